"""Archives as people have them: broken lines, Excel's encodings, growing and replaced files, replay."""

import gzip
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.domain.errors import Rejected
from activesupport.domain.post import Cursor, Page, Query, Window
from activesupport.sources.archive import ArchiveSource
from activesupport.sources.archive_lines import MAX_RECORD, csv_fields
from activesupport.sources.border import parse_time

HEADER = "id,time,text,author\n"


def line(number: int, **fields: Any) -> str:
    post = {"id": f"p{number}", "time": f"2026-10-01T00:{number:02}:00Z", "text": f"text {number}"}
    return json.dumps(post | fields, ensure_ascii=False) + "\n"


def fetch(path: Path, now: datetime, cursor: Cursor | None = None, **options: Any) -> Page:
    return ArchiveSource(**options).fetch(Query("k", location=str(path)), Window(cursor, now))


def drain(path: Path, now: datetime, cursor: Cursor | None = None, **options: Any) -> list[Page]:
    pages = []
    for _ in range(500):
        pages.append(fetch(path, now, cursor, **options))
        cursor = json.loads(json.dumps(dict(pages[-1].cursor)))
        if not pages[-1].more:
            return pages
    raise AssertionError("the file never ends")


def ids(*pages: Page) -> list[str]:
    return [post.platform_id for page in pages for post in page.posts]


def codes(*pages: Page) -> list[str]:
    return [fault.code for page in pages for fault in page.faults]


def written(path: Path, content: str | bytes, at: datetime | None = None) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    if at is not None:
        os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def test_times_without_an_offset_are_those_of_the_zone_and_told_once(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.csv", HEADER + "1,2026/10/1 9:30,a,\n2,2026-10-01T00:30:00Z,b,\n3,2090-01-01,c,\n")
    page = fetch(path, now, zone=ZoneInfo("Asia/Tokyo"))
    assert [post.time for post in page.posts[:2]] == [datetime(2026, 10, 1, 0, 30, tzinfo=UTC)] * 2
    told = {fault.code: fault.values for fault in page.faults}
    assert told["archive.no_offset"] == {"file": "a.csv", "count": 2, "zone": "Asia/Tokyo"}
    assert told["archive.future"]["count"] == 1
    assert fetch(path, now, page.cursor, zone=ZoneInfo("Asia/Tokyo")).faults == ()


def test_every_field_of_a_json_line(tmp_path: Path, now: datetime) -> None:
    full = {
        "source": "x",
        "platform_id": 42,
        "author": {"id": "a1", "handle": "@jane", "name": "Jane", "followers": 12},
        "created_at": "2026-10-01T09:00:00+09:00",
        "text": "届かない 📦",
        "url": "https://example.com/42",
        "thread": "t",
        "reply_to": "r",
        "repost_of": "o",
        "quote_of": "q",
        "media": ["a.png", "b.png"],
        "likes": 3,
        "reposts": "2",
        "replies": 1,
        "mentions": ["@acme"],
        "ignored": {"deep": []},
    }
    (post,) = fetch(written(tmp_path / "a.jsonl", json.dumps(full) + "\n"), now).posts
    assert (post.source, post.platform_id, post.time) == ("x", "42", datetime(2026, 10, 1, tzinfo=UTC))
    author = post.author
    assert (author.id, author.handle, author.name, author.followers) == ("a1", "jane", "Jane", 12)
    assert (post.text, post.url) == ("届かない 📦", "https://example.com/42")
    assert (post.thread, post.reply_to, post.repost_of, post.quote_of) == ("t", "r", "o", "q")
    assert (post.media, post.likes, post.reposts, post.replies, post.mentions) == (2, 3, 2, 1, ("acme",))


def test_strangers_never_share_an_author(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.jsonl", line(1) + line(2, author="") + line(3, author="bob"))
    authors = [post.author.id for post in fetch(path, now).posts]
    assert authors == ["unknown:p1", "unknown:p2", "bob"]
    assert {post.source for post in fetch(path, now).posts} == {"archive"}


def test_bad_lines_are_told_with_their_number_and_the_rest_is_taken(tmp_path: Path, now: datetime) -> None:
    content = b"".join(
        [
            line(1).encode(),
            b"{broken\n",
            b"[1]\n",
            b'{"time": 1, "text": "no id"}\n',
            b'{"id": "x", "text": "no time"}\n',
            b'{"id": "x", "time": "soon", "text": ""}\n',
            b'{"id": "x", "time": 1760000000}\n',
            b"\n",
            line(9, text="caf\u00e9").encode("latin-1"),
            line(10, text="", likes="many", url="javascript:alert(1)").encode(),
            b'{"id": "p11", "time": 1760000000, "text": "\\ud800 \\u0000"}\n',
            b"[" * 100_000 + b"\n",
        ]
    )
    page = fetch(written(tmp_path / "a.jsonl", content), now)
    assert ids(page) == ["p1", "p9", "p10", "p11"]
    assert [(fault.code, fault.values["line"]) for fault in page.faults] == [
        ("archive.bad_json", 2),
        ("archive.not_an_object", 3),
        ("archive.no_id", 4),
        ("archive.no_time", 5),
        ("archive.bad_time", 6),
        ("archive.no_text", 7),
        ("archive.bad_bytes", 9),
        ("archive.bad_number", 10),
        ("archive.bad_url", 10),
        ("archive.bad_json", 12),
    ]
    assert page.posts[1].text == "caf\ufffd"
    assert (page.posts[2].text, page.posts[2].url) == ("", None)
    assert page.posts[3].text == "\ufffd \ufffd"


def test_ten_megabytes_of_text_are_kept(tmp_path: Path, now: datetime) -> None:
    text = "あ" * 3_500_000
    for name, content in (("a.jsonl", line(1, text=text)), ("a.csv", f'{HEADER}1,1760000000,"{text}",x\n')):
        page = fetch(written(tmp_path / name, content), now)
        assert page.posts[0].text == text
        assert codes(page) == ["archive.long_text"]


def test_a_file_without_line_breaks_is_told_and_passed_over(tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(line(1).encode())
        file.write(b"x" * (MAX_RECORD + 10))
        file.write(b"\n" + line(3).encode())
    pages = drain(path, now)
    assert ids(*pages) == ["p1", "p3"]
    told = [(fault.code, fault.values["line"]) for page in pages for fault in page.faults]
    assert told == [("archive.line_too_long", 2)]


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "jsonl.gz", "csv.gz"])
def test_pages_join_without_loss(tmp_path: Path, now: datetime, suffix: str) -> None:
    rows = [f'p{n},2026-10-01,"line one\nline, two ""{n}""",bob\n' for n in range(25)]
    content = HEADER + "".join(rows) if "csv" in suffix else "".join(line(n) for n in range(25))
    raw = gzip.compress(content.encode()) if suffix.endswith("gz") else content.encode()
    pages = drain(written(tmp_path / f"a.{suffix}", raw), now, page_size=4)
    assert ids(*pages) == [f"p{n}" for n in range(25)]
    assert codes(*pages) == (["archive.no_offset"] if "csv" in suffix else [])
    assert len(pages) == 7
    if "csv" in suffix:
        assert pages[0].posts[3].text == 'line one\nline, two "3"'


@pytest.mark.parametrize(("encoding", "told"), [("utf-8-sig", []), ("utf-8", []), ("cp932", ["archive.cp932"])])
def test_csv_as_excel_in_japan_saves_it(tmp_path: Path, now: datetime, encoding: str, told: list[str]) -> None:
    content = "ID,Time,Text,Author,followers\r\n1,2026/11/1 9:30,対応が遅い①,花子,1200\r\n"
    page = fetch(written(tmp_path / "a.csv", content.encode(encoding)), now)
    (post,) = page.posts
    assert (post.text, post.author.handle, post.author.followers) == ("対応が遅い①", "花子", 1200)
    assert post.time == datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    assert codes(page) == [*told, "archive.no_offset"]


def test_one_broken_byte_does_not_make_a_file_shift_jis(tmp_path: Path, now: datetime) -> None:
    content = (HEADER + "1,1760000000,対応,a\n2,1760000000,遅い,b\n").encode() + b"3,1760000000,\xff!,c\n"
    page = fetch(written(tmp_path / "a.csv", content), now)
    assert [post.text for post in page.posts] == ["対応", "遅い", "\ufffd!"]
    assert [(fault.code, fault.values["line"]) for fault in page.faults] == [("archive.bad_bytes", 4)]


def test_csv_rows_that_do_not_fit_are_told(tmp_path: Path, now: datetime) -> None:
    content = HEADER + '1,1760000000,a, comma,x\n2,1760000000,ok,x\n3,1760000000,"open,x\n4,1760000000,ok,x\n'
    page = fetch(written(tmp_path / "a.csv", content, now - timedelta(hours=1)), now)
    assert ids(page) == ["2", "4"]
    told = [(fault.code, fault.values["line"]) for fault in page.faults]
    assert told == [("archive.too_many_fields", 2), ("archive.open_quote", 4)]


def test_a_growing_file_is_followed(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.jsonl", line(1))
    first = fetch(path, now)
    with path.open("a") as file:
        file.write(line(2) + line(3)[:20])
    second = fetch(path, now, first.cursor)
    assert (ids(second), codes(second), second.more) == (["p2"], [], False)
    with path.open("a") as file:
        file.write(line(3)[20:] + line(4)[:-1])
    third = fetch(path, now, second.cursor)
    assert ids(third) == ["p3", "p4"]
    with path.open("a") as file:
        file.write("\n{bad\n")
    fourth = fetch(path, now, third.cursor)
    assert [(fault.code, fault.values["line"]) for fault in fourth.faults] == [("archive.bad_json", 5)]


def test_a_line_that_stays_broken_off_is_told_once_and_still_taken_when_it_comes(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.jsonl", line(1) + line(2)[:25], now)
    pages = [fetch(path, now)]
    for minutes in range(1, 4):
        pages.append(fetch(path, now + timedelta(seconds=minutes), pages[-1].cursor))
    assert [codes(page) for page in pages] == [[], ["archive.bad_json"], [], []]
    with path.open("a") as file:
        file.write(line(2)[25:])
    assert ids(fetch(path, now, pages[-1].cursor)) == ["p2"]


def test_a_last_csv_row_waits_until_the_file_rests(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.csv", HEADER + "1,1760000000,whole,x\n2,1760000000,ha", now)
    first = fetch(path, now)
    assert ids(first) == ["1"]
    with path.open("a") as file:
        file.write("lf,y")
    os.utime(path, (now.timestamp(), now.timestamp()))
    second = fetch(path, now, first.cursor)
    assert ids(second) == []
    (last,) = fetch(path, now, second.cursor).posts
    assert (last.text, last.author.handle) == ("half", "y")


def test_a_file_at_rest_is_taken_to_its_end_at_once(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.csv", HEADER + "1,1760000000,no newline,x", now - timedelta(minutes=2))
    assert ids(fetch(path, now)) == ["1"]


@pytest.mark.parametrize("other", [line(7), line(7) + line(8) + line(9)])
def test_a_replaced_file_is_read_again(tmp_path: Path, now: datetime, other: str) -> None:
    path = written(tmp_path / "a.jsonl", line(1) + line(2))
    first = fetch(path, now)
    second = fetch(written(path, other), now, first.cursor)
    assert codes(second) == ["archive.replaced"]
    assert ids(second)[0] == "p7"


def test_a_cut_gzip_gives_what_it_has(tmp_path: Path, now: datetime) -> None:
    packed = gzip.compress("".join(line(n % 60, id=f"p{n}") for n in range(3000)).encode())
    path = written(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2], now - timedelta(hours=1))
    pages = drain(path, now)
    assert len(ids(*pages)) > 500
    assert codes(*pages) == ["archive.damaged"]
    whole = written(path, packed, now - timedelta(hours=1))
    rest = drain(whole, now, pages[-1].cursor)
    assert len(set(ids(*pages, *rest))) == 3000


def test_replay_at_sixty_times_the_speed(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.jsonl", line(0) + line(30) + line(59))
    first = fetch(path, now, speed=60)
    assert (ids(first), first.not_before, first.more) == (["p0"], now + timedelta(seconds=30), False)
    early = fetch(path, now + timedelta(seconds=29), first.cursor, speed=60)
    assert ids(early) == []
    second = fetch(path, now + timedelta(seconds=30), early.cursor, speed=60)
    assert (ids(second), second.not_before) == (["p30"], now + timedelta(seconds=59))
    last = fetch(path, now + timedelta(seconds=60), second.cursor, speed=60)
    assert (ids(last), last.not_before) == (["p59"], None)
    assert last.posts[0].time == datetime(2026, 10, 1, 0, 59, tzinfo=UTC)


def test_shift_moves_the_latest_post_to_the_first_poll(tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.jsonl", line(0) + line(59) + line(30))
    pages = drain(path, now, shift=True, page_size=1)
    times = [post.time for page in pages for post in page.posts]
    assert times == [now - timedelta(minutes=59), now, now - timedelta(minutes=29)]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.jsonl", None, "archive.missing"),
        ("a.xlsx", "PK", "archive.kind"),
        ("a.csv", "name,words\nx,y\n", "archive.csv_header"),
        ("b.csv", HEADER.encode("utf-16"), "archive.utf16"),
    ],
)
def test_what_is_no_archive_is_told(
    tmp_path: Path, now: datetime, name: str, content: str | bytes | None, code: str
) -> None:
    if content is not None:
        written(tmp_path / name, content)
    with pytest.raises(Rejected) as told:
        fetch(tmp_path / name, now)
    assert told.value.reason.code == code


def test_a_folder_and_nothing_at_all_are_told(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(Rejected) as told:
        fetch(tmp_path / "folder.jsonl", now)
    assert told.value.reason.code == "archive.not_a_file"
    with pytest.raises(Rejected) as told:
        ArchiveSource().fetch(Query("k"), Window(None, now))
    assert told.value.reason.code == "archive.no_location"
    assert fetch(written(tmp_path / "empty.csv", ""), now).posts == ()


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=1))
def test_csv_fields_survive_quoting(fields: list[str]) -> None:
    row = ",".join('"' + field.replace('"', '""') + '"' for field in fields)
    assert csv_fields(row + "\r\n") == fields


@pytest.mark.parametrize(
    "value",
    [
        1760000000,
        1760000000.0,
        "1760000000",
        1760000000000,
        "2025-10-09T08:53:20Z",
        "2025-10-09T17:53:20+09:00",
        "2025-10-09 08:53:20",
        "2025/10/9 8:53:20",
    ],
)
def test_times_in_every_dress(value: object) -> None:
    assert parse_time(value) == datetime(2025, 10, 9, 8, 53, 20, tzinfo=UTC)


@pytest.mark.parametrize("value", [None, True, "", "soon", 1e40, "9" * 30, [], float("nan"), "2026/13/1"])
def test_what_is_no_time(value: object) -> None:
    with pytest.raises(ValueError):
        parse_time(value)
