"""Numbers that stand for a person: orders, contracts, cards, accounts, dates of birth, passwords."""

import re
from collections.abc import Iterator

from activesupport.replies.guards._reading import Draft, Span, any_of

_CODE = r"(?P<code>#?[A-Z]{0,5}[-_]?\d[A-Z\d_-]{2,24}|#?[A-Z]{1,4}[A-Z\d-]{3,20})(?![A-Za-z\d]|[.,]\d)"
_IS = r"(?: (?:is|was|of|under|as|down as|listed as|down under))?[ :,=「(\"]{0,3}"
# These name a thing of the customer's even without the word "number".
_OWN_EN = (
    r"order|account|customer|contract|booking|reservation|membership|invoice|tracking|parcel|consignment|PNR|IMEI"
    r"|loan|subscription|policy|confirmation|shipment|ref|reference|claim"
)
_NUMBERED_EN = (
    rf"{_OWN_EN}|reference|ref|ticket|case|claim|meter|serial|delivery|user|player|member|passport|licen[cs]e|loyalty"
    r"|insurance|rental|supply|sort|tax|employee|student|patient|gift card|voucher|frequent flyer|MPAN|MPRN|SIM"
)
_REFERENCE_EN = re.compile(
    rf"\b(?i:(?:{_OWN_EN})(?: (?:number|no\.?|id|code|ref(?:erence)?|#))?"
    rf"|(?:{_NUMBERED_EN}) ?(?:number|no\.?|id|code|ref(?:erence)?|#)){_IS}{_CODE}"
)
_OWN_JA = (
    r"注文|契約|予約|会員|お?客(?:様|さま)|顧客|口座|伝票|追跡|配送|確認|照会|申込|申し込み|請求|証券|免許証"
    r"|パスポート|アカウント"
    r"|問い?合わ?せ|受付|保険証|ユーザー|プレイヤー|供給地点特定|検針|製造|管理|荷物|整理|チケット"
    r"|マイレージ|引き換え|搭乗"
)
_REFERENCE_JA = re.compile(
    rf"(?i:(?:{_OWN_JA})(?:専用)?(?:番号|ID|No\.?|コード"
    rf"|ナンバー)?)[ :はがの、#「(]{{0,3}}{_CODE}(?![円名人件個点年月日時分秒%台本枚歳回pP])"
)
_BARE_REFERENCE = re.compile(
    r"#[A-Z]{0,4}-?\d[A-Z\d]*-[A-Z\d-]{3,}|(?<![A-Za-z\d.,-])[A-Z]{2,4}-(?:\d{3,6}-\d{3,8}|\d{6,12})(?![\d.])"
)
_LONG_NUMBER = re.compile(
    r"(?<![A-Za-z\d.,¥$£€:/_-])\d{4}[- ]\d{4}[- ]\d{4}(?![\d-])|(?<![A-Za-z\d.,¥$£€:/_-])\d{9,}(?![\d.,円])"
)
_CARD = re.compile(r"(?<![A-Za-z\d.-])\d(?:[ -]?\d){12,18}(?![\d.])")
_CARD_SHAPE = re.compile(r"\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5}")
_CARD_END = re.compile(
    r"(?i)\b(?:card|account|visa|mastercard|number)\b[^.\n]{0,20}\bend(?:ing|s)(?: (?:in|with))? ?\(?\d{3,4}\b"
    r"|(?:カード|口座)[^。\n]{0,12}(?:末尾|下\d桁)[^\d。]{0,6}\d{3,4}|末尾[がは]?\d{4}の(?:カード|口座)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    r"(?:(?:19|20)\d\d[年/.-]\d{1,2}[月/.-]\d{1,2}日?|(?:昭和|平成|令和|[SHR])\d{1,2}[年.]\d{1,2}[月.]\d{1,2}日?"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)?\d\d|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? (?:19|20)\d\d"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d)"
)
_BIRTH = re.compile(
    rf"(?i)(?:生年月日|誕生日|お生まれ|\bdate of birth|\bd\.?o\.?b\b|\bborn|\bbirthda(?:y|te))[^\d。\n]{{0,20}}{_DATE}"
    rf"|{_DATE} ?(?:生(?:まれ)?(?!産|放|中)|\(?DOB)"
)
_IDENTITY = re.compile(
    r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b|(?<![\d-])\d{3}-\d\d-\d{4}(?![\d-])"
    r"|\b[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b"
    r"|(?i:sort code)[^\d\n]{0,6}\d\d[- ]?\d\d[- ]?\d\d|(?:マイナンバー"
    r"|個人番号)[^\d\n。]{0,8}\d{4}[- ]?\d{4}[- ]?\d{4}"
    r"|(?:普通|当座|口座)(?:預金)?(?:番号)?[ :はの]{0,2}\d{6,8}"
)
_SECRET = re.compile(
    r"(?i)(?:\bpass(?:word|code)|\bPIN|\b(?:security|verification|login|access) code|\bCVV|暗証番号"
    r"|パスワード|認証コード|確認コード)"
    r"(?: (?:is|was)|は|を|[:=])[ :「『\"']{0,3}(?=[!-~]*\d)[!-~]{3,}"
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"#?(?:19|20)\d\d")
_TO_ALL = any_of(
    r"\b(?:incident|outage|known issue|status|bug|patch|change ?log|press|error|fault code|ISBN|JAN|EAN|UPC"
    r"|barcode|model|part number|SKU)\b|障害|不具合|エラー|型番|品番|JAN|バーコード|製品コード"
)


def references(draft: Draft) -> Iterator[Span]:
    """Numbers of orders, contracts, customers, parcels."""
    for pattern in (_REFERENCE_EN, _REFERENCE_JA):
        for match in pattern.finditer(draft.plain):
            if _is_number(match.group("code")):
                yield match.span()
    for match in _BARE_REFERENCE.finditer(draft.plain):
        if len(_DIGIT.findall(match.group())) >= 5 and not _TO_ALL.search(draft.sentence_at(match.start())):
            yield match.span()
    for match in _LONG_NUMBER.finditer(draft.plain):
        if not _TO_ALL.search(draft.sentence_at(match.start())):
            yield match.span()


def _is_number(code: str) -> bool:
    """At least four digits and no year; or six capitals and digits, as airlines give."""
    digits = len(_DIGIT.findall(code))
    if _YEAR.fullmatch(code):
        return False
    return digits >= 4 or (0 < digits < len(code) == 6 and code.isupper())


def cards(draft: Draft) -> Iterator[Span]:
    """Card numbers, whole (by shape or check digit) or the last digits."""
    for match in _CARD.finditer(draft.plain):
        if _TO_ALL.search(draft.sentence_at(match.start())):
            continue
        if _CARD_SHAPE.fullmatch(match.group()) or _luhn("".join(_DIGIT.findall(match.group()))):
            yield match.span()
    yield from (match.span() for match in _CARD_END.finditer(draft.plain))


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


def births(draft: Draft) -> Iterator[Span]:
    return (match.span() for match in _BIRTH.finditer(draft.plain))


def identities(draft: Draft) -> Iterator[Span]:
    """National numbers, bank accounts."""
    return (match.span() for match in _IDENTITY.finditer(draft.plain))


def secrets(draft: Draft) -> Iterator[Span]:
    """Passwords and codes, said out loud."""
    return (match.span() for match in _SECRET.finditer(draft.plain))
