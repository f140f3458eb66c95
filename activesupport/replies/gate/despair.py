"""Self-harm that is said calmly: what is put in order, the last of something, nobody who would notice, a place at hand."""

from activesupport.replies.gate.reading import Sign, Signs, Together, any_of
from activesupport.replies.gate.vocabulary import DEVICE_EN, DEVICE_JA, STORY_EN, STORY_JA

_LIGHT_JA = any_of(
    STORY_JA,
    r"断捨離|フラグ|試験|テスト|レポート|引退|引っ越|転職|卒業|帰省|セール|ガチャ|周回|ログボ|推し|ダイエット|筋トレ|眠すぎ|残業|締切|〆切|締め切り",
    rf"(?:{DEVICE_JA})(?:が|を|は|の)[^。、]{{0,6}}(?:終わ|消|切れ|飛)(?!る前)|(?:布団|洗濯物|お皿)",
)
_JA = (
    Sign(
        any_of(
            # Putting things in order.
            r"(?:身の回り|持ち物|荷物|もの|服|大事なもの|コレクション|財産|貯金|全部|ぜんぶ)(?:の)?(?:もの|物|品)?(?:を|は|も)?(?:、)?(?:ぜんぶ|全部|すべて)?(?:人に|友達に|誰かに|みんなに|妹に|弟に|姉に|兄に)(?:あげ|譲|配|渡)(?:た|て|っ|りま|しま)"
            r"|身辺整理[^。]{0,40}。?[^。]{0,20}(?:思い残|終わ|悔い|準備|済|完了|楽)|思い残す(?:こと|もの)(?:は|も|なんて)?(?:もう)?(?:な|あり)|心残り(?:は|も)?(?:な|あり)|悔いは(?:な|あり)",
            r"最後に[^。]{0,20}(?:解約|退会|精算|片付|掃除|支払|会って|声を聞|お礼|挨拶|済ませ)[^。]{0,30}。?[^。]{0,10}(?:迷惑|ごめん|さよなら|もう(?:い|会|使))|(?:家族|親|子ども|子供|周り|誰|皆|みんな|残る人|遺される(?:家族|人))(?:に|へ)(?:も|は)?(?:もう|これ以上)?"
            r"(?:迷惑|負担)(?:を)?(?:かけたく|掛けたく|かけずに|残したく)[^。]{0,4}(?:ない|ので|から|終|いき|いく|に)?(?:[。、]|の|$)|(?:ローン|借金|残債|支払い)[^。]{0,10}(?:死|消え|チャラ|団信)[^。]{0,12}(?:ますよね|やろ|だろ|よね|のかな|かな)|死んだら[^。]{0,14}(?:チャラ|消え|保険|払|終わり|借金|ローン)"
            r"|(?:手紙|遺書|メモ|書き置き)(?:は|を|も)?[^。]{0,8}(?:書き終|書いた(?!こと)|書きまし|残し|置いてい(?:き|く))(?![^。]{0,12}(?:感謝|お礼|店|さん(?:へ|に)|公式))",
            # The last of something.
            r"(?:今夜|今日|明日|明け方|これ|今月)(?:で|には|まで(?:で|に))(?![^。]{0,12}(?:する!|試験|仕事))[^。、]{0,6}(?:全部|ぜんぶ|すべて|何もかも|人生|命|自分|私)(?:を|が|は|も)?[^。、]{0,4}(?:終わ|おわ|消え|なくな|やめ)|全部終わりにす(?:る|べ)|(?:終わりに|おしまいに)(?:し(?:ます|たい|よう|ようと)|する(?:ね|わ|つもり|こと))(?=[^。]{0,30}(?:$|。|ありがとう|ごめん|さよなら))"
            r"|(?:明日|朝|今夜|週末|来週|来月)(?:の朝)?(?:に)?(?:は|には)(?:もう)?(?:、)?(?:い|居|生きて)(?:ない|ません|いない|いません|なくなる)|(?:もう|これで)(?:向こう|あっち|むこう|そっち)に(?:行|逝|い)(?:く|き|って)|(?:終わった|片付(?:い|け)た|済んだ)ら[、]?(?:もう)?(?:行|逝|い)(?:きます|くね|こう)(?:。|$|ね|と)"
            r"|死ぬ前に(?:一度|一目|最後)?[^。]{0,16}(?:たかった|叶い|来られ|できて|来た|食べ)|(?:帰りの(?:切符|きっぷ|チケット|便|分)|帰り道|復路)(?:は|も)?(?:もう)?(?:い(?:り|ら)|必要|要り|使わ)(?:ま|な)|片道(?:だけ)?で(?:いい|十分|す)[^。]{0,20}(?:帰(?:ら|り(?:は|の)?(?:いら|要ら|必要な))|戻ら|さよなら)|(?:もう)?(?:十分|充分)(?:です|や|だ)?。?(?:もう)?[^。]{0,4}(?:生きた|お世話になりました)",
            r"(?:請求|検針|返事|返金|連絡|心配|配達)(?:は|も)?(?:もう)?(?:不要|いりません|要りません|必要ありません|なくて大丈夫)[^。]{0,12}(?:いない|いません|死|終わ|さよなら)|先に(?:逝|死|いなくな)[^。]{0,10}(?:許|ごめん|すま|申し訳)|許してください[^。]{0,6}(?:さよなら|先に|逝)",
            # A place, a means.
            r"(?:橋の上|屋上|ベランダ|線路|ホーム|踏切|崖|断崖|海|湖|滝|樹海|非常階段|窓|高い所|手すり)(?:に|へ|で|から|の|は|ばかり|を)[^。]{0,22}(?:ごめん|楽に|終わ|さよなら|ありがとう、みんな|見てしまう|立って|吸い込まれ|飛|入って|沈み|沈も|引っ張られ|呼ばれ|足が)(?!(?:た)?景色)"
            r"|(?:次の|この|通過)?(?:電車|快速|特急|急行|新幹線|列車)(?:の音|が来|に|を|は|、)[^。]{0,18}(?:飛|足が(?:前|出)|吸い|終わ|楽|引き込|身を|体が)|(?:電車|快速|特急|急行)(?:が|、|は)?[^。]{0,4}(?:通過します|止まりません|止まらない)よね(?!\?)|飛び(?:込(?:め|も|ん|み|む)|降り(?:れ|よ|た(?!ら)|る))(?:ば|う|だら|たい|か|し)"
            r"|(?:薬|くすり|睡眠薬|眠剤|市販薬|カッター|ロープ|ベルト|縄|紐|ひも|包丁|刃物|練炭|ドアノブ)(?:が|を|は|も|、)?[^。]{0,12}(?:ため(?:て|た)|貯め|溜め|数え|並べ|手元|落ち着|巻い|かけ(?:て|た)|握|首|眺め|準備|手放せ|いちばん|一番)(?!て箱|て荷)|首に[^。]{0,8}(?:巻|かけ|回)|(?<![a-z])od(?:明け|した|して|し(?:ちゃ|よ)|する|まみれ)|(?:致死量|苦しくない方法|死に場所|死に方)"
            r"|(?:三|3|二|2|何|一|1)(?:回|度)(?:も)?(?:失敗|未遂|死に(?:損|そこ))|未遂(?:し|を|の|は)|今度(?:こそ)?は?(?:うまく|確実に|ちゃんと)(?:やる|死|逝|いく|終)|(?:腕|手首|体|足)(?:が|は|中)?(?:傷|きず)(?:だらけ|跡|あと)|また(?:切って|やって|傷つけて)しまった|自傷|自分(?:を|で自分を)[^。]{0,6}(?:終わら|消し|殺|罰|傷つ)",
            # Nobody needs me, nothing is left.
            r"誰(?:に|から)も(?:必要|愛|求め|気づ|相手|覚え)[^。]{0,8}(?:ない|ません)|(?:私|俺|僕|自分|わたし|うち)(?:なんか|なんて|ひとり|一人|さえ|が|は|も)*(?:い(?:なく)?(?:ても|なくなれば|なければ|なくなった)|消え(?:ても|れば|る)|死んでも|死ねば)|消えても(?:誰|だれ|何|フレンド|世界|気)|[、。](?:私|俺|僕)も(?:消え|終わ|いなくな)"
            r"|何(?:の)?(?:ため|の意味|が楽しく)[^。]{0,4}(?:生き|息)|(?:息(?:を)?|呼吸)(?:する|して(?:い)?る)の(?:も|が)?(?:やめ|つら|しんど|疲れ|面倒)|生きる(?:の(?:を|が|に|も)?|こと)(?:もう)?(?:やめ|疲|つら|辛|しんど|諦|向いて|めんど)|生まれて(?:こ|来)な(?:きゃ|け|かった)|生きて(?:い)?(?:たって|ても|る(?:意味|価値|理由|の))[^。]{0,10}(?:仕方|しょうが|しゃあ|意味|無駄|な(?:い|く)|疲|つら|辛|しんど)",
            r"(?:もう)?(?:頑張れ|がんばれ|耐えられ|限界)(?:ない|ません|です|だ)?[。、]?[^。]{0,14}(?:ごめん(?:なさい|ね)|さよなら|ありがとう。|ベランダ|終わ|消え|死|楽に)|(?:消えたい|死にたい|いなくなりたい|終わりたい)(?:気持ち|という|って|と(?:ばかり|ずっと|毎|思))|(?:ずっと|毎[日朝晩]|いつも)[^。]{0,8}(?:消え|死に|いなくなり)たい|しん(?:じゃ)?いたい|もう?しにたい|きえたい"
            r"|楽になれる(?:場所|方法|とこ|薬|の(?:か|は))|(?:目(?:が)?(?:覚|さ)め|朝(?:が)?来)(?:ませんように|なければ|なくていい|ないで|なきゃ)|眠ったまま(?:朝|二度|もう|起|目|死)|居場所(?:だった|が(?:な|消|あ)|なく|を(?:なく|失|奪))[^。]{0,12}。?[^。]{0,10}(?:行く|逝|消え|終わ|死|さよなら|生き)|(?:全部|ぜんぶ|何もかも)(?:消し|捨て)て[、]?(?:私|俺|僕|自分|消え)",
        ),
        _LIGHT_JA,
    ),
    # A farewell or an apology, and where or why it is said.
    Together(
        any_of(r"橋の上|屋上|ベランダ|線路|踏切|崖|夜の海|樹海|駅のホームに(?:い|座|立)|もう(?:頑張|がんば)れ(?:ない|ません)|生きるの|保険金|団信|借金|取り立て|最後に[^。]{0,16}(?:済ませ|片付)|さいごに"),
        any_of(
            r"ごめん(?:ね|なさい)?(?:[。!]|$)|さよなら|さようなら|ばいばい|言っておく|迷惑(?:を)?かけたくない|もう(?:[^。]{0,14})?(?:誰も)?いません(?:[。]|$)|許して"
        ),
        any_of(_LIGHT_JA.pattern, r"解約します|乗り換え(?:ます|た)|他社|卒業|動画|写真|景色|遅れ"),
    ),
    # Everything is given away, and one thing is left to settle.
    Together(
        any_of(r"(?:もの|物|荷物|服|コレクション|全部|ぜんぶ)(?:を|は)?[^。]{0,6}(?:人に|友達に|誰かに)(?:あげ|譲|配)"),
        any_of(r"最後|どうしようか迷|残った|もう(?:いら|必要)"),
        _LIGHT_JA,
    ),
)

_LIGHT_EN = any_of(
    rf"\b{STORY_EN}\b(?=.{{0,30}}\b(?:die|died|dead|kill|suicide|end)\b)|\b(?:trial|subscription|contract|plan|lease|sale|hotel|holiday|vacation) (?:ends|ended|ending|is over)\b|\bcontracts?\b(?=.{{0,20}}\bthat is\b)",
    r"\b(?:size \d+|dm me|swap|for sale|free to a good home|collection only)\b|\b(?:with|on|in) the return\b|\bdid you get it\b|\blast night (?:of|on|at) (?:the|our|this|my)\b|\btractor\b|\bdon'?t want to leave\b|\bkeep it warm\b|\bthe view\b|\bunreal\b",
    rf"\bmy (?:{DEVICE_EN}|hair|plants?|wallet|diet)\b(?=[^.]{{0,16}}\b(?:die|dead|died|suicide|end)\b)|\b(?:boss|respawn\w*|gold|xp|lives|mana)\b|\bdie (?:for|of|laughing)\b|\bswitching\b|\bmy free\b",
)
_EN = (
    Sign(
        any_of(
            # Putting things in order.
            r"\b(?:giving|given|gave|give) (?:away )?(?:all )?(?:of )?my (?:\w+ )?(?:things|stuff|possessions|belongings|clothes|records|money|savings|collection|everything|life)(?: \w+){0,2}? ?(?:away|out)?\b(?!:)|\bgive my (?:profile|account|things|dog|cat|car|seat|stuff|save) to (?:my|someone)\b"
            r"|\b(?:wrote|written|writing|left|finished|write) (?:out )?(?:my|the|a|some|all the|all my) (?:\w+ )?(?:notes?|letters?|will|goodbyes?|instructions)\b(?! (?:to (?:you|the|your|customer|support|complaint|council|my mp)|of complaint|for the (?:driver|courier|postman)|on the|with))|\bwill at (?:the|my) \w+ (?:table )?at \d"
            r"|\b(?:said|saying|say) (?:all )?(?:my|our) (?:last )?goodbyes\b|\baffairs (?:are )?in order|\blast thing on (?:the|my) list\b|\btied up (?:all )?(?:the|my) loose ends|\bkids(?:'ll| will)? get the (?:insurance|money|payout)|\b(?:insurance|policy|cover) (?:still )?pays? (?:out )?(?:either way|if i|if it'?s|on suicide)",
            # The last of something.
            r"\b(?:tonight'?s|tonight is|it'?s) (?:the|my) (?:last )?night\b(?=[.,!;]|$)|\bmy last (?:night|day|evening|hours?|sunrise|morning|meal|order|christmas|winter)\b(?! (?:at|in|on|of|with|here|was|is|came|didn|never|arrived|took|had|got|still|delivery|i placed|from|for (?:the|work))\b)|\blast night i'?ll\b|\blast stop (?:tonight|for me)\b"
            r"|\bit (?:all )?ends (?:today|tonight|here|tomorrow|now)\b|\b(?:after|by) (?:tonight|tomorrow|morning|the morning|friday|the weekend|then),? (?:nothing|none of|it|there|you|i|nobody|no one)\b.{0,30}\b(?:hurt|matter|won'?t|over|gone|need|have to)|\b(?:won'?t|not) (?:have|need) to (?:chase|worry about|bother|ring|call|hear from|deal with|put up with)"
            r" me\b.{0,40}\b(?:tonight|tomorrow|any ?more|soon|again after)|\b(?:need|take) (?:it|them|that|any of it) where i'?m going\b|\bwon'?t (?:be )?need(?:ing)? (?:it|them|the \w+|any of (?:it|this)) where\b|\bif i'?m not (?:around|here|alive) (?:on|by|after|for|next|when)|\b(?:one|ones|person|people) who(?:'ll| will)? finds? me\b|\bwhen (?:they|you|she|he) finds? me\b"
            r"|\bgoing off (?:the )?grid permanently|\ba date in mind\b|\bdone\. not with\b|\bdone with (?:it all|all of it|everything)\b(?=[.,!;]|$)|\bnot with you.{0,20}\bwith all of it|\bread about me in (?:the )?(?:papers?|news)|\bmake it official\b(?=.{0,30}\b(?:stop|tonight|end|gone)\b)|\bplanning (?:it|this) since\b|\bthink about (?:how to )?end(?:ing)? (?:it|things)\b",
            r"\b(?:passenger|customer|i|policyholder) (?:dies|die|died|kill\w*).{0,40}\basking for me\b|\basking for (?:me|myself)$|\b(?:hope|wish) (?:the|this|my) (?:plane|bus|train|car|flight) (?:goes down|crashes|hits|goes off)\b.{0,40}\b(?:only me|with me|me on)|\bweight'?s been lifted once you'?ve decided|\bonce you'?ve (?:decided|made your mind up)\b.{0,60}\b(?:one night|anyway|peace)",
            # A place, a means.
            r"\b(?:step(?:ping)?|walk(?:ing|ed)?|jump(?:ing)?|throw(?:ing)? myself|lean(?:ing)?) (?:out )?(?:in front of|under|into|off|onto) (?:the |a |that |your )?(?:\d{1,2}[:.]?\d\d|train|tracks|traffic|motorway|sea|bridge|lorry|river|water|roof|platform)\b(?! (?:in my|with my|wearing|rude|to board|to get|before|first))"
            r"|\bevery bridge\b|\b(?:on|over|at) (?:the|a) (?:roof|ledge|edge|railings?|parapet|balcony|wrong side|bridge)\b(?! (?:terrace|bar|garden|of (?:my seat|glory|town|tears)))(?=.{0,60}\b(?:quiet|sorry|goodbye|tell|calm|platform|times|jump|cold|up here|alone|enough|over)\b)"
            r"|\b(?:stood|standing|sat|sitting) (?:at|on|by) the (?:edge|end) of (?:the )?platform|\b(?:looking at|counting|staring at|saved up|saving|lined up|hoarding|swallowed|keep looking at) (?:the|my|enough|all the|these|a load of)? ?(?:\w+ )?(?:pills|tablets|meds|paracetamol|blades?|rope|knife|razor)\b|\b(?:enough|how many) (?:pills|tablets|it takes)\b(?=.{0,40}\b(?:takes|stop|end|read)\b)"
            r"|\bstopped (?:taking|eating|drinking) (?:my|any) ?(?:insulin|meds|medication|heart pills|tablets)?(?= ?[.,]).{0,40}\b(?:explain|let|matter|care|point)|\bcut too deep\b|\b(?:burn(?:ed|t|ing)?|cut(?:ting)?|hurt(?:ing)?|hit(?:ting)?|scratch(?:ed|ing)?) (?:my (?:arms?|wrists?|legs?|thighs?|skin)|myself) (?:again|on purpose|every|last night|tonight|after|until|till|to cope|to feel)|\bclean (?:for )?\d+ (?:yrs?|years?|months?|weeks?|days?) and\b.{0,30}\b(?:cut|burn|again|relaps)"
            r"|\b(?:gas|oven|exhaust|garage|car)\b.{0,20}\b(?:hose|running|door shut|sealed)\b|\bjust walk(?:ed)? into the (?:sea|river|water)",
            # Nothing is left, nobody would notice.
            r"\bworth more (?:to \w+(?: \w+)? )?dead\b|\bdead than alive\b|\bbetter (?:off )?dead\b|\btired of being (?:here|me|alive|awake)\b|\b(?:so |too )?tired of (?:living|life|fighting|breathing|being alive)\b|\b(?:nobody|no ?one|no-one)(?:'s|'ll|'d| is| will| would)? (?:\w+ )?(?:even )?(?:notice|coming|come|care|find|miss)(?: me| anyway| if i| for days| until| for weeks|\b(?=[.,!]|$))"
            r"(?=.{0,60}\b(?:anyway|me|i call|gone|days|weeks|alive)\b)|\bworld (?:won'?t|wouldn'?t|will not) (?:even )?(?:notice|miss|care)|\bthe last place i (?:existed|belonged|mattered)|\bdon'?t exist to any\w+|\bnothing (?:left )?(?:matters|in me|left for me|left to (?:lose|give|live))(?: any ?more)?\b(?=.{0,60}\b(?:end|morning|ends|me|tonight|live|over|hurt)\b)|\bnothing left in me\b"
            r"|\b(?:i )?(?:just )?want (?:everything|it all|the noise|the pain|this|it) to (?:stop|end|be over|go away)\b(?=.{0,60}$)|\bwhat'?s the point (?:in|of) (?:being alive|living|going on|carrying on|any of it|waking)|\bdon'?t trust myself\b(?! (?:with|not to|around) (?:a |the |my )?(?:card|sale|cake|biscuits|menu|money|spend|eat|buy))|\bbad thoughts\b|\bthoughts are back\b|\bthe ending it\b|\bdark thoughts\b|\bdark place\b",
            r"\b(?:rather|sooner) not be (?:here|alive|around)\b|\bnot (?:be here|exist|wake up|come back)(?= (?:any ?more|than|tomorrow|again|if)|[.,!]|$)|\b(?:go to|fall a?) ?sleep and not (?:come back|wake|get up)|\bcan'?t see myself (?:getting|making it|being here|lasting)|\b(?:can'?t|cannot) (?:keep )?do(?:ing)? this (?:any ?more|any longer|\. can'?t)|\bonly reason i (?:didn'?t|haven'?t) (?:do it|done it|end it|jump)|\bdon'?t want to wake up\b"
            r"|\btell my (?:\w+ )?(?:mum|mom|mam|dad|kids|wife|husband|sister|brother|son|daughter|family|girls|boys|children) (?:i'?m sorry|i love|i tried|that i|it wasn'?t|goodbye)|\b(?:sorry|goodbye) (?:mum|mom|mam|dad|kids|everyone|all)[.!]|\bit'?s not (?:here )?on hold\. here\b|\btired of being here\b|\bnot here on hold\b|\bi am done\b(?=.{0,30}\ball of it\b)|\bcan'?t face (?:another|waking|tomorrow|one more) ?(?:winter|day|morning|up|year)?\b"
            r"(?=.{0,80}\b(?:end|letters?|plan|goodbye|sorry|live|alive|point)\b)",
        ),
        _LIGHT_EN,
    ),
    # A place or a means, and how calm it is.
    Together(
        any_of(
            r"\bon (?:the|a) (?:roof|ledge|bridge|railings?|parapet|cliff)\b(?! (?:terrace|bar|garden))|\b(?:\d{1,2}[:.]?\d\d|train|express) (?:\w+ )?(?:doesn'?t|does not) stop here"
            r"|\bstopped taking (?:my|any) (?:insulin|meds|medication|tablets|heart)"
        ),
        any_of(r"\bquiet up here|\bpeaceful|\bgoodbye\b|\bi'?m sorry\b|\bgood\.?$|\bso calm|\bnobody (?:here|around)|\bexplain (?:that|this)|\bwon'?t matter"),
        _LIGHT_EN,
    ),
)
CALMLY = Signs(ja=_JA, en=_EN)
"""The signs of somebody who has decided, or is close to it, without the usual words."""
