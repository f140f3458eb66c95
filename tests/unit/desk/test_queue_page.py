"""The queue's page: what is closed, when somebody last wrote, what can be chosen, and what narrows a lane."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from activesupport.domain.case import Dismissal
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow, MentionRow
from activesupport.work.casework import claims
from activesupport.work.casework.closing import dismiss
from tests.unit.desk.office import Office
from tests.unit.work.workshop import Workshop, post

HOUR = timedelta(hours=1)


@pytest.fixture
def office(sqlite_database: Database, tmp_path: Path) -> Office:
    return Office(Workshop(sqlite_database, tmp_path))


def rows(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<li class="row[^"]*" data-row="(\d+)"', page)]


def test_closed_cases_have_a_tab_with_the_latest_first_and_how_they_ended(office: Office) -> None:
    lead = office.browser("lead")
    assert rows(lead.get("/queue?view=closed")) == []
    for number, reason in ((1, Dismissal.DUPLICATE), (2, Dismissal.OTHER_BRAND)):
        office.shop.clock.forward(HOUR)
        dismiss(office.shop.hand(), number, reason)
    office.shop.clock.forward(HOUR)
    page = lead.get("/queue?view=closed")
    assert rows(page) == [2, 1]
    assert "another brand" in page
    assert re.search(r"closed\s+<time[^>]*>1 h ago", page)
    assert 'aria-current="page">Closed' in page
    assert rows(office.browser("walled", brands=["acme"]).get("/queue?view=closed")) == [1]


@pytest.mark.parametrize("number", ["2", "%232", "２", "＃２"])
def test_a_case_is_found_by_its_number_whatever_its_team(office: Office, number: str) -> None:
    with office.shop.database.writing() as session:
        session.execute(update(CaseRow).where(CaseRow.id == 2).values(team="elsewhere"))
    lead = office.browser("lead")
    assert 2 not in rows(lead.get("/queue?view=all")), "it is not of their team"
    assert 2 in rows(lead.get(f"/queue?view=all&q={number}"))
    assert rows(office.browser("walled", brands=["acme"]).get(f"/queue?view=all&q={number}")) == []


def test_a_row_says_when_the_customer_last_wrote(office: Office) -> None:
    lead = office.browser("lead")
    written = office.shop.clock()
    office.shop.clock.forward(3 * HOUR)
    office.shop.bring(post(9, "Acme is still broken", at=written + 2 * HOUR))
    row = lead.get("/queue?view=all&q=Acme").partition('data-row="1"')[2].partition("</li>")[0]
    assert re.search(r"wrote\s+<time[^>]*>1 h ago", row)


def test_only_platforms_that_posts_came_from_can_be_chosen(office: Office) -> None:
    lead = office.browser("lead")
    assert 'name="platform"' not in lead.get("/queue?view=all"), "one alone is no choice"
    office.shop.store(post(9, "Acme in a feed", source="feed"))
    page = lead.get("/queue?view=all")
    assert re.findall(r'name="platform" value="(\w+)"', page) == ["feed", "x"]


def test_a_lane_is_narrowed_like_every_view(office: Office) -> None:
    with office.shop.database.writing() as session:
        session.execute(update(MentionRow).values(lane="unsure", case_id=None))
        session.execute(update(MentionRow).where(MentionRow.brand == "globex").values(team="elsewhere"))
    lead = office.browser("lead")
    everything = lead.get("/queue?view=unsure&team=")
    assert "Acme is broken again" in everything
    assert "Globex is broken" in everything
    own = lead.get("/queue?view=unsure")
    assert "Acme is broken again" in own
    assert "Globex is broken" not in own
    assert "Globex is broken" not in lead.get("/queue?view=unsure&team=&brand=acme")
    assert "Posts: 0" in lead.get("/queue?view=unsure&team=&platform=feed")


def test_whoever_holds_a_case_is_called_as_colleagues_do(office: Office) -> None:
    office.browser("nori", display="Nori Tanaka")
    claims.claim(office.shop.hand("nori"), 1)
    page = office.browser("lead").get("/queue?view=all")
    assert "held by Nori Tanaka" in page
