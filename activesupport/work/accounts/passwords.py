"""Passwords: what makes a good one (NIST SP 800-63B, section 3.1.1), and keeping it with argon2id (RFC 9106)."""

import re
import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from activesupport.domain.errors import UserError

SHORTEST = 12
"""Characters."""
LONGEST = 1024
_FEWEST = 4
"""Different characters."""
_OWN_PART = 8
"""Characters that must be left of a password without names that anybody knows."""

_HASHER = PasswordHasher()
_AT_ONCE = BoundedSemaphore(4)
"""Each hash takes 64 MiB for a moment: a crowd at the door must not fill the memory."""

_WORDS = """
abcdef abcdefg abcdefgh access admin administrator alphabet asdf asdfgh asdfghjkl asdfghjklqwerty azerty azertyuiop
baseball basketball changeit changeme chocolate computer correcthorsebatterystaple default dragon football forever
freedom guest hello iloveyou internet letmein letmeinplease login loveyou manchester master michael monkey mypassword
newpassword nopassword passphrase passw password passwordforme pokemon princess qazwsx qazwsxedc qazwsxedcrfv qwer
qwert qwerty qwertyui qwertyuiop root samurai secret secretpassword sakura service shadow starwars summer sunshine
superman support system temporary test testtest thisismypassword trustno user username welcome whatever winter zxcvbn
zxcvbnm asdfghjklzxcvbnm aiueo arigatou himitsu konnichiwa kawaii nihon nippon sayonara tokyo
パスワード ぱすわーど あいうえお ひみつ 秘密 秘密の言葉 ありがとう こんにちは さくら 東京 日本
"""
_COMMON = frozenset(_WORDS.split())
_LEET = str.maketrans("@4310$57!", "aaeiossti")
_ROWS = ("0123456789" * 4, "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "あいうえおかきくけこさしすせそ")


def check(password: str, *known: str) -> None:
    """Whether a password may be chosen; there are no rules of what characters it must have.

    `known` are names that anybody can guess: the account's own, its address. Raises UserError with what is wrong.
    """
    plain = _normal(password)
    if len(plain) < SHORTEST:
        raise UserError("signin.short", least=SHORTEST, length=len(plain))
    if len(plain) > LONGEST:
        raise UserError("signin.long", most=LONGEST)
    if is_common(plain):
        raise UserError("signin.common")
    if len(_without(plain.casefold(), known)) < _OWN_PART:
        raise UserError("signin.own_name")


def is_common(password: str) -> bool:
    """Whether it is among the first that anybody tries: a common word dressed up, a row of keys, a pattern."""
    lower = _normal(password).casefold()
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", lower)
    if {core, core.translate(_LEET)} & _COMMON or len(set(lower)) < _FEWEST:
        return True
    parts = [lower] + [core] * (len(core) * 2 >= len(lower))
    return any(_is_row(part) or _is_repeated(part) for part in parts)


def _is_row(text: str) -> bool:
    return any(text in row or text[::-1] in row for row in _ROWS)


def _is_repeated(text: str) -> bool:
    """Whether a short piece is all there is of it: "abcabcabcabc"."""
    found = re.fullmatch(r"(.+?)\1+", text)
    return found is not None and (len(found[1]) < 6 or found[1] in _COMMON)


def _without(text: str, known: tuple[str, ...]) -> str:
    parts = {part for name in known for part in (name.casefold(), *name.casefold().split("@")) if len(part) > 2}
    for part in sorted(parts | {"activesupport"}, key=len, reverse=True):
        text = text.replace(part, "")
    return text


def hashed(password: str) -> str:
    """What is kept of a password. Takes some 50 ms and 64 MiB, as it should."""
    with _AT_ONCE:
        return _HASHER.hash(_normal(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether this is the password that was `kept`. Without one it takes as long and is never right."""
    nobodys = _nobodys()
    try:
        with _AT_ONCE:
            return _HASHER.verify(kept or nobodys, _normal(password[: LONGEST * 2])) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_dated(kept: str) -> bool:
    """Whether it was hashed with parameters of the past, and should be anew."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return hashed(secrets.token_urlsafe())


def _normal(password: str) -> str:
    """The same password from every keyboard: half and full width, composed or not."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode("utf-8"))
