"""What responders and the daemon ask all day is answered by indexes, on both engines.

The statements are those that real pages and real upkeep send, over a database of some thousand rows: none is written
down here, so that none can drift.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import partial

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


@pytest.fixture
def filled(database: Database, kit: RuleKit, said: dict[str, Said]) -> Database:
    """600 open cases and twice as many closed ones, over 10,000 posts."""
    crew.add(database, NAMES, NOW)
    world.fill(database, Plot(Size(10_000, 600), said, NOW), suggestions(kit, said), NAMES, lambda _words: None)
    return database


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
