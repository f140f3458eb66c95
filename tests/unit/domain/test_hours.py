"""Hours and days as people write them, and what they are told where they cannot be read."""

from datetime import date

import pytest

from activesupport.domain.errors import UserError
from activesupport.domain.hours import WeeklyHours, day_range, weekly_hours
from activesupport.words import LANGUAGES, explain

OFFICE = (9 * 60, 18 * 60)
LUNCH = ((9 * 60, 12 * 60), (13 * 60, 18 * 60))


def week(**days: tuple[tuple[int, int], ...]) -> WeeklyHours:
    return WeeklyHours(tuple(days.get(day, ()) for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")))


WORKDAYS = week(mon=(OFFICE,), tue=(OFFICE,), wed=(OFFICE,), thu=(OFFICE,), fri=(OFFICE,))


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (["mon-fri 09:00-18:00"], WORKDAYS),
        (["weekdays 9:00 - 18:00"], WORKDAYS),
        (["Monday-Friday 09:00–18:00"], WORKDAYS),
        (["月-金 ９：００〜１８：００"], WORKDAYS),
        (["月曜日〜金曜日 9:00ー18:00"], WORKDAYS),
        (["平日 09:00～18:00"], WORKDAYS),
        (["mon,tue 09:00-18:00", "wed-fri 09:00-18:00", "mon 09:00-18:00"], WORKDAYS),
        (["sat, sun 09:00-12:00, 13:00-18:00"], week(sat=LUNCH, sun=LUNCH)),
        (["土、日 09:00-12:00 13:00-18:00"], week(sat=LUNCH, sun=LUNCH)),
        (["sat-mon 09:00-18:00"], week(sat=(OFFICE,), sun=(OFFICE,), mon=(OFFICE,))),
        (["sun 13:00-18:00", "sun 09:00-12:00"], week(sun=LUNCH)),
        (["mon 22:00-06:00"], week(mon=((22 * 60, 30 * 60),))),
        (["mon 22:00-00:00"], week(mon=((22 * 60, 24 * 60),))),
        (["daily 00:00-24:00"], WeeklyHours((((0, 24 * 60),),) * 7)),
        (["毎日 00:00-24:00"], WeeklyHours((((0, 24 * 60),),) * 7)),
        ([], WeeklyHours((((0, 24 * 60),),) * 7)),
    ],
)
def test_hours_of_a_week(texts: list[str], meant: WeeklyHours) -> None:
    assert weekly_hours(texts) == meant


@pytest.mark.parametrize(
    ("text", "code", "given"),
    [
        ("", "worktime.form", ""),
        ("mon-fri", "worktime.form", "mon-fri"),
        ("09:00-18:00", "worktime.form", "09:00-18:00"),
        ("09:00-18:00 mon", "worktime.form", "09:00-18:00 mon"),
        ("mon 09:00-12:00 tue 10:00-11:00", "worktime.form", "mon 09:00-12:00 tue 10:00-11:00"),
        ("mo 09:00-18:00", "worktime.weekday", "mo"),
        ("mon-fry 09:00-18:00", "worktime.weekday", "mon-fry"),
        ("mon- , 09:00-18:00", "worktime.weekday", "mon-"),
        ("holiday 09:00-18:00", "worktime.weekday", "holiday"),
        ("mon 9-18", "worktime.times", "9-18"),
        ("mon 09:00", "worktime.times", "09:00"),
        ("mon 09:60-18:00", "worktime.times", "09:60-18:00"),
        ("mon 24:00-06:00", "worktime.times", "24:00-06:00"),
        ("mon 20:00-25:00", "worktime.times", "20:00-25:00"),
        ("mon 09:00-24:01", "worktime.times", "09:00-24:01"),
        ("mon 09:00-09:00", "worktime.times", "09:00-09:00"),
    ],
)
def test_hours_that_cannot_be_read(text: str, code: str, given: str) -> None:
    with pytest.raises(UserError) as caught:
        weekly_hours(["tue 09:00-18:00", text])
    assert (caught.value.reason.code, caught.value.reason.values) == (code, {"given": given})
    for language in LANGUAGES:
        said = explain(caught.value.reason, language)
        assert given in said
        assert "mon" in said or "09:00-18:00" in said, "an example"


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("2026-08-13", ["2026-08-13"], ["2026-08-12", "2026-08-14", "2027-08-13"]),
        ("2026-08-13..2026-08-16", ["2026-08-13", "2026-08-16"], ["2026-08-12", "2026-08-17", "2027-08-14"]),
        ("2026-12-30..2027-01-02", ["2026-12-30", "2027-01-02"], ["2026-12-29", "2027-01-03", "2027-12-31"]),
        ("12-31", ["2025-12-31", "2026-12-31"], ["2026-12-30", "2027-01-01"]),
        ("08-13 .. 08-16", ["2025-08-13", "2026-08-16"], ["2026-08-12", "2026-08-17"]),
        ("12-29..01-03", ["2025-12-29", "2025-12-31", "2026-01-01", "2026-01-03"], ["2025-12-28", "2026-01-04"]),
        ("02-29", ["2024-02-29"], ["2026-02-28", "2026-03-01"]),
        ("８-１３〜８-１６".replace("８", "０８"), ["2026-08-13", "2026-08-16"], ["2026-08-17"]),
    ],
)
def test_days(text: str, inside: list[str], outside: list[str]) -> None:
    days = day_range(text)
    assert [day for day in inside if not days.holds(date.fromisoformat(day))] == []
    assert [day for day in outside if days.holds(date.fromisoformat(day))] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "worktime.days"), ("13 August", "worktime.days"), ("8-13", "worktime.days"), ("02-30", "worktime.days"),
        ("2026-02-29", "worktime.days"), ("12-29..2027-01-03", "worktime.days"), ("01-01..", "worktime.days"),
        ("01-01..01-02..01-03", "worktime.days"), ("2026-08-16..2026-08-13", "worktime.backwards"),
    ],
)  # fmt: skip
def test_days_that_cannot_be_read(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        day_range(text)
    assert caught.value.reason.code == code
    assert caught.value.reason.values == {"given": text}
