"""The program's entry: commands, and how failures are told (docs/cli.md has the exit codes)."""

import os
import sys
from typing import NoReturn

import typer

from activesupport.app.cli import command, usage
from activesupport.domain.errors import ActiveSupportError, LostRace
from activesupport.words import explain, say, user_language

EXIT_FAULT = 2
EXIT_LOST_RACE = 3
EXIT_INTERRUPTED = 1


def main() -> NoReturn:
    """Run the command line. A person's mistake is a message and an exit code, never a traceback."""
    try:
        code = command()(prog_name="activesupport", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except ActiveSupportError as error:
        language = user_language()
        for fault in getattr(error, "faults", ()):
            print(fault.words(language), file=sys.stderr)  # noqa: T201
        print(explain(error.reason, language), file=sys.stderr)  # noqa: T201
        sys.exit(EXIT_LOST_RACE if isinstance(error, LostRace) else EXIT_FAULT)
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Python would flush standard output once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _fail("file.failed", file=str(error.filename or "–"), problem=error.strerror or str(error))
    except typer.Abort:
        sys.exit(EXIT_INTERRUPTED)
    except Exception as error:
        if isinstance(error, usage.WrongUsage):
            _tell_usage(error)
        if not _is_of_database(error):
            raise
        _fail("database.failed", problem=str(getattr(error, "orig", error)).strip())


def _tell_usage(error: Exception) -> NoReturn:
    """Wrong usage in the person's language; a group without a command shows its help."""
    if not usage.is_help(error):
        print(usage.words_of(error), file=sys.stderr)  # noqa: T201
    elif not str(error).strip():
        pass  # the help was printed already
    else:
        print(error, file=sys.stderr)  # noqa: T201
    sys.exit(EXIT_FAULT)


def _fail(code: str, **values: str) -> NoReturn:
    print(say(code, user_language(), **values), file=sys.stderr)  # noqa: T201
    sys.exit(EXIT_FAULT)


def _is_of_database(error: Exception) -> bool:
    """A damaged or full database can fail at any statement. SQLAlchemy is only asked if a command imported it."""
    errors = sys.modules.get("sqlalchemy.exc")
    return errors is not None and isinstance(error, errors.DBAPIError)


if __name__ == "__main__":
    main()
