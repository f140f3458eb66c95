"""How often pages ask the database: a bound for those that are opened all day, and no page asks once for each row."""

from pathlib import Path

import pytest

from activesupport.domain.people import Role
from activesupport.storage import filters
from activesupport.storage.database import Database
from activesupport.work.casework import joining, notes
from activesupport.work.sending.writing import Written, send
from activesupport.work.team import incidents, kindness
from activesupport.work.team.incidents import Announced, IncidentKind
from tests.storage.plans import ASKED, captured
from tests.unit.desk.office import OTHER, Browser, Office
from tests.unit.work.workshop import RULES, Workshop, post

A_CASE = 24
"""Statements of a case with all that may belong to one: so many that one more for each note, post, colleague or reply
is one too many.
"""
THE_QUEUE = 11
PLAYBOOK = RULES.partition("[[playbook]]")[1] + RULES.partition("[[playbook]]")[2]
PAGES = (
    "/queue", "/queue?view=all&team=", "/queue?view=mine", "/queue?view=unsure", "/queue?view=closed&q=acme",
    "/queue/news?view=all&since=1&case=1&version=1", "/case/1", "/lead", "/approvals", "/delight", "/faq-gaps",
    "/playbooks", "/incidents", "/people", "/people/1", "/audit", "/account",
)  # fmt: skip


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Office:
    return Office(Workshop(database, tmp_path))


def more(office: Office, round_: int) -> None:
    """Three more of everything that pages list, and of what belongs to case 1."""
    shop, first = office.shop, 1000 * round_
    numbers = range(first, first + 3)
    shop.bring(
        *(post(number, f"Acme is broken, how do I mend lamp {number}", author=f"b{number}") for number in numbers)
    )
    shop.bring(*(post(number + 10, "Acme brought me a cake on my birthday", author=f"c{number}") for number in numbers))
    shop.bring(*(post(number + 20, "Acme perhaps", author=f"d{number}") for number in numbers))
    again = shop.bring(*(post(number + 30, f"Acme is still broken, day {number}") for number in numbers))
    others = "".join(PLAYBOOK.replace("sorry", f"sorry-{number}") for number in range(3 * round_))
    shop.write_rules(RULES.replace("CAP", "") + OTHER + others)
    shop.rulebook.refresh()
    assert len(shop.kits().rules.playbooks) == 1 + 3 * round_
    newest = [case.id for case in shop.cases()][-6:]
    earlier = [joining.split(shop.hand(), 1, key, shop.kits()) for key in again]
    joining.merge(shop.hand(), earlier[0], 1)
    for number, case in zip(numbers, newest[:3], strict=True):
        office.browser(f"p{number}", Role.RESPONDER)
        office.waiting_reply(case, f"p{number}")
        notes.note(shop.hand(f"p{number}"), 1, f"@p{number} has called")
        notes.look(shop.hand(f"p{number}"), 1)
        kindness.enter(shop.hand(), newest[4], "a card", 500, "JPY")
        incidents.end(shop.hand(), incidents.start(shop.hand(), announced()))
        with shop.database.writing() as session:
            filters.save(session, 1, f"kept {number}", "view=all")


def announced() -> Announced:
    return Announced("acme", IncidentKind.INCIDENT, {"en": "We are at it."})


def asked(office: Office, browser: Browser, path: str) -> int:
    """Statements of a page, its beginnings of transactions left out, when it is opened for the second time: the first
    look is put on record.
    """
    browser.get(path)
    with captured(office.shop.database, ASKED) as sent:
        browser.get(path)
    return len(sent)


def test_no_page_asks_once_for_each_of_its_rows(office: Office) -> None:
    admin = office.browser("boss", Role.ADMIN)
    more(office, 1)
    few = {path: asked(office, admin, path) for path in PAGES}
    more(office, 2)
    assert {path: asked(office, admin, path) for path in PAGES} == few


def test_a_rich_case_and_the_queue_ask_few_questions(office: Office) -> None:
    hana = office.browser("hana", Role.RESPONDER)
    more(office, 1)
    send(office.shop.hand("hana"), 1, Written("Hello, shall we look into it together?"), office.shop.kits())
    page = hana.get("/case/1")
    assert "I have posted it" in page
    assert asked(office, hana, "/case/1") <= A_CASE
    incidents.start(office.shop.hand(), announced())
    assert asked(office, hana, "/case/1") <= A_CASE
    assert asked(office, hana, "/queue") <= THE_QUEUE


def test_the_first_look_at_a_case_asks_one_question_more(office: Office) -> None:
    hana = office.browser("hana", Role.RESPONDER)
    with captured(office.shop.database, ASKED) as sent:
        hana.get("/case/1")
    assert len(sent) == asked(office, hana, "/case/1") + 1 <= A_CASE
