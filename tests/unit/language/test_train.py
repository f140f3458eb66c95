"""Training: what is too little, that no copy stands on both sides, and that a team's own labels outweigh."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label
from activesupport.language import train as training
from activesupport.language.corpus import LABELS, Example
from activesupport.language.judge import LabelJudge
from activesupport.language.represent import readable, sentence
from activesupport.language.store import save
from activesupport.language.train import LEAST_EXAMPLES, OWN_IMPORTANCE, Trained, train
from activesupport.text import fingerprint
from activesupport.words import LANGUAGES, explain
from tests.unit.language.helpers import COMPLAINT, Hashed, posts

EN = posts("en")


@pytest.mark.parametrize(
    "examples",
    [
        [],
        EN[:LEAST_EXAMPLES - 1],
        [replace(one, labels=frozenset[Label]()) for one in EN],
        [replace(one, known=frozenset[Label](), labels=frozenset[Label]()) for one in EN],
        [replace(EN[0], brand=str(number)) for number in range(40)],
        [*EN[:20], *posts("ja")[:20]],
    ],
)  # fmt: skip
def test_too_little_is_told_in_every_language(examples: list[Example]) -> None:
    with pytest.raises(UserError) as told:
        train(examples)
    assert told.value.reason.code == "train.too_little"
    assert all(str(LEAST_EXAMPLES) in explain(told.value.reason, language) for language in LANGUAGES)


def test_just_enough_of_one_language_is_enough() -> None:
    trained = train([*EN[:LEAST_EXAMPLES], *posts("ja")[:5]])
    assert list(trained.languages) == ["en"]
    assert trained.meaning is None
    assert trained.languages["en"].dear is None


def test_both_tiers_learn_what_is_said(trained: Trained) -> None:
    for judge in (LabelJudge(trained.languages, "v"), LabelJudge(trained.languages, "v", trained.meaning, Hashed())):
        given = judge.judge([replace(one, brand="").utterance for one in trained.examples])
        right = [set(one.labels) == said.labels for one, said in zip(given, trained.examples, strict=True)]
        assert np.mean(right) > 0.9


def test_the_cheap_tier_settles_a_share(trained: Trained) -> None:
    assert set(trained.settled) == {"en", "ja"}
    assert all(0 <= share <= 1 for share in trained.settled.values())


def test_training_twice_gives_the_same_bytes(trained: Trained, tmp_path: Path) -> None:
    again = train(posts("en", "ja"), Hashed.name, Hashed().embed)
    assert save(trained, tmp_path / "one", {}) == save(again, tmp_path / "two", {})
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def _sides(examples: list[Example]) -> list[set[int]]:
    folds = training._folds(examples)
    assert sorted(index for _known, unseen in folds for index in unseen.tolist()) == list(range(len(examples)))
    assert all(not set(known.tolist()) & set(unseen.tolist()) for known, unseen in folds)
    return [set(unseen.tolist()) for _known, unseen in folds]


def test_folds_keep_copies_together() -> None:
    copies = [replace(one, text=f"@someone {one.text.upper()} 😡") for one in EN]
    assert fingerprint(copies[0].text) == fingerprint(EN[0].text)
    for unseen in _sides(EN + copies):
        assert {index % len(EN) for index in unseen if index >= len(EN)} == {one for one in unseen if one < len(EN)}


def test_folds_keep_a_sector_together() -> None:
    by_sector = [replace(one, sector=f"s{number % 7}") for number, one in enumerate(EN)]
    for unseen in _sides(by_sector):
        inside = {by_sector[index].sector for index in unseen}
        assert not inside & {one.sector for number, one in enumerate(by_sector) if number not in unseen}


def test_the_same_words_count_once_and_the_first_labels_stand() -> None:
    other = replace(EN[0], labels=frozenset({Label.PRAISE}))
    assert training._once([other, *EN]) == [other, *EN[1:]]
    assert training._once([*EN, replace(EN[0], brand="Other")]) == [*EN, replace(EN[0], brand="Other")]


def _importance(monkeypatch: pytest.MonkeyPatch, own: list[Example]) -> dict[str, float]:
    """How much each text counts in the last fit of the dear tier."""
    seen: list[np.ndarray] = []
    fit = training.meaning.fit
    monkeypatch.setattr(training.meaning, "fit", lambda *arguments: (seen.append(arguments[4]), fit(*arguments))[1])
    trained = train(EN, Hashed.name, Hashed().embed, own)
    return dict(zip((one.text for one in trained.examples), seen[0].tolist(), strict=True))


def test_own_labels_count_more_also_where_they_correct_the_corpus_or_stand_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corrected = replace(EN[5], labels=frozenset({Label.PRAISE}))
    new = Example("the parcel man sang", "en", frozenset({Label.PRAISE}), "Acme")
    counts = _importance(monkeypatch, [new, corrected, new])
    assert {text for text, count in counts.items() if count == OWN_IMPORTANCE} == {new.text, corrected.text}
    assert set(counts.values()) == {1.0, OWN_IMPORTANCE}


def test_own_labels_outweigh() -> None:
    odd = Example("the kettle sat in the hall", "en", COMPLAINT, "Acme")  # all else that is so calm is no complaint

    def scores(trained: Trained) -> list[float]:
        assert trained.meaning is not None
        model = trained.languages["en"].lexical
        rows = model.vocabulary.represent([readable(odd.utterance)])
        dear = trained.meaning.scores(Hashed().embed([sentence(odd.utterance)]), rows, "en")
        return [float(of_tier[0, LABELS.index(Label.COMPLAINT)]) for of_tier in (model.scores(rows), dear)]

    as_others = scores(train([*EN, odd], Hashed.name, Hashed().embed))
    as_own = scores(train(EN, Hashed.name, Hashed().embed, [odd]))
    assert all(own > other + 0.05 for own, other in zip(as_own, as_others, strict=True))
