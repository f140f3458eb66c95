"""The cheap tier: which sequences are known, what is learnt of them, and that no fold sees its own answers."""

import numpy as np
import pytest

from activesupport.domain.labels import Label
from activesupport.language import lexical
from activesupport.language.corpus import LABELS, truth_of
from activesupport.language.lexical import LexicalModel
from activesupport.language.represent import readable
from tests.unit.language.helpers import posts

EN = posts("en")
TEXTS = [readable(one.utterance) for one in EN]
TRUTH = truth_of(EN)
COMPLAINT = LABELS.index(Label.COMPLAINT)
ONES = np.ones(len(EN))
VOCABULARY = lexical.build_vocabulary(TEXTS, "en")
ROWS = VOCABULARY.represent(TEXTS)


def test_a_vocabulary_holds_what_two_posts_share() -> None:
    vocabulary = lexical.build_vocabulary([" late bus ", " late train ", " late "], "en")
    assert {" late ", "late", "la"} <= set(vocabulary.sequences)
    assert not {" bus ", "bus", "l"} & set(vocabulary.sequences)  # one post's own, and a letter alone
    assert list(vocabulary.sequences) == sorted(vocabulary.sequences)
    idf = dict(zip(vocabulary.sequences, vocabulary.idf, strict=True))
    assert idf[" late "] == pytest.approx(np.log(4 / 4) + 1)


def test_sequences_stay_within_a_word_where_blanks_part_words_and_run_on_in_japanese() -> None:
    english = lexical.build_vocabulary([" no go "] * 2, "en").sequences
    assert "o go" not in english
    assert " no go " in english  # words together
    japanese = lexical.build_vocabulary([" 届かない "] * 2, "ja").sequences
    assert {"届", "届かない", "かない "} <= set(japanese)


def test_what_complains_scores_above_what_does_not() -> None:
    model = LexicalModel(VOCABULARY, *lexical.fit(ROWS, TRUTH, ONES))
    scores = model.scores(VOCABULARY.represent([" it is broken again ", " how do i find it ? ", " "]))
    assert scores.shape == (3, len(LABELS))
    assert scores[0, COMPLAINT] > 0 > scores[1, COMPLAINT]
    assert scores[2].tolist() == pytest.approx(model.bias.tolist())


@pytest.mark.parametrize("nothing", [0.0, 1.0, np.nan])
def test_a_label_with_one_side_or_unknown_to_all_is_not_learnt(nothing: float) -> None:
    truth = TRUTH.copy()
    truth[:, COMPLAINT] = nothing
    weights, bias = lexical.fit(ROWS, truth, ONES)
    assert not weights[:, COMPLAINT].any()
    assert bias[COMPLAINT] == 0
    assert weights[:, LABELS.index(Label.QUESTION)].any()


def test_unknown_labels_are_as_if_the_posts_were_not_there() -> None:
    truth = TRUTH.copy()
    truth[::3, COMPLAINT] = np.nan
    rest = np.array([index for index in range(len(EN)) if index % 3])
    weights, bias = lexical.fit(ROWS, truth, ONES)
    fewer, fewer_bias = lexical.fit(ROWS.take(rest), truth[rest], ONES[rest])
    assert weights[:, COMPLAINT] == pytest.approx(fewer[:, COMPLAINT], abs=1e-6)
    assert bias[COMPLAINT] == pytest.approx(fewer_bias[COMPLAINT], abs=1e-6)


def test_importance_pulls_a_score_to_its_post() -> None:
    wrong, heavy = TRUTH.copy(), ONES.copy()
    wrong[0, COMPLAINT] = 0  # a complaint that somebody calls none
    heavy[0] = 20.0

    def score(importance: np.ndarray) -> float:
        return float(LexicalModel(VOCABULARY, *lexical.fit(ROWS, wrong, importance)).scores(ROWS)[0, COMPLAINT])

    assert score(heavy) < score(ONES) - 0.1


def test_scores_out_of_fold_come_from_the_other_folds_alone() -> None:
    known, unseen = np.arange(0, 40), np.arange(40, 48)
    folds = [(known, unseen), (unseen, known[:0])]
    scores = lexical.scores_out_of_fold(ROWS, TRUTH, folds, ONES)
    turned = TRUTH.copy()
    turned[unseen] = 1 - turned[unseen]
    np.testing.assert_array_equal(lexical.scores_out_of_fold(ROWS, turned, folds, ONES), scores)
    assert np.isnan(scores[known]).all()
    assert np.nan_to_num(scores[unseen]).any()
