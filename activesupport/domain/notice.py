"""What people are told, and how a delivery ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class DeliveryState(StrEnum):
    """The life of an outbox row. `uncertain` is never repeated by the machine: a person resends or drops it."""

    PENDING = "pending"
    SENDING = "sending"
    RETRY = "retry"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Message:
    """A rendered message for one channel. `key` makes sending it twice harmless where the channel can tell."""

    key: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    html: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    attachments: Mapping[str, str] = field(default_factory=dict)
    """File name to text content (the digest's CSV)."""
