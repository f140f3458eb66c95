"""docs/cli.md names every command, option and choice there is, and no other."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest
from typer.main import get_command

from activesupport.app.cli import application
from activesupport.domain.case import CaseState, Dismissal, Lane, Outcome
from activesupport.domain.guard import FlagKind
from activesupport.domain.labels import Label
from tests.docs.pages import blocks, headings, page, section

CLI = page("docs/cli.md")
_OPTION = re.compile(r"`(--?[a-z][a-z-]*)")


def _commands(command: Any, name: str = "activesupport") -> Iterator[tuple[str, Any]]:
    below = getattr(command, "commands", {})
    if not below:
        yield name, command
    for word, child in below.items():
        yield from _commands(child, f"{name} {word}")


ROOT = get_command(application())
COMMANDS = dict(_commands(ROOT))


def _options(command: Any) -> set[str]:
    found = {
        name for one in command.params if one.param_type_name == "option" for name in (*one.opts, *one.secondary_opts)
    }
    return found - {"--help", "-h"}


def test_the_walk_finds_the_commands() -> None:
    assert {"activesupport run", "activesupport queue claim", "activesupport db check"} <= COMMANDS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section_with_exactly_its_options(name: str) -> None:
    told = section(CLI, f"`{name}`")
    rows = "\n".join(line for line in told.splitlines() if line.startswith("| `-"))
    assert set(_OPTION.findall(rows)) == _options(COMMANDS[name])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_is_told(name: str) -> None:
    told = section(CLI, f"`{name}`").upper()
    for one in COMMANDS[name].params:
        if one.param_type_name == "argument":
            word = str(one.metavar or one.name).strip("[]").split("|")[0].upper()
            assert re.search(rf"\b{word}\b", told), word


def test_no_section_tells_of_a_command_that_is_not_there() -> None:
    named = {words.strip("`") for _level, words in headings(CLI) if words.startswith("`activesupport ")}
    assert named == COMMANDS.keys()


def test_the_options_before_the_command_are_told() -> None:
    assert set(_OPTION.findall(section(CLI, "Before the command"))) >= _options(ROOT)


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("queue list", CaseState),
        ("queue dismiss", Dismissal),
        ("queue resolve", Outcome),
        ("queue lanes", Lane),
        ("classify", Label),
        ("guard", FlagKind),
    ],
)
def test_every_choice_is_told(name: str, choices: type[StrEnum]) -> None:
    told = section(CLI, f"`activesupport {name}`")
    assert [choice for choice in choices if f"`{choice}`" not in told] == []


def test_examples_are_there_for_every_group() -> None:
    ran = "".join(block.body for block in blocks(CLI, "runs"))
    unused = {name for name in COMMANDS if name not in ran}
    assert unused == set()
