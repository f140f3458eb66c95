"""Lists on the terminal as columns with headings. They are never cut: a pipe has no width."""

from collections.abc import Sequence

import typer

from activesupport.channels.digest.clean import harmless

_BETWEEN = "  "


def print_columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows under headings, as wide as they are; a column in which nothing stands is left out.

    Characters of full width count for the two places that they take on a terminal.
    """
    from rich.cells import cell_len

    kept = [place for place in range(len(headings)) if any(row[place] for row in rows)]
    lines = [[harmless(line[place]).replace("\n", " ") for place in kept] for line in (headings, *rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        typer.echo(_BETWEEN.join(padded).rstrip())
