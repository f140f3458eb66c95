"""The replies that are offered for a case, and why there are none."""

from collections.abc import Sequence

from activesupport.desk.fill.counting import counter
from activesupport.desk.fill.dossier import Dossier
from activesupport.desk.views.reply import Origin, SuggestionCard
from activesupport.domain.gate import GateDecision
from activesupport.domain.statement import statement_in
from activesupport.storage.desk_tables import IncidentRow
from activesupport.storage.tables import SuggestionRow
from activesupport.text.lengths import length, limit
from activesupport.words import LANGUAGES, say
from activesupport.work.sending.signing import RESPONDER, signed
from activesupport.work.speaking import may_offer

_ORIGINS = {"past": Origin.PAST, "model": Origin.LLM}


def cards(read: Dossier, offered: Sequence[SuggestionRow]) -> tuple[SuggestionCard, ...]:
    """What may be said: nothing while the gate holds, the statement alone while an incident is in force."""
    if not may_offer(read.case, read.gate):
        return ()
    if read.incident is not None:
        return (statement(read, read.incident),)
    return tuple(_card(read, one) for one in offered)


def nothing(read: Dossier) -> str:
    """Why there is no card."""
    if may_offer(read.case, read.gate):
        return say("suggestions.none", read.language)
    held = "abuse" if read.case.abuse else "held"
    return say(f"suggestions.{'senior' if read.gate.decision is GateDecision.SENIOR else held}", read.language)


def statement(read: Dossier, incident: IncidentRow) -> SuggestionCard:
    """The incident's statement in the case's language, marked where it was written in the other alone."""
    case, (said, language) = read.case, statement_in(incident.statements, read.case.language)
    text = " ".join(part for part in (said, incident.link) if part)
    fits = language == case.language or case.language not in LANGUAGES
    return SuggestionCard(
        id=0,
        kind=say("desk.statement" if fits else f"desk.statement_only_{language}", read.language),
        text=text,
        language=language,
        counter=counter(length(text, case.source), limit(case.source), case.source, language, read.language),
        origin=Origin.PLAYBOOK,
        source=say(f"incident_kind.{incident.kind}", read.language),
    )


def _card(read: Dossier, one: SuggestionRow) -> SuggestionCard:
    language, source, person = read.language, read.case.source, read.here.person
    origin = Origin.FAQ if one.faq and one.origin == "playbook" else _ORIGINS.get(one.origin, Origin.PLAYBOOK)
    text = signed(one.text, one.language, person)
    return SuggestionCard(
        id=one.id,
        kind=say(f"kind.{one.kind}", language),
        text=text,
        language=one.language,
        counter=counter(length(text, source), one.limit, source, one.language, language),
        origin=origin,
        source=_source(read, one, origin),
        parts=tuple(
            (say(f"part.{name}", language), signed(part, one.language, person)) for name, part in one.parts.items()
        ),
        open=tuple(name for name in one.open if name != RESPONDER),
    )


def _source(read: Dossier, one: SuggestionRow, origin: Origin) -> str:
    """What colleagues call the entry that it was made of; its id where the rules know it no more."""
    if origin is Origin.FAQ and one.faq:
        entry = next((entry for entry in read.rules.faq if entry.id == one.faq), None)
        asked = entry.texts.get(one.language) if entry is not None else None
        return asked.question if asked is not None else one.faq
    playbook = next((playbook for playbook in read.rules.playbooks if playbook.id == one.playbook), None)
    return playbook.called(read.language) if playbook is not None else one.playbook
