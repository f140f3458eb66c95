"""Abuse of responders (カスハラ): threats, humiliation and slurs at people. Swearing at a service is none."""

from activesupport.replies.gate.menace import UNSPOKEN
from activesupport.replies.gate.reading import Reading, Sign, Signs
from activesupport.text import Phrases

_STAFF_JA = (
    r"(?:担当(?:者)?|オペ(?:レーター)?|サポート|窓口|受付|フロント|店員|店長|社員|スタッフ|従業員|配達員"
    r"|ドライバー|駅員|車掌|運転士|乗務員|\bca\b|パイロット|行員|運営|中の人"
    r"|チャット係|係|責任者|上司|社長|女将|検針員|作業員|営業|電話(?:口|対応|に出た)(?:の)?|返信|お前|おまえ"
    r"|おめえ|てめ[えぇー]|貴様|きさま|あの女|この女|男|女|奴|やつ|ヤツ|連中|全員|名札)"
)
_THING_JA = (
    r"(?:蚊|虫|ゴキ(?:ブリ)?|ダニ|ハエ|月曜|花粉|バグ|敵|ボス|モンスター|リア充|仕事|台風|梅雨|雑草|自分|俺|私"
    r"|プロセス|タスク|アプリ(?:を)?)"
)
_SLUR_JA = (
    r"(?:ガイジ|池沼|ちえ遅れ|キチガイ|きちがい|基地外|知恵遅れ|知的障害|知障|ちしょう|低能|能無し|能なし|脳無し"
    r"|ウジ虫|うじ虫|蛆虫|寄生虫|社会のゴミ|人間のクズ|ゴミ人間|ゴミクズ|クズ人間|生きてる価値|ゴミ虫|虫けら"
    r"|クソ虫|ゴミ以下|産業廃棄物|害虫|底辺|下等|豚|ブス|デブ|ハゲ|ババア|ばばあ|ジジイ|クソ女|糞女|クソアマ"
    r"|メスブタ|売女|国(?:に|へ)帰れ|低学歴|fラン|バイト風情|派遣(?:風情|ごとき)|女のくせに|育ちが(?:悪|知れ)"
    r"|脳みそ腐|存在価値|土人|クソガキ|チョン|親の顔|穀潰し|給料泥棒)"
)
_JA = (
    Sign(
        Phrases(
            # Threats of violence.
            (
                r"(?:ぶっ|ぶち|ブッ|ブチ)?(?:殺す|ころす|コロス|殺し)(?:ぞ|からな|わ(?!け|か)|に(?:行|いく|いき)"
                r"|てや|てえ|たろか|たる)|ぶっ殺|ぶち殺|殺害予告|(?:ぶん|ブン)?殴(?:る|り(?:に|込)|って|ら)(?:ぞ"
                r"|に行|や|わ(?!け)|せろ|たろ|たる|れ(?:た|て)(?:い|え|ー))|ぶん殴|殴る(?:[。!]|$)|(?:会った"
                r"|見かけた|見つけた|来た|会え)(?:ら|ば)[^。]{0,8}(?:殴|蹴|しば(?:く|き)|ぶっ|シメ|締め|潰"
                r"|やっちま)|(?:顔面|顔|鼻|頭|腕|足|骨|指|歯)(?:を|全部)?(?:潰|へし折|かち割|叩き割|ぶち折"
                r"|折って)|ボコ(?:る|す|ボコに|ったる)|ぶっ飛ば|半殺し|刺(?:す(?:ぞ|から)|しに(?:行|い)|されても)"
                r"|蹴り(?:倒|飛ば)(?:す(?:ぞ|から)|して?や|たろ)|(?:車で|まとめて|絶対)(?:ひき|轢き?)殺"
            ),
            # Arson, ambush, revenge.
            (
                r"火(?:を)?(?:つけ|付け|放)(?:る|て)(?:ぞ|や|から)|燃やして?や|放火|爆破|ガソリン(?:を)?(?:まい"
                r"|撒|持)|包丁(?:を)?(?:持|も)って|夜道(?!で光|が|は(?:暗|危|怖)|を(?:歩|照)|でも)|月夜の晩"
                r"|顔(?:は)?覚えた|名前(?:は)?覚えた(?:から)?な"
                r"|ただじゃ(?:お|済|す)|(?:痛い|怖い)目(?:に)?(?:見|あ|遭)|しば(?:く|い?たろ)(?:ぞ|で|から|か"
                r"|[。!]|$)|後悔させ|覚えと(?:け|きや)|待ち伏せ"
                r"|帰り道(?:に|は)?気(?:を|ぃ)?つけ|どうなっても知ら(?:ん|ねえ)"
            ),
            # Doxxing, visits, the family.
            (
                r"(?:自宅|家族|住所|家|名前|顔|本名|個人情報|実家|素性)[^。]{0,6}(?:特定|晒|さら|突き止"
                r"|バラ)(?:し(?:た(?:から|ぞ|わ)|て(?:や|る|さら|晒|ば|あげ))|す(?:ぞ|る(?:ぞ|から|わ))|せ(?:や"
                r"|よ)|め(?:た|て)(?:から|や|ぞ)|ぞ|からな)|(?:晒|さら)(?:す|し(?:て)?)(?:ぞ|からな|わ(?!け)|や"
                r"|あげ|たる)|(?:家|会社|店|職場|本社|自宅|事務所)(?:に(?:も)?|まで)(?:行く(?:から|ぞ)|行って?や"
                r"|乗り込|押しかけ|殴り込)|生きて(?:帰|返)(?:さ|れ)|(?:娘|息子|子ども|子供|家族|嫁|妻"
                r"|旦那)の(?:学校|職場|会社|顔|名前|通学路)[^。]{0,8}(?:知って|調べ|わかって|分かって)"
                r"|呪(?:って(?:や|る)|われろ|い殺)|命(?:は|が)?(?:ない|惜し)(?:と思|けれ|か|ぞ)|社会的に(?:殺"
                r"|抹殺|潰)|潰して?や|ツラ(?:見せ|出す|下げ)|逃げ(?:んな|るな|られると思う)|家(?:まで|に)(?:行"
                r"|押)(?:く|き|し|って)(?:ぞ|から|かけ)|首(?:を)?(?:洗って|吊れ|つれ|くくれ)|自殺しろ|(?:クビ"
                r"|首)にして(?:やる|やろう)"
            ),
            # Humiliation.
            (
                r"土下座(?:し(?:ろ|て(?:謝|こい|来い|詫|ほし|みろ|もらお|見せ|くれ))|せ(?:え|い|ん|よ)|させ|動画"
                r"|写真|で(?:謝|済|詫)|くらい|ぐらい|やな|もの|しても|する(?:まで|か|べき|気))|跪|ひれ伏"
                r"|靴(?:を)?(?:舐|なめ)|丸坊主|坊主にして|指(?:を)?詰め|腹(?:を)?切(?:れ|って詫)"
            ),
        ),
        Phrases(
            # Games, insects, figures of speech.
            (
                rf"{_THING_JA}[^。]{{0,10}}(?:ぶっ|ぶち)?(?:殺|殴|飛ば|刺|蹴)|殺す気(?:か|だ|で)|殺されて?|(?:私"
                rf"|俺|僕)を殺|殺しに来て|笑い殺|尊(?:さ|い)で|キュン|爆破(?:シーン|演出|ボタン)|特定(?:電話"
                rf"|原付)|家族割|土下座(?:レベル|もの|する勢い|して(?:お?礼|感謝|頼|お願い|喜|ありがとう"
                rf"|でも(?:ほし|欲し|買|見))|したい|しま|で(?:お願い|感謝))|晒して(?:くれ|ほし)|裏で"
            ),
            # Who is only afraid of the boss.
            r"(?:嫁|妻|旦那|夫|母|親|彼女|上司|オカン|編集)に(?:は)?(?:殺|殴|刺)|刺さる|刺すような|心に刺",
        ),
    ),
    Sign(
        Phrases(
            # Slurs at somebody at work.
            (
                rf"{_STAFF_JA}[^。]{{0,24}}(?:{_SLUR_JA}|ゴミ(?:ども|共|すぎ|め|やろう|野郎|カス|[。!]|$)|(?:クズ"
                rf"|くず)(?:ども|共|野郎|ばかり|ばっか|しか|は|が|め|だ|[。!]|$)|カス(?:ども|共|野郎|め|しか"
                rf"|[。!]|$)|(?:無能|バカ|馬鹿|アホ|あほ)(?:女|男|ども|共|野郎|面|づら|めが|の集ま)|脳みそ"
                rf"|頭(?:が|の)?(?:悪|おかし|沸いて|湧いて|弱)|知的|障害者|猿|サル以下|人間(?:やめろ|以下"
                rf"|じゃない|か\?|失格)|日本語(?:通じ(?:ねえ|ねー|てない|てねえ|んのか)|から|わから|勉強"
                rf"|できない)|死ね|しね(?![まる])|地獄(?:に"
                rf"|へ)?(?:落|堕|お)ち(?:ろ|て)|消えろ|失せろ|くたばれ|辞めろ(?!と|って)|しばく|しばいた)"
            ),
            # The same the other way round.
            rf"{_SLUR_JA}[^。]{{0,10}}(?:{_STAFF_JA}|か\?|なの\?|が(?:[。!]|$)|ども|共)",
            # At a person who is spoken to.
            (
                r"(?:お前|おまえ|てめ[えぇー]|貴様|きさま)(?:ら|たち)?(?:みたいな|のような|は|が"
                r"|、)?[^。]{0,12}(?:バカ|馬鹿|アホ|無能|ゴミ|カス|クズ|頭おかし|ブス|低脳)|親の顔が見"
            ),
            # Wishing death, bodies, sex.
            (
                r"(?:(?<![かなもくきし])(?:死ね|タヒね|氏ね)|(?:^|[、。!]|マジで|お前)しね)(?:よ|や|カス|クズ"
                r"|ゴミ|ボケ|クソ|って|[。!]|$|ばいいのに|ばいい(?!の|んで))|くたばれ|くたばって|この世から消えろ"
                r"|(?:ハゲ|ブス|デブ|カス|ゴミ|クズ)(?:が|ども|共|野郎)(?:[。!]|$)|(?:声|顔)(?:が|も)?(?:きも"
                r"|キモ|ブス|気持ち悪)[^。]{0,8}(?:オペ|店員|担当|女)|おっぱい|(?:体|胸|パンツ|下着"
                r"|スリーサイズ)(?:を)?(?:見せ|触らせ)"
            ),
        ),
        Phrases(
            # What is not said to people; what was said to the writer; pork and rubbish bins.
            (
                rf"{_THING_JA}(?:は|が|、|も|マジ|まじで)?(?:死ね|くたばれ|消えろ)|死ね(?:る|な(?!い?の)|ない"
                rf"|そう|ます|ば(?:楽|いいの(?:か|で)|いいんで))|って(?:言われ|言った|怒鳴)|と(?:言われ|罵|怒鳴)"
                rf"|脳みそ(?:溶け|が溶|とろけ|使わ)|運営(?:は|って|、)?[^。]{{0,6}}頭(?:おかし|悪)|豚(?:肉|丼|汁"
                rf"|骨|しゃぶ|バラ|こま)|デブ(?:った|活)|底辺(?:から|の私|×)|(?:私|俺|僕|自分)(?:が|は|も"
                rf"|って)?(?:ブス|デブ|ハゲ|底辺|馬鹿|バカ|無能|ゴミ|クズ)|親バカ|デブ猫|ブスかわ|猿(?:の"
                rf"|が)(?:動画|赤)|ゴミ(?:箱|袋|収集|の日|出し|捨て)|クズ野菜|カスハラ"
            ),
        ),
    ),
)

_STAFF_EN = (
    r"(?:you(?:'re| are| lot| people| all| guys)?|ya|u|your|staff|agents?|reps?|tech(?:nician)?|courier|postman"
    r"|conductor|attendant|steward(?:ess)?|waiter|waitress|chef|nurse|teacher|drivers?|advis[eo]rs?|manager|team"
    r"|support|account|drone|intern|clerk|cashier|engineers?|operators?|whoever|crew|guard|woman|girl|guy|bloke"
    r"|man|lady|cow|receptionist|community manager|kev|him|her|them|they|he|she)"
)
_F = (
    r"(?:f[u○]+[ck○]{1,2}(?:ing?|in'|en)?|effing|bloody|stupid|dumb|useless|worthless|ugly|fat|disgusting"
    r"|pathetic|brainless|little|filthy|lazy|vile|inbred|braindead|brain-dead|total|absolute|complete|bunch of"
    r"|pack of|thick|massive|subhuman|incompetent|sad|old|lying)"
)
_SLUR_EN = (
    r"(?:b[i○]tch\w*|c[u○]nts?|wh[o○]res?|sl[u○]ts?|r[e○]t[a○]rds?|retarded|sc[u○]m(?:bags?)?|subhuman\w*|vermin"
    r"|cockroach\w*|f[a○]g+(?:ot)?s?|n[i○]gg\w+|p[a○]kis?|tw[a○]ts?|wankers?|bastards?|pricks?|d[i○]ckheads?"
    r"|a[s○]{2}holes?|arseholes?|pieces? of (?:sh[i○]t|trash|filth|garbage|crap)|waste of (?:oxygen|skin|space"
    r"|air)|rats?|pigs?|monkeys?|apes?|maggots?|parasites?|tramp|slags?|spaz\w*|mongs?|cretins?|inbreds?)"
)
_STAFF_NOUNS_EN = (
    r"(?:staff|agents?|reps?|tech(?:nician)?s?|couriers?|drivers?|advis[eo]rs?|managers?|intern|clerk|cashier"
    r"|engineers?|operators?|crew|guard|receptionist|conductor|whoever|girl|woman|bloke)"
)
_STRONG_EN = (
    r"(?:b[i○]tch(?:es)?|c[u○]nts?|wh[o○]res?|sl[u○]ts?|r[e○]t[a○]rd(?:s|ed)?|sc[u○]m(?:bags?)?|subhuman|vermin"
    r"|f[a○]gg[o○]ts?|tranny|n[i○]gg\w+)"
)
_EN = (
    Sign(
        Phrases(
            # Threats of violence.
            (
                r"\b(?:i'?ll|i will|i'?m (?:going to|gonna|coming)|gonna|going to|i swear i'?ll|i'?d like to"
                r"|someone (?:should|needs to|ought to)|i want to|wanna|want to|deserves? to|should (?:all )?be"
                r"|ought to be)(?: \w+){0,3} (?:kill(?!ing it)|shoot|shot|stab|stabbed|strangle|punch|smash|break"
                r"|slap|batter|beat (?:the|you|up|him|her)|hunt|hang|hanged|burn|burned|torch|bomb|find out where"
                r"|find (?:you|him|her|them)|come (?:for|after|round|down|find)|put (?:him|her|you"
                r"|them) in (?:the )?hospital|make (?:you|him|her) (?:pay|suffer|regret)|follow (?:you|him|her)"
                r"|knock (?:you|his|her|your)|throttle|drag)\b(?=.{0,40}\b(?:you|your|him|her|them|their|staff"
                r"|agent|rep|driver|manager|office|shop|store|place|building|engineer|home|everyone|face|head"
                r"|teeth|down)\b)"
            ),
            # Stalking, doxxing.
            (
                r"\bput (?:him|her|you|them) in (?:the )?(?:hospital|ground|a grave|morgue)"
                r"|\bi know (?:where (?:you|he|she|they|your)|what you look like|your (?:face|name|address|route"
                r"|shift))|\b(?:got|have|found) (?:her|his|your|their) (?:home )?(?:address|home)"
                r"|\bsleep (?:tight|with one eye)|\bwatch your back|\b(?:i'?ll|we'?ll) be waiting (?:for|in"
                r"|outside|at)|\bwaiting for (?:you|her|him) (?:outside|after|in the car)|\byou(?:'ll"
                r"| will) (?:regret|pay for) (?:this|it|that) (?:personally|with)|\b(?:i'?m|we'?re"
                r"|i am) coming (?:for|after|to (?:find|get)) (?:you|him|her|them|your)|\bdox+(?:ing|ed)?\b"
                r"|\bpost(?:ing)? (?:your|his|her|their) (?:name|address|face|home)"
            ),
            # Wishing death and illness.
            (
                r"\b(?:hope|pray|wish) (?:(?:that )?(?:you|your|they|he|she|him|her|their"
                r"|the) ?(?:\w+ ){0,4})(?:die|dies|died|rot|rots|burn|burns|choke|get cancer|gets cancer|starve"
                r"|suffer|suffers|crash\b|hit by|cancer|sacked and|homeless|raped?)|\bdie in a (?:fire|ditch"
                r"|hole)|\bgo (?:and )?(?:die|kill yourself|hang yourself|choke|jump off)"
                r"|\bdrop dead\b(?! (?:gorgeous|fred|date))|\bkill yoursel(?:f|ves)|\bkys\b|\bdo (?:us|the world"
                r"|everyone) (?:all )?a favou?r and (?:die|crawl|jump|quit breathing|stop breathing|disappear)"
                r"|\bcrawl back (?:under|into|to)"
            ),
            # What they deserve, humiliation, where they are from, sex.
            (
                r"\b(?:deserves?|should|ought|need) (?:all )?(?:to )?be (?:shot|stabbed|hanged|beaten|burned"
                r"|lynched|raped|slapped|gassed)|\b(?:deserves?|needs?|wants?"
                r"|could do with) a (?:good )?(?:bullet|beating|kicking|hiding|slap|punch|smack)\b"
                r"|\bset the dogs on|\b(?:bring|with|got) a (?:gun|bat|knife|hammer)\b.{0,40}\b(?:you|your"
                r"|office|shop|store|desk)|\byour days are numbered|\bcount your days|\bi(?:'ll"
                r"| will) (?:ruin|end) (?:you|your (?:life|career))\b|\byou (?:stupid|silly|thick|fat|ugly"
                r"|dumb) (?:cow|bint|woman|girl|man|bloke|hag)\b|\bon your knees|\bgrovel\b|\bdance for me"
                r"|\bkiss my (?:feet"
                r"|boots|shoes)|\b(?:lick|clean) my (?:boots|shoes)|\bbeg me\b|\bgo back to (?:your|where"
                r"|(?:india|africa|china|pakistan|poland|the jungle|mexico))|\bspeak (?:proper )?english (?:or"
                r"|you)|\bsend (?:me )?(?:nudes|a pic of your|pics of your)|\bshow (?:me )?your (?:tits|boobs)"
                r"|\bwhat are you wearing"
            ),
        ),
        Phrases(
            # Figures of speech.
            (
                r"\bkill(?:ing)? it\b|\bkill(?:s|ing|ed)? (?:my|the|your) (?:battery|vibe|mood|app|process|time"
                r"|weeds|queue|server|bugs?|boss)|\bkilling me\b|\bwould kill for|\bkill for\b|\b(?:wife|husband"
                r"|mum|mom|dad|boss|parents?|partner|girlfriend|boyfriend|teacher) (?:is (?:going to|gonna)|will"
                r"|would|'ll|'s gonna) kill\b|\bbreak (?:up|down|even|the bank|a leg)|\bbeat the (?:queue|boss"
                r"|traffic|level)|\bsmash(?:ing|ed)? (?:it|this|that|the (?:boss|level|record|button|piñata))"
                r"|\bshoot (?:you|me|them|us) (?:a|an) (?:dm|email|message|line|text)|\bcome find (?:me|us)"
                r"|\bpunch(?:ed|ing)? (?:above|in (?:my|the)|a)"
            ),
            # Family and games.
            (
                r"\bmy (?:\w+ )?(?:brother|sister|flatmate|roommate|housemate|husband|wife|dog|cat|kids?|mum|dad"
                r"|ex|boyfriend|girlfriend)\b.{0,80}\b(?:him|her|them|it)\b|\b(?:villain|character|protagonist|boss"
                r"|raid|npc|zombies?|dragon"
                r"|enem(?:y|ies)|level|quest)\b"
            ),
        ),
    ),
    Sign(
        Phrases(
            # Slurs that are said of somebody.
            (
                rf"\b(?:{_STAFF_EN}|support =|is|are|=|ya|u)\b,?(?: (?:is|are|=|a|an|the|all|such|just"
                rf"|nothing but|literally|really|absolute|'re))*(?: {_F})* {_SLUR_EN}\b"
            ),
            # Piled up on staff.
            (
                rf"\b(?:{_STAFF_NOUNS_EN}|you|support)\b[^.!?]{{0,40}}? (?:{_F} )+{_SLUR_EN}\b"
                rf"|\byou (?:{_F} )*(?:f[u○]+cking|f○cking|useless f[u○]+cking|braindead|brain-dead|subhuman"
                rf"|worthless) (?:\w+ )?(?:morons?|idiots?|imbeciles?|clowns?|fools?|cow|woman|people)\b"
                rf"|\b(?:brainless|subhuman|inbred|braindead|worthless) (?:\w+ ){{0,2}}(?:morons?|idiots?|rats?"
                rf"|imbeciles?|clowns?|b[i○]tch|drones?|people|staff|agents?|reps?)"
            ),
            # Words for which it is enough that staff are near.
            (
                rf"\b{_STAFF_NOUNS_EN}\b[^.!?]{{0,50}}?\b{_STRONG_EN}\b|\b(?:dirty|filthy|bloody|fucking"
                rf"|damn) (?:immigrants?|foreigners?|gays?|jews?|muslims?|gypsies|indians?|arabs?|blacks?)\b"
                rf"|\bsend (?:me |us )?a (?:white|proper english|real (?:american|british))|\b(?:rot"
                rf"|burn) in hell\b"
            ),
            # Animals, cursing.
            (
                r"\b(?:monkeys?|trained apes?|chimps?) (?:on|in|at|answering|running|running your) (?:the "
                r"|your )?(?:phones?|support|desk|keyboards?|keyboard)|\bf[u○]+ck (?:you|off and die|your mother"
                r"|urself)\b.{0,40}\b(?:you|ugly|b[i○]tch|personally|die)|\bugly (?:too|cow|b○tch|as)\b"
            ),
        ),
        Phrases(
            # Idioms, real animals, oneself.
            r"\b(?:son of a b[i○]tch of a|life'?s a b[i○]tch|is a b[i○]tch to|bitching|resting b|a b[i○]tch (?:to"
            r"|of)|rat race|smell a rat|guinea pigs?|lab rats?|monkey'?s|poor bastards?|lucky bastards?|pet rats?"
            r"|my rats?|my (?:two |little )?(?:pigs?|dogs)|rats? in (?:my|the)|there(?:'s| are|'re"
            r"| is) (?:a )?rats?|saw a rat|dogs (?:are|is) (?:welcome|allowed)|are dogs|dogs allowed"
            r"|pigs in blankets|i(?:'m| am|'ve been) (?:such |being )?an? )"
        ),
    ),
)
_SIGNS = Signs(ja=_JA, en=_EN)


def abuse(reading: Reading) -> str:
    """The words that threaten or degrade people, or ""."""
    return _SIGNS.found_in(reading) or UNSPOKEN.found_in(reading)
