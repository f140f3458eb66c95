"""`user …` and `token …`: the first admin, links, and tokens, from the server's terminal."""

import io
import os
import pty
import re
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from activesupport.app.accounts import accounts_of
from activesupport.app.wiring import open_database, utc_now
from activesupport.domain.errors import UserError
from activesupport.storage.tables import OutboxRow
from activesupport.work.accounts import links, signing_in, tokens
from activesupport.work.accounts.door import Accounts
from tests.docs.pages import page, table
from tests.journey.program import COMMAND, ended, environment
from tests.journey.stage import Installation, mail_server

FAULT = 2
GOOD = "seven tall herons wading"


@pytest.fixture
def shop(here: Installation) -> Installation:
    """An installation with a database, and nobody in it."""
    assert here.command("db", "upgrade").code == 0
    return here


def done(shop: Installation, *words: str, given: str = "", language: str = "en") -> str:
    """What a command says that must work."""
    shop.monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    said = shop.command(*words, language=language)
    assert said.code == 0, said.err
    return said.out


def people_of(shop: Installation) -> dict[str, dict[str, object]]:
    return {one["name"]: one for one in shop.command("user", "list", "--json").json()}


@contextmanager
def accounts_in(shop: Installation) -> Iterator[Accounts]:
    """The verbs that the pages call, on the same database."""
    settings = shop.settings()
    database = open_database(settings)
    yield accounts_of(settings, database, utc_now)
    database.close()


def can_sign_in(shop: Installation, name: str) -> bool:
    with accounts_in(shop) as accounts:
        return signing_in.sign_in(accounts, name, GOOD, "192.0.2.1", "").person.name == name


def test_the_first_admin_comes_in_by_a_link(shop: Installation) -> None:
    assert "user add NAME --role admin" in done(shop, "user", "list")
    said = done(shop, "user", "add", "Hanako", "--role", "admin", "--email", "hanako@example.com")
    link = re.search(r"http://127\.0\.0\.1:8080/password/(\S+)", said)
    assert link is not None
    with accounts_in(shop) as accounts:
        assert links.choose_password(accounts, link[1], GOOD, "192.0.2.1").name == "hanako"
    assert can_sign_in(shop, "hanako")
    assert people_of(shop)["hanako"]["role"] == "admin"


def test_whoever_is_added_reads_times_in_the_zone_of_their_team(shop: Installation) -> None:
    assert "Asia/Tokyo" in done(shop, "user", "add", "yumi", "--team", "support-ja")
    done(shop, "user", "add", "mary", "--team", "support-en", "--team", "support-ja")
    done(shop, "user", "add", "nico", "--team", "support-ja", "--timezone", "Europe/Paris")
    done(shop, "user", "add", "boss")
    zones = {name: one["timezone"] for name, one in people_of(shop).items()}
    assert zones == {"yumi": "Asia/Tokyo", "mary": "Europe/London", "nico": "Europe/Paris", "boss": "UTC"}


def test_links_begin_with_the_address_that_people_use(shop: Installation) -> None:
    shop.set("desk.url", "https://desk.example.com/")
    assert "https://desk.example.com/password/" in done(shop, "user", "add", "hanako", language="ja")
    assert "https://desk.example.com/password/" in done(shop, "user", "reset", "hanako")


def test_everything_of_an_account_can_be_given_and_changed(shop: Installation) -> None:
    done(
        shop, "user", "add", "kenji", "--display", "Kenji", "--language", "ja", "--timezone", "Asia/Tokyo",
        "--team", "support-ja", "--brand", "acme", "--speaks", "ja", "--speaks", "en", "--skill", "billing",
        "--shift", "mon-fri 09:00-18:00", "--capacity", "3", "--approval", "--password-stdin", given=GOOD + "\n",
    )  # fmt: skip
    found = people_of(shop)["kenji"]
    wanted = {
        "display": "Kenji", "role": "responder", "language": "ja", "timezone": "Asia/Tokyo", "teams": ["support-ja"],
        "brands": ["acme"], "languages": ["ja", "en"], "skills": ["billing"], "shifts": ["mon-fri 09:00-18:00"],
        "capacity": 3, "needs_approval": True, "password": True, "active": True, "locked_until": None,
    }  # fmt: skip
    assert {key: found[key] for key in wanted} == wanted
    done(shop, "user", "set", "kenji", "--role", "lead", "--speaks", "ja", "--skill", "", "--no-approval")
    done(shop, "user", "set", "kenji", "--all-brands")
    changed = {"role": "lead", "languages": ["ja"], "skills": [], "needs_approval": False, "brands": None}
    found = people_of(shop)["kenji"]
    assert {key: found[key] for key in wanted} == wanted | changed
    assert can_sign_in(shop, "kenji")


def columns(said: str) -> list[list[str]]:
    """The cells of a list under its headings; two blanks or more stand between them."""
    return [re.split(r" {2,}", line) for line in said.splitlines()]


def test_the_list_says_who_can_come_in(shop: Installation) -> None:
    done(shop, "user", "add", "hanako", "--display", "花子", "--team", "support-ja", "--brand", "acme")
    for name in ("kenji", "mika", "nina"):
        done(shop, "user", "add", name, "--language", "ja", "--password-stdin", given=GOOD)
    done(shop, "user", "deactivate", "nina")
    assert can_sign_in(shop, "mika")
    with accounts_in(shop) as accounts:
        for _time in range(5):
            with pytest.raises(UserError):
                signing_in.sign_in(accounts, "kenji", "not the one", "192.0.2.1", "")
    head, hanako, kenji, mika, nina = columns(done(shop, "user", "list"))
    assert head == ["NAME", "SHOWN AS", "ROLE", "STATE", "LANGUAGE", "TEAMS", "BRANDS", "LAST SEEN"]
    assert hanako == ["hanako", "花子", "responder", "no password yet", "en", "support-ja", "acme", "never"]
    assert re.fullmatch(r"locked until \d{4}-\d\d-\d\d \d\d:\d\d", kenji[3])
    assert (mika[3], nina[3]) == ("active", "deactivated")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", mika[-1])
    assert columns(done(shop, "user", "list", language="ja"))[1][2:4] == ["担当者", "パスワード未設定"]


def test_columns_stand_under_each_other_whatever_the_width_of_their_characters(shop: Installation) -> None:
    done(shop, "user", "add", "hanako", "--display", "花子")
    done(shop, "user", "add", "bo", "--display", "Bo Lindqvist")
    lines = done(shop, "user", "list").splitlines()
    wide = [line.encode("gb18030").index(b"responder" if line[0].islower() else b"ROLE") for line in lines]
    assert len(set(wide)) == 1


REFUSED = [
    (("add", "鈴木"), "2"), (("add", "kenji", "--role", "leed"), "lead"), (("add", "hanako"), "hanako"),
    (("add", "kenji", "--team", "x"), "support-ja"), (("add", "kenji", "--brand", "acne"), "acme"),
    (("add", "kenji", "--timezone", "Tokyo"), "Asia/Tokyo"), (("add", "kenji", "--shift", "always"), "mon-fri"),
    (("set", "nobody", "--role", "lead"), "nobody"), (("deactivate", "hanako"), "hanako"),
    (("set", "hanako", "--role", "viewer"), "hanako"), (("reactivate", "hanako"), "hanako"), (("add",), "NAME"),
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_cannot_be_done_is_told(shop: Installation, language: str) -> None:
    done(shop, "user", "add", "hanako", "--role", "admin")
    before = people_of(shop)
    for words, hint in REFUSED:
        said = shop.command("user", *words, language=language)
        assert (said.code, said.out) == (FAULT, ""), words
        assert hint in said.err, words
    assert people_of(shop) == before


@pytest.mark.parametrize(("password", "hint"), [("short", "12"), ("password2026!", "everybody"), ("", "12")])
def test_a_password_that_is_not_good_makes_no_account(shop: Installation, password: str, hint: str) -> None:
    shop.monkeypatch.setattr(sys, "stdin", io.StringIO(password))
    said = shop.command("user", "add", "kenji", "--password-stdin")
    assert (said.code, people_of(shop)) == (FAULT, {})
    assert hint in said.err


def test_who_goes_is_out(shop: Installation) -> None:
    done(shop, "user", "add", "kenji", "--password-stdin", given=GOOD)
    with accounts_in(shop) as accounts:
        signed_in = signing_in.sign_in(accounts, "kenji", GOOD, "192.0.2.1", "Firefox")
        [line] = shop.command("user", "sessions", "kenji", "--json").json()
        assert (line["session"], line["address"], line["agent"]) == (signed_in.session_id, "192.0.2.1", "Firefox")
        assert "Firefox" in done(shop, "user", "sessions", "kenji")
        done(shop, "user", "sessions", "kenji", "--revoke")
        assert signing_in.who(accounts, signed_in.token) is None
    done(shop, "user", "deactivate", "kenji")
    assert "deactivated" in done(shop, "user", "list")
    assert people_of(shop)["kenji"]["active"] is False
    assert shop.command("user", "reset", "kenji").code == FAULT
    done(shop, "user", "reactivate", "kenji")
    done(shop, "user", "unlock", "kenji")
    assert can_sign_in(shop, "kenji")


def test_tokens(shop: Installation) -> None:
    done(shop, "user", "add", "kenji")
    assert "token" in done(shop, "token", "list")
    made = ("token", "add", "kenji", "--name", "report", "--scope", "read", "--scope", "write", "--days", "9")
    value = done(shop, *made).strip()
    assert re.fullmatch(r"as_\S{43}", value), "alone on standard output"
    [listed] = shop.command("token", "list", "--json").json()
    assert (listed["user"], listed["name"], listed["scopes"]) == ("kenji", "report", ["read", "write"])
    assert value not in str(listed)
    assert "report" in done(shop, "token", "list")
    for scope in ("admin", "everything"):
        assert shop.command("token", "add", "kenji", "--name", "x", "--scope", scope).code == FAULT
    with accounts_in(shop) as accounts:
        bearer = tokens.bearer(accounts, value)
        assert bearer is not None
        assert (bearer.person.name, bearer.scopes) == ("kenji", {"read", "write"})
        done(shop, "token", "revoke", str(listed["token"]))
        assert tokens.bearer(accounts, value) is None
    assert shop.command("token", "revoke", "99").code == FAULT


def test_the_json_has_the_keys_of_the_page(shop: Installation) -> None:
    done(shop, "user", "add", "kenji", "--password-stdin", given=GOOD)
    done(shop, "token", "add", "kenji", "--name", "report", "--scope", "read")
    assert can_sign_in(shop, "kenji")
    told = page("docs/cli.md")
    for words in (("user", "list"), ("user", "sessions"), ("token", "list")):
        name = ("kenji",) if words == ("user", "sessions") else ()
        [found] = shop.command(*words, *name, "--json").json()
        assert set(found) == set(table(told, f"keys: {' '.join(words)}"))


def typed(shop: Installation, *lines: str) -> str:
    """What stands on a terminal at which these lines are typed, each when it is asked for."""
    ours, theirs = pty.openpty()
    command = [*COMMAND, "user", "add", "kenji"]
    with ended(
        subprocess.Popen(command, cwd=shop.folder, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs)
    ):
        os.close(theirs)
        said, waiting, end = "", list(lines), time.monotonic() + 60
        while time.monotonic() < end:
            if not select.select([ours], [], [], 0.2)[0]:
                continue
            try:
                said += os.read(ours, 4096).decode()
            except OSError:  # the program has ended
                break
            if waiting and said.endswith(": "):
                os.write(ours, waiting.pop(0).encode() + b"\n")
        os.close(ours)
    return said


def test_at_a_terminal_the_password_is_asked_for_twice_and_not_shown(shop: Installation) -> None:
    said = typed(shop, GOOD, GOOD)
    assert GOOD not in said
    assert "/password/" not in said
    assert can_sign_in(shop, "kenji")


def test_at_a_terminal_a_slip_makes_no_account_and_an_empty_line_makes_a_link(shop: Installation) -> None:
    assert "differ" in typed(shop, GOOD, GOOD + "!")
    assert people_of(shop) == {}
    assert "/password/" in typed(shop, "")


def first_words(shop: Installation, lines: int) -> list[str]:
    """What the desk says when it starts, on any port that is free."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = str(found.getsockname()[1])
    command = [*COMMAND, "--config", str(shop.folder / "config.toml"), "desk"]
    started = environment(ACTIVESUPPORT_DESK__PORT=port)
    with ended(
        subprocess.Popen(command, env=started, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    ) as desk:
        assert desk.stdout is not None
        said = [desk.stdout.readline().strip().replace(port, "PORT") for _line in range(lines)]
        desk.terminate()
        return said + desk.stdout.read().splitlines()


def test_the_desk_tells_how_the_first_person_gets_in(shop: Installation) -> None:
    command = f"--config {shop.folder / 'config.toml'} user add NAME --role admin"
    where, how = first_words(shop, 2)
    assert where == "The desk: http://127.0.0.1:PORT"
    assert how.endswith(command)
    done(shop, "user", "add", "hanako", "--role", "admin")
    assert first_words(shop, 1) == [where]


def test_a_link_goes_by_mail_and_is_not_kept_in_the_outbox(shop: Installation) -> None:
    shop.set("desk.url", "https://desk.example.com")
    with mail_server(shop) as server:
        said = done(shop, "user", "add", "hanako", "--email", "hanako@example.com", "--language", "ja", "--mail")
        assert "hanako@example.com" in said
        assert "/password/" not in said
        shop.clock.go(minutes=11)  # it stands a little before that of the command line
        shop.run()
        (mail,) = server.to("hanako@example.com")
    text = mail.get_content()
    link = re.search(r"https://desk\.example\.com/password/(\S+)", text)
    assert link is not None
    assert "サポートデスクのアカウント" in text
    (row,) = shop.rows(OutboxRow)
    assert (row.state, row.text, row.recipients) == ("sent", "", ["hanako@example.com"])
    with accounts_in(shop) as accounts:
        assert links.choose_password(accounts, link[1], GOOD, "192.0.2.1").name == "hanako"
    assert can_sign_in(shop, "hanako")


@pytest.mark.parametrize(
    ("words", "hint"),
    [(("--email", "a@example.com"), "[mail] host"), (("--email", "a@example.com", "--password-stdin"), "either")],
)
def test_without_a_mail_server_nobody_is_made(shop: Installation, words: tuple[str, ...], hint: str) -> None:
    said = shop.command("user", "add", "kenji", *words, "--mail")
    assert (said.code, people_of(shop)) == (FAULT, {})
    assert hint in said.err


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_a_link_that_opens_on_the_server_alone_is_not_mailed(shop: Installation, host: str) -> None:
    shop.set("desk.host", host)
    done(shop, "user", "add", "kenji", "--email", "kenji@example.com")
    with mail_server(shop):
        for words in (("add", "hanako", "--email", "hanako@example.com"), ("reset", "kenji")):
            said = shop.command("user", *words, "--mail")
            assert (said.code, "desk.url" in said.err) == (FAULT, True)
    assert (list(people_of(shop)), shop.rows(OutboxRow)) == (["kenji"], [])


def test_without_an_address_nothing_is_mailed(shop: Installation) -> None:
    shop.set("desk.url", "https://desk.example.com")
    with mail_server(shop):
        assert "no mail address" in shop.command("user", "add", "kenji", "--mail").err
        assert people_of(shop) == {}
        done(shop, "user", "add", "kenji")
        said = shop.command("user", "reset", "kenji", "--mail")
    assert (said.code, "no mail address" in said.err) == (FAULT, True)
    assert shop.rows(OutboxRow) == []
