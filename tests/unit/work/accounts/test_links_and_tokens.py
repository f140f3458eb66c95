"""Links that are used once, and tokens that act for somebody."""

from datetime import timedelta
from functools import partial

import pytest

from activesupport.domain.errors import Forbidden, UserError
from activesupport.domain.people import Role, Scope
from activesupport.storage import keys
from activesupport.storage import people as stored
from activesupport.work.accounts import choosing, links, people, signing_in, tokens
from tests.together import together
from tests.unit.work.accounts.conftest import BOSS, GOOD, HOME, NOON, House


def dead(house: House, token: str) -> None:
    with pytest.raises(UserError, match=r"signin\.link_dead"):
        links.whose(house.accounts, token)
    with pytest.raises(UserError, match=r"signin\.link_dead"):
        links.choose_password(house.accounts, token, GOOD, HOME)


def test_an_invitation_lets_somebody_choose_a_password_once(house: House) -> None:
    row = house.add("sato", password=None)
    link = links.invite(house.accounts, BOSS, row.id)
    assert (link.name, link.path, link.expires_at) == ("sato", f"/password/{link.token}", NOON + timedelta(hours=48))
    assert links.whose(house.accounts, link.token).name == "sato"
    with pytest.raises(UserError, match=r"signin\.common"):
        links.choose_password(house.accounts, link.token, "password2026!", HOME)
    assert links.choose_password(house.accounts, link.token, GOOD, HOME).name == "sato"
    assert house.sign_in().person.id == row.id
    dead(house, link.token)
    assert [deed for _actor, deed, _target in house.record()] == ["add_person", "invite", "password", "sign_in"]


@pytest.mark.parametrize(("make", "hours"), [(links.invite, 48), (links.reset, 1)])
def test_a_link_grows_old(house: House, make: object, hours: int) -> None:
    assert callable(make)
    link = make(house.accounts, BOSS, house.add("sato").id)
    house.wait(hours=hours, seconds=-1)
    assert links.whose(house.accounts, link.token).name == "sato"
    house.wait(seconds=1)
    dead(house, link.token)


def test_a_reset_ends_every_session_and_lock_and_voids_earlier_links(house: House) -> None:
    row = house.add("sato")
    signed_in = house.sign_in()
    for _ in range(5):
        with pytest.raises(UserError):
            house.sign_in(password="wrong wrong wrong")
    first, second = (links.reset(house.accounts, BOSS, row.id) for _ in range(2))
    dead(house, first.token)
    assert signing_in.who(house.accounts, signed_in.token), "a link that was only made changes nothing"
    links.choose_password(house.accounts, second.token, "nine grey geese flying", HOME)
    assert signing_in.who(house.accounts, signed_in.token) is None
    assert house.sign_in(password="nine grey geese flying").person.id == row.id


def test_a_reset_ends_the_tokens_too_and_another_password_does_not(house: House) -> None:
    row = house.add("sato")
    token = tokens.create(house.accounts, BOSS, row.id, "nightly", [Scope.READ])
    choosing.change_password(house.accounts, house.sign_in(), GOOD, "nine grey geese flying", HOME)
    assert tokens.bearer(house.accounts, token.value) is not None, "programs go on"
    links.choose_password(house.accounts, links.reset(house.accounts, BOSS, row.id).token, GOOD, HOME)
    assert tokens.bearer(house.accounts, token.value) is None


def test_who_has_left_gets_no_link_and_can_use_none(house: House) -> None:
    row = house.add("sato")
    link = links.reset(house.accounts, BOSS, row.id)
    people.deactivate(house.accounts, BOSS, row.id)
    dead(house, link.token)
    with pytest.raises(UserError, match=r"people\.not_active"):
        links.reset(house.accounts, BOSS, row.id)
    dead(house, "made-up")


def test_only_admins_make_links(house: House) -> None:
    row = house.add("sato", Role.LEAD)
    with pytest.raises(Forbidden):
        links.reset(house.accounts, house.actor("sato"), row.id)


def test_a_link_that_two_use_at_the_same_moment_serves_one(any_house: House) -> None:
    link = links.invite(any_house.accounts, BOSS, any_house.add("sato", password=None).id)
    chosen: list[str] = []

    def choose(password: str) -> None:
        try:
            links.choose_password(any_house.accounts, link.token, password, HOME)
        except UserError:
            return
        chosen.append(password)

    together(*(partial(choose, f"{word} tall herons wading") for word in ("six", "ten")))
    assert len(chosen) == 1
    assert any_house.sign_in(password=chosen[0])


def test_a_token_acts_for_its_owner_within_its_scopes(house: House) -> None:
    row = house.add("sato", brands=("tsumugi",))
    made = tokens.create(house.accounts, house.actor("sato"), row.id, "report", [Scope.WRITE, Scope.READ, Scope.READ])
    assert made.value.startswith("as_")
    assert made.expires_at is None
    house.wait(days=3000)
    found = tokens.bearer(house.accounts, made.value)
    assert found is not None
    assert (found.person.name, found.scopes, found.token_id) == ("sato", {Scope.READ, Scope.WRITE}, made.id)
    assert found.person.sees("tsumugi")
    assert not found.person.sees("zenith")
    for wrong in ("", made.value[:-1], made.value.removeprefix("as_")):
        assert tokens.bearer(house.accounts, wrong) is None
    with house.database.reading() as session:
        assert keys.get_token(session, made.id).token != made.value
        assert keys.get_token(session, made.id).used_at == house.time


def test_a_token_ends_by_its_day_by_hand_or_with_its_owner(house: House) -> None:
    row = house.add("sato")
    house.add("mori")
    dated, second, third = (tokens.create(house.accounts, BOSS, row.id, "t", [Scope.READ], days) for days in (1, 9, 9))
    assert dated.expires_at == NOON + timedelta(days=1)
    house.wait(days=1)
    assert tokens.bearer(house.accounts, dated.value) is None
    with pytest.raises(Forbidden):
        tokens.revoke(house.accounts, house.actor("mori"), second.id)
    tokens.revoke(house.accounts, house.actor("sato"), second.id)
    assert tokens.bearer(house.accounts, second.value) is None
    assert tokens.bearer(house.accounts, third.value)
    people.deactivate(house.accounts, BOSS, row.id)
    assert tokens.bearer(house.accounts, third.value) is None
    people.reactivate(house.accounts, BOSS, row.id)
    assert tokens.bearer(house.accounts, third.value) is None, "tokens do not come back"


def test_what_is_no_token_is_not_made(house: House) -> None:
    row, other = house.add("sato"), house.add("mori")
    by = house.actor("sato")
    for name, scopes, days, code in (
        (" ", [Scope.READ], None, "people.token_name"), ("x" * 81, [Scope.READ], None, "people.token_name"),
        ("x", [], None, "people.token_scope"), ("x", [Scope.READ], 0, "people.token_days"),
        ("x", [Scope.ADMIN], None, "people.token_too_wide"),
    ):  # fmt: skip
        with pytest.raises(UserError) as refused:
            tokens.create(house.accounts, by, row.id, name, scopes, days)
        assert refused.value.reason.code == code
    with pytest.raises(Forbidden):
        tokens.create(house.accounts, by, other.id, "x", [Scope.READ])
    admin = house.add("kanri", Role.ADMIN)
    assert tokens.create(house.accounts, house.actor("kanri"), admin.id, "x", [Scope.ADMIN]).value
    with house.database.reading() as session:
        assert len(keys.tokens(session)) == 1


def test_a_token_of_a_demoted_admin_does_what_the_person_may(house: House) -> None:
    house.add("boss2", Role.ADMIN)
    admin = house.add("kanri", Role.ADMIN)
    made = tokens.create(house.accounts, BOSS, admin.id, "x", [Scope.ADMIN])
    with house.database.writing() as session:
        stored.change(session, stored.get(session, admin.id), role="viewer")
    found = tokens.bearer(house.accounts, made.value)
    assert found is not None
    assert found.person.role is Role.VIEWER
