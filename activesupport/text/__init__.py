"""What a text is before anyone asks what it means: normal forms, language, lengths, own words. Pure."""

from ._masks import masked_spans
from .language import detect
from .lengths import length, limit, shorten
from .normalise import Normalised, normalise, with_offsets
from .tokens import fingerprint, has_words, is_old_style_repost, split_quote, strip_addresses

__all__ = [
    "Normalised",
    "detect",
    "fingerprint",
    "has_words",
    "is_old_style_repost",
    "length",
    "limit",
    "masked_spans",
    "normalise",
    "shorten",
    "split_quote",
    "strip_addresses",
    "with_offsets",
]
