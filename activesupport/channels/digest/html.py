"""Digests and alerts as HTML that mail clients show: styles inline, tables, nothing from outside."""

from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from activesupport.channels.digest.case_view import CaseView
from activesupport.channels.digest.view import DigestView, view
from activesupport.domain.digest import Digest
from activesupport.words import say

_BAR = 64
"""Height of the highest column of the chart, in pixels."""


def render(digest: Digest, most: int) -> str:
    """The whole digest; everything that comes from posts is escaped."""
    return page("digest.html.j2", digest.team.language, view=view(digest, most))


def page(template: str, language: str, **values: DigestView | CaseView | str) -> str:
    """One of the templates, with `t(key, …)` for the words of `language`."""
    words = partial(_words, language)
    return _environment().get_template(template).render(t=words, language=language, **values)


def _words(language: str, key: str, **values: str | int) -> str:
    return say(f"digest.{key}", language, **values)


def _lines(text: str) -> Markup:
    """Line breaks as <br>: not every mail client obeys white-space."""
    return escape(text).replace("\n", Markup("<br>"))


def _height(count: int, peak: int) -> int:
    """Pixels of a bar; what is there at all can be seen."""
    return max(3, round(_BAR * count / peak)) if count and peak else 0


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("activesupport.channels.digest"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["lines"] = _lines
    environment.filters["height"] = _height
    return environment
