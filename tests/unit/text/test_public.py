"""Where a text asks for personal details in front of everybody."""

import pytest

from activesupport.text.public import asked_in_public, asks_in_public

ASKS = [
    ("ja", "お電話番号を教えてください。"),
    ("ja", "状況を確認しますので、ご注文番号をお知らせください。"),
    ("ja", "ご契約者さまのお名前と生年月日をこちらに返信いただけますか。"),
    ("ja", "DMも便利です。こちらに会員番号を書いてください。"),
    ("ja", "メールアドレスは何番…ではなく、メールアドレスをお送りください。"),
    ("ja", "お客さま番号は？"),
    ("ja", "お名前と生年月日を、このスレッドに返信してください。DMでも構いません。"),
    ("ja", "くわしくはhttps://example.com/f をご覧ください。\nご住所を伺えますか。"),
    ("en", "Could you share your phone number?"),
    ("en", "Please reply with your order number and postcode."),
    ("en", "What's your email address?"),
    ("en", "Just reply here with your sort code and date of birth."),
    ("en", "We'll need your full name and date of birth."),
    ("en", "You can also DM us. Please tell us your account number."),
    ("en", "Can you confirm the last four digits of your card number here?"),
]
DOES_NOT = [
    ("ja", "ご注文番号を教えてください。DMでお願いいたします。"),
    ("ja", "お名前は、検針票の左上に書いてあります。"),
    ("en", "Could you DM us? We'll need your order number and postcode."),
    ("en", "We'd need your order number. Kindly share it by the form rather than in a reply."),
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


def test_the_sentence_is_told_where_it_stands() -> None:
    text = "Sorry about that!  What's your order number? We'll look into it."
    ((start, end),) = asked_in_public(text, "en")
    assert text[start:end] == "What's your order number?"


def test_a_text_without_details_has_no_place() -> None:
    assert asked_in_public("いつ頃から起きていますか。", "ja") == ()
