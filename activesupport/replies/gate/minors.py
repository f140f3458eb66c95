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
        r"の(?:息子|娘|子(?:ども|供)?(?!でも|ども)|弟|妹|孫|生徒|甥|姪|長[男女]|次[男女])(?!とも)"
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
        rf"|\bfeels like|\bas if|\bnot a (?:child|kid|minor)|\b(?:teacher|teach|tutor)\b|\blike i'?m\b|\bpregnant"
        rf"|\btreat(?:s|ed|ing)? me like|\bthink i'?m|\bat heart|\binner child|\bmentally\b|\bmaturity"
    ),
)
_EN = (
    Sign(
        any_of(
            # I'm 13.
            (
                rf"\b(?:i'?m|i am|im|me,?) (?:(?:only|just|literally|like|actually|still|currently|barely|almost"
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
_SIGNS = Signs(ja=_JA, en=_EN)


def minor(reading: Reading) -> str:
    """The words by which the writer shows to be a child, or ""."""
    return _SIGNS.found_in(reading)
