"""What a text is before anyone asks what it means: normal forms, language, lengths, own words. Pure."""

from ._addresses import EMAIL, MENTION, URL
from ._masks import masked_spans
from .language import detect
from .lengths import length, limit, shorten
from .normalise import Normalised, normalise, with_offsets
from .phrases import Phrases
from .signs import signs
from .tokens import fingerprint, has_words, is_old_style_repost, reply_chain, split_quote, strip_addresses

__all__ = [
    "EMAIL",
    "MENTION",
    "URL",
    "Normalised",
    "Phrases",
    "detect",
    "fingerprint",
    "has_words",
    "is_old_style_repost",
    "length",
    "limit",
    "masked_spans",
    "normalise",
    "reply_chain",
    "shorten",
    "signs",
    "split_quote",
    "strip_addresses",
    "with_offsets",
]
