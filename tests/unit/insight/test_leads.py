"""The figures of a day: each counted by hand for a few cases, on both engines, and found through indexes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, insert, text, update
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState, Dismissal, Lane, Outcome
from activesupport.domain.outgoing import ReplyState
from activesupport.domain.reason import Reason
from activesupport.domain.rules import Rules
from activesupport.domain.watch import Brand
from activesupport.insight.leads import DayFigures, Load, Share, today
from activesupport.storage import cases, counting, figures, people, posts, subscriptions
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.figures import Backlog, Ending
from activesupport.storage.subscriptions import Plan
from activesupport.storage.tables import CaseRow
from tests.storage import rows

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
"""Noon of a Friday in Tokyo."""
TOKYO = ZoneInfo("Asia/Tokyo")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
RULES = Rules("r1", {one: Brand(one, one.title()) for one in ("acme", "other")}, (), {})


class Desk:
    """A database in which cases, replies and mentions are written as the verbs leave them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._posts = 0

    def post(self) -> int:
        self._posts += 1
        return rows.store(self.session, rows.post(self._posts))[0]

    def case(self, age: timedelta, **values: Any) -> int:
        """A case that was opened `age` ago, by a person of its own."""
        post = self.post()
        case = rows.open_case(self.session, post, author_id=f"a{post}", opened_at=NOW - age, **values)
        rows.mention(self.session, post, case_id=case, judged_at=NOW - age, brand=values.get("brand", "acme"))
        return case

    def answer(self, case: int, ago: timedelta, author: str = "mika", **values: Any) -> None:
        """A reply that went out `ago`; the case waits for the customer since then."""
        at = NOW - ago
        row = self.session.get_one(CaseRow, case, populate_existing=True)
        if values.get("state", ReplyState.SEEN) == ReplyState.SEEN:
            first = row.first_answer_at or at
            self.change(case, state=CaseState.WAITING, first_answer_at=first, due_at=None)
        facts = {
            "case_id": case, "post_id": row.headline_id, "brand": row.brand, "source": "x", "target": "p1",
            "author": author, "text": "Sorry", "language": "en", "state": ReplyState.SEEN,
            "on_its_way": values.get("state", ReplyState.SEEN).is_on_its_way,
            "created_at": at - MINUTE, "changed_at": at, "posted_at": at,
        }  # fmt: skip
        self.session.execute(insert(ReplyRow), [facts | values])

    def close(self, case: int, ago: timedelta, **values: Any) -> None:
        rows.close_case(self.session, case, NOW - ago, **values)

    def change(self, case: int, **values: Any) -> None:
        self.session.execute(update(CaseRow).where(CaseRow.id == case).values(**values))

    def person(self, name: str, **values: Any) -> None:
        facts = {
            "name": name, "display": name.title(), "role": "responder", "language": "en", "timezone": "UTC",
            "teams": ["support"], "brands": None, "languages": ["en"], "skills": [], "shifts": [], "capacity": 8,
            "created_at": NOW,
        }  # fmt: skip
        people.add(self.session, facts | values)

    def figures(self, teams: frozenset[str] | None = None, brands: frozenset[str] | None = None) -> DayFigures:
        return today(self.session, RULES, teams, brands, NOW, TOKYO)


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    with database.writing() as session:
        yield Desk(session)


def test_what_waits(desk: Desk) -> None:
    past, future = (
        {"due_at": NOW - MINUTE, "first_due_at": NOW - MINUTE},
        {"due_at": NOW + HOUR, "first_due_at": NOW + HOUR},
    )
    desk.case(HOUR, **future)
    desk.case(HOUR, **past, assignee="mika")
    desk.case(HOUR, **past, state=CaseState.CLAIMED, claimed_by="mika", assignee="mika")
    desk.case(HOUR, **past, state=CaseState.HELD)
    desk.case(HOUR, **past, state=CaseState.WAITING, assignee="mika")  # put off, and nobody has answered
    answered = desk.case(2 * DAY, **past)
    desk.answer(answered, DAY)
    desk.close(desk.case(DAY, **past), HOUR)
    assert desk.figures().backlog == Backlog(open=5, held=1, unclaimed=1, overdue=2, unreached=3)


def test_walls_and_teams_hold_for_every_figure(desk: Desk) -> None:
    for brand, team in (("acme", "support"), ("other", "night")):
        case = desk.case(2 * HOUR, brand=brand, team=team)
        desk.answer(case, HOUR, invites=True)
        lost = desk.case(3 * HOUR, brand=brand, team=team)
        desk.answer(lost, HOUR, state=ReplyState.MISSING)
        desk.answer(lost, HOUR, state=ReplyState.APPROVAL)
        desk.close(desk.case(DAY, brand=brand, team=team), HOUR)
    both, acme = desk.figures(), desk.figures(brands=frozenset({"acme"}))
    night, nobody = desk.figures(teams=frozenset({"night"})), desk.figures(brands=frozenset())
    assert [one.backlog.open for one in (both, acme, night, nobody)] == [4, 2, 2, 0]
    assert [one.week.opened for one in (both, acme, night, nobody)] == [6, 3, 3, 0]
    assert [sum(hour.answered for hour in one.hours) for one in (both, acme, night, nobody)] == [2, 1, 1, 0]
    assert [sum(day.came for day in one.days) for one in (both, acme, night, nobody)] == [6, 3, 3, 0]
    assert [one.approvals for one in (both, acme, night, nobody)] == [2, 1, 1, 0]
    assert [one.missing for one in (both, acme, night, nobody)] == [2, 1, 1, 0]
    assert [one.invited.whole for one in (both, acme, night, nobody)] == [2, 1, 1, 0]
    assert [sum(end.by_hand for end in one.endings) for one in (both, acme, night, nobody)] == [2, 1, 1, 0]
    assert [one.coverage.whole for one in (both, acme, nobody)] == [6, 3, 0]


def test_today_and_the_week_are_counted_by_the_opening(desk: Desk) -> None:
    desk.answer(desk.case(2 * HOUR), HOUR)
    desk.answer(desk.case(13 * HOUR), 12 * HOUR + MINUTE)  # yesterday in Tokyo
    desk.case(7 * DAY + HOUR)
    desk.case(HOUR, state=CaseState.HELD)
    found = desk.figures()
    assert found.day == date(2026, 11, 20)
    assert (found.today.opened, found.week.opened) == (1, 2)
    assert found.today.within_hour == Share(1, 1)
    assert found.week.within_hour == Share(2, 2)


def test_the_charts_show_what_came_and_what_went_out(desk: Desk) -> None:
    case = desk.case(10 * HOUR)  # 02:00
    desk.answer(case, 2 * HOUR)  # 10:00
    desk.answer(case, HOUR + MINUTE)  # 10:59
    desk.answer(desk.case(13 * DAY), 3 * DAY)
    desk.case(14 * DAY)  # before the first of the 14 days
    found = desk.figures()
    assert [(one.start.hour, one.came, one.answered) for one in found.hours if one.came or one.answered] == [
        (2, 1, 0), (10, 0, 2),
    ]  # fmt: skip
    assert (len(found.hours), len(found.days)) == (24, 14)
    shown = [(one.start.day, one.came, one.answered) for one in found.days if one.came or one.answered]
    assert shown == [(7, 1, 0), (17, 0, 1), (20, 1, 2)]


def test_only_replies_that_reached_the_customer_count_as_answers(desk: Desk) -> None:
    for state in ReplyState:
        posted = None if state in {ReplyState.APPROVAL, ReplyState.READY, ReplyState.HANDED} else NOW - HOUR
        desk.answer(desk.case(2 * HOUR), HOUR, state=state, posted_at=posted)
    assert sum(one.answered for one in desk.figures().hours) == 2, "posted and seen"


def test_coverage_is_by_post_and_not_by_case(desk: Desk) -> None:
    answered = desk.case(3 * HOUR)
    desk.answer(answered, 2 * HOUR)
    rows.mention(
        desk.session, desk.post(), case_id=answered, judged_at=NOW - HOUR
    )  # they wrote again, after the answer
    rows.mention(desk.session, desk.post(), case_id=answered, judged_at=NOW - HOUR, lane=Lane.NEUTRAL)
    desk.close(desk.case(HOUR), MINUTE, state=CaseState.DISMISSED, outcome=None, dismissal=Dismissal.NO_REPLY_NEEDED)
    desk.close(desk.case(HOUR), MINUTE, outcome=Outcome.DELETED)
    desk.case(HOUR)
    lost = desk.case(HOUR)
    desk.answer(lost, MINUTE, state=ReplyState.MISSING)
    desk.case(8 * DAY)
    assert desk.figures().coverage == Share(2, 5)


def test_what_was_merged_is_answered_where_it_went(desk: Desk) -> None:
    first, second, third = desk.case(3 * HOUR), desk.case(3 * HOUR), desk.case(3 * HOUR)
    same = {"state": CaseState.DISMISSED, "outcome": None, "dismissal": Dismissal.DUPLICATE}
    desk.close(third, HOUR, merged_into=second, **same)
    desk.close(second, HOUR, merged_into=first, **same)
    assert desk.figures().coverage == Share(0, 3), "closed, and nobody has told them anything"
    desk.answer(first, MINUTE)
    assert desk.figures().coverage == Share(3, 3)


def test_how_it_ended_and_who_says_so(desk: Desk) -> None:
    for confidence in (None, None, 0.8):
        desk.close(desk.case(2 * DAY), DAY, outcome_confidence=confidence)
    desk.close(desk.case(2 * DAY), DAY, outcome=Outcome.LEFT, outcome_confidence=0.7)
    desk.close(desk.case(2 * DAY), DAY, state=CaseState.DISMISSED, outcome=None)
    desk.close(desk.case(20 * DAY), 8 * DAY)
    assert desk.figures().endings == (Ending(Outcome.SOLVED, 1, 2), Ending(Outcome.LEFT, 1, 0))


def test_invitations_and_those_who_came(desk: Desk) -> None:
    for came in (True, True, False, None):
        case = desk.case(2 * HOUR)
        desk.answer(case, HOUR, invites=True)
        desk.change(case, taken_up=came)
    desk.answer(case, MINUTE, invites=True)
    desk.answer(desk.case(2 * HOUR), HOUR)
    assert desk.figures().invited == Share(2, 4), "a customer who is invited twice is one"


def test_a_missing_reply_is_told_until_somebody_answers_anew(desk: Desk) -> None:
    case = desk.case(2 * HOUR)
    desk.answer(case, HOUR, state=ReplyState.MISSING)
    assert desk.figures().missing == 1
    desk.answer(case, MINUTE)
    assert desk.figures().missing == 0


def test_people_with_what_they_have_in_hand(desk: Desk) -> None:
    desk.person("mika")
    desk.person("aki", teams=["night"], shifts=["daily 00:00-01:00"], capacity=3)
    desk.person("viewer", role="viewer")
    desk.person("gone", active=False)
    desk.person("walled", brands=["other"])
    desk.case(HOUR, assignee="mika")
    desk.answer(desk.case(DAY), HOUR)
    desk.answer(desk.case(DAY), 13 * HOUR)  # yesterday
    mika = Load("mika", "Mika", True, 1, 8, 1)
    assert desk.figures(teams=frozenset({"support"}), brands=frozenset({"acme"})).people == (mika,)
    names = [one.name for one in desk.figures().people]
    assert names == ["aki", "mika", "walled"]
    assert [one.on_shift for one in desk.figures().people] == [False, True, True]


def test_admins_are_among_them_only_while_they_answer(desk: Desk) -> None:
    for name in ("boss", "helper", "writer"):
        desk.person(name, role="admin")
    desk.case(HOUR, assignee="helper")
    desk.answer(desk.case(DAY), HOUR, author="writer")
    assert [one.name for one in desk.figures().people] == ["helper", "writer"]


def test_sources_that_fail_are_told(desk: Desk) -> None:
    subscriptions.follow_plans(desk.session, [Plan("x", "good", HOUR), Plan("feed", "bad", HOUR)], NOW)
    desk.session.flush()
    (bad,) = [one for one in subscriptions.active(desk.session) if one.key == "bad"]
    subscriptions.record_trouble(desk.session, bad, Reason("feed.gone"), NOW, NOW + HOUR)
    desk.session.expire_all()
    assert [(one.key, one.trouble) for one in desk.figures().troubles] == [("bad", Reason("feed.gone"))]


def test_cases_of_an_incident(desk: Desk) -> None:
    for age in (HOUR, 2 * HOUR, 5 * HOUR):
        desk.case(age)
    desk.case(HOUR, brand="other")
    numbers = {
        "lately": figures.counted_opened("acme", NOW - 3 * HOUR, NOW),
        "two or more": figures.counted_opened("acme", NOW - 6 * HOUR, NOW, most=2),
    }
    assert counting.counts(desk.session, numbers) == {"lately": 2, "two or more": 2}


def test_every_figure_comes_from_an_index(database: Database) -> None:
    """With many closed cases, nothing is read from end to end but what is small: people and subscriptions."""
    with database.writing() as session:
        desk = Desk(session)
        desk.answer(desk.case(HOUR), MINUTE)
        _many(desk, 1000)
    with database.writing() as session:
        session.execute(text("ANALYZE"))
        if not database.is_sqlite:
            session.execute(text("SET LOCAL enable_seqscan = off"))  # it is taken all the same where no index helps
        for teams, brands in ((None, None), (frozenset({"support"}), frozenset({"acme"}))):
            with _statements(database) as said:
                today(session, RULES, teams, brands, NOW, TOKYO)
            plans = [_plan(session, statement, values) for statement, values in said]
            assert len(plans) >= 10
            for plan in plans:
                for table in ("cases", "mentions", "replies"):
                    assert f"SCAN {table}\n" not in plan, plan
                    assert f"Seq Scan on {table}" not in plan, plan


def _many(desk: Desk, count: int) -> None:
    """Cases that were closed long ago, each with its post, its mention and its reply."""
    said = [rows.post(10_000 + number) for number in range(count)]
    posts_ = posts.add_posts(desk.session, said, NOW)
    known = desk.session.get_one(CaseRow, desk.case(60 * DAY))
    shared = {one.name: getattr(known, one.name) for one in CaseRow.__table__.columns if one.computed is None}
    del shared["id"]
    closed = {"state": CaseState.RESOLVED, "outcome": "solved", "closed_at": NOW - 30 * DAY}
    old = [
        shared | closed | {"author_id": f"old{post}", "headline_id": post, "opened_at": NOW - 60 * DAY + post * MINUTE}
        for post in posts_
    ]
    states = cycle([*[ReplyState.SEEN] * 12, ReplyState.MISSING, ReplyState.REJECTED, ReplyState.CANCELLED])
    for case, post, state in zip(cases.open_cases(desk.session, old), posts_, states, strict=False):
        rows.mention(desk.session, post, case_id=case, judged_at=NOW - 40 * DAY)
        desk.answer(case, 40 * DAY, state=state)


@contextmanager
def _statements(database: Database) -> Iterator[list[tuple[str, Any]]]:
    said: list[tuple[str, Any]] = []

    def listen(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            said.append((statement, values))

    event.listen(database.engine, "before_cursor_execute", listen)
    try:
        yield said
    finally:
        event.remove(database.engine, "before_cursor_execute", listen)


def _plan(session: Session, statement: str, values: Sequence[Any]) -> str:
    how = "EXPLAIN QUERY PLAN" if session.get_bind().dialect.name == "sqlite" else "EXPLAIN"
    found = session.connection().exec_driver_sql(f"{how} {statement}", values)
    return "".join(f"{one[-1]}\n" for one in found)
