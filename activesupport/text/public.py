"""Whether a text asks for personal details where everybody reads along."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_DETAIL_JA = _any(
    r"電話番号|携帯番号|連絡先|住所|郵便番号|メールアドレス|メアド|アドレスを|生年月日|誕生日|氏名|フルネーム|本名|お名前",
    r"(?:注文|契約|申込|お?客[さ様]ま?|会員|予約|受付|伝票|追跡|口座|問い?合わ?せ|製造|回線)\s*(?:番号|ID|ナンバー)",
    r"暗証番号|パスワード|セキュリティコード|カード(?:の)?(?:情報|番号|下4桁)",
)
_ASK_JA = _any(
    r"教え|お?知らせ(?:て|くだ|下さ|いただ|頂|願|を)|聞かせ|伺|うかが|頂戴|送って|書いて|書き込んで",
    r"(?:お送り|送付)(?:くだ|下さ|いただ|頂|願)|(?:とともに|と共に|を添えて|を書いて)ご?連絡|必要(?:です|と)",
    r"(?:記入|記載|明記|入力|提示|返信|共有)(?:を|の|いただ|頂|くだ|下さ|願|して|し)",
    r"(?:何番|番号は|住所は|名前は|氏名は|でしょうか)(?:\s*[?？。])?\s*$",
)
_WARN_JA = _any(
    r"(?:書き込|書か|載せ|記載|記入|投稿|公開|お送り|送ら|送信|入力|教え|伝え|お知らせ|含め|返信)[^。]{0,8}"
    r"(?:ない|なさら|控え|避け|せず|お?やめ|ご遠慮)",
    r"(?:番号|住所|アドレス|情報)は(?:不要|必要ありません|いりません)",
)
_PRIVATE_JA = _any(
    r"(?<![a-z])DM(?![a-z])|ダイレクト\s*メッセージ|個別メッセージ|非公開|フォーム|form_url|https?://|チャット",
    r"メール(?:にて|で)|マイページ(?:から|で)|(?:電話|店舗|窓口)(?:にて|で)",
)
_THERE_JA = _any(r"その際|そちら|そこで|そのうえで|その上で|あわせて|併せて|合わせて")

_DETAIL_EN = _any(
    r"\b(?:phone|mobile|telephone|cell|contact|order|account|contract|customer|booking|reservation|reference"
    r"|tracking|membership|policy|card|bank|serial)\s+(?:numbers?|no\.|id|code|#)",
    r"\bnumber (?:on|you|we)\b|\byour (?:\w+ )?(?:number|address|postcode|zip)\b",
    r"\be-?mail address|\byour e-?mail\b|\bpost ?code\b|\bzip code|\b(?:full|last|real) name|\bsurname",
    r"\bdate of birth|\bDOB\b|\bbirthda(?:y|te)\b|\bcard details|\b(?:four|4) digits|\bpassword\b|\bPIN\b",
)
_ASK_EN = _any(
    r"\b(?:send|share|give|provide|tell|confirm|reply|post|include|drop|add|leave|enter|submit|message)\b",
    r"\blet (?:us|me)\b|\bwhat(?:'s|’s| is| are| was)\b|\b(?:could|can|may|might) (?:you|we|i)\b",
    r"\bwe(?:'ll|’ll| will)? need\b|\?\s*$",
)
_WARN_EN = _any(
    r"\b(?:don['’]?t|do not|never|avoid|without|no need to)\s+(?:\w+\s+){0,2}?"
    r"(?:send|share|give|post|include|provide|reply|sending|sharing|giving|posting|including|add|leave)"
)
_PRIVATE_EN = _any(
    r"\bDMs?\b|\b(?:direct|private) messages?\b|\bprivate(?:ly)?\b|\bPM\b|\bform\b|form_url|https?://",
    r"\binbox us\b|\bchat\b|\b(?:by|via) (?:e-?mail|phone)\b|\bmessage us\b",
)
_THERE_EN = _any(r"\b(?:there|that way|in it|once you)\b")

_SENTENCE = re.compile(r"(?<=[。！？!?\n])|(?<=[.…])\s+")


def asks_in_public(text: str, language: str) -> bool:
    """Whether a public reply asks for personal details other than in a private place.

    Details are phone, address, e-mail, order and contract numbers, full name, date of birth, card, password.
    A sentence that names a private place (DM, form) may ask for them, and so may the next one if it points
    back to that place ("その際", "there"). Warnings against posting details are fine.
    Japanese rules for "ja", English ones otherwise. Made for playbooks; it errs towards True.
    """
    detail, ask, warn, private, there = (
        (_DETAIL_JA, _ASK_JA, _WARN_JA, _PRIVATE_JA, _THERE_JA)
        if language == "ja"
        else (_DETAIL_EN, _ASK_EN, _WARN_EN, _PRIVATE_EN, _THERE_EN)
    )
    if not detail.search(text):
        return False
    invited = False
    for sentence in _SENTENCE.split(text):
        here = private.search(sentence) is not None
        if detail.search(sentence) and ask.search(sentence) and not warn.search(sentence):
            pointed_back = invited and there.search(sentence) is not None
            if not (here or pointed_back):
                return True
        invited = here or (invited and not sentence.strip())
    return False
