"""Why a post was judged so: the parts of it that pushed a label, what they say, and the nearest labelled posts.

A part counts by what its absence would change (occlusion, Zeiler and Fergus 2014): that is true of every tier alike,
and its place in the original text is known without any bookkeeping.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from activesupport.domain.labels import Label, Utterance
from activesupport.language.corpus import LABELS, Example
from activesupport.language.cues import cues_in
from activesupport.language.judge import LabelJudge
from activesupport.language.represent import sentence
from activesupport.text import has_words, normalise

LONGEST = 300
"""Characters of a post that are explained: each of its parts costs an embedding of all the others."""
MOST_PARTS = 24
"""Parts that are left out one after the other."""
_TOGETHER = (1, 3)
"""How many neighbouring parts are left out at once: a word alone, and a phrase."""
_LEAST_PUSH = 0.15
"""Log-odds from which on a part is worth showing."""

_NOT_SHOWN = " \t\n\u3000、。，．,.…"
"""What a part is not shown with at its end."""
_WORD = re.compile(r"\S+\s*")
_JAPANESE_PART = re.compile(
    r"(?:[0-9０-９]*[\u4e00-\u9fff々]+[\u3040-\u309fー]*|[\u30a0-\u30ff]+[\u3040-\u309f]*|[\u3040-\u309fー]+"
    r"|[A-Za-z0-9０-９@#_.]+|\S)[^\w@#]*"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A part of the original text (`start` to `end` in code points) that pushed a label, by `push` in log-odds; `cues`
    name what it says in so many words.
    """

    label: Label
    start: int
    end: int
    text: str
    push: float
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A labelled post that means something like it; `likeness` is a cosine, 1 for the same."""

    text: str
    labels: tuple[Label, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an explanation goes: characters of the post, parts of it, how many neighbouring parts are left out at
    once, and the push from which a part is shown.
    """

    longest: int = LONGEST
    parts: int = MOST_PARTS
    together: tuple[int, ...] = _TOGETHER
    push: float = _LEAST_PUSH


BY_WORDS = Reach(longest=1500, parts=150, together=(1, 2), push=0.5)
"""For a judge that goes by the words alone: leaving parts out costs it next to nothing."""


def evidence(
    judge: LabelJudge, said: Utterance, labels: Sequence[Label], most: int = 3, reach: Reach = Reach()
) -> list[Evidence]:
    """The parts that pushed each of `labels` most, at most `most` a label, strongest first; they do not overlap."""
    said = replace(said, text=said.text[: reach.longest])
    spans = _spans(said.text, said.language, reach)
    if not spans or not labels:
        return []
    without = [replace(said, text=said.text[:start] + " " + said.text[end:]) for start, end in spans]
    probabilities, _decision = judge.probabilities([said, *without], judge.language_of(said))
    odds = np.log(np.clip(probabilities, 1e-6, 1 - 1e-6)) - np.log(1 - np.clip(probabilities, 1e-6, 1 - 1e-6))
    found: list[Evidence] = []
    for label in labels:
        pushes = odds[0, LABELS.index(label)] - odds[1:, LABELS.index(label)]
        found += _strongest(said, label, spans, pushes.tolist(), most, reach.push)
    return found


def neighbours(judge: LabelJudge, examples: Sequence[Example], said: Utterance, count: int = 3) -> list[Neighbour]:
    """The `count` nearest of the examples that the judge was trained on; none for a judge without meaning."""
    if judge.meaning is None or judge.embedder is None or not has_words(said.text):
        return []
    found, cosines = judge.meaning.nearest(judge.embedder.embed([sentence(said)]), count)
    return [
        Neighbour(
            examples[index].text,
            tuple(label for label in LABELS if label in examples[index].labels),
            round(float(cosine), 3),
        )
        for index, cosine in zip(found[0].tolist(), cosines[0], strict=True)
    ]


def _strongest(
    said: Utterance, label: Label, spans: Sequence[tuple[int, int]], pushes: Sequence[float], most: int, least: float
) -> list[Evidence]:
    """Greedy: the strongest span for its length, then the next that does not touch it."""
    chosen: list[Evidence] = []
    ranked = sorted(zip(pushes, spans, strict=True), key=lambda one: -one[0] / (1 + 0.02 * (one[1][1] - one[1][0])))
    for push, (start, end) in ranked:
        if push < least or len(chosen) == most:
            break
        if all(end <= one.start or start >= one.end for one in chosen):
            text = said.text[start:end].rstrip(_NOT_SHOWN)
            if not text:
                continue
            cues = cues_in(normalise(text), said.language)
            chosen.append(Evidence(label, start, start + len(text), text, round(push, 2), cues))
    return chosen


def _spans(text: str, language: str, reach: Reach) -> list[tuple[int, int]]:
    """Words, or what comes near to phrases in Japanese, alone and three together."""
    pattern = _JAPANESE_PART if language == "ja" else _WORD
    parts = [match.span() for match in pattern.finditer(text)][: reach.parts]
    return [
        (parts[index][0], parts[index + size - 1][1])
        for size in reach.together
        for index in range(len(parts) - size + 1)
    ]
