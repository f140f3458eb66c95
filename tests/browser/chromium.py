"""A Chromium for the browser tests: the system's, or one that is installed now; and a loud word where there is none.

    python -m tests.browser.chromium

looks for one and installs it where it can: Debian's package as root, else Playwright's own build. A machine that may
do neither still runs all other tests.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL_WITHIN = 600


def find() -> str | None:
    """The path of a browser that starts, None without one. CHROMIUM names another than the usual ones."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [path for name in NAMES if (path := shutil.which(name))]
    return next((path for path in [*found, *_playwrights()] if path and _starts(path)), None)


def _playwrights() -> list[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as browsers:
        path = browsers.chromium.executable_path
    return [path] if os.path.exists(path) else []  # noqa: PTH110  # a text is what everybody here wants


def _starts(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> None:
    """Try each way; what fails is told by the tool itself."""
    ways = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways += [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        ]
    ways += [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in ways:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(command, timeout=INSTALL_WITHIN, check=False, env=environment, stdin=subprocess.DEVNULL)
        if find():
            return


def main() -> None:
    if not find():
        print("No Chromium was found; trying to install one for the browser tests …", flush=True)
        install()
    if not find():
        line = "!" * 100
        print(f"{line}\nNO BROWSER: the browser tests are SKIPPED. Install Chromium, or name one in CHROMIUM.\n{line}")


if __name__ == "__main__":
    main()
