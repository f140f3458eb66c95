"""A post that its author takes back is gone here too, whether the platform is asked or a file tells of it."""

from contextlib import closing
from datetime import timedelta

from activesupport.app.embedding import JudgeOptions, open_judge
from activesupport.app.wiring import House, open_database
from activesupport.storage.tables import PostRow, SuggestionRow
from tests.contract.x_server import running
from tests.journey.stage import Installation

COMPLAINT = "Acme Pay charged me twice for order {} and support does not answer. This is awful."


def _check_deletions(here: Installation) -> None:
    """What the daemon's clock does every hour."""
    settings = here.settings()
    with closing(open_database(settings)) as database:
        house = House(settings, database, open_judge(JudgeOptions.of(settings)), now=here.clock)
        house.jobs.push("deletions", key="deletions", args={})
        assert house.jobs.run_until_idle() == 0


def test_what_was_deleted_on_x_is_dropped_within_a_day(here: Installation) -> None:
    with running(now=here.clock()) as x:
        here.set("sources.x.base_url", x.url)
        here.set("sources.x.bearer_token", x.token)
        at = here.clock() - timedelta(hours=1)
        deleted = x.post(COMPLAINT.format(1), at=at, author="ann", lang="en")
        kept = x.post(COMPLAINT.format(2), at=at, author="ben", lang="en")
        here.run()
        assert len(here.queue()) == 2
        x.hide(deleted)
        x.now = here.clock.go(hours=24)
        _check_deletions(here)
    texts = {row.platform_id: (row.text, row.deleted_at is not None) for row in here.rows(PostRow)}
    assert texts == {deleted: ("", True), kept: (COMPLAINT.format(2), False)}
    stands = {row.id for row in here.rows(PostRow) if row.deleted_at is None}
    assert {row.post_id for row in here.rows(SuggestionRow)} == stands


def test_what_a_file_says_is_deleted_is_dropped_and_the_rest_goes_on(here: Installation) -> None:
    here.archive([here.complaint(1), here.complaint(2)])
    assert here.run().troubles == 0
    here.archive([{"id": "1", "deleted": True}, here.complaint(3)])
    done = here.run()
    assert (done.troubles, done.new_posts) == (0, 1)
    assert [bool(row.text) for row in sorted(here.rows(PostRow), key=lambda row: row.platform_id)] == [
        False,
        True,
        True,
    ]
    _check_deletions(here)


def test_where_no_platform_can_be_asked_the_question_costs_nothing(here: Installation) -> None:
    here.archive([here.complaint(1)])
    here.run()
    here.clock.go(days=3)
    _check_deletions(here)
    assert [row.checked_at for row in here.rows(PostRow)] == [None]
