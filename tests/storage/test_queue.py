"""The views of the queue: what is in each, in which order, page by page, behind walls, and what is new."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState
from activesupport.domain.errors import UserError
from activesupport.storage import filters, journal, presence, queue, search
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import UserRow
from activesupport.storage.queue import View, Wish
from tests.storage import rows

NOW = rows.NOON
HOUR = timedelta(hours=1)


def _fill(session: Session) -> dict[str, int]:
    """Cases by a name that says what each is."""
    wanted: dict[str, dict[str, Any]] = {
        "free": {},
        "pressing": {"priority": 90, "labels": ["churn", "urgent"]},
        "late": {"due_at": NOW - HOUR, "priority": 10},
        "later": {"due_at": NOW - 2 * HOUR, "priority": 5},
        "mine": {"assignee": "ann", "state": CaseState.CLAIMED, "claimed_by": "ann", "due_at": NOW + HOUR},
        "given": {"assignee": "ann", "due_at": NOW - 3 * HOUR, "priority": 20},
        "bobs": {"assignee": "bob", "team": "night", "source": "mastodon"},
        "waiting": {"assignee": "ann", "state": CaseState.WAITING, "due_at": NOW - HOUR},
        "held": {"state": CaseState.HELD, "delight": True},
        "kind": {"delight": True, "brand": "globex"},
        "grave": {"gate": "senior", "priority": 7},
        "graver": {"gate": "senior", "state": CaseState.HELD, "priority": 8},
        "asked": {"escalated_at": NOW - HOUR, "assignee": "eve", "priority": 9},
        "decided": {"gate": "senior", "gate_overruled_by": "eve", "assignee": "eve", "priority": 6},
        "answered": {"gate": "senior", "state": CaseState.WAITING, "priority": 4},
        "litigant": {"gate": "hold", "assignee": "eve", "priority": 3},
        "buried": {"gate": "senior", "state": CaseState.RESOLVED, "closed_at": NOW - 2 * HOUR},
        "closed": {"state": CaseState.RESOLVED, "closed_at": NOW - HOUR, "assignee": "ann", "delight": True},
        "dismissed": {"state": CaseState.DISMISSED, "closed_at": NOW, "due_at": NOW - HOUR},
    }
    found = {}
    for place, (name, values) in enumerate(wanted.items(), start=1):
        (key,) = rows.store(session, rows.post(place, author=name, text=f"about the {name} one"))
        opened = NOW - timedelta(days=1) + timedelta(minutes=place)
        facts = {"author_id": name, "opened_at": opened, "priority": 50} | values
        found[name] = rows.open_case(session, key, **facts)
        rows.mention(session, key, case_id=found[name], brand=facts.get("brand", "acme"))
    search.index_cases(session, list(found.values()))
    return found


@pytest.fixture
def filled(database: Database) -> Database:
    with database.writing() as session:
        _fill(session)
    return database


def _names(database: Database, view: View, me: str = "ann", **wish: Any) -> list[str]:
    with database.reading() as session:
        wanted = Wish(view, me, NOW, **wish)
        found = [one.case.author_id for one in queue.page(session, wanted, 50)]
        assert queue.count(session, wanted) == len(found)
        return found


VIEWS = {
    View.MINE: ["mine", "given"],
    View.LEAD: ["asked", "graver", "grave"],
    View.UNCLAIMED: ["pressing", "free", "kind", "late", "grave", "later"],
    View.WAITING: ["waiting", "answered"],
    View.OVERDUE: ["given", "later", "late"],
    View.DELIGHT: ["kind"],
    View.ALL: [
        *("pressing", "free", "mine", "bobs", "waiting", "kind", "given", "late"),
        *("asked", "grave", "decided", "later", "answered", "litigant"),
    ],
    View.CLOSED: ["dismissed", "closed", "buried"],
}


@pytest.mark.parametrize("view", list(View))
def test_what_is_in_each_view_and_in_which_order(filled: Database, view: View) -> None:
    assert _names(filled, view) == VIEWS[view]


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("most", [1, 2])
def test_page_by_page_every_case_is_seen_once(filled: Database, view: View, most: int) -> None:
    seen: list[str] = []
    after = None
    with filled.reading() as session:
        for _ in range(20):
            found = queue.page(session, Wish(view, "ann", NOW), most, after)
            if not found:
                break
            seen += [one.case.author_id for one in found]
            after = queue.place_of(view, found[-1].case)
    assert seen == VIEWS[view]


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        ({"teams": ["night"]}, ["bobs"]),
        ({"platforms": ["mastodon"]}, ["bobs"]),
        ({"brands": ["globex"]}, ["kind"]),
        ({"labels": ["churn"]}, ["pressing"]),
        ({"labels": ["urgent", "praise"]}, ["pressing"]),
        ({"labels": ["churn"], "teams": ["night"]}, []),
        ({"walls": frozenset({"globex"})}, ["kind"]),
        ({"walls": frozenset()}, []),
        ({"search": "pressing"}, ["pressing"]),
        ({"search": "closed one"}, ["closed"]),
        ({"search": "held one"}, []),
        ({"search": "   "}, VIEWS[View.ALL]),
        ({"search": "closed one", "walls": frozenset({"globex"})}, []),
    ],
)
def test_what_narrows_a_view(filled: Database, wish: dict[str, Any], names: list[str]) -> None:
    assert _names(filled, View.ALL, **wish) == names


def test_being_called_puts_an_open_case_among_ones_own(filled: Database) -> None:
    with filled.writing() as session:
        numbers = {one.case.author_id: one.case.id for one in queue.page(session, Wish(View.ALL, "bob", NOW), 50)}
        presence.call(session, numbers["waiting"], {"bob"}, "ann", NOW)
    assert _names(filled, View.MINE, me="bob") == ["bobs", "waiting"]
    assert _names(filled, View.MINE, me="bob", walls=frozenset({"globex"})) == []


def test_a_count_stops_at_its_limit(filled: Database) -> None:
    with filled.reading() as session:
        assert queue.count(session, Wish(View.ALL, "ann", NOW), most=3) == 3


def test_what_others_have_brought_since_is_new(filled: Database) -> None:
    with filled.writing() as session:
        since = session.scalar(select(queue.latest_decision())) or 0
        number = next(one.case.id for one in queue.page(session, Wish(View.ALL, "ann", NOW), 50))
        decision = {"case_id": number, "post_id": 1, "at": NOW, "detail": {}, "rules": None, "model": None}
        journal.add(session, decision | {"actor": "bob", "action": "claim"})
        assert queue.news(session, Wish(View.ALL, "ann", NOW), since) == 0, "nothing arrived"
        journal.add(session, decision | {"actor": "ann", "action": "release"})
        assert queue.news(session, Wish(View.ALL, "ann", NOW), since) == 0, "one knows what one does oneself"
        for action in ("extend", "wake"):
            journal.add(session, decision | {"actor": "activesupport", "action": action})
        assert queue.news(session, Wish(View.ALL, "ann", NOW), since) == 1
        assert queue.news(session, Wish(View.ALL, "ann", NOW, walls=frozenset({"globex"})), since) == 0
        assert queue.news(session, Wish(View.ALL, "ann", NOW), since + 4) == 0


# Kept views


def _user(session: Session, name: str) -> int:
    row = UserRow(
        name=name, display=name, role="responder", language="en", timezone="UTC", teams=[], brands=None, languages=[],
        skills=[], shifts=[], created_at=NOW,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def test_a_view_is_kept_under_a_name_and_the_same_name_replaces_it(database: Database) -> None:
    with database.writing() as session:
        ann, bob = _user(session, "ann"), _user(session, "bob")
        filters.save(session, ann, "urgent", "view=all&label=urgent")
        filters.save(session, ann, "urgent", "view=mine")
        filters.save(session, bob, "urgent", "view=closed")
        (kept,) = filters.of_user(session, ann)
        assert (kept.name, kept.query) == ("urgent", "view=mine")
        filters.remove(session, bob, kept.id)
        assert filters.of_user(session, ann) == [kept], "what is another's stays"
        filters.remove(session, ann, kept.id)
        assert filters.of_user(session, ann) == []


def test_there_are_thirty_at_the_most(database: Database) -> None:
    with database.writing() as session:
        ann = _user(session, "ann")
        for number in range(filters.MOST):
            filters.save(session, ann, f"view {number:02}", "view=all")
    with pytest.raises(UserError) as refused, database.writing() as session:
        filters.save(session, ann, "one more", "view=all")
    assert refused.value.reason.code == "queue.too_many_filters"
    with database.writing() as session:
        filters.save(session, ann, "view 00", "view=mine")
        kept = filters.of_user(session, ann)
        assert (len(kept), kept[0].query) == (filters.MOST, "view=mine")
