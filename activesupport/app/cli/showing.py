"""Cases on the terminal, and as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import typer
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text
from sqlalchemy.orm import Session

from activesupport.app.cli.common import print_json
from activesupport.channels.digest.clean import harmless
from activesupport.domain.case import Lane
from activesupport.domain.errors import UserError
from activesupport.domain.priority import band
from activesupport.storage import cases, journal, offers
from activesupport.storage.cases import QueueItem
from activesupport.storage.codec import reason_from_json, reasons_from_json
from activesupport.storage.tables import CaseRow, DecisionRow, MentionRow, OutboxRow, PostRow, SuggestionRow
from activesupport.text import shorten
from activesupport.words import explain, say, user_language
from activesupport.work.history import detail_words


@dataclass(frozen=True, slots=True)
class WholeCase:
    """Everything that `queue show` shows."""

    case: CaseRow
    conversation: Sequence[tuple[PostRow, MentionRow | None]]
    suggestions: Sequence[SuggestionRow]
    decisions: Sequence[DecisionRow]


def whole_case(session: Session, case: CaseRow) -> WholeCase:
    return WholeCase(
        case,
        cases.conversation(session, case),
        offers.of_cases(session, [case.id]).get(case.id, []),
        journal.of_case(session, case.id),
    )


def item_json(item: QueueItem) -> dict[str, Any]:
    """The stable form of docs/cli.md."""
    case, post = item.case, item.post
    return {
        "case": case.id,
        "state": case.state,
        "priority": case.priority,
        "reasons": [
            {"code": one.code, "points": one.points, "words": explain(one, user_language())}
            for one in reasons_from_json(case.reasons)
        ],
        "labels": case.labels,
        "brand": case.brand,
        "team": case.team,
        "source": case.source,
        "author": case.author_handle,
        "language": case.language,
        "posts": case.posts,
        "text": post.text,
        "url": post.url,
        "time": _iso(post.time),
        "opened_at": _iso(case.opened_at),
        "claimed_by": case.claimed_by,
        "closed_at": _iso(case.closed_at),
        "outcome": case.outcome,
        "dismissal": case.dismissal,
        "previous_case": case.previous_id,
    }


def case_json(whole: WholeCase) -> dict[str, Any]:
    headline = next(post for post, _mention in whole.conversation if post.id == whole.case.headline_id)
    return item_json(QueueItem(whole.case, headline)) | {
        "conversation": [
            {
                "platform_id": post.platform_id,
                "author": post.author_handle,
                "time": _iso(post.time),
                "text": post.text,
                "url": post.url,
                "part_of_case": mention is not None,
                "labels": mention.labels if mention else [],
            }
            for post, mention in whole.conversation
        ],
        "suggestions": [
            {
                "playbook": one.playbook,
                "kind": one.kind,
                "text": one.text,
                "language": one.language,
                "length": one.length,
                "limit": one.limit,
                "parts": one.parts,
                "open": one.open,
                "faq": one.faq,
            }
            for one in whole.suggestions
        ],
        "decisions": [
            {
                "at": _iso(one.at),
                "actor": one.actor,
                "action": one.action,
                "detail": one.detail,
                "rules": one.rules,
                "model": one.model,
            }
            for one in whole.decisions
        ],
    }


def print_queue(items: Sequence[QueueItem], total: int, *, limit: int, with_team: bool) -> None:
    """The first of `total` cases; what is left out is said, with the --limit that shows it."""
    language = user_language()
    if not items:
        Console().print(say("queue.empty", language))
        return
    names = ("number", "priority", "text")
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in names:
        table.add_column(say(f"queue.{name}", language), overflow="fold")
    for item in items:
        case = item.case
        facts = [explain(one, language) for one in reasons_from_json(case.reasons)[:3]]
        facts += [f"{_author(case.author_handle, language)} ({case.source})"]
        facts += [case.team] if with_team else []
        facts += [say("queue.held_by", language, who=case.claimed_by)] if case.claimed_by else []
        table.add_row(
            str(case.id),
            _priority(case.priority, language),
            Group(_text(shorten(item.post.text, 120)), _text(" · ".join(facts), style="dim")),
        )
    Console().print(table)
    if total > len(items):
        Console().print(_text(say("queue.more", language, count=total - len(items), limit=limit), style="dim"))


def print_case(whole: WholeCase) -> None:
    language, case, console = user_language(), whole.case, Console()
    state = say(f"state.{case.state}", language) + (f" ({case.claimed_by})" if case.claimed_by else "")
    author = harmless(_author(case.author_handle, language))
    head = f"  {case.brand} · {case.source} · {author} · {state} · {label_words(case.labels, language)}"
    console.print(Text.assemble(f"#{case.id}  ", (_plain_priority(case.priority, language), "bold"), head))
    for one in reasons_from_json(case.reasons):
        console.print(_text(f"  {explain(one, language)}  (+{one.points:.0f})", style="dim"))
    console.print()
    for post, mention in whole.conversation:
        console.print(_said(post, mention, language))
        console.print()
    for suggestion in whole.suggestions:
        _print_suggestion(console, suggestion, language)
    for decision in whole.decisions:
        detail = detail_words(decision.detail, language)
        console.print(
            _text(
                f"{_local(decision.at)}  {decision.actor}  {say(f'action.{decision.action}', language)}  {detail}",
                style="dim",
            )
        )


def _said(post: PostRow, mention: MentionRow | None, language: str) -> Group:
    """One post of the conversation; those that are not the case's own stand as context."""
    labels = label_words(mention.labels, language) if mention else say("queue.context", language)
    head = f"{_author(post.author_handle, language)}  {_local(post.time)}  {labels}"
    text = shorten(post.text, 2000) if len(post.text) > 2000 else post.text
    return Group(_text(head, style="bold" if mention else "dim"), _text(text), _text(post.url or "", style="dim"))


def label_words(labels: Sequence[str], language: str) -> str:
    return ", ".join(say(f"label.{label}", language) for label in labels) or "–"


def print_lanes(counts: Mapping[str, int], as_json: bool) -> None:
    if as_json:
        print_json(dict(counts))
        return
    table = Table(box=None, show_header=False)
    for lane, count in counts.items():
        table.add_row(lane, say(f"lane.{lane}", user_language()), str(count))
    Console().print(table)


def print_lane(rows: Sequence[tuple[PostRow, MentionRow]], as_json: bool) -> None:
    if as_json:
        print_json([_lane_json(post, mention) for post, mention in rows])
        return
    console, language = Console(), user_language()
    for post, mention in rows:
        facts = [_local(post.time), post.source, _author(post.author_handle, language)]
        facts += [say("queue.in_case", language, case=mention.case_id)] if mention.case_id is not None else []
        head = _text(f"{post.id}  ") + _text("  ".join([*facts, ""]), style="dim")
        # What is to be labelled is read to its end.
        console.print(head + _text(shorten(post.text, 300 if mention.lane == Lane.UNSURE else 90)))


def print_messages(rows: Sequence[OutboxRow], as_json: bool) -> None:
    language = user_language()
    whys = [explain(reason_from_json(row.problem), language) if row.problem else "" for row in rows]
    if as_json:
        print_json([_message_json(row, why) for row, why in zip(rows, whys, strict=True)])
        return
    if not rows:
        Console().print(say("outbox.empty", language))
    for row, why in zip(rows, whys, strict=True):
        state = say(f"delivery.{row.state}", language)
        Console().print(
            _text(f"{row.id}  {state}  {row.channel}  {row.subject}"), _text(f"   {why}", style="dim"), sep="\n"
        )


def _message_json(row: OutboxRow, why: str) -> dict[str, Any]:
    return {
        "message": row.id,
        "state": row.state,
        "channel": row.channel,
        "key": row.key,
        "team": row.team,
        "recipients": row.recipients,
        "subject": row.subject,
        "attempts": row.attempts,
        "changed_at": _iso(row.changed_at),
        "problem": why or None,
    }


def _lane_json(post: PostRow, mention: MentionRow) -> dict[str, Any]:
    return {
        "post": post.id,
        "brand": mention.brand,
        "case": mention.case_id,
        "source": post.source,
        "platform_id": post.platform_id,
        "author": post.author_handle,
        "time": _iso(post.time),
        "language": post.language,
        "text": post.text,
        "url": post.url,
        "labels": mention.labels,
    }


def print_suggestion(whole: WholeCase, number: int) -> None:
    """Only the text of one suggestion, to be piped. Raises UserError for a number that is not there."""
    if number > len(whole.suggestions):
        count = len(whole.suggestions)
        raise UserError("queue.no_suggestion", case=whole.case.id, number=number, count=count)
    typer.echo(harmless(whole.suggestions[number - 1].text))


def _print_suggestion(console: Console, one: SuggestionRow, language: str) -> None:
    """A suggestion as it can be marked and copied: no frame, and no line end that is not in the text."""
    limit = f"{one.length}/{one.limit}" if one.limit else str(one.length)
    head = f"{one.position}. {say(f'kind.{one.kind}', language)} · {one.playbook} · {limit}"
    console.print(_text(head, style="dim"), soft_wrap=True)
    console.print(_text(one.text), soft_wrap=True)
    if one.parts:
        names = " · ".join(say(f"part.{name}", language) for name in one.parts)
        console.print(_text(f"({names})", style="dim"), soft_wrap=True)
    console.print()


def _text(words: str, style: str = "") -> Text:
    """Words for the terminal, which nothing that strangers wrote may steer."""
    return Text(harmless(words), style=style)


def _priority(number: int, language: str) -> Text:
    style = {"high": "bold red", "medium": "yellow", "low": ""}[band(number)]
    return _text(_plain_priority(number, language), style=style)


def _plain_priority(number: int, language: str) -> str:
    return f"{say(f'priority.{band(number)}', language)} {number}"


def _local(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M %Z}"


def _author(handle: str, language: str) -> str:
    return f"@{handle}" if handle else say("digest.no_author", language)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
