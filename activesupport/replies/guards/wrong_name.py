"""A reply that addresses somebody else, or nobody yet."""

import re
from collections.abc import Iterator

import regex

from activesupport.domain.guard import Flag, FlagKind, GuardContext
from activesupport.replies.guards._given_names import GIVEN
from activesupport.replies.guards._reading import Draft, Span, any_of, flag, words
from activesupport.replies.guards._same_name import may_be_same
from activesupport.replies.guards._surnames import READINGS

# What a template leaves behind. 【重要】 and [1] are none.
_HOLE = re.compile(
    r"\{\{[^{}\n]{1,40}\}\}|\{ ?[^\W\d][\w. ]{0,30} ?\}|\$\{[^{}\n]{1,40}\}|%[A-Za-z_]{2,30}%|<<[^<>\n]{1,30}>>"
    r"|<(?:name|customer|first[_ ]?name|last[_ ]?name|user(?:name)?|brand|link|url|date|お?名前|氏名|お?客様名)>"
    r"|[\[【〔](?i:(?:insert |your |their |customer'?s? |guest |the )*(?:first|last|full|customer|user|guest"
    r"|agent|brand|product|display|player|member|passenger|account)?[ _]?(?:name|link|url|username|handle|date|agent"
    r"|brand|product"
    r"|order number))[\]】〕]"
    r"|[\[【〔](?i:passenger|user|guest|customer|player|member)[\]】〕]"
    r"|[\[【〔「]?(?:お客[様さ]ま?の?|ご?担当者?の?|ご?契約者の?|会員の?|顧客)?(?:お名前|氏名|名前"
    r"|お客[様さ]ま?名|顧客名|担当者名|ブランド名|商品名|ユーザー名|会員名"
    r"|苗字|姓)(?:[\]】〕」](?=[様さ殿])|(?<=[\[【〔].{2})[\]】〕])"
    r"|[\[【〔][^\]】〕\n]{0,12}(?:名前|氏名|[者様品客人]名|要記入|を入力|を記入|を挿入|fill in"
    r"|insert)[^\]】〕\n]{0,24}[\]】〕]"
    r"|[\[【〔](?i:(?:要|未|ここに)?(?:記入|入力|挿入)|(?:please )?(?:fill(?: in)?|insert|enter|add|todo|tbd|tbc)):"
    r"[^\]】〕\n]{1,30}[\]】〕]|[\[【〔](?i:未記入|要記入|要入力|todo|tbd|tbc)[\]】〕]"
    r"|\b(?:customer|first|last|user|guest|agent|brand)_name\b|(?:[〇○◯●△×□]{2,20}|\b[Xx]{2,}|_{2,20}|＿{2,20}"
    r"|\*{2,20}|名無し|ほげ)(?= ?(?:様|さま|さん|殿))"
    r"|(?<=\bDear )(?:X{2,}|_{2,}|NAME|name|Customer Name)\b|(?<=\bHi )(?:X{2,}|_{2,}|NAME|Customer Name)\b"
)
_HONORIFIC = regex.compile(
    r"(?P<name>[^\s、。,!?()「」『』【】\[\]@:;…・]{1,24}(?: [一-龠々]{1,3})?) ?(?P<honorific>様|さま|さ[ーぁあ〜~]*ん"
    r"|殿|氏|-?[Ss]an\b|-?[Ss]ama\b)"
)
_NOBODY = any_of(
    r"^(?:お|ご)?(?:客|皆|みな|子|孫|兄|姉|妹|弟|父|母|娘|息子|奥|旦那|主人|隣|疲れ|つかれ|苦労|かげ|陰|互い"
    r"|ふたり|二人|ひとり|一人|仲間|嬢|坊)$|^(?:たく"
    r"|じゅうぶ|ごめんな|何|皆々|先|神|仏|王|姫)$",
    r"(?:客|皆|みんな|みな|者|員|屋|店|社|店主|施主|家主|選手|運転手|歌手|の方|方々|師|族|生徒|学生|先生"
    r"|担当|友達|ファン|フォロワー|ユーザー|ドライバー|スタッフ|オーナー|メンバー)$",
    r"(?:ゲスト|プレイヤー|キャスト|パートナー|メーカー|クルー|ライダー|ベビー|赤ちゃ|両親|家族|本人|連れ"
    r"|利用|会員|法人|個人|団体|企業|病院|学校|旅館|住人|隣人|乗客|お子|親御|各位)$",
)
_KANJI_TAIL = re.compile(r"[一-龠々ヶ]+$")
_FOLLOWS = re.compile(r"\s*(?:[、。,!?\n…]|\Z|の|に|へ|は|から|より|が|と|も|を|でした|ですね|で)")
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Madam|Frau|Herr|Madame|Monsieur|Señora?|Sra?|Signora?)\.?"
_NAME = r"[^\W\d_a-z][\w'-]*"
_GREETED = re.compile(
    rf"(?:^|(?<=[.!?\n] )|(?<=\n)|(?<=^@)|(?<=[a-z0-9] ))(?i:hi|hello|hey|hiya|heya|howdy|dear|ol[áa]|hola"
    rf"|bonjour|hallo|salut|ciao|namaste|ahoy|good (?:morning|afternoon|evening)|morning|afternoon|evening"
    rf"|thanks|thank you|cheers|sorry|apologies|welcome(?: back)?"
    rf"|oh|ah|aw+|listen|no problem|you're welcome|our apologies|congratulations|happy birthday|bless you|so sorry"
    rf"|very sorry|right|well|okay|ok|of course|yes|no)(?: there| again)?[, ]{{1,2}}(?:{_TITLE} )?"
    rf"(?P<name>{_NAME}(?: {_NAME})?)"
    rf"(?= ?(?:[,.!?:;\n-]|\Z|[^\w\s]|(?:we|I|it|you|that|this|sorry|thanks|thank|for)\b))"
)
_TITLED = re.compile(rf"\b(?!Sir\b|Madam\b){_TITLE} (?P<name>{_NAME}(?: {_NAME})?)")
_OPENS = re.compile(rf"(?:^|(?<=[.!?] )|(?<=\n))(?P<name>{_NAME})(?=[,:] |, | -|!|\?)")
_TOLD = re.compile(
    rf"\b(?:you|that|this|sorry|thanks|it|us|know|right|point|wait|here|again|now|please|much|photos?"
    rf"|message|details|words|feedback|welcome)"
    rf", (?P<name>{_NAME})(?=[.!?]|, )"
)
_CLOSES = re.compile(rf", (?P<name>{_NAME})(?=[.!?]|\s*$|, )")
_SOMEBODY_ELSE = re.compile(
    r"(?:\bfrom|\bby|\bI'm|\bI am|\bis|\bname's|\bcolleague,?|\bteammate,?|\bcalled|\bwith|\bto"
    r"|\bmanager,?|\bagent,?|\blead,?|\bour|\band|\bspoke|\bcc)\s*$",
    re.IGNORECASE,
)
_BEFORE = 40
"""Characters before a name in which stands who is meant."""
_GREETING_ONLY = words(
    """
    there all everyone everybody team folks again both customer sir madam friend guys so for to you we i it the
    that this about if what how our your thanks sorry please no yes and but we're we've we'll i'm i've i'll it's
    that's this's you're you've could can would just what's not as in on of my much very a an mate pal lovely
    friends gang traveller traveler member guest player shopper valued dear from once indeed great good hi hello
    hey let okay ok well right sure absolutely unfortunately really though still glad happy hope us from here
    """
)
_HANDLE = re.compile(r"^\s*(?:(?i:hi|hello|hey),? )?(?P<name>@[A-Za-z0-9_.]{2,40})")
_HANDLE_LIKE = re.compile(r"@?[A-Za-z0-9_.]*[0-9_][A-Za-z0-9_.]*|@[A-Za-z0-9_.]+")


def wrong_name(draft: Draft, context: GuardContext) -> Iterator[Flag]:
    """Names of somebody else in an address, names of other brands, and places that a template left open.

    Open places of any sort ({customer}, 【…】, 〇〇様) count here: the reply is addressed to nobody yet. Without
    `context.customer_name` only they and other brands are seen. Who introduces themselves, signs, or is spoken of
    is not addressed.
    """
    holes = [match.span() for match in _HOLE.finditer(draft.plain)]
    for span in holes:
        yield flag(FlagKind.WRONG_NAME, draft, *span, "guard.placeholder")
    for start, end in _other_brands(draft, context):
        yield flag(
            FlagKind.WRONG_NAME,
            draft,
            start,
            end,
            "guard.brand_other",
            brand=context.brands[0] if context.brands else "",
        )
    if not context.customer_name.strip():
        return
    for start, end in _addressed(draft):
        said = draft.plain[start:end]
        inside = any(first < end and start < last for first, last in holes) or draft.is_quoted(start)
        if not inside and not _is_brand(said, context) and not may_be_same(said, context.customer_name):
            yield flag(FlagKind.WRONG_NAME, draft, start, end, "guard.name_other", name=context.customer_name)
    yield from _wrong_handle(draft, context)


def _addressed(draft: Draft) -> Iterator[Span]:
    """Where a person's name stands by which the customer is spoken to."""
    seen: list[Span] = []
    for start, end in (*_japanese(draft), *_english(draft)):
        if not any(first < end and start < last for first, last in seen):
            seen.append((start, end))
            yield start, end


def _japanese(draft: Draft) -> Iterator[Span]:
    """Names with さま and its like: at the beginning of a sentence any, elsewhere the common family names."""
    begins = {start + _idle(draft.plain[start:end]) for start, end in draft.sentences}
    for match in _HONORIFIC.finditer(draft.plain):
        name = match.group("name").rstrip()
        start, end = match.start("name"), match.start("name") + len(name)
        family = _family_in(name.replace(" ", ""))
        if family and _FOLLOWS.match(draft.plain, match.end()):
            yield (end - len(family) if " " not in name else start), end
        elif start in begins and _is_called(name) and _calls(draft, match):
            yield start, end


def _is_called(name: str) -> bool:
    """Whether what stands before an honorific may be a name, and is neither a role nor half a sentence."""
    return 2 <= len(name) <= 12 and not _PARTICLES.search(name) and not _NOBODY.search(name)


def _calls(draft: Draft, match: regex.Match[str]) -> bool:
    """Whether somebody is spoken to: "さん" is also said of mascots and shops ("くまさんのスタンプ")."""
    follows = _PAUSE if match.group("honorific") in {"さん", "氏"} else _FOLLOWS
    return follows.match(draft.plain, match.end()) is not None


_PAUSE = re.compile(r"\s*(?:[、。,!?\n…]|\Z)|\s")
_PARTICLES = re.compile(r"[をはがにもへ](?=[^ぁ-ん])|です|ます|した|って|から|ので|いつも|この|その|ご利用|ありがと")


def _idle(sentence: str) -> int:
    return len(sentence) - len(sentence.lstrip())


def _family_in(name: str) -> str:
    """The family name (with the given name) that what stands before the honorific ends in, "" if none is known."""
    tail = _KANJI_TAIL.search(name)
    kanji = tail.group() if tail else ""
    for size in (3, 2, 1):
        known = kanji[:size] in READINGS and len(kanji) >= size
        if known and len(kanji) - size <= 3 and (size > 1 or len(kanji) == 1 or len(kanji) > 2):
            return kanji
    return ""


def _english(draft: Draft) -> Iterator[Span]:
    for pattern in (_GREETED, _TITLED):
        for match in pattern.finditer(draft.plain):
            if _is_name(match.group("name"), known_only=False) and not _is_elsewhere(draft, match.start()):
                yield _without_common(match)
    for pattern in (_OPENS, _CLOSES, _TOLD):
        for match in pattern.finditer(draft.plain):
            if _is_name(match.group("name"), known_only=pattern is not _TOLD) and not _signs(draft, match.span("name")):
                yield match.span("name")


def _without_common(match: re.Match[str]) -> Span:
    """The name without a second word that begins the sentence ("Emma I'm …")."""
    first, _, second = match.group("name").partition(" ")
    start = match.start("name")
    return (start, start + len(first)) if second.lower() in _GREETING_ONLY else match.span("name")


def _is_name(name: str, *, known_only: bool) -> bool:
    first = name.split(maxsplit=1)[0].lower()
    if known_only:
        return first in GIVEN
    return first not in _GREETING_ONLY and not (name.isupper() and len(name) > 1 and first not in GIVEN)


def _is_elsewhere(draft: Draft, place: int) -> bool:
    """Whether somebody introduces or speaks of this person ("I'm Mr Okabe", "from Dr Lee")."""
    return _SOMEBODY_ELSE.search(draft.plain, max(0, place - _BEFORE), place) is not None


def _signs(draft: Draft, span: Span) -> bool:
    """Whether the name is a responder's: "Thanks, Kate" at the very end, "Emma here", "Kate from Support"."""
    rest = draft.plain[span[1] :]
    at_end = (
        not rest.strip(" .!")
        and re.search(
            r"(?i)\b(?:thanks|regards|wishes|best|cheers|sincerely|yours|warmly|care),?\s*$", draft.plain[: span[0]]
        )
        is not None
    )
    return at_end or re.match(r" (?:here|from|at|in|on behalf|\()", rest) is not None or _is_elsewhere(draft, span[0])


def _wrong_handle(draft: Draft, context: GuardContext) -> Iterator[Flag]:
    """The handle that the reply begins with, where the customer is known by a handle."""
    match = _HANDLE.match(draft.plain)
    name = context.customer_name.strip()
    if match is None or not _HANDLE_LIKE.fullmatch(name):
        return
    said = match.group("name").rstrip(".")
    if said.lstrip("@").lower() != name.lstrip("@").lower() and not _is_brand(said.lstrip("@"), context):
        start = match.start("name")
        yield flag(FlagKind.WRONG_NAME, draft, start, start + len(said), "guard.name_other", name=name)


def _is_brand(said: str, context: GuardContext) -> bool:
    return any(said in brand or brand in said for brand in context.brands if brand)


def _other_brands(draft: Draft, context: GuardContext) -> Iterator[Span]:
    """Names of brands that this reply is not from; part of the own name is none."""
    for brand in context.other_brands:
        if brand and not any(brand in own for own in context.brands):
            edges = rf"(?<!\w){re.escape(brand)}(?!\w)" if brand.isascii() else re.escape(brand)
            yield from (match.span() for match in re.finditer(edges, draft.plain, re.IGNORECASE))
