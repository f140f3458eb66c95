"""Masked names: the brand's name written so that a search does not find it (ツムギモ○イル, t*umugi, ツ厶ギ, t/s/u/m/u/g/i).

A name that also stands there plainly is not hidden. A swear word behind stars is not a name.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from activesupport.text import strip_addresses

_MASK = "○"
_ALIKE = (
    "か力", "え工", "ろ口囗", "に二", "は八", "み三彡", "ち千", "た夕", "と卜", "む厶", "お才", "ひ匕", "ー一-―—–─~", "り刂", "の丿ﾉ",
    "a4@аαδ^", "b8вß", "c(¢©с", "e3€еëє", "g96", "h#нн", "i1!|lі¡", "k‹к", "l1!|i£ι", "m‹м", "n‹ипη", "o0ø°оο0●○〇", "p‹рρ", "r‹яг",
    "s5$§ѕz", "t7+†т", "u‹υµ", "v‹ν", "w‹ωш", "x‹хχ×", "y¥у", "z2",
)  # fmt: skip
"""The letter as it is folded here, then what people and other alphabets put in its place."""
_TAKEN_APART = {"る": "のれ", "ね": "ネ申", "銀": "金艮", "行": "彳亍", "便": "亻更", "林": "木木", "鉄": "金失", "航": "舟亢", "ほ": "木"}
_LOOKS_LIKE = {group[0]: frozenset(group[1:]) - {"‹"} for group in _ALIKE}
# Not a mask: what ends or joins words anyway.
_PLAIN_MARKS = frozenset("、。,.「」『』()（）\"“”:;：；~\n")
_JOINERS = r"[ 　・&'’,.\-]"
_SLASHES = frozenset("/|_\\¦.・*○‐-,'`´ ")
_GENERIC = re.compile(
    r"(?:もばいる|銀行|ばんく|電力|でんき|電気|航空|鉄道|交通|ほてる|旅館|おんらいん|くろにくる|tv|てれび|便|屋|や|保険|証券|生命|通信|しょっぷ|すとあ|らいん"
    r"|mobile|bank|banking|energy|power|electric|air|airways|airlines?|rail|railways?|trains?|hotels?|online|games?|tv|telecom|insurance|shop|store|group|foods?)$"
)  # fmt: skip
_SAYS_SO = re.compile(
    r"伏せ字|伏字|伏せ(?:ます|とく|ておく|てる|と(?:い|か)|る(?:けど|わ|が))|(?:検索|エゴサ|サーチ)(?:避|除|よけ|対策|に(?:引っ|かか|ひっ))|名前(?:は|を)?(?:出す|出したら|書く|伏せ|隠)"
    r"|(?:社|店|会社|企業|ブランド)名(?:は|を)?(?:伏|隠|ぼか|出(?:す|さ))|ぼかして(?:書|お)|名指し(?:は|を)?(?:避|し(?:ない|たく))"
    r"|\bcensor(?:ed|ing)\b(?=.{0,60}\b(?:so|name|find|search|them|it)\b)|\bnot (?:typing|writing|spelling|saying|naming|using|putting) (?:\w+ ){0,4}?(?:name|it (?:out|properly|right|in full)|them)\b"
    r"|\bso (?:that )?(?:they|it|the (?:\w+ )?(?:intern|brand|bots?|company|team|social\w*)|their (?:\w+ )?(?:intern|bots?|team|people)|nobody from \w+|corporate|pr|i) (?:\w+ )?(?:can'?t|don'?t|doesn'?t|won'?t|couldn'?t|cannot) (?:\w+ )?(?:find|search|see|spot|pop up|show up|turn up)\b|\b(?:won'?t|not) (?:name|say|type|write) (?:names|the (?:name|brand|company))"
    r"|\b(?:they|you|who) (?:name ?)?search (?:it|for it|their name|the name|their own name)\b|\bsearch[- ]?proof\w*|\bavoid(?:ing)? (?:the )?(?:search|name ?search)\w*|\brhymes with\b|\bstarts with (?:an? )?[a-z]\b.{0,20}\bends"
)


def masked_name(text: str, names: Sequence[str]) -> str:
    """The masked name as it stands in the post, or "". `text` is the post as written; without names nothing is found."""
    known = [words for name in names if len("".join(words := _words(name))) >= 3]
    if not known:
        return ""
    folded = _folded(strip_addresses(text))
    if any(_plain(words).search(folded) for words in known):
        return ""
    plain_names = ["".join(words) for words in known]
    for letters in plain_names:
        for found in _disguised(letters).finditer(folded):
            if _is_masked(found.group(), letters):
                return found.group().strip()
    return _by_its_head(folded, plain_names) or _by_own_words(folded)


def _by_its_head(folded: str, names: Iterable[str]) -> str:
    """The part that tells brands apart (ツムギ of ツムギモバイル), if it is masked and nowhere plain."""
    heads = {head for name in names if len(head := _head(name)) >= 3 and head != name}
    if any(_plain((head,)).search(folded) for head in heads):
        return ""
    for head in heads:
        for found in _disguised(head).finditer(folded):
            if _is_masked(found.group(), head):
                return found.group().strip()
    return ""


def _by_own_words(folded: str) -> str:
    """Some say that they hide the name; then it need not be recognised."""
    said = _SAYS_SO.search(folded.replace("_", ""))
    return said.group() if said else ""


def _head(letters: str) -> str:
    return _GENERIC.sub("", letters)


def _folded(text: str) -> str:
    """Normal width and case, katakana as hiragana, every run of signs that may hide a letter as one ○."""
    wide = unicodedata.normalize("NFKC", text.replace("®", "").replace("™", "")).lower()
    kana = "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in wide)
    return "".join(char for char in kana if unicodedata.category(char) not in {"Cf", "Mn", "Cc"} or char == "\n")


def _words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, letters and digits only."""
    return tuple(re.findall(r"[^\W_]+", _folded(name)))


def _is_sign(char: str) -> bool:
    return not char.isalnum() and not char.isspace() and char not in _PLAIN_MARKS and char != "ー"


@lru_cache(maxsize=512)
def _plain(words: tuple[str, ...]) -> re.Pattern[str]:
    """The name; a blank or a dot in one or two places hides nothing, but not one between any two letters."""
    breaks = [f"{_JOINERS}{{0,3}}".join(map(re.escape, words))]
    letters = "".join(words)
    for place in range(1, len(letters)):
        breaks.append(rf"{re.escape(letters[:place])}{_JOINERS}{{1,3}}{re.escape(letters[place:])}")
    edge = (r"(?<![a-z0-9])" if letters[0].isascii() else ""), (r"(?![a-z0-9])" if letters[-1].isascii() else "")
    return re.compile(f"{edge[0]}(?:{'|'.join(breaks)}){edge[1]}")


_SIGN_CLASS = r"[^\w\s.、。,「」『』()（）\"“”:;：；~]|_|○|〇|◯"


@lru_cache(maxsize=512)
def _disguised(letters: str) -> re.Pattern[str]:
    """The name with a sign, or what looks alike, in place of letters, or with signs between them."""
    units = []
    for letter in letters:
        alike = "".join(map(re.escape, sorted(_LOOKS_LIKE.get(letter, frozenset()))))
        apart = f"|{_TAKEN_APART[letter]}" if letter in _TAKEN_APART else ""
        units.append(rf"(?:[{re.escape(letter)}{alike}]{apart}|(?:{_SIGN_CLASS}){{1,2}}|(?<={_MASK}))")
    gap = rf"(?:{_JOINERS}|[/|_○*・¦])?"
    edge = r"(?<![a-z0-9])" if letters[0].isascii() else ""
    end = r"(?![a-z])" if letters[-1].isascii() else ""
    return re.compile(edge + gap.join(units) + end)


def _is_masked(written: str, letters: str) -> bool:
    """Enough of the name is there to be recognised, its telling part among it, and something is not as it should be."""
    kept = _common(written, letters)
    signs = sum(_is_sign(char) for char in written)
    alike = sum(char.isalnum() for char in written) - kept
    if kept == len(letters):
        between = sum(char in _SLASHES or _is_sign(char) for char in written)
        return between >= max(2, (len(letters) - 1) // 2) or (between >= 1 and any(char in "/|_○*¦" for char in written))
    least = 2 if not letters.isascii() else 3
    head = _head(letters) or letters
    tells = _common(written, head) + min(alike, 2) > 0 and _common(written[: len(head) + signs], head) > 0
    return (signs > 0 or alike > 0) and kept + alike >= least and 2 * (kept + alike) >= len(letters) and kept >= 1 and tells


def _common(written: str, letters: str) -> int:
    """How many letters of the name stand in what is written, in order."""
    place = count = 0
    for letter in letters:
        found = written.find(letter, place)
        if found >= 0:
            place, count = found + 1, count + 1
    return count
