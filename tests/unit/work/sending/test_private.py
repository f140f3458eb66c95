"""The words that invite to a private place, and what the guards know of it: as the post's platform has it."""

import pytest

from activesupport.domain.guard import FlagKind
from activesupport.domain.reply import Kind
from activesupport.storage import offers, posts
from activesupport.work.drafting import draft
from activesupport.work.sending.checking import Guarded, check
from activesupport.work.sending.private import invitation, invites
from tests.unit.work.deskshop import GLOBEX, Desk
from tests.unit.work.test_drafting import GOOD, ScriptedDrafter
from tests.unit.work.workshop import RULES

FORM = "https://www.acme.example/contact"
BRAND = f"""
[brand.private]
appstore = ["care@acme.example"]
others = ["dm", "{FORM}"]
"""
QUICK = """
quick = "Sorry about that. Reach us {private_way}."
private = "Please go on {private_ways}. Your number only there."
"""


def write_rules(desk: Desk, brand: str) -> None:
    """Rules with a [brand.private] table, and a playbook that uses it."""
    text = RULES.replace("CAP", "").replace("\n[[team]]", brand + "\n[[team]]", 1)
    desk.write_rules(text.replace('quick = "Shall we look into it together?"', QUICK) + GLOBEX)
    desk.rulebook.refresh()
    assert not desk.rulebook.faults


@pytest.fixture
def desk(small_desk: Desk) -> Desk:
    write_rules(small_desk, BRAND)
    return small_desk


def words(desk: Desk, number: int) -> tuple[str, str]:
    """The short suggestion of a case, and its invitation."""
    with desk.database.reading() as session:
        rows = offers.of_cases(session, [number])[number]
        (quick,) = (one.text for one in rows if one.kind == Kind.QUICK)
        return quick, invitation(desk.case(number), rows, desk.rulebook.current)


@pytest.mark.parametrize(
    ("source", "way", "ways"),
    [
        ("x", "by DM", f"by DM or at {FORM}"),
        ("appstore", "by e-mail to care@acme.example", "by e-mail to care@acme.example"),
        ("googleplay", f"at {FORM}", f"at {FORM}"),
        ("feed", f"at {FORM}", f"at {FORM}"),
    ],
)
def test_suggestion_and_invitation_name_the_way_of_the_platform(desk: Desk, source: str, way: str, ways: str) -> None:
    number = desk.complain(source=source)
    quick, invited = words(desk, number)
    assert quick == f"Sorry about that. Reach us {way}."
    assert invited == f"Please go on {ways}. Your number only there."
    assert invites(invited, desk.case(number), desk.rulebook.current)
    with desk.database.reading() as session:
        case = desk.case(number)
        post = posts.get(session, case.headline_id)
        assert check(f"{quick} {invited}", case, post, desk.kits()).flags == (), "its addresses need no list"


def test_where_there_is_no_way_nobody_is_invited(desk: Desk) -> None:
    write_rules(desk, "")
    number = desk.complain(source="feed")
    assert words(desk, number) == ("Sorry about that.", "")
    with desk.database.reading() as session:
        case = desk.case(number)
        checked = check("What is your order number?", case, posts.get(session, case.headline_id), desk.kits())
    assert [flag.code for flag in checked.flags] == ["guard.asks_nowhere"]


def test_a_direct_message_where_there_is_none_is_a_note(desk: Desk) -> None:
    number, text = desk.complain(source="appstore"), "Sorry about that. Send us a DM."
    error = desk.refused(lambda: desk.send("ann", number, text), "sending.guarded", Guarded)
    assert isinstance(error, Guarded)
    assert [(flag.kind, flag.values["places"]) for flag in error.flags] == [(FlagKind.WRONG_PLACE, "care@acme.example")]
    desk.send("ann", number, text, accepted=frozenset(FlagKind))
    assert desk.reply().state == "handed"


def test_a_model_is_told_the_way_of_the_platform(desk: Desk) -> None:
    told = []
    for source in ("x", "appstore"):
        drafter = ScriptedDrafter(GOOD)
        draft(desk.hand(), desk.complain(source=source), drafter, desk.kits())
        told += [fact for request in drafter.requests for fact in request.facts if "go on" in fact]
    assert told == [
        f"Please go on by DM or at {FORM}. Your number only there.",
        "Please go on by e-mail to care@acme.example. Your number only there.",
    ]
