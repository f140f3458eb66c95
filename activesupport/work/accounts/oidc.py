"""Single sign-on by OpenID Connect: the code flow with PKCE, state and nonce, and an id_token that is checked.

Free of any web framework: `begin` gives an address to go to and a value for a short-lived cookie, `finish` takes that
value and the query with which the provider sends the person back. (OpenID Connect Core 1.0, section 3.1; RFC 7636.)
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from activesupport.domain.errors import Rejected, UserError
from activesupport.domain.people import Role
from activesupport.work.accounts.oidc_wire import Provider

_STATE_LIFE = timedelta(minutes=10)
_SKEW = 60
"""Seconds that the provider's clock may be off."""
_SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""Made with the provider's private key alone: never `none`, nor a secret that others know too."""


@dataclass(frozen=True, slots=True)
class OidcOptions:
    """One provider. `roles` gives roles to groups; where it is empty, roles are kept here.

    `key` signs the cookie's value. The same client secret makes the same key, so a restart disturbs nobody.
    """

    issuer: str
    client_id: str
    client_secret: str = ""
    scopes: str = "openid email profile"
    create: bool = False
    groups_claim: str = "groups"
    roles: Mapping[str, Role] = field(default_factory=dict)
    _chance: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False, compare=False)

    @property
    def key(self) -> bytes:
        if not self.client_secret:
            return self._chance
        return hmac.digest(self.client_secret.encode(), b"activesupport: state of a sign-in", hashlib.sha256)


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the provider vouches for. `email` is None unless the provider has verified it."""

    issuer: str
    subject: str
    email: str | None
    name: str
    display: str
    groups: frozenset[str]
    """Empty where the provider says nothing about groups."""


class SingleSignOn:
    """A provider and what was agreed with it. Where it is and its keys are fetched when first needed, and kept."""

    def __init__(self, options: OidcOptions, provider: Provider | None = None) -> None:
        self.options = options
        self.provider = provider or Provider(options.issuer, options.client_id, options.client_secret)


def begin(single: SingleSignOn, redirect_uri: str, now: datetime) -> tuple[str, str]:
    """The provider's page to send the person to, and a value to keep in a cookie (HttpOnly) until they come back.

    Raises RetryLater when the provider cannot be reached, Rejected when it is no OpenID provider.
    """
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    found = single.provider.discover(now)
    url = prepare_grant_uri(
        found.authorization_endpoint,
        client_id=single.options.client_id,
        response_type="code",
        redirect_uri=redirect_uri,
        scope=single.options.scopes,
        state=state,
        nonce=nonce,
        code_challenge=create_s256_code_challenge(verifier),
        code_challenge_method="S256",
    )
    kept = {"state": state, "nonce": nonce, "verifier": verifier, "redirect_uri": redirect_uri}
    return url, _sealed(kept | {"exp": int((now + _STATE_LIFE).timestamp())}, single.options.key)


def finish(single: SingleSignOn, state_blob: str, query: Mapping[str, str], now: datetime) -> Identity:
    """Who has come back from the provider with this query, in the browser that has the cookie's value.

    Raises UserError when this is not the sign-in that was begun (or was begun too long ago), Rejected when the
    provider said no or its token does not hold, RetryLater when it cannot be reached.
    """
    begun = _opened(state_blob, single.options.key, now)
    if not hmac.compare_digest(begun["state"].encode(), query.get("state", "").encode()):
        raise UserError("signin.state")
    if "error" in query or not query.get("code"):
        raise Rejected("signin.provider_refused", problem=query.get("error", "no code")[:80])
    answer = single.provider.exchange(query["code"], begun["redirect_uri"], begun["verifier"], now)
    return _identity(single.options, _claims(single, answer, begun["nonce"], now))


def _sealed(values: dict[str, Any], key: bytes) -> str:
    return jwt.encode({"alg": "HS256"}, values, OctKey.import_key(key))


def _opened(blob: str, key: bytes, now: datetime) -> dict[str, Any]:
    try:
        values = jwt.decode(blob, OctKey.import_key(key), algorithms=["HS256"]).claims
    except (JoseError, ValueError) as error:
        raise UserError("signin.state") from error
    if values["exp"] < now.timestamp():
        raise UserError("signin.state")
    return values


def _claims(single: SingleSignOn, answer: Mapping[str, Any], nonce: str, now: datetime) -> Mapping[str, Any]:
    """What the id_token says, once signature, issuer, audience, times and nonce are right."""
    options = single.options
    try:
        token = single.provider.verified(str(answer.get("id_token", "")), _SIGNATURES, now)
        claims = CodeIDToken(
            token.claims,
            token.header,
            {
                "iss": {"essential": True, "value": options.issuer},
                "aud": {"essential": True, "value": options.client_id},
                "nonce": {"essential": True, "value": nonce},
            },
            {"client_id": options.client_id, "access_token": answer.get("access_token")},
        )
        claims.validate(now=int(now.timestamp()), leeway=_SKEW)
    except (JoseError, ValueError) as error:
        raise Rejected("signin.provider_refused", problem=str(error)[:200]) from error
    return dict(claims)


def _identity(options: OidcOptions, claims: Mapping[str, Any]) -> Identity:
    verified = claims.get("email_verified")
    is_verified = verified is True or verified == "true"  # some providers write it as a text
    return Identity(
        issuer=options.issuer,
        subject=str(claims["sub"]),
        email=str(claims["email"]).lower() if is_verified and claims.get("email") else None,
        name=str(claims.get("preferred_username") or claims.get("email") or ""),
        display=str(claims.get("name") or ""),
        groups=_groups(claims.get(options.groups_claim)),
    )


def _groups(claim: object) -> frozenset[str]:
    """Some providers write a single group as a text."""
    named = [claim] if isinstance(claim, str) else claim if isinstance(claim, list) else []
    return frozenset(str(group) for group in named)
