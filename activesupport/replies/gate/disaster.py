"""Disaster: the post comes out of a public emergency, or asks after one. Preparing and metaphors are not meant."""

from activesupport.replies.gate.reading import Reading, Sign, Signs, any_of
from activesupport.replies.gate.vocabulary import STORY_EN, STORY_JA

_NOT_NOW_JA = any_of(
    # Like a disaster, a flood of.
    (
        r"(?:災害|台風|津波|地震|洪水|嵐|爆弾|竜巻|噴火|戦場|被災地|避難所|テロ)(?:級|並み|なみ|みたい|のよう"
        r"|ばり|かよ|現場|レベル|か(?:www|笑|と思)|状態|騒ぎ)|(?:クレーム|通知|メール|涙|情報|広告|鼻水|よだれ"
        r"|リプ|注文)の(?:洪水|嵐|津波|噴火|氾濫)|(?:不満|怒り|人気|鼻血)(?:が)?(?:大)?(?:噴火|爆発)"
    ),
    # Being prepared, settings, what if.
    (
        r"備え|備蓄|非常(?:食|用|袋)|防災|対策|訓練|保険|もし(?:も)?(?:の|大)|万(?:が)?一|いざ|南海トラフ|来たら"
        r"|起きたら|来ても|起きても|あったら|時って|とき(?:って|は(?:どう|使))|設定|オン|オフに|通知(?:が"
        r"|を)(?:来|切|止)|テスト(?:配信|放送|の)|お知らせ機能|アラート音|計(?:が|は)|断水の(?:お知らせ|予定)"
        r"|断水[^。]{0,20}工事|避難所(?:に|と)なって|避難所(?:代わ|がわ)り|心の避難|被災しそう|耐震"
        r"|復興(?:支援|応援|割)"
    ),
    # Idioms, phones in the water, disasters of long ago.
    (
        r"台風(?:の目|一過|クラブ)|話(?:が|、)?脱線|(?:スマホ|携帯|iphone|時計|イヤホン|カメラ|パソコン"
        r"|タブレット|トイレ|洗濯機|風呂)(?:が|を|も)?[^。]{0,6}(?:水没|浸水)|テロ(?:ップ|メア|ワール)"
        r"|地震(?:の)?(?:夢|シーン|体験)|年前の(?:地震|震災|台風|豪雨)|(?:阪神|東日本)(?:大)?震災(?:の(?:とき|時"
        r"|頃|経験)|以来|から|で(?:も|は))|震災(?:の(?:とき|時|頃)|以来|後から|から\d+年)|あの震災"
    ),
    # Boxes, freezers, stories about it.
    r"(?:箱|段ボール|洗濯物|本|服|部屋|冷凍庫|冷蔵庫|机|クローゼット|押し入れ)(?:が|は|の|で|、)[^。]{0,14}(?:土砂|雪崩|なだれ|崩|洪水)|脱線(?:コラム|トーク|話)|浸水しない|コラム|爆発的|火災報知|の点検|アプリ(?:を)?(?:入れ|便利)|場所(?:が)?わかる"
    r"|化粧|飯テロ|冷蔵庫[^。]{0,6}雪崩|争奪戦|セール|福袋",
    STORY_JA,
)
_JA = (
    Sign(
        any_of(
            # Earthquakes.
            (
                r"地震(?!速報(?:アプリ)?(?:の|を)(?:使|設))(?:で|の(?:影響|せい|後|あと|揺れ|直後)|が|、|だ|!"
                r"|あっ|直後|発生|大丈夫|来|、)|(?:今の?|さっきの?)揺れ|震度[3-7345６５７]|震源|余震|本震"
                r"|大きい揺れ"
            ),
            # Warnings, water, slopes.
            (
                r"津波(?:注意|警|が(?:来|き)|から|で|到達|、)|高台(?:に|へ)(?:逃|避|上)|(?:大雨|暴風|高潮"
                r"|土砂災害|氾濫|噴火|大雪|洪水|避難)(?:特別)?(?:警報|注意報|警戒|情報)|特別警報|線状降水帯"
                r"|(?<!ゲリラ)豪雨|(?:床上|床下|一階|1階|家|店|駅|道路|地下|街)?(?:が|まで)?(?:浸水|冠水"
                r"|水没し(?:た|て|そう))|河川?(?:が)?(?:氾濫|決壊|あふれ|溢れ)|川(?:が)?(?:氾濫|あふれ|溢れ)"
                r"|土砂(?:崩|災害|に)|雪崩|土石流|がけ崩れ|崖崩れ|洪水"
            ),
            # Storms, snow, fire.
            (
                r"台風(?:\d+号)?(?:の(?:影響|せい|中|被害|直撃|停電|後)|で|が|直撃|接近|上陸|被害|来て|、)|竜巻"
                r"|大雪で(?:立ち往生|孤立|動け|閉じ)|豪雪|噴火|火山灰|火砕流|山火事|大規模火災|延焼|爆発(?:事故"
                r"|が|あ|した|音)|爆破予告|ガス爆発|火災(?:で|が|発生)(?:避難|、)?"
            ),
            # Fleeing, being cut off, being rescued.
            (
                r"避難(?:所|指示|勧告|中|生活|命令|し(?:て|た|ま|ろ|てき)|でき|する(?:とき|時|ので)?|準備|解除"
                r"|場所)|被災(?:し|者|地|証明|中)|罹災|断水|停電(?:と断水|.{0,12}(?:地震|台風|避難|余震|豪雨"
                r"|落雷))|安否|災害(?:伝言|時(?:の|に)|用|救助|支援|派遣|ボランティア|で|に遭)|救助(?:待|隊|を)"
                r"|仮設住宅|給水車"
            ),
            # Crashes, attacks, casualties.
            (
                r"脱線|列車事故|墜落|不時着|炎上して(?:る|い)(?:機|飛)|衝突事故"
                r"|(?<![飯ト])(?<!めし)(?<!メシ)テロ(?:が|で|か|事件|攻撃)|銃(?:撃|声|乱射)|発砲|刃物(?:を)?(?:持"
                r"|男|振)|通り魔|刺傷|刺された人|無差別|立てこもり|空爆|ミサイル|空襲|j-?アラート|原発事故"
                r"|将棋倒し|雑踏事故|けが人(?:が)?(?:多|出|運|いる)|負傷者|死傷者|犠牲者(?:が|も)(?:出|い|増)"
            ),
        ),
        _NOT_NOW_JA,
    ),
)
_INSIDE_JA = Sign(
    any_of(
        # What has come down, broken, burst or burns.
        r"(?:山|裏山|崖|斜面|土砂|土手|堤防|ダム|護岸|橋|鉄橋|トンネル|道路|線路|屋根|天井|壁|ビル|家|電柱|鉄塔|クレーン|看板|足場|地面|道)(?:が|は|も|で)?[^。、]{0,10}(?:崩れ(?!そうな価格)|崩落|崩壊|決壊|切れ|流され|流れ|潰れ|つぶれ|倒壊|倒れ(?:て|か|た|ま)|傾い|傾き|飛(?:ばされ|んだ|んで)|落ち(?:て(?:る|き|い|しま)|ました)|割れ|寸断|陥没|宙づり|浮い)"
        r"(?!.{0,12}(?:スマホ|ポスター|シール))|地割れ|液状化|全壊|半壊|倒壊|家屋|床上|床下|(?:山|林|森|裏)(?:の|が|に)?火(?:が|事|の手)|火の(?:海|手|粉)|燃え(?:てる|ている|移|広が)[^。]{0,10}(?:家|山|ビル|飛行機|機体|列車|町|外|乗客|避難|逃)|(?:飛行機|機体|滑走路|列車|バス|船|ビル|マンション|工場|山)[^。]{0,8}燃え"
        r"|煙で[^。]{0,8}(?:見え|息)|(?:駅前|近所|隣|近く|街|工場|空港|商店街|ホーム)[^。]{0,8}(?:で|が|に)?(?:大きな)?爆発(?!的)|爆発(?:が?あ(?:って|った|り)|音|した|事故)|ガラスが(?:降|割れて(?:飛|降))|噴石|火山弾|軽石|ガス漏れ",
        # Water.
        r"(?:水位|増水|川の水|水|泥水|濁流|海水|波)(?:が|は)?[^。]{0,8}(?:やば|危|上がって(?:き|る|い)|迫|来て|増え|膝|腰|胸|窓|二階|2階|床まで|流れ込)(?!そうな)|(?:一階|1階|二階|2階|屋根)(?:は|に|へ|の上)[^。]{0,8}(?:もうだめ|逃げ|避難|上が|水|浸)|車が(?:流|浮|水没)|(?:港|街|町|駐車場|道)に(?:車|船|瓦礫|がれき)",
        # Shaking.
        r"(?:^|[。、!])(?:うわ|今|さっき|また|めっちゃ|すごい|ずっと|まだ)?(?:、)?揺れ(?:た|てる|ている|て|が(?:ひど|続|来|長|すご)|、)(?=[^。]{0,16}(?:でか|棚|落|倒|こわ|怖|止|割|逃|長|すご|圏外|電車|大丈夫|家|まだ|$|。))|(?:余震|本震|揺れ)(?:が|で|続|こわ|怖|ひど)|津波|高台|高いとこ(?:ろ)?(?:に|へ)?(?:お|い|逃|上|避)",
        # Fleeing, sheltering, being fetched.
        r"(?:体育館|公民館|車|校舎|公園|テント|ロビー|シェルター|地下)(?:に|で)[^。]{0,10}(?:泊ま|寝て|避難|逃げ|段ボール|毛布|身を寄せ|一晩)|避難(?:所|命令|指示|して|した|中|勧告|先|民)|全員(?:に)?(?:避難|外に|退避)|(?:全員|町内|みんな|乗客|客)(?:が|は)?[^。]{0,6}外に(?:出|避)|逃げ(?:ろ|て(?:る|い|き)|込|遅れ)[^。]{0,14}(?:放送|高|上|屋|家|火|水|車|外|山|駅|町|ホテル)|[^。]{0,14}(?:高架|屋上|山)[^。]{0,6}逃げ"
        r"|(?:自衛隊|消防(?:団|隊|車)?|ヘリ|レスキュー|救助|警察)(?:が|の|に|で)?[^。]{0,10}(?:風呂|お風呂|出(?:て|動)|吊|救助|助け|来て|近づ|封鎖|誘導|給水|探し)|給水(?:の列|所|車)|帰宅難民|孤立(?:して|し|集落)?[^。]{0,12}(?:電気|水|雪|道|集落|連絡|食)|集落(?:ごと)?[^。]{0,4}孤立|防災無線|(?:電気|水道|水|ガス)も(?:電気|水道|水|ガス)も|雪に(?:埋|閉じ)|仮設|支援物資|瓦礫|がれき",
        # Attacks, crashes, crowds, nuclear accidents.
        r"刃物(?:を)?(?:持|男|振)|(?:電車|車内|駅|ホーム|モール|店|改札)[^。]{0,10}(?:刃物|包丁|斧|切りつけ|刺(?:され|し)|撃|発砲|銃|人質|薬品|異臭|サリン)|将棋倒し|人が(?:倒れ|落ち|下敷き|挟ま)[^。]{0,10}(?:救急|血|助|動か|線路)|(?:列車|電車|バス|飛行機|ヘリ|船|フェリー)(?:が|は)[^。]{0,10}(?:落ち(?:た|て)|墜|転覆|横転|沈|衝突|ぶつか|脱線|座礁|オーバーラン|突っ込)|原発(?:の)?事故|放射(?:能|線)(?:で|が)|帰還困難|j.アラート|ミサイル|空襲警報",
    ),
    _NOT_NOW_JA,
)
_NOT_NOW_EN = any_of(
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
    r"\bderailed (?:my|our|the (?:whole )?(?:meeting|plan|conversation|evening)|everything)|\b(?:landed|crashed) on (?:the|my) (?:sofa|bed|couch)|\bevacuat\w+ to the (?:\w+ )*(?:bar|pub|spa|pool)|\b(?:alert|alarm|siren) test",
    rf"\b{STORY_EN}\b",
)
_EN = (
    Sign(
        any_of(
            # Earthquakes, storms.
            (
                r"\b(?:earth)?quake\b|\baftershocks?\b|\btsunami\b|\bmagnitude \d|\brichter|\b(?:hurricane"
                r"|typhoon|cyclone|tropical storm|superstorm|storm (?!surge protector)[a-z]{4,}(?= (?:has|took"
                r"|knocked|hit|is|ripped|destroyed|flooded|left)))\b|\btornado(?:es)?\b|\btwister (?:just|hit"
                r"|touch)|\bstorm surge\b|\bblizzard\b(?! entertainment| games?| support)|\bwhiteout\b"
            ),
            # Fire, water, slopes.
            (
                r"\b(?:wild|bush|forest|brush)[- ]?fires?\b|\bflash flood\w*|\bflood ?waters?\b"
                r"|\bflood (?:warning|victims?|zone|defences|defenses|alert|relief|hit)"
                r"|(?<!in )\bfloods\b(?! (?:of|my|the market|in to))|\bflooding\b(?! (?:back|my|our|the (?:market"
                r"|timeline|feed)))|\bflooded (?:out|streets?|town|village|roads?|area|station|homes?"
                r"|ground floor|city|house)|\b(?:town|village|city|street|streets|road|area|house|home|whole \w+"
                r"|station|ground floor)(?: \w+){0,2} flooded|\bwater (?:is )?(?:rising|up to (?:the|our"
                r"|my) (?:door|window|meter|knees|waist|roof))|\bland ?slides?\b|\bmud ?slides?\b|\bsinkhole\b"
                r"|\bvolcan\w+\b.{0,60}\b(?:erupt|evacu|ash|lava|cleared out|alert)|\bvolcanic (?:ash|eruption)"
                r"|\bash cloud|\bdam (?:has )?(?:burst|broke|failed|collapsed)|\bavalanche\b(?! of)"
            ),
            # Fleeing, being rescued, casualties.
            (
                r"\bevacuat\w+|\bevacuees?\b|\bshelter(?:ing)? in place|\bemergency (?:shelter|evacuation)"
                r"|\bstate of emergency|\bred cross|\bfema\b|\bdisaster (?:area|zone|relief|struck)"
                r"|\bnatural disaster|\bpacking (?:up )?(?:the )?(?:cars?) (?:to|and)|\bmandatory evac"
                r"|\bsearch and rescue|\bmissing persons?|\bdeath toll|\b(?:many|several|multiple|dozens of"
                r"|\d+) people (?:are |were |was )?(?:\w+ )?(?:dead|died|killed|injured|trapped)|\bcasualties\b"
                r"|\bfirst responders"
            ),
            # Attacks.
            (
                r"\b(?:terror(?:ist)?|knife|gun|bomb|missile|drone|acid|gas|chemical) attacks?\b"
                r"|(?<!little )\bterroris[tm]s?\b|\bgunm[ae]n\b|\bgun(?:shots?|fire)\b|\b(?:mass "
                r"|school )?shooting (?:at|in|near|outside|happening|right)|\bactive shooter|\bstabbings? (?:at"
                r"|in|near|outside|on)\b|\bshots fired (?:at|in|near|outside)|\bbomb (?:threat|scare|went|blast"
                r"|alert)|\bbombings?\b|\b(?:huge |massive |big |gas |an |the |just heard an? )?explosions?\b"
                r"|\bblast at\b|\bhostages\b|\bhostage situation|\bair ?strikes?\b|\bshelling\b(?! out)"
                r"|\bmissiles?\b|\brioters\b|\brioting\b|\bstampede\b|\bcrowd crush"
            ),
            # Crashes, collapses.
            (
                r"\b(?:train|rail|plane|coach|bus|tram|ferry|air|helicopter|metro|[a-z]+ rail"
                r"|[a-z]+ air) (?:crash|derail\w+|collision|accident|wreck)\b|\bderail\w+|\bcrash[- ]land\w*"
                r"|\bemergency landing|\bplane (?:went down|down\b)|\bthe crash\b.{0,80}\b(?:people|survivors?"
                r"|walked out|shaking|injured|dead)|\b(?:bridge|building|platform|roof|stand"
                r"|crane) (?:has )?collaps\w+|\bnuclear (?:plant|accident)|\bchemical (?:spill|leak)"
                r"|\bgas leak\b.{0,40}\bevac"
            ),
        ),
        _NOT_NOW_EN,
    ),
)
_INSIDE_EN = Sign(
    any_of(
        # What has come down, burst, burns.
        r"\b(?:bridge|hillside|hill|cliff|crane|building|flats|tower|scaffolding|pylons?|power ?lines?|trees?|roof|ceiling|wall|levee|dam|bank|mast|stand|slope|road|mountain)s?(?:'s| has| have| is| are|'ve| just)* (?:come|came|coming|gone|collapsed|collapsing|burst|given way|blown|blew|ripped|washed|fallen|fell|down|breached|subsided|torn)\b(?: (?:down|off|away|in|over))?(?=.{0,60}|$)(?! (?:the line|to (?:see|get|fix|my)|for (?:repair|maintenance)|up\b|through))",
        r"\b(?:train|carriage|coach|bus|plane|ferry|helicopter|tram|car)(?:'s| has| just)* (?:come|came|gone|went|skidded|slid|plunged|rolled|crashed|flipped|ploughed|overturned|careered)(?: right| straight)? (?:off|over|into|down)\b(?! (?:the map|sale|service|line))|\b(?:slides are out|emergency slides|lifeboats?|brace position|lifejackets on)\b|\bcoastguard\b|\brubble\b|\bpulling (?:people|bodies|survivors)\b|\bfound (?:another |a |more |two |the )?bod(?:y|ies)\b|\bsmell(?:ed|s|ing)? (?:of )?gas\b|\b(?:gas|chlorine|chemical|ammonia|toxic) (?:leak|cloud|spill)\b"
        r"|\b(?:fire|flames|blaze)(?:'s| has| is)? (?:jumped|crossed|reached|spreading|coming|closing|at the|over the|right behind|on the (?:ridge|hill)|two streets|everywhere)\b(?! (?:the shark|soon|to))|\b(?:alight|ablaze|on fire|up in flames|burned (?:flat|down|to the ground)|burnt (?:down|to the ground))\b(?=.{0,80}|$)(?<!mouth on fire)(?<!tongue on fire)(?<!this is on fire)|\bsmoke (?:so|is|everywhere|pouring|coming|from|filling)\b.{0,60}|\bblack smoke\b|\bexplosion|\bwindows (?:gone|blown|shattered)|\bbody ?count",
        # Water, wind, snow, ground.
        r"\b(?:river|water|sea|tide|flood|creek|canal|beck|burn)(?:'s| is| has| came|s)? (?:now |just |still )*(?:in|inside|over|up to|through|at|burst|topped|rising|came|lapping)(?: (?:its|the|our|my))? (?:house|kitchen|door\w*|bonnet|banks|windows?|waist|knees|chest|bank|road|bridge|stairs|lounge|step|street|car|wall|defences)\b|\b(?:flood|water|river) came (?:at|in|up|through|last|over)\b|\bstuck on (?:the|our|my) roof\b|\broof'?s (?:off|gone)|\btook the roof off|\bground (?:hasn'?t|has not|won'?t|is) (?:stop\w* )?shak\w+|\bshak(?:en|ing) since\b|\bevery\w* (?:is|was) shaking\b"
        r"|\b(?:after|since|during|in|from) the (?:quake|storm|cyclone|hurricane|floods?|tornado|fires?|eruption|landslide|blast|bombing|attack|derailment)\b|\b(?:red|amber) (?:alert|warning) for (?:wind|snow|rain|flood\w*)|\bboil[- ]water\b|\bsnowed in\b|\bcut off by (?:snow|flood\w*|water|the)\b|\b(?:no power|no water|without power|without water)\b.{0,30}\b(?:day \d|days|since|shelter|storm|no (?:water|power|food|heat))\b|\btrees? down everywhere|\bdebris\b.{0,30}\b(?:everywhere|road|street|flying)|\bvolcano\b(?=.{0,40}\b(?:went|again|erupt\w*|ash|smoking)\b)|\bash on everything",
        # Fleeing, sheltering.
        r"\btold to (?:leave|get out|evacuate|shut|shelter|stay inside|stay indoors|run|go|head for|move to)\b(?=.{0,60}\b(?:everything|windows|go|now|high|ground|house|inside|indoors|tonight|shelter|out|doors|village|town|area)\b)|\bleave everything\b|\b(?:sleeping|sheltering|staying|huddled|hiding|camped|sat|sitting|living|we'?re|been) (?:in|under|on) (?:the|a|our) (?:\w+ )?(?:gym|sports hall|church hall|community centre|basement|cellar|shelter|stockroom|bath|cupboard|evacuation centre|leisure centre|toilets|bunker|metro station|storm drain|roof)\b"
        r"|\bmattress over\b|\b(?:evac|evacuated|evacuees?)\b(?! to the bar)|\bin dressing gowns\b|\bway out of town\b|\b(?:national guard|army|coast ?guard|helicopter|rescue (?:team|boat)|fire crews?|air ambulance)(?:'s|'ve| has| have| is| are| just)* (?:\w+ )?(?:called in|dropping|here|winch\w*|rescu\w+|pull\w*|tak\w+|arrived|coming|airlift\w*)\b|\bcalled in the national guard|\b(?:share|sharing) my location with rescue|\bcan'?t get through to (?:911|999|112|000|emergency)\b|\b(?:town|village|street|valley|school|home|house) is gone\b|\bair[- ]raid|\bsirens? (?:going|again|all night|wailing)|\brockets?\b(?=.{0,40}\b(?:tonight|again|shelter|overhead|hit|landed|siren)\b)",
        # Attacks, crowds.
        r"\b(?:driven|drove|ploughed|rammed) (?:a |his |the |their )?(?:van|car|lorry|truck|suv)? ?(?:straight |right )?into (?:the |a )?(?:crowd|people|market|queue|pedestrians|parade)\b|\b(?:man|someone|somebody|guy|bloke|woman|gunman|masked men) with (?:a |an )?(?:gun|knife|machete|axe|rifle|bomb|sword|acid)\b|\block(?:ed)? ?down\b(?=.{0,50}\b(?:police|mall|station|school|lights|inside|airport|shooter|building)\b)|\bpolice (?:have|has|'ve) (?:\w+ )?(?:locked down|cordoned|sealed|surrounded|evacuated)|\bcrush (?:at|on|in|by)\b(?=.{0,40}\b(?:gates?|barriers?|platform|crowd|stairs|hurt|kid|people|down)\b)"
        r"|\bpeople (?:are )?(?:hurt|screaming|trampled|trapped|being crushed|running|bleeding|dead|dying|under)\b(?! (?:a|the same|late))|\bbleeding\b.{0,30}\b(?:platform|station|carriage|floor|street)\b|\b(?:bomb|bombing|shooting|shots|stabbing|gunfire)\b(?=.{0,40}\b(?:news|station|mall|airport|near|outside|platform|just|heard|hotel|okay|ok)\b)",
    ),
    any_of(_NOT_NOW_EN.pattern, r"\b(?:prices?|rates|score|sales|signal|wifi|app|site|server|deal) (?:has |have )?(?:come|came|gone|went) down\b|\bto the \w+ bar\b|\bhot sauce|\bspicy|\bmixtape|\bwhole day\b|\balert test\b|\bplanned\b"),
)
_SIGNS = Signs(ja=(*_JA, _INSIDE_JA), en=(*_EN, _INSIDE_EN))


def disaster(reading: Reading) -> str:
    """The words that tell of a public emergency, or ""."""
    return _SIGNS.found_in(reading)
