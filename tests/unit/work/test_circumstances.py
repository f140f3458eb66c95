"""What speaks against writing besides the text: crowds by the hour in which people were angry, and old contacts."""

from datetime import timedelta

from activesupport.storage.desk_tables import BrandHourRow
from activesupport.work.circumstances import A_WEEK, Circumstances, Crowd, crowd
from tests.unit.work.deskshop import Desk
from tests.unit.work.workshop import DAY, HOUR, MINUTE, NOON, post

PERSON = ("acme", "x", "a1")


def _crowd(desk: Desk, brand: str = "acme") -> Crowd:
    with desk.database.reading() as session:
        return crowd(session, brand, desk.clock())


def _angry(desk: Desk, count: int, brand: str = "Acme", ago: timedelta = timedelta()) -> None:
    first = 1000 + len(desk.mentions())
    at = desk.clock() - ago
    desk.bring(*(post(first + one, f"{brand} is broken {first + one}", author=f"c{first + one}", at=at)
                 for one in range(count)))  # fmt: skip


def test_many_at_once_are_a_crowd_and_hold_every_case(desk: Desk) -> None:
    desk.clock.forward(30 * MINUTE)
    _angry(desk, 40)
    assert _crowd(desk) == Crowd(round(40 / 1.5), 0.0)
    number = desk.complain("a1")
    assert (desk.case(number).gate, desk.case(number).gate_reason) == ("hold", "crowd_anger")
    assert _crowd(desk, "globex") == Crowd(0, 0.0)


def test_an_archive_of_last_month_makes_no_crowd(small_desk: Desk) -> None:
    _angry(small_desk, 60, ago=30 * DAY)
    assert _crowd(small_desk) == Crowd(0, 0.0)
    assert small_desk.case(small_desk.complain("a1")).gate == "ok"


def test_what_is_usual_for_a_brand_is_no_crowd(small_desk: Desk) -> None:
    desk = small_desk
    with desk.database.writing() as session:
        for hour in range(2, 24 * 7):
            session.add(BrandHourRow(brand="acme", hour=NOON - hour * HOUR, angry=30))
    _angry(desk, 40)
    assert _crowd(desk).usual > 29
    assert desk.case(desk.complain("a1")).gate == "ok"


def test_the_hour_is_not_judged_by_its_first_minutes_alone(small_desk: Desk) -> None:
    desk = small_desk
    desk.clock.forward(HOUR - MINUTE)
    _angry(desk, 30)
    desk.clock.forward(2 * MINUTE)
    assert _crowd(desk).last_hour >= 29


def test_only_anger_counts(small_desk: Desk) -> None:
    small_desk.bring(*(post(n, f"Acme, how do I pay bill {n}?", author=f"c{n}") for n in range(30)))
    assert small_desk.rows(BrandHourRow) == []


def test_when_somebody_was_last_written_to(desk: Desk) -> None:
    desk.complain()

    def days(but_for: int | None = None) -> float | None:
        with desk.database.reading() as session:
            return Circumstances(session, desk.clock()).of(PERSON, but_for).contacted_days_ago

    assert days() is None
    desk.answer("ann")
    desk.clock.forward(36 * HOUR)
    assert days() == 1.5
    assert days(but_for=1) is None, "that is no new contact"
    with desk.database.reading() as session:
        for other in (("globex", "x", "a1"), ("acme", "mastodon", "a1"), ("acme", "x", "a2")):
            assert Circumstances(session, desk.clock()).of(other).contacted_days_ago is None
    desk.clock.forward(A_WEEK - 36 * HOUR)
    assert days() == 7.0
    desk.clock.forward(MINUTE)
    assert days() is None
