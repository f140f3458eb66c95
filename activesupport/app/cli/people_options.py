"""The fields of an account as options: `user add` and `user set` have the same."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from activesupport.app.cli.common import help_text
from activesupport.app.cli.values import choice, whole
from activesupport.domain.people import Role
from activesupport.words import LANGUAGES

_MOST_CASES = 1000


def _option(declared: str, key: str, metavar: str | None = None, **more: Any) -> Any:
    return typer.Option(declared, metavar=metavar, help=help_text(f"user_{key}"), **more)


_SEVERAL = list[str] | None
_OPTIONS: Mapping[str, Any] = {
    "role": Annotated[Role | None, _option("--role", "role", "|".join(Role), parser=choice(Role, "--role"))],
    "email": Annotated[str | None, _option("--email", "email", "ADDRESS")],
    "display": Annotated[str | None, _option("--display", "display", "TEXT")],
    "language": Annotated[str | None, _option("--language", "language", "|".join(LANGUAGES))],
    "timezone": Annotated[str | None, _option("--timezone", "timezone", "ZONE")],
    "teams": Annotated[_SEVERAL, _option("--team", "team", "ID")],
    "brands": Annotated[_SEVERAL, _option("--brand", "brand", "ID")],
    "languages": Annotated[_SEVERAL, _option("--speaks", "speaks", "CODE")],
    "skills": Annotated[_SEVERAL, _option("--skill", "skill", "WORD")],
    "shifts": Annotated[_SEVERAL, _option("--shift", "shift", "HOURS")],
    "capacity": Annotated[int | None, _option("--capacity", "capacity", "N", parser=whole("--capacity", _MOST_CASES))],
    "needs_approval": Annotated[bool | None, _option("--approval/--no-approval", "approval")],
}
"""By the field of `Account` that each option fills."""


def with_account_fields(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of an account. What was given of them arrives as its argument `given`."""

    def run(**values: Any) -> None:
        options = {name: values.pop(name) for name in _OPTIONS}
        command(**values, given=_given(options))

    own = [one for one in inspect.signature(command).parameters.values() if one.name != "given"]
    keyword = inspect.Parameter.KEYWORD_ONLY
    fields = [inspect.Parameter(name, keyword, default=None, annotation=kind) for name, kind in _OPTIONS.items()]
    run.__doc__ = command.__doc__
    # typer reads the parameters of a command from its signature and the kinds that are not in it from here.
    run.__annotations__ = {one.name: one.annotation for one in own}
    run.__signature__ = inspect.Signature([*own, *fields])  # type: ignore[attr-defined]
    return run


def _given(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were given, as fields of an account."""
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in options.items()
        if value is not None and value != []
    }
