"""Subscriptions follow the rules, are due by their column, and the ledger tells of every poll."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from activesupport.domain.errors import LostRace
from activesupport.domain.post import Page
from activesupport.domain.reason import Reason
from activesupport.storage import subscriptions
from activesupport.storage.database import Database
from activesupport.storage.subscriptions import Plan
from activesupport.storage.tables import PollRow, SubscriptionRow
from tests.storage import rows

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
FIVE = timedelta(minutes=5)


def _follow(session: Session, now: datetime, *keys: str, every: timedelta = FIVE, source: str = "x") -> None:
    subscriptions.follow_plans(session, [Plan(source, key, every) for key in keys], now)


def _row(session: Session, key: str) -> SubscriptionRow:
    return session.query(SubscriptionRow).populate_existing().filter_by(key=key).one()


def test_a_new_plan_is_due_at_once(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _follow(session, now, "w1")
        row = _row(session, "w1")
        assert (row.source, row.every_seconds, row.next_poll_at, row.active, row.cursor) == ("x", 300, now, True, None)
        assert subscriptions.due(session, now) == [row.id]
        assert subscriptions.due(session, now - MINUTE) == []


def test_a_plan_that_goes_is_paused_and_comes_back_with_its_cursor(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _follow(session, now, "w1", "w2")
        row = _row(session, "w1")
        subscriptions.record_page(session, row, Page((), {"since": "7"}), 0, now, now + FIVE)
    with database.writing() as session:
        _follow(session, now, "w2")
        assert [one.key for one in subscriptions.active(session)] == ["w2"]
        assert [one.key for one in subscriptions.health(session)] == ["w2"]
        assert len(subscriptions.due(session, now)) == 1
    with database.writing() as session:
        _follow(session, now + timedelta(days=3), "w1", "w2")
        row = _row(session, "w1")
        assert (row.active, row.cursor) == (True, {"since": "7"})
        assert row.id in subscriptions.due(session, now + timedelta(days=3))
        assert session.query(SubscriptionRow).count() == 2


def test_a_shorter_time_between_polls_takes_effect_at_once_and_a_longer_one_after_the_next(
    database: Database, now: datetime
) -> None:
    with database.writing() as session:
        _follow(session, now, "w1", every=timedelta(hours=1))
        subscriptions.record_page(session, _row(session, "w1"), Page((), {}), 0, now, now + timedelta(hours=1))
        _follow(session, now, "w1", every=MINUTE)
        session.flush()
        assert (_row(session, "w1").next_poll_at, _row(session, "w1").every_seconds) == (now + MINUTE, 60)
        _follow(session, now, "w1", every=timedelta(hours=2))
        session.flush()
        assert _row(session, "w1").next_poll_at == now + MINUTE


def test_following_the_same_plans_again_does_not_move_the_schedule(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _follow(session, now, "w1")
        subscriptions.record_page(session, _row(session, "w1"), Page((), {}), 0, now, now + FIVE)
        _follow(session, now + MINUTE, "w1")
        session.flush()
        assert _row(session, "w1").next_poll_at == now + FIVE


def test_the_longest_waiting_is_due_first_and_a_clock_that_jumped_back_holds_nothing_up(
    database: Database, now: datetime
) -> None:
    with database.writing() as session:
        _follow(session, now, "w1")
        _follow(session, now - MINUTE, "w1", "w2")
        first, second = _row(session, "w2").id, _row(session, "w1").id
        assert subscriptions.due(session, now) == [first, second]
        assert subscriptions.due(session, now - timedelta(minutes=30)) == []
        assert subscriptions.due(session, now - timedelta(days=2)) == [first, second]


def test_a_page_moves_the_cursor_clears_the_trouble_and_is_in_the_ledger(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _follow(session, now, "w1")
        subscriptions.record_trouble(session, _row(session, "w1"), Reason("x.down"), now, now + MINUTE)
        row = _row(session, "w1")
        gap = (now - timedelta(hours=2), now - timedelta(hours=1))
        page = Page((rows.post(1), rows.post(2)), {"since": "2"}, faults=(Reason("fault", {"line": 3}),), gap=gap)
        subscriptions.record_page(session, row, page, 1, now + MINUTE, now + FIVE)
        row = _row(session, "w1")
        assert (row.cursor, row.failures, row.trouble, row.next_poll_at) == ({"since": "2"}, 0, None, now + FIVE)
        assert row.last_ok_at == now + MINUTE
        poll = session.query(PollRow).order_by(PollRow.id.desc()).first()
        assert poll is not None
        assert (poll.fetched, poll.new, poll.problem, poll.gap_from, poll.gap_until) == (2, 1, None, *gap)
        assert poll.faults == [{"code": "fault", "values": {"line": 3}, "points": 0.0}]


def test_trouble_keeps_the_cursor_counts_up_and_shows_in_health(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _follow(session, now, "w1")
        subscriptions.record_page(session, _row(session, "w1"), Page((), {"since": "1"}), 0, now, now)
        for failures in (1, 2):
            subscriptions.record_trouble(session, _row(session, "w1"), Reason("x.down", {"n": failures}), now, now)
            row = _row(session, "w1")
            assert (row.cursor, row.failures, row.last_ok_at) == ({"since": "1"}, failures, now)
        (health,) = subscriptions.health(session)
        assert (health.source, health.key, health.failures) == ("x", "w1", 2)
        assert health.trouble == Reason("x.down", {"n": 2})


def test_only_polls_with_something_to_tell_are_told_from_start_to_before_the_end(
    database: Database, now: datetime
) -> None:
    with database.writing() as session:
        _follow(session, now, "w1")
        answers: list[Page | Reason] = [
            Reason("first"),
            Page((rows.post(1),), {}),
            Page((), {}, faults=(Reason("f"),)),
            Page((), {}, gap=(now, now)),
            Reason("last"),
        ]
        for minutes, answer in enumerate(answers):
            row, at = _row(session, "w1"), now + minutes * MINUTE
            if isinstance(answer, Page):
                subscriptions.record_page(session, row, answer, 0, at, now)
            else:
                assert subscriptions.record_trouble(session, row, answer, at, now)
        told = subscriptions.faults_between(session, now, now + 4 * MINUTE)
        assert [one.at for one in told] == [now + 3 * MINUTE, now + 2 * MINUTE, now]
        assert [one.at for one in subscriptions.faults_between(session, now, now + HOUR, most=1)] == [now + 4 * MINUTE]


def test_a_page_without_anything_leaves_no_ledger_row(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _follow(session, now, "w1")
        subscriptions.record_page(session, _row(session, "w1"), Page((), {"since": "1"}), 0, now, now + FIVE)
        assert session.query(PollRow).count() == 0
        assert (_row(session, "w1").cursor, _row(session, "w1").last_ok_at) == ({"since": "1"}, now)


def test_a_slow_poll_does_not_put_back_the_cursor_of_a_quicker_one(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _follow(session, now, "w1")
    with database.reading() as session:
        slow = _row(session, "w1")
        session.expunge(slow)
    with database.writing() as session:
        subscriptions.record_page(session, _row(session, "w1"), Page((), {"since": "9"}), 0, now, now + FIVE)
    with pytest.raises(LostRace), database.writing() as session:
        subscriptions.record_page(session, slow, Page((rows.post(1),), {"since": "3"}), 1, now, now + FIVE)
    with database.writing() as session:
        assert not subscriptions.record_trouble(session, slow, Reason("late"), now, now + FIVE)
        row = _row(session, "w1")
        assert (row.cursor, row.trouble, row.failures, session.query(PollRow).count()) == ({"since": "9"}, None, 0, 0)


def test_a_command_beside_the_daemon_adds_plans_and_pauses_none(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _follow(session, now, "w1", "old")
        _follow(session, now, "w1")
    with database.writing() as session:
        subscriptions.follow_plans(session, [Plan("x", "w2", FIVE)], now, pause_others=False)
        assert [row.key for row in subscriptions.active(session)] == ["w1", "w2"]


def test_the_times_of_the_newest_posts_of_one_subscription_ascend(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _follow(session, now, "w1", "w2")
        first, second = _row(session, "w1").id, _row(session, "w2").id
        rows.store(session, *(rows.post(number) for number in (3, 1, 2)), subscription_id=first)
        rows.store(session, rows.post(9), subscription_id=second)
        assert subscriptions.recent_post_times(session, first) == [now + n * MINUTE for n in (1, 2, 3)]
        assert subscriptions.recent_post_times(session, first, most=2) == [now + n * MINUTE for n in (2, 3)]


def test_the_addresses_of_feeds_only(database: Database, now: datetime) -> None:
    with database.writing() as session:
        subscriptions.follow_plans(session, [Plan("x", "w1", FIVE), Plan("feed", "https://f.example/", FIVE)], now)
        assert subscriptions.feed_addresses(session) == {_row(session, "https://f.example/").id: "https://f.example/"}


def test_a_rest_of_many_hours_is_kept_and_a_clock_that_jumped_back_ends_it(database: Database, now: datetime) -> None:
    """A platform may ask for more patience than the time after which a plan looks like a clock's mistake."""
    with database.writing() as session:
        _follow(session, now, "w1", "w2")
        resting, other = _row(session, "w1"), _row(session, "w2")
        subscriptions.record_trouble(session, resting, Reason("x.usage_cap"), now, now + timedelta(hours=6))
        session.expire_all()
        assert subscriptions.due(session, now + timedelta(hours=5)) == [other.id]
        assert [row.key for row in subscriptions.askable(session, now + timedelta(hours=5))] == ["w2"]
        assert subscriptions.due(session, now + timedelta(hours=6)) == [other.id, resting.id]
        assert [row.key for row in subscriptions.askable(session, now + timedelta(hours=6))] == ["w1", "w2"]
        assert resting.id in subscriptions.due(session, now - timedelta(days=2))


def test_silence_is_judged_by_the_times_of_the_posts_but_not_for_an_archive(database: Database, now: datetime) -> None:
    with database.writing() as session:
        for source in ("x", "archive"):
            _follow(session, now, source, source=source)
            found = [rows.post(number, source=source) for number in range(30)]
            rows.store(session, *found, subscription_id=_row(session, source).id)
        later = now + timedelta(days=2)
        assert subscriptions.silence(session, _row(session, "x"), later).suspicious
        assert not subscriptions.silence(session, _row(session, "x"), now + timedelta(hours=1)).suspicious
        assert not subscriptions.silence(session, _row(session, "archive"), later).suspicious
