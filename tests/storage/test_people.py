"""Accounts, what opens the door to them, and the record: on both engines."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from activesupport.domain.errors import LostRace, UserError
from activesupport.domain.people import Person, Role
from activesupport.storage import audit, keys, people
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import UserRow
from tests.storage.rows import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def add(session: Session, name: str, **more: Any) -> UserRow:
    values: dict[str, Any] = {
        "name": name, "display": name.title(), "role": Role.RESPONDER, "language": "ja", "timezone": "Asia/Tokyo",
        "teams": [], "brands": None, "languages": [], "skills": [], "shifts": [], "created_at": NOON,
    }  # fmt: skip
    return people.add(session, values | more)


def test_an_account_is_found_by_name_address_and_identity(database: Database) -> None:
    with database.writing() as session:
        row = add(session, "sato", email="sato@example.com", subject="https://id.example.com 7")
        assert people.by_name(session, " Sato ") is row
        assert people.by_email(session, "SATO@example.com") is row
        assert people.by_subject(session, "https://id.example.com 7") is row
        assert people.get(session, row.id) is row
        assert people.by_name(session, "suzuki") is None
        with pytest.raises(UserError) as unknown:
            people.get(session, row.id + 1)
    assert unknown.value.reason.code == "people.unknown"


def test_a_row_becomes_the_person_that_verbs_ask(database: Database) -> None:
    with database.writing() as session:
        row = add(session, "sato", role="lead", teams=["ja"], brands=["tsumugi"], needs_approval=True)
        assert people.person_of(row) == Person(
            row.id, "sato", Role.LEAD, "Sato", "ja", "Asia/Tokyo", frozenset({"ja"}), frozenset({"tsumugi"}), True
        )
        assert people.person_of(add(session, "mori")).brands is None


def test_names_and_addresses_are_unique_and_a_refusal_leaves_the_transaction_whole(database: Database) -> None:
    with database.writing() as session:
        sato = add(session, "sato", email="sato@example.com")
        with pytest.raises(UserError, match=r"people\.taken"):
            add(session, "sato")
        with pytest.raises(UserError, match=r"people\.taken"):
            add(session, "suzuki", email="sato@example.com")
        mori = add(session, "mori")
        with pytest.raises(UserError, match=r"people\.taken"):
            people.change(session, mori, email="sato@example.com")
        assert people.change(session, mori, email="mori@example.com").version == 2
    with database.reading() as session:
        assert [(row.name, row.email) for row in people.everybody(session)] == [
            ("mori", "mori@example.com"), ("sato", sato.email),
        ]  # fmt: skip


def test_a_change_of_an_account_that_has_changed_is_lost(database: Database) -> None:
    with database.writing() as session:
        row = add(session, "sato")
        session.expunge(row)
        changed = people.change(session, row, display="Sato H.")
        assert (changed.version, changed.display) == (2, "Sato H.")
        with pytest.raises(LostRace, match=r"people\.lost_race"):
            people.change(session, row, display="Sato K.")


def test_what_the_program_notes_by_itself_loses_nobodys_edit(database: Database) -> None:
    with database.writing() as session:
        row = add(session, "sato")
        people.note(session, row.id, seen_at=NOON + HOUR)
        assert [people.count_failure(session, row.id) for _ in range(3)] == [1, 2, 3]
        found = people.change(session, row, display="Sato H.")
        assert (found.seen_at, found.failures, found.display) == (NOON + HOUR, 3, "Sato H.")


def test_who_can_be_called_and_given_cases(database: Database) -> None:
    with database.writing() as session:
        add(session, "anna", brands=["tsumugi"])
        add(session, "boss", role="admin")
        add(session, "gone", active=False)
        add(session, "viewer", role="viewer")
        add(session, "zoe", brands=["zenith"])
        assert people.known_names(session, {"anna", "gone", "nobody", "viewer"}) == {"anna", "viewer"}
        assert people.known_names(session, set()) == set()
        assert [row.name for row in people.candidates(session, "tsumugi")] == ["anna", "boss"]
        assert people.count_admins(session) == 1


def open_session(session: Session, user: UserRow, token: str, seconds: int = 0) -> int:
    at = NOON + timedelta(seconds=seconds)
    values = {"token": token, "user_id": user.id, "created_at": at, "seen_at": at, "expires_at": at + DAY}
    return keys.add_session(session, values | {"address": "192.0.2.1", "agent": "test"})


def test_a_session_counts_until_it_is_idle_over_or_revoked(database: Database) -> None:
    with database.writing() as session:
        sato = add(session, "sato")
        number = open_session(session, sato, "t1")
        found = keys.session_of(session, "t1", NOON + HOUR, NOON - HOUR)
        assert found is not None
        assert (found.session.id, found.user.name) == (number, "sato")
        assert keys.session_of(session, "t2", NOON, NOON - HOUR) is None
        assert keys.session_of(session, "t1", NOON + HOUR, NOON) is None, "idle since then"
        assert keys.session_of(session, "t1", NOON + DAY, NOON - HOUR) is None, "its life is over"
        keys.session_seen(session, number, NOON + HOUR)
        assert keys.session_of(session, "t1", NOON + HOUR, NOON) is not None
        people.change(session, sato, active=False)
        assert keys.session_of(session, "t1", NOON + HOUR, NOON) is None, "the person has left"


def test_sessions_end_one_by_one_or_all_but_one(database: Database) -> None:
    with database.writing() as session:
        sato, mori = add(session, "sato"), add(session, "mori")
        first, second, third = (open_session(session, sato, f"s{n}", n) for n in range(3))
        open_session(session, mori, "m")
        keys.revoke_session(session, first, NOON + HOUR)
        assert [row.id for row in keys.sessions_of(session, sato.id, NOON + HOUR, NOON - HOUR)] == [third, second]
        assert keys.revoke_sessions(session, sato.id, NOON + 2 * HOUR, but=third) == 1
        assert [row.id for row in keys.sessions_of(session, sato.id, NOON + HOUR, NOON - HOUR)] == [third]
        assert keys.revoke_sessions(session, sato.id, NOON + 2 * HOUR) == 1
        assert keys.session_of(session, "m", NOON + HOUR, NOON - HOUR) is not None
    with database.reading() as session:
        assert keys.get_session(session, first).revoked_at == NOON + HOUR, "the first end is kept"
        with pytest.raises(UserError, match=r"people\.no_session"):
            keys.get_session(session, 404)


def test_a_link_is_used_once(database: Database) -> None:
    with database.writing() as session:
        sato = add(session, "sato")
        values = {"user_id": sato.id, "created_at": NOON, "expires_at": NOON + HOUR}
        number = keys.add_link(session, values | {"token": "l1"})
        keys.add_link(session, values | {"token": "l2"})
        assert keys.link_of(session, "l1", NOON + HOUR) is None, "too late"
        assert keys.link_of(session, "l1", NOON) is not None
        assert keys.use_link(session, number, NOON)
        assert not keys.use_link(session, number, NOON)
        assert keys.link_of(session, "l1", NOON) is None
        assert keys.link_of(session, "l2", NOON) is not None
        keys.void_links(session, sato.id, NOON)
        assert keys.link_of(session, "l2", NOON) is None


def test_a_token_counts_until_it_ends_or_is_revoked(database: Database) -> None:
    with database.writing() as session:
        sato, mori = add(session, "sato"), add(session, "mori")
        values = {"user_id": sato.id, "name": "report", "scopes": ["read"], "created_at": NOON}
        ever = keys.add_token(session, values | {"token": "a"})
        keys.add_token(session, values | {"token": "b", "expires_at": NOON + HOUR})
        keys.add_token(session, values | {"token": "c", "user_id": mori.id})
        keys.token_used(session, ever, NOON + HOUR)
        found = keys.token_of(session, "a", NOON + 9000 * DAY)
        assert found is not None
        assert (found.user.name, found.token.scopes, found.token.used_at) == ("sato", ["read"], NOON + HOUR)
        assert keys.token_of(session, "b", NOON) is not None
        assert keys.token_of(session, "b", NOON + HOUR) is None
        assert [one.token.token for one in keys.tokens(session)] == ["a", "b", "c"]
        assert [one.user.name for one in keys.tokens(session, mori.id)] == ["mori"]
        keys.revoke_token(session, ever, NOON)
        assert keys.token_of(session, "a", NOON) is None
        assert keys.revoke_tokens(session, sato.id, NOON) == 1
        assert [one.token.token for one in keys.tokens(session)] == ["c"]
        people.change(session, mori, active=False)
        assert keys.token_of(session, "c", NOON) is None
        with pytest.raises(UserError, match=r"people\.no_token"):
            keys.get_token(session, 404)


def log(session: Session, minute: int, actor: str, action: str, target: str) -> None:
    audit.record(session, NOON + timedelta(minutes=minute), actor, action, target, {"n": minute}, "192.0.2.1")


def test_a_view_is_on_record_for_whoever_had_it(database: Database) -> None:
    with database.writing() as session:
        log(session, 0, "sato", audit.LOOK, "case:1")
        log(session, 5, "mori", "change_person", "case:1")
        assert audit.looked_at(session, "sato", "case:1", NOON)
        assert not audit.looked_at(session, "sato", "case:1", NOON + timedelta(minutes=1))
        assert not audit.looked_at(session, "sato", "case:2", NOON)
        assert not audit.looked_at(session, "mori", "case:1", NOON), "a change is no view"


def test_the_record_is_paged_newest_first_also_within_one_moment(database: Database) -> None:
    with database.writing() as session:
        for minute in (0, 1, 1, 1, 2):
            log(session, minute, "sato", audit.LOOK, "case:1")
        everything = [row.id for row in audit.page(session, audit.Wanted()).rows]
        first = audit.page(session, audit.Wanted(), most=2)
        second = audit.page(session, audit.Wanted(), first.after, most=2)
        third = audit.page(session, audit.Wanted(), second.after, most=2)
        assert [row.id for page in (first, second, third) for row in page.rows] == everything
        assert len(everything) == 5
        assert third.after is None


@pytest.mark.parametrize(
    ("wanted", "minutes"),
    [
        (audit.Wanted(actor="sato"), [3, 0]), (audit.Wanted(target="case:2"), [3, 2]),
        (audit.Wanted(action="sign_in"), [2, 1]), (audit.Wanted(actor="mori", target="case:2"), [2]),
        (audit.Wanted(since=NOON + timedelta(minutes=1), until=NOON + timedelta(minutes=3)), [2, 1]),
    ],
)  # fmt: skip
def test_the_record_can_be_narrowed(database: Database, wanted: audit.Wanted, minutes: list[int]) -> None:
    with database.writing() as session:
        log(session, 0, "sato", audit.LOOK, "case:1")
        log(session, 1, "mori", "sign_in", "user:2")
        log(session, 2, "mori", "sign_in", "case:2")
        log(session, 3, "sato", audit.LOOK, "case:2")
        assert [row.detail["n"] for row in audit.page(session, wanted).rows] == minutes
