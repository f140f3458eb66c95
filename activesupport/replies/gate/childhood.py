"""How children write: of classes and clubs, under the eyes of parents, in kana alone; and who only speaks of them."""

from activesupport.replies.gate.reading import Sign
from activesupport.text import Phrases

AGE_JA = r"(?<![\d.:一二三四五六七八九十百])(?:[6-9]|1[0-7]|[六七八九]|十[一二三四五六七]?)\s?(?:歳|才|さい|ちゃい)"
GRADE_JA = r"(?:(?:小|中|高)(?:学)?(?:校)?(?:の)?[1-6一二三四五六](?:年生?)?)"
SCHOOL_JA = r"(?:小学生|中学生|高校生|小中学生|未成年|学生服|[jd][ksc][123]?|[fls]j[kc]|[fls]d[kc])"
PARENT_JA = Phrases(
    # Whose age it is.
    (
        r"(?:息子|娘|(?<!様)子(?:ども|供)|うちの子|弟|妹|孫|長[男女]|次[男女]|甥|姪|教え子|生徒|従[兄姉弟妹]"
        r"|いとこ|児童|親として|双子)(?:が|は|も|の|に|、|を|と|です|\(|だ|なん|用)"
    ),
    # The same after a noun; studies, teachers.
    (
        r"の(?:息子|娘|子(?:ども|供)?(?!でも|ども)|弟|妹|孫|生徒|甥|姪|長[男女]"
        r"|次[男女])(?=[がはもにをと、。!\s(用]|です|なん|で(?:使|困)|$)|小[1-6一二三四五六]の子|大学|専門学校"
        r"|院生|担任|教員|教師|先生(?:です|を|やって)|塾講師|中2病|中二病|厨二"
    ),
    # Animals and machines have ages too.
    (
        r"(?:犬|猫|わんこ|ワンコ|にゃんこ|愛車|スマホ|携帯|冷蔵庫|洗濯機|テレビ|老犬|老猫|ペット)(?:です|が|は|も"
        r"|の)?[^。]{0,8}歳|歳の(?:犬|猫|老)"
    ),
)
RAISES_JA = Phrases(
    # What parents do and ask among each other; the grade that follows is their child's.
    r"(?:子(?:ども|供)|こども|息子|娘|孫|うちの子)(?:の|に|へ|を|も)?[^。]{0,12}(?:デビュー|持たせ|買い?与え"
    r"|買ってあげ|使わせ|見守り)"
)
_HIRAGANA_JA = r"(?:[ぁ-ゖー、。!?\s~]|[ァ-ヺ])"
CHILDISH_JA = Sign(
    Phrases(
        # Grades to come, classes, clubs, school uniforms.
        (
            rf"(?:来年|らいねん|今年|この春|4月から|春から|今度)(?:から)?、?(?:{SCHOOL_JA}|{GRADE_JA}|(?:小学|中学"
            r"|高校)\d?年?生?|中学|高校)(?:に(?:なり|なる|上が|入)|です|だ|\d?年生に)"
        ),
        r"(?<![\d十])[1-6一二三四五六]\s?(?:年|ねん)(?:生|せい)?\s?(?:です|だよ|[1-9一二三四]\s?(?:組|くみ))",
        r"(?:^|[。、!\s])(?:今|いま|まだ)?[1-6一二三四五六]年生(?:です|だけど|だよ|でも|の(?:わたし|ぼく|僕|私))",
        r"(?:小|中|高)(?:学)?[1-6一二三四五六]?(?:年)?(?:の)?(?:女子|男子|女|男)(?:です|、|。|$|で)",
        (
            rf"{AGE_JA}(?:なん(?:です|だ)|だけど|でも(?:アカ|作|買|頼|使|入|登|契|申|で|泊|行)|(?:なの)?に|。|$|です"
            r"|、|女|男|の(?:女|男))"
        ),
        r"(?:^|[。、!\s])(?:今|もう|まだ)?(?:1[0-7]|[6-9])(?:です|になった|なんだけど)(?:、|。|$)",
        (
            r"(?:中坊|厨房です|小坊|消防です|学ラン(?:で|を?着)|ランドセルに|学校の(?:タブレット|パソコン|pc"
            r"|きゅうしょく)|(?:中学|小学校|高校)の(?:吹奏楽|野球|サッカー|部活|テニス|バスケ)[^。]{0,8}(?:です|部"
            r"|に入)|学校(?:の|で)?(?:さいご|最後)の遠足|しゃかいの|さんすう|こくごの)"
        ),
        # Under the parents' eyes.
        (
            r"(?:親|おや|お?かあさん|お?とうさん|お母さん|お父さん|ママ|パパ|保護者|ほごしゃ|じいじ|ばあば"
            r"|おばあちゃん|おじいちゃん)(?:が|に|の|は|も)(?:いない(?:と|の|から|とき|時)|るす|留守|おふろ|お風呂"
            r"|ねてる|寝てる|仕事(?:で|中|だ)|しごと|買って|かって|どうい|同意(?:って|が|なし)|許可(?:なし|なく|いり"
            r"|って)|ゆるし|だめ(?:って|と)|ダメ(?:って|と)|スマホから|けいたいで|でんわ(?:で|から)|に(?:怒|おこ)られ"
            r"|頼めな|たのめな|聞いたら|言っ)(?![^。]{0,6}(?:育|介護|契約者))"
        ),
        r"親(?:に|の)(?:怒られ|バレ|ばれ|内緒|許可(?:なし|なく|いり|が)|カード(?:が|で|じゃ))",
        (
            r"(?:お年玉|おとしだま|おこづかい|お小遣い|こづかい)(?:を|で|が)?(?:全部|ぜんぶ|ためて|貯めて|ひい|入れ"
            r"|つかっ|使っ|もらっ|足りな)"
        ),
        r"(?:先生|せんせい)に(?:取|と)られ",
        r"(?:学校|がっこう)(?:で|は|に)?(?:スマホ)?[^。]{0,6}(?:没収|ぼっしゅう|禁止なのに)",
        r"(?:高校|中学)(?:受験|入試)(?:なのに|で|の)|(?:ぼく|わたし|うち|おれ)の(?:クラス|がっこう|学校|学年)",
        r"未成年(?:って|だと|なのが)|子ども扱い|子供扱い|門限|(?:部活|塾|習い事|学校)(?:が|の)?(?:終わ|帰り|から帰)",
        r"学生に不利",
        (
            r"(?:お父さん|お母さん|親|ママ|パパ|母さん|父さん)の(?:クレカ|カード|クレジット|スマホ|財布"
            r"|アカウント)[^。]{0,10}(?:使|バレ|ばれ|勝手|買)"
        ),
        (
            r"(?:こども|子ども|子供|友達|ともだち)だけで(?:も)?(?:の(?:れ|っ)|乗(?:れ|っ)|入(?:れ|っ)|泊ま(?:れ|っ)"
            r"|行(?:け|っ)|い(?:け|っ)て)"
        ),
        # Written as children write.
        rf"(?:ぼく|わたし|あたし|おれ)(?:は|も|ね|の|、)(?={_HIRAGANA_JA}{{12,}})",
        rf"^(?={_HIRAGANA_JA}{{24,}})[^。]*(?:です|ます|ですか|ますか|ください|の\?)",
        rf"(?:ばあば|じいじ|ママ|おかあさん|おとうさん)(?:が|に|の|と)(?={_HIRAGANA_JA}{{10,}})",
        r"(?:まちがえて|かってに)[ぁ-ゖ]{4,}",
    ),
    Phrases(
        PARENT_JA.pattern,
        r"(?:12歳|歳)用|小柄な大人|お小遣い制|夫|妻|嫁|旦那|息子|娘|孫が|うちの(?:子|1[0-7]|[6-9])|(?:猫|犬)に|甥|姪",
        r"ママ友|育児|子育て|時間制限に悩|のとき(?!に)|のころ|の頃|だった頃|料金(?:は|って)|何年|年目|先生してます",
        r"担任|会社|仕事(?:で|が|中に)(?!いない)|出張|保育園|幼稚園|入園|離乳|名義|年金|介護|世代|世帯|上司|飲み",
        r"ビール|酒",
    ),
)
NUMBER = r"(?:[6-9]|1[0-7]|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
NOT_AGE = (
    r"(?![\d'\":/%]|[.,]\d|\s?(?:weeks?|wks?|months?|mins?|minutes?|hours?|hrs?|days?|miles?|km|kg|lbs?|stone"
    r"|k\b|gb|mb|percent|quid|dollars|pounds|euros"
    r"|th|st|nd|rd|in line|in (?:the )?queue|inches|feet|foot|ft|cm|m\b|episodes?|chapters?|levels?|points?"
    r"|calls?|emails?|texts?|times|people|of|out of"
    r"|steps|pages|games?|orders?|attempts?|seasons?|stops|rows?|bags|seats|(?:years?|yrs?) (?!old\b|of age\b"
    r"|young\b|and\b|so\b|but\b|pls\b|please\b)"
    r"[a-z]|and a half (?:weeks|months|hours)))"
)
GROWN_EN = Phrases(
    # Somebody else's age.
    (
        r"\b(?:son|daughter|kids?|child|children|nephew|niece|grandson|granddaughter|brother|sister|pupils?"
        r"|students|stepson|boy|girl|lad|teen|teenager|cat|dog|twins)(?:'s)?\b(?: (?:is|are|who|turns|turned|has"
        r"|wants|just|aged|\())"
    ),
    # The same after a possessive.
    (
        r"\b(?:my|our|a|the|their|her|his) (?:[\w-]+ )?(?:son|daughter|kids?|child|children|nephew|niece|grandson"
        r"|granddaughter|pupils?|students|twins|eldest|youngest)\b"
    ),
    # Long ago, as if, by trade.
    (
        rf"\b(?:my|our|her|his|their|the) {NUMBER}[ -]?(?:yo\b|y/o|years?[ -]old|yr)|\bwhen i was|\bback when"
        r"|\byears ago|\bused to be|\bsince i was|\bi was (?:only |just |like )?(?:\d+|in)\b|\bfeel like"
        r"|\bfeels like|\bas if|\bnot a (?:child|kid|minor)"
        r"|(?<!my )(?<!the )(?<!maths )(?<!math )(?<!form )\b(?:teacher|teach|tutor)\b|\blike i'?m\b|\bpregnant"
        r"|\btreat(?:s|ed|ing)? me like|\bthink i'?m|\bat heart|\binner child|\bmentally\b|\bmaturity"
    ),
)
CHILDISH_EN = Sign(
    Phrases(
        # Grades and years at school.
        (
            r"\b(?:year|yr|grade|class|p|s|primary|form) ?(?:[1-9]|1[0-3]|one|two|three|four|five|six|seven|eight"
            r"|nine|ten|eleven) (?:here|student|pupil|girl|boy|kid)\b"
        ),
        (
            r"\bin (?:my )?(?:(?:year|yr|grade|primary|form) ?(?:[1-9]|1[0-3])|p[1-7]|(?<=i'm in )s[1-6]|[1-9](?:st"
            r"|nd|rd|th) (?:grade|year|form)|[3-8](?:rd|th) class|(?:junior|senior) infants|reception class"
            r"|elementary|primary school|middle school|junior high|high school|secondary)\b(?=.{0,80}\b(?:and|my|i|we"
            r"|can|so|pls|wont|got|here)\b)"
        ),
        r"\b(?:im|i'?m|i am|am) (?:in )?(?:grade|year|yr) ?\d+|\bgrade \d+ (?:pls|please|and|here)",
        r"\b(?:freshman|sophomore|junior|senior|freshie) (?:here|in (?:high|hs)|at (?:\w+ )?high)\b",
        r"\b(?:high|middle|elementary|primary) school(?:er)? here\b",
        (
            r"\b(?:my|our) (?:gcses?|sats|11 ?plus|mocks|prom|homework|school (?:project|play|trip|report)|form tutor"
            r"|head ?teacher|headmaster|class ?mates?|school ?bag|science fair|maths? test)\b(?! (?:results day"
            r"|years ago))"
        ),
        r"\bgot (?:a )?detention\b|\bpicked on at school",
        r"\bat school\b(?=.{0,60}\b(?:nicked|my (?:phone|sim)|i don'?t know|bully|bullied|block|teacher)\b)",
        r"\b(?:my|the) teacher (?:took|said|says|told|wont|won'?t|caught|gave)\b",
        r"\b(?:after|before) school (?:club|my mum|mum|i)\b|\blate for school\b",
        # Ages.
        (
            r"\b(?:i'?m|im|i am|am|me:|my age:?|my age is) (?:only |just |nearly |almost |like "
            rf"|still )*{NUMBER}(?: and a half| n a half|½)?\b{NOT_AGE}(?! (?:ft|foot|feet|stone|st)\b)"
        ),
        r"\b(?:age|aged) (?:[6-9]|1[0-7])(?:[.!]|$)|\bme: (?:1[0-7]|[6-9])\b",
        r"(?<!a )(?<!an )(?<!my )\b(?:1[0-7]|[6-9]) ?(?:yo|y/o|yr old|year old) (?:girl|boy|kid|here|female|male)\b",
        r"\(?(?:1[0-7])[fm]\)",
        (
            r"(?:^|\bi |\bi'?m |\bjust |\bi'?ll be )turn(?:ing|ed)? (?:1[0-7]|[6-9]|ten|eleven|twelve|thirteen) (?:on"
            r"|in|next|this|last|soon|tomorrow|today)\b"
        ),
        rf"\b(?:are|we'?re) (?:both )?{NUMBER} and {NUMBER}\b",
        rf"\b(?:me|i) and my (?:cousin|friend|mate|bestie|brother|sister)s? are (?:both )?{NUMBER}\b",
        (
            r"\b(?:not|under) (?:yet )?(?:13|16|18)(?: yet)?\b(?= (?:so|and|but|yet)|[,.!?]|$)(?=.{0,80}\b(?:i|my|me"
            r"|mum|mom|can'?t)\b)"
        ),
        r"\bborn in 20(?:0[9]|1\d)\b|\bbirthday is in 20(?:09|1\d)\b",
        r"\btoo young (?:for|to)\b(?=.{0,40}\b(?:an account|me|i|sign up|join|buy)\b)|\bim a minor\b|\bi'?m a minor\b",
        r"\bnot a grown[- ]?up\b|\bonly little\b|\bbecause i'?m (?:a kid|a child|young|little)\b",
        rf"\bkids? (?:answers?|like me|can|get)\b(?=.{{0,80}}\b(?:im|i'?m) (?:{NUMBER})\b)",
        r"\bgrown[- ]?up (?:pin|i can (?:talk|speak))\b|\b(?:mr|mrs|miss|ms)\.? [a-z]+'s class\b",
        r"\bmy card is a (?:kids?|child'?s?|junior|teen)\b|\bfor being under ?age\b|\bturn the right age\b",
        r"\bmum says (?:she|it|he|you)\b.{0,20}\b(?:pay|ok|fine)\b",
        # Under the parents' eyes.
        (
            r"\b(?:before|b4|if|when|cos|bc|because) (?:my )?(?:mum|mom|mam|dad|parents|mummy|mommy|daddy|nan"
            r"|gran)(?:'s|s)? (?:sees?|finds? out|gets? home|comes? home|wakes? up|is asleep|is out|is at work"
            r"|notices|kills me|goes mad|grounds me)\b"
        ),
        (
            r"\bmy (?:mum|mom|mam|mummy|mommy|dad|daddy|parents|nan|big (?:sister|brother)) (?:says?|said|told me"
            r"|thinks|will|wont|won'?t|doesnt|doesn'?t|dont|is (?:out|asleep|at work)|are out|'?s (?:asleep|at work"
            r"|in work|out|gonna|going to))[^.!?]{0,40}\b(?:i|me|mad|freak|kill|ask|till|until|allowed|ground\w*|flip"
            r"|cant|can'?t|no|work)\b(?! (?:love|loved|used|bought|always))"
        ),
        r"\b(?:mum|mom|mam|dad|nan|gran)'?s gonna (?:freak|kill|go mad|ground|flip)|\bparents'? problem\b",
        r"\b(?:don'?t|dont|pls dont|please don'?t) tell my (?:mum|mom|mam|dad|parents|nan)",
        (
            r"\b(?:without|behind) my (?:dad|mum|mom|mam|parents|parents' \w+)(?:'s? (?:back|permission"
            r"|signing))?\b(?= |[?.,!]|$)(?=.{0,40}$)"
        ),
        r"\bdo my parents have to\b|\bi'?m not allowed on (?:here|this)\b|\bneed from my (?:mom|mum|dad|parents)",
        r"\bmy (?:mum|mom|mam|dad|nan)s? (?:card|phone|account) by (?:accident|mistake)",
        r"\bhow do i hide it from (?:them|my)\b|\bmy pocket money\b",
        r"\bhome alone\b(?=.{0,40}\b(?:im|i'?m|meter|scared|what do i|and)\b)|\bgrandad cant\b|\bship to my school\b",
    ),
    Phrases(
        GROWN_EN.pattern,
        r"\b(?:my|our) (?:year|grade|class) ?\d+ (?:class|pupils|kids|students)|\bepisodes?\b|\bsize \d+|\bon hold\b",
        r"\bminutes\b|\bpocket money prices|\bteacher here\b",
        (
            r"\b(?:my|the) (?:niece|nephew|daughter|son|kids?|boys?|girls?|grandson|granddaughter|little (?:one|boy"
            r"|girl)|eldest|youngest|toddler|students|pupils)\b(?! and i)"
        ),
        r"\bas a (?:mum|mom|dad|parent|teacher|nan)\b|\bi was \d|\bwhen i was|\bshe'?s \d\d|\bhe'?s \d\d",
        r"\bmy (?:wife|husband|boss|mortgage|degree|uni)\b|\b(?:beer|wine|gin|pint|pub|rent|mortgage)\b|\bsays hi\b",
        r"\bbig kid",
    ),
)
