"""Self-harm said calmly, in English: what is put in order, the last of something, a place at hand, nobody to see."""

from activesupport.replies.gate.reading import Sign, Together
from activesupport.replies.gate.vocabulary import DEVICE_EN, STORY_EN
from activesupport.text import Phrases

_LIGHT_EN = Phrases(
    rf"\b{STORY_EN}\b(?=.{{0,30}}\b(?:die|died|dead|kill|suicide|end)\b)",
    r"\b(?:trial|subscription|contract|plan|lease|sale|hotel|holiday|vacation) (?:ends|ended|ending|is over)\b",
    r"\bcontracts?\b(?=.{0,20}\bthat is\b)",
    r"\b(?:plane|pilot|landing|flight|turbulence)\b(?=.{0,80}\btell my\b)",
    r"\b(?:size \d+|dm me|swap|for sale|free to a good home|collection only)\b|\b(?:with|on|in) the return\b",
    r"\bdid you get it\b|\blast night (?:of|on|at) (?:the|our|this|my)\b|\btractor\b|\bdon'?t want to leave\b",
    r"\bkeep it warm\b|\bthe view\b|\bunreal\b",
    rf"\bmy (?:{DEVICE_EN}|hair|plants?|wallet|diet)\b(?=[^.]{{0,16}}\b(?:die|dead|died|suicide|end)\b)",
    r"\b(?:boss|respawn\w*|gold|xp|lives|mana)\b|\bdie (?:for|of|laughing)\b|\bswitching\b|\bmy free\b",
)
CALMLY_EN = (
    Sign(
        Phrases(
            # Putting things in order.
            (
                r"\b(?:giving|given|gave|give) (?:away )?(?:all )?(?:of )?my (?:\w+ )?(?:things|stuff|possessions"
                r"|belongings|clothes|records|money|savings|collection|everything|life)(?: \w+){0,2}? ?(?:away"
                r"|out)?\b(?!:)"
            ),
            r"\bgive my (?:profile|account|things|dog|cat|car|seat|stuff|save) to (?:my|someone)\b",
            (
                r"\b(?:wrote|written|writing|left|finished|write) (?:out )?(?:my|the|a|some|all the"
                r"|all my) (?:\w+ )?(?:notes?|letters?|will|goodbyes?|instructions)\b(?! (?:to (?:you|the|your"
                r"|customer|support|complaint|council|my mp)|of complaint|for the (?:driver|courier|postman)|on the"
                r"|with))"
            ),
            r"\bwill at (?:the|my) \w+ (?:table )?at \d",
            r"\b(?:said|saying|say) (?:all )?(?:my|our) (?:last )?goodbyes\b|\baffairs (?:are )?in order",
            r"\blast thing on (?:the|my) list\b|\btied up (?:all )?(?:the|my) loose ends",
            r"\bkids(?:'ll| will)? get the (?:insurance|money|payout)",
            r"\b(?:insurance|policy|cover) (?:still )?pays? (?:out )?(?:either way|if i|if it'?s|on suicide)",
            # The last of something.
            r"\b(?:tonight'?s|tonight is|it'?s) (?:the|my) (?:last )?night\b(?=[.,!;]|$)",
            (
                r"\bmy last (?:night|day|evening|hours?|sunrise|morning|meal|order|christmas|winter)\b(?! (?:at|in|on"
                r"|of|with|here|was|is|came|didn|never|arrived|took|had|got|still|delivery|i placed|from|for (?:the"
                r"|work))\b)"
            ),
            r"\blast night i'?ll\b|\blast stop (?:tonight|for me)\b",
            r"\bit (?:all )?ends (?:today|tonight|here|tomorrow|now)\b",
            (
                r"\b(?:after|by) (?:tonight|tomorrow|morning|the morning|the weekend|then),? (?:nothing|none of|it"
                r"|nobody|no one)\b.{0,30}\b(?:hurts?|matters?|over|need)"
            ),
            (
                r"\b(?:won'?t|not) (?:have|need) to (?:chase|worry about|bother|ring|call|hear from|deal with"
                r"|put up with) me\b.{0,40}\b(?:tonight|tomorrow|any ?more|soon|again after)"
            ),
            r"\b(?:need|take) (?:it|them|that|any of it) where i'?m going\b",
            r"\bwon'?t (?:be )?need(?:ing)? (?:it|them|the \w+|any of (?:it|this)) where\b",
            r"\bif i'?m not (?:around|here|alive) (?:on|by|after|for|next|when)",
            r"\b(?:one|ones|person|people) who(?:'ll| will)? finds? me\b|\bwhen (?:they|you|she|he) finds? me\b",
            r"\bgoing off (?:the )?grid permanently|\ba date in mind\b|\bdone\. not with\b",
            r"\bdone with (?:it all|all of it|everything)\b(?=[.,!;]|$)|\bnot with you.{0,20}\bwith all of it",
            (
                r"\b(?:ring|call|text|phone|rang|called|reach)(?:ing)? (?:the )?(?:samaritans|crisis line"
                r"|suicide line|helpline|988|116 ?123)\b"
            ),
            (
                r"\b(?:going to|gonna|will|i'?ll|decided to|want to) do it (?:tonight|today|tomorrow|this (?:evening"
                r"|weekend)|now|soon)\b(?= ?[.,!]|$)(?!.{0,30}\b(?:order|upgrade|cancel|switch)\b)"
            ),
            r"\bafter (?:this|that) i can (?:finally |just )?(?:rest|stop|sleep|go)\b",
            (
                r"\bone (?:less|fewer) (?:number|name|mouth|person|customer|problem|burden"
                r"|account)\b.{0,40}\b(?:morning|tomorrow|tonight|sheet|list|soon)\b"
            ),
            r"\bi won'?t be in\b(?=[.!]|$)",
            (
                r"\b(?:sat|sitting|standing|been) (?:\w+ )?by the (?:canal|river|tracks|railway|weir|quarry|cliffs?"
                r"|water) (?:since|for|all)\b"
            ),
            r"\bwonder if anyone (?:looks|would|will|is|notices|cares)\b",
            r"\bi'?ve sorted the (?:dog|cat|kids|bills|house|will)\b|\byou (?:all )?win\. you\b",
            r"\bread about me in (?:the )?(?:papers?|news)",
            r"\bmake it official\b(?=.{0,30}\b(?:stop|tonight|end|gone)\b)|\bplanning (?:it|this) since\b",
            r"\bthink about (?:how to )?end(?:ing)? (?:it|things)\b",
            r"\b(?:passenger|customer|i|policyholder) (?:dies|die|died|kill\w*).{0,40}\basking for me\b",
            r"\basking for (?:me|myself)$",
            (
                r"\b(?:hope|wish) (?:the|this|my) (?:plane|bus|train|car|flight) (?:goes down|crashes|hits"
                r"|goes off)\b.{0,40}\b(?:only me|with me|me on)"
            ),
            r"\bweight'?s been lifted once you'?ve decided",
            r"\bonce you'?ve (?:decided|made your mind up)\b.{0,60}\b(?:one night|anyway|peace)",
            # A place, a means.
            (
                r"\b(?:step(?:ping)?|walk(?:ing|ed)?|jump(?:ing)?|throw(?:ing)? myself"
                r"|lean(?:ing)?) (?:out )?(?:in front of|under|into|off|onto) (?:the |a |that "
                r"|your )?(?:\d{1,2}[:.]?\d\d|train|tracks|traffic|motorway|sea|bridge|lorry|river|water|roof"
                r"|platform)\b(?! (?:in my|with my|wearing|rude|to board|to get|before|first))"
            ),
            r"\bevery bridge\b",
            (
                r"\b(?:on|over|at) (?:the|a) (?:roof|ledge|edge|railings?|parapet|balcony|wrong side"
                r"|bridge)\b(?! (?:terrace|bar|garden|of (?:my seat|glory|town|tears)))(?=.{0,60}\b(?:quiet|sorry"
                r"|goodbye|tell|calm|platform|times|jump|cold|up here|alone|enough|over)\b)"
            ),
            r"\b(?:stood|standing|sat|sitting) (?:at|on|by) the (?:edge|end) of (?:the )?platform",
            (
                r"\b(?:looking at|counting|staring at|saved up|saving|lined up|hoarding|swallowed"
                r"|keep looking at) (?:the|my|enough|all the|these|a load of)? ?(?:\w+ )?(?:pills|tablets|meds"
                r"|paracetamol|blades?|rope|knife|razor)\b"
            ),
            r"\b(?:enough|how many) (?:pills|tablets|it takes)\b(?=.{0,40}\b(?:takes|stop|end|read)\b)",
            (
                r"\bstopped (?:taking|eating|drinking) (?:my|any) ?(?:insulin|meds|medication|heart pills"
                r"|tablets)?(?= ?[.,]).{0,40}\b(?:explain|let|matter|care|point)"
            ),
            r"\bcut too deep\b",
            (
                r"\b(?:burn(?:ed|t|ing)?|cut(?:ting)?|hurt(?:ing)?|hit(?:ting)?|scratch(?:ed|ing)?) (?:my (?:arms?"
                r"|wrists?|legs?|thighs?|skin)|myself) (?:again|on purpose|every|last night|tonight|after|until|till"
                r"|to cope|to feel)"
            ),
            r"\bclean (?:for )?\d+ (?:yrs?|years?|months?|weeks?|days?) and\b.{0,30}\b(?:cut|burn|again|relaps)",
            r"\b(?:gas|oven|exhaust|garage|car)\b.{0,20}\b(?:hose|running|door shut|sealed)\b",
            r"\bjust walk(?:ed)? into the (?:sea|river|water)",
            # Nothing is left, nobody would notice.
            r"\bworth more (?:to \w+(?: \w+)? )?dead\b|\bdead than alive\b|\bbetter (?:off )?dead\b",
            r"\btired of being (?:here|me|alive|awake)\b",
            r"\b(?:so |too )?tired of (?:living|life|fighting|breathing|being alive)\b",
            (
                r"\b(?:nobody|no ?one|no-one)(?:'s|'ll|'d| is| will| would)? (?:\w+ )?(?:even )?(?:notice|coming|come"
                r"|care|find|miss)(?: me| anyway| if i| for days| until| for weeks|\b(?=[.,!]"
                r"|$))(?=.{0,60}\b(?:anyway|me|i call|gone|days|weeks|alive)\b)"
            ),
            r"\bworld (?:won'?t|wouldn'?t|will not) (?:even )?(?:notice|miss|care)",
            r"\bthe last place i (?:existed|belonged|mattered)|\bdon'?t exist to any\w+",
            (
                r"\bnothing (?:left )?(?:matters|in me|left for me|left to (?:lose|give"
                r"|live))(?: any ?more)?\b(?=.{0,60}\b(?:end|morning|ends|me|tonight|live|over|hurt)\b)"
            ),
            r"\bnothing left in me\b",
            (
                r"\b(?:i )?(?:just )?want (?:everything|it all|the noise|the pain|this|it) to (?:stop|end|be over"
                r"|go away)\b(?=.{0,60}$)"
            ),
            r"\bwhat'?s the point (?:in|of) (?:being alive|living|going on|carrying on|any of it|waking)",
            (
                r"\bdon'?t trust myself\b(?! (?:with|not to|around) (?:a |the |my )?(?:card|sale|cake|biscuits|menu"
                r"|money|spend|eat|buy))"
            ),
            r"\bbad thoughts\b|\bthoughts are back\b|\bthe ending it\b|\bdark thoughts\b|\bdark place\b",
            r"\b(?:rather|sooner) not be (?:here|alive|around)\b",
            r"\bnot (?:be here|exist|wake up)(?= (?:any ?more|than|tomorrow|again|if)|[.,!]|$)",
            r"\b(?:go to|fall a?) ?sleep and not (?:come back|wake|get up)",
            r"\bcan'?t see myself (?:getting|making it|being here|lasting)",
            r"\b(?:can'?t|cannot) (?:keep )?do(?:ing)? this (?:any ?more|any longer|\. can'?t)",
            r"\bonly reason i (?:didn'?t|haven'?t) (?:do it|done it|end it|jump)|\bdon'?t want to wake up\b",
            (
                r"(?<!some one )(?<!someone )\btell my (?:\w+ )?(?:mum|mom|mam|dad|kids|wife|husband|sister|brother"
                r"|son|daughter|family|girls|boys|children) (?:i'?m sorry|i love|i tried|that i|it wasn'?t|goodbye)"
            ),
            r"\b(?:sorry|goodbye) (?:mum|mom|mam|dad|kids|everyone|all)[.!]|\bit'?s not (?:here )?on hold\. here\b",
            r"\btired of being here\b|\bnot here on hold\b|\bi am done\b(?=.{0,30}\ball of it\b)",
            (
                r"\bcan'?t face (?:another|waking|tomorrow|one more) ?(?:winter|day|morning|up"
                r"|year)?\b(?=.{0,80}\b(?:end|letters?|plan|goodbye|sorry|live|alive|point)\b)"
            ),
        ),
        _LIGHT_EN,
    ),
    # A place or a means, and how calm it is.
    Together(
        Phrases(
            r"\bon (?:the|a) (?:roof|ledge|bridge|railings?|parapet|cliff)\b(?! (?:terrace|bar|garden))",
            r"\b(?:\d{1,2}[:.]?\d\d|train|express) (?:\w+ )?(?:doesn'?t|does not) stop here",
            r"\bstopped taking (?:my|any) (?:insulin|meds|medication|tablets|heart)",
        ),
        Phrases(
            r"\bquiet up here|\bpeaceful|\bgoodbye\b|\bi'?m sorry\b|\bgood\.?$|\bso calm|\bnobody (?:here|around)",
            r"\bexplain (?:that|this)|\bwon'?t matter",
        ),
        _LIGHT_EN,
    ),
)
"""The signs of somebody who has decided, or is close to it, without the usual words."""
