"""Single sign-on through the pages, against a provider on loopback: the way in, and each way that must not lead in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from httpx import Response

from activesupport.desk.house import SingleSignOnButton
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import UserRow
from activesupport.work.accounts.oidc import OidcOptions, SingleSignOn
from tests.contract.oidc_server import CLIENT, SECRET, OidcServer, serving
from tests.unit.desk.api.house import HERE, ApiHouse
from tests.unit.desk.guest import Guest, hired
from tests.unit.work.workshop import NOON, Workshop


@pytest.fixture
def provider() -> Iterator[OidcServer]:
    with serving(NOON) as server:
        yield server


@pytest.fixture
def house(sqlite_database: Database, tmp_path: Path, provider: OidcServer) -> ApiHouse:
    """A desk with a door of the company's own; "sato" has the address that the provider vouches for."""
    found = ApiHouse(Workshop(sqlite_database, tmp_path))
    provider.now = found.shop.clock()
    single = SingleSignOn(OidcOptions(provider.issuer, CLIENT, SECRET))
    found.desk = replace(found.desk, single=SingleSignOnButton(single, "Sign in with Example ID"))
    hired(found, "sato", password=None, email="sato@example.com")
    return found


def begun(guest: Guest, provider: OidcServer, path: str = "/queue") -> str:
    """Leave for the provider; the address with which it sends the browser back."""
    answer = guest.client.get("/login/single", params={"next": path})
    assert answer.status_code == 303
    query = provider.visit(answer.headers["location"])
    return f"/login/oidc?code={query['code']}&state={query['state']}"


def told(guest: Guest, answer: Response) -> str:
    """The page for signing in, on which a refusal is told."""
    assert (answer.status_code, urlsplit(answer.headers["location"]).path) == (303, "/login")
    assert guest.session() is None
    page = guest.get(answer.headers["location"])
    assert page.status_code == 200
    return page.text


def test_the_whole_way(house: ApiHouse, provider: OidcServer) -> None:
    guest = Guest(house)
    page = guest.get("/login?next=/case/1").text
    assert '<a class="button" href="/login/single?next=%2Fcase%2F1">Sign in with Example ID</a>' in page
    answer = guest.get(begun(guest, provider, "/case/1"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/case/1")
    assert guest.get("/case/1").status_code == 200
    assert "sato" in guest.get("/account").text


def test_where_the_provider_is_to_send_people_back_to(house: ApiHouse) -> None:
    answer = Guest(house).get("/login/single")
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query["redirect_uri"] == [HERE + "/login/oidc"]
    for cookie in answer.headers.get_list("set-cookie"):
        assert {"HttpOnly", "SameSite=lax", "Path=/", "Max-Age=600"} <= set(cookie.split("; "))


def test_what_was_kept_for_it_is_gone_afterwards(house: ApiHouse, provider: OidcServer) -> None:
    guest = Guest(house)
    back = begun(guest, provider)
    guest.get(back)
    assert set(guest.client.cookies) == {"session"}
    first = guest.session()
    guest.get(back)
    assert guest.session() == first, "the same answer of the provider opens nothing twice"


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_nobody_is_led_elsewhere(house: ApiHouse, provider: OidcServer, elsewhere: str) -> None:
    guest = Guest(house)
    assert guest.get(begun(guest, provider, elsewhere)).headers["location"] == "/queue"


def test_a_path_to_go_on_to_that_was_not_signed_here(house: ApiHouse, provider: OidcServer) -> None:
    guest = Guest(house)
    back = begun(guest, provider, "/case/1")
    note = guest.client.cookies["onward"]
    guest.client.cookies.delete("onward")
    guest.client.cookies.set("onward", "IiJldmlsIg==" + note[note.index(".") :], domain="desk.example", path="/")
    assert guest.get(back).headers["location"] == "/queue"


def test_a_sign_in_that_another_browser_began(house: ApiHouse, provider: OidcServer) -> None:
    """Whoever lures somebody into an account of their own has no cookie in that browser."""
    lured, other = Guest(house), Guest(house)
    page = told(lured, lured.get(begun(other, provider)))
    assert "begun in another window" in page
    assert provider.forms == [], "no code is given away"
    begun(lured, provider)
    assert "begun in another window" in told(lured, lured.get(begun(other, provider)))


def test_signing_in_makes_a_token_of_its_own(house: ApiHouse, provider: OidcServer) -> None:
    guest = Guest(house)
    guest.client.cookies.set("session", "planted", domain="desk.example", path="/")
    answer = guest.get(begun(guest, provider))
    session = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("session="))
    assert not session.startswith("session=planted")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(session.split("; "))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "there is no account for you"), ("ja", "アカウントがありません")]
)
def test_whom_nobody_knows_here(house: ApiHouse, provider: OidcServer, language: str, words: str) -> None:
    provider.claims = {"sub": "u-8", "email": "stranger@example.com"}
    guest = Guest(house, language)
    page = told(guest, guest.get(begun(guest, provider, "/case/1")))
    assert words in page
    assert 'name="next" value="/case/1"' in page, "with another account they still get where they wanted to go"
    assert words not in guest.get("/login").text, "it is said once"


def test_an_unverified_address_opens_no_account(house: ApiHouse, provider: OidcServer) -> None:
    provider.claims = {"email_verified": False}
    guest = Guest(house)
    assert "there is no account for you" in told(guest, guest.get(begun(guest, provider)))
    assert [row.subject for row in house.shop.rows(UserRow)] == [None]


def test_the_provider_says_no(house: ApiHouse, provider: OidcServer) -> None:
    guest = Guest(house)
    back = begun(guest, provider)
    state = parse_qs(urlsplit(back).query)["state"][0]
    page = told(guest, guest.client.get("/login/oidc", params={"error": "<b>access_denied</b>", "state": state}))
    assert "&lt;b&gt;access_denied" in page


def test_a_provider_that_is_down(house: ApiHouse, provider: OidcServer) -> None:
    guest = Guest(house)
    provider.status = 503
    assert "cannot be reached" in told(guest, guest.get("/login/single?next=/case/1"))
    provider.status = 200
    assert guest.get(begun(guest, provider)).headers["location"] == "/queue", "and is up again"


def test_an_id_token_for_somebody_else(house: ApiHouse, provider: OidcServer) -> None:
    provider.claims = {"aud": "another-client"}
    guest = Guest(house)
    assert "did not let you in" in told(guest, guest.get(begun(guest, provider)))
