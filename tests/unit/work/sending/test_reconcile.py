"""Looking for what people posted: seen, missing, or not known, and never by another's post."""

import pytest

from activesupport.domain.case import Dismissal, Outcome
from activesupport.domain.outgoing import FORGOTTEN, NOT_YET_THERE
from activesupport.storage.desk_tables import ReplyRow
from activesupport.storage.tables import SubscriptionRow
from activesupport.work.casework import claims, closing
from activesupport.work.deletions import mark_gone
from activesupport.work.plan import TIMELINE_EVERY, plan_polling
from activesupport.work.sending import handing
from activesupport.work.sending.reconcile import reconcile
from tests.unit.work.deskshop import Desk, race
from tests.unit.work.workshop import DAY, HOUR, MINUTE, post


def _look(desk: Desk) -> None:
    reconcile(database=desk.database, rules=desk.kits, now=desk.clock)


def _posted(desk: Desk) -> int:
    desk.complain()
    return desk.answer("ann")


def test_a_posted_reply_is_seen_in_the_brands_own_timeline(desk: Desk) -> None:
    reply = _posted(desk)
    version = desk.case().version
    desk.clock.forward(MINUTE)
    own = desk.own_post("p1", "@Acme_Desk", url="https://x.example/1")
    desk.clock.forward(MINUTE)
    _look(desk)
    row = desk.reply(reply)
    assert (row.state, row.seen_at, row.platform_id, row.url) == ("seen", desk.clock(), own, "https://x.example/1")
    assert row.posted_at == desk.clock() - 2 * MINUTE, "the responder's word stands"
    assert (desk.case().state, desk.case().version) == ("waiting", version)
    assert (desk.last().action, desk.last().actor, desk.last().detail) == ("seen", "activesupport", {"reply": reply})


def test_a_reply_that_was_opened_and_posted_without_a_word_is_seen_too(desk: Desk) -> None:
    desk.complain()
    sent = desk.send("ann")
    desk.clock.forward(MINUTE)
    desk.own_post("p1")
    at = desk.clock()
    desk.clock.forward(5 * MINUTE)
    _look(desk)
    reply, case = desk.reply(sent.reply), desk.case()
    assert (reply.state, reply.on_its_way, reply.posted_at) == ("seen", False, at)
    assert (case.state, case.assignee, case.claimed_by, case.first_answer_at) == ("waiting", "ann", None, at)


def test_what_the_customer_answered_before_we_looked_is_not_buried(desk: Desk) -> None:
    desk.complain()
    desk.send("ann")
    desk.clock.forward(MINUTE)
    desk.own_post("p1")
    desk.clock.forward(MINUTE)
    desk.complain(text="Acme is broken all the same")
    _look(desk)
    assert (desk.reply().state, desk.case().state, desk.case().claimed_by) == ("seen", "claimed", "ann")


@pytest.mark.parametrize("account", ["globex_care", "someone"])
def test_nobody_elses_post_is_a_proof(small_desk: Desk, account: str) -> None:
    _posted(small_desk)
    small_desk.clock.forward(MINUTE)
    small_desk.own_post("p1", account)
    _look(small_desk)
    assert small_desk.reply().state == "posted"


def test_nor_is_an_earlier_post_or_one_to_somebody_else(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain("a1")
    desk.complain("a2")
    desk.own_post("p1")
    desk.clock.forward(6 * MINUTE)
    desk.answer("ann", 1)
    desk.own_post("p2")
    _look(desk)
    assert desk.reply().state == "posted"


def test_the_platforms_clock_may_be_a_little_behind(small_desk: Desk) -> None:
    small_desk.complain()
    small_desk.own_post("p1")
    small_desk.clock.forward(4 * MINUTE)
    small_desk.answer("ann")
    _look(small_desk)
    assert small_desk.reply().state == "seen"


def test_of_two_own_posts_one_stands_for_the_reply(small_desk: Desk) -> None:
    """And the other is no proof of what is written afterwards."""
    desk = small_desk
    _posted(desk)
    desk.clock.forward(MINUTE)
    first = desk.own_post("p1")
    _look(desk)
    assert desk.reply().platform_id == first
    desk.clock.forward(MINUTE)
    desk.send("ann", text="One more thing: keep it cold.")
    _look(desk)
    assert desk.reply(2).state == "handed", "the first post was used up"
    desk.clock.forward(MINUTE)
    second = desk.own_post("p1")
    _look(desk)
    assert [row.platform_id for row in desk.rows(ReplyRow)] == [first, second]


def test_two_replies_to_one_post_find_each_its_own(small_desk: Desk) -> None:
    desk = small_desk
    _posted(desk)
    desk.clock.forward(10 * MINUTE)
    desk.answer("ann")
    desk.clock.forward(MINUTE)
    second = desk.own_post("p1")
    _look(desk)
    assert [row.platform_id for row in desk.rows(ReplyRow)] == [None, second], "the later reply is the nearer one"


def test_what_the_timeline_does_not_show_is_missing_and_its_case_comes_back(desk: Desk) -> None:
    reply = _posted(desk)
    desk.clock.forward(NOT_YET_THERE)
    desk.read_timelines()
    _look(desk)
    row, case = desk.reply(reply), desk.case()
    assert (row.state, row.on_its_way) == ("missing", False)
    assert (case.state, case.assignee, case.due_at, case.first_answer_at) == ("open", "ann", desk.clock(), None)
    assert (desk.last().action, desk.last().detail) == ("missing", {"reply": reply})
    before = desk.everything()
    _look(desk)
    assert desk.everything() == before, "missed once"


def test_nothing_is_missing_before_the_timeline_was_read_late_enough(small_desk: Desk) -> None:
    desk = small_desk
    _posted(desk)
    posted_at = desk.clock()
    desk.clock.forward(DAY)
    _look(desk)
    assert desk.reply().state == "posted", "no timeline is read at all"
    desk.read_timelines(posted_at + NOT_YET_THERE - MINUTE)
    _look(desk)
    assert desk.reply().state == "posted", "read before it had to be there, and not since"
    desk.read_timelines(posted_at + NOT_YET_THERE)
    _look(desk)
    assert desk.reply().state == "missing"


def test_every_account_of_the_brand_must_have_been_read(small_desk: Desk) -> None:
    desk = small_desk
    path = desk.rules_folder / "acme.toml"
    path.write_text(path.read_text().replace('["@acme_desk"]', '["@acme_desk", "@Acme_Two"]'))
    desk.rulebook.refresh()
    _posted(desk)
    desk.clock.forward(NOT_YET_THERE)
    desk.read_timelines()
    with desk.database.writing() as session:
        for row in session.query(SubscriptionRow).filter_by(key="timeline:acme_two"):
            row.last_ok_at = desk.clock() - DAY
    _look(desk)
    assert desk.reply().state == "posted"
    desk.read_timelines()
    _look(desk)
    assert desk.reply().state == "missing", "however the rules spell the account"


def test_a_source_without_a_timeline_leaves_the_responders_word_standing(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain(source="mastodon")
    desk.answer("ann")
    desk.clock.forward(DAY)
    desk.read_timelines()
    _look(desk)
    assert desk.reply().state == "posted"
    desk.send("ann", text="Is it better now?")
    assert desk.reply(2).state == "handed", "and the conversation goes on"


def test_what_was_opened_and_forgotten_is_missing_after_hours(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain()
    desk.send("ann")
    desk.clock.forward(FORGOTTEN - MINUTE)
    desk.read_timelines()
    _look(desk)
    assert desk.reply().state == "handed"
    desk.clock.forward(MINUTE)
    desk.read_timelines()
    _look(desk)
    assert desk.reply().state == "missing"
    assert desk.case().due_at == desk.clock()


def test_who_works_on_the_case_keeps_it_when_a_reply_is_missing(small_desk: Desk) -> None:
    desk = small_desk
    _posted(desk)
    claims.claim(desk.hand("bob"), 1)
    desk.clock.forward(NOT_YET_THERE)
    desk.read_timelines()
    _look(desk)
    case = desk.case()
    assert (desk.reply().state, case.state, case.claimed_by, case.due_at) == ("missing", "claimed", "bob", desk.clock())


@pytest.mark.parametrize("how", ["resolved", "dismissed"])
def test_a_missing_reply_opens_its_closed_case_again(small_desk: Desk, how: str) -> None:
    desk = small_desk
    _posted(desk)
    if how == "resolved":
        closing.resolve(desk.hand("ann"), 1, Outcome.SOLVED)
    else:
        closing.dismiss(desk.hand("ann"), 1, Dismissal.OTHER)
    desk.clock.forward(NOT_YET_THERE)
    desk.read_timelines()
    _look(desk)
    case = desk.case()
    assert (case.state, case.closed_at, case.outcome, case.outcome_by, case.dismissal) == ("open", *[None] * 4)
    assert (case.assignee, case.due_at) == ("ann", desk.clock())


def test_unless_the_person_has_another_open_one_or_took_the_post_away(small_desk: Desk) -> None:
    desk = small_desk
    path = desk.rules_folder / "acme.toml"
    path.write_text(path.read_text().replace('reopen_within = "7d"', 'reopen_within = "1m"'))
    desk.rulebook.refresh()
    for author in ("a1", "a2"):
        desk.answer("ann", desk.complain(author))
        closing.resolve(desk.hand("ann"), len(desk.cases()), Outcome.SOLVED)
    desk.clock.forward(NOT_YET_THERE)
    desk.complain("a1", "Acme is broken again")
    with desk.database.writing() as session:
        mark_gone(session, "x", ["p2"], desk.clock())
    desk.read_timelines()
    _look(desk)
    assert [row.state for row in desk.rows(ReplyRow)] == ["missing", "missing"]
    assert [row.state for row in desk.cases()] == ["resolved", "resolved", "open"]
    assert (desk.actions(1)[-1], desk.actions(2)[-1]) == ("missing", "missing")


def test_what_was_missed_too_early_is_seen_after_all(small_desk: Desk) -> None:
    desk = small_desk
    _posted(desk)
    at = desk.clock()
    desk.clock.forward(NOT_YET_THERE)
    desk.read_timelines()
    _look(desk)
    desk.own_post("p1")
    _look(desk)
    assert (desk.reply().state, desk.reply().posted_at, desk.case().state) == ("seen", at, "waiting")


def test_a_reply_that_was_replaced_meanwhile_changes_nothing_when_it_turns_up(small_desk: Desk) -> None:
    desk = small_desk
    _posted(desk)
    desk.clock.forward(NOT_YET_THERE)
    desk.read_timelines()
    _look(desk)
    late = desk.clock()
    desk.clock.forward(6 * MINUTE)
    desk.answer("bob")
    closing.snooze(desk.hand("bob"), 1, desk.clock() + DAY)
    before = desk.case()
    desk.clock.forward(MINUTE)
    desk.bring(post(990, "@a1 sorry", author="acme_desk", at=late, reply_to="p1"))
    _look(desk)
    after = desk.case()
    assert desk.reply(1).state == "seen"
    assert (after.version, after.wake_at, after.assignee) == (before.version, before.wake_at, "bob")


def test_what_its_author_says_just_now_goes_before_what_the_timeline_says(desk: Desk) -> None:
    desk.complain()
    sent = desk.send("ann")
    desk.clock.forward(FORGOTTEN)
    desk.read_timelines()
    ann = desk.hand("ann")
    ends = race(lambda: handing.posted(ann, sent.reply), lambda: _look(desk))
    assert ends[1] is None
    if ends[0] is None:
        assert (desk.reply().state, desk.case().state) == ("posted", "waiting")
    else:
        assert (desk.reply().state, desk.case().state) == ("missing", "claimed")


def test_cancelled_replies_and_old_ones_are_not_looked_for(small_desk: Desk) -> None:
    desk = small_desk
    desk.complain("a1")
    sent = desk.send("ann", 1)
    handing.cancel(desk.hand("ann"), sent.reply)
    desk.complain("a2")
    desk.answer("ann", 2)
    desk.clock.forward(15 * DAY)
    desk.read_timelines()
    _look(desk)
    assert [row.state for row in desk.rows(ReplyRow)] == ["cancelled", "posted"]


def test_the_sweep_looks_by_itself_and_timelines_are_planned(small_desk: Desk) -> None:
    desk = small_desk
    keys = {plan.key: plan.every for plan in plan_polling(desk.rulebook.current, {"x"}, None, HOUR).plans}
    assert keys["timeline:acme_desk"] == keys["timeline:globex_care"] == TIMELINE_EVERY
    _posted(desk)
    desk.clock.forward(MINUTE)
    desk.own_post("p1")
    desk.run("sweep")
    assert desk.reply().state == "seen"
