"""X through the API v2: recent search, the brands' own timelines, and whether posts still stand."""

from collections.abc import Sequence
from datetime import timedelta

from activesupport.domain.post import Page, Query, Window
from activesupport.sources.x_posts import parse_answer
from activesupport.sources.x_query import build_queries
from activesupport.sources.x_search import search
from activesupport.sources.x_timeline import timeline

__all__ = ["XSource", "build_queries", "parse_answer"]

MOST_IDS = 100
"""Posts that X looks up in one request."""


class XSource:
    """One request of at most 100 posts a fetch: of a search, or of the timeline that a query names.

    The first poll of a watch or a timeline goes back by `backfill`. `timeouts` are seconds to connect and between
    bytes; `query_limit` is 512 characters for self-serve apps and 4,096 for enterprise.
    """

    name = "x"

    def __init__(
        self,
        bearer_token: str,
        base_url: str = "https://api.x.com",
        timeouts: tuple[float, float] = (5.0, 8.0),
        query_limit: int = 512,
        backfill: timedelta = timedelta(days=1),
    ) -> None:
        from activesupport.sources.x_wire import Wire

        self._wire = Wire(bearer_token, base_url, timeouts)
        self._query_limit = query_limit
        self._backfill = backfill

    def fetch(self, query: Query, window: Window) -> Page:
        """Ask for one page. See the port for what is raised; a post met twice is harmless."""
        if query.timeline is not None:
            return timeline(self._wire, query, window, self._backfill)
        return search(self._wire, build_queries(query, self._query_limit), window, self._backfill)

    def gone(self, platform_ids: Sequence[str]) -> frozenset[str]:
        """See the port. X answers with an error for each post that it does not show, and says why.

        Source: https://docs.x.com/x-api/posts/get-posts-by-ids
        """
        asked = [one for one in dict.fromkeys(platform_ids) if one.isascii() and one.isdecimal()]
        found: set[str] = set()
        for start in range(0, len(asked), MOST_IDS):
            problems = self._wire.posts(asked[start : start + MOST_IDS]).content.problems
            found |= {one.resource_id for one in problems if one.resource == "tweet" and one.is_gone}
        return frozenset(found.intersection(asked))
