"""Replies as rows: one on its way for a case, changed by compare-and-set, found again on the platform."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from activesupport.domain.errors import LostRace, UserError
from activesupport.domain.outgoing import ReplyState
from activesupport.storage import replies
from activesupport.storage.database import Database
from tests.storage import rows

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ACCOUNTS = [("acme", "x", "acme_desk")]
PERSON = ("acme", "x", "a1")


def _reply(session: Session, case_id: int, **values: Any) -> int:
    state = values.get("state", ReplyState.HANDED)
    facts: dict[str, Any] = {
        "case_id": case_id, "post_id": 1, "brand": "acme", "source": "x", "target": "p1", "author": "ann",
        "text": "How annoying.", "language": "en", "state": state, "on_its_way": ReplyState(state).is_on_its_way,
        "created_at": rows.NOON, "changed_at": rows.NOON, "handed_at": rows.NOON,
    }  # fmt: skip
    return replies.add(session, facts | values)


def _case(database: Database, **values: Any) -> int:
    with database.writing() as session:
        number = len(rows.store(session, rows.post(values.pop("number", 1)))) and 1
        return rows.open_case(session, number, **values)


@pytest.mark.parametrize("first", [ReplyState.APPROVAL, ReplyState.READY, ReplyState.HANDED])
def test_a_case_has_one_reply_on_its_way(database: Database, first: ReplyState) -> None:
    case = _case(database)
    with database.writing() as session:
        _reply(session, case, state=first)
    with pytest.raises(LostRace) as refused, database.writing() as session:
        _reply(session, case, state=ReplyState.APPROVAL)
    assert refused.value.reason.code == "reply.on_its_way"
    with database.reading() as session:
        found = replies.on_its_way(session, case)
        assert found is not None
        assert (found.state, len(replies.of_case(session, case))) == (first, 1)


def test_any_number_may_have_been_posted_or_given_up(database: Database) -> None:
    case = _case(database)
    with database.writing() as session:
        for state in ReplyState:
            if not state.is_on_its_way:
                _reply(session, case, state=state)
        assert replies.on_its_way(session, case) is None
        _reply(session, case, state=ReplyState.READY)


def test_a_change_of_state_says_whether_it_is_on_its_way(database: Database) -> None:
    case = _case(database)
    with database.writing() as session:
        number = _reply(session, case, state=ReplyState.READY)
    for state in (ReplyState.HANDED, ReplyState.POSTED, ReplyState.SEEN):
        with database.writing() as session:
            replies.change(session, replies.get(session, number), rows.NOON + HOUR, state=state)
        with database.reading() as session:
            row = replies.get(session, number)
            assert (row.state, row.on_its_way, row.changed_at) == (state, state.is_on_its_way, rows.NOON + HOUR)
    assert row.version == 4


def test_of_two_changes_to_the_same_version_one_wins(database: Database) -> None:
    case = _case(database)
    with database.writing() as session:
        number = _reply(session, case)
    with database.reading() as session:
        stale = replies.get(session, number)
    with database.writing() as session:
        replies.change(session, stale, rows.NOON, example=True)
    with pytest.raises(LostRace), database.writing() as session:
        replies.change(session, stale, rows.NOON, state=ReplyState.CANCELLED)
    with pytest.raises(UserError), database.reading() as session:
        replies.get(session, 99)


def _answers(database: Database, since: timedelta = DAY) -> list[tuple[int, str]]:
    with database.reading() as session:
        found = replies.answers(session, ACCOUNTS, rows.NOON - since)
        return [(one.reply.id, one.post.platform_id) for one in found]


def _own(database: Database, number: int, **values: Any) -> None:
    with database.writing() as session:
        post = rows.post(number, author="us", **({"reply_to": "p1"} | values))
        (key,) = rows.store(session, post)
        row = rows.stored_post(session, key)
        row.author_handle = values.get("handle", "Acme_Desk")


def test_posts_of_the_brands_accounts_to_the_same_post_are_found(database: Database) -> None:
    case = _case(database)
    with database.writing() as session:
        number = _reply(session, case)
    _own(database, 12)
    _own(database, 11)
    _own(database, 13, reply_to="p9")
    _own(database, 14, source="mastodon")
    with database.writing() as session:
        (key,) = rows.store(session, rows.post(15, author="a9", reply_to="p1"))
        assert key
    assert _answers(database) == [(number, "p11"), (number, "p12")]


def test_an_account_is_found_however_the_platform_writes_it(database: Database) -> None:
    case = _case(database)
    with database.writing() as session:
        number = _reply(session, case)
    _own(database, 11)
    with database.writing() as session:
        rows.stored_post(session, 2).author_handle = "@ACME_DESK"
    assert _answers(database) == [(number, "p11")]


def test_a_post_that_stands_for_a_reply_stands_for_no_other(database: Database) -> None:
    case = _case(database)
    _own(database, 11)
    with database.writing() as session:
        _reply(session, case, state=ReplyState.SEEN, platform_id="p11")
        later = _reply(session, case, state=ReplyState.POSTED)
    assert _answers(database) == []
    _own(database, 12)
    assert _answers(database) == [(later, "p12")]


def test_only_what_was_handed_over_lately_and_not_given_up_is_looked_for(database: Database) -> None:
    case = _case(database)
    _own(database, 11)
    with database.writing() as session:
        for state in (ReplyState.REJECTED, ReplyState.CANCELLED, ReplyState.SEEN, ReplyState.APPROVAL):
            _reply(session, case, state=state)
        missing = _reply(session, case, state=ReplyState.MISSING)
        old = _reply(session, case, state=ReplyState.POSTED, changed_at=rows.NOON - 2 * DAY)
    assert _answers(database) == [(missing, "p11")]
    assert _answers(database, 3 * DAY) == [(missing, "p11"), (old, "p11")]
    with database.reading() as session:
        assert replies.unseen(session, rows.NOON - DAY) == []
        assert [row.id for row in replies.unseen(session, rows.NOON - 3 * DAY)] == [old]


def test_what_the_customer_says_after_the_handing_over_is_known_by_when_it_came_here(database: Database) -> None:
    case = _case(database)
    with database.writing() as session:
        rows.mention(session, 1, case_id=case, judged_at=rows.NOON)
        number = _reply(session, case)
        rows.store(session, rows.post(2))
    with database.reading() as session:
        assert not replies.spoken_since(session, replies.get(session, number))
    with database.writing() as session:
        rows.mention(session, 2, case_id=case, judged_at=rows.NOON + HOUR)
    with database.reading() as session:
        assert replies.spoken_since(session, replies.get(session, number))


def test_a_later_reply_that_was_not_given_up(database: Database) -> None:
    case = _case(database)
    with database.writing() as session:
        first = _reply(session, case, state=ReplyState.MISSING)
        _reply(session, case, state=ReplyState.CANCELLED)
    with database.reading() as session:
        assert not replies.has_later(session, replies.get(session, first))
    with database.writing() as session:
        _reply(session, case, state=ReplyState.POSTED)
    with database.reading() as session:
        assert replies.has_later(session, replies.get(session, first))


@pytest.mark.parametrize("state", list(ReplyState))
def test_whom_the_brand_has_written_to(database: Database, state: ReplyState) -> None:
    case = _case(database)
    with database.writing() as session:
        _reply(session, case, state=state)
    given_up = state in {ReplyState.REJECTED, ReplyState.CANCELLED, ReplyState.MISSING}
    with database.reading() as session:
        assert replies.contacted(session, PERSON, rows.NOON) == (None if given_up else rows.NOON)
        assert replies.contacted(session, PERSON, rows.NOON + HOUR) is None
        assert replies.contacted(session, PERSON, rows.NOON, but_for=case) is None
        assert replies.contacted(session, PERSON, rows.NOON, but_for=case + 1) == (None if given_up else rows.NOON)
        assert replies.contacted(session, ("globex", "x", "a1"), rows.NOON) is None


def test_text_that_no_engine_stores_is_made_whole(database: Database) -> None:
    case = _case(database)
    with database.writing() as session:
        number = _reply(session, case, text="a\x00b\udce9")
        assert replies.get(session, number).text == "a\ufffdb\ufffd"
        replies.change(session, replies.get(session, number), rows.NOON, text="\x00")
        assert replies.get(session, number).text == "\ufffd"
