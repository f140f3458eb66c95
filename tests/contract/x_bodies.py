"""What X's answers are made of, and which posts a search finds."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)


def account_id(handle: str) -> str:
    """The id that the account of this name has."""
    return str(1000 + sum(handle.lower().encode()))


def user(handle: str, followers: int) -> dict[str, Any]:
    metrics = {"followers_count": followers, "following_count": 0, "tweet_count": 1, "listed_count": 0}
    return {"id": account_id(handle), "username": handle, "name": handle.title(), "public_metrics": metrics}


def left_out(kind: str, resource: str, parameter: str, value: str, detail: str) -> dict[str, Any]:
    """One of the `errors` that come with a 200."""
    return {
        "title": "Not Found Error" if kind == "resource-not-found" else "Authorization Error",
        "type": f"https://api.twitter.com/2/problems/{kind}",
        "detail": detail,
        "resource_type": resource,
        "resource_id": value,
        "parameter": parameter,
        "value": value,
        "section": "data",
    }


def no_account(parameter: str, value: str) -> dict[str, Any]:
    detail = f"Could not find user with {parameter}: [{value}]."
    return left_out("resource-not-found", "user", parameter, value, detail)


def time_of(post_id: str) -> datetime:
    return EPOCH + timedelta(milliseconds=int(post_id) >> 22)


def problem(status: int, title: str, detail: str) -> dict[str, Any]:
    return {"title": title, "detail": detail, "type": "about:blank", "status": status}


def matches(query: str, tweet: dict[str, Any], author: str) -> bool:
    """Whether a search finds a post, as far as our queries use X's grammar."""
    wanted, _, rest = query.removeprefix("(").partition(")") if query.startswith("(") else (query, "", "")
    text = tweet["text"].lower()
    for negated, quoted, operator in re.findall(r'(-?)(?:"([^"]+)"|(\S+))', rest):
        name, _, value = operator.partition(":")
        hit = {
            "": quoted.lower() in text,
            "lang": tweet.get("lang", value) == value,
            "from": author.lower() == value.lower(),
            "is": text.startswith("rt @"),
        }[name]
        if hit == bool(negated):
            return False
    terms = re.findall(r'"([^"]+)"|(\S+)', wanted)
    return any((quoted or bare).lower() in text for quoted, bare in terms if bare != "OR")
