"""The frame of a page: by which zone it tells times."""

from datetime import UTC, datetime

import pytest

from activesupport.desk.views.shell import Shell

SUMMER = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Tokyo", "UTC+9"),
        ("Europe/London", "UTC+1"),
        ("UTC", "UTC"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/New_York", "UTC-4"),
    ],
)
def test_the_zone_is_told_as_its_offset(zone: str, said: str) -> None:
    assert Shell(SUMMER, zone, "en", "", "/queue").offset == said
