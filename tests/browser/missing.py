"""A run without a browser says so at its end, in red, so that nobody takes it for a run of everything."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

NO_BROWSER = "no browser: `make browser` installs one, or name one in CHROMIUM"


def pytest_terminal_summary(terminalreporter: "pytest.TerminalReporter") -> None:
    skipped = [one for one in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(one.longrepr)]
    if skipped:
        line = f"NO BROWSER: {len(skipped)} browser tests were SKIPPED. {NO_BROWSER}"
        terminalreporter.write_sep("!", line, red=True, bold=True)
