"""The signature that receivers check."""

from datetime import UTC, datetime, timedelta

import pytest

from activesupport.channels.webhook import sign, verify

NOW = datetime(2026, 1, 16, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
BODY = '{"text":"圏外"}'.encode()


def test_the_signature_is_the_documented_hmac() -> None:
    # printf 'v1:1768521600:{"text":"x"}' | openssl dgst -sha256 -hmac secret
    expected = "3f41e8707c18dd5d895168b4ad9aef4984249653838a93949c76287881a67118"
    assert sign("secret", "1768521600", b'{"text":"x"}') == f"v1={expected}"


@pytest.mark.parametrize(("seconds", "good"), [(0, True), (300, True), (-300, True), (301, False), (-301, False)])
def test_only_recent_requests_are_ours(seconds: int, good: bool) -> None:
    signature = sign("secret", STAMP, BODY)
    assert verify("secret", STAMP, BODY, signature, NOW + timedelta(seconds=seconds)) is good


def test_the_tolerance_can_be_set() -> None:
    late = NOW + timedelta(seconds=20)
    assert not verify("secret", STAMP, BODY, sign("secret", STAMP, BODY), late, tolerance=10)


@pytest.mark.parametrize(
    ("secret", "stamp", "body"),
    [("Secret", STAMP, BODY), ("secret", str(int(STAMP) + 1), BODY), ("secret", STAMP, BODY + b"\n")],
)
def test_any_change_breaks_it(secret: str, stamp: str, body: bytes) -> None:
    assert not verify(secret, stamp, body, sign("secret", STAMP, BODY), NOW)


@pytest.mark.parametrize("stamp", ["", "now", "-1", "1e9", "１７６８５２１６００", "9" * 5000, " 1768521600"])
def test_a_timestamp_that_is_none_is_not_ours(stamp: str) -> None:
    assert not verify("secret", stamp, BODY, sign("secret", stamp, BODY), NOW)


@pytest.mark.parametrize("signature", ["", "v1=", "署名", "v0=" + "0" * 64])
def test_a_signature_that_is_none_is_not_ours(signature: str) -> None:
    assert not verify("secret", STAMP, BODY, signature, NOW)
