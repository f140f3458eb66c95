"""Clocks, mail servers, rule edits, locks and folders that go wrong: told in words, and the rest goes on."""

import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from activesupport.app.clock import Clock as Ticker
from activesupport.app.wiring import House, open_database
from activesupport.language.store import load as load_model
from activesupport.storage import subscriptions
from activesupport.storage.tables import MentionRow, OutboxRow
from tests.journey.stage import LOCALES, ONE_TEAM, Installation, mail_server
from tests.together import finish


@contextmanager
def daemon(here: Installation) -> Iterator[tuple[House, Ticker]]:
    """The running daemon's parts in this process: `tick` what its clock does, then let the jobs run."""
    with closing(open_database(here.settings())) as database:
        house = House(here.settings(), database, load_model(None), now=here.clock)
        house.follow_rules()
        yield house, Ticker(house, lambda _path: None)


def digest_states(here: Installation) -> set[str]:
    return {row.state for row in here.rows(OutboxRow) if row.key.startswith("digest:")}


def warned(here: Installation, page: Path) -> dict[str, str]:
    found = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["warnings"]
    return {warning["code"]: warning["text"] for warning in found}


def test_a_clock_that_jumps_back_two_days_stops_nothing(here: Installation) -> None:
    here.rules(ONE_TEAM)
    with mail_server(here) as box:
        here.archive([here.complaint("before")])
        box.dies_at = "RCPT"
        here.run()
        here.clock.go(days=-2)
        with closing(open_database(here.settings())) as database, database.reading() as session:
            assert len(subscriptions.due(session, here.clock())) == 1, "polling goes on"
        box.dies_at = None
        here.archive([here.complaint("after")])
        assert here.run().new_posts == 1
        assert [mail["Subject"] for mail in box.mails], "mail that waited for a time now far ahead goes out"
        here.clock.go(hours=23)
        (digest,) = here.run().digests
        told = json.loads(digest.with_suffix(".json").read_text(encoding="utf-8"))
        assert {case["author"]["handle"] for case in told["cases"]} == {"writer_before", "writer_after"}
        assert told["numbers"]["found"] == 1
        here.clock.go(days=1)
        (following,) = here.run().digests
        assert json.loads(following.with_suffix(".json").read_text(encoding="utf-8"))["start"] == told["end"]
        assert len({mail["Message-ID"] for mail in box.digests}) == len(box.digests) == 3


def test_a_mail_server_that_dies_before_it_has_the_mail_gets_it_once_when_it_is_back(here: Installation) -> None:
    here.rules(ONE_TEAM)
    with mail_server(here) as box:
        box.dies_at = "RCPT"
        here.archive([here.complaint(1)])
        (digest,) = here.run().digests
        assert "writer_1" in digest.read_text(encoding="utf-8")
        assert digest_states(here) == {"retry"}
        assert "closed the connection before taking the mail" in here.doctor("en")
        assert "受け付ける前に接続を切りました" in here.doctor("ja")
        here.clock.go(days=1)
        (following,) = here.run().digests
        assert "closed the connection" in warned(here, following)["digest.not_delivered"]
        assert box.mails == []
        box.dies_at = None
        here.clock.go(hours=2)
        here.run()
        here.clock.go(hours=2)
        here.run()
        assert len(box.digests) == len({mail["Message-ID"] for mail in box.digests}) == 2, "each digest once"
        assert digest_states(here) == {"sent"}
        assert "closed the connection" not in here.doctor("en")


def test_a_mail_server_that_dies_with_the_mail_in_hand_is_left_to_a_person(here: Installation) -> None:
    here.rules(ONE_TEAM)
    with mail_server(here) as box:
        box.dies_at = "DATA"
        here.archive([here.complaint(1)])
        (digest,) = here.run().digests
        assert digest.is_file()
        assert digest_states(here) == {"uncertain"}
        assert "Look whether it arrived" in here.doctor("en")
        assert "届いているか確かめて" in here.doctor("ja")
        box.dies_at = None
        here.clock.go(hours=3)
        here.run()
        assert len(box.mails) == 1, "never sent again blindly"
        here.clock.go(days=1)
        (following,) = here.run().digests
        assert "Look whether it arrived" in warned(here, following)["digest.not_delivered"]


def test_a_mail_server_that_refuses_for_good_is_told_and_not_asked_again(here: Installation) -> None:
    here.rules(ONE_TEAM)
    with mail_server(here) as box:
        box.answers["MAIL"] = "550 5.7.1 not from you"
        here.archive([here.complaint(1)])
        (digest,) = here.run().digests
        assert digest.is_file()
        assert digest_states(here) == {"failed"}
        for language, words in {
            "en": "The mail server refused the mail",
            "ja": "メールサーバーに拒否されました",
        }.items():
            assert words in here.doctor(language)
            assert "not from you" in here.doctor(language)
        box.answers.clear()
        here.clock.go(days=1)
        (following,) = here.run().digests
        assert "not from you" in warned(here, following)["digest.not_delivered"]
        assert len(box.digests) == 1, "the second digest alone"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "An edit of the rule files was refused"), ("ja", "ルール")], ids=["en", "ja"]
)
def test_a_faulty_edit_of_the_rules_changes_nothing_and_says_where(
    here: Installation, language: str, words: str
) -> None:
    here.rules(ONE_TEAM)
    here.set("alerts.operators", '["ops@example.com"]')
    here.set("alerts.language", language)
    here.archive([])
    with mail_server(here) as box, daemon(here) as (house, ticker):
        good = house.rulebook.current.version
        here.rules(ONE_TEAM.replace('team = "support-en"', 'team = "nobody"'))
        here.archive([here.complaint(1)])
        ticker.tick()
        ticker.tick()
        house.jobs.run_until_idle()
        house.jobs.push("deliver", key="due", args={})
        house.jobs.run_until_idle()
        assert [row.rules for row in here.rows(MentionRow)] == [good]
        assert len(here.rows(MentionRow)) == 1, "posts are judged by the rules in force"
        (mail,) = box.to("ops@example.com")
        body = mail.get_body(("plain",))
        assert body is not None
        assert words in body.get_content()
        assert "acme.toml" in body.get_content()
        doctor = here.doctor(language)
        assert "✗" in doctor
        assert "nobody" in doctor
        here.rules(ONE_TEAM.replace("Acme Pay", "Acme Bank"))
        ticker.tick()
        assert house.rulebook.current.version != good
        assert house.rulebook.faults == ()


def test_a_database_that_somebody_else_writes_to_is_waited_for(here: Installation) -> None:
    here.archive([here.complaint(1)])
    here.run()
    here.archive([here.complaint(2)])
    other = sqlite3.connect(here.folder / "activesupport.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(2.0, other.execute, ["COMMIT"])
    release.daemon = True
    release.start()
    try:
        assert here.run().new_posts == 1
        assert len(here.queue()) == 2
        assert here.command("queue", "claim", "1").code == 0
    finally:
        finish(release)
        other.close()


def test_a_digest_folder_that_cannot_be_made_is_told_and_tried_again(here: Installation) -> None:
    here.rules(ONE_TEAM)
    here.set("alerts.operators", '["ops@example.com"]')
    (here.folder / "digests").write_text("in the way")
    with mail_server(here) as box:
        here.archive([here.complaint(1)])
        done = here.run()
        assert (done.new_posts, done.digests) == (1, ())
        assert [fault.code for fault in done.faults] == ["alert.digest_not_written"]
        assert len(here.queue()) == 1
        assert len(box.to("ops@example.com")) == 1
        with daemon(here) as (house, ticker):
            here.archive([here.complaint(2)])
            here.clock.go(minutes=2)
            ticker.tick()
            house.jobs.run_until_idle()
            ticker.tick()
        assert len(here.queue()) == 2, "the daemon goes on"
        assert len(box.to("ops@example.com")) == 1, "and does not repeat itself"
        (here.folder / "digests").unlink()
        here.clock.go(minutes=2)
        (digest,) = here.run().digests
    assert {"writer_1", "writer_2"} <= {case["author"]["handle"] for case in _cases(digest)}
    assert len(box.to("en@example.com")) == 1


@pytest.mark.parametrize(("language", "words"), [("en", "could not be written"), ("ja", "保存できませんでした")])
def test_the_terminal_tells_of_a_digest_folder_without_a_traceback(
    here: Installation, language: str, words: str
) -> None:
    here.rules(ONE_TEAM)
    (here.folder / "digests").write_text("in the way")
    here.archive([here.complaint(1)])
    here.monkeypatch.setenv("LC_ALL", LOCALES[language])
    here.monkeypatch.setenv("PYTHONUTF8", "1")
    program = [sys.executable, "-m", "activesupport.app.main", "--config", str(here.folder / "config.toml")]
    ended = subprocess.run([*program, "run", "--once"], capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert ended.returncode == 1
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout
    assert str(here.folder / "digests") in here.doctor(language)
    assert "✗" in here.doctor(language)


def _cases(page: Path) -> list[dict[str, dict[str, str]]]:
    found = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["cases"]
    assert isinstance(found, list)
    return found
