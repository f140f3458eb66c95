"""Bereavement: a person, or an animal that was family, has died, and the brand is told.

What has died decides: phones, seasons and heroes die every day. A mourner's own words (四十九日, probate) need no
subject; "died" and 亡くなる need one that can be mourned, or at least none that cannot.
"""

import re

from activesupport.replies.gate.farewells import SOFTLY
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

_GENTLE_JA = (
    r"亡くな(?:っ|り|る)|亡くし|亡く(?:し|な)|帰らぬ人|お?亡骸|他界|逝去|永眠|死去|急逝|先立た|天国(?:に"
    r"|へ)(?:行|い[っき]|旅)"
    r"|虹の橋|息を引き取|看取(?:っ|り)|命を絶[ちっ]"
)
_BLUNT_JA = (
    r"死(?:ん|に(?:まし|ま)|なれ|なせ)|逝(?:っ|き|った)|しん(?:だ|じゃ)"
    r"|(?<![へに])旅立(?:っ|ち|たれ)|急死|病死|事故死"
    # Whoever leaves for a place travels; for heaven, at a time or in a manner is another matter.
    r"|(?:天国|天|空|星|星さま|虹の橋|あの世|黄泉|浄土|永遠の眠り|月)[にへ]旅立(?:っ|ち|たれ)"
    r"|(?:朝|晩|夜|夕|方|春|夏|秋|冬|日|年|歳|時|前|中|末|うち|よう|静か|安らか|穏やか|一緒|先)に旅立(?:っ|ち|たれ)"
    r"|自(?:殺|死)し(?:た|まし)|お空(?:に|へ)(?:行|い[っき]|旅|のぼ)"
    r"|(?:お?星|お星(?:様|さま)|天使)に(?:な[っり])|この世にい(?:ない|ません)"
)
_MOURNED_JA = rf"(?:{KIN_JA}|{PET_JA})"
# A subject, not an object or the owner of something: 祖母のスマホ and スマホを are none.
_SUBJECT = (
    r"(?=(?:さん|ちゃん|くん|君|様)?(?:が|は|も|まで|って|、|,| |\n|[^のをにでへとがはも、]{0,3}$|(?:昨|今|先|去"
    r"|一昨|突然|急|とうとう|ついに|もう)))"
)
_SUBJECTS_JA = re.compile(rf"(?P<mourned>{_MOURNED_JA}){_SUBJECT}|(?P<other>{DEVICE_JA}|{STORY_JA}){_SUBJECT}")
_OWNED_JA = re.compile(rf"{_MOURNED_JA}(?:さん|ちゃん|くん|君|様)?[がはもをの、]")
_GENTLE = re.compile(_GENTLE_JA)
_BLUNT = re.compile(_BLUNT_JA)
_AFTER_JA = re.compile(
    rf"(?:た|んだ|だ|した|なった)(?:ばかりの)?(?:うちの|私の|あの|大切な)?(?P<mourned>{_MOURNED_JA})|(?:た|だ"
    rf"|した|なった)(?P<other>{DEVICE_JA})"
)
_FAR = 30
"""Characters before the event within which its subject is looked for."""

_RITES_JA = Sign(
    Phrases(
        r"四十九日|49日(?:法|も?(?:が|を)?(?:過|済|終|明))|初七日|一周忌|三回忌|七回忌|[一三七]回忌|新盆|初盆|喪中",
        r"忌中|忌引き?|喪主|喪に服(?!す(?:気持|る気))|服喪|遺品(?!整理業)|遺骨|棺(?:に|の)|弔電|供花|忌明け|戒名|位牌",
        r"遺影|お骨|納骨|火葬|告別式|お通夜|通夜|葬(?:儀|式)|香典|訃報|お悔やみ状",
        r"死亡(?:届|診断書|証明|保険金|に伴|による)|故人|亡(?:父|母|夫|妻|兄|弟|姉|妹|祖父|祖母)",
        r"亡き(?:父|母|夫|妻|祖|兄|弟|姉|妹|主人|友|人|息子|娘|子|愛)|遺族|相続(?:手続|の手続|人|放棄|届|し(?:た|ま))",
        r"名義人(?:が|の)?死亡|死別|忘れ形見|死産|月命日|命日|先立たれ|ペットロス(?!なら)|未亡人",
    ),
    Phrases(
        # As at a funeral.
        r"(?:葬(?:儀|式)|通夜)(?:会場)?(?:みたい|のよう|状態|ムード|かよ|は(?:ここ|こちら|どこ)|会場)",
        # The trade, insurance, scenes.
        (
            r"黒ネクタイ|葬送|葬儀(?:費用|保険|特約|プラン)|葬儀社|葬儀場の(?:横|隣|近く|前)|葬式の(?:シーン"
            r"|場面|回)|相続税|終活|生前"
            r"|遺族年金の|お葬式か"
        ),
        STORY_JA,
        # The end of a phone or a service.
        r"(?:サービス|アプリ|スマホ|携帯|機種|充電器|データ)(?:の|に)(?:葬|通夜|命日|四十九日|喪|遺)",
    ),
)
_JOKE_JA = Phrases(
    STORY_JA,
    # Dying of laughter.
    r"(?:笑い|萌え|尊)死|死んだ(?:魚|ふり|目|よう)|死んで?(?:る|ます)?(?:w|笑|草)",
    # Celebrities.
    r"(?:歌手|俳優|女優|芸人|作家|作者|監督|選手|声優|教祖|有名|アイドル|アナウンサー|漫画家|司会者)",
)

_ADVERBS = (
    r"(?:(?:has|had|have|just|very|so|who|also|now|sadly|suddenly|recently|unexpectedly|peacefully|finally|both"
    r"|[a-z]{3,12}|,|\()\s*){0,4}?"
)
_WHOSE = r"(?:my|our|his|her|their|late|the)"
_MOURNED_EN = rf"(?:{KIN_EN}|{PET_EN})"
_SIGNS_EN = (
    Sign(
        Phrases(
            # My mother died.
            rf"\b{_WHOSE} (?:[\w-]+ ){{0,3}}?{_MOURNED_EN}s?\b(?!'s|')[ ,]*{_ADVERBS}(?:died|passed(?: away"
            rf"| on\b| over\b|(?=[.,!]| (?:last|this|yester|in|sudden|peace|at|two|three|a)))"
            r"|dies\b|didn't (?:make it|survive|wake up)|is gone\b|was killed|was put (?:down|to sleep)"
            r"|took (?:his|her|their) (?:own life|last breath))",
            # My father is dead.
            (
                rf"\b{_WHOSE} (?:[\w-]+ ){{0,2}}?{KIN_EN}(?:'s| is| was)(?: now| sadly)? dead\b(?! (?:set|tired"
                rf"|serious|right|keen|pleased|proud|chuffed|against|to me|on|certain|sure|excited|good|easy))"
            ),
            # What is said of the dead alone.
            (
                r"\b(?:passed away|passed on (?:in|last|this|on)|no longer with us|crossed (?:over )?the rainbow"
                r"|over the rainbow bridge)"
            ),
            # Lost, buried.
            (
                r"\b(?:lost|losing|buried|burying|bury|cremated|mourning|grieving for|grieving) (?:my|our|his|her"
                rf"|their|a|both)\b (?:[\w-]+ ){{0,2}}?(?:{KIN_EN}|{PET_EN})s?\b(?!'s|(?: \w+)? (?:number|phone"
                r"|card|password|voice|passport|ashes)|'?s? ashes| (?:at|near|by|outside|somewhere) (?!\d|birth)"
                r"| (?:in the (?:[\w&]+ ){0,4}?(?:shop|store|crowd|changing|aisles?|car ?park|queue|terminal"
                r"|airport|station|maze)))"
            ),
            # Lost him.
            (
                r"\b(?:we|i|they) (?:\w+ )?lost (?:him|her)\b(?=[.,!;]|$| (?:last|this|in (?:jan|feb|mar|apr|may"
                r"|jun|jul|aug|sep|oct|nov|dec|20|the spring|the summer|the autumn|the winter)|on (?:the|\w+day)"
                r"|to (?!the)|yesterday|suddenly|sunday|monday|tuesday|wednesday|thursday|friday|saturday|two"
                r"|three|a (?:week|month|year)|after|during))"
            ),
            # The late, the death of.
            (
                rf"\bdeath of (?:my|our|his|her) (?:[\w-]+ ){{0,2}}?(?:{KIN_EN}|{PET_EN})\b|\b(?:my"
                rf"|our) deceased |\b(?:my|our|his|her) late (?:[\w-]+ )?(?:{KIN_EN}|{PET_EN})\b|\b(?:my|our|her"
                rf"|his) (?:[\w-]+ )?{_MOURNED_EN}'s (?:funeral|death|passing|wake|estate|ashes|memorial"
                rf"|cremation|burial)"
            ),
            # What comes after.
            (
                r"\bfuneral|\bcrematori|\b(?:\w+'?s|her|his|their) ashes\b|\beulogy\b|\bheadstone\b"
                r"|\bobituary\b|(?<!nail in the )(?<!nails in the )\b(?:coffin|casket)\b|\bmemorial service\b"
                r"|\bin loving memory|\b(?:buried|burying|bury|lost|losing) (?:mum|mom|dad|nan|nana|gran"
                r"|grandma|grandpa|grandad|granddad)\b(?!'s)|\bdeath certificate|\bprobate\b"
                r"|\bexecut(?:or|rix)\b|\bbereave\w*|\bdeceased (?:customer|account|relative|estate|person|man"
                r"|woman|parent|father|mother|husband|wife)"
            ),
            # Widowed.
            (
                r"\b(?:i'?m|as|became|now|been) (?:now |recently |newly )?an? (?:recent |new "
                r"|young )?widow(?:er)?\b|\bwidowed\b|\bstillb(?:orn|irth)"
            ),
            # R.I.P., put to sleep.
            (
                rf"\br\.?i\.?p\.? (?:my |to my |dear |sweet |old )?(?:{KIN_EN}|{PET_EN})\b|\bput (?:my|our|him"
                rf"|her) (?:[\w-]+ )?(?:{PET_EN} )?(?:down|to sleep)\b(?! (?:the|my|for)\b)"
            ),
            # She died, when, who died.
            (
                rf"\bsince (?:my |our )?(?:{KIN_EN}|he|she) (?:died|passed)|\b(?:he|she)(?:'s| has"
                rf"| had)? (?:just |sadly )?(?:died|passed away)\b|\b(?:who|that)(?:'s| has| have)? (?:just "
                rf"|recently |sadly )?(?:died|passed away)\b|\bpassed (?:away|peacefully|suddenly|(?:in|on|over"
                rf"|last|this|early|just|late|during|back)(?: the)? (?:\w+ )?(?:weekend|week|month|year|night"
                rf"|morning|evening|yesterday|today|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov"
                rf"|dec)ember|october|(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|fall|winter"
                rf"|christmas|\d+|(?:her|his|their) sleep))|\b(?!it\b|that\b|this\b"
                rf"|which\b)\w+ died (?:last (?:week|month|year|night)|on (?:\w+day|the \d)|suddenly|yesterday"
                rf"|this (?:morning|week|month)|aged|peacefully|in (?:january|february|march|april|may|june|july"
                rf"|august|september|october|november|december))\b|\bsince (?!it\b|the\b|my\b|this\b)\w+ (?:died"
                rf"|passed)\b|\b(?:say|said|told \w+|telling \w+|explain\w*|heard|hearing)(?: that)? (?!it\b"
                rf"|the\b|this\b|my (?!mum|mom|dad|wife|husband|son|daughter|dog|cat|brother"
                rf"|sister))\w+(?: \w+)?(?:'d| had| has) (?:just |recently )?died\b|\bto suicide\b|\bby suicide\b"
                rf"|\b(?:mum|mom|dad|nan|gran|grandma|grandpa|grandad|husband|wife)(?:'s| is"
                rf"| has) gone\b(?! (?:to|on|out|back|home|off|away|viral|mad|crazy|bonkers|for|in|up|into"
                rf"|and (?!i\b|we\b|my\b|the\b)|through|shopping|over|full|all|a bit|green|quiet))|\b(?:he"
                rf"|she) (?:didn't|did not) make it(?=[.,!;]|$| through)"
            ),
            # The account holder.
            (
                r"\b(?:account ?holder|policy ?holder|named customer|bill ?payer|subscriber)(?:'s| is| was"
                r"| has)? (?:now )?(?:dead|died|deceased|passed)"
            ),
        ),
        Phrases(
            rf"\b{STORY_EN}\b",
            # Nearly, of laughter.
            (
                r"\b(?:nearly|almost|practically|basically|virtually|could'?ve|could have"
                r"|literally) (?:\w+ )?(?:died|passed)|\bdied (?:laughing|of (?:laughter|embarrassment|boredom"
                r"|cringe|shame|thirst|happiness)|inside|when (?:i|he|she|they) saw)"
            ),
            # As at a funeral, the trade.
            (
                r"\b(?:like|as|at) (?:a|my own) funeral\b|\bfuneral (?:home|director|plans?|cover|insurance"
                r"|polic(?:y|ies)|parlou?r|potatoes|flowers from|money|music|doom|vibes?)\b(?! (?:for|of) (?:my"
                r"|our))|\bmy (?:own )?funeral\b|\byour funeral\b"
            ),
            # What else passes.
            (
                r"\bpassed (?:\w+ )?(?:exam|test|out\b|down|the\b(?! weekend)|by|through|grade|inspection|me\b"
                r"|it\b|probation|driving|on to|on the)|\bto die for\b"
            ),
            # My phone died.
            (
                rf"\b(?:my|the|our|your|her|his|this|that|'s)\s+(?:[\w-]+ ){{0,2}}?{DEVICE_EN} (?:has |had |just "
                rf"|finally |literally |fully |also |completely |suddenly )*(?:died|passed|is dead|dies)"
            ),
            # Phones died.
            rf"\b{DEVICE_EN}s?(?: [\w-]+){{0,3}}? (?:has |had |just |finally |also |then )*died\b",
            # Idioms.
            r"\bexecutor (?:service|thread|class)|\bblack widow|\bwidow(?:'s)? peak",
        ),
    ),
    Sign(
        Phrases(rf"\bdied\b.{{0,60}}\b(?:our|his|her) account\b|\b{KIN_EN}(?: [a-z]+)? (?:died|passed away)\b"),
        Phrases(
            rf"\b{STORY_EN}\b",
            r"\b(?:nearly|almost|practically) died|died (?:laughing|of (?:laughter|embarrass|boredom))",
            rf"'s (?:[\w-]+ ){{0,2}}?{DEVICE_EN} (?:\w+ )?died",
        ),
    ),
)
_ENGLISH = Signs(ja=(), en=_SIGNS_EN)


def bereavement(reading: Reading) -> str:
    """The words that tell of a death, or ""."""
    if reading.japanese:
        for sentence in reading.sentences:
            if found := _rites(sentence, reading) or _death(sentence, reading):
                return found
    return _ENGLISH.found_in(reading) or SOFTLY.found_in(reading)


def _rites(sentence: str, reading: Reading) -> str:
    found = _RITES_JA.found_in(sentence)
    return "" if found and _JOKE_JA.search(reading.text) and not _OWNED_JA.search(sentence) else found


def _death(sentence: str, reading: Reading) -> str:
    """Who died, in a Japanese sentence: the noun that follows (亡くなった母), else the last subject before."""
    for event in (*_GENTLE.finditer(sentence), *_BLUNT.finditer(sentence)):
        after = _AFTER_JA.match(sentence, event.end()) or _AFTER_JA.match(sentence, event.end() - 1)
        before = [*_SUBJECTS_JA.finditer(sentence, max(0, event.start() - _FAR), event.start() + 1)]
        subject = after or (before[-1] if before else None)
        gentle = event.re is _GENTLE
        if subject is not None:
            if subject["mourned"] and not (_JOKE_JA.search(sentence) and not gentle):
                return sentence[min(subject.start(), event.start()) : event.end()]
        elif gentle and not _JOKE_JA.search(reading.text):
            return event.group()
    return ""
