"""Forms of single settings: addresses of mail, web and database. What was written is never repeated (secrets)."""

import re
from typing import Annotated

from pydantic import AfterValidator, SecretStr
from pydantic_core import PydanticCustomError

_DATABASE = re.compile(r"sqlite(\+\w+)?://(/.*)?|postgres(ql)?(\+\w+)?://.+")
_ADDRESS = r"[^@<>\s]+@[^@<>\s]+"


def is_database(url: str) -> bool:
    """Whether it may be a SQLAlchemy URL of SQLite (`sqlite:///FILE`) or PostgreSQL."""
    return _DATABASE.fullmatch(url) is not None


def _database(url: SecretStr) -> SecretStr:
    if not is_database(url.get_secret_value()):
        raise PydanticCustomError("fault.database_address", "a database address")
    return url


def _web(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]\S*", url):
        raise PydanticCustomError("fault.web_address", "a web address")
    return url


def _mail(address: str) -> str:
    if not re.fullmatch(_ADDRESS, address):
        raise PydanticCustomError("fault.mail_address", "a mail address")
    return address


def _sender(address: str) -> str:
    named = re.fullmatch(rf"[^<>]*<({_ADDRESS})>", address)
    _mail(named[1] if named else address)
    return address


DatabaseAddress = Annotated[SecretStr, AfterValidator(_database)]
WebAddress = Annotated[str, AfterValidator(_web)]
WebAddressIfAny = Annotated[str, AfterValidator(lambda url: _web(url) if url else url)]
MailAddress = Annotated[str, AfterValidator(_mail)]
Sender = Annotated[str, AfterValidator(_sender)]
"""An address with or without a name: `Support <care@example.com>`."""
