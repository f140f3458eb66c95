"""The queue as a person sees it: what they asked for, the rows, and the posts that wait for a label."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from activesupport.desk.cursors import mark, place_at
from activesupport.desk.fill.names import Names
from activesupport.desk.fill.words import author, brand_name, case_clock, platform, post_line
from activesupport.desk.views.parts import Choice
from activesupport.desk.views.queue import Filters, LanePostRow, QueueList, QueueName, QueueRow, SavedFilter
from activesupport.desk.visitor import Visitor
from activesupport.domain.case import CaseState, Lane
from activesupport.domain.gate import GateDecision
from activesupport.domain.labels import Label
from activesupport.domain.priority import band
from activesupport.domain.rules import Rules
from activesupport.storage import counting, lanes, posts, queue
from activesupport.storage import filters as saved
from activesupport.storage.cases import QueueItem
from activesupport.storage.codec import reasons_from_json
from activesupport.storage.search import is_number
from activesupport.storage.tables import CaseRow, MentionRow, PostRow
from activesupport.text import shorten
from activesupport.words import explain, say

A_PAGE = 50
BESIDE = 30
"""Rows of the list beside a case."""
LONGEST_LINE = 110
LANES = {QueueName.UNSURE: Lane.UNSURE, QueueName.LANGUAGE: Lane.LANGUAGE}
"""Views that list posts and not cases."""

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address of the queue asks for. `after` is None on the first page, and where it does not fit the view."""

    name: QueueName
    wish: queue.Wish
    after: queue.Place | None = None


def asked(here: Visitor, query: Values) -> Asked:
    """Read an address. What it names and nobody knows is left out: an old bookmark still shows something.

    Without a word on teams, the list is that of the person's own; what is theirs is so whatever its team, and so is a
    case that is looked up by its number.
    """
    rules = here.desk.rules().rules
    name = _one_of(QueueName, query.get("view", [""])[0], QueueName.UNCLAIMED)
    view = queue.View(name) if name not in LANES else queue.View.ALL
    search = " ".join(query.get("q", ())).strip()[:200]
    everywhere = view is queue.View.MINE or is_number(search)
    own = () if everywhere else sorted(here.person.teams & set(rules.teams))
    teams = [one for one in query["team"] if one] if "team" in query else own
    wish = queue.Wish(
        view=view,
        me=here.person.name,
        now=here.desk.now(),
        walls=here.person.brands,
        teams=tuple(teams),
        brands=tuple(one for one in query.get("brand", ()) if one),
        platforms=tuple(one for one in query.get("platform", ()) if one),
        labels=tuple(one for one in query.get("label", ()) if one in set(Label)),
        search=search,
    )
    return Asked(name, wish, place_at(query.get("after", [""])[0], *queue.shape_of(view)))


def _one_of(kind: type[QueueName], given: str, otherwise: QueueName) -> QueueName:
    return kind(given) if given in set(kind) else otherwise


def list_of(session: Session, here: Visitor, wanted: Asked) -> QueueList:
    """The rows of a view, with the place where the next page begins and all that could narrow it."""
    kept = tuple(SavedFilter(row.id, row.name, row.query) for row in saved.of_user(session, here.person.id or 0))
    listed = replace(_filters(here, wanted, posts.platforms(session)), saved=kept)
    return _list(session, here, wanted, listed, A_PAGE)


def list_beside(session: Session, here: Visitor, wanted: Asked) -> QueueList:
    """The same in the narrow column beside a case, which shows what narrows it and offers nothing more."""
    return _list(session, here, wanted, _filters(here, wanted), BESIDE)


def _list(session: Session, here: Visitor, wanted: Asked, listed: Filters, most: int) -> QueueList:
    rules = here.desk.rules().rules
    lane = LANES.get(wanted.name)
    total = queue.counted(session, wanted.wish) if lane is None else lanes.counted(lane, within(wanted.wish))
    numbers = counting.counts(session, {"since": queue.latest_decision(), "total": total})
    if lane is not None:
        return QueueList(listed, (), numbers["total"], str(numbers["since"]))
    found, names = queue.page(session, wanted.wish, most + 1, wanted.after), Names(session)
    rows = tuple(row_of(here, item, rules, names) for item in found[:most])
    after = mark(queue.place_of(wanted.wish.view, found[most - 1].case)) if len(found) > most else None
    return QueueList(listed, rows, numbers["total"], str(numbers["since"]), after)


def within(wish: queue.Wish) -> lanes.Within:
    """What narrows a lane: the same as a list of cases, but for words and labels, which posts of a lane lack."""
    return lanes.Within(wish.walls, wish.teams, wish.brands, wish.platforms)


def row_of(here: Visitor, item: QueueItem, rules: Rules, names: Names) -> QueueRow:
    case, post, language = item.case, item.post, here.language
    now = here.desk.now()
    held = case.state == CaseState.CLAIMED and not (case.lease_until is not None and case.lease_until <= now)
    holder = (case.claimed_by if held else case.assignee) or ""
    line, line_language = post_line(case, post, language, LONGEST_LINE)
    return QueueRow(
        id=case.id,
        version=case.version,
        priority=case.priority,
        level=band(case.priority),
        brand=brand_name(rules, case.brand, language),
        platform=platform(case.source, language),
        author=author(case.author_handle, language),
        language=line_language,
        line=line,
        why=tuple(explain(reason, language) for reason in reasons_from_json(case.reasons)[:3]),
        wrote_at=case.last_post_at,
        closed_at=case.closed_at,
        state=_state(case, language),
        posts=case.posts,
        clock=case_clock(here, case, rules),
        holder=names.of(holder),
        mine=holder == here.person.name,
        planned=not held,
        gate=_gate(case),
        fresh=case.first_answer_at is not None and case.state == CaseState.OPEN,
        escalated=case.escalated_at is not None,
    )


def _gate(case: CaseRow) -> str:
    """What its posts say against an ordinary answer, empty where nothing does or nobody has to heed it any more."""
    heeded = case.closed_at is None and case.gate_overruled_by is None
    return case.gate if heeded and case.gate != GateDecision.OK else ""


def _state(case: CaseRow, language: str) -> str:
    """How a case stands; of a closed one, how it ended or why nobody answered."""
    if case.outcome is not None:
        return say(f"outcome.{case.outcome}", language)
    return say(f"dismissal.{case.dismissal}" if case.dismissal else f"state.{case.state}", language)


def lane_posts(session: Session, here: Visitor, wanted: Asked) -> tuple[LanePostRow, ...]:
    """The posts of a lane that a person can label, those first that a label helps most."""
    rules = here.desk.rules().rules
    found = lanes.in_lane(session, LANES[wanted.name], A_PAGE, within(wanted.wish))
    return tuple(_lane_row(here, post, mention, rules) for post, mention in found if mention.case_id is None)


def _lane_row(here: Visitor, post: PostRow, mention: MentionRow, rules: Rules) -> LanePostRow:
    language = here.language
    guess = set(mention.labels) or _likely(mention)
    return LanePostRow(
        id=post.id,
        brand=brand_name(rules, mention.brand, language),
        brand_id=mention.brand,
        platform=platform(post.source, language),
        author=author(post.author_handle, language),
        language=post.language or "und",
        text=shorten(post.text, 2000) if len(post.text) > 2000 else post.text,
        time=post.time,
        url=post.url,
        labels=label_choices(language, guess),
    )


def _likely(mention: MentionRow) -> set[str]:
    scores = {label: score for label, score in (mention.scores or {}).items() if label != Label.NOISE}
    best = max(scores, key=lambda label: float(scores[label]), default=None)
    return {best} if best is not None and float(scores[best]) >= 0.3 else set()


def label_choices(language: str, chosen: Iterable[str]) -> tuple[Choice, ...]:
    ticked = set(chosen)
    return tuple(Choice(str(label), say(f"label.{label}", language), label in ticked) for label in Label)


def _filters(here: Visitor, wanted: Asked, platforms: Iterable[str] = ()) -> Filters:
    """What narrows a list and could; of the platforms those that are given, and what is asked for already."""
    rules, wish, language = here.desk.rules().rules, wanted.wish, here.language
    brands = [brand for brand in rules.brands.values() if here.person.sees(brand.id)]
    sources = sorted({*platforms, *wish.platforms})
    return Filters(
        view=wanted.name,
        search=wish.search,
        teams=tuple(Choice(team.id, team.name, team.id in wish.teams) for team in rules.teams.values()),
        brands=tuple(Choice(brand.id, brand.called(language), brand.id in wish.brands) for brand in brands),
        platforms=tuple(Choice(one, platform(one, language), one in wish.platforms) for one in sources),
        labels=label_choices(language, wish.labels),
    )
