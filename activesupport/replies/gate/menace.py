"""Threats and contempt without swear words: what the writer knows of somebody, what will befall them, their worth."""

from activesupport.replies.gate.reading import Sign, Signs
from activesupport.replies.gate.vocabulary import KIN_EN, STORY_EN, STORY_JA
from activesupport.text import Phrases

_STAFF_JA = (
    r"(?:担当(?:者)?|オペ(?:レーター)?|サポート|窓口|受付|フロント|店員|店長|社員|スタッフ|従業員|配達員|配達"
    r"|ドライバー|駅員|車掌|運転士|乗務員|(?<![a-z])ca(?![a-z])|地上係員|行員|運営|開発|プロデューサー|中の人"
    r"|広報|係|責任者|上司|社長|仲居|番頭|女将|検針員|作業員|工事|営業|アナウンサー|キャスター|コールセンター"
    r"|レジ|カウンター|返信|公式|お前|おまえ|おめえ|てめ[えぇー]|貴様|あんた|あの女|この女|兄ちゃん|姉ちゃん"
    r"|おっさん|おばはん|ババア|連中|奴|やつ)"
)
_HARMLESS_JA = Phrases(
    STORY_JA,
    r"ボス|ゲーム|敵|お礼|感謝|ありがとう|惚れ|褒め|応援|会いたい|かわいい|可愛い|ファン|唐揚げ|胃袋",
    r"(?:私|俺|僕|自分)(?:が|は|も)[^。]{0,6}(?:殴られ|殺され|刺され|言われ)|虫|蚊|ゴキ|覚えてくれ",
    r"(?:お客|客)(?:が|に|さん)[^。]{0,10}(?:怒鳴|暴|殴)",
)
_JA = (
    Sign(
        Phrases(
            # What the writer knows of somebody.
            (
                r"(?:名札|ネームプレート|名前|顔|車のナンバー|ナンバー|住所|家|自宅|退勤(?:時間)?|シフト|帰る時間"
                r"|帰り道|通勤経路|最寄り|実家|sns|インスタ|学校|職場)(?:は|も|を|が|まで|の)?[^。]{0,6}(?:覚え(?:た"
                r"|て(?:る|ん)|とい|とる)|控え(?:た|て)|見た(?:から|で|わ)な?|撮っ(?:た|て)(?:から|ある|る|ん)"
                r"|調べ(?:た|て|は)|割れ(?:た|て)|わか(?:った|って)(?:から|る|ん|ぞ|し)|分か(?:った|って)(?:から|る"
                r"|ん|ぞ|し)|知って(?:る|い)(?:から|ぞ|ん|か|わ|し|$|。)|特定(?!され)|さら(?:し|す)|晒(?:し|す)"
                r"|押さえ(?:た|て))(?!くれ)"
            ),
            r"(?:このへん|この辺|この街|田舎|世間|業界)(?:は|って)?(?:狭い|せまい)(?:から|で|ぞ|よ)",
            (
                r"(?:帰り|夜(?:道)?|上がり|退勤|仕事終わり|閉店(?:後)?)[^。]{0,10}(?:待(?:ち伏|っと)|外で待"
                r"|気(?:を)?つけ(?:ろ|や|な)|何時(?:や|だ|に終))"
            ),
            r"(?:外|店の前|裏口|駐車場|駅|出口)で(?:ずっと)?待(?:っと|って)(?:く|る|い|や)",
            r"夜(?:道)?[^。]{0,8}(?:背後|後ろ)",
            r"(?:次の休み|休みはいつ|何時上がり|シフト)[^。]{0,12}(?:調べれば|わかる|分かる|教え|知って)",
            r"(?:聞かなくても|言わなくても)(?:調べ|わか|分か)|月夜(?:ばかり|だけ)|夜ひとりで帰る",
            (
                r"(?:お前|おまえ|てめ|あんた|担当|店長|社長|貴様)[^。]{0,6}(?:の(?:とこの|ところの)?|んとこの"
                r"|んちの)(?:娘|息子|子|嫁|家族|親|犬)"
            ),
            r"(?:家族|身内|子ども|子供|娘|息子)(?:もろとも|ともども|ごと|がどうな)",
            (
                r"(?:本社|支店|営業所|オフィス|事務所|店|自宅|家)(?:の前|に|まで|へ)?[^。]{0,10}(?:灯油|ガソリン"
                r"|ナイフ|包丁|バット|火|爆弾|突撃|乗り込|押しかけ|遊びに行こ|みんなで行|大勢で)"
            ),
            # What will befall them.
            (
                rf"{_STAFF_JA}[^。]{{0,24}}(?:救急車|病院送り|入院(?:させ|すること)|海に沈|山に埋|埋め(?:たろ|て|る)"
                r"|線路に(?:突|落)|突き落と|轢|刺され|歩けん|歩けなく|歩けねえ|(?:二度と|もう)[^。]{0,6}(?:働け|立て"
                r"|歩け|笑え|喋れ)ない|指(?:を)?(?:いただ|もら|落と|詰)|拳|胸ぐら|髪(?:を)?(?:引|つか)"
                r"|どうなるか(?:知ら|分か|わか)|間引|始末|消され|葬|沈め|痛い目|泣くまで|泣かす|追い込|追いつめ"
                r"|追い詰|壊れるまで|辞めるまで|やめるまで|潰れるまで|引きずり出|ひきずり|いっぺん死|一回死"
                r"|死んで(?:こい|くれ|詫)|死ねばいい|息(?:を)?(?:すん|する)な|苦しめばいい|不幸にな|呪)"
            ),
            (
                r"(?:ナイフ|包丁|刃物|バット|鉄パイプ|ガソリン|灯油)(?:を)?(?:持|も|抱え|用意し|買)(?:って"
                r"|ち)[^。]{0,16}(?:本社|店|支店|会社|行|向か|待|なう)"
            ),
            r"(?:いっぺん|一回|一度)死んで(?:こい|来い|くれ|みろ)",
            (
                r"(?:次|今度|二度目)(?:に)?(?:来|うちに来|会|窓口に立|顔見|見)[^。]{0,14}(?:救急車|無事|ただじゃ"
                r"|ただで(?:は)?|五体|殴|蹴|しば|刺|いただく|帰れ(?:ると|ない)|覚悟)"
            ),
            r"殺し(?:は|ゃ)(?:せ|し)ん|(?:歩け|立て)(?:ん|ない)(?:よう|体)に(?:は|して|し)",
            r"(?:働け|歩け)ない(?:体|身体|からだ)に|どうなるか(?:知ら|分か|わか)(?:ん|ない|ねえ|って)ぞ?",
            r"あとは(?:わか|分か)(?:る|って)(?:な|よね|よな)|気をつけて?ね\^\^|泣くまで",
            r"(?:海|山|川|ダム)に(?:沈め|埋め|捨て)|ネット(?:で|に)[^。]{0,14}(?:晒|さら|検索できな|生きていけ)",
            r"夜(?:も)?寝られ(?:ん|なく)(?:よう|して)|(?:社会|業界)(?:から|的に)(?:消|抹殺|殺)|ぶっ潰",
            r"人生(?:を)?(?:終わらせ|めちゃくちゃ|潰)(?:て|し|る)(?:や|て)?",
            # Humiliation.
            r"(?:誠意|土下座|詫び|謝罪)[^。]{0,8}(?:見せろ|動画|あげて|写真|しに来|来い|こい)|脱いで(?:謝|詫|誠意)",
            r"裸(?:で|に)(?:な|謝|土下座)|(?:膝|ひざ)(?:を)?つ(?:け|い)|腹(?:を)?切(?:れ|って)",
            r"体(?:でも|を)?売(?:れ|っと|って)|姥捨",
            r"(?:よぼよぼ|臭い|くさい|汚い|気持ち悪い)[^。]{0,8}(?:捨て|店員|じじい|ジジイ|ばばあ|ババア)|奴隷|下僕",
            r"召使|家畜|犬みたいに|(?:客|お客様)に(?:逆らう|口答え|たてつく)|口答えすん",
            r"親(?:を)?(?:連れてこい|連れて来い|呼べ|出せ)|(?:親|てめ[えぇー])[^。]{0,6}どんな教育",
            # What they are said to be worth.
            (
                r"(?:女|男|外人|外国人|年増|ババア|おばさん|ジジイ|デブ|ハゲ|ブス|ガキ|年寄り|バイト|派遣|高卒|障害者"
                r"|知恵遅れ|中国人|韓国人)(?:の分際|のくせに|風情|ごとき|が接客|は引っ込|なんか(?:出|雇)|ってだけで"
                r"|かよ[。、]|ばっか(?:り)?[。、]|ども)"
            ),
            r"(?:若いの|日本人|男|美人|まともなの)(?:を)?(?:出せ|呼べ|に代われ|寄越|よこせ)",
            r"日本語(?:しゃべれる|話せる|わかる)(?:やつ|奴|人)(?:を)?(?:出せ|呼べ|に代)|国(?:に|へ)?(?:帰れ|帰ったら)",
            r"枕(?:営業|だろ|で仕事)|商売女|ビッチ|売春|(?:そ|あ|こ)の(?:ツラ|面|顔|声|体型)で(?:接客|よく|働|客)",
            r"生きてる(?:資格|価値)|生きる資格|存在(?:が|自体)(?:迷惑|害|不快|罪)|間引い",
            r"人間(?:やめろ|失格|の(?:クズ|ゴミ|カス)|以下|じゃねえ)|脳みそ入って",
        ),
        _HARMLESS_JA,
    ),
)

_STAFF_EN = (
    r"(?:you(?:r \w+)?|staff|agents?|reps?|tech(?:nician)?s?|couriers?|riders?|drivers?|delivery (?:boy|girl|guy"
    r"|man|driver)|conductors?|guards?|attendants?|crew|stewards?|stewardess|waiters?|waitress|chef|advis[eo]rs?"
    r"|managers?|manageress|support|account|interns?|clerks?|cashiers?|engineers?|fitters?|meter readers?"
    r"|operators?|devs?|presenters?|receptionists?|reception|call centre|call center|(?:check[- ]?in|gate|till"
    r"|counter|desk|shop|front desk|phone) ?(?:staff|girl|lad|woman|man|guy|boy|lady|team)?|whoever|girl|lad"
    r"|woman|bloke|him|her|them|he|she|they)"
)
_CONTEMPT = (
    r"(?:stupid|dumb|fat|thick|ugly|silly|useless|lazy|jumped[- ]up|snotty|spotty|mouthy|pathetic|vile|nasty"
    r"|filthy|inbred|brain ?dead|braindead|dozy|gormless|worthless|clueless|rude|little|right|total|old|hopeless)"
)
_NAMED = (
    r"(?:cows?|tarts?|bints?|slags?|hags?|lumps?|gimps?|bimbos?|bitch(?:es)?|mutts?|swine|oafs?|trolls?"
    r"|witch(?:es)?|slappers?|whales?|lardarses?|retards?|spastics?|muppets? deserves?|moron deserves|ladyboys?"
    r"|mongs?|freaks?|halfwits?|runts?|cretins?|scrubbers?|heifers?)"
)
_HARMLESS_EN = Phrases(
    rf"\b(?:villain|{STORY_EN})\b",
    r"\bcall(?:ed|s|ing)? (?:me|us|my)\b|\b(?:hope|glad|enjoy|thank)\w* .{0,20}\bhome\b",
    (
        r"\b(?:brother|sister|flatmate|roommate|husband|wife|cat|dog|boss)\b.{0,40}\b(?:him|her|it|them"
        r"|my)\b(?=.{0,40}\b(?:lol|haha|ate|stole)\b)"
    ),
    (
        r"\b(?:kiss|hug|thank|tip|marry|(?<!i'd )love|heaven|amazing|lovely|legend|brilliant|confetti|raise|bonus"
        r"|flagship)\b"
    ),
    r"\bat gate \d+, since|\bdogs? (?:are|is|bed|food|friendly|welcome)\b",
)
_EN = (
    Sign(
        Phrases(
            # What the writer knows of somebody.
            (
                r"\bi (?:know|found out|worked out|have found|can find out) (?:exactly )?(?:when|what time|where"
                r"|which (?:school|street|car|bus|road|station|stop|train|shift|gym|pub)|what (?:car|school|bus"
                r"|shift)) (?:you|he|she|they|your|his|her|the \w+ (?:riders|drivers|staff))\b(?=.{0,40}\b(?:clock"
                r"|finish|gets off|live|lives|park|parks|work|works|hang|drink|drinks|go|goes|get|start|leave|shift"
                r"|sleep|are|is|out|drive|drives)\b)"
            ),
            (
                r"\b(?:i'?ve|i have|we'?ve|got|i) (?:got |have |had |taken )?(?:your(?: \w+ (?:boy|girl|guy|driver"
                r"|lad|man)'s)?|his|her|their) (?:\w+ )?(?:name|photo|picture|address|linkedin|facebook|insta\w*"
                r"|reg(?:istration)?|number ?plate|home street|shift times?|shifts|face|timetable"
                r"|route)\b(?=.{0,80}\b(?:and|off|shift|street|print\w*|evening|sleep|so|up|home|remember|life|quit"
                r"|watch|come|coming|waiting|round)\b)(?!.{0,30}\b(?:thank|manager knows|feedback|on the (?:form"
                r"|receipt))\b)"
            ),
            r"\b(?:two|three|right|a few|one) (?:cars|steps|seats|rows) behind you\b",
            (
                r"\b(?:parked|waiting|sat|standing|be|i'?m) outside\b(?=$|.{0,40}\b(?:closing|close|finish|shift|tick"
                r"|you come|until)\b)"
            ),
            r"\b(?:branch|shop|store|you|office) closes? at \w+ and i\b",
            (
                r"\bi'?ll be (?:here|outside|waiting|there) (?:till|until|at|when) (?:closing|close|you|home time"
                r"|your|the end of)\b"
            ),
            r"\bsee you (?:in the (?:car ?park|parking lot|alley)|outside|about|after (?:work|your shift))\b",
            r"\b(?:i|we)(?:'ll| will) be waiting for (?:you|him|her|them)\b(?=[.,!]|$)|\bcome outside\b",
            r"\b(?:and|try|you|dare you to|go on,?) say(?:ing)? (?:that|it) to my face\b",
            r"\bsmall town,? (?:love|mate|pal|sweetheart|darling)\b",
            (
                r"\b(?:you|they|he|she|staff|girls?|lads?)\b.{0,40}\b(?:walk|get|walking|getting) home (?:tonight"
                r"|alone|in one piece)\b"
            ),
            (
                r"\bmy (?:mate|mates|brother|brothers|lads|cousin|friend) (?:knows?|and me|and i|will|are"
                r"|know) (?:where|going|coming|paying|what)\b"
            ),
            (
                r"\b(?:your|the manager's|the driver's) (?:daughter|son|kids?|children|wife|husband"
                r"|family)\b.{0,24}\b(?:nursery|school|goes to|gets?|knocked|sleeps?|safe)\b"
            ),
            r"\bwatch (?:yourself|your (?:step|mouth|tyres|windows|house|kids))\b|\bsleep well\b(?=.{0,4}$)",
            r"\bbetter remember me\b|\bi(?:'ll| will) remember (?:you|him|her|your face|that face)\b(?=[.,!]|$)",
            (
                r"\b(?:come|coming|pop|be) (?:round|over|down|up)(?: there)? and (?:show|teach|make|sort) (?:you|him"
                r"|her|them)\b"
            ),
            r"\bi(?:'ll| will) find out who (?:you|he|she|they)|\bend you\b|\bsomething sharp\b",
            (
                r"\bpay(?:ing)? (?:a visit|you a visit|them a visit)\b(?=.{0,60}\b(?:won'?t be to|not to|talk|chat"
                r"|tea)\b)"
            ),
            r"\bvisit.{0,40}\bwon'?t be to (?:talk|chat)\b",
            # What will befall them.
            (
                r"\b(?:leave|leaves|leaving|go|goes|going home|carried out|come out|comes out"
                r"|taken out) (?:\w+ )?(?:in|on) (?:an ambulance|a (?:body bag|stretcher|box|hearse|coffin"
                r"|wheelchair))\b"
            ),
            r"\beat(?:ing)? (?:\w+ )?through a straw\b|\bthrough a (?:wall|windscreen|plate glass)\b",
            r"\bminutes (?:in a (?:locked )?room|alone) with (?:you|him|her|them|whoever|your|the|that)\b",
            r"\bno (?:cameras|witnesses)\b",
            (
                r"\b(?:got|bring(?:ing)?|have|with|fetch(?:ing)?|own|swing(?:ing)?) (?:a |my |the )?(?:baseball bat"
                r"|crowbar|machete|cricket bat|shotgun|petrol can|hammer|knife)\b(?! on the)"
            ),
            r"\bbrick through\b|\bteach (?:you|your|him|her|them|that)\b.{0,20}\ba lesson\b",
            (
                r"\b(?:have|take|knock out|knock) your (?:\w+,? (?:your )?(?:\w+ and (?:your )?)?)?(?:teeth|kneecaps"
                r"|legs|head)\b"
            ),
            (
                r"\bbreak (?:every|his|her|your|both) (?:\w+ )?(?:finger|fingers|bones?|arms?|legs?|nose|jaw|neck"
                r"|hands?|face)\b"
            ),
            (
                r"\b(?:getting|get|gets|gonna get|deserves?|give (?:you|him|her)|needs?|wants?|earned) (?:\w+ )?(?:a"
                r"|an) (?:\w+ )?(?:slap|smack|hiding|kicking|punch|beating|thump|clip round|good kicking|battering"
                r"|leathering|twatting)\b"
            ),
            (
                r"\b(?:strung up|put down at birth|drowned at birth|put out of (?:his|her|their|your) misery"
                r"|taken out back|horsewhipped|flogged|thrown (?:off|under|in front|down)|gassed|sterili[sz]ed"
                r"|castrated|culled|exterminated)\b"
            ),
            (
                r"\b(?:gets?|getting|be) (?:bitten|run over|jumped|hurt|battered|lamped|decked"
                r"|filled in) (?:on purpose|if|next|when|tonight)?\b(?=.{0,30}$)"
            ),
            (
                r"\bput (?:him|her|you|them) (?:through|under|in) (?:a|the) (?:wall|window|floor|ground|hospital|bus"
                r"|river|canal)\b"
            ),
            r"\bset (?:the|my) dogs? on\b|\bhad my dog\b",
            (
                r"\b(?:hope|wish|pray)(?:ing|s)? (?:that )?(?:your|the|his|her|their|you|all) ?(?:\w+ ){0,5}?(?:gets?"
                r"|get|catch(?:es)?|goes|burns?|loses?|is|are|has|have|dies?|suffers?|rots?|chokes?|crash(?:es)?"
                r"|knocked|never|what)\b(?=.{0,60}\b(?:fire|burn|cancer|accident|knocked|hit|run over|ill|sick|crash"
                r"|alone|doors locked|suffer|child|kids?|mother|homeless|buried|misery|painful\w*|slowly|pain)\b)"
            ),
            r"\bhope your (?:mother|mum|kids?|child|wife|family)\b|\btop yoursel(?:f|ves)\b",
            r"\b(?:off|hang|neck|end) yoursel(?:f|ves)\b|\bdo the decent thing and\b",
            r"\bashamed (?:to be alive|of being alive)",
            r"\bwaste of (?:a )?(?:womb|oxygen|space,? the lot|skin|sperm|life)\b|\b(?:special )?place in hell\b",
            r"\b(?:burn|rot) in hell\b|\bmy mission to (?:get|make|see|ruin)",
            r"\bmake (?:your|his|her|their) (?:life|lives) (?:a (?:living )?)?(?:hell|misery)\b",
            r"\buntil (?:you|he|she|they) (?:quit|resign|cry|crack|leave|lose)\b",
            r"\b(?:sacked|fired) and (?:on the streets|homeless)\b|\bruin (?:you|him|her|them|your life)\b",
            # Humiliation and contempt.
            rf"\b(?:{_CONTEMPT},? )+{_NAMED}\b",
            (
                rf"\b(?:the|that|this|your|a) {_NAMED} (?:on|at|behind|in|who answered|from) (?:your |the |gate"
                r"|my )?(?:\w+ )?(?:till|desk|reception|counter|phone|check[- ]?in|gate|front|door|call|desk|tills"
                r"|cash|\d+)\b"
            ),
            (
                r"\b(?:lick|crawl|bark|beg|kneel)\b[^.]{0,16}\b(?:floor|boots?|shoes|like a dog|for (?:it|mercy"
                r"|forgiveness)|on the)\b"
            ),
            r"\bsubhuman|\b(?:you(?:'re| are)?|they'?re|staff|lot)\b.{0,16} thick as (?:mince|two|pig)\w*\b",
            r"\b(?:breed|live|behave|act) like (?:vermin|rats|animals|pigs|cockroaches)\b",
            (
                r"\b(?:proper|real|actual|white|native|pure) (?:british|english|american|australian|irish"
                r"|white) (?:person|people|one|speaker|staff|agent|voice)\b"
            ),
            r"\bnot one of (?:your|that|those) (?:lot|foreign\w*|people)\b",
            (
                r"\bgo(?:es)? back (?:to )?(?:where (?:you|he|she|they) (?:came|come|crawled)|your own country"
                r"|his own country|her own country|the jungle|home to)\b"
            ),
            r"\byou people (?:breed|are (?:all )?(?:animals|vermin|filth)|smell|should)",
            r"\bshut your (?:\w+ )?(?:mouth|trap|face|gob),? (?:you )?",
            r"\bget (?:me )?(?:someone|somebody|a person) (?:white|english|british)\b|\bladyboy|\btranny\b",
            r"\bsending (?:me )?(?:foreigners|immigrants)\b",
            r"\bshould be (?:put down|shot|locked up with|deported|sterili[sz]ed|beaten)\b",
            r"\bbrain ?dead\b(?=.{0,30}\b(?:waste|excuse|gimp|staff|agent|idiots?|moron|people|lot|team|whoever)\b)",
            r"\bwhoever.{0,40}\bbrain ?dead\b",
        ),
        _HARMLESS_EN,
    ),
    # Who waits for somebody to come off shift, and is not family.
    Sign(
        Phrases(
            (
                r"\bi(?:'ll| will|'m (?:going to|gonna)) (?:be |just )?(?:wait(?:ing)?|hang(?:ing)? (?:a)?round|outside"
                r"|standing|sat|sitting|at the)\b[^.!?]{0,40}\b(?:he|she|they|you|his|her|their|your"
                r"|(?:girl|lad|driver|manager)'s?) (?:next )?(?:finish(?:es)?|knocks? off|clocks? (?:off|out)|shift"
                r"|gets? off|leaves?|goes home|comes? out)\b"
            ),
            r"\bwait(?:ing)? for (?:him|her|them|you) (?:after (?:work|closing|hours|the shift)|outside)\b",
        ),
        Phrases(_HARMLESS_EN.pattern, rf"\bmy (?:\w+ )?{KIN_EN}\b|\b(?:flask|tea|pizza|lift|umbrella)\b"),
    ),
)
UNSPOKEN = Signs(ja=_JA, en=_EN)
"""The signs of a threat or of contempt that needs no swear word."""
