"""What came of an answer, read from what the customer says afterwards."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from activesupport.domain.case import Outcome
from activesupport.domain.labels import Label, Verdict

SURE_ENOUGH = 0.6
"""From this confidence on a waiting case ends by itself when the customer is content."""

_SOLVED = re.compile(
    r"(?:直り|治り|解決|繋がり|つながり|届き|使えるように|できるように|出来るように|復活|うまくいき|動くように|動きまし)"
    r"|\b(?:fixed|sorted|solved|resolved|works? (?:now|again|fine)|working (?:now|again)|back (?:up|online|to normal)"
    r"|got it|arrived|that (?:did|worked)|did the trick)\b",
    re.IGNORECASE,
)
_UNSOLVED = re.compile(
    r"(?:直ら|治ら|解決し|繋がら|つながら|届か|動か|変わら|使え|でき|出来)な(?:い|く|かった)|まだ|いまだ|やっぱり(?:だめ|ダメ)"
    r"|(?:直り|治り|解決(?:し|でき)?|繋がり|つながり|届き|動き|変わり|使え|でき|出来)ませ|(?:て|で)(?:い)?(?:な[いくか]|ませ)"
    r"|(?:直った|治った|解決(?:した|すれ)|直れ|治れ|届いた|届け)[らば]|ように(?:して|なら|お願)|いつ"
    r"|\b(?:still|not|never|no longer|nothing|nobody|no thanks?)\b|\bfor nothing\b"
    r"|\b(?:is|was|are|has|have|had|does|do|did|ca|wo|would)n['’]?t\b"
    r"|\b(?:until|unless|once|if|when)\b[^.!?\n]{0,30}\b(?:fixed|sorted|solved|resolved|work\w*|arriv\w+|back)\b",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"(?:続け(?:ます|よう|る|てみ)|継続|使い続け)(?![^。!！\n]{0,8}(?:な[いくか]|ませ|無理|嫌|限界))"
    r"|解約(?:は)?(?:やめ|しない|せず)|思い直|見直し(?:た|まし)"
    r"|(?<!not )(?<!n't )(?<!n’t )(?<!never )\b(?:stay(?:ing)?|sticking) (?:with|around)\b"
    r"|\b(?:i['’]?ll|gonna|going to|decided to) (?:stay|stick|keep)\b"
    r"|\bnot (?:leaving|cancel+ing|switching)\b|\bchanged my mind\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"ありがと|有難|感謝|助かり|神対応|さすが|嬉し|うれし|安心し"
    r"|\b(?:thanks?|thank you|thx|ty|cheers|appreciate|grateful|legend)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Aftermath:
    """An outcome and how sure we are of it (0..1)."""

    outcome: Outcome
    confidence: float

    @property
    def is_good(self) -> bool:
        return self.outcome in {Outcome.SOLVED, Outcome.THANKED, Outcome.RETAINED}


def aftermath(text: str, verdict: Verdict | None) -> Aftermath | None:
    """What a post after our answer says of how it ended; None where it says nothing of it.

    Leaving and dissatisfaction go by the judge's labels. Of content posts the words decide between staying, solved
    and thanks; a word of trouble beside them ("still not fixed") takes the sureness away.
    """
    scores = verdict.scores if verdict else {}
    labels = frozenset(verdict.labels) if verdict else frozenset()
    if Label.NOISE in labels:
        return None
    if _STAYS.search(text) and Label.COMPLAINT not in labels:
        return Aftermath(Outcome.RETAINED, 0.8)
    if Label.CHURN in labels or Label.COMPLAINT in labels:
        leaves = Label.CHURN in labels
        score = scores[Label.CHURN if leaves else Label.COMPLAINT]
        return Aftermath(Outcome.LEFT if leaves else Outcome.UNHAPPY, round(score, 2))
    return _contentment(text, labels, scores)


def _contentment(text: str, labels: frozenset[Label], scores: Mapping[Label, float]) -> Aftermath | None:
    doubt = 0.4 if _UNSOLVED.search(text) or Label.QUESTION in labels else 0.0
    if _SOLVED.search(text):
        return Aftermath(Outcome.SOLVED, round(0.85 - doubt, 2))
    if _THANKS.search(text) or Label.PRAISE in labels:
        return Aftermath(Outcome.THANKED, round(max(0.7, scores.get(Label.PRAISE, 0.0)) - doubt, 2))
    return None
