"""Opting out in so many words: the writer wants no answer from brands. Mailing lists are another thing; so is silence.

"Support do not reply to me" is a complaint; "do not reply to me" is a wish. The wish stands at the head of a clause, or
names brands and bots as those who are not wanted.
"""

from activesupport.replies.gate.reading import Reading, Sign, Signs, any_of

_BRANDS_JA = (
    r"(?:企業|公式|関係者(?:の方|さん|各位)?|ご担当|中の人|メーカー|会社|サポート|カスタマー|カスサポ|サポ垢"
    r"|お客様相談|広報|運営|bot|ボット|業者"
    r"|企業垢|公式垢|公式さん|自動(?:応答)?|担当者?|お店|店)(?:の(?:人|方|アカウント|アカ|垢|中の人"
    r"|公式))?(?:さん|様|アカウント|アカ|垢|側)?"
)
_ANSWER_JA = (
    r"(?:クソ)?(?:リプ(?:ライ)?|返信|返事|dm|ダイレクトメッセージ|引用(?:リプ|rt)?|引リプ|いいね|反応|コメント"
    r"|声(?:が)?(?:かけ|掛け)|お声がけ|メンション|絡み|連絡|接触|フォロー|リポスト|巻き込みリプ|定型文)"
)
_NO_JA = (
    r"(?:いら(?:ない|ん|ねえ|ねー)|いりません|要ら(?:ない|ん)|要りません|不要|無用|お断り|御免|ごめん(?:だ|です"
    r"|こうむ)|結構です|遠慮(?:し|くだ|願)|やめて|やめろ|止めて|しないで|せんとい?て|せんといて|すんな|するな"
    r"|こないで|来ないで|こんといて|来んといて|くるな|来るな|来んでええ|送って(?:こ|来)ないで"
    r"|求めて(?:い)?(?:ない|ません)|望んで(?:い)?(?:ない|ません)|欲しくない|ほしくない|スルー|お構いなく|お?控え"
    r"|来なくて|来んで|見なかったこと|勘弁|迷惑|ブロック|ミュート|ウザい|うざい|こわい|怖い|来たら(?:即)?(?:ブロ"
    r"|消))"
)
_OTHER_JA = any_of(
    # Mailings, calls, fraud.
    (
        r"メルマガ|メール(?:配信|マガジン|が|を|の)|ニュースレター|郵送|ハガキ|はがき|葉書|ポスト|カタログ|チラシ"
        r"|営業電話|電話(?:勧誘|営業)|セールス|勧誘|訪問|プッシュ通知|通知(?:が|を|の)|広告(?:メール|の)|sms"
        r"|迷惑メール|なりすまし|フィッシング|偽(?:アカ|dm|の|サイト)"
    ),
    # No answer came.
    (
        r"(?:返信|返事|連絡|リプ|dm)(?:が|も|すら|は)?(?:全然|全く|まったく|一切|一度も|ずっと|いまだに|未だに"
        r"|なかなか)?(?:来|こ|ない|返って|もらえ|くれ|なし|ゼロ|遅)(?!な?いで|るな|たら(?:ブロ|即))|(?:返信|連絡"
        r"|返事)(?:しないで|せずに?)(?:放置|逃|無視|終わ|い|済)"
    ),
    # Wants an answer, from a person.
    (
        r"(?:人間|オペレーター|有人|ちゃんと|きちんと)[^。]{0,10}(?:答え|返事|返信|対応|回答|つない|出して|話)"
        r"|(?:答え|回答|返事|返信)(?:て|し)?(?:くれ|ください|下さい|ほしい|欲しい|お願い|待って)|誤返信"
        r"|返信不要(?:と|って|の(?:メール|アドレス|通知))|送信専用"
    ),
)
_JA = (
    Sign(
        any_of(
            # Answers of brands are not wanted.
            (
                rf"{_BRANDS_JA}(?:の|から|からの|が|は|に|も|って|、|による"
                rf"|とか)*[^。]{{0,14}}{_ANSWER_JA}(?:とか|など|等|は|も|を|が|・|や|に|して|、|ほんと|本当に"
                rf"|マジ|まじで|一切|即|絶対|来ても|されても|きても)*{_ANSWER_JA}?[^。]{{0,10}}{_NO_JA}"
            ),
            # Answers are not wanted, at the head of a clause.
            (
                rf"(?:^|[。、!\s(※])(?:なお|あと|ちなみに|独り言(?:なので|につき|です(?:ので)?)?|愚痴(?:なので"
                rf"|です)?)?[、]?{_ANSWER_JA}(?:は|も|等|など|とか|・dm|・|を|、|/)*{_ANSWER_JA}?(?:一切|絶対"
                rf"|マジで|ほんとに)?{_NO_JA}"
            ),
            # Do not come.
            (
                r"(?:話しかけ|はなしかけ|絡ん|からん|絡み|エゴサ|巡回|拾|凸|見つけ|反応|構|かまわ|声かけ|検索"
                r"|割り込|突撃|リプ|返信|dm|引用)(?:し|って|を)?(?:て|で|に)?(?:こ|来)(?:ないで|んで(?:ええ|いい"
                r"|ください)?|んといて|るな|んな|ないでくれ|ないでほしい)|(?:話しかけ|絡む|絡ま|エゴサす|構わ"
                r"|かまわ|拾わ|反応し|リプし|返信し|見つけ|触ら|触れ|口出しし|入って(?:こ|来))ない(?:で(?:くだ"
                r"|ほし|欲し|くれ|もら|いただ|頂|ね|お|$|[。!、])|でよ)|(?:絡む|話しかける|エゴサする|返信する"
                r"|リプする)な(?![のらん])"
            ),
            # Whoever searches or answers is blocked; leave me alone.
            (
                r"エゴサ(?:して|で)(?:来る|くる|リプ|返信|絡)[^。]{0,8}(?:やめ|いら|怖|こわ|きも|キモ|無理|嫌)"
                r"|(?:自動返信|企業アカ(?:ウント)?|公式(?:アカ(?:ウント)?)?|bot)[^。]{0,10}(?:即|見つけ(?:次第"
                r"|たら)|来たら|全部)?ブロ(?:ック|る|り|っ)|ほっといて(?:くだ|ほし|くれ|。|$)|放っておいて(?:くだ"
                r"|ほし|くれ)|そっとしておいて|関わらないで|二度と(?:連絡|返信|リプ|dm|話しかけ|絡)(?:して|んで"
                r"|け)?(?:こ|し|く)(?:ないで|るな|てくるな)|もう(?:連絡|返信|リプ|dm)(?:して|を)?(?:こ|し"
                r"|よこさ)ないで"
            ),
            # Addressed to me, any more.
            (
                rf"(?:こちらへ|私(?:へ|に)|わたし(?:へ|に)|うち(?:へ|に)|個人(?:に"
                rf"|へ))の?{_ANSWER_JA}[^。]{{0,6}}{_NO_JA}|{_ANSWER_JA}(?:は|も|を)?(?:もう|今後|一切|二度と"
                rf"|絶対に?)[^。]{{0,6}}{_NO_JA}|公式[^。]{{0,10}}スルー"
            ),
            # Brands are to look away.
            (
                rf"{_BRANDS_JA}(?:関係者)?(?:は|の人は|さんは|、)?(?:来なくて|スルー|見なかったこと|見ないで"
                rf"|来ないで|入って(?:こ|来)ないで|リプ(?:禁止|ng|不可)|返信(?:禁止|ng|不可)|立ち入り禁止|ご遠慮)"
                rf"|(?:企業|公式|bot|業者)(?:から)?(?:の)?(?:リプ|返信|dm|引用|フォロー|反応)(?:禁止|ng|不可"
                rf"|お断り|拒否|ノーサンキュー|no)|(?:リプ|返信|dm)(?:禁止|ng|拒否)(?:です|で|$|[。!])"
            ),
        ),
        _OTHER_JA,
    ),
)
_POLITE_JA = Sign(
    any_of(
        # Passing by, not noticing, not reading.
        r"(?:中の人|公式|企業|関係者|運営|サポート|担当|広報|メーカー|お店|店|会社|カスタマー|相談室|アカウント)(?:の方|の人|さん|様)?[^。]{0,12}(?:素通り|読み流|見(?:て|な)(?:いふり|見ぬ)|回れ右|見守って|黙って|静観|通り過ぎ|スルー|読まなかった|見なかった|聞かなかった|出てこな|出てく(?:ん|る)な|拾われたくな|見つかりたくな|捕捉され(?:ません|たく)|巡回(?:は)?(?:お断|不要|いら|やめ)|差し控え|お控え|控えて)"
        r"|(?:見つけ(?:て)?も|エゴサで来|検索で来|たまたま見)[^。]{0,16}(?:黙|声(?:を)?かけ|スルー|そっと|回れ右|素通り|触れ|反応し)(?:て|ない|ん|。|、|$|右)?|エゴサ(?:で)?(?:来|き)た[^。]{0,12}(?:人|方|中)[^。]{0,6}(?:回れ右|帰|さよなら|ブロ)|立ち入(?:らないで|り(?:禁止|はご?遠慮))|素通りで|読み流して|回れ右|そっと(?:見守|し(?:て|と)(?:おい|い)て)",
        # Answers, with all politeness or none.
        r"(?:お?返事|お?返信|リプ(?:ライ)?|ご?連絡|コメント|反応|お?声(?:が)?け|声(?:を)?かけ|dm|いいね)(?:等|など|とか)?(?:は|も|を|の(?:ほう|方)は|に(?:は|ついては)|するのは|しなくて|せんで(?:も)?|くださらなくて|いただかなくて|頂かなくて|して(?:いただ|頂|もら)[^。]{0,4}なくて|しないで|せんといて|せんとって)?(?:、)?(?:一切|どうか|特に|別に|もう)?(?:ご遠慮|遠慮(?:し|願|くだ)|差し控え|お控え|控え(?:て|願)|不要|無用|いら(?:ない|ん|ね|へん)|要ら(?:ない|ん)"
        r"|いりません|要りません|結構|お断り|求めて(?:い)?(?:ない|ません)|望(?:ん|み|ま)|ええ(?:で|わ|よ|から|[。、]|$)|(?:大丈夫)(?:です)?(?:から|ので|[。、]|$)|かまへん|構いません|(?:て)?いい(?:から|です|よ)|勘弁|やめて|拒否)(?!ないの|の人|って書)|(?:お?返事|お?返信|ご?連絡)(?:は|も)?(?:もらう|いただく|受け取る|求める|欲しい)(?:つもり|気|わけ)[^。]{0,6}(?:ない|ありません)|(?:から|の)(?:ご)?連絡(?:を|は)?もらうつもり[^。]{0,4}(?:ない|ありません)",
        # Coming, clinging, being led into private messages.
        r"(?:声(?:を)?かけ|話しかけ|絡(?:ん|み|ま)|拾(?:わ|っ)|反応(?:し|せ)|構(?:わ|っ)|出て|入って|寄って|送って|誘導して)(?:て|で)?(?:こ|き|来)?(?:ないで|んといて|んとって|んで|んな|なくて(?:いい|ええ|大丈夫)|てもらわんで|るの(?:は)?(?:やめ|無理|苦手|怖|嫌))|いちいち(?:反応|返信|リプ|絡)|(?:話しかけ|絡ま|拾わ|返信さ|リプさ|見つけ)(?:ら)?れるの(?:が|は)?(?:苦手|怖|嫌|無理|つら|いや|しんど)|(?:dm|リプ|返信)(?:して)?(?:くる|来る|する)(?:企業|公式|会社|店|運営)[^。]{0,12}(?:無理|ブロ|嫌|怖|やめ|ミュート|うざ)|(?:公式|企業|会社)(?:の|から)?リプ(?:が)?(?:来|き)(?:たら|ると)[^。]{0,6}(?:消|ブロ|垢|泣|鍵)"
        r"|(?:自動返信|定型文|公式|企業)[^。]{0,8}(?:うっとうし|鬱陶し|うざ|ウザ|しつこ|きも|キモ|怖|こわ)[^。]{0,14}。?[^。]{0,6}(?:こないで|来ないで|やめて|絡|ブロ)",
    ),
    _OTHER_JA,
)
_BRANDS_EN = (
    r"(?:(?:brands?|bots?|companies|company|corporate|corporations?|customer (?:service|support|care)|support"
    r"|official|business|social(?: media)?|pr|marketing|brand) ?(?:accounts?|teams?|interns?|people|managers?"
    r"|folks?|bots?|pages?|reps?)?|chatbots?|auto-?repl(?:y|ies|ier)(?: (?:thing|bot|account))?|social team)"
)
_ADDRESSEE_EN = (
    r"(?:brands?|bots?|chatbots?|corporations?|social team|(?:company|companies|corporate|customer (?:service"
    r"|support|care)|support|official|business|social(?: media)?|pr|marketing|brand) (?:accounts?|bots?|interns?"
    r"|people|managers?|teams?|folks?))"
)
_ACT_EN = (
    r"(?:repl(?:y|ying)|respond(?:ing)?|answer(?:ing)?|messag(?:e|ing)|dm(?:ing|'ing)?|contact(?:ing)?"
    r"|tag(?:ging)?|comment(?:ing)?|interact(?:ing)?|engag(?:e|ing)|reach(?:ing)? out|slid(?:e|ing)"
    r"|jump(?:ing)?(?: in| on| into)|chim(?:e|ing) in|follow(?:ing)?|tweet(?:ing)? (?:at|me)|quote(?:ing)?"
    r"|pop(?:ping)? up|write|writing|bother(?:ing)?|come (?:at|for|into|in)|@(?:ing)?|at me|weigh in|butt in"
    r"|show up)"
)
_OTHER_EN = any_of(
    (
        r"\bi (?:just )?want (?:my|a|an|the|this|some\w*) (?:\w+ )?(?:refund|money|human|person|answer|fix"
        r"|explanation|it fixed)\b"
    ),
    # No hurry; what a canned answer cannot give; while driving.
    r"\bneeded (?:urgently|but)\b|\bwhile (?:it|the \w+)'?s? driving\b",
    r"\bno (?:repl(?:y|ies)|response|rush)\b.{0,40}\b(?:but|though)\b.{0,20}\b(?:could|can|please|would)",
    # Mailings, calls, fraud.
    (
        r"\be-?mails?\b|\bnewsletters?\b|\bmailing (?:list)?|\bunsubscribe|\bleaflets?|\bletters?\b|\bflyers?\b"
        r"|\bcatalog(?:ue)?s?\b|\b(?:text|sms|phone|sales|marketing|cold|robo) ?(?:calls?|messages|texts)|\bsms\b"
        r"|\bcalling me\b|\bpush notif|\bphish\w*|\bscam\w*|\bfake (?:account|dm|profile)|\bno-?reply@|\bspam\w*"
        r"|\btext(?:ing|s) me\b|\bpromo(?:tion)?s?\b|\bcatalog"
    ),
    # Wants an answer, from a person.
    (
        r"\b(?:actual|real|proper|live) (?:human|person|people|agent|answer|reply|response)|\b(?:reply|respond"
        r"|answer|dm|message) (?:to )?me (?:asap|please|back|now|today)|\bwhy (?:do|don'?t|does|won'?t|doesn'?t)"
        r"|\b(?:did|does|do|has|have)n'?t (?:even )?(?:bother|repl|respond|answer|contact)(?:y|ied|ing"
        r"|ed)?\b(?=.{0,10}(?:to my|for|in|since|yet|after))"
    ),
)
_HEAD = (
    r"(?:^|[.,;:!?()\-–—/*~\"']\s*|\b(?:please|pls|plz|plss|just|so|and|but|also|kindly|asked|again|btw|ps"
    r"|p\.s\.?|ffs|thanks|thx|ta|no) (?:do )?)"
)
_EN = (
    Sign(
        any_of(
            # Brands, bots: do not.
            (
                rf"\b(?:{_ADDRESSEE_EN}|(?:customer (?:service|support|care)|support"
                rf"|social media)[,:;])[,:;]?(?: accounts?)?[^.!?]{{0,15}}? (?:please |pls |plz |kindly "
                rf"|just )?(?:do not|don'?t|dont|stop|never|no need to)(?: (?:even|ever|you dare|bother|try"
                rf"|please|need to))* {_ACT_EN}"
            ),
            # Brands: stay away.
            (
                rf"\b{_BRANDS_EN}\b[,:;]?[^.!?]{{0,25}}?\b(?:dni|(?:keep|stay|back|get|go) (?:out|away|off)"
                rf"|jog on|not welcome|leave (?:me|us|this)|gtfo|shoo\b|off limits|need not (?:reply|apply"
                rf"|respond)|no thank)|\bspare me (?:the|your) (?:repl|canned|dm|template|corporate|copy)"
                rf"|\bsave (?:your|the) (?:repl|canned|dm|template|copy)|\bkeep your (?:canned|repl|template"
                rf"|copy)"
            ),
            # I'd rather you did not.
            (
                rf"\b(?:rather|prefer(?: if)?|appreciate it if) (?:that )?(?:you|they|the brand|brands|nobody"
                rf"|no one)(?: \w+)? (?:didn'?t|did not|not|don'?t) {_ACT_EN}|\b(?:not|isn'?t|wasn'?t"
                rf"|no) an? (?:open )?invit\w+.{{0,40}}(?:{_ACT_EN}|@)|\bprefer (?:no|not to (?:be|get"
                rf"|have)) (?:repl|contact|messag|tag|respon|a repl|any)"
            ),
            # If you are a brand.
            (
                rf"\bif (?:you(?:'re| are)|this|ur|their|any|a|an|the|some"
                rf"|one of) [^.!?]{{0,30}}?{_BRANDS_EN}\b[^.!?]{{0,40}}\b(?:don'?t|do not|keep (?:scrolling"
                rf"|moving|walking)|scroll|go away|block\w*|no\b|leave|replies|tags|messages|dms|shows up|slides)"
            ),
            # Do not, at the head of a clause.
            (
                rf"{_HEAD}(?:do not|don'?t|dont|stop|never|quit|no need to)(?: (?:ever|even|bother|you dare|dare"
                rf"|please))* {_ACT_EN}(?: (?:to|at|in|into|on|with|me|us))*\b (?:me|my (?:tweets?|posts?"
                rf"|mentions|replies|dms|inbox|venting|account)|this|here|us|again|on this|under this"
                rf"|anyone)\b(?! (?:with|the|your|a|an|how|what|if|until|unless|and) )"
            ),
            # I do not want.
            (
                rf"\b(?:i )?(?:don'?t|do not|didn'?t|never) (?:want|need|wanna|wish for|ask for|asked for|require"
                rf"|fancy) (?:[^.!?]{{0,25}}?)(?:{_BRANDS_EN}|you|them|u|your|a|any\w*|someone|somebody"
                rf"|the) ?(?:[^.!?]{{0,20}}?)\b(?:repl(?:y|ies|ying)|responses?|respond\w*|dms?|sliding|tagging"
                rf"|contact\w*|messag\w+|interact\w*|comment\w*|in my (?:mentions|replies|dms|inbox)|to (?:reply"
                rf"|respond|answer|dm|message|contact|tag|get in touch|reach out)|canned)\b(?!.{{0,20}}\b(?:just"
                rf"|but) (?:want|fix|refund))"
            ),
            # No replies.
            (
                rf"\bno (?:{_BRANDS_EN} )?(?:repl(?:y|ies)|responses?|dms?|interaction|contact"
                rf"|comments)\b,?(?: (?:from|by|to))? ?(?:{_BRANDS_EN}|you|needed|required|wanted|necessary"
                rf"|please|pls|thanks|thx)\b|\b(?:repl(?:y|ies)|response|dms?|comment) (?:is "
                rf"|are )?(?:not (?:needed|wanted|required|necessary|welcome)|unwanted|off|closed to brands)"
                rf"|\bnot (?:looking for|asking for|after|interested in|here for) (?:a |any "
                rf"|your )?(?:\w+ )?(?:repl(?:y|ies)|response|dm|contact|engagement)|\bthis (?:is not|isn'?t"
                rf"|ain'?t) (?:a |an )?(?:support ticket|cry for|invitation|for you|for brands)"
            ),
            # Whoever answers is blocked; leave me alone.
            (
                rf"\b{_BRANDS_EN}\b[^.!?]{{0,40}}\b(?:(?:i'?m |i |i'll |will be |get |gets |getting |= ?|insta-?"
                rf"|instantly |instant )(?:block\w*|mut(?:e|ed|ing))|(?:block|mut)ing (?:it|them|you|on sight"
                rf"|instantly|immediately))|\b(?:i block|i mute|i'?m blocking|i'll block|blocking|instantly block"
                rf"|insta-?block)\b[^.!?]{{0,25}}\b{_BRANDS_EN}\b|\bleave me (?:the \w+ )?alone\b"
                rf"|\bstop (?:searching|name ?searching|lurking|vanity searching)|\b(?:out|off"
                rf"|away from) (?:of )?my (?:mentions|replies|dms)|\bnot (?:talking|speaking) to (?:you|the brand"
                rf"|brands)|(?<!to )(?<!you )(?<!they )(?<!n't )(?<!never )\bstop (?:replying|responding"
                rf"|messaging|dming|tagging|tweeting|writing|commenting|quoting|following|interacting"
                rf"|contacting)(?: (?:to|at|on|with))? (?:me|us|my)\b|\bdni\b|\bdo not interact\b"
                rf"|\bplease (?:just )?leave (?:me|us) be"
            ),
        ),
        _OTHER_EN,
    ),
)
_NOT_ME_EN = any_of(
    r"\bbest\b|\bbut wow\b|\bbut (?:could|can|would|please)\b|\bhome ?page\b|\bcanned\b.{0,30}\bi want\b|\bnewsletters?\b|\bnotification|\bmy last message|\bstop (?:the )?(?:texts|emails|paper|charging)|\b(?:refund|reply) button|\breply all\b|\bwhile (?:it|the)'?s? driving|\bbut wow\b|\bno ?reply@|\bno (?:reply|response|answer) (?:yet|from|since|after|for|in|to my)\b|\bplease reply\b|\bwrong\b|\bdo not disturb",
    r"\b(?:did|does|do|has|have)n'?t (?:\w+ )?(?:repl|respond|answer|come|got)\w*|\b(?:nobody|no ?one) (?:\w+ )?(?:ever |even )?(?:replies|replied|responds|responded|answers|answered|has)\b|\bwhy (?:do|does|is|has|won'?t)",
)
_POLITE_EN = Sign(
    any_of(
        # No need, kindly, I'd be grateful.
        r"\b(?:no need|no reason|not necessary|needn'?t|need not|don'?t need|doesn'?t need|nobody (?:at|from) [^.]{1,24} needs?|not asking) (?:for )?(?:[^.!?]{0,24}\b)?(?:to )?(?:reply|respond|comment|a (?:reply|response|dm)|answer|get in touch|reach out|jump in|chime in|your (?:dm|help|reply))\b|\bno (?:reply|response|answer|dm|comment|outreach|follow[- ]up) (?:is )?(?:needed(?! urgently)|required|necessary|wanted|please|from|thanks)\b(?! but)|\bno outreach\b|\bdon'?t (?:need|want|require) (?:a|any|your|the) (?:\w+ )?(?:repl(?:y|ies)|responses?|dms?|answers?|outreach|sympathy|help)\b"
        r"|\b(?:refrain|abstain|desist) from (?:repl|respond|answer|comment|contact|tag|messag)\w+|\b(?:grateful|appreciate it|nice|lovely|great|better|kind) if (?:the )?[^.!?]{0,24}?\b(?:didn'?t(?: respond| reply)?|did not|could not|wouldn'?t|refrained|could refrain|stayed out|left (?:me|this)|could leave)\b|\bkindly (?:ignore|disregard|leave|scroll|do not|don'?t|stay|refrain)\b(?! (?:my|the) (?:last|previous|email))|\b(?:do not|don'?t) (?:wish|want|care|consent|agree) to (?:be contacted|be messaged|be tagged|hear from|be replied|get (?:a )?repl\w+|talk to|brand)\b|\b(?:not|never) consent(?:ing)? to|\bdoes not consent",
        # Do not jump in.
        r"\b(?:please|pls|plz|kindly|so|and|,|:|lol|\bmate) ?(?:do not|don'?t|dont|stop) (?:jump\w*|chim\w*|barg\w*|butt\w*|pop\w*|com\w+|slid\w*|weigh\w*|show\w*|turn\w*|@) ?(?:in|into|up|at me|me)?\b(?: (?:under|in|into|on|to) my\b)?|(?:^|[,.!:] |\bmobile |\benergy |\brail |\bair )stop (?:popping|turning|showing|jumping|barging|butting|chiming) (?:up|in)\b|\b(?:creeps?|freaks?|weirds?) me out when [^.!?]{0,30}\b(?:answers?|repl(?:y|ies)|responds?|shows? up|comments?)|\bwhen you (?:reply|answer|respond)\b.{0,16}\bplease (?:don'?t|stop)|\btake me off (?:whatever|the|any) list\b.{0,50}\b(?:repl\w+|respond\w*|comment\w*|tag\w*)",
        # About you, not to you; move along.
        r"\btalking (?:about|abt) (?:you|them|the brand)[, ]+not (?:to|at|with)\b|\bnot (?:to|at|for|talking to) [a-z]+(?: [&a-z]+){0,2}, if that\b|\bmentioning [^.]{1,40}\bbut not to\b|\bmove along\b|\bscroll (?:on|past|by|away)\b(?! (?:the|a|your|my) (?:home ?page|app|site|menu|page))|\bkeep (?:scrolling|walking|moving|out of (?:it|this))\b|\b(?:can|should|could|must) (?:keep|stay) out of (?:it|this|my)\b|\bstay in (?:the )?drafts\b|\bsubtweet\w*|\blet me (?:moan|rant|vent|whinge|complain|be)\b(?=.{0,30}\b(?:peace|alone)\b)|\bin peace\b(?=[.,!]|$)|\bnot a cry for\b|\bif (?:ur|you'?re|you are) reading this\b.{0,20}\b(?:no|don'?t|go)\b|\bbefore your bot\b",
        # Whoever answers is blocked; asked before.
        r"\b(?:blocked|muted) (?:\w+ )?(?:\w+ )?(?:brand|company|corporate|customer service) (?:accounts?|bots?|reps?)|\bif (?:it|they|you|the brand|their bot|the bot|support) (?:repl\w+|answers?|responds?|dms?|@s?|messages?)\b.{0,30}\b(?:block|mute|next)|\b(?:is|are|you'?re) next if (?:it|they|you) (?:repl|respond|answer)\w*|\bunsolicited (?:replies|repl\w+|dms?|contact|brand)|\b(?:brand|corporate|company|marketing|pr) (?:reps?|replies|accounts?|people|bots?)\b[^.!?]{0,20}\b(?:asked not|not welcome|unwelcome|not invited|go home|blocked|keep|stay)"
        r"|\b(?:told|asked) you (?:\w+ ){0,4}(?:i )?(?:don'?t want to hear|not to (?:contact|message|reply|tweet|tag|write)|to stop (?:contact|messag|repl|tweet|tag)\w*)|\bdon'?t want to hear from (?:you|them|any)\b|\b(?:no )?i don'?t want your help\b|\b(?:dinnae|dinna|dunt|don'?t) want (?:yer|your) (?:\w+ )?(?:sympathy|help|reply|dm|template)|\b(?:just|only) (?:saying|sayin|logging my rant|needed to vent|venting|had to get it out)\b(?=.{0,80}\b(?:no|don'?t|not|without)\b)|\bdon'?t @ me\b|\bno need for (?:the |your |any )?(?:official|brand|company|corporate|social|support|customer)\b",
    ),
    _NOT_ME_EN,
)
_SIGNS = Signs(ja=(*_JA, _POLITE_JA), en=(*_EN, _POLITE_EN))


def opting_out(reading: Reading) -> str:
    """The words by which answers are declined, or ""."""
    return _SIGNS.found_in(reading)
