"""One's own account: settings, the password, sessions, and tokens, each with what is refused."""

import re

import pytest

from activesupport.desk.fill.account import device, zones
from activesupport.domain.people import Role, Scope
from activesupport.storage.desk_tables import SessionRow, TokenRow, UserRow
from activesupport.work.accounts import tokens
from tests.unit.desk.api.house import ApiHouse
from tests.unit.desk.guest import PASSWORD, Guest, arrived
from tests.unit.desk.test_people_pages import account, errors

OTHER_PASSWORD = "nine grey geese gliding"
SETTINGS = {"action": "settings", "language": "ja", "timezone": "Asia/Tokyo", "theme": "dark"}


def test_settings_are_kept_and_told_in_the_new_language(house: ApiHouse) -> None:
    guest = arrived(house, "mori", brands=("acme",), teams=("support",))
    answer = guest.send("/account", **SETTINGS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    page = guest.get("/account").text
    assert "設定を保存しました。" in page
    assert 'data-theme="dark"' in page
    assert '<option value="ja" selected>日本語</option>' in page
    row = account(house, "mori")
    assert (row.language, row.timezone, row.theme, row.keys) == ("ja", "Asia/Tokyo", "dark", False)
    assert (row.brands, row.teams, row.role) == (["acme"], ["support"], "responder"), "what is not asked for stays"


def test_nobody_makes_more_of_themselves(house: ApiHouse) -> None:
    guest = arrived(house, "mori", brands=("acme",))
    guest.send("/account", **SETTINGS, role="admin", all_brands="1", brands="globex", capacity="99", needs_approval="")
    row = account(house, "mori")
    assert (row.role, row.brands, row.capacity) == ("responder", ["acme"], 10)


def test_settings_that_cannot_be(house: ApiHouse) -> None:
    guest = arrived(house, "mori")
    answer = guest.send("/account", **(SETTINGS | {"timezone": "Tokyo", "language": "fr", "theme": "pink"}), keys="1")
    assert (answer.status_code, errors(answer.text).keys()) == (422, {"language", "timezone", "theme"})
    assert 'value="Tokyo"' in answer.text
    assert account(house, "mori").version == 1


def test_another_password_ends_the_other_sessions(house: ApiHouse) -> None:
    guest, other = arrived(house, "mori"), Guest(house)
    other.sign_in("mori")
    answer = guest.send("/account", action="password", current=PASSWORD, password=OTHER_PASSWORD, again=OTHER_PASSWORD)
    assert answer.headers["location"] == "/account"
    assert "Your password is changed." in guest.get("/account").text
    assert other.get("/queue").status_code == 303
    assert [Guest(house).sign_in("mori", one).status_code for one in (PASSWORD, OTHER_PASSWORD)] == [422, 303]


@pytest.mark.parametrize(
    ("current", "password", "again", "field"),
    [
        ("wrong", OTHER_PASSWORD, OTHER_PASSWORD, "current"),
        (PASSWORD, OTHER_PASSWORD, "", "again"),
        (PASSWORD, "short", "short", "password"),
        (PASSWORD, "mori-mori-mori", "mori-mori-mori", "password"),
    ],
)
def test_a_password_that_is_not_taken(house: ApiHouse, current: str, password: str, again: str, field: str) -> None:
    guest = arrived(house, "mori")
    answer = guest.send("/account", action="password", current=current, password=password, again=again)
    assert (answer.status_code, errors(answer.text).keys()) == (422, {field})
    assert not {f'value="{one}"' for one in (current, password) if f'value="{one}"' in answer.text}
    assert Guest(house).sign_in("mori").status_code == 303


def test_the_present_password_cannot_be_tried_out_for_ever(house: ApiHouse) -> None:
    guest = arrived(house, "mori")
    wrong = {"action": "password", "current": "wrong", "password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
    for _try in range(20):
        guest.send("/account", **wrong)
    answer = guest.send("/account", **(wrong | {"current": PASSWORD}))
    assert "Too many attempts" in errors(answer.text)["current"]


def test_whoever_signs_in_elsewhere_has_no_password_to_change(house: ApiHouse) -> None:
    guest = arrived(house, "mori")
    with house.shop.database.writing() as session:
        row = session.get(UserRow, 1)
        assert row is not None
        row.password = None
    assert 'name="current"' not in guest.get("/account").text
    fields = {"action": "password", "current": "", "password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
    assert guest.send("/account", **fields).status_code == 422


def test_another_session_of_ones_own_is_ended(house: ApiHouse) -> None:
    guest, other = arrived(house, "mori"), Guest(house, address="198.51.100.4")
    other.sign_in("mori")
    page = guest.get("/account").text
    assert page.count("Firefox, Linux") == 2
    assert "198.51.100.4" in page
    (number,) = re.findall(r'name="session" value="(\d+)"', page)
    assert guest.send("/account", action="end_session", session=number).headers["location"] == "/account"
    assert (other.get("/queue").status_code, guest.get("/queue").status_code) == (303, 200)


def test_nobody_ends_the_session_or_drops_the_token_of_a_colleague(house: ApiHouse) -> None:
    sato, guest = arrived(house, "sato", Role.LEAD), arrived(house, "mori")
    sato.send("/account", action="make_token", token_name="for the till", scopes="read", days="30")
    for fields in ({"action": "end_session", "session": "1"}, {"action": "drop_token", "token": "1"}):
        assert guest.send("/account", **fields).status_code == 403
    assert [row.revoked_at for row in house.shop.rows(SessionRow)] == [None, None]
    assert [row.revoked_at for row in house.shop.rows(TokenRow)] == [None]
    assert "for the till" in sato.get("/account").text
    assert "for the till" not in guest.get("/account").text


def test_a_token_is_shown_once_and_can_be_dropped(house: ApiHouse) -> None:
    guest = arrived(house, "mori")
    answer = guest.send("/account", action="make_token", token_name=" daily export ", scopes=["read", "write"], days="")
    value = re.search(r'<code id="made"[^>]*>(as_[\w-]+)</code>', answer.text)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert value is not None
    assert value[1] not in str(answer.headers) + guest.get("/account").text
    found = tokens.bearer(house.accounts, value[1])
    assert found is not None
    assert (found.person.name, found.scopes) == ("mori", {Scope.READ, Scope.WRITE})
    page = guest.get("/account").text
    assert "daily export" in page
    (number,) = re.findall(r'name="token" value="(\d+)"', page)
    assert guest.send("/account", action="drop_token", token=number).headers["location"] == "/account"
    assert tokens.bearer(house.accounts, value[1]) is None
    assert 'name="token" value=' not in guest.get("/account").text


def test_a_token_lasts_as_long_as_was_chosen(house: ApiHouse) -> None:
    guest = arrived(house, "mori")
    assert '<option value="90" selected>90 days</option>' in guest.get("/account").text
    guest.send("/account", action="make_token", token_name="export", scopes="read", days="30")
    (row,) = house.shop.rows(TokenRow)
    assert row.expires_at is not None
    assert (row.expires_at - row.created_at).days == 30


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"token_name": "  "}, "token_name"),
        ({"token_name": "x" * 81}, "token_name"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"scopes": ["admin"]}, "scopes"),
        ({"days": "0"}, "days"),
        ({"days": "soon"}, "days"),
    ],
)
def test_a_token_that_is_not_made(house: ApiHouse, wrong: dict[str, str | list[str]], field: str) -> None:
    guest = arrived(house, "mori", Role.LEAD)
    assert 'value="admin"' not in guest.get("/account").text
    asked = {"action": "make_token", "token_name": "export", "scopes": ["write"], "days": "365"} | wrong
    answer = guest.send("/account", **asked)
    assert (answer.status_code, errors(answer.text).keys()) == (422, {field})
    assert f'value="{asked["token_name"]}"' in answer.text
    assert house.shop.rows(TokenRow) == []


@pytest.mark.parametrize("act", ["settings", "password", "end_session", "make_token", "drop_token"])
def test_every_form_needs_its_proof(house: ApiHouse, act: str) -> None:
    guest = arrived(house, "mori")
    assert guest.client.post("/account", data=SETTINGS | {"action": act, "csrf": "x"}).status_code == 403
    assert Guest(house).client.post("/account", data=SETTINGS | {"action": act}).status_code == 303
    assert guest.send("/account", action="else").status_code == 422


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 "
         "Safari/537.36 Edg/139.0.0.0", "Edge, Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
         "Safari/605.1.15", "Safari, macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
         "CriOS/139.0.0.0 Mobile/15E148 Safari/604.1", "Chrome, iPhone"),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile "
         "Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/139.0.0.0 "
         "Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Ubuntu Chromium/139.0.0.0 "
         "Safari/537.36", "Chrome, Linux"),
        ("curl/8.5.0", "a browser or program"),
        ("", "a browser or program"),
    ],
)  # fmt: skip
def test_a_browser_is_called_what_people_call_it(agent: str, name: str) -> None:
    assert device(agent, "en") == name


def test_zones_are_those_of_places() -> None:
    assert {"Asia/Tokyo", "Europe/London", "UTC"} <= set(zones())
    assert not [zone for zone in zones() if "Etc" in zone or "posix" in zone or "GMT" in zone]
