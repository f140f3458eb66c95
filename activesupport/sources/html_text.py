"""Plain text out of HTML, with line breaks where a reader would see them."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"
})
# fmt: on
_HIDDEN = frozenset({"script", "style", "template", "head", "noscript"})
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})


class _Text(HTMLParser):
    """Collects what is seen; pictures count by their `alt`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag == "br" or tag in _BLOCKS:
            self.pieces.append("\n- " if tag == "li" else "\n")
        elif tag in {"td", "th"}:
            self.pieces.append(" ")
        elif tag == "img" and not self._hidden:
            self.pieces.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))


class _FeedLinks(HTMLParser):
    """Finds the feeds that a page names (`<link rel="alternate">`)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        relation = values.get("rel", "").lower().split()
        if tag == "link" and "alternate" in relation and values.get("type", "").lower() in _FEED_TYPES:
            self.found.append(values.get("href", ""))


def to_text(markup: str) -> str:
    """What a reader sees of HTML, however broken: a line for each paragraph, "- " before list items."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return tidy("".join(parser.pieces))


def tidy(text: str) -> str:
    """The text without blank lines and without blanks around its lines."""
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and line != "-")


def feed_link(markup: str, address: str) -> str | None:
    """The address of the first feed that an HTML page at `address` names."""
    parser = _FeedLinks()
    parser.feed(markup)
    return next((urljoin(address, link) for link in parser.found if link), None)
