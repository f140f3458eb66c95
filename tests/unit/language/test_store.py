"""A judge on disk: the same judge when it comes back, and refused when it is not what its card says."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from activesupport.domain.errors import UserError
from activesupport.language import store
from activesupport.language.card import FORMAT, read_card
from activesupport.language.judge import LabelJudge
from activesupport.language.memory import Memory
from activesupport.language.represent import sentence
from activesupport.language.train import Trained, train
from activesupport.words import LANGUAGES, explain
from tests.unit.language.helpers import Hashed, posts

SAID = [one.utterance for one in posts("en", "ja")]


@pytest.fixture
def folder(trained: Trained, tmp_path: Path) -> Path:
    store.save(trained, tmp_path / "model", {"what": "a test"})
    return tmp_path / "model"


@pytest.mark.parametrize("cascade", [True, False])
def test_what_was_stored_comes_back(trained: Trained, folder: Path, cascade: bool) -> None:
    before = LabelJudge(trained.languages, "", trained.meaning, Hashed(), cascade=cascade)
    after = store.load(folder, Hashed(), cascade=cascade)
    for ours, theirs in zip(before.judge(SAID), after.judge(SAID), strict=True):
        assert ours.labels == theirs.labels
        assert list(ours.scores.values()) == pytest.approx(list(theirs.scores.values()), abs=2e-3)
    assert before.tally == after.tally
    assert after.version == read_card(folder).version


def test_examples_come_back_in_the_order_of_their_vectors(trained: Trained, folder: Path) -> None:
    card = read_card(folder)
    examples = store.examples_of(card)
    assert [(one.text, one.language, one.brand, one.labels) for one in examples] == [
        (one.text, one.language, one.brand, one.labels) for one in trained.examples
    ]
    assert trained.meaning is not None
    assert store.vectors_of(card) == pytest.approx(trained.meaning.vectors, abs=1e-3)


def test_without_its_embedder_it_is_lexical(folder: Path) -> None:
    version = read_card(folder).version
    assert store.load(folder).version == f"{version}-lexical"
    other = Hashed()
    other.name = "hashed/other@1"
    assert store.load(folder, other).version == f"{version}-lexical"


def test_a_judge_that_never_had_vectors_needs_none(tmp_path: Path) -> None:
    version = store.save(train(posts("en")), tmp_path, {})
    card = read_card(tmp_path)
    assert (card.embedder, card.languages, store.examples_of(card)) == ("", ["en"], [])
    assert store.load(tmp_path, Hashed()).version == version


def test_the_version_is_a_digest_of_what_is_stored(trained: Trained, folder: Path, tmp_path: Path) -> None:
    assert store.save(trained, tmp_path / "again", {"what": "another card"}) == read_card(folder).version
    fewer = train(posts("en", "ja")[:-1], Hashed.name, Hashed().embed)
    assert store.save(fewer, tmp_path / "fewer", {}) != read_card(folder).version
    assert read_card(folder).about["what"] == "a test"


def _shorten(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-2])


def _card(**changes: object) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        folder = file.parent
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        (folder / "card.json").write_text(json.dumps(card | changes), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("file", "damage", "code"),
    [
        ("ja.npz", _shorten, "model.damaged"),
        ("en.json", _shorten, "model.damaged"),
        ("meaning.npz", _shorten, "model.damaged"),
        ("meaning.npz", Path.unlink, "model.unreadable"),
        ("ja.json", Path.unlink, "model.unreadable"),
        ("card.json", Path.unlink, "model.unreadable"),
        ("card.json", _shorten, "model.unreadable"),
        ("card.json", lambda file: file.write_bytes(b"\xff\xfe"), "model.unreadable"),
        ("card.json", lambda file: file.write_text("[1, 2]"), "model.unreadable"),
        ("card.json", _card(files=None), "model.unreadable"),
        ("card.json", _card(files={"en.npz": "", "meaning.npz": ""}), "model.damaged"),
        ("card.json", _card(format=99), "model.other_format"),
        ("card.json", _card(format=1), "model.other_format"),
    ],
)
def test_a_damaged_or_foreign_model_is_refused(
    folder: Path, file: str, damage: Callable[[Path], object], code: str
) -> None:
    damage(folder / file)
    with pytest.raises(UserError) as told:
        store.load(folder, Hashed())
    assert told.value.reason.code == code
    assert all(str(folder) in explain(told.value.reason, language) for language in LANGUAGES)


def test_files_that_the_card_does_not_name_are_damage_too(folder: Path) -> None:
    sums = {name: digest for name, digest in read_card(folder).files.items() if name != "meaning.json"}
    _card(files=sums)(folder / "card.json")
    with pytest.raises(UserError, match=r"model\.damaged"):
        store.examples_of(read_card(folder))


def test_no_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"model\.unreadable"):
        store.load(tmp_path / "nowhere")


def test_nothing_is_a_pickle(folder: Path) -> None:
    for file in folder.glob("*.npz"):
        with np.load(file, allow_pickle=False) as arrays:
            assert {arrays[name].dtype.kind for name in arrays.files} == {"f"}
    pickled = io.BytesIO()
    np.savez(pickled, weights=np.array([{}], object))
    with pytest.raises(ValueError, match="pickle"):
        store._unpacked(pickled.getvalue())
    assert read_card(folder).about["format"] == FORMAT


def test_a_text_with_half_of_a_character_can_be_stored(tmp_path: Path) -> None:
    odd = posts("en")
    odd[0] = type(odd[0])("my parcel \ud83d broke", "en", odd[0].labels)
    store.save(train(odd, Hashed.name, Hashed().embed), tmp_path, {})
    assert store.examples_of(read_card(tmp_path))[0] == odd[0]


def test_a_model_can_be_written_over_another(trained: Trained, folder: Path) -> None:
    version = store.save(train(posts("en")), folder, {})
    assert store.load(folder, Hashed()).version == version
    shutil.rmtree(folder)
    store.save(trained, folder, {})
    assert set(store.load(folder).languages) == {"en", "ja"}


def test_a_memory_embeds_a_sentence_once_and_knows_those_of_a_stored_judge(folder: Path) -> None:
    embedder, steps = Hashed(), list[tuple[int, int]]()
    memory = Memory(embedder, lambda done, of: steps.append((done, of)))
    rows = memory.embed(["b", "a", "b"])
    assert embedder.asked == ["a", "b"]
    assert steps == [(2, 2)]
    assert rows.tolist() == Hashed().embed(["b", "a", "b"]).astype(np.float16).tolist()
    assert memory.embed([]).shape == (0, Hashed.size)
    memory.learn(read_card(folder))
    other = Hashed()
    other.name = "hashed/other@1"
    stranger = Memory(other)
    stranger.learn(read_card(folder))
    known = [sentence(one.utterance) for one in store.examples_of(read_card(folder))][:4]
    memory.embed(known)
    stranger.embed(known)
    assert (embedder.asked, len(other.asked)) == (["a", "b"], 4)
