"""Promises in English that do not say so: what will be there, gone, free or over."""

from activesupport.replies.guards._reading import Cue, any_of

_HEDGED = any_of(
    r"\b(?:can't|cannot|couldn't|unable|whether|may|might|if|possibly|try(?:ing)?|aim\w*|hop(?:e|ing)|love to|want"
    r"|usually|normally|typically|polic(?:y|ies)|(?<!questions )ask(?:ed|ing)?|look into|depends?|estimated|not sure"
    r"|expected)\b",
    r"\b(?:new customers|every (?:plan|member)|don't know|no promises?)\b",
)
_OWED = (
    r"(?:bill|fee|charge|balance|payment|night|invoice|debt|interest|fine|amount|cost|deposit|surcharge|subscription)s?"
)
_BACK = (
    r"(?:stuff|items?|money|refund|deposit|save(?: file)?|file|bag|order|parcel|payment|progress|data|episodes?"
    r"|seasons?"
    r"|season \w+|coins|cash|signal|power|service)"
)
_DAY = (
    r"(?:(?:on |this |next |by )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|tomorrow|today|this \w+|next week"
    r"|on \w+day)"
)
_I = r"\b(?:we|i)(?:'ll|'ve|'m|'re| will| have| am| are| shall)(?: just| also| happily| gladly| got)?"

_MEND = (
    r"(?:extend|replace|fix|repair|mend|restore|recover|reinstate|rebuild|redeliver|resend|remake|rebook|reserve|undo"
    r"|honou?r|reverse)"
)
CUES = (
    Cue(
        "guard.promise_money",
        any_of(
            rf"\b(?:{_OWED}|it|that) (?:simply |just )?(?:won't|will not) (?:\w+ )?(?:be (?:there|on (?:it|your|the))"
            rf"|show up|appear)\b|(?:'ll|\bwill) have (?:disappeared|gone|vanished|been (?:removed|reversed|wiped))\b",
            rf"\b{_OWED} (?:will be|'ll be|gets?|is being|will) (?:\w+ )?(?:gone|wiped|halved|cut in half|slashed|zero"
            rf"|removed|struck|cleared|written off|cancelled|reversed|waived)\b|\b{_OWED} drops off\b",
            rf"{_I} (?:halve|scrap|slash|wipe|write off|knock off|double|take[n]? [^.!?]{{0,25}} off)\b",
            r"\bmoney back (?:in|within|by|inside) \w+|\bwon't (?:be|lose|end up)[^.!?]{0,12} (?:out of pocket|penny"
            r"|cent"
            r"|worse off)\b|\bwon't lose (?:a penny|anything)\b|\bpenny worse off\b",
            r"\byou(?:'re| are) getting (?:a |your )(?:full |whole )?(?:refund|money|deposit|voucher|replacement)\b",
            r"\b(?:every|all|any) (?:\w+ )?(?:costs?|expenses?|pennies|fees?) (?:is|are|will be|gets?) (?:covered"
            r"|paid)\b",
            r"\b(?:points|money|refund|credit|coins|fare|deposit)\b[^.!?]{0,12} will be (?:in|on|back in) your\b"
            r"|\byou're owed\b[^.!?]{0,30}\bit's been\b",
            r"\b(?:have|get) (?:all of it|everything|every (?:coin|penny|point|item)) back\b|\bsee you right\b"
            r"|\b(?:quid|pounds|dollars|euros|credit|voucher|refund|money) (?:is )?(?:coming|heading) (?:your way"
            r"|to you)\b",
        ),
        _HEDGED,
    ),
    Cue(
        "guard.promise_gift",
        any_of(
            r"\bconsider (?:your|the|it|that)\b[^.!?]{0,40}\b(?:on the house|on us|gone|sorted|covered|free|refunded"
            r"|waived|done|paid)\b|\b(?:as )?our (?:treat|gift)(?=[.!,]|$)|\bhave (?:the|a|your"
            r"|some)[^.!?]{0,20} on us\b",
            r"\b(?:next|this|the whole(?: of)?|rest of(?: the)?|your)\b[^.!?]{0,25}(?:'s| is| are) (?:totally "
            r"|completely"
            r" |all |entirely )?free(?=[.!,]|$| for you| of charge)",
            r"\bthere's a (?:free|complimentary) [^.!?]{2,30}(?:with your name|waiting|for you)|\bwon't cost you\b",
            r"\byour next[^.!?]{0,25} (?:is|are) covered\b|\bno questions asked\b",
            rf"{_I} (?:sort(?:ing)?|bung(?:ing)?|chuck(?:ing)?|slip(?:ping)?|popp?(?:ing)?|swapp?(?:ing)?"
            rf"|match(?:ing)?|throw(?:ing)? in|squar(?:e|ing)|make sure there's)\b[^.!?]{{0,25}}\b(?:voucher|gift"
            rf"|credit|price|new (?:one|\w+)|free|code|case|up for you|something)\b",
            r"\b(?:look out for|there's|expect)\b[^.!?]{0,40}\b(?:coming your way|waiting for you|from us in your)\b",
            r"\b(?:a|an|the|your) (?:new|fresh|replacement|spare|brand[- ]new|free) ?[\w-]*(?: \w+)? (?:is|are)"
            r" (?:on (?:its|the) way|coming|heading) (?:to you|your way|out to you)|\b(?:replacement"
            r"|new \w+) going out to you\b",
        ),
        _HEDGED,
    ),
    Cue(
        "guard.promise_time",
        any_of(
            rf"\b(?:your|the|all|lost|missing|{_BACK})\b[^.!?]{{0,20}}\b(?:goes?|comes?|turns?|lands?|gets?|getting|"
            rf"(?:is|'s|are) (?:being|getting|coming))\b[^.!?]{{0,25}}\b(?:back|restored|returned|refunded|removed|off"
            rf"|at your door|brought back)\b[^.!?]{{0,20}}?{_DAY}",
            rf"\bdrops off\b[^.!?]{{0,25}}{_DAY}|\b(?:refund|money|payment) lands {_DAY}"
            rf"|\bcomes? back to you (?:in|inside|within|by)\b",
            r"\b(?:courier|driver|rider|colleague|engineer)(?:'s| is) bringing\b|\b(?:'ll|will) have (?:someone"
            r"|somebody|an?"
            r" \w+) (?:out|round|over|with you|there|at your)\b",
            r"\b(?:technician|engineer|courier|driver|plumber|fitter) (?:is coming|comes|is due|is arriving) (?:(?:at"
            r"|by) \d|on"
            r" \w+day|to(?:day|morrow|night))",
            rf"\b(?:everything|all|it|items?|stuff)\b[^.!?]{{0,20}}(?:'ll| will) be (?:there|back|up|working|live)"
            rf"(?: again)? {_DAY}",
            r"(?:'ll|\bwill)\b[^.!?]{0,30}\b(?:when|before|by the time) you (?:wake|get (?:home|up|back|there)|land"
            r"|arrive"
            r"|leave)\b|\bby the time you[^.!?]{0,20}(?:'ll|\bwill)\b",
        ),
        _HEDGED,
    ),
    Cue(
        "guard.promise_certain",
        any_of(
            rf"\b(?:we|i|they|\w+s|team)(?:'ll| will) (?:\w+ly |also |just )?{_MEND} (?:your|the|it|this|that|them"
            rf"|every|all)\b",
            r"(?:'ll|\bwill) (?:get|bring|have) (?:your|every|all|the|it|them)\b[^.!?]{0,25} back\b(?! to the team)",
            r"(?:'ll|\bwill)\b[^.!?]{0,70}\b(?:without fail|no matter what|whatever happens)\b"
            r"|\bsafe, no matter what\b",
            r"\bsee to (?:it|that) (?:personally|myself)\b|\bi'll see to (?:it|that),? personally\b"
            r"|\bguaranteed (?:from|by"
            r"|on|to)\b|\b(?:be|are|'re) first in line\b",
        ),
        any_of(
            r"\bas soon as|\bonce\b|\bhop(?:e|ing)\b|\btry(?:ing)?\b|\bif\b|\bwhen (?:the|it|they)\b|\bwhether\b"
            r"|\bunless\b",
            r"\b(?:can't|cannot|not|n't) (?:\w+ )?(?:guarantee|be guaranteed)|\bnot guaranteed\b",
        ),
    ),
    Cue(
        "guard.promise_never",
        any_of(
            r"\b(?:fixed|sorted|gone|solved)\b[^.!?]{0,20}\bwon't (?:come|be) back\b",
            r"\b(?:gone|fixed|sorted|solved|dealt with|over) (?:for good|once and for all)\b",
            r"\bthat(?:'s| was| is) the last (?:\w+ ){1,3}you(?:'ll| will)\b|\bfrom now on (?:every|all|each|no)\b",
        ),
        _HEDGED,
    ),
)
