"""What the commands share: where the configuration is, and how things are said."""

import getpass
import json
import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from activesupport.domain.errors import UserError
from activesupport.domain.reason import Value
from activesupport.words import say, user_language

if TYPE_CHECKING:
    from activesupport.app.settings import Settings
    from activesupport.storage.database import Database


def help_text(key: str) -> str:
    return say(f"help.{key}", user_language())


def tell(code: str, err: bool = False, /, **values: Value) -> None:
    """Say something to the person at the terminal, in their language."""
    typer.echo(say(code, user_language(), **values), err=err)


def print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


@dataclass(frozen=True, slots=True)
class State:
    """What the options before the command said."""

    config: Path | None

    @property
    def path(self) -> Path:
        """The configuration file: as given, or config.toml here. Raises UserError when there is none."""
        path = self.config or Path("config.toml")
        if not path.is_file():
            raise UserError("settings.no_file", file=str(path))
        return path

    def settings(self) -> "Settings":
        from activesupport.app.settings import load

        return load(self.path)

    def settings_if_any(self) -> "Settings | None":
        """For commands that also work without any installation."""
        return self.settings() if self.config or Path("config.toml").is_file() else None

    def settings_or_environment(self) -> "Settings":
        """The same, for what can be set without an installation: then the environment alone says."""
        from activesupport.app.settings import from_environment

        return self.settings_if_any() or from_environment()

    @contextmanager
    def database(self, *, upgrade: bool = False) -> "Iterator[tuple[Settings, Database]]":
        """The installation's database. Only what brings posts in may `upgrade` it; others may look at a daemon's."""
        from activesupport.app.wiring import database_state, open_database

        settings = self.settings()
        if not upgrade:
            found, wanted = database_state(settings)
            if found is None:
                raise UserError("database.not_there")
            if found != wanted:
                raise UserError("database.outdated", found=found, wanted=str(wanted))
        with closing(open_database(settings)) as database:
            yield settings, database


def state_of(context: typer.Context) -> State:
    state = context.find_root().obj
    assert isinstance(state, State)  # noqa: S101  # the callback of the program put it there
    return state


def own_command(context: typer.Context) -> str:
    """How this program was called, to be copied: with its path where it has none in PATH, and its configuration."""
    name = "activesupport"
    program = name if shutil.which(name) or not Path(sys.argv[0]).name.startswith(name) else sys.argv[0]
    config = state_of(context).config
    return shlex.join([program, *(["--config", str(config)] if config else [])])


def person() -> str:
    """Who acts: ACTIVESUPPORT_USER, else the name of the account at the operating system."""
    try:
        return _clean(os.environ.get("ACTIVESUPPORT_USER") or getpass.getuser())
    except (KeyError, OSError) as error:
        raise UserError("person.unknown") from error


def acting(name: str | None) -> str:
    """The name given with --as, or the person's."""
    return _clean(name) if name else person()


def _clean(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8").strip()
