"""What is offered: playbooks first, a reply that was good before in the last place, three at the most."""

from dataclasses import replace

from sqlalchemy import event

from activesupport.domain.labels import Label, Verdict
from activesupport.domain.post import Author
from activesupport.storage.tables import SuggestionRow
from activesupport.work.suggesting import offers, past_of, without_faq
from tests.unit.work.past_replies import write_reply
from tests.unit.work.workshop import RULES, Workshop, post

FAQ = """
[[faq]]
id = "pairing"
owner = "manuals"
[faq.en]
question = "How do I pair the Acme remote?"
answer = "Hold both buttons for three seconds."
"""
SAID = "Hi Emma, that beeping is the low battery warning. A fresh pair of cells ends it."
BEEPS = "my Acme smoke alarm is broken, it keeps beeping all night"


def good_example(shop: Workshop) -> None:
    shop.bring(replace(post(1, BEEPS), author=Author("a1", "emma_j", "Emma")))
    write_reply(shop, shop.cases()[0], SAID, example=True, author="kate")


def offered(shop: Workshop, post_id: int) -> list[SuggestionRow]:
    return [row for row in shop.rows(SuggestionRow) if row.post_id == post_id]


def test_a_like_post_is_offered_what_was_said_well_before(shop: Workshop) -> None:
    good_example(shop)
    (key,) = shop.bring(
        replace(post(2, "Acme smoke alarm broken, beeping all night"), author=Author("a2", "jim", "Jim"))
    )
    rows = offered(shop, key)
    assert [one.origin for one in rows] == ["playbook", "playbook", "past"]
    assert rows[-1].text == SAID.replace("Emma", "Jim")
    assert [one.position for one in rows] == [1, 2, 3]
    assert len({one.made_at for one in rows}) == 1


def test_other_posts_and_other_moods_are_not(small_shop: Workshop) -> None:
    good_example(small_shop)
    (other,) = small_shop.bring(post(2, "the Acme app is broken, cannot log in", author="a2"))
    (praise,) = small_shop.bring(post(3, "@acme_desk Acme alarm keeps beeping all night, thank you", author="a3"))
    assert "past" not in [one.origin for one in offered(small_shop, other) + offered(small_shop, praise)]


def test_a_reply_that_nobody_called_an_example_is_not_offered(small_shop: Workshop) -> None:
    small_shop.bring(replace(post(1, BEEPS), author=Author("a1", "emma_j", "Emma")))
    write_reply(small_shop, small_shop.cases()[0], SAID)
    (key,) = small_shop.bring(post(2, BEEPS + "!!", author="a2"))
    assert "past" not in [one.origin for one in offered(small_shop, key)]


def test_the_answer_of_the_faq_keeps_its_place(small_shop: Workshop) -> None:
    small_shop.write_rules(RULES.replace("CAP", "") + FAQ)
    small_shop.rulebook.refresh()
    asked = "the Acme remote is broken, how do I pair it?"
    small_shop.bring(replace(post(1, asked), author=Author("a1", "emma_j", "Emma")))
    write_reply(small_shop, small_shop.cases()[0], "Hi Emma, shall we pair it step by step?", example=True)
    (key,) = small_shop.bring(replace(post(2, asked + " please"), author=Author("a2", "jim", "Jim")))
    rows = offered(small_shop, key)
    assert [one.faq for one in rows if one.faq] == ["pairing"]
    assert [one.origin for one in rows][-1] == "past"
    assert len(rows) == 3


def test_examples_are_read_once_a_page(small_shop: Workshop) -> None:
    good_example(small_shop)
    asked: list[str] = []
    event.listen(
        small_shop.database.engine, "before_cursor_execute", lambda _c, _cu, statement, *_rest: asked.append(statement)
    )
    small_shop.bring(*(post(number, f"Acme is broken {number}", author=f"b{number}") for number in range(10, 20)))
    assert sum("replies.example" in statement for statement in asked) == 1


def test_without_past_replies_the_playbooks_stand_as_they_are(small_shop: Workshop) -> None:
    kit = small_shop.kits()
    verdict = Verdict(dict.fromkeys(Label, 0.9), (Label.COMPLAINT,), "t")
    with small_shop.database.reading() as session:
        past = past_of(session, kit.rules)
        one = offers(kit, post(1, BEEPS), verdict, brand="acme", language="en", past=past)
    assert one == offers(kit, post(1, BEEPS), verdict, brand="acme", language="en")


def test_a_question_without_an_entry_is_told() -> None:
    question = Verdict({}, (Label.QUESTION,), "t")
    plain, answered = {"faq": None}, {"faq": "pairing"}
    assert without_faq(question, [plain])
    assert without_faq(question, [])
    assert not without_faq(question, [plain, answered])
    assert not without_faq(Verdict({}, (Label.COMPLAINT,), "t"), [plain])
    assert not without_faq(None, [])
