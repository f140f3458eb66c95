"""queue why: which parts of a post speak for its labels, and which labelled posts are like it."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from activesupport.app.cli.common import help_text, print_json, state_of
from activesupport.app.cli.values import number_of
from activesupport.app.embedding import JudgeOptions, open_judge
from activesupport.domain.labels import Utterance, Verdict
from activesupport.words import say, user_language

if TYPE_CHECKING:
    from activesupport.language.explain import Evidence, Neighbour

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would steer a terminal or turn the writing round."""
STRONG = 2.0
"""Log-odds from which on a part is called a strong sign: without it the label is seven times less likely."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A post as the judge reads it now."""

    said: Utterance
    verdict: Verdict
    because: "Sequence[Evidence]"
    like: "Sequence[Neighbour]"


def why(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", parser=number_of, help=help_text("case_number"))],
    as_json: Annotated[bool, typer.Option("--json", help=help_text("json_option"))] = False,
) -> None:
    """Why the judge labels a case's post as it does."""
    with state_of(context).database() as (settings, database):
        from activesupport.storage import cases, posts

        with database.reading() as session:
            case = cases.get(session, number)
            post, mention = posts.mention_of(session, case.headline_id, case.brand)
            said = Utterance(post.text, case.language, tuple(mention.terms))
    explained = _explain(said, JudgeOptions.of(settings))
    if as_json:
        print_json(
            {
                "case": number,
                "text": said.text,
                "model": explained.verdict.model,
                "labels": explained.verdict.labels,
                "because": [asdict(one) for one in explained.because],
                "like": [asdict(one) for one in explained.like],
            }
        )
    else:
        _print(explained)


def _explain(said: Utterance, options: JudgeOptions) -> Explained:
    from activesupport.language.card import read_card
    from activesupport.language.explain import evidence, neighbours
    from activesupport.language.store import examples_of

    judge = open_judge(options)
    verdict = judge.judge([said])[0]
    examples = examples_of(read_card(options.folder))
    return Explained(said, verdict, evidence(judge, said, verdict.labels), neighbours(judge, examples, said))


def _print(explained: Explained) -> None:
    from rich.console import Console
    from rich.text import Text

    from activesupport.channels.digest.clean import harmless

    language, console = user_language(), Console()
    labels = ", ".join(say(f"label.{label}", language) for label in explained.verdict.labels)
    console.print(say("why.head", language, model=explained.verdict.model, labels=labels or say("why.none", language)))
    console.print()
    marked = Text(_UNSAFE.sub("\ufffd", explained.said.text))  # one for one, so that places stay
    for one in explained.because:
        marked.stylize("bold underline", one.start, one.end)
    console.print(marked)
    console.print()
    for one in explained.because:
        strength = say("why.strong" if one.push >= STRONG else "why.some", language)
        cues = "; ".join(say(f"cue.{cue}", language) for cue in one.cues)
        line = say("why.part", language, text=one.text, label=say(f"label.{one.label}", language), strength=strength)
        console.print(Text(harmless(f"  {line}" + (f" · {cues}" if cues else ""))))
    if explained.verdict.labels and not explained.because:
        console.print(say("why.whole", language))
    if explained.like:
        console.print()
        console.print(say("why.like", language))
    for near in explained.like:
        given = ", ".join(say(f"label.{label}", language) for label in near.labels) or say("why.none", language)
        console.print(Text(harmless(f"  {near.likeness:.2f}  {near.text}  [{given}]"), style="dim"))
