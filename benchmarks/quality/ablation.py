"""What each part is worth: tiers, the signs for names and handles, groups of the corpus, free data added."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from activesupport.domain.labels import Label
from activesupport.language.convert import Format
from activesupport.language.corpus import LABELS, Example
from activesupport.language.evaluate import Answers, Figure, Numbers
from activesupport.language.judge import LabelJudge
from benchmarks.quality.data import COMPLAINT, WORDS, Bench, NotMeasured, answers_of, to_brands
from benchmarks.quality.figures import precision_of_ranks, roc
from benchmarks.quality.held_out import LANGUAGES, in_language
from benchmarks.quality.results import Cell, Section, Table
from benchmarks.quality.training import judged_by, meaning_alone, trained

AIRLINE_POSTS = 3_000
QUESTION = LABELS.index(Label.QUESTION)
ADDED = 1_500
"""Posts of each free set: with all of them one training takes many minutes."""
GROUPS = {
    "threads, firsts, travel, chatter, pairs, reviews": re.compile(
        r"threads|firsts|travel-plain|chatter|pairs|reviews"
    ),
    "plain": re.compile(r"plain"),
    "moods": re.compile(r"moods"),
}
"""Files by how they are named; the rest are named after sectors."""
REST = "sectors (the rest)"

Change = Callable[[Example], Example]


@dataclass(frozen=True)
class Line:
    """Posts that something is measured on, and by which measure."""

    name: str
    examples: Sequence[Example]
    measure: Callable[[Numbers, Answers], Figure | None]


def ablation(bench: Bench) -> Section:
    """Complaint on the held-out part and on posts by real people, by judges that lack something."""
    lines, missing = _lines(bench)
    training = bench.training
    everything = trained(bench, training)
    with meaning_alone():
        without_words = trained(bench, training)
    rows: list[Sequence[Cell]] = [
        ["everything", len(training), *_measured(lines, everything)],
        [WORDS, len(training), *_measured(lines, _without_meaning(everything))],
        ["meaning alone", len(training), *_measured(lines, without_words)],
    ]
    plain = trained(bench, [without_signs(one) for one in training])
    rows.append(["without signs for names and handles", len(training), *_measured(lines, plain, without_signs)])
    for group, members in groups(training).items():
        kept = [one for one in training if one not in members]
        rows.append([f"without {group}", len(kept), *_measured(lines, trained(bench, kept))])
    return Section(
        title="What each part is worth",
        meaning=(
            "Trained again without one part after the other, or with free data added; every post is embedded, and "
            "nothing is trained on what it is measured on. The held-out columns are average precision, the others "
            "ROC-AUC. A part is worth the difference to the first line; where the intervals overlap widely it may be "
            "chance."
        ),
        tables=[
            Table("Complaint", ("judge", "posts", *(line.name for line in lines)), rows),
            _free_data(bench, missing),
        ],
        notes=["“Without signs” leaves brand names and handles as plain words, in training and in what is measured."],
        missing=missing,
    )


def _free_data(bench: Bench, missing: list[str]) -> Table:
    """Measured on questions: neither set says what is a complaint, so there it could change nothing."""
    lines = _held_out(bench)
    rows: list[Sequence[Cell]] = [["everything", len(bench.training), *_questions(bench, lines, bench.training)]]
    for form in (Format.BANKING77, Format.ASDC):
        try:
            both = [*bench.training, *bench.public(form, ADDED)]
        except NotMeasured as reason:
            missing.append(f"with {form}: {reason}")
            continue
        rows.append([f"with {form}", len(both), *_questions(bench, lines, both)])
    columns = ("judge", "posts", *(line.name for line in lines))
    return Table("Question, with free data added (neither set says what is a complaint)", columns, rows)


def _questions(bench: Bench, lines: Sequence[Line], examples: Sequence[Example]) -> list[Figure | None]:
    judge = trained(bench, examples, label=Label.QUESTION)
    return _measured_by(lines, lambda posts: judged_by(judge, posts, QUESTION)[0], QUESTION)


def groups(examples: Sequence[Example]) -> dict[str, list[Example]]:
    """Examples by the group of the file they come from; groups without any are left out."""
    found: dict[str, list[Example]] = {}
    for one in examples:
        group = next((name for name, pattern in GROUPS.items() if pattern.match(one.source)), REST)
        found.setdefault(group, []).append(one)
    return found


def without_signs(one: Example) -> Example:
    """The same post with its brand's name and its handles as ordinary words."""
    return replace(one, brand="", text=one.text.replace("@", " "))


def _lines(bench: Bench) -> tuple[list[Line], list[str]]:
    lines = _held_out(bench)
    missing: list[str] = []
    sets: dict[str, Callable[[], list[Example]]] = {
        "complaints_dev, to brands": lambda: to_brands(bench.public(Format.COMPLAINTS)),
        "airline_dev": lambda: bench.public(Format.AIRLINE, AIRLINE_POSTS),
    }
    for name, read in sets.items():
        try:
            lines.append(Line(name, read(), roc))
        except NotMeasured as reason:
            missing.append(f"{name}: {reason}")
    return lines, missing


def _held_out(bench: Bench) -> list[Line]:
    return [
        Line(f"held-out, {spoken}", in_language(bench.held_out, language), precision_of_ranks)
        for language, spoken in LANGUAGES.items()
    ]


def _measured(lines: Sequence[Line], judge: LabelJudge, change: Change = lambda one: one) -> list[Figure | None]:
    return _measured_by(lines, lambda examples: judged_by(judge, [change(one) for one in examples])[0])


def _measured_by(
    lines: Sequence[Line], score: Callable[[Sequence[Example]], Numbers], column: int = COMPLAINT
) -> list[Figure | None]:
    return [line.measure(score(line.examples), answers_of(line.examples, column)[1]) for line in lines]


def _without_meaning(judge: LabelJudge) -> LabelJudge:
    return LabelJudge(judge.languages, judge.version)
