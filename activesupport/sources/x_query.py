"""Writes a watch as search queries of X (https://docs.x.com/x-api/posts/search/integrate/build-a-query)."""

import re
from collections.abc import Iterator

from activesupport.domain.errors import Rejected
from activesupport.domain.post import Query

_HASHTAG = re.compile(r"#\w+")
_HANDLE = re.compile(r"@?(\w{1,15})", re.ASCII)
_LANGUAGES = {"id": "in", "he": "iw"}
"""Codes that X writes in the old way."""
_REGIONAL = frozenset({"zh-cn", "zh-tw"})


def length(query: str) -> int:
    """The length as we budget it: UTF-16 units, so that an emoji never counts less here than at X."""
    return len(query.encode("utf-16-le")) // 2


def build_queries(query: Query, limit: int = 512) -> list[str]:
    """The queries that together find what the watch wants, each of at most `limit` characters.

    Keywords are quoted, so that operators in them are only words. Terms are spread over several queries
    where one would be too long; exclusions stand in each. Raises Rejected for a watch without words (it
    would match everything), for a keyword of punctuation only, and for one that does not fit.
    """
    terms = list(dict.fromkeys(_terms(query)))
    if not terms:
        raise Rejected("x.no_terms", key=query.key)
    tail = _tail(query)
    queries: list[str] = []
    group: list[str] = []
    for term in terms:
        if group and length(_write([*group, term], tail)) > limit:
            queries.append(_write(group, tail))
            group = []
        group.append(term)
        if length(_write(group, tail)) > limit:
            if length(_write(["x"], tail)) > limit:
                raise Rejected("x.exclusions_too_long", key=query.key, length=length(tail), limit=limit)
            raise Rejected("x.keyword_too_long", key=query.key, keyword=term, limit=limit)
    queries.append(_write(group, tail))
    return queries


def _write(terms: list[str], tail: str) -> str:
    return f"({' OR '.join(terms)}) {tail}"


def _terms(query: Query) -> Iterator[str]:
    for term in query.terms:
        quoted = _quote(term)
        if quoted is None:
            raise Rejected("x.keyword_empty", key=query.key, keyword=term)
        yield quoted
    for handle in _handles(query):
        yield f"@{handle}"


def _tail(query: Query) -> str:
    """What holds for every query: exclusions, language, no reposts, nobody's own posts."""
    parts = [f"-{quoted}" for word in query.exclude if (quoted := _quote(word))]
    if query.language:
        parts.append(f"lang:{_language(query.language)}")
    parts.append("-is:retweet")
    parts += [f"-from:{handle}" for handle in _handles(query)]
    return " ".join(dict.fromkeys(parts))


def _handles(query: Query) -> Iterator[str]:
    return (handle_of(account, query.key) for account in query.accounts)


def handle_of(account: str, key: str) -> str:
    """An account as X has it, without the @. Raises Rejected for what cannot be one; `key` is the subscription's."""
    found = _HANDLE.fullmatch(account.strip())
    if found is None:
        raise Rejected("x.bad_account", key=key, account=account)
    return found[1]


def _quote(term: str) -> str | None:
    """A keyword as a quoted phrase; None where nothing is left that X could search for.

    X's words end at quotes and backslashes anyway, so a blank in their place finds the same posts.
    """
    words = " ".join(re.sub(r'["\\\x00-\x1f\x7f]', " ", term).split())
    if not any(_searchable(character) for character in words):
        return None
    return words if _HASHTAG.fullmatch(words) else f'"{words}"'


def _searchable(character: str) -> bool:
    """Letters, digits and pictures; X drops other signs, and `#` alone would match everything."""
    return character.isalnum() or (ord(character) >= 0x2190 and not 0x3000 <= ord(character) <= 0x303F)


def _language(code: str) -> str:
    code = code.lower().replace("_", "-")
    if code in _REGIONAL:
        return code
    primary = code.partition("-")[0]
    return _LANGUAGES.get(primary, primary)
