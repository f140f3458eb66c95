"""`user …` and `token …`: the first admin, links, and tokens, from the server's terminal."""

import os
import pty
import re
import select
import subprocess
import time
from pathlib import Path

import pytest

from activesupport.app.accounts import accounts_of
from activesupport.app.settings import load
from activesupport.app.wiring import open_database, utc_now
from activesupport.work.accounts import links, signing_in, tokens
from activesupport.work.accounts.door import Accounts
from tests.journey.program import COMMAND, ENGLISH, JAPANESE, environment, program

FAULT = 2
GOOD = "seven tall herons wading"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """An installation with a database and the sample's rules, and nobody in it."""
    program("init", "shop", "--sample", at=tmp_path)
    program("db", "upgrade", at=tmp_path / "shop")
    return tmp_path / "shop"


def _people(shop: Path) -> dict[str, dict[str, object]]:
    return {one["name"]: one for one in program("user", "list", "--json", at=shop).json}


def _accounts(shop: Path) -> Accounts:
    settings = load(shop / "config.toml")
    return accounts_of(settings, open_database(settings), utc_now)


def test_the_first_admin_comes_in_by_a_link(shop: Path) -> None:
    assert "user add NAME --role admin" in program("user", "list", at=shop).text
    said = program("user", "add", "Hanako", "--role", "admin", "--email", "hanako@example.com", at=shop).text
    link = re.search(r"http://127\.0\.0\.1:8080/password/(\S+)", said)
    assert link is not None
    accounts = _accounts(shop)
    assert links.choose_password(accounts, link[1], GOOD, "192.0.2.1").name == "hanako"
    assert signing_in.sign_in(accounts, "hanako", GOOD, "192.0.2.1", "").person.role == "admin"


def test_links_begin_with_the_address_that_people_use(shop: Path) -> None:
    url = {"ACTIVESUPPORT_DESK__URL": "https://desk.example.com/"}
    said = program("user", "add", "hanako", at=shop, language=JAPANESE, **url).text
    assert "https://desk.example.com/password/" in said
    assert "https://desk.example.com/password/" in program("user", "reset", "hanako", at=shop, **url).text


def test_everything_of_an_account_can_be_given_and_changed(shop: Path) -> None:
    program(
        "user", "add", "kenji", "--display", "Kenji", "--language", "ja", "--timezone", "Asia/Tokyo",
        "--team", "support-ja", "--brand", "tsumugi", "--speaks", "ja", "--speaks", "en", "--skill", "billing",
        "--shift", "mon-fri 09:00-18:00", "--capacity", "3", "--approval", "--password-stdin",
        at=shop, given=GOOD.encode() + b"\n",
    )  # fmt: skip
    found = _people(shop)["kenji"]
    wanted = {
        "display": "Kenji", "role": "responder", "language": "ja", "timezone": "Asia/Tokyo", "teams": ["support-ja"],
        "brands": ["tsumugi"], "languages": ["ja", "en"], "skills": ["billing"], "shifts": ["mon-fri 09:00-18:00"],
        "capacity": 3, "needs_approval": True, "password": True, "active": True, "locked_until": None,
    }  # fmt: skip
    assert {key: found[key] for key in wanted} == wanted
    program("user", "set", "kenji", "--role", "lead", "--speaks", "ja", "--skill", "", "--no-approval", at=shop)
    program("user", "set", "kenji", "--all-brands", at=shop)
    changed = {"role": "lead", "languages": ["ja"], "skills": [], "needs_approval": False, "brands": None}
    found = _people(shop)["kenji"]
    assert {key: found[key] for key in wanted} == wanted | changed
    assert signing_in.sign_in(_accounts(shop), "kenji", GOOD, "", "").person.name == "kenji"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("add", "鈴木"), "a-z"), (("add", "kenji", "--role", "leed"), "lead"),
        (("add", "kenji", "--team", "x"), "support-ja"), (("add", "kenji", "--brand", "tsumgi"), "tsumugi"),
        (("add", "kenji", "--timezone", "Tokyo"), "Asia/Tokyo"),
        (("add", "kenji", "--shift", "always"), "mon-fri"), (("add", "hanako"), "hanako"), (("add",), "NAME"),
        (("set", "nobody", "--role", "lead"), "nobody"), (("deactivate", "hanako"), "hanako"),
        (("set", "hanako", "--role", "viewer"), "hanako"), (("reactivate", "hanako"), "hanako"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", [ENGLISH, JAPANESE])
def test_what_cannot_be_done_is_told(
    shop_with_admin: Path, arguments: tuple[str, ...], hint: str, language: str
) -> None:
    before = _people(shop_with_admin)
    said = program("user", *arguments, at=shop_with_admin, language=language, code=FAULT)
    assert hint in said.err
    assert _people(shop_with_admin) == before


@pytest.fixture(scope="module")
def shop_with_admin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only what is refused is tried on it."""
    folder = tmp_path_factory.mktemp("people")
    program("init", "shop", "--sample", at=folder)
    program("db", "upgrade", at=folder / "shop")
    program("user", "add", "hanako", "--role", "admin", at=folder / "shop")
    return folder / "shop"


@pytest.mark.parametrize(("password", "hint"), [("short", "12"), ("password2026!", "everybody"), ("", "12")])
def test_a_password_that_is_not_good_makes_no_account(shop: Path, password: str, hint: str) -> None:
    said = program("user", "add", "kenji", "--password-stdin", at=shop, given=password.encode(), code=FAULT)
    assert hint in said.err
    assert _people(shop) == {}


def test_who_goes_is_out(shop: Path) -> None:
    program("user", "add", "kenji", "--password-stdin", at=shop, given=GOOD.encode())
    accounts = _accounts(shop)
    signed_in = signing_in.sign_in(accounts, "kenji", GOOD, "192.0.2.1", "Firefox")
    [line] = program("user", "sessions", "kenji", "--json", at=shop).json
    assert (line["session"], line["address"], line["agent"]) == (signed_in.session_id, "192.0.2.1", "Firefox")
    assert "Firefox" in program("user", "sessions", "kenji", at=shop).text
    program("user", "sessions", "kenji", "--revoke", at=shop)
    assert signing_in.who(accounts, signed_in.token) is None
    program("user", "deactivate", "kenji", at=shop)
    assert "deactivated" in program("user", "list", at=shop).text
    assert _people(shop)["kenji"]["active"] is False
    program("user", "reset", "kenji", at=shop, code=FAULT)
    program("user", "reactivate", "kenji", at=shop)
    program("user", "unlock", "kenji", at=shop)
    assert signing_in.sign_in(accounts, "kenji", GOOD, "192.0.2.1", "").person.name == "kenji"


def test_tokens(shop: Path) -> None:
    program("user", "add", "kenji", at=shop)
    made = program(
        "token", "add", "kenji", "--name", "report", "--scope", "read", "--scope", "write", "--days", "9", at=shop
    )
    value = made.text.strip()
    assert re.fullmatch(r"as_\S{43}", value), "alone on standard output"
    bearer = tokens.bearer(_accounts(shop), value)
    assert bearer is not None
    assert (bearer.person.name, bearer.scopes) == ("kenji", {"read", "write"})
    [listed] = program("token", "list", "--json", at=shop).json
    assert (listed["user"], listed["name"], listed["scopes"]) == ("kenji", "report", ["read", "write"])
    assert value not in str(listed)
    assert "report" in program("token", "list", at=shop).text
    program("token", "add", "kenji", "--name", "x", "--scope", "admin", at=shop, code=FAULT)
    program("token", "add", "kenji", "--name", "x", "--scope", "everything", at=shop, code=FAULT)
    program("token", "revoke", str(listed["token"]), at=shop)
    assert tokens.bearer(_accounts(shop), value) is None
    program("token", "revoke", "99", at=shop, code=FAULT)


def _typed(shop: Path, *lines: str) -> str:
    """What stands on a terminal at which these lines are typed, one for each question."""
    ours, theirs = pty.openpty()
    command = [*COMMAND, "user", "add", "kenji"]
    with subprocess.Popen(command, cwd=shop, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs):
        os.close(theirs)
        said, waiting, end = "", list(lines), time.monotonic() + 60
        while time.monotonic() < end:
            if not select.select([ours], [], [], 0.2)[0]:
                continue
            try:
                said += os.read(ours, 4096).decode()
            except OSError:  # the program has ended
                break
            if waiting and said.count(": ") > len(lines) - len(waiting):
                os.write(ours, waiting.pop(0).encode() + b"\n")
        os.close(ours)
    return said


def test_at_a_terminal_the_password_is_asked_for_twice_and_not_shown(shop: Path) -> None:
    said = _typed(shop, GOOD, GOOD)
    assert GOOD not in said
    assert "/password/" not in said
    assert signing_in.sign_in(_accounts(shop), "kenji", GOOD, "", "").person.name == "kenji"


def test_at_a_terminal_a_slip_makes_no_account_and_nothing_makes_a_link(shop: Path) -> None:
    assert "differ" in _typed(shop, GOOD, GOOD + "!")
    assert _people(shop) == {}
    assert "/password/" in _typed(shop, "")
