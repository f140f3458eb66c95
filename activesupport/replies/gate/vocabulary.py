"""Small vocabularies that several topics share, as parts of patterns over normalised text (Latin in lower case)."""

KIN_JA = (
    r"(?:お?(?:父|母)(?:さん|様|親)?|親父|おやじ|おふくろ|オカン|おかん|オトン|おとん|ママ|パパ|両親|祖(?:父母?|母)"
    r"|お?(?:じい|じぃ|爺|ばあ|ばぁ|婆)(?:ちゃん|さん|様|ば)|じいじ|ばあば|(?:義|実)(?:父|母|兄|姉|弟|妹|両親)|舅|姑"
    r"|お?(?:兄|姉)(?:ちゃん|さん|貴)?|弟|妹|夫|妻|旦那|(?<!ご)主人(?!公)|嫁|家内|奥さん|連れ合い|伴侶"
    r"|パートナー|彼(?:氏|女)|婚約者"
    r"|息子|娘|(?<!様)子(?:ども|供)|赤ちゃん|わが子|我が子|うちの子|長[男女]|次[男女]|末っ子|双子|孫|甥|姪"
    r"|いとこ|従(?:兄弟|姉妹)"
    r"|お[じば]さん|[叔伯][父母]|親戚|親族|身内|家族|友[人達]|友だち|ともだち|ダチ|親友|相方|同僚|上司|部下"
    r"|先輩|後輩|恩師|恋人"
    r"|契約者|名義人|(?<!日)本人)"
)
PET_JA = (
    r"(?:愛[犬猫]|[老仔子保護黒白三毛]*[犬猫](?!舌|カフェ|背)|わんこ|ワンコ|にゃんこ|ニャンコ|ネコ|ねこ|イヌ"
    r"|ペット|ハムスター"
    r"|うさぎ|ウサギ|インコ|文鳥|オカメ|フェレット|モルモット|カメ|金魚|チワワ|プードル|柴|ダックス|うちの子)"
)
DEVICE_JA = (
    r"(?:スマホ|携帯|ケータイ|バッテリー?|電池|端末|本体|機種|回線|電波|通信|ネット|充電器?|wi-?fi|ルーター"
    r"|モデム|イヤホン|ヘッドホン|pc|パソコン|ノート|マック|mac|タブレット|ipad|iphone|android|画面|液晶|サーバー"
    r"|サイト|アプリ|データ|セーブ|アカウント|垢|hdd|ssd|テレビ|リモコン|カメラ|レンズ|エアコン|冷蔵庫|洗濯機"
    r"|掃除機|炊飯器|レンジ|プリンター|キーボード|マウス|ボタン|センサー|カード|システム|車|愛車|バイク|エンジン"
    r"|自転車|タイヤ|靴|スニーカー|服|ニット|カバン|傘|時計|ゲーム機|コントローラー|switch|ブレーカー|給湯器|財布"
    r"|口座|残高|表情筋|語彙力?|睡眠|休日|週末|hp|腹筋|足腰|喉(?!頭)|胃(?![がガ癌ろ瘻])"
    r"|脳(?![梗出卒内腫炎挫幹性神])|肌|髪|メンタル|テンション|株価?|仮想通貨|会話|商店街|店|観葉植物|サボテン)"
)
STORY_JA = (
    r"(?:アニメ|漫画|マンガ|ドラマ|映画|小説|ゲーム|原作|劇中|作中|劇場版|第?[\d一二三四五六七八九十]+話"
    r"|最終回|ネタバレ|キャラ|推し|主人公"
    r"|ボス|ラスボス|レイド|クエスト|ステージ(?![1-4一二三四i])|パーティ|師匠|勇者|ヒロイン|シーズン[\d一二三]"
    r"|シナリオ|ストーリー|エピソード|ヒーロー|イベスト|鬱展開|創作|長編|短編|二次創作|古事記|神話)"
)

KIN_EN = (
    r"(?:mum(?:my|s)?|mom(?:my|ma)?|mam|ma|mother|dad(?:dy)?|father|papa|pop|parents?|nan(?:a|ny)?|gran(?:ny"
    r"|dma|dpa|dad|ddad|dmother|dfather"
    r"|dson|ddaughter|dparents?|dpop)?|grand(?:ma|pa|dad|mother|father|son|daughter)|wife|husband|hubby"
    r"|spouse|other half|partner|fianc[eé]e?"
    r"|boyfriend|girlfriend|son|daughter|child|bab(?:y|ies)|toddler|newborn|little (?:one|boy|girl)|kid"
    r"|bro(?:ther)?|sis(?:ter)?|twin|uncle"
    r"|aunt(?:ie|y)?|cousin|niece|nephew|(?:mother|father|sister|brother|son|daughter)-in-law|in-laws?"
    r"|step(?:mum|mom|dad|son|father|mother)"
    r"|best (?:mate|friend)|mate|friend|flatmate|roommate|housemate|colleague|coworker|neighbou?r|family)"
)
PET_EN = (
    r"(?:dogg?(?:o|y|ie)?|pup(?:py|per)?|cat|kitt(?:y|en)|rabbit|bunny|hamster|guinea pig|parrot|budgie|horse"
    r"|pony|pet|tortoise|ferret"
    r"|spaniel|lab(?:rador)?|retriever|collie|greyhound|tabby|terrier)"
)
DEVICE_EN = (
    r"(?:(?:i|smart)?phones?|mobile|handset|battery|batteries|laptop|pc|computer|mac(?:book)?|tablet|ipad"
    r"|console|controller|router|modem|wi-?fi"
    r"|internet|broadband|signal|network|connection|server|servers|site|website|app|screen|pixel|tv|telly"
    r"|remote|charger|cable|headphones|earbuds"
    r"|earpods|watch|car|engine|bike|boiler|meter|fridge|freezer|oven|washer|dishwasher|dryer|machine|printer"
    r"|keyboard|mouse|camera|drone|speaker"
    r"|account|card|wallet|bank balance|save file|shoes|boots|jeans|jumper|(?:house)?plants?|fern|monstera"
    r"|orchid|succulent|cactus|lawn|garden|basil|tomato(?:es)?|social life|diet|sleep schedule|weekend"
    r"|motivation|link|line|call|chat|bot|thread|meme|party|show|franchise|game)"
)
STORY_EN = (
    r"(?:character|episodes?|seasons? (?:\d+|one|two|three|four|five|finale|premiere)|finale|series|show"
    r"|anime|manga|movie|film|novel|book|game|boss|raid|quest|npc|spoilers?|plot|storyline"
    r"|villain|captain|sequel|prequel|cutscene|level|hero|heroine|protagonist|arc|scene|on-screen|rewatch\w*"
    r"|binge\w*|documentary|true crime|podcast)"
)

MACHINE_JA = (
    rf"(?:{DEVICE_JA}|atm|券売機|発券機|精算機|改札機?|自(?:動)?販(?:売)?機|レジ|エレベーター|エスカレーター"
    rf"|チャットボット"
    r"|ボット|ロボット|メーター|トースター|ドライヤー|カーナビ|ナビ|ストーブ|コピー機|複合機|ホームページ|予約画面)"
)
MACHINE_EN = (
    rf"(?:{DEVICE_EN}|atm|cash ?point|till|self[- ]checkout|ticket (?:machine|barrier|gate)|barriers?|lift|escalator"
    r"|chat ?bot|kettle|toaster|cooker|hob|sat ?nav|thermostat|heat pump|gearbox|clutch|alternator|exhaust|scanner"
    r"|vending machine|treadmill|hoover|vacuum|doorbell|smart meter|microwave|sofa|mattress|suitcase|umbrella"
    r"|autocorrect|algorithm|timetable|(?:the )?\d{1,2}[.:]\d\d(?: train| bus| service)?)"
)
