"""Each message is sent once, tried again where that is safe, and never repeated where nobody knows."""

from datetime import timedelta

import pytest

from activesupport.domain.errors import AuthBroken, Rejected, RetryLater, Uncertain
from activesupport.domain.notice import Message
from activesupport.storage.codec import reason_from_json
from activesupport.storage.tables import OutboxRow
from activesupport.work.deliver import MOST_ATTEMPTS
from activesupport.work.sweep import SENDER_IS_DEAD_AFTER
from tests.together import together
from tests.unit.work.workshop import HOUR, MINUTE, Workshop

SECOND = timedelta(seconds=1)


def _states(shop: Workshop) -> dict[str, str]:
    return {row.key: row.state for row in shop.promised()}


def _only(shop: Workshop) -> OutboxRow:
    (row,) = shop.promised()
    return row


def test_a_message_is_sent_whole_and_once(shop: Workshop) -> None:
    shop.promise("k1")
    shop.run("deliver")
    shop.run("deliver")
    expected = Message("k1", ("a@example.com",), "About k1", "Text", attachments={"a.csv": "x"})
    assert shop.email.sent == [expected]
    row = _only(shop)
    assert (row.state, row.attempts, row.changed_at, row.problem) == ("sent", 1, shop.clock(), None)


def test_messages_go_out_in_the_order_of_their_promise(shop: Workshop) -> None:
    shop.promise("k3", "k1", "k2")
    shop.run("deliver")
    assert shop.email.tried == ["k3", "k1", "k2"]


def test_a_passing_fault_is_tried_again_after_waits_that_double(shop: Workshop) -> None:
    shop.promise("k1")
    shop.email.errors = [RetryLater("mail.busy", status=450)] * 3
    waits = []
    for _ in range(3):
        shop.run("deliver")
        assert _only(shop).state == "retry"
        waits.append((_only(shop).next_try_at - shop.clock()).total_seconds())
        shop.clock.now = _only(shop).next_try_at - SECOND
        shop.run("deliver")
        shop.clock.forward(SECOND)
    assert waits == [30, 60, 120]
    assert len(shop.email.tried) == 3
    shop.run("deliver")
    assert (_only(shop).state, _only(shop).attempts, _only(shop).problem) == ("sent", 4, None)


def test_the_channels_own_wait_is_kept(shop: Workshop) -> None:
    shop.promise("k1")
    shop.email.errors = [RetryLater("webhook.busy", after=600.0)]
    shop.run("deliver")
    assert _only(shop).next_try_at == shop.clock() + 10 * MINUTE


def test_a_wait_of_a_day_is_not_taken_for_a_clock_that_jumped_back(shop: Workshop) -> None:
    """What lies hours ahead counts as due: a longer wait must not become no wait at all."""
    shop.promise("k1")
    shop.email.errors = [RetryLater("webhook.busy", after=86400.0)]
    shop.run("deliver")
    shop.clock.forward(MINUTE)
    shop.run("deliver")
    assert shop.email.tried == ["k1"]
    shop.clock.forward(HOUR)
    shop.run("deliver")
    assert _only(shop).state == "sent"


def test_after_ten_attempts_it_gives_up(shop: Workshop) -> None:
    shop.promise("k1")
    shop.email.errors = [RetryLater("mail.busy")] * 99
    for _ in range(2 * MOST_ATTEMPTS):
        shop.run("deliver")
        shop.clock.forward(2 * HOUR)
    assert (_only(shop).state, _only(shop).attempts, len(shop.email.tried)) == ("failed", 10, 10)


@pytest.mark.parametrize("error", [Rejected("mail.rejected"), AuthBroken("mail.auth")])
def test_a_final_no_is_not_asked_again(shop: Workshop, error: Rejected | AuthBroken) -> None:
    shop.promise("k1", "k2")
    shop.email.errors = [error]
    for _ in range(3):
        shop.run("deliver")
        shop.clock.forward(2 * HOUR)
    assert _states(shop) == {"k1": "failed", "k2": "sent"}
    assert reason_from_json(shop.promised("k1")[0].problem or {}) == error.reason
    assert shop.email.tried == ["k1", "k2"]


def test_what_nobody_knows_is_never_repeated(shop: Workshop) -> None:
    shop.promise("k1")
    shop.email.errors = [Uncertain("mail.uncertain")]
    for _ in range(3):
        shop.run("deliver")
        shop.run("sweep")
        shop.clock.forward(24 * HOUR)
    assert _states(shop)["k1"] == "uncertain"
    assert shop.email.tried.count("k1") == 1


def test_a_channel_that_is_not_configured_says_so(shop: Workshop) -> None:
    shop.promise("k1", channel="pigeon")
    shop.promise("k2")
    shop.run("deliver")
    assert _states(shop) == {"k1": "failed", "k2": "sent"}
    problem = reason_from_json(shop.promised("k1")[0].problem or {})
    assert (problem.code, problem.values) == ("outbox.no_channel", {"channel": "pigeon"})


def test_a_channel_that_breaks_stops_no_other_message_and_becomes_uncertain(shop: Workshop) -> None:
    """What an adapter raises by mistake tells nothing of whether the message went out."""
    shop.promise("k1", "k2")
    shop.promise("k3", channel="webhook")
    shop.email.errors = [ZeroDivisionError("a bug in an adapter")]
    shop.run("deliver")
    assert _states(shop) == {"k1": "sending", "k2": "sent", "k3": "sent"}
    shop.clock.forward(SENDER_IS_DEAD_AFTER)
    shop.run("sweep")
    assert _states(shop)["k1"] == "sending"
    shop.clock.forward(SECOND)
    shop.run("sweep")
    assert _states(shop)["k1"] == "uncertain"
    assert shop.email.tried.count("k1") == 1


def test_a_stop_is_heeded_between_messages(shop: Workshop) -> None:
    shop.promise("k1", "k2")

    send = shop.email.send

    def send_and_stop(message: Message) -> None:
        send(message)
        shop.stop.set()

    shop.channels["email"] = type("Channel", (), {"name": "email", "send": staticmethod(send_and_stop)})()
    shop.run("deliver")
    assert _states(shop) == {"k1": "sent", "k2": "pending"}


def test_two_workers_send_each_message_once(shop: Workshop) -> None:
    keys = [f"k{number}" for number in range(30)]
    shop.promise(*keys)
    together(*[shop.tasks["deliver"]] * 2)
    assert sorted(shop.email.tried) == sorted(keys)
    assert set(_states(shop).values()) == {"sent"}


def test_more_messages_than_one_pass_takes_are_sent_by_the_next_sweep(small_shop: Workshop) -> None:
    small_shop.promise(*(f"k{number}" for number in range(130)))
    small_shop.run("deliver")
    assert list(_states(small_shop).values()).count("sent") == 100
    small_shop.run("sweep")
    assert list(_states(small_shop).values()).count("sent") == 130
