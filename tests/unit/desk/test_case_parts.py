"""What stands on the page of a case: the conversation, suggestions, clocks, names, and the history in words."""

import re
from pathlib import Path

import pytest

from activesupport.domain.people import Role
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow, MentionRow
from activesupport.words import say
from activesupport.work.casework import abuse, bars, claims, joining, notes
from activesupport.work.sending import handing
from activesupport.work.team import incidents
from tests.unit.desk.office import OTHER, Office
from tests.unit.work.workshop import DAY, HOUR, MINUTE, NOON, RULES, Workshop, post

HOURS = '\nhours = ["mon-fri 09:00-18:00"]\ntimezone = "UTC"\n'


@pytest.fixture
def office(sqlite_database: Database, tmp_path: Path) -> Office:
    return Office(Workshop(sqlite_database, tmp_path))


def suggested(page: str) -> list[str]:
    return re.findall(r'<li class="card suggestion">.*?<p class="said said-reply"[^>]*>(.*?)</p>', page, re.S)


def history(page: str) -> str:
    found = page.partition('<details class="history">')[2].partition("</details>")[0]
    return " ".join(re.sub(r"<[^>]+>", "", found).split())


def clock(page: str) -> str:
    found = re.search(
        r'<p class="case-facts">.*?<span class="clock clock-\w+">(.*?)</span>\s*<span class="soft">', page, re.S
    )
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", "", found[1]).split())


def test_posts_stand_in_the_order_of_time(office: Office) -> None:
    """The headline is the most pressing one, and here neither the first nor the last."""
    shop, hana = office.shop, office.browser("hana", Role.RESPONDER)
    shop.bring(post(20, "Acme, how do I pay?", author="b1", thread="t", at=NOON))
    shop.bring(post(21, "Acme is broken, on fire, I am leaving", author="b1", thread="t", at=NOON + 2 * MINUTE))
    shop.bring(post(22, "Acme is broken", author="b1", thread="t", at=NOON + 4 * MINUTE))
    shop.bring(post(23, "Acme, Acme is broken as well", author="b2", thread="t", at=NOON + 3 * MINUTE))
    case = next(row for row in shop.rows(CaseRow) if row.author_id == "b1")
    page = hana.get(f"/case/{case.id}")
    said = re.findall(r'<p class="said( said-large)?"[^>]*>(.*?)</p>', page, re.S)
    texts = [re.sub(r"<[^>]+>", "", text) for _large, text in said]
    assert texts == [
        "Acme, how do I pay?",
        "Acme is broken, on fire, I am leaving",
        "Acme, Acme is broken as well",
        "Acme is broken",
    ]
    assert [bool(large) for large, _text in said] == [False, True, False, False]


def test_only_the_suggestions_for_the_newest_post_are_shown(office: Office) -> None:
    office.shop.bring(
        post(20, "Acme is broken", author="b1"), post(21, "Acme, how do I pay?", author="b1", at=NOON + MINUTE)
    )
    case = next(row for row in office.shop.rows(CaseRow) if row.author_id == "b1")
    assert case.posts == 2
    page = office.browser("hana", Role.RESPONDER).get(f"/case/{case.id}")
    assert 2 <= len(suggested(page)) <= 3
    assert len(set(suggested(page))) == len(suggested(page))


def test_a_case_that_is_split_off_has_suggestions(office: Office) -> None:
    office.shop.bring(post(20, "Acme is still broken, and now the lamp is out too"))
    newest = max(row.post_id for row in office.shop.rows(MentionRow) if row.case_id == 1)
    fresh = joining.split(office.shop.hand(), 1, newest, office.shop.kits())
    hana = office.browser("hana", Role.RESPONDER)
    assert len(suggested(hana.get(f"/case/{fresh}"))) >= 2
    assert f"split: one post became case {fresh}" in history(hana.get("/case/1"))
    assert "split: came out of case 1" in history(hana.get(f"/case/{fresh}"))


def test_what_the_customer_said_in_another_case_is_still_theirs(office: Office) -> None:
    shop = office.shop
    shop.bring(post(20, "Acme is broken, I am leaving", author="b1", thread="t"))
    shop.bring(post(21, "Acme, how do I pay?", author="b1", thread="t", at=NOON + MINUTE))
    case = next(row for row in shop.rows(CaseRow) if row.author_id == "b1")
    part = joining.split(shop.hand(), case.id, max(row.post_id for row in shop.rows(MentionRow)), shop.kits())
    page = office.browser("hana", Role.RESPONDER).get(f"/case/{case.id}")
    assert "how do I pay?" in page
    assert "others</span>" not in page
    assert f"/case/{case.id}/split" not in page, "it is in a case of its own already"
    assert part != case.id


def test_nothing_is_offered_while_the_case_is_held_and_the_words_say_why(office: Office) -> None:
    lead = office.browser("lead")
    offered = suggested(lead.get("/case/1"))
    bars.bar(office.shop.hand(), 1, bars.Bar.OPT_OUT, "At their wish")
    page = lead.get("/case/1")
    assert suggested(page) == []
    assert say("suggestions.held", "en") in page
    assert 'class="private"' not in page
    lead.post("/case/1/gate", reason="They called us")
    assert suggested(lead.get("/case/1")) == offered


def test_to_reported_abuse_nothing_is_offered_until_a_lead_takes_the_report_back(office: Office) -> None:
    lead = office.browser("lead")
    offered = suggested(lead.get("/case/1"))
    abuse.report(office.shop.hand(), 1, "threats")
    page = lead.get("/case/1")
    assert (suggested(page), say("suggestions.abuse", "en") in page) == ([], True)
    abuse.take_back(office.shop.hand(), 1)
    assert suggested(lead.get("/case/1")) == offered != []


def test_during_an_incident_its_statement_is_offered_once_somebody_decides_to_answer(office: Office) -> None:
    lead = office.browser("lead")
    statement = {"en": "All lines are down, we are on it."}
    incidents.start(office.shop.hand(), incidents.Announced("acme", incidents.IncidentKind.INCIDENT, statement))
    assert suggested(lead.get("/case/1")) == []
    lead.post("/case/1/gate", reason="A minister")
    assert suggested(lead.get("/case/1")) == ["All lines are down, we are on it."]


def test_to_a_death_nothing_is_offered_whoever_decides(office: Office) -> None:
    office.shop.bring(post(20, "Acme is broken and my mother died last week", author="b1"))
    case = max(row.id for row in office.shop.rows(CaseRow))
    lead = office.browser("lead")
    for _again in range(2):
        page = lead.get(f"/case/{case}")
        assert suggested(page) == []
        assert say("suggestions.senior", "en") in page
        lead.post(f"/case/{case}/gate", reason="I knew her")


def test_who_sends_nothing_reads_suggestions_that_nobody_signed(office: Office) -> None:
    assert any("Hana here" in one for one in suggested(office.browser("hana", Role.RESPONDER).get("/case/1")))
    shown = " ".join(suggested(office.browser("vera", Role.VIEWER).get("/case/1")))
    assert "Vera" not in shown
    assert "[responder’s name] here" in shown


def test_a_reply_that_was_returned_is_in_the_editor_with_what_the_lead_said(office: Office) -> None:
    hana = office.browser("hana", Role.RESPONDER, needs_approval=True)
    office.browser("lead", display="Lea Dern")
    claims.claim(office.shop.hand("hana"), 1)
    hana.post("/case/1/send", text="Have you tried another lamp?", version=str(office.shop.cases()[0].version))
    reply = re.search(r'action="/reply/(\d+)/cancel"', hana.get("/case/1"))
    assert reply is not None
    handing.reject(office.shop.hand("lead"), int(reply[1]), "Say that we are sorry first")
    hana.post("/case/1/claim")
    page = hana.get("/case/1")
    assert "Lea Dern gave it back: Say that we are sorry first" in page
    editor = page.partition('<textarea id="editor"')[2].partition("</textarea>")[0]
    assert editor.endswith(">Have you tried another lamp?")
    assert "Have you tried another lamp?</textarea>" not in office.browser("ken", Role.RESPONDER).get("/case/1")


@pytest.mark.parametrize(
    ("language", "evening", "friday"),
    [
        ("en", "paused until Tue 09:00 (outside working hours)", "paused until Mon 09:00 (outside working hours)"),
        ("ja", "営業時間外のため停止中（火曜9:00に再開", "営業時間外のため停止中（月曜9:00に再開"),
    ],
)
def test_outside_working_hours_the_clock_says_when_it_goes_on(
    language: str, evening: str, friday: str, office: Office
) -> None:
    shop = office.shop
    shop.write_rules(RULES.replace("CAP", HOURS.strip()) + OTHER)
    shop.rulebook.refresh()
    assert not shop.rulebook.faults
    mio = office.browser("mio", Role.RESPONDER, language=language, timezone="UTC")
    shop.clock.forward(5 * HOUR)
    shop.bring(post(30, "Acme is broken", author="c1"))
    case = max(row.id for row in shop.rows(CaseRow))
    assert "9:00" not in clock(mio.get(f"/case/{case}")), "at five somebody is there"
    shop.clock.forward(2 * HOUR)
    assert evening in clock(mio.get(f"/case/{case}"))
    shop.clock.forward(4 * DAY)
    shop.bring(post(31, "Acme is broken", author="c2"))
    later = office.browser("mika", Role.RESPONDER, language=language, timezone="UTC")
    assert friday in clock(later.get(f"/case/{max(row.id for row in shop.rows(CaseRow))}"))


def test_who_holds_a_case_is_not_told_twice(office: Office) -> None:
    hana = office.browser("hana", Role.RESPONDER, display="Hana Mori")
    ken = office.browser("ken", Role.RESPONDER, display="Ken Ito")
    notes.look(office.shop.hand("hana"), 1)
    assert "Also looking: Hana Mori" in ken.get("/case/1")
    hana.post("/case/1/claim")
    page = ken.get("/case/1")
    assert "Hana Mori holds this case" in page
    assert "Also looking" not in page


def test_colleagues_are_called_by_the_name_that_everybody_knows(office: Office) -> None:
    hana = office.browser("hana", Role.RESPONDER, display="Hana Mori")
    office.browser("ken", Role.RESPONDER, display="Ken Ito")
    hana.post("/case/1/claim")
    hana.post("/case/1/note", text="@ken she calls at four")
    notes.look(office.shop.hand("ken"), 1)
    hana.post("/case/1/handover", person="ken", note="Yours")
    page = hana.get("/case/1")
    assert "<b>Hana Mori</b>" in page
    assert "Also looking: Ken Ito" in page
    told = history(page)
    assert "Hana Mori handed over: to Ken Ito · Yours" in told
    assert "told Ken Ito" in told
    assert "<dd>Ken Ito</dd>" in page, "whose it is to be"
    assert not re.search(r"\bken\b|\bhana\b", told.replace("@ken", ""))


def test_the_history_is_told_in_words(office: Office) -> None:
    shop, lead = office.shop, office.browser("lead", timezone="UTC")
    shop.bring(post(8, "Acme is broken, says my neighbour", author="a8"))
    other = max(row.id for row in shop.rows(CaseRow))
    bars.bar(shop.hand(), 1, bars.Bar.OPT_OUT, "At their wish")
    lead.post("/case/1/gate", reason="They called us")
    lead.post("/case/1/snooze", until="2026-11-05T09:00")
    lead.post("/case/1/delight", what="A cake", cost="12.50", currency="GBP")
    lead.post(f"/case/{other}/merge", number="1", same_person="1")
    told = history(lead.get("/case/1"))
    for words in (
        f"same as: case {other} went into this one", "delight: A cake · 12.50 GBP", "snoozed: until Thu 5 Nov, 09:00",
        "gate overruled: does not want to be contacted · They called us",
    ):  # fmt: skip
        assert words in told, told
    assert "same as: went into case 1" in history(lead.get(f"/case/{other}"))
    assert not re.search(r"\b[a-z_]+: (?:True|False|\d+|None)\b", told), "no field of a table"


def test_a_case_that_rests_says_until_when(office: Office) -> None:
    hana = office.browser("hana", Role.RESPONDER, timezone="UTC")
    mio = office.browser("mio", Role.RESPONDER, timezone="UTC", language="ja")
    hana.post("/case/1/snooze", until="+60")
    assert "Case 1 rests until 13:00." in hana.get("/queue")
    hana.post("/case/1/claim")
    hana.post("/case/1/release")
    mio.post("/case/1/snooze", until="2026-11-05T09:00")
    assert "案件 1 は、木曜9:00に再表示されます。" in mio.get("/queue")


def test_who_is_called_in_vain_is_told_with_whom_one_could_call(office: Office) -> None:
    hana = office.browser("hana", Role.RESPONDER)
    office.browser("kenji", Role.RESPONDER, display="Kenji Ito")
    office.browser("yui", Role.RESPONDER, display="伊藤 ゆい")
    office.browser("wim", Role.RESPONDER, brands=["globex"])
    hana.post("/case/1/note", text="@kenij do you know her?")
    page = hana.get("/case/1")
    assert "do you know her?" in page, "the note is kept"
    assert "nobody here is called @kenij, or they do not see this brand. You can call: @kenji (Kenji Ito)" in page
    hana.post("/case/1/note", text="@wim, @伊藤さんに確認")
    page = hana.get("/case/1")
    assert "nobody here is called @wim, @伊藤, or they do not see this brand. You can call: @yui (伊藤 ゆい)" in page
    hana.post("/case/1/note", text="@kenji thank you")
    assert "nobody here is called" not in hana.get("/case/1")
