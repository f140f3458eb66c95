"""The gate: every topic is asked, and the gravest answer counts."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from activesupport.domain.gate import Gate, GateContext, GateReason, circumstances, gravest
from activesupport.replies.gate.abuse import abuse
from activesupport.replies.gate.danger import danger
from activesupport.replies.gate.disaster import disaster
from activesupport.replies.gate.figures import without_figures
from activesupport.replies.gate.illness import illness
from activesupport.replies.gate.litigation import litigation
from activesupport.replies.gate.loss import bereavement
from activesupport.replies.gate.masked import masked_name
from activesupport.replies.gate.minors import minor, of_a_child
from activesupport.replies.gate.opting_out import opting_out
from activesupport.replies.gate.outright import outright
from activesupport.replies.gate.reading import Reading, read
from activesupport.replies.gate.roundabout import roundabout
from activesupport.replies.gate.self_harm import self_harm
from activesupport.replies.second_reader import SecondReader
from activesupport.text import Phrases, normalise

TOPICS: dict[GateReason, Callable[[Reading], str]] = {
    GateReason.SELF_HARM: self_harm,
    GateReason.BEREAVEMENT: bereavement,
    GateReason.ILLNESS: illness,
    GateReason.MINOR: minor,
    GateReason.ABUSE: abuse,
    GateReason.LITIGATION: litigation,
    GateReason.DISASTER: disaster,
    GateReason.OPT_OUT: opting_out,
}
ONLY_IF_TOLD = frozenset({GateReason.BEREAVEMENT, GateReason.ILLNESS})
"""Sorrow is everywhere; it concerns the brand where the brand is told of it."""
_BUSINESS = Phrases(
    # Business, in Japanese.
    (
        r"解約|契約|名義|請求|引き落と|退会|アカウント|注文|配送|配達|届[いくけ]|返品|返金|サポート|問い合わ|窓口"
        r"|店舗|店員|担当|手続|予約|キャンセル|料金|プラン|アプリ|御社|貴社|運営|公式|サービス|定期便|会員|支払"
    ),
    # Business, in English; "your prayers" is none.
    (
        r"\b(?:accounts?|contracts?|cancel\w*|subscri\w+|orders?|deliver\w+|refund\w*|bills?|billing|charg(?:e|ed"
        r"|ing)|customer|support|store|app|book(?:ing|ed)|policy|membership|service|direct debit|you've|you'?re"
        r"|you (?:keep|sent|guys|lot|still|people|charged|can|could|have)|your (?!prayers|thoughts|kind|love))\b"
    ),
)
_SCRIPTS = re.compile(r"[a-z0-9]+|[ぁ-ゖー]+|[ァ-ヺー]+|[一-龥々]+")
_KIND = frozenset(
    {
        "銀行",
        "航空",
        "鉄道",
        "電力",
        "旅館",
        "保険",
        "証券",
        "電気",
        "通信",
        "生命",
        "食品",
        "ホテル",
        "モバイル",
        "オンライン",
    }
)
"""Words of names that say what a brand is, not who."""
_MENTION = re.compile(r"(?<![\w.])[@＠]\w")


def judge_gate(
    text: str, language: str, names: Sequence[str], context: GateContext, reader: SecondReader | None = None
) -> Gate:
    """Whether to speak to the writer of a post, and why not: what it says, and what is known besides."""
    return gravest([*map(Gate.of, circumstances(context)), judge_text(text, language, names, reader)])


def judge_text(text: str, language: str, names: Sequence[str], reader: SecondReader | None = None) -> Gate:
    """What a post itself says for or against speaking to its writer.

    `language` is the post's ("ja", "en", …); `names` are what the brand is called, plainly: masked names are found and
    sorrow is taken as told to the brand by them. Of languages other than Japanese and English only what is said in
    English is understood. Where the patterns find nothing, the `reader` is asked, if there is one.
    """
    masked = masked_name(text, names)
    told = masked != "" or _is_told(text, names)
    reading = read(text, language)
    topics = _by_patterns(reading)
    if not topics and reader is not None:
        likely = reader.of_post(text, language, names)
        topics = [
            (reason, found) for reason, found in likely if reason is not GateReason.MINOR or not of_a_child(reading)
        ]
    gates = [Gate.of(reason, found) for reason, found in topics if told or reason not in ONLY_IF_TOLD]
    gates += [Gate.of(GateReason.MASKED_NAME, masked)] if masked else []
    return replace(gravest(gates), life=_is_life({gate.reason for gate in gates}, reading))


def _is_life(reasons: set[GateReason], reading: Reading) -> bool:
    """Whether a life may be in danger: the writer's own, or anybody's at this moment; an illness alone is none."""
    return GateReason.SELF_HARM in reasons or (GateReason.ILLNESS in reasons and danger(reading) != "")


def _by_patterns(reading: Reading) -> list[tuple[GateReason, str]]:
    """The topics that a post speaks of, each with the words that say so."""
    found = []
    for reason, topic in TOPICS.items():
        meant = without_figures(reason, reading)
        if words := topic(meant) or outright(reason, meant) or roundabout(reason, meant):
            found.append((reason, words))
    return found


def _parts(name: str) -> list[str]:
    """The name, its words in each script, and of names without blanks how they begin: people shorten them."""
    words = [word for word in _SCRIPTS.findall(name) if len(word) > (3 if word.isascii() else 1) and word not in _KIND]
    return [name, *words] if name.isascii() else [name, *words, name[: max(3, len(name) // 2)]]


def _is_told(text: str, names: Sequence[str]) -> bool:
    """Whether the brand is named or spoken to; without names everything is taken as told to it."""
    given = [normalise(name) for name in names if name.strip()]
    plain = normalise(text)
    return (
        not given
        or any(part in plain for name in given for part in _parts(name))
        or _MENTION.search(text) is not None
        or _BUSINESS.search(plain) is not None
    )
