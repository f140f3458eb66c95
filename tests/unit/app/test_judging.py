"""The judge in a child process: the same verdicts, and a child that died is started again."""

import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from activesupport.app.embedding import JudgeOptions
from activesupport.app.judging import ChildJudge
from activesupport.domain.errors import UserError
from activesupport.language import store
from activesupport.language.card import read_card
from activesupport.language.train import train
from tests.unit.language.helpers import Hashed, posts

SAID = [one.utterance for one in posts("en", "ja")]
Open = Callable[[JudgeOptions], ChildJudge]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model with vectors of an embedder that no child knows."""
    folder = tmp_path_factory.mktemp("model")
    store.save(train(posts("en", "ja"), Hashed.name, Hashed().embed), folder, {})
    return folder


@pytest.fixture
def opened() -> Iterator[Open]:
    made: list[ChildJudge] = []

    def start(options: JudgeOptions) -> ChildJudge:
        made.append(ChildJudge(options))
        return made[-1]

    yield start
    for judge in made:
        judge.close()


def test_the_child_says_what_the_judge_says_and_how_it_really_works(folder: Path, opened: Open) -> None:
    judge = opened(JudgeOptions(folder, "none"))
    assert judge.version == read_card(folder).version
    assert judge.judge(SAID) == store.load(folder).judge(SAID)
    assert judge.version == f"{read_card(folder).version}-lexical"


def test_a_child_is_started_at_the_first_question_and_again_if_it_dies(folder: Path, opened: Open) -> None:
    before = set(active_children())
    judge = opened(JudgeOptions(folder, "none"))
    assert judge.judge([]) == []
    assert set(active_children()) == before
    first = judge.judge(SAID[:2])
    (child,) = set(active_children()) - before
    assert child.pid
    os.kill(child.pid, signal.SIGKILL)
    child.join(10)
    assert judge.judge(SAID[:2]) == first
    (second,) = set(active_children()) - before
    assert second.pid != child.pid
    judge.close()
    second.join(10)
    assert second.exitcode == 0


def test_what_the_child_refuses_arrives_as_it_was_said(folder: Path, opened: Open) -> None:
    judge = opened(JudgeOptions(folder, "none"))
    with pytest.raises(AttributeError):
        judge.judge([None])  # type: ignore[list-item]
    assert len(judge.judge(SAID[:1])) == 1, "and the child lives on"


def test_a_damaged_model_is_refused_before_any_child(folder: Path, tmp_path: Path, opened: Open) -> None:
    with pytest.raises(UserError, match=r"model\.unreadable"):
        opened(JudgeOptions(tmp_path / "nowhere"))
    for file in folder.iterdir():
        content = file.read_bytes()
        (tmp_path / file.name).write_bytes(content[:-2] if file.name == "ja.json" else content)
    with pytest.raises(UserError, match=r"model\.damaged"):
        opened(JudgeOptions(tmp_path))
