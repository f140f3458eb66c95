"""The digest as a page and as a mail."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from activesupport.channels.digest import render
from activesupport.domain.digest import Digest
from activesupport.domain.reason import Reason

from .factory import END, TEAM_EN, TEAM_JA, case, day, digest, hours, suggestion

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">'


class Page(HTMLParser):
    """What a browser would find: elements with their attributes, and the words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "img", "link"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(made: Digest, most: int = 60) -> Page:
    found = Page(render(made, "html", most))
    assert found.open == []
    return found


def test_nothing_that_a_stranger_wrote_becomes_markup() -> None:
    reply = suggestion(f"返信 {EVIL} 【要記入: {EVIL}】", open=(EVIL,), language='"><script>')
    evil = case(
        text=EVIL,
        name=EVIL,
        handle=EVIL,
        brand=EVIL,
        source=EVIL,
        claimed_by=EVIL,
        language='ja"><script>',
        reasons=(Reason("third.party", {"x": EVIL}),),
        url="javascript:alert(1)",
        page="data:text/html,x",
        suggestions=(reply, reply),
    )
    made = digest(new=(evil,), team=replace(TEAM_JA, name=EVIL), warnings=(Reason("x", {"y": EVIL}),))
    found = page(made)
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"script", "img", "iframe", "form", "link", "object", "svg"}
    assert found.text.count("<script>alert(1)</script>") >= 8
    assert not [name for _, attributes in found.elements for name in attributes if name.startswith("on")]


def test_only_web_addresses_are_links() -> None:
    assert page(digest(new=(case(url="javascript:alert(1)"),))).all("a") == []
    assert [link["href"] for link in page(digest(new=(case(url="https://x.example/1"),))).all("a")] == [
        "https://x.example/1"
    ]


def test_nothing_is_loaded_from_outside() -> None:
    html = render(day(), "html")
    assert "src=" not in html
    assert "url(" not in html
    assert "@import" not in html


def test_the_cases_carried_over_come_first_and_in_the_given_order() -> None:
    html = render(day(), "html")
    places = [html.index(f">#{made.number}&ensp;") for made in day().carried + day().new]
    assert places == sorted(places)


def test_a_case_tells_all_a_responder_needs() -> None:
    words = page(digest(carried=day().carried[:1])).text
    for expected in (
        "高 92",
        "#12",
        "ツムギモバイル · X",
        "サンプル利用者012 @sample_user_012",
        "1月15日(木) 21:36 · 11時間前",
        "母の病院に電話できない…。",
        "解約を示唆",
        "拡散中（反応1,840件）",
        "分類: 不満、解約・離反、緊急 · 投稿3件 · 以前の案件 #5",
        "案件を開く",
        "投稿を開く",
        "activesupport queue claim 12",
        "220 / 280",
        "312 / 280 32超過",
        "ほかの返信案（2件）",
        "送信前に記入：responder",
    ):
        assert expected in words


def test_a_case_in_hand_names_its_holder_and_offers_no_claim() -> None:
    words = page(digest(carried=day().carried[1:2])).text
    assert "担当01さんが対応中" in words
    assert "queue claim" not in words


def test_open_variables_are_marked_in_both_languages() -> None:
    html = render(day(), "html")
    assert ">【要記入: responder】</mark>" in html
    assert ">[fill in: responder]</mark>" in html


def test_long_posts_end_in_an_ellipsis_and_breaks_are_kept() -> None:
    words = render(digest(new=(case(text="一行目\n二行目\n" + "長" * 500),)), "html")
    assert "一行目<br>二行目<br>" + "長" * 391 + "…" in words


def test_what_does_not_fit_is_counted_not_dropped() -> None:
    words = page(day(), most=4).text
    assert "ほか8件が対応待ちです： activesupport queue list" in words
    assert "新規（9件）" in words
    assert words.count("queue claim") == 3
    assert "ほか" not in page(digest(new=(case(),))).text


def test_every_lane_is_told() -> None:
    words = page(day()).text
    assert "広告・対象外 41" in words
    assert "対象外の言語 6" in words
    assert "判断に迷う投稿 7" in words
    assert "確認した投稿は438件、うち31件" in words


def test_what_waits_for_a_label_is_told_with_the_command_that_shows_it() -> None:
    command = "activesupport queue lanes unsure"
    assert f"判断に迷い、ラベル付け待ちの投稿：5件 {command}" in page(day()).text
    assert f"Waiting for a person's label: 5. {command}" in page(day(TEAM_EN)).text
    none = replace(day(), numbers=replace(day().numbers, to_label=0))
    assert command not in page(none).text


def test_a_lane_that_nobody_knows_is_told_too() -> None:
    made = digest()
    odd = replace(made, numbers=replace(made.numbers, lanes={"queue": 1, "parked": 7}))
    assert "lane.parked 7" in page(odd).text


def test_warnings_stand_in_a_box_only_when_there_are_any() -> None:
    assert "ご確認ください" in page(day()).text
    assert "ご確認ください" not in page(digest()).text


def test_a_rehearsal_says_so() -> None:
    assert "誰にも通知していません" in page(replace(day(), dry=True)).text
    assert "nobody was told" in page(replace(day(TEAM_EN), dry=True)).text
    assert "リハーサル" not in page(day()).text


def test_an_empty_day_is_friendly_and_names_the_next_digest() -> None:
    words = page(digest()).text
    assert "今日はすべて対応済みです" in words
    assert "次のダイジェスト：1月16日(金) 18:00" in words


def test_cases_behind_the_daily_cap_are_not_called_answered() -> None:
    made = digest()
    held = replace(made, numbers=replace(made.numbers, held=5))
    assert "5件を保留しています" in page(held).text


def test_the_chart_has_a_column_an_hour_and_says_the_same_in_words() -> None:
    found = page(day())
    (chart,) = [table for table in found.all("table") if table.get("role") == "img"]
    assert chart["aria-label"] == "最も多かったのは1月15日(木) 20:00〜21:00の66件で、うち要確認は14件です。"
    columns = [cell for cell in found.all("td") if cell.get("height") == "66"]
    assert len(columns) == 24
    bars = [int(cell["height"] or 0) for cell in found.all("td") if cell.get("class") in {"flagged", "other"}]
    assert max(bars) <= 64
    assert min(bars) >= 3


def test_days_without_posts_and_long_times_can_be_drawn() -> None:
    assert "言及はありませんでした" in page(digest(hours=())).text
    week = tuple(replace(hour, flagged=1) for hour in hours() * 7)
    columns = [cell for cell in page(digest(hours=week)).all("td") if cell.get("height") == "66"]
    assert len(columns) == 24


@pytest.mark.parametrize(("team", "language"), [(TEAM_JA, "ja"), (TEAM_EN, "en")])
def test_the_page_names_its_language_and_each_post_its_own(team: object, language: str) -> None:
    found = page(day(team))
    assert found.all("html") == [{"lang": language}]
    assert {"ja", "en"} <= {element.get("lang") for element in found.all("div")}


def test_english_teams_read_english() -> None:
    words = page(day(TEAM_EN)).text
    assert "Fri 16 Jan 2026" in words
    assert "high 92" in words
    assert "Open the post" in words
    assert "digest." not in words


def test_a_full_digest_stays_small_enough_for_mail_clients_to_show_whole() -> None:
    """Gmail cuts mails at 102 kB; twelve full cases stay below it."""
    assert len(render(day(), "html").encode()) < 102_000
    assert END.tzinfo is not None
