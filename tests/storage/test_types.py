"""Times are aware and in UTC whatever the engine does with time zones; JSON holds what was put in."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from activesupport.storage import digests
from activesupport.storage.database import Database
from activesupport.storage.tables import RulesVersionRow, SubscriptionRow


def _round_trip(database: Database, value: datetime) -> datetime:
    with database.writing() as session:
        digests.set_next(session, "support", "09:00 UTC", value)
    with database.reading() as session:
        planned = digests.schedule(session, "support")
        assert planned is not None
        return planned.next_digest_at


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 11, 1, 12, 0, tzinfo=UTC),
        datetime(2026, 11, 1, 21, 0, 0, 123456, tzinfo=ZoneInfo("Asia/Tokyo")),
        datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"), fold=1),
        datetime(1970, 1, 1, tzinfo=timezone(timedelta(hours=-11, minutes=-30))),
        datetime(9998, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
    ],
    ids=["utc", "tokyo", "the second half past one", "odd offset", "far future"],
)
def test_a_time_comes_back_as_the_same_moment_in_utc(database: Database, value: datetime) -> None:
    found = _round_trip(database, value)
    assert found == value.astimezone(UTC)
    assert found.tzinfo is UTC


def test_a_naive_time_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="naive time"), database.writing() as session:
        digests.set_next(session, "support", "09:00", datetime(2026, 11, 1, 12, 0))  # noqa: DTZ001  # naive on purpose


def test_a_naive_time_is_refused_in_a_comparison_too(database: Database, now: datetime) -> None:
    with database.reading() as session, pytest.raises(StatementError, match="naive time"):
        digests.mentions_between(session, "support", now.replace(tzinfo=None), now)


def test_the_servers_time_zone_does_not_matter(postgres_database: Database, now: datetime) -> None:
    with postgres_database.writing() as session:
        session.execute(text("SET TIME ZONE 'Asia/Tokyo'"))
        digests.set_next(session, "support", "09:00", now)
        session.flush()
        session.expire_all()
        planned = digests.schedule(session, "support")
        assert planned is not None
        assert planned.next_digest_at == now
        assert planned.next_digest_at.tzinfo is UTC


def _subscription(session: Session, cursor: dict[str, object] | None, now: datetime) -> None:
    session.add(SubscriptionRow(source="x", key="w", every_seconds=1.0, next_poll_at=now, cursor=cursor))


def test_no_cursor_is_sql_null_and_not_json_null(database: Database, now: datetime) -> None:
    with database.writing() as session:
        _subscription(session, None, now)
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM subscriptions WHERE cursor IS NULL")) == 1


def test_json_comes_back_as_it_was(database: Database, now: datetime) -> None:
    files = {"a.toml": 'name = "ツムギ"\n# \\u0000 is no NUL here\n', "b.toml": "😀 \U0001f9f5", "empty": ""}
    with database.writing() as session:
        session.add(RulesVersionRow(version="r1", loaded_at=now, files=files))
    with database.reading() as session:
        row = session.get(RulesVersionRow, "r1")
        assert row is not None
        assert row.files == files


def test_json_takes_what_postgresql_cannot_store(database: Database, now: datetime) -> None:
    """A NUL or half a surrogate pair in a cursor, a fault or a note must not stop the page that brought it."""
    with database.writing() as session:
        _subscription(session, {"at": "a\x00b", "half": "\ud83d", "back": "\\u0000", "k\x00": "\\\x00"}, now)
    with database.reading() as session:
        row = session.query(SubscriptionRow).one()
        assert row.cursor == {"at": "a\ufffdb", "half": "\ufffd", "back": "\\u0000", "k\ufffd": "\\\ufffd"}
