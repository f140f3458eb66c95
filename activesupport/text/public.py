"""Whether, and where, a text asks for personal details in front of everybody."""

import re
from dataclasses import dataclass
from itertools import pairwise


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_DETAIL_JA = _any(
    r"電話番号|携帯(?:電話)?(?:の)?番号|ご?連絡先|住所|郵便番号|メールアドレス|メアド|生年月日|誕生日|氏名"
    r"|フルネーム|本名|お名前",
    r"(?:注文|契約|申込|申し込み|お?客[さ様]ま?|会員|予約|受付|伝票|追跡|口座|問い?合わ?せ|製造|回線"
    r"|ユーザー|マイレージ|供給地点特定)"
    r"\s*(?:の)?(?:番号|ID|ナンバー)",
    r"暗証番号|パスワード|セキュリティコード|認証コード|カード(?:の)?(?:情報|番号|下\d桁|末尾)|マイナンバー"
    r"|個人番号|免許証|保険証|身分証|お部屋番号"
    r"|(?:ログイン|プレイヤー|ゲーム内)ID|アカウント(?:ID|名)|お?届け先|電番",
)
_ASK_JA = _any(
    r"教え|お?知らせ(?:て|くだ|下さ|いただ|頂|願|を)|聞かせ|伺(?:え|い|わ)|うかが|頂戴|送って"
    r"|書いて(?!あ[りる]|い[まるなら]|お)|書き込んで(?!くださった)",
    r"(?:お送り|ご?送付|お伝え|お書き(?:込み|添え)?)(?:くだ|下さ|いただ|頂|願|を)|(?:とともに|と共に"
    r"|を添えて|を書いて)ご?連絡",
    r"(?:お手続き|確認|お調べ)[^。]{0,20}必要です|(?:リプ|返信|コメント)(?:で|に|にて|欄に)?(?:お願い|くだ"
    r"|下さ|どうぞ|ちょうだい)",
    r"(?:記入|記載|明記|入力|提示|返信|共有|リプライ|コメント|投稿)(?:を(?:お願|いた)|願|いただ|頂|くだ|下さ"
    r"|してくだ|して下さ|して(?:いた|頂|ね|も)|お願)",
    r"(?:何番|番号は|住所は|名前は|氏名は|アドレスは|番号(?:と|を)?お願い(?:いた|し)[^。?？]*"
    r"|でしょうか)(?:\s*[?？。])?\s*$",
)
_WARN_JA = _any(
    r"(?:書き込|書か|書き|載せ|記載|記入|投稿|公開|お送り|送ら|送信|入力|教え|伝え|お知らせ|含め|返信|共有"
    r"|お?聞き|尋ね|うかが|伺)"
    r"[^。]{0,8}(?:ない|ませんよう|ません|なさら|控え|避け|せず|まず|ずに|お?やめ|ご遠慮)",
    r"(?:番号|住所|アドレス|情報|名前)(?:など)?は(?:不要|必要ありません|必要ございません|いりません|お控え|ご不要)",
)
_PRIVATE_JA = _any(
    r"(?<![a-z])DM(?![a-z])|ダイレクト\s*メッセージ|(?:個別|プライベート)\s*メッセージ|非公開|フォーム"
    r"|form_url|private_way|https?://|チャット",
    r"メール(?:にて|で)|マイページ|(?:電話|店舗|窓口|店頭|フロント|郵送)(?:にて|で)|アプリ(?:内|の)"
    r"|ログイン(?:後|して)|個別に|[a-z]\.example",
)
_THERE_JA = _any(r"その際|そちら|そこで|そのうえで|その上で|あわせて|併せて|合わせて")
_HERE_JA = _any(
    r"(?:こちら|ここ|この(?:場|投稿|ツイート|ポスト|スレッド?))(?:の(?:リプ(?:ライ)?|返信|コメント(?:欄)?"
    r"|スレッド|投稿))?(?:に|へ|で|にて)(?!は?"
    r"[^。]{0,6}(?:書き込まず|載せず|書かず))|リプ(?:ライ)?(?:欄)?(?:に|で)|公開(?:の場|で)"
)
_PLACE_JA = _any(r"(?<![a-z])DM(?![a-z])|ダイレクト\s*メッセージ|(?:個別|プライベート)|非公開|フォーム|チャット")
_OPTIONAL_JA = _any(r"DMも|DMでも|フォームも|フォームでも|便利")

_DETAIL_EN = _any(
    r"\b(?:phone|mobile|telephone|cell|contact|order|account|contract|customer|booking|reservation|reference|member"
    r"|tracking|membership|policy|card|bank|serial|meter|passport|insurance|loyalty|player)\s+"
    r"(?:numbers?|no\.|ids?|code|#|details|info(?:rmation)?)",
    r"\byour (?:\w+ ){0,2}(?:number|address|postcode|zip|PNR|IMEI|login|username)\b|\bnumber (?:on the"
    r"|you're|we can)\b",
    r"\b(?:which|what|best|a) number\b|\b(?:home|billing|delivery|postal|shipping|street|full) address",
    r"\be-?mail address|\byour (?:\w+ )?e-?mail\b(?! (?:app|inbox|provider))|\b(?:best|which"
    r"|what) e-?mail\b|\bpost ?code\b|\bzip(?: code)?\b",
    r"\b(?:full|last|real|first) name|\bsurname|\bname(?:,| and) (?:\w+ )?(?:address|number|date|dob"
    r"|postcode|e-?mail)",
    r"\bdate of birth|\bDOB\b|\bbirthda(?:y|te)\b|\b(?:card|bank|account|personal|contact|payment) details"
    r"|\bsort code",
    r"\b(?:last |first )?(?:four|six|eight|4|6|8) digits|\bpass(?:word|code)\b|\bPIN\b|\bsocial security"
    r"|\broom number",
    r"\b(?:photo|picture|screenshot|copy) of your (?:\w+ )?(?:id|passport|licen[cs]e|bill|statement|card)\b",
)
_ASK_EN = _any(
    r"\b(?:send|share|give|provide|tell|reply|post|include|drop|add|leave|type|pop|put|comment|message|DM"
    r"|paste|write|list|state|quote)\b"
    r"(?!\s+(?:out|up)\b)",
    r"\blet (?:us|me) (?:know|have)\b|\bwhat(?:'s|’s| is| are| was)\b|\bwhich\b.*\?|\bconfirm\b",
    r"\b(?:could|can|may|might) (?:we|i) (?:\w+ )?(?:have|get|take|ask|grab|please)\b|\bdo you have\b"
    r"|\bremind (?:us|me)\b",
    r"\b(?:we|i)(?:'ll|’ll|'d|’d| will| would)? (?:just )?need\b|\bnumber,? please\b|^[^.]{0,40}\?\s*$",
)
_WARN_EN = _any(
    r"\b(?:don['’]?t|do not|never|avoid|without|no need to|rather than|instead of|not to|refrain from"
    r"|please not|won['’]?t|keep)\s+"
    r"(?:\w+\s+){0,3}?(?:send|share|give|post|include|provide|reply|sending|sharing|giving|posting"
    r"|including|add|leave"
    r"|ask|asking|need|put|putting|out of|off|writing|write|public|tell|replying)",
    r"\bonly (?:there|in private|by DM)\b|\b(?:your|the) \w+(?: \w+)? (?:is|are) (?:in|on|at|shown|printed|listed)\b",
    r"\bhow (?:to|do i|you can)\b",
)
_PRIVATE_EN = _any(
    r"\bDM(?:s|'s|ed|ing)?\b|\b(?:direct|private) messages?\b|\bprivate(?:ly)?\b|\bPM\b|\bforms?\b"
    r"|form_url|private_way|https?://",
    r"\binbox(?: us)?\b|\bchat\b|\b(?:by|via|over) (?:secure )?(?:e-?mail|phone|message)\b|\bmessage us\b"
    r"|[a-z]\.example\b",
    r"\bin[- ]app\b|\b(?:in|from|through|under|via) (?:the|your|our) (?:\w+ )?(?:app|account|settings"
    r"|profile)\b|\bon (?:the|your|our) (?:\w+ )?(?:app|website|site|page)\b",
    r"\bwhen you (?:call|ring|phone|log in|sign in)\b|\bat (?:checkout|the desk|reception|the counter)\b"
    r"|\b(?:call|ring|phone) us\b",
)
_THERE_EN = _any(r"\b(?:there|that way|in it|once you)\b")
_HERE_EN = _any(
    r"\b(?:reply|post|comment|thread|answer|drop|share|send|leave|tell us|pop|put) (?:\w+ ){0,6}?(?:here"
    r"|below|underneath)\b",
    r"\b(?:right here|in (?:this|the) (?:thread|replies|comments)|in (?:a|your) (?:reply|comment)|publicly"
    r"|under this post)\b",
    r"\b(?:just )?reply (?:to (?:this|us) )?(?:here )?with\b",
)
_PLACE_EN = _any(
    r"\bDM(?:s|'d)?\b|\b(?:direct|private) messages?\b|\bprivate(?:ly)?\b|\bforms?\b|\binbox|\bchat\b|\bmessage us\b"
)
_OPTIONAL_EN = _any(r"\b(?:also|or|alternatively|if you (?:prefer|like|want|would rather))\b")

_SENTENCE_END = re.compile(r"(?<=[。！？!?\n])|(?<=[.…])\s+")


@dataclass(frozen=True, slots=True)
class _Rules:
    """The words of one language. `place` is what `private` names as somewhere to go to, `optional` weakens it."""

    detail: re.Pattern[str]
    ask: re.Pattern[str]
    warn: re.Pattern[str]
    private: re.Pattern[str]
    place: re.Pattern[str]
    optional: re.Pattern[str]
    there: re.Pattern[str]
    here: re.Pattern[str]

    def asks(self, sentence: str) -> bool:
        return _has(self.detail, sentence) and _has(self.ask, sentence) and not _has(self.warn, sentence)

    def invites(self, sentence: str) -> bool:
        """Whether it calls the customer to a private place, not merely as one way of several."""
        return _has(self.place, sentence) and not _has(self.optional, sentence)


def _has(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


_JA = _Rules(_DETAIL_JA, _ASK_JA, _WARN_JA, _PRIVATE_JA, _PLACE_JA, _OPTIONAL_JA, _THERE_JA, _HERE_JA)
_EN = _Rules(_DETAIL_EN, _ASK_EN, _WARN_EN, _PRIVATE_EN, _PLACE_EN, _OPTIONAL_EN, _THERE_EN, _HERE_EN)


def asks_in_public(text: str, language: str) -> bool:
    """Whether a public reply asks for personal details other than in a private place; see `asked_in_public`."""
    return bool(asked_in_public(text, language))


def asked_in_public(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The sentences (start, end in characters) that ask for personal details where everybody reads along.

    Details are phone, address, e-mail, order and contract numbers, full name, date of birth, card, password.
    A sentence that names a private place (DM, form) may ask for them; so may the next one, if the first invites
    there or it points back ("その際", "there"), and the one before if the next only says where. Who says "here"
    asks here. Warnings against posting details are fine. Japanese rules for "ja", English ones otherwise.
    """
    rules = _JA if language == "ja" else _EN
    if not _has(rules.detail, text):
        return ()
    sentences = _sentences(text)
    words = [text[start:end] for start, end in sentences]
    return tuple(span for place, span in enumerate(sentences) if _asks(rules, words, place))


def _asks(rules: _Rules, words: list[str], place: int) -> bool:
    said = words[place]
    if not rules.asks(said) or _has(rules.private, said):
        return False
    if _has(rules.here, said):
        return True
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    points_back = _has(rules.private, before) and _has(rules.there, said)
    goes_on = rules.invites(after) and not _has(rules.detail, after)
    return not (points_back or rules.invites(before) or goes_on)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Sentences that hold something, without the blanks at their ends."""
    edges = [0, *(place for match in _SENTENCE_END.finditer(text) for place in match.span()[1:]), len(text)]
    spans = []
    for start, end in pairwise(edges):
        said = text[start:end]
        if said.strip():
            first = start + len(said) - len(said.lstrip())
            spans.append((first, first + len(said.strip())))
    return spans
