"""What is said in so many words: patterns that a person can name, to explain a judgement. They never make one.

Such patterns reach four complaints of ten and fire on many a sad personal post; as columns beside the others they
brought nothing in Japanese and little in English (docs/why/judging.md).
"""

import re
from collections.abc import Mapping

Patterns = Mapping[str, re.Pattern[str]]

_EN = {
    "fault": (
        r"(?:does|did|is|was|wo|ca|are)n[ ']*t (?:work|load|open|play|charge|connect|let|show|sync|print|start)"
        r"|not working|keeps? (?:crash|freez|buffer|drop|logg|ask|say)|crash(?:es|ed|ing)\b|\berror\b"
        r"|\bbroken?\b|\bfaulty\b|won'?t \w+"
    ),
    "waiting": (
        r"still (?:no|not|wait|haven|hasn|nothing|pending)|\bwaiting\b|on hold"
        r"|\b(?:hours?|days|weeks|months) (?:late|now|later|ago)|no (?:reply|response|answer|update)|nobody"
        r"|no one|never (?:came|arrived|replied|called|showed)|overdue|delayed"
    ),
    "money": (
        r"charged|overcharg|refund|double bill|hidden fee|price (?:went|hike|increase)|rip ?off|\bbill\b"
        r"|took .{0,20}out of my"
    ),
    "staff": r"\brude\b|hung up|ignored|attitude|laughed at|passed (?:me )?around|told me",
    "again": r"\bagain\b|\b(?:second|third|fourth|2nd|3rd|4th) time\b|every (?:single )?time|once more|yet another",
    "verdict": (
        r"worst|terrible|awful|useless|joke|disgrace|unacceptable|pathetic|appalling|shambles|ridiculous"
        r"|disappoint|fed up|sick of"
    ),
    "leaving": (
        r"cancell?(?:ed|ing)? my|(?:switch|mov)(?:ed|ing) (?:to|away)|never again|done with|uninstall"
        r"|delet(?:ed|ing) (?:the|my)|not renew|close my account|last time i|leaving (?:you|for)"
        r"|take my (?:money|business)"
    ),
    "joining": r"switched from|moved (?:over )?from|just joined|new customer|signed up",
    "saved": (
        r"was (?:about|going|ready) to (?:cancel|leave|quit|give up)|nearly (?:cancel|left)|sorted (?:it|in)"
        r"|changed my mind"
    ),
    "asks": (
        r"\?\s*$|how (?:do|can|long)|can (?:i|you|someone|anyone)|does (?:anyone|it)|anyone know|is there"
        r"|where (?:do|can)|which "
    ),
    "wishes": (
        r"please (?:add|bring|make|let)|would (?:be|love)|wish (?:you|there)|bring back|could you (?:add|make)"
        r"|feature"
    ),
    "thanks": r"thank|thanks|\bthx\b|\bty\b|cheers|shout ?out|love (?:you|it|the|this)|amazing|brilliant|best ",
    "own_fault": r"my (?:own )?(?:fault|bad|mistake)|i (?:forgot|lost|dropped|overslept|left my)|accidentally",
    "loss": (
        r"passed away|\bdied\b|funeral|\bgrief|miscarriage|hospital|\bcancer\b|\bwidow"
        r"|lost my (?:mum|mom|dad|wife|husband|dog|cat)"
    ),
    "advert": (
        r"giveaway|promo|% off|discount code|\bwin\b|link in bio|#ad\b|sponsored|we'?re hiring"
        r"|apply (?:now|here)|use code"
    ),
    "market": r"shares|stock|earnings|quarter|analyst|price target|investors|\$[a-z]{2,5}\b",
}
_JA = {
    "fault": (
        r"(?:つなが|繋が|動か|開か|使え|見れ|見られ|読み込ま|届か|表示され|ログインでき|でき)(?:ない|ん|なく|ません)"
        r"|落ちる|落ちた|固まる|フリーズ|エラー|圏外|故障|壊れ|破れ|破け|不具合|バグ"
    ),
    "waiting": (
        r"まだ(?:来|届|返|連絡|で)|いつまで|(?:時間|日|週間|ヶ月|か月)(?:待|経|たっ|も)|待たされ"
        r"|待って(?:る|いる|ます)|保留|返信(?:ない|なし|ゼロ|が)|音沙汰|放置|遅延|届かない"
    ),
    "money": r"返金|二重|請求|引き落と|課金|値上げ|手数料|ぼった|料金|高すぎ|解約金",
    "staff": r"態度|対応(?:が|も)?(?:雑|悪|ひど|最悪)|たらい回し|無視|塩対応|タメ口|切られ|舌打ち",
    "again": r"また(?:か|も|だ|この|同じ|落|圏)|[2-9２-９二三四五]回目|[2-9]度目|毎回|何度も|相変わらず|安定の",
    "verdict": (
        r"最悪|ひど(?:い|すぎ|かった)|ありえ(?:ない|ん)|話にならん|ふざけ|改悪|がっかり|残念|使えねー|終わって"
        r"|クソ|不親切|詐欺"
    ),
    "leaving": (
        r"解約(?:し|する|した|します|手続|ページ|って)|乗り換え(?:る|た|ます|よ|検討)|退会|アンスト|アプリ消"
        r"|二度と|もういいや|もう限界|更新月|お世話になりました|他(?:社|店|所)に|番号ポータ|予約番号"
    ),
    "joining": r"から乗り換え(?:て|た)|乗り換えてきて|契約してきた|入会した|使い始め|初めて(?:使|買|利用)",
    "saved": r"しようと思っ(?:て|た)|引き留め|思いとどま|神対応|解決し(?:た|ました)|直った|助かっ",
    "asks": (
        r"[?？]|ですか|ますか|でしょうか|教えて|わかる(?:人|方)|知ってる(?:人|方)|どうすれば|どこから"
        r"|どうやって|ご存知"
    ),
    "wishes": (r"してほしい|て欲しい|ほしい|実装|増やして|戻して|希望|お願いし|だったらいいのに|できたらいい|対応して"),
    "thanks": (
        r"ありがと|感謝|助かり|神|最高|丁寧|親切|美味し|おいし|うま(?:い|かった)|好き|推せる|リピ|嬉し|うれし"
        r"|便利|快適"
    ),
    "own_fault": (
        r"自分(?:が|の)(?:悪|せい|ミス)|忘れ(?:て|た)|落とし(?:た|ちゃ)|なくし(?:た|ちゃ)|寝坊|うっかり"
        r"|間違えて"
    ),
    "loss": r"亡くな|亡き|他界|葬|命日|遺品|病気|入院|手術|がん|流産|失恋|別れ|涙|泣い",
    "advert": (
        r"抽選|プレゼント|キャンペーン|フォロー|RT|【PR】|#PR|案件|アフィ|クーポンコード|求人|時給|募集"
        r"|限定セール"
    ),
    "market": r"株|決算|目標株価|業績|四半期|上場|と発表|速報",
}
_COMPILED: dict[str, Patterns] = {
    language: {name: re.compile(pattern) for name, pattern in patterns.items()}
    for language, patterns in (("en", _EN), ("ja", _JA))
}
CUES = tuple(_EN)


def cues_in(text: str, language: str) -> tuple[str, ...]:
    """Names of the cues in a text in normal form; of languages other than Japanese, the English ones."""
    patterns = _COMPILED.get(language, _COMPILED["en"])
    return tuple(name for name, pattern in patterns.items() if pattern.search(text))
