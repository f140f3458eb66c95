"""The API against its own document: whatever is sent, no fault of ours and no answer that the document does not know.

Requests are made by schemathesis, of every kind that it knows, by somebody who may write and by an admin.
"""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import schemathesis
import structlog
from hypothesis import HealthCheck, Phase, settings
from schemathesis import checks
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    ignored_auth,
    missing_required_header,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from activesupport.desk.api.application import PREFIX, make_api
from activesupport.domain.people import Role, Scope
from activesupport.storage.database import Database
from tests.unit.desk.api.house import ApiHouse
from tests.unit.work.workshop import Workshop

CHECKS: list[Any] = [
    checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    missing_required_header,
    unsupported_method,
    allow_header_conformance,
    ignored_auth,
]
ACCOUNTS = "^/(people|audit)"
FEW = settings(
    max_examples=10,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class Lent:
    """The application of a fixture, for requests that are planned before there is one."""

    app: Any = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)


LENT = Lent()
NO_DESK: Any = SimpleNamespace(api_per_minute=1)
"""Enough for the document."""
schema = schemathesis.openapi.from_dict(make_api(NO_DESK).openapi() | {"servers": [{"url": PREFIX}]})
schema.app = LENT


@pytest.fixture(scope="module")
def house(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApiHouse]:
    """A desk in which something of everything is going on."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    folder = tmp_path_factory.mktemp("desk")
    path = folder / "activesupport.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    database = Database(f"sqlite:///{path}")
    found = ApiHouse(Workshop(database, folder))
    LENT.app = found.app
    found.sent("sato", case=1)
    yield found
    database.close()
    structlog.reset_defaults()


@pytest.fixture(scope="module")
def writer(house: ApiHouse) -> dict[str, str]:
    """A lead's program that may write."""
    house.hire("lena", Role.LEAD)
    return {"Authorization": f"Bearer {house.token('lena', Scope.WRITE)}"}


@pytest.fixture(scope="module")
def keeper(house: ApiHouse) -> dict[str, str]:
    """An admin's program that may keep accounts."""
    house.hire("aoki", Role.ADMIN)
    return {"Authorization": f"Bearer {house.token('aoki', Scope.ADMIN)}"}


@schema.exclude(path_regex=ACCOUNTS).parametrize()
@FEW
def test_whoever_may_write(case: schemathesis.Case, writer: dict[str, str]) -> None:
    case.call_and_validate(headers=writer, checks=CHECKS)


@schema.include(path_regex=ACCOUNTS).parametrize()
@FEW
def test_whoever_keeps_accounts(case: schemathesis.Case, keeper: dict[str, str]) -> None:
    case.call_and_validate(headers=keeper, checks=CHECKS)


def test_the_document_is_that_of_the_desk(house: ApiHouse) -> None:
    served = house.client(None).get("/openapi.json").json()
    assert served == schema.raw_schema
