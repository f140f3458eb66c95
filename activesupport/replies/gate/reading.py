"""A post as the gate reads it: the writer's own words in normal form, sentence by sentence, and in what tone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from activesupport.text import Phrases, normalise, signs, split_quote, strip_addresses

# Titles of books, films and songs: who dies in 『…』 is nobody's mother.
_TITLE = re.compile(r"『[^『』]{1,60}』")
_END = re.compile(r"(?<=[。!?\n])|(?<=\.)\s+")
_LAUGHTER = frozenset({"www", "笑", "草", "😂", "🤣", "😆", "😹", "🤪", "💀", "☠", "XD", ":D", "xD"})
_LAUGHS = re.compile(
    r"\b(?:lo+l\w?|lmf?ao+\w*|rofl|(?:ha){2,}h?|(?:he){2,}|jk|j/k|kidding|xd+)\b|ʬ|(?<![a-z])w+$|なんちゃって|冗談|大げさ"
    r"|大袈裟"
)
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_LATIN = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Reading:
    """`sentences` are in normal form, without addresses, titles and what was quoted; `laughs` if the writer does."""

    sentences: tuple[str, ...]
    laughs: bool
    japanese: bool
    english: bool

    @property
    def text(self) -> str:
        return "\n".join(self.sentences)


def read(text: str, language: str) -> Reading:
    """Read a post in `language` ("ja", "en", …); people mix, so that either script is read where it occurs."""
    own, quoted = split_quote(text)
    shown = strip_addresses(own or quoted).replace("’", "'").replace("‘", "'")
    words = _TITLE.sub(" ", normalise(shown))
    return Reading(
        sentences=tuple(part.strip() for part in _END.split(words) if part.strip()),
        laughs=not _LAUGHTER.isdisjoint(signs(shown)) or _LAUGHS.search(words) is not None,
        japanese=language == "ja" or (language in {"en", "und"} and _KANA.search(words) is not None),
        english=_LATIN.search(words) is not None,
    )


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that is said, `unless` the same sentence shows that it is meant otherwise."""

    says: Phrases
    unless: Phrases | None = None

    def found_in(self, sentence: str) -> str:
        """The words that say it, or ""."""
        found = self.says.search(sentence)
        if found is None or (self.unless is not None and self.unless.search(sentence)):
            return ""
        return found.group().strip()


@dataclass(frozen=True, slots=True)
class Together:
    """Two things that mean it when one post says both, `unless` it shows anywhere that it is meant otherwise."""

    one: Phrases
    other: Phrases
    unless: Phrases | None = None

    def found_in(self, text: str) -> str:
        """The words of the first of them, or ""."""
        one, other = self.one.search(text), self.other.search(text)
        if one is None or other is None or (self.unless is not None and self.unless.search(text)):
            return ""
        return one.group().strip()


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one topic, by language: a `Sign` is looked for in every sentence, a `Together` in the whole post."""

    ja: Sequence[Sign | Together]
    en: Sequence[Sign | Together]

    def found_in(self, reading: Reading) -> str:
        """The first words of the post that say it, or ""."""
        signs = (*(self.ja if reading.japanese else ()), *(self.en if reading.english else ()))
        for sign in signs:
            for part in (reading.text,) if isinstance(sign, Together) else reading.sentences:
                if words := sign.found_in(part):
                    return words
        return ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Words that only sound like a topic: wherever they stand, or where the post says `beside` and not `unless`."""

    words: Phrases
    beside: Phrases | None = None
    unless: Phrases | None = None

    def taken_out(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        """The sentences without these words."""
        text = "\n".join(sentences)
        if (self.beside and not self.beside.search(text)) or (self.unless and self.unless.search(text)):
            return sentences
        return tuple(self._without(sentence) for sentence in sentences)

    def _without(self, sentence: str) -> str:
        rest = sentence
        for found in reversed([*self.words.finditer(sentence)]):
            rest = f"{rest[: found.start()]}、{rest[found.end() :]}"
        return rest
