"""Views to look at: the desk's pages with plausible content, which stands in `texts/` in both languages."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from activesupport.desk.views.parts import Choice, ClockState, ClockView, EvidenceSpan
from activesupport.desk.views.queue import Filters, LanePostRow, QueueList, QueueName, QueueRow, QueueView, SavedFilter
from activesupport.desk.views.shell import Door, Flash, Shell, Stop, Theme, Tone, Viewer
from activesupport.words import say

NOW = datetime(2026, 11, 2, 5, 20, tzinfo=UTC)
COUNTS = {
    "mine": 2, "lead": 3, "unclaimed": 14, "waiting": 5, "overdue": 1,
    "unsure": 9, "language": 3, "delight": 4, "all": 23,
}  # fmt: skip
CASES = (
    (160, 82, "high"),
    (158, 78, "high"),
    (161, 64, "medium"),
    (155, 51, "medium"),
    (149, 43, "medium"),
    (147, 31, "low"),
)
CLOCKS = ((ClockState.LATE, 1.0), (ClockState.AMBER, 0.8), (ClockState.OK, 0.3))


@cache
def texts(language: str) -> dict[str, Any]:
    """What the scenes say in one language."""
    return tomllib.loads((Path(__file__).parent / "texts" / f"{language}.toml").read_text(encoding="utf-8"))


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def shell(language: str, *flashes: Flash, stop: bool = False, path: str = "/queue?view=unclaimed") -> Shell:
    says = texts(language)
    return Shell(
        now=NOW, zone=says["zone"], language=language, csrf="c5rf-0f-7h15-p4g3", path=path,
        viewer=Viewer(3, says["people"][0], "responder"), doors=frozenset(Door), counts={**COUNTS, "approvals": 2},
        flashes=flashes, stop=Stop(says["people"][1], ago(minutes=34), says["stop_why"]) if stop else None,
    )  # fmt: skip


def choices(section: str, language: str, *values: str, chosen: tuple[str, ...] = ()) -> tuple[Choice, ...]:
    return tuple(Choice(value, say(f"{section}.{value}", language), value in chosen) for value in values)


def labels(language: str, *chosen: str) -> tuple[Choice, ...]:
    names = ("complaint", "churn", "question", "request", "praise", "delight", "urgent", "noise")
    return choices("label", language, *names, chosen=chosen)


def dismissals(language: str) -> tuple[Choice, ...]:
    names = ("not_a_customer", "other_brand", "no_reply_needed", "already_handled", "duplicate", "leave_alone", "other")
    return choices("dismissal", language, *names)


def clock(language: str, index: int) -> ClockView:
    state, share = CLOCKS[index]
    says = texts(language)
    return ClockView(state, says["clocks"][index], share, says["promise"], NOW + timedelta(minutes=12))


def rows(language: str) -> tuple[QueueRow, ...]:
    says = texts(language)
    made = [
        QueueRow(
            id=number, version=3, priority=priority, level=level, brand=says["brand"], platform="X",
            author=row["author"], language=language, line=row["line"], why=tuple(row["why"]),
            wrote_at=ago(hours=index * 3 + 1), state=say("state.open", language), posts=1 + (index + 1) % 3,
            clock=clock(language, index) if index < 3 else None,
        )
        for index, ((number, priority, level), row) in enumerate(zip(CASES, says["row"], strict=True))
    ]  # fmt: skip
    made[1] = replace(made[1], holder=says["people"][1], fresh=True, planned=True)
    made[2] = replace(made[2], gate="hold")
    made[3] = replace(made[3], mine=True, holder=says["people"][0], escalated=True)
    made[5] = replace(made[5], mine=True, planned=True, holder=says["people"][0], gate="senior")
    return tuple(made)


def filters(language: str, view: QueueName = QueueName.UNCLAIMED, narrow: bool = False) -> Filters:
    says = texts(language)
    return Filters(
        view, says["search"] if narrow else "",
        teams=(Choice("t0", says["team"]), Choice("t1", says["night"])),
        brands=(Choice("tsumugi", says["brand"], narrow), Choice("kinoko", says["other_brand"])),
        platforms=(Choice("x", "X"), Choice("feed", say("digest.platform_feed", language))),
        labels=labels(language, *(("churn",) if narrow else ())),
        saved=(SavedFilter(1, says["saved"], "view=all&label=churn"),),
    )  # fmt: skip


def queue_list(language: str) -> QueueList:
    return QueueList(filters(language), rows(language), 14, "2026-11-02T05:20:00Z.812", "cursor-40")


def spans(text: str, marked: list[list[str]]) -> tuple[EvidenceSpan, ...]:
    """Evidence where the marked parts stand in the text."""
    return tuple(EvidenceSpan(text.index(part), text.index(part) + len(part), why) for part, why in marked)


def lane_post(language: str) -> LanePostRow:
    says = texts(language)
    text = says["lane_post"]
    return LanePostRow(
        88, says["brand"], "tsumugi", "X", "@tram_17", language, text, ago(hours=5), "https://x.com/i/status/88",
        labels(language, "complaint"), spans(text, [[says["lane_marked"], says["lane_why"]]]),
    )  # fmt: skip


def queue_pages(language: str) -> dict[str, QueueView]:
    listed = queue_list(language)
    empty = replace(listed, rows=(), total=0, after=None)
    narrowed = filters(language, QueueName.ALL, narrow=True)
    post = lane_post(language)
    korean = replace(post, id=89, language="ko", text="츠무기 모바일 한국어 상담 되나요?", evidence=())
    unsure = replace(empty, filters=filters(language, QueueName.UNSURE), total=2)
    other = replace(empty, filters=filters(language, QueueName.LANGUAGE), total=1)
    return {
        "queue": QueueView(listed, dismissals=dismissals(language)),
        "queue-narrowed": QueueView(replace(listed, filters=narrowed), dismissals=dismissals(language)),
        "queue-empty": QueueView(empty, next_digest=NOW + timedelta(hours=19)),
        "queue-none-fits": QueueView(replace(empty, filters=narrowed)),
        "queue-unsure": QueueView(unsure, (post, replace(post, id=90))),
        "queue-language": QueueView(other, (korean,)),
    }


def shells(language: str) -> dict[str, Shell]:
    """The frames of pages that are not the usual one."""
    says = texts(language)
    usual = shell(language, path="/case/160?view=unclaimed")
    stranger = Shell(NOW, says["zone"], language, "c5rf", "/login")
    dark = Viewer(3, says["people"][0], "responder", Theme.DARK, keys=False)
    return {
        "queue": shell(language, Flash(Tone.DONE, says["flash_done"], (9002,))),
        "case-other": replace(usual, flashes=(Flash(Tone.WARNING, says["flash_lost"]),)),
        "case-guards": replace(usual, viewer=replace(dark, keys=True)),
        "case-stopped": shell(language, stop=True, path="/case/160"),
        "case-closed": replace(usual, viewer=dark),
        "incidents-stopped": shell(language, stop=True),
        "login": stranger, "login-wrong": stranger, "password": stranger,
    }  # fmt: skip
