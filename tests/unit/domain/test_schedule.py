"""Due times are arithmetic: daylight saving, missed runs and a clock that jumps back come right by themselves."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from activesupport.domain.schedule import backoff, is_due, judge_silence, next_local_time

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
FIVE_MINUTES = timedelta(minutes=5)


@pytest.mark.parametrize(
    ("next_at", "due"),
    [
        (NOW, True),
        (NOW - timedelta(days=3), True),
        (NOW + timedelta(seconds=1), False),
        (NOW + timedelta(minutes=15), False),
        (NOW + timedelta(hours=3), True),  # planned by a clock that has jumped back since
    ],
)
def test_due(next_at: datetime, due: bool) -> None:
    assert is_due(next_at, FIVE_MINUTES, NOW) is due


def test_local_digest_times_follow_daylight_saving() -> None:
    nine = (time(9, 0),)
    before = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)  # London's clocks go forward on 29 March 2026
    assert next_local_time(nine, "Europe/London", before) == datetime(2026, 3, 29, 8, 0, tzinfo=UTC)
    assert next_local_time(nine, "Europe/London", before - timedelta(days=1)) == datetime(2026, 3, 28, 9, 0, tzinfo=UTC)
    assert next_local_time(nine, "Asia/Tokyo", before) == datetime(2026, 3, 29, 0, 0, tzinfo=UTC)


def test_a_skipped_local_time_still_comes() -> None:
    before = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
    found = next_local_time((time(1, 30),), "Europe/London", before)
    assert before < found <= before + timedelta(hours=2)


def test_several_times_a_day_in_order() -> None:
    times = (time(17, 0), time(9, 0))
    moment = datetime(2026, 3, 2, 0, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    found = []
    for _ in range(3):
        moment = next_local_time(times, "Asia/Tokyo", moment)
        found.append(moment.astimezone(ZoneInfo("Asia/Tokyo")).strftime("%d %H:%M"))
    assert found == ["02 09:00", "02 17:00", "03 09:00"]


def hourly(count: int, until: datetime) -> list[datetime]:
    return [until - timedelta(hours=back) for back in range(count - 1, -1, -1)]


def test_silence_is_judged_by_what_is_usual() -> None:
    assert judge_silence(hourly(10, NOW), NOW + timedelta(days=3)).reason.code == "quiet.unknown"
    assert not judge_silence(hourly(30, NOW), NOW + timedelta(hours=5)).suspicious
    assert judge_silence(hourly(30, NOW), NOW + timedelta(hours=7)).suspicious
    sparse = [*hourly(25, NOW - timedelta(days=2)), NOW]
    assert not judge_silence(sparse, NOW + timedelta(days=3)).suspicious
    assert judge_silence(sparse, NOW + timedelta(days=5)).suspicious


def test_waits_double_up_to_an_hour() -> None:
    assert [backoff(attempt) for attempt in (1, 2, 3)] == [30, 60, 120]
    assert backoff(40) == 3600
