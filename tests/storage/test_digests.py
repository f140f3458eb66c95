"""What digests are made of: times, cases that waited at a moment, and the facts of a stretch of time."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState
from activesupport.storage import digests
from activesupport.storage.database import Database
from tests.storage import rows

HOUR = timedelta(hours=1)


def test_a_schedule_is_kept_for_each_team(database: Database, now: datetime) -> None:
    with database.writing() as session:
        assert digests.schedule(session, "support") is None
        digests.set_next(session, "support", "09:00 UTC", now)
        digests.set_next(session, "other", "17:00 UTC", now)
        digests.set_next(session, "support", "10:00 UTC", now + HOUR)
    with database.reading() as session:
        planned = digests.schedule(session, "support")
        assert planned is not None
        assert (planned.times, planned.next_digest_at) == ("10:00 UTC", now + HOUR)


def test_the_last_digest_of_a_team_and_of_all(database: Database, now: datetime) -> None:
    with database.writing() as session:
        assert digests.last_written(session, "support") is None
        assert digests.last_of_all(session) is None
        for team, until_at, path in (
            ("support", now - HOUR, "old.html"),
            ("other", now + HOUR, "other.html"),
            ("support", now, "new.html"),
        ):
            digests.record(session, team, until_at - HOUR, until_at, until_at, path)
            session.flush()
        last, of_all = digests.last_written(session, "support"), digests.last_of_all(session)
        assert last is not None
        assert of_all is not None
        assert (last.path, last.from_at, of_all.path) == ("new.html", now - HOUR, "other.html")


def test_after_a_clock_that_jumped_back_the_last_digest_is_the_one_written_last(
    database: Database, now: datetime
) -> None:
    with database.writing() as session:
        for moment in (now, now - 48 * HOUR):
            digests.record(session, "support", moment - HOUR, moment, moment, f"{moment:%d}.html")
            session.flush()
        last = digests.last_written(session, "support")
        assert last is not None
        assert last.until_at == now - 48 * HOUR


def test_a_team_has_one_digest_for_one_moment(database: Database, now: datetime) -> None:
    with database.writing() as session:
        digests.record(session, "support", now, now, now, "a")
    with pytest.raises(IntegrityError), database.writing() as session:
        digests.record(session, "support", now - HOUR, now, now, "b")


def _cases(session: Session) -> None:
    (key,) = rows.store(session, rows.post(1))
    for name, priority, opened, closed in (
        ("low", 10, -3, None),
        ("low-older", 10, -4, None),
        ("high", 90, -1, None),
        ("later", 95, 1, None),
        ("closed-before", 95, -3, -1),
        ("closed-then", 95, -3, 0),
        ("closed-after", 50, -3, 1),
    ):
        number = rows.open_case(session, key, author_id=name, priority=priority, opened_at=rows.NOON + opened * HOUR)
        if closed is not None:
            rows.close_case(session, number, rows.NOON + closed * HOUR)
    rows.open_case(session, key, author_id="held", state=CaseState.HELD, opened_at=rows.NOON - HOUR)
    rows.open_case(session, key, author_id="elsewhere", team="other", opened_at=rows.NOON - HOUR)


def _waiting(session: Session, at: datetime | None, hours: int, *, new: bool, most: int = 99) -> list[str]:
    """Authors of the cases; `hours` from noon divide what is new from what was carried over."""
    since = rows.NOON + hours * HOUR
    found = digests.cases_waiting(session, "support", at, since=since, new=new, most=most)
    assert digests.count_waiting(session, "support", at, since=since, new=new) >= len(found)
    assert {one.post.platform_id for one in found} <= {"p1"}
    return [one.case.author_id for one in found]


def test_cases_that_were_open_at_a_time(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _cases(session)
        assert _waiting(session, now, -3, new=False) == ["closed-after", "low-older", "low"]
        assert _waiting(session, now, -3, new=True) == ["high"]
        assert _waiting(session, now, -9, new=True) == ["high", "closed-after", "low-older", "low"]
        assert digests.count_held(session, "support") == 1
        assert digests.count_held(session, "other") == 0


def test_cases_that_are_open_now_whatever_the_clock_says(database: Database) -> None:
    with database.writing() as session:
        _cases(session)
        assert _waiting(session, None, -3, new=True) == ["later", "high"]
        assert _waiting(session, None, -3, new=False) == ["low-older", "low"]


def test_of_a_flood_the_most_pressing_are_shown_and_all_are_counted(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _cases(session)
        assert _waiting(session, now, -9, new=True, most=2) == ["high", "closed-after"]
        assert digests.count_waiting(session, "support", now, since=now - 9 * HOUR, new=True) == 4


def test_cases_closed_after_a_time_up_to_another(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _cases(session)
        found = [row.author_id for row in digests.closed_between(session, "support", now - HOUR, now + HOUR)]
        assert sorted(found) == ["closed-after", "closed-then"]


def test_mentions_judged_after_a_time_up_to_another(database: Database, now: datetime) -> None:
    """No mention falls between two digests, and none is counted in both."""
    with database.writing() as session:
        for number, hours in enumerate((-2, -1, 0, 1)):
            (key,) = rows.store(session, rows.post(number))
            rows.mention(session, key, judged_at=now + hours * HOUR, lane=f"lane{hours}", labels=["churn"])
            rows.mention(session, key, judged_at=now + hours * HOUR, brand="zenith", team="other")
        first = digests.mentions_between(session, "support", now - 2 * HOUR, now)
        second = digests.mentions_between(session, "support", now, now + 2 * HOUR)
        assert sorted(fact.lane for fact in first) == ["lane-1", "lane0"]
        assert [fact.lane for fact in second] == ["lane1"]
        assert (second[0].time, second[0].labels, second[0].source) == (now + timedelta(minutes=3), ("churn",), "x")


def test_a_mention_says_whether_it_belongs_to_a_case(database: Database, now: datetime) -> None:
    with database.writing() as session:
        alone, joined = rows.store(session, rows.post(1), rows.post(2))
        rows.mention(session, alone, lane="alone")
        rows.mention(session, joined, lane="joined", case_id=rows.open_case(session, joined))
        found = digests.mentions_between(session, "support", now - HOUR, now)
        assert {fact.lane: fact.in_case for fact in found} == {"alone": False, "joined": True}
