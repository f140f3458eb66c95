"""A stored case as digests, alerts and the terminal show it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from activesupport.domain.case import CaseState
from activesupport.domain.digest import DigestCase
from activesupport.domain.gate import GateDecision
from activesupport.domain.labels import Label
from activesupport.domain.reply import Kind, Part, Suggestion
from activesupport.domain.rules import Rules
from activesupport.storage import offers
from activesupport.storage.codec import reasons_from_json
from activesupport.storage.tables import CaseRow, PostRow, SuggestionRow


def show_cases(
    session: Session, found: Sequence[tuple[CaseRow, PostRow]], rules: Rules, case_page: str | None
) -> list[DigestCase]:
    """Cases with their headline posts. `case_page` is the desk's address of a case with `{number}` in it.

    What only a senior person answers comes without suggestions: nobody takes those words from a drawer.
    """
    offered = offers.of_cases(session, [case.id for case, _post in found])
    return [_show(case, post, offered.get(case.id, []), rules, case_page) for case, post in found]


def _show(
    case: CaseRow, post: PostRow, offered: Sequence[SuggestionRow], rules: Rules, case_page: str | None
) -> DigestCase:
    brand = rules.brands.get(case.brand)
    return DigestCase(
        number=case.id,
        brand=brand.called(rules.teams[case.team].language if case.team in rules.teams else "en")
        if brand
        else case.brand,
        source=case.source,
        handle=case.author_handle,
        name=post.author_name,
        language=case.language,
        priority=case.priority,
        reasons=reasons_from_json(case.reasons),
        labels=tuple(Label(label) for label in case.labels),
        text=post.text,
        url=post.url,
        time=post.time,
        opened_at=case.opened_at,
        posts=case.posts,
        state=CaseState(case.state),
        claimed_by=case.claimed_by,
        previous=case.previous_id,
        suggestions=tuple(show_suggestion(row) for row in offered) if case.gate != GateDecision.SENIOR else (),
        page=case_page.format(number=case.id) if case_page else None,
    )


def show_suggestion(row: SuggestionRow) -> Suggestion:
    return Suggestion(
        playbook=row.playbook,
        kind=Kind(row.kind),
        text=row.text,
        language=row.language,
        length=row.length,
        limit=row.limit,
        parts={Part(name): text for name, text in row.parts.items()},
        open=tuple(row.open),
        faq=row.faq,
    )
