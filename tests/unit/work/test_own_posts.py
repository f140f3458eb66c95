"""Posts of the brands' own accounts: kept, so that a posted reply is found, and nobody's case."""

from pathlib import Path

from activesupport.storage.database import Database
from activesupport.storage.tables import PostRow
from tests.unit.work.workshop import HOUR, NOON, RULES, Workshop, post

SECOND_BRAND = """
[[brand]]
id = "globex"
name = "Globex"
accounts = { x = ["@globex"] }

[[watch]]
id = "globex-en"
brand = "globex"
team = "support"
keywords = ["Globex"]
"""


def test_an_own_reply_is_kept_with_what_it_answers_and_opens_no_case(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken", thread="p1"))
    later = {"at": NOON + HOUR, "author": "Acme_Desk", "reply_to": "p1", "thread": "p1"}
    shop.bring(post(2, "@a1 how annoying that it is broken", **later))
    stored = {row.platform_id: row for row in shop.rows(PostRow)}
    assert (stored["p2"].reply_to, stored["p2"].thread) == ("p1", "p1")
    assert (shop.lanes(), len(shop.cases())) == (["queue", "own"], 1)


def test_what_one_of_our_brands_says_of_another_is_no_customers_word(sqlite_database: Database, tmp_path: Path) -> None:
    shop = Workshop(sqlite_database, tmp_path)
    shop.write_rules(RULES.replace("CAP", "") + SECOND_BRAND)
    shop.rulebook.refresh()
    shop.bring(
        post(1, "@a1 Globex is broken since monday, and so are we", author="acme_desk", reply_to="p0"),
        post(2, "Globex is broken since monday", author="a2"),
    )
    assert shop.lanes() == ["own", "queue"]
    assert [case.author_id for case in shop.cases()] == ["a2"]
