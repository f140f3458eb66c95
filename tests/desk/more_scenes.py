"""The pages beside queue and case; see `scenes`."""

from datetime import timedelta

from activesupport.desk.render import View
from activesupport.desk.views.insight import (
    DelightRow,
    DelightView,
    EditExample,
    FaqGap,
    FaqGapsView,
    PlaybookRow,
    PlaybooksView,
)
from activesupport.desk.views.oversight import (
    ApprovalRow,
    ApprovalsView,
    AuditRow,
    AuditView,
    Bar,
    CaseLine,
    Chart,
    IncidentRow,
    IncidentsView,
    LeadsView,
    PersonLoad,
    Tile,
)
from activesupport.desk.views.parts import Choice
from activesupport.desk.views.people import (
    AccountView,
    LoginView,
    PasswordView,
    PeopleView,
    PersonForm,
    PersonRow,
    SessionLine,
    TokenLine,
)
from activesupport.desk.views.reply import GuardFlag
from activesupport.desk.views.shell import ErrorView, Stop, Theme
from activesupport.words import say
from tests.desk.scenes import CASES, NOW, ago, texts

CAME = (0, 0, 1, 0, 0, 0, 2, 5, 9, 12, 8, 6, 11, 9, 4, 3, 6, 7, 10, 13, 9, 4, 2, 1)
ANSWERED = (0, 0, 0, 0, 0, 0, 0, 0, 6, 11, 10, 7, 3, 10, 8, 4, 5, 6, 0, 0, 0, 0, 0, 0)


def case_line(language: str, index: int) -> CaseLine:
    says = texts(language)
    return CaseLine(CASES[index][0], says["row"][index]["line"], language, says["late"])


def approvals(language: str) -> ApprovalsView:
    says = texts(language)
    flag = GuardFlag(**says["flag"][1], blocks=False)
    texts_of = [reply["text"] for reply in says["reply"]]
    return ApprovalsView(
        (
            ApprovalRow(
                31, 160, says["brand"], "X", says["people"][2], ago(minutes=6), says["because"], says["post"],
                language, texts_of[0], language, suggested=texts_of[2], flags=(flag,),
            ),
            ApprovalRow(
                32, 155, says["brand"], "X", says["people"][0], ago(minutes=22), says["because"], says["post"],
                language, texts_of[2], language, may_decide=False,
            ),
        )
    )  # fmt: skip


def leads(language: str) -> LeadsView:
    says = texts(language)
    good = (True, False, None, None)
    tiles = tuple(Tile(*tile, good=mark) for tile, mark in zip(says["tiles"], good, strict=True))
    bars = tuple(Bar(f"{hour}:00", CAME[hour], ANSWERED[hour]) for hour in range(24))
    people = (
        PersonLoad(says["people"][0], True, 2, 10, 19),
        PersonLoad(says["people"][1], True, 4, 10, 12),
        PersonLoad(says["people"][2], False, 0, 6, 0),
    )
    counts = {"solved": 21, "thanked": 9, "left": 2}
    return LeadsView(
        (Choice("t0", says["team"], True), Choice("t1", says["night"])), NOW, tiles,
        (Chart(says["charts"][0], bars), Chart(says["charts"][1], ())), people, (case_line(language, 0),),
        tuple((say(f"outcome.{name}", language), count) for name, count in counts.items()), (says["trouble"],),
    )  # fmt: skip


def delights(language: str) -> DelightView:
    says = texts(language)
    row = says["row"][5]
    why = tuple(row["why"])
    first = DelightRow(147, says["brand"], "X", row["author"], row["line"], language, ago(hours=16), why)
    second = DelightRow(
        141, says["brand"], "X", "@kokoro", row["line"], language, ago(days=2), why, says["people"][1],
        says["delight_done"],
    )  # fmt: skip
    return DelightView((first, second), ("¥3,200",))


def gaps(language: str) -> FaqGapsView:
    says = texts(language)
    terms = tuple(says["gap_terms"])
    examples = (case_line(language, 2),)
    gap = FaqGap(says["brand"], language, 17, terms, ago(days=20), ago(hours=3), "esim-start", examples)
    return FaqGapsView((gap,))


def playbooks(language: str) -> PlaybooksView:
    before, after, other = (reply["text"] for reply in texts(language)["reply"])
    row = PlaybookRow(
        "no-signal", (say("label.complaint", language), say("label.urgent", language)), 42, 30, 12, "18 %",
        ((before[:40], 7), (before[40:80], 2)), ((after[:40], 5),),
        (EditExample(160, before, other, language, "64 %"),),
    )  # fmt: skip
    return PlaybooksView((row, PlaybookRow("thanks", (say("label.praise", language),), 8, 8, 0, "0 %")), ("billing",))


def incidents(language: str, stopped: bool = False) -> IncidentsView:
    says = texts(language)
    about = (says["brand"], says["incident"], ((language, says["statement"]),))
    who = says["people"][1]
    running = IncidentRow(4, *about, "https://www.example.com/tsumugi/status", who, ago(hours=4), cases=31)
    past = IncidentRow(3, *about, None, who, ago(days=9), ago(days=8), 12)
    return IncidentsView(
        (running,), (past,), (Choice("tsumugi", says["brand"]),), (Choice("outage", says["incident"]),),
        Stop(who, ago(minutes=34), says["stop_why"]) if stopped else None, 3 if stopped else 0, may_decide=True,
    )  # fmt: skip


def people(language: str) -> PeopleView:
    says = texts(language)
    found = enumerate(zip(("misaki", "ken", "hana"), says["people"], says["roles"], strict=True))
    return PeopleView(
        tuple(
            PersonRow(
                index + 1, login, name, role, says["team"], "" if index == 0 else says["brand"], "日本語, English",
                index * 2, 10, index < 2, ago(hours=index + 1) if index < 2 else None,
            )
            for index, (login, name, role) in found
        )
    )  # fmt: skip


def person(language: str, new: bool) -> PersonForm:
    says = texts(language)
    roles = tuple(Choice(role, role, role == says["roles"][1]) for role in says["roles"])
    typed = {"name": "Ken!", "display": says["people"][1], "shifts": "mon-fri 09:00-18:00", "timezone": says["zone"]}
    return PersonForm(
        None if new else 7, typed, roles, (Choice("t0", says["team"], True),),
        (Choice("tsumugi", says["brand"], True),), (Choice("ja", "日本語", True), Choice("en", "English")),
        tuple(Choice(one, name, one == language) for one, name in (("ja", "日本語"), ("en", "English"))),
        all_brands=False, needs_approval=True,
        link="" if new else "https://desk.example.com/link/5c0e-b1a7",
        link_until=None if new else NOW + timedelta(days=2), errors={"name": says["wrong_name"]} if new else {},
    )  # fmt: skip


def account(language: str) -> AccountView:
    says = texts(language)
    return AccountView(
        "misaki", says["people"][0],
        (Choice("ja", "日本語", language == "ja"), Choice("en", "English", language == "en")),
        says["zone"], ("Asia/Tokyo", "Europe/London"), Theme.AUTO, True,
        (
            SessionLine(1, "Firefox, Linux", "192.0.2.7", ago(minutes=1), True),
            SessionLine(2, "Safari, iPhone", "192.0.2.9", ago(hours=9)),
        ),
        (TokenLine(5, says["token"], says["scopes"][0], ago(days=40), ago(hours=7)),),
        tuple(Choice(scope, scope) for scope in says["scopes"]),
        made="as_" + "x" * 24, errors={"current": says["wrong_password"]},
    )  # fmt: skip


def audit(language: str) -> AuditView:
    says = texts(language)
    first, second, third = says["people"]
    claimed, noted = (say(f"action.{name}", language) for name in ("claim", "note"))
    made = (
        AuditRow(ago(minutes=4), first, claimed, "#160", case=160),
        AuditRow(ago(minutes=31), second, noted, "#160", says["note"], 160),
        AuditRow(ago(days=400), second, "people.edit", third, " → ".join(says["roles"][1::-1])),
    )
    return AuditView(made, (Choice("1", first),), (Choice("claim", claimed),), "2026-11-01", "2026-11-02", "after=41")


def other_pages(language: str) -> dict[str, View]:
    says = texts(language)
    return {
        "login": LoginView(single="/sso/start"),
        "login-wrong": LoginView(name="misaki", errors={"password": says["wrong_login"]}),
        "password": PasswordView("misaki", "/link/5c0e-b1a7"),
        "approvals": approvals(language),
        "approvals-none": ApprovalsView(()),
        "lead": leads(language),
        "delight": delights(language),
        "delight-none": DelightView(()),
        "faq-gaps": gaps(language),
        "faq-gaps-none": FaqGapsView(()),
        "playbooks": playbooks(language),
        "playbooks-none": PlaybooksView((), ("billing",)),
        "incidents": incidents(language),
        "incidents-stopped": incidents(language, stopped=True),
        "people": people(language),
        "person": person(language, new=False),
        "person-new": person(language, new=True),
        "account": account(language),
        "audit": audit(language),
        "audit-none": AuditView(()),
        "error": ErrorView(500, says["error"], says["error_more"], "7F3A-22C1"),
    }
