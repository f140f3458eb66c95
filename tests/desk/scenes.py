"""Views to look at: every page of the desk with plausible content, in both languages. All brands and people are invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from activesupport.desk.views.case import (
    CaseAct,
    CaseActs,
    CasePage,
    CaseView,
    Claim,
    EarlierContact,
    HistoryEntry,
    Holding,
    Message,
    Note,
    Speaker,
)
from activesupport.desk.views.parts import Choice, ClockState, ClockView, EvidenceSpan
from activesupport.desk.views.queue import Filters, LanePostRow, QueueList, QueueName, QueueRow, QueueView, SavedFilter
from activesupport.desk.views.reply import (
    Check,
    Draft,
    GateNotice,
    GuardFlag,
    HandOver,
    Helpline,
    Origin,
    ReplyPanel,
    ReplyStatus,
    SendWay,
    SuggestionCard,
)
from activesupport.desk.views.shell import Door, Flash, Shell, Stop, Theme, Tone, Viewer
from activesupport.words import say

NOW = datetime(2026, 11, 2, 5, 20, tzinfo=UTC)
ZONES = {"ja": "Asia/Tokyo", "en": "Europe/London"}
BRAND = {"ja": "ツムギモバイル", "en": "Tsumugi Mobile"}
PEOPLE = {"ja": ("佐藤 美咲", "山本 健", "田中 花"), "en": ("Kate Doyle", "Sam Okafor", "Priya Nair")}
COUNTS = {"mine": 2, "unclaimed": 14, "waiting": 5, "overdue": 1, "unsure": 9, "language": 3, "delight": 4, "all": 23}


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def shell(language: str, *flashes: Flash, stop: bool = False, path: str = "/queue?view=unclaimed") -> Shell:
    why = {"ja": "通信障害の案内を確認しています。", "en": "The statement on the outage is being checked."}[language]
    return Shell(
        now=NOW, zone=ZONES[language], language=language, csrf="c5rf-0f-7h15-p4g3", path=path,
        viewer=Viewer(3, PEOPLE[language][0], "responder"), doors=frozenset(Door), counts={**COUNTS, "approvals": 2},
        flashes=flashes, stop=Stop(PEOPLE[language][1], ago(minutes=34), why) if stop else None,
    )  # fmt: skip


def stranger(language: str) -> Shell:
    """The frame for whoever is not signed in."""
    return Shell(NOW, ZONES[language], language, "c5rf", "/login")


def choices(section: str, language: str, *values: str, chosen: tuple[str, ...] = ()) -> tuple[Choice, ...]:
    return tuple(Choice(value, say(f"{section}.{value}", language), value in chosen) for value in values)


def labels(language: str, *chosen: str) -> tuple[Choice, ...]:
    names = ("complaint", "churn", "question", "request", "praise", "delight", "urgent", "noise")
    return choices("label", language, *names, chosen=chosen)


def dismissals(language: str) -> tuple[Choice, ...]:
    names = ("not_a_customer", "other_brand", "no_reply_needed", "already_handled", "duplicate", "leave_alone", "other")
    return choices("dismissal", language, *names)


CLOCKS: Mapping[str, tuple[tuple[ClockState, str, float], ...]] = {
    "ja": ((ClockState.LATE, "38分", 1.0), (ClockState.AMBER, "12分", 0.8), (ClockState.OK, "2時間40分", 0.3)),
    "en": ((ClockState.LATE, "38 min", 1.0), (ClockState.AMBER, "12 min", 0.8), (ClockState.OK, "2 h 40 min", 0.3)),
}


def clock(language: str, index: int) -> ClockView:
    state, words, share = CLOCKS[language][index]
    promise = {"ja": "初回返信", "en": "first answer"}[language]
    return ClockView(state, words, share, promise, NOW + timedelta(minutes=12))


ROWS = {
    "ja": (
        (160, 82, "high", "もう3日も電話がつながらない。いい加減ツムギモバイル解約するわ", ("解約を示唆", "影響大（フォロワー12,400人）"), "@haru_k"),
        (158, 78, "high", "つむモバの通信障害いつ直るん？ 仕事にならんのやけど", ("今まさに困っている", "公式アカウント宛て"), "@naniwa_no_tora"),
        (161, 64, "medium", "ツムギのeSIM、機種変したあとの再発行ってどこからやるの", ("質問・困りごと",), "@moka_latte"),
        (155, 51, "medium", "請求が先月の倍になってるのはなんで…問い合わせたら2週間待ちって", ("不満の訴え", "以前にもやり取りあり"), "@sora1987"),
        (149, 43, "medium", "ツムモバのアプリ、残量ウィジェットに対応してほしいなあ", ("改善の要望",), "@widget_lover"),
        (147, 31, "low", "乗り換えて半年、店員さんが親切で助かってる。ありがとうツムギさん", ("好意的な声", "声かけの好機"), "@yamabiko_"),
    ),
    "en": (
        (160, 82, "high", "Three days without signal and nobody picks up. I'm done, leaving Tsumugi Mobile at the end of the month", ("may leave", "12,400 followers"), "@harriet_w"),
        (158, 78, "high", "@tsumugi_care is the network down in Leeds again? I'm on call and my phone is a brick", ("stuck right now", "speaks to us directly"), "@ontheward"),
        (161, 64, "medium", "How do I move my Tsumugi eSIM to the new phone when the old one is broken?", ("asks for help",), "@mo_latte"),
        (155, 51, "medium", "Why has my Tsumugi bill doubled? Two weeks to get an answer, apparently", ("complains", "was in touch before"), "@sky1987"),
        (149, 43, "medium", "would love a data widget in the Tsumugi app", ("wishes for a change",), "@widgetlover"),
        (147, 31, "low", "Six months with Tsumugi and the shop in York could not be kinder. Thank you", ("speaks well of us", "a chance to delight"), "@echo_hill"),
    ),
}  # fmt: skip


def rows(language: str) -> tuple[QueueRow, ...]:
    made = [
        QueueRow(
            id=number, version=3, priority=priority, level=level, brand=BRAND[language], platform="X", author=author,
            language=language, line=line, why=why, opened_at=ago(hours=index * 3 + 1), state=say("state.open", language),
            posts=1 + (index + 1) % 3, clock=clock(language, index) if index < 3 else None,
        )
        for index, (number, priority, level, line, why, author) in enumerate(ROWS[language])
    ]  # fmt: skip
    made[1] = replace(made[1], holder=PEOPLE[language][1], fresh=True)
    made[3] = replace(made[3], mine=True, holder=PEOPLE[language][0], escalated=True)
    return tuple(made)


def filters(language: str, view: QueueName = QueueName.UNCLAIMED, search: str = "", narrow: bool = False) -> Filters:
    teams = {"ja": ("日本語サポート", "夜間チーム"), "en": ("English support", "Night shift")}[language]
    saved = {"ja": "解約・影響大", "en": "Leaving, large reach"}[language]
    return Filters(
        view, search,
        teams=tuple(Choice(f"t{index}", name) for index, name in enumerate(teams)),
        brands=(Choice("tsumugi", BRAND[language], narrow), Choice("kinoko", {"ja": "きのこ便", "en": "Kinoko"}[language])),
        platforms=(Choice("x", "X"), Choice("feed", say("digest.platform_feed", language))),
        labels=labels(language, *(("churn",) if narrow else ())),
        saved=(SavedFilter(1, saved, "view=all&label=churn"),),
    )  # fmt: skip


def queue_list(language: str, view: QueueName = QueueName.UNCLAIMED) -> QueueList:
    return QueueList(filters(language, view), rows(language), 14, "2026-11-02T05:20:00Z.812", "cursor-40")


POST = {
    "ja": "もう3日も電話がつながらない。いい加減ツムギモバイル解約するわ\n\n在宅ワークでこれは死活問題。サポートに何回かけても「混み合っています」しか言わへんし😮‍💨 https://pic.example.com/a1",
    "en": "Three days without signal and nobody picks up. I'm done, leaving Tsumugi Mobile at the end of the month.\n\nI work from home, this is my living. \"We are experiencing high call volumes\" – for three days? 😮‍💨 https://pic.example.com/a1",
}  # fmt: skip
MARKED = {
    "ja": (("電話がつながらない", "不満の訴え"), ("解約するわ", "解約を示唆"), ("死活問題", "今まさに困っている")),
    "en": (
        ("without signal", "complains"),
        ("leaving Tsumugi Mobile", "may leave"),
        ("this is my living", "stuck right now"),
    ),
}


def evidence(language: str) -> tuple[EvidenceSpan, ...]:
    text = POST[language]
    return tuple(EvidenceSpan(text.index(part), text.index(part) + len(part), why) for part, why in MARKED[language])


def headline(language: str) -> Message:
    handle = ROWS[language][0][5]
    return Message(
        id=412, speaker=Speaker.CUSTOMER, author=handle, time=ago(hours=2, minutes=8), text=POST[language],
        language=language, url="https://x.com/i/status/1985000000000000412", evidence=evidence(language),
        normalised=" ".join(POST[language].lower().split()), media=2,
    )  # fmt: skip


def context(language: str) -> tuple[Message, ...]:
    says = {
        "ja": ("今日もつながらん。", "ご不便をおかけしております。状況を確認いたしますので、少しお時間をください。", "それ私もです", "お前らほんま使えへんな"),
        "en": ("Still nothing today.", "We're sorry for the trouble. We are looking into it and will be back with you.", "same here", "you people are useless"),
    }[language]  # fmt: skip
    abuse = {"ja": "担当者への暴言", "en": "abuse of staff"}[language]
    names = {Speaker.CUSTOMER: ROWS[language][0][5], Speaker.BRAND: "@tsumugi_care", Speaker.OTHER: "@mikan_box"}
    speakers = (Speaker.CUSTOMER, Speaker.BRAND, Speaker.OTHER, Speaker.CUSTOMER)
    made = [
        Message(500 + index, speaker, names[speaker], ago(hours=1, minutes=50 - index * 9), text, language,
                f"https://x.com/i/status/{500 + index}", folded=index in {1, 2})
        for index, (speaker, text) in enumerate(zip(speakers, says, strict=True))
    ]  # fmt: skip
    gone = replace(made[0], id=520, text="", deleted_at=ago(minutes=40))
    return (*made[:3], replace(made[3], hidden=abuse), gone)


REPLIES = {
    "ja": (
        ("短い返信", "@haru_k さま、3日間も電話がつながらず、ご不便をおかけして申し訳ありません。端末の再起動で改善しない場合は、DMで状況をお聞かせください。", ()),
        ("詳しいご案内", "@haru_k さま、ツムギモバイルです。3日間もつながらない状態が続き、お仕事にも影響が出ているとのこと、申し訳ありません。まずは復旧を優先し、ご契約のことはその後にご相談させてください。お住まいの【要記入: 地域】の状況は status のページでご確認いただけます。", ("地域",)),
        ("状況をうかがう", "@haru_k さま、ご不便をおかけしております。圏外の表示が出ているか、Wi-Fiでは通話できるか、教えていただけますか。", ()),
    ),
    "en": (
        ("short", "@harriet_w Three days without signal is not what you pay for, and we're sorry. If a restart doesn't bring it back, send us a DM and we'll look at your line today.", ()),
        ("full answer", "@harriet_w We're sorry: three days without signal while you work from home is hard. Let's get you working first and talk about the contract after that. The state of the network in [fill in: area] is on our status page.", ("area",)),
        ("ask first", "@harriet_w We're sorry about this. Does the phone say “no service”, and do calls work over Wi-Fi?", ()),
    ),
}  # fmt: skip


def suggestions(language: str) -> tuple[SuggestionCard, ...]:
    origins = ((Origin.PLAYBOOK, "connection"), (Origin.LLM, "playbook connection"), (Origin.PAST, "#97"))
    parts = (
        (say("part.empathy", language), REPLIES[language][0][1][:40]),
        (say("part.solution", language), REPLIES[language][0][1][40:]),
    )
    return tuple(
        SuggestionCard(70 + index, kind, text, language, length, 280, origin, source, parts if index == 0 else (), open_)
        for index, ((kind, text, open_), (origin, source), length) in enumerate(
            zip(REPLIES[language], origins, (164, 301, 118), strict=True)
        )
    )


ALL_MINE = frozenset(CaseAct) - {CaseAct.CLAIM, CaseAct.REOPEN, CaseAct.OUTCOME}


def acts(language: str, may: frozenset[CaseAct]) -> CaseActs:
    snoozes = {"ja": ("1時間後", "今日 17:00", "明日 9:00", "次の月曜日 9:00"), "en": ("in 1 hour", "today 17:00", "tomorrow 9:00", "Monday 9:00")}[language]  # fmt: skip
    outcomes = ("solved", "thanked", "retained", "unhappy", "left", "no_answer", "deleted")
    return CaseActs(
        may,
        people=tuple(Choice(str(index), name) for index, name in enumerate(PEOPLE[language])),
        snoozes=tuple(Choice(f"s{index}", name) for index, name in enumerate(snoozes)),
        reasons=dismissals(language), outcomes=choices("outcome", language, *outcomes),
        labels=labels(language, "complaint", "churn", "urgent"),
        others=(Choice("151", f"#151 {BRAND[language]}"),), currencies=(Choice("JPY", "JPY", True), Choice("GBP", "GBP")),
    )  # fmt: skip


def history(language: str) -> tuple[HistoryEntry, ...]:
    opened, claimed = (say(f"action.{name}", language) for name in ("open", "claim"))
    return (
        HistoryEntry(ago(hours=2), "activesupport", opened, "82", "rules 4f1c · model 2026-10"),
        HistoryEntry(ago(minutes=9), PEOPLE[language][0], claimed, undo=9001),
    )


def case_view(language: str, claim: Claim, may: frozenset[CaseAct], reply: ReplyPanel) -> CaseView:
    note = {"ja": "先週も同じエリアで問い合わせあり。復旧見込みは技術チームに確認中です。", "en": "Others in this area wrote last week. Waiting for the engineers on when it will be back."}[language]  # fmt: skip
    about = {"ja": "配送の遅れ", "en": "late delivery"}[language]
    facts = {"ja": (("フォロワー", "12,400人"),), "en": (("Followers", "12,400"),)}[language]
    return CaseView(
        number=160, version=7, brand=BRAND[language], team={"ja": "日本語サポート", "en": "English support"}[language],
        platform="X", author=ROWS[language][0][5], name={"ja": "はる🍵在宅", "en": "Harriet 🍵"}[language],
        profile="https://x.com/haru_k", language=language, state=say("state.claimed", language), priority=82, level="high",
        labels=tuple(say(f"label.{name}", language) for name in ("complaint", "churn", "urgent")),
        why=ROWS[language][0][4], opened_at=ago(hours=2), headline=headline(language), claim=claim,
        acts=acts(language, may), reply=reply, clocks=(clock(language, 0),), context=context(language),
        earlier=(EarlierContact(97, ago(days=92), about, say("outcome.thanked", language)),),
        notes=(Note(PEOPLE[language][1], ago(minutes=31), note),), history=history(language), facts=facts,
    )  # fmt: skip


def panel(language: str) -> ReplyPanel:
    private = {"ja": "詳しくはこちらの専用フォームからお知らせください。https://www.example.com/tsumugi/contact", "en": "Please tell us the details in our form: https://www.example.com/tsumugi/contact"}[language]  # fmt: skip
    return ReplyPanel(suggestions(language), check=Check(0, 280), private=private)


def guarded(language: str) -> ReplyPanel:
    """A draft that the guards have something to say about."""
    drafts = {
        "ja": "田中さま、必ず本日中に復旧します。担当の電話 090-0000-0123 までご連絡ください。",
        "en": "Hi Emma, we promise it will be back today. Call me on 07700 900123.",
    }
    flags = {
        "ja": (GuardFlag("個人情報", "090-0000-0123", "電話番号が含まれています。公開の返信には書けません。DMかフォームでご案内ください。", True),
               GuardFlag("約束", "必ず本日中に復旧します", "復旧の時期は約束できません。「確認でき次第お知らせします」などに言い換えてください。", False),
               GuardFlag("お名前", "田中さま", "お客様は haru_k さまです。宛名を直してください。", False)),
        "en": (GuardFlag("Personal data", "07700 900123", "A phone number in public. Ask for a DM or name the form instead.", True),
               GuardFlag("Promise", "we promise it will be back today", "Nobody can promise when it is back. Say when you will write again.", False),
               GuardFlag("Name", "Hi Emma", "The customer is Harriet. Correct the name.", False)),
    }  # fmt: skip
    check = Check(len(drafts[language]) * 2, 280, flags[language])
    return replace(panel(language), draft=Draft(drafts[language], 70), check=check)


def confirmed(language: str) -> ReplyPanel:
    """A draft whose flags a person may confirm, from somebody new whose replies are approved."""
    made = guarded(language)
    return replace(made, check=replace(made.check, flags=made.check.flags[1:]), way=SendWay.APPROVAL)


def gate(language: str, senior: bool) -> GateNotice:
    if not senior:
        words = {
            "ja": "ブランド名の一部を伏せて書いておられます。見つけられたくないお気持ちかもしれません。声かけを控えますか。",
            "en": "The brand's name is masked in this post: perhaps the person does not want to be found. Better leave it alone.",
        }  # fmt: skip
        reason = {"ja": "伏せ字", "en": "masked name"}
        return GateNotice(False, reason[language], words[language], may_overrule=True)
    words = {
        "ja": "ご自身を傷つけることを話しておられます。定型文では返さず、必ず責任者が時間をかけて対応してください。",
        "en": "This person speaks of harming themselves. Never answer with a template and never ignore it: a senior person takes the time.",
    }  # fmt: skip
    lines = {
        "ja": (Helpline("日本", "#いのちSOS", "0120-061-338"), Helpline("日本", "よりそいホットライン", "0120-279-338")),
        "en": (
            Helpline("UK & Ireland", "Samaritans", "116 123"),
            Helpline("US, Canada", "988 Lifeline", "988"),
            Helpline("Elsewhere", "Find a helpline", "", "https://findahelpline.com"),
        ),
    }
    return GateNotice(True, {"ja": "命にかかわる投稿", "en": "self-harm"}[language], words[language], lines[language])


def handed(language: str) -> ReplyPanel:
    text = REPLIES[language][0][1]
    intent = "https://x.com/intent/post?in_reply_to=1985000000000000412&text=..."
    return replace(panel(language), hand_over=HandOver(31, text, "X", intent, None))


def replied(language: str) -> ReplyPanel:
    words = {"ja": ("投稿を確認できません", "2時間たっても公式アカウントの投稿に見つかりません。投稿されたかご確認ください。"), "en": ("not found", "Two hours later it is not in the brand's timeline. Please look whether it was posted.")}[language]  # fmt: skip
    status = ReplyStatus(31, REPLIES[language][0][1], language, PEOPLE[language][0], ago(hours=2), words[0],
                         trouble=words[1], acts=("posted", "failed", "cancel"))  # fmt: skip
    return replace(panel(language), statuses=(status,))


def case_page(language: str, claim: Claim, may: frozenset[CaseAct], reply: ReplyPanel) -> CasePage:
    return CasePage(case_view(language, claim, may, reply), queue_list(language), next=158)


def case_pages(language: str) -> dict[str, CasePage]:
    colleague = PEOPLE[language][1]
    mine = Claim(Holding.MINE, PEOPLE[language][0], NOW + timedelta(minutes=21))
    other = Claim(Holding.OTHER, colleague, NOW + timedelta(minutes=12))
    free = Claim(Holding.FREE, viewing=(colleague,))
    reading = frozenset({CaseAct.CLAIM, CaseAct.NOTE, CaseAct.ASSIGN, CaseAct.DISMISS, CaseAct.SNOOZE})
    closed = case_page(language, Claim(Holding.CLOSED), frozenset({CaseAct.REOPEN, CaseAct.OUTCOME, CaseAct.NOTE}),
                       panel(language))  # fmt: skip
    gated = replace(panel(language), gate=gate(language, senior=False))
    senior = replace(panel(language), gate=gate(language, senior=True), suggestions=())
    overruled = replace(gate(language, senior=False), overruled_by=colleague, overruled_because="OK")
    return {
        "case-free": case_page(language, free, reading, panel(language)),
        "case-mine": case_page(language, mine, ALL_MINE, panel(language)),
        "case-guards": case_page(language, mine, ALL_MINE, guarded(language)),
        "case-confirm": case_page(language, mine, ALL_MINE, replace(confirmed(language), gate=overruled)),
        "case-other": case_page(language, other, frozenset({CaseAct.NOTE, CaseAct.RELEASE}), panel(language)),
        "case-gate": case_page(language, mine, ALL_MINE, gated),
        "case-senior": case_page(language, mine, ALL_MINE, senior),
        "case-handed": case_page(language, mine, ALL_MINE, handed(language)),
        "case-replied": case_page(language, mine, ALL_MINE, replied(language)),
        "case-closed": replace(closed, case=replace(closed.case, outcome=say("outcome.thanked", language))),
    }


def queue_pages(language: str) -> dict[str, QueueView]:
    listed = queue_list(language)
    empty = replace(listed, rows=(), total=0, after=None)
    tomorrow = NOW + timedelta(hours=19)
    posts = {"ja": "ツムギってあれやん、電車で見るやつ。あの広告どうなん", "en": "that Tsumugi ad on the tube though, what was that"}
    found = {"ja": "広告", "en": "ad"}[language]
    start = posts[language].index(found)
    span = EvidenceSpan(start, start + len(found), say("label.noise", language))
    lane = LanePostRow(88, BRAND[language], "tsumugi", "X", "@tram_17", language, posts[language], ago(hours=5),
                       "https://x.com/i/status/88", labels(language, "complaint"), (span,))  # fmt: skip
    narrowed = filters(language, QueueName.ALL, {"ja": "解約", "en": "cancel"}[language], narrow=True)
    korean = replace(lane, id=89, language="ko", text="츠무기 모바일 한국어 상담 되나요?", evidence=(), labels=labels(language))
    unsure = replace(listed, filters=filters(language, QueueName.UNSURE), rows=(), total=2, after=None)
    other = replace(unsure, filters=filters(language, QueueName.LANGUAGE), total=1)
    return {
        "queue": QueueView(listed, dismissals=dismissals(language)),
        "queue-narrowed": QueueView(replace(listed, filters=narrowed), dismissals=dismissals(language)),
        "queue-empty": QueueView(empty, next_digest=tomorrow),
        "queue-none-fits": QueueView(replace(empty, filters=narrowed)),
        "queue-unsure": QueueView(unsure, (lane, replace(lane, id=90))),
        "queue-language": QueueView(other, (korean,)),
    }


def shells(language: str) -> dict[str, Shell]:
    """The frames of pages that are not the usual one."""
    done = {"ja": "案件 #158 を「返信不要」で閉じました。", "en": "Case #158 was closed: no reply needed."}[language]
    lost = {"ja": "山本 健さんが先に担当しました。何も変更していません。", "en": "Sam Okafor claimed it first. Nothing was changed."}
    usual = shell(language, path="/case/160?view=unclaimed")
    dark = Viewer(3, PEOPLE[language][0], "responder", Theme.DARK)
    return {
        "queue": shell(language, Flash(Tone.DONE, done, (9002,))),
        "case-other": replace(usual, flashes=(Flash(Tone.WARNING, lost[language]),)),
        "case-replied": shell(language, stop=True, path="/case/160"),
        "incidents-stopped": shell(language, stop=True),
        "case-closed": replace(usual, viewer=replace(dark, keys=False)),
        "login": stranger(language), "login-wrong": stranger(language), "password": stranger(language),
    }  # fmt: skip
