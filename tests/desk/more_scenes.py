"""The pages beside queue and case, with plausible content; see `scenes`."""

from datetime import timedelta

from activesupport.desk.render import View
from activesupport.desk.views.insight import DelightRow, DelightView, FaqGap, FaqGapsView
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
from tests.desk.scenes import BRAND, NOW, PEOPLE, POST, REPLIES, ROWS, ZONES, ago

CAME = (0, 0, 1, 0, 0, 0, 2, 5, 9, 12, 8, 6, 11, 9, 4, 3, 6, 7, 10, 13, 9, 4, 2, 1)
ANSWERED = (0, 0, 0, 0, 0, 0, 0, 0, 6, 11, 10, 7, 3, 10, 8, 4, 5, 6, 0, 0, 0, 0, 0, 0)


def lines(language: str, *indices: int) -> tuple[CaseLine, ...]:
    note = {"ja": "38分 超過", "en": "late by 38 min"}[language]
    return tuple(CaseLine(ROWS[language][index][0], ROWS[language][index][3], language, note) for index in indices)


def approvals(language: str) -> ApprovalsView:
    flag = GuardFlag(
        {"ja": "約束", "en": "Promise"}[language], {"ja": "必ず", "en": "we promise"}[language],
        {"ja": "約束と読まれるおそれがあります。", "en": "This reads as a promise."}[language], False,
    )  # fmt: skip
    because = {"ja": "着任後まもない担当者のため", "en": "replies of new staff are read first"}[language]
    common = dict(brand=BRAND[language], platform="X", post=POST[language], post_language=language, language=language)
    text = REPLIES[language][0][1]
    return ApprovalsView(
        (
            ApprovalRow(31, 160, by=PEOPLE[language][2], at=ago(minutes=6), because=because, text=text,
                        suggested=REPLIES[language][2][1], flags=(flag,), **common),
            ApprovalRow(32, 155, by=PEOPLE[language][0], at=ago(minutes=22), because=because, text=text,
                        may_decide=False, **common),
        )
    )  # fmt: skip


def leads(language: str) -> LeadsView:
    ja = language == "ja"
    tiles = (
        Tile("目標内の初回返信" if ja else "First answers on time", "92 %", "目標 90 %" if ja else "target 90 %", True),
        Tile("1日以内の解決" if ja else "Resolved within a day", "71 %", "目標 80 %" if ja else "target 80 %", False),
        Tile("対応待ち" if ja else "To answer", "14", "うち高 3" if ja else "3 of them high"),
        Tile("初回返信（中央値）" if ja else "First answer (median)", "38 分" if ja else "38 min"),
    )
    bars = tuple(Bar(f"{hour}:00", CAME[hour], ANSWERED[hour]) for hour in range(24))
    names = PEOPLE[language]
    people = (
        PersonLoad(names[0], True, 2, 10, 19, "31分" if ja else "31 min"),
        PersonLoad(names[1], True, 4, 10, 12, "52分" if ja else "52 min"),
        PersonLoad(names[2], False, 0, 6, 0),
    )
    trouble = "情報源 feed が3時間応答していません。" if ja else "The source feed has not answered for 3 hours."
    outcomes = tuple((say(f"outcome.{name}", language), count) for name, count in (("solved", 21), ("thanked", 9), ("left", 2)))
    return LeadsView(
        (Choice("all", "すべて" if ja else "All"), Choice("t0", "日本語サポート" if ja else "English support", True)), NOW, tiles,
        (Chart("時間ごとの案件" if ja else "Cases by the hour", bars), Chart("夜間" if ja else "Night", ())),
        people, lines(language, 0), outcomes, (trouble,),
    )  # fmt: skip


def delights(language: str) -> DelightView:
    number, _, _, text, why, author = ROWS[language][5]
    done = {"ja": "手書きのお礼状を送付", "en": "a handwritten card"}[language]
    row = DelightRow(number, BRAND[language], "X", author, text, language, ago(hours=16), why)
    other = DelightRow(141, BRAND[language], "X", "@kokoro", text, language, ago(days=2), why, PEOPLE[language][1], done)
    return DelightView((row, other), ("¥3,200",))


def gaps(language: str) -> FaqGapsView:
    title, terms = {
        "ja": ("端末が壊れたときのeSIM再発行", ("eSIM", "再発行", "故障")),
        "en": ("Moving an eSIM from a broken phone", ("eSIM", "broken", "move")),
    }[language]
    return FaqGapsView((FaqGap(title, language, 17, terms, ago(days=20), ago(hours=3), "esim-start", lines(language, 2)),))


def incidents(language: str, stopped: bool = False) -> IncidentsView:
    statement = {
        "ja": "本日6時ごろから一部地域でつながりにくい状況です。ご不便をおかけし申し訳ありません。復旧を進めています。",
        "en": "Since 6 this morning parts of the network are down. We are sorry, and we are working on it.",
    }[language]  # fmt: skip
    kind = {"ja": "通信障害", "en": "outage"}[language]
    link = "https://www.example.com/tsumugi/status"
    running = IncidentRow(4, BRAND[language], kind, statement, link, PEOPLE[language][1], ago(hours=4), cases=31)
    past = IncidentRow(3, BRAND[language], kind, statement, None, PEOPLE[language][1], ago(days=9), ago(days=8), 12)
    stop = Stop(PEOPLE[language][1], ago(minutes=34), {"ja": "案内文の確認中", "en": "the statement is checked"}[language])
    return IncidentsView(
        (running,), (past,), (Choice("tsumugi", BRAND[language]),), (Choice("outage", kind),),
        stop if stopped else None, 3 if stopped else 0, may_decide=True,
    )  # fmt: skip


def people(language: str) -> PeopleView:
    ja = language == "ja"
    roles = ("責任者", "担当者", "閲覧のみ") if ja else ("lead", "responder", "viewer")
    made = [
        PersonRow(index, login, name, role, "日本語サポート" if ja else "English support", "" if index == 0 else BRAND[language],
                  "日本語, English", index * 2, 10, index < 2, ago(hours=index + 1) if index < 2 else None)
        for index, (login, name, role) in enumerate(zip(("misaki", "ken", "hana"), PEOPLE[language], roles, strict=True), 0)
    ]  # fmt: skip
    return PeopleView(tuple(made))


def person(language: str, new: bool) -> PersonForm:
    ja = language == "ja"
    roles = ("viewer", "閲覧のみ" if ja else "Viewer"), ("responder", "担当者" if ja else "Responder"), ("lead", "責任者" if ja else "Lead")
    texts = {"name": "Ken!", "display": PEOPLE[language][1], "shifts": "mon-fri 09:00-18:00", "timezone": ZONES[language]}
    wrong = {"name": "英小文字・数字・ピリオド・ハイフンだけが使えます。例：ken" if ja else "Use lower-case letters, digits, dots and hyphens only, such as ken."}  # fmt: skip
    return PersonForm(
        None if new else 7, texts, tuple(Choice(value, label, value == "responder") for value, label in roles),
        (Choice("t0", "日本語サポート" if ja else "English support", True),), (Choice("tsumugi", BRAND[language], True),),
        (Choice("ja", "日本語", True), Choice("en", "English")), all_brands=False, needs_approval=True,
        link="" if new else "https://desk.example.com/link/5c0e-b1a7", link_until=None if new else NOW + timedelta(days=2),
        errors=wrong if new else {},
    )  # fmt: skip


def account(language: str) -> AccountView:
    wrong = {"ja": "現在のパスワードが違います。もう一度入力してください。", "en": "That is not your present password. Type it again."}
    return AccountView(
        "misaki", PEOPLE[language][0],
        (Choice("ja", "日本語", language == "ja"), Choice("en", "English", language == "en")),
        ZONES[language], ("Asia/Tokyo", "Europe/London"), Theme.AUTO, True,
        (SessionLine(1, "Firefox, Linux", "192.0.2.7", ago(minutes=1), True), SessionLine(2, "Safari, iPhone", "192.0.2.9", ago(hours=9))),
        (TokenLine(5, {"ja": "日次の書き出し", "en": "daily export"}[language], "read", ago(days=40), ago(hours=7)),),
        (Choice("read", {"ja": "読み取り", "en": "read"}[language], True), Choice("write", {"ja": "書き込み", "en": "write"}[language])),
        made="as_" + "x" * 24, errors={"current": wrong[language]},
    )  # fmt: skip


def audit(language: str) -> AuditView:
    names = PEOPLE[language]
    return AuditView(
        (
            AuditRow(ago(minutes=4), names[0], say("action.claim", language), "#160", case=160),
            AuditRow(ago(minutes=31), names[1], say("action.note", language), "#160", ROWS[language][0][3], 160),
            AuditRow(ago(days=400), names[1], "people.edit", names[2], "responder → lead"),
        ),
        (Choice("1", names[0]),), (Choice("claim", say("action.claim", language)),), "2026-11-01", "2026-11-02", "after=41",
    )  # fmt: skip


def other_pages(language: str) -> dict[str, View]:
    ja = language == "ja"
    wrong = "ユーザー名かパスワードが違います。もう一度入力してください。" if ja else "User name or password is not right. Type them again."
    trouble = ErrorView(
        500, "エラーが発生しました" if ja else "Something went wrong",
        "変更は保存されていません。少し待ってからもう一度お試しください。" if ja else "Nothing was changed. Please try again in a moment.",
        "7F3A-22C1",
    )  # fmt: skip
    return {
        "login": LoginView(single="/sso/start"),
        "login-wrong": LoginView(name="misaki", errors={"password": wrong}),
        "password": PasswordView("misaki", "/link/5c0e-b1a7"),
        "approvals": approvals(language),
        "approvals-none": ApprovalsView(()),
        "lead": leads(language),
        "delight": delights(language),
        "faq-gaps": gaps(language),
        "incidents": incidents(language),
        "incidents-stopped": incidents(language, stopped=True),
        "people": people(language),
        "person": person(language, new=False),
        "person-new": person(language, new=True),
        "account": account(language),
        "audit": audit(language),
        "audit-none": AuditView(()),
        "error": trouble,
    }
