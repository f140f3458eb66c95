"""Signing in: one answer to every wrong attempt, locks that grow, sessions that end."""

from datetime import timedelta
from functools import partial
from statistics import median
from time import perf_counter

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from activesupport.domain.errors import Forbidden, UserError
from activesupport.domain.people import Role
from activesupport.storage import people as stored
from activesupport.storage.desk_tables import AuditRow, SessionRow
from activesupport.work.accounts import choosing, people, signing_in
from activesupport.work.accounts.attempts import Attempts
from activesupport.work.accounts.door import Accounts, SessionRules
from tests.together import together
from tests.unit.work.accounts.conftest import BOSS, GOOD, HOME, NOON, House


def refused(house: House, name: str = "sato", password: str = "wrong wrong wrong", address: str = HOME) -> str:
    with pytest.raises(UserError) as error:
        house.sign_in(name, password, address)
    assert error.value.reason.values.keys() <= {"minutes"}, "nothing that tells one case from another"
    return error.value.reason.code


@pytest.mark.parametrize("name", ["sato", " SATO ", "sato@example.com"])
def test_a_name_or_address_and_its_password_open_a_session(house: House, name: str) -> None:
    row = house.add("sato", email="sato@example.com", theme="dark")
    found = house.sign_in(name)
    assert (found.person.id, found.person.name, found.theme, found.keys) == (row.id, "sato", "dark", True)
    assert signing_in.who(house.accounts, found.token) == found
    assert ("sato", "sign_in", f"user:{row.id}") in house.record()
    with house.database.reading() as session:
        [kept] = session.scalars(select(SessionRow))
        assert found.token not in (kept.token, kept.agent), "only a digest is stored"
        assert (kept.address, kept.agent, kept.expires_at) == (HOME, "Firefox", NOON + timedelta(days=7))
        assert stored.get(session, row.id).seen_at == NOON


def test_every_sign_in_has_a_token_of_its_own(house: House) -> None:
    house.add("sato")
    tokens = {house.sign_in().token for _ in range(3)}
    assert len(tokens) == 3
    assert all(len(token) >= 43 for token in tokens)


def test_all_wrong_attempts_get_the_same_words(house: House) -> None:
    house.add("sato")
    house.add("single", password=None)
    gone = house.add("gone")
    people.deactivate(house.accounts, BOSS, gone.id)
    codes = [refused(house), refused(house, "nobody"), refused(house, "single"), refused(house, "gone", GOOD)]
    assert set(codes) == {"signin.refused"}


def test_an_unknown_name_takes_as_long_as_a_known_one(house: House) -> None:
    house.add("sato")
    house.add("single", password=None)
    refused(house, "warm-up")

    def seconds(name: str) -> float:
        begun = perf_counter()
        refused(house, name)
        return perf_counter() - begun

    known, unknown, elsewhere = (median(seconds(name) for _ in range(3)) for name in ("sato", "nobody", "single"))
    assert 0.3 < unknown / known < 3
    assert 0.3 < elsewhere / known < 3


def test_a_name_that_nobody_has_is_not_kept(house: House) -> None:
    refused(house, "my password by mistake")
    with house.database.reading() as session:
        [row] = session.scalars(select(AuditRow))
    assert (row.actor, row.target, row.detail) == ("?", "user:?", {})


@pytest.mark.parametrize(
    ("failures", "minutes"), [(1, None), (4, None), (5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (10, 15), (10**6, 15)]
)
def test_locks_grow(failures: int, minutes: int | None) -> None:
    found = signing_in.lock_after(failures)
    assert found == (timedelta(minutes=minutes) if minutes else None)


def test_an_account_locks_after_five_failures_and_opens_by_itself(house: House) -> None:
    row = house.add("sato")
    for _ in range(5):
        refused(house)
    assert house.person("sato").locked_until == NOON + timedelta(minutes=1)
    assert refused(house, password=GOOD) == "signin.refused"
    assert house.person("sato").failures == 5, "a locked account counts nothing, or it could be kept locked"
    house.wait(minutes=1)
    refused(house)
    assert house.person("sato").locked_until == NOON + timedelta(minutes=3)
    house.wait(minutes=2)
    house.sign_in()
    assert (house.person("sato").failures, house.person("sato").locked_until) == (0, None)
    assert house.record().count(("sato", "sign_in_failed", f"user:{row.id}")) == 7


def test_an_admin_unlocks(house: House) -> None:
    row = house.add("sato")
    for _ in range(5):
        refused(house)
    people.unlock(house.accounts, BOSS, row.id)
    assert house.sign_in().person.name == "sato"


def test_an_address_that_fails_too_often_waits_whatever_the_account(house: House) -> None:
    house.add("sato")
    house.accounts = Accounts(house.database, lambda: house.time, attempts=Attempts(most=3))
    for number in range(3):
        refused(house, f"nobody{number}", address=f"2001:db8::{number}")
    assert refused(house, password=GOOD, address="2001:db8::ffff") == "signin.too_many", "one subscriber, one network"
    assert house.sign_in(address="2001:db8:0:1::1").person.name == "sato"
    for number in range(3):
        refused(house, f"nobody{number}", address="::ffff:192.0.2.9")
    assert refused(house, password=GOOD, address="192.0.2.9") == "signin.too_many"
    assert house.sign_in(address="192.0.2.10").person.name == "sato"


def test_a_hash_of_earlier_times_is_renewed(house: House) -> None:
    row = house.add("sato")
    old = PasswordHasher(time_cost=1, memory_cost=8192).hash(GOOD)
    with house.database.writing() as session:
        stored.note(session, row.id, password=old)
    house.sign_in()
    assert house.person("sato").password != old
    house.sign_in()


def test_a_session_ends_when_idle_and_at_the_end_of_its_life(house: House) -> None:
    rules = SessionRules(idle=timedelta(hours=2), life=timedelta(hours=5))
    house.accounts = Accounts(house.database, lambda: house.time, rules)
    house.add("sato")
    idle, busy = house.sign_in(), house.sign_in()
    house.wait(hours=1.5)
    assert signing_in.who(house.accounts, busy.token)
    house.wait(hours=1.5)
    assert signing_in.who(house.accounts, idle.token) is None
    assert signing_in.who(house.accounts, busy.token)
    house.wait(hours=1.5)
    assert signing_in.who(house.accounts, busy.token)
    house.wait(hours=0.6)
    assert signing_in.who(house.accounts, busy.token) is None, "busy or not"
    assert signing_in.who(house.accounts, "") is None


def test_a_visit_is_written_once_a_minute(house: House) -> None:
    house.add("sato")
    found = house.sign_in()

    def seen() -> object:
        with house.database.reading() as session:
            return session.get_one(SessionRow, found.session_id).seen_at, house.person("sato").seen_at

    house.wait(seconds=59)
    signing_in.who(house.accounts, found.token)
    assert seen() == (NOON, NOON)
    house.wait(seconds=1)
    signing_in.who(house.accounts, found.token)
    assert seen() == (house.time, house.time)


def test_a_role_changes_at_the_next_request(house: House) -> None:
    row = house.add("sato")
    found = house.sign_in()
    with house.database.writing() as session:
        stored.change(session, stored.get(session, row.id), role="viewer", brands=["tsumugi"])
    now = signing_in.who(house.accounts, found.token)
    assert now is not None
    assert (now.person.role, now.person.brands) == (Role.VIEWER, {"tsumugi"})


def test_signing_out_ends_this_session_alone(house: House) -> None:
    row = house.add("sato")
    one, other = house.sign_in(), house.sign_in()
    signing_in.sign_out(house.accounts, one, HOME)
    assert signing_in.who(house.accounts, one.token) is None
    assert signing_in.who(house.accounts, other.token)
    assert house.record()[-1] == ("sato", "sign_out", f"user:{row.id}")


def test_people_end_their_own_sessions_and_admins_all(house: House) -> None:
    house.add("sato")
    house.add("mori")
    session = house.sign_in()
    with pytest.raises(Forbidden):
        signing_in.revoke(house.accounts, house.actor("mori"), session.session_id)
    assert signing_in.who(house.accounts, session.token)
    signing_in.revoke(house.accounts, house.actor("sato"), session.session_id)
    assert signing_in.who(house.accounts, session.token) is None
    session = house.sign_in()
    with pytest.raises(Forbidden):
        signing_in.revoke_all(house.accounts, house.actor("mori"), house.person("sato").id)
    assert signing_in.revoke_all(house.accounts, BOSS, house.person("sato").id) == 1
    assert signing_in.who(house.accounts, session.token) is None


def test_another_password_ends_all_other_sessions(house: House) -> None:
    house.add("sato")
    here, elsewhere = house.sign_in(), house.sign_in()
    with pytest.raises(UserError, match=r"signin\.wrong_password"):
        choosing.change_password(house.accounts, here, "not the present one", "nine grey geese flying", HOME)
    with pytest.raises(UserError, match=r"signin\.short"):
        choosing.change_password(house.accounts, here, GOOD, "geese", HOME)
    assert signing_in.who(house.accounts, elsewhere.token)
    choosing.change_password(house.accounts, here, GOOD, "nine grey geese flying", HOME)
    assert signing_in.who(house.accounts, here.token)
    assert signing_in.who(house.accounts, elsewhere.token) is None
    refused(house, password=GOOD)
    assert house.sign_in(password="nine grey geese flying")


def test_a_stolen_session_does_not_help_to_guess_the_password(house: House) -> None:
    house.accounts = Accounts(house.database, lambda: house.time, attempts=Attempts(most=2))
    house.add("sato")
    here = house.sign_in()
    for code in ("signin.wrong_password", "signin.wrong_password", "signin.too_many"):
        with pytest.raises(UserError) as error:
            choosing.change_password(house.accounts, here, "a guess of many", "nine grey geese flying", HOME)
        assert error.value.reason.code == code


def test_failures_at_the_same_moment_are_all_counted(any_house: House) -> None:
    row = any_house.add("sato")
    together(*[partial(refused, any_house)] * 4)
    with any_house.database.reading() as session:
        assert stored.get(session, row.id).failures == 4
