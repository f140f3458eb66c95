"""Roles and walls, told completely."""

from itertools import pairwise

import pytest

from activesupport.domain.people import ALLOWED, Permission, Person, Role, operator

MAY = {
    Role.VIEWER: "look note",
    Role.RESPONDER: "look note answer label",
    Role.LEAD: "look note answer label lead decide",
    Role.ADMIN: "look note answer label lead decide people",
}


@pytest.mark.parametrize("role", list(Role))
def test_what_each_role_may(role: Role) -> None:
    person = Person(1, "ann", role)
    assert {permission for permission in Permission if person.may(permission)} == set(MAY[role].split())


def test_nobody_may_less_than_the_role_below() -> None:
    ranks = [ALLOWED[role] for role in (Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.ADMIN)]
    assert all(low < high for low, high in pairwise(ranks))


def test_walls_between_brands() -> None:
    assert Person(1, "ann", Role.VIEWER).sees("acme")
    walled = Person(1, "ann", Role.ADMIN, brands=frozenset({"acme"}))
    assert (walled.sees("acme"), walled.sees("globex"), walled.sees("")) == (True, False, False)
    assert not Person(1, "ann", Role.ADMIN, brands=frozenset()).sees("acme")


def test_whoever_sits_at_the_server_may_everything() -> None:
    person = operator("mika")
    assert (person.id, person.name, person.display, person.brands) == (None, "mika", "mika", None)
    assert all(person.may(permission) for permission in Permission)
