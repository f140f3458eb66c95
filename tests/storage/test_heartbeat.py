"""The daemon's sign of life is one row, whatever the number of beats."""

from datetime import datetime, timedelta

from activesupport.storage import heartbeat
from activesupport.storage.database import Database
from activesupport.storage.tables import HeartbeatRow


def test_the_last_beat_counts(database: Database, now: datetime) -> None:
    with database.reading() as session:
        assert heartbeat.last(session) is None
    for minutes in range(3):
        with database.writing() as session:
            heartbeat.beat(session, now + timedelta(minutes=minutes))
    with database.reading() as session:
        assert heartbeat.last(session) == now + timedelta(minutes=2)
        assert session.query(HeartbeatRow).count() == 1
