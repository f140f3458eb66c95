"""The outbox: promised once, taken by one, finished once; what nobody can know becomes `uncertain`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.domain.notice import DeliveryState, Message
from activesupport.domain.reason import Reason
from activesupport.storage import outbox
from activesupport.storage.database import Database
from activesupport.storage.tables import OutboxRow
from tests.together import together

HOUR = timedelta(hours=1)
MESSAGE = Message("k1", ("a@example.com",), "Subject", "Text", "<p>", {"case": 7}, {"a.csv": "x,y\n"})


def _promise(session: Session, now: datetime, *keys: str, channel: str = "email", team: str = "support") -> None:
    for key in keys:
        outbox.promise(session, channel, replace(MESSAGE, key=key), now, team)


def _row(session: Session, key: str) -> OutboxRow:
    return session.query(OutboxRow).populate_existing().filter_by(key=key).one()


def test_a_message_is_kept_whole_and_waits(database: Database, now: datetime) -> None:
    with database.writing() as session:
        outbox.promise(session, "email", MESSAGE, now, "support")
        row = _row(session, "k1")
        found = Message(row.key, tuple(row.recipients), row.subject, row.text, row.html, row.data, row.attachments)
        assert found == MESSAGE
        assert (row.state, row.attempts, row.team, row.problem) == ("pending", 0, "support", None)
        assert outbox.due(session, now) == [row.id]


def test_the_same_key_is_promised_once_on_a_channel(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _promise(session, now, "k1", "k1")
        outbox.promise(session, "email", replace(MESSAGE, text="another"), now)
        _promise(session, now, "k1", channel="webhook")
        assert session.query(OutboxRow).count() == 2
        assert {row.text for row in session.query(OutboxRow)} == {"Text"}


def test_what_may_be_sent_now(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _promise(session, now, "pending", "retry", "later", "jumped", "sent", "sending", "failed", "uncertain")
        at = {"retry": now, "later": now + timedelta(minutes=1), "jumped": now + 3 * HOUR}
        for row in session.query(OutboxRow):
            row.state = "retry" if row.key in at else row.key
            row.next_try_at = at.get(row.key, now)
        session.flush()
        assert [session.get_one(OutboxRow, key).key for key in outbox.due(session, now)] == [
            "pending", "retry", "jumped",
        ]  # fmt: skip
        assert len(outbox.due(session, now, most=2)) == 2


def test_taking_counts_the_attempt_and_only_one_takes(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _promise(session, now, "k1")
        key = _row(session, "k1").id
        row = outbox.take(session, key, now + HOUR)
        assert row is not None
        assert (row.state, row.attempts, row.changed_at) == ("sending", 1, now + HOUR)
        assert outbox.take(session, key, now) is None
        assert outbox.take(session, 404, now) is None


def test_of_two_senders_one_takes(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _promise(session, now, "k1")
        key = _row(session, "k1").id
    took: list[bool] = []

    def take() -> None:
        with database.writing() as session:
            took.append(outbox.take(session, key, now) is not None)

    together(take, take)
    assert sorted(took) == [False, True]


def test_a_failed_attempt_waits_and_can_be_taken_again(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _promise(session, now, "k1")
        key = _row(session, "k1").id
        outbox.take(session, key, now)
        outbox.finish(session, key, DeliveryState.RETRY, now, Reason("mail.busy"), now + HOUR)
        row = _row(session, "k1")
        assert (row.state, row.next_try_at, row.problem) == ("retry", now + HOUR, {
            "code": "mail.busy", "values": {}, "points": 0.0,
        })  # fmt: skip
        assert outbox.due(session, now) == []
        assert outbox.due(session, now + HOUR) == [key]
        again = outbox.take(session, key, now + HOUR)
        assert again is not None
        assert again.attempts == 2
        outbox.finish(session, key, DeliveryState.SENT, now + HOUR)
        assert (_row(session, "k1").state, _row(session, "k1").problem) == ("sent", None)


@pytest.mark.parametrize("state", ["pending", "sent", "uncertain", "failed"])
def test_only_what_is_being_sent_can_be_finished(database: Database, now: datetime, state: str) -> None:
    """A sender that comes back after it was given up must not turn `uncertain` into `retry`."""
    with database.writing() as session:
        _promise(session, now, "k1")
        _row(session, "k1").state = state
        session.flush()
        outbox.finish(session, _row(session, "k1").id, DeliveryState.RETRY, now, Reason("late"))
        assert _row(session, "k1").state == state


def test_what_a_dead_sender_left_becomes_uncertain(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _promise(session, now, "dead", "alive", "waiting")
        outbox.take(session, _row(session, "dead").id, now - HOUR)
        outbox.take(session, _row(session, "alive").id, now)
        assert outbox.abandon_lost(session, now, now) == 1
        assert outbox.abandon_lost(session, now, now) == 0
        session.expire_all()
        assert {row.key: row.state for row in session.query(OutboxRow)} == {
            "dead": "uncertain", "alive": "sending", "waiting": "pending",
        }  # fmt: skip
        assert (_row(session, "dead").problem or {})["code"] == "outbox.sender_died"
        assert _row(session, "dead").id not in outbox.due(session, now + 9 * HOUR)


def test_troubled_messages_since_a_time(database: Database, now: datetime) -> None:
    with database.writing() as session:
        states = ("pending", "sending", "sent", "retry", "failed", "uncertain")
        _promise(session, now, *states, "old")
        for row in session.query(OutboxRow):
            row.state = row.key if row.key in states else "failed"
            row.changed_at = now - HOUR if row.key == "old" else now
        session.flush()
        assert [row.key for row in outbox.troubled(session, now)] == ["retry", "failed", "uncertain"]


def test_messages_of_a_kind_are_counted_once_whatever_the_number_of_channels(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _promise(session, now, "urgent:1", "urgent:2", "digest:1")
        _promise(session, now, "urgent:1", channel="webhook")
        _promise(session, now - HOUR, "urgent:0")
        _promise(session, now, "urgent:3", team="other")
        for prefix, since, until, number in (
            ("urgent:", now, now, 2),
            ("urgent:", now - HOUR, now, 3),
            ("urgent:", now - HOUR, now - HOUR, 1),
            ("flood:", now - HOUR, now, 0),
        ):
            assert outbox.count_between(session, "support", prefix, since, until) == number


_OPEN_TO_PEOPLE = ("retry", "failed", "uncertain")


def _in_every_state(session: Session, now: datetime) -> None:
    _promise(session, now, *(str(state) for state in DeliveryState))
    for row in session.query(OutboxRow):
        row.state, row.attempts = row.key, 7
    session.flush()


def test_people_see_what_wants_a_decision_or_everything(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _in_every_state(session, now)
        assert {row.key for row in outbox.undelivered(session)} == set(_OPEN_TO_PEOPLE)
        every = outbox.undelivered(session, everything=True)
        assert [row.key for row in every] == [str(state) for state in DeliveryState]


@pytest.mark.parametrize("state", list(DeliveryState))
def test_only_what_wants_a_decision_can_be_sent_again_or_dropped(
    database: Database, now: datetime, state: DeliveryState
) -> None:
    for act, after in ((outbox.resend, "pending"), (outbox.drop, "dropped")):
        with database.writing() as session:
            session.query(OutboxRow).delete()
            _in_every_state(session, now)
            number = _row(session, state).id
            if state in _OPEN_TO_PEOPLE:
                act(session, number, now + HOUR)
                assert (_row(session, state).state, _row(session, state).changed_at) == (after, now + HOUR)
                assert (number in outbox.due(session, now + HOUR)) == (after == "pending")
            else:
                with pytest.raises(UserError) as refused:
                    act(session, number, now + HOUR)
                assert refused.value.reason.code == "outbox.not_open"
                assert _row(session, state).state == state


@pytest.mark.parametrize(
    ("state", "kept"),
    [(DeliveryState.SENT, ""), (DeliveryState.RETRY, "Text"), (DeliveryState.FAILED, "Text")],
)
def test_a_secret_is_kept_as_long_as_it_may_have_to_be_sent(
    database: Database, now: datetime, state: DeliveryState, kept: str
) -> None:
    secret = outbox.CONFIDENTIAL + "7"
    with database.writing() as session:
        _promise(session, now, secret, "k1")
        for key in (secret, "k1"):
            row = outbox.take(session, _row(session, key).id, now)
            assert row is not None
            outbox.finish(session, row.id, state, now)
        assert (_row(session, secret).text, _row(session, "k1").text) == (kept, "Text")
        if state in _OPEN_TO_PEOPLE:
            outbox.drop(session, _row(session, secret).id, now)
        assert (_row(session, secret).text, _row(session, secret).html) == ("", "")


def test_sending_again_starts_from_the_first_attempt(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _in_every_state(session, now)
        outbox.resend(session, _row(session, "failed").id, now)
        assert (_row(session, "failed").attempts, _row(session, "failed").next_try_at) == (0, now)
