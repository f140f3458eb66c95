"""The judge: order, languages, and a cascade that says the same of what it embeds as a judge that embeds everything."""

from dataclasses import replace

import numpy as np
import pytest

from activesupport.domain.labels import ACTIONABLE, Label, Utterance, Verdict
from activesupport.language.judge import LabelJudge
from activesupport.language.represent import sentence
from activesupport.language.train import Trained
from tests.unit.language.helpers import Hashed, posts

SAID = [one.utterance for one in posts("ja", "en")]


def _judge(trained: Trained, *, cascade: bool = True, limit: float | None = None) -> tuple[LabelJudge, Hashed]:
    """A judge of the small corpus; `limit` stands for what its cascade learnt."""
    embedder = Hashed()
    languages = {
        name: model if limit is None else replace(model, clear_below=limit) for name, model in trained.languages.items()
    }
    return LabelJudge(languages, "v", trained.meaning, embedder, cascade=cascade), embedder


def _scores(verdicts: list[Verdict]) -> np.ndarray:
    return np.array([[one.scores[label] for label in Label] for one in verdicts])


def test_verdicts_come_in_the_order_of_the_posts(trained: Trained) -> None:
    judge, _embedder = _judge(trained)
    mixed = [SAID[index] for index in np.random.default_rng(1).permutation(len(SAID))] + [Utterance("", "ja")]
    together = judge.judge(mixed)
    alone = [judge.judge([one])[0] for one in mixed]
    assert _scores(together) == pytest.approx(_scores(alone), abs=2e-4)
    assert [one.labels for one in together] == [one.labels for one in alone]
    assert {one.model for one in together} == {"v"}


def test_nobody_is_judged_where_there_is_nothing(trained: Trained) -> None:
    judge, embedder = _judge(trained)
    assert judge.judge([]) == []
    assert embedder.asked == []


def test_the_cascade_embeds_only_what_is_unclear_and_there_says_the_same_as_the_full_judge(trained: Trained) -> None:
    full, everything = _judge(trained, cascade=False)
    lexical = LabelJudge(trained.languages, "v")
    judge, embedder = _judge(trained, limit=0.5)
    verdicts, of_all, of_words = (one.judge(SAID) for one in (judge, full, lexical))
    embedded = [sentence(said) in embedder.asked for said in SAID]
    assert sorted(everything.asked) == sorted(map(sentence, SAID))
    assert 0 < sum(embedded) < len(SAID)
    assert (judge.tally.posts, judge.tally.embedded) == (len(SAID), sum(embedded))
    for mine, dear, cheap, unclear in zip(verdicts, of_all, of_words, embedded, strict=True):
        source = dear if unclear else cheap
        assert mine.labels == source.labels
        assert list(mine.scores.values()) == pytest.approx(list(source.scores.values()), abs=2e-4)
        assert unclear or ACTIONABLE.isdisjoint(mine.labels)


@pytest.mark.parametrize(("limit", "embedded"), [(0.0, len(SAID)), (1e9, 0)])
def test_the_cascade_goes_by_its_limit(trained: Trained, limit: float, embedded: int) -> None:
    judge, embedder = _judge(trained, limit=limit)
    judge.judge(SAID)
    assert len(embedder.asked) == embedded


def test_without_the_embedder_of_its_vectors_a_judge_is_lexical_and_says_so(trained: Trained) -> None:
    other = Hashed()
    other.name = "hashed/other@1"
    for judge in (
        LabelJudge(trained.languages, "v", trained.meaning, None),
        LabelJudge(trained.languages, "v", trained.meaning, other),
    ):
        assert {one.model for one in judge.judge(SAID)} == {"v-lexical"}
        assert judge.judge(SAID)[0].scores == LabelJudge(trained.languages, "v").judge(SAID)[0].scores
    assert other.asked == []
    assert LabelJudge(trained.languages, "v").version == "v", "a model that never had vectors is no fallback"


def test_a_language_without_a_model_is_read_by_the_english_one_or_the_first(trained: Trained) -> None:
    text = "still waiting for the parcel, nobody replies"
    judge, _embedder = _judge(trained)
    by_language = {lang: judge.judge([Utterance(text, lang)])[0].scores for lang in ("en", "de", "und", "ja")}
    assert by_language["de"] == by_language["und"] == by_language["en"] != by_language["ja"]
    only_japanese = LabelJudge({"ja": trained.languages["ja"]}, "v")
    assert len(only_japanese.judge([Utterance(text, "en"), Utterance("荷物が壊れた", "ja")])) == 2


def test_scores_are_probabilities_of_every_label_and_doubt_means_no_label(trained: Trained) -> None:
    judge, _embedder = _judge(trained)
    for verdict in judge.judge(SAID):
        assert set(verdict.scores) == set(Label)
        assert all(0 <= score <= 1 for score in verdict.scores.values())
        assert not (verdict.unsure and verdict.is_actionable())


def test_a_wanted_precision_moves_cuts_and_names_itself(trained: Trained) -> None:
    curves = {Label.COMPLAINT: [[0.2, 0.3, 1.0], [0.8, 1.0, 0.1]]}
    languages = {  # with scores that are not all near 0 and 1
        name: replace(model, dear=replace(model.dear, slope=model.dear.slope * 0.05, curves=curves))
        for name, model in trained.languages.items()
        if model.dear
    }
    judge = LabelJudge(languages, "v", trained.meaning, Hashed(), cascade=False)
    careful, bold = judge.with_precision(0.99), judge.with_precision(0.05)
    assert (careful.version, bold.version) == ("v-p99", "v-p5")

    def given(one: LabelJudge) -> int:
        return sum(Label.COMPLAINT in verdict.labels for verdict in one.judge(SAID))

    assert given(careful) <= given(judge) <= given(bold)
    assert given(careful) < given(bold)
    assert _scores(careful.judge(SAID)) == pytest.approx(_scores(judge.judge(SAID)))


def test_probabilities_are_all_by_the_same_tiers(trained: Trained) -> None:
    judge, embedder = _judge(trained, limit=1e9)
    probabilities, decision = judge.probabilities(SAID[:3], "ja")
    assert len(embedder.asked) == 3
    assert decision is judge.languages["ja"].dear
    of_words, alone = LabelJudge(trained.languages, "v").probabilities(SAID[:3], "ja")
    assert alone is trained.languages["ja"].cheap
    assert not np.allclose(probabilities, of_words)
