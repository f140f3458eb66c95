"""The digest as text, table and data; its subject; alerts and warnings."""

import csv
import io
import json
from dataclasses import replace
from datetime import datetime

import pytest

from activesupport.channels.digest import render, subject, urgent, warning
from activesupport.channels.digest.columns import COLUMNS, width
from activesupport.channels.digest.csv import COLUMNS as CSV_COLUMNS
from activesupport.domain.case import CaseState
from activesupport.domain.reason import Reason
from activesupport.domain.watch import Team

from .factory import END, TEAM_EN, TEAM_JA, case, day, digest, suggestion


def table(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("team", [TEAM_JA, TEAM_EN])
def test_the_text_keeps_to_78_columns(team: Team) -> None:
    text = render(day(team), "text")
    assert max(width(line) for line in text.splitlines()) <= COLUMNS
    assert "digest." not in text


def test_the_text_tells_all_a_responder_needs() -> None:
    text = render(day(), "text")
    for expected in (
        "[高 92] #12  ツムギモバイル / X",
        "1月15日(木) 21:36 · 11時間前",
        "  | 母の病院に電話できない…。",
        "activesupport queue claim 12",
        "https://x.example/sample_user_012/status/2011012",
        "312 / 280 (! 32超過)",
        "担当01さんが対応中",
        "広告・対象外           41",
    ):
        assert expected in text


@pytest.mark.parametrize("team", [TEAM_JA, TEAM_EN])
@pytest.mark.parametrize("count", [1, 4321])
def test_the_text_tells_how_many_posts_wait_for_a_label_on_one_line(team: Team, count: int) -> None:
    made = digest(team=team)
    text = render(replace(made, numbers=replace(made.numbers, to_label=count)), "text")
    (line,) = [one for one in text.splitlines() if one.endswith("activesupport queue lanes unsure")]
    assert str(count) in line
    assert width(line) <= COLUMNS
    assert "lanes unsure" not in render(replace(made, numbers=replace(made.numbers, to_label=0)), "text")


def test_the_text_counts_what_it_leaves_out() -> None:
    assert "ほか10件が対応待ちです： activesupport queue list" in render(day(), "text", most=2)


def test_an_empty_text_is_friendly() -> None:
    assert "今日はすべて対応済みです" in render(digest(), "text")
    assert "Everything is answered today" in render(digest(team=TEAM_EN), "text")


def test_a_text_cannot_move_the_cursor_of_a_terminal() -> None:
    text = render(digest(new=(case(text="\x1b[2Jgone", name="\x1b]0;x\x07"),)), "text")
    assert "\x1b" not in text
    assert "\x07" not in text


def test_the_table_has_one_row_a_case_whatever_the_posts_hold() -> None:
    text = render(day(), "csv")
    rows = table(text)
    assert tuple(rows[0]) == CSV_COLUMNS
    assert [int(row["case"]) for row in rows] == [made.number for made in day().carried + day().new]
    assert rows[0]["text"] == day().carried[0].text
    assert rows[0]["time"] == "2026-01-15T21:36:00+09:00"
    assert rows[0]["carried_over"] == "yes"
    assert rows[1]["state"] == "対応中"
    assert rows[-1]["carried_over"] == "no"
    assert text.endswith("\r\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\n=", "＝", "＋", "－", "＠"])
def test_a_spreadsheet_never_computes_what_strangers_wrote(start: str) -> None:
    evil = f'{start}HYPERLINK("https://evil.example","x")'
    made = case(text=evil, name=evil, handle=evil, brand=evil, claimed_by=evil)
    (row,) = table(render(digest(new=(made,)), "csv"))
    for column in ("text", "name", "brand", "claimed_by"):
        assert row[column].startswith("'"), column
    assert not row["author"].startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_numbers_stay_numbers_and_missing_things_are_empty() -> None:
    (row,) = table(render(digest(new=(case(url=None),)), "csv"))
    assert row["priority"] == "50"
    assert row["url"] == row["page"] == row["previous"] == row["suggestion"] == ""


def test_the_data_is_whole_and_its_times_carry_their_zone() -> None:
    data = json.loads(render(day(), "json", most=1))
    assert data["version"] == 1
    assert data["start"] == "2026-01-15T09:00:00+09:00"
    assert datetime.fromisoformat(data["end"]) == END
    assert data["team"]["id"] == "care-ja"
    assert len(data["hours"]) == 24
    assert len(data["cases"]) == 12
    first = data["cases"][0]
    assert first["case"] == 12
    assert first["carried_over"] is True
    assert first["state"] == CaseState.OPEN
    assert first["labels"] == ["complaint", "churn", "urgent"]
    assert first["reasons"][0]["text"] == "解約を示唆"
    assert first["suggestions"][2]["fits"] is False
    assert data["warnings"][0]["code"] == "quiet.suspicious"


def test_the_data_offers_no_dangerous_address() -> None:
    data = json.loads(render(digest(new=(case(url="javascript:alert(1)"),)), "json"))
    assert data["cases"][0]["url"] is None


def test_the_subject_says_how_much_there_is_to_do() -> None:
    assert subject(day()) == "ツムギモバイル お客様サポート：要対応12件（うち高3件）1月16日(金) 09:00"
    assert subject(day(TEAM_EN)) == "Tsumugi Mobile care: 12 to answer (3 high) · Fri 16 Jan, 00:00"
    assert subject(digest()) == "ツムギモバイル お客様サポート：すべて対応済みです 1月16日(金) 09:00"
    assert subject(replace(day(), dry=True)).startswith("【リハーサル】")
    assert "\n" not in subject(digest(team=replace(TEAM_JA, name="a\nb")))


@pytest.mark.parametrize(
    ("hours", "age"),
    [
        (-1, "たった今"),
        (0.01, "たった今"),
        (0.5, "30分前"),
        (1, "1時間前"),
        (47.9, "47時間前"),
        (48, "2日前"),
    ],
)
def test_ages_are_told_from_the_end_of_the_digest(hours: float, age: str) -> None:
    assert f" · {age}\n" in render(digest(new=(case(hours=hours),)), "text")


def test_an_urgent_case_is_told_whole_and_without_an_age() -> None:
    line, text, html = urgent(day().carried[0], TEAM_JA)
    assert line == (
        "【至急】優先度92 #12 ツムギモバイル：もう3時間ずっと圏外。 母の病院に電話できない…。 10年使ってきたけど、さす…"
    )
    for form in (text, html):
        assert "activesupport queue claim 12" in form
        assert "1月15日(木) 21:36" in form
        assert "時間前" not in form
    assert max(width(row) for row in text.splitlines()) <= COLUMNS


def test_an_urgent_case_cannot_bring_markup_or_lines_into_the_subject() -> None:
    line, _, html = urgent(case(text="<script>\r\nBcc: x", suggestions=(suggestion("<b>"),)), TEAM_EN)
    assert line == "Urgent 50: #12 ツムギモバイル · <script> Bcc: x"
    assert "<script>" not in html
    assert "<b>" not in html


def test_a_warning_says_what_to_do_in_the_teams_language() -> None:
    line, text = warning(Reason("quiet.suspicious", {"hours": 9.5, "usual": 3.2}), "ja")
    assert line.startswith("【要確認】9.5時間、投稿が届いていません")
    assert text.replace("\n", "").endswith("確認してください。")
    line, text = warning(Reason("outbox.sender_died"), "en")
    assert line.startswith("Please check: The program ended")
    assert text.endswith("before sending it again.\n")
