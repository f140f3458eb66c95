"""Answers declined politely, in dialect or in passing: pass by, no need, about you and not to you."""

from activesupport.replies.gate.reading import Sign
from activesupport.text import Phrases

OTHER_JA = Phrases(
    # Mailings, calls, fraud.
    (
        r"メルマガ|メール(?:配信|マガジン|が|を|の)|ニュースレター|郵送|ハガキ|はがき|葉書|ポスト|カタログ|チラシ"
        r"|営業電話|電話(?:勧誘|営業)|セールス|勧誘|訪問|プッシュ通知|通知(?:が|を|の)|広告(?:メール|の)|sms"
        r"|迷惑メール|なりすまし|フィッシング|偽(?:アカ|dm|の|サイト)"
    ),
    # No answer came.
    (
        r"(?:返信|返事|連絡|リプ|dm)(?:が|も|すら|は)?(?:全然|全く|まったく|一切|一度も|ずっと|いまだに|未だに"
        r"|なかなか)?(?:来|こ|ない|返って|もらえ|くれ|なし|ゼロ|遅)(?!な?いで|るな|たら(?:ブロ|即|垢|消))|(?:返信|連絡"
        r"|返事)(?:しないで|せずに?)(?:放置|逃|無視|終わ|い|済)"
    ),
    # Wants an answer, from a person.
    (
        r"(?:人間|オペレーター|有人|ちゃんと|きちんと)[^。]{0,10}(?:答え|返事|返信|対応|回答|つない|出して|話)"
        r"|(?:答え|回答|返事|返信)(?:て|し)?(?:くれ|ください|下さい|ほしい|欲しい|お願い|待って)|誤返信"
        r"|返信不要(?:と|って|の(?:メール|アドレス|通知))|送信専用"
    ),
)
POLITE_JA = Sign(
    Phrases(
        # Passing by, not noticing, not reading.
        (
            r"(?:中の人|公式|企業|関係者|運営|サポート|担当|広報|メーカー|お店|店|会社|カスタマー|相談室"
            r"|アカウント)(?:の方|の人|さん|様)?[^。]{0,12}(?:素通り|読み流|見(?:て|な)(?:いふり|見ぬ)|回れ右"
            r"|見守って|黙って|静観|通り過ぎ|スルー|読まなかった|見なかった|聞かなかった|出てこ(?:なくて|ないで"
            r"|んといて)|出てくんな|拾われたくな|見つかりたくな|捕捉され(?:ません|たく)|巡回(?:は)?(?:お断|不要|いら"
            r"|やめ)|差し控え|お控え|控えて)"
        ),
        (
            r"(?:見つけ(?:て)?も|エゴサで来|検索で来|たまたま見)[^。]{0,16}(?:黙|声(?:を)?かけ|スルー|そっと|回れ右"
            r"|素通り|触れ|反応し)(?:て|ない|ん|。|、|$|右)?"
        ),
        r"エゴサ(?:で)?(?:来|き)た[^。]{0,12}(?:人|方|中)[^。]{0,6}(?:回れ右|帰|さよなら|ブロ)",
        r"立ち入(?:らないで|り(?:禁止|はご?遠慮))|素通りで|読み流して|回れ右|そっと閉じ|お気持ちだけ(?:で|いただ|頂)",
        r"来なくて(?:も)?いい(?:のに|です|よ|から)|そっと(?:見守|し(?:て|と)(?:おい|い)て)",
        # Answers, with all politeness or none.
        (
            r"(?:お?返事|お?返信|リプ(?:ライ)?|ご?連絡|コメント|反応|お?声(?:が)?け|声(?:を)?かけ|dm|いいね)(?:等"
            r"|など|とか)?(?:は|も|を|の(?:ほう|方)は|に(?:は|ついては)|するのは|しなくて|せんで(?:も)?"
            r"|くださらなくて|いただかなくて|頂かなくて|して(?:いただ|頂|もら)[^。]{0,4}なくて|しないで|せんといて"
            r"|せんとって)?(?:、)?(?:一切|どうか|特に|別に|もう)?(?:ご遠慮|遠慮(?:し|願|くだ)|差し控え|お控え"
            r"|控え(?:て|願)|不要|無用|いら(?:ない|ん|ね|へん)|要ら(?:ない|ん)|いりません|要りません|結構|お断り"
            r"|求めて(?:い)?(?:ない|ません)|望(?:ん|み|ま)|ええ(?:で|わ|よ|から|[。、]|$)|(?:大丈夫)(?:です)?(?:から"
            r"|ので|[。、]|$)|かまへん|構いません|(?:て)?いい(?:から|です|よ)|勘弁|やめて|拒否)(?!ないの|の人|って書)"
        ),
        (
            r"(?:お?返事|お?返信|ご?連絡)(?:は|も)?(?:もらう|いただく|受け取る|求める|欲しい)(?:つもり|気"
            r"|わけ)[^。]{0,6}(?:ない|ありません)"
        ),
        r"(?:から|の)(?:ご)?連絡(?:を|は)?もらうつもり[^。]{0,4}(?:ない|ありません)",
        # Coming, clinging, being led into private messages.
        (
            r"(?:声(?:を)?かけ|話しかけ|絡(?:ん|み|ま)|拾(?:わ|っ)|反応(?:し|せ)|構(?:わ|っ)|出てこ|入ってこ|寄ってこ"
            r"|送ってこ|誘導してこ)(?:て|で)?(?:こ|き|来)?(?:ないで(?!す)|んといて|んとって|んで|んな|なくて(?:いい"
            r"|ええ|大丈夫)|てもらわんで|るの(?:は)?(?:やめ|無理|苦手|怖|嫌))"
        ),
        r"いちいち(?:反応|返信|リプ|絡)",
        r"(?:話しかけ|絡ま|拾わ|返信さ|リプさ|見つけ)(?:ら)?れるの(?:が|は)?(?:苦手|怖|嫌|無理|つら|いや|しんど)",
        (
            r"(?:dm|リプ|返信)(?:して)?(?:くる|来る|する)(?:企業|公式|会社|店|運営)[^。]{0,12}(?:無理|ブロ|嫌|怖|やめ"
            r"|ミュート|うざ)"
        ),
        r"(?:公式|企業|会社)(?:の|から)?リプ(?:が)?(?:来|き)(?:たら|ると)[^。]{0,6}(?:消|ブロ|垢|泣|鍵)",
        (
            r"(?:自動返信|定型文|公式|企業)[^。]{0,8}(?:うっとうし|鬱陶し|うざ|ウザ|しつこ|きも|キモ|怖"
            r"|こわ)[^。]{0,14}。?[^。]{0,6}(?:こないで|来ないで|やめて|絡|ブロ)"
        ),
    ),
    OTHER_JA,
)
_NOT_ME_EN = Phrases(
    r"\bbest\b|\bbut wow\b|\bbut (?:could|can|would|please)\b|\bhome ?page\b",
    r"\bi want (?:someone|somebody|my|a|an|action|answers)\b|\bnewsletters?\b|\bnotification|\bmy last message",
    r"\bstop (?:the )?(?:texts|emails|paper|charging)|\b(?:refund|reply) button|\breply all\b",
    r"\bwhile (?:it|the)'?s? driving|\bbut wow\b|\bno ?reply@",
    r"\bno (?:reply|response|answer) (?:yet|from|since|after|for|in|to my)\b|\bplease reply\b|\bwrong\b",
    r"\bdo not disturb",
    r"^(?!.*\bif\b).*\b(?:did|does|do|has|have)n'?t (?:\w+ )?(?:repl|respond|answer|come|got)\w*",
    r"\b(?:nobody|no ?one) (?:\w+ )?(?:ever |even )?(?:replies|replied|responds|responded|answers|answered|has)\b",
    r"\bwhy (?:do|does|is|has|won'?t)",
)
POLITE_EN = Sign(
    Phrases(
        # No need, kindly, I'd be grateful.
        (
            r"\b(?:no need|no reason|not necessary|needn'?t|need not|don'?t need|doesn'?t need|nobody (?:at"
            r"|from) [^.]{1,24} needs?|not asking) (?:for )?(?:[^.!?]{0,24}\b)?(?:to )?(?:reply|respond|comment"
            r"|a (?:reply|response|dm)|answer|get in touch|reach out|jump in|chime in|your (?:dm|help|reply))\b"
        ),
        (
            r"\bno (?:reply|response|answer|dm|comment|outreach|follow[- ]up) (?:is )?(?:needed(?! urgently)|required"
            r"|necessary|wanted|please|from|thanks)\b(?! but)"
        ),
        r"\bno outreach\b",
        (
            r"\bdon'?t (?:need|want|require) (?:a|any|your|the) (?:\w+ )?(?:repl(?:y|ies)|responses?|dms?|answers?"
            r"|outreach|sympathy|help)\b"
        ),
        r"\b(?:refrain|abstain|desist) from (?:repl|respond|answer|comment|contact|tag|messag)\w+",
        (
            r"\b(?:grateful|appreciate it|nice|lovely|great|better|kind) if (?:the )?[^.!?]{0,24}?\b(?:didn'?t"
            r"|did not|could not|wouldn'?t|refrained|could refrain|stayed out|left (?:me|this)|could leave)\b"
        ),
        (
            r"\bkindly (?:ignore|disregard|leave|scroll|do not|don'?t|stay|refrain)\b(?! (?:my|the) (?:last|previous"
            r"|email))"
        ),
        (
            r"\b(?:do not|don'?t) (?:wish|want|care|consent|agree) to (?:be contacted|be messaged|be tagged|hear from"
            r"|be replied|get (?:a )?repl\w+|talk to|brand)\b"
        ),
        r"\b(?:not|never) consent(?:ing)? to|\bdoes not consent",
        # Do not jump in.
        (
            r"\b(?:please|pls|plz|kindly|so|and|,|:|lol|\bmate) ?(?:do not|don'?t|dont) (?:jump in|chime in|barge in"
            r"|butt in|pop up|weigh in|show up|turn up|slide in)"
        ),
        r"\bdon'?t @ me back",
        (
            r"(?:^|[,.!:] |\bmobile |\benergy |\brail |\bair )stop (?:popping|turning|showing|jumping|barging|butting"
            r"|chiming) (?:up|in)\b"
        ),
        (
            r"\b(?:creeps?|freaks?|weirds?) me out when [^.!?]{0,30}\b(?:answers?|repl(?:y|ies)|responds?|shows? up"
            r"|comments?)"
        ),
        r"\bwhen you (?:reply|answer|respond)\b.{0,16}\bplease (?:don'?t|stop)",
        r"\btake me off (?:whatever|the|any) list\b.{0,50}\b(?:repl\w+|respond\w*|comment\w*|tag\w*)",
        # About you, not to you; move along.
        r"\btalking (?:about|abt) (?:you|them|the brand)[, ]+not (?:to|at|with)\b",
        r"\bnot (?:to|at|for|talking to) [a-z]+(?: [&a-z]+){0,2}, if that\b|\bmentioning [^.]{1,40}\bbut not to\b",
        r"(?:^|[.,!;] ?)(?:go away|shoo|jog on|begone)\b(?=[.,!]|$)|\bnot a support (?:request|ticket|query|tweet)\b",
        r"\b(?:turn(?:ing|s)?|show(?:ing|s)?|pop(?:ping|s)?) up in my (?:replies|mentions|dms|comments)\b",
        (
            r"\bbefore (?:anyone|someone|anybody|the \w+|their \w+) (?:from (?:there|them|[a-z ]{2,20}) )?(?:slides"
            r"|jumps|pops|shows|turns|replies|comes|chimes)\b"
        ),
        r"\b(?:please |just |pls )?(?:do not|don'?t) (?:reply|respond|answer) (?:at all|full stop|period|ever)\b",
        r"\bleave (?:me|my (?:tweets?|posts?|replies|mentions|rants?)) (?:alone|be|in peace)\b|\bmove along\b",
        r"\bscroll (?:on|past|by|away)\b(?! (?:the|a|your|my) (?:home ?page|app|site|menu|page))",
        r"\bkeep (?:scrolling|walking|moving|out of (?:it|this))\b",
        r"\b(?:can|should|could|must) (?:keep|stay) out of (?:it|this|my)\b|\bstay in (?:the )?drafts\b|\bsubtweet\w*",
        r"\blet me (?:moan|rant|vent|whinge|complain|be)\b(?=.{0,30}\b(?:peace|alone)\b)|\bin peace\b(?=[.,!]|$)",
        r"\bnot a cry for\b|\bif (?:ur|you'?re|you are) reading this\b.{0,20}\b(?:no|don'?t|go)\b|\bbefore your bot\b",
        # Whoever answers is blocked; asked before.
        (
            r"\b(?:blocked|muted) (?:\w+ )?(?:\w+ )?(?:brand|company|corporate|customer service) (?:accounts?|bots?"
            r"|reps?)"
        ),
        (
            r"\bif (?:it|they|you|the brand|their bot|the bot|support) (?:repl\w+|answers?|responds?|dms?|@s?"
            r"|messages?)\b.{0,30}\b(?:block|mute|next)"
        ),
        r"\b(?:is|are|you'?re) next if (?:it|they|you) (?:repl|respond|answer)\w*",
        r"\bunsolicited (?:replies|repl\w+|dms?|contact|brand)",
        (
            r"\b(?:brand|corporate|company|marketing|pr) (?:reps?|replies|accounts?|people"
            r"|bots?)\b[^.!?]{0,20}\b(?:asked not|not welcome|unwelcome|not invited|go home|blocked|keep|stay)"
        ),
        (
            r"\b(?:told|asked) you (?:\w+ ){0,4}(?:i )?(?:don'?t want to hear|not to (?:contact|message|reply|tweet"
            r"|tag|write)|to stop (?:contact|messag|repl|tweet|tag)\w*)"
        ),
        r"\bdon'?t want to hear from (?:you|them|any)\b|\b(?:no )?i don'?t want your help\b",
        r"\b(?:dinnae|dinna|dunt|don'?t) want (?:yer|your) (?:\w+ )?(?:sympathy|help|reply|dm|template)",
        (
            r"\b(?:just|only) (?:saying|sayin|logging my rant|needed to vent|venting"
            r"|had to get it out)\b(?=.{0,80}\b(?:no|don'?t|not|without)\b)"
        ),
        r"\bno need for (?:the |your |any )?(?:official|brand|company|corporate|social|support|customer)\b",
    ),
    _NOT_ME_EN,
)
