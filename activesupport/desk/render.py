"""Views become pages: the Jinja environment, and how times, links and words are written in it."""

from datetime import datetime
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import ClassVar, Protocol
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from activesupport.channels.digest.clean import safe_link
from activesupport.channels.digest.dates import age, moment
from activesupport.desk.paths import own_path
from activesupport.desk.views.shell import Shell
from activesupport.domain.reason import Value
from activesupport.words import say


class View(Protocol):
    """What a template shows; its class names the template."""

    template: ClassVar[str]


def render(view: View, shell: Shell) -> str:
    """The HTML of a page or fragment, everything escaped that is not markup of ours."""
    words = partial(_words, shell.language)
    return environment().get_template(view.template).render(view=view, shell=shell, t=words)


@cache
def environment() -> Environment:
    """The templates with their filters; a name that a template does not get is an error."""
    made = Environment(
        loader=PackageLoader("activesupport.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(moment=_moment, ago=_ago, until=_until, stamp=_stamp, safe_url=safe_link, own_path=own_path)
    made.globals.update(asset=asset)
    return made


@cache
def asset(name: str) -> str:
    """The address of one of our static files; it changes with the content, so that it may be cached for ever."""
    content = files("activesupport.desk").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={sha256(content).hexdigest()[:10]}"


def _words(language: str, key: str, /, **values: Value) -> str:
    return say(key, language, **values)


def _shell(context: Context) -> Shell:
    shell: Shell = context["shell"]
    return shell


def _local(context: Context, time: datetime) -> datetime:
    return time.astimezone(ZoneInfo(_shell(context).zone))


@pass_context
def _moment(context: Context, time: datetime) -> str:
    """Day and time of day, with the year where it is another one: 1月16日(金) 09:00."""
    local = _local(context, time)
    said = moment(local, _shell(context).language)
    return said if local.year == _local(context, _shell(context).now).year else f"{local.year} · {said}"


@pass_context
def _until(context: Context, time: datetime) -> str:
    """The time of day alone where it is today, else day and time."""
    local = _local(context, time)
    today = _local(context, _shell(context).now).date()
    return f"{local:%H:%M}" if local.date() == today else _moment(context, time)


@pass_context
def _ago(context: Context, time: datetime) -> str:
    """How long ago: 3 min ago, 2 h ago, 5 d ago."""
    shell = _shell(context)
    return age(time, shell.now, shell.language)


@pass_context
def _stamp(context: Context, time: datetime) -> str:
    """For the attribute `datetime`: local time with its offset."""
    return _local(context, time).isoformat(timespec="seconds")
