"""SMTP servers on loopback: a real one that keeps or refuses mail, and a rude one that follows a script."""

import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class Postbox:
    """Takes mail, unless `answers` says otherwise: by step ("MAIL", "DATA") or by recipient."""

    def __init__(self, answers: dict[str, str] | None = None) -> None:
        self.answers = answers or {}
        self.mails: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.answers.get("DATA", "250 OK")
        if answer.startswith("250"):
            mail = message_from_bytes(envelope.original_content, policy=policy.default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
            self.envelopes.append(envelope)
        return answer


def only(username: str, password: str):
    """An authenticator that knows one login."""

    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: object) -> AuthResult:
        good = isinstance(login, LoginPassword) and login == LoginPassword(username.encode(), password.encode())
        return AuthResult(success=good, handled=good)

    return check


@contextmanager
def serving(postbox: Postbox, tls: ssl.SSLContext | None = None, **options: object) -> Iterator[int]:
    """A real SMTP server; gives its port."""
    settings = {"tls_context": tls, "require_starttls": tls is not None, **options}
    controller = Controller(postbox, hostname="127.0.0.1", port=free_port(), **settings)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    """A port on loopback where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def rude(answers: Sequence[str], after_data: str | None = None, read_mail: bool = True) -> Iterator[int]:
    """A server that gives `answers` one by one (the first is the greeting) and then hangs up.

    After "354" it reads the mail to its end (unless `read_mail` is off) and gives `after_data`, if any.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_follow, args=(listener, answers, after_data, read_mail), daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()
        thread.join(5)


def _follow(listener: socket.socket, answers: Sequence[str], after_data: str | None, read_mail: bool) -> None:
    try:
        connection, _ = listener.accept()
    except OSError:
        return
    with connection, connection.makefile("rb") as lines:
        for index, answer in enumerate(answers):
            if index and not lines.readline():
                return
            connection.sendall(answer.encode() + b"\r\n")
        if answers and answers[-1].startswith("354"):
            if read_mail:
                for line in lines:
                    if line == b".\r\n":
                        break
            else:
                lines.readline()
            if after_data:
                connection.sendall(after_data.encode() + b"\r\n")
                lines.readline()
