"""The tables. A post is what a platform gave; a mention is one brand in one post and what we thought of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Computed, ForeignKey, Index, MetaData, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from activesupport.storage.types import JsonColumn, UtcDateTime

_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=_NAMING)
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads it as a plain class attribute
        datetime: UtcDateTime,
        str: Text,
        dict[str, Any]: JsonColumn,
        list[Any]: JsonColumn,
    }


_OPEN, _CLOSED = text("closed_at IS NULL"), text("closed_at IS NOT NULL")
_FOR_A_LEAD = text("closed_at IS NULL AND (escalated_at IS NOT NULL OR gate = 'senior' AND gate_overruled_by IS NULL)")
_ORDER = ("rank", "opened_at", "id")
_ASKED = ("assignee", "due_at", "brand", "delight", "closed_at", "first_answer_at", "first_due_at", "abuse")


def _of_open(*columns: str) -> Index:
    """An index of the open cases that have a value in its first column. Without that, SQLite would look up NULL in it:
    nearly all cases.
    """
    where = text(f"closed_at IS NULL AND {columns[0]} IS NOT NULL")
    return Index(f"ix_cases_{columns[0]}", *columns, sqlite_where=where, postgresql_where=where)


class SubscriptionRow(Table):
    """One thing that is polled: a watch on a platform, a feed, a file. The schedule is a column."""

    __tablename__ = "subscriptions"
    __table_args__ = (UniqueConstraint("source", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    key: Mapped[str]
    every_seconds: Mapped[float]
    next_poll_at: Mapped[datetime] = mapped_column(index=True)
    cursor: Mapped[dict[str, Any] | None]
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    failures: Mapped[int] = mapped_column(default=0)
    last_ok_at: Mapped[datetime | None]
    trouble: Mapped[dict[str, Any] | None]
    """The reason of the last failure, None while all is well."""


class PollRow(Table):
    """The ledger: one row a poll, written in the same transaction as its posts and its cursor."""

    __tablename__ = "polls"

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscriptions.id"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    fetched: Mapped[int]
    new: Mapped[int]
    problem: Mapped[dict[str, Any] | None]
    faults: Mapped[list[Any] | None]
    gap_from: Mapped[datetime | None]
    gap_until: Mapped[datetime | None]


class PostRow(Table):
    """A post as the platform gave it. `processed_at` is None until it has been matched and judged."""

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("source", "platform_id"),
        Index("ix_posts_unprocessed", "id", sqlite_where=text("processed_at IS NULL"),
              postgresql_where=text("processed_at IS NULL")),
        Index("ix_posts_source_thread", "source", "thread"),
        Index("ix_posts_source_reply_to", "source", "reply_to", sqlite_where=text("reply_to IS NOT NULL"),
              postgresql_where=text("reply_to IS NOT NULL")),
        Index("ix_posts_subscription_time", "subscription_id", "time"),
        Index("ix_posts_problem", "id", sqlite_where=text("problem IS NOT NULL"),
              postgresql_where=text("problem IS NOT NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int | None] = mapped_column(ForeignKey("subscriptions.id"))
    source: Mapped[str]
    platform_id: Mapped[str]
    author_id: Mapped[str]
    author_handle: Mapped[str]
    author_name: Mapped[str]
    followers: Mapped[int | None]
    time: Mapped[datetime] = mapped_column(index=True)
    fetched_at: Mapped[datetime]
    text: Mapped[str]
    url: Mapped[str | None]
    thread: Mapped[str | None]
    reply_to: Mapped[str | None]
    repost_of: Mapped[str | None]
    quote_of: Mapped[str | None]
    mentioned: Mapped[list[Any]]
    media: Mapped[int]
    likes: Mapped[int]
    reposts: Mapped[int]
    replies: Mapped[int]
    language: Mapped[str | None]
    fingerprint: Mapped[str | None] = mapped_column(index=True)
    processed_at: Mapped[datetime | None]
    problem: Mapped[dict[str, Any] | None]
    """Why the post could not be processed, None for all others."""
    media_links: Mapped[list[Any]] = mapped_column(default=list)
    checked_at: Mapped[datetime | None]
    """When the platform was last asked whether the post still stands."""
    deleted_at: Mapped[datetime | None]
    """Since when the post is known to be gone; its text is then empty."""


class CaseRow(Table):
    """One open conversation with one person about one brand. `version` is compared and set at every change.

    `part` is 0 but for what was split off: a person then has several open cases, one a matter.
    """

    __tablename__ = "cases"
    __table_args__ = (
        Index("uq_cases_open", "brand", "source", "author_id", "part", unique=True,
              sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_cases_author", "author_id", "source", "brand"),
        # What the queue asks of open cases, and what leads count of them, stands in its two indexes whole: rows that
        # are only counted, or passed over, are never read.
        Index("ix_cases_queue", *_ORDER, "state", "team", *_ASKED, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_cases_team_queue", "team", "state", *_ORDER, *_ASKED, sqlite_where=_OPEN, postgresql_where=_OPEN),
        _of_open("claimed_by"),
        _of_open("assignee"),
        _of_open("due_at", "id", "state", "team", "brand", "closed_at"),
        _of_open("warn_at"),
        _of_open("wake_at"),
        _of_open("lease_until"),
        _of_open("first_answer_at"),
        # Of closed cases alone: SQLite would look up NULL in it, and pass over what is made for open ones.
        Index("ix_cases_closed_at", "closed_at", sqlite_where=_CLOSED, postgresql_where=_CLOSED),
        # Whole as well: what a lead has to look at is found without a row of any other case.
        Index("ix_cases_for_a_lead", "state", "gate", "gate_overruled_by", "escalated_at", "closed_at",
              sqlite_where=_FOR_A_LEAD, postgresql_where=_FOR_A_LEAD),
        Index("ix_cases_delight", "id", sqlite_where=text("delight = 1"), postgresql_where=text("delight")),
        Index("ix_cases_without_faq", "id", sqlite_where=text("without_faq = 1"),
              postgresql_where=text("without_faq")),
        Index("ix_cases_merged_into", "merged_into"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    brand: Mapped[str]
    team: Mapped[str]
    source: Mapped[str]
    author_id: Mapped[str]
    author_handle: Mapped[str]
    thread: Mapped[str | None]
    state: Mapped[str]
    priority: Mapped[int]
    rank: Mapped[int] = mapped_column(Computed("100 - priority", persisted=True))
    """The order of the queue, the most pressing first: an index that SQLite and PostgreSQL both walk forwards."""
    reasons: Mapped[list[Any]]
    labels: Mapped[list[Any]]
    language: Mapped[str]
    headline_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    posts: Mapped[int]
    opened_at: Mapped[datetime] = mapped_column(index=True)
    last_post_at: Mapped[datetime]
    suggested_at: Mapped[datetime | None]
    """When the suggestions that are offered now were made; earlier ones are kept for the record."""
    claimed_by: Mapped[str | None]
    claimed_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    """When the claim ends unless its owner goes on working."""
    assignee: Mapped[str | None]
    """Whose case it is to be, claimed or not."""
    escalated_at: Mapped[datetime | None]
    """Since when it waits for a lead; None for all others."""
    wake_at: Mapped[datetime | None]
    """When a waiting case comes back by itself; None while it waits for the customer alone."""
    first_due_at: Mapped[datetime | None]
    """Until when the first answer is promised."""
    due_at: Mapped[datetime | None]
    """The next promise to keep: the first answer, then the solution; None where nobody waits for us."""
    warn_at: Mapped[datetime | None]
    """When the team is warned of `due_at`; None once it was."""
    first_answer_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    outcome_by: Mapped[str | None]
    outcome_confidence: Mapped[float | None]
    """0..1 for an outcome that was read from later posts, None for one that a person gave."""
    dismissal: Mapped[str | None]
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    part: Mapped[int] = mapped_column(default=0)
    gate: Mapped[str] = mapped_column(default="ok")
    gate_reason: Mapped[str] = mapped_column(default="none")
    gate_overruled_by: Mapped[str | None]
    abuse: Mapped[bool] = mapped_column(default=False)
    delight: Mapped[bool] = mapped_column(default=False)
    without_faq: Mapped[bool] = mapped_column(default=False)
    """A question that no FAQ entry answers."""
    invited_at: Mapped[datetime | None]
    """When the customer was asked to a private place."""
    taken_up: Mapped[bool | None]
    """Whether they came there; None while nobody knows."""


class MentionRow(Table):
    """One brand in one post: which watches matched, what the judge said, where it went and why."""

    __tablename__ = "mentions"
    __table_args__ = (
        UniqueConstraint("post_id", "brand"),
        Index("ix_mentions_team_judged_at", "team", "judged_at"),
        # Whole for what leads count of a week.
        Index("ix_mentions_brand_judged_at", "brand", "judged_at", "lane", "team", "case_id"),
        # A lane in the order of its page: all of it, that of a team, of a brand, and of a team's brand. Narrowed by
        # anything that stands behind the order, or not in it, a rare team would be looked for through the whole lane.
        Index("ix_mentions_lane", "lane", "case_id", "id"),
        Index("ix_mentions_lane_team", "lane", "team", "case_id", "id"),
        Index("ix_mentions_lane_brand", "lane", "brand", "case_id", "id"),
        Index("ix_mentions_lane_team_brand", "lane", "team", "brand", "case_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    brand: Mapped[str]
    team: Mapped[str]
    watches: Mapped[list[Any]]
    terms: Mapped[list[Any]]
    lane: Mapped[str]
    copy_of: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    scores: Mapped[dict[str, Any] | None]
    labels: Mapped[list[Any]]
    model: Mapped[str | None]
    rules: Mapped[str]
    priority: Mapped[int]
    reasons: Mapped[list[Any]]
    gate: Mapped[str] = mapped_column(default="none")
    """What its text alone says to the gate (`domain.gate.GateReason`)."""
    judged_at: Mapped[datetime]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)


class DecisionRow(Table):
    """Everything that was decided about a case, and what people said of posts that belong to none: who, when, what,
    and which rules and model were in force.
    """

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str]
    action: Mapped[str]
    detail: Mapped[dict[str, Any]]
    rules: Mapped[str | None]
    model: Mapped[str | None]
    before: Mapped[dict[str, Any] | None]
    """The columns that were changed as they had been, so that the last act can be undone."""
    case_version: Mapped[int | None]
    """The version that the change made."""


class SuggestionRow(Table):
    """A reply that was offered for a case; kept, so that it can be compared with what was sent."""

    __tablename__ = "suggestions"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    position: Mapped[int]
    playbook: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    language: Mapped[str]
    length: Mapped[int]
    limit: Mapped[int | None]
    parts: Mapped[dict[str, Any]]
    open: Mapped[list[Any]]
    faq: Mapped[str | None]
    origin: Mapped[str] = mapped_column(default="playbook")
    """`playbook`, `past` (an approved earlier reply) or `model` (drafted by a language model)."""
    rules: Mapped[str]
    made_at: Mapped[datetime]


class OutboxRow(Table):
    """A message on its way to people. Written with the fact it tells of, in one transaction."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("channel", "key"),
        Index("ix_outbox_state", "state", "next_try_at"),
        Index("ix_outbox_team_created_at", "team", "created_at"),
        Index("ix_outbox_key", "key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    key: Mapped[str]
    team: Mapped[str | None]
    recipients: Mapped[list[Any]]
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str]
    data: Mapped[dict[str, Any]]
    attachments: Mapped[dict[str, Any]]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    next_try_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    problem: Mapped[dict[str, Any] | None]


class DigestRow(Table):
    """A digest that was written: for which team, about which time, and where it lies."""

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("team", "until_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team: Mapped[str]
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]
    written_at: Mapped[datetime]
    path: Mapped[str]


class TeamScheduleRow(Table):
    """When a team's next digest is due; `times` are the rule's local times it was computed from."""

    __tablename__ = "team_schedules"

    team: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[str]
    next_digest_at: Mapped[datetime]


class HeartbeatRow(Table):
    """One row: when a daemon was last at work."""

    __tablename__ = "heartbeat"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]


class RulesVersionRow(Table):
    """Every version of the rule files that was ever in force, whole, so that old decisions can be understood."""

    __tablename__ = "rules_versions"

    version: Mapped[str] = mapped_column(primary_key=True)
    loaded_at: Mapped[datetime]
    files: Mapped[dict[str, Any]]


class CaseTextRow(Table):
    """What a case is searched by: the grams of all its texts in their order (`text/bigrams.py`), parted by blanks.

    The full-text indexes over it, one for each engine, are made by the migration (`dialect.py` asks them).
    """

    __tablename__ = "case_texts"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True, autoincrement=False)
    grams: Mapped[str]
