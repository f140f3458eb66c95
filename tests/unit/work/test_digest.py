"""Digests: when they are due, what is in them, and that their numbers add up."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from activesupport.domain.case import Dismissal, Outcome
from activesupport.domain.digest import Digest
from activesupport.domain.errors import RetryLater
from activesupport.storage.tables import DigestRow, TeamScheduleRow
from activesupport.work.casework import closing
from activesupport.work.digest import day_bounds, gather
from activesupport.work.labelling import label
from tests.unit.work.workshop import DAY, HOUR, MINUTE, NOON, Workshop, fault, page, post

FIVE_PM = NOON.replace(hour=17)


def _written(shop: Workshop, at: datetime) -> list[Path]:
    shop.clock.now = at
    return shop.write_digests()


def _gather(shop: Workshop, start: datetime, end: datetime) -> Digest:
    rules = shop.rulebook.current
    with shop.database.reading() as session:
        return gather(session, rules, rules.teams["support"], start, end, shop.options)


def _people(shop: Workshop, path: Path) -> dict[str, list[str]]:
    """Handles in the order in which they are shown, those that were carried over first."""
    shown = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["cases"]
    carried = [case["carried_over"] for case in shown]
    assert carried == sorted(carried, reverse=True)
    return {
        group: [case["author"]["handle"] for case in shown if case["carried_over"] is over]
        for group, over in (("carried", True), ("new", False))
    }


def _edit(shop: Workshop, old: str, new: str) -> None:
    text = (shop.rules_folder / "acme.toml").read_text(encoding="utf-8")
    shop.write_rules(text.replace(old, new))
    assert shop.rulebook.refresh() is not None


def test_a_new_teams_first_digest_is_due_at_its_next_time(shop: Workshop) -> None:
    assert _written(shop, NOON) == []
    (planned,) = shop.rows(TeamScheduleRow)
    assert (planned.times, planned.next_digest_at) == ("09:00,17:00 UTC", FIVE_PM)
    assert _written(shop, FIVE_PM - timedelta(seconds=1)) == []
    assert len(_written(shop, FIVE_PM)) == 1
    assert _written(shop, FIVE_PM + MINUTE) == []
    assert shop.rows(TeamScheduleRow)[0].next_digest_at == FIVE_PM + 16 * HOUR


def test_the_first_digest_comes_early_once_everything_is_settled_and_only_once(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    assert shop.write_digests() == []
    (path,) = shop.write_digests(first_of_all=True)
    assert _people(shop, path)["new"] == ["a1"]
    assert shop.write_digests(first_of_all=True) == []
    assert len(_written(shop, FIVE_PM)) == 1


def test_times_missed_while_the_daemon_was_down_give_one_digest_from_the_last_one_on(shop: Workshop) -> None:
    _written(shop, NOON)
    _written(shop, FIVE_PM)
    shop.clock.forward(HOUR)
    shop.bring(post(1, "Acme is broken"))
    (path,) = _written(shop, FIVE_PM + 3 * DAY - MINUTE)
    assert _people(shop, path)["new"] == ["a1"]
    last = shop.rows(DigestRow)[-1]
    assert (last.from_at, last.until_at) == (FIVE_PM, shop.clock())
    assert shop.rows(TeamScheduleRow)[0].next_digest_at == FIVE_PM + 3 * DAY


def test_edited_times_take_effect_at_once(shop: Workshop) -> None:
    _written(shop, NOON)
    _edit(shop, '["09:00", "17:00"]', '["13:00"]')
    assert _written(shop, NOON + MINUTE) == []
    assert shop.rows(TeamScheduleRow)[0].next_digest_at == NOON + HOUR
    assert len(_written(shop, NOON + HOUR)) == 1
    _edit(shop, '["13:00"]', '["13:00", "23:00"]')
    assert _written(shop, FIVE_PM) == []
    assert shop.rows(TeamScheduleRow)[0].next_digest_at == NOON.replace(hour=23)


def test_times_are_local_and_follow_daylight_saving(shop: Workshop) -> None:
    _edit(shop, 'name = "Support"', 'name = "Support"\ntimezone = "Europe/London"')
    _written(shop, datetime(2027, 3, 27, 17, 0, tzinfo=UTC))
    _written(shop, datetime(2027, 3, 28, 7, 59, tzinfo=UTC))
    assert shop.rows(DigestRow) == []
    assert len(_written(shop, datetime(2027, 3, 28, 8, 0, tzinfo=UTC))) == 1


def test_a_clock_that_jumps_back_stops_no_digest_and_hides_no_case(shop: Workshop) -> None:
    _written(shop, NOON)
    _written(shop, FIVE_PM)
    shop.bring(post(1, "Acme is broken"))
    back = FIVE_PM - 2 * DAY
    assert _written(shop, back - HOUR) == []
    assert shop.rows(TeamScheduleRow)[0].next_digest_at == back
    shop.bring(post(2, "Acme is broken", author="a2"))
    (path,) = _written(shop, back)
    people = _people(shop, path)
    assert sorted(people["carried"] + people["new"]) == ["a1", "a2"]
    assert len(_written(shop, back + 16 * HOUR)) == 1


def test_cases_are_carried_over_first_then_new_each_by_priority(shop: Workshop) -> None:
    _written(shop, NOON)
    shop.bring(post(1, "Acme, how do I pay?", author="old-low"), post(2, "Acme is broken", author="old-high"))
    _written(shop, FIVE_PM)
    shop.clock.forward(HOUR)
    shop.bring(post(3, "Acme, how do I pay?", author="new-low"), post(4, "Acme: I am leaving", author="new-high"))
    (path,) = _written(shop, FIVE_PM + 16 * HOUR)
    assert _people(shop, path) == {"carried": ["old-high", "old-low"], "new": ["new-high", "new-low"]}


def test_a_digest_lies_in_every_format_under_team_day_and_local_time(shop: Workshop) -> None:
    _edit(shop, 'name = "Support"', 'name = "Support"\ntimezone = "Asia/Tokyo"')
    _written(shop, NOON)
    (path,) = _written(shop, NOON + 12 * HOUR)
    assert path == shop.folder / "digests" / "support" / "2026-11-03" / "0900.html"
    assert sorted(one.name for one in path.parent.iterdir()) == ["0900.csv", "0900.html", "0900.json", "0900.txt"]
    (row,) = shop.rows(DigestRow)
    assert (row.team, row.path, row.written_at) == ("support", str(path), shop.clock())


def test_a_digest_is_promised_by_mail_with_the_table(shop: Workshop) -> None:
    _written(shop, NOON)
    shop.bring(post(1, "Acme is broken"))
    _written(shop, FIVE_PM)
    (mail,) = shop.promised("digest:")
    assert (mail.key, mail.channel, mail.recipients) == (
        "digest:support:2026-11-02T1700",
        "email",
        ["support@example.com"],
    )
    assert list(mail.attachments) == ["support-2026-11-02-1700.csv"]
    assert "Acme is broken" in mail.text
    assert "Acme is broken" in mail.html


def test_the_numbers_add_up(shop: Workshop) -> None:
    start = shop.clock()
    shop.clock.forward(HOUR)
    shop.bring(*(post(n, "Acme is broken", author=f"a{n}") for n in range(6)), post(8, "Acme opens a shop", author="b"))
    shop.bring(post(9, "Acme is broken", author="a0"), post(10, "RT @a0: Acme is broken", author="c"))
    hand = shop.hand()
    closing.resolve(hand, 1, Outcome.SOLVED)
    closing.dismiss(hand, 2, Dismissal.DUPLICATE)
    first = _gather(shop, start, shop.clock())
    numbers = first.numbers
    assert (numbers.found, sum(numbers.lanes.values())) == (9, 9)
    assert dict(numbers.lanes) == {"queue": 6, "neutral": 1, "copy": 1, "repost": 1}
    assert dict(numbers.labels) == {"complaint": 6}
    assert (numbers.opened, numbers.carried, numbers.resolved, numbers.dismissed) == (6, 0, 1, 1)
    assert dict(numbers.outcomes) == {"solved": 1}
    middle = shop.clock()
    shop.clock.forward(HOUR)
    closing.resolve(hand, 3, Outcome.UNHAPPY)
    shop.bring(post(20, "Acme is broken", author="d"))
    second = _gather(shop, middle, shop.clock())
    waited = len(first.carried) + len(first.new)
    assert waited == numbers.opened + numbers.carried - numbers.resolved - numbers.dismissed
    assert len(second.carried) == second.numbers.carried == waited - second.numbers.resolved
    assert (second.numbers.found, second.numbers.opened, dict(second.numbers.outcomes)) == (1, 1, {"unhappy": 1})


def test_posts_that_wait_for_a_label_are_those_that_nobody_sees_in_a_case(shop: Workshop) -> None:
    start = shop.clock() - HOUR
    shop.bring(post(1, "Acme is broken"), post(2, "Acme, perhaps"), post(3, "Acme, perhaps", author="a2"))
    numbers = _gather(shop, start, shop.clock()).numbers
    assert (dict(numbers.lanes), numbers.to_label) == ({"queue": 1, "unsure": 2}, 1)
    label(shop.hand(), 3, [], shop.kits())
    numbers = _gather(shop, start, shop.clock()).numbers
    assert (dict(numbers.lanes), numbers.to_label) == ({"queue": 1, "unsure": 1, "neutral": 1}, 0)


def test_hours_count_by_the_time_people_wrote_up_to_the_end(shop: Workshop) -> None:
    shop.clock.forward(90 * MINUTE)
    texts = {1: "Acme is broken", 2: "Acme opens a shop", 3: "Acme is broken"}
    shop.bring(*(post(n, text, author=f"a{n}", at=NOON + (n - 1) * 30 * MINUTE) for n, text in texts.items()))
    hours = _gather(shop, NOON - DAY, shop.clock()).hours
    assert len(hours) == 24
    assert [(one.hour, one.flagged, one.other) for one in hours[-2:]] == [(NOON, 1, 1), (NOON + HOUR, 1, 0)]
    assert sum(one.flagged + one.other for one in hours) == 3


def test_held_cases_are_counted_and_not_shown(capped_shop: Workshop) -> None:
    capped_shop.clock.forward(HOUR)
    capped_shop.bring(*(post(n, "Acme is broken", author=f"a{n}") for n in range(5)))
    digest = _gather(capped_shop, NOON, capped_shop.clock())
    assert (len(digest.new), digest.numbers.held, digest.numbers.opened) == (2, 3, 2)


def test_silence_gaps_faults_and_undelivered_messages_are_told(shop: Workshop) -> None:
    number = shop.subscribe()
    shop.ask(number, page(faults=(fault("archive.bad_line"),), gap=(NOON - 2 * HOUR, NOON - HOUR)))
    shop.promise("digest:support:x")
    shop.email.errors = [RetryLater("mail.busy", status=450, words="later")]
    shop.run("deliver")
    shop.ask(number, RetryLater("x.unreachable", error="Timeout"))
    digest = _gather(shop, NOON - HOUR, NOON + MINUTE)
    assert [reason.code for reason in digest.warnings] == [
        "digest.source_trouble", "digest.gap", "archive.bad_line", "digest.not_delivered",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_made_is_told_and_tried_again(shop: Workshop) -> None:
    _written(shop, NOON)
    (shop.folder / "digests").write_text("a file in its place", encoding="utf-8")
    assert _written(shop, FIVE_PM) == []
    assert shop.rows(DigestRow) == []
    assert len(shop.promised("digest:support:2026-11-02:not_written")) == 2
    (shop.folder / "digests").unlink()
    assert _written(shop, FIVE_PM + timedelta(seconds=59)) == []
    assert len(_written(shop, FIVE_PM + MINUTE)) == 1


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_digest_without_anything_to_tell_is_written_all_the_same(shop: Workshop, language: str) -> None:
    _edit(shop, 'name = "Support"', f'name = "Support"\nlanguage = "{language}"')
    _written(shop, NOON)
    (path,) = _written(shop, FIVE_PM)
    assert _people(shop, path) == {"carried": [], "new": []}


def test_the_bounds_of_a_day_are_local_and_end_now() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    start, end = day_bounds(datetime(2026, 11, 2, tzinfo=tokyo).date(), "Asia/Tokyo", NOON)
    assert (start, end) == (datetime(2026, 11, 2, tzinfo=tokyo), NOON)
    _start, end = day_bounds(datetime(2026, 11, 1, tzinfo=tokyo).date(), "Asia/Tokyo", NOON)
    assert end == start
    start, end = day_bounds(datetime(2026, 11, 9, tzinfo=tokyo).date(), "Asia/Tokyo", NOON)
    assert start == end
