"""Full-text search: both engines find the same cases, by their index, and take whatever is typed."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState
from activesupport.storage import cases, search
from activesupport.storage.database import Database
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import CaseRow, CaseTextRow, DecisionRow
from activesupport.text.bigrams import bigrams
from activesupport.work.reindex import reindex
from tests.storage import rows
from tests.together import finish

NOON = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
TEXTS = {
    1: "解約したいのに電話がつながらない",
    2: "約束と解説がほしい。iPhoneを解約中",
    3: "I cancelled it: too little, too late. 100% & 'unfair'",
    4: "late again, too. e-mail me",
    5: "해지하고 싶어요 ยกเลิก",
    6: "ｻﾎﾟｰﾄォォォ ソフ〇バンク 😡",
}


def open_cases(session: Session, texts: dict[int, str]) -> dict[int, int]:
    """A case a text, findable; the numbers of the texts by those of the cases."""
    found = {}
    for number, said in texts.items():
        author = f"a{number}"
        (key,) = rows.store(session, rows.post(number, author=author, text=said))
        case = rows.open_case(session, key, author_id=author, author_handle=f"handle_{author}")
        rows.mention(session, key, case_id=case)
        found[case] = number
    search.index_cases(session, list(found))
    return found


def find(session: Session, query: str) -> set[int]:
    return set(session.scalars(select(CaseRow.id).where(CaseRow.id.in_(search.matching(session, query)))))


@pytest.fixture
def filled(database: Database) -> Iterator[tuple[Session, dict[int, int]]]:
    with database.writing() as session:
        yield session, open_cases(session, TEXTS)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("解約", {1, 2}),
        ("解", {1, 2}),
        ("中", {2}),
        ("約束", {2}),
        ("解約し", {1}),
        ("解約い", set()),
        ("束と解説", {2}),
        ("解約 電話", {1}),
        ("解約 -電話", {2}),
        ("-解約", {3, 4, 5, 6}),
        ("-解約 -late", {5, 6}),
        ("電話 OR 解説", set()),
        ("cancel", {3}),
        ('"cancel"', set()),
        ("too late", {3, 4}),
        ('"too late"', {3}),
        ("“too late”", {3}),
        ("iphone", {2}),
        ("iPhoneを解約", {2}),
        ("Phoneを解約", set()),
        ("e-mail", {4}),
        ("100%", {3}),
        ("해지", {5}),
        ("เลิก", {5}),
        ("サポート", {6}),
        ("ソフ○バンク", {6}),
        ("handle_a4", {4}),
        ('"Name of a5"', {5}),
        ('"て late"', set()),
        ("😡", set()),
        ("", set()),
    ],
)
def test_both_engines_find_the_same(filled: tuple[Session, dict[int, int]], query: str, found: set[int]) -> None:
    session, numbers = filled
    assert {numbers[case] for case in find(session, query)} == found


NASTY = [
    *(
        '"',
        '""',
        '"解約',
        "解約*",
        "* *",
        "NEAR(解約 電話)",
        "grams : 解約",
        "^解約",
        "{grams} : x",
        "a AND",
        "NOT 解約",
    ),
    *("(", ")", "解約 OR", "'; DROP TABLE cases; --", "\\", "\\'", "'a':*A & !b", "<->", "a\x00b", "\x00", "\ud800"),
    *("%s", ":a", "%(x)s", "?", "-", "--", '-"', "-解約 -", "a" * 5000, "解" * 5000, '"a" ' * 2000, "\u0301", "。、"),
]


def test_nothing_that_is_typed_is_an_error(filled: tuple[Session, dict[int, int]]) -> None:
    session, numbers = filled
    for query in NASTY:
        assert find(session, query) <= set(numbers), query
    assert len(find(session, "解約")) == 2


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.text() | st.text("\"“-' *():^&|!<>\\%\x00解約電話toolate", max_size=12))
def test_nothing_at_all_is_an_error(filled: tuple[Session, dict[int, int]], query: str) -> None:
    session, numbers = filled
    assert find(session, query) <= set(numbers)


def test_whatever_was_written_can_be_stored(database: Database) -> None:
    words = " ".join(chr(point) * 70 for point in range(0x10330, 0x1034A))
    texts = {1: "\x00\ud800 ¶ '\"\\", 2: "", 3: "\u0301" * 3000, 4: f"{words} 解約" * 2000, 5: "解約" * 200_000}
    with database.writing() as session:
        open_cases(session, texts)
        assert len(find(session, "解約")) == 2
        assert max(map(len, session.scalars(select(CaseTextRow.grams)))) <= search.LONGEST


def test_order_counts_also_far_into_a_long_case(database: Database) -> None:
    """PostgreSQL's own phrases end at the 16,383rd word, and at the 256th place of the same word."""
    with database.writing() as session:
        numbers = open_cases(session, {1: "ああ" * 20_000 + "解約", 2: "解約" * 300 + "約束と解説"})
        assert [numbers[case] for case in find(session, "あ解約")] == [1]
        assert [numbers[case] for case in find(session, "約約束と")] == [2]


def test_posts_notes_and_replies_of_a_case_are_searched_and_nothing_across_their_ends(database: Database) -> None:
    with database.writing() as session:
        numbers = open_cases(session, {1: "圏外が続く", 2: "圏外だ"})
        case = next(iter(numbers))
        (later,) = rows.store(session, rows.post(9, author="a1", text="解約"))
        rows.mention(session, later, case_id=case)
        decide(session, case, "note", {"text": "技術部に確認 late"})
        decide(session, case, "relabel", {"text": "別件"})
        reply(session, case, later, "ご不便をおかけしました")
        assert find(session, "技術部") == find(session, "不便") == find(session, "解約") == set()
        search.index_cases(session, [case])
        for query in ("圏外 解約 技術部 ご不便", "確認 late", '"Name of a1"'):
            assert find(session, query) == {case}, query
        for query in ("別件", "続く解約", '"late ご不便"', '"続く 解約"'):
            assert find(session, query) == set(), query


def test_what_is_gone_is_not_found_any_more(database: Database) -> None:
    with database.writing() as session:
        case, other = open_cases(session, {1: "圏外", 2: "圏外"})
        row = decide(session, case, "note", {"text": "違約金"})
        search.index_cases(session, {case, other})
        assert find(session, "違約金") == {case}
        session.execute(delete(DecisionRow).where(DecisionRow.id == row))
        search.index_cases(session, {case, other})
        assert find(session, "違約金") == set()
        session.execute(delete(CaseTextRow).where(CaseTextRow.case_id == case))
        assert find(session, "圏外") == {other}


def test_of_two_who_write_at_once_both_are_found(database: Database) -> None:
    with database.writing() as session:
        (case,) = open_cases(session, {1: "圏外"})

    def add(said: str, meanwhile: Callable[[], None]) -> None:
        with database.writing() as session:
            decide(session, case, "note", {"text": said})
            search.index_cases(session, [case])
            meanwhile()

    second = threading.Thread(target=add, args=("違約金", lambda: None), daemon=True)

    def start_second() -> None:
        second.start()
        second.join(0.3)
        assert second.is_alive(), "it waits for the first"

    add("技術部", start_second)
    finish(second)
    with database.reading() as session:
        assert find(session, "技術部 違約金 圏外") == {case}


def test_no_case_is_no_work(database: Database) -> None:
    with database.writing() as session:
        search.index_cases(session, [])
        assert session.scalars(select(CaseTextRow)).all() == []


def test_everything_can_be_indexed_anew(database: Database) -> None:
    with database.writing() as session:
        numbers = open_cases(session, TEXTS)
        session.execute(delete(CaseTextRow))
        assert find(session, "解約") == set()
    for batch in (2, len(TEXTS), 500):
        assert reindex(database, batch) == len(TEXTS)
    with database.reading() as session:
        assert {numbers[case] for case in find(session, "解約")} == {1, 2}


def test_the_queue_can_be_searched(database: Database) -> None:
    with database.writing() as session:
        numbers = open_cases(session, TEXTS)
        for said, found in (("解約", {1, 2}), (None, set(TEXTS)), (" ", set(TEXTS)), ("!", set())):
            wanted = cases.Wanted({CaseState.OPEN}, search=said)
            assert {numbers[item.case.id] for item in cases.queue(session, wanted)} == found
            assert cases.count_queue(session, wanted) == len(found)
        assert cases.queue(session, cases.Wanted({CaseState.CLAIMED}, search="解約")) == []


def test_the_index_is_used(database: Database) -> None:
    with database.writing() as session:
        many(session, 3000)
    with database.writing() as session:
        session.execute(text("ANALYZE"))
        for query in ("解約", "解約し", "約", "late", "解約 -電話"):
            plan = explain(session, query)
            assert "case_texts_grams" in plan, plan
            assert "SCAN case_texts\n" not in plan, plan
            assert "Seq Scan on case_texts" not in plan, plan


def many(session: Session, count: int) -> None:
    """Cases with texts of a post's length that say nothing in common, and one that wants to end the contract."""
    (key,) = rows.store(session, rows.post(1))
    first = session.get_one(CaseRow, rows.open_case(session, key))
    shared = {one.name: getattr(first, one.name) for one in CaseRow.__table__.columns if one.computed is None}
    del shared["id"]
    numbers = cases.open_cases(session, [shared | {"author_id": f"many{number}"} for number in range(count)])
    said = [
        "解約したい late",
        *("".join(chr(0x4E00 + number * at % 20_011) for at in range(100)) for number in numbers),
    ]
    texts = [{"case_id": case, "grams": " ".join(bigrams(words))} for case, words in zip(numbers, said, strict=False)]
    session.execute(insert(CaseTextRow), texts)


def explain(session: Session, query: str) -> str:
    dialect = session.get_bind().dialect
    statement = select(CaseRow.id).where(CaseRow.id.in_(search.matching(session, query)))
    compiled = statement.compile(dialect=dialect)
    values = tuple(compiled.params[name] for name in compiled.positiontup or ()) or compiled.params
    how = "EXPLAIN QUERY PLAN" if dialect.name == "sqlite" else "EXPLAIN"
    found = session.connection().exec_driver_sql(f"{how} {compiled}", values)
    return "".join(f"{one[-1]}\n" for one in found)


def decide(session: Session, case: int, action: str, detail: dict[str, Any]) -> int:
    row = {"case_id": case, "at": NOON, "actor": "sato", "action": action, "detail": detail}
    return session.scalars(insert(DecisionRow).returning(DecisionRow.id), [row]).one()


def reply(session: Session, case: int, post: int, said: str) -> None:
    facts = {"brand": "acme", "source": "x", "target": "p1", "author": "sato", "language": "ja", "state": "seen"}
    row = facts | {"case_id": case, "post_id": post, "text": said, "created_at": NOON, "changed_at": NOON}
    session.execute(insert(ReplyRow), [row])
