"""Short notes that a browser keeps for us and cannot forge: what the next page is to say, and proofs of origin."""

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class SecretKeys:
    """The key that notes are signed with. It lives as long as the process: a note is for the next page only."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def sign(self, value: Any) -> str:
        """A value of JSON as a text that `read` accepts."""
        body = base64.urlsafe_b64encode(json.dumps(value, ensure_ascii=False).encode())
        return body.decode() + "." + self._seal(body)

    def read(self, text: str) -> Any:
        """The value, None for anything that was not signed here."""
        body, _, seal = text.partition(".")
        if not hmac.compare_digest(seal.encode(), self._seal(body.encode()).encode()):
            return None
        return json.loads(base64.urlsafe_b64decode(body))

    def _seal(self, body: bytes) -> str:
        return hmac.new(self.key, body, hashlib.sha256).hexdigest()


def proof_for(secret: str) -> str:
    """What a form must carry to come from a page of ours: made of the browser's secret, which it does not give away."""
    return hashlib.sha256(f"form:{secret}".encode()).hexdigest()


def is_proof(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode(), proof_for(secret).encode())
