"""The FAQ entry that answers a post: the nearest by TF-IDF cosine over n-grams of characters (and words)."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from activesupport.domain.reply import Faq
from activesupport.text.normalise import normalise
from activesupport.text.tokens import strip_addresses

THRESHOLDS = {"ja": 0.24}
THRESHOLD = 0.2
"""Below this cosine (0..1) there is no answer: better silence than a wrong one. See test_faq.py."""

_ANSWER_WEIGHT = 0.5
_RUN = re.compile(r"[一-龯々〆ヶ]+|[ァ-ヺー]+|[a-z0-9]+|[ぁ-ゖー]+")
_KANJI_WEIGHT = 0.7
_GRAMMAR_WEIGHT = 0.25
_WORD = re.compile(r"[^\W_]+")
_GLUE = """
a about all am an and any are as at be been but by can do does doing for from get got had has have how i if in
is it its just me my no not of on or our so that the their them then there they this to too up us was we what
when where which who why will with would you your anyone please help know need want
"""
GLUE_WORDS = frozenset(_GLUE.split())
"""English words that say nothing of the matter."""
Weights = dict[str, float]


class FaqIndex:
    """The entries of one version of the rules, indexed by language at construction; only read after that."""

    def __init__(self, faq: Sequence[Faq]) -> None:
        languages = sorted({language for entry in faq for language in entry.texts})
        self._tables = {language: _Table(faq, language) for language in languages}

    def best(self, text: str, language: str, brand: str) -> tuple[Faq, float] | None:
        """The nearest entry for this brand and its cosine (0..1); None below the threshold.

        `text` is a normalised post; addresses in it do not count. Among equals the first in the files wins.
        """
        table = self._tables.get(language)
        return table.best(text, brand) if table else None


class _Table:
    """An inverted index of one language: n-gram to the entries that hold it, with their weights."""

    def __init__(self, faq: Sequence[Faq], language: str) -> None:
        entries = [entry for entry in faq if language in entry.texts]
        self._split = _unspaced if language == "ja" else _spaced
        self._threshold = THRESHOLDS.get(language, THRESHOLD)
        rows = [self._row(entry, language) for entry in entries]
        found_in = Counter(gram for row in rows for gram in row)
        self._idf = {gram: math.log((1 + len(rows)) / count) for gram, count in found_in.items()}
        # A gram that no entry holds says that the post is about something else as well.
        self._unknown = math.log(1 + len(rows))
        self._entries: list[Faq] = entries
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for place, row in enumerate(rows):
            self._post(place, row)

    def best(self, text: str, brand: str) -> tuple[Faq, float] | None:
        query = self._split(strip_addresses(text))
        sums = [0.0] * len(self._entries)
        square = 0.0
        for gram, count in query.items():
            idf = self._idf.get(gram)
            weight = count * (self._unknown if idf is None else idf)
            square += weight * weight
            for place, of_entry in self._postings.get(gram, ()):
                sums[place] += weight * of_entry
        norm = math.sqrt(square) or 1.0
        fitting = [
            (total / norm, -place)
            for place, total in enumerate(sums)
            if total > 0 and (not self._entries[place].brands or brand in self._entries[place].brands)
        ]
        score, place = max(fitting, default=(0.0, 0))
        return (self._entries[-place], score) if score >= self._threshold else None

    def _row(self, entry: Faq, language: str) -> Weights:
        said = entry.texts[language]
        row = self._split(normalise(said.question))
        for gram, count in self._split(normalise(said.answer)).items():
            row[gram] = row.get(gram, 0.0) + _ANSWER_WEIGHT * count
        return row

    def _post(self, place: int, row: Weights) -> None:
        weights = {gram: count * self._idf[gram] for gram, count in row.items()}
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for gram, weight in weights.items():
            self._postings.setdefault(gram, []).append((place, weight / norm))


def weighted_grams(text: str, language: str) -> Weights:
    """What a normalised text is about: n-grams, each with how much it counts; whole words begin with "="."""
    return _unspaced(text) if language == "ja" else _spaced(text)


def _damped(grams: Iterable[str]) -> Weights:
    return {gram: 1 + math.log(count) for gram, count in Counter(grams).items()}


def _unspaced(text: str) -> Weights:
    """Kanji by one and two, each with the kana that follows; katakana and Latin words whole and by three.

    Hiragana by two and three is mostly grammar and counts little.
    """
    grams: list[str] = []
    kanji: list[str] = []
    grammar: list[str] = []
    before = ""
    for match in _RUN.finditer(text):
        run = match.group()
        stem, before = before, ""
        if "ぁ" <= run[0] <= "ゖ":
            grammar += _of_size(run, 2) + _of_size(run, 3)
            if stem and text[match.start() - 1] == stem:
                grams.append(stem + run[0])
        elif "一" <= run[0] <= "龯":
            grams += _of_size(run, 2)
            kanji += run
            before = run[-1]
        else:
            grams += [f"={run}", *_of_size(run, 3)]
    weights = {gram: weight * _KANJI_WEIGHT for gram, weight in _damped(kanji).items()}
    weights.update((gram, weight * _GRAMMAR_WEIGHT) for gram, weight in _damped(grammar).items())
    weights.update(_damped(grams))
    return weights


def _of_size(run: str, size: int) -> list[str]:
    return [run[i : i + size] for i in range(len(run) - size + 1)]


def _spaced(text: str) -> Weights:
    """Words that carry meaning, and their four letters in a row, so that "cancelling" is near "cancel"."""
    words = [word for word in _WORD.findall(text.replace("'", "")) if word not in GLUE_WORDS]
    grams = [f" {word} "[i : i + 4] for word in words for i in range(max(1, len(word) - 1))]
    return _damped([*(f"={word}" for word in words), *grams])
