"""Whatever three people, the customers, the platform and the sweep do, in whatever order: what always holds."""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from activesupport.domain.case import CaseState, Dismissal, Outcome
from activesupport.domain.errors import ActiveSupportError
from activesupport.domain.guard import FlagKind
from activesupport.domain.outgoing import ReplyState
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow, DecisionRow, MentionRow
from activesupport.work.casework import bars, claims, closing, joining, notes
from activesupport.work.sending import handing
from activesupport.work.speaking import overrule
from tests.unit.work.deskshop import SORRY, Desk
from tests.unit.work.workshop import post

PEOPLE = st.sampled_from(["ann", "bob", "lea"])
CASES = st.integers(1, 4)
REPLIES = st.integers(1, 6)
SAID = st.sampled_from(
    [
        "Acme is broken",
        "Acme is broken, I am leaving",
        "Thank you Acme",
        "Acme, it works again!",
        "ok Acme",
        "Acme \U0001f4f7",
        "Acme is broken, see you in court, my lawyer writes tomorrow",
    ]
)
WRITTEN = st.sampled_from([SORRY, "How annoying. Please send us a DM.", "How annoying. We will refund you."])
WAITS = st.sampled_from([1, 5, 21, 130, 3 * 24 * 60, 8 * 24 * 60])


class Office(RuleBasedStateMachine):
    """Four cases in three customers' names; ann and lea answer alone, bob's replies are looked at."""

    def __init__(self, empty: Path, folder: Path) -> None:
        super().__init__()
        self._place = folder / str(len(list(folder.iterdir())))
        self._place.mkdir()
        shutil.copyfile(empty, self._place / "desk.db")
        self.database = Database(f"sqlite:///{self._place / 'desk.db'}")
        self.desk = Desk(self.database, self._place)
        self.desk.change("bob", needs_approval=True)

    def teardown(self) -> None:
        self.database.close()

    @initialize()
    def customers(self) -> None:
        for author in ("a1", "a2", "a3"):
            self.desk.complain(author)
        self.desk.clock.forward(timedelta(seconds=1))
        self.desk.complain("a1", "Acme, how do I pay?")
        joining.split(self.desk.hand("lea"), 1, 4)

    def _try(self, act: Callable[[], object]) -> None:
        """What is refused changes nothing."""
        self.desk.clock.forward(timedelta(seconds=1))
        before = self.desk.everything()
        try:
            act()
        except ActiveSupportError:
            assert self.desk.everything() == before

    @rule(who=PEOPLE, case=CASES)
    def claim(self, who: str, case: int) -> None:
        self._try(lambda: claims.claim(self.desk.hand(who), case))

    @rule(who=PEOPLE, case=CASES, force=st.booleans())
    def release(self, who: str, case: int, force: bool) -> None:
        self._try(lambda: claims.release(self.desk.hand(who), case, force))

    @rule(who=PEOPLE, case=CASES, to=PEOPLE)
    def hand_over(self, who: str, case: int, to: str) -> None:
        self._try(lambda: claims.hand_over(self.desk.hand(who), case, to, "please"))

    @rule(who=PEOPLE, case=CASES, to=st.none() | PEOPLE)
    def assign(self, who: str, case: int, to: str | None) -> None:
        self._try(lambda: claims.assign(self.desk.hand(who), case, to))

    @rule(who=PEOPLE, case=CASES)
    def escalate(self, who: str, case: int) -> None:
        self._try(lambda: claims.escalate(self.desk.hand(who), case, "help"))

    @rule(who=PEOPLE, case=CASES)
    def note(self, who: str, case: int) -> None:
        self._try(lambda: notes.note(self.desk.hand(who), case, "@bob look"))

    @rule(who=PEOPLE, case=CASES, minutes=st.sampled_from([2, 60, 5 * 24 * 60]))
    def snooze(self, who: str, case: int, minutes: int) -> None:
        until = self.desk.clock() + timedelta(minutes=minutes)
        self._try(lambda: closing.snooze(self.desk.hand(who), case, until))

    @rule(who=PEOPLE, case=CASES)
    def dismiss(self, who: str, case: int) -> None:
        self._try(lambda: closing.dismiss(self.desk.hand(who), case, Dismissal.OTHER))

    @rule(who=PEOPLE, case=CASES)
    def resolve(self, who: str, case: int) -> None:
        self._try(lambda: closing.resolve(self.desk.hand(who), case, Outcome.SOLVED))

    @rule(who=PEOPLE, case=CASES)
    def reopen(self, who: str, case: int) -> None:
        self._try(lambda: closing.reopen(self.desk.hand(who), case))

    @rule(who=PEOPLE, case=CASES, into=CASES)
    def merge(self, who: str, case: int, into: int) -> None:
        self._try(lambda: joining.merge(self.desk.hand(who), case, into))

    @rule(who=PEOPLE, case=CASES, abuse=st.booleans())
    def flag_abuse(self, who: str, case: int, abuse: bool) -> None:
        self._try(lambda: bars.flag_abuse(self.desk.hand(who), case, abuse))

    @rule(who=PEOPLE, case=CASES)
    def overrule(self, who: str, case: int) -> None:
        self._try(lambda: overrule(self.desk.hand(who), case, "why not", self.desk.kits()))

    @rule(who=PEOPLE)
    def undo(self, who: str) -> None:
        """Whatever somebody did last."""
        own = [row.id for row in self.desk.rows(DecisionRow) if row.actor == who]
        if own:
            self._try(lambda: closing.undo(self.desk.hand(who), own[-1]))

    @rule(who=PEOPLE, case=CASES, text=WRITTEN)
    def send(self, who: str, case: int, text: str) -> None:
        self._try(lambda: self.desk.send(who, case, text, accepted=frozenset({FlagKind.PROMISE})))

    @rule(who=PEOPLE, reply=REPLIES)
    def open(self, who: str, reply: int) -> None:
        self._try(lambda: handing.hand_approved(self.desk.hand(who), reply, self.desk.kits()))

    @rule(who=PEOPLE, reply=REPLIES)
    def posted(self, who: str, reply: int) -> None:
        self._try(lambda: handing.posted(self.desk.hand(who), reply))

    @rule(who=PEOPLE, reply=REPLIES)
    def cancel(self, who: str, reply: int) -> None:
        self._try(lambda: handing.cancel(self.desk.hand(who), reply))

    @rule(who=PEOPLE, reply=REPLIES, approve=st.booleans())
    def decide(self, who: str, reply: int, approve: bool) -> None:
        hand, kit = self.desk.hand(who), self.desk.kits()
        self._try(lambda: handing.approve(hand, reply, kit) if approve else handing.reject(hand, reply, "warmer"))

    @rule(author=st.sampled_from(["a1", "a2", "a3"]), text=SAID)
    def customer(self, author: str, text: str) -> None:
        self.desk.clock.forward(timedelta(seconds=1))
        number = 100 + len(self.desk.mentions())

        self.desk.bring(post(number, f"{text} {'!' * (number % 90)}", author=author, at=self.desk.clock()))

    @rule(answered=st.sampled_from(["p1", "p2", "p3", "p4"]))
    def brand(self, answered: str) -> None:
        self.desk.own_post(answered)

    @rule(minutes=WAITS, timeline=st.booleans())
    def time(self, minutes: int, timeline: bool) -> None:
        self.desk.clock.forward(timedelta(minutes=minutes))
        if timeline:
            self.desk.read_timelines()
        self.desk.run("sweep")

    @invariant()
    def one_reply_on_its_way(self) -> None:
        replies = self.desk.rows(ReplyRow)
        assert all(row.on_its_way == ReplyState(row.state).is_on_its_way for row in replies)
        assert max(Counter(row.case_id for row in replies if row.on_its_way).values(), default=0) <= 1

    @invariant()
    def a_case_is_whole(self) -> None:
        for case in self.desk.cases():
            claim = [case.claimed_by, case.claimed_at, case.lease_until]
            if case.state == CaseState.CLAIMED:
                assert None not in claim, claim
            elif not CaseState(case.state).is_closed:
                assert claim == [None] * 3, claim
            ends = [case.outcome, case.dismissal]
            assert (case.closed_at is not None) == CaseState(case.state).is_closed == (ends != [None, None])
            assert case.merged_into is None or case.state == CaseState.DISMISSED
            assert case.state == CaseState.WAITING or case.wake_at is None

    @invariant()
    def every_change_is_on_record_with_its_version(self) -> None:
        for case in self.desk.cases():
            mine = [row for row in self.desk.rows(DecisionRow) if row.case_id == case.id]
            versions = [row.case_version for row in mine if row.case_version is not None]
            assert versions == sorted(set(versions))
            assert set(versions) <= set(range(2, case.version + 1))
            pages = sum(row.case_version is None and row.actor == "activesupport" for row in mine)
            assert case.version - 1 - len(versions) <= pages

    @invariant()
    def nothing_that_was_said_is_lost(self) -> None:
        """What wants an answer has a case; what waits for the customer alone has answered all that they said."""
        mentions = self.desk.rows(MentionRow)
        assert all(row.case_id is not None for row in mentions if row.lane == "queue")
        for case in self.desk.cases():
            if case.state == CaseState.WAITING and case.wake_at is None:
                reached = [row for row in self.desk.rows(ReplyRow) if row.case_id == case.id and _reached(row)]
                latest = max(row.judged_at for row in mentions if row.case_id == case.id)
                assert any(row.handed_at is not None and row.handed_at >= latest for row in reached), _told(case)


def _reached(row: ReplyRow) -> bool:
    return row.state in {ReplyState.POSTED, ReplyState.SEEN}


def _told(case: CaseRow) -> dict[str, Any]:
    return {column.key: getattr(case, column.key) for column in CaseRow.__table__.columns}


def test_whatever_everybody_does(migrated_sqlite: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        lambda: Office(migrated_sqlite, tmp_path),
        settings=settings(
            max_examples=1200, stateful_step_count=50, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
