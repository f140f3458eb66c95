"""The words: both catalogues alike, and a text for every code that the source can say."""

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

import activesupport
from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState, Dismissal, Lane, Outcome, Step
from activesupport.domain.labels import Label
from activesupport.domain.outgoing import ReplyState
from activesupport.domain.people import Permission, Role, refusal
from activesupport.domain.reason import Reason
from activesupport.domain.reply import Kind, Part
from activesupport.rulebook import Fault
from activesupport.words import LANGUAGES, catalogue, explain, say, user_language
from activesupport.work.casework.bars import Bar
from activesupport.work.team.incidents import IncidentKind

SOURCE = Path(activesupport.__file__).parent
SAYING = {
    "Reason", "UserError", "LostRace", "Rejected", "RetryLater", "AuthBroken", "Uncertain", "tell", "say",
    "PydanticCustomError", "_fail", "_finding",
}  # fmt: skip
"""Calls of which an argument is a code; the others are found by their section's name alone."""
VOCABULARY: dict[str, type[StrEnum]] = {
    "label": Label, "lane": Lane, "state": CaseState, "outcome": Outcome, "dismissal": Dismissal, "part": Part,
    "kind": Kind, "reply_state": ReplyState, "incident_kind": IncidentKind, "bar": Bar,
}  # fmt: skip
DATES = {"digest.date", "digest.moment"}
"""The order of a date decides which of its names are used."""


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call in the source: where it stands, the name that is called, the call."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", name, node


def _texts(arguments: list[ast.expr]) -> list[str]:
    """String constants among the arguments, both ways of a conditional."""
    found = []
    for argument in arguments:
        ways = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        found += [one.value for one in ways if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return found


def _said() -> Iterator[tuple[str, str]]:
    for place, name, call in _calls():
        if name == "help_text":
            yield from ((place, f"help.{key}") for key in _texts(call.args))
        elif name == "Fault":
            yield from ((place, code) for code in _texts(call.args[3:4]))
        elif name in SAYING:
            first = call.args[:3] if name == "_finding" else call.args[:1]
            yield from ((place, code) for code in _texts(first) if "." in code)


def _names(text: str) -> list[str]:
    return sorted({name.partition(":")[0] for _, name, _, _ in Formatter().parse(text) if name})


def test_both_catalogues_have_the_same_keys() -> None:
    english, japanese = (set(catalogue(language)) for language in LANGUAGES)
    assert english == japanese


def test_both_languages_ask_for_the_same_values() -> None:
    english, japanese = (catalogue(language) for language in LANGUAGES)
    different = [key for key in english if _names(english[key]) != _names(japanese[key]) and key not in DATES]
    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_and_every_one_can_be_filled(language: str) -> None:
    for code, text in catalogue(language).items():
        assert text.strip(), code
        assert say(code, language, **dict.fromkeys(_names(text), 7)), code


def test_japanese_is_japanese() -> None:
    english = {
        key
        for key, text in catalogue("ja").items()
        if text.isascii() and len([word for word in text.split() if word.isalpha()]) > 1
    }
    assert english == set()


def test_every_code_in_the_source_has_a_text() -> None:
    said = list(_said())
    assert len({code for _place, code in said}) > 150
    assert [(place, code) for place, code in said if code not in catalogue("en")] == []


def test_every_dotted_text_that_looks_like_a_code_has_a_text() -> None:
    """Codes also stand in tables, away from the call that says them."""
    sections = {
        "fault",
        "rules",
        "poll",
        "process",
        "alert",
        "case",
        "database",
        "doctor",
        "archive",
        "mail",
        "webhook",
        "x",
    }
    missing = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                section, dot, key = node.value.partition(".")
                is_code = dot and section in sections and key.isidentifier() and not key.endswith("_")
                if is_code and node.value not in catalogue("en"):
                    missing.append((path.name, node.lineno, node.value))
    assert missing == []


def test_every_value_that_a_call_gives_by_name_is_known_to_the_text() -> None:
    """A placeholder without a value would be a KeyError in front of a person."""
    missing = []
    for place, name, call in _calls():
        if name not in SAYING - {"PydanticCustomError", "_finding", "Reason"} or not call.args:
            continue
        if any(keyword.arg is None for keyword in call.keywords):
            continue
        given = {keyword.arg for keyword in call.keywords}
        codes = [code for code in _texts(call.args[:1]) if code in catalogue("en")]
        missing += [(place, code) for code in codes if not set(_names(catalogue("en")[code])) <= given]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", VOCABULARY)
def test_every_word_of_the_domain_has_a_text(section: str, language: str) -> None:
    said = {key.partition(".")[2] for key in catalogue(language) if key.startswith(f"{section}.")}
    assert said == {str(word) for word in VOCABULARY[section]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_of_a_history_has_a_text(language: str) -> None:
    said = {key.partition(".")[2] for key in catalogue(language) if key.startswith("action.")}
    assert said == {str(step) for step in Step if step is not Step.NONE} | {str(act) for act in Act}


def test_a_code_of_a_stranger_is_said_as_it_is() -> None:
    assert say("myadapter.broken", "ja", why="x") == "myadapter.broken why=x"
    assert explain(Reason("myadapter.broken"), "en") == "myadapter.broken"
    assert say("lane.own", "fr") == say("lane.own", "en")


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"), ({"LANG": "C.UTF-8"}, "en"), ({}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"), ({"LANG": "de_DE", "LC_MESSAGES": "ja_JP"}, "ja"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": ""}, "ja"),
    ],
)  # fmt: skip
def test_the_language_is_that_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_language() == language


def test_a_fault_names_its_place() -> None:
    nearest = {"known": "host", "nearest": "host"}
    assert (
        Fault("c.toml", 3, "mail.hots", "fault.unknown_key", nearest)
        .words("en")
        .startswith("c.toml, line 3, mail.hots:")
    )
    assert Fault("c.toml", 3, "", "fault.encoding").words("en").startswith("c.toml, line 3:")
    assert Fault("rules", 0, "", "rules.empty_folder").words("en").startswith("rules: ")
    assert Fault("environment", 0, "A_B", "fault.number").words("ja").startswith("環境変数 A_B：")


@pytest.mark.parametrize(
    ("reason", "english", "japanese"),
    [
        (Reason("sending.guarded", {"kinds": "link, personal_data"}), "link, personal data", "リンク、個人情報"),
        (Reason("sending.gate_holds", {"case": 7, "reason": "bereavement"}), "(bereavement)", "（ご不幸）"),
        (Reason("sending.lead_decides", {"case": 7, "reason": "bereavement"}), "(bereavement)", "（ご不幸）"),
        (refusal(Role.VIEWER, Permission.ANSWER).reason, "(viewer) does not allow this. Ask some", "（閲覧者）"),
        (refusal(Role.RESPONDER, Permission.LEAD).reason, "Ask a lead or an admin", "リーダーか管理者に"),
        (refusal(Role.LEAD, Permission.PEOPLE).reason, "(lead) does not allow this. Ask an admin.", "（リーダー）"),
    ],
)
def test_codes_in_a_reason_are_told_in_words(reason: Reason, english: str, japanese: str) -> None:
    assert english in explain(reason, "en")
    assert japanese in explain(reason, "ja")
