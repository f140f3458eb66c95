"""Whatever three people, the customers, the platform and the sweep do, in whatever order: what always holds."""

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from activesupport.domain.case import CaseState, Dismissal, Outcome
from activesupport.domain.errors import ActiveSupportError
from activesupport.domain.guard import FlagKind
from activesupport.domain.outgoing import ReplyState
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow, DecisionRow, MentionRow
from activesupport.work.casework import abuse as reported
from activesupport.work.casework import claims, closing, joining, notes
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
        "Acme is broken and I will sue you",
    ]
)
WRITTEN = st.sampled_from([SORRY, "How annoying. Please send us a DM.", "How annoying. We will refund you."])
WAITS = st.sampled_from([1, 5, 21, 130, 3 * 24 * 60, 8 * 24 * 60])


def _prepare(folder: Path, empty: Path) -> Path:
    """A database with four cases of three customers: ann and lea answer alone, bob's replies are looked at."""
    shutil.copyfile(empty, folder / "desk.db")
    database = Database(f"sqlite:///{folder / 'desk.db'}")
    desk = Desk(database, folder)
    desk.change("bob", needs_approval=True)
    for author in ("a1", "a2", "a3"):
        desk.complain(author)
    desk.clock.forward(timedelta(seconds=1))
    desk.complain("a1", "Acme, how do I pay?")
    joining.split(desk.hand("lea"), 1, 4, desk.kits())
    database.close()
    return folder / "desk.db"


class Office(RuleBasedStateMachine):
    """Everybody acts upon the four cases, one after the other."""

    def __init__(self, prepared: Path, folder: Path) -> None:
        super().__init__()
        place = folder / str(len(list(folder.iterdir())))
        place.mkdir()
        shutil.copyfile(prepared, place / "desk.db")
        self.database = Database(f"sqlite:///{place / 'desk.db'}")
        self.desk = Desk(self.database, place, crew=False)
        self.desk.clock.forward(timedelta(seconds=2))

    def teardown(self) -> None:
        self.database.close()

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
        self._try(lambda: joining.merge(self.desk.hand(who), case, into, same_person=True))

    @rule(who=PEOPLE, case=CASES, abuse=st.booleans())
    def flag_abuse(self, who: str, case: int, abuse: bool) -> None:
        hand = self.desk.hand(who)
        self._try(lambda: reported.report(hand, case, "threats") if abuse else reported.take_back(hand, case))

    @rule(who=PEOPLE, case=CASES)
    def overrule(self, who: str, case: int) -> None:
        self._try(lambda: overrule(self.desk.hand(who), case, "why not"))

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
    def what_always_holds(self) -> None:
        replies, mentions = self.desk.rows(ReplyRow), self.desk.rows(MentionRow)
        decisions = self.desk.rows(DecisionRow)
        _one_reply_is_on_its_way(replies)
        assert all(row.case_id is not None for row in mentions if row.lane == "queue"), (
            "what wants an answer has a case"
        )
        for case in self.desk.cases():
            _is_whole(case)
            _is_on_record(case, [row for row in decisions if row.case_id == case.id])
            if case.state == CaseState.WAITING and case.wake_at is None:
                said = [row.judged_at for row in mentions if row.case_id == case.id]
                _has_answered(max(said), [row for row in replies if row.case_id == case.id])


def _one_reply_is_on_its_way(replies: Sequence[ReplyRow]) -> None:
    assert all(row.on_its_way == ReplyState(row.state).is_on_its_way for row in replies)
    assert max(Counter(row.case_id for row in replies if row.on_its_way).values(), default=0) <= 1


def _is_whole(case: CaseRow) -> None:
    closed = CaseState(case.state).is_closed
    claim = [case.claimed_by, case.claimed_at, case.lease_until]
    if case.state == CaseState.CLAIMED:
        assert None not in claim
    elif not closed:
        assert claim == [None] * 3
    assert (case.closed_at is not None) == closed == (case.outcome is not None or case.dismissal is not None)
    assert case.merged_into is None or case.state == CaseState.DISMISSED
    assert case.wake_at is None or case.state == CaseState.WAITING


def _is_on_record(case: CaseRow, decisions: Sequence[DecisionRow]) -> None:
    """Each change by a person or the sweep names the version that it made; a page of posts makes one in between."""
    versions = [row.case_version for row in decisions if row.case_version is not None]
    assert versions == sorted(set(versions))
    assert set(versions) <= set(range(2, case.version + 1))
    pages = sum(row.case_version is None and row.actor == "activesupport" for row in decisions)
    assert case.version - 1 - len(versions) <= pages


def _has_answered(latest: datetime, replies: Sequence[ReplyRow]) -> None:
    """A case that waits for the customer alone has answered all that they said."""
    reached = [row for row in replies if row.state in {ReplyState.POSTED, ReplyState.SEEN}]
    assert any(row.handed_at is not None and row.handed_at >= latest for row in reached)


def test_whatever_everybody_does(migrated_sqlite: Path, tmp_path: Path) -> None:
    (tmp_path / "prepared").mkdir()
    prepared = _prepare(tmp_path / "prepared", migrated_sqlite)
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        lambda: Office(prepared, tmp_path),
        settings=settings(
            max_examples=10, stateful_step_count=30, deadline=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
