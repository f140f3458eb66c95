"""Links that lead off the allow-list, or hide where they lead."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from activesupport.domain.guard import Flag, FlagKind, GuardContext
from activesupport.replies.guards._reading import Draft, Span, flag, words
from activesupport.text import EMAIL, MENTION

_WITH_SCHEME = re.compile(
    r"(?i)(?:h(?:tt|xx)ps?|ftp|javascript|data|file)[:;]/*[^\s、。「」『』()（）<>\"“”ぁ-んァ-ヴ一-龠、]+"
)
# Endings that are also words ("sorry.it") count only with a path or a www. before them.
_SURE = (
    "com|net|org|info|biz|edu|gov|io|ai|co|tv|ly|gg|app|dev|xyz|tokyo|jp|uk|de|fr|es|nl|br|ru|cn|tw|hk|kr|au|nz|ca|ch"
    "|eu|example|test|invalid|tld|shop|store|online|site|tech|blog|cloud|page|link|news|club|help|support|top|win|click"
    "|life|world|zip|mov|pw|tk|ml|ga|cf|gq|icu|buzz|cc|gl|mobi|asia|pro|space|website|fun|vip|care|chat|email|live|inc"
)
_WORDLIKE = "me|be|to|us|it|pt|in|id|my|at|no|fi|ie|is|so|am|mil|int|name|social|travel|st|sh|gy|do|ee|de|la|im"
_LABEL = (
    r"(?:[\p{Latin}\p{Cyrillic}\p{Greek}0-9]"
    r"(?:[\p{Latin}\p{Cyrillic}\p{Greek}0-9_-]{0,61}[\p{Latin}\p{Cyrillic}\p{Greek}0-9])?)"
)
_DOT = r"(?: ?[\[(](?:\.|dot)[\])] ?|\.)"
_PATH = r"(?:[:/?#][!-~]*)?"
_BARE = regex.compile(
    rf"(?i)(?<![\p{{Latin}}\p{{Cyrillic}}0-9@＠_/.-])(?:{_LABEL}{_DOT}){{1,8}}"
    rf"(?:(?:{_SURE}|xn--[a-z0-9-]+)(?![\p{{Latin}}0-9@_-]|\.[a-z0-9]){_PATH}|(?:{_WORDLIKE})/[!-~]+)"
    rf"|(?<![\w.])www\.[!-~]+"
)
_FIRST_HOST = re.compile(r"(?i)^(?:[a-z]+[:;]/*)?(?P<host>[^/?#\\]+)")
_TAIL = ".,!?;:'\"*_~)]"
_SHORTENERS = words(
    """
    bit.ly t.co goo.gl tinyurl.com ow.ly is.gd buff.ly rebrand.ly cutt.ly lnkd.in t.ly rb.gy bl.ink shorturl.at
    tiny.cc x.gd amzn.to bitly.com v.gd s.id urx.nu onl.la tiny.one short.io trib.al dlvr.it wp.me qr.ae mcaf.ee
    ux.nu u.nu lin.ee
    """
)


def link(draft: Draft, context: GuardContext) -> Iterator[Flag]:
    """Links that should not go out.

    With a list: whatever is not a host of it or below one. Without a list (None): only what hides where it leads:
    shorteners, a name before an @, addresses by number, letters of other scripts. An empty list allows no link.
    """
    names = [brand.lower() for brand in context.brands]
    for start, end in urls(draft):
        said = draft.plain[start:end]
        if said.lower() in names:
            continue
        code = _fault(said, context.allow_links)
        if code:
            yield flag(FlagKind.LINK, draft, start, end, code)


def urls(draft: Draft) -> Iterator[Span]:
    """Where web addresses stand, with a scheme or without; not e-mail addresses, not handles."""
    done = 0
    skip = [match.span() for pattern in (EMAIL, MENTION) for match in pattern.finditer(draft.plain)]
    found = sorted(match.span() for pattern in (_WITH_SCHEME, _BARE) for match in pattern.finditer(draft.plain))
    for start, last in found:
        end = start + len(draft.plain[start:last].rstrip(_TAIL))
        inside = any(first <= start < final for first, final in skip)
        if start >= done and end - start > 3 and not inside:
            done = end
            yield start, end


def leads_to(host: str, allowed: Sequence[str]) -> bool:
    """Whether a host is one of those allowed, or below one of them."""
    return any(host == one or host.endswith("." + one) for one in map(_host_of, allowed) if one)


def _fault(said: str, allowed: Sequence[str] | None) -> str:
    """The code of what is wrong with an address, "" if nothing is."""
    address = re.sub(r" ?[\[(](?:\.|dot)[\])] ?", ".", said, flags=re.IGNORECASE)
    if _hides(address):
        return "guard.link_hidden"
    host = _host_of(address)
    if allowed is not None and leads_to(host, allowed):
        return ""
    if host in _SHORTENERS:
        return "guard.link_short"
    return "" if allowed is None else "guard.link_off_list"


def _hides(address: str) -> bool:
    """Whether a reader cannot see where it leads."""
    found = _FIRST_HOST.match(address)
    authority = found.group("host") if found else ""
    scheme = address.lower().startswith(("javascript", "data", "file"))
    by_number = re.fullmatch(r"\d+(?:\.\d+){3}(?::\d+)?|0x[0-9a-f]+|\d{8,}", authority, re.IGNORECASE) is not None
    foreign = not authority.isascii() or "xn--" in authority.lower()
    return scheme or by_number or foreign or "@" in authority or "\\" in address


@lru_cache(maxsize=512)
def _host_of(address: str) -> str:
    """The host of an address or of an entry of the list: lower case, without scheme, user, port, *. and www."""
    found = _FIRST_HOST.match(address.strip().lower())
    host = found.group("host") if found else ""
    host = host.rpartition("@")[2].partition(":")[0].strip(".")
    return host.removeprefix("*.").removeprefix("www.")
