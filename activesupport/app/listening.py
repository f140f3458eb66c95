"""Where the desk listens: taking the address, and saying in time why it cannot be taken."""

import errno
import socket
from typing import Any

from activesupport.domain.errors import UserError

_WHY = {
    errno.EADDRINUSE: "desk.port_taken",
    errno.EACCES: "desk.port_closed",
    errno.EADDRNOTAVAIL: "desk.not_our_address",
}
"""What the system says, and what a person can do about it."""


def bound(host: str, port: int) -> socket.socket:
    """A socket that has the address; port 0 is any that is free. Raises UserError with what to do where it cannot."""
    family, address = _first_place(host, port)
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(address)
    except OSError as error:
        found.close()
        code = _WHY.get(error.errno or 0, "desk.cannot_listen")
        raise UserError(code, host=host, port=port, problem=error.strerror or str(error)) from error
    return found


def must_be_ours(host: str) -> None:
    """Raises UserError where a host is no address of this machine, whatever the port."""
    bound(host, 0).close()


def _first_place(host: str, port: int) -> tuple[socket.AddressFamily, tuple[Any, ...]]:
    """The family and the first address of a host. Raises UserError for a name that nobody knows."""
    try:
        family, _kind, _protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise UserError("desk.unknown_host", host=host) from error
    return family, address
