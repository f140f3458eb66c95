"""A team's hours, holidays, sites and targets in rule files: what they become, and every fault with its line."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from activesupport.domain.targets import ByBand, Targets
from activesupport.domain.watch import Team
from activesupport.domain.worktime import ALWAYS_OPEN, add_working, is_open, working_between
from activesupport.rulebook import Fault, check, read
from activesupport.rulebook.calendars import PublicHolidays
from activesupport.words import LANGUAGES

HOUR = timedelta(hours=1)
TEAM = '[[team]]\nid = "t"\nname = "T"\ntimezone = "Asia/Tokyo"\n'
SITE = '[[team.site]]\nname = "London"\ntimezone = "Europe/London"\nhours = ["mon-fri 09:00-17:30"]\n'
SAMPLE = Path(__file__).resolve().parents[3] / "rules"


def team(folder: Path, text: str) -> Team:
    (folder / "team.toml").write_text(text, encoding="utf-8")
    return read(folder).teams["t"]


def only_fault(folder: Path, text: str) -> Fault:
    (folder / "team.toml").write_text(text, encoding="utf-8")
    rules, faults, _ = check(folder)
    assert rules is None
    (fault,) = faults
    return fault


def tokyo(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Tokyo"))


def test_a_team_without_hours_is_always_open_and_has_the_usual_targets(tmp_path: Path) -> None:
    found = team(tmp_path, TEAM)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert found.targets == Targets()
    assert working_between(found.calendar, now, now + 24 * HOUR) == 24 * HOUR
    assert Team("t", "T").calendar is ALWAYS_OPEN


def test_hours_holidays_and_days_off(tmp_path: Path) -> None:
    text = TEAM + 'hours = ["mon-fri 09:00-12:00 13:00-18:00"]\nholidays = "JP"\n'
    text += 'closed = ["12-29..01-03", "2026-08-13..2026-08-14"]\nworked = ["2026-11-23"]\n'
    calendar = team(tmp_path, text).calendar
    # from Wednesday before the days off: Tuesday the 11th was a holiday, and the 13th and 14th are free
    assert add_working(calendar, tokyo("2026-08-10T17:00"), 2 * HOUR) == tokyo("2026-08-12T10:00")
    assert add_working(calendar, tokyo("2026-08-12T17:00"), 2 * HOUR) == tokyo("2026-08-17T10:00")
    assert not is_open(calendar, tokyo("2027-01-01T10:00"))
    assert not is_open(calendar, tokyo("2026-05-06T10:00")), "a substitute holiday"
    assert not is_open(calendar, tokyo("2026-11-03T10:00"))
    assert is_open(calendar, tokyo("2026-11-23T10:00")), "a holiday that is worked"


def test_sites_follow_the_sun(tmp_path: Path) -> None:
    osaka = SITE.replace("London", "Osaka").replace("Europe/Osaka", "Asia/Tokyo") + 'holidays = "JP"\n'
    calendar = team(tmp_path, TEAM + SITE + osaka).calendar
    assert [site.name for site in calendar.sites] == ["London", "Osaka"]
    day = datetime(2026, 7, 1, tzinfo=UTC)
    assert working_between(calendar, day, day + 24 * HOUR) == 16.5 * HOUR  # 00-08:30 and 08-16:30, UTC
    holiday = datetime(2026, 11, 3, tzinfo=UTC)
    assert working_between(calendar, holiday, holiday + 24 * HOUR) == 8.5 * HOUR


def test_targets_by_band(tmp_path: Path) -> None:
    text = TEAM + '[team.targets]\nfirst_response = { high = "30m" }\nresolution = { low = "40h" }\nwarn_at = 0.5\n'
    assert team(tmp_path, text).targets == Targets(
        ByBand(HOUR / 2, 4 * HOUR, 8 * HOUR), ByBand(8 * HOUR, 16 * HOUR, 40 * HOUR), 0.5
    )


def test_the_same_rules_are_equal(tmp_path: Path) -> None:
    text = TEAM + 'hours = ["mon 09:00-18:00"]\nholidays = "US-CA"\nclosed = ["12-31"]\n'
    assert team(tmp_path, text) == team(tmp_path, text)


@pytest.mark.parametrize(
    ("country", "day", "free"),
    [
        ("JP", date(2026, 1, 1), True), ("JP", date(2026, 9, 22), True), ("JP", date(2026, 1, 2), False),
        ("GB-ENG", date(2026, 4, 6), True), ("GB", date(2026, 4, 6), False), ("GB-SCT", date(2026, 11, 30), True),
        ("US", date(2021, 12, 31), True), ("US", date(2026, 3, 31), False), ("US-CA", date(2026, 3, 31), True),
    ],
)  # fmt: skip
def test_public_holidays(country: str, day: date, free: bool) -> None:
    assert PublicHolidays(country)(day) is free


@pytest.mark.parametrize(
    ("text", "line", "key", "code", "near"),
    [
        (TEAM + 'hours = ["mon-fri 09:00-18:00",\n"mon-fri"]\n', 6, "team.hours", "worktime.form", ""),
        (TEAM + 'hours = ["mo 09:00-18:00"]\n', 5, "team.hours", "worktime.weekday", ""),
        (TEAM + 'hours = ["mon 9-18"]\n', 5, "team.hours", "worktime.times", ""),
        (TEAM + 'hours = "mon 09:00-18:00"\n', 5, "team.hours", "fault.list", ""),
        (TEAM + 'holidays = "Japan"\n', 5, "team.holidays", "worktime.country", "JP"),
        (TEAM + 'holidays = "jp"\n', 5, "team.holidays", "worktime.country", "JP"),
        (TEAM + 'holidays = "JPN"\n', 5, "team.holidays", "worktime.country", "JP"),
        (TEAM + 'holidays = "UK"\n', 5, "team.holidays", "worktime.country", "GB"),
        (TEAM + 'holidays = "united kingdm"\n', 5, "team.holidays", "worktime.country", "GB"),
        (TEAM + 'holidays = "QQ"\n', 5, "team.holidays", "worktime.country", ""),
        (TEAM + 'holidays = "GB-SCO"\n', 5, "team.holidays", "worktime.part", "GB-SCT"),
        (TEAM + 'holidays = "GB-EN"\n', 5, "team.holidays", "worktime.part", "GB-ENG"),
        (TEAM + 'holidays = "JP-13"\n', 5, "team.holidays", "worktime.no_parts", ""),
        (TEAM + 'closed = ["12-31",\n"31-12"]\n', 6, "team.closed", "worktime.days", ""),
        (TEAM + 'worked = ["2026-08-14..2026-08-13"]\n', 5, "team.worked", "worktime.backwards", ""),
        (TEAM + 'holiday = "JP"\n', 5, "team.holiday", "fault.unknown_key", "holidays"),
        (TEAM + 'closed = ["01-01..12-31"]\n', 1, "team", "worktime.never_open", ""),
        (TEAM + 'hours = ["mon 09:00-09:01"]\n', 1, "team.targets", "worktime.out_of_reach", ""),
        (TEAM + SITE.replace("[[", "[").replace("]]", "]"), 5, "team.site", "worktime.site", ""),
        (TEAM + 'hours = ["mon 09:00-18:00"]\n' + SITE, 5, "team.hours", "worktime.beside_sites", ""),
        (TEAM + SITE.replace("Europe/London", "London"), 7, "team.site.timezone", "rules.timezone", "Europe/London"),
        (TEAM + SITE.replace("mon-fri", "mon-fry"), 8, "team.site.hours", "worktime.weekday", ""),
        (TEAM + '[[team.site]]\nname = "L"\ntimezone = "UTC"\n', 5, "team.site.hours", "fault.missing", ""),
        (TEAM + "[team.targets]\nwarn_at = 1\n", 6, "team.targets.warn_at", "fault.below", ""),
        (TEAM + '[team.targets]\nresolution = { high = "1d" }\n', 6, "team.targets.resolution.high",
         "worktime.duration", ""),
        (TEAM + '[team.targets]\nfirst_response = { hihg = "1h" }\n', 6, "team.targets.first_response.hihg",
         "fault.unknown_key", "high"),
        (TEAM + '[team.targets]\nfirst_respons = { high = "1h" }\n', 6, "team.targets.first_respons",
         "fault.unknown_key", "first_response"),
    ],
)  # fmt: skip
def test_one_fault(tmp_path: Path, text: str, line: int, key: str, code: str, near: str) -> None:
    fault = only_fault(tmp_path, text)
    assert (fault.line, fault.key, fault.code) == (line, key, code)
    assert fault.values.get("nearest", "") == near
    for language in LANGUAGES:
        assert str(line) in fault.words(language)
        assert near in fault.words(language)


def test_the_sample_has_hours_for_both_teams() -> None:
    teams = read(SAMPLE).teams
    new_year = datetime(2027, 1, 1, 2, 0, tzinfo=UTC)
    assert [is_open(team.calendar, new_year) for team in teams.values()] == [False, False]
    assert working_between(teams["support-ja"].calendar, tokyo("2026-07-01"), tokyo("2026-07-02")) == 8 * HOUR
