"""A small OpenID provider on loopback: real RSA keys, one code a sign-in, and knobs for what can be wrong."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "desk", "s3cret/with+signs"


def _key(name: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig"})


@dataclass
class OidcServer:
    """`claims` go over those of a right id_token (None takes one out); `document` over the discovery document."""

    now: datetime
    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    document: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    raw: bytes | None = None
    sign_with: Any = None
    token: str | None = ""
    """In place of the id_token; None leaves it out."""
    algorithm: str = "RS256"
    keys: list[RSAKey] = field(default_factory=lambda: [_key("k1")])
    asked: list[str] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)
    begun: dict[str, dict[str, str]] = field(default_factory=dict)

    def visit(self, url: str) -> dict[str, str]:
        """What a browser does: go to the page, sign in, and be sent back with this query."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert url.startswith(f"{self.issuer}/authorize?")
        assert (query["response_type"], query["code_challenge_method"]) == ("code", "S256")
        code = f"code-{len(self.begun)}"
        self.begun[code] = query
        return {"code": code, "state": query["state"]}

    def change_keys(self) -> None:
        self.keys = [_key("k2")]

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        } | self.document

    def public_keys(self) -> dict[str, Any]:
        return dict(KeySet(list(self.keys)).as_dict(private=False))

    def answer(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """The token endpoint, as strict as a provider is: client, code once, PKCE, the address to come back to."""
        self.forms.append(form)
        begun = self.begun.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if not self._is_client(form, authorization):
            return 401, {"error": "invalid_client"}
        if (
            begun is None
            or form["grant_type"] != "authorization_code"
            or begun["code_challenge"] != challenge
            or begun["redirect_uri"] != form["redirect_uri"]
        ):
            return 400, {"error": "invalid_grant"}
        token = self._id_token(begun["nonce"]) if self.token == "" else self.token
        return 200, {"access_token": "at", "token_type": "Bearer"} | ({"id_token": token} if token else {})

    def _is_client(self, form: dict[str, str], authorization: str) -> bool:
        if authorization.startswith("Basic "):
            name, _, secret = base64.b64decode(authorization[6:]).decode().partition(":")
            return (unquote(name), unquote(secret)) == (CLIENT, SECRET)
        return (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)

    def _id_token(self, nonce: str) -> str:
        at = int(self.now.timestamp())
        claims = {
            "iss": self.issuer, "sub": "u-7", "aud": CLIENT, "iat": at, "exp": at + 300, "nonce": nonce,
            "email": "Sato@Example.com", "email_verified": True, "preferred_username": "sato", "name": "Sato Haruka",
        } | self.claims  # fmt: skip
        header = {"alg": self.algorithm, "kid": self.keys[0].kid}
        given = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(header, given, self.sign_with or self.keys[0], algorithms=[self.algorithm])


@contextmanager
def serving(now: datetime) -> Iterator[OidcServer]:
    """Serve a provider."""
    provider = OidcServer(now)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.asked.append(self.path)
            pages = {"/.well-known/openid-configuration": provider.discovery, "/keys": provider.public_keys}
            self._send(provider.status, pages[self.path]())

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            form = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
            status, body = provider.answer(form, self.headers.get("Authorization", ""))
            self._send(status, body)

        def _send(self, status: int, body: dict[str, Any]) -> None:
            raw = provider.raw if provider.raw is not None else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
