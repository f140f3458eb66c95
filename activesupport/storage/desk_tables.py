"""The tables of the desk: people and what they may, replies on their way, and what was decided about whole crowds."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from activesupport.storage.tables import Table


class UserRow(Table):
    """A person with an account. `brands` None means all; an account without a password signs in elsewhere."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = mapped_column(unique=True)
    """What they sign in with, in lower case; decisions name it."""
    display: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    password: Mapped[str | None]
    """An argon2 hash."""
    subject: Mapped[str | None] = mapped_column(unique=True)
    """Issuer and subject of single sign-on."""
    role: Mapped[str]
    language: Mapped[str]
    timezone: Mapped[str]
    theme: Mapped[str] = mapped_column(default="auto")
    keys: Mapped[bool] = mapped_column(default=True)
    """Whether single keys act."""
    teams: Mapped[list[Any]]
    brands: Mapped[list[Any] | None]
    languages: Mapped[list[Any]]
    skills: Mapped[list[Any]]
    capacity: Mapped[int] = mapped_column(default=10)
    """Cases in hand at the same time that automatic assignment gives at the most."""
    shifts: Mapped[list[Any]]
    """Working hours in the form of rule files, local to `timezone`; none means always."""
    needs_approval: Mapped[bool] = mapped_column(default=False)
    """New staff: a lead looks at every reply first."""
    active: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class SessionRow(Table):
    """Somebody signed in, in one browser. Only the digest of its token is kept."""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    address: Mapped[str]
    agent: Mapped[str]


class LinkRow(Table):
    """A link that lets somebody choose a password once: an invitation or a reset."""

    __tablename__ = "links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class TokenRow(Table):
    """An API token: a digest, what it may (`scopes`), and whose it is."""

    __tablename__ = "tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    name: Mapped[str]
    scopes: Mapped[list[Any]]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class AuditRow(Table):
    """Who looked at or changed what. Cases have their decisions besides."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_target", "target", "at"), Index("ix_audit_actor", "actor", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str]
    action: Mapped[str]
    target: Mapped[str]
    """`case:12`, `user:3`, `brand:tsumugi`, …"""
    detail: Mapped[dict[str, Any]]
    address: Mapped[str]


class IdempotencyRow(Table):
    """The answer to a request of the API, so that the same request sent again does nothing a second time."""

    __tablename__ = "idempotency"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    key: Mapped[str]
    request: Mapped[str]
    """A digest of method, path and body."""
    status: Mapped[int | None]
    body: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(index=True)


class FilterRow(Table):
    """A view of the queue that somebody has saved: its address's query."""

    __tablename__ = "filters"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    name: Mapped[str]
    query: Mapped[str]


class PresenceRow(Table):
    """Who had a case open when."""

    __tablename__ = "presence"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    actor: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class CallRow(Table):
    """A colleague who was called to a case with @name in a note and has not looked at it since."""

    __tablename__ = "calls"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    by: Mapped[str]
    at: Mapped[datetime]


class ReplyRow(Table):
    """A reply on its way to a customer: the outbox that people empty."""

    __tablename__ = "replies"
    __table_args__ = (
        Index("uq_replies_on_its_way", "case_id", unique=True, sqlite_where=text("on_its_way"),
              postgresql_where=text("on_its_way")),
        Index("ix_replies_state", "state", "changed_at"),
        Index("ix_replies_playbook", "playbook", "id", "brand", sqlite_where=text("playbook IS NOT NULL"),
              postgresql_where=text("playbook IS NOT NULL")),
        Index("ix_replies_example", "brand", sqlite_where=text("example = 1"), postgresql_where=text("example")),
        Index("ix_replies_platform_id", "source", "platform_id", sqlite_where=text("platform_id IS NOT NULL"),
              postgresql_where=text("platform_id IS NOT NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    brand: Mapped[str]
    source: Mapped[str]
    target: Mapped[str]
    """The platform's id of the post that is answered."""
    author: Mapped[str]
    """Who wrote the reply."""
    text: Mapped[str]
    language: Mapped[str]
    suggestion_id: Mapped[int | None] = mapped_column(ForeignKey("suggestions.id"))
    playbook: Mapped[str | None]
    suggested: Mapped[str | None]
    """The suggestion as it was offered."""
    changed: Mapped[float | None]
    """How much of the suggestion was changed, 0..1."""
    invites: Mapped[bool] = mapped_column(default=False)
    """Whether it asks the customer to a private place."""
    state: Mapped[str]
    on_its_way: Mapped[bool] = mapped_column(default=True)
    """Neither posted nor given up (`ReplyState`): there is one such reply for a case at the most."""
    why: Mapped[dict[str, Any] | None]
    """Why it needs approval, or went wrong."""
    approved_by: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(index=True)
    changed_at: Mapped[datetime]
    handed_at: Mapped[datetime | None]
    posted_at: Mapped[datetime | None]
    """When a person said that they had posted it."""
    seen_at: Mapped[datetime | None]
    """When it was found in the brand's own timeline."""
    platform_id: Mapped[str | None]
    url: Mapped[str | None]
    example: Mapped[bool] = mapped_column(default=False)
    """A lead has called it a good example: it is suggested for like posts."""


class BarRow(Table):
    """A person whom we do not write to: at their own wish, or because of abuse."""

    __tablename__ = "bars"
    __table_args__ = (UniqueConstraint("brand", "source", "author_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    brand: Mapped[str]
    source: Mapped[str]
    author_id: Mapped[str]
    kind: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    why: Mapped[str]


class IncidentRow(Table):
    """Something that concerns a crowd: while it lasts, people speak with the statement and not with templates.

    `statements` has it by language.
    """

    __tablename__ = "incidents"
    __table_args__ = (Index("ix_incidents_brand_ended_at", "brand", "ended_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    brand: Mapped[str]
    kind: Mapped[str]
    statements: Mapped[dict[str, Any]]
    link: Mapped[str]
    by: Mapped[str]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]


class BrandHourRow(Table):
    """How many angry posts about a brand were written in an hour: what is usual, against which a crowd is told."""

    __tablename__ = "brand_hours"

    brand: Mapped[str] = mapped_column(primary_key=True)
    hour: Mapped[datetime] = mapped_column(primary_key=True)
    angry: Mapped[int]


class DelightRow(Table):
    """The ledger of kindness: what was done for whom, by whom, at what cost (in the smallest unit of the currency)."""

    __tablename__ = "delights"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    by: Mapped[str]
    what: Mapped[str]
    cost: Mapped[int]
    currency: Mapped[str]


class SwitchRow(Table):
    """A switch of the whole installation, such as the stop of all sending."""

    __tablename__ = "switches"

    name: Mapped[str] = mapped_column(primary_key=True)
    on: Mapped[bool]
    by: Mapped[str]
    at: Mapped[datetime]
    why: Mapped[str]
