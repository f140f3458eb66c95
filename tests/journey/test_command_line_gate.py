"""`gate`: JSON Lines in, JSON Lines out, in order, without any configuration."""

import json
from pathlib import Path

import pytest

from activesupport.words import say
from tests.journey.program import ENGLISH, JAPANESE, as_lines, program


@pytest.mark.parametrize(("language", "tongue"), [(ENGLISH, "en"), (JAPANESE, "ja")])
def test_an_answer_has_the_promised_form(tmp_path: Path, language: str, tongue: str) -> None:
    given = as_lines(
        {"id": "a", "lang": "en", "brand": "Tsumugi", "text": "Tsumugi is slow today"},
        {"id": 2, "lang": "ja-JP", "brand": ["Tsumugi", "ツムギ"], "text": "ツ○ギ、また値上げ"},
        {"text": "父が亡くなりました。解約したいです", "context": {"contacted_days_ago": 1.5}},
    )
    answers = program("gate", at=tmp_path, given=given, language=language).lines
    assert [(one["id"], one["decision"], one["reason"]) for one in answers] == [
        ("a", "ok", "none"), (2, "hold", "masked_name"), (None, "senior", "bereavement"),
    ]  # fmt: skip
    for one in answers:
        assert list(one) == ["id", "decision", "reason", "words"]
        assert one["words"] == say(f"gate.{one['reason']}", tongue)


@pytest.mark.parametrize(
    ("context", "reason"),
    [
        (None, "none"), ({}, "none"), ({"opted_out": False, "incident": None}, "none"), ({"later": "ignored"}, "none"),
        ({"opted_out": True}, "opt_out"), ({"incident": True}, "incident"),
        ({"contacted_days_ago": 3}, "contacted_recently"), ({"contacted_days_ago": 30}, "none"),
        ({"angry_posts_last_hour": 300, "usual_angry_per_hour": 4.5}, "crowd_anger"),
        ({"angry_posts_last_hour": 5, "usual_angry_per_hour": 4.5}, "none"),
    ],
)  # fmt: skip
def test_circumstances_are_heeded(tmp_path: Path, context: object, reason: str) -> None:
    given = as_lines({"text": "Tsumugi is slow today", "context": context})
    assert [one["reason"] for one in program("gate", at=tmp_path, given=given).lines] == [reason]


@pytest.mark.parametrize("command", ["gate", "guard", "classify", "suggest"])
def test_settings_come_from_the_environment_without_any_file(tmp_path: Path, command: str) -> None:
    variable = {"ACTIVESUPPORT_MODEL__PRECISION": "much"}
    done = program(command, at=tmp_path, given=as_lines({"text": "Tsumugi is slow today"}), code=2, **variable)
    assert "ACTIVESUPPORT_MODEL__PRECISION" in done.err


def test_a_bad_line_is_told_in_its_place_and_the_rest_is_done(tmp_path: Path) -> None:
    bad: list[object] = [
        b"oops", {"id": 1}, {"text": "x", "context": []}, {"text": "x", "context": {"opted_out": "yes"}},
        {"text": "x", "context": {"contacted_days_ago": -1}}, {"text": "x", "context": {"contacted_days_ago": True}},
        b'{"text": "x", "context": {"angry_posts_last_hour": ' + b"9" * 400 + b"}}",
    ]  # fmt: skip
    given = as_lines({"text": "first", "id": 0}, *bad, {"text": "last", "id": 9})
    done = program("gate", "-", at=tmp_path, given=given, code=1)
    assert [(one["id"], one.get("line")) for one in done.lines] == [
        (0, None),
        *((None, n) for n in range(2, 9)),
        (9, None),
    ]
    for one in done.lines[1:-1]:
        assert list(one) == ["id", "line", "error"]
    assert "context.opted_out" in done.lines[4]["error"]
    assert "7" in done.err


def test_helplines_are_in_the_words(tmp_path: Path) -> None:
    [answer] = program("gate", at=tmp_path, given=as_lines({"text": "もう死にたいです"}), language=JAPANESE).lines
    assert (answer["decision"], answer["reason"]) == ("senior", "self_harm")
    assert "0120-061-338" in answer["words"]


def test_odd_input_is_answered(tmp_path: Path) -> None:
    odd = as_lines(
        {"text": ""}, {"text": "a" * 1_000_000}, {"text": "x", "brand": 5, "lang": 5},
        {"text": "x", "brand": [None, ""]},
        b'{"text": "bad \\ud800 sign"}',
    )  # fmt: skip
    assert [one["reason"] for one in program("gate", at=tmp_path, given=odd).lines] == ["none"] * 5


def test_file_in_file_out(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(as_lines({"text": "hello", "id": 1}))
    assert program("gate", "in.jsonl", "-o", "out.jsonl", at=tmp_path).out == b""
    assert json.loads((tmp_path / "out.jsonl").read_bytes())["decision"] == "ok"
