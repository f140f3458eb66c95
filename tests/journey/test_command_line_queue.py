"""`queue …`: working cases from the terminal, with exit codes that scripts can rely on."""

import subprocess
from pathlib import Path

import pytest
from sqlalchemy import update

from activesupport.domain.case import Dismissal, Lane, Outcome
from activesupport.domain.labels import attention
from activesupport.storage.database import Database
from activesupport.storage.tables import MentionRow
from tests.journey.program import ENGLISH, JAPANESE, PATIENCE, environment, program, warm_command

USER_FAULT, LOST_RACE = 2, 3


def _state(sample: Path, number: int) -> dict[str, object]:
    found = program("queue", "show", str(number), "--json", at=sample).json
    assert isinstance(found, dict)
    return found


def test_the_list_is_ordered_and_complete(processed_sample: Path) -> None:
    cases = program("queue", "list", "--json", "--limit", "1000", at=processed_sample).json
    assert [one["priority"] for one in cases] == sorted((one["priority"] for one in cases), reverse=True)
    assert len({one["case"] for one in cases}) == len(cases) > 100
    for one in cases:
        assert one["state"] == "open"
        assert one["team"] in {"support-ja", "support-en"}
        assert one["text"]
        assert one["reasons"]
        assert all(reason["words"] != reason["code"] for reason in one["reasons"])
    japanese = program("queue", "list", "--json", "--team", "support-ja", "--limit", "1000", at=processed_sample).json
    assert [one["case"] for one in japanese] == [one["case"] for one in cases if one["team"] == "support-ja"]
    assert len(program("queue", "list", "--json", "--limit", "3", at=processed_sample).json) == 3


@pytest.mark.parametrize("language", [ENGLISH, JAPANESE])
def test_a_team_or_brand_that_nobody_knows_is_refused(processed_sample: Path, language: str) -> None:
    for option, known in (("--team", "support-ja"), ("--brand", "tsumugi")):
        said = program("queue", "list", option, "nobody", at=processed_sample, language=language, code=USER_FAULT).err
        assert "nobody" in said
        assert known in said


def test_the_list_says_what_it_leaves_out(processed_sample: Path) -> None:
    total = len(program("queue", "list", "--json", "--limit", "1000", at=processed_sample).json)
    assert (
        f"and {total - 3} more (--limit {total})" in program("queue", "list", "--limit", "3", at=processed_sample).text
    )
    assert "more (" not in program("queue", "list", "--limit", "1000", at=processed_sample).text


def test_a_suggestion_can_be_copied(processed_sample: Path) -> None:
    first = program("queue", "show", "#1", "--json", at=processed_sample).json["suggestions"]
    shown = program("queue", "show", "1", at=processed_sample).text
    for number, one in enumerate(first, start=1):
        assert program("queue", "show", "1", "--copy", str(number), at=processed_sample).text == one["text"] + "\n"
        assert one["text"] in shown
    assert "│" not in shown
    program("queue", "show", "1", "--copy", "9", at=processed_sample, code=USER_FAULT)


def test_several_cases_at_once(sample: Path) -> None:
    program("queue", "claim", "5", "6", at=sample)
    assert "99999" in program("queue", "release", "5", "99999", "6", at=sample, code=USER_FAULT).err
    assert _state(sample, 6)["state"] == "open"
    program("queue", "claim", "6", "--as", "suzuki", at=sample)
    program("queue", "dismiss", "5", "6", "--reason", "other", at=sample, code=LOST_RACE)
    assert _state(sample, 5)["state"] == "dismissed"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("resolve", "1", "--outcome", "sloved"), "もしかして solved"), (("show", "abc"), "#160"),
        (("lst",), "もしかして list"), (("dismiss", "1"), "leave_alone"), (("list", "--limit", "0"), "10000"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_the_language(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    said = program("queue", *arguments, at=tmp_path, language=JAPANESE, code=USER_FAULT).err
    assert words in said
    assert "Invalid" not in said


@pytest.mark.parametrize(("language", "word"), [(ENGLISH, "high"), (JAPANESE, "優先度")])
def test_the_list_reads_in_both_languages(processed_sample: Path, language: str, word: str) -> None:
    assert word in program("queue", "list", at=processed_sample, language=language).text
    program("queue", "show", "1", at=processed_sample, language=language)
    program("queue", "lanes", at=processed_sample, language=language)


def test_one_case_shows_all_of_it(processed_sample: Path) -> None:
    first = program("queue", "list", "--json", "--limit", "1", at=processed_sample).json[0]
    whole = _state(processed_sample, first["case"])
    assert {name: whole[name] for name in first} == first
    conversation, suggestions, decisions = (whole[name] for name in ("conversation", "suggestions", "decisions"))
    assert isinstance(conversation, list)
    assert isinstance(suggestions, list)
    assert isinstance(decisions, list)
    assert first["text"] in [post["text"] for post in conversation]
    assert len(suggestions) in {2, 3}
    assert decisions[0]["action"] == "open"
    assert decisions[0]["rules"]
    assert decisions[0]["model"]


def test_a_case_from_claim_to_reopening(sample: Path) -> None:
    program("queue", "claim", "5", at=sample)
    program("queue", "claim", "5", at=sample)  # one's own again changes nothing
    assert _state(sample, 5)["claimed_by"] == "sato"
    assert [one["case"] for one in program("queue", "list", "--mine", "--json", at=sample).json] == [5]
    program("queue", "note", "5", "電話で折り返す", at=sample)
    program("queue", "relabel", "5", "complaint", "urgent", at=sample)
    program("queue", "resolve", "5", "--outcome", "solved", at=sample)
    closed = _state(sample, 5)
    assert (closed["state"], closed["outcome"], closed["labels"]) == ("resolved", "solved", ["complaint", "urgent"])
    program("queue", "reopen", "5", at=sample)
    after = _state(sample, 5)
    assert (after["state"], after["outcome"], after["claimed_by"]) == ("open", None, None)
    decisions = after["decisions"]
    assert isinstance(decisions, list)
    assert [one["action"] for one in decisions] == ["open", "claim", "note", "relabel", "resolve", "reopen"]
    assert {one["actor"] for one in decisions[1:]} == {"sato"}
    assert decisions[2]["detail"]["text"] == "電話で折り返す"


def test_what_somebody_else_holds_is_a_lost_race(sample: Path) -> None:
    program("queue", "claim", "5", "--as", "suzuki", at=sample)
    for arguments in (
        ("claim", "5"),
        ("release", "5"),
        ("dismiss", "5", "--reason", "duplicate"),
        ("resolve", "5", "--outcome", "left"),
    ):
        assert "suzuki" in program("queue", *arguments, at=sample, code=LOST_RACE).err
    assert "suzuki" in program("queue", "claim", "5", at=sample, language=JAPANESE, code=LOST_RACE).err
    program("queue", "release", "5", "--force", at=sample)
    assert _state(sample, 5)["state"] == "open"


def test_of_people_who_claim_at_once_one_wins(sample: Path) -> None:
    running = [
        subprocess.Popen([*warm_command(), "queue", "claim", "7", "--as", who], cwd=sample, env=environment(),
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for who in ("sato", "suzuki", "takahashi", "tanaka")
    ]  # fmt: skip
    assert sorted(one.wait(PATIENCE) for one in running) == [0, LOST_RACE, LOST_RACE, LOST_RACE]
    decisions = _state(sample, 7)["decisions"]
    assert isinstance(decisions, list)
    assert [one["action"] for one in decisions] == ["open", "claim"]


def test_what_makes_no_sense_is_told_and_changes_nothing(sample: Path) -> None:
    program("queue", "dismiss", "6", "--reason", "other", at=sample)
    before = _state(sample, 5), _state(sample, 6)
    for arguments in (
        ("show", "99999"), ("claim", "99999"), ("release", "5"), ("reopen", "5"), ("note", "5", "  "),
        ("relabel", "5", "noise", "churn"), ("claim", "6"), ("dismiss", "6", "--reason", "other"),
        ("resolve", "6", "--outcome", "left"),
    ):  # fmt: skip
        done = program("queue", *arguments, at=sample, code=USER_FAULT)
        assert done.err.strip()
        assert not done.text
    assert (_state(sample, 5), _state(sample, 6)) == before


def test_every_reason_and_outcome_can_be_given(sample: Path) -> None:
    numbers = iter(range(10, 100))
    expected = {next(numbers): reason.value for reason in Dismissal} | {next(numbers): end.value for end in Outcome}
    for number, word in expected.items():
        ending = (
            ("dismiss", str(number), "--reason")
            if number < 10 + len(Dismissal)
            else ("resolve", str(number), "--outcome")
        )
        program("queue", *ending, word, at=sample)
    closed = [row for row in program("export", "cases", at=sample).lines if row["closed_at"]]
    assert {row["id"]: row["dismissal"] or row["outcome"] for row in closed} == expected


def _make_unsure(folder: Path) -> dict[int, float]:
    """Fill the lane, whatever the judge left in it, with what was neutral: posts that no case shows, with scores."""
    database = Database(f"sqlite:///{folder / 'activesupport.db'}")
    with database.writing() as session:
        session.execute(update(MentionRow).where(MentionRow.lane == Lane.NEUTRAL).values(lane=Lane.UNSURE))
        rows = session.query(MentionRow).filter_by(lane=Lane.UNSURE, case_id=None).all()
        found = {row.post_id: attention(row.scores or {}) for row in rows}
    database.close()
    return found


@pytest.mark.parametrize("language", [ENGLISH, JAPANESE])
def test_what_the_judge_is_not_sure_of_is_labelled(sample: Path, language: str) -> None:
    unsure = _make_unsure(sample)
    listed = program("queue", "lanes", "unsure", "--json", "--limit", "1000", at=sample).json
    first, second, *others = numbers = [one["post"] for one in listed[: len(unsure)]]
    assert set(numbers) == unsure.keys()
    assert others
    assert [unsure[one] for one in numbers] == sorted(unsure.values(), reverse=True)
    shown = program("queue", "lanes", "unsure", "--limit", "2", at=sample, language=language).text
    assert shown.startswith(f"{first}  ")
    assert f"\n{second}  " in shown
    told = program("queue", "label", f"#{first}", "complaint", "question", at=sample, language=language).text
    [opened] = [row for row in program("export", "cases", at=sample).lines if row["headline_id"] == first]
    assert f"queue show {opened['id']}" in told
    case = _state(sample, opened["id"])
    assert (case["state"], case["labels"]) == ("open", ["complaint", "question"])
    assert case["suggestions"]
    decisions = case["decisions"]
    assert isinstance(decisions, list)
    assert [(one["action"], one["actor"]) for one in decisions] == [("label", "sato"), ("open", "activesupport")]
    program("queue", "show", str(opened["id"]), at=sample, language=language)
    program("queue", "label", str(second), "--as", "suzuki", at=sample, language=language)
    assert program("queue", "lanes", "--json", at=sample).json["unsure"] == len(listed) - 2
    last = program("export", "decisions", at=sample).lines[-1]
    assert (last["case_id"], last["post_id"], last["actor"]) == (None, second, "suzuki")


@pytest.mark.parametrize("language", [ENGLISH, JAPANESE])
def test_a_post_that_cannot_be_labelled_is_told(sample: Path, language: str) -> None:
    headline, case = next((row["headline_id"], row["id"]) for row in program("export", "cases", at=sample).lines)
    for arguments, words in (
        ((str(headline), "question"), f"activesupport queue relabel {case}"),
        (("99999", "question"), "99999"),
        (("abc", "question"), "#160"),
        ((str(headline), "qestion"), "question"),
        ((str(headline), "--brand", "nobody"), "tsumugi"),
        ((), "412"),
    ):
        done = program("queue", "label", *arguments, at=sample, language=language, code=USER_FAULT)
        assert words in done.err
        assert not done.text


def test_every_lane_can_be_looked_into(processed_sample: Path) -> None:
    counts = program("queue", "lanes", "--json", at=processed_sample).json
    for lane in Lane:
        posts = program("queue", "lanes", lane, "--json", "--limit", "1000", at=processed_sample).json
        assert len(posts) == counts.get(lane, 0)
    assert sum(counts.values()) > 300
