"""What responders and the daemon ask all day is answered by indexes, on both engines.

The statements are those that real pages and real upkeep send, over a database of some thousand rows: none is written
down here, so that none can drift.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from activesupport.desk.application import make_desk
from activesupport.desk.house import Desk
from activesupport.desk.notes import proof_for
from activesupport.desk.visitor import SESSION
from activesupport.domain.case import CaseState
from activesupport.rulebook import read
from activesupport.storage import people
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow, PostRow
from activesupport.work.accounts.attempts import Attempts
from activesupport.work.accounts.door import Accounts, SessionRules
from activesupport.work.accounts.signing_in import open_session
from activesupport.work.rulekit import RuleKit
from activesupport.work.sending.reconcile import reconcile
from activesupport.work.team.keeping import keep
from benchmarks.desk import crew, world
from benchmarks.desk.place import lay_out_rules
from benchmarks.desk.plot import Plot, Size
from benchmarks.desk.texts import Said, said_in, suggestions
from benchmarks.desk.upkeep import NOBODY_IS_TOLD
from tests.conftest import Postgres
from tests.storage.plans import captured, faults, plan

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
NAMES = crew.names(12)
LEAD = NAMES[9]
VIEWS = ("mine", "lead", "unclaimed", "waiting", "overdue", "delight", "all", "closed", "unsure", "language")


@pytest.fixture(scope="module")
def said() -> dict[str, Said]:
    return {language: said_in(language) for language in ("ja", "en")}


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> RuleKit:
    folder = tmp_path_factory.mktemp("rules")
    lay_out_rules(folder)
    return RuleKit.for_rules(read(folder))


def _fill(database: Database, kit: RuleKit, said: dict[str, Said]) -> None:
    """600 open cases and twice as many closed ones, over 10,000 posts."""
    crew.add(database, NAMES, NOW)
    world.fill(database, Plot(Size(10_000, 600), said, NOW), suggestions(kit, said), NAMES, lambda _words: None)


@pytest.fixture(scope="module")
def filled_file(
    migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, kit: RuleKit, said: dict[str, Said]
) -> Path:
    path = tmp_path_factory.mktemp("filled") / "filled.db"
    shutil.copyfile(migrated_sqlite, path)
    with closing(Database(f"sqlite:///{path}")) as database:
        _fill(database, kit, said)
    return path


@pytest.fixture(scope="module")
def filled_template(postgres: Postgres, kit: RuleKit, said: dict[str, Said]) -> str:
    """The name of a filled database that nobody is connected to."""
    name = postgres.create(like="migrated")
    with closing(Database(postgres.url(name))) as database:
        _fill(database, kit, said)
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Some thousand rows on each engine; filled once, and a copy of its own for every test."""
    if request.param == "sqlite":
        path = shutil.copyfile(request.getfixturevalue("filled_file"), tmp_path / "filled.db")
        with closing(Database(f"sqlite:///{path}")) as database:
            yield database
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.create(like=request.getfixturevalue("filled_template"))
    with closing(Database(server.url(name))) as database:
        yield database
    server.drop(name)


class Browser:
    """Somebody at the desk, signed in."""

    def __init__(self, database: Database, kit: RuleKit, name: str) -> None:
        accounts = Accounts(database, lambda: NOW, SessionRules(timedelta(hours=12), timedelta(days=7)), Attempts())
        with database.writing() as session:
            row = people.by_name(session, name)
            assert row is not None
            self._token = open_session(accounts, session, row, {"how": "password"}, "127.0.0.1", "test").token
        desk = Desk(database, lambda: kit, lambda: NOW, accounts, "load", "http://testserver", secure=False)
        self._client = TestClient(make_desk(desk), cookies={SESSION: self._token}, follow_redirects=False)

    def get(self, path: str) -> str:
        answer = self._client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def post(self, path: str, **fields: str) -> None:
        answer = self._client.post(path, data={**fields, "csrf": proof_for(self._token)})
        assert answer.status_code in {200, 303}, (path, answer.status_code, answer.text[:2000])


@pytest.fixture(params=[NAMES[0], LEAD, NAMES[7]], ids=["responder", "lead", "behind walls"])
def browser(request: pytest.FixtureRequest, filled: Database, kit: RuleKit) -> Browser:
    return Browser(filled, kit, request.param)


def test_every_view_of_the_queue_its_next_page_and_its_news(filled: Database, browser: Browser) -> None:
    with captured(filled) as sent:
        for view in VIEWS:
            page = browser.get(f"/queue?view={view}")
            following = re.search(r'href="(/queue\?[^"]*after=[^"]*)"', page)
            if following:
                browser.get(following[1].replace("&amp;", "&"))
            browser.get(f"/queue/news?view={view}&since=100")
    assert faults(filled, sent) == []


@pytest.mark.parametrize("more", ["", "&team=support-ja&brand=tsumugi"])
def test_what_waits_for_a_lead_is_found_without_the_other_cases(filled: Database, kit: RuleKit, more: str) -> None:
    """However many are open: the few of the list stand in an index of their own."""
    browser = Browser(filled, kit, LEAD)
    with captured(filled) as sent:
        browser.get(f"/queue?view=lead{more}")
    listed = next(one for one in sent if "escalated_at IS NOT NULL" in one.statement and "ORDER BY" in one.statement)
    assert "ix_cases_for_a_lead" in plan(filled, listed)


def test_what_narrows_the_queue(filled: Database, browser: Browser) -> None:
    with captured(filled) as sent:
        for more in ("team=", "team=support-ja&team=care-ja", "brand=tsumugi", "platform=x", "label=churn"):
            browser.get(f"/queue?view=all&{more}")
            browser.get(f"/queue?view=unclaimed&{more}")
    assert faults(filled, sent) == []


@pytest.mark.parametrize("view", ["unsure", "language"])
def test_what_narrows_a_lane(filled: Database, browser: Browser, view: str) -> None:
    with captured(filled) as sent:
        for more in ("team=support-ja", "platform=x", "team=support-ja&team=care-ja&platform=x", "brand=tsumugi"):
            browser.get(f"/queue?view={view}&{more}")
            browser.get(f"/queue/news?view={view}&since=100&{more}")
    assert faults(filled, sent) == []


def test_a_narrowed_lane_is_read_from_the_index_of_just_that(filled: Database, kit: RuleKit) -> None:
    """However rare the team, and however little one sees behind a wall: the rest of the lane is never walked."""
    for name, more, index in (
        (NAMES[0], "team=", "ix_mentions_lane"),
        (NAMES[0], "team=care-ja", "ix_mentions_lane_team"),
        (NAMES[0], "team=care-ja&team=care-en", "ix_mentions_lane_team"),
        (NAMES[7], "team=", "ix_mentions_lane_brand"),
        (NAMES[7], "team=care-ja", "ix_mentions_lane_team_brand"),
    ):
        browser = Browser(filled, kit, name)
        with captured(filled) as sent:
            browser.get(f"/queue?view=unsure&{more}")
        listed = [one for one in sent if "mentions.scores, posts.time" in one.statement]
        assert listed
        for one in listed:
            assert set(re.findall(r"ix_mentions_lane\w*", plan(filled, one))) == {index}, (name, more)


@pytest.mark.parametrize("words", ["解約", "料金 -アプリ", "refund", "約", "thisisinnopost"])
def test_search(filled: Database, kit: RuleKit, words: str) -> None:
    browser = Browser(filled, kit, NAMES[0])
    with captured(filled) as sent:
        browser.get(f"/queue?view=all&q={words}")
        browser.get(f"/queue?view=unclaimed&q={words}")
    assert faults(filled, sent) == []


def test_a_case_from_the_first_look_to_the_answer(filled: Database, kit: RuleKit) -> None:
    browser = Browser(filled, kit, NAMES[0])
    with filled.reading() as session:
        free = (CaseRow.state == CaseState.OPEN, CaseRow.assignee.is_(None), CaseRow.priority < 50)
        wanted = select(CaseRow.id).where(*free, CaseRow.team == "support-ja", CaseRow.source == "x")
        case, other = session.scalars(wanted.where(CaseRow.id % 200 != 0).limit(2))
    with captured(filled) as sent:
        browser.get(f"/case/{case}")
        browser.post(f"/case/{case}/claim")
        browser.get(f"/queue/news?since=1&case={case}&version=1")
        browser.post(f"/case/{case}/check", text="ありがとうございます。")
        browser.post(f"/case/{case}/note", text="@responder002 ご確認ください")
        browser.post(f"/case/{case}/send", text="ご連絡ありがとうございます。確認いたします。", seen="1")
        handed = re.search(r"/reply/(\d+)/posted", browser.get(f"/case/{case}"))
        assert handed is not None
        browser.post(f"/reply/{handed[1]}/posted")
        browser.post("/queue/bulk", ids=str(other), reason="other")
        browser.post(f"/case/{other}/reopen")
    assert faults(filled, sent) == []


def test_what_leads_look_at(filled: Database, kit: RuleKit) -> None:
    browser = Browser(filled, kit, LEAD)
    with captured(filled) as sent:
        for path in ("/approvals", "/delight", "/faq-gaps", "/incidents", "/playbooks"):
            browser.get(path)
    assert faults(filled, sent) == []


@pytest.mark.parametrize("name", [LEAD, NAMES[7]], ids=["lead", "behind walls"])
def test_the_day_at_a_look(filled: Database, kit: RuleKit, name: str) -> None:
    """All teams, one of them, one that has no cases."""
    browser = Browser(filled, kit, name)
    with captured(filled) as sent:
        for more in ("", "?team=support-ja", "?team=care-en"):
            browser.get(f"/lead{more}")
    assert faults(filled, sent) == []


def test_upkeep(filled: Database, kit: RuleKit) -> None:
    """Ten days later: claims have run out, promises come near, cases wake, and some rest for good."""
    later = NOW + timedelta(days=10)
    with captured(filled) as sent:
        duty = partial(keep, database=filled, rules=lambda: kit, alerts=NOBODY_IS_TOLD)
        duty(now=lambda: later)
        reconcile(database=filled, rules=lambda: kit, now=lambda: later)
    assert faults(filled, sent) == []


def test_a_statement_that_reads_everything_is_found(filled: Database) -> None:
    with captured(filled) as sent, filled.reading() as session:
        session.scalars(select(PostRow.id).where(PostRow.author_name == "nobody")).all()
        session.scalars(select(CaseRow).where(CaseRow.author_handle == "nobody")).all()
    assert len(faults(filled, sent)) == 2
