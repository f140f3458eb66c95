"""What a language model is told: a template a language, with the post kept apart from the instructions as data."""

import json
from functools import cache
from importlib import resources
from string import Template

from activesupport.domain.drafting import DraftRequest
from activesupport.words import LANGUAGES, say


def instructions(request: DraftRequest) -> str:
    """The operators' side: who writes, in which form, with which facts, under which rules."""
    language = _language(request)

    def told(key: str, **values: str | int) -> str:
        return say(f"drafting.{key}", language, **values)

    facts = [f"- {fact}" for fact in (*request.facts, request.answer) if fact]
    return _template(language).substitute(
        brand=request.brand,
        customer=told("called_by", customer=request.customer) if request.customer else told("no_customer"),
        facts="\n".join(facts) or told("no_facts"),
        links=told("links", links=" ".join(request.links)) if request.links else told("no_links"),
        room=told("room", room=request.room) if request.room is not None else told("no_room"),
        mistakes="".join(told("mistake", mistake=one) + "\n" for one in request.mistakes),
    )


def data(request: DraftRequest) -> str:
    """The strangers' side as JSON: no text in it can end its own quotation."""
    thread = [{"by": "brand" if turn.ours else "customer", "text": turn.text} for turn in request.thread]
    return json.dumps({"thread": thread, "post": request.post}, ensure_ascii=False)


def _language(request: DraftRequest) -> str:
    return request.language if request.language in LANGUAGES else "en"


@cache
def _template(language: str) -> Template:
    folder = resources.files(__package__).joinpath("prompts")
    return Template(folder.joinpath(f"{language}.txt").read_text(encoding="utf-8"))
