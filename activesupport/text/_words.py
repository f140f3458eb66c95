"""Words that give a Latin-script language away, most of them frequent in posts to and about companies."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = _set(
    """
    i i'm im i've ive i'd i'll id'd you your you're youre yours u ur ya yall y'all we we're we've we'll
    our ours us they they're them their he he's she she's her his him it it's its me my mine myself the a
    an this that that's these those there here and or but if because cause cuz so than then though while
    until till since when whenever where what what's which who who's whom whose why how how's to of for
    from with without at by into onto about after before over under off out up down on in as again back
    away is isn't are aren't was wasn't were weren't be been being am do don't dont does doesn't doesnt
    did didn't didnt done doing have haven't has hasn't had hadn't having can can't cant cannot could
    couldn't will won't wont would wouldn't should shouldn't may might must gonna wanna gotta gimme let
    let's not no nope yes yeah yep yup yea ok okay please pls plz thanks thank thx thnx tks ty sorry hi
    hey hello bye welcome lol lmao omg wtf smh haha hahaha ugh wow oh ah aww yay yikes ooh amen love
    loves loved like likes hate hates want wants need needs get gets getting got give gave go going goes
    went gone come coming came make makes making made take takes took taking know knows think say says
    said tell told ask asked see saw seen look looks looking find found try trying tried use using used
    work works working worked call called calling help helps helped wait waiting waited keep keeps still
    just only ever never always now today tonight tomorrow yesterday day days week weeks month months
    year years hour hours hrs minute minutes mins time times first last next new old good great best
    better bad worse worst awful terrible horrible nice amazing awesome cool happy sad sick fun funny
    rude slow fast late early long more most much many some any all every everyone anyone someone nothing
    something anything really very too also even well right wrong same other another one two three people
    guys man someone's customer service support account phone flight flights plane seat gate bag bags
    luggage email website site app refund refunded order ordered delivery package card bill charge
    charged money pay paid price cancel cancelled canceled delay delayed delays broken stuck missing lost
    fix fixed issue issues problem problems error update crash crashes crashing sent send number check
    checked airline airlines airport cheaper free follow following followed dm dms reply exactly true
    false yall's dear wish hope suck sucks sucked fuck fucking shit damn hell god beautiful pretty cute
    friend friends girl girls life home night morning world show watch job
    """
)

# Words that English has too are taken out: each hit speaks against English.
OTHERS: dict[str, frozenset[str]] = {
    "es": _set(
        """
        el los las una del que qué por para con sin pero muy más está están estoy es son no me mi tu su hay
        ya como cómo cuando cuándo donde dónde porque gracias hola favor ayuda funciona sirve servicio cuenta
        pedido quiero puedo tengo llevo días horas nada nunca siempre peor mejor malo mala tarda pésimo señal
        llega dinero hoy ayer alguien
        """
    )
    - ENGLISH,
    "pt": _set(
        """
        o os um uma do da dos das que não nao por para com sem mas muito mais está estou é são meu minha você
        vocês voce vc pq já como quando onde porque obrigado obrigada olá oi ajuda funciona serviço conta
        pedido quero consigo tenho dias nada nunca sempre pior melhor ruim péssimo sinal chegou dinheiro hoje
        ontem alguém isso aplicativo
        """
    )
    - ENGLISH,
    "fr": _set(
        """
        le la les un une des du et est sont pas je j'ai vous nous ne que qui quoi pour avec sans mais très
        plus ça c'est mon ma mes votre merci bonjour salut aide marche fonctionne compte commande colis veux
        peux jours heures rien jamais toujours pire meilleur nul réseau argent aujourd'hui hier quelqu'un
        depuis encore
        """
    )
    - ENGLISH,
    "de": _set(
        """
        der die das ein eine einen und ist sind nicht ich sie wir ihr kein keine mit ohne aber sehr mehr mein
        meine euch euer danke hallo bitte hilfe funktioniert geht konto bestellung paket will kann habe hab
        seit tage stunden nichts nie immer schlecht schlechter netz geld heute gestern jemand schon noch
        wieder warum wann wie wo für auf zu
        """
    )
    - ENGLISH,
    "it": _set(
        """
        il lo la gli un una di che non è sono per con senza ma molto più ho mi mio mia tuo ci grazie ciao
        prego aiuto funziona servizio conto ordine pacco voglio posso giorni ore niente mai sempre peggio
        peggiore migliore pessimo rete soldi oggi ieri qualcuno ancora perché quando dove come
        """
    )
    - ENGLISH,
    "nl": _set(
        """
        de het een en zijn niet ik je jij jullie wij we geen met zonder maar heel meer mijn dank bedankt
        hallo hoi hulp werkt doet rekening bestelling pakket wil kan heb al dagen uur niks nooit altijd
        slecht slechtste bereik geld vandaag gisteren iemand weer waarom wanneer waar voor op
        """
    )
    - ENGLISH,
    "id": _set(
        """
        yang dan di ke dari ini itu tidak tak gak nggak ga saya aku kamu kami kita anda dengan untuk tapi
        sangat lebih sudah udah belum bisa ada apa kenapa kapan mana tolong terima kasih makasih mohon halo
        bantuan layanan akun pesanan paket mau hari jam lagi banget jaringan sinyal uang lemot jelek kecewa
        min mulu terus
        """
    )
    - ENGLISH,
    "tr": _set(
        """
        bir ve bu şu için değil çok daha ben sen siz biz var yok ama ile mi mı neden niye nasıl nerede
        teşekkürler teşekkür ederim merhaba lütfen yardım çalışmıyor hizmet hesap sipariş kargo istiyorum gün
        saat hiç her zaman kötü berbat iyi para bugün dün hâlâ hala gelmedi
        """
    )
    - ENGLISH,
    "vi": _set(
        """
        không được rồi của là và có cho với này đó tôi mình bạn sao quá lắm cảm ơn xin chào giúp mạng tiền
        hôm nay
        """
    )
    - ENGLISH,
}
