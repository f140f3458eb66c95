"""Opting out in so many words: the writer wants no answer from brands. Mailing lists are another thing; so is silence.

"Support do not reply to me" is a complaint; "do not reply to me" is a wish. The wish stands at the head of a clause, or
names brands and bots as those who are not wanted.
"""

from activesupport.replies.gate.declining import OTHER_JA, POLITE_EN, POLITE_JA
from activesupport.replies.gate.reading import Reading, Sign, Signs
from activesupport.text import Phrases

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
_JA = (
    Sign(
        Phrases(
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
        OTHER_JA,
    ),
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
_OTHER_EN = Phrases(
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
        Phrases(
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
_SIGNS = Signs(ja=(*_JA, POLITE_JA), en=(*_EN, POLITE_EN))


def opting_out(reading: Reading) -> str:
    """The words by which answers are declined, or ""."""
    return _SIGNS.found_in(reading)
