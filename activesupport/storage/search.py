"""Finding cases by what was written in them; docs/why/search.md says how."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import CompoundSelect, Select, false, select
from sqlalchemy.orm import Session

from activesupport.domain.acts import Act
from activesupport.storage import dialect
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.merged import and_where_they_went
from activesupport.storage.tables import CaseRow, CaseTextRow, DecisionRow, MentionRow, PostRow
from activesupport.text import normalise
from activesupport.text.bigrams import bigrams, query_terms

LONGEST = 200_000
"""Characters of grams that are kept for a case. Of four bytes each they still fit PostgreSQL's megabyte."""
_NUMBER = re.compile(r"#?([0-9]{1,9})")
_BREAK = "¶"
"""Stands between texts: no gram is like it, so that nothing is found across the end of a post."""


def index_cases(session: Session, case_ids: Collection[int]) -> None:
    """Make cases findable by their texts as they are now. Call it in the transaction that changes the texts, and once
    for many cases: it takes the same few statements however many they are.
    """
    texts: dict[int, dict[str, None]] = {case_id: {} for case_id in sorted(case_ids)}
    if not texts:
        return
    # Whoever adds to the same case at this moment waits, and then reads what we have added.
    session.execute(
        select(CaseRow.id).where(CaseRow.id.in_(texts)).order_by(CaseRow.id).with_for_update(key_share=True)
    )
    for case_id, text in _texts(session, texts):
        texts[case_id][text] = None
    dialect.put_case_texts(session, [{"case_id": one, "grams": _grams(found)} for one, found in texts.items()])


def matching(session: Session, query: str) -> Select[int] | CompoundSelect[int]:
    """The numbers of the cases that a person's search finds, for `CaseRow.id.in_(…)`.

    What is found in a case that was merged is found in the other as well; a number alone (12, #12) also finds the case
    of that number. `query` is read by `query_terms` and cannot
    be wrong; one that asks for nothing finds nothing.
    """
    terms = query_terms(query)
    if not terms:
        return select(CaseTextRow.case_id).where(false())
    number = _NUMBER.fullmatch(normalise(query).strip())
    numbered = [select(CaseRow.id).where(CaseRow.id == int(number[1]))] if number else []
    return and_where_they_went(dialect.cases_with(session, terms), *numbered)


def is_number(query: str) -> bool:
    """Whether a search is a number alone, with or without #, in whatever width it was typed."""
    return _NUMBER.fullmatch(normalise(query).strip()) is not None


def rebuild(session: Session, after: int = 0, batch: int = 500) -> Sequence[int]:
    """Index the next cases whose numbers lie above `after` anew; their numbers, in order, and none at the end.

    `work/reindex.py` goes through them all, with a transaction for each batch.
    """
    found = session.scalars(select(CaseRow.id).where(CaseRow.id > after).order_by(CaseRow.id).limit(batch)).all()
    index_cases(session, found)
    return found


def _texts(session: Session, case_ids: Collection[int]) -> Iterator[tuple[int, str]]:
    """Whatever was said in the cases, with names, as (case, text); each table read once."""
    posts = (
        select(CaseRow.id, PostRow.author_handle, PostRow.author_name, PostRow.text)
        .join(MentionRow, MentionRow.case_id == CaseRow.id)
        .join(PostRow, PostRow.id == MentionRow.post_id)
        .where(CaseRow.id.in_(case_ids))
        .order_by(PostRow.time, PostRow.id)
    )
    notes = (
        select(CaseRow.id, DecisionRow.detail)
        .join(DecisionRow, DecisionRow.case_id == CaseRow.id)
        .where(CaseRow.id.in_(case_ids), DecisionRow.action == Act.NOTE)
        .order_by(DecisionRow.id)
    )
    replies = select(ReplyRow.case_id, ReplyRow.text).where(ReplyRow.case_id.in_(case_ids)).order_by(ReplyRow.id)
    for case_id, handle, name, text in session.execute(posts):
        yield from ((case_id, said) for said in (handle, name, text))
    for case_id, detail in session.execute(notes):
        yield case_id, detail["text"]
    for case_id, text in session.execute(replies):
        yield case_id, text


def _grams(texts: Iterable[str]) -> str:
    """The grams of the texts, in their order, as they are stored."""
    found = (bigrams(text[:LONGEST]) for text in texts)
    whole = f" {_BREAK} ".join(" ".join(grams) for grams in found if grams)
    return whole if len(whole) <= LONGEST else whole[: whole.rindex(" ", 0, LONGEST)]
