"""A command line that cannot be understood, told in the person's language: what is allowed, and where the help is."""

import re
from typing import Any

import typer

from activesupport.app.cli.values import did_you_mean
from activesupport.words import say, user_language

WrongUsage: type[Exception] = next(one for one in typer.BadParameter.__mro__ if one.__name__ == "ClickException")
"""All that the parser of command lines raises. Typer brings its own copy or takes that of click, by its version."""


def words_of(error: Any) -> str:
    """What a `WrongUsage` says to the person, in one or two lines."""
    context = getattr(error, "ctx", None)
    told = _told(error, context)
    if context is None:
        return told
    return f"{told}\n{say('usage.help', user_language(), command=f'{context.command_path} --help')}"


def is_help(error: Exception) -> bool:
    """Whether it is a group without a command, which shows its help."""
    return type(error).__name__ == "NoArgsIsHelpError"


def _told(error: Any, context: Any) -> str:
    language, kind = user_language(), type(error).__name__
    if kind == "MissingParameter" and error.param is not None:
        return _missing(error.param)
    if kind == "NoSuchOption":
        known = _options(context)
        near = did_you_mean(error.option_name, known)
        return say("usage.no_option", language, given=error.option_name, known=", ".join(known), nearest=near)
    if kind == "BadOptionUsage":
        code = "usage.no_value" if "does not take" in error.message else "usage.value_missing"
        return say(code, language, name=error.option_name)
    commands = getattr(context.command, "commands", None) if context is not None else None
    quoted = re.search(r"'(.*?)'", error.message)
    if commands and quoted:
        given = quoted[1]
        near = did_you_mean(given, commands)
        return say("usage.no_command", language, given=given, known=", ".join(commands), nearest=near)
    extra = re.search(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", error.message)
    if extra:
        return say("usage.extra", language, given=extra[1])
    return say("usage.other", language, problem=error.format_message())


def _missing(parameter: Any) -> str:
    """What an option or argument is that has to be given, with its help, which names the choices."""
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or parameter.name
    metavar = parameter.metavar or ""
    known = metavar.replace("|", ", ") if "|" in metavar else parameter.help or ""
    return say("usage.missing", user_language(), name=name, known=known)


def _options(context: Any) -> list[str]:
    parameters = context.command.params if context is not None else []
    found = [name for one in parameters if one.param_type_name == "option" for name in one.opts]
    return [name for name in found if name.startswith("--")] + ["--help"]
