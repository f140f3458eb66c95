"""Litigation: lawyers and courts are between the writer and the brand, or are said to be next. Jokes are not."""

from activesupport.replies.gate.reading import Reading, Sign, Signs, any_of

_NOT_SERIOUS_JA = any_of(
    # Stories, who is a lawyer or wants to be one.
    (
        r"ドラマ|映画|ゲーム|漫画|マンガ|小説|アニメ|シーン|逆転|傍聴|裁判員|裁判官(?:に|を目指)|模擬裁判"
        r"|弁護士(?:保険|特約|ドットコム|事務所(?:で|に)(?:働|勤)|に(?:な[りる]|憧)|を目指|の(?:友|知人|卵)"
        r"|バッジ|です|してい|をして|やって)|法学部|司法試験|法律事務所(?:で|に)(?:働|勤)"
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
        any_of(
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
_LAWYER = (
    r"(?:lawyers?|solicitors?|attorneys?|barristers?|legal (?:team|counsel|rep(?:resentative)?s?|advis[oe]rs?"
    r"|representation)|paralegal|counsel)"
)
_NOT_SERIOUS_EN = any_of(
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
    # Idioms, free trials.
    (
        r"\bcourt of public opinion|\bball(?:'s| is) in your court|\b(?:lawsuit|case) (?:simulator|game)"
        r"|\btribunal (?:skin|boss)|\btrial (?:period|month|version|ended|run|season|pack)|\bin a court of memes"
    ),
)
_EN = (
    Sign(
        any_of(
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
        _NOT_SERIOUS_EN,
    ),
)
_SIGNS = Signs(ja=_JA, en=_EN)
_JOKES = any_of(r"訴え(?:る(?:ぞ|わ)|てやる|ます)", r"\bsu(?:e|ing)\b")


def litigation(reading: Reading) -> str:
    """The words that tell of a lawsuit or of lawyers, or ""; a threat that is laughed at is none."""
    found = _SIGNS.found_in(reading)
    return "" if found and reading.laughs and _JOKES.search(found) else found
