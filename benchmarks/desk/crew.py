"""The people of a run: accounts that share one password, each in one or two teams, some behind walls."""

from datetime import datetime

from activesupport.domain.people import Role
from activesupport.storage import people
from activesupport.storage.database import Database
from activesupport.work.accounts.passwords import hashed
from benchmarks.desk.plot import BRANDS, TEAMS

PASSWORD = "kaki-no-tane-200-load"
_ALL_TEAMS = tuple(team for teams in TEAMS.values() for team in teams)


def names(count: int) -> list[str]:
    return [f"responder{number:03d}" for number in range(1, count + 1)]


def add(database: Database, crew: list[str], now: datetime) -> None:
    """Every tenth leads, every eighth sees two brands only, every third works for two teams."""
    password = hashed(PASSWORD)
    with database.writing() as session:
        for number, name in enumerate(crew):
            own = {_ALL_TEAMS[number % 4]} | ({_ALL_TEAMS[(number + 2) % 4]} if number % 3 == 0 else set())
            people.add(
                session,
                {
                    "name": name, "display": f"Responder {number + 1}", "password": password,
                    "role": Role.LEAD if number % 10 == 9 else Role.RESPONDER,
                    "language": "ja" if number % 4 < 2 else "en", "timezone": "Asia/Tokyo", "teams": sorted(own),
                    "brands": sorted(BRANDS[:2]) if number % 8 == 7 else None, "languages": ["ja", "en"], "skills": [],
                    "shifts": [], "created_at": now,
                },
            )  # fmt: skip
