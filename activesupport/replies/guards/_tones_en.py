"""Wrong tones in English."""

from activesupport.replies.guards._reading import Cue, any_of

_SOFTENED = any_of(
    r"\b(?:sorry|apolog\w+|afraid|understand (?:why|how)|hear (?:you|that)|shouldn't have|should not have)\b",
    r"\b(?:sounded|came across|felt|feel|made you|as if|as though|never want|wish)\b",
)
_NOT_YOURS = any_of(
    r"\b(?:not|n't|never|nothing|no way|far from|sorry|without|anything)\b[^.!?;]{0,30}\b(?:you|your|own|user)\b",
    r"n't (?:\w+ ){0,3}your\b|\b(?:as if|as though|sounded|suggest(?:ed|ing)?|imply|implied)\b|no fault",
)
_START = r"(?:^|(?<=[.!?] )|(?<=\n))"
_ASIDE = r"(?:really |clearly |obviously |evidently |simply |just |plainly |actually )?"

_BLAME = any_of(
    r"\bdid you (?:miss the|not (?:see|read|notice|think|look))\b|(?<!if )\b(?:that |which )?you (?:didn't"
    r"|never) (?:even )?(?:open|read|looked?|opened|bother\w*|watch\w*)\b|\byou'd (?:have|know|understand|be"
    r"|already)\b[^.!?]{0,50}\bif you(?:'d| had| \w+ed)\b",
    r"(?:^|(?<=[.!?] ))(?:sure|right|yes"
    r"|oh|ah), because\b|\ba (?:bit|little) (?:entitled|precious)\b|\bso entitled\b",
    r"\byour (?:own )?(?:fault|carelessness|negligence|stupidity)\b|(?<!our )(?<!my )\bown fault\b|\buser error\b",
    r"\b(?:is|was|it's|that's|entirely|all|purely|by|due to|because of|down to) (?:entirely |all "
    r"|just )?your (?:own )?"
    r"(?:mistake|error|doing|problem|responsibility|misunderstanding|choice|lookout)\b(?! (?:code|message"
    r"|log|report))",
    r"\b(?:that's|that is|it's|is all|this is|this one's) on you\b|\b(?:a|your) you[- ]problem\b|\byou problem\b",
    r"\byou(?:'ve| have)? only (?:got )?yourself to blame\b|\byou brought (?:this|it) on\b|\bserves? you right\b",
    rf"(?<!if )\byou {_ASIDE}(?:should(?:'ve| have)|ought to have)(?! (?:received|got|gotten|been|had|heard"
    rf"|seen|an?|access|to|by)\b)",
    rf"(?<!if )(?<!when )\byou {_ASIDE}(?:failed to|neglected to|forgot to|chose to ignore|ignored"
    rf"|refuse to|weren't (?:listening|paying))\b",
    rf"\byou {_ASIDE}(?:didn't (?:bother|read|listen|even|think|follow)|never (?:bothered|read|listened"
    rf"|checked|followed))\b",
    rf"\byou {_ASIDE}(?:could have (?:read|checked|looked|avoided|asked)|can't have (?:read|looked|checked)"
    rf"|must have (?:misread|ignored|broken|done))\b",
    r"\bif you(?:'d| had| actually| only)? (?:\w+ )?(?:bothered|read|checked|listened|looked"
    r"|paid attention|used your)\b[^.!?]{0,60}\b(?:you'd|would)",
    r"\b(?:had you|if you(?:'d| had)) (?:actually |only |just )?(?:bothered|read|checked|listened|paid)\b"
    r"|\bbother(?:ed|ing)? (?:to )?(?:read|check|look|learn)",
    r"\b(?:clearly|obviously|evidently|apparently),? you(?:'ve|'re| have| are| did| didn't| typed| can| do"
    r"| don't| were| never| missed| entered| pressed| forgot)\b"
    r"(?! (?:let|left|been let|been through|entitled|right))",
    r"(?<!if )(?<!when )\byou(?:'re| are) (?:clearly |obviously |just |simply |being )?(?:overreacting"
    r"|mistaken|wrong(?! about)|exaggerating|imagining"
    r"|doing it wrong|not listening|not reading|holding it wrong|making a fuss|rude|unreasonable|dramatic"
    r"|ridiculous|difficult|impatient|the problem)\b",
    r"\bproblem (?:might|could|may|must)(?: well)? be you\b|\byou (?:chose|decided) to (?:live|buy|book"
    r"|ignore|wait|order|fly|park|leave)\b|\bif you can't (?:afford|handle|cope|manage|work|read|wait)\b",
    r"\bif you(?:'d| would)? (?:care|cared|bother) to\b|\b(?:written|printed|stated|says so|it's all) "
    r"(?:right |clearly )?(?:there|in black and white|in plain english)\b|\bhave you considered (?:that"
    r"|not|being|the possibility)\b",
    r"\byou do (?:realise|realize|know|understand|get) (?:that|there|we|it|this|how)\b|\b(?:turn|turning"
    r"|use|using|engage) (?:on )?your (?:brain|eyes|head)\b|\b(?:customers|those|some people) like you\b"
    r"|\byou people\b",
    r"\b(?:nobody|no one|none of (?:our|the) other \w+) (?:else )?(?:is|was|are) (?:complain|whing|moan"
    r"|making)|\b(?:nobody|no one) else (?:has (?:complained|had (?:this|a|any)|reported|asked"
    r"|mentioned|got a problem)|seems to|complained|finds?|had (?:this|a|any)|needed)",
    r"\beveryone else (?:manages?|managed|seems|understands|understood|copes?|got)\b|\b(?:most|other"
    r"|normal) (?:people|customers|adults|passengers|guests|players|users)"
    r" (?:manage|cope|have no (?:trouble|problem)|don't|seem to|understand|know|read|just)\b",
    r"\b(?:that's|this is) what happens when you\b|\bwhy (?:didn't|don't|would) you (?:just |even |not )?"
    r"(?:read|check|look|buy|book|wait|ask|press|think|order)\b|\byou (?:signed|agreed to|clicked) (?:it"
    r"|this|that)"
    r"\b|\bnobody (?:made|forced) you\b|\bwhose fault\b|\byou (?:knew|get) what you\b|\bdid you (?:even"
    r"|actually|bother)\b|\bcan you (?:not |even )?read\b|\bdo you (?:even|actually|know how to)\b",
)
_DISMISSIVE = any_of(
    r"\b(?:keep|by all means,?|go ahead,?|carry on) (?:shouting|tweeting|complaining|moaning|posting"
    r"|ranting)\b|\bi don't see (?:what|why) (?:the|you|this|it|all)\b|\bwhat (?:all )?the fuss\b",
    r"\b(?:maybe|perhaps)\b[^.!?]{0,40}\bnext time\b|\bit must be you\b|(?:^|(?<=[.!?] ))you again\b"
    r"|\bwhen we get to it\b|\bwhat (?:exactly |else )?do you (?:want|expect) (?:us|me) to\b"
    r"|\bnobody cares\b|\byou're not (?:the only one|special|that important)\b",
    r"\bnot everything is about you\b|\bworld doesn't revolve\b|\bhere we go again\b"
    r"|\bsorry (?:that )?(?:for existing|we're not (?:perfect|magic\w*|psychic))|\byou need to (?:calm|learn"
    r"|understand|grow|stop|get over|relax|accept)\b|\b(?:cool story|good for you|lucky you)(?=[.!,]|$)",
    r"\b(?:deal with it|get over it|live with it|suck it up|take it or leave it|tough (?:luck|cookies)"
    r"|who cares|we don't care|it is what it is|rules are rules|policy is policy|terms are terms)\b",
    r"(?<!not )\btoo bad(?=[.!,]|$| for you)|\bso what[?.!]|\bbig deal\b(?=[.!?,])|\bnot our (?:problem"
    r"|fault|concern|job|business)\b|\bnothing to do with us\b|\bnot my (?:problem|job|fault|department)\b",
    r"\bthat's (?:just )?(?:how it is|the way it is|life\b|tough|your problem)|\bend of (?:story"
    r"|discussion)\b|\bcase closed\b|\bif you don't like it\b|\bfeel free to (?:leave|go elsewhere"
    r"|take your)",
    r"\b(?:nobody's|nobody is|no one's|no one is) (?:forcing|making) you\b|\b(?:go|shop|fly|bank|stay|eat"
    r"|play|order|travel|switch|try) (?:somewhere|anywhere) else\b|\b(?:fly|bank|stay|shop|travel"
    r"|go) with (?:someone|somebody|anyone) else\b",
    r"\bbetter things to do\b|\b(?:waste|wasting) (?:of )?(?:our|my|everyone's|everybody's) time\b|\b"
    r"(?:don't|haven't|no|not) (?:really |got )?(?:have |the )?(?:time|energy) for (?:this|that|you|your)"
    r"|\bdon't have (?:all day|the time)|\bgive it a rest\b|\bgive us a break\b|\bspare us\b",
    rf"(?:{_START}|\bplease |\bjust |\bthen |\bmaybe |\bto )stop (?:complaining|whining|whinging|moaning"
    rf"|bothering|spamming|shouting|being|wasting|tagging us|messaging us|asking us|posting the same|crying"
    rf"|going on)\b",
    r"\b(?:whing|whin|moan)(?:e|es|ed|ing)\b|\bfirst[- ]world problems?\b|\bboo[- ]?hoo\b|\bcry "
    r"(?:about it|me a)|\bgood luck with that\b|\bsuit yourself\b|\b(?:not|hardly|isn't) "
    r"(?:exactly )?rocket science\b|\bhow hard (?:can|is) it\b|\b(?:not|isn't) (?:that|exactly) (?:hard"
    r"|difficult|complicated)\b",
    r"\bgoogle it\b|\blook it up yourself\b|\bfigure it out(?: yourself)?\b(?=[.!]|$)|\bfind it yourself\b"
    r"|\bdo it yourself\b(?=[.!]|$)|\bdo your (?:own )?(?:research|homework)\b|\buse your (?:head|brain"
    r"|eyes|common sense)\b|\bcommon sense\b",
    r"\b(?:read|check|look at) the (?:manual|terms|faq|instructions|small print|description|contract|email"
    r"|rules|website)(?: (?:properly|next time|like everyone|before you (?:complain|moan|post|ask|write)"
    r"|first, then))",
    r"\b(?:try|maybe|perhaps|tried) (?:actually |perhaps |maybe )?(?:try )?(?:reading|learning|thinking"
    r"|listening|paying attention|being patient|turning up on time)\b|\bmaybe (?:actually )?(?:read|learn"
    r"|think|listen|pay)\b|\blearn (?:to|how to) (?:read|use|type|spell|count|wait)\b|\bnext time,? (?:try"
    r"|maybe|perhaps|read|pay|don't|learn|think|set)\b",
    r"\b(?:we|company) (?:accepts?|assumes?|bears?|takes?) no (?:liability|responsibility)|\bwe(?: are"
    r"|'re) (?:not (?:responsible|liable|obliged|mind[- ]readers|psychic|magicians|your \w+|babysitters)"
    r"|under no obligation)",
    r"\byour (?:complaint|feedback|comment|message|request|claim|query|objection) (?:has been|is|was) "
    r"(?:noted(?=[.!]|$)|rejected|dismissed|irrelevant|baseless|unfounded|of no)|\b(?:matter|discussion"
    r"|conversation|subject) is (?:now )?(?:closed|over|not up for)|\bno further (?:correspondence"
    r"|discussion)\b"
    r"|\b(?:nothing|no more) (?:more |left |else )?to (?:discuss|say|add)\b|\bnot (?:going to|here to) "
    r"(?:argue|discuss|debate)\b|\b(?:kindly )?(?:desist|cease) from\b|\bkindly refrain from (?:post"
    r"|complain|mak|us)",
    r"\bnothing (?:more |else )?(?:we|i) (?:can|will) do\b(?=[.!]|$| about it)|\bdon't shoot the\b"
    r"|\bjoin the (?:club|queue)\b|\bget in line\b|\btake a number\b|\b(?:you )?(?:get|got) what you pa"
    r"(?:y|id) for\b|\bwhat (?:did|do|were) you expect|\byou (?:should|could) be (?:more )?grateful\b|\b"
    r"(?:count|consider) yourself lucky\b|\bbeggars\b",
    r"\b(?:complaining|shouting|moaning|tweeting|ranting|getting angry|posting) (?:about it )?(?:won't"
    r"|doesn't|isn't going to|will not)\b|\breality disappoints\b",
    r"\bnot sure what (?:you|else you)(?:'re| were|'d)? (?:\w+ )?(?:expect|want|think)|\b(?:would|might"
    r"|may) suit you better\b(?=[.!]|$)|\bmaybe (?:this|it|\w+) (?:isn't|just isn't|is not) for you\b|\b"
    r"(?:it|that|this)'s hardly\b|\b(?:we've|we have) been (?:over|through) this\b",
    rf"{_START}whatever(?=[.!]|, (?:you|it))|\bcan't be bothered\b|\bcouldn't care less\b"
    rf"|\btell someone who\b|\byour loss(?=[.!,]|$)|\bget real\b|\b(?:another|yet another) (?:complaint"
    rf"|moan|rant|tweet|angry \w+) (?:from|about)\b|\bnot (?:really )?(?:a|our) priority\b",
)
# Sorry for what the customer feels, not for what was done; the word itself takes nothing back here.
_NOT_SORRY = any_of(
    r"\b(?:sorry|apologi[sz]e|regret) (?:that )?(?:you (?:feel|see (?:it|things)) (?:that|this) way|reality"
    r"|you(?:'re| are) (?:so )?(?:upset|offended|easily|confused)(?=[.!]|$| by))",
    r"\b(?:sorry|apologi[sz]e) if (?:you|anyone|anybody|somebody|someone) (?:was|were|felt|feels?|got|took|found) "
    r"(?:it |this |that )?(?:upset|offen\w+|hurt|insult\w+)",
)
_IMPATIENT = any_of(
    r"\b(?:as|like) (?:i|we|my colleague|our team)(?:'ve| have|'d| had)? (?:already|previously|just"
    r"|clearly|repeatedly|literally|told|said|been|keep|kept)\b|\bas (?:already|previously|clearly"
    r"|repeatedly) (?:\w+ )?(?:stated|mentioned|explained|said|told|advised|answered|noted|communicated)"
    r"|\bper (?:my|our) (?:last|previous|earlier)",
    r"\b(?:i|we)(?:'ve| have|'d| had)? (?:already|literally just|repeatedly) (?:told|said|explained"
    r"|answered|been (?:over|through)|gone over|covered|asked) ?(?:you|this|that|it|to you|to this|for)?\b"
    r"|(?<!had )(?<!what )(?<!if )(?<!when )\b(?:i|we)(?:'ve| have)? told you\b(?! (?:sooner|earlier|wrong|something"
    r"|that we))|\b(?:twice|three times|several times|many times) (?:already"
    r"|now)\b",
    r"\bhow many times (?:do|must|should|are|will|have (?:i|we))\b|\bfor the (?:last|umpteenth|hundredth"
    r"|third|second|tenth|millionth|nth) time\b|\b(?:i|we) (?:won't|will not|am not going to"
    r"|'m not going to|are not going to|'re not going to) (?:repeat|say|explain|answer"
    r"|tell)\b[^.!?]{0,20}\bagain\b|\bread (?:my|our) (?:last|previous|earlier)\b|\bpay attention\b"
    r"|\bwhich part of\b",
    rf"\bcalm (?:yourself )?down\b|\bchill out\b|(?:{_START}|, )chill(?=[,.!]|$)|{_START}(?:relax|grow up"
    rf"|patience|easy|steady on|enough)(?=[,.!])|\bchill pill\b|\btake a (?:deep )?breath\b|\bsimmer down\b"
    rf"|\bcool (?:your jets|it)\b|\bkeep your (?:hair|shirt) on\b|\bget a (?:grip|life)\b|\bpipe down\b"
    rf"|\blighten up\b",
    r"\bno need to (?:shout|yell|be (?:rude|so|like that|dramatic)|get (?:upset|angry|worked|so)|overreact"
    r"|swear|lose your|make a (?:fuss|scene))|\bdon't be (?:so |such )?(?:dramatic|silly|rude|ridiculous"
    r"|difficult|a baby|impatient|daft|childish|unreasonable)\b|\b(?:wait your turn|hold your horses)\b"
    r"|\bjust wait(?=[.!,]|$| like| your)|\boverreact(?:ing|ion)?\b|\b(?:bit|little|rather|so|too|being) "
    r"(?:melo)?dramatic\b|\bdrama queen\b",
    r"\bare you (?:serious|kidding|blind|deaf|even|done|new|finished)\b|\bseriously\?|\bstop asking\b"
    r"|\bwe heard you the first time\b|\bgive it time, (?:mate|will)\b|\bhonestly, (?:this|that|it"
    r"|you)\b[^.!?]{0,20}\b(?:problem|much|listen)\b",
)
_MOCKING = any_of(
    r"\b(?:such )?a silly (?:thing|mistake|question|complaint|reason)\b",
    r"\b(?:lol|lmao|lmfao|rofl|smh|duh|d'oh|yawn|sheesh|pfft|tsk|bruh)\b|🙄|🤡|🤷|😏|🥱|💅|🖕|😒|/s$"
    r"|\b(?:sigh|ugh)\b[.!,…]",
    r"\boh (?:no|dear|please|boy|joy|really|my),? (?:not )?(?:a |an |the )?(?:whole|entire|poor|another"
    r"|however|how will|how ever)\b|\bwell done for (?:not|missing|breaking|losing|ignoring)"
    r"|\bcongratulations on (?:missing|breaking|not|losing|failing|being)|\bwow,? (?:a whole|some(?:one"
    r"|body)|imagine)\b|\bsome(?:one|body) (?:woke|got) up on the wrong side",
    rf"{_START}(?:aww+|look(?=,)|jeez|pff+|oh look|boo|tut tut|not this again|well, (?:you|that's|maybe|if you"
    rf"|aren't|someone|somebody))(?=[,.! ])(?! (?:at|in|for|out|under|up|after|on|forward))|\bbig bad\b"
    rf"|\bnot this again\b|\bthanks for (?:your|the) (?:expert|insightful|brilliant|fascinating"
    rf"|riveting) \w+",
    r"\bslow clap\b|\bpoor (?:you|baby)\b|\bshock,? horror\b|\bsurprise,? surprise\b|\bwhat a surprise, "
    r"(?:another|you)|\bnewsflash\b|\bhate to break it\b|\bmy heart bleeds\b|\bworld's smallest\b|\b"
    r"(?:call|alert|stop) the (?:press|papers|media)|body (?:please )?call the police\b|\bhow (?:tragic|original|dare"
    r"|traumatic)\b"
    r"|\bwhat a (?:tragedy|hero)\b|\bimagine (?:that|not)[.!]|\bmust be (?:so |very )?(?:hard|tough|nice"
    r"|terrible) (?:being|to be|for you)\b",
    r"\bhowever (?:did|will|do|could) you\b|\bhow (?:ever )?(?:did|will) you (?:ever )?(?:cope|survive"
    r"|manage)\b|\b(?:even|ask) (?:my|your|a) (?:nan|gran|grandma|grandmother|mum|mom|dog|cat|toddler"
    r"|child|five[- ]year[- ]old|kid|goldfish|nephew|niece|grandad|baby|monkey)\b|\ba (?:child|toddler"
    r"|five[- ]year[- ]old|monkey|goldfish|six[- ]year[- ]old) could\b",
    r"\b(?:hun|babe|sweetie|sweetheart|snowflake, |sherlock|einstein|your majesty|your highness|buddy boy"
    r"|bro|bruv|dude|boomer|drama queen)\b|, (?:chef|professor|genius|captain|detective|mate|love|pal"
    r"|buddy)[.!]?$|\b(?:idiot|idiotic|stupid|moron\w*|clueless|pathetic|crybaby|losers?|liar|silly (?:you"
    r"|goose|billy)|get it through your)\b|\byou're lying\b",
    r"\bdo you (?:need|want) (?:me|us) to (?:hold|draw|spell|read it|explain it like|come and)"
    r"|\bhave you tried (?:actually |perhaps |maybe )?(?:reading|thinking|turning up|opening your|being"
    r"|using your|learning)\b|\bshall we (?:send|call|get) (?:a|an|the) (?:ambulance|violin|search party"
    r"|medal|parade)|\b(?:want|deserve|have) a (?:medal|cookie|biscuit)\b|\b(?:not|hardly) "
    r"(?:exactly )?the end of the world\b|\b(?:nobody|no one)(?:'s| has)? died\b|\b(?:it's|is|was) (?:only"
    r"|just) a (?:missed|game|phone|train|delay|meal|pizza|flight|parcel|jumper|dress|burger|film|show"
    r"|coat)\b",
)
_CASUAL = any_of(
    r"(?:^|(?<=[.!?] ))yo,? (?=[a-z])",
    r"\b(?:gonna|wanna|gotta|ain't|y'all|dunno|innit|soz|tbh|imo|idk|ngl|fr fr|cuz|coz|lemme|gimme|wassup"
    r"|nah|my bad|no biggie|chillax|deffo|totes|obvs|cba|wtv|bestie|slay|crap|crappy|dammit|shit\w*"
    r"|fuck\w*|arse|piss\w*|bollocks|freaking|frickin\w*|wtf|bs|help ya|ya know|see ya)\b|\byeah,? (?:no"
    r"|nah|well|right|sure|whatever|trains?)\b",
    r"\b(?:can|do|did|if|are|r|will|have|for|to|thank|see|love|when|could|would|that) u\b|\bu r\b|\bur "
    r"(?:order|bag|account|app|phone|problem|fault|flight|room)\b",
)

CUES = (
    Cue("guard.tone_blame", _BLAME, _NOT_YOURS),
    Cue("guard.tone_dismissive", _DISMISSIVE, _SOFTENED),
    Cue("guard.tone_dismissive", _NOT_SORRY),
    Cue("guard.tone_impatient", _IMPATIENT, _SOFTENED),
    Cue(
        "guard.tone_mocking",
        _MOCKING,
        any_of(
            r"\b(?:isn't|not|no such thing as)(?: an?)? (?:silly|stupid|idiotic)\b|\b(?:made|felt|feel"
            r"|sounds?|looks?|nothing|not) (?:\w+ )?(?:silly|stupid)"
        ),
    ),
    Cue("guard.tone_casual", _CASUAL),
)
