"""The digest, dressed: as a mail or page (HTML), as text, as a table (CSV) and as data (JSON)."""

from typing import Literal

from activesupport.channels.digest import csv, html, json, text
from activesupport.channels.digest.alert import urgent, warning
from activesupport.channels.digest.subject import subject
from activesupport.domain.digest import Digest

__all__ = ["Format", "render", "subject", "urgent", "warning"]

Format = Literal["html", "text", "json", "csv"]


def render(digest: Digest, format: Format, most: int = 60) -> str:
    """One digest in one form, in the language and zone of its team.

    `most` is how many cases the forms that people read (html, text) show before they name the number that
    remains; csv and json always hold every case. csv begins with a byte order mark: write it as UTF-8 without
    newline translation.
    """
    match format:
        case "html":
            return html.render(digest, most)
        case "text":
            return text.render(digest, most)
        case "json":
            return json.render(digest)
        case "csv":
            return csv.render(digest)
