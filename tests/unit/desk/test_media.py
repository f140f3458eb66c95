"""Pictures through the proxy: what is fetched, and everything that must not be, against a real server with TLS."""

import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path
from threading import Event

import pytest

from activesupport.desk.media import LARGEST, IpAddress, Picture, PictureFetcher, addresses_of, is_public
from activesupport.domain.errors import UserError
from tests.unit.desk.picture_server import HOST, Server, certificate, reply, serving

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
LOOPBACK = ip_address("127.0.0.1")


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def server(tls: tuple[Path, ssl.SSLContext]) -> Iterator[Server]:
    with serving(tls) as found:
        yield found


def resolver(**places: str) -> Callable[[str, int], list[IpAddress]]:
    """A name server that knows HOST as loopback, and further names (dots as _) with their addresses."""
    known = {HOST: "127.0.0.1"} | {name.replace("_", "."): found for name, found in places.items()}
    return lambda host, _port: [ip_address(one) for one in known[host].split()]


def fetcher(server: Server, patience: float = 10.0, **places: str) -> PictureFetcher:
    """Loopback alone is allowed."""
    return PictureFetcher(
        allowed=lambda address: address == LOOPBACK, resolve=resolver(**places), tls=server.trust, patience=patience
    )


def refused(pictures: PictureFetcher, link: str) -> str:
    with pytest.raises(UserError) as caught:
        pictures.fetch(link)
    assert caught.value.reason.values["link"] == link, "what the person asked for is named, whatever it led to"
    return caught.value.reason.code


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 9, "image/jpeg"),
        (b"GIF89a" + b"\0" * 9, "image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
    ],
)
def test_a_picture_is_what_its_first_bytes_say(server: Server, content: bytes, media_type: str) -> None:
    link = server.serve("/p", content, content_type="text/html")
    assert fetcher(server).fetch(link) == Picture(content, media_type)
    assert server.asked == [("/p", f"{HOST}:{server.port}")], "asked by name, though connected by address"


@pytest.mark.parametrize(
    "content",
    [b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', b"<html>\x89PNG\r\n\x1a\n", b"RIFF\x10\0\0\0WAVE", b"",
     b"\0\0\0\x18ftypmp42"],
)  # fmt: skip
def test_what_is_no_picture_is_not_shown_whatever_it_is_called(server: Server, content: bytes) -> None:
    link = server.serve("/p", content, content_type="image/png")
    assert refused(fetcher(server), link) == "media.no_picture"


def test_the_size_has_an_end_whether_it_is_announced_or_not(server: Server) -> None:
    exact = server.serve("/exact", PNG.ljust(LARGEST, b"\0"))
    assert len(fetcher(server).fetch(exact).content) == LARGEST
    assert refused(fetcher(server), server.serve("/more", PNG.ljust(LARGEST + 1, b"\0"))) == "media.too_large"

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(PNG.ljust(1_000_000, b"\0"))
        except OSError:
            """The other side has gone, as it should."""

    server.answers["/endless"] = endless
    assert refused(fetcher(server), server.link("/endless")) == "media.too_large"


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_server_that_drips_is_given_up(server: Server, where: str) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if where == "body" else b""))
        try:
            for _ in range(100):
                handler.wfile.write(b"x: y\r\n")
                time.sleep(0.05)
        except OSError:
            """The other side has gone, as it should."""

    server.answers["/drip"] = drip
    begun = time.monotonic()
    assert refused(fetcher(server, patience=0.5), server.link("/drip")) == "media.unreachable"
    assert time.monotonic() - begun < 3


def test_a_name_that_is_looked_up_for_ever_is_given_up(server: Server) -> None:
    answered = Event()

    def slow(_host: str, _port: int) -> list[IpAddress]:
        answered.wait(20)
        return []

    begun = time.monotonic()
    assert refused(replace(fetcher(server, patience=0.3), resolve=slow), server.link("/1.png")) == "media.unreachable"
    assert time.monotonic() - begun < 5
    answered.set()


@pytest.mark.parametrize("status", [204, 403, 404, 500, 304])
def test_other_answers_are_no_pictures(server: Server, status: int) -> None:
    server.answers["/p"] = lambda handler: reply(handler, status, b"")
    assert refused(fetcher(server), server.link("/p")) in {"media.unreachable", "media.no_picture"}


def test_three_moves_are_followed_and_no_fourth(server: Server) -> None:
    server.serve("/3", PNG)
    server.move("/2", "/3")
    server.move("/1", server.link("/2"), 307)
    server.move("/0", "1", 301)
    assert fetcher(server).fetch(server.link("/0")).media_type == "image/png"
    link = server.move("/before", "/0")
    assert refused(fetcher(server), link) == "media.moved"


@pytest.mark.parametrize(
    "target",
    [
        "http://pictures.example/p", "https://inside.example/p", "//inside.example/p", "https://127.0.0.2/p",
        "https://[::1]/p", "https://169.254.169.254/latest/meta-data", "file:///etc/passwd", "https://me@pictures.example/",
        "data:image/png;base64,AAAA",
    ],
)  # fmt: skip
def test_a_move_to_where_one_may_not_go_is_not_followed(server: Server, target: str) -> None:
    places = {
        "inside_example": "10.0.0.8",
        "127_0_0_2": "127.0.0.2",
        "169_254_169_254": "169.254.169.254",
        "::1": "::1",
    }
    assert refused(fetcher(server, **places), server.move("/p", target)) == "media.address"
    assert len(server.asked) == 1


LINKS = [
    "https://localhost/p",
    "https://localhost.:443/p",
    "https://127.0.0.1/p",
    "https://[::1]/p",
    "https://[::ffff:127.0.0.1]/p",
    "https://[64:ff9b::7f00:1]/p",
    "https://169.254.169.254/latest/meta-data",
    "https://10.1.2.3/p",
    "https://0.0.0.0/p",
    "https://2130706433/p",
    "https://0x7f000001/p",
    "https://0x7f.1/p",
    "https://017700000001/p",
    "https://0177.0.0.1/p",
    "https://127.1/p",
    "https://１２７.0.0.1/p",
    "https://example.com@127.0.0.1/p",
    "https://127.0.0.1\\@example.com/p",
    "https://user:secret@example.com/p",
    "https:///p",
    "https://exa mple.com/p",
    "https://example.com/p\r\nx: y",
    "http://example.com/p",
    "ftp://example.com/p",
    "//example.com/p",
    f"https://{'a' * 64}.example/p",
    "https://example..com/p",
    "https://example.com:99999/p",
    "javascript:alert(1)",
    "",
]


@pytest.mark.parametrize("link", LINKS)
def test_links_that_lead_to_us_or_nowhere(link: str) -> None:
    """With the real resolver and the real rule; none of these needs the network to be refused."""
    assert refused(PictureFetcher(), link) in {"media.address", "media.unreachable"}


@pytest.mark.parametrize("link", LINKS[:17])
def test_no_address_that_they_mean_is_public(link: str) -> None:
    """The same with a rule that remembers: the refusal is the rule's, or comes before it."""
    asked: list[IpAddress] = []

    def rule(address: IpAddress) -> bool:
        asked.append(address)
        return is_public(address)

    refused(PictureFetcher(allowed=rule), link)
    assert not any(map(is_public, asked))


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.0.1."])
def test_an_address_in_disguise_is_refused_even_where_it_would_be_allowed(server: Server, host: str) -> None:
    """What such a host means is left to the system, and each system means something else."""
    pictures = PictureFetcher(lambda _address: True, lambda _host, _port: [LOOPBACK], server.trust)
    assert refused(pictures, server.link("/p", host)) == "media.address"
    assert server.asked == []


@pytest.mark.parametrize("addresses", ["10.0.0.8", "127.0.0.1 10.0.0.8", "10.0.0.8 127.0.0.1", "127.0.0.1 ::1", ""])
def test_a_name_with_one_private_address_is_refused_altogether(server: Server, addresses: str) -> None:
    link = server.link("/p", "mixed.example")
    assert refused(fetcher(server, mixed_example=addresses), link) == "media.address"
    assert server.asked == []


def test_two_names_at_one_address_show_a_certificate_each(server: Server) -> None:
    link = server.move("/p", server.link("/q", "other.example"))
    server.serve("/q", PNG)
    assert refused(fetcher(server, other_example="127.0.0.1"), link) == "media.unreachable"


def test_a_name_that_changes_its_address_is_asked_once(server: Server) -> None:
    """DNS rebinding: the first answer is allowed, every later one would lead elsewhere."""
    answers = iter([[LOOPBACK]])
    pictures = PictureFetcher(lambda address: address == LOOPBACK, lambda _host, _port: next(answers), server.trust)
    assert pictures.fetch(server.serve("/p", PNG)).media_type == "image/png"


def test_each_move_is_resolved_and_looked_at_anew(server: Server) -> None:
    answers = iter([[LOOPBACK], [ip_address("10.0.0.8")]])
    pictures = PictureFetcher(lambda address: address == LOOPBACK, lambda _host, _port: next(answers), server.trust)
    assert refused(pictures, server.move("/p", "/q")) == "media.address"


def test_the_certificate_must_be_for_the_name(server: Server) -> None:
    server.serve("/p", PNG)
    link = server.link("/p", "other.example")
    assert refused(fetcher(server, other_example="127.0.0.1"), link) == "media.unreachable"


def test_the_next_address_is_tried_where_one_does_not_answer(server: Server) -> None:
    silent = ip_address("127.0.0.9")
    pictures = PictureFetcher(
        lambda address: address.is_loopback, lambda _host, _port: [silent, LOOPBACK], server.trust
    )
    assert pictures.fetch(server.serve("/p", PNG)).media_type == "image/png"


def test_a_proxy_of_the_environment_is_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetcher(server).fetch(server.serve("/p", PNG)).media_type == "image/png"


def test_a_name_that_is_not_known(server: Server) -> None:
    def unknown(_host: str, _port: int) -> list[IpAddress]:
        raise OSError("no such host")

    pictures = PictureFetcher(resolve=unknown)
    assert refused(pictures, "https://nowhere.example/p") == "media.unreachable"


def test_the_system_is_asked_for_all_addresses() -> None:
    assert LOOPBACK in addresses_of("localhost", 443)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("93.184.216.34", True), ("2606:4700::1111", True), ("2a00:1450:4001::1", True),
        ("0.0.0.0", False), ("10.0.0.1", False), ("100.64.0.1", False), ("127.0.0.1", False), ("127.8.8.8", False),
        ("169.254.169.254", False), ("172.16.0.1", False), ("172.31.255.255", False), ("192.0.0.1", False),
        ("192.0.2.1", False), ("192.168.1.1", False), ("198.18.0.1", False), ("198.51.100.1", False),
        ("203.0.113.1", False), ("224.0.0.1", False), ("239.1.1.1", False), ("240.0.0.1", False),
        ("255.255.255.255", False), ("::", False), ("::1", False), ("::8.8.8.8", False), ("::ffff:8.8.8.8", False),
        ("::ffff:10.0.0.1", False), ("64:ff9b::8.8.8.8", False), ("64:ff9b:1::1", False), ("100::1", False),
        ("2001::1", False), ("2001:db8::1", False), ("2002:808:808::1", False), ("3fff::1", False), ("fc00::1", False),
        ("fd12::1", False), ("fe80::1", False), ("fe80::1%1", False), ("fec0::1", False), ("ff02::1", False),
        ("5f00::1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public
