"""Asking for personal details in public, and promises."""

import pytest

from activesupport.replies.guard import asks_in_public, promises

ASKS = [
    ("ja", "お電話番号を教えてください。"),
    ("ja", "状況を確認しますので、ご注文番号をお知らせください。"),
    ("ja", "ご契約者さまのお名前と生年月日をこちらに返信いただけますか。"),
    ("ja", "DMも便利です。こちらに会員番号を書いてください。"),
    ("ja", "メールアドレスは何番…ではなく、メールアドレスをお送りください。"),
    ("ja", "お客さま番号は？"),
    ("ja", "くわしくはhttps://example.com/f をご覧ください。\nご住所を伺えますか。"),
    ("en", "Could you share your phone number?"),
    ("en", "Please reply with your order number and postcode."),
    ("en", "What's your email address?"),
    ("en", "We'll need your full name and date of birth."),
    ("en", "You can also DM us. Please tell us your account number."),
    ("en", "Can you confirm the last four digits of your card number here?"),
]
DOES_NOT = [
    ("ja", "お電話番号は、DMでお知らせください。"),
    ("ja", "DMを送ってください。その際、ご注文番号もお知らせください。"),
    ("ja", "お名前などは、https://example.com/form からお知らせください。"),
    ("ja", "電話番号などの個人情報は、ここには書き込まないでください。"),
    ("ja", "ご注文番号はマイページでご確認いただけます。"),
    ("ja", "いつ頃から、どの辺りで起きていますか。"),
    ("ja", "お電話番号は【要記入: form_url】でお知らせください。"),
    ("ja", "パスワードは、ログイン画面から再設定できます。"),
    ("en", "Please send your phone number by DM."),
    ("en", "Send us a DM. Please include your order number there."),
    ("en", "Please don't post your account number here."),
    ("en", "We'd like to address this. Which model do you use?"),
    ("en", "You'll find the form at https://example.com/form; add your email address in it."),
    ("en", "Your order number is in the dispatch mail."),
]


@pytest.mark.parametrize(("language", "text"), ASKS)
def test_asking_in_public_is_seen(language: str, text: str) -> None:
    assert asks_in_public(text, language)


@pytest.mark.parametrize(("language", "text"), DOES_NOT)
def test_private_places_warnings_and_directions_are_fine(language: str, text: str) -> None:
    assert not asks_in_public(text, language)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ja", "全額返金いたします。", ["全額返金いたします"]),
        ("ja", "必ず、明日までに直します。", ["必ず", "明日までに"]),
        ("ja", "24時間以内にご連絡します。", ["24時間以内に"]),
        ("ja", "すぐに対応いたします。", ["すぐに"]),
        ("ja", "必ずしも起きるわけではありません。お約束はできません。", []),
        ("ja", "いつ頃から起きていますか。DMで伺います。", []),
        ("en", "We will refund you within 24 hours.", ["will refund", "within 24 hours"]),
        ("en", "I guarantee it won't happen again.", ["guarantee", "won't happen again"]),
        ("en", "It'll be fixed by tomorrow.", ["by tomorrow"]),
        ("en", "We'll look into it with you. Tell us by DM.", []),
    ],
)
def test_promises_are_found(language: str, text: str, found: list[str]) -> None:
    assert promises(text, language) == found
