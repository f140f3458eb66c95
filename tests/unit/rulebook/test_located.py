"""Lines of keys in TOML texts: every kind of string and table that could mislead a search."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.rulebook import line_of

TEXT = '''\
# [[watch]] in a comment
title = "[[watch]] in a string"  # keywords = 1

[[watch]]
id = "a"
note = """
[[watch]]
keywords = "not here"
"""
keywords = ["one", "two"]

[[watch]]
"id" = 'b \\'
keywords = [
    "x]",  # "y"
    "#z",

    "w",
]
accounts = { x = ["@a"], "m.n" = ["@b",
    "@c"] }

[[watch.part]]
size = 1

[[watch.part]]
size = 2

[priority]
labels.churn = 4
when = 2026-01-02 03:04:05

[priority . "deep er"]
literal = \'\'\'
[[watch]]\'\'\'
after = 1
'''

PLACES = [
    (("title",), 2),
    (("watch", 0), 4),
    (("watch", 0, "note"), 6),
    (("watch", 0, "keywords"), 10),
    (("watch", 0, "keywords", 1), 10),
    (("watch", 1), 12),
    (("watch", 1, "id"), 13),
    (("watch", 1, "keywords", 0), 15),
    (("watch", 1, "keywords", 1), 16),
    (("watch", 1, "keywords", 2), 18),
    (("watch", 1, "accounts", "x", 0), 20),
    (("watch", 1, "accounts", "m.n", 1), 21),
    (("watch", 1, "part", 0, "size"), 24),
    (("watch", 1, "part", 1, "size"), 27),
    (("priority",), 29),
    (("priority", "labels", "churn"), 30),
    (("priority", "labels", "churn", "[key]"), 30),
    (("priority", "when"), 31),
    (("priority", "deep er", "literal"), 34),
    (("priority", "deep er", "after"), 36),
    (("watch", 1, "missing"), 12),
    (("nowhere",), 1),
]


@pytest.mark.parametrize(("path", "line"), PLACES)
def test_every_path_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    tomllib.loads(TEXT)
    assert line_of(TEXT, path) == line


@given(st.text(alphabet="[]{}=.,#\"'\\\n ab1あ", max_size=60))
def test_no_text_breaks_the_search(text: str) -> None:
    assert 1 <= line_of(text, ("a", 0, "b")) <= text.count("\n") + 1


def test_deep_nesting_does_not_break_the_search() -> None:
    assert line_of("a = 1\nb = " + "[" * 100_000, ("b",)) == 2


values = st.text(alphabet="[]{}=#,'あa ", max_size=12)


@given(st.lists(st.lists(values, max_size=4), min_size=1, max_size=6))
def test_generated_files(tables: list[list[str]]) -> None:
    """Write a file whose lines are known and find every one of them again."""
    lines: list[str] = []
    expected: dict[tuple[str | int, ...], int] = {}
    for number, words in enumerate(tables):
        lines.append("[[t]]")
        expected["t", number] = len(lines)
        lines.append("k = [")
        for position, word in enumerate(words):
            lines.append(f'  "{word}",  # ]')
            expected["t", number, "k", position] = len(lines)
        lines.append("]")
    text = "\n".join(lines)
    assert tomllib.loads(text) == {"t": [{"k": words} for words in tables]}
    assert {path: line_of(text, path) for path in expected} == expected
