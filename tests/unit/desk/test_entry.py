"""Coming in and going out, as a browser sees it, and as somebody sees it who wants in without being asked."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from activesupport.storage import audit, people
from activesupport.work.accounts import links
from tests.unit.desk.api.house import BOSS, ApiHouse
from tests.unit.desk.guest import PASSWORD, Guest, arrived, hired

OTHER_PASSWORD = "nine grey geese gliding"


def link_for(house: ApiHouse, number: int) -> links.Link:
    return links.invite(house.accounts, BOSS, number)


def test_the_way_in_and_out(house: ApiHouse) -> None:
    hired(house, "mori")
    guest = Guest(house)
    answer = guest.get("/case/1?view=all")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Fcase%2F1%3Fview%3Dall")
    page = guest.get(answer.headers["location"]).text
    assert 'name="next" value="/case/1?view=all"' in page
    answer = guest.sign_in("mori", next="/case/1?view=all")
    assert (answer.status_code, answer.headers["location"]) == (303, "/case/1?view=all")
    assert guest.get("/case/1").status_code == 200


def test_the_session_is_kept_from_scripts_and_other_sites(house: ApiHouse) -> None:
    hired(house, "mori")
    house.desk = replace(house.desk, secure=True, address="https://desk.example")
    guest = Guest(house, origin="https://desk.example")
    (visit,) = guest.get("/login").headers.get_list("set-cookie")
    assert visit.startswith("__Host-visit=")
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Secure"} <= set(visit.split("; "))
    answer = guest.sign_in("mori")
    session = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("__Host-session="))
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Secure"} <= set(session.split("; "))
    assert "Domain" not in session


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
     "/\t/evil.example", "evil.example", "/a\r\nSet-Cookie: x=1", "/" + "a" * 5000],
)  # fmt: skip
def test_nobody_is_led_elsewhere(house: ApiHouse, elsewhere: str) -> None:
    hired(house, "mori")
    guest = Guest(house)
    page = guest.client.get("/login", params={"next": elsewhere}).text
    assert 'name="next" value="/queue"' in page
    assert guest.sign_in("mori", next=elsewhere).headers["location"] == "/queue"


def test_a_form_that_did_not_come_from_here(house: ApiHouse) -> None:
    hired(house, "mori")
    mine, another = Guest(house), Guest(house)
    for proof in ("", "x", another.proof("/login")):
        mine.get("/login")
        answer = mine.client.post("/login", data={"csrf": proof, "name": "mori", "password": PASSWORD})
        assert (answer.status_code, mine.session()) == (403, None)
        assert "the form did not come from here" in answer.text
    proof = mine.proof("/login")
    mine.client.cookies.clear()
    assert mine.client.post("/login", data={"csrf": proof, "name": "mori", "password": PASSWORD}).status_code == 403


def test_signing_in_makes_a_token_of_its_own(house: ApiHouse) -> None:
    """A token that somebody planted in the browser beforehand opens nothing afterwards."""
    hired(house, "mori")
    guest = Guest(house)
    guest.client.cookies.set("session", "planted", domain="desk.example", path="/")
    assert guest.get("/queue").status_code == 303
    answer = guest.sign_in("mori")
    first = re.search(r"session=([^;]+)", ", ".join(answer.headers.get_list("set-cookie")))
    again = Guest(house)
    again.sign_in("mori")
    assert first is not None
    assert len({"planted", first[1], again.session()}) == 3
    planted = Guest(house)
    planted.client.cookies.set("session", "planted", domain="desk.example", path="/")
    assert planted.get("/queue").status_code == 303


def test_signing_out_ends_the_session_on_the_server_too(house: ApiHouse) -> None:
    guest = arrived(house, "mori")
    thief = Guest(house)
    thief.client.cookies.set("session", guest.session() or "", domain="desk.example", path="/")
    assert thief.get("/queue").status_code == 200
    assert guest.client.post("/logout", data={"csrf": "x"}).status_code == 403
    answer = guest.send("/logout", page="/queue")
    assert (answer.headers["location"], answer.headers["clear-site-data"]) == ("/login", '"cache"')
    assert guest.session() is None
    assert thief.get("/queue").status_code == 303


def test_a_session_ends_when_nobody_uses_it_and_after_its_life_in_any_case(house: ApiHouse) -> None:
    guest, rules = arrived(house, "mori"), house.accounts.sessions
    house.shop.clock.forward(rules.idle - timedelta(minutes=1))
    assert guest.get("/queue").status_code == 200
    house.shop.clock.forward(rules.idle)
    assert guest.get("/queue").status_code == 303
    other = arrived(house, "sato")
    begun = house.shop.clock()
    while house.shop.clock() - begun < rules.life - rules.idle:
        house.shop.clock.forward(rules.idle - timedelta(minutes=1))
        assert other.get("/queue").status_code == 200
    house.shop.clock.forward(rules.idle - timedelta(minutes=1))
    assert other.get("/queue").status_code == 303


@pytest.mark.parametrize(
    ("language", "words"), [("en", "That did not work."), ("ja-JP,ja;q=0.9", "ログインできませんでした")]
)
def test_the_words_are_the_same_whatever_was_wrong(house: ApiHouse, language: str, words: str) -> None:
    hired(house, "mori")
    hired(house, "gone")
    with house.shop.database.writing() as session:
        people.change(session, people.get(session, 2), active=False)
    hired(house, "elsewhere", password=None)
    pages = set()
    for name in ("mori", "gone", "elsewhere", "nobody", "nobody@example.com"):
        answer = Guest(house, language).sign_in(name, "not the one at all")
        assert (answer.status_code, words in answer.text, "not the one" in answer.text) == (422, True, False)
        pages.add(re.sub(r'value="[^"]*"', "", answer.text))
    assert len(pages) == 1


def test_a_locked_account_says_what_every_failure_says(house: ApiHouse) -> None:
    hired(house, "mori")
    for number in range(5):
        assert Guest(house, address=f"198.51.100.{number}").sign_in("mori", "wrong").status_code == 422
    answer = Guest(house).sign_in("mori")
    assert (answer.status_code, "locked for a few minutes" in answer.text) == (422, True)
    house.shop.clock.forward(timedelta(minutes=1, seconds=1))
    assert Guest(house).sign_in("mori").status_code == 303


def test_an_address_that_fails_too_often_has_to_wait(house: ApiHouse) -> None:
    hired(house, "mori")
    guest = Guest(house)
    for number in range(20):
        guest.sign_in(f"name-{number}", "wrong")
    answer = guest.sign_in("mori")
    assert (answer.status_code, "Too many attempts" in answer.text) == (422, True)
    assert Guest(house, address="198.51.100.9").sign_in("mori").status_code == 303


def test_the_longest_password_that_may_be_chosen_opens_the_door(house: ApiHouse) -> None:
    longest = "seven tall herons wading " * 40 + "and two dozen more ones."
    assert len(longest) == 1024
    hired(house, "mori", password=longest)
    assert Guest(house).sign_in("mori", longest).status_code == 303


def test_the_page_is_kept_by_no_cache(house: ApiHouse) -> None:
    link = link_for(house, hired(house, "mori", password=None))
    for path in ("/login", link.path):
        answer = Guest(house).get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")


def test_a_link_lets_somebody_choose_a_password_once(house: ApiHouse) -> None:
    number = hired(house, "mori", password=None)
    link = link_for(house, number)
    guest = Guest(house)
    for _look in range(3):
        assert "For mori" in guest.get(link.path).text
    answer = guest.send(link.path, password=OTHER_PASSWORD, again=OTHER_PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert guest.session() is None, "whoever has the link shows first that they know the password"
    assert "Your password is set." in guest.get("/login").text
    assert "Your password is set." not in guest.get("/login").text, "it is said once"
    assert guest.sign_in("mori", OTHER_PASSWORD).status_code == 303
    dead = guest.get(link.path)
    assert (dead.status_code, "This link does not work any more" in dead.text) == (410, True)


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        ("nine grey", "nine grey", "12 characters or more; this one has 9"),
        (OTHER_PASSWORD, OTHER_PASSWORD + "!", "The two passwords differ"),
        ("passwordpassword", "passwordpassword", "everybody tries first"),
        ("x" * 1025, "x" * 1025, "1024 characters at the most"),
    ],
)
def test_a_password_that_is_not_good_enough_leaves_the_link(
    house: ApiHouse, password: str, again: str, words: str
) -> None:
    link = link_for(house, hired(house, "mori", password=None))
    guest = Guest(house)
    answer = guest.send(link.path, password=password, again=again)
    assert (answer.status_code, words in answer.text, password in answer.text) == (422, True, False)
    assert guest.send(link.path, password=OTHER_PASSWORD, again=OTHER_PASSWORD).status_code == 303


def test_a_link_needs_a_form_from_here(house: ApiHouse) -> None:
    link = link_for(house, hired(house, "mori", password=None))
    guest = Guest(house)
    for proof in ("", Guest(house).proof(link.path)):
        guest.get(link.path)
        fields = {"csrf": proof, "password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
        assert guest.client.post(link.path, data=fields).status_code == 403
    assert guest.get(link.path).status_code == 200


@pytest.mark.parametrize("make", ["never", "old", "newer", "deactivated"])
def test_links_that_do_not_count(house: ApiHouse, make: str) -> None:
    number = hired(house, "mori", password=None)
    path = link_for(house, number).path
    if make == "never":
        path = "/password/" + "a" * 43
    elif make == "old":
        house.shop.clock.forward(links.INVITATION + timedelta(seconds=1))
    elif make == "newer":
        link_for(house, number)
    else:
        with house.shop.database.writing() as session:
            people.change(session, people.get(session, number), active=False)
    guest = Guest(house, "ja")
    answer = guest.get(path)
    assert (answer.status_code, "このリンクは使えません" in answer.text, "mori" in answer.text) == (410, True, False)
    fields = {"csrf": guest.proof("/login"), "password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
    assert guest.client.post(path, data=fields).status_code == 410


def test_a_chosen_password_signs_everybody_out_who_knew_the_old_one(house: ApiHouse) -> None:
    guest = arrived(house, "mori")
    link = links.reset(house.accounts, BOSS, 1)
    other = Guest(house)
    other.send(link.path, password=OTHER_PASSWORD, again=OTHER_PASSWORD)
    assert guest.get("/queue").status_code == 303
    assert other.sign_in("mori").status_code == 422


def test_the_link_is_told_to_nobody(house: ApiHouse) -> None:
    """Neither to the next page, nor to the record, nor to the log, not even where something breaks."""
    link = link_for(house, hired(house, "mori", password=None))
    guest = Guest(house)
    page = guest.get(link.path)
    assert page.headers["referrer-policy"] == "no-referrer"
    assert '<meta name="referrer" content="no-referrer">' in page.text
    assert link.token not in re.sub(r'action="[^"]*"', "", page.text), "its form alone has it"
    told = guest.send(link.path, password=OTHER_PASSWORD, again=OTHER_PASSWORD)
    with house.shop.database.reading() as session:
        rows = audit.page(session, audit.Wanted(), most=100).rows
    record = [(row.actor, row.action, row.target, row.detail) for row in rows]
    with house.shop.database.writing() as session:
        session.execute(text("DROP TABLE links"))
    with capture_logs() as lines:
        assert guest.get(link.path).status_code == 500
    assert (lines[0]["event"], lines[0]["path"]) == ("page_broken", "/password/{token}")
    assert link.token not in f"{record} {told.headers} {[line | {'exc_info': ''} for line in lines]}"


def test_where_nothing_is_set_up_there_is_no_other_door(house: ApiHouse) -> None:
    guest = Guest(house)
    assert "/login/single" not in guest.get("/login").text
    assert [guest.get(path).status_code for path in ("/login/single", "/login/oidc")] == [404, 404]
