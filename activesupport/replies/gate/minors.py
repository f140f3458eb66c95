"""Minors: the writer is a child by their own words. A parent who speaks of one is not."""

from activesupport.replies.gate.reading import Reading, Sign, Signs, any_of

_AGE_JA = r"(?<![\d.:])(?:[6-9]|1[0-7]|[六七八九]|十[一二三四五六七]?)\s?(?:歳|才|さい|ちゃい)"
_I_JA = r"(?:私|わたし|わたくし|あたし|うち|僕|ぼく|ボク|俺|おれ|オレ|自分|わい|ワイ|当方)"
_GRADE_JA = r"(?:(?:小|中|高)(?:学)?(?:校)?(?:の)?[1-6一二三四五六](?:年生?)?)"
_SCHOOL_JA = r"(?:小学生|中学生|高校生|小中学生|未成年|学生服|[jd][ksc][123]?|[fls]j[kc]|[fls]d[kc])"
_SAYS_JA = (
    r"(?:です(?!か|よね|らしい|って)|でーす|だけど|だけども|だが|だよ|だし|だから|なんです|なんだけど|なんだが"
    r"|なんやけど|やけど|やねん|なんで(?!す)|なので|なのに|なのです|です。|ですが|でも(?:買|契約|使|登録|申|頼"
    r"|注文|入|作|応募|で)|女子|男子|女|男|受験生|でお金|で(?:お金|親|バイト|自分|一人|スマホ))"
)
_PARENT_JA = any_of(
    # Whose age it is.
    (
        r"(?:息子|娘|(?<!様)子(?:ども|供)|うちの子|弟|妹|孫|長[男女]|次[男女]|甥|姪|教え子|生徒|従[兄姉弟妹]"
        r"|いとこ|児童|親として|双子)(?:が|は|も|の|に|、|を|と|です|\(|だ|なん|用)"
    ),
    # The same after a noun; studies, teachers.
    (
        r"の(?:息子|娘|子(?:ども|供)?(?!でも|ども)|弟|妹|孫|生徒|甥|姪|長[男女]|次[男女])(?=[がはもにをと、。!\s(用]|です|なん|で(?:使|困)|$)"
        r"|小[1-6一二三四五六]の子|大学|専門学校|院生|担任|教員|教師|先生(?:です|を|やって)|塾講師|中2病|中二病"
        r"|厨二"
    ),
    # Animals and machines have ages too.
    (
        r"(?:犬|猫|わんこ|ワンコ|にゃんこ|愛車|スマホ|携帯|冷蔵庫|洗濯機|テレビ|老犬|老猫|ペット)(?:です|が|は|も"
        r"|の)?[^。]{0,8}歳|歳の(?:犬|猫|老)"
    ),
)
_NOT_SELF_JA = (
    r"(?!(?:の|な)?(?:レベル|みたい|並み|並の|かよ|向け|以下|以上|未満|料金|割引|のよう|とき|時|頃|ころ|時代"
    r"|だった|でした|から(?:ずっと|使|の|ここ|愛|お世話)|まで|児|差|年上|年下|年前|ぶり)|でも(?:わか|分か"
    r"|でき|知)|ですか|か\?)"
)
_JA = (
    Sign(
        any_of(
            # I am.
            rf"{_I_JA}(?:は|、|も|まだ|、まだ| )*(?:{_AGE_JA}|{_GRADE_JA}|{_SCHOOL_JA}){_NOT_SELF_JA}",
            # A grade or school alone.
            (
                rf"(?:^|[。、!\s(])(?:まだ|現在|今|ただの|普通の|都内の)?(?:{_GRADE_JA}|{_SCHOOL_JA})(?:の(?:私"
                rf"|僕|俺|自分|者))?(?:の?(?:女子|男子|女の子|男の子|受験生|女|男))?{_SAYS_JA}"
            ),
            # An age alone.
            (
                rf"(?:^|[。、!\s(])(?:まだ|現在|今)?{_AGE_JA}{_NOT_SELF_JA}(?:{_SAYS_JA}|(?:ひとり|一人|1人)(?:で"
                rf"|だけ)|で(?:も|す)|に(?:なりました|なったばかり|なった)|の(?:私|僕|俺|女|男|中学生|高校生)"
                rf"|[。、!)]|$)"
            ),
            # Still, under age.
            (
                rf"(?:まだ|現在)(?:{_AGE_JA}|{_GRADE_JA}|{_SCHOOL_JA}){_NOT_SELF_JA}|未成年(?:です|なので"
                rf"|なんです|だけど|だから|でも|なん)"
            ),
            # As a pupil, I.
            rf"(?:{_GRADE_JA}|{_SCHOOL_JA})の(?:私|僕|俺|自分|うち|ぼく|わたし)",
            # Behind the parents' back.
            (
                r"(?:親|お母さん|お父さん|おかあさん|おとうさん|ママ|パパ|母さん|母親|両親)に(?:は)?(?:内緒"
                r"|ないしょ|ナイショ|言えな|ばれ|バレ|言ったら|怒られ)"
            ),
            # With the mother's phone.
            (
                r"おかあさんの(?:スマホ|けいたい|ケータイ|アカウント|カード)|(?:ママ|パパ|お母さん"
                r"|お父さん)の(?:カード|スマホ)で[^。]{0,12}(?:課金|かきん|買|注文|おしちゃ|押しちゃ)"
                r"|おこづかい(?:で|が|じゃ)"
            ),
            # School.
            (
                r"(?:学校|クラス|担任)の(?:宿題|先生に(?:怒|取|没収|見つ))|(?:自由研究|読書感想文|校外学習"
                r"|総合の授業)(?:で|に|の)[^。]{0,20}(?:調べ|しらべ|書|まとめ)て(?:い)?(?:ます|る)|(?:小学校|中学"
                r"|高校)(?:校)?(?:に|へ)(?:入|上が|進)(?:った|学した)ばかり|(?:高校|中学)(?:受験|入試)(?:生です"
                r"|の勉強中)"
            ),
        ),
        _PARENT_JA,
    ),
)

_HIRAGANA_JA = r"(?:[ぁ-ゖー、。!?\s~]|[ァ-ヺ])"
_CHILDISH_JA = Sign(
    any_of(
        # Grades to come, classes, clubs, school uniforms.
        rf"(?:来年|らいねん|今年|この春|4月から|春から|今度)(?:から)?、?(?:{_SCHOOL_JA}|{_GRADE_JA}|(?:小学|中学|高校)\d?年?生?|中学|高校)(?:に(?:なり|なる|上が|入)|です|だ|\d?年生に)|(?<![\d十])[1-6一二三四五六]\s?(?:年|ねん)(?:生|せい)?\s?(?:です|だよ|[1-9一二三四]\s?(?:組|くみ))|(?:^|[。、!\s])(?:今|いま|まだ)?[1-6一二三四五六]年生(?:です|だけど|だよ|でも|の(?:わたし|ぼく|僕|私))|(?:小|中|高)(?:学)?[1-6一二三四五六]?(?:年)?(?:の)?(?:女子|男子|女|男)(?:です|、|。|$|で)"
        rf"|{_AGE_JA}(?:なん(?:です|だ)|だけど|でも(?:アカ|作|買|頼|使|入|登|契|申|で|泊|行)|(?:なの)?に|。|$|です|、|女|男|の(?:女|男))|(?:今|もう|まだ)?(?:1[0-7]|[6-9])(?:です|になった|なんだけど)(?:、|。|$)|(?:中坊|厨房です|小坊|消防です|学ラン|ランドセル|学校の(?:タブレット|パソコン|pc|きゅうしょく)|(?:中学|小学校|高校)の(?:吹奏楽|野球|サッカー|部活|テニス|バスケ)[^。]{{0,8}}(?:です|部|に入)|学校(?:の|で)?(?:さいご|最後)の遠足|しゃかいの|さんすう|こくごの)",
        # Under the parents' eyes.
        r"(?:親|おや|お?かあさん|お?とうさん|お母さん|お父さん|ママ|パパ|保護者|ほごしゃ|じいじ|ばあば|おばあちゃん|おじいちゃん)(?:が|に|の|は|も)(?:いない(?:と|の|から|とき|時)|るす|留守|おふろ|お風呂|ねてる|寝てる|仕事(?:で|中|だ)|しごと|買って|かって|どうい|同意(?:って|が|なし)|許可(?:なし|なく|いり|って)|ゆるし|だめ(?:って|と)|ダメ(?:って|と)|スマホから|けいたいで|でんわ(?:で|から)|に(?:怒|おこ)られ|頼めな|たのめな|聞いたら|言っ)(?![^。]{0,6}(?:育|介護|契約者))"
        r"|親(?:に|の)(?:怒られ|バレ|ばれ|内緒|許可(?:なし|なく|いり|が)|カード(?:が|で|じゃ))|(?:お年玉|おとしだま|おこづかい|お小遣い|こづかい)(?:を|で|が)?(?:全部|ぜんぶ|ためて|貯めて|ひい|入れ|つかっ|使っ|もらっ|足りな)|(?:先生|せんせい)に(?:取|と)られ|(?:学校|がっこう)(?:で|は|に)?(?:スマホ)?[^。]{0,6}(?:没収|ぼっしゅう|禁止なのに)|(?:高校|中学)(?:受験|入試)(?:なのに|で|の)|(?:ぼく|わたし|うち|おれ)の(?:クラス|がっこう|学校|学年)|未成年(?:って|だと|なのが)|子ども扱い|子供扱い",
        # Written as children write.
        rf"(?:ぼく|わたし|あたし|おれ)(?:は|も|ね|の|、)(?={_HIRAGANA_JA}{{12,}})|^(?={_HIRAGANA_JA}{{24,}})[^。]*(?:です|ます|ですか|ますか|ください|の\?)|(?:ばあば|じいじ|ママ|おかあさん|おとうさん)(?:が|に|の|と)(?={_HIRAGANA_JA}{{10,}})|(?:まちがえて|かってに)[ぁ-ゖ]{{4,}}",
    ),
    any_of(
        _PARENT_JA.pattern,
        r"(?:12歳|歳)用|小柄な大人|お小遣い制|夫|妻|嫁|旦那|息子|娘|孫が|うちの(?:子|1[0-7]|[6-9])|(?:猫|犬)に|甥|姪|ママ友|育児|子育て|時間制限に悩|のとき(?!に)|のころ|の頃|だった頃|料金(?:は|って)|何年|年目|先生してます|担任|会社|仕事(?:で|が|中に)(?!いない)|出張|保育園|幼稚園|入園|離乳|名義|年金|介護|世代|世帯|上司|飲み|ビール|酒"
    ),
)

_NUMBER = r"(?:[6-9]|1[0-7]|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_NOT_AGE = (
    r"(?![\d'\":/%]|[.,]\d|\s?(?:weeks?|wks?|months?|mins?|minutes?|hours?|hrs?|days?|miles?|km|kg|lbs?|stone"
    r"|k\b|gb|mb|percent|quid|dollars|pounds|euros"
    r"|th|st|nd|rd|in line|in (?:the )?queue|inches|feet|foot|ft|cm|m\b|episodes?|chapters?|levels?|points?"
    r"|calls?|emails?|texts?|times|people|of|out of"
    r"|steps|pages|games?|orders?|attempts?|seasons?|stops|rows?|bags|seats|years (?:into|in\b|with|clean"
    r"|sober|on\b|at\b|late|deep|married|a)|yrs (?:in|with)|and a half (?:weeks|months|hours)))"
)
_GROWN_EN = any_of(
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
        rf"\b(?:my|our|her|his|their|the) {_NUMBER}[ -]?(?:yo\b|y/o|years?[ -]old|yr)|\bwhen i was|\bback when"
        rf"|\byears ago|\bused to be|\bsince i was|\bi was (?:only |just |like )?(?:\d+|in)\b|\bfeel like"
        rf"|\bfeels like|\bas if|\bnot a (?:child|kid|minor)|(?<!my )(?<!the )(?<!maths )(?<!math )(?<!form )\b(?:teacher|teach|tutor)\b|\blike i'?m\b|\bpregnant"
        rf"|\btreat(?:s|ed|ing)? me like|\bthink i'?m|\bat heart|\binner child|\bmentally\b|\bmaturity"
    ),
)
_EN = (
    Sign(
        any_of(
            # I'm 13.
            (
                rf"\b(?:i'?m|i am|im|me,) (?:(?:only|just|literally|like|actually|still|currently|barely|almost"
                rf"|nearly|about|turning) )*{_NUMBER}\b{_NOT_AGE}(?!-)(?: ?(?:y/?o|years? old|yrs? old)| yr old)?"
            ),
            # As a 13 year old, turning 13.
            (
                rf"\b(?:as|i'?m|im|am|being) an? {_NUMBER}[ -]?(?:y/?o\b|years?[- ]old|yr[- ]old)"
                rf"|\b(?:i )?(?:just )?(?:turned|turn|turning|will be|i'll be) {_NUMBER}\b{_NOT_AGE}"
            ),
            # Birthdays.
            (
                rf"\bfor my {_NUMBER}(?:th|nd|rd|st)? (?:birthday|bday)|\bmy (?:[6-9]|1[0-7])th (?:birthday|bday)"
                rf"|\b{_NUMBER} ?(?:yo|y/o) here\b|\b(?:my age is|i'?m aged|am aged) (?:[6-9]|1[0-7])\b"
            ),
            # In year 7.
            (
                r"\b(?:i'?m|im|i am|^|hi,?|just|here,?) ?(?:still )?in (?:(?:year|yr|grade|class|p|s|primary"
                r"|form) ?(?:[1-9]|1[0-3]|one|two|three|four|five|six|seven|eight|nine|ten|eleven)\b|(?:[1-9]"
                r"|1[0-2])(?:st|nd|rd|th) (?:grade|class|form|year)|(?:first|second|third|fourth|fifth|sixth"
                r"|seventh|eighth|ninth|tenth|eleventh) (?:grade|class|form)|(?:primary|middle|elementary"
                r"|junior high|high|secondary) school)"
            ),
            # A seventh grader, a schoolgirl.
            (
                r"^in (?:year|yr|grade) ?\d+\b|\b(?:[4-9]|1[0-2])th grader|\b(?:i'?m|im|i am|as"
                r"|just) an? (?:\w+ )?(?:kid|minor|child|schoolkid|school ?girl|school ?boy|teen|teenager"
                r"|high ?schooler|middle ?schooler|tween|secondary school (?:student|pupil)"
                r"|high school (?:student|freshman|sophomore|junior|senior))\b"
            ),
            # By law, two friends.
            (
                r"\b(?:high|middle) ?schooler here|\b(?:i'?m|im|i am) (?:under ?age|under (?:18|16|13)|not 18"
                r"|not 16)\b|\b(?:i'?m|im|i am|as) an? (?:(?:year|yr|grade|form) ?\d+|(?:[4-9]|1[0-2])(?:st|nd|rd"
                r"|th)[- ]?(?:grade|year)) ?(?:student|pupil|girl|boy|kid)?|\b(?:and i|we)(?:'re| are| r"
                r"|re) (?:all |both |only |just )+(?:[6-9]|1[0-7]|(?:thir|four|fif|six|seven)teen|eleven"
                r"|twelve|ten)\b(?! (?:min|hour|day|week|month|people|miles|of))|\basking (?:bc|because|cos"
                r"|cause|as"
                r"|since) i(?:'m| am) one"
            ),
            # Parents who forbid.
            (
                r"\bmy (?:mum|mom|mam|dad|parents|mummy|mommy|daddy)(?: \w+)? (?:won'?t let|doesn'?t let"
                r"|don'?t let|said i(?:'m| am|'m not| can'?t| have to)|says i(?:'m| can'?t| have to)"
                r"|doesn'?t know i|don'?t know i|(?:is|are) (?:gonna|going to) ground|grounded me|will ground)"
            ),
            # Behind the parents' back, school.
            (
                r"\b(?:don'?t|please don'?t|dont) tell my (?:mum|mom|dad|parents|mam)|\b(?:on|with|using|used"
                r"|from) my (?:mum|mom|mam|dad|mummy|mommy)'?s (?:card|credit card|phone|account) (?:without"
                r"|by accident|and|to|but|because)|\bmy (?:pocket money|allowance)\b|\bmy (?:maths|math|english"
                r"|science|history|form) teacher (?:said|says|took|caught)|\bfor my (?:gcse|homework"
                r"|school project)"
            ),
        ),
        _GROWN_EN,
    ),
)
_CHILDISH_EN = Sign(
    any_of(
        # Grades and years at school.
        r"\b(?:year|yr|grade|class|p|s|primary|form) ?(?:[1-9]|1[0-3]|one|two|three|four|five|six|seven|eight|nine|ten|eleven) (?:here|student|pupil|girl|boy|kid)\b|\bin (?:my )?(?:(?:year|yr|grade|primary|form) ?(?:[1-9]|1[0-3])|p[1-7]|s[1-6]|[1-9](?:st|nd|rd|th) (?:class|grade|year|form)|(?:junior|senior) infants|reception class|elementary|primary school|middle school|junior high|high school|secondary)\b(?=.{0,80}\b(?:and|my|i|we|can|so|pls|wont|got|here)\b)|\b(?:im|i'?m|i am|am) (?:in )?(?:grade|year|yr) ?\d+|\bgrade \d+ (?:pls|please|and|here)"
        r"|\b(?:freshman|sophomore|junior|senior|freshie) (?:here|in (?:high|hs)|at (?:\w+ )?high)\b|\b(?:high|middle|elementary|primary) school(?:er)? here\b|\b(?:my|our) (?:gcses?|sats|11 ?plus|mocks|prom|homework|school (?:project|play|trip|report)|form tutor|head ?teacher|headmaster|class ?mates?|school ?bag|science fair|maths? test)\b(?! (?:results day|years ago))|\bgot (?:a )?detention\b|\bpicked on at school|\bat school\b(?=.{0,60}\b(?:nicked|my (?:phone|sim)|i don'?t know|bully|bullied|block|teacher)\b)|\b(?:my|the) teacher (?:took|said|says|told|wont|won'?t|caught|gave)\b|\b(?:after|before) school (?:club|my mum|mum|i)\b|\blate for school\b",
        # Ages.
        rf"\b(?:i'?m|im|i am|am|me,|me:|my age:?|aged?|age is) (?:only |just |nearly |almost |like |still )*{_NUMBER}(?: and a half| n a half|½)?\b{_NOT_AGE}(?! (?:ft|foot|feet|stone|st)\b)|\b(?:age|aged) (?:[6-9]|1[0-7])(?:[.!]|$)|\bme: (?:1[0-7]|[6-9])\b|\b(?:1[0-7]|[6-9]) ?(?:yo|y/o|yr old|year old) (?:girl|boy|kid|here|female|male)\b|\(?(?:1[0-7])[fm]\)|\bturn(?:ing|ed)? (?:1[0-7]|[6-9]|ten|eleven|twelve|thirteen) (?:on|in|next|this|last|soon|tomorrow|today)\b|\b(?:are|we'?re) (?:both )?{_NUMBER} and {_NUMBER}\b|\b(?:me|i) and my (?:cousin|friend|mate|bestie|brother|sister)s? are (?:both )?{_NUMBER}\b"
        rf"|\b(?:not|under) (?:yet )?(?:13|16|18)(?: yet)?\b(?= (?:so|and|but|yet)|[,.!?]|$)(?=.{{0,80}}\b(?:i|my|me|mum|mom|can'?t)\b)|\bborn in 20(?:0[9]|1\d)\b|\bbirthday is in 20(?:09|1\d)\b|\btoo young (?:for|to)\b(?=.{{0,40}}\b(?:an account|me|i|sign up|join|buy)\b)|\bim a minor\b|\bi'?m a minor\b|\bnot a grown[- ]?up\b|\bonly little\b|\bbecause i'?m (?:a kid|a child|young|little)\b|\bkids? (?:answers?|like me|can|get)\b(?=.{{0,80}}\b(?:im|i'?m) (?:{_NUMBER})\b)|\bgrown[- ]?up pin\b",
        # Under the parents' eyes.
        r"\b(?:before|b4|if|when|cos|bc|because) (?:my )?(?:mum|mom|mam|dad|parents|mummy|mommy|daddy|nan|gran)(?:'s|s)? (?:sees?|finds? out|gets? home|comes? home|wakes? up|is asleep|is out|is at work|notices|kills me|goes mad|grounds me)\b|\bmy (?:mum|mom|mam|mummy|mommy|dad|daddy|parents|nan|big (?:sister|brother)) (?:says?|said|told me|thinks|will|wont|won'?t|doesnt|doesn'?t|dont|is (?:out|asleep|at work)|are out|'?s (?:asleep|at work|in work|out|gonna|going to))[^.!?]{0,40}\b(?:i|me|mad|freak|kill|ask|till|until|allowed|ground\w*|flip|cant|can'?t|no|work)\b(?! (?:love|loved|used|bought|always))"
        r"|\b(?:mum|mom|mam|dad|nan|gran)'?s gonna (?:freak|kill|go mad|ground|flip)|\bparents'? problem\b|\b(?:don'?t|dont|pls dont|please don'?t) tell my (?:mum|mom|mam|dad|parents|nan)|\b(?:without|behind) my (?:dad|mum|mom|mam|parents|parents' \w+)(?:'s? (?:back|permission|signing))?\b(?= |[?.,!]|$)(?=.{0,40}$)|\bdo my parents have to\b|\bi'?m not allowed on (?:here|this)\b|\bneed from my (?:mom|mum|dad|parents)|\bmy (?:mum|mom|mam|dad|nan)s? (?:card|phone|account) by (?:accident|mistake)|\bhow do i hide it from (?:them|my)\b|\bmy pocket money\b|\bhome alone\b(?=.{0,40}\b(?:im|i'?m|meter|scared|what do i|and)\b)|\bgrandad cant\b|\bship to my school\b",
    ),
    any_of(
        _GROWN_EN.pattern,
        r"\b(?:my|our) (?:year|grade|class) ?\d+ (?:class|pupils|kids|students)|\bepisodes?\b|\bsize \d+|\bon hold\b|\bminutes\b|\bpocket money prices|\bteacher here\b|\b(?:my|the) (?:niece|nephew|daughter|son|kids?|boys?|girls?|grandson|granddaughter|little (?:one|boy|girl)|eldest|youngest|toddler|students|pupils)\b(?! and i)|\bas a (?:mum|mom|dad|parent|teacher|nan)\b|\bi was \d|\bwhen i was|\bshe'?s \d\d|\bhe'?s \d\d|\bmy (?:wife|husband|boss|mortgage|degree|uni)\b|\b(?:beer|wine|gin|pint|pub|rent|mortgage)\b|\bsays hi\b|\bbig kid",
    ),
)
_SIGNS = Signs(ja=(*_JA, _CHILDISH_JA), en=(*_EN, _CHILDISH_EN))


def minor(reading: Reading) -> str:
    """The words by which the writer shows to be a child, or ""."""
    return _SIGNS.found_in(reading)
