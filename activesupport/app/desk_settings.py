"""The settings of the desk: where it listens, how long sessions last, single sign-on, limits."""

import re
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr
from pydantic_core import PydanticCustomError

from activesupport.app.formats import WebAddressIfAny
from activesupport.app.section import Section
from activesupport.domain.people import Role

_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?", re.IGNORECASE)


def _host(text: str) -> str:
    """An address, or a name that is not one written wrongly ("127.0.0.300")."""
    try:
        ip_address(text)
    except ValueError:
        if not _NAME.fullmatch(text) or not re.search("[a-z]", text, re.IGNORECASE):
            raise PydanticCustomError("desk.host_form", "an address of this machine") from None
    return text


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost" or host.lower().endswith(".localhost")


def _network(text: str) -> str:
    try:
        ip_network(text, strict=False)
    except ValueError:
        raise PydanticCustomError("signin.network_form", "an address or network") from None
    return text


def _group_and_role(text: str) -> str:
    group, equals, role = (part.strip() for part in text.rpartition("="))
    if not (group and equals and role in set(Role)):
        raise PydanticCustomError("signin.role_form", "GROUP = ROLE", {"roles": ", ".join(Role)})
    return text


Host = Annotated[str, AfterValidator(_host)]
Network = Annotated[str, AfterValidator(_network)]
GroupAndRole = Annotated[str, AfterValidator(_group_and_role)]


class Oidc(Section):
    """Single sign-on by OpenID Connect. Offered when an issuer is given."""

    issuer: WebAddressIfAny = ""
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    client_secret_file: Path | None = None
    name: str = ""
    """What the button on the sign-in page says."""
    create: bool = False
    """Whether whoever the provider vouches for gets an account, as a viewer."""
    scopes: str = "openid email profile"
    groups_claim: str = "groups"
    roles: tuple[GroupAndRole, ...] = ()
    """`GROUP = ROLE`: the provider then decides roles; empty: they are kept here."""

    def role_of_group(self) -> Mapping[str, Role]:
        parts = (text.rpartition("=") for text in self.roles)
        return {group.strip(): Role(role.strip()) for group, _equals, role in parts}


class Limits(Section):
    """How much one person may ask of the API."""

    api_per_minute: int = Field(120, ge=1)


class Desk(Section):
    """The web page and API of the responders."""

    serve: bool = True
    """Whether `activesupport run` serves the desk too."""
    host: Host = "127.0.0.1"
    port: int = Field(8080, ge=1, le=65535)
    url: WebAddressIfAny = ""
    """The address that people use; empty: http://host:port."""
    idle_hours: float = Field(12.0, gt=0)
    """A session ends when nobody has used it for so long."""
    session_days: float = Field(7.0, gt=0)
    """A session ends after so long in any case."""
    trusted_proxies: tuple[Network, ...] = ()
    """Addresses or networks whose X-Forwarded-For counts."""
    oidc: Oidc = Oidc()
    limits: Limits = Limits()

    @property
    def is_nameless(self) -> bool:
        """Whether it listens on every address of the machine and does not say by which people reach it."""
        return self.host in ("0.0.0.0", "::") and not self.url  # noqa: S104  # nothing is bound here

    @property
    def is_reachable(self) -> bool:
        """Whether `public_url` also leads people here who sit at other machines, as far as can be told."""
        return bool(self.url) or not (self.is_nameless or _is_loopback(self.host))

    @property
    def public_url(self) -> str:
        """The address of the desk, without a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.url.rstrip("/") or f"http://{host}:{self.port}"

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies may travel encrypted only."""
        return self.public_url.startswith("https://")

    @property
    def hides_visitors(self) -> bool:
        """Whether all visitors seem to come from one address: the desk speaks no https itself, so there is a proxy."""
        return self.secure_cookies and not self.trusted_proxies
