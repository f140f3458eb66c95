"""The sweep hands out again what rows say is unfinished, and tells the operators of silence once a day."""

from datetime import datetime, timedelta

from activesupport.domain.errors import AuthBroken, Rejected, RetryLater
from activesupport.storage.tables import HeartbeatRow, OutboxRow
from tests.unit.work.workshop import DAY, HOUR, MINUTE, NOON, Workshop, page, post


def _told(shop: Workshop, beginning: str) -> list[OutboxRow]:
    return [row for row in shop.promised(beginning) if row.channel == "email"]


def test_posts_whose_hint_was_lost_are_processed(shop: Workshop) -> None:
    shop.store(*(post(n, "Acme is broken", author=f"a{n}") for n in range(3)))
    assert shop.cases() == []
    shop.run("sweep")
    assert len(shop.cases()) == 3
    shop.run("sweep")
    assert len(shop.mentions()) == 3


def test_messages_that_are_due_are_sent(shop: Workshop) -> None:
    shop.promise("k1")
    shop.run("sweep")
    assert shop.email.tried == ["k1"]


def test_what_a_dead_sender_left_is_uncertain_after_ten_minutes_and_told(shop: Workshop) -> None:
    shop.promise("k1")
    with shop.database.writing() as session:
        session.query(OutboxRow).update({"state": "sending", "changed_at": NOON})
    shop.clock.forward(10 * MINUTE)
    shop.run("sweep")
    assert shop.promised("k1")[0].state == "sending"
    shop.clock.forward(timedelta(seconds=1))
    shop.run("sweep")
    shop.run("sweep")
    (row,) = shop.promised("k1")
    assert (row.state, row.problem and row.problem["code"]) == ("uncertain", "outbox.sender_died")
    told = [one for one in _told(shop, "") if one.key != "k1"]
    assert [(one.recipients, one.data["code"]) for one in told] == [(["ops@example.com"], "digest.not_delivered")]


def test_a_warning_that_could_not_be_delivered_brings_no_warning_about_itself(shop: Workshop) -> None:
    shop.promise("k1")
    shop.email.errors = [Rejected("mail.rejected")] * 50
    shop.webhook.errors = [Rejected("webhook.rejected", status=400, host="example.com")] * 50
    for _ in range(5):
        shop.run("sweep")
        shop.clock.forward(MINUTE)
    assert len(shop.promised()) == 3


def _fail(shop: Workshop, number: int, times: int) -> None:
    for _ in range(times):
        shop.ask(number, AuthBroken("x.auth", status=401))


def test_a_source_that_fails_three_times_is_told_once_a_day(shop: Workshop) -> None:
    number = shop.subscribe()
    _fail(shop, number, 2)
    shop.run("sweep")
    assert _told(shop, "failing:") == []
    _fail(shop, number, 1)
    for _ in range(3):
        shop.run("sweep")
        shop.clock.forward(HOUR)
    (told,) = _told(shop, "failing:")
    assert (told.recipients, told.data["source"], told.data["key"]) == (["ops@example.com"], "x", "acme-en")
    assert len(shop.promised("failing:")) == 2
    shop.clock.forward(DAY)
    shop.run("sweep")
    assert len(_told(shop, "failing:")) == 2


def test_a_source_that_works_again_is_not_told(shop: Workshop) -> None:
    number = shop.subscribe()
    _fail(shop, number, 5)
    shop.ask(number, page())
    shop.run("sweep")
    assert _told(shop, "failing:") == []


def _twenty_posts(shop: Workshop, until: datetime, source: str = "x") -> int:
    number = shop.subscribe(source=source)
    found = [
        post(n, f"Acme number {n}", author=f"a{n}", at=until - (30 - n) * HOUR, source=source) for n in range(1, 31)
    ]
    shop.ask(number, page(*found))
    return number


def test_a_source_that_is_silent_for_unusually_long_is_told_once_a_day(shop: Workshop) -> None:
    _twenty_posts(shop, NOON)
    shop.clock.forward(6 * HOUR)
    shop.run("sweep")
    assert _told(shop, "quiet:") == []
    shop.clock.forward(MINUTE)
    for _ in range(3):
        shop.run("sweep")
    (told,) = _told(shop, "quiet:")
    assert (told.data["hours"], told.data["usual"]) == (6.0, 1.0)
    shop.clock.forward(DAY)
    shop.run("sweep")
    assert len(_told(shop, "quiet:")) == 2


def test_a_failing_source_is_not_called_quiet_as_well(shop: Workshop) -> None:
    number = _twenty_posts(shop, NOON)
    _fail(shop, number, 3)
    shop.clock.forward(9 * HOUR)
    shop.run("sweep")
    assert (len(_told(shop, "failing:")), _told(shop, "quiet:")) == (1, [])


def test_an_archive_that_has_been_read_is_over_and_not_silent(shop: Workshop) -> None:
    _twenty_posts(shop, NOON, source="archive")
    shop.clock.forward(5 * DAY)
    shop.run("sweep")
    assert _told(shop, "quiet:") == []


def test_a_subscription_that_the_rules_have_dropped_is_not_told_of(shop: Workshop) -> None:
    _fail(shop, shop.subscribe("old"), 5)
    shop.subscribe("acme-en")
    shop.run("sweep")
    assert _told(shop, "failing:") == []


def test_one_thing_that_fails_does_not_keep_the_sweep_from_the_rest(shop: Workshop) -> None:
    shop.store(post(1, "Acme made me explode"), post(2, "Acme is broken", author="a2"))
    shop.promise("k1", "k2")
    shop.email.errors = [RetryLater("mail.busy", status=450, words="")]
    shop.run("sweep")
    assert [case.author_id for case in shop.cases()] == ["a2"]
    assert [row.state for row in shop.promised("k")] == ["retry", "sent"]


def test_every_sweep_is_a_sign_of_life(shop: Workshop) -> None:
    for _ in range(2):
        shop.clock.forward(MINUTE)
        shop.run("sweep")
    assert [row.at for row in shop.rows(HeartbeatRow)] == [shop.clock()]


def test_posts_that_were_set_aside_are_told_once_a_day(shop: Workshop) -> None:
    shop.bring(post(1, "Acme made me explode"))
    for _ in range(3):
        shop.run("sweep")
    (told,) = _told(shop, "aside:")
    assert told.data["count"] == 1
    shop.clock.forward(DAY)
    shop.run("sweep")
    assert len(_told(shop, "aside:")) == 2
