"""What English posts say straight out in words of their own: rites by their names, pills put by, a hand on a collar."""

from activesupport.domain.gate import GateReason
from activesupport.replies.gate.reading import Sign, Together
from activesupport.replies.gate.vocabulary import KIN_EN, MACHINE_EN, PET_EN, STORY_EN
from activesupport.text import Phrases

_STORY = rf"\b{STORY_EN}\b"
_WHOSE = r"(?:my|our|his|her|their)"
_STAFF = (
    r"(?:driver|courier|rider|manager|agent|advis[eo]r|rep|engineer|waiter|waitress|conductor|guard|steward(?:ess)?"
    r"|receptionist|clerk|cashier|trainer|nurse|girl|woman|man|lad|bloke|guy|lady)"
)
OUTRIGHT_EN: dict[GateReason, tuple[Sign | Together, ...]] = {
    GateReason.SELF_HARM: (
        Sign(
            Phrases(
                # Pills put by, poison, the blade again.
                r"\b(?:saving|saved|storing|stored|hoarding|hoarded|stashing|stashed|stockpil(?:ed|ing)"
                r"|putting by) (?:up )?(?:all )?"
                r"(?:of )?(?:my |the |her |his )?(?:\w+ )?(?:pills|tablets|meds|medication|paracetamol|insulin)\b",
                r"\b(?:consum(?:e|ing)|tak(?:e|ing)|drink(?:ing)?|swallow(?:ing)?) (?:some |the )?(?:poison|bleach"
                r"|pesticide)\b",
                r"(?:^|[.,;!:] ?|\b(?:am|i'm|im|been|started|back to|i'm back) )cutting (?:myself )?again\b"
                r"(?! (?:out|corners|costs|carbs|sugar|the |my |our |prices|staff|jobs|services|back))",
                # Life and its end, as people say it in many Englishes.
                r"\bfinish(?:ing)? (?:off )?(?:my (?:own )?life(?! (?:story|'s|s|admin|work|insurance|goals))"
                r"|myself(?: off)?\b)",
                r"\b(?:leave|leaving|quit|quitting|exit(?:ing)?) this (?:cruel )?(?:world|life)\b(?! (?:of|tour"
                r"|cup|war))",
                r"\bdelet(?:e|ing) (?:the rest of me|myself)\b(?! from)",
                r"\blast person i(?:'ll| will)(?: ever)? (?:talk|speak|see|hug|text)",
                r"\b(?:think|thinking|thought|dream\w*) (?:a lot )?(?:about|of) (?:just )?(?:stepping"
                r"|walking) (?:out )?in front\b",
                r"\bone (?:more |small )?step (?:it is |away )?and (?:then )?(?:all|it"
                r"|everything)\b[^.!?]{0,30}\b(?:stops?|over|ends?|quiet)\b",
                r"\b(?:written|wrote|writing) (?:everyone|everybody|them all|the kids|my (?:kids|family|mum|mom"
                r"|wife|husband)) "
                r"(?:a |their )?(?:goodbye )?letters?\b",
                r"\bperson (?:did it|does it|died) on purpose\b|\b(?:die|died|death|dying) (?:by|at) my own hand\b",
            ),
            Phrases(_STORY, r"\b(?:santa|thank[- ]you|recycl\w+|pharmacy collection)\b"),
        ),
        Together(
            Phrases(r"\b(?:last|final) (?:meal|supper|takeaway)\b|\b(?:honest|true) answer\b"),
            Phrases(r"\bnot a joke\b|\bi mean it\b|\bdon'?t want to be(?=[.!]|$)|\bwon'?t be (?:a next|another)\b"),
            Phrases(r"\bdiet\b|\b(?:move|moving) (?:out|away|house)\b", _STORY),
        ),
    ),
    GateReason.BEREAVEMENT: (
        Sign(
            Phrases(
                # Rites by their names.
                r"\b(?:tehr(?:a)?vi|tera(?:h)?vin|terahvi|antim sanskar|asthi visarjan|barsi|shraddh?a?|janaza\w*"
                r"|kaddish|sitting shiva"
                r"|shiva call|month'?s mind|chaliswan|uthala|last rites)\b",
                rf"\b{_WHOSE} (?:[\w-]+ )?{KIN_EN}(?:,? (?:[a-z]+,))? (?:has |have |had |just |sadly )*expired\b"
                r"(?! (?:pass|card|ticket|licen[cs]e|member))",
                # Ashes, the ground.
                rf"\b(?:scatter(?:ed|ing)?|interred|spread(?:ing)?) (?:him|her|(?:his|her|their"
                rf"|{_WHOSE} (?:[\w-]+ )?{KIN_EN}'?s) ashes"
                rf"|mum|dad|nan|grandad)\b(?=[.,!]|$| (?:off|on|in|at|over|into|from|by))",
                r"\b(?:carry|carrying|carried|take|taking|fly|flying|travel\w*|transport\w*) (?:with )?(?:human "
                r"|cremated )?ashes\b",
                r"\b(?:he|she|mum|dad|nan|grandad|grandma)(?:'s| is| has been|s|'s been) (?:been )?in the ground\b",
                # Gone before; lost, without saying who lost whom.
                r"\b(?:he|she)(?:'d| had|'s| was) (?:already )?(?:gone|slipped away) (?:before|by the time) (?:i"
                r"|we|they)\b"
                r"(?! (?:could pay|signed|opened))",
                r"(?:^|[.,;!] ?)lost (?:him|her|them both) (?:at|on|in|over|before|around|last|this|to|two|three|a)"
                r" (?:easter|christmas|new year|the (?:weekend|spring|summer|autumn|winter|night)|\w+day|january"
                r"|february|march|april"
                r"|may|june|july|august|september|october|november|december|week|month|year|weeks|months|cancer|covid)",
                r"\b(?:came|come|went|left|drove|walked|carried)\b[^.!?]{0,30}\b(?:hospital|ward|nicu|maternity"
                r"|vets?'?s?)\b[^.!?]{0,20}"
                r"\bwithout (?:him|her|them|our (?:baby|boy|girl|son|daughter|dog|cat))\b(?! (?:lead|phone|collar"
                r"|bag|meds))",
            ),
            Phrases(
                _STORY,
                rf"\b(?:card|passport|ticket|licen[cs]e|password|session|{MACHINE_EN}) (?:has |had |just )?expired\b",
                r"\b(?:in the (?:shop|crowd|queue|car ?park)|volcan\w+|cigarette|barbecue|bbq|fire ?pit|stove)\b",
            ),
        ),
    ),
    GateReason.ILLNESS: (
        Sign(
            Phrases(
                # Somebody on the floor, a number that does not answer.
                rf"\b(?:{_STAFF}|customer|passenger|stranger|colleague|neighbou?r)(?:'s| has)? (?:just "
                rf"|suddenly )?(?:has )?collapsed\b"
                r"(?! (?:my|the|a|our|your|laughing|into|in (?:tears|a heap)))",
                r"(?<![\d£$€.,])\b(?:911|999|112|119|000|ambulance(?: service)?)\b(?:'s| is| are| has"
                r"| have)? (?:just |still )?(?:keeps?"
                r"|kept|put|got|has|have)(?: putting)? (?:me|us) on hold\b",
                r"(?<![\d£$€.,])\b(?:911|999|112|119|000)\b(?: just| is| only)* (?:rings? out|ringing out|engaged"
                r"|not answering|busy)\b",
                rf"\b(?:{_WHOSE} (?:[\w-]+ )?(?:{KIN_EN}|{PET_EN})(?:'s)?|his|her|their|the (?:baby|kid"
                rf"|child)(?:'s)?) (?:lips|face|fingers)"
                r" (?:are|is|have gone|has gone|going|turning|turned|gone) (?:\w+ )?(?:blue|grey|gray|purple)\b",
                # Found, treated, kept in.
                r"\bfound (?:something|a (?:lump|shadow|mass|spot|growth)) (?:on|in|near|behind) (?:my|his"
                r"|her) (?:spine|lungs?|brain"
                r"|liver|breast|scan|chest|kidneys?|pancreas|x-?ray|neck|throat|mri)\b",
                r"\b(?:at|in) the children'?s hospital (?:till|until|for|since|indefinitely)",
                r"\b(?:rounds?|cycles?|sessions?) of (?:the drip|radiation|treatment|infusions?)\b",
            ),
            Phrases(
                _STORY,
                r"\b(?:slush\w*|lolly|lollies|ice pops?|popsicle|lipstick|gloss|sweets|candy|bubble ?gum"
                r"|face ?paint|berry|berries)\b",
                r"\blaugh\w*|\bcollapsed (?:on the sofa|in bed)|\b(?:irrigation|hair|spa|facial|skin) treatment",
            ),
        ),
    ),
    GateReason.MINOR: (
        Sign(
            Phrases(
                r"\b(?:have|has|had|need|got) to be (?:13|16|18)\b[^.!?]{0,30}\b(?:i'?m|im|i am) not\b",
                r"\bloads of us in (?:year|yr|grade) ?(?:[1-9]|1[0-3])\b|\bus in (?:year |yr |class )?(?:[1-9]"
                r"|1[0-3])[a-h]\b",
                r"\b(?:me|us|we(?:'re| are| r)?|im|i'?m|i am) (?:all |both |only |still )?in (?:year|yr"
                r"|grade) ?(?:[1-9]|1[0-3])\b",
                r"\b(?:std|standard|class) ?\.?(?:[1-9]|1[0-2]|[ivx]{1,4})(?:th)? (?:student|girl|boy|pupil)\b",
                r"\b(?:myself \w+,?|i am|i'?m|i) (?:study|studying|a student|student|read)(?:ing)? (?:in"
                r"|of) (?:std|class|standard|grade)"
                r" ?(?:[1-9]|1[0-2]|[ivx]{1,4})\b",
            ),
            Phrases(
                r"\b(?:my|our|their) (?:\w+ )?(?:son|daughter|kids?|child|children|pupils|students|nephew|niece"
                r"|class)\b",
                r"\bwhen i was\b|\byears ago\b|\bback when\b|\b(?:teach|teacher|governor)\b",
            ),
        ),
    ),
    GateReason.ABUSE: (
        Sign(
            Phrases(
                # Bodies, and what somebody should do to them.
                r"\b(?:fat|obese|ugly|disgusting|hideous) (?:\w+ )?(?:pig|freak|cow|whale|hippo|lump|slob|hag"
                r"|blob|troll)\b (?:who|that|off|on|at"
                r"|behind|checking|serving|working|running|driving|from|in) (?:\w+ )?(?:the |your )?",
                r"\b(?:someone|somebody) (?:should|ought to|needs to|oughta|must) (?:\w+ )?(?:drown|hang|strangle"
                r"|run over|put down"
                r"|beat|slap|thrash|punch) (?:him|her|it|them|that|this|you)\b",
                r"\bteach (?:him|her) (?:a )?(?:proper |good |real )?lesson\b|\bcharacter ?less (?:woman|girl|lady)\b",
                # Broken bones, being born.
                r"\b(?:learn|find out|know|see|discover|feel) what (?:a |an )?(?:broken|cracked|fractured|smashed"
                r"|real beating|fist)\b",
                r"\b(?:break|broken|smash|crack) (?:his|her|your|their|that \w+'s) (?:jaw|nose|legs?|arms?|teeth"
                r"|knee ?caps?|skull|fingers)\b",
                r"\b(?:he|she|they|you)(?:'ll| will| gonna) wish (?:he|she|they|you)(?:'d"
                r"| had)? never (?:been born|met|taken|started)",
                # What the writer has of somebody.
                r"\bi (?:have|got|know|found)(?: got)? your (?:ip|street|postcode|home|house|home address"
                r"|kids'? school)\b",
                r"\bif (?:he|she|they|that \w+) (?:ever )?sets? foot\b[^.!?]{0,40}\b(?:dogs?|walk(?:ing)? out"
                r"|regret|am i|carried)\b",
                r"\b(?:filthy|dirty) (?:mongrel|animals?|half[- ]breed)\b",
            ),
            Phrases(
                _STORY,
                r"\b(?:thank|thanks to) (?:him|her|them|you)\b|\bstray\b|\brescue\b|\bmy (?:dog|cat"
                r"|puppy)\b",
            ),
        ),
        Together(
            Phrases(
                rf"\bfound (?:your|his|her|their|that) (?:{_STAFF}'?s? )?(?:facebook|insta\w*|linkedin|tiktok"
                rf"|profile|socials)\b"
            ),
            Phrases(
                r"\bnice (?:kids|wife|school|house|family|street|little)\b|\bpretty (?:wife|daughter"
                r"|girlfriend)\b"
            ),
        ),
    ),
    GateReason.LITIGATION: (
        Sign(
            Phrases(
                r"\binstructed [\w&' ]{2,40}\b(?:llp|solicitors?|& co|law|legal)\b",
                r"\ball (?:further|future) (?:correspondence|contact|communication) (?:must |should "
                r"|to )?(?:go )?(?:through|via|to)"
                r" (?:them|my|our)\b",
                r"\bhear(?:ing)? from (?:a|the) (?:judge|magistrate|bailiffs?|court)\b",
            ),
            Phrases(_STORY, r"\b(?:estate agents?|buying|selling|wedding)\b"),
        ),
    ),
    GateReason.DISASTER: (
        Sign(
            Phrases(
                r"\bember attack\b",
                r"\b(?:rfs|ses|cfs|cfa|fire (?:service|brigade|department|crews)|police|army|rangers"
                r"|wardens) (?:is |are |have |just )*(?:telling"
                r"|ordering|told|ordered) (?:everyone|us|people|residents|the \w+) to (?:go|leave|get out|run"
                r"|evacuate|stay inside)\b",
                r"\b(?:lobby|building|floor|corridor|station|carriage|cabin|stairwell|hotel|tunnel) (?:is "
                r"|was )?(?:full of|filling with) smoke\b",
                r"\bcan'?t account for\b[^.!?]{0,40}\b(?:floor|people|guests|folk|everyone|passengers|staff)\b",
                r"\bshots (?:on level|on the|inside|fired)\b|\block ?down alert\b|\bbarricaded in\b",
            ),
            Phrases(
                r"\b(?:game|movie|film|episode|quest|boss|raid|novel)\b",
                r"\b(?:drill|exercise|vape|vaping"
                r"|espresso|tequila|vodka|invoice|invoices)\b",
            ),
        ),
    ),
    GateReason.OPT_OUT: (
        Sign(
            Phrases(
                r"\bleave this (?:post|thread|tweet|one) (?:alone|be)\b",
                r"\bquit (?:commenting|replying|posting|writing) (?:on|under|to) my\b",
                r"\b(?:you are|you'?re|brands are) not invited\b|\bnothing from you is (?:wanted|needed|required)\b",
                r"\bnot interested in your (?:\w+ )?(?:sympathy|apolog(?:y|ies)|repl(?:y|ies)|canned \w+)\b",
            ),
            Phrases(
                _STORY,
                r"\b(?:party|wedding|beta|sale)\b",
            ),
        ),
    ),
}
"""The signs of each topic."""
