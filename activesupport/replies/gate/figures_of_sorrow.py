"""What only sounds like a death, a despair or an illness: machines that die, the last meal before a diet."""

from activesupport.replies.gate.reading import Figure
from activesupport.replies.gate.vocabulary import KIN_EN, KIN_JA, MACHINE_EN, MACHINE_JA
from activesupport.text import Phrases

_SOMEBODY = rf"(?:my|our|his|her|he|she|who|when|and|while|i|we|{KIN_EN})\b"
_OF_A_PLACE = rf"(?:,? (?:at|in|on|of|from|outside) (?:the |my |our |your )?[\w-]+(?: (?!{_SOMEBODY})[\w-]+){{0,3}}?)?"
_HAS = (
    r"(?:,? (?:has|have|had|is|was|are|just|finally|sadly|now|officially|also|then|seems to have|already"
    r"|well and truly))*"
)
_YEARS_AGO_EN = (
    r"(?:\b(?:years?|yrs?|decades?) ago\b|\bas a (?:child|kid|teenager|student)\b|\bwhen i was (?:a (?:kid|child"
    r"|teenager|student)|little|\d+)\b|\bback in (?:19|20)\d\d\b|\bin my (?:teens|twenties|thirties)\b)"
)
_YEARS_AGO_JA = (
    r"(?:年(?:も)?前|昔|(?:子ども|子供|幼い|小さい|若い)(?:の)?(?:頃|ころ|とき|時)|学生時代|十代で|二十代で|幼少期)"
)

BEREAVEMENT = (
    Figure(
        Phrases(
            rf"\b{MACHINE_EN}s?{_OF_A_PLACE}{_HAS} (?:passed (?:away|on)|no longer with us|crossed the rainbow bridge"
            r"|gone to (?:a better place|meet its maker|heaven)|breathed its last|gave up the ghost)\b",
            rf"\b(?:r\.?i\.?p\.?|in loving memory of|funeral for|obituary for) (?:to )?(?:my|the|our|your) (?:\w+ )?"
            rf"{MACHINE_EN}\b",
        )
    ),
    # Those who write a will are well.
    Figure(
        Phrases(r"\bexecut(?:or|rix|ors)\b|\bprobate\b|\bfuneral\b|\bdeath certificate\b"),
        Phrases(
            r"\bwill[- ](?:storage|writing|writers?|kit|service)\b|\b(?:making|writing|updating|doing"
            r"|sorting) (?:my|our|a"
            r"|his|her) (?:own )?wills?\b|\bjust (?:being|getting) organi[sz]ed\b|\b(?:fit as|alive and (?:well"
            r"|kicking))"
            r"|\bboth (?:well|healthy|fine)\b|\bgeneral(?:ly)? (?:question|asking|speaking)\b|\bin theory\b|\bone day\b"
            r"|\bfor (?:future|when the time comes)\b"
        ),
    ),
    Figure(
        Phrases(
            r"(?:お骨|遺骨|遺影|遺品|葬式|葬儀|お通夜|喪中|形見|棺|位牌)(?:じゃ|では|や)(?:なく|なか|ない|ありま)",
            r"遺影(?:に|用に?|で)(?:も|は)?[^。]{0,6}(?:使え(?:る(?:な|ね|くらい|わ|やん)|そう)"
            r"|いける|ぴったり|ちょうど|ええ(?:な|わ|やん))",
        )
    ),
    Figure(
        Phrases(r"遺影|葬式|葬儀|戒名|遺品|四十九日|一周忌|位牌|相続"),
        Phrases(
            r"終活|まだまだ|百(?:歳)?まで|生前(?:整理|予約|契約|準備|贈与|見積)|ピンピン|ぴんぴん|元気(?:です"
            r"|だ|な)|備えて"
        ),
        Phrases(r"亡くな|亡く[しき]|逝|他界|看取|死んだ|喪主"),
    ),
)
SELF_HARM = (
    Figure(
        Phrases(
            r"\b(?:tired|sick|bored) of life (?:on hold|in (?:a|the|your) (?:queue|slow lane)|without (?:wi-?fi"
            r"|internet"
            r"|hot water|heating|a \w+)|in (?:boxes|cardboard|economy))",
            r"\b(?:tired|sick|bored) of living (?:out of|off|above|next (?:door )?to|in (?:boxes|a building site"
            r"|the dark ages)"
            r"|without (?:wi-?fi|internet|hot water|heating|a (?:kitchen|fridge|cooker|washing machine|sofa)))",
        )
    ),
    Figure(
        Phrases(
            r"\b(?:my|the|our|a) (?:very )?last (?:ever )?(?:meal|supper|dinner|pizza|order|night|day|evening"
            r"|goodbye)\b",
            r"\bfinal (?:meal|supper|night|goodbye)\b|\bgoodbye (?:fries|pizza|carbs|chips|bread|cheese|sugar"
            r"|chocolate)\b",
        ),
        Phrases(
            r"\b(?:diet|lent|ramadan|veganuary|dry january|slimming|keto|braces|marathon|half marathon"
            r"|wisdom teeth|weigh[- ]in"
            r"|sober october|going vegan|gone vegan)\b|\bbefore (?:the|our|my) (?:flight|wedding|exams?|holidays?"
            r"|move|race)\b",
        ),
        Phrases(r"\b(?:pills|tablets|sorry (?:mum|mom|dad)|not a joke|want to die|suicid\w+|kill myself)\b"),
    ),
    Figure(
        Phrases(
            rf"(?:{MACHINE_JA}|貯金|給料|ボーナス|ダイエット|計画|予算|体重計|風船|洗剤|グラス|皿|コップ)"
            r"(?:が|は|も|、)(?:また|ついに|とうとう|勝手に|今日も|自ら|棚から|机から)*"
            r"(?:自害|自殺|自死|心中|身投げ|飛び降り|首(?:を)?吊|切腹)(?:し(?:た|て|まし)?)?"
        )
    ),
    # No regrets over what was bought, no thing left undone before a move.
    Figure(
        Phrases(r"(?:悔い|後悔|未練|思い残すこと|心残り)(?:は|も|が)?(?:ない|なく|なし|ありません|ございません)"),
        Phrases(
            r"福袋|散財|課金|ガチャ|財布|完食|食べ納め|優勝|引退試合|移住|引っ越し|引越し?|転勤|帰国|留学"
            r"|卒業(?:式|旅行)|転職|閉店|"
            r"サービス終了|新生活|断捨離"
        ),
        Phrases(r"死|消え|遺|さよなら|さようなら|もう(?:この世|いい|疲れ)|迷惑"),
    ),
)
ILLNESS = (
    Figure(
        Phrases(
            rf"\b{MACHINE_EN}s?{_OF_A_PLACE}{_HAS} (?:had|having|has|suffered|suffering) (?:a|an) (?:\w+ )?(?:stroke"
            r"|heart attack|seizure|fit|aneurysm|nervous breakdown|breakdown|brain bleed|cardiac arrest)\b",
            rf"\b{MACHINE_EN}s?{_OF_A_PLACE}{_HAS} (?:in (?:a coma|intensive care|icu|hospital(?=[.,!?]|$))"
            r"|on life support"
            r"|unconscious|collapsed|not breathing|stopped breathing|brain[- ]dead|on (?:its|their) deathbed|dying"
            r"|terminal"
            r"|terminally ill|flat ?lin\w+|choking)\b",
        )
    ),
    # Long ago, and well.
    Figure(
        Phrases(rf"[^.!?;\n]{{0,100}}{_YEARS_AGO_EN}[^.!?;\n]*"),
        Phrases(
            r"\b(?:all|long(?: time)?|been|got the all|completely|totally|still) clear\b|\bclear (?:ever )?since\b"
            r"|\bcancer[- ]free\b"
            r"|\bin remission\b|\bcured\b|\b(?:fully|completely|long) recovered\b|\bnever felt better\b|\bfit as\b"
            r"|\bgood as new\b|\bhealthy (?:now|ever since|as)\b|\b(?:fighting fit|right as rain|long behind me"
            r"|feeling (?:good|great))\b"
        ),
        Phrases(
            r"\bback again\b|\b(?:it'?s|its|has) (?:back|returned|spread)\b|\b(?:now|this time) (?:my|her|his)\b"
            r"|\brelaps\w+"
        ),
    ),
    Figure(
        Phrases(
            rf"(?:{MACHINE_JA})(?:が|は|も|、|って)(?:また|完全に|突然|ずっと|もう|いま|今|今日も|朝から|全部|ほぼ|、)*"
            r"(?:意識不明|意識(?:が|を)?(?:ない|なく|失|飛ん|戻ら)|心肺停止|昏睡(?:状態)?|危篤|重体|瀕死|脳死"
            r"|息(?:を|が)?して(?:い)?"
            r"(?:ない|ません)|息を引き取|入院(?:中)?(?:です|だ|や|なので|(?=。|!|$))|発作|心臓発作|脳梗塞|虫の息|寝たきり)"
            rf"(?!(?:中|状態)?(?:の|な)[^。、]{{0,4}}{KIN_JA})"
        )
    ),
    Figure(
        Phrases(rf"[^。!?\n]{{0,60}}{_YEARS_AGO_JA}[^。!?\n]*"),
        Phrases(
            r"すっかり元気|(?:今|いま)(?:は|では|や)?[^。、]{0,12}(?:元気|健康|ぴんぴん|ピンピン|問題な)|完治|寛解"
            r"|治って[^。]{0,6}年|もう大丈夫"
            r"|なんともな|再発(?:も)?(?:なし|なく|して(?:い)?ない)|検診も異常な"
        ),
        Phrases(r"再発し(?!て(?:い)?な)|また(?:入院|手術|見つか)|転移"),
    ),
    # What a vet or a doctor says of a cat that eats too much.
    Figure(
        Phrases(
            r"(?:太りすぎ|太り過ぎ|肥満|ぽっちゃり|健康(?:体|優良|そのもの)?|食べ?(?:すぎ|過ぎ)|(?:ただの"
            r"|軽い)[^。、」]{1,8}|老眼|近視|乱視"
            r"|異常なし|花粉症|水虫|ぎっくり腰|口内炎|虫歯|甘えんぼ|仮病|筋肉痛|寝不足|便秘)[」』\"]?(?:だ|です"
            r"|である)?(?:と|って|の)"
            r"(?:診断(?:さ|を|結果|が|、|。)?|告知)",
            r"\bdiagnos(?:ed (?:him |her |me |us )?(?:with|as)|is[: ]+|is (?:is|was)[: ]+)['\"]? ?(?:an? |being "
            r"|just |terminally |severely |chronically )*"
            r"(?:overweight|fat|obese|chonky?|chunky|greedy|lazy|spoil(?:ed|t)|hay ?fever|(?:a )?cold|flat feet"
            r"|short[- ]sighted"
            r"|tennis elbow|hunger|boredom|laziness|drama queen|old age|too many treats|conjunctivitis|fleas|wind)\b",
        )
    ),
)
