"""Minors: the writer is a child by their own words. A parent who speaks of one is not."""

from activesupport.replies.gate.childhood import (
    AGE_JA,
    CHILDISH_EN,
    CHILDISH_JA,
    GRADE_JA,
    GROWN_EN,
    NOT_AGE,
    NUMBER,
    PARENT_JA,
    RAISES_JA,
    SCHOOL_JA,
)
from activesupport.replies.gate.reading import Reading, Sign, Signs
from activesupport.text import Phrases

_I_JA = r"(?:私|わたし|わたくし|あたし|うち|僕|ぼく|ボク|俺|おれ|オレ|自分|わい|ワイ|当方)"
_SAYS_JA = (
    r"(?:です(?!か|よね|らしい|って)|でーす|だけど|だけども|だが|だよ|だし|だから|なんです|なんだけど|なんだが"
    r"|なんやけど|やけど|やねん|なんで(?!す)|なので|なのに|なのです|です。|ですが|でも(?:買|契約|使|登録|申|頼"
    r"|注文|入|作|応募|で)|女子|男子|女|男|受験生|でお金|で(?:お金|親|バイト|自分|一人|スマホ))"
)
_NOT_SELF_JA = (
    r"(?!(?:の|な)?(?:レベル|みたい|並み|並の|かよ|向け|以下|以上|未満|料金|割引|のよう|とき|時|頃|ころ|時代"
    r"|だった|でした|から(?:ずっと|使|の|ここ|愛|お世話)|まで|児|差|年上|年下|年前|ぶり)|でも(?:わか|分か"
    r"|でき|知)|ですか|か\?)"
)
_JA = (
    Sign(
        Phrases(
            # I am.
            rf"{_I_JA}(?:は|、|も|まだ|、まだ| )*(?:{AGE_JA}|{GRADE_JA}|{SCHOOL_JA}){_NOT_SELF_JA}",
            # A grade or school alone.
            (
                rf"(?:^|[。、!\s(])(?:まだ|現在|今|ただの|普通の|都内の)?(?:{GRADE_JA}|{SCHOOL_JA})(?:の(?:私"
                rf"|僕|俺|自分|者))?(?:の?(?:女子|男子|女の子|男の子|受験生|女|男))?{_SAYS_JA}"
            ),
            # An age alone.
            (
                rf"(?:^|[。、!\s(])(?:まだ|現在|今)?{AGE_JA}{_NOT_SELF_JA}(?:{_SAYS_JA}|(?:ひとり|一人|1人)(?:で"
                rf"|だけ)|で(?:も|す)|に(?:なりました|なったばかり|なった)|の(?:私|僕|俺|女|男|中学生|高校生)"
                rf"|[。、!)]|$)"
            ),
            # Still, under age.
            (
                rf"(?:まだ|現在)(?:{AGE_JA}|{GRADE_JA}|{SCHOOL_JA}){_NOT_SELF_JA}|未成年(?:です|なので"
                rf"|なんです|だけど|だから|でも|なん)"
            ),
            # As a pupil, I.
            rf"(?:{GRADE_JA}|{SCHOOL_JA})の(?:私|僕|俺|自分|うち|ぼく|わたし)",
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
        PARENT_JA,
    ),
)
_EN = (
    Sign(
        Phrases(
            # I'm 13.
            (
                rf"\b(?:i'?m|i am|im|me,) (?:(?:only|just|literally|like|actually|still|currently|barely|almost"
                rf"|nearly|about|turning) )*{NUMBER}\b{NOT_AGE}(?!-)(?: ?(?:y/?o|years? old|yrs? old)| yr old)?"
            ),
            # As a 13 year old, turning 13.
            (
                rf"\b(?:as|i'?m|im|am|being) an? {NUMBER}[ -]?(?:y/?o\b|years?[- ]old|yr[- ]old)"
                rf"|\b(?:i )?(?:just )?(?:turned|turn|turning|will be|i'll be) {NUMBER}\b{NOT_AGE}"
            ),
            # Birthdays.
            (
                rf"\bfor my {NUMBER}(?:th|nd|rd|st)? (?:birthday|bday)|\bmy (?:[6-9]|1[0-7])th (?:birthday|bday)"
                rf"|\b{NUMBER} ?(?:yo|y/o) here\b|\b(?:my age is|i'?m aged|am aged) (?:[6-9]|1[0-7])\b"
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
        GROWN_EN,
    ),
)
_SIGNS = Signs(ja=(*_JA, CHILDISH_JA), en=(*_EN, CHILDISH_EN))
_OF_ONESELF_JA = Phrases(_I_JA, r"親|ママ|パパ|お[かと母父]")


def minor(reading: Reading) -> str:
    """The words by which the writer shows to be a child, or ""."""
    found = _SIGNS.found_in(reading)
    return "" if of_a_child(reading) and not _OF_ONESELF_JA.search(found) else found


def of_a_child(reading: Reading) -> bool:
    """Whether it is a parent who writes of their child's telephone."""
    return RAISES_JA.search(reading.text) is not None
