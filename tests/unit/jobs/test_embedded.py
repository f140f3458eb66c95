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


def test_the_same_work_never_runs_twice_at_a_time() -> None:
    running, most, began, go_on = 0, 0, threading.Semaphore(0), threading.Event()

    def slow() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        began.release()
        go_on.wait(10)
        running -= 1

    jobs = EmbeddedJobs(workers=3)
    jobs.register("slow", slow)
    jobs.start()
    jobs.push("slow", key="same", args={})
    assert began.acquire(timeout=10)
    for _ in range(3):
        jobs.push("slow", key="same", args={})  # asked for while it runs: once more afterwards
    go_on.set()
    assert began.acquire(timeout=10)
    assert jobs.stop(timeout=10)
    assert most == 1


def test_single_tasks_take_turns_and_leave_the_other_workers_free() -> None:
    order: list[int] = []
    first_began, go_on, other_done = threading.Event(), threading.Event(), threading.Event()

    def single(number: int) -> None:
        if number == 0:
            first_began.set()
            go_on.wait(10)
        order.append(number)

    jobs = EmbeddedJobs(workers=2)
    jobs.register("single", single, one_at_a_time=True)
    jobs.register("other", other_done.set)
    jobs.start()
    for number in range(5):
        jobs.push("single", key=str(number), args={"number": number})
    assert first_began.wait(10)
    jobs.push("other", key="", args={})
    assert other_done.wait(10), "a worker waited for its turn instead of working"
    go_on.set()
    while len(order) < 5:
        threading.Event().wait(0.01)
    assert jobs.stop(timeout=10)
    assert order == [0, 1, 2, 3, 4]


def test_a_pass_says_how_many_tasks_failed() -> None:
    jobs = EmbeddedJobs()
    jobs.register("fail", lambda: 1 / 0)
    jobs.push("fail", key="a", args={})
    jobs.push("fail", key="b", args={})
    assert jobs.run_until_idle() == 2
