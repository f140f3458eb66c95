"""Deaths that are told without the word: what was done for the dead, whose place is empty, what is never used again."""

from activesupport.replies.gate.reading import Sign, Signs, Together
from activesupport.replies.gate.vocabulary import DEVICE_EN, KIN_EN, KIN_JA, PET_EN, PET_JA, STORY_EN, STORY_JA
from activesupport.text import Phrases

_MOURNED_JA = rf"(?:{KIN_JA}|{PET_JA}|あの(?:人|子)|あいつ)(?:さん|ちゃん|くん|たち)?"
_NOBODY_JA = Phrases(
    STORY_JA,
    # Whom one sees off and meets again.
    r"ホーム|空港|改札|駅|バス停|新幹線|玄関|引っ越|転勤|留学|上京|卒業|入学|修学旅行|ロス(?:ジェネ|アンゼルス)|先代機",
    # The trade, what is bought for it, celebrities.
    r"セミナー|相談会|保険|終活|バイト|俳優|女優|歌手|声優|芸人|作家|作者|選手|監督|アイドル|ぴんぴん|元気",
)
_JA = (
    Sign(
        Phrases(
            # Seen off, asleep for good, gone over there.
            (
                rf"{_MOURNED_JA}(?:を|の最期を|のこと)(?:、|(?:先日|先月|先週|昨日|去年|このあいだ)"
                r"?(?:、)?(?:みんな|家族|皆|親族|兄弟|二人|ふたり)で|先日|先月|先週|無事|静かに)?(?:空へ|空に)?(?:見送[っりる]"
                r"|送り(?:まし|出しまし|出して[一二三四五六七八九十\d]+(?:日|か月|ヶ月|年|週間))|おくりまし)"
            ),
            r"(?:空|天国|虹の(?:むこう|向こう))(?:に|へ)(?:送[っり]|帰[っり]|のぼ|昇)",
            r"永(?:い|遠の)(?:お)?(?:眠り|別れ)",
            (
                rf"{_MOURNED_JA}(?:が|は|も|、)?[^。、]{{0,10}}(?:眠りにつ|眠るように逝|息をしなくな|呼吸が(?:止"
                r"|とま)|冷たくな[っり]|鬼籍|みまか|身罷|亡う?な|事切れ|力尽き|還らぬ|かえらぬ)"
            ),
            (
                rf"{_MOURNED_JA}(?:が|は|も|、)[^。、]{{0,8}}(?:、)?(?:今朝|昨日|先日|急に|突然|先に)?(?:あっち"
                r"|むこう|向こう|あちら)(?:に|へ)[いー行逝]"
            ),
            rf"{_MOURNED_JA}(?:が|は|も)?(?:急に|突然|先に)(?:い|逝)[っき](?:て|ちゃ|ちま|まし)",
            r"[ァ-ヴー]{2,5}(?:ちゃん|くん)?(?:が|は)(?:静かに)?冷たくなっ|みまか|身罷|亡うな|荼毘|鬼籍に|骨壺|骨壷",
            rf"(?:お)?骨を?(?:拾|抱)|(?:お)?骨にな|逝かせて|浮いてた|{PET_JA}(?:を|は)埋め",
            # Altars, prayers, what is left behind.
            r"(?:仏壇|仏前|お墓|墓前|遺影|写真)の?(?:前)?に[^。]{0,14}(?:供え|手を合わせ|おそなえ|報告)|供えました",
            r"供えてます|お供えし|精進料理|遺され(?:た|て)|遺言(?:執行|書が)|形見に|忌引|お別れの会|偲ぶ会|追善",
            r"お浄め|献杯|新盆|弔[いっ]|弔辞",
            r"(?:お悔やみ|ご冥福)(?:の(?:一言|言葉|ひとつ)|申し上げ|を)|(?:死|遺)体(?:を|が)(?:引き取|見つか|安置)",
            r"火葬|斎場|霊柩",
            # Who is not there any more.
            (
                rf"{_MOURNED_JA}(?:が|は|も)?(?:もう|この世に(?:は)?|どこにも)(?:い|居)(?:ない|ません|なく(?:て|な)"
                r"|んのに|へん)(?!と言|って言)"
            ),
            (
                r"もう(?:家族|帰る人|待(?:つ|ってる)人|食べる人|使う人|着る人|飲む人|読む人)(?:が|は)?(?:い"
                r"|居)(?:ない|ません|なく)"
            ),
            (
                rf"(?:食べて|着て|使って|待って|呼んで)くれ(?:る|た)(?:子|人|{_MOURNED_JA})(?:が|は)?(?:もう)?(?:い"
                r"|居)(?:ない|ません|なく)"
            ),
            (
                r"もう(?:二度と)?(?:帰って|戻って)(?:は)?(?:こ|来|き)(?:ない|ません|ぃひん)(?:のに|から|ので|あの|人"
                r"|子|と(?:分|わ)か)"
            ),
            (
                rf"{_MOURNED_JA}(?:が|は|も)?[^。、]{{0,8}}(?:袖を通す|使う|食べる|着る|見る|乗る|帰る)(?:こと"
                r"|日)は(?:もう)?(?:二度と)?(?:ない|ありません|なかった|来ない|来ません|叶わな)"
            ),
            r"もう本人(?:が|は|も)[^。]{0,8}(?:ない|ません)(?:ので|から|のに|ん)",
            r"本人は(?:もう)?(?:いま|骨|土|空|墓|仏)",
            # Nobody opens the letters, one portion is enough, the photograph comes along.
            (
                r"(?:あて|宛て?)の(?:郵便|手紙|封筒|荷物|はがき|dm|メール|案内)[^。]{0,16}(?:開ける|読む|受け取る"
                r"|見る)(?:者|人)[^。]{0,6}(?:い|お|居)(?:ない|ません|りません|らん|らず)"
            ),
            (
                r"(?:父|母|夫|妻|主人|おとん|おかん|親父|旦那|嫁|祖父|祖母|じいちゃん|ばあちゃん|あの人|あの子)(?:は"
                r"|が)?(?:もう)?(?:おらん|おらへん|いてへん|おりません)(?!か)"
            ),
            r"(?:ふたり|二人|2人)(?:で|分)[^。]{0,20}(?:ひとり|一人|1人)分(?:で|に)",
            (
                r"(?:あの人|あの子|主人|夫|妻|母|父|祖母|祖父|息子|娘|兄|弟|姉|妹)の(?:写真|遺影|名前)(?:と"
                r"|を)[^。]{0,10}(?:一緒|持って|抱|連れ|並べ|置い)"
            ),
            r"約束どおり[^。]{0,10}(?:写真|一人|ひとり)",
            # Alone after two.
            rf"(?:主人|夫|妻|{KIN_JA})(?:が)?(?:な|亡)き(?:あと|後|今)",
            r"独り身になって?(?:しま|、|ので|から|まし|た)[^。]{0,40}",
            (
                r"(?:写真|遺影)(?:立て)?(?:だけ|ひとつ|一つ|一枚)?(?:を|と)?(?:持って|抱いて|連れて|一緒に"
                r"|で)[^。]{0,16}(?:席|旅|泊|乗|行)"
            ),
            (
                r"(?:流され|行方不明|津波)[^。]{0,12}(?:兄|弟|父|母|妻|夫|娘|息子|姉|妹|祖父"
                r"|祖母)[^。]{0,8}見つか(?:ら|って(?:い)?(?:ない|ません))"
            ),
            # A life that did not begin.
            r"お腹の中で(?:亡|心臓が止|動かな)|心拍が?(?:止|確認でき)|死産|お空に(?:帰|かえ)",
            r"産声[^。]{0,8}(?:なか|聞け)",
        ),
        _NOBODY_JA,
    ),
    # Two last year, one this year.
    Together(
        Phrases(
            (
                r"(?:去年|昨年|前回|いつも|これまで|ずっと)(?:まで)?は?[^。]{0,8}(?:二人|ふたり|2人|夫婦|主人と|妻と"
                r"|夫と)"
            ),
        ),
        Phrases(r"(?:今年|今回|今日|これから|今度)(?:から)?は[^。]{0,6}(?:一人|ひとり|独り|1人)"),
        Phrases(_NOBODY_JA.pattern, r"出張|一人旅|単身|彼女|彼氏|友達|別れ"),
    ),
)

_WHOSE = r"(?:my|our|his|her|their|the)"
_MOURNED_EN = (
    rf"(?:{KIN_EN}|{PET_EN}|(?:little |baby |beautiful |old |sweet |best )+(?:girl|boy|man|lad)|fella|wee (?:man"
    r"|boy|girl))"
)
_KIN_ALONE = r"(?:mum|mom|mam|dad|daddy|nan|nana|nanny|gran|granny|grandma|grandpa|grandad|granda|hubby|pops?)"
_THEY = rf"(?:he|she|(?:{_WHOSE} (?:[\w-]+ ){{0,2}}?{_MOURNED_EN})|{_KIN_ALONE})"
_THEM = rf"(?:him|her|(?:{_WHOSE} (?:[\w-]+ ){{0,2}}?{_MOURNED_EN})|{_KIN_ALONE})"
_WHEN = (
    r"(?:last (?:week|month|year|night|\w+day|spring|summer|autumn|winter|christmas|january|february|march|april"
    r"|may|june|july|august|september|october|november|december)|this (?:week|month|morning|year|spring|summer)"
    r"|yesterday|today|in (?:19|20)\d\d|in (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|the spring|the summer|the autumn|the winter|the end)|on (?:the \d+\w*|\w+day|christmas"
    r"|boxing|new year)|at \d+ weeks|(?:two|three|four|five|six|\d+) (?:days|weeks|months|years) ago)"
)
_NOBODY_EN = Phrases(
    rf"\b{STORY_EN}\b",
    r"\bguild\b(?!.{0,80}\b(?:for real|in real life|irl)\b)|\bboss\b|\bcraft\w*",
    r"\b(?:actor|actress|singer|celebrity|legend|footballer|fella who voiced)\b",
    # Things are buried and laid to rest too.
    rf"\b(?:buried|goodbye to|to sleep|to rest|bury)\b.{{0,12}}\b(?:my|our|the|a) (?:[\w-]+ ){{0,3}}?{DEVICE_EN}\b",
    r"\bi(?:'?m| am) (?:\w+ )?deceased\b|\bpancakes|\b(?:horror|noir|writerslift|panto|word story)\b",
    r"\bburied (?:in|under (?:work|a pile|emails|paperwork)|treasure)|\b(?:he|she|it)'s working\b|\breview\b",
    # Where people go and come back from.
    r"\b(?:left|leaving) us (?:a|an|with|the|on|in the|waiting|stranded|stood|hanging|out)\b",
    r"\b(?:gone|off) (?:to|on|out|back|shopping|home)\b",
    r"\bmemorial day|\bwill writing|\bestate (?:planning|agents?)|\bfuneral (?:plan|cover|director|scene|for a)",
    r"\bwithout (?:kids|the kids|wifi|wi-fi)\b",
)
_EN = (
    Sign(
        Phrases(
            # What is done for the dead.
            (
                r"\b(?:we |i |they |they've |just |had to )*(?:buried|burying|bury|cremated"
                rf"|cremating) {_THEM}\b(?! (?:in|under) (?:work|paper))"
            ),
            rf"\b(?:laid|laying|lay|put) {_THEM} to rest\b",
            rf"\b(?:scatter|scattered|scattering) (?:his|her|their|{_WHOSE}? ?[\w-]*) ?(?:ashes|{KIN_EN})\b",
            r"\b(?:his|her|mum's|dad's|nan's|gran's|their) ashes\b|\b(?:can|with) ashes\b",
            r"\bundertakers?\b(?! (?:outfit|skin|class|set|hat|armou?r))|\bcoroner\b|\bcemetery\b|\bsix feet under\b",
            (
                r"\b(?:wake|celebration of life|memorial service|cremation|burial|eulogy|requiem)(?:'s| is"
                r"| was)? (?:is |on )?(?:tomorrow|today|this|next|on|saturday|sunday|monday|tuesday|wednesday"
                r"|thursday|friday)\b"
            ),
            r"\b(?:pay|paying) (?:our|my|their|his|her|last) (?:last )?respects\b|\bsay(?:ing)? (?:our|my) goodbyes",
            # The offices of death.
            r"\bdeath certs?\b|\bthe registrar\b.{0,40}\bcert|\bnext of kin\b|\bgrant of probate",
            r"\b(?:executor|executrix|administrator)s?\b(?! (?:service|rights|mode|password))|\btell us once\b",
            r"\b(?:the|a|is|was|are|to|my|his|her|their|named|account) deceased\b",
            r"\bdeceased (?:customer|person|parent|relative|account|estate|father|mother|husband|wife)",
            (
                r"\b(?:late|dead) (?:father|mother|husband|wife|brother|sister|son|daughter|uncle|aunt|partner"
                r"|parents?)'s\b"
            ),
            r"\bestates? (?:team|department|account)|\bin memory of\b|\bmemorial bench",
            r"\b(?:left|died) (?:no|without a) will\b",
            (
                r"\b(?:customer|person|someone|somebody|relative|tenant|neighbour|neighbor|member|parent"
                r"|passenger) (?:who|that)(?:'s| has| have)? (?:just |recently |sadly )?(?:died|passed|dead)\b"
            ),
            rf"\b(?:my|our|his|her|their) (?:late|dead|departed) (?:[\w-]+ )?{KIN_EN}\b(?! to me)",
            r"(?<!grass )(?<!black )\bwidow(?:ed|er|s)?\b(?!'s (?:bow|bite|web|peak)| twankey)|\bstill ?born\b",
            r"\bstillbirth",
            # Slipped away, left us, did not come home.
            (
                rf"\b{_THEY}(?:'s|'d| has| had| just| was)*(?: \w+ly| just| finally| sadly| never)* (?:slipped away"
                r"|left us|gone from us|fell asleep|breathed (?:his|her) last|pulled through|bled out|faded away"
                rf"|passed(?: there| over| on| in)?)\b(?=(?<!passed)(?:[.,!;]|$)| (?:{_WHEN}|peaceful|sudden"
                r"|in (?:his|her) sleep|at the weekend|with (?:us|all|me|the family)|surrounded|over the weekend"
                r"|at home|and i|and we|sixty|aged|there))"
            ),
            (
                r"\b(?:nan|nana|nanny|gran|granny|grandma|grandmother|grandpa|grandad|granddad|granda|grandfather|mum"
                r"|mom|dad|father|mother|husband|wife)(?: has| have|'s)?(?: just| sadly)? passed(?=[.,;]|$| and)"
            ),
            r"\b(?:who|person|somebody|someone) [^.]{0,20}passes for real\b",
            (
                rf"\b{_THEY} (?:never woke(?: up)?|never came (?:home|back|round)|didn'?t (?:come home|wake up"
                r"|pull through|make it(?! (?:to|on time|in time)))|did not (?:come home|wake|pull through"
                r"|make it(?! (?:to|on|in)))|(?:couldn'?t|could not) be saved|dropped dead)\b"
            ),
            r"\band (?:never|didn'?t) (?:wake up|woke up|come home|came home)\b",
            (
                rf"\b{_THEY}(?:'s| is|s| isn'?t| are| aren'?t) (?:not |no longer |sadly )*(?:with us(?: any ?more"
                r"| now)?|here (?:any ?more|to (?:use|see|enjoy|read))|coming (?:back|home)|gone now"
                r"|gone(?=[.,]? (?:and|but) i))(?=[.,!;]|$| )"
            ),
            rf"\b{_THEY}(?:'s| is| has|s)? been gone (?:for )?(?:\w+ ){{1,2}}?(?:days|weeks|months|years?|long)\b",
            (
                r"\bgone (?:\w+ )?(?:weeks|months|years) (?:now )?and\b.{0,30}\b(?:him|her|his|bills?|letters?"
                r"|reminders?)\b"
            ),
            # Lost, taken, let go.
            (
                r"(?:^|[,;] ?|\b(?:we|i|they|she|he|who))(?:'ve| have| had)? ?(?:just |recently |sadly "
                rf"|so )?lost (?:{_THEM}|(?:a|both|two) [\w-]* ?{_MOURNED_EN}s?) (?:{_WHEN}|to (?:covid|cancer"
                r"|suicide|sepsis|a (?:stroke|heart)|his|her|an? \w+ (?:attack|accident)))"
            ),
            (
                r"\b(?:cancer|covid|sepsis|a stroke|dementia|his heart|her heart|an overdose) took (?:him|her|my|our"
                r"|them)\b"
            ),
            r"\b(?:ended|took) (?:his|her|their) (?:own )?life\b",
            (
                rf"\b(?:had|have) to (?:let|say goodbye to|say good-?bye to) (?:{_THEM}|(?:our"
                rf"|my) (?:[\w-]+ ){{0,3}}?(?:{PET_EN}|boy|girl|lad)\b)(?: \w+)?(?: go\b| in\b)?"
            ),
            (
                rf"\bsaid (?:our |my )?good-?bye to (?:[a-z]+ \(|(?:our|my) (?:[\w-]+ ){{0,3}}?(?:{PET_EN}|old (?:boy"
                r"|girl))\b|\w+.{0,30}\bat the vet)"
            ),
            r"\b(?:the )?vet (?:came|was here|had to)\b.{0,60}\b(?:empty|gone|sleep|last|quiet)",
            r"\bempty (?:basket|bed|lead|kennel|stable)\b|\bno more (?:walks|purrs|cuddles) (?:for|with|from)\b",
            rf"\b{PET_EN}s?(?:'s| is|s)? (?:not with us|gone now|gone and|no more)\b",
            r"\br\.?i\.?p\.? (?:my|our|to my|to our|sweet|dear) [^.!]{0,20}(?:girl|boy|man|lad)",
            r"\b20\d\d to (?:yesterday|today)\b|\bfly high\b|\bsleep tight,? (?:my|our|old|little) (?:boy|girl)",
            r"\bgone too soon\b|\bgod rest (?:him|her|them)\b|\brest in peace,? (?:my|our|mum|dad|nan|gran)",
        ),
        _NOBODY_EN,
    ),
    Sign(
        Phrases(
            # Without somebody, years after.
            (
                r"\bfirst (?:christmas|birthday|easter|summer|holiday|eid|diwali|anniversary|mother's day"
                rf"|father's day|year|new year) without (?:{_THEM}|\w+ here|them)\b"
            ),
            rf"\b(?:\w+ )?(?:weeks|months|years?) (?:now )?without (?:{_THEM}|my (?:boy|girl|best friend))\b",
            r"\b(?:he|she)(?:'d| would) (?:have been|be|have turned) \d+ (?:today|this|tomorrow|on|next|in|now)",
            r"\b(?:he|she)'d have been \d+\b|\banniversary of (?:his|her|losing|the day we lost|dad|mum|their)\b",
            # Went, was hit, without him beside me.
            (
                rf"\b(?:he|she|{_KIN_ALONE}) went (?:on the \d|peacefully|in (?:his|her) sleep|last (?:night|week"
                r"|month)(?=[.,!]|$)|very (?:quick|sudden)|quickly|suddenly)"
            ),
            rf"\b(?:he|she|{_KIN_ALONE}) (?:got|was) (?:hit|run over|knocked (?:down|over)) (?:by|on)\b",
            r"\bwithout (?:him|her|them) (?:next to|beside|here|by my|with me|around)\b",
            (
                r"\b(?:first|last) (?:time|trip|stay|flight|order|christmas)\b.{0,40}\bwithout (?:him|her"
                rf"|{_KIN_ALONE})\b"
            ),
            (
                r"\b(?:nobody|no ?one) (?:left )?(?:here |there )?to (?:open|read|answer|wear|eat|drive|collect"
                r"|watch) (?:it|them|his|her|those)\b"
            ),
            r"\bhis (?:side of the bed|chair|mug|coat)\b.{0,40}\b(?:still|empty)\b|\baccount may (?:now )?be closed\b",
            # One where there were two.
            (
                r"\bonly one of us (?:travelling|traveling|left|here|going|eating|now|watching"
                r"|living)\b(?! (?:on (?:friday|saturday|sunday|monday|tuesday|wednesday|thursday)|this time|for))"
            ),
            (
                r"\b(?:it'?s|it'?ll be|it will be|there'?s|now it'?s|we'?re) (?:just|only) (?:me|mum|mom|dad|him|her"
                r"|the one of us|down to one)(?: (?:now|left|these days))\b"
            ),
            r"\bbe just (?:mum|mom|dad|me) (?:now|this time|from now)|\bnow it'?s just me\b|\bnobody to sit in\b",
            r"\bfrom two people to one\b|\bdown to one\b.{0,60}\b(?:him|her|took)\b",
            (
                r"\bon (?:her|his|my) own (?:now )?since (?:january|february|march|april|may|june|july|august"
                r"|september|october|november|december|he|she|the funeral)\b"
            ),
            r"\bthere is no husband\b|\bno wife any ?more\b",
            # What is never used again, and what is cleared away.
            (
                r"\b(?:he|she)(?:'ll| will|'d| won'?t|'s)?(?: not| never| no longer)* (?:be needing|need|wear|use"
                r"|open|finish|drive|see|ride|eat)(?:ing)? (?:it|them|this|one|hers?|his)?(?: ?now| any ?more"
                r"| again)\b(?=.{0,3}(?:[.,!?;]|$| do| where| can| is))"
            ),
            r"\b(?:isn'?t|not) here to use\b|\bwhat'?s left of (?:him|her)\b|\b(?:she|he)'?d want me to\b",
            (
                r"\b(?:emptied|emptying|cleared|clearing|clear|closing|packing|packed|cleaning|sorting|sorted)(?: out"
                rf"| up| down| through)? (?:his|her|my (?:late )?{KIN_EN}'?s|{_KIN_ALONE}'?s) (?:wardrobe|house|flat"
                r"|things|clothes|room|bungalow|loft|shed|estate|affairs|paperwork|desk|home)\b"
            ),
            (
                rf"\b(?:her|his|my {KIN_EN}'?s|{_KIN_ALONE}'?s) voice (?:is|on|message|mail).{{0,60}}\b(?:gone|only"
                r"|last|all)\b"
            ),
            r"\b(?:all|only thing) (?:i'?ve|we'?ve|i have|we have) (?:got )?left of (?:him|her|them)",
            rf"\binherit\w+.{{0,60}}\b(?:grief|{KIN_EN}'?s)\b",
            r"\b(?:he|she) was (?:only |just )?(?:\d+|[a-z]+teen|twenty[a-z-]*)\. (?:he|she)",
        ),
        _NOBODY_EN,
    ),
)
SOFTLY = Signs(ja=_JA, en=_EN)
"""The signs of a death that is not called one."""
