"""Secrets that are handed out, and what of them is kept."""

import hashlib
import secrets

_BYTES = 32


def new_secret() -> str:
    """256 random bits, fit for an address or a cookie."""
    return secrets.token_urlsafe(_BYTES)


def digest(secret: str) -> str:
    """What is stored. A plain hash is enough: nobody can try out 256 bits, unlike passwords."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
