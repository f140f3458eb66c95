"""Illness: somebody is gravely ill, or in danger of their life now, and the brand is told. Not colds, nor metaphors."""

from activesupport.replies.gate.ailing import AT_WORK_EN, AT_WORK_JA, BY_ITS_COURSE
from activesupport.replies.gate.danger import danger
from activesupport.replies.gate.reading import Reading, Sign, Signs
from activesupport.replies.gate.vocabulary import (
    DEVICE_EN,
    DEVICE_JA,
    KIN_EN,
    KIN_JA,
    PET_EN,
    PET_JA,
    STORY_EN,
    STORY_JA,
)
from activesupport.text import Phrases

_WHO_JA = rf"(?:{KIN_JA}|{PET_JA}|私|僕|俺|自分|わたし|うち|当方)"
_NOT_ILL_JA = Phrases(
    # Phones in hospital.
    (
        rf"(?:{DEVICE_JA})(?:さん|ちゃん|くん)?(?:が|は|も|を|、| |、?また|の)?[^。、]{{0,6}}(?:入院|手術|重症"
        rf"|危篤|闘病|余命|icu|瀕死|倒れ)"
    ),
    # Insurance, prevention.
    r"(?:入院|がん|癌|ガン|医療|介護)(?:保険|特約|共済|検診|検査キット|予防|対策|セミナー)|保険(?:の|に)(?:見直|加入)",
    # Metaphors.
    (
        r"(?:は|が|も)(?:社会|会社|業界|日本|組織|職場|チーム)の(?:癌|がん|ガン)|(?:癌|がん|ガン)(?:でしか|だわ"
        r"|だろ|すぎ|みたいな|のような)"
    ),
    # Hyperbole.
    (
        r"(?:うつ|鬱|病気|入院|認知症|ノイローゼ|病み)(?:に)?(?:な(?:り|る)そう|しそう|になるわ|なるレベル|かと思"
        r"|レベル|かな(?:www|笑|草)|みたいな|不可避)"
    ),
    # Who works there.
    (
        r"看護師(?:です|して|を|や|として)|医師です|医者です|病院(?:で|に)(?:働|勤)|病院勤務|医療従事|介護職"
        r"|介護士|ナース(?:です|して)|研修医|入院病棟(?:で|に)勤"
    ),
    # Comparisons, trifles.
    (
        r"(?:患者|病人|入院)の(?:気分|気持ち)|(?:入院|手術|闘病)(?:した)?(?:みたい|気分)|スマホ依存|依存症|中毒"
        r"|厨二|中二病|恋の病|病気レベル|プラシーボ|花粉症|二日酔い"
    ),
    # Celebrities.
    (
        r"(?:歌手|俳優|女優|芸人|作家|作者|監督|選手|声優|大統領|首相|社長)(?:の|が|さん)[^。]{0,12}(?:入院|手術"
        r"|闘病|癌|がん|休養)"
    ),
)
_JA = (
    Sign(
        Phrases(
            # Cancer by its place.
            (
                r"(?:肺|胃|大腸|直腸|乳|子宮|卵巣|前立腺|膵臓?|肝臓?|腎臓?|食道|咽頭|喉頭|甲状腺|血液の?|皮膚"
                r"|末期|小児|ステージ.{0,3})(?:がん|癌|ガン)"
            ),
            # Cancer that somebody has.
            r"(?:がん|癌|ガン)(?:って(?:言われ|診断|わか|分か)|と(?:診断|宣告|告知|言われ|わか|分か|闘)"
            r"|が(?:見つか|みつか|再発|転移|わか|分か|進行)|に(?:な[っりる]|かか|罹)|で(?:入院|闘病|余命|治療"
            r"|手術|療養|通院)"
            r"|(?:の)?ステージ|の(?:治療|手術|告知|診断|再発|転移|ため|疑い|妻|夫|父|母)|を患|患者(?:です"
            r"|なの|本人)|治療(?:中|で|の|を|に))",
            # Cancer's company.
            (
                r"白血病|悪性(?:腫瘍|リンパ)|脳?腫瘍|リンパ腫|肉腫|抗(?:がん|癌|ガン)剤|放射線治療|化学療法"
                r"|無菌室|骨髄移植|臓器移植|余命|末期(?:の|で)|緩和ケア|ホスピス|終末期"
            ),
            # Organs, machines, emergencies.
            r"脳(?:梗塞|出血|卒中|溢血|炎)|くも膜下|心(?:筋梗塞|不全|停止|肺停止)|(?:人工)?透析|人工呼吸器"
            r"|在宅酸素|酸素(?:吸入|濃縮)|胃ろう|集中治療室|\bicu|救急(?:搬送|車で(?:運|搬))"
            r"|腎不全|肝不全|呼吸不全|肝硬変|肺炎|敗血症|半身不随|てんかん|点滴(?:中|を受|が外)|危篤|重体"
            r"|昏睡|意識(?:不明|が(?:な|戻ら|もど)|を失)|植物状態|延命",
            # In hospital.
            (
                r"(?:緊急)?入院(?!食)(?:し(?:て|た|ま|ちゃ|と|てん)|中|生活|先|して|が(?:決ま|長引|続)|に(?:な"
                r"|伴)|する(?:こと|ため|ので|の)|手続|費|の(?:ため|間|付き)|です|で(?!き|も)|、|。|$)|病室(?:で"
                r"|から|の|に)|病床|入退院|長期療養|自宅療養|闘病"
            ),
            # Operations.
            (
                r"(?:心臓|脳|開腹|がん|癌|緊急|大きな|目の|腰の|ヘルニアの|白内障の|帝王切開)?手術(?:で"
                r"|(?<=緊急手術)|を(?:し|受|控|終|す)|し(?:て|た|ま)|が(?:決|あ|終)|に(?:な|向)|後|前|待ち"
                r"|する(?:こと|ので|ため)|の(?:ため|日程|予定))"
            ),
            # Pregnancies, diagnoses of the mind.
            (
                r"流産|切迫早産|子宮外妊娠|稽留|早産で|未熟児|(?:双極性|解離性|統合失調|適応障害|摂食障害|うつ病"
                r"|鬱病|パニック障害|不安障害|ptsd|強迫性障害)(?!っぽ|かよ|になる)"
            ),
            # A mind that keeps somebody from working.
            (
                r"(?:うつ|鬱|メンタル)(?:で|が(?:ひど|悪化|再発)|を(?:患|やっ|発症))[^。]{0,8}(?:休職|通院|退職"
                r"|入院|動け|起き|療養|治療|外に出|働け|倒れ|診断|薬|悪化|再発)|(?:精神科|心療内科)(?:に|へ"
                r"|の)?(?:通|入院|かか|受診|で)"
            ),
            # Chronic and incurable.
            (
                r"認知症|アルツハイマー|パーキンソン|難病|指定難病|膠原病|\bals\b|多発性硬化症|筋ジス|リウマチで"
                r"|クローン病|潰瘍性大腸炎|ペースメーカー|心臓病|腎臓病|心疾患|重い病|重病|大病|持病が|危ない状態"
                r"|寝たきり"
            ),
            # Collapsed, fighting.
            (
                rf"{_WHO_JA}(?:が|は|も)[^。]{{0,14}}(?:倒れ(?:て|た|まし|ちゃ)|病気で|病気に|寝込んで|闘っ(?:て"
                rf"|た))|病気(?:療養|の(?:父|母|妻|夫|息子|娘|子|祖|家族|治療))|病(?:に倒れ|を患|と闘)|患って"
            ),
        ),
        _NOT_ILL_JA,
    ),
)

_WHO_EN = rf"(?:i|we|he|she|they|(?:my|our|his|her) (?:[\w-]+ ){{0,2}}?(?:{KIN_EN}|{PET_EN}))"
_NOT_ILL_EN = Phrases(
    # Phones on life support, plants.
    (
        rf"\b(?:{DEVICE_EN})s?(?:'s| is| was| are| has| had| needs?| just had| in| on)?(?: (?!my\b|our\b|his\b"
        rf"|her\b)\w+){{0,3}} (?:terminally|ill\b|sick|dying|dementia|stroke|heart attack|surgery|life support"
        rf"|hospital|intensive care|icu|coma|terminal|cancer|seizure|depress\w+|chemo|amnesia|alzheimer'?s)"
    ),
    # Metaphors, zodiac, charity.
    (
        r"\b(?:is|are|was|pure|absolute|a|like|digital) (?:a |the )?cancers?(?: (?:of|on|to)\b|[.!]|$)"
        r"|\bcancer (?:sign|season|sun|moon|research|charity|awareness|fundrais\w+|run|walk|culture)"
        r"|\bas a cancer\b|\b(?:cancer|leo|virgo|gemini) ?/"
    ),
    # Who works there.
    (
        r"\b(?:nurse|doctor|paramedic|surgeon|oncologist|carer|medic|midwife|physio|gp|vet)\b(?! (?:says?|said"
        r"|told|thinks|found|has|diagnos))(?=.{0,40}\b(?:here|so|trust|shift|nights?|ward)\b)|\b(?:i'?m|as"
        r"|am) an? (?:\w+ ){0,2}(?:nurse|doctor|paramedic|surgeon|oncologist|carer|medic|midwife|vet|physio)"
    ),
    # Where one works; strokes of genius.
    (
        r"\b(?:i|we|who) work(?:s|ed)? (?:at|in|on|for) (?:a|an|the) (?:\w+ )?(?:hospital|ward|icu|hospice|clinic"
        r"|er)\b|\bstroke of\b|\b(?:back|breast|brush|key|sun|heat)-?stroke|\bstrokes\b"
    ),
    # Nearly.
    (
        r"\b(?:nearly|almost|practically|about to|gonna|going to|gave me|giving me|give me|have|having) (?:had "
        r"|have |having )?a (?:mini )?(?:heart attack|stroke|coronary|aneurysm)\b(?! (?:last|in|on|and (?:was|can"
        r"|spent)))"
    ),
    # Moods.
    (
        r"\bdepressing|\bdepressed (?:the|share|market|prices?|button|key)|\bgreat depression"
        r"|\bpost[- ]\w+ depression\b(?<!partum depression)|\bgiving me (?:depression|cancer|anxiety)"
        r"|\bgave me (?:cancer|depression)"
    ),
    # Terminals.
    r"\bterminal (?:[a-e0-9]\b|building|at|gate|window|command|emulator)|\b(?:airport|bus|ferry|card|payment) terminal",
    # Food comas, opening hours.
    (
        r"\b(?:food|car|sugar|retail|shopping|chocolate) coma\b|\bsurgery (?:hours|opening)|\bplastic surgery"
        r"|\bvirtual surgery"
    ),
    # Stages of games, surgeries of doctors.
    (
        r"\bstage (?:\w+) (?:of|boss|on)|\bsurgery(?:'s| (?:app|website|uses|says|reception\w*|is closed|closed))"
        r"|\bmedical drama|\bhospital (?:drama|dramas|show|shows|series|soap|bed sheets|corners|scene)"
    ),
)
_EN = (
    Sign(
        Phrases(
            # Cancer.
            (
                r"\b(?:breast|lung|bowel|prostate|skin|brain|ovarian|cervical|pancreatic|liver|throat|bone|blood"
                r"|testicular|terminal|incurable|stage (?:\w+)) (?:cancer|tumou?r)|\b(?:has|have|had|got|with"
                r"|beat|beating|fighting|battling|from|my|her|his|of) (?:the )?cancer\b|\bcancer (?:treatment"
                r"|diagnosis|patient|ward|has|came|is|surgery|returned|spread|op)|\b(?:was|been|got|just|were"
                r"|newly|recently|being|i'?m) (?:\w+ )?diagnosed\b(?! (?:the|a fault|as faulty))"
                r"|\bdiagnosed with (?!an? (?:faulty|blown|dodgy|dead|broken|failed|loose))"
            ),
            # Its company.
            (
                r"\b(?:it'?s|it is|at|with|is|was|to|already) (?:now )?stage (?:four|4|iv|three|3)\b|\b(?:mum"
                r"|mom|dad|wife|husband|son|daughter|sister|brother|nan|gran|his|her|my)'?s? cancer\b"
                r"|\bcancer (?:meds|drugs|medication|is back|again)|\b(?:heart|kidney|liver|lung|bone marrow"
                r"|stem cell|organ) transplant|\b(?:the|my|a|her|his) (?:\w+ )?diagnosis\b|\bpneumonia"
                r"|\bsepsis|\bmeningitis|\bparaly[sz]ed\b|\bblood clots?|\bin (?:a&e|the er"
                r"|the emergency room)\b|\bon oxygen\b|\bchemo\w*"
                r"|\bradiotherapy|\bradiation (?:therapy|treatment)|\boncolog\w+|\btumou?r|\bleuk(?:a)?emia"
                r"|\blymphoma|\bmelanoma|\bmyeloma|\bmetasta\w+|\bremission|\bbiopsy"
            ),
            # What strikes.
            (
                r"\b(?:had|having|suffered|recovering from|after|since|from|following) (?:a |an |his |her |my "
                r"|the )?(?:\w+ )?(?:stroke|heart attack|cardiac arrest|seizures?|brain (?:bleed|injury"
                r"|haemorrhage|hemorrhage|tumou?r|surgery)|aneurysm|sepsis|heart surgery|heart failure|bypass"
                r"|transplant|amputation|mastectomy|hysterectomy|c-section complications)"
            ),
            # Machines, wards, lasting states.
            (
                r"\b(?:dialysis|palliative|hospice|life support|ventilator|intensive care|icu|picu|nicu"
                r"|home oxygen|oxygen (?:concentrator|machine|at home)|copd|feeding tube|pacemaker|in a coma"
                r"|critically ill|seriously ill|gravely ill|very (?:ill|unwell)|very sick(?! of)|terminally"
                r"|terminal (?:illness|diagnosis)|life[- ]limiting|chronically ill|chronic (?:illness|fatigue"
                r"|pain)|immunocompromised|immunosuppressed|bed ?bound|housebound|sectioned(?! off))\b"
            ),
            # In hospital.
            (
                rf"\b{_WHO_EN}(?:'m|'s|'re|'ve| am| is| are| was| were| been| has been| have been"
                rf"| got)? (?:\w+ ){{0,3}}?(?:in|to|into|out of|from) (?:the |a )?hospital\b|(?:^|[.,!;] )(?:been"
                rf"|still|currently|stuck|back|was|spent \w+ \w+) in (?:the )?hospital|\b(?:mum|mom|dad|nan"
                rf"|gran)s? (?:is |back |still )*in (?:the )?hospital\b|\b(?:hospitali[sz]ed"
                rf"|admitted to (?:the )?(?:hospital|ward|a&e)|from my hospital bed|hospital (?:bed|ward|stay"
                rf"|admission)|rushed to (?:hospital|a&e|the (?:er|hospital))|discharged from (?:the )?hospital"
                rf"|stuck in hospital|in hospital (?:with|for|since|after|again|right now|now))"
            ),
            # Operations.
            (
                r"\b(?:have|has|having|had|need|needs|needed|awaiting|since the|out of|recovering from"
                r"|recovering after|after|post|before|for|my|her|his|undergoing|scheduled for|booked for"
                r"|in for) (?:\w+ ){0,3}?(?:surgery|operation on (?:my|his|her))\b"
            ),
            # Pregnancies.
            (
                r"\bmiscarr\w+|\bectopic|\blost the baby|\bpre-?eclampsia|\bpremature (?:baby|twins|labour|labor)"
                r"|\bpost(?:natal|partum) (?:depression|psychosis)"
            ),
            # The mind.
            (
                r"\b(?:my|severe|clinical|crippling|with|from|have|has|had|of|battling"
                r"|fighting) (?:\w+ )?(?:depression|ptsd|bipolar(?: disorder)?|schizophreni\w+|anorexia|bulimia"
                r"|psychosis|panic disorder|ocd diagnosis|agoraphobi\w+)\b|\b(?:i'?m|i am|been|severely"
                r"|clinically|so) (?:\w+ )?depressed\b|\bi(?:'m| am) (?:\w+ )?(?:bipolar|schizophrenic|anorexic"
                r"|bulimic|epileptic|manic)\b|\b(?:nervous|mental) breakdown|\bmental health (?:crisis|team|ward"
                r"|unit|is (?:really|at)|has)|\bpsych(?:iatric)? ward|\bin (?:a )?rehab\b"
            ),
            # Chronic and incurable.
            (
                r"\b(?:dementia|alzheimer'?s|parkinson'?s|motor neurone?|multiple sclerosis|cystic fibrosis"
                r"|muscular dystrophy|huntington'?s|crohn'?s|lupus|epilep\w+|cerebral palsy|sickle cell"
                r"|organ failure|kidney failure|liver failure|heart failure|heart condition|long covid)\b"
            ),
            # Abbreviations, time that is left.
            (
                r"\b(?:living with|diagnosed with|suffer\w* (?:from|with)|(?:i|she|he|mum|mom|dad|wife|husband"
                r"|sister|brother|who) (?:has|have|had|'ve got|with)) (?:ms|als|mnd)\b(?! (?:teams|office|word))"
                r"|\b(?:weeks|months|days|long) (?:left )?to live\b|\bnot got long\b|\bfighting for (?:his|her"
                r"|their|my) life"
            ),
        ),
        _NOT_ILL_EN,
    ),
)
_STORY = Sign(Phrases(STORY_JA, rf"\b{STORY_EN}\b"))
_SIGNS = Signs(ja=_JA, en=_EN)
_MEANT_OTHERWISE = Phrases(_NOT_ILL_JA.pattern, _NOT_ILL_EN.pattern, AT_WORK_JA.pattern, AT_WORK_EN.pattern)


def illness(reading: Reading) -> str:
    """The words that tell of a grave illness or of a life in danger, or ""."""
    return danger(reading) or _ailing(reading)


def _ailing(reading: Reading) -> str:
    found = _SIGNS.found_in(reading) or BY_ITS_COURSE.found_in(reading)
    if not found:
        return ""
    sentence = next(one for one in reading.sentences if found in one)
    if _MEANT_OTHERWISE.search(sentence):
        return ""
    own = Phrases(_WHO_JA, r"\b(?:i|i'm|i've|my|me|our|we)\b", r"入院|です|ました|ます").search(sentence)
    return "" if _STORY.found_in(sentence) and not own else found
