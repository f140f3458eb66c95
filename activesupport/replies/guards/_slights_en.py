"""Slights in English: what puts a customer down without a rude word."""

from activesupport.replies.guards._reading import Cue, any_of

_START = r"(?:^|(?<=[.!?] )|(?<=\n))"
_SOFTENED = any_of(
    r"\b(?:sorry|apolog\w+|afraid|understand (?:why|how)|thank(?:s| you)|welcome|if you(?:'re| are) unhappy"
    r"|ombudsman)\b"
)
_OURS = any_of(
    r"(?<!not )\bby us\b|\b(?:our (?:fault|mistake|error)|not your|n't your|nothing you|ombudsman"
    r"|before you (?:demand|complain)[^.!?]{0,20}, please)\b"
)
_PERSON = (
    r"(?:adult|customer|person|people|passenger|parent|user|guest|human being|player|driver|tenant|diner|member"
    r"|shopper)"
)
_GROWN = r"(?:responsible|sensible|normal|reasonable|competent|decent|considerate|mature|proper|careful|rational)"
_OTHERS = r"(?:people|guests|customers|diners|passengers|players|users|members|shoppers)"
_SCENE = r"(?:dramatics|theatrics|hysterics|histrionics|drama|melodrama|attitude|sarcasm|tantrum|shouting)"
_ODD = r"(?:shocking|surprising|amazing|strange|incredible|unbelievable|astonishing|hard)"

_BLAME = any_of(
    # What would have been, had the customer only been better.
    r"\b(?:had you|if you(?:'d| had)) [^.!?]{2,70}?,? (?:this|that|it|we)(?:'d| would)(?:n't| not| never)\b",
    r"\b(?:had you|if you(?:'d| had)) [^.!?]{2,70}?,? you(?:'d| would) (?:have|not be|be|know)\b"
    r"(?! (?:received|got|been|had an))",
    rf"\b(?:like|as) (?:a|an|any|every|most|the) (?:other )?{_GROWN} {_PERSON}\b",
    rf"\b(?:a|any|every) {_GROWN} {_PERSON} (?:would|should|could|can|knows?|reads?|checks?)\b",
    r"\bbefore (?:you )?(?:go (?:round|around) )?(?:lectur|criticis|criticiz|accus|demand|point|moan|blam|complain)"
    r"(?:e|ing|s)?\b(?: \w+){0,2}",
    r"\baccusing (?:us|people|anyone|anybody|others|our|my|someone)\b"
    r"|\bcalling (?:us|anyone|people|my \w+|our \w+) (?:a )?(?:thie\w+|liars?|crooks?)",
    r"\bby you,? (?:and )?not (?:by )?us\b|\byour (?:own )?doing\b|\byou did(?: that)?, not (?:us|we)\b"
    rf"|{_START}you did\.(?=\s|$)",
    r"\bcheck (?:my|your) own \w+ (?:before|first)|\blook in the mirror\b|\bpay what you owe\b"
    r"|\b(?:takes?|have|got) (?:some|a lot of|quite a) nerve\b",
    r"\b(?:pay|settle)(?: up)?(?: (?:on time|your \w+(?: \w+)?))? before (?:you|demand|complain|point|accus|lectur"
    r"|criticis)",
    r"\bas (?:long|much time|much effort) (?:on|reading|into) [^.!?]{3,40} as (?:on|writing|into|you did) "
    r"|\bwhat (?:did|do) you (?:think|imagine|suppose) (?:would|was going|happens)\b|\bthat's (?:a bit )?rich\b",
    r"\bnothing (?:is )?wrong (?:on|at) (?:our|this) (?:end|side), (?:so|which means)\b|\bdon't help themselves\b",
)
_DISMISSIVE = any_of(
    # Officialese that shuts the door.
    r"\b(?:deemed|found|judged|ruled) (?:to be )?(?:wholly |entirely )?(?:inadmissible"
    r"|without \w+|unfounded|baseless|vexatious|frivolous|groundless)\b",
    r"\b(?:lacks?|without|devoid of)(?: any)? (?:merit|foundation|substance)\b"
    r"|\bhereby (?:dismissed|rejected|refused|denied)\b"
    r"|\bno remed(?:y|ies) (?:is|are|will|shall)\b",
    r"\b(?:shall|will|would) not (?:and shall not )?be (?:entertained|pursued|revisited|reopened|entered into"
    r"|considered (?:any )?further|considered again|discussed further|dignified)",
    r"\bno (?:further )?(?:communication|correspondence|dialogue|replies|reply|responses?|discussion|messages)"
    r" (?:will|shall) be (?:\w+)",
    r"\b(?:consider|regard|deem)s? (?:this |the |your )?(?:matter|case|issue|subject|discussion|complaint)"
    r" (?:as |to be )?(?:closed|concluded|settled|resolved|at an end|finished)\b",
    r"\b(?:will|shall) not (?:be )?(?:respond|reply|engag|correspond|answer|enter)(?:e|ing)? ?(?:any )?"
    r"(?:further|again|into|to (?:further|any|more))\b",
    r"\bnothing (?:further |more )?to add\b|\b(?:our|the) decision (?:stands|is final)\b"
    r"|\bthis is our (?:final|last) (?:response|word|answer|position)\b"
    r"|\bdo not (?:contact|write to|message) us (?:again|further|about)\b",
    r"\byour (?:correspondence|remarks?|grievance|representations?|comments?|objections?) (?:has|have) been"
    r" (?:noted|received|filed|recorded)(?: and filed)?(?=[.!]|$)",
    r"\b(?:will be|is|are) (?:disregarded|ignored|deleted unread|returned unanswered|binned)\b"
    r"|\byou'd be happier (?:doing|going|with|some)\w*|\bnot (?:miracles|miracle workers|a charity|your (?:mum"
    r"|nanny))\b"
    r"|\bdoubt (?:it would help|you(?:'d| would))\b|\bwhen you(?:'ve| have) (?:worked|figured) out what you\b",
    r"\bthe terms you (?:accepted|agreed|signed)\b|\bunrealistic(?: expectations)?(?=[.!]|$)",
    # Somewhere else, somebody else.
    r"\bplenty of other \w+(?: \w+)? (?:out there|in town|around\b|if (?:ours|we|this|that|you don't))",
    r"\bother \w+ (?:in town|out there)\b|\bif (?:ours|we|this|that|it)(?: is|'s|'re| are)?(?:n't| not| doesn't)"
    r" (?:good|fancy|posh|fast|grand|nice|suit|enough)\b",
    r"\b(?:good|fancy|posh|grand|fast) enough for you\b|\bthe door(?:'s| is) (?:over there|that way|right there|open)\b"
    r"|\bdoor hit you\b|\b(?:nobody|no one)(?:'s| is) (?:stopping|keeping) you\b",
    r"\bfree to (?:find|look for|try|switch to|move to|take your \w+ to) (?:another|a different) (?:provider|bank"
    r"|airline|shop|company|hotel|game|carrier|supplier|restaurant)\b",
    # It is nothing.
    r"\byou'll (?:just |simply )?(?:have to |need to )?(?:put up with|live with|live(?=[.!,]|$)|survive|get over)\b"
    r"|\bsomething you(?:'ll| will)? (?:just |simply )?(?:have|need) to accept\b|\bworse things happen\b",
    r"\b(?:nobody|no one) (?:got|was) hurt(?:, did they|\?)|\bwould call (?:it|that) (?:charm|character)\b"
    r"|\breal problems to\b|\bbigger fish\b|\bbit of \w+(?: \w+)? (?:charming|quaint|cosy)\b",
    rf"\bother {_OTHERS} (?:quite |rather |actually |really )?(?:enjoy|don't mind|manage)\b"
    rf"|\bnone of (?:our|the) (?:other )?{_OTHERS}\b"
    rf"|\bfirst (?:person|one|customer|guest) (?:ever |yet )?to (?:dislike|complain|mention|object|not)\b",
    r"\b(?:let's|can we|shall we)(?: just| please| all)? (?:move (?:on|along)|drop (?:it|this)|forget (?:it|this))"
    r"(?! to\b)|\bthe end of that\b|\band that's that\b",
    rf"{_START}it(?:'s| was) (?:only|just) (?:a|an|one|two|five|ten|\d+) (?:button|sandwich|minutes?|hours?|towel|bag"
    rf"|toy"
    rf"|burger|scratch|stain|hair|app)(?=[.!])|, it(?:'s| was) (?:only|just) (?:a|an|one|two|five|ten|\d+) \w+(?=[.!])",
    r"\bas the sign says\b|\bi(?:'ve| have) answered (?:this|that|it)\b|\byour opinion, i\b"
    r"|\beveryone's a critic\b|\bwrong as (?:it|that|you)\b|\boff your chest\b|\bfeel(?:ing)? better now\b",
)
_IMPATIENT = any_of(
    rf"\b(?:no (?:need|call) for|spare (?:me|us)|less of|enough of|save|dial down|drop|cut|enough with) (?:the |your )"
    rf"{_SCENE}\b|\bgive the {_SCENE} a rest\b|\bthe drama(?=,? (?:shall|please|would|will)|[.!])",
    r"\bcaps(?: lock)?(?: key)? (?:can|could|may|needs|deserves|might) (?:\w+ )?(?:a )?(?:rest|break)\b"
    r"|\bwithout (?:the|all the|your) (?:capital letters|capitals|caps|exclamation)"
    r"|\b(?:ease off|lay off|go easy on) (?:the|your) \w+",
    r"\b(?:would|will|could|can) you (?:ever |please |just )*(?:relax|calm|chill|settle down)\b"
    r"|\bpatience is a virtue\b|\bthings come to those who wait\b|\benough already\b|\benough said\b",
    r"\bnot (?:a )?(?:mind[- ]?readers?|telepathic|psychic|clairvoyant)\b|\bcan't read minds\b|\bcrystal ball\b"
    r"|\buse your words\b|\bwon't tell (?:me|us) (?:anything|what)\b",
    r"\bmind your (?:manners|language|tone)\b|\bdrop the (?:attitude|act)\b|\bwith that (?:tone|attitude)\b"
    r"|\bask(?:ed)? (?:us )?nicely\b|\bsay please\b|\b(?:talk|speak) to (?:everyone|people) like that\b"
    r"|\bare you (?:quite )?(?:finished|done)\?",
)
_MOCKING = any_of(
    rf"\b{_ODD} as (?:it|that|this) (?:may|might) (?:be|sound|seem)\b|{_START}{_ODD}, I know\b",
    r"\b(?:there (?:is|are|was)|there's|we (?:do )?have)\b[^.!?]{0,50}, (?:believe it or not|would you believe)\b",
    rf"{_START}(?:funny|odd|strange|interesting|curious|weird)[,.:]? (?:because|that you|how (?:none|no one|nobody|you)"
    rf"|since)\b",
    r"\byou (?:evidently|clearly|obviously|apparently) (?:did|didn't|ignored|never|haven't|missed|can't|don't)\b"
    r"|\bevidently you\b",
    r"\bsorry (?:that )?you feel (?:that )?(?:a|an)\b|(?<!hear )\b(?:sorry|regret) (?:that )?you expected (?:a|an"
    r"|the)\b"
    r"|\bhurt your feelings\b|\bregret that you find\b|\bexacting standards\b"
    r"|\b(?:sorry|apologies) that (?:a|an) (?:free|cheap|budget|£?\d+)\b",
    r"\b(?:since|seeing as|as) you know so (?:much|well)\b|\byour (?:essay|novel|lecture|life story|sermon|monologue)\b"
    r"|\bwe skimmed\b|\b(?:world|universe|reality) (?:isn't|doesn't|won't|disappoints)\b|\barranged around your\b",
    # Too old, too simple, too childish.
    r"\b(?:have|get|ask|find|finding) (?:a|an|some) (?:grown[- ]?up|adult)\b"
    r"|\b(?:get|find|finding|have|ask) (?:someone|somebody) (?:who can read|to (?:read|explain)"
    r" [^.!?]{0,30}\bto you)\b",
    r"\b(?:say|type|explain|write|go) (?:this |it |that )?(?:more )?slow(?:er|ly) (?:for you|so (?:that )?you)\b"
    r"|, which is where \w+ tend\b|\bat your age\b|\b(?:surprise|expect\w*)[^.!?]{0,25}\bsome(?:one|body) like you\b"
    r"|\bolder generation\b",
    r"\bno (?:wonder|surprise)\b[^.!?]{0,50}\b(?:confus\w+|hard|difficult|tricky|much) (?:for )?you\b"
    r"|\bnot everyone is cut out\b|\bi suppose not\b|\ba bit much for you\b",
    r"\bever heard of\b|\bthat's one way to\b|\bsmelling salts\b|\b(?:alert|notify) the authorities\b"
    r"|\bi'm sure (?:it|that) was (?:a |an |so |very |quite )*(?:terrible|awful|dreadful|traumatic|horrible)"
    r"|\bhow (?:awful|terrible|dreadful|sad) for you\b|\b(?:gosh|wow|goodness),? a whole\b|, (?:detective|sherlock)\b",
)
_CASUAL = any_of(
    r"\b(?:lmk|gotchu|lowkey|highkey|big mood|big yikes|skill issue|git gud|no worries,? fam|drama llama|xoxo|babes"
    r"|not gonna lie|touch (?:some )?grass|whoopsie\w*|cope harder|l take|ok bet|vibes are|happy days)\b",
    r"\b(?:stop|quit) crying\b|\bcrying in (?:our|my|the) (?:mentions|replies|dms)\b|\bour bad\b|\bwe got (?:u|ya)\b"
    r"|\bchill tho\b|\b(?:peek|look|it|that) rn\b|\bhiya (?:lovely|hun)\b|(?-i:\boof\b)|\btho,",
)

CUES = (
    Cue("guard.tone_blame", _BLAME, _OURS),
    Cue("guard.tone_dismissive", _DISMISSIVE, _SOFTENED),
    Cue("guard.tone_impatient", _IMPATIENT),
    Cue("guard.tone_mocking", _MOCKING),
    Cue("guard.tone_casual", _CASUAL),
)
