"""What may be said to everybody while an incident lasts: one statement, in one language or several."""

from collections.abc import Mapping


def statement_in(statements: Mapping[str, str], language: str) -> tuple[str, str]:
    """The statement as people of a language read it, and the language that it is in: that of the reader, or the first
    other in which it was written. There is always one: an incident without is not declared.
    """
    if statements.get(language):
        return statements[language], language
    return next((text, other) for other, text in sorted(statements.items()) if text)
