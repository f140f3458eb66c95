"""convert: what others have published, as files that can be trained on or measured with. Needs no configuration."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from activesupport.app.cli.common import help_text
from activesupport.app.cli.lines import OUTPUT, whole_file
from activesupport.app.cli.values import choice

FORMAT = Annotated[str, typer.Argument(metavar="FORMAT", help=help_text("convert_format"))]
DATA_SET = Annotated[Path, typer.Argument(metavar="FILE", help=help_text("convert_file"))]


def add_to(app: typer.Typer) -> None:
    app.command("convert", help=help_text("convert"))(convert)


def convert(format_name: FORMAT, file: DATA_SET, output: OUTPUT = None) -> None:
    """A public data set as labelled JSON Lines. Nothing is written unless all of the file could be read."""
    from activesupport.language.convert import Format, read

    rows = list(read(file, choice(Format, "FORMAT")(format_name)))
    content = "".join(row.as_json() + "\n" for row in rows).encode("utf-8", "replace")
    if output is None:
        sys.stdout.buffer.write(content)
        return
    with whole_file(output) as sink:
        sink.write(content)
