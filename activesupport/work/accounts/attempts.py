"""How often one address may fail to sign in, so that nobody tries a few passwords on every account."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from activesupport.domain.errors import UserError

_ONE_SUBSCRIBER = 64
"""Whoever has an IPv6 address has the other 2^64 of its network too."""


class Attempts:
    """Failures by address in the last minutes, kept in memory: a restart forgets them, accounts lock besides."""

    def __init__(self, most: int = 20, minutes: int = 10) -> None:
        self._minutes = minutes
        self._rule = RateLimitItemPerMinute(most, minutes)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def must_be_few(self, address: str) -> None:
        """Raises UserError when the address has failed too often."""
        if not self._limiter.test(self._rule, _network(address)):
            raise UserError("signin.too_many", minutes=self._minutes)

    def failed(self, address: str) -> None:
        """Count a failure."""
        self._limiter.hit(self._rule, _network(address))


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(IPv6Network((found, _ONE_SUBSCRIBER), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)
