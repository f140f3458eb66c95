"""Which language a post is in; made for short posts, and slow to say "not English" or "not Japanese"."""

from functools import lru_cache
from typing import Protocol, cast

import regex

from ._addresses import without_addresses
from ._characters import unified
from ._han import chinese_evidence
from ._scripts import foreign_script
from ._words import ENGLISH, OTHERS
from .signs import without_faces
from .tokens import strip_addresses

# What the model may answer. Close kin of larger languages (ca, gl, ms, hr) are left out: on short posts they
# are mostly mistakes.
_LATIN_LANGUAGES = "en es pt fr de it nl sv da no fi pl cs ro hu tr id tl vi"
# How much more likely than English (natural logarithm) the model must find its answer. On some 17,000
# English posts it went astray by 5 at most where no word was English and two or more stood there, by 11 on
# single and half English ones.
_MARGIN_WITH_SIGN = 4.0
_MARGIN_NO_ENGLISH = 9.0
_MARGIN_ON_DOUBT = 14.0
_MARGIN_SURE = 40.0

_HIRAGANA = regex.compile(r"[ぁ-ゖゝゞ]")
_KATAKANA = regex.compile(r"[ァ-ヺヽヾ]")
_HAN = regex.compile(r"[\p{Han}々〆〇]")
_JAPANESE = regex.compile(r"[ぁ-ゖゝゞァ-ヺーヽヾ\p{Han}々〆〇]")
_WORD = regex.compile(r"\p{Latin}[\p{Latin}\p{Mn}]*(?:'[a-z]+)?")
_LETTER = regex.compile(r"\p{L}")
_QUOTED = regex.compile(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"]*\"")
# Kana that people draw faces with: ¯\_(ツ)_/¯, "haha ツ".
_FACE = regex.compile(r"(?<![ァ-ヺーぁ-ゖ\p{Han}])[ツッシヅジ](?![ァ-ヺーぁ-ゖ\p{Han}])")
_DRAWN_OUT = regex.compile(r"(.)\1{2,}")
# No é: English posts hold it in names and loan words (café, Beyoncé).
_TELLING = regex.compile(r"[ßğışłżźćńęąőűđơưạảấầẩậắặẹẻẽếềểễệịỉĩọỏốồổỗộớờởợụủứừửữựỳỷỹãõñ¿¡øåæœçäöüàèìòù]")


class _Model(Protocol):
    def set_languages(self, langs: list[str]) -> None: ...

    def rank(self, text: str) -> list[tuple[str, float]]: ...


class _Loader(Protocol):
    def from_model_file(self, model_file: str) -> _Model: ...


@lru_cache(maxsize=1)
def _model() -> _Model:
    """Load py3langid's model (about 0.7 s, once): only posts whose words do not settle it come here."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # pyright: ignore[reportMissingTypeStubs]

    model = cast(_Loader, LanguageIdentifier).from_model_file(MODEL_FILE)
    model.set_languages([*_LATIN_LANGUAGES.split()])
    return model


def detect(text: str) -> str:
    """Give the ISO 639-1 code of the language a post is written in, or "und".

    "und": no letters besides URLs, mentions and faces. Addresses and hashtags do not count, unless hashtags
    are all there is. Mixed posts go to the language that carries the sentence. Han characters alone are
    Japanese unless something speaks for Chinese; Latin letters are English unless something speaks clearly
    for another language.
    """
    plain = _plain(text)
    words = _words(plain)
    if not plain.isascii():
        code = _beside_latin(plain, words)
        if code:
            return code
    if len(words) < 3:
        words = _words(without_faces(plain))  # nothing but xD or orz
    return _latin(words, names=plain.istitle() or plain.isupper()) if words else "und"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _plain(text: str) -> str:
    """Leave what can be judged: no addresses, and of hashtags the words only where nothing else is left."""
    if not text.isascii():
        text = unified("NFKC", without_faces(text) if "(" in text or "（" in text else text)
    plain = without_addresses(text, hashtags=True)
    if not _LETTER.search(plain):
        plain = strip_addresses(text)
    return plain if plain.isascii() else _FACE.sub(" ", plain)


def _beside_latin(plain: str, words: list[str]) -> str:
    """Give the language of the writing beside Latin if it carries the post, else ""."""
    hiragana, katakana, han = (len(kind.findall(plain)) for kind in (_HIRAGANA, _KATAKANA, _HAN))
    code, size = foreign_script(plain)
    if hiragana + katakana + han > 2 * size:
        if words and _is_english_frame(plain, words, hiragana, hiragana + katakana + han):
            return "en"
        return _japanese_or_chinese(plain, hiragana, katakana, han)
    if not code:
        return ""
    english = _count(words, ENGLISH)
    return "en" if english >= 2 and len(words) > size else code


def _japanese_or_chinese(plain: str, hiragana: int, katakana: int, han: int) -> str:
    """Kana decide for Japanese, save a の or a brand's katakana in a text that is otherwise Chinese."""
    kana_decides = hiragana > 1 or katakana > han
    return "zh" if han and not kana_decides and chinese_evidence(plain) > (2 if hiragana else 0) else "ja"


def _is_english_frame(plain: str, words: list[str], hiragana: int, japanese: int) -> bool:
    """Tell whether English words carry a post that also holds Japanese ones ("I love ツムギ mobile").

    Hiragana are grammar: with them it takes English on both sides, or twice as many words as Japanese
    characters. What is in quotation marks (song titles, error messages) does not count where anything stands
    outside.
    """
    outside = _outside_quotes(plain)
    if outside != plain and _LETTER.search(outside):
        plain, words = outside, _words(outside)
        hiragana, japanese = len(_HIRAGANA.findall(plain)), len(_JAPANESE.findall(plain))
        if not japanese or not words:
            return bool(words)
    english = _count(words, ENGLISH)
    places = [match.start() for match in _JAPANESE.finditer(plain)]
    framed = english > 1 and bool(_WORD.search(plain[: places[0]]) and _WORD.search(plain[places[-1] :]))
    if not hiragana:
        return framed or (english > 0 and len(words) > 1 and 3 * len(words) > japanese)
    return (framed and 2 * len(words) > japanese) or (english > 2 and len(words) > 2 * japanese)


def _outside_quotes(plain: str) -> str:
    """Take out what is quoted, and what then stands between marks; nobody nests quotations deeper."""
    for _ in range(3):
        outside = _QUOTED.sub(" ", plain)
        if outside == plain or not _LETTER.search(outside):
            break
        plain = outside
    return plain


def _count(words: list[str], known: frozenset[str]) -> int:
    return sum(word in known for word in words)


def _latin(words: list[str], *, names: bool) -> str:
    """Judge Latin-script words (lower case, at least one): English on doubt, and where all may be `names`."""
    words = [_DRAWN_OUT.sub(r"\1\1", word) for word in words]
    if all(set(word) == {"w"} or (len(word) == 1 and len(words) < 3) for word in words):
        return "und"  # laughter or a face: www, (^o^), m(__)m
    english = _count(words, ENGLISH)
    others = max(_count(words, known) for known in OTHERS.values())
    if english > others and (2 * english > len(words) or english > 2 * others + 2):
        return "en"
    distinct = list(dict.fromkeys(words))  # "lag lag lag" says no more than "lag"
    line = " ".join(distinct)
    ranked = _model().rank(line)
    code, best = ranked[0]
    if code == "en":
        return _by_words_alone(words) if others and not english else "en"
    sign = bool(_TELLING.search(line)) or (others > english and _is_telling(words, OTHERS.get(code, frozenset())))
    return code if best - dict(ranked)["en"] > _margin(english, len(distinct), sign, names) else "en"


def _margin(english: int, words: int, sign: bool, names: bool) -> float:
    """Give how sure the model must be, with so many English words and perhaps a sign of another language."""
    if 2 * english > words or (names and not sign):
        return _MARGIN_SURE
    if sign:
        return _MARGIN_WITH_SIGN
    return _MARGIN_NO_ENGLISH if words > 1 and not english else _MARGIN_ON_DOUBT


def _is_telling(words: list[str], known: frozenset[str]) -> bool:
    """Two words of a language, or one long one: "Chicago IL" is not Italian."""
    found = [word for word in words if word in known]
    return len(found) > 1 or any(len(word) > 3 for word in found)


def _by_words_alone(words: list[str]) -> str:
    """Overrule a model that says English of words that are none, where half are another language's."""
    code = max(OTHERS, key=lambda known: _count(words, OTHERS[known]))
    return code if 2 * _count(words, OTHERS[code]) >= len(words) else "en"
