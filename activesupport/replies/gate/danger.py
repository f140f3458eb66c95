"""Danger to a life at this moment: no breath, somebody on the floor, an emergency call that does not go through."""

from activesupport.replies.gate.reading import Reading, Sign, Signs
from activesupport.replies.gate.vocabulary import DEVICE_EN, KIN_EN, KIN_JA, STORY_EN, STORY_JA
from activesupport.text import Phrases

_NOT_NOW_JA = Phrases(
    STORY_JA,
    # What if, long ago, trials, what a contract can do.
    r"もし|いざ|万が?一|(?:とき|時|場合)(?:は|に|の|って|でも)|(?:られ|でき|かかり|つながり|呼べ)ますか|テスト|訓練|設定|講習",
    r"昔|以前|数年前|年前|去年|昨年|仕様|プラン|データ(?:専用|通信専用|sim)|格安sim|対応して(?:い)?(?:ない|ます|る)",
    r"らしい|そうです|ニュース|おかげ|助かりました|無事",
)
_NUMBER_JA = r"(?<![\d.,:-])(?:110|118|119)(?![\d円人件個名枚gｇ%.,:-])番?(?:通報)?"
_CALLS_JA = Sign(
    Phrases(
        (
            rf"(?:{_NUMBER_JA}|救急車?|緊急通報|緊急電話)(?:に|へ|が|も|にも|すら|さえ|を)?(?:電話)?(?:が|を|も)?[^。、\d]{{0,6}}"
            r"(?:かけ(?:ら)?れ|押せ|かから|つながら|繋がら|通じ|通報でき|発信でき|電話でき|でき|呼べ)(?:な[いくかけ]|ません|ん)"
        ),
        r"救急車(?:を|が)?、?(?:すぐ|早く|今すぐ)?(?:呼んで(?:くだ|下さ|く?れ|ほし|欲し|[、。!]|$)|必要(?:です|なん|だ|なの)|お願い|呼びたい)",
    ),
    _NOT_NOW_JA,
)
_BODY_JA = Sign(
    Phrases(
        r"息が?(?:でき|出来)(?:な(?:い|く|か)|ません|て(?:い)?(?:ない|ません))|息(?:を|が)(?:して(?:い)?(?:ない|ません)|止ま)",
        r"呼吸(?:が)?(?:でき(?:な|ま)|止ま|して(?:い)?(?:ない|ません)|困難)|(?:喘息|ぜんそく|ゼンソク|心臓)の?発作|アナフィラキシー",
        rf"(?:{KIN_JA}|隣の人|目の前の人)(?:が|は)(?:急に|突然|いきなり)?倒れて(?:る|い(?:る|ます)|動か|返事|意識|[、!]?$)",
        r"意識(?:が|も)(?:な(?:い|く)|ありません)|泡を吹い",
    ),
    Phrases(
        _NOT_NOW_JA.pattern,
        r"(?:ほど|くらい|ぐらい|レベル|かと思)|笑|満員|満車|尊|かわい|可愛|かっこ|美|感動|緊張|忙し|推し|マスク|予防|対策|持ち(?:です|で|だ)",
    ),
)
_NOT_NOW_EN = Phrases(
    rf"\b{STORY_EN}\b",
    r"\bambulance chas\w+|\bair ambulance (?:charity|raffle|lottery)|\bdrill\b|\btraining\b|\btest (?:call|alert)",
    r"\b(?:if|what if|in case|whether|should) (?:i|you|we|he|she|they|someone|somebody|there|an?)\b|\byears? ago\b",
    r"\bback in\b|\bused to\b|\bwhen i was\b|\b(?:data|esim|sim|plan)[- ]only\b|\bnews\b",
)
_EMERGENCY_EN = (
    r"(?:an ambulance|the ambulance|911|999|112|110|119|000|emergency (?:services|number|calls?|line)|the emergency)"
)
_CALLS_EN = Sign(
    Phrases(
        (
            r"\b(?:can'?t|cannot|couldn'?t|can not|unable to|not able to|(?:won'?t|doesn'?t) let (?:me|us)) (?:even )?"
            rf"(?:get through to|get|reach|dial|call|ring|phone|get hold of) {_EMERGENCY_EN}\b"
            r"(?! ?(?:chas|mbps|mb|gb|miles|km|times|points))"
        ),
        (
            r"(?<![\d£$€.,])\b(?:911|999|112|119|110|emergency calls?) (?:calls? )?(?:won'?t|isn'?t|aren'?t|is not"
            r"|are not|doesn'?t|don'?t|does not|do not|not|keeps? failing|fails?)\b"
        ),
        r"\bneeds? an ambulance\b|\b(?:call|send|get)(?: \w+)? an ambulance\b",
        r"\bambulance (?:now|please|urgently|asap)\b",
    ),
    _NOT_NOW_EN,
)
_BODY_EN = Sign(
    Phrases(
        r"\b(?:can'?t|cannot|can not|can (?:barely|hardly)|struggling to|unable to) breathe\b",
        r"\b(?:stopped|not|isn'?t) breathing\b",
        r"\b(?:having|has|had) an? (?:\w+ )?asthma attack\b|\basthma attack and\b|\banaphyla\w+",
        rf"\b(?:{KIN_EN}|he|she|someone|somebody)(?:'s| has| have)? (?:just |suddenly )?collapsed\b"
        r"(?! (?:laughing|in(?:to)? (?:bed|a heap|tears)|on the sofa))",
        r"\b(?:is|he'?s|she'?s|found \w+|lying) (?:\w+ )?unconscious\b|\bchoking\b(?= and|\.|!|$)",
    ),
    Phrases(
        _NOT_NOW_EN.pattern,
        rf"\b{DEVICE_EN}(?:'s| has| have)? (?:\w+ )?(?:collapsed|choking)\b",
        r"\blaugh\w*|\bgiggl\w+|\bso (?:funny|good|cute|hot|beautiful|tight|excited)\b|\bwithout (?:my|it|you)\b"
        r"|\bcrying\b|\b(?:dress|jeans|corset|bra|mask)\b|\b(?:bills?|prices?|fees)\b",
    ),
)
_SIGNS = Signs(ja=(_CALLS_JA, _BODY_JA), en=(_CALLS_EN, _BODY_EN))


def danger(reading: Reading) -> str:
    """The words by which a life is in danger now, or ""; who laughs has breath enough."""
    return "" if reading.laughs else _SIGNS.found_in(reading)
