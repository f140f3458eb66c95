"""Single sign-on at the wire, against a provider on loopback: every step that an attacker could bend."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import OctKey, RSAKey

from activesupport.domain.errors import ActiveSupportError, Rejected, RetryLater, UserError
from activesupport.domain.people import Role, operator
from activesupport.storage import audit
from activesupport.storage.database import Database
from activesupport.work.accounts import people, signing_in
from activesupport.work.accounts.door import Accounts, Actor
from activesupport.work.accounts.fields import Account
from activesupport.work.accounts.joining import role_of, sign_in_as
from activesupport.work.accounts.oidc import Identity, OidcOptions, SingleSignOn, begin, finish
from tests.contract.oidc_server import CLIENT, SECRET, OidcServer, serving

BACK = "https://desk.example.com/login/oidc"
HOME = "192.0.2.7"
BOSS = Actor(operator("boss"), "terminal")


@pytest.fixture
def provider(now: datetime) -> Iterator[OidcServer]:
    with serving(now) as server:
        yield server


@pytest.fixture
def single(provider: OidcServer) -> SingleSignOn:
    return SingleSignOn(OidcOptions(provider.issuer, CLIENT, SECRET))


def whole_way(single: SingleSignOn, provider: OidcServer, now: datetime) -> Identity:
    url, blob = begin(single, BACK, now)
    return finish(single, blob, provider.visit(url), now)


def refused(single: SingleSignOn, provider: OidcServer, now: datetime) -> ActiveSupportError:
    with pytest.raises(ActiveSupportError) as error:
        whole_way(single, provider, now)
    return error.value


def test_the_whole_way(single: SingleSignOn, provider: OidcServer, now: datetime) -> None:
    provider.claims = {"groups": ["support", "leads"]}
    assert whole_way(single, provider, now) == Identity(
        provider.issuer, "u-7", "sato@example.com", "sato", "Sato Haruka", frozenset({"support", "leads"})
    )
    assert provider.forms[0].keys() == {"grant_type", "code", "redirect_uri", "code_verifier"}, "the secret is no field"


def test_what_goes_to_the_browser(single: SingleSignOn, now: datetime) -> None:
    url, blob = begin(single, BACK, now)
    query = parse_qs(urlsplit(url).query)
    assert (query["redirect_uri"], query["scope"], query["client_id"]) == ([BACK], ["openid email profile"], [CLIENT])
    assert SECRET not in url + blob
    other, _ = begin(single, BACK, now)
    for name in ("state", "nonce", "code_challenge"):
        assert len(query[name][0]) >= 43
        assert query[name] != parse_qs(urlsplit(other).query)[name]


def test_a_provider_that_wants_the_secret_in_the_form(
    single: SingleSignOn, provider: OidcServer, now: datetime
) -> None:
    provider.document = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert whole_way(single, provider, now).subject == "u-7"
    assert provider.forms[0]["client_secret"] == SECRET


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example.com"}, {"iss": None}, {"aud": "another-client"}, {"aud": None},
        {"aud": [CLIENT, "another-client"]}, {"exp": 1}, {"exp": None}, {"nonce": "replayed"}, {"nonce": None},
        {"sub": None}, {"azp": "another-client"}, {"iat": 4102444800},
    ],
)  # fmt: skip
def test_an_id_token_that_says_anything_wrong(
    single: SingleSignOn, provider: OidcServer, now: datetime, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    error = refused(single, provider, now)
    assert isinstance(error, Rejected)
    assert error.reason.code == "signin.provider_refused"


def test_an_id_token_that_somebody_else_signed(single: SingleSignOn, provider: OidcServer, now: datetime) -> None:
    provider.sign_with = RSAKey.generate_key(2048, {"kid": "k1"})
    assert isinstance(refused(single, provider, now), Rejected)


def test_an_id_token_that_the_provider_alone_could_not_have_signed(
    single: SingleSignOn, provider: OidcServer, now: datetime
) -> None:
    """HS256 with the client's secret, and no signature at all, although the provider says that it does both."""
    provider.algorithm, provider.sign_with = "HS256", OctKey.import_key(SECRET.encode() * 2, {"kid": "k1"})
    assert isinstance(refused(single, provider, now), Rejected)
    header = urlsafe_b64encode(b'{"alg":"none","kid":"k1"}').decode().rstrip("=")
    for token in (f"{header}.e30.", "no token", None):
        provider.token = token
        assert isinstance(refused(single, provider, now), Rejected)


def test_the_clock_of_the_provider_may_be_off_a_little(
    single: SingleSignOn, provider: OidcServer, now: datetime
) -> None:
    provider.now = now + timedelta(seconds=45)
    assert whole_way(single, provider, now).subject == "u-7"
    provider.now = now - timedelta(seconds=300 + 61)
    assert isinstance(refused(single, provider, now), Rejected)


def test_a_state_of_another_sign_in(single: SingleSignOn, provider: OidcServer, now: datetime) -> None:
    url, blob = begin(single, BACK, now)
    _other_url, other_blob = begin(single, BACK, now)
    query = provider.visit(url)
    for state_blob, answered in ((other_blob, query), (blob, {"code": query["code"]}), (blob, query | {"state": "x"})):
        with pytest.raises(UserError, match=r"signin\.state"):
            finish(single, state_blob, answered, now)
    assert provider.forms == [], "no code is given away"
    assert finish(single, blob, query, now).subject == "u-7"


def test_a_cookie_that_was_changed_is_old_or_is_another_installations(
    single: SingleSignOn, provider: OidcServer, now: datetime
) -> None:
    url, blob = begin(single, BACK, now)
    query = provider.visit(url)
    other = SingleSignOn(replace(single.options, client_secret="other"))
    header, body, signature = blob.split(".")
    for state_blob, at in (
        ("", now), ("x", now), (f"{header}.{body[:-2]}AA.{signature}", now), (f"{header}.{body}.", now),
        (begin(other, BACK, now)[1], now), (blob, now + timedelta(minutes=10, seconds=1)),
    ):  # fmt: skip
        with pytest.raises(UserError, match=r"signin\.state"):
            finish(single, state_blob, query, at)
    again = SingleSignOn(single.options)
    assert finish(again, blob, query, now).subject == "u-7", "a restart in between disturbs nobody"


def test_without_a_secret_the_cookie_is_signed_with_chance(provider: OidcServer, now: datetime) -> None:
    one, other = (SingleSignOn(OidcOptions(provider.issuer, CLIENT)) for _ in range(2))
    url, blob = begin(one, BACK, now)
    with pytest.raises(UserError, match=r"signin\.state"):
        finish(other, blob, provider.visit(url), now)


def test_a_code_serves_once_and_a_refusal_is_told(single: SingleSignOn, provider: OidcServer, now: datetime) -> None:
    url, blob = begin(single, BACK, now)
    query = provider.visit(url)
    finish(single, blob, query, now)
    with pytest.raises(Rejected) as again:
        finish(single, blob, query, now)
    assert "invalid_grant" in str(again.value.reason.values["problem"])
    with pytest.raises(Rejected) as denied:
        finish(single, blob, {"state": query["state"], "error": "access_denied"}, now)
    assert denied.value.reason.values == {"problem": "access_denied"}


def test_keys_that_the_provider_has_changed_are_fetched_once(
    single: SingleSignOn, provider: OidcServer, now: datetime
) -> None:
    whole_way(single, provider, now)
    provider.change_keys()
    assert isinstance(refused(single, provider, now), Rejected), "not twice within a minute: anybody can make up a key"
    later = provider.now = now + timedelta(minutes=2)
    assert whole_way(single, provider, later).subject == "u-7"
    assert provider.asked.count("/keys") == 2
    assert provider.asked.count("/.well-known/openid-configuration") == 1
    provider.now = later + timedelta(hours=2)
    whole_way(single, provider, provider.now)
    assert provider.asked.count("/.well-known/openid-configuration") == 2


@pytest.mark.parametrize(
    "document",
    [
        {"issuer": "https://other.example.com"}, {"token_endpoint": "http://198.51.100.1/token"}, {"jwks_uri": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)  # fmt: skip
def test_a_document_that_is_not_the_providers_own(
    single: SingleSignOn, provider: OidcServer, now: datetime, document: dict[str, Any]
) -> None:
    provider.document = document
    error = refused(single, provider, now)
    assert isinstance(error, Rejected)
    assert error.reason.code == "signin.provider_broken"


def test_a_provider_that_is_down_or_none_at_all(single: SingleSignOn, provider: OidcServer, now: datetime) -> None:
    provider.status = 503
    assert isinstance(refused(single, provider, now), RetryLater)
    provider.status, provider.raw = 200, b"<html>"
    assert refused(single, provider, now).reason.code == "signin.provider_broken"
    provider.raw = b"[1]"
    assert isinstance(refused(single, provider, now), Rejected)
    gone = SingleSignOn(OidcOptions("http://127.0.0.1:1", CLIENT, SECRET))
    with pytest.raises(RetryLater, match=r"signin\.provider_down"):
        begin(gone, BACK, now)


@pytest.mark.parametrize("verified", [False, None, "false", "yes", 1])
def test_an_address_that_is_not_verified_does_not_count(
    single: SingleSignOn, provider: OidcServer, now: datetime, verified: object
) -> None:
    provider.claims = {"email_verified": verified}
    assert whole_way(single, provider, now).email is None


# From the identity to an account.


@pytest.fixture
def accounts(sqlite_database: Database, now: datetime) -> Accounts:
    return Accounts(sqlite_database, lambda: now)


def identity(**more: Any) -> Identity:
    return replace(
        Identity("https://id.example.com", "u-7", "sato@example.com", "sato", "Sato Haruka", frozenset()), **more
    )


OPTIONS = OidcOptions("https://id.example.com", CLIENT, SECRET)


def enter(accounts: Accounts, who: Identity, options: OidcOptions = OPTIONS) -> signing_in.SignedIn:
    return sign_in_as(accounts, who, options, HOME, "Firefox")


def test_an_account_is_found_by_address_once_and_by_identity_ever_after(accounts: Accounts) -> None:
    row = people.add(accounts, BOSS, Account("haruka", email="sato@example.com"))
    first = enter(accounts, identity())
    assert first.person.id == row.id
    assert signing_in.who(accounts, first.token) == first
    assert enter(accounts, identity(email="new-name@example.com")).person.id == row.id
    with pytest.raises(UserError, match=r"signin\.no_account"):
        enter(accounts, identity(subject="u-8"))
    with accounts.database.reading() as session:
        deeds = [row.action for row in audit.page(session, audit.Wanted()).rows]
    assert deeds == ["sign_in_failed", "sign_in", "sign_in", "link_subject", "add_person"]


def test_nobody_comes_in_without_an_account_or_a_verified_address(accounts: Accounts) -> None:
    row = people.add(accounts, BOSS, Account("haruka", email="sato@example.com"))
    for who in (identity(email=None), identity(email="other@example.com")):
        with pytest.raises(UserError, match=r"signin\.no_account"):
            enter(accounts, who)
    enter(accounts, identity())
    people.deactivate(accounts, BOSS, row.id)
    with pytest.raises(UserError, match=r"signin\.no_account"):
        enter(accounts, identity(), replace(OPTIONS, create=True))


def test_with_create_whoever_comes_is_a_viewer_with_a_name_of_their_own(accounts: Accounts) -> None:
    options = replace(OPTIONS, create=True)
    made = [
        enter(accounts, identity(subject=str(number), email=None, name=name), options).person
        for number, name in enumerate(["sato", "Sato", "sato@example.com", "佐藤", "", "Mori, Jun", "activesupport"])
    ]
    assert [one.name for one in made] == ["sato", "sato-2", "sato-3", "user", "user-2", "mori-jun", "user-3"]
    assert {one.role for one in made} == {Role.VIEWER}
    assert made[0].display == "Sato Haruka"
    assert enter(accounts, identity(subject="0", email=None), options).person.id == made[0].id


def test_groups_decide_the_role_where_that_was_agreed(accounts: Accounts) -> None:
    roles = {"leads": Role.LEAD, "everybody": Role.VIEWER, "it": Role.ADMIN}
    options = replace(OPTIONS, create=True, roles=roles)
    for groups, role in (
        ({"everybody", "leads"}, Role.LEAD), ({"it"}, Role.ADMIN),
    ):  # fmt: skip
        assert enter(accounts, identity(groups=frozenset(groups)), options).person.role is role
    assert enter(accounts, identity(groups=frozenset()), options).person.role is Role.ADMIN, "the last admin stays one"
    people.add(accounts, BOSS, Account("second", role=Role.ADMIN))
    assert enter(accounts, identity(groups=frozenset({"chess"})), options).person.role is Role.VIEWER
    assert role_of(identity(groups=frozenset({"it"})), OPTIONS) is None, "roles are kept here"


@pytest.mark.parametrize(
    ("claims", "role"),
    [({}, Role.VIEWER), ({"groups": 7}, Role.VIEWER), ({"groups": "leads"}, Role.LEAD)],
)
def test_no_groups_make_a_viewer_and_one_may_be_a_text(
    single: SingleSignOn, provider: OidcServer, now: datetime, claims: dict[str, object], role: Role
) -> None:
    provider.claims = claims
    assert role_of(whole_way(single, provider, now), replace(OPTIONS, roles={"leads": Role.LEAD})) is role
