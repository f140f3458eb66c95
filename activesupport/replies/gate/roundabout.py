"""What is said in a roundabout way, topic by topic: asked where the topic's own patterns have found nothing."""

from activesupport.domain.gate import GateReason
from activesupport.replies.gate.reading import Reading, Sign, Signs
from activesupport.replies.gate.vocabulary import KIN_EN, KIN_JA, STORY_EN, STORY_JA
from activesupport.text import Phrases

_STORY_JA = Phrases(STORY_JA, r"アニメ|原作|推し|セリフ|シーン")
_STORY_EN = Phrases(rf"\b{STORY_EN}\b", r"\b(?:villain|arena|lyrics?|joke|joking)\b")
_KIN = rf"(?:my|our|your|his|her|their) (?:\w+ )?{KIN_EN}"

_BEREAVEMENT = Signs(
    ja=(
        Sign(
            Phrases(
                r"孤独死|自死(?:遺族|で|し)|自分(?:から|で)逝|逝ってしま|死に目|(?<!ご)臨終|ご臨終(?:」?と(?:言わ|告げ|いわ)|に(?:立ち会|間に合))|最期(?:に(?:間に合|立ち会)|を看|の(?:言葉|顔|食事))",
                rf"{KIN_JA}(?:が|は)[^。]{{0,12}}ご臨終",
                r"(?:名義人|契約者|本人)は(?:もう|すでに)(?:おりません|いません|おらん|いない)",
                # For whom it was meant.
                r"(?:使う|着る|着せる|待つ|飲む|食べる|乗る|呼ぶ)(?:人|子|者|相手)(?:が|は)(?:もう)?(?:いなくな(?:り|っ)"
                r"|い(?:ない|ません)(?:ので|から|のに|んです|んだ|$|。))",
                r"(?:月|お空|お星さま|お星様)(?:に|へ)(?:帰|かえ|旅立)[りっ]|相続の(?:書類|用紙|届|件|相談を?し)",
            ),
            Phrases(_STORY_JA.pattern, r"サービス|機能|サイズ|アプリ|セミナー|かぐや姫"),
        ),
    ),
    en=(
        Sign(
            Phrases(
                r"\b(?:he|she|they)(?:'d| would) have (?:turned|been) (?:\w+teen|twenty|thirty|forty|fifty"
                r"|sixty|seventy"
                r"|eighty|ninety)\b",
                r"\b(?:occupier|tenant|owner|customer|neighbour|person|lady|gentleman|holder"
                r"|passenger)(?: \w+){0,4}? "
                r"(?:has |have |had |recently |sadly )*(?:died|passed away)\b",
                rf"\b{_KIN} is dead\b|\blost (?:his|her|their) (?:fight|battle|life)\b(?! with (?:the|your"
                rf"|my) (?:app|bank|site))",
                rf"\btook (?:his|her|their) own way out\b|\b(?:{_KIN}|dad|mum|mom|nan|gran|grandad"
                rf"|grandma) slipped away\b",
                r"\b(?:in|at|to|by) (?:the |his |her |\w+ )?(?:churchyard|graveyard|graveside|burial ground)\b",
                r"\b(?:made|dug|digging) (?:him |her |it |them )?(?:a )?(?:little |small )?grave\b",
                r"\bwhose name .{0,30} (?:passed|died)\b",
            ),
            _STORY_EN,
        ),
    ),
)
_ILLNESS = Signs(
    ja=(
        Sign(
            Phrases(
                r"(?:痰の)?吸引器|あと(?:半年|[一二三四五六\d]+(?:か月|ヶ月|カ月|年))(?:だ)?と(?:言|告)|飲み込む力|副作用で[^。]{0,16}(?:ない|感覚|動|立て)",
                r"(?:脚|足|腕|指)を切(?:ること|断)|記憶がどんどん|(?:主治医|ドクター|医者)に[^。]{0,12}(?:止められ|禁じられ|覚悟)",
            ),
            Phrases(_STORY_JA.pattern, r"お酒|酒を|タバコ|甘いもの|塩分|糖分|カフェイン|運動|筋トレ|ダイエット"),
        ),
    ),
    en=(
        Sign(
            Phrases(
                r"\bbone marrow\b|\bstem cells?\b|\bneurologist\b|\bseizures\b|\bkidneys (?:are"
                r"|have) (?:packing|packed|failing|given)\b",
                r"\b(?:nothing|not much) more (?:they|the doctors|anyone) can do\b|\bcan only swallow\b"
                r"|\bwhether it (?:has|'s) spread\b",
                r"\bdoctors? (?:won'?t|will not|refuse to) (?:let|sign|clear)\b|\bvet (?:gave|gives) (?:him|her"
                r"|our|my) .{0,20}\b(?:weeks|months?)\b",
                r"\bms has taken\b|\btumou?r\b",
            ),
            _STORY_EN,
        ),
    ),
)
_SELF_HARM = Signs(
    ja=(
        Sign(
            Phrases(
                r"猫の(?:ごはん|世話)があるから生きて|また切っちゃ[^。]{0,10}(?:腕|手首)|(?:腕|手首)[^。]{0,16}また切っちゃ"
            ),
            _STORY_JA,
        ),
    ),
    en=(
        Sign(
            Phrases(
                r"\b(?:don'?t|please don'?t|do not) (?:come |try to |ever )?(?:look for|find) me\b(?! (?:a|an"
                r"|another|any|the|some))",
                r"\b(?:world|family|everyone|everybody|kids|children|they|you)(?:'d| would|'ll"
                r"| will) (?:all )?(?:be|do) (?:so much )?"
                r"(?:fine|better|happier|easier)(?: off)? without me\b(?! (?:this|today|tonight|for|on|at|tomorrow))",
                r"\b(?:keep|started|want to|urge to|been|stop) (?:hurting|harming|cutting|burning|hurt|harm|cut"
                r"|burn) myself\b"
                r"(?!.{0,12}\b(?:shav|on (?:the|a|your)|open))",
                r"\bwhat i do to my (?:arms?|wrists?|legs?|body|skin)\b|\bonly stay(?:ing)? alive\b"
                r"|\bthinking about not waking up\b",
                r"\b(?:don'?t|do not|didn'?t) want to (?:wake up|be here|exist|be alive) (?:any ?more|again"
                r"|tomorrow)\b",
                r"\bfor (?:them|someone|somebody|him|her|my \w+) to find me (?:in|with|there)\b"
                r"|\bnothing else holding me here\b",
            ),
            Phrases(_STORY_EN.pattern, r"\bhide and seek\b|\b(?:gps|map|app) .{0,16}find me\b|\bholiday\b"),
        ),
    ),
)
_ABUSE = Signs(
    ja=(
        Sign(
            Phrases(
                r"(?:鎌|包丁|ナイフ|斧|鉈|鉄パイプ)で[^。]{0,6}(?:切り刻|刺し|刺す|殴|ぶっ|やって)|火(?:を)?つけられても|ひざまず(?:け|いて)",
                r"帰り道は?(?:一人|ひとり)で(?:歩|帰)|(?:家|自宅|家族)の写真[^。]{0,16}(?:配|貼|晒|手に入)|唾(?:を)?吐(?:い|く|き)[^。]{0,8}(?:やる"
                r"|やった|かけ)",
                r"飛び(?:込|降り)[^。]{0,4}(?:め(?:よ|や)|んで[^。]{0,8}(?:詫|貢献|こい))|全員死刑|知恵遅れ|人間(?:未満|以下)|あばずれ|売女|泣き声聞く",
            ),
            Phrases(_STORY_JA.pattern, r"ボス|敵|モンスター|料理|野菜|魚"),
        ),
    ),
    en=(
        Sign(
            Phrases(
                r"\bsp[ia]t(?:ting)? (?:right )?(?:in|at|on) (?:your|her|his|their|that) (?:\w+ )?(?:face|eyes"
                r"|food|mouth)\b",
                r"\b(?:me and (?:the|my) \w+|someone|somebody|my mates?|shame if)\b.{0,30}\b(?:pay|paid"
                r"|pays) (?:him|her|them) a visit\b",
                r"\bwants? (?:hanging|flogging|whipping|horsewhipping|drowning|stringing up)\b|\bwhip them until\b",
                r"\b(?:snap|cut|rip|tear) (?:his|her|your|their) (?:\w+ )?(?:neck|throat|tongue|fingers|arms?"
                r"|off)\b|\btongue cut out\b",
                r"\bthrow (?:your|him|her|them)sel(?:f|ves) (?:under|off|in front of)\b|\bdown with (?:all"
                r"|every one) of you in\b",
                r"\bpost (?:your|his|her|their|the) (?:\w+ )?(?:\w+'s )?home address\b|\bkneel and (?:say"
                r"|beg)\b|\bhired? subnormals?\b",
                r"\b(?:woman|women|girl|slut|love|darling)\b.{0,40}\bback in(?:to)? the kitchen\b"
                r"|\bback in(?:to)? the kitchen\b.{0,40}\b(?:put a man|woman|women|slut|bitch)\b",
            ),
            _STORY_EN,
        ),
    ),
)
_LITIGATION = Signs(
    ja=(
        Sign(
            Phrases(
                r"代理人(?:あて|宛て?)に|差し?止め(?:の準備|を求め|を請求)|本裁判|(?:十分|必ず)勝てる(?:そう|と言)|法廷という",
                r"調停(?:、|は|も|の)[^。]{0,8}(?:平行線|決裂|次は|不調)",
            ),
            Phrases(_STORY_JA.pattern, r"試合|クイズ|猫"),
        ),
    ),
    en=(
        Sign(
            Phrases(
                r"\bunder oath\b|\bmagistrates? (?:said|says|told|agreed|thinks)\b|\binvolv(?:e"
                r"|ing) the courts?\b|\bformal proceedings\b",
                r"\bbailiffs (?:will|are|can|come)\b.{0,30}\b(?:you|your|instead|money)\b"
                r"|\bnot to discuss liability\b|\bif you appeal\b",
            ),
            _STORY_EN,
        ),
    ),
)
_MINOR = Signs(
    ja=(
        Sign(
            Phrases(
                r"(?:来年|らいねん|春から)[^。]{0,3}(?:小学)?[1-6１-６一二三四五六]年生(?:に|です|だ)|うちの(?:中学|小学校)[、はのも]|生徒手帳",
                r"保護者(?:の方)?に代わって(?:って|と)言われ|テスト期間で親|高校(?:に)?受かったら[^。]{0,12}買ってもらえ",
            ),
            Phrases(r"息子|娘|孫|子どもが|子供が|うちの子|教員|先生をして|生徒が"),
        ),
    ),
    en=(
        Sign(
            Phrases(
                r"\bi(?:'m| am) (?:only |just )?(?:six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
                r"|fifteen) (?:and|but|so)\b",
                r"\bmy (?:\w+ )?teacher\b.{0,24}\b(?:gave|set|told|asked) us\b|\b(?:we are|i am|i'm"
                r"|we're) in (?:the )?(?:\dth|third|fourth|fifth"
                r"|sixth|seventh|eighth) grade\b|\bi'?m (?:just |only )?a kid\b|\b(?:after|finished?"
                r"|done) my homework\b|\bbed(?:time)? is at \d\b",
            ),
            Phrases(r"\b(?:son|daughter|kids?'s|my kids?|pupils|students|when i was)\b", r"\bkid (?:at heart|in a)"),
        ),
    ),
)
_DISASTER = Signs(
    ja=(
        Sign(
            Phrases(
                r"(?:家|町|街|通帳|車)[^。]{0,6}泥の中|噴煙|サイレンが(?:ずっと|まだ)?鳴|停電(?:して)?[一二三四五六七八九十\d]+日目|棚が(?:全部|ぜんぶ)倒れ",
                r"(?:駅|店|ビル|工場|マンション)が爆発|水(?:は|が)まだ出(?:ない|ません)",
            ),
            Phrases(_STORY_JA.pattern, r"猫|セール|訓練|引っ越し|工事"),
        ),
    ),
    en=(
        Sign(
            Phrases(
                r"\bunder \w+ (?:metres|meters|feet|foot) of (?:mud|water|snow|ash|rubble)\b"
                r"|\beverything we (?:had|own|owned) (?:has |was |is )?"
                r"(?:burned|burnt|gone|lost|drowned|destroyed)\b|\b(?:ridge|hills?|hillside|forest"
                r"|skyline) (?:is|was|are|were) (?:glowing|burning)\b",
                r"\b(?:coach|carriage|train|bus|tram)(?: \w)? (?:is|was|lies|lying) on its side\b|\bice storm\b"
                r"|\bshut the airspace\b",
                r"\b(?:embankment|hillside|cliff|bank) (?:has |just )?(?:slid|collapsed|gave way|came down)\b"
                r"|\bdam (?:went|has gone|is gone)\b",
                r"\barmy (?:is|are|were) (?:handing|giving|digging|evacuating)\b|\bsirens everywhere\b"
                r"|\bno roof (?:any ?more|left)\b",
            ),
            _STORY_EN,
        ),
    ),
)
_OPT_OUT = Signs(
    ja=(
        Sign(
            Phrases(
                r"公式(?:さん)?が?来るの(?:が)?(?:こわ|怖|嫌|いや|無理)|話しかけてくるの(?:を)?(?:やめ|無理)|二度と(?:リプ|返信|dm|連絡)(?:を)?(?:送|し|よこ|くれ)",
                r"(?:連絡|リプ|返信|返事|お声がけ)は[^。、]{0,8}(?:受けません|受け付けません|お断り|遠慮(?:して|く|し))",
            ),
            Phrases(_STORY_JA.pattern, r"と(?:言われ|返ってき|表示)|担当者?(?:が|は)"),
        ),
    ),
    en=(
        Sign(
            Phrases(
                r"\b(?:withdraw|revoke) (?:my )?consent\b.{0,20}\b(?:contact|messag|call|writ)\w*|\b(?:want"
                r"|need) no (?:answer|reply|response)\b",
                r"\bslid(?:e|es|ing) into my (?:mentions|replies|dms)\b|\b(?:don'?t|do not) @ me with\b"
                r"|\b(?:i'?d|would) like (?:brands|companies|you) "
                r"not to (?:reply|answer|write)\b|\bnobody invited you\b|\bwhatever list makes you\b",
            ),
            _STORY_EN,
        ),
    ),
)
_SIGNS = {
    GateReason.SELF_HARM: _SELF_HARM,
    GateReason.BEREAVEMENT: _BEREAVEMENT,
    GateReason.ILLNESS: _ILLNESS,
    GateReason.MINOR: _MINOR,
    GateReason.ABUSE: _ABUSE,
    GateReason.LITIGATION: _LITIGATION,
    GateReason.DISASTER: _DISASTER,
    GateReason.OPT_OUT: _OPT_OUT,
}


def roundabout(reason: GateReason, reading: Reading) -> str:
    """The words that speak of a topic without its own words, or ""; nobody who laughs means it."""
    return "" if reading.laughs else _SIGNS[reason].found_in(reading)
