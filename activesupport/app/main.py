"""The program's entry: commands, and how failures are told (docs/cli.md has the exit codes)."""

import os
import sys
from typing import NoReturn

from activesupport.app.cli import application
from activesupport.domain.errors import ActiveSupportError, LostRace
from activesupport.words import explain, user_language

EXIT_FAULT = 2
EXIT_LOST_RACE = 3


def main() -> NoReturn:
    """Run the command line. A person's mistake is a message and an exit code, never a traceback."""
    try:
        application()()
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
    sys.exit(0)


if __name__ == "__main__":
    main()
