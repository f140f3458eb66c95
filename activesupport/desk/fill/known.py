"""What is known of a case and its person: earlier contacts, facts, notes, the history, how it ended."""

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from activesupport.desk.fill.dossier import Dossier
from activesupport.desk.fill.words import moment_for, post_line
from activesupport.desk.views.case import Asked, EarlierContact, HistoryEntry, Note
from activesupport.domain.acts import Act
from activesupport.storage.tables import CaseRow, DecisionRow, PostRow
from activesupport.words import say
from activesupport.work.casework.closing import UNDOABLE
from activesupport.work.history import detail_words

_A_LINE = 60
"""Characters that tell what an earlier contact was about."""


def earlier_contacts(read: Dossier, earlier: Sequence[tuple[CaseRow, PostRow]]) -> tuple[EarlierContact, ...]:
    return tuple(_contact(read, case, post) for case, post in earlier)


def _contact(read: Dossier, case: CaseRow, post: PostRow) -> EarlierContact:
    language = read.language
    code = f"outcome.{case.outcome}" if case.outcome else f"dismissal.{case.dismissal}" if case.dismissal else ""
    ended = say(code, language) if code else say(f"state.{case.state}", language)
    return EarlierContact(case.id, case.opened_at, *post_line(case, post, language, _A_LINE), ended)


def notes_of(read: Dossier) -> tuple[Note, ...]:
    return tuple(
        Note(read.names.of(one.actor), one.at, one.detail["text"]) for one in read.decisions if one.action == Act.NOTE
    )


_HANDED_ON = frozenset({Act.ESCALATE, Act.HAND_OVER, Act.ABUSE})
_SETTLED = frozenset({Act.POSTED, Act.SEEN, Act.DISMISS, Act.RESOLVE})
"""After these, what was asked before is asked no more."""


def asked_of(read: Dossier) -> Asked | None:
    """What was written last for whoever takes the case next, while it is open and nobody has answered since."""
    if read.case.closed_at is not None:
        return None
    since = takewhile(lambda one: one.action not in _SETTLED, reversed(_in_force(read.decisions)))
    handed = next((one for one in since if one.action in _HANDED_ON and one.detail.get("text")), None)
    if handed is None:
        return None
    words = say(f"leads_list.asked_{handed.action}", read.language, who=read.names.of(handed.actor))
    return Asked(words, handed.at, handed.detail["text"])


def _in_force(decisions: Sequence[DecisionRow]) -> list[DecisionRow]:
    """Decisions without those that were taken back: an undo takes back the last act of its kind."""
    left: list[DecisionRow] = []
    for one in decisions:
        undone = one.detail.get("undone") if one.action == Act.UNDO else None
        old = next((earlier for earlier in reversed(left) if earlier.action == undone), None)
        if old is not None:
            left.remove(old)
        left.append(one)
    return left


def history_of(read: Dossier) -> tuple[HistoryEntry, ...]:
    """Everything that was decided, the latest first."""
    return tuple(_entry(read, one, last=one is read.decisions[-1]) for one in reversed(read.decisions))


def _entry(read: Dossier, one: DecisionRow, *, last: bool) -> HistoryEntry:
    own = one.actor == read.here.person.name and one.action in UNDOABLE and one.before is not None
    action = say(f"action.{one.action}", read.language)
    detail = detail_words(one.detail, read.language, read.names.of, partial(moment_for, read.here))
    return HistoryEntry(
        at=one.at,
        actor=read.names.of(one.actor),
        words=say("history.line", read.language, action=action, detail=detail) if detail else action,
        basis=" · ".join(text for text in (one.rules, one.model) if text),
        undo=one.id if own and last and read.case.version == one.case_version else None,
    )


def facts(read: Dossier) -> tuple[tuple[str, str], ...]:
    """Further things that are known of the person, as (name, value)."""
    case, post, language = read.case, read.post, read.language
    found: list[tuple[str, str]] = []
    if post.followers is not None:
        found.append((say("fact.followers", language), f"{post.followers:,}"))
    if read.mention is not None and read.mention.watches:
        found.append((say("fact.watches", language), ", ".join(read.mention.watches)))
    if read.bar is not None:
        found.append((say(f"bar.{read.bar.kind}", language), read.bar.why or read.names.of(read.bar.by)))
    if case.assignee:
        found.append((say("fact.assignee", language), read.names.of(case.assignee)))
    if case.invited_at is not None:
        came = {None: "fact.private_open", True: "fact.private_came", False: "fact.private_not"}[case.taken_up]
        found.append((say("fact.private", language), say(came, language)))
    return tuple(found)


def outcome_of(read: Dossier) -> str:
    """How a closed case ended, and how sure that is where it was read from posts."""
    case, language = read.case, read.language
    if not case.outcome:
        return ""
    words = say(f"outcome.{case.outcome}", language)
    if case.outcome_confidence is None:
        return words
    return say("desk.outcome_read", language, outcome=words, percent=round(100 * case.outcome_confidence))
