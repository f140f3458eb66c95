"""A case in all its states; see `scenes`."""

from dataclasses import replace
from datetime import timedelta

from activesupport.desk.fill.counting import counter
from activesupport.desk.views.case import (
    Asked,
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
from activesupport.desk.views.parts import Choice, Refusal
from activesupport.desk.views.reply import (
    Check,
    Counter,
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
from activesupport.words import say
from tests.desk.scenes import NOW, ago, choices, clock, dismissals, labels, queue_list, spans, texts

ALL_MINE = frozenset(CaseAct) - {CaseAct.CLAIM, CaseAct.REOPEN, CaseAct.OUTCOME}
READING = frozenset({CaseAct.CLAIM, CaseAct.NOTE, CaseAct.ASSIGN, CaseAct.DISMISS, CaseAct.SNOOZE})
CLOSED = frozenset({CaseAct.REOPEN, CaseAct.OUTCOME, CaseAct.NOTE})
ORIGINS = ((Origin.PLAYBOOK, "connection", 164), (Origin.LLM, "connection", 301), (Origin.PAST, "#97", 118))


def headline(language: str) -> Message:
    says = texts(language)
    text = says["post"]
    return Message(
        id=412, speaker=Speaker.CUSTOMER, author=says["row"][0]["author"], time=ago(hours=2, minutes=8), text=text,
        language=language, url="https://x.com/i/status/1985000000000000412", evidence=spans(text, says["marked"]),
        normalised=" ".join(text.lower().split()), media=2,
    )  # fmt: skip


def context(language: str) -> tuple[Message, ...]:
    """The rest of the conversation: the brand and somebody else folded, abuse hidden, one post gone."""
    says = texts(language)
    who = says["row"][0]["author"]
    authors = (who, "@tsumugi_care", "@mikan_box", who)
    speakers = (Speaker.CUSTOMER, Speaker.BRAND, Speaker.OTHER, Speaker.CUSTOMER)
    made = [
        Message(500 + index, speaker, author, ago(hours=1, minutes=50 - index * 9), text, language,
                f"https://x.com/i/status/{500 + index}", folded=index in {1, 2})
        for index, (speaker, author, text) in enumerate(zip(speakers, authors, says["context"], strict=True))
    ]  # fmt: skip
    gone = replace(made[0], id=520, text="", deleted_at=ago(minutes=40))
    return (*made[:3], replace(made[3], hidden=says["abuse"]), gone)


def counted(language: str, length: int) -> Counter:
    return counter(length, 280, "x", language, language)


def suggestions(language: str) -> tuple[SuggestionCard, ...]:
    replies = texts(language)["reply"]
    first = replies[0]["text"]
    parts = ((say("part.empathy", language), first[:40]), (say("part.solution", language), first[40:]))
    return tuple(
        SuggestionCard(
            70 + index, reply["kind"], reply["text"], language, counted(language, length), origin, source,
            parts if index == 0 else (), (reply["open"],) if "open" in reply else (),
        )
        for index, (reply, (origin, source, length)) in enumerate(zip(replies, ORIGINS, strict=True))
    )  # fmt: skip


def acts(language: str, may: frozenset[CaseAct]) -> CaseActs:
    says = texts(language)
    outcomes = ("solved", "thanked", "retained", "unhappy", "left", "no_answer", "deleted")
    return CaseActs(
        may,
        people=tuple(Choice(str(index), name) for index, name in enumerate(says["people"])),
        assignees=(Choice("0", says["people"][0]),),
        snoozes=tuple(Choice(f"s{index}", name) for index, name in enumerate(says["snoozes"])),
        reasons=dismissals(language),
        outcomes=choices("outcome", language, *outcomes),
        labels=labels(language, "complaint", "churn", "urgent"),
        others=(Choice("151", f"#151 {says['brand']}"),),
        currencies=(Choice("JPY", "JPY", True), Choice("GBP", "GBP")),
    )


def history(language: str) -> tuple[HistoryEntry, ...]:
    opened, claimed = (say(f"action.{name}", language) for name in ("open", "claim"))
    priority = say("queue.detail_priority", language, number=82)
    told = say("history.line", language, action=opened, detail=priority)
    return (
        HistoryEntry(ago(hours=2), "activesupport", told, "rules 4f1c · model 2026-10"),
        HistoryEntry(ago(minutes=9), texts(language)["people"][0], claimed, undo=9001),
    )


def asked(language: str) -> Asked:
    says = texts(language)
    who = say("leads_list.asked_hand_over", language, who=says["people"][1])
    return Asked(who, ago(minutes=12), says["note"])


def case_view(language: str, claim: Claim, may: frozenset[CaseAct], reply: ReplyPanel) -> CaseView:
    says = texts(language)
    row = says["row"][0]
    return CaseView(
        number=160, version=7, brand=says["brand"], team=says["team"], platform="X", author=row["author"],
        name=says["name"], profile="https://x.com/haru_k", language=language, state=say("state.claimed", language),
        priority=82, level="high",
        labels=tuple(say(f"label.{name}", language) for name in ("complaint", "churn", "urgent")),
        why=tuple(row["why"]), opened_at=ago(hours=2), headline=headline(language), claim=claim,
        acts=acts(language, may), reply=reply, clocks=(clock(language, 0),), context=context(language),
        earlier=(EarlierContact(97, ago(days=92), says["earlier"], language, say("outcome.thanked", language)),),
        notes=(Note(says["people"][1], ago(minutes=31), says["note"]),), history=history(language),
        asked=asked(language),
        facts=tuple((name, value) for name, value in says["facts"]),
    )  # fmt: skip


def panel(language: str) -> ReplyPanel:
    return ReplyPanel(suggestions(language), check=Check(counted(language, 0)), private=texts(language)["private"])


def guarded(language: str) -> ReplyPanel:
    """A draft that the guards have something to say about; the first flag blocks."""
    says = texts(language)
    flags = tuple(GuardFlag(**flag, blocks=index == 0) for index, flag in enumerate(says["flag"]))
    return replace(panel(language), draft=Draft(says["draft"], 70), check=Check(counted(language, 134), flags))


def confirmed(language: str) -> ReplyPanel:
    """Flags that a person may confirm, from somebody new whose replies are approved; the gate was overruled."""
    made, says = guarded(language), texts(language)
    gate = replace(hold(language), overruled_by=says["people"][1], overruled_because=says["overruled"])
    return replace(made, check=replace(made.check, flags=made.check.flags[1:]), way=SendWay.APPROVAL, gate=gate)


def hold(language: str) -> GateNotice:
    gate = texts(language)["hold"]
    return GateNotice(False, gate["reason"], gate["words"], may_overrule=True)


def senior(language: str) -> GateNotice:
    gate = texts(language)["senior"]
    return GateNotice(True, gate["reason"], gate["words"], tuple(Helpline(*line) for line in gate["helplines"]))


def handed(language: str) -> ReplyPanel:
    intent = "https://x.com/intent/post?in_reply_to=1985000000000000412&text=..."
    return replace(panel(language), hand_over=HandOver(31, texts(language)["reply"][0]["text"], "X", intent, None))


def missing(language: str) -> ReplyPanel:
    """A reply that a person said they had posted, and that nobody can find."""
    says = texts(language)
    status = ReplyStatus(
        31, says["reply"][0]["text"], language, says["people"][0], ago(hours=2), says["missing"],
        trouble=says["missing_why"], acts=("posted", "failed", "cancel"),
    )  # fmt: skip
    return replace(panel(language), statuses=(status,))


def refused(language: str, offered: bool) -> Refusal:
    """A word for a lead that came to nothing: too early, or too late."""
    note = texts(language)["note"]
    why = say("case.why_escalate", language, case=160) if offered else say("case.lost_race", language, case=160)
    return Refusal("escalate", why, {"note": (note,)}, (note,), offered)


def case_page(language: str, claim: Claim, may: frozenset[CaseAct], reply: ReplyPanel) -> CasePage:
    return CasePage(case_view(language, claim, may, reply), queue_list(language), next=158)


def case_pages(language: str) -> dict[str, CasePage]:
    me, colleague, _ = texts(language)["people"]
    mine = Claim(Holding.MINE, me, NOW + timedelta(minutes=21))
    other = Claim(Holding.OTHER, colleague, NOW + timedelta(minutes=12))
    panels = {
        "case-mine": panel(language),
        "case-guards": guarded(language),
        "case-confirm": confirmed(language),
        "case-gate": replace(panel(language), gate=hold(language)),
        "case-senior": replace(panel(language), gate=senior(language), suggestions=()),
        "case-handed": handed(language),
        "case-missing": missing(language),
        "case-stopped": panel(language),
    }
    closed = case_page(language, Claim(Holding.CLOSED), CLOSED, panel(language))
    back = case_page(language, mine, ALL_MINE, panel(language))
    taken = case_page(language, other, frozenset({CaseAct.NOTE}), panel(language))
    return {
        "case-free": case_page(language, Claim(Holding.FREE, viewing=(colleague,)), READING, panel(language)),
        "case-other": case_page(language, other, frozenset({CaseAct.NOTE, CaseAct.RELEASE}), panel(language)),
        "case-closed": replace(closed, case=replace(closed.case, outcome=say("outcome.thanked", language))),
        "case-refused": replace(back, case=replace(back.case, refused=refused(language, offered=True))),
        "case-taken": replace(taken, case=replace(taken.case, refused=refused(language, offered=False))),
        **{name: case_page(language, mine, ALL_MINE, made) for name, made in panels.items()},
    }
