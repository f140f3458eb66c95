"""What only sounds grave: machines that die, illness long past, lawyers who sell a house, words of somebody else.

Such a turn of phrase is taken out before its topic is looked for, so that what the post says besides still counts:
"the ATM had a stroke" is nothing, "the ATM had a stroke, and so had my dad" is an illness. Each of them is a kind of
harmless use, in the words of anybody, and not one post.
"""

from dataclasses import dataclass, replace

from activesupport.domain.gate import GateReason
from activesupport.replies.gate.reading import Reading
from activesupport.replies.gate.vocabulary import DEVICE_EN, DEVICE_JA, KIN_EN, PET_EN
from activesupport.text import Phrases


@dataclass(frozen=True, slots=True)
class Figure:
    """Words that do not mean it: wherever they stand, or where the post says `beside` and not `unless`."""

    words: Phrases
    beside: Phrases | None = None
    unless: Phrases | None = None

    def taken_out(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        text = "\n".join(sentences)
        if (self.beside and not self.beside.search(text)) or (self.unless and self.unless.search(text)):
            return sentences
        return tuple(self._without(sentence) for sentence in sentences)

    def _without(self, sentence: str) -> str:
        rest = sentence
        for found in reversed([*self.words.finditer(sentence)]):
            rest = f"{rest[: found.start()]}、{rest[found.end() :]}"
        return rest


_MACHINE_JA = (
    rf"(?:{DEVICE_JA}|atm|券売機|発券機|精算機|改札機?|自(?:動)?販(?:売)?機|レジ|エレベーター|エスカレーター|チャットボット"
    r"|ボット|ロボット|メーター|トースター|ドライヤー|カーナビ|ナビ|ストーブ|コピー機|複合機|ホームページ|予約画面)"
)
_MACHINE_EN = (
    rf"(?:{DEVICE_EN}|atm|cash ?point|till|self[- ]checkout|ticket (?:machine|barrier|gate)|barriers?|lift|escalator"
    r"|chat ?bot|kettle|toaster|cooker|hob|sat ?nav|thermostat|heat pump|gearbox|clutch|alternator|exhaust|scanner"
    r"|vending machine|treadmill|hoover|vacuum|doorbell|smart meter|microwave|sofa|mattress|suitcase|umbrella"
    r"|autocorrect|algorithm|timetable|(?:the )?\d{1,2}[.:]\d\d(?: train| bus| service)?)"
)
_OF_A_PLACE = r"(?:,? (?:at|in|on|of|from|outside) (?:the |my |our |your )?[\w-]+(?: [\w-]+)?)?"
_HAS = r"(?:,? (?:has|have|had|is|was|are|just|finally|sadly|now|officially|also|then|seems to have|already|well and truly))*"
_YEARS_AGO_EN = (
    r"(?:\b(?:years?|yrs?|decades?) ago\b|\bas a (?:child|kid|teenager|student)\b|\bwhen i was (?:a (?:kid|child"
    r"|teenager|student)|little|\d+)\b|\bback in (?:19|20)\d\d\b|\bin my (?:teens|twenties|thirties)\b)"
)
_YEARS_AGO_JA = (
    r"(?:年(?:も)?前|昔|(?:子ども|子供|幼い|小さい|若い)(?:の)?(?:頃|ころ|とき|時)|学生時代|十代で|二十代で|幼少期)"
)

_BEREAVEMENT = (
    Figure(
        Phrases(
            rf"\b{_MACHINE_EN}s?{_OF_A_PLACE}{_HAS} (?:passed (?:away|on)|no longer with us|crossed the rainbow bridge"
            r"|gone to (?:a better place|meet its maker|heaven)|breathed its last|gave up the ghost)\b",
            rf"\b(?:r\.?i\.?p\.?|in loving memory of|funeral for|obituary for) (?:to )?(?:my|the|our|your) (?:\w+ )?"
            rf"{_MACHINE_EN}\b",
        )
    ),
    # Those who write a will are well.
    Figure(
        Phrases(r"\bexecut(?:or|rix|ors)\b|\bprobate\b|\bfuneral\b|\bdeath certificate\b"),
        Phrases(
            r"\bwill[- ](?:storage|writing|writers?|kit|service)\b|\b(?:making|writing|updating|doing|sorting) (?:my|our|a"
            r"|his|her) (?:own )?wills?\b|\bjust (?:being|getting) organi[sz]ed\b|\b(?:fit as|alive and (?:well|kicking))"
            r"|\bboth (?:well|healthy|fine)\b|\bgeneral(?:ly)? (?:question|asking|speaking)\b|\bin theory\b|\bone day\b"
            r"|\bfor (?:future|when the time comes)\b"
        ),
    ),
    Figure(
        Phrases(
            r"(?:お骨|遺骨|遺影|遺品|葬式|葬儀|お通夜|喪中|形見|棺|位牌)(?:じゃ|では|や)(?:なく|なか|ない|ありま)",
            r"遺影(?:に(?:も|は|したい|しよう|する)|用に?|で)[^。]{0,6}(?:使え|なる|いける|ぴったり|ちょうど|したい|しよう|できる|ええ|いい)",
        )
    ),
    Figure(
        Phrases(r"遺影|葬式|葬儀|戒名|遺品|四十九日|一周忌|位牌|相続"),
        Phrases(r"終活|まだまだ|百(?:歳)?まで|生前|ピンピン|ぴんぴん|元気(?:です|だ|な)|備えて"),
        Phrases(r"亡くな|亡く[しき]|逝|他界|看取|死んだ|喪主"),
    ),
)
_SELF_HARM = (
    Figure(
        Phrases(
            r"\b(?:tired|sick|bored) of life (?:on hold|in (?:a|the|your) (?:queue|slow lane)|without (?:wi-?fi|internet"
            r"|hot water|heating|a \w+)|in (?:boxes|cardboard|economy))",
            r"\b(?:tired|sick|bored) of living (?:out of|off|above|next (?:door )?to|in (?:boxes|a building site|the dark ages)"
            r"|without (?:wi-?fi|internet|hot water|heating|a (?:kitchen|fridge|cooker|washing machine|sofa)))",
        )
    ),
    Figure(
        Phrases(
            r"\b(?:my|the|our|a) (?:very )?last (?:ever )?(?:meal|supper|dinner|pizza|order|night|day|evening|goodbye)\b",
            r"\bfinal (?:meal|supper|night|goodbye)\b|\bgoodbye (?:fries|pizza|carbs|chips|bread|cheese|sugar|chocolate)\b",
        ),
        Phrases(
            r"\b(?:diet|lent|ramadan|veganuary|dry january|slimming|keto|braces|marathon|half marathon|wisdom teeth|weigh[- ]in"
            r"|sober october|going vegan|gone vegan)\b|\bbefore (?:the|our|my) (?:flight|wedding|exams?|holidays?|move|race)\b",
        ),
        Phrases(r"\b(?:pills|tablets|sorry (?:mum|mom|dad)|not a joke|want to die|suicid\w+|kill myself)\b"),
    ),
    Figure(
        Phrases(
            rf"(?:{_MACHINE_JA}|貯金|給料|ボーナス|ダイエット|計画|予算|体重計|風船|洗剤|グラス|皿|コップ)"
            r"(?:が|は|も|、)(?:また|ついに|とうとう|勝手に|今日も|自ら|棚から|机から)*"
            r"(?:自害|自殺|自死|心中|身投げ|飛び降り|首(?:を)?吊|切腹)(?:し(?:た|て|まし)?)?"
        )
    ),
    # No regrets over what was bought, no thing left undone before a move.
    Figure(
        Phrases(r"(?:悔い|後悔|未練|思い残すこと|心残り)(?:は|も|が)?(?:ない|なく|なし|ありません|ございません)"),
        Phrases(
            r"福袋|散財|課金|ガチャ|財布|完食|食べ納め|優勝|引退試合|移住|引っ越し|引越し?|転勤|帰国|留学|卒業(?:式|旅行)|転職|閉店|"
            r"サービス終了|新生活|断捨離"
        ),
        Phrases(r"死|消え|遺|さよなら|さようなら|もう(?:この世|いい|疲れ)|迷惑"),
    ),
)
_ILLNESS = (
    Figure(
        Phrases(
            rf"\b{_MACHINE_EN}s?{_OF_A_PLACE}{_HAS} (?:had|having|has|suffered|suffering) (?:a|an) (?:\w+ )?(?:stroke"
            r"|heart attack|seizure|fit|aneurysm|nervous breakdown|breakdown|brain bleed|cardiac arrest)\b",
            rf"\b{_MACHINE_EN}s?{_OF_A_PLACE}{_HAS} (?:in (?:a coma|intensive care|icu|hospital)|on life support"
            r"|unconscious|collapsed|not breathing|stopped breathing|brain[- ]dead|on (?:its|their) deathbed|dying|terminal"
            r"|terminally ill|flat ?lin\w+|choking)\b",
        )
    ),
    # Long ago, and well.
    Figure(
        Phrases(rf"[^.!?;\n]*{_YEARS_AGO_EN}[^.!?;\n]*"),
        Phrases(
            r"\b(?:all|long(?: time)?|been|got the all|completely|totally|still) clear\b|\bclear (?:ever )?since\b|\bcancer[- ]free\b"
            r"|\bin remission\b|\bcured\b|\b(?:fully|completely|long) recovered\b|\bnever felt better\b|\bfit as\b"
            r"|\bgood as new\b|\bhealthy (?:now|ever since|as)\b|\b(?:fighting fit|right as rain|long behind me|feeling (?:good|great))\b"
        ),
        Phrases(
            r"\bback again\b|\b(?:it'?s|its|has) (?:back|returned|spread)\b|\b(?:now|this time) (?:my|her|his)\b|\brelaps\w+"
        ),
    ),
    Figure(
        Phrases(
            rf"(?:{_MACHINE_JA})(?:が|は|も|、|って)(?:また|完全に|突然|ずっと|もう|いま|今|今日も|朝から|全部|ほぼ|、)*"
            r"(?:意識不明|意識(?:が|を)?(?:ない|なく|失|飛ん|戻ら)|心肺停止|昏睡(?:状態)?|危篤|重体|瀕死|脳死|息(?:を|が)?して(?:い)?"
            r"(?:ない|ません)|息を引き取|入院(?:中|し|です)?|発作|心臓発作|脳梗塞|虫の息|寝たきり)"
        )
    ),
    Figure(
        Phrases(rf"[^。!?\n]*{_YEARS_AGO_JA}[^。!?\n]*"),
        Phrases(
            r"すっかり元気|(?:今|いま)(?:は|では|や)?[^。、]{0,12}(?:元気|健康|ぴんぴん|ピンピン|問題な)|完治|寛解|治って[^。]{0,6}年|もう大丈夫"
            r"|なんともな|再発(?:も)?(?:なし|なく|して(?:い)?ない)|検診も異常な"
        ),
        Phrases(r"再発し(?!て(?:い)?な)|また(?:入院|手術|見つか)|転移"),
    ),
    # What a vet or a doctor says of a cat that eats too much.
    Figure(
        Phrases(
            r"(?:太りすぎ|太り過ぎ|肥満|ぽっちゃり|健康(?:体|優良|そのもの)?|食べ?(?:すぎ|過ぎ)|(?:ただの|軽い)[^。、」]{1,8}|老眼|近視|乱視"
            r"|異常なし|花粉症|水虫|ぎっくり腰|口内炎|虫歯|甘えんぼ|仮病|筋肉痛|寝不足|便秘)[」』\"]?(?:だ|です|である)?(?:と|って|の)"
            r"(?:診断(?:さ|を|結果|が|、|。)?|告知)",
            r"\bdiagnos(?:ed (?:him |her |me |us )?(?:with|as)|is[: ]+|is (?:is|was)[: ]+)['\"]? ?(?:an? |being |just |terminally |severely |chronically )*"
            r"(?:overweight|fat|obese|chonky?|chunky|greedy|lazy|spoil(?:ed|t)|hay ?fever|(?:a )?cold|flat feet|short[- ]sighted"
            r"|tennis elbow|hunger|boredom|laziness|drama queen|old age|too many treats|conjunctivitis|fleas|wind)\b",
        )
    ),
)
_MINOR = (
    # Somebody else's birthday, a dog's, a car's.
    Figure(
        Phrases(
            rf"\b(?:{PET_EN}|{KIN_EN}|lass(?:ie)?|lad(?:die)?|girl|boy|pooch|moggy|mare|gelding|he|she|it|car|van|app|company|shop"
            r"|house|boiler|banger)(?:'s|'ll| has| have| will| is| just| only| finally| who| also)* (?:turn(?:s|ed|ing)?|be|was|is"
            r"|are|hit|reached|aged)(?: just| only| already)? (?:[6-9]|1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
            r"|seventeen)\b"
        )
    ),
    # Who teaches a year is not in it.
    Figure(
        Phrases(
            r"\b(?:head|leader|teachers?|tutor|teach(?:es|ing)?|ta|assistant|coach|governor|lead|rep|mum|mom|dad|parent|librarian"
            r"|coordinator) (?:of|for|in|to|at|with) (?:the |a )?(?:year|yr|grade|class|form|primary|p|std) ?(?:\d+|[a-z]+)\b"
            r"(?: here)?",
            r"\b(?:year|yr|grade|form) ?\d+ (?:teacher|tutor|head|lead|leader|parent|mum|mom|dad|ta|coordinator)\b(?: here)?",
            r"(?:小|中|高)?[1-6一二三四五六](?:年生?|学年)?(?:の)?(?:学年主任|主任|担任|副担任|担当教員|教諭|教師|講師|学年の先生|保護者)",
        )
    ),
)
_THING_EN = (
    rf"(?:{_MACHINE_EN}|app|policy|hold music|jingle|ads?|advert|update|queue|font|logo|system|feature|pop[- ]?ups?|algorithm|captcha"
    r"|form|paywall|playlist|filter|newsletter|password|login)"
)
_ABUSE = (
    Figure(
        Phrases(
            rf"\b(?:hope|wish|pray)s?(?: that)? (?:the|your|this|that|their|whatever) (?:\w+ ){{0,2}}?{_THING_EN} (?:would |will |should )?"
            r"(?:dies?|rots?|burns?|crash(?:es)?|chokes?)(?: in (?:a (?:fire|ditch|hole)|hell))?\b",
            rf"\b{_THING_EN}s?(?: \w+){{0,2}}? (?:can|should|needs? to|deserves? to|must|may) (?:go )?(?:and )?(?:die|burn|rot|be shot"
            r"|choke|crash)(?: in (?:a (?:fire|ditch|hole)|hell))?\b",
        )
    ),
    Figure(
        Phrases(
            r"\bi know (?:exactly )?where (?:you|he|she|they|your|his|her|the|that) ?(?:\w+ ){0,2}?(?:lives?|works?|parks?|drinks?)\b",
            r"(?:家|住所|顔|名前|実家|学校|職場)(?:は|も|を|が|まで)?(?:よく)?(?:知って(?:い)?(?:る|ます)|わかる|覚えて(?:い)?(?:る|ます))",
        ),
        Phrases(
            r"\b(?:my|our|a|the) (?:\w+ )?(?:next[- ]door )?neighbou?r\b|\bnext door to (?:me|us|mum|my)\b|\b(?:he|she)(?:'s| is) (?:my|our)"
            r" (?:mate|friend|brother|cousin|uncle|aunt|nephew|brother-in-law)\b|\bwent to school (?:together|with)\b",
            r"ご近所さん|お隣(?:さん|の)|同級生|幼なじみ|幼馴染|いとこ|親戚|町内|差し入れ",
        ),
        Phrases(
            r"\b(?:regret|pay for|sleep|tonight|burn|hurt|kill|smash|coming (?:round|for)|watch)\b|ぞ|からな|覚悟|待って(?:ろ|る)|後悔"
        ),
    ),
)
_LAWYERS_EN = (
    r"(?:solicitors?|lawyers?|conveyanc\w+|attorneys?|notary|barristers?|paralegals?|legal (?:team|counsel|department))"
)
_LITIGATION = (
    # A house is bought; a job is looked for.
    Figure(
        Phrases(rf"\b{_LAWYERS_EN}(?:'s)?\b|\bpower of attorney\b"),
        Phrases(
            r"\b(?:we'?re|i'?m|we are|i am|they'?re|currently|just) (?:\w+ )?(?:buying|selling|purchasing|remortgaging|moving house)\b",
            r"\b(?:buying|bought|selling|sold|purchas\w+) (?:a|an|the|our|my|our first|my first) (?:\w+ )?(?:house|flat|home|place"
            r"|bungalow|farm|cottage|apartment|property)\b|\bproof of (?:savings|funds|deposit|income|address)\b|\bconveyanc\w+"
            r"|\bexchang\w+ contracts\b|\bcompletion (?:date|day)\b|\bhouse (?:purchase|sale)\b|\bfirst[- ]time buyers?\b"
            r"|\bgift(?:ed)? deposit\b",
            r"\b(?:vacanc\w+|hiring|recruit\w*|careers? (?:page|fair|site)|job (?:advert|ad|opening|listing|description|alert)"
            r"|apply(?:ing)? for (?:the|a|your) (?:\w+ )?(?:job|role|post|position|vacancy|internship)|internships?|training contract"
            r"|graduate scheme)\b",
        ),
        Phrases(
            r"\b(?:sue|suing|complain\w*|compensation|legal action|damages|negligen\w+|breach\w*|refus\w+|claim\w*|ombudsman|fraud\w*"
            r"|dispute|court|mis-?sold|against you|fell through)\b"
        ),
    ),
    Figure(
        Phrases(
            r"\b(?:work(?:ed|ing|s)?|job|jobs|clerk|usher|intern(?:ed|ing)?|temp(?:ed|ing)?|interpreter|cleaner|volunteer(?:ed|ing)?)"
            r" (?:\w+ ){0,3}?(?:in|at|for) (?:the |a |our )?(?:\w+ )?(?:courts?|tribunals?|law firm|solicitors?|court ?house)\b",
            r"(?:裁判所|地裁|家裁|簡裁|法テラス|弁護士事務所|法律事務所)(?:で|に)(?:事務|働|勤|バイト|パート|書記|通訳|就職|内定|採用)[^。、]{0,8}",
        )
    ),
    Figure(
        Phrases(r"弁護士(?:の?先生)?|司法書士|裁判所|法務|公証人"),
        Phrases(
            r"求人|中途(?:採用)?|採用(?:試験|情報|ページ)|応募|新卒|インターン|募集要項",
            r"(?:家|マンション|土地|自宅|中古住宅|物件)(?:を|の)[^。]{0,6}(?:購入|買|売却|売る|売買)|登記|住宅ローン(?:の)?(?:審査|申込|契約)",
        ),
        Phrases(r"訴|賠償|慰謝料|返金|拒否|苦情|クレーム|争|不当"),
    ),
    # A quarrel at home, with a judge who is asked for fun.
    Figure(
        Phrases(
            r"判決(?:を)?(?:お願い|どうぞ|求む|ください|下さい|は(?:いかに|!|\?))",
            r"(?:夫婦|家庭内|家族|兄弟|姉妹|脳内|我が家|わが家|リビング)(?:の)?(?:裁判|法廷|陪審|判決)[^。、]{0,6}",
            r"\b(?:kitchen|household|sofa|family group chat|living room) (?:court|tribunal|jury)\b",
        )
    ),
)
_DISASTER = (
    Figure(
        Phrases(
            r"(?:人|客|お客さん|車|荷物|段ボール|子ども|子供|課題|仕事|感動|情報|服|本|請求書?|お土産|感情|旨味|うま味|チーズ|いくら"
            r"|レシート|書類|拍手|笑い|値引き)の(?:大|小)?(?:津波|洪水|雪崩|なだれ|土石流|噴火|竜巻|地震|氾濫|爆発)",
            r"\b(?:tsunami|avalanche|flood|earthquake|tornado|hurricane|blizzard|explosion|mudslide|landslide)s? of (?!mud|water|snow"
            r"|rocks?|debris|ash|sewage|fire|flames)\w+",
            r"\b(?:flavou?r|taste|cheese|glitter|confetti|colou?r|toddler|lego|laundry) (?:explosion|tsunami|tornado|bomb|avalanche"
            r"|earthquake|volcano)s?\b",
        )
    ),
    Figure(
        Phrases(
            r"\bevacuat\w+|\bexplosions?\b|\bexploded?\b|\berupt\w+|\bvolcan\w+|\bon fire\b|避難(?:し(?:た|て|ます))?|噴火|爆発"
        ),
        Phrases(
            r"\b(?:hot sauce|spic(?:y|e|iest)|curry|chilli|chili|vindaloo|jalape\w+|wings|ghost pepper|fart\w*|nappy|diaper|stinky)\b"
            r"|激辛|辛さ|辛すぎ|唐辛子|カレー|担々|わさび|おなら|おむつ"
        ),
        Phrases(
            r"\b(?:gas|smoke|alarm|fire brigade|firefighters|police|injured|building|warning)\b|消防|煙|けが|怪我|警報|火事"
        ),
    ),
    # Sales and bank holidays.
    Figure(
        Phrases(r"\bstampedes?\b|\briot(?:ing|ers|s)?\b|\bwar ?zones?\b|将棋倒し|暴動|パニック"),
        Phrases(
            r"\b(?:bank holiday|sales?|black friday|ha|haha|boxing day|half term|doors open\w*|buffet|free \w+|launch day|opening day"
            r"|last year|early bird|rush hour|checkout|presale)\b|セール|福袋|発売日|開店|行列|バーゲン|先着"
        ),
        Phrases(
            r"\b(?:injur\w+|crush\w*|trampled|hurt|trapped|dead|killed|hospital|ambulance|police|scream\w*)\b|けが|怪我|負傷|救急|搬送|下敷き"
        ),
    ),
)
_OPT_OUT = (
    # What others said to the writer.
    Figure(
        Phrases(
            r"[「『\"][^」』\"]{1,40}[」』\"](?:って|と|とか|とまで)(?:言われ|言い返され|返され|返って|書かれ|送られ|断られ|怒られ|来た|きた|言う|言った)",
            r"(?:連絡|返信|返事|リプ|dm|話しかけ|関わら|絡ま|近寄ら)(?:し|して)?(?:こ)?(?:ない|んとい)で?(?:くれ|ください|ほしい)?(?:って|と)"
            r"(?:まで)?(?:言われ|返され|書かれ|送られ|断られ|怒られ|振られ|ふられ)",
            r"\b(?:he|she|they|someone|somebody|my (?:\w+ )?(?:ex|date|match|boss|boyfriend|girlfriend|friend|mate|sister|brother|mum|mom"
            r"|dad|neighbou?r|landlord)|(?:a|the|this|another|one) (?:\w+ )?(?:guy|girl|bloke|woman|man|lad|match|date|person))"
            r"(?:'s| has| just| literally| then| actually)* (?:said|says|told (?:me|us)|tells (?:me|us)|replied|texted|messaged(?: me)?"
            r"|asked (?:me|us)|wrote|goes|went)[:,]?(?: (?:to|with))? ?['\"]?(?:please |just )*(?:stop|don'?t|do not|never|leave|not to"
            r"|no more|quit)\b[^.!?\"]{0,40}",
        )
    ),
)
_FIGURES = {
    GateReason.BEREAVEMENT: _BEREAVEMENT,
    GateReason.SELF_HARM: _SELF_HARM,
    GateReason.ILLNESS: _ILLNESS,
    GateReason.MINOR: _MINOR,
    GateReason.ABUSE: _ABUSE,
    GateReason.LITIGATION: _LITIGATION,
    GateReason.DISASTER: _DISASTER,
    GateReason.OPT_OUT: _OPT_OUT,
}


def without_figures(reason: GateReason, reading: Reading) -> Reading:
    """The reading as the topic of `reason` is to see it: without what only sounds like it."""
    sentences = reading.sentences
    for figure in _FIGURES[reason]:
        sentences = figure.taken_out(sentences)
    return replace(reading, sentences=sentences)
