"""Threats and contempt without swear words: what the writer knows of somebody, what will befall them, what they are worth."""

from activesupport.replies.gate.reading import Sign, Signs, any_of
from activesupport.replies.gate.vocabulary import STORY_EN, STORY_JA

_STAFF_JA = (
    r"(?:担当(?:者)?|オペ(?:レーター)?|サポート|窓口|受付|フロント|店員|店長|社員|スタッフ|従業員|配達員|配達|ドライバー|駅員|車掌|運転士|乗務員|(?<![a-z])ca(?![a-z])|地上係員|行員|運営|開発|プロデューサー|中の人|広報|係|責任者|上司|社長|仲居|番頭|女将"
    r"|検針員|作業員|工事|営業|アナウンサー|キャスター|コールセンター|レジ|カウンター|返信|公式|お前|おまえ|おめえ|てめ[えぇー]|貴様|あんた|あの女|この女|兄ちゃん|姉ちゃん|おっさん|おばはん|ババア|連中|奴|やつ)"
)
_HARMLESS_JA = any_of(
    STORY_JA,
    r"ボス|ゲーム|敵|お礼|感謝|ありがとう|惚れ|褒め|応援|会いたい|かわいい|可愛い|ファン|唐揚げ|胃袋|(?:私|俺|僕|自分)(?:が|は|も)[^。]{0,6}(?:殴られ|殺され|刺され|言われ)|虫|蚊|ゴキ|覚えてくれ|(?:お客|客)(?:が|に|さん)[^。]{0,10}(?:怒鳴|暴|殴)",
)
_JA = (
    Sign(
        any_of(
            # What the writer knows of somebody.
            r"(?:名札|ネームプレート|名前|顔|車のナンバー|ナンバー|住所|家|自宅|退勤(?:時間)?|シフト|帰る時間|帰り道|通勤経路|最寄り|実家|sns|インスタ|学校|職場)(?:は|も|を|が|まで|の)?[^。]{0,6}(?:覚え(?:た|て(?:る|ん)|とい|とる)|控え(?:た|て)|見た(?:から|で|わ)な?|撮っ(?:た|て)(?:から|ある|る|ん)|調べ(?:た|て|は)|割れ(?:た|て)"
            r"|わか(?:った|って)(?:から|る|ん|ぞ|し)|分か(?:った|って)(?:から|る|ん|ぞ|し)|知って(?:る|い)(?:から|ぞ|ん|か|わ|し|$|。)|特定|さら(?:し|す)|晒(?:し|す)|押さえ(?:た|て))(?!くれ)|(?:このへん|この辺|この街|田舎|世間|業界)(?:は|って)?(?:狭い|せまい)(?:から|で|ぞ|よ)",
            r"(?:帰り|夜(?:道)?|上がり|退勤|仕事終わり|閉店(?:後)?)[^。]{0,10}(?:待(?:って|ち|っと)|気(?:を)?つけ|外で|何時(?:や|だ|に終)|一人|ひとり)|(?:外|店の前|裏口|駐車場|駅|出口)で(?:ずっと)?待(?:っと|って)(?:く|る|い|や)|夜(?:道)?[^。]{0,8}(?:背後|後ろ)|月夜(?:ばかり|だけ)|夜ひとりで帰る",
            r"(?:お前|おまえ|てめ|あんた|担当|店長|社長|貴様)[^。]{0,6}(?:の(?:とこの|ところの)?|んとこの|んちの)(?:娘|息子|子|嫁|家族|親|犬)|(?:家族|身内|子ども|子供|娘|息子)(?:もろとも|ともども|ごと|がどうな)|(?:本社|支店|営業所|オフィス|事務所|店|自宅|家)(?:の前|に|まで|へ)?[^。]{0,10}(?:灯油|ガソリン|ナイフ|包丁|バット|火|爆弾|突撃|乗り込|押しかけ|遊びに行こ|みんなで行|大勢で)",
            # What will befall them.
            rf"{_STAFF_JA}[^。]{{0,24}}(?:救急車|病院送り|入院(?:させ|すること)|海に沈|山に埋|埋め(?:たろ|て|る)|線路に(?:突|落)|突き落と|轢|刺され|歩けん|歩けなく|歩けねえ|(?:二度と|もう)[^。]{{0,6}}(?:働け|立て|歩け|笑え|喋れ)ない|指(?:を)?(?:いただ|もら|落と|詰)|拳|胸ぐら|髪(?:を)?(?:引|つか)|どうなるか(?:知ら|分か|わか)"
            r"|間引|始末|消され|葬|沈め|痛い目|泣くまで|泣かす|追い込|追いつめ|追い詰|壊れるまで|辞めるまで|やめるまで|潰れるまで|引きずり出|ひきずり|いっぺん死|一回死|死んで(?:こい|くれ|詫)|死ねばいい|息(?:を)?(?:すん|する)な|苦しめばいい|不幸にな|呪)",
            r"(?:ナイフ|包丁|刃物|バット|鉄パイプ|ガソリン|灯油)(?:を)?(?:持|も|抱え|用意し|買)(?:って|ち)[^。]{0,16}(?:本社|店|支店|会社|行|向か|待|なう)|(?:いっぺん|一回|一度)死んで(?:こい|来い|くれ|みろ)|(?:次|今度|二度目)(?:に)?(?:来|うちに来|会|窓口に立|顔見|見)[^。]{0,14}(?:救急車|無事|ただじゃ|ただで(?:は)?|五体|殴|蹴|しば|刺|いただく|帰れ(?:ると|ない)|覚悟)|殺し(?:は|ゃ)(?:せ|し)ん|(?:歩け|立て)(?:ん|ない)(?:よう|体)に(?:は|して|し)|(?:働け|歩け)ない(?:体|身体|からだ)に|どうなるか(?:知ら|分か|わか)(?:ん|ない|ねえ|って)ぞ?"
            r"|あとは(?:わか|分か)(?:る|って)(?:な|よね|よな)|気をつけて?ね\^\^|泣くまで|(?:海|山|川|ダム)に(?:沈め|埋め|捨て)|ネット(?:で|に)[^。]{0,14}(?:晒|さら|検索できな|生きていけ)|夜(?:も)?寝られ(?:ん|なく)(?:よう|して)|(?:社会|業界)(?:から|的に)(?:消|抹殺|殺)|ぶっ潰|人生(?:を)?(?:終わらせ|めちゃくちゃ|潰)(?:て|し|る)(?:や|て)?",
            # Humiliation.
            r"(?:誠意|土下座|詫び|謝罪)[^。]{0,8}(?:見せろ|動画|あげて|写真|しに来|来い|こい)|脱いで(?:謝|詫|誠意)|裸(?:で|に)(?:な|謝|土下座)|(?:膝|ひざ)(?:を)?つ(?:け|い)|腹(?:を)?切(?:れ|って)|奴隷|下僕|召使|家畜|犬みたいに|(?:客|お客様)に(?:逆らう|口答え|たてつく)|口答えすん|親(?:を)?(?:連れて|呼べ|出せ)|どんな教育(?:して|受け)|どういう教育",
            # What they are said to be worth.
            r"(?:女|男|外人|外国人|年増|ババア|おばさん|ジジイ|デブ|ハゲ|ブス|ガキ|年寄り|バイト|派遣|高卒|障害者|知恵遅れ|中国人|韓国人)(?:の分際|のくせに|風情|ごとき|が接客|は引っ込|なんか(?:出|雇)|ってだけで|かよ[。、]|ばっか(?:り)?[。、]|ども)|(?:若いの|日本人|男|美人|まともなの)(?:を)?(?:出せ|呼べ|に代われ|寄越|よこせ)|日本語(?:しゃべれる|話せる|わかる)(?:やつ|奴|人)(?:を)?(?:出せ|呼べ|に代)"
            r"|国(?:に|へ)?(?:帰れ|帰ったら)|枕(?:営業|だろ|で仕事)|商売女|ビッチ|売春|色目|(?:そ|あ|こ)の(?:ツラ|面|顔|声|体型)で(?:接客|よく|働|客)|生きてる(?:資格|価値)|生きる資格|存在(?:が|自体)(?:迷惑|害|不快|罪)|間引い|人間(?:やめ|の(?:クズ|ゴミ|カス)|以下|じゃねえ)|脳みそ入って",
        ),
        _HARMLESS_JA,
    ),
)

_STAFF_EN = (
    r"(?:you(?:r \w+)?|staff|agents?|reps?|tech(?:nician)?s?|couriers?|riders?|drivers?|delivery (?:boy|girl|guy|man|driver)|conductors?|guards?|attendants?|crew|stewards?|stewardess|waiters?|waitress|chef|advis[eo]rs?|managers?|manageress|support|account|interns?|clerks?|cashiers?|engineers?|fitters?|meter readers?|operators?|devs?"
    r"|presenters?|receptionists?|reception|call centre|call center|(?:check[- ]?in|gate|till|counter|desk|shop|front desk|phone) ?(?:staff|girl|lad|woman|man|guy|boy|lady|team)?|whoever|girl|lad|woman|bloke|him|her|them|he|she|they)"
)
_CONTEMPT = r"(?:stupid|dumb|fat|thick|ugly|silly|useless|lazy|jumped[- ]up|snotty|spotty|mouthy|pathetic|vile|nasty|filthy|inbred|brain ?dead|braindead|dozy|gormless|worthless|clueless|rude|little|right|total|old|hopeless)"
_NAMED = r"(?:cows?|tarts?|bints?|slags?|hags?|lumps?|gimps?|bimbos?|bitch(?:es)?|mutts?|swine|oafs?|trolls?|witch(?:es)?|slappers?|whales?|lardarses?|retards?|spastics?|muppets? deserves?|moron deserves|ladyboys?|mongs?|freaks?|halfwits?|runts?|cretins?|scrubbers?|heifers?)"
_HARMLESS_EN = any_of(
    rf"\b(?:villain|{STORY_EN})\b",
    r"\b(?:brother|sister|flatmate|roommate|husband|wife|cat|dog|boss)\b.{0,40}\b(?:him|her|it|them|my)\b(?=.{0,40}\b(?:lol|haha|ate|stole)\b)|\b(?:kiss|hug|thank|tip|marry|love|heaven|amazing|lovely|legend|brilliant|confetti|raise|bonus|flagship)\b|\bat gate \d+, since|\bdogs? (?:are|is|bed|food|friendly|welcome)\b",
)
_EN = (
    Sign(
        any_of(
            # What the writer knows of somebody.
            r"\bi (?:know|found out|worked out|have found|can find out) (?:exactly )?(?:when|what time|where|which (?:school|street|car|bus|road)|what (?:car|school|bus)) (?:you|he|she|they|your|his|her|the \w+ (?:riders|drivers|staff))\b(?=.{0,40}\b(?:clock|finish|live|lives|park|parks|work|works|hang|drink|drinks|go|goes|get|start|leave|shift|sleep|are|is|out|drive|drives)\b)"
            r"|\b(?:i'?ve|i have|we'?ve|got|i) (?:got |have |taken )?(?:your|his|her|their) (?:\w+ )?(?:name|photo|picture|address|linkedin|facebook|insta\w*|reg(?:istration)?|number ?plate|home street|shift times?|shifts|face|timetable|route)\b(?=.{0,80}\b(?:and|off|shift|street|print\w*|evening|sleep|so|up|home|remember|life|quit|watch|come|coming|waiting|round)\b)(?!.{0,30}\b(?:thank|manager knows|feedback|on the (?:form|receipt))\b)",
            r"\b(?:two|three|right|a few|one) (?:cars|steps|seats|rows) behind you\b|\b(?:parked|waiting|sat|standing|be|i'?m) outside\b(?=$|.{0,40}\b(?:closing|close|finish|shift|tick|you come|until)\b)|\b(?:branch|shop|store|you|office) closes? at \w+ and i\b|\bi'?ll be (?:here|outside|waiting|there) (?:till|until|at|when) (?:closing|close|you|home time|your|the end of)\b|\bsee you (?:in the (?:car ?park|parking lot|alley)|outside|about|after (?:work|your shift))\b"
            r"|\bcome outside\b|\bsay (?:that|it) to my face\b|\bsmall town,? (?:love|mate|pal|sweetheart|darling)\b|\b(?:walk|get|getting|walking|make it) home (?:tonight|alone|safe|after)\b|\bmy (?:mate|mates|brother|brothers|lads|cousin|friend) (?:knows?|and me|and i|will|are|know) (?:where|going|coming|paying|what)\b|\b(?:your|the manager's|the driver's) (?:daughter|son|kids?|children|wife|husband|family)\b.{0,24}\b(?:nursery|school|goes to|gets?|knocked|sleeps?|safe)\b",
            r"\btick,? tock\b|\bwatch (?:yourself|your (?:step|mouth|tyres|windows|house|kids))\b|\bsleep well\b(?=.{0,4}$)|\bi(?:'ll| will) find out who (?:you|he|she|they)|\bend you\b|\bsomething sharp\b|\bpay(?:ing)? (?:a visit|you a visit|them a visit)\b(?=.{0,60}\b(?:won'?t be to|not to|talk|chat|tea)\b)|\bvisit.{0,40}\bwon'?t be to (?:talk|chat)\b|\b(?:going|coming|heading) (?:down |round )?there (?:tonight|tomorrow|now)\b(?=.{0,10}$)",
            # What will befall them.
            r"\b(?:leave|leaves|leaving|go|goes|going home|carried out|come out|comes out|taken out) (?:\w+ )?(?:in|on) (?:an ambulance|a (?:body bag|stretcher|box|hearse|coffin|wheelchair))\b|\beat(?:ing)? (?:\w+ )?through a straw\b|\bthrough a (?:wall|windscreen|plate glass)\b|\bminutes (?:in a (?:locked )?room|alone) with (?:you|him|her|them|whoever|your|the|that)\b|\bno (?:cameras|witnesses)\b|\b(?:got|bring(?:ing)?|have|with|fetch(?:ing)?|own|swing(?:ing)?) (?:a |my |the )?(?:baseball bat|crowbar|machete|cricket bat|shotgun|petrol can|hammer|knife)\b(?! on the)|\bbrick through\b"
            r"|\bteach (?:you|your|him|her|them|that)\b.{0,20}\ba lesson\b|\b(?:have|take|knock out|knock) your (?:\w+,? (?:your )?(?:\w+ and (?:your )?)?)?(?:teeth|kneecaps|legs|head)\b|\bbreak (?:every|his|her|your|both) (?:\w+ )?(?:finger|fingers|bones?|arms?|legs?|nose|jaw|neck|hands?|face)\b|\b(?:getting|get|gets|gonna get|deserves?|give (?:you|him|her)|needs?|wants?|earned) (?:\w+ )?(?:a|an) (?:\w+ )?(?:slap|smack|hiding|kicking|punch|beating|thump|clip round|good kicking|battering|leathering|twatting)\b"
            r"|\b(?:strung up|put down at birth|drowned at birth|put (?:down|out of (?:his|her|their|your) misery)|taken out back|horsewhipped|flogged|thrown (?:off|under|in front|down)|gassed|sterili[sz]ed|castrated|culled|exterminated)\b|\b(?:gets?|getting|be) (?:bitten|run over|jumped|hurt|battered|lamped|decked|filled in) (?:on purpose|if|next|when|tonight)?\b(?=.{0,30}$)|\bput (?:him|her|you|them) (?:through|under|in) (?:a|the) (?:wall|window|floor|ground|hospital|bus|river|canal)\b|\bset (?:the|my) dogs? on\b|\bhad my dog\b",
            r"\b(?:hope|wish|pray)(?:ing|s)? (?:that )?(?:your|the|his|her|their|you|all) ?(?:\w+ ){0,5}?(?:gets?|get|catch(?:es)?|goes|burns?|loses?|is|are|has|have|dies?|suffers?|rots?|chokes?|crash(?:es)?|knocked|never|what)\b(?=.{0,60}\b(?:fire|burn|cancer|accident|knocked|hit|run over|ill|sick|crash|alone|doors locked|suffer|child|kids?|mother|homeless|buried|misery|painful\w*|slowly|pain)\b)|\bhope your (?:mother|mum|kids?|child|wife|family)\b"
            r"|\btop yoursel(?:f|ves)\b|\b(?:off|hang|neck|end) yoursel(?:f|ves)\b|\bdo the decent thing and\b|\bashamed (?:to be alive|of being alive)|\bwaste of (?:a )?(?:womb|oxygen|space,? the lot|skin|sperm|life)\b|\b(?:special )?place in hell\b|\b(?:burn|rot) in hell\b|\bmy mission to (?:get|make|see|ruin)|\bmake (?:your|his|her|their) (?:life|lives) (?:a (?:living )?)?(?:hell|misery)\b|\buntil (?:you|he|she|they) (?:quit|resign|cry|crack|leave|lose)\b|\b(?:sacked|fired) and (?:on the streets|homeless)\b|\bruin (?:you|him|her|them|your life)\b",
            # Humiliation and contempt.
            rf"\b(?:{_CONTEMPT},? )+{_NAMED}\b|\b(?:the|that|this|your|a) {_NAMED} (?:on|at|behind|in|who answered|from) (?:your |the |gate|my )?(?:\w+ )?(?:till|desk|reception|counter|phone|check[- ]?in|gate|front|door|call|desk|tills|cash|\d+)\b|\b(?:lick|crawl|bark|beg|kneel)\b[^.]{{0,16}}\b(?:floor|boots?|shoes|like a dog|for (?:it|mercy|forgiveness)|on the)\b|\bsubhuman|\b(?:breed|live|behave|act) like (?:vermin|rats|animals|pigs|cockroaches)\b",
            r"\b(?:proper|real|actual|white|native|pure) (?:british|english|american|australian|irish|white) (?:person|people|one|speaker|staff|agent|voice)\b|\bnot one of (?:your|that|those) (?:lot|foreign\w*|people)\b|\bgo(?:es)? back (?:to )?(?:where (?:you|he|she|they) (?:came|come|crawled)|your own country|his own country|her own country|the jungle|home to)\b|\byou people (?:breed|are (?:all )?(?:animals|vermin|filth)|smell|should)|\bshut your (?:\w+ )?(?:mouth|trap|face|gob),? (?:you )?"
            r"|\bget (?:me )?(?:someone|somebody|a person) (?:white|english|british)\b|\bladyboy|\btranny\b|\bsending (?:me )?(?:foreigners|immigrants)\b|\bshould be (?:put down|shot|locked up with|deported|sterili[sz]ed|beaten)\b|\bbrain ?dead\b(?=.{0,30}\b(?:waste|excuse|gimp|staff|agent|idiots?|moron|people|lot|team|whoever)\b)|\bwhoever.{0,40}\bbrain ?dead\b",
        ),
        _HARMLESS_EN,
    ),
)
UNSPOKEN = Signs(ja=_JA, en=_EN)
"""The signs of a threat or of contempt that needs no swear word."""
