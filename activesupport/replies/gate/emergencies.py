"""Emergencies as told from inside: what has come down, where people shelter, who fetches them; and what is none."""

from activesupport.replies.gate.reading import Sign
from activesupport.replies.gate.vocabulary import STORY_EN, STORY_JA
from activesupport.text import Phrases

NOT_NOW_JA = Phrases(
    # Like a disaster, a flood of.
    (
        r"(?:災害|台風|津波|地震|洪水|嵐|爆弾|竜巻|噴火|戦場|被災地|避難所|テロ)(?:級|並み|なみ|みたい|のよう"
        r"|ばり|かよ|現場|レベル|か(?:www|笑|と思)|状態|騒ぎ)|(?:クレーム|通知|メール|涙|情報|広告|鼻水|よだれ"
        r"|リプ|注文)の(?:洪水|嵐|津波|噴火|氾濫)|(?:不満|怒り|人気|鼻血)(?:が)?(?:大)?(?:噴火|爆発)"
    ),
    # Being prepared, settings, what if.
    (
        r"備え|備蓄|非常(?:食|用|袋)|防災(?!無線(?!テスト)|行政)|対策|訓練|保険|もし(?:も)?(?:の|大)|万(?:が)?一"
        r"|いざ|南海トラフ|来たら|起きたら(?!し)|来ても|起きても|あったら(?!し)|時って|とき(?:って|は(?:どう|使))"
        r"|設定|オン|オフに|通知(?:が|を)(?:来|切|止)|テスト(?:配信|放送|の)|お知らせ機能|アラート音|計(?:が|は)"
        r"|断水の(?:お知らせ|予定)|断水[^。]{0,20}工事|避難所(?:に|と)なって|避難所(?:代わ|がわ)り|心の避難"
        r"|被災しそう|耐震|復興(?:支援|応援|割)"
    ),
    # Idioms, phones in the water, disasters of long ago.
    (
        r"台風(?:の目|一過|クラブ)|話(?:が|、)?脱線|(?:スマホ|携帯|iphone|時計|イヤホン|カメラ|パソコン"
        r"|タブレット|トイレ|洗濯機|風呂)(?:が|を|も)?[^。]{0,6}(?:水没|浸水)|テロ(?:ップ|メア|ワール)"
        r"|地震(?:の)?(?:夢|シーン|体験)|台風で(?:延期|中止|流れ)[^。]{0,24}(?:やっと|ようやく|来月|来週|また)"
        r"|年前の(?:地震|震災|台風|豪雨)|(?:阪神|東日本)(?:大)?震災(?:の(?:とき|時|頃|経験)|以来|から|で(?:も"
        r"|は))|震災(?:の(?:とき|時|頃)|以来|後から|から\d+年)|あの震災"
    ),
    # Boxes, freezers, stories about it.
    (
        r"(?:箱|段ボール|洗濯物|本|服|部屋|冷凍庫|冷蔵庫|机|クローゼット|押し入れ)(?:が|は|の|で"
        r"|、)[^。]{0,14}(?:土砂|雪崩|なだれ|崩|洪水)"
    ),
    r"脱線(?:コラム|トーク|話)|浸水しない|コラム|爆発的|火災報知|の点検|アプリ(?:を)?(?:入れ|便利)|場所(?:が)?わかる",
    r"化粧|飯テロ|冷蔵庫[^。]{0,6}雪崩|争奪戦|セール|福袋",
    STORY_JA,
)
INSIDE_JA = Sign(
    Phrases(
        # What has come down, broken, burst or burns.
        r"(?:堤防|土手|ダム)(?:が|は|も)(?:切れ|決壊|越)",
        (
            r"(?:裏山|崖|斜面|土砂|土手|堤防|ダム|護岸|橋|鉄橋|トンネル|道路|線路|屋根|ビル|家|電柱|鉄塔|クレーン"
            r"|足場|地面)(?:が|は|も|で)[^。、]{0,10}(?:崩れ|崩落|崩壊|決壊|流され|潰れ|つぶれ|倒壊|倒れ(?:て|か|た"
            r"|ま)|傾い|傾き|飛(?:ばされ|んだ|んで)|落ち(?:て(?:る|き|い|しま)|ました)|割れ|寸断|陥没|宙づり)"
        ),
        r"(?:道|道路|通り)(?:が|は)?、?川(?:になって|みたい|のよう)|空が(?:真っ)?赤[いくっ。]",
        r"(?:家|町|街|山)(?:が|は)[^。]{0,6}(?:焼け|燃え)(?:て|る|落)",
        r"(?:車内|電車|トンネル|機内|ホーム|駅)[^。]{0,10}(?:煙|焦げ|火)(?:くさ|臭|が|で)",
        r"(?:線路|トンネル)[^。]{0,16}(?:歩いて(?:出|避|移)|降ろされ)|歩いて(?:出ろ|避難)|地割れ|液状化|全壊|半壊",
        r"倒壊|家屋|床上|床下|(?:山|林|森|裏)(?:の|が|に)?火(?:が|事|の手)|火の(?:海|手|粉)",
        r"燃え(?:てる|ている|移|広が)[^。]{0,10}(?:家|山|ビル|飛行機|機体|列車|町|外|乗客|避難|逃)",
        r"(?:飛行機|機体|滑走路|列車|バス|船|ビル|マンション|工場|山)[^。]{0,8}燃え|煙で[^。]{0,8}(?:見え|息)",
        r"(?:駅前|近所|隣|近く|街|工場|空港|商店街|ホーム)[^。]{0,8}(?:で|が|に)?(?:大きな)?爆発(?!的)",
        r"爆発(?:が?あ(?:って|った|り)|音|した|事故)|ガラスが(?:降|割れて(?:飛|降))|噴石|火山弾|軽石|ガス漏れ",
        # Water.
        (
            r"(?:水位|増水|川の水|泥水|濁流|(?<![脱洪])水)(?:が|は)[^。]{0,8}(?:やば|危|上がって(?:き|る|い)|迫|増え"
            r"|膝|腰|胸|二階|2階|床まで|流れ込)"
        ),
        r"(?:一階|1階|二階|2階|屋根)(?:は|に|へ|の上)[^。]{0,8}(?:もうだめ|逃げ|避難|上が|水|浸)|車が(?:流|浮|水没)",
        r"(?:港|街|町|駐車場|道)に(?:車|船|瓦礫|がれき)",
        # Shaking.
        (
            r"(?:^|[。、!])(?:うわ|今|さっき|また|めっちゃ|すごい|ずっと|まだ)?(?:、)?揺れ(?:た|てる|ている|て"
            r"|が(?:ひど|続|来|長|すご)|、)(?=[^。]{0,16}(?:でか|棚|落|倒|こわ|怖|止|割|逃|長|すご|圏外|電車|大丈夫"
            r"|家|まだ|$|。))"
        ),
        r"(?:余震|本震|揺れ)(?:が|で|続|こわ|怖|ひど)|津波|高台|高いとこ(?:ろ)?(?:に|へ)?(?:お|い|逃|上|避)",
        # Fleeing, sheltering, being fetched.
        (
            r"(?:体育館|公民館|車|校舎|公園|テント|ロビー|シェルター|地下)(?:に|で)[^。]{0,10}(?:泊ま|寝て|避難|逃げ"
            r"|段ボール|毛布|身を寄せ|一晩)"
        ),
        r"避難(?:所|命令|指示|して|した|中|勧告|民)|全員(?:に)?(?:避難|外に|退避)",
        r"(?:全員|町内|みんな|乗客|客)(?:が|は)?[^。]{0,6}外に(?:出|避)",
        r"逃げ(?:ろ|て(?:る|い|き)|込|遅れ)[^。]{0,14}(?:放送|高|上|屋|家|火|水|車|外|山|駅|町|ホテル)",
        r"[^。]{0,14}(?:高架|屋上|山)[^。]{0,6}逃げ",
        (
            r"(?:自衛隊|消防(?:団|隊|車)?|ヘリ|レスキュー|救助|警察)(?:が|の|に|で)?[^。]{0,10}(?:風呂|お風呂|出(?:て"
            r"|動)|吊|救助|助け|来て|近づ|封鎖|誘導|給水|探し)"
        ),
        r"給水(?:の列|所|車)|帰宅難民|孤立(?:して|し|集落)?[^。]{0,12}(?:電気|水|雪|道|集落|連絡|食)",
        r"集落(?:ごと)?[^。]{0,4}孤立|防災無線",
        r"(?:電気|水道|水|ガス)も(?:電気|水道|水|ガス)も[^。]{0,6}(?:来な|来て(?:い)?な|止ま|使えな|出な|な(?:い|く))",
        r"雪に(?:埋|閉じ)|仮設|支援物資|瓦礫|がれき",
        # Attacks, crashes, crowds, nuclear accidents.
        r"刃物(?:を)?(?:持|男|振)",
        (
            r"(?:電車|車内|駅|ホーム|モール|店|改札)[^。]{0,10}(?:刃物|包丁|斧|切りつけ|刺(?:され|し)|撃|発砲|銃|人質"
            r"|薬品|異臭|サリン)"
        ),
        r"将棋倒し|人が(?:倒れ|落ち|下敷き|挟ま)[^。]{0,10}(?:救急|血|助|動か|線路)",
        (
            r"(?:列車|電車|バス|飛行機|ヘリ|船|フェリー)(?:が|は)[^。]{0,10}(?:落ち(?:た|て)|墜|転覆|横転|沈|衝突"
            r"|ぶつか|脱線|座礁|オーバーラン|突っ込)"
        ),
        r"原発(?:の)?事故|放射(?:能|線)(?:で|が)|帰還困難|j.アラート|ミサイル|空襲警報",
    ),
    NOT_NOW_JA,
)
NOT_NOW_EN = Phrases(
    # Like a disaster.
    (
        r"\b(?:like|as if|felt like|feels like|looks like|absolute|total|complete|utter|pr|marketing|walking|is a"
        r"|was a|what a|such a|my \w+ is a|bit of a) (?:\w+ )?(?:a )?(?:natural )?(?:disaster|earthquake"
        r"|hurricane|tornado|tsunami|volcano|cyclone|typhoon|wildfire|bomb|explosion|train ?crash|train ?wreck"
        r"|bombsite|flood)"
    ),
    # A flood of.
    (
        r"\b(?:flood|tsunami|avalanche|hurricane|storm|wave|tornado|barrage|explosion|landslide"
        r"|eruption) of (?!ash|lava|water|mud)|\bflood(?:ed|ing)? (?:with|my (?:inbox|feed|timeline|dms|phone))"
        r"|\bspread(?:s|ing)? like (?:a )?wildfire|\blandslide (?:win|victory|by)|\bperfect storm|\bstorm in a"
        r"|\bbrainstorm|\bby storm\b|\bshit ?storm|\bstorming off"
    ),
    # Insurance, drills, if.
    (
        r"\b(?:earthquake|flood|hurricane|storm|tornado|disaster|fire|bomb|evacuation) (?:insurance|cover"
        r"|cover(?:age)?|drill|drills|kit|proof|preparedness|alerts? (?:settings?|off|feature)|app|simulator|game"
        r"|movie|film|recovery plan|mode|sale|doors?|flavou?r|cocktail|pants|risk)|\bphoto ?bomb\w*|\bbath bombs?"
        r"|\bbombing (?:at|my|the) |\bcovered for|\bif (?:there'?s|there is|there was|an?) (?:\w+ )?(?:earthquake"
        r"|flood|hurricane|fire|storm)|\bin case of|\bprepar(?:e|ing|ed) for"
    ),
    # Rooms, children, food, programs; disasters of long ago.
    (
        r"\b(?:my|the) (?:toddler|toddlers|kids?|cat|dog|hair|haircut|bedroom|kitchen|room|desk|wardrobe|stomach"
        r"|head)\b.{0,25}\b(?:tornado|hurricane|earthquake|disaster|explosion|bomb|tsunami|wildfire)\b"
        r"|\b(?:flavou?r|colou?r|taste|joy|popularity) explosion|\bexplosion of|\bhead explod|\bback in (?:19"
        r"|20)\d\d|\byears ago\b|\b(?:19|20)\d\d (?:earthquake|quake|tsunami|flood|hurricane)|\bcrash (?:course"
        r"|diet|test|landed on my (?:sofa|bed)|bandicoot|out)|\b(?:app|game|site|website|server|system|browser"
        r"|phone|pc|software|launcher) (?:\w+ )?crash|\bcrash (?:report|on launch|to desktop)|\b(?:cocktails?"
        r"|drinks?|spells?|abilit(?:y|ies)|skill tree|nerf|buff|mana|combo|skins?|pizza|burger|menu)\b"
        r"|\b(?:kitchen|bathroom|basement|showers?|sink|dishwasher|washing machine|toilets?|utility room|garage"
        r"|laundry)\b[^.]{0,25}\bflood|\bflood ?light|\bcyclone (?:vacuum|bagless|hoover|tracks?)"
    ),
    # The day, the sofa, the bar; alarms that are only tried out.
    r"\bderailed (?:my|our|the (?:whole )?(?:meeting|plan|conversation|evening)|everything)",
    r"\b(?:landed|crashed) on (?:the|my) (?:sofa|bed|couch)|\bevacuat\w+ to the (?:\w+ )*(?:bar|pub|spa|pool)",
    r"\b(?:alert|alarm|siren) test",
    rf"\b{STORY_EN}\b",
)
INSIDE_EN = Sign(
    Phrases(
        # What has come down, burst, burns.
        (
            r"\b(?:bridge|hillside|hill|cliff|crane|building|flats|tower|scaffolding|pylons?|power ?lines?|roof|levee"
            r"|dam|stand|slope|mountain)s?(?:'s| has| have| is| are|'ve| just)* (?:come|came|coming|gone|collapsed"
            r"|collapsing|burst|given way|blown|blew|ripped|washed|fallen|fell|breached|subsided|torn)\b(?: (?:down"
            r"|off|away|in|over))?(?=.{0,60}|$)(?! (?:the line|to (?:see|get|fix|my)|for (?:repair|maintenance)|up\b"
            r"|through))"
        ),
        (
            r"\b(?:train|carriage|coach|bus|plane|ferry|helicopter|tram|car)(?:'s| has| just)* (?:come|came|gone|went"
            r"|skidded|slid|plunged|rolled|crashed|flipped|ploughed|overturned|careered)(?: right| straight)? (?:off"
            r"|over|into|down)\b(?! (?:the map|sale|service|line))"
        ),
        (
            r"\b(?:slides are out|emergency slides|in(?:to)? the lifeboats|(?:taken|took|put|getting|got) (?:us "
            r"|them |everyone )?(?:\w+ ){0,3}(?:on)?to a lifeboat|brace position|lifejackets on)\b"
        ),
        r"\bcoastguard\b|\bwalked (?:along|down|off) the (?:line|tracks?)\b",
        (
            r"\bsmell of (?:burning|smoke)\b(?=.{0,60}\b(?:hurt|carriage|front|passengers|stopped|tunnel|engine"
            r"|evacu\w+)\b)"
        ),
        (
            r"\b(?:village|town|street|valley|estate|road|field|high street|city) is (?:all |now "
            r"|completely )?(?:under ?water|flooded)\b"
        ),
        r"\b(?:carrying|helping|getting) (?:old |elderly )?(?:people|residents|guests|patients) (?:down|out)\b",
        (
            r"\b(?:whole|entire|east|west|north|south|top) (?:\w+ )?(?:wing|floor|building|block"
            r"|street) is (?:in )?(?:smoke|flames|on fire)"
        ),
        r"\brubble\b|\bpulling (?:people|bodies|survivors)\b|\bfound (?:another |a |more |two |the )?bod(?:y|ies)\b",
        r"\b(?:gas|chlorine|chemical|ammonia|toxic) (?:leak|cloud|spill)\b",
        (
            r"\b(?:fire|flames|blaze)(?:'s| has| is)? (?:jumped|crossed|reached|spreading|coming|closing|at the"
            r"|over the|right behind|on the (?:ridge|hill)|two streets|everywhere)\b(?! (?:the shark|soon|to))"
        ),
        (
            r"\b(?:town|village|house|houses|tower|tower block|building|flats|station|train|carriage|plane|engine"
            r"|wing|power lines?|lines|forest|hill|hills|ridge|factory|platform|hotel|roof|mall"
            r"|everything)\b.{0,24}\b(?:alight|ablaze|on fire|up in flames)\b"
        ),
        r"\b(?:burned|burnt) (?:flat|down|to the ground)\b",
        r"\bsmoke (?:so|is|everywhere|pouring|coming|from|filling)\b.{0,60}|\bblack smoke\b|\bexplosion",
        r"\bwindows (?:gone|blown|shattered)|\bbody ?count",
        # Water, wind, snow, ground.
        (
            r"\bwater(?:'s| is) (?:now )?(?:over|up to|above) (?:the|our|my) (?:bonnet|waist|knees|chest|windows?"
            r"|doors?|wheels)\b"
        ),
        (
            r"\b(?:river|sea|tide|flood|creek|canal|beck)(?:'s| is| has| came|s)? (?:now |just |still )*(?:in|inside"
            r"|over|up to|through|at|burst|topped|rising|came|lapping)(?: (?:its|the|our|my))? (?:house|kitchen"
            r"|door\w*|bonnet|banks|windows?|waist|knees|chest|bank|road|bridge|stairs|lounge|step|street|car|wall"
            r"|defences)\b"
        ),
        r"\b(?:flood|river) came (?:at|in|up|through|last|over)\b|\bstuck on (?:the|our|my) roof\b",
        r"\broof'?s (?:off|gone)|\btook the roof off|\bground (?:hasn'?t|has not|won'?t|is) (?:stop\w* )?shak\w+",
        r"\bshak(?:en|ing) since\b|\bevery\w* (?:is|was) shaking\b",
        (
            r"\b(?:after|since|during|in|from) the (?:quake|cyclone|hurricane|tornado|eruption|landslide|blast"
            r"|bombing|derailment|wildfires?)\b"
        ),
        r"\b(?:red|amber) (?:alert|warning) for (?:wind|snow|rain|flood\w*)|\bboil[- ]water\b|\bsnowed in\b",
        r"\bcut off by (?:snow|flood\w*|water|the)\b",
        r"\b(?:no power|no water|without power|without water)\b.{0,30}\b(?:day \d|shelter|(?:for|in) (?:\w+ )?days)\b",
        r"\btrees? down everywhere|\bdebris\b.{0,30}\b(?:everywhere|road|street|flying)",
        r"\bvolcano\b(?=.{0,40}\b(?:went|again|erupt\w*|ash|smoking)\b)|\bash on everything",
        # Fleeing, sheltering.
        (
            r"\btold to (?:leave|get out|evacuate|shut|shelter|stay inside|stay indoors|run|go|head for"
            r"|move to)\b(?=.{0,60}\b(?:everything|windows|go|now|high|ground|house|inside|indoors|tonight|shelter"
            r"|out|doors|village|town|area)\b)"
        ),
        r"\bleave everything\b",
        (
            r"\b(?:sleeping|sheltering|staying|huddled|hiding|camped|sat|sitting|living|we'?re|been) (?:in|under"
            r"|on) (?:the|a|our) (?:\w+ )?(?:gym|sports hall|church hall|community centre|basement|cellar|shelter"
            r"|stockroom|bath|cupboard|evacuation centre|leisure centre|toilets|bunker|metro station|storm drain"
            r"|roof)\b"
        ),
        r"\bmattress over\b|\b(?:evac|evacuated|evacuees?)\b(?! to the bar)|\bin dressing gowns\b|\bway out of town\b",
        (
            r"\b(?:national guard|army|coast ?guard|helicopter|rescue (?:team|boat)|fire crews?|air ambulance)(?:'s"
            r"|'ve| has| have| is| are| just)* (?:\w+ )?(?:called in|dropping|here|winch\w*|rescu\w+|pull\w*|tak\w+"
            r"|arrived|coming|airlift\w*)\b"
        ),
        r"\bcalled in the national guard|\b(?:share|sharing) my location with rescue",
        r"\bcan'?t get through to (?:911|999|112|000|emergency)\b",
        r"\b(?:town|village|street|valley|school|home|house) is gone\b|\bair[- ]raid",
        r"\bsirens? (?:going|again|all night|wailing)",
        r"\brockets?\b(?=.{0,40}\b(?:tonight|again|shelter|overhead|hit|landed|siren)\b)",
        # Attacks, crowds.
        (
            r"\b(?:driven|drove|ploughed|rammed) (?:a |his |the |their )?(?:van|car|lorry|truck|suv)? ?(?:straight "
            r"|right )?into (?:the |a )?(?:crowd|people|market|queue|pedestrians|parade)\b"
        ),
        (
            r"\b(?:man|someone|somebody|guy|bloke|woman|gunman|masked men) with (?:a |an )?(?:gun|knife|machete|axe"
            r"|rifle|bomb|sword|acid)\b"
        ),
        r"\block(?:ed)? ?down\b(?=.{0,50}\b(?:police|mall|station|school|lights|inside|airport|shooter|building)\b)",
        r"\bpolice (?:have|has|'ve) (?:\w+ )?(?:locked down|cordoned|sealed|surrounded|evacuated)",
        r"\bcrush (?:at|on|in|by)\b(?=.{0,40}\b(?:gates?|barriers?|platform|crowd|stairs|hurt|kid|people|down)\b)",
        (
            r"\bpeople (?:are )?(?:hurt|screaming|trampled|trapped|being crushed|running|bleeding|dead|dying"
            r"|under)\b(?! (?:a|the same|late))"
        ),
        r"\bbleeding\b.{0,30}\b(?:platform|station|carriage|floor|street)\b",
        (
            r"\b(?:bomb|bombing|shooting|shots|stabbing|gunfire)\b(?=.{0,40}\b(?:news|station|mall|airport|near"
            r"|outside|platform|just|heard|hotel|okay|ok)\b)"
        ),
    ),
    Phrases(
        NOT_NOW_EN.pattern,
        (
            r"\b(?:prices?|rates|score|sales|signal|wifi|app|site|server|deal) (?:has |have )?(?:come|came|gone"
            r"|went) down\b"
        ),
        r"\bto the \w+ bar\b|\bhot sauce|\bspicy|\bmixtape|\bwhole day\b|\balert test\b|\bplanned\b",
    ),
)
