"""Paging at X: the newest posts come first, so how far a pass has come is known only when it is at its end."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from activesupport.domain.post import Cursor, Page
from activesupport.domain.reason import Reason
from activesupport.sources.x_posts import Answer


class TokenForgotten(Exception):
    """X does not know the next page any more."""


@dataclass(frozen=True, slots=True)
class Paging:
    """One pass over a list, from the newest post down.

    It ends at a time (`start`, epoch seconds) where there is no id to end at. `token` is the next page, `newest`
    the greatest id met so far; `restarts` counts how often the pass had to begin again.
    """

    start: float | None = None
    token: str | None = None
    newest: int | None = None
    restarts: int = 0

    @classmethod
    def of(cls, cursor: Cursor) -> "Paging":
        token = cursor.get("next_token")
        return cls(
            start=number(cursor, "start"),
            token=str(token) if token is not None else None,
            newest=id_in(cursor, "newest_id"),
            restarts=int(number(cursor, "restarts") or 0),
        )

    def as_cursor(self) -> Cursor:
        return {
            "start": self.start,
            "next_token": self.token,
            "newest_id": str(self.newest) if self.newest else None,
            "restarts": self.restarts,
        }

    def after(self, answer: Answer) -> "Paging":
        """Behind a page; the pass has ended where `token` is None."""
        return replace(self, token=answer.next_token, newest=greatest(self.newest, answer.newest_id))

    def bounds(self, since: int | None) -> Mapping[str, object]:
        """Where the pass ends, in X's parameters: the same on each of its pages."""
        if self.start is None:
            return {"since_id": str(since) if since is not None else None}
        return {"start_time": datetime.fromtimestamp(self.start, tz=UTC)}

    def again(self) -> "Paging":
        return Paging(restarts=self.restarts + 1)


def restarted(paging: Paging, cursor: Cursor, now: datetime) -> Page:
    """The page that says so: the pass `paging` begins again from `cursor`, and nothing is lost.

    The second time in a row waits for a quarter of an hour, so that a lasting refusal cannot spin.
    """
    fault = Reason("x.paging_restarted", {"times": paging.restarts + 1})
    wait = now + timedelta(minutes=15) if paging.restarts else None
    return Page((), cursor, wait is None, wait, (fault,))


def greatest(*ids: int | None) -> int | None:
    """The newest of the ids that are known."""
    return max((one for one in ids if one is not None), default=None)


def number(cursor: Cursor, key: str) -> float | None:
    value = cursor.get(key)
    return float(value) if value not in (None, "") else None


def id_in(cursor: Cursor, key: str) -> int | None:
    """An id; cursors hold them as text, since JSON readers may round numbers so large."""
    value = cursor.get(key)
    return int(value) if value not in (None, "") else None
