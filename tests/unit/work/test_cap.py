"""A team's daily cap: the least pressing new cases wait outside, urgent ones never; the next day lets them in."""

from activesupport.domain.case import Dismissal
from activesupport.storage.tables import DecisionRow
from activesupport.work.casework import claims, closing
from activesupport.work.process import admit_held
from tests.unit.work.workshop import DAY, HOUR, MINUTE, NOON, Workshop, post


def _states(shop: Workshop) -> dict[str, str]:
    return {case.author_id: case.state for case in shop.cases()}


def _fill(shop: Workshop) -> None:
    shop.bring(
        post(1, "Acme, how do I reach you?", author="low"),
        post(2, "Acme is broken and I am leaving", author="high"),
        post(3, "Acme is broken", author="middle"),
        post(4, "Acme, how do I pay?", author="lowest"),
    )


def test_the_most_pressing_come_in_and_the_others_are_held(capped_shop: Workshop) -> None:
    _fill(capped_shop)
    assert _states(capped_shop) == {"low": "held", "high": "open", "middle": "open", "lowest": "held"}
    details = {row.case_id: row.detail["state"] for row in capped_shop.rows(DecisionRow)}
    assert details == {case.id: case.state for case in capped_shop.cases()}


def test_the_day_is_full_for_later_pages_too(capped_shop: Workshop) -> None:
    _fill(capped_shop)
    capped_shop.bring(post(5, "Acme is broken and I am leaving now", author="later"))
    assert _states(capped_shop)["later"] == "held"


def test_urgent_ones_always_come_in(capped_shop: Workshop) -> None:
    _fill(capped_shop)
    capped_shop.bring(*(post(n, "Acme is on fire", author=f"u{n}") for n in range(10, 14)))
    states = _states(capped_shop)
    assert [states[f"u{n}"] for n in range(10, 14)] == ["open"] * 4


def test_urgent_ones_take_their_place_from_the_others(capped_shop: Workshop) -> None:
    capped_shop.bring(
        post(1, "Acme is broken", author="a"),
        post(2, "Acme is on fire", author="b"),
        post(3, "Acme is on fire here too", author="c"),
    )
    assert _states(capped_shop) == {"a": "held", "b": "open", "c": "open"}


def test_a_held_case_comes_in_when_its_person_writes_something_urgent(capped_shop: Workshop) -> None:
    _fill(capped_shop)
    capped_shop.clock.forward(HOUR)
    capped_shop.bring(post(9, "Acme is on fire now", author="low"))
    (case,) = [case for case in capped_shop.cases() if case.author_id == "low"]
    assert (case.state, case.posts, case.opened_at) == ("open", 2, capped_shop.clock())


def test_a_held_case_that_grows_without_urgency_stays_outside(capped_shop: Workshop) -> None:
    _fill(capped_shop)
    capped_shop.bring(post(9, "Acme is broken by the way", author="low"))
    (case,) = [case for case in capped_shop.cases() if case.author_id == "low"]
    assert (case.state, case.posts) == ("held", 2)


def test_the_next_day_lets_them_in_the_most_pressing_first(capped_shop: Workshop) -> None:
    shop = capped_shop
    _fill(shop)
    shop.bring(post(5, "Acme is broken and I am leaving now", author="later"))
    shop.clock.forward(11 * HOUR + 59 * MINUTE)
    shop.run("sweep")
    assert list(_states(shop).values()).count("held") == 3
    shop.clock.forward(MINUTE)
    shop.run("sweep")
    states = _states(shop)
    assert (states["later"], states["low"], states["lowest"]) == ("open", "open", "held")
    admitted = [row for row in shop.rows(DecisionRow) if row.action == "admit"]
    assert {row.rules for row in admitted} == {shop.rulebook.current.version}
    assert {row.at for row in admitted} == {shop.clock()}
    shop.run("sweep")
    assert _states(shop)["lowest"] == "held"
    shop.clock.forward(DAY)
    shop.run("sweep")
    assert _states(shop)["lowest"] == "open"


def test_the_day_is_the_teams_own(capped_shop: Workshop) -> None:
    """In Tokyo a new day began three hours after noon in UTC."""
    shop = capped_shop
    text = (shop.rules_folder / "acme.toml").read_text(encoding="utf-8")
    shop.write_rules(text.replace('name = "Support"', 'name = "Support"\ntimezone = "Asia/Tokyo"'))
    assert shop.rulebook.refresh() is not None
    _fill(shop)
    shop.clock.now = NOON + 2 * HOUR
    shop.run("sweep")
    assert list(_states(shop).values()).count("held") == 2
    shop.clock.now = NOON + 3 * HOUR
    shop.run("sweep")
    assert list(_states(shop).values()).count("held") == 0


def test_without_a_cap_everything_held_comes_in(capped_shop: Workshop) -> None:
    _fill(capped_shop)
    text = (capped_shop.rules_folder / "acme.toml").read_text(encoding="utf-8")
    capped_shop.write_rules(text.replace("new_cases_a_day = 2", ""))
    assert capped_shop.rulebook.refresh() is not None
    admit_held(database=capped_shop.database, rules=capped_shop.kits, now=capped_shop.clock)
    assert set(_states(capped_shop).values()) == {"open"}


def test_a_held_case_can_be_claimed_or_dismissed_before_its_turn(capped_shop: Workshop) -> None:
    _fill(capped_shop)
    held = [case.id for case in capped_shop.cases() if case.state == "held"]
    claims.claim(capped_shop.hand(), held[0])
    closing.dismiss(capped_shop.hand(), held[1], Dismissal.NO_REPLY_NEEDED)
    capped_shop.clock.forward(10 * MINUTE)
    capped_shop.run("sweep")
    states = {case.id: case.state for case in capped_shop.cases()}
    assert (states[held[0]], states[held[1]]) == ("claimed", "dismissed")
