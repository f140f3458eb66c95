"""Errors as pages: what somebody reads who is not signed in, and what is nobody's fault."""

import asyncio
from typing import Any

import pytest
from structlog.testing import capture_logs

from activesupport.desk.application import make_desk
from tests.unit.desk.api.house import ApiHouse
from tests.unit.desk.guest import Guest


def test_nobody_who_is_not_signed_in_is_led_to_the_queue(house: ApiHouse) -> None:
    answer = Guest(house).get("/password/long-gone")
    assert answer.status_code == 410
    assert 'href="/login"' in answer.text
    assert 'href="/queue"' not in answer.text.partition("<main")[2]
    assert "HTTP 410" not in answer.text


@pytest.mark.parametrize("path", ["/login", "/queue/bulk", "/case/1/claim"])
def test_a_browser_that_hangs_up_is_nobodys_fault(house: ApiHouse, path: str) -> None:
    sent: list[dict[str, Any]] = []

    async def hang_up() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def note(message: Any) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/x-www-form-urlencoded"), (b"content-length", b"12")]
    scope = {
        "type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "root_path": "", "scheme": "http",
        "query_string": b"", "headers": headers, "client": ("192.0.2.1", 4000), "server": ("testserver", 80),
        "http_version": "1.1",
    }  # fmt: skip
    with capture_logs() as said:
        asyncio.run(make_desk(house.desk)(scope, hang_up, note))
    assert [one for one in said if one["log_level"] == "error"] == []
    assert sent[0]["status"] in {303, 413}
