"""`classify` and `suggest`: JSON Lines in, JSON Lines out, in order, without any configuration."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.journey.program import COMMAND, ENGLISH, JAPANESE, PATIENCE, as_lines, ended, environment, program

LABELS = ["complaint", "churn", "question", "request", "praise", "delight", "urgent", "noise"]
ANGRY_JA = "つむモバの電話サポート、1時間待たされた挙句に切られた。対応が最悪すぎる。もう解約します"
ANGRY_EN = "Tsumugi charged me twice again and support keeps ignoring me. Worst service ever, I'm cancelling."
SPAM = (
    "【PR】今だけ!フォロー&リポストでAmazonギフト券10,000円分が当たるプレゼントキャンペーン実施中 #懸賞 #プレゼント企画"
)

ODD_TEXTS: dict[str, dict[str, object]] = {
    "empty": {"text": ""},
    "blank": {"text": " \t\u3000 "},
    "emoji": {"text": "😡😡🤬"},
    "nul": {"text": "charged\u0000twice"},
    "long": {"text": "また請求が二重になっています。" * 6667},
    "one letter": {"text": "あ" * 100_000},
    "unknown language": {"text": "Tsumugi", "lang": "tlh"},
    "odd types": {"text": "Tsumugi", "lang": 5, "brand": ["x"]},
}


@pytest.fixture
def quick(tmp_path: Path) -> Path:
    """A folder with a configuration: without one, nothing tells the program to do without embeddings."""
    (tmp_path / "config.toml").touch()
    return tmp_path


@pytest.mark.parametrize("language", [ENGLISH, JAPANESE])
def test_a_verdict_has_the_promised_form(tmp_path: Path, language: str) -> None:
    given = as_lines(
        {"text": ANGRY_JA, "id": "a", "lang": "ja"}, {"text": ANGRY_EN, "id": "b", "brand": "Tsumugi"}, {"text": SPAM}
    )
    verdicts = program("classify", at=tmp_path, given=given, language=language).lines
    assert [one["id"] for one in verdicts] == ["a", "b", None]
    assert [one["lang"] for one in verdicts] == ["ja", "en", "ja"]
    for one in verdicts:
        assert list(one) == ["id", "lang", "scores", "labels", "unsure"]
        assert list(one["scores"]) == LABELS
        assert all(0 <= score <= 1 for score in one["scores"].values())
        assert set(one["labels"]) <= set(LABELS)


def test_noise_excludes_the_other_labels(processed_sample: Path) -> None:
    verdicts = program("classify", "sample-posts.jsonl", at=processed_sample).lines
    noisy = [one["labels"] for one in verdicts if "noise" in one["labels"]]
    assert len(verdicts) == 354
    assert noisy
    assert all(labels == ["noise"] for labels in noisy)
    assert any(len(one["labels"]) > 1 for one in verdicts)


def test_a_bad_line_is_told_in_its_place_and_the_rest_is_done(tmp_path: Path) -> None:
    given = as_lines(
        {"text": "one", "id": 1}, b'{"text":', b"", b"   \t", b'{"text": "\xff\xfe"}', b"[1]", b"null", {"text": 5},
        {"id": 7}, b"[" * 100_000, b'{"text": "x", "id": NaN}', b'{"text": "x", "id": 1e999}',
        b'{"text": "x", "id": ' + b"9" * 5000 + b"}", {"text": "two", "id": 2},
    )  # fmt: skip
    done = program("classify", "-", at=tmp_path, given=given, code=1)
    assert [(one["id"], one.get("line")) for one in done.lines] == [
        (1, None), *((None, number) for number in (2, 5, 6, 7, 8, 9, 10, 11, 12, 13)), (2, None),
    ]  # fmt: skip
    for bad in done.lines[1:-1]:
        assert list(bad) == ["id", "line", "error"]
        assert bad["error"]
    assert "10" in done.err


@pytest.mark.parametrize("command", ["classify", "suggest"])
def test_odd_texts_are_answered(tmp_path: Path, command: str) -> None:
    given = as_lines(*({**fields, "id": name} for name, fields in ODD_TEXTS.items()))
    answers = program(command, at=tmp_path, given=given).lines
    assert [one["id"] for one in answers] == list(ODD_TEXTS)
    assert not [one["id"] for one in answers if "error" in one]


@pytest.mark.parametrize("command", ["classify", "suggest"])
def test_a_line_of_ten_megabytes_is_answered(tmp_path: Path, command: str) -> None:
    given = as_lines({"text": "a" * 10_000_000, "id": 1}, {"text": "hello", "id": 2})
    assert [one["id"] for one in program(command, at=tmp_path, given=given).lines] == [1, 2]


def test_a_lone_surrogate_does_not_break_the_output(tmp_path: Path) -> None:
    given = as_lines(b'{"text": "bad \\ud800 sign", "id": "\\ud83d"}', {"text": "next", "id": "n"})
    done = program("classify", at=tmp_path, given=given)
    assert [one["labels"] is not None for one in done.lines] == [True, True]  # and it was UTF-8
    assert done.lines[1]["id"] == "n"


def test_an_id_comes_back_as_it_was_given(tmp_path: Path) -> None:
    ids = [0, -3, 2011942497419688119, 1.5, True, "x", "", {"a": [1]}, [1, "二"], None]
    answers = program("classify", at=tmp_path, given=as_lines(*({"text": "x", "id": one} for one in ids))).lines
    assert json.dumps([one["id"] for one in answers]) == json.dumps(ids)


def test_a_language_is_taken_in_any_spelling(tmp_path: Path) -> None:
    spellings = {"ja-JP": "ja", "ja_JP": "ja", "JA": "ja", "en-GB": "en", " ja ": "ja", "": "en", "  ": "en"}
    text = "The app keeps crashing and nobody at the shop could help me with it"
    given = as_lines(*({"text": text, "lang": spelling} for spelling in spellings))
    assert [one["lang"] for one in program("classify", at=tmp_path, given=given).lines] == list(spellings.values())


def test_a_windows_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(
        b"\xef\xbb\xbf" + as_lines({"text": "一", "id": 1}, {"text": "二", "id": 2}).replace(b"\n", b"\r\n")
    )
    assert [one["id"] for one in program("classify", "in.jsonl", at=tmp_path).lines] == [1, 2]


def test_a_last_line_without_an_end_is_read(tmp_path: Path) -> None:
    assert len(program("classify", at=tmp_path, given=b'{"text": "x"}').lines) == 1


def test_order_holds_over_several_batches(quick: Path) -> None:
    items: list[object] = [{"text": f"post {number}: {ANGRY_EN}", "id": number} for number in range(1203)]
    items[700] = b"broken"
    lines = program("classify", at=quick, given=as_lines(*items), code=1).lines
    assert [one["id"] for one in lines] == [*range(700), None, *range(701, 1203)]
    assert lines[700]["line"] == 701


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    done = program("classify", "--output", "out.jsonl", at=tmp_path, given=as_lines({"text": "x", "id": "絵文字😀"}))
    assert done.out == b""
    assert json.loads((tmp_path / "out.jsonl").read_bytes())["id"] == "絵文字😀"


def test_a_reader_that_leaves_early_is_no_fault(quick: Path) -> None:
    (quick / "in.jsonl").write_bytes(as_lines(*({"text": ANGRY_EN, "id": number} for number in range(3000))))
    with ended(
        subprocess.Popen(
            [*COMMAND, "classify", "in.jsonl"], cwd=quick, env=environment(), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["id"] == 0
        running.stdout.close()
        said = running.stderr.read().decode()
        running.wait(PATIENCE)
    assert "Traceback" not in said
    assert "Exception" not in said


@pytest.mark.parametrize(("text", "language"), [(ANGRY_JA, "ja"), (ANGRY_EN, "en")])
def test_two_or_three_replies_to_a_complaint_in_its_language(tmp_path: Path, text: str, language: str) -> None:
    [answer] = program("suggest", at=tmp_path, given=as_lines({"text": text, "id": 1, "brand": "Tsumugi"})).lines
    assert list(answer) == ["id", "suggestions"]
    assert len(answer["suggestions"]) in {2, 3}
    for one in answer["suggestions"]:
        assert list(one) == ["playbook", "text", "language", "length", "limit"]
        assert one["language"] == language
        assert one["limit"] == 280
        assert 0 < one["length"] <= one["limit"]
    assert len({one["text"] for one in answer["suggestions"]}) == len(answer["suggestions"])


def test_nothing_is_offered_to_noise(tmp_path: Path) -> None:
    given = as_lines({"text": SPAM, "id": 1})
    assert program("classify", at=tmp_path, given=given).lines[0]["labels"] == ["noise"]
    assert program("suggest", at=tmp_path, given=given).lines == [{"id": 1, "suggestions": []}]


def test_suggest_tells_bad_lines_like_classify(tmp_path: Path) -> None:
    lines = program("suggest", at=tmp_path, given=as_lines({"text": ANGRY_EN, "id": 1}, b"{"), code=1).lines
    assert lines[1]["id"] is None
    assert lines[1]["line"] == 2


def test_nothing_in_nothing_out(tmp_path: Path) -> None:
    assert program("classify", at=tmp_path).out == b""


@pytest.mark.parametrize(
    "arguments",
    [
        ("classify", "missing.jsonl"),
        ("classify", "."),
        ("classify", "--model", "missing"),
        ("classify", "--output", "."),
        ("suggest", "missing.jsonl"),
    ],
)
def test_a_place_that_cannot_be_used_is_named(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for language in (ENGLISH, JAPANESE):
        done = program(*arguments, at=tmp_path, given=as_lines({"text": "x"}), language=language, code=2)
        assert arguments[-1] in done.err
        assert done.out == b""
