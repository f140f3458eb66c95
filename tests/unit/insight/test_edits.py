"""What responders make of a playbook's suggestions."""

from typing import Any

from activesupport.domain.reply import Playbook
from activesupport.insight.edits import Used, edits_of, edits_of_each
from activesupport.storage import replies
from activesupport.storage.database import Database
from tests.storage.rows import NOON, open_case, post, store

OFFERED = (
    "Hi Emma, [fill in: responder] from Acme here. Sorry about the trouble. Please restart it. Do tell us how it goes."
)
FILLED = OFFERED.replace("[fill in: responder]", "Kate")


def used(text: str, *, suggested: str = OFFERED, changed: float = 0.2, customer: str = "Emma", number: int = 1) -> Used:
    return Used(number, 160 + number, suggested, text, "en", changed, customer)


def test_a_variable_that_was_filled_in_is_no_edit() -> None:
    found = edits_of("outage", [used(FILLED, changed=0.1), used(OFFERED, changed=0.0)])
    assert (found.used, found.as_is, found.edited, found.changed) == (2, 2, 0, 0.0)
    assert found.removed == found.added == found.examples == ()


def test_the_commonest_sentences_are_counted_over_customers() -> None:
    found = edits_of(
        "outage",
        [
            used(FILLED.replace("Please restart it.", "Please try another socket."), number=1, changed=0.3),
            used(
                FILLED.replace("Emma", "Jim").replace("Please restart it.", "Please try another socket."),
                suggested=OFFERED.replace("Emma", "Jim"), customer="Jim", number=2, changed=0.2,
            ),
            used(FILLED + " Thank you, Emma!", number=3, changed=0.1),
            used(FILLED, number=4, changed=0.05),
        ],
    )  # fmt: skip
    assert (found.used, found.as_is, found.edited) == (4, 1, 3)
    assert found.removed == (("Please restart it.", 2),)
    assert found.added == (("Please try another socket.", 2), ("Thank you, {customer}!", 1))
    assert [one.reply for one in found.examples] == [1, 2, 3]
    assert found.changed == 0.15


def test_japanese_sentences_end_without_blanks() -> None:
    offered = "佐藤さま、アクメの【要記入: responder】です。ご不便をおかけしています。再起動をお試しください。"
    text = "佐藤さま、アクメの山本です。ご不便をおかけし申し訳ありません。再起動をお試しください。"
    found = edits_of("outage", [Used(1, 161, offered, text, "ja", 0.2, "佐藤")])
    assert found.removed == (("ご不便をおかけしています。", 1),)
    assert found.added == (("ご不便をおかけし申し訳ありません。", 1),)


def test_nothing_was_written_with_it() -> None:
    found = edits_of("outage", [])
    assert (found.used, found.as_is, found.changed, found.examples) == (0, 0, 0.0, ())


def reply_row(case: int, post_id: int) -> dict[str, Any]:
    """A reply that was written with the playbook `outage`, and edited."""
    return {
        "case_id": case, "post_id": post_id, "brand": "acme", "source": "x", "target": "p1", "author": "mika",
        "text": "Please wait.", "language": "en", "playbook": "outage", "suggested": "Please restart it.",
        "changed": 0.5, "state": "seen", "on_its_way": False, "created_at": NOON, "changed_at": NOON,
    }  # fmt: skip


def test_only_replies_of_the_playbook_that_were_not_given_up_count(database: Database) -> None:
    with database.writing() as session:
        (post_id,) = store(session, post(1))
        case = open_case(session, post_id)
        row = reply_row(case, post_id)
        for changes in ({}, {"state": "cancelled"}, {"playbook": "other"}, {"suggested": None}):
            replies.add(session, row | changes)
    with database.reading() as session:
        ((_playbook, found),) = edits_of_each(session, [Playbook("outage", (), {})], None)
    assert (found.used, found.edited, found.changed) == (1, 1, 0.5)
    assert found.added == (("Please wait.", 1),)


def test_playbooks_of_other_brands_are_left_out_and_those_edited_most_come_first(database: Database) -> None:
    with database.writing() as session:
        (post_id,) = store(session, post(1))
        case = open_case(session, post_id)
        replies.add(session, reply_row(case, post_id))
    brands_of = {"any": (), "theirs": ("globex",), "outage": ("acme",)}
    playbooks = [Playbook(name, (), {}, brands=names) for name, names in brands_of.items()]
    with database.reading() as session:
        told = {
            brands: [(one.id, fared.edited) for one, fared in edits_of_each(session, playbooks, brands)]
            for brands in (None, ("acme",), ("globex",))
        }
    assert told == {
        None: [("outage", 1), ("any", 0), ("theirs", 0)],
        ("acme",): [("outage", 1), ("any", 0)],
        ("globex",): [("any", 0), ("theirs", 0)],
    }
