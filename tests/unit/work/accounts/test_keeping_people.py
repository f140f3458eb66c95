"""Keeping accounts: what can be written, by whom, and that somebody always keeps them."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select

from activesupport.domain.errors import Forbidden, LostRace, UserError
from activesupport.domain.people import Role
from activesupport.storage import people as stored
from activesupport.storage.desk_tables import AuditRow, UserRow
from activesupport.words import LANGUAGES, catalogue
from activesupport.work.accounts import people, signing_in
from activesupport.work.accounts.door import Deed
from activesupport.work.accounts.fields import Account, InvalidAccount, account_of, checked
from tests.together import together
from tests.unit.work.accounts.conftest import BOSS, House


def change(house: House, by: str | None, name: str, /, **values: object) -> UserRow:
    row = house.person(name)
    actor = house.actor(by) if by else BOSS
    wanted = replace(account_of(row), **values)  # type: ignore[arg-type]
    return people.change(house.accounts, actor, row.id, row.version, wanted)


def test_an_account_is_tidied(house: House) -> None:
    given = Account(
        " Haruka.Sato ", email=" Haruka@Example.com ", teams=("ja", " ja ", ""), brands=(), languages=("JA", "en"),
        shifts=("mon-fri 09:00-18:00",),
    )  # fmt: skip
    row = people.add(house.accounts, BOSS, given)
    assert (row.name, row.display, row.email) == ("haruka.sato", "Haruka.Sato", "haruka@example.com")
    assert (row.teams, row.brands, row.languages) == (["ja"], [], ["ja", "en"])
    assert account_of(row) == checked(given), "what is read is what was written"


@pytest.mark.parametrize("name", ["ab", "a.b-c_d", "x1", "a" * 40, "2sato"])
def test_names_that_can_be_had(name: str) -> None:
    assert checked(Account(name)).name == name


@pytest.mark.parametrize(
    "name", ["a", "a" * 41, "佐藤", "sato haruka", ".sato", "sato-", "sato@x", "", "activesupport"]
)
def test_names_that_cannot(name: str) -> None:
    with pytest.raises(InvalidAccount) as refused:
        checked(Account(name))
    assert list(refused.value.fields) == ["name"]


def test_everything_that_is_wrong_is_told_at_once_by_field(house: House) -> None:
    wrong = Account(
        "A!", display="x" * 121, email="nowhere", language="fr", timezone="Tokyo", languages=("japanese",), capacity=0,
        shifts=("always",), theme="neon",
    )  # fmt: skip
    with pytest.raises(InvalidAccount) as refused:
        people.add(house.accounts, BOSS, wrong)
    fields = refused.value.fields
    assert set(fields) == {
        "name", "display", "email", "language", "timezone", "languages", "capacity", "shifts", "theme",
    }  # fmt: skip
    assert refused.value.reason == fields["name"]
    for reason in fields.values():
        assert reason.code in catalogue("ja"), reason.code
    with house.database.reading() as session:
        assert stored.everybody(session) == []


def test_a_password_that_is_not_good_makes_no_account(house: House) -> None:
    with pytest.raises(UserError, match=r"signin\.own_name"):
        people.add(house.accounts, BOSS, Account("haruka.sato"), "haruka.sato2026")
    with house.database.reading() as session:
        assert stored.everybody(session) == []


def test_a_change_is_on_record_with_before_and_after(house: House) -> None:
    house.add("sato", teams=("ja",))
    changed = change(house, None, "sato", role=Role.LEAD, teams=("ja", "en"), name="other")
    assert (changed.name, changed.role, changed.teams, changed.version) == ("sato", "lead", ["ja", "en"], 2)
    with house.database.reading() as session:
        entry = session.scalars(select(AuditRow).order_by(AuditRow.id.desc())).first()
    assert entry is not None
    assert (entry.actor, entry.action, entry.address) == ("boss", "change_person", "terminal")
    assert entry.detail == {"changed": {"role": ["responder", "lead"], "teams": [["ja"], ["ja", "en"]]}}


def test_a_change_that_changes_nothing_leaves_no_trace(house: House) -> None:
    house.add("sato")
    before = house.record()
    assert change(house, None, "sato", display=" sato ").version == 1
    assert house.record() == before


def test_the_second_of_two_edits_is_lost(house: House) -> None:
    row = house.add("sato")
    change(house, None, "sato", role=Role.LEAD)
    with pytest.raises(LostRace, match=r"people\.lost_race"):
        people.change(house.accounts, BOSS, row.id, row.version, replace(account_of(row), capacity=3))
    assert (house.person("sato").role, house.person("sato").capacity) == ("lead", 10)


def test_people_change_how_they_are_shown_their_pages_and_nothing_else(house: House) -> None:
    house.add("sato")
    house.add("mori")
    shown = {"display": "Sato H.", "language": "ja", "timezone": "Asia/Tokyo", "theme": "dark", "keys": False}
    assert change(house, "sato", "sato", **shown).theme == "dark"
    for field, value in (("role", Role.ADMIN), ("brands", ("tsumugi",)), ("teams", ("ja",)), ("email", "a@b.example"),
                         ("needs_approval", True), ("capacity", 1), ("shifts", ("sat 09:00-10:00",))):  # fmt: skip
        with pytest.raises(Forbidden):
            change(house, "sato", "sato", **{field: value})
    with pytest.raises(Forbidden):
        change(house, "sato", "mori", theme="dark")
    house.add("lead", Role.LEAD)
    for verb in (people.deactivate, people.reactivate, people.unlock):
        with pytest.raises(Forbidden):
            verb(house.accounts, house.actor("lead"), house.person("sato").id)
    with pytest.raises(Forbidden):
        people.add(house.accounts, house.actor("lead"), Account("new"))


def test_who_goes_is_out_at_once_and_can_come_back(house: House) -> None:
    row = house.add("sato")
    signed_in = house.sign_in()
    people.deactivate(house.accounts, BOSS, row.id)
    assert signing_in.who(house.accounts, signed_in.token) is None
    with pytest.raises(UserError, match=r"signin\.refused"):
        house.sign_in()
    with pytest.raises(UserError, match=r"people\.not_active"):
        people.deactivate(house.accounts, BOSS, row.id)
    people.reactivate(house.accounts, BOSS, row.id)
    assert house.sign_in()
    assert signing_in.who(house.accounts, signed_in.token) is None, "old sessions stay over"
    with pytest.raises(UserError, match=r"people\.is_active"):
        people.reactivate(house.accounts, BOSS, row.id)


def test_the_last_admin_stays(house: House) -> None:
    admin = house.add("kanri", Role.ADMIN)
    for act in (
        lambda: people.deactivate(house.accounts, BOSS, admin.id),
        lambda: change(house, None, "kanri", role=Role.LEAD),
    ):
        with pytest.raises(UserError, match=r"people\.last_admin"):
            act()
    assert change(house, None, "kanri", capacity=3).capacity == 3, "everything else can be changed"
    second = house.add("second", Role.ADMIN)
    people.deactivate(house.accounts, BOSS, second.id)
    with pytest.raises(UserError, match=r"people\.last_admin"):
        change(house, None, "kanri", role=Role.VIEWER)
    people.reactivate(house.accounts, BOSS, second.id)
    assert change(house, "kanri", "kanri", role=Role.VIEWER).role == "viewer"


def test_two_admins_who_go_at_the_same_moment_do_not_both_go(any_house: House) -> None:
    admins = [any_house.add(name, Role.ADMIN, None) for name in ("one", "two")]
    refused: list[str] = []

    def go(user_id: int) -> None:
        try:
            people.deactivate(any_house.accounts, BOSS, user_id)
        except UserError as error:
            refused.append(error.reason.code)

    together(*(partial(go, row.id) for row in admins))
    assert refused == ["people.last_admin"]


def test_an_entry_that_cannot_be_written_undoes_the_change(house: House) -> None:
    """What was done and the record of it are one transaction."""
    row = house.add("sato")
    with house.database.writing() as session:
        session.connection().exec_driver_sql("ALTER TABLE audit RENAME TO audit_gone")
    with pytest.raises(Exception, match="audit"):
        people.deactivate(house.accounts, BOSS, row.id)
    assert house.person("sato").active


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deed_of_the_record_has_a_text(language: str) -> None:
    assert [deed for deed in (*Deed, "look") if f"deed.{deed}" not in catalogue(language)] == []
