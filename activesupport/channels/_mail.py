"""A message as e-mail bytes: headers that nothing is smuggled into, bodies that every server carries."""

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from activesupport.domain.errors import Rejected
from activesupport.domain.notice import Message

_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"{_LOCAL}(\.{_LOCAL})*@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_TYPES = {"csv": ("text", "csv"), "json": ("application", "json"), "html": ("text", "html")}


def one_line(text: str) -> str:
    """`text` without line breaks and control characters: a header can then hold nothing but itself."""
    return _CONTROL.sub(" ", text).strip()


def address_of(text: str) -> Address:
    """An address with an optional name; Rejected when it is none."""
    name, address = parseaddr(text)
    if not _ADDRESS.fullmatch(address) or _CONTROL.search(text):
        raise Rejected("mail.bad_address", address=one_line(text) or "''")
    return Address(display_name=one_line(name), addr_spec=address)


def envelope(recipients: Sequence[str]) -> tuple[str, ...]:
    """The bare addresses, each once; Rejected when there is none or one cannot be used."""
    if not recipients:
        raise Rejected("mail.no_recipients")
    return tuple(dict.fromkeys(address_of(recipient).addr_spec for recipient in recipients))


def message_id(key: str, domain: str) -> str:
    """The same key gives the same Message-ID, whatever characters it is made of."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def compose(message: Message, sender: Address, recipients: Sequence[str], date: datetime) -> EmailMessage:
    """The mail as it goes out: text first, HTML beside it, attachments after them.

    Bodies travel as base64, so that neither a server without 8BITMIME nor an over-long line matters.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(message.subject)
    mail["From"] = sender
    mail["To"] = tuple(Address(addr_spec=recipient) for recipient in recipients)
    mail["Date"] = format_datetime(date)
    mail["Message-ID"] = message_id(message.key, sender.domain)
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text, cte="base64")
    if message.html:
        mail.add_alternative(message.html, subtype="html", cte="base64")
    for name, content in message.attachments.items():
        main, sub = _TYPES.get(name.rpartition(".")[2].lower(), ("text", "plain"))
        # as bytes: a text part would lose the byte order mark's place and change line ends
        mail.add_attachment(
            content.encode(), maintype=main, subtype=sub, filename=one_line(name), params={"charset": "utf-8"}
        )
    return mail


def stuffed(mail: EmailMessage) -> bytes:
    """The bytes of DATA: CRLF line ends, leading dots doubled, the final dot (RFC 5321, 4.5.2)."""
    content = re.sub(rb"(?m)^\.", b"..", mail.as_bytes(policy=SMTP))
    return content + (b"" if content.endswith(b"\r\n") else b"\r\n") + b".\r\n"
