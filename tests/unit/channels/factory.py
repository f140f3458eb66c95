"""Believable digests for the tests: twelve cases in Japanese and English."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from activesupport.domain.case import CaseState
from activesupport.domain.digest import Digest, DigestCase, HourCount, Numbers
from activesupport.domain.labels import Label
from activesupport.domain.reason import Reason
from activesupport.domain.reply import Kind, Suggestion
from activesupport.domain.watch import Team

END = datetime(2026, 1, 16, 0, 0, tzinfo=UTC)
TEAM_JA = Team("care-ja", "ツムギモバイル お客様サポート", "ja", "Asia/Tokyo", (time(9), time(18)))
TEAM_EN = Team("care-en", "Tsumugi Mobile care", "en", "Europe/London", (time(9),))


def suggestion(text: str, kind: Kind = Kind.QUICK, **changes: object) -> Suggestion:
    """A reply that fits; change what the test is about."""
    language = "en" if text.isascii() else "ja"
    weight = 1 if language == "en" else 2
    return replace(Suggestion("apology", kind, text, language, weight * len(text), 280), **changes)


def case(number: int = 12, text: str = "つながりません", hours: float = 3.0, **changes: object) -> DigestCase:
    """An open case of `hours` before the digest; change what the test is about."""
    made = DigestCase(
        number=number,
        brand="ツムギモバイル",
        source="x",
        handle=f"sample_user_{number:03}",
        name=f"サンプル利用者{number:03}",
        language="ja",
        priority=50,
        reasons=(reason("complaint"),),
        labels=(Label.COMPLAINT,),
        text=text,
        url=f"https://x.example/sample_user_{number:03}/status/{2011000 + number}",
        time=END - timedelta(hours=hours),
        opened_at=END - timedelta(hours=hours) + timedelta(minutes=2),
        posts=1,
        state=CaseState.OPEN,
        claimed_by=None,
        previous=None,
        suggestions=(),
    )
    return replace(made, **changes)


def reason(name: str, **values: str | int | float) -> Reason:
    """A priority reason as `prioritise` makes it."""
    return Reason(f"priority.{name}", {"percent": 93, **values}, 10.0)


def digest(
    carried: tuple[DigestCase, ...] = (),
    new: tuple[DigestCase, ...] = (),
    team: Team = TEAM_JA,
    **changes: object,
) -> Digest:
    """A day up to `END` with numbers that agree with the cases."""
    numbers = Numbers(
        found=438,
        lanes={
            "queue": 31,
            "unsure": 7,
            "neutral": 295,
            "noise": 41,
            "own": 9,
            "repost": 34,
            "copy": 12,
            "language": 6,
            "wordless": 3,
        },
        labels={"complaint": 24, "churn": 5, "question": 11, "request": 4, "praise": 38},
        opened=14,
        carried=len(carried),
        new=len(new),
        held=0,
        resolved=8,
        dismissed=2,
        outcomes={"solved": 4, "thanked": 2, "retained": 1, "no_answer": 1},
        to_label=5,
    )
    made = Digest(team, END - timedelta(hours=24), END, carried, new, numbers, hours(team))
    return replace(made, **changes)


def hours(team: Team = TEAM_JA) -> tuple[HourCount, ...]:
    """A day with a quiet night and an outage in the evening."""
    others = (14, 18, 21, 30, 22, 15, 16, 14, 19, 25, 38, 52, 44, 33, 19, 8, 4, 2, 1, 0, 2, 5, 9, 12)
    flagged = (1, 1, 0, 2, 1, 1, 0, 1, 2, 3, 9, 14, 8, 3, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1)
    first = (END - timedelta(hours=24)).astimezone(ZoneInfo(team.timezone))
    return tuple(
        HourCount(first + timedelta(hours=at), few, many)
        for at, (few, many) in enumerate(zip(flagged, others, strict=True))
    )


def day(team: Team = TEAM_JA) -> Digest:
    """Three cases carried over and nine new ones, with two warnings."""
    warnings = (Reason("quiet.suspicious", {"hours": 9.5, "usual": 3.2}), Reason("outbox.sender_died"))
    return digest(_carried(), _new(), team, warnings=warnings)


_QUICK = suggestion(
    "サンプル利用者012さん、ご不便をおかけして申し訳ございません。通信障害は22時10分に復旧しております。"
    "まだつながらない場合は、機内モードの入切をお試しください。【要記入: responder】"
)
_QUICK = replace(_QUICK, open=("responder",), length=220)
_ASK = suggestion(
    "サンプル利用者012さん、ご連絡ありがとうございます。\nお困りの状況を詳しくうかがいたく、"
    "差し支えなければダイレクトメッセージでお使いの機種をお知らせいただけますか。",
    Kind.ASK,
    length=172,
)
_LONG = suggestion(
    "サンプル利用者012さん、このたびは大切なご連絡の場面でご不便をおかけし、誠に申し訳ございません。"
    "15日21時頃から22時10分頃まで、一部の地域で音声通話とデータ通信がご利用しづらい状況でした。"
    "現在は復旧しております。お手数ですが、電源の入れ直しをお試しのうえ、"
    "改善しない場合は https://care.example/form からお知らせください。",
    Kind.FULL,
    length=312,
)
_ENGLISH = suggestion(
    "Hi Sample user 021, sorry that the eSIM let you down abroad. Switching data roaming off and on usually"
    " brings it back. If not, send us a direct message and we will look at it with you. [fill in: responder]",
    open=("responder",),
)


def _carried() -> tuple[DigestCase, ...]:
    return (
        case(
            12,
            "もう3時間ずっと圏外。\n母の病院に電話できない…。\n"
            "10年使ってきたけど、さすがに今月で他社に乗り換えます。\n@tsumugi_care これ、いつ直るんですか？",
            11.4,
            priority=92,
            reasons=(reason("churn"), reason("urgent"), reason("spread", echoes=1840), reason("again")),
            labels=(Label.COMPLAINT, Label.CHURN, Label.URGENT),
            posts=3,
            previous=5,
            suggestions=(_QUICK, _ASK, _LONG),
            page="https://desk.example/cases/12",
        ),
        case(
            9,
            "機種変更したら、つむポが全部消えた。チャットで聞いても「担当部署に確認します」のまま4日。",
            96,
            priority=64,
            reasons=(reason("complaint"), reason("again")),
            state=CaseState.CLAIMED,
            claimed_by="担当01",
            suggestions=(_ASK,),
            page="https://desk.example/cases/9",
        ),
        case(
            7,
            "解約しようと思うんだけど、違約金っていくらだっけ",
            31,
            priority=58,
            reasons=(reason("churn"), reason("question")),
            labels=(Label.CHURN, Label.QUESTION),
            suggestions=(_QUICK,),
        ),
    )


def _new() -> tuple[DigestCase, ...]:
    return (*_new_high(), *_new_low())


def _new_high() -> tuple[DigestCase, ...]:
    return (
        case(
            21,
            "Stranded at the airport in Lisbon: @tsumugi_mobile eSIM shows full bars and no data at "
            "all. Paid for 10 GB this morning. The bot sends me to a page I cannot open WITHOUT DATA.",
            1.2,
            brand="Tsumugi Mobile",
            name="Sample user 021",
            language="en",
            priority=86,
            reasons=(reason("urgent"), reason("complaint"), reason("addressed")),
            labels=(Label.COMPLAINT, Label.URGENT),
            suggestions=(_ENGLISH, _ASK),
            page="https://desk.example/cases/21",
        ),
        case(
            22,
            "給料日に二重請求。口座がマイナスになった。電話は40分待ちで切れる。",
            2.5,
            priority=81,
            reasons=(reason("urgent"), reason("complaint"), reason("reach", followers=12400)),
            labels=(Label.COMPLAINT, Label.URGENT),
            suggestions=(_LONG,),
        ),
        case(
            23,
            "つむぎアプリ、アップデートしてから起動しない。星1です。",
            0.4,
            source="review",
            priority=55,
            handle="review-88",
            url=None,
            suggestions=(_QUICK,),
        ),
        case(
            24,
            "父が亡くなり、長年お世話になった回線の解約手続きをすることになりました。店舗に行かないとだめでしょうか。",
            6,
            source="mastodon",
            handle="sample_user_024@social.example",
            priority=52,
            reasons=(reason("question"), reason("delight")),
            labels=(Label.QUESTION, Label.DELIGHT, Label.CHURN),
            suggestions=(_ASK,),
        ),
    )


def _new_low() -> tuple[DigestCase, ...]:
    english = {"brand": "Tsumugi Mobile", "language": "en", "suggestions": (_ENGLISH,)}
    asking = {"labels": (Label.QUESTION,), "reasons": (reason("question"),)}
    return (
        case(
            25,
            "Anyone know if Tsumugi supports eSIM on tablets?",
            7,
            priority=38,
            name="Sample user 025",
            **english,
            **asking,
        ),
        case(26, "つむぎ光、夜になると動画が止まる。昼は速いのに。" * 12, 8, priority=37, suggestions=(_ASK,)),
        case(
            27,
            "家族割の合計がひと目で分かるようにしてほしい〜",
            9,
            priority=24,
            labels=(Label.REQUEST,),
            reasons=(reason("request"),),
        ),
        case(
            28,
            "10 years with Tsumugi today. My first call was to my gran.",
            12,
            priority=22,
            name="",
            **{**english, "labels": (Label.DELIGHT,), "reasons": (reason("delight"),)},
        ),
        case(29, "明細のPDFって、どこから落とせますか", 14, priority=20, suggestions=(_QUICK,), **asking),
    )
