"""Self-harm: the writer speaks of ending or hurting themselves. What is only said so is told by how it is said.

Grave words (a plan, a farewell, a means, a "really") count whatever stands beside them. Words that people also use
of a long queue count unless the sentence shows it: 死にたいほど, a laugh, an embarrassment, "makes me want to …".
"""

from activesupport.replies.gate.despair_en import CALMLY_EN
from activesupport.replies.gate.despair_ja import CALMLY_JA
from activesupport.replies.gate.reading import Reading, Sign, Signs
from activesupport.replies.gate.vocabulary import KIN_JA
from activesupport.text import Phrases

_ABOUT_IT_JA = Phrases(
    # What is thrown at others; what fell off a bridge.
    r"(?:お前|おまえ|てめ[えぇー]|あいつ|こいつ|貴様|ゴミ)(?:ら|ども|みたいな)?[^。]{0,14}生きて",
    r"(?:列車|電車|車|バス|荷物|スマホ|傘)(?:が|は|を)[^。]{0,10}(?:橋|ホーム|線路)(?:から|に)落",
    # Cannot live without; fiction.
    (
        r"(?:ない(?:と|とか)|なし(?:じゃ|では|で|だと|に)|無し(?:で|じゃ)|なかったら|なきゃ|なければ"
        r"|いないと)[^。]{0,8}生きて(?:い)?(?:け|られ)|大げさ|大袈裟|誇張|二次創作|死ネタ|小説|創作"
    ),
    # Somebody else's death.
    rf"(?:{KIN_JA}|推し|俳優|歌手|芸能人)[^。]{{0,12}}(?:自殺し|自死し|命を絶[ちっ]|首を吊っ|飛び降り(?:て|まし|た))",
    # Prevention, idioms.
    (
        r"自殺(?:行為|点|防止|予防|対策|ライン|志願者?の|者数|率|幇助|シーン|スポット|を(?:防|止め|減ら))"
        r"|自殺(?:した|する)(?:キャラ|役|主人公|シーン)"
    ),
    # What else disappears.
    (
        r"(?:アカウント|データ|投稿|広告|通知|ポイント|残高|表示|バグ|アイコン|記録|履歴|ログ|汚れ|シミ|跡)(?:が"
        r"|は|を|も)?消え"
    ),
)
_GRAVE_JA = Sign(
    Phrases(
        # Suicide and its ways.
        (
            r"自殺(?:し(?:たい|よう|ます|か|て)|を(?:考|図|決)|未遂|しか|願望|する(?:しか|つもり|予定|ね)|するわ)"
            r"|自死|希死念慮|自害|心中(?:し|する|しか)|練炭|首(?:を)?(?:吊|つ)(?:り|る|ろ|って)|首くく"
            r"|飛び降り(?:たい|よう|ます|る(?:しか|つもり|ね)|れば|て(?:し|や))|飛び込(?:もう|みたい|めば|みます"
            r"|むしか|んだら楽|んでしま)"
        ),
        # Hurting oneself, means at hand.
        (
            r"(?:腕|手首|リスト)(?:を)?(?:切|カット)(?:る|って|った|り)|リスカ|アムカ|自傷|オーバードーズ"
            r"|\bod(?:し|する|しよ|して|した)|(?:薬|睡眠薬|くすり)(?:を)?(?:全部|ぜんぶ|大量|まとめて|たくさん"
            r"|一気)|ロープ(?:を)?(?:買|用意|準備|かけ)|遺書|命を(?:絶|断|終)|身を投げ"
        ),
        # About to die.
        (
            r"(?:死のう|しのう|死のっ)(?:と|か(?!も)|って|かな|思)|死ぬ(?:しかな|ことしか|ことばかり|つもり|準備"
            r"|決心|覚悟(?:は|が)でき|方法|場所|日(?:を|は)決|前に(?:一言|最後|お礼))|死んで(?:お詫び|やる|しまお"
            r"|しまいた|楽に)|死んだ(?:方|ほう)が(?:いい|まし|マシ|楽|良い|ええ)|本(?:気|当)(?:で|に)(?:死に"
            r"|消え)"
        ),
        # Not able to live.
        (
            r"生きて(?:い)?(?:た(?:く(?:も)?ない|くなく)|(?:い)?け(?:ない|ません|そうに|へん)|(?:い)?る(?:の(?:が"
            r"|も|に)(?:つら|辛|疲|しんど|嫌|いや|苦|やめ)|こと(?:が|に)(?:つら|辛|疲|苦))|(?:い)?てごめん"
            r"|(?:い)?られ(?:ない|ません)|(?:い)?くの(?:が|も|に)|ても(?:しかた|仕方|意味|しょうが))"
            r"|生きる(?:の(?:が|に|も|を)(?:もう)?(?:つら|辛|疲|しんど|やめ|諦|嫌|いや|苦)|のやめ|のに向いて)"
            r"|生き(?:て(?:い)?)?る(?:意味|価値|理由|資格|気力|希望|望み|力)(?:が|も|を|は|なんて"
            r"|とか)?[^。]{0,6}(?:ない|なく|ねえ|ねー|無|失|わから|分から|見つから|見失)"
            r"|生きがい[^。]{0,10}(?:ない|なく|失|奪)|樹海(?:に|へ|で|行)|(?:全部|ぜんぶ|すべて|全て|何もかも"
            r"|人生)(?:を|も)?(?:もう)?(?:終わりにし|終わらせ)た|(?:眠った|寝た)まま[^。]{0,6}(?:起き|目|さめ"
            r"|覚め)|目が覚めなければ|存在(?:を|ごと)消|(?:今から|明日|今夜|今日|これから)[^。]{0,6}死(?:にます"
            r"|ぬね|ぬつもり|んできます)|死なせて(?:くだ|くれ|ほし)|誰も悲しまない"
        ),
        # Wanting to be gone.
        (
            r"(?:この世|世の中|ここ)(?:から|を)(?:消え|いなくな|去)|(?:私|俺|僕|自分|わたし)(?:なんか|なんて|さえ"
            r"|が)?(?:は|も)?(?:いなくな|居なくな|消え)(?:れば|った(?:方|ほう)|りたい|たい|ても)"
            r"|いなくなり(?:たい|ます)|居なくなり(?:たい|ます)|生まれて(?:こ|来)なければ|消えて(?:なくなり"
            r"|無くなり|しまい)たい|消えるつもり"
        ),
        # Ending it, farewells, platforms.
        (
            r"(?:今夜|今日|明日|もう|これ|全部|すべて|全て|人生)(?:で|を|も)?(?:、)?(?:終わりにし(?:ます|よう"
            r"|たい)|終わらせ(?:ます|よう|たい|る))|さよなら(?:、)?(?:みんな|皆)|最後に(?:ありがとう|お礼|お世話)"
            r"|(?:電車|ホーム|線路|屋上|橋|踏切)[^。]{0,20}(?:楽にな|飛|死|終わ|消え|落ち)"
            r"|もう限界です?[^。]{0,10}(?:死|消え|終わ)"
        ),
        # Insurance, ways, last words.
        (
            r"保険金で(?:返|払|残|家族)|自殺(?:でも|だと|の場合|したら|すれば)|逝きたい|あの世(?:に|へ"
            r"|で)(?:行|会)|探さないで(?:くだ|$|。)|カミソリ|剃刀|自分を(?:傷つけ|痛めつけ|終わら)"
            r"|傷つけるのが(?:やめ|止め)|苦しま(?:ず|ない)(?:に|で)?(?:死|逝|楽)|屋上に(?:い|立|来)|腕(?:が"
            r"|は)?傷だらけ|これ[がで](?:私の|俺の"
            r"|僕の)?最後の(?:投稿|ツイート|ポスト|書き込み|メッセージ|つぶやき)|(?:家"
            r"|うち)に(?:は)?(?:もう)?(?:戻|帰)りません|もう(?:本当に)?疲れ[^。]{0,8}終わりに|死に方|楽に死"
            r"|(?:死ぬ|消える)(?:こと(?:を|ばかり|しか)|勇気)|(?:もう|早く)(?:全部|ぜんぶ|すべて"
            r"|全て)?(?:から)?楽に(?:なりたい|なれる|して(?:くれ|ほしい))|楽になれるかな|迎えに(?:来て"
            r"|きて)(?:ほしい|くれ)|(?:親|子|家族|子供)(?:と|を)(?:道連れ|残して)[^。]{0,8}(?:死|逝|心中)"
        ),
    ),
    _ABOUT_IT_JA,
)
_SAYS_JA = Phrases(
    r"(?:死|し|タヒ)にた(?:い|くな|く(?!な(?:い|かっ|し))|すぎ)|タヒにたい|死んじゃいたい|(?:もう|本当に"
    r"|マジで|いっそ|ただ|今すぐ|静かに|、|^|。|\s)消え(?:てしまい|ちゃい)?たい|死ぬしか|死んでもいい(?:かな"
    r"|や|と)|死ねたら|死ねば(?:楽|いい(?:の|んで)?(?:か|よ|ん))"
)
_SAID_SO_JA = Sign(
    _SAYS_JA,
    Phrases(
        # So much that.
        (
            r"(?:死に|消え)た(?:い|く(?:な(?:る|って|った)?)?)(?:ほど|程|くらい|ぐらい|位|レベル|んか|のか|やつ"
            r"|奴|人|ゲー|やつ以外)|死にたくな(?:い|かっ)|死にたがり"
        ),
        # Of shame, of sleepiness.
        (
            r"(?:恥ず|はず|黒歴史|ダサ|尊|かわい|可愛|好き|眠|ねむ|暑|寒|だる|ダル|面倒|めんど|推し|萌|うま|美味"
            r"|二日酔い|寝坊|遅刻|月曜|筋肉痛|誤爆|送信|噛ん|間違え|カラオケ|穴があ)[^。]{0,20}(?:死にた|消えた)"
        ),
        # Of what is told next.
        r"消えたい、[^。]{0,30}(?:間違え|って言っ|呼んで|噛ん|転ん|こけ|見られ|聞かれ)",
        # Of waiting, of games.
        (
            r"(?:待ち時間|保留音|ui|ログイン|パスワード|広告|通信|速度|読み込み|ラグ|遅すぎ|混みすぎ"
            r"|ガチャ|イベント|周回|課題)[^。]{0,14}(?:死にた|消えた)"
        ),
        # Idioms, songs.
        r"自殺(?:行為|点)|(?:キャラ|主人公|推し|歌詞|曲|セリフ)",
    ),
)

_ABOUT_IT_EN = Phrases(
    # Somebody else's death.
    (
        r"\b(?:lost|died|death|passed)\b.{0,60}\bsuicide|\b(?:his|her|their) (?:own )?suicide\b|\b(?:he|she|they"
        r"|who) (?:killed|hanged|hung|shot|took)"
    ),
    # Idioms, prevention.
    (
        r"\b(?:career|commercial|political|financial|pr|brand|social|business|digital|professional) suicide"
        r"|\bsuicide (?:squad|mission|burn|doors?|prevention|awareness|watch list|hotline|sprints?|king|run|scene"
        r"|plot|rates?|wings)"
    ),
    # Accidents.
    (
        r"\b(?:hurt|cut|cutting|hurting|burnt|burned) (?:myself|my \w+) (?:on|with|trying|opening|when|while"
        r"|using|because|thanks|in (?:your|the)|shaving|cooking|chopping|slicing)|\b(?:nearly|almost"
        r"|accidentally) (?:cut|hurt|kill)"
    ),
    # Nearly, of laughter; ending a contract.
    (
        r"\b(?:nearly|almost) killed? me\b|\bkill(?:ed|ing)? myself (?:laughing|with laughter|at the gym|trying"
        r"|falling|tripping|over)|\boverdos\w+ (?:on|of) (?:sugar|chocolate|caffeine|cheese|cuteness|carbs"
        r"|nostalgia)|\bend it all\b.{0,6}\b(?:my|the) (?:contracts?|subs\w*|plan)"
        r"|\bend it all and (?:\w+ )?(?:cancel|delete|uninstall|unsub|quit|leave|switch)"
        r"|\bend(?:ing)? (?:it all )?(?:my|the|this) (?:subscription|contract|call|chat|plan|membership)"
    ),
    # Cutting something else.
    r"\bcutting (?:again )?(?:the cord|my (?:own )?hair|down|costs|ties|out|carbs|off|corners|me off)",
)
_GRAVE_EN = Sign(
    Phrases(
        # Plans.
        (
            r"\b(?:plan\w*|going|gonna|decided|ready|about|how|ways?|try|trying|tried|tempted|intend|need"
            r"|thought\w* (?:of|about)|thinking (?:of|about)) (?:(?:to|on|how to|i'?ll|of|about|just"
            r"|seriously) )*(?:kill(?:ing)? myself|unalive (?:myself)|end(?:ing)? (?:it all|it tonight"
            r"|it\b(?=[,.!]|$)|my (?:own )?life|things)|take my (?:own )?life|taking my (?:own )?life"
            r"|hang(?:ing)? myself|shoot(?:ing)? myself|drown(?:ing)? myself|jump(?:ing)? (?:off|in front))"
        ),
        # About to, suicide by its name.
        (
            r"\bi(?:'ll|'m| will| am| might|'m gonna| am going to)?(?: \w+){0,2} (?:kill(?:ing)? myself"
            r"|end(?:ing)? (?:it all|my (?:own )?life)|taking? my (?:own )?life|hang(?:ing)? myself|be dead by"
            r"|jump(?:ing)? in front)|\bsuicid(?:al|e (?:note|attempt|plan|thoughts))|\b(?:commit|attempt\w*"
            r"|consider\w*|contemplat\w*|thoughts? of|thinking (?:of|about)|ideas? of|considering) suicide"
            r"|\bsuicide\b(?=[.,!?]|$)"
        ),
        # Hurting oneself, means at hand.
        (
            r"\bself[- ]?harm\w*|\b(?:started|start|been|keep|am|i'm|i've been|back to|want to|wanna|stop"
            r"|can't stop|again,?) (?:cutting|hurting|burning) (?:myself|again|since|every (?:day|night)"
            r"|my (?:arms?|wrists?|legs?|thighs?))|\b(?:cut|slit|slash\w*) my wrists?|\b(?:took|take|taking"
            r"|swallow\w*|counted|saved up|lined up|got|have) (?:all )?(?:of )?(?:the|my|these|enough"
            r"|a (?:whole )?(?:bottle|packet|box|handful) of|every) ?(?:\w+ )?(?:pills|tablets|paracetamol|meds"
            r"|medication|sleeping)|\b(?:took|taken|an?|planning (?:to|an?)) overdose\b|\bi overdosed\b"
        ),
        # Not wanting to live.
        (
            r"\bdon'?t (?:want|wanna|think i want) (?:to )?(?:be (?:here|alive|around|in this world)|live|exist"
            r"|wake up|carry on|go on living|keep living)(?! (?:in|with|like|near|without|on the|at|when you"
            r"|for)\b)(?: (?:any ?more|by|tomorrow|by morning))?|\b(?:wish|hope) i (?:was|were|could|would"
            r"|had)(?: just)?(?:n'?t)? (?:dead|never (?:been )?born|not wake|never woke|disappear|die|just die"
            r"|been born|wake up|not exist)|\bhope i don'?t wake"
        ),
        # Being gone, being a burden, no reason to live.
        (
            r"\bi (?:won'?t|wont|will not|shan'?t) be (?:around|here|alive)(?: (?:to|much|any|for|by|when|after"
            r"|tomorrow|next)|[.,!]|$)|\bnot (?:going to be |gonna be |be )?(?:around|here|alive) (?:by|tomorrow"
            r"|to see|much longer)|\b(?:tired|sick) of (?:being a burden|being alive|living|life\b|existing"
            r"|fighting to live)|\bbeing a burden|\bi'?m (?:just )?a burden|\bbetter off (?:dead|without me"
            r"|if i (?:was|were|wasn't))|\bno(?:thing)? (?:left )?(?:to live for|point (?:in )?(?:living"
            r"|being alive|going on|carrying on)|reason (?:left )?(?:to (?:live|be here|go on|stay alive)))"
            r"|\b(?:life|living)(?:'s| is)? (?:isn'?t|not|no longer) worth (?:living|it anymore)"
            r"|\bnot worth living|\b(?:cut|hurt|burnt|burned) myself (?:again|last night|tonight|today"
            r"|on purpose|so i|every|because i|bc i)|\b(?:can'?t|don'?t|cannot) see a(?:ny)? way (?:out"
            r"|forward)|\bno way out\b|\bhad enough of (?:life|living|being alive)|\b(?:last"
            r"|final) night (?:on earth|alive)|\b(?:this is|consider this) my (?:last |final )?goodbye"
            r"|\bdo something (?:stupid|drastic|bad) to myself|\bi'?d be better off (?:gone|not here)"
            r"|\bhate being alive|\bstockpil(?:ed|ing) (?:my |the )?(?:pills|meds|tablets)"
            r"|\breasons? (?:left )?to (?:keep |go on |carry on )?(?:liv(?:e|ing)|be alive"
            r"|exist)\b|\b(?:no ?one|nobody)(?: will| would|'ll|'d) (?:even )?(?:miss me|notice (?:if )?i'?m gone"
            r"|care if i)|\blast thing i(?:'ll| will) ever (?:\w+)|\bwon'?t (?:see|live to see"
            r"|make it to) (?:tomorrow|the morning|morning|christmas|next week|the end of)|\bworld (?:would|will"
            r"|'d) be (?:a )?better (?:off )?(?:place )?without me|\b(?:stop|cease|done|quit) (?:existing|living"
            r"|being alive|to exist)|\b(?:never|not|don'?t) (?:want to )?wake up\b(?! (?:early|at|so|this|before"
            r"|until))|\bcar with (?:a |the )?hose|\bhose ?pipe\b.{0,40}\b(?:exhaust|car)|\bnoose\b|\b(?:rope"
            r"|razor|blade|knife)(?: is|'s)? (?:ready|in my hand|on my wrist|around my neck)|\b(?:drive"
            r"|walk) (?:off|into) (?:a |the )?(?:bridge|cliff|sea|traffic)|\bgive up on life"
            r"|\bi (?:just )?want (?:it|everything) (?:all )?to be over"
        ),
        # Not able to live, farewells.
        (
            r"\b(?:can'?t|cannot) (?:go on|keep going|carry on|live)(?: (?:like this|with this|any ?more"
            r"|any longer|living))|\bcan'?t (?:do|take) (?:life|this life|living)|\b(?:written|wrote|writing"
            r"|left) (?:the|a|my|my goodbye) (?:note|letters?)(?=[ .,]|$)(?! (?:to (?:the|your|customer|support"
            r"|complaint|council|my mp)|of complaint|for the))|\b(?:my )?(?:last|final) (?:post|tweet|message"
            r"|goodbye|words)(?: ever)?[.,!]|\bgoodbye (?:everyone|world|all|cruel)|\bending (?:it"
            r"|things) (?:tonight|today|soon|tomorrow)|\bit'?ll (?:all )?be over (?:tonight|soon|by)"
            r"|\bi'?m done with (?:life|living|everything and everyone)"
        ),
        # At the edge.
        (
            r"\b(?:standing|sitting|stood|i'?m|here) (?:\w+ ){0,2}(?:on|at|by|over) (?:the )?(?:\w+ )?(?:edge|end"
            r"|ledge|bridge|roof|tracks?|platform)\b.{0,80}\b(?:sorry|goodbye|jump|delay i'?m|step|last|forgive"
            r"|train to|end it)|\bsorry for the delay i'?m(?! (?:stuck|running|late|on my))|\b(?:jump|step|walk"
            r"|throw myself) (?:off|in front of|under|into) (?:a |the |this |that )?(?:bridge|train|traffic|roof"
            r"|lorry|truck|bus|balcony)|\b(?:want|wanna|need|ready|going|rather"
            r"|trying) (?:to )?die\b.{0,60}\b(?:not joking|seriously|for real|i mean it|tonight|alone|every ?day"
            r"|no one|nobody)"
        ),
    ),
    _ABOUT_IT_EN,
)
_SAYS_EN = Phrases(
    r"\b(?:want|wanna|wanted|wish|just) (?:to )?(?:die|be dead|disappear forever|not exist)\b|\bkill myself\b",
    r"(?<!\d )(?<!\d)\bkms\b(?! (?:speed|away|per|an hour|from))|\bend(?:ing)? it all\b",
    r"\b(?:i'?d|would) rather (?:die|be dead)\b|\bend my life\b",
)
_SAID_SO_EN = Sign(
    _SAYS_EN,
    Phrases(
        # Hyperbole.
        r"\b(?:makes?|made|making|make) (?:me|you|one|us) (?:(?:actually|literally|just|genuinely) )?(?:want"
        r"|wanna|feel like)|\bevery time (?:i|you|we)|\bi(?:'d| would) rather\b|\bbefore i (?:kill|kms)"
        r"|\bif i (?:have to|hear|see) .{0,50}(?:one more|again|another)|\bso (?:embarrass|cringe|awkward"
        r"|cute|good)\w*|\bembarrass\w*|\bhung ?over|\b(?:monday|hold music|captcha|queue|ui|update)\b",
        # Idioms, denials.
        r"\bof (?:embarrassment|cringe|boredom)|\bdie (?:of|from|on this hill|for|laughing|a (?:little|bit)|inside)\b"
        r"|\bwithout (?:wanting|trying) to (?:die|kill)|\bdon'?t (?:want|wanna) (?:to )?die\b|\bdie hard\b",
    ),
)
_HEAVY = Phrases(
    (
        r"借金|督促|滞納|差し?押さえ|いじめ|ひとりぼっち|独りぼっち|孤独|失業|解雇|クビに|離婚|うつ病|鬱病|眠れな"
        r"|誰にも|頼れ|居場所|毎日|本気|真剣に|冗談じゃ"
    ),
    (
        r"\b(?:in|with|of|the|my) debts?\b|\bbailiffs?\b|\bevict\w*|\bbull(?:y|ied|ying)\b|\blonely\b"
        r"|\bloneliness\b|\babus(?:ed|ive)\b"
    ),
    (
        r"\bhomeless\b|\blost (?:my (?:job|home|house|flat)|everything)\b|\bdepress(?:ed|ion)\b|\bcan'?t cope\b"
        r"|\bevery (?:single )?(?:day|night)\b"
    ),
    r"\bi mean it\b|\bnot (?:joking|kidding)\b|\bfor real\b|\bseriously\b|\bno ?(?:one|body) (?:to talk|cares|left)\b",
)
"""Beside these nothing is only said so."""
_GRAVE = Signs(ja=(_GRAVE_JA, *CALMLY_JA), en=(_GRAVE_EN, *CALMLY_EN))
_SAID_SO = Signs(ja=(_SAID_SO_JA,), en=(_SAID_SO_EN,))
_SAID_AT_ALL = Signs(
    ja=(Sign(_SAYS_JA, Phrases(r"死にたくな(?:い|かっ)|死にたい(?:ほど|くらい|ぐらい)")),),
    en=(Sign(_SAYS_EN, Phrases(r"\bdon'?t (?:want|wanna) (?:to )?die\b|\bdie (?:hard|for|of|laughing)\b")),),
)


def self_harm(reading: Reading) -> str:
    """The words that speak of it, or ""."""
    if grave := _GRAVE.found_in(reading):
        return grave
    if _HEAVY.search(reading.text):
        return _SAID_AT_ALL.found_in(reading)
    return "" if reading.laughs else _SAID_SO.found_in(reading)
