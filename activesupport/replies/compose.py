"""Putting a reply together: asking and instructing are separate messages, the quick answer offers options.

Which suggestion stands first:

- urgent: QUICK, ASK, FULL. Somebody who is stuck should hear a voice before we have found the right words.
- a question that a FAQ entry answers: FULL, then QUICK, ASK. The answer is what was asked for.
- a question of somebody who leaves, without an entry: QUICK, ASK, FULL. Who asks the way is not asked back first.
- complaint, churn, or a question without an entry: ASK, QUICK, FULL. People who complain want to be heard; we
  do not know enough to instruct them yet, and the invitation to a private place stands in this message.
- request, and posts without any label: QUICK, ASK, FULL.
- a farewell (churn with praise or delight): QUICK, FULL, ASK. Thanks and good wishes, not questions.
- praise or delight alone: QUICK, FULL. There is nothing to ask.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from activesupport.domain.labels import Label, Verdict
from activesupport.domain.post import Post
from activesupport.domain.reply import Faq, Kind, Part, Playbook, Script, Suggestion
from activesupport.domain.watch import Brand
from activesupport.replies.choose import WEAK_CHURN, needs
from activesupport.replies.faq import FaqIndex
from activesupport.replies.fill import customer_name, fill, names_in
from activesupport.replies.private import brand_values, sayable, script_for
from activesupport.text.lengths import length, limit
from activesupport.text.normalise import normalise
from activesupport.text.public import asks_in_public

_CHEERFUL = frozenset({Label.PRAISE, Label.DELIGHT})
_TROUBLE = frozenset({Label.COMPLAINT, Label.CHURN, Label.URGENT})
_ANSWERABLE = frozenset({Label.QUESTION, Label.COMPLAINT, Label.URGENT})
_LEFT_OUT_FIRST = (Part.GOAL, Part.CLOSING, Part.GREETING, Part.EMPATHY)
_OPENING = frozenset({Part.GREETING, Part.EMPATHY, Part.GOAL})
_ASK_PARTS = (Part.GREETING, Part.EMPATHY, Part.GOAL, Part.CHECK)
_FULL_PARTS = (Part.GREETING, Part.EMPATHY, Part.GOAL, Part.SOLUTION, Part.CLOSING)
_MATTER = {Kind.ASK: Part.CHECK, Kind.FULL: Part.SOLUTION}
"""What a message is sent for."""
_ROOMY = 500
_ENDS_IN_ADDRESS = re.compile(r"https?://[!-~]+\Z")
_ENDS_IN_VARIABLE = re.compile(r"\{\s*(\w+)\s*\}\Z")
_FAQ_VARIABLES = frozenset({"faq_answer", "faq_link"})
_FAQ_LINK = re.compile(r"\s*\{\s*faq_link\s*\}")

Pieces = Mapping[Part, str]


@dataclass(frozen=True, slots=True)
class _Pen:
    """What stays the same for all suggestions to one post."""

    language: str
    platform: str
    values: Mapping[str, str]
    faq: Faq | None
    labels: frozenset[Label]
    ways: tuple[str, ...]

    @property
    def glue(self) -> str:
        return "" if self.language == "ja" else " "

    @property
    def limit(self) -> int | None:
        return limit(self.platform)

    def script(self, playbook: Playbook) -> Script:
        """What of a playbook can be said here: without sentences that need a private way that is not there."""
        return script_for(playbook.scripts[self.language], self.ways)

    def join(self, *texts: str) -> str:
        """One run of text; after a web address a blank stands in every language."""
        run = ""
        for text in texts:
            glue = " " if self._ends_in_address(run) else self.glue
            run += (glue if run and text else "") + text
        return run

    def _ends_in_address(self, run: str) -> bool:
        variable = _ENDS_IN_VARIABLE.search(run)
        said = self.values.get(variable.group(1), "") if variable else run
        return _ENDS_IN_ADDRESS.search(said) is not None

    def layout(self, pieces: Pieces) -> str:
        """The opening, the matter and the closing as paragraphs; with empty lines where there is room."""
        opening = self.join(*(text for part, text in pieces.items() if part in _OPENING))
        rest = [text for part, text in pieces.items() if part not in _OPENING]
        roomy = self.limit is None or self.limit >= _ROOMY
        return ("\n\n" if roomy else "\n").join(text for text in (opening, *rest) if text)


def compose(
    post: Post,
    verdict: Verdict,
    language: str,
    brand: Brand,
    playbooks: Sequence[Playbook],
    faq_index: FaqIndex,
    platform: str,
    text_normalised: str | None = None,
) -> tuple[Suggestion, ...]:
    """Two or three suggestions from the playbooks that `choose` gave, the one to try first in front.

    They come from the first playbook; only FULL is taken from the second, where that one carries the FAQ answer
    found, where the first one waits for an answer that no entry gives, where the first one is for people who
    leave and that is only a guess, or where the first one is a neutral opening. A text that would ask for personal
    details in public is put right or left out, and so is one that waits for an answer not found, or has nothing to
    say without a private way that the platform does not have. () without playbooks.
    """
    if not playbooks:
        return ()
    text = normalise(post.text) if text_normalised is None else text_normalised
    labels = frozenset(needs(verdict)) if playbooks[0].labels else frozenset()
    ways = brand.private_ways(platform)
    faq = _answering(faq_index, text, language, brand, ways)
    values = {**brand_values(brand, language, platform), "customer": customer_name(post.author)}
    pen = _Pen(language, platform, {**values, **_answer(faq, values, language, ways)}, faq, labels, ways)
    first, full = playbooks[0], _for_full(playbooks, pen, verdict)
    suggestions: dict[str, Suggestion] = {}
    answered = bool(_faq_of(full, pen))
    for kind in _order(labels, labels.intersection(first.labels) or labels, answered=answered):
        suggestion = _draft(kind, full if kind is Kind.FULL else first, pen)
        if suggestion is not None:
            suggestions.setdefault(suggestion.text, suggestion)
    return tuple(suggestions.values())


def _order(labels: frozenset[Label], matched: frozenset[Label], *, answered: bool) -> tuple[Kind, ...]:
    """`labels` are those of the post, `matched` those that the chosen playbook is made for."""
    if Label.URGENT in labels or not labels:
        return (Kind.QUICK, Kind.ASK, Kind.FULL)
    if answered and Label.QUESTION in labels:
        return (Kind.FULL, Kind.QUICK, Kind.ASK)
    if Label.CHURN in matched and matched & _CHEERFUL and not matched & {Label.COMPLAINT, Label.QUESTION}:
        return (Kind.QUICK, Kind.FULL, Kind.ASK)
    if matched <= _CHEERFUL:
        return (Kind.QUICK, Kind.FULL)
    asks_the_way = Label.CHURN in matched and Label.QUESTION in labels
    if matched & {Label.COMPLAINT, Label.CHURN, Label.QUESTION} and not asks_the_way:
        return (Kind.ASK, Kind.QUICK, Kind.FULL)
    return (Kind.QUICK, Kind.ASK, Kind.FULL)


def _answering(index: FaqIndex, text: str, language: str, brand: Brand, ways: Sequence[str]) -> Faq | None:
    """The entry that fits, if something of its answer can be said here."""
    found = index.best(without_names(text, names_of(brand)), language, brand.id)
    return found[0] if found and sayable(found[0].texts[language].answer, ways) else None


def _answer(faq: Faq | None, values: Mapping[str, str], language: str, ways: Sequence[str]) -> dict[str, str]:
    if faq is None:
        return {}
    said = faq.texts[language]
    return {"faq_link": fill(said.link, values, language).text, "faq_answer": sayable(said.answer, ways)}


def names_of(brand: Brand) -> tuple[str, ...]:
    """Whatever the brand is called."""
    return (brand.name, *brand.names.values(), *brand.nicknames)


def without_names(text: str, names: tuple[str, ...]) -> str:
    """A normalised text without a brand's names: they stand in every post about it and say nothing of the matter."""
    for name in _names(names):
        text = text.replace(name, " ")
    return text


@lru_cache(maxsize=256)
def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({normalise(name) for name in names} - {""}, key=lambda name: (-len(name), name)))


def _for_full(playbooks: Sequence[Playbook], pen: _Pen, verdict: Verdict) -> Playbook:
    first, second = playbooks[0], playbooks[-1]
    weak = Label.CHURN in pen.labels and verdict.scores.get(Label.CHURN, 0.0) < WEAK_CHURN
    for_leaving_alone = Label.CHURN in first.labels and not first.all_labels
    if not first.labels or (weak and for_leaving_alone and Label.CHURN not in second.labels):
        return second
    if Label.QUESTION not in pen.labels and pen.faq is not None:
        return first
    wants_faq = pen.faq is not None
    for playbook in playbooks[:2]:
        names = names_in(pen.script(playbook).parts.get(Part.SOLUTION, ""))
        if ("faq_answer" in names) == wants_faq:
            return playbook
    return first


def _draft(kind: Kind, playbook: Playbook, pen: _Pen) -> Suggestion | None:
    """One suggestion, or None where the script has no words for it that may be said in public."""
    for parts in _attempts(kind, playbook, pen):
        suggestion = _suggestion(kind, playbook, parts, pen)
        pointless = kind in _MATTER and _MATTER[kind] not in suggestion.parts
        waits = not _FAQ_VARIABLES.isdisjoint(suggestion.open)
        if suggestion.text and not pointless and not waits and not asks_in_public(suggestion.text, pen.language):
            return suggestion
    return None


def _attempts(kind: Kind, playbook: Playbook, pen: _Pen) -> list[Pieces | str]:
    """Unfilled pieces (or the quick text), the ones to prefer first."""
    script = pen.script(playbook)
    if kind is Kind.QUICK:
        return [script.quick]
    if kind is Kind.FULL:
        return [_full(playbook, pen)]
    opening = {part: script.parts.get(part, "") for part in _ASK_PARTS}
    check = script.parts.get(Part.CHECK, "")
    # Details of a contract are needed where something went wrong; a plain question is asked back in public.
    with_details = pen.labels & _TROUBLE or not check
    asking = pen.join(check, script.private) if with_details else check
    return [{**opening, Part.CHECK: asking}, {**opening, Part.CHECK: script.private}]


def _faq_of(playbook: Playbook, pen: _Pen) -> Faq | None:
    """The entry, if FULL of this playbook is to give it.

    Who leaves and asks nothing is not sent an answer: it would sound like arguing, or like showing the door. A
    script for its words alone (sad news, money gone) says all that is to be said, unless it names the answer, or is
    for a mix of labels: who says thanks and asks the way out is told the way.
    """
    if not _FAQ_VARIABLES.isdisjoint(names_in("".join(pen.script(playbook).parts.values()))):
        return pen.faq
    leaves = Label.CHURN in pen.labels and Label.QUESTION not in pen.labels
    says_it_all = playbook.only_with_words and not playbook.all_labels
    fitting = pen.labels & _ANSWERABLE and not leaves and not says_it_all
    return pen.faq if fitting else None


def _full(playbook: Playbook, pen: _Pen) -> Pieces:
    script = pen.script(playbook)
    pieces = {part: script.parts.get(part, "") for part in _FULL_PARTS}
    named = names_in("".join(pieces.values()))
    if _faq_of(playbook, pen) is None:
        return pieces
    answer = "" if "faq_answer" in named else "{faq_answer}"
    address = pen.values.get("faq_link", "")
    if not address:
        pieces = {part: _FAQ_LINK.sub("", text) for part, text in pieces.items()}
    already = {pen.values.get(name, "") for name in named} | {""}
    link = "" if address in already else "{faq_link}"
    pieces[Part.SOLUTION] = pen.join(pieces[Part.SOLUTION], answer, link)
    return pieces


def _suggestion(kind: Kind, playbook: Playbook, parts: Pieces | str, pen: _Pen) -> Suggestion:
    pieces: Pieces = {}
    if isinstance(parts, str):
        filled = fill(parts, pen.values, pen.language)
        text, missing = filled.text, filled.open
        count = length(text, pen.platform)
    else:
        said = {part: template for part, template in parts.items() if template}
        each = {part: fill(template, pen.values, pen.language) for part, template in said.items()}
        text, count, pieces = _fit({part: filled.text for part, filled in each.items()}, pen)
        missing = tuple(dict.fromkeys(name for part in pieces for name in each[part].open))
    templates = parts if isinstance(parts, str) else "".join(parts[part] for part in pieces)
    uses_faq = pen.faq is not None and not names_in(templates).isdisjoint(_FAQ_VARIABLES)
    return Suggestion(
        playbook=playbook.id,
        kind=kind,
        text=text,
        language=pen.language,
        length=count,
        limit=pen.limit,
        parts=pieces,
        open=missing,
        faq=pen.faq.id if pen.faq is not None and uses_faq else None,
    )


def _fit(pieces: dict[Part, str], pen: _Pen) -> tuple[str, int, dict[Part, str]]:
    """Leave out what can be spared, part after part, until the platform takes it; never what matters.

    Gives the text, its length and the pieces that are in it.
    """
    kept = dict(pieces)
    for spared in (None, *_LEFT_OUT_FIRST):
        if spared is not None and kept.pop(spared, None) is None:
            continue
        text = pen.layout(kept)
        count = length(text, pen.platform)
        if pen.limit is None or count <= pen.limit:
            break
    return text, count, kept
