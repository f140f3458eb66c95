"""What only sounds like a child, a threat, a lawsuit, a disaster or a refusal: a dog's age, a house that is sold."""

from activesupport.replies.gate.reading import Figure
from activesupport.replies.gate.vocabulary import KIN_EN, MACHINE_EN, MACHINE_JA, PET_EN
from activesupport.text import Phrases

MINOR = (
    # Somebody else's birthday, a dog's, a car's.
    Figure(
        Phrases(
            rf"\b(?:{PET_EN}|{KIN_EN}|lass(?:ie)?|lad(?:die)?|girl|boy|pooch|moggy|mare|gelding|he|she|it|car|van"
            rf"|app|company|shop"
            r"|house|boiler|banger)(?:'s|'ll| has| have| will| is| just| only| finally| who| also)* (?:turn(?:s|ed"
            r"|ing)?|be|was|is"
            r"|hit|reached|aged)(?: just| only| already)? (?:[6-9]|1[0-7]|ten|eleven|twelve|thirteen|fourteen"
            r"|fifteen|sixteen"
            r"|seventeen)\b"
        )
    ),
    Figure(
        Phrases(
            rf"(?:{MACHINE_JA}|会社|創業|工場|店|犬|猫|うさぎ|インコ|木|橋|校舎)(?:が|は|も|の"
            rf"|、)?[^。、私僕俺]{{0,8}}?[\d一二三四五六七八九十]+"
            r"(?:歳|才|さい)",
            r"\b(?:had|was|were|did|went|lived|worked|got|loved|wore|read|played) (?:[\w-]+ ){0,6}?as an? (?:kid"
            r"|teen(?:ager)?"
            r"|child|student|boy|girl)\b",
        )
    ),
    # Who teaches a year is not in it.
    Figure(
        Phrases(
            r"\b(?:head|leader|teachers?|tutor|teach(?:es|ing)?|ta|assistant|coach|governor|lead|rep|mum|mom|dad"
            r"|parent|librarian"
            r"|coordinator) (?:of|for|in|to|at|with) (?:the |a )?(?:year|yr|grade|class|form|primary|p"
            r"|std) ?(?:\d+|[a-z]+)\b"
            r"(?: here)?",
            r"\b(?:year|yr|grade|form) ?\d+ (?:teacher|tutor|head|lead|leader|parent|mum|mom|dad|ta"
            r"|coordinator)\b(?: here)?",
            r"(?:小|中|高)?[1-6一二三四五六](?:年生?|学年)?(?:の)?(?:学年主任|主任|担任|副担任|担当教員|教諭|教師"
            r"|講師|学年の先生|保護者)",
        )
    ),
)
_THING_EN = (
    rf"(?:{MACHINE_EN}|app|policy|hold music|jingle|ads?|advert|update|queue|font|logo|system|feature|pop[- ]?ups?"
    rf"|algorithm|captcha"
    r"|form|paywall|playlist|filter|newsletter|password|login)"
)
ABUSE = (
    Figure(
        Phrases(
            rf"\b(?:hope|wish|pray)s?(?: that)? (?:the|your|this|that|their"
            rf"|whatever) (?:\w+ ){{0,2}}?{_THING_EN} (?:would |will |should )?"
            r"(?:dies?|rots?|burns?|crash(?:es)?|chokes?)(?: in (?:a (?:fire|ditch|hole)|hell))?\b",
            rf"\b{_THING_EN}s?(?: \w+){{0,2}}? (?:can|should|needs? to|deserves? to|must"
            rf"|may) (?:go )?(?:and )?(?:die|burn|rot|be shot"
            r"|choke|crash)(?: in (?:a (?:fire|ditch|hole)|hell))?\b",
        )
    ),
    Figure(
        Phrases(
            r"\bi know (?:exactly )?where (?:you|he|she|they|your|his|her|the|that) ?(?:\w+ ){0,2}?(?:lives?"
            r"|works?|parks?|drinks?)\b",
            r"(?:家|住所|顔|名前|実家|学校|職場)(?:は|も|を|が|まで)?(?:よく)?(?:知って(?:い)?(?:る|ます)|わかる"
            r"|覚えて(?:い)?(?:る|ます))",
        ),
        Phrases(
            r"\b(?:my|our|a|the) (?:\w+ )?(?:next[- ]door )?neighbou?r\b|\bnext door to (?:me|us|mum|my)\b|\b(?:he"
            r"|she)(?:'s| is) (?:my|our)"
            r" (?:mate|friend|brother|cousin|uncle|aunt|nephew|brother-in-law)\b|\bwent to school (?:together|with)\b",
            r"ご近所さん|お隣(?:さん|の)|同級生|幼なじみ|幼馴染|いとこ|親戚|町内|差し入れ",
        ),
        Phrases(
            r"\b(?:regret|pay for|sleep|tonight|burn|hurt|kill|smash|coming (?:round|for)|watch)\b|ぞ|からな|覚悟"
            r"|待って(?:ろ|る)|後悔"
        ),
    ),
)
_LAWYERS_EN = (
    r"(?:solicitors?|lawyers?|conveyanc\w+|attorneys?|notary|barristers?|paralegals?|legal (?:team|counsel|department))"
)
LITIGATION = (
    # A house is bought; a job is looked for.
    Figure(
        Phrases(rf"\b{_LAWYERS_EN}(?:'s)?\b|\bpower of attorney\b"),
        Phrases(
            r"\b(?:we'?re|i'?m|we are|i am|they'?re|currently|just) (?:\w+ )?(?:buying|selling|purchasing"
            r"|remortgaging|moving house)\b",
            r"\b(?:buying|bought|selling|sold|purchas\w+) (?:a|an|the|our|my|our first|my first) (?:\w+ )?(?:house"
            r"|flat|home|place"
            r"|bungalow|farm|cottage|apartment|property)\b|\bproof of (?:savings|funds|deposit|income|address)\b"
            r"|\bconveyanc\w+"
            r"|\bexchang\w+ contracts\b|\bcompletion (?:date|day)\b|\bhouse (?:purchase|sale)\b"
            r"|\bfirst[- ]time buyers?\b"
            r"|\bgift(?:ed)? deposit\b",
            r"\b(?:vacanc\w+|hiring|recruit\w*|careers? (?:page|fair|site)|job (?:advert|ad|opening|listing"
            r"|description|alert)"
            r"|apply(?:ing)? for (?:the|a|your) (?:\w+ )?(?:job|role|post|position|vacancy|internship)"
            r"|internships?|training contract"
            r"|graduate scheme)\b",
        ),
        Phrases(
            r"\b(?:sue|suing|complain\w*|compensation|legal action|damages|negligen\w+|breach\w*|refus\w+|claim\w*"
            r"|ombudsman|fraud\w*"
            r"|dispute|court|mis-?sold|against you|fell through)\b"
        ),
    ),
    Figure(
        Phrases(
            r"\b(?:work(?:ed|ing|s)?|job|jobs|clerk|usher|intern(?:ed|ing)?|temp(?:ed|ing)?|interpreter|cleaner"
            r"|volunteer(?:ed|ing)?)"
            r" (?:\w+ ){0,3}?(?:in|at|for) (?:the |a |our )?(?:\w+ )?(?:courts?|tribunals?|law firm|solicitors?"
            r"|court ?house)\b",
            r"(?:裁判所|地裁|家裁|簡裁|法テラス|弁護士事務所|法律事務所)(?:で|に)(?:事務|働|勤|バイト|パート|書記"
            r"|通訳|就職|内定|採用)[^。、]{0,8}",
        )
    ),
    Figure(
        Phrases(r"弁護士(?:の?先生)?|司法書士|裁判所|法務|公証人"),
        Phrases(
            r"求人|中途(?:採用)?|採用(?:試験|情報|ページ)|応募|新卒|インターン|募集要項",
            r"(?:家|マンション|土地|自宅|中古住宅|物件)(?:を|の)[^。]{0,6}(?:購入|買|売却|売る|売買)|登記"
            r"|住宅ローン(?:の)?(?:審査|申込|契約)",
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
DISASTER = (
    Figure(
        Phrases(
            r"(?:人|客|お客さん|車|荷物|段ボール|子ども|子供|課題|仕事|感動|情報|服|本|請求書?|お土産|感情|旨味"
            r"|うま味|チーズ|いくら"
            r"|レシート|書類|拍手|笑い|値引き)の(?:大|小)?(?:津波|洪水|雪崩|なだれ|土石流|噴火|竜巻|地震|氾濫|爆発)",
            r"\b(?:tsunami|avalanche|flood|earthquake|tornado|hurricane|blizzard|explosion|mudslide"
            r"|landslide)s? of (?!mud|water|snow"
            r"|rocks?|debris|ash|sewage|fire|flames)\w+",
            r"\b(?:flavou?r|taste|cheese|glitter|confetti|colou?r|toddler|lego|laundry) (?:explosion|tsunami"
            r"|tornado|bomb|avalanche"
            r"|earthquake|volcano)s?\b",
        )
    ),
    Figure(
        Phrases(
            r"\bevacuat\w+|\bexplosions?\b|\bexploded?\b|\berupt\w+|\bvolcan\w+|\bon fire\b|避難(?:し(?:た|て"
            r"|ます))?|噴火|爆発"
        ),
        Phrases(
            r"\b(?:hot sauce|spic(?:y|e|iest)|curry|chilli|chili|vindaloo|jalape\w+|wings|ghost pepper|fart\w*"
            r"|nappy|diaper|stinky)\b"
            r"|激辛|辛さ|辛すぎ|唐辛子|カレー|担々|わさび|おなら|おむつ"
        ),
        Phrases(
            r"\b(?:gas|smoke|alarm|fire brigade|firefighters|police|injured|building|warning)\b|消防|煙|けが|怪我"
            r"|警報|火事"
        ),
    ),
    # Sales and bank holidays.
    Figure(
        Phrases(r"\bstampedes?\b|\briot(?:ing|ers|s)?\b|\bwar ?zones?\b|将棋倒し|暴動|パニック"),
        Phrases(
            r"\b(?:bank holiday|sales?|black friday|ha|haha|boxing day|half term|doors open\w*|buffet|free \w+"
            r"|launch day|opening day"
            r"|last year|early bird|rush hour|checkout|presale)\b|セール|福袋|発売日|開店|行列|バーゲン|先着"
        ),
        Phrases(
            r"\b(?:injur\w+|crush\w*|trampled|hurt|trapped|dead|killed|hospital|ambulance|police|scream\w*)\b|けが"
            r"|怪我|負傷|救急|搬送|下敷き"
        ),
    ),
)
OPT_OUT = (
    # What others said to the writer.
    Figure(
        Phrases(
            r"[「『\"][^」』\"]{1,40}[」』\"](?:って|と|とか|とまで)(?:言われ|言い返され|返され|返って|書かれ"
            r"|送られ|断られ|怒られ|来た|きた|言う|言った)",
            r"(?:連絡|返信|返事|リプ|dm|話しかけ|関わら|絡ま|近寄ら)(?:し|して)?(?:こ)?(?:ない|んとい)で?(?:くれ"
            r"|ください|ほしい)?(?:って|と)"
            r"(?:まで)?(?:言われ|返され|書かれ|送られ|断られ|怒られ|振られ|ふられ)",
            r"\b(?:he|she|they|someone|somebody|my (?:\w+ )?(?:ex|date|match|boss|boyfriend|girlfriend|friend|mate"
            r"|sister|brother|mum|mom"
            r"|dad|neighbou?r|landlord)|(?:a|the|this|another|one) (?:\w+ )?(?:guy|girl|bloke|woman|man|lad|match"
            r"|date|person))"
            r"(?:'s| has| just| literally| then| actually)* (?:said|says|told (?:me|us)|tells (?:me|us)"
            r"|(?:replied|texted|messaged|wrote)(?: (?:to )?(?:me|us))?"
            r"|asked (?:me|us)|goes|went)[:,]?(?: (?:to|with))? ?['\"]?(?:please |just )*(?:stop|don'?t"
            r"|do not|never|leave|not to"
            r"|no more|quit)\b[^.!?\"]{0,40}",
        )
    ),
)
