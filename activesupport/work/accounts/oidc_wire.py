"""What is said to an OpenID provider over the wire: discovery, the exchange of a code, and its public keys."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any
from urllib.parse import quote

import httpx
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError
from joserfc.jwk import KeySet

from activesupport.domain.errors import Rejected, RetryLater

_KEPT = timedelta(hours=1)
_KEYS_AT_MOST_EVERY = timedelta(minutes=1)
"""An unknown key id makes us fetch the keys again; a stranger who sends made-up tokens must not make us a crowd."""
_SECONDS = 10.0
_KINDS = frozenset({"RSA", "EC", "OKP"})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Discovered:
    """What the provider says of itself (OpenID Connect Discovery 1.0, section 3)."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    sends_secret_in_body: bool
    algorithms: frozenset[str]


class Provider:
    """An OpenID provider by its issuer's address."""

    def __init__(self, issuer: str, client_id: str, client_secret: str, client: httpx.Client | None = None) -> None:
        self._issuer = issuer
        self._client_id = client_id
        self._secret = client_secret
        self._http = client or httpx.Client(timeout=_SECONDS)
        self._lock = Lock()
        self._found: tuple[datetime, Discovered] | None = None
        self._keys: tuple[datetime, KeySet] | None = None

    def discover(self, now: datetime) -> Discovered:
        """Where the provider's pages are; asked once an hour. Raises RetryLater, Rejected."""
        with self._lock:
            if self._found is None or now - self._found[0] > _KEPT:
                address = self._issuer.rstrip("/") + "/.well-known/openid-configuration"
                self._found = now, self._read(self._get(address))
            return self._found[1]

    def _read(self, document: Mapping[str, Any]) -> Discovered:
        if document.get("issuer") != self._issuer:
            raise Rejected("signin.provider_broken", problem=f"issuer {str(document.get('issuer'))[:100]}")
        methods = document.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        algorithms = document.get("id_token_signing_alg_values_supported") or ["RS256"]
        return Discovered(
            authorization_endpoint=_safe(document, "authorization_endpoint"),
            token_endpoint=_safe(document, "token_endpoint"),
            jwks_uri=_safe(document, "jwks_uri"),
            sends_secret_in_body="client_secret_basic" not in methods,
            algorithms=frozenset(map(str, algorithms)),
        )

    def exchange(self, code: str, redirect_uri: str, verifier: str, now: datetime) -> Mapping[str, Any]:
        """The tokens for a code (RFC 6749, section 4.1.3). Raises Rejected when the provider does not take it."""
        found = self.discover(now)
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
        }
        if self._secret and not found.sends_secret_in_body:
            basic = httpx.BasicAuth(quote(self._client_id, safe=""), quote(self._secret, safe=""))
            return self._ask(lambda: self._http.post(found.token_endpoint, data=form, auth=basic))
        form |= {"client_id": self._client_id} | ({"client_secret": self._secret} if self._secret else {})
        return self._ask(lambda: self._http.post(found.token_endpoint, data=form))

    def verified(self, token: str, algorithms: Sequence[str], now: datetime) -> jwt.Token:
        """A token whose signature is the provider's. Raises JoseError for any other, RetryLater, Rejected."""
        allowed = sorted(self.discover(now).algorithms & set(algorithms))
        try:
            return jwt.decode(token, self._key_set(now, _KEPT), algorithms=allowed)
        except InvalidKeyIdError:  # the provider has changed its keys
            return jwt.decode(token, self._key_set(now, _KEYS_AT_MOST_EVERY), algorithms=allowed)

    def _key_set(self, now: datetime, oldest: timedelta) -> KeySet:
        place = self.discover(now).jwks_uri
        with self._lock:
            if self._keys is None or now - self._keys[0] >= oldest:
                listed = self._get(place).get("keys", [])
                usable: Any = [one for one in listed if one.get("kty") in _KINDS and one.get("use", "sig") == "sig"]
                self._keys = now, KeySet.import_key_set({"keys": usable})
            return self._keys[1]

    def _get(self, address: str) -> Mapping[str, Any]:
        return self._ask(lambda: self._http.get(address))

    def _ask(self, request: Callable[[], httpx.Response]) -> Mapping[str, Any]:
        try:
            answer = request()
            body = answer.json()
        except httpx.HTTPError as error:
            raise RetryLater("signin.provider_down", problem=type(error).__name__) from error
        except ValueError as error:
            raise Rejected("signin.provider_broken", problem=f"HTTP {answer.status_code}") from error
        if answer.status_code >= 500:
            raise RetryLater("signin.provider_down", problem=f"HTTP {answer.status_code}")
        if answer.status_code != 200 or not isinstance(body, dict):
            problem = body.get("error", "") if isinstance(body, dict) else ""
            raise Rejected("signin.provider_refused", problem=f"HTTP {answer.status_code} {str(problem)[:80]}".strip())
        return body


def _safe(document: Mapping[str, Any], name: str) -> str:
    """An address of the document: encrypted, or on this very machine. Raises Rejected for any other."""
    address = str(document.get(name, ""))
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        url = httpx.URL("")
    if url.scheme == "https" or (url.scheme == "http" and url.host in _LOOPBACK):
        return address
    raise Rejected("signin.provider_broken", problem=f"{name} {address[:100]}")
