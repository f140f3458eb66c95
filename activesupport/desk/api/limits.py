"""How much one person may ask in a minute, whatever number of tokens they have."""

import math
import time
from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a minute: requests, and seconds until there are more. `exceeded`: this one is refused."""

    limit: int
    remaining: int
    seconds: int
    exceeded: bool

    @property
    def headers(self) -> dict[str, str]:
        """Source: draft-ietf-httpapi-ratelimit-headers-03, the form that clients understand today."""
        told = {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.seconds),
        }
        return told | ({"Retry-After": str(self.seconds)} if self.exceeded else {})


class Limiter:
    """Requests of the last minute by person, kept in memory: a restart forgets them."""

    def __init__(self, per_minute: int) -> None:
        self._rule = RateLimitItemPerMinute(per_minute)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def ask(self, user_id: int) -> Allowance:
        """Count a request. The time is the library's own, which asks no one for it."""
        key = str(user_id)
        allowed = self._limiter.hit(self._rule, key)
        window = self._limiter.get_window_stats(self._rule, key)
        seconds = max(1, math.ceil(window.reset_time - time.time()))
        return Allowance(self._rule.amount, max(0, window.remaining), seconds, not allowed)
