"""The pages of accounts: what admins do there, what comes of it, and what is refused."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from activesupport.domain.people import Role
from activesupport.storage import people
from activesupport.storage.desk_tables import UserRow
from activesupport.storage.tables import OutboxRow
from tests.unit.desk.api.house import HERE, ApiHouse
from tests.unit.desk.guest import PASSWORD, Guest, arrived, hired

NEW = {
    "name": "hana", "display": "Hana K.", "email": "hana@example.com", "role": "responder", "teams": "support",
    "brands": ["acme"], "languages": ["ja", "en"], "skills": "billing\n\nnetwork", "capacity": "7",
    "timezone": "Asia/Tokyo", "shifts": "mon-fri 09:00-18:00", "needs_approval": "1",
}  # fmt: skip


def account(house: ApiHouse, name: str) -> UserRow:
    with house.shop.database.reading() as session:
        row = people.by_name(session, name)
    assert row is not None
    return row


def errors(page: str) -> dict[str, str]:
    """What is said at the top of a form that came back: field and words."""
    return dict(re.findall(r'<li><a href="#f-(\w+)">([^<]+)</a>', page))


def fields_of(house: ApiHouse, name: str, **changed: Any) -> dict[str, Any]:
    """The form of an account, as its page has it."""
    row = account(house, name)
    fields = {
        "action": "save", "version": str(row.version), "display": row.display, "email": row.email or "",
        "role": row.role, "capacity": str(row.capacity), "timezone": row.timezone, "all_brands": "1",
        "skills": "", "shifts": "",
    }  # fmt: skip
    return fields | changed


@pytest.mark.parametrize("role", [Role.VIEWER, Role.RESPONDER, Role.LEAD])
def test_accounts_are_kept_by_admins_alone(house: ApiHouse, role: Role) -> None:
    hired(house, "boss", Role.ADMIN)
    guest = arrived(house, "mori", role)
    assert [guest.get(path).status_code for path in ("/people", "/people/new", "/people/1", "/people/99")] == [403] * 4
    for path, fields in (("/people/new", NEW), *(("/people/1", {"action": one}) for one in ("save", "reset", "x"))):
        assert guest.send(path, page="/queue", **fields).status_code == 403
    assert account(house, "boss").version == 1


def test_everybody_is_in_the_list(house: ApiHouse) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    hired(house, "aoki", brands=(), languages=("ja",), display="<i>Aoki</i>")
    hired(house, "mori", teams=("support", "night"), brands=("acme", "globex"))
    with house.shop.database.writing() as session:
        people.change(session, people.get(session, 2), active=False)
    page = boss.get("/people").text
    assert re.findall(r'href="/people/(\d+)"', page) == ["1", "3", "2"], "whoever is gone comes last"
    assert "Support, night" in page, "a team that the rules have no more is named as it was"
    assert "Acme, Globex" in page
    assert "&lt;i&gt;Aoki&lt;/i&gt;" in page
    assert re.search(r"日本語</td>", page)
    row = page[page.index("Aoki") :]
    assert "<td>none</td>" in row, "nobody is taken for one who sees all"


def test_a_new_account(house: ApiHouse) -> None:
    boss = arrived(house, "boss", Role.ADMIN, language="ja", timezone="Asia/Tokyo")
    page = boss.get("/people/new").text
    assert 'value="Asia/Tokyo"' in page
    answer = boss.send("/people/new", **NEW)
    assert (answer.status_code, answer.headers["location"]) == (303, "/people/2")
    row = account(house, "hana")
    assert (row.display, row.email, row.role, row.teams) == ("Hana K.", "hana@example.com", "responder", ["support"])
    assert (row.brands, row.languages, row.skills) == (["acme"], ["ja", "en"], ["billing", "network"])
    assert (row.capacity, row.shifts, row.needs_approval) == (7, ["mon-fri 09:00-18:00"], True)
    assert (row.language, row.password) == ("ja", None)
    assert '<option value="ja" selected>日本語</option>' in page, "whoever is hired reads what the admin reads"
    shown = boss.get("/people/2").text
    assert "hanaさんのアカウントを作りました（担当者）" in shown
    assert 'value="invite"' in shown


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"name": "Hana K"}, "name", "cannot be a name"),
        ({"name": ""}, "name", "Write a user name: 2 to 40"),
        ({"name": "boss"}, "name", "belongs to another account"),
        ({"name": "activesupport"}, "name", "what the program itself is called"),
        ({"email": "hana"}, "email", "no mail address"),
        ({"role": "king"}, "role", "Choose a role"),
        ({"brands": []}, "brands", "Tick the brands"),
        ({"brands": ["unheard-of"]}, "brands", "Tick the brands"),
        ({"all_brands": "1"}, "brands", "Take away one or the other"),
        ({"capacity": "many"}, "capacity", "many"),
        ({"capacity": "0"}, "capacity", "1 to 1000"),
        ({"capacity": "9" * 99}, "capacity", "1 to 1000"),
        ({"timezone": "Tokyo"}, "timezone", "no time zone"),
        ({"shifts": "sometimes"}, "shifts", "sometimes"),
        ({"display": "x" * 121}, "display", "120 characters"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    house: ApiHouse, wrong: dict[str, Any], field: str, words: str
) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    answer = boss.send("/people/new", **(NEW | wrong))
    assert answer.status_code == 422
    assert errors(answer.text).keys() == {field}
    assert words in errors(answer.text)[field].replace("&#39;", "'")
    typed = NEW | wrong
    for name in ("name", "display", "email", "capacity", "timezone"):
        assert f'value="{typed[name]}"' in answer.text
    assert "billing\n\nnetwork</textarea>" in answer.text.replace("\r\n", "\n")
    assert re.search(r'name="needs_approval" value="1" checked', answer.text)
    assert [row.name for row in house.shop.rows(UserRow)] == ["boss"]


def test_all_that_is_wrong_is_said_at_once(house: ApiHouse) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    answer = boss.send("/people/new", name="", capacity="", timezone="x", role="")
    assert errors(answer.text).keys() == {"name", "capacity", "timezone", "role", "brands"}


def test_an_account_is_changed_and_keeps_its_name(house: ApiHouse) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    hired(house, "mori", language="ja", brands=("gone",), teams=("night",))
    fields = fields_of(house, "mori", role="lead", brands=["gone", "acme"], teams=["night"]) | {"name": "other"}
    del fields["all_brands"]
    answer = boss.send("/people/2", **fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/people/2")
    row = account(house, "mori")
    assert (row.role, row.brands, row.teams, row.language) == ("lead", ["gone", "acme"], ["night"], "ja")
    assert "The account of mori is changed." in boss.get("/people/2").text


def test_the_language_of_the_pages_is_chosen(house: ApiHouse) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    assert boss.send("/people/new", **(NEW | {"language": "ja"})).status_code == 303
    assert account(house, "hana").language == "ja"
    assert '<option value="ja" selected>日本語</option>' in boss.get("/people/2").text
    assert boss.send("/people/2", **fields_of(house, "hana", language="en")).status_code == 303
    assert account(house, "hana").language == "en"
    answer = boss.send("/people/2", **fields_of(house, "hana", language="xx"))
    assert (answer.status_code, errors(answer.text).keys()) == (422, {"language"})


def test_whoever_comes_second_sees_what_the_first_wrote(house: ApiHouse) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    hired(house, "mori")
    fields = fields_of(house, "mori")
    assert boss.send("/people/2", **(fields | {"display": "First"})).status_code == 303
    late = boss.send("/people/2", **(fields | {"display": "Second"}))
    assert (late.status_code, 'value="First"' in late.text) == (409, True)
    assert "Somebody else has just changed the account of mori" in late.text
    wrong = boss.send("/people/2", **(fields | {"capacity": "0"}))
    assert f'name="version" value="{fields["version"]}"' in wrong.text, "a form that came back is not newer for that"
    assert account(house, "mori").display == "First"


def test_the_last_admin_stays(house: ApiHouse) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    answer = boss.send("/people/1", **fields_of(house, "boss", role="lead"))
    assert (answer.status_code, errors(answer.text).keys()) == (422, {"role"})
    answer = boss.send("/people/1", action="deactivate")
    assert (answer.status_code, "is the last active admin" in answer.text) == (422, True)
    row = account(house, "boss")
    assert (row.role, row.active) == ("admin", True)


def test_somebody_is_let_go_and_let_in_again(house: ApiHouse) -> None:
    boss, mori = arrived(house, "boss", Role.ADMIN), arrived(house, "mori")
    page = boss.get("/people/2").text
    assert ('value="deactivate"' in page, 'value="reactivate"' in page) == (True, False)
    assert boss.send("/people/2", action="deactivate").headers["location"] == "/people/2"
    assert mori.get("/queue").status_code == 303
    page = boss.get("/people/2").text
    assert "signed out everywhere and cannot come in any more" in page
    assert set(re.findall(r'name="action" value="(\w+)"', page)) == {"save", "reactivate"}
    assert boss.send("/people/2", action="deactivate").status_code == 422
    assert boss.send("/people/2", action="reactivate").status_code == 303
    assert Guest(house).sign_in("mori").status_code == 303


def test_somebody_is_signed_out_everywhere(house: ApiHouse) -> None:
    boss, mori = arrived(house, "boss", Role.ADMIN), arrived(house, "mori")
    boss.send("/people/2", action="sign_out")
    assert "Sessions that ended: 1." in boss.get("/people/2").text
    assert mori.get("/queue").status_code == 303
    assert boss.get("/queue").status_code == 200


def test_a_lock_is_seen_and_taken_off(house: ApiHouse) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    hired(house, "mori")
    assert 'value="unlock"' not in boss.get("/people/2").text
    for _failure in range(5):
        Guest(house).sign_in("mori", "wrong")
    assert 'value="unlock"' in boss.get("/people/2").text
    assert boss.send("/people/2", action="unlock").status_code == 303
    assert Guest(house).sign_in("mori").status_code == 303


@pytest.mark.parametrize(("password", "act", "life"), [(None, "invite", 48), (PASSWORD, "reset", 1)])
def test_a_link_is_shown_once(house: ApiHouse, password: str | None, act: str, life: int) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    hired(house, "mori", password=password)
    assert f'value="{act}"' in boss.get("/people/2").text
    answer = boss.send("/people/2", action=act)
    link = re.search(rf'<code id="link"[^>]*>{HERE}(/password/[\w-]+)</code>', answer.text)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert link is not None
    assert "/password/" not in boss.get("/people/2").text
    assert "/password/" not in str(answer.headers)
    assert Guest(house).get(link[1]).status_code == 200
    house.shop.clock.forward(timedelta(hours=life, seconds=1))
    assert Guest(house).get(link[1]).status_code == 410


def words_of(page: str) -> str:
    return re.sub(r"<[^>]*>", " ", page)


def link_mails(house: ApiHouse) -> list[OutboxRow]:
    return [row for row in house.shop.rows(OutboxRow) if row.key.startswith("link:")]


@pytest.mark.parametrize(("password", "act"), [(None, "invite_mail"), (PASSWORD, "reset_mail")])
def test_a_link_goes_by_mail_to_the_person_alone(house: ApiHouse, password: str | None, act: str) -> None:
    house.desk = replace(house.desk, no_mail=None)
    boss = arrived(house, "boss", Role.ADMIN)
    hired(house, "mori", password=password, email="mori@example.com", language="ja")
    assert f'value="{act}"' in boss.get("/people/2").text
    answer = boss.send("/people/2", action=act)
    assert answer.status_code == 303
    assert "mori@example.com" in words_of(boss.get(answer.headers["location"]).text)
    assert "/password/" not in answer.text + str(answer.headers) + boss.get("/people/2").text
    (mail,) = link_mails(house)
    link = re.search(rf"{HERE}(/password/\S+)", mail.text)
    assert link is not None
    assert (mail.channel, mail.recipients) == ("email", ["mori@example.com"])
    assert Guest(house).get(link[1]).status_code == 200


@pytest.mark.parametrize(
    ("trouble", "email", "words"),
    [
        ("account.mails_not", "mori@example.com", "no mail server is set up"),
        ("account.mails_nowhere", "mori@example.com", "into desk.url"),
        (None, None, "the account has no mail address"),
    ],
)
def test_a_link_that_cannot_be_mailed_says_so(
    house: ApiHouse, trouble: str | None, email: str | None, words: str
) -> None:
    house.desk = replace(house.desk, no_mail=trouble)
    boss = arrived(house, "boss", Role.ADMIN)
    hired(house, "mori", email=email)
    shown = boss.get("/people/2").text
    assert words in words_of(shown)
    assert "reset_mail" not in shown
    assert boss.send("/people/2", action="reset_mail").status_code == 422
    assert "It is not mailed" in words_of(boss.send("/people/2", action="reset").text)
    assert link_mails(house) == []


def test_a_form_needs_its_proof(house: ApiHouse) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    for path, fields in (("/people/new", NEW), ("/people/1", {"action": "sign_out"})):
        assert boss.client.post(path, data=fields | {"csrf": "x"}).status_code == 403
    assert [row.name for row in house.shop.rows(UserRow)] == ["boss"]
    assert boss.get("/people").status_code == 200


def test_who_is_not_there(house: ApiHouse) -> None:
    boss = arrived(house, "boss", Role.ADMIN)
    assert [boss.get(path).status_code for path in ("/people/99", "/people/x", "/people/0")] == [404] * 3
    assert boss.send("/people/99", page="/people", action="deactivate").status_code == 404
    assert boss.send("/people/1", action="promote").status_code == 422
