"""Grave illness by its course: what the doctors said, what no longer works, where one lies, what one is waiting for."""

from activesupport.replies.gate.reading import Sign, Signs
from activesupport.replies.gate.vocabulary import DEVICE_EN, KIN_EN, KIN_JA, PET_EN, PET_JA, STORY_EN, STORY_JA
from activesupport.text import Phrases

_WHO_JA = rf"(?:{KIN_JA}|{PET_JA}|私|僕|俺|自分|わたし|うち|当方)(?:さん|ちゃん)?"
_ORGAN_JA = (
    r"(?:心臓|肺|腎臓|肝臓|膵臓|脾臓|脳|骨髄|胃|大腸|子宮|卵巣|胸|乳房|のど|喉|声帯|足|脚|腕|背骨|リンパ|眼球"
    r"|角膜)"
)
AT_WORK_JA = Phrases(
    # Who works where others lie ill.
    (
        r"(?:病院|ホスピス|icu|hcu|nicu|透析室?|手術室|病棟|救急(?:外来|センター)?|脳外科|脳外|外科|内科|小児科"
        r"|精神科|クリニック|介護施設|老健|がんセンター|医療(?:機関|現場))(?:で|に|の|、|勤め)?(?:働|勤|スタッフ|職員"
        r"|ナース|看護|医師|事務|受付|バイト|パート|夜勤|当直|実習|技師|清掃|ボランティア|研修)"
    ),
    r"看護(?:師|学生|学校)|ナースです|研修医|薬剤師(?:です|をして)|(?:介護|医療)(?:職|士|従事)",
    # What only looks like it.
    r"脳死(?:周回|プレイ|で|状態)|財布(?:が|は|も)?(?:重体|瀕死|入院)|笑い死|推し|スマホ|ならぬ|コンセント",
    r"病院の(?:近く|隣|前|帰り)|保険(?:の)?(?:窓口|見直|相談)|がん保険",
)
_JA = (
    Sign(
        Phrases(
            # Diagnoses, results, what the doctor said.
            r"(?<!広)告知(?:を)?(?:受け|され)|余命|(?:ステージ|病期)(?:[34]|iii|iv|Ⅲ|Ⅳ|ⅲ|ⅳ|三|四)",
            (
                r"(?:生検|細胞診|精密検査|病理|腫瘍マーカー|mri|ct)(?:の)?(?:結果|で|が|数値)?[^。]{0,10}(?:悪|良くな"
                r"|よくな|引っかか|陽性|跳ね|影|見つか|最悪|黒)"
            ),
            r"腫瘍マーカー|病名が(?:つ|付)|末期の|(?:確定)?診断(?:が(?:下|お|つ|出)|され)",
            (
                r"(?:医者|医師|主治医|先生|病院)(?:の話|から|に|が|の)[^。]{0,16}(?:覚悟|長くない|越せ|もたない"
                r"|もって|手の施し|厳しい|呼ばれ|山場|余命|年内|会わせたい)"
            ),
            r"もう長く(?:は)?(?:ない|ありません)|先が(?:長く)?ない(?:父|母|夫|妻|祖|子)",
            (
                r"(?<!\d)(?:年(?:は|を)?越せ|(?:夏|冬|桜|春|正月)(?:は|を|まで)?(?:越せ|もた|見られ|迎えられ))(?:ない"
                r"|ん|るか|そうに)"
            ),
            r"生きて(?:い)?るうちに(?:もう|一|会|見|行)|最期(?:を|の時|は(?:家|自宅))",
            r"最後の(?:旅行|外出|外泊)に(?:なる|なり)",
            # Collapsed, unconscious.
            rf"{_WHO_JA}(?:が|は|も|、)[^。、]{{0,14}}(?:倒れ|運ばれ|意識|卒倒|寝込)",
            r"意識(?:が)?(?:戻ら|もどら|ない|不明|混濁)|(?:脳|心臓)(?:の病|が止|発作|に(?:血|穴|水|影))",
            r"脳(?:梗塞|出血|卒中|内出血|挫傷|幹)|心(?:筋症|筋梗塞|不全|臓発作|臓に(?:穴|爆弾))|くも膜",
            r"半身(?:不随|まひ|麻痺)|麻痺が残|脊髄(?:損傷|を)|頚椎(?:損傷|を)|植物(?:人間|状態)",
            # Where one lies, on what one lives.
            (
                r"(?<!勤)(?:(?<![a-z])n?icu|(?<![a-z])hcu|無菌室|隔離病棟|閉鎖病棟|緩和(?:ケア)?病棟|小児病棟|病室"
                r"|入院先|病床)(?:に|で|から|の|と)[^。]{0,14}(?:入|出られ|いる|い(?:て|ま|た)|見|寝|面会|つけ|過ご"
                r"|父|母|夫|妻|子|窓)(?!られる)"
            ),
            r"ホスピス(?:に|へ)(?:移|入|い)|(?:入院|転院|療養)(?:先|中|が長|した|して|する|に|生活|決ま)",
            r"退院(?:の(?:めど|目処|見込)|でき(?:ない|ず)|が(?:延|決))|リハビリ病院",
            (
                r"(?:酸素|人工呼吸|吸引|点滴|胃ろう|経管|カテーテル|ストーマ|人工肛門|在宅の(?:機械|医療)"
                r"|ペースメーカー|人工心|モルヒネ)(?:マスク|ボンベ|チューブ)?(?:の|を|に|が|つな|し|だけ|で|は)"
            ),
            # Treatments.
            r"透析(?:して|中|に|の日|を|生活|が|患者)|抗(?:がん|癌|ガン)剤|放射線(?:治療|を(?:当|あ|受))",
            (
                r"(?:緊急|開頭|開腹|大きな)?手術(?:台|室に(?:入|運)|に(?:臨|耐|な)|を(?:受|控|し)|の(?:日|前|後|傷"
                r"|あと|結果))"
            ),
            rf"{_ORGAN_JA}(?:を|の)?(?:移植|摘出|全摘|切除|切断|取[っりる]|とりまし|とった)|全摘",
            r"(?:両)?胸(?:を)?(?:とり|取り|なく|失)|ドナー(?:を)?(?:待|が(?:見|現))|がん(?:センター|病棟|専門)に",
            # Named and lasting.
            r"\bals(?!o)(?:の|で|と|に|を|、|患)|難病|指定難病|パーキンソン|アルツ",
            r"認知(?:症)?(?:が(?:進|入|ひど)|の(?:父|母|祖))",
            r"(?:骨髄|多発性|全身性|先天性|進行性|再生不良)[ぁ-ん一-龥]{2,8}(?:症|病|性|腫|血)",
            r"再発(?:して(?:まし|た|い)|した|が(?:わ|分|見)|と言)|転移(?:して|が|し|と)",
            r"(?:肺|骨|脳|肝臓|リンパ)に(?:も)?(?:飛ん|転移|影|水)|白血(?:病|球(?:が|の)?(?:足|少|減|下))",
            r"後遺症(?:で|が|の)[^。]{0,14}(?:寝|動け|働け|車|外|歩|休|治)|車(?:椅子|いす)(?:生活|になっ)|寝たきり",
            r"記憶が[^。]{0,8}(?:もた|保た|続か|なく)|徘徊|視力を失|失明|聴力を失|声(?:を|が)失|余病",
            # What the hands, the eyes, the voice can no longer do; who came too early; what the images show.
            (
                r"(?:手|足|体|からだ|身体|腕|指|口|目|耳|舌)(?:が|は|も)[^。、]{0,14}(?:動かな|動かせな|利かな|きかな"
                r"|見えなくな|聞こえなくな|しびれて(?:寝|歩)|言うことを)(?:く|い)(?!る?スマホ)"
            ),
            r"(?:喉|声帯|舌|胃|肺|腎臓|目|足|胸|乳房|子宮)を(?:取|と|摘|切除)[っらり](?:た|て|ま)|声が出(?:せな|な)く",
            r"(?:しゃべ|話せ|歩け|食べられ|飲み込め|起き上が|座れ)(?:れ)?なくな[っりる](?!る?くらい)",
            r"(?:予定日より|予定より)[^。]{0,10}(?:早く(?:生|出)|早産)|まだ抱っこも|保育器",
            (
                r"(?:検査|ct|mri|レントゲン|画像|エコー|健診)[^。]{0,12}(?:影|白いもの|しこり|腫れ|写っ|引っかか|再検"
                r"|要精密)[^。]{0,30}(?:病院|大きい|大学病院|紹介状|精密|怖|入院)"
            ),
            r"大きい病院(?:です|へ|に|で)|大学病院(?:に|へ|で)(?:紹介|移|かか|入|通)",
            # The mind.
            (
                r"(?:うつ|鬱|双極|躁|統合失調|パニック|摂食|適応障害|解離|ptsd|強迫)[^。]{0,10}(?:ひど|悪化|再発|休職"
                r"|入院|動け|外に出|手続|行けな|通院|半年|治療|診断|障害で|とき|時に)"
            ),
            r"(?:精神科|心療内科)(?:の|に|へ)(?:閉鎖|病棟|入|通|かか)|措置入院|医療保護入院",
            # Illness that keeps from living as before.
            (
                rf"{_WHO_JA}(?:が|は|も|の)?(?:重い|大きな|長い)?病(?:気|)(?:で|に(?:な|かか|罹)|と"
                r"|が)[^。]{0,14}(?:立て|動け|働け|外|食べ|闘|戦|寝|なり|なっ|見つ|進|通|休)"
            ),
            r"病気と(?:闘|戦|付き合)|大腿骨|圧迫骨折[^。]{0,10}(?:入院|寝|動け)|切断",
            r"(?:流産|早産|死産|切迫|妊娠高血圧|胎児)(?:の|で|し|と|に|が)|未熟児|保育器|nicu",
        ),
        Phrases(
            AT_WORK_JA.pattern,
            rf"{STORY_JA}(?:で|の|が|は|、)(?=[^。]{{0,24}}(?:手術|余命|病|告知|倒れ|意識))|余命もの",
            r"告知され(?:て)?た?(?:メンテ|イベ|アプデ|新)|(?:メンテ|発表|広告|イベント|公式)[^。]{0,6}告知",
            r"告知(?:ツイ|ポスト)",
        ),
    ),
)

_THEY_EN = rf"(?:i|we|he|she|they|(?:(?:my|our|his|her|the) )?(?:[\w-]+ ){{0,2}}?(?:{KIN_EN}|{PET_EN}))"
_ILL_EN = (
    r"(?:mnd|als|copd|cjd|msa|fibromyalgia|fibro|cancer|leuk(?:a)?emia|lymphoma|melanoma|myeloma|sarcoma"
    r"|glioblastoma|carcinoma|dementia|alzheimer'?s|parkinson'?s|huntington'?s|motor neurone?(?: disease)?"
    r"|multiple sclerosis|cirrhosis|sepsis|meningitis|encephalitis|cystic fibrosis|sickle cell|lupus|crohn'?s"
    r"|colitis|long covid|epilepsy|eating disorder|anorexia|bulimia|psychosis|schizophrenia|bipolar"
    r"|brain (?:injury|tumou?r|bleed|damage)|spinal (?:injury|cord injury)|heart (?:failure|disease|condition"
    r"|defect)|kidney (?:failure|disease)|liver (?:failure|disease))"
)
AT_WORK_EN = Phrases(
    # Who works where others lie ill.
    (
        r"\b(?:nurse|consultant|doctor|physio(?:therapist)?|porter|ward clerk|paramedic|surgeon|radiographer|midwife"
        r"|carer|care worker|hca|healthcare assistant|pharmacist|phlebotomist|oncologist|volunteers?"
        r"|volunteering)\b(?=,? (?:here|on|in|at|at the|working|by|who|so)\b)"
    ),
    (
        r"\b(?:i'?m|as|i am|being|am) an? (?:[\w-]+ ){0,3}(?:nurse|doctor|physio|porter|clerk|paramedic|surgeon"
        r"|radiographer|midwife|carer|hca|pharmacist|medic|consultant)\b"
    ),
    (
        r"(?<!won't )(?<!doesn't )(?<!not )(?<!don't )\bwork(?:s|ed|ing)? (?:nights? |days? |shifts? |late )*(?:in|at"
        r"|on|for) (?:a|an|the|our|my local|st)\b[^.]{0,24}\b(?:hospice|hospital|ward|icu|a&e|clinic|care home"
        r"|surgery)"
    ),
    r"\bshift\b|\bdo scrubs|\bnhs discount|\bcollection\b",
    r"\b(?:raffle|fundrais\w+|charity|10k|bake sale|sponsor\w*|donat\w+) ",
    # What only looks like it.
    (
        rf"\b(?:app|wallet|{DEVICE_EN}|bank account|credit card)(?:'s| is|s)? (?:in|on) (?:intensive care"
        r"|life support|its deathbed)"
    ),
    r"\bterminal \d|\bmy healer|\btournament\b|\blife cover\b|\bcritical illness (?:cover|as)\b",
    r"\b(?:hospital|medical) (?:drama|show|radio|soap)|\bfake heart attack|\bstage \w+ of the\b",
    rf"\b{STORY_EN}\b(?=.{{0,40}}\b(?:hospital|cancer|dying|coma|stroke)\b)",
)
_EN = (
    Sign(
        Phrases(
            # Diagnoses, results, the time that is left.
            r"\b(?:my|the|his|her|our|post|after my|after the|waiting (?:for|on)) (?:\w+ )?biopsy\b",
            r"\bbiopsy (?:results?|came|was|is|on|today|tomorrow)",
            (
                r"\b(?:scan|mri|ct|bloods|results|biopsy|prognosis)(?: results?)? (?:wasn'?t|weren'?t|isn'?t|is not"
                r"|was not|aren'?t) (?:good|great|what|clear)"
            ),
            (
                r"\b(?:scan|mri|bloods|results|prognosis|biopsy)(?: results?)? (?:was|were|is|came back|shows?"
                r"|showed) (?:\w+ )?(?:bad|worst|terrible|positive|not good|a mass|a shadow|spread|poor)"
            ),
            r"\b(?:found|finding) (?:a|an|another) (?:\w+ )?(?:mass|lump|tumou?r|shadow|growth|bleed|clot)\b",
            r"\bdiagnos(?:ed with|is (?:letter|came|of|today)|ed (?:last|this|in|on|at|today|yesterday))",
            (
                r"\b(?:stage (?:\d[abc]?|[iv]+|one|two|three|four))\b(?! (?:of (?:the )?(?:tournament|game|race|quest"
                r"|process|plan|boss)|left|right|door|show|crew))(?=.{0,80}|$)(?<!on stage one)"
            ),
            r"\bstage(?:d)? (?:3|4|three|four|iii|iv)[abc]?\b",
            r"\bthey'?ve given (?:me|him|her|us|mum|dad) (?:until|till|weeks|months|\w+ (?:weeks|months))\b",
            (
                r"\b(?:consultant|doctors?|oncologist|hospital|surgeon|specialist|vet)(?:'ve| have|'s"
                r"| has)? (?:just )?(?:says?|said|told (?:us|me)|think|given|gave|reckons?|can'?t"
                r"|cannot)[^.!?]{0,24}\b(?:weeks|months|days|until|till|no more|any more|any longer|palliative"
                r"|inoperable|incurable|not long|prepare|worst|spread|nothing)\b"
            ),
            r"\b(?:weeks|days|months),? not (?:months|years|weeks)\b",
            r"\b(?:weeks|months|days|not (?:very )?long|a year) (?:left )?to live\b",
            r"\b(?:he|she|mum|dad)(?:'s| has)? (?:only )?(?:got )?(?:weeks|months|days) left\b",
            r"\bat the end\b(?=[.,]| of (?:his|her|life))|\bend[- ]of[- ]life (?:care|plan|ward|unit|nurse|meds)",
            r"\bnearing the end|\bon borrowed time",
            r"\b(?:he|she|mum|dad|nan|gran)(?:'s| is) (?:dying|slipping away|fading|on the way out)\b",
            r"\bi'?m dying\b(?= (?:of (?:cancer|mnd|als|copd)|and|,))",
            r"\b(?:won'?t|not going to) (?:see|make it to) (?:christmas|the (?:spring|summer|new year)|his|her|my)\b",
            # By its name, of somebody.
            (
                r"\b(?:got|has|have|(?<!people )(?<!those )(?<!patients )(?<!kids )with|had|from|advanced|early onset"
                r"|late stage|living with|caring for|lives? with|my|his|her|mum'?s|dad'?s|severe"
                rf"|bad) (?:\w+ )?{_ILL_EN}\b"
            ),
            (
                rf"\b{_ILL_EN}(?:'s)?(?: (?:is|has|are|was))? (?:back|bad again|again|worse|flaring|returned"
                r"|spread\w*|advanced|took|ward|nurse|team)\b"
            ),
            rf"^{_ILL_EN}\b|[,.;] {_ILL_EN}[.!]|\b(?:me/cfs|me and fibro|fibro and me)\b|\bposti?ve for (?:a )?brca",
            r"\bbrca\b|\bmastectomy|\bcolostomy|\bstoma\b|\bsyringe driver|\bpalliative|\bmarie curie\b",
            r"\bmacmillan nurse|\bmorphine\b",
            # What strikes.
            (
                rf"(?:^|\b(?:rail|mobile|bank|air|energy|sorry|and|but) |\b{_THEY_EN})(?:'s|'ve| has| have"
                r"| just)?(?: just| had| have| has|'s had)* (?:a |an |another )?(?:massive |major |big |mini |bad "
                r"|serious )?(?:stroke|heart attack|cardiac arrest|seizure|fit|brain bleed|aneurysm"
                r"|relapse)\b(?! (?:when i|at the price|over|watching|every time|laughing|of|about|because|for))"
            ),
            (
                r"\b(?:after|since|post)[- ](?:my |the |his |her |a )?(?:stroke|transplant|mastectomy|chemo"
                r"|heart attack|op\b|crash|amputation)\b(?! (?:hour|code))"
            ),
            (
                r"\b(?:it'?s|its|cancer'?s|it is) back\b.{0,40}\b(?:spine|lung|liver|bones|brain|lymph|nodes?|chest"
                r"|breast)\b"
            ),
            (
                r"\b(?:it'?s|its|it has|has|it'?d) (?:spread|gone) to (?:my|his|her|the) (?:spine|lungs?|liver|bones?"
                r"|brain|lymph)"
            ),
            r"\bin (?:my|his|her) (?:spine|lymph|bones|liver) now\b",
            r"\b(?:woke up|came round|came to) (?:on|in) (?:a|the) (?:\w+ )?(?:ward|hospital|icu)",
            r"\bcollapsed (?:at|in|on|last|yesterday|this)\b(?=.{0,60}\b(?:ward|hospital|ambulance|woke)\b)",
            # Where one lies, what one waits for, on what one lives.
            (
                r"\b(?:on|from|in|to|of) (?:the|a|his|her|my) (?:\w+ ){0,2}(?:ward|high dependency(?: unit)?|hdu|nicu"
                r"|picu|icu|itu|intensive care(?: unit)?|hospice|psych unit|isolation room|burns unit|stroke unit"
                r"|high[- ]dependency unit|rehab unit|sickbed|coma)\b"
            ),
            r"\b(?:in|into) (?:nicu|picu|icu|itu|hdu|a hospice|intensive care|resus)\b",
            r"\bhospice\b(?! (?:shop|raffle|run))|\bin a bay with\b.{0,40}\b(?:women|men|theatre|patients)\b",
            r"\bwaiting for theatre|\bnot coming out of hospital|\bhospital (?:bed|appointments every)",
            r"\b(?:transplant|donor) (?:list|team|match)",
            r"\bwaiting (?:on|for) (?:a |an )?(?:\w+ )?(?:kidney|liver|heart|lung|donor|transplant|bone marrow)\b",
            r"\b(?:stem cell|bone marrow|organ|kidney) donor\b",
            r"\bneeds? a (?:donor|transplant|new (?:heart|kidney|liver))|\bdialysis\b|\b(?:on|needs?|with) oxygen\b",
            r"\btube[- ]fed\b|\bfeeding tube|\bventilator|\bsuction machine|\bhoist\b|\bnebuli[sz]er|\bcan'?t swallow",
            r"\bpureed\b",
            # What no longer works.
            (
                r"\b(?:kidneys?|heart|liver|lungs?|organs?|bowels?|legs?|sight|eyesight)(?:'s| are| is| have"
                r"| has)? (?:\w+ )?(?:failing|failed|packed (?:in|up)|giving (?:out|up)|shutting down|gone)\b"
            ),
            r"\bparaly[sz]ed\b|\bbed ?(?:ridden|bound)\b|\bhouse ?bound\b",
            r"\bhaven'?t left the (?:house|flat|bed) (?:since|in|for)|\b(?:mind|memory) is going\b",
            r"\black(?:s|ed)? capacity|\bamput\w+|\b(?:wheel)?chair[- ]bound|\bfrom the waist down|\bblind in\b",
            r"\bregistered blind|\bbroken? (?:his|her|my) (?:hip|neck|back|pelvis)\b",
            r"\bbrain[- ]dead (?:since|after|and the)|\b(?:right|left) (?:hand|arm|leg|side) (?:is |has )?gone\b",
            r"\bseriously ill|\bgravely ill|\bdoctors can'?t do|\bchemo\b",
            r"\bradio(?:therapy)?\b(?= (?:every|on|for my|starts))",
            # What somebody can no longer do; who came too early; bad news.
            (
                r"\b(?:can|could|will) (?:no longer|never again|hardly|barely) (?:speak|talk|walk|swallow|eat|stand"
                r"|breathe|feed (?:him|her|my)|dress (?:him|her|my))\b"
            ),
            r"\b(?:lost|losing) (?:my|his|her) (?:sight|eyesight|vision|hearing|mobility)\b",
            r"\bgo(?:es|ing) (?:all )?(?:dark|blind)\b(?=.{0,60}\b(?:clinic|eye|told|year)\b|$)",
            (
                r"\b(?:bad|terrible|awful|worst|the) news from the (?:\w+ )?(?:clinic|hospital|doctors?|consultant"
                r"|oncologist|specialist|vet)\b"
            ),
            (
                r"\b(?:came|born|arrived|here) (?:\w+ )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven"
                r"|twelve) weeks early\b"
            ),
            r"\bweighs less than\b.{0,20}\b(?:sugar|pounds?|lbs?|kilo)",
            r"\bincubator\b(?! (?:programme|program|startup))|\bon the strong stuff\b",
            r"\b(?:can'?t|cannot) (?:move|feel) (?:my|his|her) (?:legs?|arms?|hands?|left|right|face)\b",
            # Treatment, operations of the heart.
            (
                r"\b(?:heart|brain|cancer|spinal|lung|liver|kidney|bypass|open[- ]heart|transplant|valve|hip) (?:op"
                r"|operation|surgery)\b"
            ),
            r"\bhaving everything out\b",
            (
                rf"\b(?:cancer|chemo|her|his|my (?:[\w-]+ )?{KIN_EN}'?s|my|mum'?s"
                r"|dad'?s) (?:cancer )?treatments? (?:at|starts|on|finishe[sd]|and|is|has|for)\b"
            ),
            rf"\bwith my {KIN_EN}'?s treatment|\bin and out of (?:hospital|[a-z]+'s\b|the (?:hospital|ward))",
            # The mind.
            r"\b(?:crisis|home treatment|early intervention) team\b|\bsectioned\b(?! off)|\bhead'?s not right\b",
            r"\bunwell\b.{0,40}\b(?:manic|section|hospital|months)",
            r"\bwhen i was (?:very |really |so )?(?:unwell|manic|ill)\b",
            r"\bin (?:a )?(?:psych|mental|secure) (?:ward|hospital|unit)",
            # Pregnancies.
            r"\blost (?:it|the baby|our baby|him|her) at \w+ weeks|\bivf\b.{0,40}\blost\b|\bd&c\b",
            r"\bmissed miscarriage|\bpreemie\b|\bborn (?:at )?\d\d weeks|\bno heartbeat\b|\btfmr\b",
        ),
        AT_WORK_EN,
    ),
)
BY_ITS_COURSE = Signs(ja=_JA, en=_EN)
"""The signs of an illness that is told by what it does."""
