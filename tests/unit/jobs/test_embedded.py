"""Hints run after the commit, once for the same work, and a failing task stops nothing."""

import threading

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from activesupport.jobs.embedded import EmbeddedJobs


@pytest.fixture
def session() -> Session:
    return Session(create_engine("sqlite://"))


def test_a_hint_goes_out_with_the_commit_only(session: Session) -> None:
    ran: list[int] = []

    def note(number: int) -> None:
        ran.append(number)

    jobs = EmbeddedJobs()
    jobs.register("note", note)
    session.begin()
    jobs.defer(session, "note", key="a", args={"number": 1})
    session.rollback()
    jobs.run_until_idle()
    assert ran == []
    with session.begin():
        jobs.defer(session, "note", key="b", args={"number": 2})
        jobs.run_until_idle()
        assert ran == []
    jobs.run_until_idle()
    assert ran == [2]


def test_a_rolled_back_hint_does_not_ride_on_the_next_commit(session: Session) -> None:
    ran: list[int] = []

    def note(number: int) -> None:
        ran.append(number)

    jobs = EmbeddedJobs()
    jobs.register("note", note)
    session.begin()
    jobs.defer(session, "note", key="a", args={"number": 1})
    session.rollback()
    with session.begin():
        jobs.defer(session, "note", key="b", args={"number": 2})
    jobs.run_until_idle()
    assert ran == [2]


def test_the_same_work_waits_once() -> None:
    ran: list[int] = []

    def note(number: int) -> None:
        ran.append(number)

    jobs = EmbeddedJobs()
    jobs.register("note", note)
    for _ in range(3):
        jobs.push("note", key="same", args={"number": 1})
    jobs.push("note", key="other", args={"number": 2})
    jobs.run_until_idle()
    assert ran == [1, 2]


def test_workers_survive_a_failing_task_and_stop_when_told() -> None:
    done = threading.Event()
    jobs = EmbeddedJobs(workers=1)
    jobs.register("fail", lambda: 1 / 0)
    jobs.register("finish", done.set)
    jobs.start()
    jobs.push("fail", key="", args={})
    jobs.push("finish", key="", args={})
    assert done.wait(10)
    assert jobs.stop(timeout=10)


def test_stopping_lets_the_task_in_hand_finish() -> None:
    began, go_on, finished = threading.Event(), threading.Event(), threading.Event()

    def slow() -> None:
        began.set()
        go_on.wait(10)
        finished.set()

    jobs = EmbeddedJobs(workers=1)
    jobs.register("slow", slow)
    jobs.start()
    jobs.push("slow", key="", args={})
    assert began.wait(10)
    assert not jobs.stop(timeout=0.05)
    go_on.set()
    assert jobs.stop(timeout=10)
    assert finished.is_set()
