"""Litigation: lawyers and courts are between the writer and the brand, or are said to be next. Jokes are not."""

from activesupport.replies.gate.reading import Reading, Sign, Signs
from activesupport.text import Phrases

_NOT_SERIOUS_JA = Phrases(
    # Stories, who is a lawyer or wants to be one.
    (
        r"(?:弁護士|法律)(?:費用|相談)?(?:あんしん|安心|サポート)?(?:プラン|特約|保険|付き|つき)|(?:法律"
        r"|法廷)クイズ|公訴|弁護士費用(?:特約|保険|の(?:特約|プラン|補償))|ドラマ|映画|ゲーム|漫画|マンガ|小説"
        r"|アニメ|シーン|逆転|傍聴(?!に来)|裁判員|裁判官(?:に|を目指)|模擬裁判|弁護士(?:保険|特約|ドットコム"
        r"|事務所(?:で|に)(?:働|勤)|に(?:な[りる]|憧)|を目指|の(?:友|知人|卵)|バッジ|です|してい|をして|やって)"
        r"|法学部|司法試験|法律事務所(?:で|に)(?:働|勤)"
    ),
    # Whom nobody can sue.
    (
        r"(?:猫|犬|うちの子|ハムスター|赤ちゃん|推し|自分|睡魔|布団|こたつ|胃袋|体重計|鏡|過去の自分|サンタ"
        r"|おばけ|コンビニの肉まん)(?:を|に|が|、|相手に)[^。]{0,10}(?:訴え|裁判|起訴|提訴|告訴|弁護士)"
    ),
    # Too cute a crime; what else 訴える means.
    (
        r"(?:すぎ|過ぎ)(?:て|る(?:ので|から)|罪|、)[^。]{0,8}(?:訴|裁判|逮捕|起訴|法廷)|罪で(?:訴え|起訴|逮捕)"
        r"|(?:痛み|不調|症状|体調|空腹|無実|良心|視覚|心|目|世論|五感|必要|大切|大事|窮状|改善|魅力|平和|感情"
        r"|実現|眠気)(?:性|さ)?(?:を|に|も|と)[^。]{0,4}訴え|訴え(?:かけ|てくる(?:もの|目))|声を大にして"
    ),
)
_JA = (
    Sign(
        Phrases(
            # Lawyers at work.
            (
                r"弁護士(?:の?先生|さん)?(?:に|を|と|から|が|へ|経由|同席|通じ|立て|つけ|入れ|名)(?!な(?:り|る)"
                r"|憧|聞い(?:て)?(?:み)?た?(?:い|だけ))[^。]{0,16}(?:相談|依頼|通(?:し|じ|知|す)|入れ|立て|連絡"
                r"|受任|内容|話|送|進め|頼|任|委任|つけ|雇|動|出|届|会|報告|見せ|来|書|お願い|同行|確認|渡|準備"
                r"|打ち合わ)|(?:顧問|代理人|担当)弁護士|代理人(?:を|に|が|の弁護|から|弁護)|委任状(?:を|に)?(?:渡"
                r"|出|書|送)?[^。]{0,6}弁護|受任通知|弁護士(?:マター|案件|費用|相談|会|立てます)"
            ),
            # The law's own words.
            (
                r"法的(?:措置|手段|手続|対応|処置|対抗|根拠を(?:求|示))|(?:に)?法的(?:に)?(?:争|訴え|対処"
                r"|責任を問)|法廷(?:で(?:会|争|待|お会|。|、|$|決着|話)|に(?:持|出|立)|闘争)|出るとこ(?:ろ)?(?:に"
                r"|へ)?出|訴訟(?!ゲーム|のドラマ)|訴状|提訴|起訴|告訴|刑事告発|告発し|反訴|控訴|上告|原告"
                r"|被告(?!人役)|口頭弁論|公判|判決|勝訴|敗訴|証拠保全|出廷|仮処分|差し?止め請求|差し押さえ(?:ます"
                r"|る|の手)|強制執行|支払督促|民事調停|調停(?:を|に|で|申)|\badr(?:に|を|の)|内容証明|損害賠償"
                r"|賠償(?:金)?(?:を)?(?:請求|求め)|慰謝料(?:を|の)?請求|係争|和解(?:金|案|交渉|に応)"
            ),
            # Suing, courts.
            (
                r"訴え(?:ます|る(?:つもり|予定|準備|こと(?:に|も)|から|ぞ|わ(?!け)|しか|しかな|。|$|って|手続"
                r"|と(?:決|言))|を起こ|てやる|てます|てい(?:ます|る)|よう(?:と|か)|させて(?:いただ|もら)"
                r"|たい(?:と思|です|んですが|。|$)|られ(?:た|て(?:い)?る|ろ|る(?:ぞ|覚悟))|た(?:。|$|い会社)|出)"
                r"|裁判(?!官|員|長|所の(?:近く|前|隣))(?:を|に(?:し|な|持|訴|かけ)|所(?:から|に|へ|で)|起こ|沙汰"
                r"|します|する|し(?:て|た|と)|中|で(?:争|勝|決|会|証|戦|白黒|。)|も(?:辞|視)|費用|だ)|簡裁|地裁"
                r"|家裁|簡易裁判所|地方裁判所|法テラス"
            ),
        ),
        _NOT_SERIOUS_JA,
    ),
)
_PROCEEDING_JA = Sign(
    Phrases(
        # Dates, papers, offices of the law.
        r"(?:第[一二三1-9]回)?期日(?:は|が|に|呼出|通知)[^。]{0,16}(?:\d|来|次|録音|証|決|届|裁|出)",
        r"(?:次回|初回|第一回)期日|期日(?:呼出|までに答弁)|(?:少額|集団|本|民事|株主|行政)訴訟",
        r"民事(?:で|に|訴|裁|で争)|刑事(?:で|告|事件|責任)|本訴|債務不存在",
        r"(?:申し?立て|申立)(?:を|まし|済|ました|て(?:ます|い|た))|異議(?:が)?(?:あるなら|申し立て)[^。]{0,8}裁判",
        r"裁判所(?:へ|に|から|を通)|訴状|答弁書|準備書面|陳述書|証拠(?:説明書|は(?:揃|全部|すべて|残))",
        r"調停(?:不成立|委員|が不|で|に)|示談(?:に|金|は|交渉|書|なんか)|判事|裁判官(?:の前|が)|傍聴に来",
        r"告訴(?:状|人|します|した)|被害届(?:を)?(?:出|提出)|受理され|弁護士会|弁護団",
        r"司法書士(?:に|を|から|と)[^。]{0,10}(?:相談|依頼|通|送|受任)",
        r"法律事務所(?:から|に|を通|の)[^。]{0,8}(?:相談|依頼|書|届|連絡|通)",
        # Who speaks for the writer, the way that is taken.
        (
            r"(?:代理人|弁護士|弁護士(?:の)?先生|弁護士さん)(?:を|に|が|と|の|から|も)?[^。]{0,14}(?:通し|通じ|つけ"
            r"|付け|立て|任せ|依頼|相談済|やりあ|勝てる|言うて|言って|ついて|準備|用意|書面|内容|連絡|動い)"
        ),
        r"出るところ(?:に|へ)出|法の(?:場|下|裁き)",
        r"(?:先生|代理人|弁護士)に(?:一任|お任せ|任せ)(?:し|て)[^。]{0,14}(?:直接|連絡|受け|以後|今後|窓口)",
        r"(?:国民生活センター|消費生活センター|センター|あっせん|斡旋)[^。]{0,10}(?:不調|決裂|不成立)",
        r"次は(?:簡裁|裁判|弁護士|法廷|訴訟|地裁)|法(?:に|的に)(?:訴え|争|則)|法的(?:な)?(?:手続|措置|手段|対応|根拠)",
        r"訴えて(?:も(?:いい|ええ)|いい|や|る|い)|訴える(?:だけ|準備|しか|つもり|用意|方向|ことに|気)",
        r"(?:名誉毀損|著作権|肖像権|不法行為|債務不履行|詐欺|横領)で(?:訴|争|告|提|損|弁)",
        r"(?:損害|治療費|修理代|慰謝料)(?:の)?(?:賠償|請求)[^。]{0,12}(?:求め|請求|申|し(?:ます|た|て)|裁)",
        r"争(?:います|うつもり|う準備|うことに|点)|(?:知財|労働|消費者)(?:の)?(?:弁護士|審判|調停)",
        r"労基(?:署)?(?:と|に|へ)[^。]{0,8}(?:裁判|訴|通報|申)",
    ),
    Phrases(
        _NOT_SERIOUS_JA.pattern,
        r"(?:費用|あんしん|安心|相談)(?:プラン|特約|付き|つき)|特約|この旨さ|法律クイズ|公訴|食堂|勉強|ぺろり",
        r"つまみ食い|好きだけど|(?:支払|返却|予約|申込|提出|納付)期日",
    ),
)
_LAWYER = (
    r"(?:lawyers?|solicitors?|attorneys?|barristers?|legal (?:team|counsel|rep(?:resentative)?s?|advis[oe]rs?"
    r"|representation)|paralegal|counsel)"
)
_NOT_SERIOUS_EN = Phrases(
    # Other courts, stories.
    (
        r"\b(?:tennis|basketball|food|squash|badminton|royal|court ?yard|crown prosec|volleyball|netball) court"
        r"|\b(?:drama|series|season|show|episode|movie|film|binge|podcast|novel|game|true crime|documentary"
        r"|character)\b|\bcourtroom (?:drama|scene)"
    ),
    # Who is a lawyer.
    (
        r"\b(?:i'?m|as|being|am) an? (?:\w+ )?(?:lawyer|solicitor|attorney|barrister|paralegal|law student"
        r"|legal secretary)\b|\b(?:friend|brother|sister|dad|mum|mom|husband|wife|cousin|mate|son|daughter"
        r"|partner|neighbou?r)(?:,? who)?(?:'s| is) an? (?:\w+ )?(?:lawyer|solicitor|attorney)\b(?! (?:and"
        r"|who) (?:she|he|says|is))|\b(?:lawyer|solicitor|attorney) (?:friend|jokes?|outfit|costume"
        r"|fees? calculator)\b"
    ),
    # Whom nobody can sue, what for, who is called Sue.
    (
        r"\bsu(?:e|ing) (?:my|the) (?:cat|dog|kid|kids|toddler|baby|pillow|sofa|duvet|alarm|husband|wife|brother"
        r"|sister|mum|mom|dad|horoscope|weather|sun|gym|scales|bathroom|mirror|chef for)|\bsu(?:e"
        r"|ing) (?:\w+ ){0,4}(?:for (?:emotional damage|making me|being (?:so|too)|how \w+|my (?:heart|feelings"
        r"|waistline|diet|sleep)|stealing my (?:heart|weekend)|ruining my (?:diet|sleep|social)|the emotional)"
        r"|because (?:it'?s|they'?re) (?:so|too))|\b(?:aunt(?:ie|y)?|my|friend|colleague|cousin) sue\b"
        r"|\bsue (?:me\b|at|from|in)|\bso sue me"
    ),
    # Idioms, free trials, who plays there.
    (
        r"\b(?:tennis|squash|badminton|basketball|padel)\b(?=.*\bcourt)|\bcourt\b(?=.*\b(?:tennis|squash|badminton|padel)\b)"
        r"|\bcourt of public opinion|\bball(?:'s| is) in your court|\b(?:lawsuit|case) (?:simulator|game)"
        r"|\btribunal (?:skin|boss)|\btrial (?:period|month|version|ended|run|season|pack)|\bin a court of memes"
    ),
)
_JOKE_COURT = Phrases(
    # Builds, pets, roads, insurance, public opinion.
    (
        r"\b(?:litigation|lawyer|legal|lawsuit) (?:build|class|skin|deck|run|add-?on|cover|expenses|shield|protection"
        r"|plan|insurance|tech|drama|quiz|thriller)\b"
    ),
    r"\blegal ?shield\b",
    (
        r"\b(?:my|our|the|his|her) (?:\w+ )?(?:beagle|cat|dog|puppy|kitten|hamster|rabbit|parrot|toddler|pug|spaniel"
        r"|labrador|lab|terrier|metabolism|waistline|willpower|stomach|sofa|pillow|duvet|alarm|scales|horoscope"
        r"|postman's dog)\b(?=.{0,60}\b(?:court|su(?:e|ing)|damages|claims?|judge|lawyer|charges)\b)"
    ),
    (
        r"\b(?:court|su(?:e|ing)|claims|lawyer|damages|charges)\b.{0,20}\b(?:my|our|the|his|her) (?:\w+ )?(?:beagle"
        r"|cat|dog|puppy|kitten|hamster|rabbit|parrot|toddler|pug|spaniel|labrador|lab|terrier|metabolism|waistline"
        r"|willpower|stomach|sofa|duvet)\b"
    ),
    r"\bcourt (?:road|street|lane|shoes?|jester|hotel|hill|theatre|yard|side)\b",
    r"\b(?:food|tennis|basketball|squash|earls|hampton) court|\bpublic opinion|\bcase closed\b",
    r"\bjury'?s (?:still )?out\b|\bjudge me\b|\btrial by\b",
    (
        r"\bmy (?:cat|dog|beagle|hamster|pug|toddler|kid|baby|brother|sister|flatmate)\b(?=.{0,60}$).{0,40}\b(?:ate"
        r"|chewed|stole|eating)\b"
    ),
)
_PROCEEDING_EN = Sign(
    Phrases(
        # Dates, papers, offices of the law.
        (
            r"\b(?:court|small claims|tribunal|case|next|first|final|our|the|my)?'? ?hearing(?:'s| is| on| date| next"
            r"|s)\b(?! (?:aid|loop|test|impaired|loss|protection))(?=.{0,30}\b(?:\d+(?:st|nd|rd|th)?|next|on|week"
            r"|monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july|august|september"
            r"|october|november|december|set|bring|adjourned|listed|court)\b)"
        ),
        r"\bnext date\b|\bsmall claims (?:portal|court|track|form|online|hearing|process|case)",
        r"\b(?:consumer|district|state|national) (?:forum|commission|disputes)\b",
        r"\bconsumer (?:case|complaint (?:number|filed|no)|tribunal|redressal)|\bncdrc\b|\bccma\b|\blabou?r court",
        (
            r"\b(?:before|in front of|to) (?:the|a) (?:sheriff|magistrate|judge|jury|bench|tribunal|arbitrator"
            r"|adjudicator|forum)\b"
        ),
        r"\bfour courts\b|\bcivil (?:tribunal|claim|suit|action|court)",
        r"\b(?:you'?ve|you have|you'?re|been|get|getting|were) (?:been )?served\b(?=[.,!]|$)",
        r"\bserv(?:e|ed|ice) (?:of|with|the) (?:documents|papers|proceedings|writ|claim|notice)",
        r"\bdefault judg(?:e)?ment|\bbailiffs\b(?=.{0,30}\b(?:next|your|you|judg\w+)\b)",
        r"\b(?:the|a) writ\b|\bletters? of (?:claim|demand|before)|\bpre-?action\b|\bparticulars of claim",
        r"\bat first instance\b|\bis appealing\b|\bmediation (?:failed|date|next)|\barbitrat(?:or|ion)\b",
        r"\bcross[- ]examin\w+",
        r"\blodged (?:an? )?(?:fir|case|claim|complaint (?:with|at) (?:the )?(?:court|police|forum|commission))",
        (
            r"\bfiled (?:an? )?(?:fir|police complaint|small claims|court|case|suit|with the (?:civil|tribunal|court"
            r"|county|forum))\b"
        ),
        r"\bput it (?:through|in) (?:to )?(?:the )?small claims|\bfirm is signing\b",
        r"\bgroup (?:claim|action|litigation)\b|\bno win,? no fee|\bcourt fees?\b",
        # Who speaks for the writer.
        r"\b(?:solicitor|lawyer|barrister|attorney) (?:says?|reckons?|told|wants|advis\w+)\b",
        (
            r"\b(?:my|our|the|a|his|her|their|through|via|with) (?:\w+ )?(?:barrister|counsel|qc|kc|advocate|brief"
            r"|union's legal people|family solicitor|legal (?:people|team|department|bods"
            r"|lot))\b(?=.{0,50}\b(?:advis\w+|says?|strong|case|claim|damages|letter|hear|reply|through|retained"
            r"|taken it|signing|expect|have|has|will)\b|[.]?$)"
        ),
        r"\bcorrespondence (?:to|via|through)\b.{0,30}\b(?:messrs|llp|solicitors?|lawyers?|[a-z]+ & [a-z]+)",
        r"\bmessrs\b|\bwhat (?:a|the) (?:judge|jury|court|magistrate|tribunal) (?:makes|thinks|says|will)|\bform n1\b",
        r"\bn1 (?:form|claim)|\bthrough counsel\b|\b(?:retained|instructed|engaged) a (?:firm|lawyer|solicitor)",
        r"\bpassed (?:it|this|everything) to (?:the|my|our|a) (?:\w+ )?(?:solicitor|lawyer|attorney|legal)",
        r"\b(?:hear from|contact|speak to|talk to) my (?:legal|brief|lawyer|solicitor|attorney)",
        # Suing, damages.
        r"\b(?:seek(?:ing)?|claim(?:ing)?|pursu(?:e|ing)|sue(?: you)? for) (?:\w+ )?damages\b",
        r"\bin the process of suing|\bsuing (?!me\b|my\b|her\b|him\b)[a-z]+(?: [&a-z]+){0,3} (?:for|over)\b",
        r"\bclaim is now with\b|\b(?:eu ?261|261|flight delay) claim.{0,20}\b(?:lawyer|court|solicitor)",
        r"\blet a (?:jury|judge|court)\b|\blawsuit incoming|\bsettle (?:this|it) (?:in|before) (?:court|a judge)",
        (
            r"\bsee (?:you|each other|them) (?:in|at|before|again at) (?:court|the (?:hearing|tribunal|sheriff"
            r"|four courts|high court|judge))\b"
        ),
    ),
    Phrases(_NOT_SERIOUS_EN.pattern, _JOKE_COURT.pattern),
)
_EN = (
    Sign(
        Phrases(
            # Lawyers at work.
            (
                rf"\b(?:my|our|a|the|his|her|their|your|own|good) (?:\w+ )?{_LAWYER} (?:(?:has|have|had|now|will"
                rf"|is|are|already|just|also|says?|said|tells?|told|thinks|advis\w+|wrote|sent|written|been|'ll"
                rf"|'s|would|is going|are going|be|copied|cc'?d) ?)+|\b{_LAWYER}'s (?:letter|advice|office"
                rf"|office will|on it)|\b(?:spoke|speak|spoken|speaking|talk|talked|talking|consult\w*|contact\w*"
                rf"|instruct\w*|hir\w+|retain\w*|engag\w+|get|getting|got|calling|call|called|hear\w*|letter"
                rf"|email|through|via|with|to|see|seeing|seen|appointed|by|involve\w*"
                rf"|cc) (?:\w+ ){{0,3}}?{_LAWYER}\b|\blawyer(?:ing|ed)? up|\bmy {_LAWYER}\b"
            ),
            # Courts.
            (
                r"\blegal (?:action|proceedings?|notice|claim|letter|route|advice|dispute|challenge|steps|case"
                r"|matter|threat)\b|\btak(?:e|ing|en) (?:this|it|you|them|the company"
                r"|\w+(?: \w+)?) (?:further )?to (?:small claims )?(?:court|tribunal|arbitration)|\bsmall claims"
                r"|\b(?:county|high|supreme|district|federal|magistrates?|consumer|crown|civil) court"
                r"|\bcourt (?:date|hearing|case|order|papers|proceedings?|claim|summons|judg[e]?ment|filing"
                r"|documents?|action|in |on |next|is )|\b(?:see|meet) you (?:all |lot )?in (?:court"
                r"|front of a judge)|\b(?:in|to|at|before|through|via) (?:the )?courts?\b(?! ?yard)"
                r"|\bfront of a judge|\bjudge (?:will|can|decide|ruled)"
            ),
            # The law's own words.
            (
                r"\blaw ?suits?\b|\bclass[- ]actions?\b|\blitigat\w+|\bplaintiffs?\b|\bdefendants?\b"
                r"|\bsubpoena\w*|\bletters? before (?:action|claim)|\bmoney claim\b|\bmcol\b|\bcease and desist"
                r"|\b(?:filed|filing|lodged|issued|serving|served) (?:\w+ ){0,3}?(?:suit|lawsuit|claim against"
                r"|proceedings|papers|writ|injunction|a case|in (?:\w+ )?court|at (?:\w+ )?court)|\binjunction\b"
                r"|\bwithout prejudice\b|\bstatutory demand|\barbitration\b|\b(?:employment|consumer"
                r"|housing) tribunal|\bpress(?:ing)? charges|\bsettle(?:ment)? out of court"
                r"|\b(?:the )?judge (?:sided|ruled|found|ordered|awarded|agreed)|\bcourt ruling"
            ),
            # Suing.
            (
                r"\b(?:i'?m|we'?re|i am|we are|i'?ll|we'?ll|i will|we will|going to|gonna|will be|intend to"
                r"|planning to|decided to|have to|to|and|be|about to|consider\w*|considering|prepared to|ready to"
                r"|threatening to|i'?ve|is|are) (?:now )?su(?:e|ing)\b(?! me\b)|\bsu(?:e|ing|ed) (?:you|them"
                r"|the company|for (?:damages|the lot|negligence|compensation|every|breach|this)|over)\b"
                r"|\b(?:people|customers|they|woman|man|family|who) (?:is |are )?suing\b"
            ),
        ),
        Phrases(_NOT_SERIOUS_EN.pattern, _JOKE_COURT.pattern),
    ),
)
_SIGNS = Signs(ja=(*_JA, _PROCEEDING_JA), en=(*_EN, _PROCEEDING_EN))
_JOKES = Phrases(r"訴え(?:る(?:ぞ|わ)|てやる|ます)", r"\bsu(?:e|ing)\b|\b(?:see|meet) you\b")

_PETS = Phrases(
    r"(?:うちの|飼い)?(?:猫|犬|ハムスター|インコ)(?:が|は|に|を)[^。]{0,14}(?:食べ|占領|かじ|噛|盗|破|寝)",
    (
        r"\bmy (?:\w+ )?(?:cat|dog|puppy|kitten|hamster|toddler|parrot)\b[^.]{0,20}\b(?:ate|chewed|stole|destroyed"
        r"|knocked)\b"
    ),
)
"""Who ate the order; whom nobody sues in earnest."""


def litigation(reading: Reading) -> str:
    """The words that tell of a lawsuit or of lawyers, or ""; a threat that is laughed at is none."""
    found = _SIGNS.found_in(reading)
    return "" if found and _JOKES.search(found) and (reading.laughs or _PETS.search(reading.text)) else found
