"""The second reader at work: it is asked when a page is processed, when a case is looked at, and of drafts."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from activesupport.storage import cases, posts
from activesupport.storage.database import Database
from activesupport.work.drafting import draft
from activesupport.work.sending.checking import check
from activesupport.work.sending.writing import Written, send
from activesupport.work.speaking import gate_of
from tests.together import finish
from tests.unit.replies.taught import Words, reader
from tests.unit.work.test_drafting import ScriptedDrafter
from tests.unit.work.workshop import Workshop, post

LONELY = "My Acme order is broken, one plate is too many. There is an empty chair now."


@pytest.fixture
def words() -> Words:
    return Words()


@pytest.fixture
def reading_shop(sqlite_database: Database, tmp_path: Path, words: Words) -> Workshop:
    return Workshop(sqlite_database, tmp_path, reader=reader(words))


def test_a_case_opens_with_what_the_reader_says(reading_shop: Workshop, words: Words) -> None:
    reading_shop.bring(post(1, LONELY), post(2, "Acme is broken", author="a2"))
    assert sorted(case.gate_reason for case in reading_shop.cases()) == ["bereavement", "none"]
    assert len(words.read) == len(set(words.read)), "no text is read twice"
    assert len([one for one in words.read if "empty chair" in one]) == 2, "the post, and its sentence"


def test_nobody_waits_for_it_to_write(reading_shop: Workshop, words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading takes long: posts and drafts are read before the transactions in which they are written."""
    writing = 0
    read: list[int] = []
    open_writing = reading_shop.database.writing

    @contextmanager
    def watched() -> Iterator[Session]:
        nonlocal writing
        with open_writing() as session:
            writing += 1
            try:
                yield session
            finally:
                writing -= 1

    embed = words.embed
    monkeypatch.setattr(words, "embed", lambda texts: (read.append(writing), embed(texts))[1])
    monkeypatch.setattr(reading_shop.database, "writing", watched)
    reading_shop.bring(post(1, LONELY), post(2, "Acme is broken", author="a2"))
    reading_shop.bring(post(3, "thanks Acme, all is well here", author="a2"))
    send(reading_shop.hand(), 2, Written("We are looking into it."), reading_shop.kits())
    assert read
    assert set(read) == {0}


def test_a_page_leaves_room_for_a_draft(words: Words) -> None:
    """Whoever wants one draft read does not wait for a page of hundreds."""
    mine = reader(words)
    order: list[str] = []
    embed = words.embed

    def slow(texts: Sequence[str]) -> Any:
        order.append("draft" if len(texts) == 1 else "page")
        time.sleep(0.02)
        return embed(texts)

    words.embed = slow  # type: ignore[method-assign]
    posts = [(f"Acme is broken {n}", "en", ()) for n in range(160)]
    page = threading.Thread(target=mine.prepare, args=(posts,), daemon=True)
    page.start()
    time.sleep(0.03)
    mine.of_sentences(["Sorry."], "en", ())
    finish(page)
    assert "page" in order[order.index("draft") :], "it went between"


def test_without_a_reader_patterns_decide(small_shop: Workshop) -> None:
    small_shop.bring(post(1, LONELY))
    assert [case.gate_reason for case in small_shop.cases()] == ["none"]


def test_what_it_said_when_the_post_came_is_kept(reading_shop: Workshop) -> None:
    reading_shop.bring(post(1, LONELY))
    (case,) = reading_shop.cases()
    with reading_shop.database.reading() as session:
        found = gate_of(session, cases.get(session, case.id), reading_shop.clock())
    assert found.reason == "bereavement"


def test_drafts_are_checked_by_it(reading_shop: Workshop) -> None:
    reading_shop.bring(post(1, "Acme is broken"))
    (case,) = reading_shop.cases()
    with reading_shop.database.reading() as session:
        found = check("Some sweets await.", case, posts.get(session, case.headline_id), reading_shop.kits())
    assert [flag.code for flag in found.flags] == ["guard.promise_likely"]


def test_a_model_is_told_what_it_says(reading_shop: Workshop) -> None:
    reading_shop.bring(post(1, "Acme is broken"))
    (case,) = reading_shop.cases()
    drafter = ScriptedDrafter("Hello, some sweets await.", "Hello, we are looking into it.")
    assert draft(reading_shop.hand(), case.id, drafter, reading_shop.kits()) is not None
    first, second = drafter.requests
    assert (first.mistakes, len(second.mistakes)) == ((), 1)
    assert "sweets await" in second.mistakes[0]
