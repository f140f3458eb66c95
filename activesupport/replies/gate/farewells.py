"""Deaths that are told without the word: what was done for the dead, whose place is empty, what is never used again."""

from activesupport.replies.gate.reading import Sign, Signs, any_of
from activesupport.replies.gate.vocabulary import DEVICE_EN, KIN_EN, KIN_JA, PET_EN, PET_JA, STORY_EN, STORY_JA

_MOURNED_JA = rf"(?:{KIN_JA}|{PET_JA}|あの(?:人|子)|あいつ)(?:さん|ちゃん|くん|たち)?"
_NOBODY_JA = any_of(
    STORY_JA,
    # Whom one sees off and meets again.
    r"ホーム|空港|改札|駅|バス停|新幹線|玄関|引っ越|転勤|留学|上京|卒業|入学|修学旅行|ロス(?:ジェネ|アンゼルス)|先代機",
    # The trade, what is bought for it, celebrities.
    r"セミナー|相談会|保険|終活|バイト|俳優|女優|歌手|声優|芸人|作家|作者|選手|監督|アイドル|ぴんぴん|元気",
)
_JA = (
    Sign(
        any_of(
            # Seen off, asleep for good, gone over there.
            rf"{_MOURNED_JA}(?:を|の最期を|のこと)(?:、|みんなで|家族で|無事|静かに)?(?:空へ|空に)?(?:見送[っりる]|送り(?:まし|出しまし)|おくりまし)",
            r"(?:空|天国|虹の(?:むこう|向こう))(?:に|へ)(?:送[っり]|帰[っり]|のぼ|昇)|永(?:い|遠の)(?:お)?(?:眠り|別れ)",
            rf"{_MOURNED_JA}(?:が|は|も|、)?[^。、]{{0,10}}(?:眠りにつ|眠るように逝|息をしなくな|呼吸が(?:止|とま)|冷たくな[っり]|鬼籍|みまか"
            r"|身罷|亡う?な|事切れ|力尽き|還らぬ|かえらぬ)",
            rf"{_MOURNED_JA}(?:が|は|も|、)[^。、]{{0,8}}(?:、)?(?:今朝|昨日|先日|急に|突然|先に)?(?:あっち|むこう|向こう|あちら)(?:に|へ)"
            r"[いー行逝]",
            rf"{_MOURNED_JA}(?:が|は|も)?(?:急に|突然|先に)(?:い|逝)[っき](?:て|ちゃ|ちま|まし)",
            rf"みまか|身罷|亡うな|荼毘|鬼籍に|骨壺|骨壷|(?:お)?骨を?(?:拾|抱)|(?:お)?骨にな|逝かせて|浮いてた|{PET_JA}(?:を|は)埋め",
            # Altars, prayers, what is left behind.
            r"(?:仏壇|仏前|お墓|墓前|遺影|写真)の?(?:前)?に[^。]{0,14}(?:供え|手を合わせ|おそなえ|報告)|供えました|供えてます|お供えし|精進料理"
            r"|遺され(?:た|て)|遺言(?:執行|書が)|形見に|忌引|お別れの会|偲ぶ会|追善|お浄め|献杯|新盆|弔[いっ]|弔辞",
            r"(?:お悔やみ|ご冥福)(?:の(?:一言|言葉|ひとつ)|申し上げ|を)|(?:死|遺)体(?:を|が)(?:引き取|見つか|安置)|火葬|斎場|霊柩",
            # Who is not there any more.
            rf"{_MOURNED_JA}(?:が|は|も)?(?:もう|この世に(?:は)?|どこにも)(?:い|居)(?:ない|ません|なく(?:て|な)|んのに|へん)(?!と言|って言)",
            r"もう(?:家族|帰る人|待(?:つ|ってる)人|食べる人|使う人|着る人|飲む人|読む人)(?:が|は)?(?:い|居)(?:ない|ません|なく)"
            rf"|(?:食べて|着て|使って|待って|呼んで)くれ(?:る|た)(?:子|人|{_MOURNED_JA})(?:が|は)?(?:もう)?(?:い|居)(?:ない|ません|なく)",
            r"もう(?:二度と)?(?:帰って|戻って)(?:は)?(?:こ|来|き)(?:ない|ません|ぃひん)(?:のに|から|ので|あの|人|子|と(?:分|わ)か)",
            rf"{_MOURNED_JA}(?:が|は|も)?[^。、]{{0,8}}(?:袖を通す|使う|食べる|着る|見る|乗る|帰る)(?:こと|日)は(?:もう)?(?:二度と)?(?:ない|ありません"
            r"|なかった|来ない|来ません|叶わな)",
            r"もう本人(?:が|は|も)[^。]{0,8}(?:ない|ません)(?:ので|から|のに|ん)|本人は(?:もう)?(?:いま|骨|土|空|墓|仏)",
            # Alone after two.
            rf"(?:主人|夫|妻|{KIN_JA})(?:が)?(?:な|亡)き(?:あと|後|今)|独り身になって?(?:しま|、|ので|から|まし|た)[^。]{{0,40}}",
            r"(?:去年|昨年|いつも|ずっと)(?:まで)?は?(?:二人|ふたり|夫婦)(?:で|だった|の)[^。]{0,24}。?[^。]{0,6}(?:今年|今回|今日|これから)(?:から)?は"
            r"(?:一人|ひとり|独り)",
            r"(?:写真|遺影)(?:立て)?(?:だけ|ひとつ|一つ|一枚)?(?:を|と)?(?:持って|抱いて|連れて|一緒に|で)[^。]{0,16}(?:席|旅|泊|乗|行)",
            r"(?:流され|行方不明|津波)[^。]{0,12}(?:兄|弟|父|母|妻|夫|娘|息子|姉|妹|祖父|祖母)[^。]{0,8}見つか(?:ら|って(?:い)?(?:ない|ません))",
            # A life that did not begin.
            r"お腹の中で(?:亡|心臓が止|動かな)|心拍が?(?:止|確認でき)|死産|お空に(?:帰|かえ)|産声[^。]{0,8}(?:なか|聞け)",
        ),
        _NOBODY_JA,
    ),
)

_WHOSE = r"(?:my|our|his|her|their|the)"
_MOURNED_EN = rf"(?:{KIN_EN}|{PET_EN}|(?:little |baby |beautiful |old |sweet |best )+(?:girl|boy|man|lad)|fella|wee (?:man|boy|girl))"
_KIN_ALONE = r"(?:mum|mom|mam|dad|daddy|nan|nana|nanny|gran|granny|grandma|grandpa|grandad|granda|hubby|pops?)"
_THEY = rf"(?:he|she|(?:{_WHOSE} (?:[\w-]+ ){{0,2}}?{_MOURNED_EN})|{_KIN_ALONE})"
_THEM = rf"(?:him|her|(?:{_WHOSE} (?:[\w-]+ ){{0,2}}?{_MOURNED_EN})|{_KIN_ALONE})"
_WHEN = (
    r"(?:last (?:week|month|year|night|\w+day|spring|summer|autumn|winter|christmas|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)"
    r"|this (?:week|month|morning|year|spring|summer)|yesterday|today|in (?:19|20)\d\d|in (?:january|february|march|april|may|june"
    r"|july|august|september|october|november|december|the spring|the summer|the autumn|the winter|the end)|on (?:the \d+\w*"
    r"|\w+day|christmas|boxing|new year)|at \d+ weeks|(?:two|three|four|five|six|\d+) (?:days|weeks|months|years) ago)"
)
_NOBODY_EN = any_of(
    rf"\b{STORY_EN}\b",
    r"\bguild\b(?!.{0,80}\b(?:for real|in real life|irl)\b)|\bboss\b|\bcraft\w*|\b(?:actor|actress|singer|celebrity|legend|footballer|fella who voiced)\b",
    # Things are buried and laid to rest too.
    rf"\b(?:buried|goodbye to|to sleep|to rest|bury)\b.{{0,12}}\b(?:my|our|the|a) (?:[\w-]+ ){{0,3}}?{DEVICE_EN}\b|\bi'?m (?:\w+ )?deceased\b",
    r"\bburied (?:in|under (?:work|a pile|emails|paperwork)|treasure)|\b(?:he|she|it)'s working\b|\breview\b",
    # Where people go and come back from.
    r"\b(?:left|leaving) us (?:a|an|with|the|on|in the|waiting|stranded|stood|hanging|out)\b|\b(?:gone|off) (?:to|on|out|back|shopping|home)\b",
    r"\bmemorial day|\bwill writing|\bestate (?:planning|agents?)|\bfuneral (?:plan|cover|director|scene|for a)|\bwithout (?:kids|the kids|wifi|wi-fi)\b",
)
_EN = (
    Sign(
        any_of(
            # What is done for the dead.
            rf"\b(?:we |i |they |they've |just |had to )*(?:buried|burying|bury|cremated|cremating) {_THEM}\b(?! (?:in|under) (?:work|paper))",
            rf"\b(?:laid|laying|lay|put) {_THEM} to rest\b|\b(?:scatter|scattered|scattering) (?:his|her|their|{_WHOSE}? ?[\w-]*) ?(?:ashes|{KIN_EN})\b",
            r"\b(?:his|her|mum's|dad's|nan's|gran's|their) ashes\b|\b(?:can|with) ashes\b|\bundertakers?\b|\bcoroner\b|\bcemetery\b|\bsix feet under\b",
            r"\b(?:wake|celebration of life|memorial service|cremation|burial|eulogy|requiem)(?:'s| is| was)? (?:is |on )?(?:tomorrow|today|this|next|on|saturday|sunday"
            r"|monday|tuesday|wednesday|thursday|friday)\b|\b(?:pay|paying) (?:our|my|their|his|her|last) (?:last )?respects\b|\bsay(?:ing)? (?:our|my) goodbyes",
            # The offices of death.
            r"\bdeath certs?\b|\bthe registrar\b.{0,40}\bcert|\bnext of kin\b|\bgrant of probate|\b(?:executor|executrix|administrator)s?\b(?! (?:service|rights|mode|password))"
            r"|\btell us once\b|\bdeceased\b|\b(?:late|dead) (?:father|mother|husband|wife|brother|sister|son|daughter|uncle|aunt|partner|parents?)'s\b|\bestates? (?:team"
            r"|department|account)|\bin memory of\b|\bmemorial bench|\b(?:left|died) (?:no|without a) will\b|\b(?:customer|person|someone|somebody|relative|tenant|neighbour"
            r"|neighbor|member|parent|passenger) (?:who|that)(?:'s| has| have)? (?:just |recently |sadly )?(?:died|passed|dead)\b",
            rf"\b(?:my|our|his|her|their) (?:late|dead|departed) (?:[\w-]+ )?{KIN_EN}\b(?! to me)|\bwidow(?:ed|er|s)?\b(?!'s (?:bow|bite|web|peak))|\bstill ?born\b|\bstillbirth",
            # Slipped away, left us, did not come home.
            rf"\b{_THEY}(?:'s|'d| has| had| just| was)*(?: \w+ly| just| finally| sadly| never)* (?:slipped away|left us|gone from us|fell asleep|breathed (?:his|her) last"
            r"|pulled through|bled out|faded away|passed(?: there| over| on| in)?)\b"
            rf"(?=[.,!;]|$| (?:{_WHEN}|peaceful|sudden|in (?:his|her) sleep|at the weekend|with (?:us|all|me|the family)|surrounded|over the weekend|at home|and i|and we|sixty|aged|there))",
            rf"\b{_THEY} (?:never woke(?: up)?|never came (?:home|back|round)|didn'?t (?:come home|wake up|pull through|make it(?! (?:to|on time|in time)))|did not (?:come home|wake"
            r"|pull through|make it(?! (?:to|on|in)))|(?:couldn'?t|could not) be saved|dropped dead)\b|\band (?:never|didn'?t) (?:wake up|woke up|come home|came home)\b",
            rf"\b{_THEY}(?:'s| is|s| isn'?t| are| aren'?t) (?:not |no longer |sadly )*(?:with us(?: any ?more| now)?|here (?:any ?more|to (?:use|see|enjoy|read))|coming (?:back|home)"
            rf"|gone now|gone(?=[.,]? (?:and|but) i))(?=[.,!;]|$| )",
            rf"\b{_THEY}(?:'s| is| has|s)? been gone (?:for )?(?:\w+ ){{1,2}}?(?:days|weeks|months|years?|long)\b|\bgone (?:\w+ )?(?:weeks|months|years) (?:now )?and\b.{{0,30}}"
            r"\b(?:him|her|his|bills?|letters?|reminders?)\b",
            # Lost, taken, let go.
            rf"(?:^|[,;] ?|\b(?:we|i|they|she|he|who))(?:'ve| have| had)? (?:just |recently |sadly |so )?lost (?:{_THEM}|(?:a|both|two) [\w-]* ?{_MOURNED_EN}s?) (?:{_WHEN}|to (?:covid|cancer|suicide|sepsis"
            r"|a (?:stroke|heart)|his|her|an? \w+ (?:attack|accident)))",
            r"\b(?:cancer|covid|sepsis|a stroke|dementia|his heart|her heart|an overdose) took (?:him|her|my|our|them)\b|\b(?:ended|took) (?:his|her|their) (?:own )?life\b",
            rf"\b(?:had|have) to (?:let|say goodbye to|say good-?bye to) (?:{_THEM}|(?:our|my) (?:[\w-]+ ){{0,3}}?(?:{PET_EN}|boy|girl|lad)\b)(?: \w+)?(?: go\b| in\b)?|\bsaid (?:our |my )?good-?bye "
            rf"to (?:[a-z]+ \(|(?:our|my) (?:[\w-]+ ){{0,3}}?(?:{PET_EN}|old (?:boy|girl))\b|\w+.{{0,30}}\bat the vet)",
            r"\b(?:the )?vet (?:came|was here|had to)\b.{0,60}\b(?:empty|gone|sleep|last|quiet)|\bempty (?:basket|bed|lead|kennel|stable)\b|\bno more (?:walks|purrs|cuddles) (?:for|with|from)\b",
            rf"\b{PET_EN}s?(?:'s| is|s)? (?:not with us|gone now|gone and|no more)\b|\br\.?i\.?p\.? (?:my|our|to my|to our|sweet|dear) [^.!]{{0,20}}(?:girl|boy|man|lad|\b20\d\d\b)|\b20\d\d to (?:yesterday"
            r"|today)\b|\bfly high\b|\bsleep tight,? (?:my|our|old|little) (?:boy|girl)|\bgone too soon\b|\bgod rest (?:him|her|them)\b|\brest in peace,? (?:my|our|mum|dad|nan|gran)",
        ),
        _NOBODY_EN,
    ),
    Sign(
        any_of(
            # Without somebody, years after.
            rf"\bfirst (?:christmas|birthday|easter|summer|holiday|eid|diwali|anniversary|mother's day|father's day|year|new year) without (?:{_THEM}|\w+ here|them)\b",
            rf"\b(?:\w+ )?(?:weeks|months|years?) (?:now )?without (?:{_THEM}|my (?:boy|girl|best friend))\b|\b(?:he|she)(?:'d| would) (?:have been|be|have turned) \d+ (?:today|this|tomorrow|on|next|in|now)"
            r"|\b(?:he|she)'d have been \d+\b|\banniversary of (?:his|her|losing|the day we lost|dad|mum|their)\b",
            # One where there were two.
            r"\bonly one of us (?:travelling|traveling|left|here|going|eating|now|watching|living)\b(?! (?:on (?:friday|saturday|sunday|monday|tuesday|wednesday|thursday)|this time|for))"
            r"|\b(?:it'?s|it'?ll be|it will be|there'?s|now it'?s|we'?re) (?:just|only) (?:me|mum|mom|dad|him|her|the one of us|down to one)(?: (?:now|left|these days))\b"
            r"|\bbe just (?:mum|mom|dad|me) (?:now|this time|from now)|\bnow it'?s just me\b|\bnobody to sit in\b|\bfrom two people to one\b|\bdown to one\b.{0,60}\b(?:him|her|took)\b",
            r"\bon (?:her|his|my) own (?:now )?since (?:january|february|march|april|may|june|july|august|september|october|november|december|he|she|the funeral)\b|\bthere is no husband\b|\bno wife any ?more\b",
            # What is never used again, and what is cleared away.
            r"\b(?:he|she)(?:'ll| will|'d| won'?t|'s)?(?: not| never| no longer)* (?:be needing|need|wear|use|open|finish|drive|see|ride|eat)(?:ing)? (?:it|them|this|one|hers?|his)?(?: ?now| any ?more| again)\b"
            r"(?=.{0,3}(?:[.,!?;]|$| do| where| can| is))|\b(?:isn'?t|not) here to use\b|\bwhat'?s left of (?:him|her)\b|\b(?:she|he)'?d want me to\b",
            rf"\b(?:emptied|emptying|cleared|clearing|clear|closing|packing|packed|cleaning|sorting|sorted)(?: out| up| down| through)? (?:his|her|my (?:late )?{KIN_EN}'?s|{_KIN_ALONE}'?s) (?:wardrobe|house|flat|things"
            r"|clothes|room|bungalow|loft|shed|estate|affairs|paperwork|desk|home)\b",
            rf"\b(?:her|his|my {KIN_EN}'?s|{_KIN_ALONE}'?s) voice (?:is|on|message|mail).{{0,60}}\b(?:gone|only|last|all)\b|\b(?:all|only thing) (?:i'?ve|we'?ve|i have|we have) (?:got )?left of (?:him|her|them)",
            rf"\binherit\w+.{{0,60}}\b(?:grief|{KIN_EN}'?s)\b|\b(?:he|she) was (?:only |just )?(?:\d+|[a-z]+teen|twenty[a-z-]*)\. (?:he|she)",
        ),
        _NOBODY_EN,
    ),
)
SOFTLY = Signs(ja=_JA, en=_EN)
"""The signs of a death that is not called one."""
