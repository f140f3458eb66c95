"""Pictures of posts, fetched for whoever asks: from public addresses only, pictures only, and not too large.

Strangers choose these links. A browser that followed one would tell them where our people sit, and a server that
followed one blindly would read our own network to them.
"""

import asyncio
import re
import socket
import ssl
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx
from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.domain.people import Person
from activesupport.storage import posts
from activesupport.storage.tables import PostRow

LARGEST = 8 * 1024 * 1024
"""Bytes of a picture."""
MOST_MOVES = 3
MOST_ADDRESSES = 3
"""Addresses of one host that are tried."""
_TIMEOUT = httpx.Timeout(5.0)
_MOVED = frozenset({301, 302, 303, 307, 308})
# Raw bytes are counted: a compressed answer could be small on the way and large here.
_HEADERS = {
    "accept": "image/webp,image/png,image/jpeg,image/gif",
    "accept-encoding": "identity",
    "user-agent": "activesupport",
}
_SHAPES = (
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp"),
)
_NOT_IN_A_LINK = re.compile(r"[\s\\\x00-\x1f\x7f]")
_NUMBER_LIKE = re.compile(r"0x[0-9a-f]*|[0-9]+")
_GLOBAL = IPv6Network("2000::/3")
"""What is given out to the public. NAT64, mapped, local and multicast addresses all lie outside."""
_NOT_REALLY_GLOBAL = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""Tunnels, which carry any IPv4 address inside them, and addresses of examples."""

IpAddress = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[IpAddress]]
_RESOLVERS = ThreadPoolExecutor(8, "resolve")
"""Looking up a host cannot be broken off: whoever waits for it leaves, and the thread ends when the system does."""


PICTURE_HEADERS = {
    "cache-control": "private, max-age=3600",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "content-disposition": "inline",
}
"""With which a picture is handed on: it stays one, whatever its bytes can be read as."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Bytes that are a picture of the type by their own first bytes, whatever its server says."""

    content: bytes
    media_type: str


def is_public(address: IpAddress) -> bool:
    """Whether an address belongs to the public internet, and to nothing that leads back to us."""
    if isinstance(address, IPv6Address):
        special = any(address in network for network in _NOT_REALLY_GLOBAL)
        return address in _GLOBAL and not special and address.is_global and not address.scope_id
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def addresses_of(host: str, port: int) -> list[IpAddress]:
    """All addresses of a host, those first that the system would try first. Raises OSError for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(place[0]) for *_kind, place in found))


@dataclass(frozen=True, slots=True)
class PictureFetcher:
    """Fetches pictures by https. `allowed` says which addresses may be connected to, `resolve` finds those of a host,
    `tls` holds the authorities that are trusted (None: the usual ones), `patience` are the seconds for it all.

    A host is resolved once for each request, and the connection goes to the very address that was looked at: a name
    that means another address a moment later changes nothing. No proxy of the environment is used.
    """

    allowed: Callable[[IpAddress], bool] = is_public
    resolve: Resolve = addresses_of
    tls: ssl.SSLContext | None = None
    patience: float = 10.0

    def fetch(self, link: str) -> Picture:
        """The picture behind a link. Raises UserError when there is none that may be shown."""
        try:
            return asyncio.run(self._in_time(link))
        except httpx.InvalidURL as error:  # also for where something has moved to: the client reads that by itself
            raise UserError("media.address", link=link) from error
        except (httpx.HTTPError, OSError, UnicodeError) as error:  # a time-out is an OSError, a name too long the last
            raise UserError("media.unreachable", link=link) from error

    async def _in_time(self, link: str) -> Picture:
        """Every read has its time limit, and all of them together have one: a server may drip."""
        async with asyncio.timeout(self.patience):
            async with httpx.AsyncClient(verify=self.tls or True, trust_env=False, timeout=_TIMEOUT) as client:
                url = _https(link, link)
                for _move in range(MOST_MOVES + 1):
                    found = await self._ask(client, url, link)
                    if isinstance(found, Picture):
                        return found
                    url = found
        raise UserError("media.moved", link=link, most=MOST_MOVES)

    async def _ask(self, client: httpx.AsyncClient, url: httpx.URL, link: str) -> Picture | httpx.URL:
        """The picture, or where it has moved to."""
        response = await self._connect(client, url, link)
        try:
            if response.status_code in _MOVED and "location" in response.headers:
                return _https(response.headers["location"], link, base=url)
            response.raise_for_status()
            return _picture(await _read(response, link), link)
        finally:
            await response.aclose()

    async def _connect(self, client: httpx.AsyncClient, url: httpx.URL, link: str) -> httpx.Response:
        """Ask at one of the host's addresses after the other, by its name and with a certificate for its name."""
        host = url.raw_host.decode("ascii")
        loop = asyncio.get_running_loop()
        addresses = await loop.run_in_executor(_RESOLVERS, self.resolve, host, url.port or 443)
        if not addresses or not all(map(self.allowed, addresses)):
            raise UserError("media.address", link=link)
        headers = _HEADERS | {"host": url.netloc.decode("ascii")}
        refused: httpx.TransportError = httpx.ConnectError("no address")
        for address in addresses[:MOST_ADDRESSES]:
            pinned = url.copy_with(host=str(address))
            request = client.build_request("GET", pinned, headers=headers, extensions={"sni_hostname": host})
            try:
                return await client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                refused = error
        raise refused


def _https(address: str, link: str, base: httpx.URL | None = None) -> httpx.URL:
    """A plain address by https, perhaps one that is meant from `base` on. Raises InvalidURL, or UserError."""
    found = httpx.URL(address) if base is None else base.join(address)
    odd = _NOT_IN_A_LINK.search(address) or found.userinfo or not found.host or _is_odd_number(found.host)
    if odd or found.scheme != "https":
        raise UserError("media.address", link=link)
    return found.copy_with(fragment=None)


def _is_odd_number(host: str) -> bool:
    """Whether a host is an IPv4 address in disguise (2130706433, 0x7f.1, 127.1): no name ends with a number."""
    try:
        ip_address(host)
    except ValueError:
        return _NUMBER_LIKE.fullmatch(host.rstrip(".").rpartition(".")[2].lower()) is not None
    return False


async def _read(response: httpx.Response, link: str) -> bytes:
    content = bytearray()
    async for part in response.aiter_raw():
        content += part
        if len(content) > LARGEST:
            raise UserError("media.too_large", link=link, most=LARGEST // 1024**2)
    return bytes(content)


def _picture(content: bytes, link: str) -> Picture:
    for shape, media_type in _SHAPES:
        if shape.match(content):
            return Picture(content, media_type)
    raise UserError("media.no_picture", link=link)


def link_of(session: Session, person: Person, post_id: int, index: int) -> str | None:
    """The link of a picture of a post; None where there is none, no such post, or one behind the person's wall."""
    post = session.get(PostRow, post_id)
    if post is None:
        return None
    place = (post.source, post.platform_id)
    brands = posts.brands_of(session, {place}).get(place, [])
    seen = person.brands is None or any(map(person.sees, brands))
    return str(post.media_links[index]) if seen and index < len(post.media_links) else None
