"""Urgent cases reach their team at once, once a day for each, and never as a flood."""

from dataclasses import replace

from activesupport.domain.reason import Reason
from activesupport.work.alerts import Alerts
from activesupport.work.casework import claims
from tests.unit.work.workshop import DAY, HOUR, MINUTE, Workshop, post


def _mails(shop: Workshop, beginning: str = "urgent:") -> list[str]:
    return [row.key for row in shop.promised(beginning) if row.channel == "email"]


def test_an_urgent_post_is_told_to_its_team_on_every_channel(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is on fire", url="https://example.com/1"))
    (case,) = shop.cases()
    mail, hook = shop.promised("urgent:")
    assert (mail.channel, mail.recipients, mail.team) == ("email", ["support@example.com"], "support")
    assert hook.channel == "webhook"
    assert "Acme is on fire" in mail.text
    assert mail.data == {"case": case.id, "priority": case.priority, "url": "https://example.com/1", "brand": "Acme"}
    assert (mail.state, hook.state) == ("sent", "sent")


def test_an_ordinary_complaint_waits_for_the_digest(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    assert shop.promised() == []


def test_a_priority_from_the_rules_limit_on_is_urgent_too(shop: Workshop) -> None:
    text = (shop.rules_folder / "acme.toml").read_text(encoding="utf-8")
    shop.write_rules(text + "\n[priority]\nurgent_from = 60\n")
    assert shop.rulebook.refresh() is not None
    shop.bring(post(1, "Acme is broken"), post(2, "Acme is broken and I am leaving", author="a2"))
    assert _mails(shop) == ["urgent:2:2026-11-02"]


def test_a_case_is_told_once_a_day(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is on fire"), post(2, "Acme on fire, I said"))
    shop.clock.forward(HOUR)
    shop.bring(post(3, "Acme is still on fire", at=shop.clock()))
    assert _mails(shop) == ["urgent:1:2026-11-02"]
    shop.clock.forward(DAY)
    shop.bring(post(4, "Acme is on fire this morning too", at=shop.clock()))
    assert _mails(shop) == ["urgent:1:2026-11-02", "urgent:1:2026-11-03"]


def test_an_alert_about_a_known_case_shows_what_is_urgent_now(shop: Workshop) -> None:
    shop.bring(post(1, "Acme, how do I pay?"))
    shop.bring(post(2, "Acme is on fire"))
    (mail,) = [row for row in shop.promised("urgent:") if row.channel == "email"]
    assert "Acme is on fire" in mail.text
    assert mail.data["priority"] == shop.cases()[0].priority > 18


def test_who_has_the_case_in_hand_is_not_told(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    claims.claim(shop.hand(), 1)
    shop.bring(post(2, "Acme is on fire"))
    assert _mails(shop) == []


def test_where_a_life_may_be_in_danger_people_are_told_in_any_case(shop: Workshop) -> None:
    shop.bring(*(post(n, "Acme is on fire", author=f"a{n}") for n in range(2, 12)))
    claims.claim(shop.hand(), 1)
    shop.bring(post(20, "Acme is on fire and I cannot dial 911, my father collapsed", author="a2"))
    assert _mails(shop, "life:") == ["life:1:2026-11-02"], "in a flood, in hand, and told of before"
    (mail,) = [row for row in shop.promised("life:") if row.channel == "email"]
    assert mail.subject.startswith("A life may be in danger: #1 Acme")
    assert "its clock runs outside working hours too" in " ".join(mail.text.split())
    assert shop.cases()[0].priority == 100


def test_a_flood_is_capped_for_an_hour_and_told_in_one_message(shop: Workshop) -> None:
    for start in (0, 10):
        shop.bring(*(post(n, "Acme is on fire", author=f"a{n}") for n in range(start, start + 10)))
    assert len(shop.cases()) == 20
    assert len(_mails(shop)) == 3
    assert _mails(shop, "flood:") == ["flood:support:2026-11-02T12"]
    shop.clock.forward(HOUR + MINUTE)
    shop.bring(*(post(n, "Acme is on fire", author=f"a{n}", at=shop.clock()) for n in range(20, 30)))
    assert len(_mails(shop)) == 6
    assert len(_mails(shop, "flood:")) == 2


def test_a_team_that_the_rules_have_dropped_leaves_its_cases_to_the_one_that_follows(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    text = (shop.rules_folder / "acme.toml").read_text(encoding="utf-8")
    shop.write_rules(text.replace('"support"', '"care"').replace("support@", "care@"))
    assert shop.rulebook.refresh() is not None
    shop.bring(post(2, "Acme is on fire"))
    (case,) = shop.cases()
    assert (case.team, case.posts) == ("care", 2)
    assert [row.recipients for row in shop.promised("urgent:") if row.channel == "email"] == [["care@example.com"]]


def _tell(shop: Workshop, alerts: Alerts, key: str) -> list[str]:
    with shop.database.writing() as session:
        alerts.tell_operators(
            session, Reason("alert.rules_refused", {"fault": "x", "version": "r1"}), key, shop.clock()
        )
    return [row.channel for row in shop.promised(key)]


def test_operators_are_told_where_they_can_be_reached_and_once_for_a_key(small_shop: Workshop) -> None:
    alerts = small_shop.alerts
    assert _tell(small_shop, alerts, "k1") == ["email", "webhook"]
    assert _tell(small_shop, alerts, "k1") == ["email", "webhook"]
    assert _tell(small_shop, replace(alerts, mail=False), "k2") == ["webhook"]
    assert _tell(small_shop, replace(alerts, operators=()), "k3") == ["webhook"]
    assert _tell(small_shop, replace(alerts, mail=False, webhook=False), "k4") == []


def test_a_team_without_an_address_is_told_by_webhook_only(shop: Workshop) -> None:
    text = (shop.rules_folder / "acme.toml").read_text(encoding="utf-8")
    shop.write_rules(text.replace('email = ["support@example.com"]', ""))
    assert shop.rulebook.refresh() is not None
    shop.bring(post(1, "Acme is on fire"))
    assert [row.channel for row in shop.promised("urgent:")] == ["webhook"]
