"""A browser, the sample, and for every test a desk of its own. Without a browser the tests are skipped, loudly."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.missing import NO_BROWSER
from tests.browser.stage import Installation, Sample, processed_sample, served
from tests.browser.window import ARGUMENTS, DESKTOP, Window, opened

Open = Callable[..., Window]


# The script of Playwright runs an event loop in this thread: as long as it does, no other test may run one of its own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as script:
        found = script.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="package")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    with processed_sample(tmp_path_factory.mktemp("browser") / "sample") as found:
        yield found


@pytest.fixture
def here(sample: Sample, tmp_path: Path) -> Iterator[Installation]:
    """A desk of the test's own."""
    with served(sample, tmp_path) as found:
        yield found


@pytest.fixture
def window(browser: Browser, here: Installation) -> Iterator[Open]:
    """Opens windows: `window("ja", PHONE)`. Each is checked at the end for whatever went wrong in it."""
    with ExitStack() as all_of_them:

        def one_more(language: str = "en", size: str = DESKTOP, **options: object) -> Window:
            return all_of_them.enter_context(opened(browser, here, language, size, **options))

        yield one_more
