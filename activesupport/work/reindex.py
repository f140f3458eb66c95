"""Making every case findable anew, as is needed when the index of the search was damaged or is made in another way."""

from activesupport.storage import search
from activesupport.storage.database import Database

BATCH = 200
"""Cases in one transaction: a daemon and the desk may write between two of them."""


def reindex(database: Database, batch: int = BATCH) -> int:
    """Index every case by its texts as they are; how many there are."""
    last = count = 0
    while True:
        with database.writing() as session:
            done = search.rebuild(session, last, batch)
        if not done:
            return count
        last, count = done[-1], count + len(done)
