"""Public data sets: what each format says about labels, what it leaves unsaid, and which rows are refused."""

import json
import os
import re
from dataclasses import fields
from pathlib import Path

import pytest

from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label
from activesupport.language import corpus
from activesupport.language.convert import Format, Row, read
from activesupport.words import LANGUAGES, catalogue
from tests.docs.pages import page, section, table

SHARED = Path(os.environ.get("ACTIVESUPPORT_SHARED") or Path(__file__).parents[4] / "shared")
REAL = {
    "en/complaints_dev.csv": Format.COMPLAINTS,
    "en/airline_dev.csv": Format.AIRLINE,
    "en/churn_chatbot.tsv": Format.CHURN_CHATBOT,
    "en/banking77_train.csv": Format.BANKING77,
    "en/banking77_test.csv": Format.BANKING77,
    "en/reply_pairs_dev.jsonl": Format.REPLY_PAIRS,
    "ja/asdc_dialog_acts.jsonl": Format.ASDC,
    "ja/quasi_reviews.jsonl": Format.QUASI_REVIEWS,
    "ja/jrte_pn.tsv": Format.JRTE_PN,
    "ja/smoke.jsonl": Format.SMOKE,
}
ROWS = {
    "en/complaints_dev.csv": 2377, "en/airline_dev.csv": 11573, "en/churn_chatbot.tsv": 317,
    "en/banking77_train.csv": 10003, "en/banking77_test.csv": 3080, "en/reply_pairs_dev.jsonl": 525,
    "ja/asdc_dialog_acts.jsonl": 3001, "ja/quasi_reviews.jsonl": 7414, "ja/jrte_pn.tsv": 5553, "ja/smoke.jsonl": 118,
}  # fmt: skip

COMPLAINTS = 'id,text,label,domain\n7,"@x_help it broke, again",1,apparel\n8,where is the shop?,0,random_tweet\n'
AIRLINE = (
    "tweet_id,text,label,airline_sentiment,negativereason,airline\n"
    '1,"@kumoair late &amp; no word\nat all",1,negative,Late Flight,Kumo Air\n'
    "2,@kumoair lovely crew,0,positive,,Kumo Air\n"
)


def _rows(folder: Path, form: Format, content: str | bytes) -> list[Row]:
    file = folder / "posts.txt"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read(file, form))


def _json(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _said(rows: list[Row]) -> list[tuple[list[str], list[str]]]:
    """(labels, known) of every row, as words."""
    return [([*map(str, row.labels)], [*map(str, row.known)]) for row in rows]


def test_complaints(tmp_path: Path) -> None:
    rows = _rows(tmp_path, Format.COMPLAINTS, COMPLAINTS)
    assert _said(rows) == [(["complaint"], ["complaint"]), ([], ["complaint"])]
    assert rows[0].text == "@x_help it broke, again"
    assert [(row.id, row.sector, row.lang) for row in rows] == [("7", "apparel", "en"), ("8", "random_tweet", "en")]
    assert {row.source for row in rows} == {"complaints"}


def test_airline_reads_entities_and_takes_positive_for_no_complaint_only(tmp_path: Path) -> None:
    rows = _rows(tmp_path, Format.AIRLINE, AIRLINE)
    assert _said(rows) == [(["complaint"], ["complaint"]), ([], ["complaint"])]
    assert rows[0].text == "@kumoair late & no word\nat all"
    assert [(row.brand, row.sector, row.kind) for row in rows] == [
        ("Kumo Air", "Kumo Air", "Late Flight"), ("Kumo Air", "Kumo Air", ""),
    ]  # fmt: skip


def test_churn_is_toward_its_target(tmp_path: Path) -> None:
    text = 'from "Tsumugi" to Haru'
    content = f"{text}\tEN\tTsumugi\t1\n{text}\tEN\tHaru\t0\n\nI am off\tEN\tno_brand\t0\nhello\tEN\t\t0\n"
    rows = _rows(tmp_path, Format.CHURN_CHATBOT, content)
    assert _said(rows) == [(["churn"], ["churn"]), *[([], ["churn"])] * 3]
    assert [(row.text, row.brand, row.sector) for row in rows[:2]] == [
        (text, "Tsumugi", "tsumugi"), (text, "Haru", "haru"),
    ]  # fmt: skip
    assert [row.brand for row in rows[2:]] == ["", ""]
    assert [row.id for row in rows] == ["posts-1", "posts-2", "posts-4", "posts-5"]
    assert {row.lang for row in rows} == {"en"}


@pytest.mark.parametrize(
    ("text", "intent", "labels"),
    [
        ("Is my card on its way?", "card_arrival", ["question"]),
        ("how do i get my card", "card_arrival", ["question"]),
        ("Please stop the transfer.", "cancel_transfer", ["question"]),
        ("It is late. Can you look into it", "card_arrival", ["question"]),
        ("I would like to know why it failed.", "failed_transfer", ["question"]),
        ("My top-up is still pending.", "pending_top_up", []),
        ("When I got cash the rate was wrong.", "wrong_exchange_rate", []),
        ("Can't find my password", "passcode_forgotten", []),
        ("How do I close my account?", "terminate_account", ["churn", "question"]),
        ("I want to close my account.", "terminate_account", ["churn"]),
    ],
)
def test_banking77_knows_a_question_only_where_words_ask(
    tmp_path: Path, text: str, intent: str, labels: list[str]
) -> None:
    (row,) = _rows(tmp_path, Format.BANKING77, f'text,category\n"{text}",{intent}\n')
    assert _said([row]) == [(labels, labels)]
    assert (row.kind, row.id) == (intent, "posts-2")


@pytest.mark.parametrize(
    ("act", "labels", "known"),
    [
        ("質問", ["question"], ["question"]), ("確認", ["question"], ["question"]), ("要求", [], []),
        ("照応要求", [], []), ("はい", [], ["question"]), ("感想", [], ["question"]),
    ],
)  # fmt: skip
def test_asdc(tmp_path: Path, act: str, labels: list[str], known: list[str]) -> None:
    rows = _rows(tmp_path, Format.ASDC, _json({"id": "a-1", "lang": "ja", "text": "いくらですか", "act": act}))
    assert _said(rows) == [(labels, known)]
    assert (rows[0].id, rows[0].lang, rows[0].kind) == ("a-1", "ja", act)


def test_quasi_reviews_say_nothing(tmp_path: Path) -> None:
    content = _json({"id": "q-1", "lang": "ja", "domain": "hotel", "text": "部屋は広めでした。"})
    rows = _rows(tmp_path, Format.QUASI_REVIEWS, content)
    assert _said(rows) == [([], [])]
    assert rows[0].sector == "hotel"


def test_jrte_pn(tmp_path: Path) -> None:
    content = "".join(f'p{number}\t{number}\t朝食の話。\t{{"0": 3}}\ttest\n' for number in (-1, 0, 1))
    rows = _rows(tmp_path, Format.JRTE_PN, content)
    both = ["complaint", "praise"]
    assert _said(rows) == [(["complaint"], both), ([], both), (["praise"], both)]
    assert [(row.id, row.lang) for row in rows] == [("p-1", "ja"), ("p0", "ja"), ("p1", "ja")]


@pytest.mark.parametrize(
    ("kind", "labels", "known"),
    [
        ("complaint", ["complaint"], ["complaint", "praise"]),
        ("sarcasm", ["complaint"], ["complaint", "praise"]),
        ("churn", ["churn"], ["churn"]),
        ("question", ["question"], ["question"]),
        ("praise", ["praise"], ["churn", "praise"]),
        ("sad", [], ["complaint", "churn", "question", "praise"]),
        ("neutral", [], ["complaint", "churn", "question", "praise"]),
    ],
)
def test_smoke(tmp_path: Path, kind: str, labels: list[str], known: list[str]) -> None:
    fields_ = {"id": "s1", "lang": "ja", "kind": kind, "sector": "app", "text": "また落ちた"}
    rows = _rows(tmp_path, Format.SMOKE, _json(fields_))
    assert _said(rows) == [(labels, known)]
    assert (rows[0].sector, rows[0].kind) == ("app", kind)


def test_reply_pairs_mask_persons_and_keep_the_brand(tmp_path: Path) -> None:
    post = "@AskKumoShop @kumoshop @ann_1990 and .@Other_Help: write to ann.b@example.org, I paid 5@shop &lt;3"
    rows = _rows(
        tmp_path, Format.REPLY_PAIRS, _json({"id": "9", "brand": "AskKumoShop", "post": post, "reply": "@ann_1990 hi"})
    )
    assert _said(rows) == [([], [])]
    assert rows[0].text == "@AskKumoShop @kumoshop @user and .@user: write to user@example.com, I paid 5@shop <3"
    assert (rows[0].brand, rows[0].sector, rows[0].id) == ("KumoShop", "AskKumoShop", "posts-1")
    assert "ann" not in rows[0].as_json()


def test_a_mark_of_byte_order_and_windows_lines_do_no_harm(tmp_path: Path) -> None:
    usual = _rows(tmp_path, Format.COMPLAINTS, COMPLAINTS)
    assert _rows(tmp_path, Format.COMPLAINTS, b"\xef\xbb\xbf" + COMPLAINTS.replace("\n", "\r\n").encode()) == usual
    lines = "I am off\tEN\tHaru\t1\r\nhello\tEN\tHaru\t0\r\n"
    assert _said(_rows(tmp_path, Format.CHURN_CHATBOT, lines)) == [(["churn"], ["churn"]), ([], ["churn"])]


BAD: dict[str, tuple[Format, str | bytes, int, str]] = {
    "no text": (Format.COMPLAINTS, COMPLAINTS + "9, ,1,food\n", 4, "convert.missing"),
    "another format": (Format.BANKING77, COMPLAINTS, 2, "convert.missing"),
    "a label of its own": (Format.COMPLAINTS, COMPLAINTS + "9,hm,2,food\n", 4, "convert.bad_value"),
    "too few columns": (Format.COMPLAINTS, COMPLAINTS + "9,hm,1\n", 4, "convert.columns"),
    "after a text of two lines": (Format.AIRLINE, AIRLINE + "3,late,yes,negative,,Kumo Air\n", 5, "convert.bad_value"),
    "an endless text": (Format.BANKING77, f"text,category\n{'a' * 200_000},x\n", 2, "convert.bad_row"),
    "too many tabs": (Format.CHURN_CHATBOT, "hm\tEN\tHaru\t1\nhm\thm\tEN\tHaru\t1\n", 2, "convert.columns"),
    "no json": (Format.SMOKE, "\n{oops}\n", 2, "convert.bad_row"),
    "no object": (Format.SMOKE, "[1]\n", 1, "convert.bad_row"),
    "a deep one": (Format.SMOKE, "[" * 100_000, 1, "convert.bad_row"),
    "a text that is none": (Format.QUASI_REVIEWS, _json({"id": "1", "lang": "ja", "domain": "x", "text": ["a"]}), 1,
                            "convert.missing"),
    "an act of its own": (Format.ASDC, _json({"id": "1", "lang": "ja", "act": "踊り", "text": "a"}), 1,
                          "convert.bad_value"),
    "not utf-8": (Format.CHURN_CHATBOT, b"hm\tEN\tHaru\t1\n" + "解約\tEN\tHaru\t1\n".encode("cp932"), 2,
                  "convert.not_utf8"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_row_is_told_with_file_and_line(tmp_path: Path, case: str) -> None:
    form, content, line, code = BAD[case]
    with pytest.raises(UserError) as caught:
        _rows(tmp_path, form, content)
    assert caught.value.reason.code == code
    assert (caught.value.reason.values["file"], caught.value.reason.values["line"]) == ("posts.txt", line)


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert [_rows(tmp_path, form, "") for form in Format] == [[]] * len(Format)


def test_the_corpus_reads_what_is_written(tmp_path: Path) -> None:
    odd = "圏外\u2028また\x85圏外\u2029&#x2028;です"
    rows = _rows(tmp_path, Format.SMOKE, _json(
        {"id": "s1", "lang": "ja", "kind": "complaint", "sector": "telecom", "text": odd},
        {"id": "s2", "lang": "ja", "kind": "sad", "sector": "personal", "text": "眠れない"},
    ))  # fmt: skip
    written = tmp_path / "labelled.jsonl"
    written.write_text("".join(row.as_json() + "\n" for row in rows), encoding="utf-8")
    complaint, sad = corpus.read(written)
    assert complaint.text == "圏外\u2028また\x85圏外\u2029\u2028です"
    assert (complaint.labels, complaint.language, complaint.sector) == (frozenset({Label.COMPLAINT}), "ja", "telecom")
    assert (sad.text, sad.labels) == ("眠れない", frozenset())


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="no shared data: set ACTIVESUPPORT_SHARED to their folder")
def test_the_real_files_are_read_whole() -> None:
    found = {name: list(read(SHARED / "data" / name, form)) for name, form in REAL.items()}
    assert {name: len(rows) for name, rows in found.items()} == ROWS
    assert set(REAL.values()) == set(Format)
    rows = [row for one in found.values() for row in one]
    assert [row for row in rows if not set(row.labels) <= set(row.known) or row.lang not in {"ja", "en"}] == []
    assert [row.text for row in rows if re.search(r"&(?:amp|lt|gt|quot);", row.text)] == []
    said = {name: sum(bool(row.labels) for row in one) for name, one in found.items()}
    assert (said["en/complaints_dev.csv"], said["en/airline_dev.csv"], said["en/churn_chatbot.tsv"]) == (836, 7932, 125)
    banking = [row for row in found["en/banking77_train.csv"] if Label.QUESTION in row.labels]
    assert 0.7 < len(banking) / ROWS["en/banking77_train.csv"] < 0.78  # "a quarter are bare reports" (docs/cli.md)
    handles = {handle for row in found["en/reply_pairs_dev.jsonl"] for handle in re.findall(r"@\w+", row.text)}
    assert len(handles) < 60


def test_the_page_and_the_help_tell_of_every_format_and_key() -> None:
    told = section(page("docs/cli.md"), "`activesupport convert`")
    names = {str(form) for form in Format}
    assert {name for name in table(told, "formats") if name in names} == names
    assert set(table(told, "licences")) == names
    assert set(table(told, "keys: convert")) == {field.name for field in fields(Row)}
    for language in LANGUAGES:
        assert [name for name in names if name not in catalogue(language)["help.convert_format"]] == []


def test_the_command_writes_all_or_nothing(tmp_path: Path) -> None:
    from tests.journey.program import program

    (tmp_path / "posts.csv").write_text(COMPLAINTS, encoding="utf-8")
    (tmp_path / "bad.csv").write_text(COMPLAINTS + "9,hm,2,food\n", encoding="utf-8")
    rows = program("convert", "complaints", "posts.csv", at=tmp_path).lines
    assert [list(row) for row in rows] == [[field.name for field in fields(Row)]] * 2
    program("convert", "complaints", "posts.csv", "-o", "out/labelled.jsonl", at=tmp_path)
    assert (tmp_path / "out" / "labelled.jsonl").read_text(encoding="utf-8").count("\n") == 2
    failed = program("convert", "complaints", "bad.csv", "-o", "labelled.jsonl", at=tmp_path, code=2)
    assert "bad.csv, line 4" in failed.err
    assert not list(tmp_path.glob("labelled*"))
    assert program("convert", "complaints", "bad.csv", at=tmp_path, code=2).out == b""
    assert "complaints" in program("convert", "complaint", "posts.csv", at=tmp_path, code=2).err
    assert "none.csv" in program("convert", "complaints", "none.csv", at=tmp_path, code=2).err
