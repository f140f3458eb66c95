"""The rows of an installation that has been at work for three months, table by table."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState, Lane, Outcome, Step
from activesupport.domain.labels import Label
from activesupport.domain.outgoing import ReplyState
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import BrandHourRow, ReplyRow
from activesupport.storage.tables import CaseRow, CaseTextRow, DecisionRow, MentionRow, PostRow, SuggestionRow
from activesupport.work.casebook import ACTOR
from benchmarks.desk.filling import Row, hurried, put
from benchmarks.desk.plot import BRANDS, TEAMS, Plot, Story, spread
from benchmarks.desk.texts import Suggestions, grams_of

_STRAY_LANES = ("noise",) * 60 + ("neutral",) * 35 + ("unsure",) * 3 + ("language",) * 2
_ANSWERED = "Thank you for telling us. We have looked into it. / ご連絡ありがとうございます。確認いたしました。"


def fill(database: Database, plot: Plot, offered: Suggestions, crew: list[str], tell: Callable[[str], None]) -> None:
    """Fill a database that has the schema and the accounts of `crew`, and nothing else."""
    with hurried(database, tell):
        put(database, PostRow, _posts(plot))
        put(database, CaseRow, (_case(plot, story, crew) for story in plot.stories))
        put(database, MentionRow, _mentions(plot))
        put(database, SuggestionRow, _suggestions(plot, offered))
        put(database, ReplyRow, _replies(plot, crew))
        put(database, DecisionRow, _decisions(plot, crew))
        put(database, CaseTextRow, ({"case_id": story.number, "grams": _grams(story)} for story in plot.stories))
        put(database, BrandHourRow, _hours(plot.now))


def _posts(plot: Plot) -> Iterator[Row]:
    for number in range(1, plot.size.posts + 1):
        story = plot.owner.get(number)
        language, example = plot.stray(number) if story is None else (story.language, _said(story, number))
        author = f"s{number}" if story is None else story.author
        time = plot.time_of(number)
        yield {
            "id": number, "source": "x" if story is None else story.source, "platform_id": f"{10**15 + number}",
            "author_id": author, "author_handle": f"user_{author}", "author_name": f"{author}_{number % 7}",
            "followers": number % 4000, "time": time, "fetched_at": time + timedelta(minutes=3), "text": example.text,
            "url": f"https://x.com/i/status/{10**15 + number}",
            "thread": f"t{number if story is None else story.posts[0]}",
            "mentioned": [], "media": 0, "likes": number % 5, "reposts": 0, "replies": 0, "language": language,
            "fingerprint": f"{number * 2654435761 % 2**32:08x}", "processed_at": time + timedelta(minutes=4),
            "media_links": [],
        }  # fmt: skip


def _said(story: Story, post: int) -> Any:
    return story.said[story.posts.index(post)]


def _case(plot: Plot, story: Story, crew: list[str]) -> Row:
    dice = Random(story.number)
    opened, last = plot.time_of(story.posts[0]), plot.time_of(story.posts[-1])
    is_open = not story.state.is_closed
    answered = story.state is CaseState.WAITING or _was_answered(story)
    closed = None if is_open else min(plot.now, last + timedelta(hours=dice.uniform(1, 72)))
    due = plot.now + timedelta(hours=dice.uniform(-24, 48)) if is_open and not answered else None
    claimed = story.state is CaseState.CLAIMED
    holder = dice.choice(crew) if claimed or answered or (is_open and dice.random() < 0.2) else None
    return {
        "id": story.number, "version": 1, "brand": story.brand, "team": story.team, "source": story.source,
        "author_id": story.author, "author_handle": f"user_{story.author}", "thread": f"t{story.posts[0]}",
        "state": str(story.state), "priority": story.priority, "reasons": _reasons(story),
        "labels": sorted(map(str, story.said[0].labels)), "language": story.language, "headline_id": story.posts[0],
        "posts": len(story.posts), "opened_at": opened, "last_post_at": last,
        "suggested_at": opened if is_open else None,
        "claimed_by": holder if claimed else None, "claimed_at": plot.now if claimed else None,
        "lease_until": plot.now + timedelta(minutes=dice.uniform(1, 20)) if claimed else None, "assignee": holder,
        "wake_at": _wake(plot, story, dice), "first_due_at": due, "due_at": due,
        "warn_at": due - timedelta(hours=1) if due and due - timedelta(hours=1) > plot.now else None,
        "first_answer_at": last + timedelta(hours=1) if answered else None, "closed_at": closed,
        "outcome": spread(list(Outcome)[:6], story.number) if story.state is CaseState.RESOLVED else None,
        "outcome_by": ACTOR if story.state is CaseState.RESOLVED else None,
        "outcome_confidence": 0.8 if story.state is CaseState.RESOLVED else None,
        "dismissal": "no_reply_needed" if story.state is CaseState.DISMISSED else None, "part": 0, "gate": "ok",
        "gate_reason": "none", "abuse": False, "delight": story.number % 200 == 0,
        "without_faq": Label.QUESTION in story.said[0].labels and story.number % 5 == 0,
    }  # fmt: skip


def _wake(plot: Plot, story: Story, dice: Random) -> datetime | None:
    """Some wait for a time and not for the customer."""
    if story.state is not CaseState.WAITING or dice.random() < 0.7:
        return None
    return plot.now + timedelta(hours=dice.uniform(1, 72))


def _was_answered(story: Story) -> bool:
    return story.state is CaseState.RESOLVED and story.number % 10 < 8


def _reasons(story: Story) -> list[dict[str, Any]]:
    labels = sorted(story.said[0].labels)
    return [{"code": f"priority.{label}", "values": {"percent": 90}, "points": 30.0} for label in labels]


def _mentions(plot: Plot) -> Iterator[Row]:
    for number in range(1, plot.size.posts + 1):
        story = plot.owner.get(number)
        example = plot.stray(number)[1] if story is None else _said(story, number)
        lane = spread(_STRAY_LANES, number) if story is None else Lane.QUEUE
        language = example.language
        yield {
            "id": number, "post_id": number, "brand": spread(BRANDS, number) if story is None else story.brand,
            "team": spread(TEAMS[language], number) if story is None else story.team, "watches": ["load"],
            "terms": [], "lane": str(lane), "scores": {str(label): 0.3 for label in Label},
            "labels": sorted(map(str, example.labels)), "model": "load", "rules": "load", "priority": 40,
            "reasons": [], "gate": "none", "judged_at": plot.time_of(number) + timedelta(minutes=4),
            "case_id": None if story is None else story.number,
        }  # fmt: skip


def _suggestions(plot: Plot, offered: Suggestions) -> Iterator[Row]:
    """Only of cases that are open: those of closed ones are asked for by nobody here."""
    for story in plot.stories:
        if not story.state.is_closed:
            kinds = offered[story.brand, story.language]
            opened = plot.time_of(story.posts[0])
            for row in kinds[story.number % len(kinds)]:
                origin = str(row["origin"])
                yield row | {"case_id": story.number, "post_id": story.posts[0], "made_at": opened, "origin": origin}


def _replies(plot: Plot, crew: list[str]) -> Iterator[Row]:
    for story in plot.stories:
        state = _state_of_reply(story)
        if state is not None:
            time = plot.time_of(story.posts[-1]) + timedelta(hours=1)
            yield {
                "version": 1, "case_id": story.number, "post_id": story.posts[0], "brand": story.brand,
                "source": story.source, "target": f"{10**15 + story.posts[0]}", "author": spread(crew, story.number),
                "text": _ANSWERED, "language": story.language, "invites": story.number % 9 == 0, "state": str(state),
                "on_its_way": state.is_on_its_way, "created_at": time, "changed_at": time, "handed_at": time,
                "posted_at": time if state in {ReplyState.SEEN, ReplyState.POSTED} else None,
                "seen_at": time if state is ReplyState.SEEN else None, "example": story.number % 500 == 0,
            }  # fmt: skip


def _state_of_reply(story: Story) -> ReplyState | None:
    if story.state is CaseState.WAITING:
        return ReplyState.POSTED if story.number % 20 == 0 else ReplyState.SEEN
    if story.state is CaseState.OPEN and story.number % 200 == 0:
        return ReplyState.APPROVAL
    return ReplyState.SEEN if _was_answered(story) else None


def _decisions(plot: Plot, crew: list[str]) -> Iterator[Row]:
    for story in plot.stories:
        actor, last = spread(crew, story.number), plot.time_of(story.posts[-1])
        steps: list[tuple[str, str, datetime]] = [(ACTOR, Step.OPEN, plot.time_of(story.posts[0]))]
        steps += [(ACTOR, Step.EXTEND, plot.time_of(post)) for post in story.posts[1:]]
        if story.state is CaseState.WAITING or _was_answered(story):
            steps += [(actor, act, last + timedelta(hours=1)) for act in (Act.CLAIM, Act.SEND, Act.POSTED, Act.SEEN)]
        if story.state.is_closed:
            act = Act.RESOLVE if story.state is CaseState.RESOLVED else Act.DISMISS
            steps.append((actor, act, last + timedelta(hours=5)))
        for who, what, when in steps:
            yield {
                "case_id": story.number, "post_id": story.posts[0], "at": when, "actor": who, "action": str(what),
                "detail": {}, "rules": "load", "model": "load", "before": None, "case_version": None,
            }  # fmt: skip


def _grams(story: Story) -> str:
    handle = f"user_{story.author}"
    return grams_of([handle, *(one.text for one in story.said)])


def _hours(now: datetime) -> Iterator[Mapping[str, object]]:
    hour = now.replace(minute=0, second=0, microsecond=0)
    for brand in BRANDS:
        for back in range(24 * 8):
            yield {"brand": brand, "hour": hour - timedelta(hours=back), "angry": 3 + back % 4}
