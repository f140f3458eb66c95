"""Which public replies ask the customer to a private place."""

import pytest

from activesupport.replies.inviting import invites_to_private


@pytest.mark.parametrize(
    "text",
    [
        "お手数ですが、DMにてご連絡ください。",
        "DMでお待ちしております",
        "詳しい状況をダイレクトメッセージでお知らせいただけますか。",
        "ダイレクト メッセージをお送りください",
        "こちらのフォームからお問い合わせをお願いいたします。",
        "個別メッセージでお伺いします",
    ],
)
def test_japanese_invitations(text: str) -> None:
    assert invites_to_private(text, "ja")


@pytest.mark.parametrize(
    "text",
    [
        "DMを拝見しました。ありがとうございます。",
        "フォームは現在停止しています。",
        "ADMINのご連絡ください",
        "ご連絡ください。",
        "DMは不要です。\nこちらの番号でお待ちしています",
    ],
)
def test_what_is_no_invitation_in_japanese(text: str) -> None:
    assert not invites_to_private(text, "ja")


@pytest.mark.parametrize(
    "text",
    [
        "Please send us a DM.",
        "Could you DM us your postcode?",
        "Drop us a quick private message and we'll look into it",
        "Let's continue this privately",
        "Please tell us more in our form: https://example.com",
        "You can reach us by direct message",
    ],
)
def test_english_invitations(text: str) -> None:
    assert invites_to_private(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for your DM!",
        "We are informed and will send an engineer.",
        "Please send it back. The form is enclosed.",
        "Your admin can tell you.",
    ],
)
def test_what_is_no_invitation_in_english(text: str) -> None:
    assert not invites_to_private(text, "en")


def test_other_languages_go_by_the_english_words() -> None:
    assert invites_to_private("Bitte DM us", "de")
