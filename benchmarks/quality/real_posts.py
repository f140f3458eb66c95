"""Posts by real people: trained on the folds of one set, and judged by the shipped model that never saw any of them."""

from collections.abc import Callable, Sequence

from activesupport.language.convert import Format
from activesupport.language.corpus import Example
from activesupport.language.evaluate import Figure, Judged, judge_in_folds
from benchmarks.quality.data import (
    CHURN,
    COMPLAINT,
    FULL,
    WORDS,
    Bench,
    NotMeasured,
    answers_of,
    judge_by_all,
    to_brands,
)
from benchmarks.quality.figures import (
    COMPARED_COLUMNS,
    Compared,
    column_of,
    compared,
    macro_f1_of,
    precision_of,
    recall_of,
    roc,
)
from benchmarks.quality.results import Beaten, Cell, Check, Section, Table

FOLDS = 10
_UNKNOWN = "not told"
PUBLISHED: Sequence[Sequence[Cell]] = (
    ("logistic regression (Preoţiuc-Pietro et al. 2019)", 0.79, _UNKNOWN),
    ("transformers (Jin and Aletras 2020)", 0.87, _UNKNOWN),
    ("transformers, with severity (Jin and Aletras 2021)", 0.882, _UNKNOWN),
)


def in_folds(bench: Bench) -> Section:
    """Ten folds of complaints_dev: what the method learns from the same data as the published models."""
    title = "Complaints of the published corpus, ten folds"
    try:
        examples = bench.public(Format.COMPLAINTS)
    except NotMeasured as reason:
        return Section(title, "What the method learns from the data of the published models.", missing=[str(reason)])
    _known, answers = answers_of(examples, COMPLAINT)
    rows: list[Sequence[Cell]] = []
    best: Figure | None = None
    for name, embedder in ((WORDS, None), (FULL, bench.vectors)):
        judged = judge_in_folds(
            examples, FOLDS, embedder.name if embedder else "", embedder.embed if embedder else None
        )
        best = macro_f1_of(judged.given[:, COMPLAINT], answers)
        rows.append([f"this judge, {name}", best, roc(judged.probabilities[:, COMPLAINT], answers)])
    return Section(
        title=title,
        meaning=(
            f"{len(examples):,} tweets of complaints_dev ({int(answers.sum()):,} complaints), without copies. Trained "
            "on nine tenths and measured on the tenth, ten times; the cut is learnt inside the nine tenths. The "
            "published models were trained on the whole corpus, of which this is a part, so the comparison is near but "
            "not exact."
        ),
        tables=[Table("Trained on the folds", ("by", "macro-F1", "ROC-AUC"), [*rows, *PUBLISHED])],
        checks=[Check("macro-F1, words and meaning", best, 0.87)] if best else [],
    )


def never_trained(bench: Bench) -> Section:
    """The shipped model on posts of real people."""
    sets: list[tuple[str, str, int, float | None, Callable[[], list[Example]]]] = [
        ("complaints_dev, all", "en", COMPLAINT, None, lambda: bench.public(Format.COMPLAINTS)),
        ("complaints_dev, to brands", "en", COMPLAINT, 0.88, lambda: to_brands(bench.public(Format.COMPLAINTS))),
        ("airline_dev", "en", COMPLAINT, 0.92, lambda: bench.public(Format.AIRLINE)),
        ("jrte_pn, polarity −1", "ja", COMPLAINT, None, lambda: bench.public(Format.JRTE_PN)),
        ("churn_chatbot, churn", "en", CHURN, None, lambda: bench.public(Format.CHURN_CHATBOT)),
    ]
    ranks: list[Sequence[Cell]] = []
    cuts: list[Sequence[Cell]] = []
    checks: list[Check] = []
    beaten: list[Beaten] = []
    missing: list[str] = []
    for name, language, column, target, read in sets:
        try:
            examples = read()
        except NotMeasured as error:
            missing.append(f"{name}: {error}")
            continue
        judged = judge_by_all(bench, examples)
        found = _ranked(name, language, column, examples, judged)
        ranks += found.rows
        missing += found.missing
        beaten += found.beaten if column == COMPLAINT else ()
        cuts += _at_the_cut(name, column, examples, judged)
        if target is not None and FULL in found.judges:
            checks.append(Check(f"ROC-AUC, {name}, {FULL}", found.judges[FULL], target))
    return Section(
        title="Posts by real people, by the shipped model",
        meaning=(
            "Nothing was trained on these sets, whose authors and brands are not those of the training data: this is "
            "what an operator with a new brand meets on the first day. ROC-AUC is the chance that a complaint is "
            "ranked above another post. jrte_pn holds sentences of hotel reviews, of which a negative one counts as a "
            "complaint; airline_dev counts negative sentiment toward an airline as one."
        ),
        tables=[
            Table("How well posts are ranked", COMPARED_COLUMNS, ranks),
            Table("At the shipped cut", ("posts of", "by", "macro-F1", "precision", "recall"), cuts),
        ]
        if ranks
        else [],
        checks=checks,
        missing=sorted(set(missing)),
        beaten=beaten,
    )


def _ranked(name: str, language: str, column: int, examples: Sequence[Example], judged: dict[str, Judged]) -> Compared:
    known, answers = answers_of(examples, column)
    texts = [examples[row].text for row in known]
    return compared(name, language, texts, column_of(judged, column, known), answers, FULL)


def _at_the_cut(name: str, column: int, examples: Sequence[Example], judged: dict[str, Judged]) -> list[Sequence[Cell]]:
    known, answers = answers_of(examples, column)
    rows: list[Sequence[Cell]] = []
    for by, one in judged.items():
        given = one.given[known, column]
        measured = (measure(given, answers) for measure in (macro_f1_of, precision_of, recall_of))
        rows.append([name, by, *measured])
    return rows
