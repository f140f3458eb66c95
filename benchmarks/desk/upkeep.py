"""What the daemon does with cases while people work: claims that run out, cases that wake, promises that come near."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from activesupport.app.wiring import utc_now
from activesupport.storage.database import Database
from activesupport.work.alerts import Alerts
from activesupport.work.rulekit import RuleKit
from activesupport.work.team.keeping import keep

_EVERY = 30.0
NOBODY_IS_TOLD = Alerts(
    mail=False, webhook=False, operators=(), language="en", case_page=None, most_an_hour=0
)  # fmt: skip


@contextmanager
def upkeep(database: Database, kit: RuleKit) -> Iterator[list[float]]:
    """Keep the cases twice a minute until the block ends; the list has the seconds that each time took."""
    took: list[float] = []
    over = threading.Event()

    def go_round() -> None:
        while not over.wait(_EVERY):
            began = time.perf_counter()
            keep(database=database, rules=lambda: kit, alerts=NOBODY_IS_TOLD, now=utc_now)
            took.append(time.perf_counter() - began)

    thread = threading.Thread(target=go_round, name="upkeep")
    thread.start()
    try:
        yield took
    finally:
        over.set()
        thread.join()
