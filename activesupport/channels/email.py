"""E-mail: a message to the people of a team, by SMTP (RFC 5321).

What can go wrong decides what happens next, so the conversation is held step by step: until the server has
asked for the mail itself (354), nothing has been delivered and a later try is harmless. Once it has been
handed over, a broken connection leaves open whether it was taken.
"""

import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Literal

from activesupport.channels._mail import address_of, compose, envelope, stuffed
from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater, Uncertain
from activesupport.domain.notice import Message

Security = Literal["none", "starttls", "tls"]
Refusals = Mapping[str, tuple[int, bytes]]

_LOGIN_WANTED = frozenset({530, 534, 535, 538})
"""No login, too weak a login, a wrong one, one that wants encryption first (RFC 4954, section 6)."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class EmailChannel:
    """Sends each message once to all its recipients, as text, HTML and attachments.

    `sender` is an address with or without a name (`Support <care@example.com>`). `security` is "tls" from the
    first byte (port 465), "starttls" (port 587; never silently in the clear where not offered) or "none".
    `timeout` is in seconds for every step. `context` replaces the system's trusted certificates, `now` gives
    the Date header.

    Raises RetryLater (unreachable, 4xx), Rejected (5xx, no recipient that is accepted), AuthBroken (login
    refused) and Uncertain: no answer after the mail was handed over, or some recipients refused. The latter
    is Uncertain because the others have it: a repeat would tell them twice; a person reads who is missing.
    The Message-ID is made from `message.key`: a mail that does arrive twice can be recognised.
    """

    name = "email"

    def __init__(
        self,
        host: str,
        port: int,
        *,
        security: Security,
        username: str | None = None,
        password: str | None = None,
        sender: str,
        timeout: float = 8.0,
        context: ssl.SSLContext | None = None,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._host = host
        self._port = port
        self._security = security
        self._username = username
        self._password = password
        self._sender = address_of(sender)
        self._timeout = timeout
        self._context = context
        self._now = now

    def send(self, message: Message) -> None:
        recipients = envelope(message.recipients)
        content = stuffed(compose(message, self._sender, recipients, self._now()))
        with self._connected() as smtp:
            self._log_in(smtp)
            refused = self._announce(smtp, recipients)
            self._hand_over(smtp, content)
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
        if refused:
            raise Uncertain("mail.refused_some", recipients=", ".join(refused), words=_first_words(refused))

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        """A greeted, if wanted encrypted connection; what breaks before the hand-over can be tried again."""
        smtp: smtplib.SMTP | None = None
        try:
            smtp = self._connect()
            yield smtp
        except smtplib.SMTPResponseException as error:
            raise _by_status(error.smtp_code, error.smtp_error) from error
        except smtplib.SMTPServerDisconnected as error:
            raise RetryLater("mail.lost", host=self._host) from error
        except ssl.SSLError as error:
            raise RetryLater("mail.certificate", host=self._host, problem=str(error)) from error
        except (OSError, UnicodeError) as error:  # a host name that cannot be one is a UnicodeError
            raise RetryLater("mail.unreachable", host=self._host, port=self._port, problem=_kind(error)) from error
        finally:
            if smtp is not None:
                smtp.close()

    def _connect(self) -> smtplib.SMTP:
        context = self._context or ssl.create_default_context()
        if self._security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(self._host, self._port, timeout=self._timeout, context=context)
        else:
            smtp = smtplib.SMTP(self._host, self._port, timeout=self._timeout)
        try:
            smtp.ehlo_or_helo_if_needed()
            if self._security == "starttls":
                smtp.starttls(context=context)
                smtp.ehlo_or_helo_if_needed()
        except smtplib.SMTPNotSupportedError as error:
            smtp.close()
            raise Rejected("mail.no_starttls", host=self._host) from error
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        if self._username is None:
            return
        try:
            smtp.login(self._username, self._password or "")
        except smtplib.SMTPAuthenticationError as error:
            if error.smtp_code < 500:
                raise
            raise AuthBroken("mail.auth", status=error.smtp_code, words=_words(error.smtp_error)) from error
        except smtplib.SMTPNotSupportedError as error:
            raise AuthBroken("mail.no_auth", host=self._host) from error
        except (smtplib.SMTPServerDisconnected, smtplib.SMTPResponseException):
            raise
        except UnicodeEncodeError as error:
            raise AuthBroken("mail.ascii_login") from error
        except smtplib.SMTPException as error:  # no method in common
            raise AuthBroken("mail.no_auth", host=self._host) from error

    def _announce(self, smtp: smtplib.SMTP, recipients: tuple[str, ...]) -> dict[str, tuple[int, bytes]]:
        """Name sender and recipients, and ask to give the mail; the recipients that were refused."""
        status, words = smtp.mail(self._sender.addr_spec)
        if status != 250:
            raise _by_status(status, words)
        refused = {}
        for recipient in recipients:
            status, words = smtp.rcpt(recipient)
            if status not in {250, 251}:
                refused[recipient] = (status, words)
        if len(refused) == len(recipients):
            raise _all_refused(refused)
        status, words = smtp.docmd("DATA")
        if status != 354:
            raise _by_status(status, words)
        return refused

    def _hand_over(self, smtp: smtplib.SMTP, content: bytes) -> None:
        try:
            smtp.send(content)
            status, words = smtp.getreply()
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise Uncertain("mail.no_answer", host=self._host) from error
        if status != 250:
            raise _by_status(status, words)


def _by_status(status: int, words: bytes | str) -> AdapterError:
    """The exception for a reply code (RFC 5321, 4.2.1)."""
    said = _words(words)
    if 400 <= status < 500:
        return RetryLater("mail.busy", status=status, words=said)
    if status in _LOGIN_WANTED:
        return AuthBroken("mail.auth", status=status, words=said)
    return Rejected("mail.refused", status=status, words=said)


def _all_refused(refused: Refusals) -> AdapterError:
    """Nobody may have the mail. If one of them may later (4xx, greylisting), all are tried again."""
    for status, words in refused.values():
        if status < 500 or status in _LOGIN_WANTED:
            return _by_status(status, words)
    return Rejected("mail.refused_all", recipients=", ".join(refused), words=_first_words(refused))


def _first_words(refused: Refusals) -> str:
    status, words = next(iter(refused.values()))
    return f"{status} {_words(words)}"


def _words(said: bytes | str) -> str:
    """What the server said, on one line and short enough for a table."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:300]


def _kind(error: OSError | UnicodeError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
