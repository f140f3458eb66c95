"""Public data sets as labelled posts: every format's own columns become the rows that `corpus.read` reads.

What a row does not say counts as much as what it says: `known` names the labels that the annotators looked for. A label
that is known and not given is a "no"; one that is not known says nothing. docs/cli.md has the table of all formats.
"""

import csv
import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label


class Format(StrEnum):
    """The data sets that can be read, as they are named on the command line; also the `source` of their rows."""

    COMPLAINTS = "complaints"
    AIRLINE = "airline"
    CHURN_CHATBOT = "churn-chatbot"
    BANKING77 = "banking77"
    ASDC = "asdc"
    QUASI_REVIEWS = "quasi-reviews"
    JRTE_PN = "jrte-pn"
    SMOKE = "smoke"
    REPLY_PAIRS = "reply-pairs"


@dataclass(frozen=True, slots=True)
class Row:
    """One post of a data set; what its file does not tell is empty. `kind` is the annotators' own word for it."""

    text: str
    labels: tuple[Label, ...]
    known: tuple[Label, ...]
    lang: str
    source: str
    sector: str
    brand: str
    kind: str
    id: str

    def as_json(self) -> str:
        """The row as one line. The separators that `str.splitlines` knows and JSON lets stand are escaped."""
        return _SEPARATOR.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(asdict(self), ensure_ascii=False))


_SEPARATOR = re.compile("[\x85\u2028\u2029]")


class Said(NamedTuple):
    """What a data set says of a post: the labels it carries, and those that were looked for."""

    labels: tuple[Label, ...]
    known: tuple[Label, ...]


_NOTHING = Said((), ())


def _yes(*labels: Label) -> Said:
    return Said(labels, labels)


def _no(*labels: Label) -> Said:
    return Said((), labels)


@dataclass(frozen=True, slots=True)
class Cells:
    """The columns of one row, and where it begins: faults name the file and the line."""

    file: str
    line: int
    format: Format
    columns: Mapping[str, str]

    def text(self, column: str) -> str:
        """A column that must be there and not be blank; HTML entities are read. Raises UserError."""
        found = html.unescape(self.columns.get(column) or "").strip()
        if not found:
            raise UserError("convert.missing", file=self.file, line=self.line, column=column, format=str(self.format))
        return found

    def one_of(self, column: str, meanings: Mapping[str, Said]) -> Said:
        """What the word in a column means. Raises UserError for a word without a meaning."""
        given = self.text(column)
        if given not in meanings:
            known = ", ".join(meanings)
            raise UserError(
                "convert.bad_value", file=self.file, line=self.line, column=column, given=given, known=known
            )
        return meanings[given]

    def row(
        self, said: Said, lang: str, *, text: str = "", sector: str = "", brand: str = "", kind: str = "", id: str = ""
    ) -> Row:
        """The finished row. `id` without which the file's name and the line stand for it."""
        return Row(
            text=text or self.text("text"),
            labels=said.labels,
            known=said.known,
            lang=lang,
            source=str(self.format),
            sector=sector,
            brand=brand,
            kind=kind,
            id=id or f"{Path(self.file).stem}-{self.line}",
        )


def read(path: Path, form: Format) -> Iterator[Row]:
    """The rows of a file of a data set, in order.

    Raises UserError that names the file and the line of the first row that is none of this format, and OSError.
    """
    lines, row_of = _FORMATS[form]
    for number, columns in lines(path, form):
        yield row_of(Cells(path.name, number, form, columns))


# How the files are written: each yields (line on which the row begins, columns).

Lines = Iterator[tuple[int, Mapping[str, str]]]


def _comma_separated(path: Path, form: Format) -> Lines:
    """CSV with a header; a text in quotation marks may run over several lines."""
    reader = csv.reader(StringIO(_content(path), newline=""))
    header: Sequence[str] = ()
    begin = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _bad_row(path, begin, form, error) from error
        if cells is None:
            return
        if not header:
            header = cells
        elif cells:
            yield begin, _named(path, begin, header, cells)
        begin = reader.line_num + 1


def _tab_separated(*names: str) -> Callable[[Path, Format], Lines]:
    """Lines of columns between tabs, without a header. A quotation mark means nothing but itself."""

    def lines(path: Path, _form: Format) -> Lines:
        for number, line in _full_lines(path):
            yield number, _named(path, number, names, line.split("\t"))

    return lines


def _json_lines(path: Path, form: Format) -> Lines:
    for number, line in _full_lines(path):
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _bad_row(path, number, form, error) from error
        if not isinstance(fields, dict):
            raise _bad_row(path, number, form, type(fields).__name__)
        yield number, {name: str(value) for name, value in fields.items() if isinstance(value, str | int)}


def _content(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UserError("convert.not_utf8", file=path.name, line=line) from error


def _full_lines(path: Path) -> Iterator[tuple[int, str]]:
    # Not splitlines: a text may hold separators of lines that are none to those who wrote the file.
    for number, line in enumerate(_content(path).split("\n"), start=1):
        if line.strip():
            yield number, line.removesuffix("\r")


def _named(path: Path, line: int, names: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    if len(cells) != len(names):
        raise UserError("convert.columns", file=path.name, line=line, found=len(cells), expected=len(names))
    return dict(zip(names, cells, strict=True))


def _bad_row(path: Path, line: int, form: Format, problem: object) -> UserError:
    return UserError("convert.bad_row", file=path.name, line=line, format=str(form), problem=str(problem))


# What the data sets say.

_COMPLAINT = {"0": _no(Label.COMPLAINT), "1": _yes(Label.COMPLAINT)}
_CHURN = {"0": _no(Label.CHURN), "1": _yes(Label.CHURN)}

_POLARITY = {
    "-1": Said((Label.COMPLAINT,), (Label.COMPLAINT, Label.PRAISE)),
    "0": _no(Label.COMPLAINT, Label.PRAISE),
    "1": Said((Label.PRAISE,), (Label.COMPLAINT, Label.PRAISE)),
}

# The writer meant one thing with each post and did not look for others: a lament about an app may also be a goodbye.
# What a kind rules out by its meaning is a "no": irony is no praise, and whoever praises does not leave.
_KINDS = {
    "complaint": Said((Label.COMPLAINT,), (Label.COMPLAINT, Label.PRAISE)),
    "sarcasm": Said((Label.COMPLAINT,), (Label.COMPLAINT, Label.PRAISE)),
    "churn": _yes(Label.CHURN),
    "question": _yes(Label.QUESTION),
    "praise": Said((Label.PRAISE,), (Label.CHURN, Label.PRAISE)),
    "sad": _no(Label.COMPLAINT, Label.CHURN, Label.QUESTION, Label.PRAISE),
    "neutral": _no(Label.COMPLAINT, Label.CHURN, Label.QUESTION, Label.PRAISE),
}

# 要求 and 照応要求 tell what kind of room is sought. That is no `request` of our guide (an improvement), and some of
# them ask ("福岡県でおすすめのホテルはありますか？") while most do not: they say nothing here.
_ACTS = {
    **dict.fromkeys(("質問", "確認"), _yes(Label.QUESTION)),
    **dict.fromkeys(("要求", "照応要求"), _NOTHING),
    **dict.fromkeys(("はい", "いいえ", "伝達", "感想", "その他"), _no(Label.QUESTION)),
}

_NO_TARGET = frozenset({"", "no_brand"})
_ASKS = re.compile(
    r"\?"
    r"|(?:^|[.!] +)(?:and |but |so |hi,? |hello,? )?"
    r"(?:how|what|where|why|who|(?:when )?(?:can|could|do|does|did|is|are|will|would|should|may))\b(?!')"
    r"|\bhow (?:to|do|does|can|long|much|many)\b|\bplease\b|\bhelp\b|\b(?:tell|explain)\b|\blet me know\b"
    r"|\b(?:know|wonder\w*|find out|see) (?:how|what|where|when|why|who|which|if|whether)\b",
    re.IGNORECASE,
)
"""Words that ask for an answer or for help."""
_LEAVING = "terminate_account"
_HANDLE = re.compile(r"(?<!\w)[@＠](\w+)")
_SERVICE = re.compile(r"^(?:ask|team)_?|_?(?:support|helps?|cares?|us)$", re.IGNORECASE)
"""What a brand adds to its name in the handle of its support."""
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+")


def _complaints(cells: Cells) -> Row:
    said = cells.one_of("label", _COMPLAINT)
    return cells.row(said, "en", sector=cells.text("domain"), id=cells.text("id"))


def _airline(cells: Cells) -> Row:
    """Negative sentiment toward an airline, as complaint; positive is not taken for praise, which nobody looked for."""
    name, said = cells.text("airline"), cells.one_of("label", _COMPLAINT)
    reason = cells.columns.get("negativereason", "")
    return cells.row(said, "en", sector=name, brand=name, kind=reason, id=cells.text("tweet_id"))


def _churn_chatbot(cells: Cells) -> Row:
    """Whether the author leaves the target: the same words are churn for one company and none for another."""
    target = cells.columns["target"].strip()
    brand = "" if target in _NO_TARGET else target
    return cells.row(cells.one_of("churn", _CHURN), cells.text("lang").lower(), sector=brand.lower(), brand=brand)


def _banking77(cells: Cells) -> Row:
    """Said to a bank's support, so that all of it wants help; but as a public post only some of it asks.

    A third are bare reports ("My top-up is still pending."), which are complaints to our guide, and nobody looked for
    those: where no word asks, nothing is known. Closing the account is churn.
    """
    intent, text = cells.text("category"), cells.text("text")
    asks = (Label.QUESTION,) if _ASKS.search(text) else ()
    leaves = (Label.CHURN,) if intent == _LEAVING else ()
    return cells.row(_yes(*leaves, *asks), "en", text=text, kind=intent)


def _asdc(cells: Cells) -> Row:
    said = cells.one_of("act", _ACTS)
    return cells.row(said, cells.text("lang"), kind=cells.text("act"), id=cells.text("id"))


def _quasi_reviews(cells: Cells) -> Row:
    return cells.row(_NOTHING, cells.text("lang"), sector=cells.text("domain"), id=cells.text("id"))


def _jrte_pn(cells: Cells) -> Row:
    return cells.row(cells.one_of("polarity", _POLARITY), "ja", id=cells.text("id"))


def _smoke(cells: Cells) -> Row:
    said, kind = cells.one_of("kind", _KINDS), cells.text("kind")
    return cells.row(said, cells.text("lang"), sector=cells.text("sector"), kind=kind, id=cells.text("id"))


def _reply_pairs(cells: Cells) -> Row:
    """The customer's post alone, by a real person: mail addresses and all handles but the brand's own are masked.

    The file's `id` is shared by several posts, so the line stands for it.
    """
    handle = cells.text("brand")
    brand = _SERVICE.sub("", handle)
    own = {handle.casefold(), brand.casefold()}

    def masked(found: re.Match[str]) -> str:
        return found[0] if found[1].casefold() in own else "@user"

    text = _HANDLE.sub(masked, _MAIL.sub("user@example.com", cells.text("post")))
    return cells.row(_NOTHING, "en", text=text, sector=handle, brand=brand)


_FORMATS: Mapping[Format, tuple[Callable[[Path, Format], Lines], Callable[[Cells], Row]]] = {
    Format.COMPLAINTS: (_comma_separated, _complaints),
    Format.AIRLINE: (_comma_separated, _airline),
    Format.CHURN_CHATBOT: (_tab_separated("text", "lang", "target", "churn"), _churn_chatbot),
    Format.BANKING77: (_comma_separated, _banking77),
    Format.ASDC: (_json_lines, _asdc),
    Format.QUASI_REVIEWS: (_json_lines, _quasi_reviews),
    Format.JRTE_PN: (_tab_separated("id", "polarity", "text", "judges", "split"), _jrte_pn),
    Format.SMOKE: (_json_lines, _smoke),
    Format.REPLY_PAIRS: (_json_lines, _reply_pairs),
}
