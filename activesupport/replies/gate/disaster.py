"""Disaster: the post comes out of a public emergency, or asks after one. Preparing and metaphors are not meant."""

from activesupport.replies.gate.emergencies import INSIDE_EN, INSIDE_JA, NOT_NOW_EN, NOT_NOW_JA
from activesupport.replies.gate.reading import Reading, Sign, Signs
from activesupport.text import Phrases

_JA = (
    Sign(
        Phrases(
            # Earthquakes.
            (
                r"地震(?!速報(?:アプリ)?(?:の|を)(?:使|設))(?:で|の(?:影響|せい|後|あと|揺れ|直後)|が|、|だ|!"
                r"|あっ|直後|発生|大丈夫|来|、)|(?:今の?|さっきの?)揺れ|震度[3-7345６５７]|震源|余震|本震"
                r"|大きい揺れ"
            ),
            # Warnings, water, slopes.
            (
                r"津波(?:注意|警|が(?:来|き)|から|で|到達|、)|高台(?:に|へ)(?:逃|避|上)|(?:大雨|暴風|高潮"
                r"|土砂災害|氾濫|噴火|大雪|洪水|避難)(?:特別)?(?:警報|注意報|警戒|情報)|特別警報|線状降水帯"
                r"|(?<!ゲリラ)豪雨|(?:床上|床下|一階|1階|家|店|駅|道路|地下|街)?(?:が|まで)?(?:浸水|冠水"
                r"|水没し(?:た|て|そう))|河川?(?:が)?(?:氾濫|決壊|あふれ|溢れ)|川(?:が)?(?:氾濫|あふれ|溢れ)"
                r"|土砂(?:崩|災害|に)|雪崩|土石流|がけ崩れ|崖崩れ|洪水"
            ),
            # Storms, snow, fire.
            (
                r"台風(?:\d+号)?(?:の(?:影響|せい|中|被害|直撃|停電|後)|で|が|直撃|接近|上陸|被害|来て|、)|竜巻"
                r"|大雪で(?:立ち往生|孤立|動け|閉じ)|豪雪|噴火|火山灰|火砕流|山火事|大規模火災|延焼|爆発(?:事故"
                r"|が|あ|した|音)|爆破予告|ガス爆発|火災(?:で|が|発生)(?:避難|、)?"
            ),
            # Fleeing, being cut off, being rescued.
            (
                r"避難(?:所|指示|勧告|中|生活|命令|し(?:て|た|ま|ろ|てき)|でき|する(?:とき|時|ので)?|準備|解除"
                r"|場所)|被災(?:し|者|地|証明|中)|罹災|断水|停電(?:と断水|.{0,12}(?:地震|台風|避難|余震|豪雨"
                r"|落雷))|安否|災害(?:伝言|時(?:の|に)|用|救助|支援|派遣|ボランティア|で|に遭)|救助(?:待|隊|を)"
                r"|仮設住宅|給水車"
            ),
            # Crashes, attacks, casualties.
            (
                r"脱線|列車事故|墜落|不時着|炎上して(?:る|い)(?:機|飛)|衝突事故"
                r"|(?<![飯ト])(?<!めし)(?<!メシ)テロ(?:が|で|か|事件|攻撃)|銃(?:撃|声|乱射)|発砲|刃物(?:を)?(?:持"
                r"|男|振)|通り魔|刺傷|刺された人|無差別|立てこもり|空爆|ミサイル|空襲|j-?アラート|原発事故"
                r"|将棋倒し|雑踏事故|けが人(?:が)?(?:多|出|運|いる)|負傷者|死傷者|犠牲者(?:が|も)(?:出|い|増)"
            ),
        ),
        NOT_NOW_JA,
    ),
)
_EN = (
    Sign(
        Phrases(
            # Earthquakes, storms.
            (
                r"\b(?:earth)?quake\b|\baftershocks?\b|\btsunami\b|\bmagnitude \d|\brichter|\b(?:hurricane"
                r"|typhoon|cyclone|tropical storm|superstorm|storm (?!surge protector)[a-z]{4,}(?= (?:has|took"
                r"|knocked|hit|is|ripped|destroyed|flooded|left)))\b|\btornado(?:es)?\b|\btwister (?:just|hit"
                r"|touch)|\bstorm surge\b|\bblizzard\b(?! entertainment| games?| support)|\bwhiteout\b"
            ),
            # Fire, water, slopes.
            (
                r"\b(?:wild|bush|forest|brush)[- ]?fires?\b|\bflash flood\w*|\bflood ?waters?\b"
                r"|\bflood (?:warning|victims?|zone|defences|defenses|alert|relief|hit)"
                r"|(?<!in )\bfloods\b(?! (?:of|my|the market|in to))|\bflooding\b(?! (?:back|my|our|the (?:market"
                r"|timeline|feed)))|\bflooded (?:out|streets?|town|village|roads?|area|station|homes?"
                r"|ground floor|city|house)|\b(?:town|village|city|street|streets|road|area|house|home|whole \w+"
                r"|station|ground floor)(?: \w+){0,2} flooded|\bwater (?:is )?(?:rising|up to (?:the|our"
                r"|my) (?:door|window|meter|knees|waist|roof))|\bland ?slides?\b|\bmud ?slides?\b|\bsinkhole\b"
                r"|\bvolcan\w+\b.{0,60}\b(?:erupt|evacu|ash|lava|cleared out|alert)|\bvolcanic (?:ash|eruption)"
                r"|\bash cloud|\bdam (?:has )?(?:burst|broke|failed|collapsed)|\bavalanche\b(?! of)"
            ),
            # Fleeing, being rescued, casualties.
            (
                r"\bevacuat\w+|\bevacuees?\b|\bshelter(?:ing)? in place|\bemergency (?:shelter|evacuation)"
                r"|\bstate of emergency|\bred cross|\bfema\b|\bdisaster (?:area|zone|relief|struck)"
                r"|\bnatural disaster|\bpacking (?:up )?(?:the )?(?:cars?) (?:to|and)|\bmandatory evac"
                r"|\bsearch and rescue|\bmissing persons?|\bdeath toll|\b(?:many|several|multiple|dozens of"
                r"|\d+) people (?:are |were |was )?(?:\w+ )?(?:dead|died|killed|injured|trapped)|\bcasualties\b"
                r"|\bfirst responders"
            ),
            # Attacks.
            (
                r"\b(?:terror(?:ist)?|knife|gun|bomb|missile|drone|acid|gas|chemical) attacks?\b"
                r"|(?<!little )\bterroris[tm]s?\b|\bgunm[ae]n\b|\bgun(?:shots?|fire)\b|\b(?:mass "
                r"|school )?shooting (?:at|in|near|outside|happening|right)|\bactive shooter|\bstabbings? (?:at"
                r"|in|near|outside|on)\b|\bshots fired (?:at|in|near|outside)|\bbomb (?:threat|scare|went|blast"
                r"|alert)|\bbombings?\b|\b(?:huge |massive |big |gas |an |the |just heard an? )?explosions?\b"
                r"|\bblast at\b|\bhostages\b|\bhostage situation|\bair ?strikes?\b|\bshelling\b(?! out)"
                r"|\bmissiles?\b|\brioters\b|\brioting\b|\bstampede\b|\bcrowd crush"
            ),
            # Crashes, collapses.
            (
                r"\b(?:train|rail|plane|coach|bus|tram|ferry|air|helicopter|metro|[a-z]+ rail"
                r"|[a-z]+ air) (?:crash|derail\w+|collision|accident|wreck)\b|\bderail\w+|\bcrash[- ]land\w*"
                r"|\bemergency landing|\bplane (?:went down|down\b)|\bthe crash\b.{0,80}\b(?:people|survivors?"
                r"|walked out|shaking|injured|dead)|\b(?:bridge|building|platform|roof|stand"
                r"|crane) (?:has )?collaps\w+|\bnuclear (?:plant|accident)|\bchemical (?:spill|leak)"
                r"|\bgas leak\b.{0,40}\bevac"
            ),
        ),
        NOT_NOW_EN,
    ),
)
# What was taken from the writer: no alarm is told, only that there is no house any more.
_TAKEN_JA = Sign(
    Phrases(
        r"(?:水害|洪水|大水|津波|台風|豪雨|大雨|土石流|土砂|火事|火災|噴火|溶岩|竜巻|地震|震災|高潮)で[^。]{0,12}"
        r"(?:家|自宅|実家|店|住まい|住むところ|何もかも|すべて|全部|家財|財産|ふるさと)[^。]{0,8}"
        r"(?:なくし|なくな|失|流され|流れ|持っていかれ|やられ|焼け|焼かれ|壊され|壊れ|潰れ|つか[りっ]|浸か|住めな|消え)"
        r"|(?:家|自宅|実家|店)(?:が|は|も|ごと)[^。]{0,6}(?:流され|水に(?:つか|浸か)|波に|焼け落|焼け出され|燃えてしま)"
    ),
    NOT_NOW_JA,
)
_FORCE_EN = (
    r"(?:flood(?:s|waters?)?|fires?|wildfires?|blaze|river|sea|storm|hurricane|cyclone|typhoon|tornado|twister"
    r"|quake|earthquake|tsunami|mudslide|landslide|lava|surge)"
)
_HOME_EN = (
    r"(?:(?:our|my|his|her|their|the whole) (?:[\w-]+ )?(?:house|home|place|flat|street|village|town|farm|roof|shop"
    r"|cottage|caravan|bungalow)|everything)"
)
_TAKEN_EN = Sign(
    Phrases(
        rf"\b{_FORCE_EN} (?:has |have |had |just |also )*(?:took|taken|destroyed|swept away|wiped out|flattened"
        rf"|levelled|leveled|claimed|swallowed|got|gutted|ripped through|tore through|tore apart|reached|ruined)"
        rf" {_HOME_EN}\b"
        r"(?! (?:from|apart|to|and turned))",
        rf"\b(?:lost|losing) {_HOME_EN} (?:in|to|because of|during|when) (?:the|last \w+'s|a|that|this|\w+day's) "
        rf"(?:[\w-]+ )?{_FORCE_EN}\b",
        rf"\b{_HOME_EN}(?: was| is| has been| got|'s been| were)? (?:swept away|washed away|burned down|burnt down"
        r"|razed|under water|underwater|levelled by|flattened by|destroyed by)\b",
    ),
    NOT_NOW_EN,
)
_SIGNS = Signs(ja=(*_JA, INSIDE_JA, _TAKEN_JA), en=(*_EN, INSIDE_EN, _TAKEN_EN))


def disaster(reading: Reading) -> str:
    """The words that tell of a public emergency, or ""."""
    return _SIGNS.found_in(reading)
