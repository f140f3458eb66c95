"""The SQL that SQLite and PostgreSQL spell differently."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, cast, column, func, literal_column, not_, select, table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from activesupport.storage.tables import CaseTextRow, Table
from activesupport.text.bigrams import Term

_FULL_TEXT = table("case_texts_grams", column("rowid", Integer))
"""SQLite's full-text table over `case_texts`, which triggers keep; PostgreSQL has an index of that name."""
# Written as in the index, and no parameters in it: PostgreSQL knows its index by the expression.
_GRAM_SET: ColumnElement[object] = literal_column("array_to_tsvector(string_to_array(case_texts.grams, ' '))")
_BETWEEN_BLANKS: ColumnElement[str] = func.concat(" ", CaseTextRow.grams, " ")


def insert_unseen(
    session: Session,
    table: type[Table],
    rows: Sequence[dict[str, Any]],
    returning: InstrumentedAttribute[int] | None = None,
) -> list[int]:
    """Insert rows, skipping those that a unique constraint knows already; the keys of the inserted ones."""
    if not rows:
        return []
    make = postgresql.insert if _is_postgresql(session) else sqlite.insert
    statement: Any = make(table).on_conflict_do_nothing()
    if returning is None:
        session.execute(statement, rows)
        return []
    return list(session.scalars(statement.returning(returning), rows))


def put(session: Session, table: type[Table], key: dict[str, Any], values: dict[str, Any]) -> None:
    """Insert a row, or change the one that has the same unique `key`; safe also when two do it at the same time."""
    make = postgresql.insert if _is_postgresql(session) else sqlite.insert
    statement: Any = make(table).values(**key, **values)
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))


def put_case_texts(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows of `case_texts`, or put them in the place of those of the same cases."""
    if not rows:
        return
    make = postgresql.insert if _is_postgresql(session) else sqlite.insert
    statement: Any = make(CaseTextRow)
    session.execute(
        statement.on_conflict_do_update(index_elements=["case_id"], set_={"grams": statement.excluded.grams}), rows
    )


def cases_with(session: Session, terms: Sequence[Term]) -> Select[int]:
    """The numbers of the cases whose texts have every term that is wanted, and none that is excluded."""
    wanted = [term for term in terms if not term.excluded]
    excluded = [term for term in terms if term.excluded]
    conditions = _on_postgresql if _is_postgresql(session) else _on_sqlite
    return select(CaseTextRow.case_id).where(*conditions(wanted, excluded))


def is_in_metadata(name: str | None, _kind: str, _parents: object) -> bool:
    """Alembic's `include_name`: what the full-text search keeps is made by hand and compared by nobody."""
    return name is None or not name.startswith(_FULL_TEXT.name)


def _is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _on_postgresql(wanted: Sequence[Term], excluded: Sequence[Term]) -> Iterable[ColumnElement[bool]]:
    """The index knows which grams a text has, and not their order: the text itself decides."""
    if wanted:
        lexemes = [lexeme for term in wanted for lexeme in _lexemes(term)]
        yield _GRAM_SET.op("@@", is_comparison=True)(cast(" & ".join(lexemes), postgresql.TSQUERY))
    for term in wanted:
        if len(term.grams) > 1:
            yield func.strpos(_BETWEEN_BLANKS, term.piece) > 0
    for term in excluded:
        yield func.strpos(_BETWEEN_BLANKS, term.piece) == 0


def _lexemes(term: Term) -> list[str]:
    *before, last = term.grams
    return [*(f"'{gram}'" for gram in before), f"'{last}':*" if term.open_ended else f"'{last}'"]


def _on_sqlite(wanted: Sequence[Term], excluded: Sequence[Term]) -> Iterable[ColumnElement[bool]]:
    if wanted:
        yield CaseTextRow.case_id.in_(_matches(" AND ".join(map(_phrase, wanted))))
    if excluded:
        yield not_(CaseTextRow.case_id.in_(_matches(" OR ".join(map(_phrase, excluded)))))


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.grams)}"{" *" if term.open_ended else ""}'


def _matches(expression: str) -> Select[int]:
    matches = literal_column(_FULL_TEXT.name).op("MATCH", is_comparison=True)(expression)
    return select(_FULL_TEXT.c.rowid).where(matches)
