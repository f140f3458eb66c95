"""Asking for details in front of everybody, in words that no form would use; for the usual ones see `text.public`."""

import re
from collections.abc import Iterator

from activesupport.replies.guards._reading import Draft, Span, any_of

_CASUAL = any_of(
    r"\b(?:stick|chuck|bung|whack|fling|slap|shove|plonk|lob|ping|bang) (?:us |me )?(?:your|the)\b[^.!?]{0,50}"
    r"\b(?:numbers?|address|postcode|e-?mail|surname|birth|details|name|code)\b[^.!?]{0,20}"
    r"\b(?:repl(?:y|ies)|comments?|thread|post|below|here|underneath|tweet)\b",
    r"(?:番号|住所|お?名前|氏名|メアド|アドレス|生年月日|会員ID|お?誕生日)[^。!?]{0,8}"
    r"(?:ここ|こちら|リプ(?:ライ)?|コメント欄?|下|返信|この投稿)に[^。!?]{0,6}(?:貼っ|書い|入れ|載せ|打っ|残し|投げ|晒し)"
    r"(?:て(?:もろて|くださ|くれ|もら|いただ|おいてくださ|[ねよ〜~。!?]|$)|とい(?:て|ても)|ちゃっ?て)",
)
_PRIVATE = re.compile(r"(?i)\bDMs?\b|\bprivate|\bform\b|ダイレクト|(?<![a-z])DM|フォーム|非公開")


def casual_asks(draft: Draft) -> Iterator[Span]:
    """Where a reply asks so, unless the same sentence names a private place."""
    for match in _CASUAL.finditer(draft.plain):
        if not _PRIVATE.search(draft.sentence_at(match.start())):
            yield match.span()
