"""What the daemon does by itself every minute; two daemons do it once."""

from activesupport.storage.tables import DecisionRow
from activesupport.work.casework import claims, closing
from activesupport.work.team import keeping
from tests.unit.work.deskshop import Desk, race
from tests.unit.work.workshop import HOUR, MINUTE


def _keep(desk: Desk) -> None:
    keeping.keep(database=desk.database, rules=desk.kits, alerts=desk.alerts, now=desk.clock)


def test_every_duty_is_done_in_one_minute(desk: Desk) -> None:
    for author in ("a1", "a2", "a3"):
        desk.complain(author)
    desk.complain("a4", "Globex is broken")
    claims.claim(desk.hand("ann"), 1)
    closing.snooze(desk.hand("ann"), 2, desk.clock() + HOUR)
    desk.answer("ann", 3)
    desk.clock.forward(8 * 24 * HOUR)
    _keep(desk)
    states = [desk.case(number).state for number in (1, 2, 3, 4)]
    assert states == ["open", "open", "resolved", "open"]
    assert desk.case(4).assignee in {"ann", "bob", "lea"}
    assert desk.case(4).warn_at is None
    actors = {row.actor for row in desk.rows(DecisionRow) if row.action in {"expire", "wake", "resolve", "assign"}}
    assert actors == {"activesupport"}
    before = desk.everything()
    _keep(desk)
    assert desk.everything() == before


def test_two_daemons_give_a_claim_back_once(desk: Desk) -> None:
    desk.complain()
    claims.claim(desk.hand("ann"), 1)
    desk.clock.forward(HOUR)
    assert race(lambda: _keep(desk), lambda: _keep(desk)) == [None, None]
    assert desk.actions() == ["open", "claim", "expire"]


def test_whoever_renews_while_the_sweep_looks_keeps_the_case_or_is_told(desk: Desk) -> None:
    desk.complain()
    hand = desk.hand("ann")
    claims.claim(hand, 1)
    desk.clock.forward(20 * MINUTE)
    kept: list[bool] = []
    ends = race(lambda: kept.append(claims.renew(hand, 1)), lambda: _keep(desk))
    assert ends == [None, None]
    assert (desk.case().claimed_by == "ann") == kept[0]
