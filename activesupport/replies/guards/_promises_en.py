"""Promises in English."""

from activesupport.replies.guards._reading import Cue, any_of

_HEDGED = (
    r"\b(?:can't|cannot|can not|couldn't|unable|not able|won't be able|isn't able|aren't able"
    r"|not in a position|don't (?:want to|know|have)|do not"
    r"|doesn't|not (?:something|possible)|whether|if (?:we|i) can|see if|check if|find out if|know if|may"
    r"|might|could|would (?:need|depend|have)|eligib\w+"
    r"|depend\w*|subject to|case by case|possible|possibly|perhaps|maybe|try(?:ing)?|aim\w*|hop(?:e|ing)"
    r"|our best|best to|what we can|working (?:to|on|hard)"
    r"|want to make sure|rather not|not yet|no promises?|can only|isn't something|never promise|wouldn't"
    r"|hard to say|too early|reduce|ask(?:ed|ing)? (?:the|our|for|about|them)"
    r"|unless|don't promise|not promise|in case|look into|looking into)\b"
)
_USUAL = (
    r"\b(?:usually|typically|normally|generally|expect(?:ed|ing|s)?|estimate\w*|should|roughly"
    r"|approximately|around|up to|on average|most (?:orders|people|customers|parcels)"
    r"|plan(?:s|ned|ning)? to|planned|scheduled|maintenance|open(?:s|ing)?|closes?|closed"
    r"|(?:opening|office) hours|due|takes?|can take"
    r"|likely|runs?|from \d|launch\w*|season \w+ (?:is|will be) (?:released|out)|season \w+ (?:starts|airs|comes out)"
    r"|update\w* will be posted)\b"
)
_POLICY = (
    r"\b(?:polic(?:y|ies)|terms|rules?|guidelines?|conditions?|to (?:request|ask for|apply for"
    r"|claim)|how (?:to|refunds)|questions? about|about (?:a |the |your )?refunds?|if eligible)\b"
)
_CUSTOMERS = (
    r"\b(?:please|could you|can you|would you|you(?:'ll| will) need|you need|you must|you have to"
    r"|make sure you|let us know|reply|if you (?:return|cancel|book|order|buy))\b"
)
_WE = (
    r"(?:\b(?:we|i|they|team|it|engineer|colleague|manager|someone|somebody|courier|driver|technician|us"
    r"|you|that|this)\b(?:'ll| will| shall|'re going to| are going to|'m going to| am going to|'re| are"
    r"|'m| am| can|'ve| have)?|\b\w+ will|\bwill)"
)
_ADVERBS = (
    r"(?: (?:also|of course|certainly|definitely|gladly|now|happily|personally|just|be|been"
    r"|of course|absolutely|happy to|glad to|pleased to|delighted to|able to|get|be able to|already"
    r"|both|fully|all))*"
)
_SUM = (
    r"(?:[£$€¥]\s?\d[\d,.]{0,12}|\d{1,3}%"
    r"|(?<!\d)\d{1,9} (?:pounds|dollars|euros|yen|points|embers|gems|coins|credits|miles))"
)
_GIFT = (
    rf"(?:refunds?|reimbursement|compensation|credits?|vouchers?|discount|replacements?|gift cards?"
    rf"|money back|coupons?|goodwill|upgrade|free \w+|(?:two|three|one|a|\d) free"
    rf"|extra (?:points|miles|data)|full (?:fare|amount|cost|price)|{_SUM}|new one|spare one|bonus|rebate"
    rf"|half price|every penny|money|payout|months?' free|month free|nights? free)"
)
_GIVE = (
    r"(?:refund|reimburs(?:e|ing)|compensat(?:e|ing)|waiv(?:e|ing)|giv(?:e|ing)|issu(?:e|ing)|process"
    r"(?:ing)?|send(?:ing)?|offer(?:ing)?|arrang(?:e|ing)|add(?:ing)?|apply(?:ing)?|credit(?:ing)?"
    r"|cover(?:ing)?|pay(?:ing)?|get(?:ting)?|receiv(?:e|ing)|hav(?:e|ing)|see(?:ing)?|knock(?:ing)?|tak"
    r"(?:e|ing)|put(?:ting)?|return(?:ing)?|throw(?:ing)?|pop(?:ping)?|approv(?:e|ing)|organis(?:e|ing)"
    r"|organiz(?:e|ing)|post(?:ing)?|includ(?:e|ing))"
)
_SPAN = r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|fortnight)"
_COUNT = (
    r"(?:(?<!\d)\d{1,3}(?:\s?(?:-|to)\s?\d{1,3})?|an?|one|two|three|four|five|six|seven|ten"
    r"|a few|a couple of|the|half an)"
)
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|noon|midday|midnight"
    r"|lunchtime|teatime|christmas|weekend)"
)
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m|p\.m|o'clock)|\d{1,2}:\d\d"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DEADLINE = (
    rf"(?:within|inside|in under|in less than|in) (?:the (?:next )?|the space of )?{_COUNT} (?:working "
    rf"|business |more |short |full )?{_SPAN}\b(?! (?:before|ago|of (?:delivery|purchase|receipt)))"
    rf"|by (?:the end of|close of|end of|first thing|this|next|late|early|lunch)?\s?(?:the )?(?:{_DAY}"
    rf"|{_CLOCK}|play|business|morning|evening|afternoon|week|month|day|\d{{1,2}}(?:st|nd|rd|th)?\s?"
    rf"(?:of )?{_MONTH}|{_MONTH} \d)"
    rf"|\b(?:before|no later than) (?:the )?(?:{_DAY}|{_CLOCK}|end of|week|close|you (?:get|know it|wake"
    rf"|leave|go|land|arrive|even))"
)
_WHEN = (
    rf"(?:today|tomorrow|tonight|this (?:morning|afternoon|evening|week)|next week|on {_DAY}"
    rf"|first thing|at {_CLOCK}|{_DAY} (?:morning|afternoon|evening))"
)
_MEND = (
    r"(?:fix\w*|resolv\w+|sort\w*|back|deliver\w*|arriv\w+|ship\w*|call\w*|ring\w*|phon\w+|repl\w+"
    r"|respond\w*|contact\w*|restor\w+|repair\w*|collect\w*|refund\w*|replac\w+|working|running"
    r"|land\w*|done|ready|with you|at your door|on its way|in touch|visit\w*|come round|sent|hear from"
    r"|be there|up and running|return\w*|dispatch\w*|in your account|e-?mail\w*|put right|complete\w*)"
)
_FUTURE = r"(?:'ll|\bwill|\bgoing to|\bis|\bare|'re|\bgets?|\blands?|\barrives?|\bships?|\bshall)\b"

_NEVER_AGAIN = r"\b(?:won't|will not|never)(?: ever)? (?!be able|have to|need|ask)\w+ (?:\w+ ){0,3}?again\b"
CUES = (
    Cue(
        "guard.promise_money",
        any_of(
            r"(?:'ll|\bwill)(?: \w+)? pay for (?:the|your|any|all)\b|\bwill be compensated\b",
            rf"{_WE}{_ADVERBS} (?:refund(?:ing|ed)?|reimburs(?:e|ing|ed)|compensat(?:e|ing|ed)|waiv(?:e|ing"
            rf"|ed)|recompense)\b",
            rf"{_WE}{_ADVERBS} (?:{_GIVE}) (?:[\w'-]+ ){{0,5}}?{_GIFT}",
            r"\b(?:your|the|a|this|that|every|full|any|all) (?:[\w-]+ ){0,4}?(?:refund|money|fare"
            r"|compensation|credit|voucher|replacement|charge|fee|payment|fees|charges|deposit)s? "
            r"(?:will|is on|is coming|has been (?:approved|waived)|is approved|'ll|are on|is guaranteed"
            r"|is yours|is being (?:processed|sent|refunded))\b"
            r"(?! (?:depend|not|never|need|vary|be (?:shown|listed|charged|taken|paused|asked|looked"
            r"|reviewed|considered)))",
            r"\b(?:full|partial|complete|100%|instant|immediate) (?:refund|reimbursement|compensation)\b"
            r"(?! (?:polic|request|form|may|might|could|depend|if|only))",
            rf"\b(?:compensation|refund|credit|voucher) (?:of|for) {_SUM}[^.!?]{{0,20}}\b(?:will|is|has)\b",
            r"\brefund (?:is )?(?:approved|guaranteed|confirmed)\b|\bmoney back guarantee\b|\brefund's "
            r"(?:on|coming|approved)",
            rf"\bhere(?:'s| is| are) (?:a |your )?(?:{_SUM}|voucher|discount|coupon|refund|free)[^.!?]{{0,30}}",
            rf"{_SUM} (?:[\w-]+ ){{0,3}}?(?:credit|voucher|refund|off|back|compensation|discount|gift card)"
            rf"(?: (?:[\w-]+ ){{0,4}}(?:on us|to say sorry|as an apology|is yours|for the (?:trouble|hassle"
            rf"|inconvenience)|for your (?:trouble|inconvenience)|by way of|as a))",
            rf"\b(?:as an apology|to say sorry|to make up for it|to make it up to you|for (?:the|your) "
            rf"(?:trouble|inconvenience|hassle))[^.!?]{{0,40}}(?:{_GIFT})",
            r"\b(?:we'll|we will|i'll|i will|we're going to) make it up to you\b|\bclaim (?:is|has been"
            r"|was) approved\b",
            r"\b(?:we'll|we will|i'll|i will|we're) (?:\w+ )?(?:upgrad(?:e|ing) you|cover(?:ing)? (?:your"
            r"|the|all|any) (?:\w+ )?(?:taxi|hotel|fare|cost|costs|bill|bills|repair|cab|room|fee|fees"
            r"|flight|meal|travel|expenses))\b",
            r"(?:^|(?<=[.!?] ))expect (?:the|your|a) (?:full )?(?:money|refund|payment|credit|cash)\b",
        ),
        any_of(
            _HEDGED,
            _POLICY,
            r"usually|typically|normally|\bonly if\b|\bif the\b|\bif you(?:'re| are) (?:entitled|covered)"
            r"|\bnot (?:offer|give|be"
            r"|refund)|\b(?:isn't|aren't|haven't|hasn't|wouldn't)\b|\bnever\b|\b(?:chat|message|form|request"
            r"|details|receipt) (?:about|for) ",
        ),
    ),
    Cue(
        "guard.promise_gift",
        any_of(
            r"(?:'ll|\bwill|\bgoing to|\bcan have|\bis|\bare|\bhave (?:it|this|that)|\bsend"
            r"|\bgiv\w+)\b[^.!?]{0,50}\b(?:free of charge|at no (?:extra |additional |further )?(?:cost"
            r"|charge)|for free|for nothing|on the house|without (?:any )?(?:extra )?(?:cost|charge)"
            r"|at our (?:own )?(?:cost|expense))\b",
            r"\b(?:won't|will not|won't ever) (?:be (?:charged|billed|asked to pay)|cost you|have to pay"
            r"|pay|charge you|bill you)\b",
            r"(?:'ll|\bwill|\bcan|\bhave|\bgiv\w+|\bget|\bsend\w*|\benjoy|\bgot you)\b[^.!?]{0,30}\b"
            r"(?:free|complimentary) (?:replacement|repair|upgrade|month|delivery|shipping|return|night"
            r"|meal|ticket|nights|months|gift|trip|ride|pass|one|drinks?|breakfast|dinner|stay|data)\b",
            r"\b(?:is|are) yours\b[^.!?]{0,15}\bfree\b|\b(?:is|are) (?:all )?yours,? (?:on us|to keep)",
            r"\b(?:it's|this is|that's|is|are|next \w+ is|order is|meal is|\w+'s) on us\b(?=[.!,]|$| and"
            r"| tonight| today| next)",
        ),
        any_of(
            _HEDGED,
            _POLICY,
            r"\bcalls?\b|\bapp is free|\bfree to (?:use|download|call)|\bincluded\b|\bover [£$€]"
            r"|\bwith (?:every|any|all)",
        ),
    ),
    Cue(
        "guard.promise_time",
        any_of(
            rf"\bgive (?:us|me|it) {_COUNT} (?:more )?{_SPAN}\b|{_FUTURE} (?:have|get) (?:it|this|that|them"
            rf"|your [\w ]{{1,20}}|the [\w ]{{1,20}}) (?:to you |back )?{_WHEN}",
            rf"(?:'ll|\bwill|\bgoing to|\bshall|'re \w+ing|\bare \w+ing|\bis \w+ing|\bgets?|\blands?"
            rf"|\barrives?|\byours)\b[^.!?]{{0,60}}?\b(?:{_DEADLINE})",
            rf"{_FUTURE}[^.!?;]{{0,40}}?\b{_MEND}[^.!?;]{{0,25}}?\b{_WHEN}\b",
            rf"\b(?:{_DEADLINE}|{_WHEN})[^.!?;]{{0,12}}?(?:we|i|you|it|everything|they|he|she|your \w+"
            rf"|the \w+){_FUTURE}[^.!?;]{{0,40}}?\b{_MEND}",
            rf"{_FUTURE}[^.!?;]{{0,40}}?\b{_MEND}[^.!?;]{{0,25}}?\b(?:immediately|right away|straight ?away"
            rf"|at once|instantly|in no time|any minute|this minute|right now)\b",
            rf"\b(?:immediately|right away|straight ?away|instantly)\b[^.!?;]{{0,10}}{_MEND}",
            rf"{_FUTURE} (?:fix|repair|resolve|refund|replace|send|sort)[^.!?;]{{0,40}}?\b(?:immediately"
            rf"|right away|straight ?away|at once)\b",
        ),
        any_of(
            _HEDGED,
            _USUAL,
            _POLICY,
            _CUSTOMERS,
            r"\bwon't|n't\b|\bnot\b|\bno later updates|\b(?:sale|offer|registration|event|stream|show|match"
            r"|episode|tickets?) (?:ends?|starts?|will)|\bagain (?:today|tomorrow)",
        ),
    ),
    Cue(
        "guard.promise_certain",
        any_of(
            r"\b100% (?:safe|secure|certain|sure|guaranteed|fixed|reliable)\b|\b(?:are|'re|is|'s) (?:certain"
            r"|sure|bound|guaranteed) to (?:get|be|have|arrive|receive|reach|work)\b",
            r"\b(?:we|i|you|can|fully|personally|absolutely|hereby|and|to|is|are|'s)(?:'ll| will| can)? "
            r"(?:guarantee|promise)d?\b(?! (?:period|card|scheme|form|day|seat))",
            r"\byou can (?:count|rely|bank) on (?:it|us|this|that)\b|, guaranteed\b|\bguaranteed[.!]"
            r"|\bguaranteed to\b|\bthat's a promise\b|\byou(?:'ve| have) (?:my|our) word\b|\b(?:my|our) "
            r"(?:word|promise) (?:to you|on (?:it|that))|\bwe swear\b|\bi swear\b|\bmark my words\b"
            r"|\bcross my heart\b",
            r"\b(?:definitely|absolutely|certainly|surely|undoubtedly|without (?:fail|(?:a )?doubt)"
            r"|one hundred percent|for sure|for certain)\b[^.!?;]{0,15}(?:'ll|\bwill"
            r"|going to)\b[^.!?;]{0,40}",
            r"(?:'ll|\bwill)(?: \w+){0,8}? (?:definitely|absolutely|certainly|surely|100%|without fail"
            r"|no matter what|for sure|for certain|without (?:a )?doubt)\b",
            r"\b(?:rest assured|(?:i|we) (?:can )?assure you|make no mistake|there's no doubt"
            r"|no doubt)\b[^.!?;]{0,30}(?:'ll|\bwill|won't|never)\b(?! (?:look|pass|review|share|read"
            r"|check|be (?:looked|passed|shared|read|reviewed)))",
            r"\b(?:will|'ll) (?:personally )?(?:make sure|see to it|ensure) (?:that )?(?:this|that|it"
            r"|your \w+|the \w+|you) (?:is|gets?|are|has|will be|arrives?|reach(?:es)?) (?:\w+ )?(?:fix"
            r"|resolv|sort|put right|refund|replac|deliver|there|your|arriv|on time|back)",
        ),
        any_of(
            _HEDGED,
            r"\b(?:can't|cannot|won't|not|never|n't) (?:\w+ )?(?:guarantee|promise|definit|certain)"
            r"|\bas promised\b|\byear guarantee|\bplease\b|\bdon't\b",
        ),
    ),
    Cue(
        "guard.promise_never",
        any_of(
            _NEVER_AGAIN,
            r"\b(?:never|won't|will not|doesn't|does not|not|no longer)(?: ever)? (?:going to )?(?:happen"
            r"(?:s|ing)?|occur|be repeated|recur|repeat itself|take place)(?: to you| to anyone)?"
            r"(?: ever)?(?: again)?\b(?=[^.!?]*again|[^.!?]{0,3}(?:[.!]|$))",
            r"\b(?:never|won't)(?: ever)? (?:\w+ ){0,3}?(?:have|experience|see|face|suffer|go through|let"
            r"|make|be) [^.!?]{0,30}\bagain\b|\blast time (?:this|it|that|you)(?:'ll| will)? (?:ever )?"
            r"(?:happens?|have|see|experience|hear)\b",
            r"\bno more (?:delays|problems|issues|outages|faults|mistakes|late \w+|crashes)\b",
        ),
        any_of(_HEDGED, r"\b(?:help|prevent|stop|avoid|keep)\b|\bnever ask|\bdon't\b|\bsorry (?:to|you)"),
    ),
)
