"""Whether a reply asks the customer to go on where nobody else reads."""

import re
from collections.abc import Iterable

from activesupport.domain.private import DM

_JA = re.compile(
    r"(?:(?<![A-Za-z])DM(?![A-Za-z])|ダイレクト\s*メッセージ|フォーム|個別メッセージ)[^。！\n]{0,40}"
    r"(?:ください|下さい|いただ|頂|お願い|お待ち|どうぞ|伺|うかが|お知らせ|お送り|お聞かせ|教え|ご連絡)"
)
_EN = re.compile(
    r"\b(?:send|drop|pop|write|message|reach|contact|tell|share|continue|let)\b[^.!?\n]{0,60}"
    r"\b(?:DMs?|direct messages?|private messages?|privately|inbox|form)\b"
    r"|\b(?:DM|inbox|message) us\b"
    r"|\b(?:by|via|in|through) (?:a )?(?:DMs?|direct message|private message|our form|the form)\b",
    re.IGNORECASE,
)


def invites_to_private(text: str, language: str, ways: Iterable[str] = ()) -> bool:
    """Whether a public reply invites to a direct message or a form, or names one of the brand's private `ways`.

    Japanese rules for "ja", English ones otherwise.
    """
    names_a_way = any(way in text for way in ways if way != DM)
    return names_a_way or (_JA if language == "ja" else _EN).search(text) is not None
