"""Where the desk listens: each reason for which it cannot has its own advice."""

import errno
import os
import socket
from pathlib import Path

import pytest

from activesupport.app import listening
from activesupport.app.presence import missing
from activesupport.app.settings import InvalidSettings, load
from activesupport.domain.errors import UserError

NOT_OURS = "203.0.113.9"
"""An address of examples."""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("ACTIVESUPPORT_")]:
        monkeypatch.delenv(name)
    (tmp_path / "rules").mkdir()
    return tmp_path / "config.toml"


def refusal(host: str, port: int) -> UserError:
    with pytest.raises(UserError) as caught:
        listening.bound(host, port).close()
    return caught.value


def test_a_port_that_is_taken() -> None:
    with listening.bound("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        reason = refusal("127.0.0.1", port).reason
    assert (reason.code, reason.values["port"]) == ("desk.port_taken", port)


@pytest.mark.parametrize(("host", "code"), [(NOT_OURS, "desk.not_our_address"), ("a..b", "desk.unknown_host")])
def test_an_address_that_is_not_of_this_machine(host: str, code: str) -> None:
    assert refusal(host, 0).reason.code == code


class Refusing(socket.socket):
    """A socket to which the system says no, as it does to whoever may not use a port."""

    number = errno.EACCES

    def bind(self, _address: object, /) -> None:
        raise OSError(self.number, os.strerror(self.number))


class Failing(Refusing):
    number = errno.ENOBUFS


@pytest.mark.parametrize(("kind", "code"), [(Refusing, "desk.port_closed"), (Failing, "desk.cannot_listen")])
def test_what_the_system_refuses(kind: type[Refusing], code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening.socket, "socket", kind)
    error = refusal("127.0.0.1", 80)
    assert error.reason.code == code
    assert error.reason.values["problem"] == os.strerror(kind.number)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0"])
def test_a_host_of_this_machine(host: str) -> None:
    listening.must_be_ours(host)


@pytest.mark.parametrize("host", ["http://127.0.0.1", "127.0.0.300", "127.0.0.1:8080", "my desk", "", "12"])
def test_what_is_no_address_is_a_fault_of_the_settings(config: Path, host: str) -> None:
    config.write_text(f'[desk]\nhost = "{host}"\n', encoding="utf-8")
    with pytest.raises(InvalidSettings) as caught:
        load(config)
    (fault,) = caught.value.faults
    assert (fault.line, fault.key, fault.code) == (2, "desk.host", "desk.host_form")


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (f'host = "{NOT_OURS}"', ["desk.not_our_address"]), ('host = "0.0.0.0"', ["desk.nameless"]),
        ('host = "0.0.0.0"\nurl = "https://desk.example.com"', []), ('host = "127.0.0.1"', []),
    ],
)  # fmt: skip
def test_the_check_of_the_settings_looks_at_the_address(config: Path, lines: str, codes: list[str]) -> None:
    config.write_text(f"[desk]\n{lines}\n", encoding="utf-8")
    found = missing(load(config), config)
    assert [(one.code, one.line) for one in found] == [(code, 2) for code in codes]
