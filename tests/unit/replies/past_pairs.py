"""Posts that were answered well, posts like them, and posts that only share the brand or a word. All invented."""

APPROVED = {
    "ja": (
        "昼からツムギモバイルがずっと圏外。仕事にならない。渋谷のあたりです",
        "ツムギモバイルの請求が先月より2000円も高い。心当たりがない",
        "ツムモバのアプリが起動しない。アップデートしてから真っ白",
        "SIMカードがまだ届かない。申し込んで10日経つのにツムギモバイルから連絡なし",
        "ツムギの店員さんの態度が悪すぎた。質問したら鼻で笑われた",
        "ツムギモバイル、10年使ってきたけどサポートの対応に感動した。ありがとう",
        "ツムギモバイルを解約したいのにページが見つからない",
        "ツムギの通信速度、夜になると遅すぎて動画が止まる",
    ),
    "en": (
        "No signal on Tsumugi since noon, I can't work. Around Camden.",
        "My Tsumugi bill is £20 higher than last month and nobody can say why",
        "The Tsumugi app won't open since the update, just a white screen",
        "Still waiting for my SIM card from Tsumugi, ordered ten days ago and no word",
        "The guy in the Tsumugi shop was so rude, laughed at my question",
        "Ten years with Tsumugi and the support team amazed me today. Thank you!",
        "I want to cancel Tsumugi but I can't find the page anywhere",
        "Tsumugi speed is awful in the evening, videos keep buffering",
    ),
}

LIKE = {
    "ja": (
        ("ツムギモバイル圏外なんだけど？新宿で昼休みから使えない", 0),
        ("渋谷でツムモバ圏外。いつ直るの", 0),
        ("ツムギモバイルの今月の請求なんでこんなに高いの", 1),
        ("請求額が先月より高い、ツムギモバイルさん説明して", 1),
        ("ツムギのアプリ、更新したら起動しなくなった", 2),
        ("アプリが真っ白のまま開かない ツムモバ", 2),
        ("ツムモバのSIM、申し込んで2週間経つけど届かない", 3),
        ("店員の態度ひどい。二度とツムギの店行かない", 4),
        ("ツムギモバイルのサポートの対応が神。感動した、ありがとう", 5),
        ("ツムギモバイルの解約ページどこ？見つからない", 6),
        ("夜のツムギ遅すぎ。動画止まる", 7),
    ),
    "en": (
        ("anyone else with no signal on Tsumugi in Leeds since this morning?", 0),
        ("Tsumugi: no signal all afternoon, how am I meant to work", 0),
        ("why is my tsumugi bill so much higher this month??", 1),
        ("Tsumugi app just a white screen after the update", 2),
        ("ordered a SIM card from Tsumugi two weeks ago, still waiting", 3),
        ("Rude staff in the Tsumugi shop, unbelievable", 4),
        ("Tsumugi support team amazed me, thank you so much", 5),
        ("how do I cancel Tsumugi? can't find the page", 6),
        ("videos keep buffering every evening on Tsumugi", 7),
    ),
}
"""With the place of the approved one."""

NEAR = {
    "ja": (
        "ツムギモバイルのCMの曲が好き",
        "ツムギモバイルでeSIMは海外でも使える？",
        "ツムギモバイルのポイント、いつ付くの",
        "機種変更したいけどツムギは在庫ある？",
        "ツムギの店舗、土日は混むなあ",
        "ツムギモバイルの新しいプランが気になる",
        "ツムギさん、家族割の条件がよくわからない",
        "海外旅行でツムギモバイルのローミング料金を知りたい",
        "ツムギの請求書払いってできますか",
        "ツムギのアプリで家族の回線も見られたらいいのに",
        "ツムギの解約金っていくら",
    ),
    "en": (
        "I love the song in the Tsumugi advert",
        "does Tsumugi esim work in France?",
        "when do Tsumugi points show up",
        "thinking of a new phone, does Tsumugi have the pixel in stock",
        "Tsumugi shop is always packed on Saturdays",
        "the new Tsumugi plan looks interesting",
        "Tsumugi roaming prices, anyone?",
        "can I pay my Tsumugi bill by invoice",
        "wish the Tsumugi app showed my family's lines",
        "what is the cancellation fee at Tsumugi",
        "Tsumugi delivered my phone today, nice box",
    ),
}
