"""The text of every version of the rules is kept once."""

from datetime import datetime, timedelta

from activesupport.storage import rules
from activesupport.storage.database import Database
from activesupport.storage.tables import RulesVersionRow


def test_a_version_is_remembered_once_with_the_time_it_was_first_in_force(database: Database, now: datetime) -> None:
    for hours in range(3):
        with database.writing() as session:
            rules.remember(session, "r1", {"acme.toml": 'name = "アクメ"\n'}, now + timedelta(hours=hours))
    with database.writing() as session:
        rules.remember(session, "r2", {}, now)
    with database.reading() as session:
        found = session.query(RulesVersionRow).order_by(RulesVersionRow.version).all()
        assert [(row.version, row.files) for row in found] == [("r1", {"acme.toml": 'name = "アクメ"\n'}), ("r2", {})]
        assert found[0].loaded_at == now


def test_the_version_that_came_into_force_last(database: Database, now: datetime) -> None:
    with database.writing() as session:
        assert rules.latest(session) is None
        rules.remember(session, "r2", {}, now + timedelta(hours=1))
        rules.remember(session, "r1", {}, now)
        found = rules.latest(session)
        assert found is not None
        assert found.version == "r2"
