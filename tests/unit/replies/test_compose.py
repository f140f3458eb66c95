"""The three messages: what is in them, in which order, and what gives way when there is no room."""

from dataclasses import replace

import pytest

from activesupport.domain.labels import Label, Verdict
from activesupport.domain.reply import Kind, Part, Suggestion
from activesupport.replies import Composer
from activesupport.text.public import asks_in_public

from .samples import BRAND, FAQ, HOW_TO, playbook, post, verdict

COMPLAINT = playbook("complaint", Label.COMPLAINT, Label.URGENT, Label.CHURN)
QUESTION = playbook("how-to", Label.QUESTION, **HOW_TO)
REQUEST = playbook("wish", Label.REQUEST)
THANKS = playbook("thanks", Label.PRAISE, Label.DELIGHT)
COMPOSER = Composer((COMPLAINT, QUESTION, REQUEST, THANKS), FAQ)


def suggest(
    text: str,
    seen: Verdict,
    *,
    composer: Composer = COMPOSER,
    language: str = "ja",
    source: str = "mastodon",
    name: str = "サンプル",
) -> tuple[Suggestion, ...]:
    return composer.suggest(post(text, source=source, name=name, handle=""), seen, language, BRAND)


def by_kind(suggestions: tuple[Suggestion, ...], kind: Kind) -> Suggestion:
    return next(one for one in suggestions if one.kind is kind)


@pytest.mark.parametrize(
    ("text", "seen", "kinds"),
    [
        ("解約の手続きはどこから？", verdict(question=0.9), [Kind.FULL, Kind.QUICK, Kind.ASK]),
        ("色の名前を教えて", verdict(question=0.9), [Kind.ASK, Kind.QUICK]),
        ("ひどい", verdict(complaint=0.9), [Kind.ASK, Kind.QUICK, Kind.FULL]),
        ("さよなら", verdict(churn=0.9), [Kind.ASK, Kind.QUICK, Kind.FULL]),
        ("たすけて", verdict(complaint=0.9, urgent=0.9), [Kind.QUICK, Kind.ASK, Kind.FULL]),
        ("こうしてほしい", verdict(request=0.9), [Kind.QUICK, Kind.ASK, Kind.FULL]),
        ("ありがとう", verdict(praise=0.9), [Kind.QUICK, Kind.FULL]),
        ("勝負だ", verdict(delight=0.9, praise=0.6), [Kind.QUICK, Kind.FULL]),
        ("抽選で当たる", verdict(noise=0.9), []),
    ],
)
def test_what_the_post_needs_stands_first(text: str, seen: Verdict, kinds: list[Kind]) -> None:
    assert [one.kind for one in suggest(text, seen)] == kinds


def test_asking_and_instructing_are_separate_messages() -> None:
    suggestions = suggest("ひどい", verdict(complaint=0.9))
    script = COMPLAINT.scripts["ja"].parts
    ask, full = by_kind(suggestions, Kind.ASK), by_kind(suggestions, Kind.FULL)
    assert script[Part.CHECK] in ask.text
    assert script[Part.SOLUTION] not in ask.text
    assert script[Part.SOLUTION] in full.text
    assert script[Part.CHECK] not in full.text
    assert list(ask.parts) == [Part.GREETING, Part.EMPATHY, Part.GOAL, Part.CHECK]
    assert list(full.parts) == [Part.GREETING, Part.EMPATHY, Part.GOAL, Part.SOLUTION, Part.CLOSING]


def test_the_invitation_to_a_private_place_comes_where_something_went_wrong() -> None:
    trouble = by_kind(suggest("ひどい", verdict(complaint=0.9)), Kind.ASK)
    question = by_kind(suggest("色の名前を教えて", verdict(question=0.9)), Kind.ASK)
    assert "お電話番号などは、DMか https://example.com/form でお知らせください。" in trouble.text
    assert "DM" not in question.text


def test_japanese_runs_on_english_has_blanks_and_both_have_paragraphs() -> None:
    seen = verdict(complaint=0.9)
    assert by_kind(suggest("ひどい", seen), Kind.FULL).text == (
        "サンプルさん、ツムギモバイルです。ご不便をおかけしています。早く使える状態に戻せるようお手伝いします。\n\n"
        "機内モードを一度オンにして、戻してみてください。\n\n変わりがあれば、またお聞かせください。"
    )
    english = by_kind(suggest("awful", seen, language="en", source="x", name="Sample"), Kind.FULL).text
    assert english == (
        "Hi Sample, this is ツムギモバイル. Sorry about the trouble. Let's get you connected again.\n"
        "Please switch flight mode on and off once.\nDo tell us how it goes."
    )


def test_the_pieces_are_in_the_text_in_order() -> None:
    for one in suggest("ひどい", verdict(complaint=0.9)):
        at = [one.text.index(piece) for piece in one.parts.values()]
        assert at == sorted(at)


def test_an_answered_question_gets_the_answer_and_the_link() -> None:
    first = suggest("解約の手続きってどこから？", verdict(question=0.9))[0]
    assert first.kind is Kind.FULL
    assert first.faq == "cancel"
    assert first.parts[Part.SOLUTION] == "マイページから手続きできます。 https://example.com/cancel"
    assert first.open == ()


def test_the_answer_is_added_where_the_playbook_does_not_name_it() -> None:
    composer = Composer((COMPLAINT,), FAQ)
    full = by_kind(suggest("解約の手続きってどこ", verdict(complaint=0.9), composer=composer), Kind.FULL)
    assert full.parts[Part.SOLUTION].endswith("マイページから手続きできます。https://example.com/cancel")
    assert full.faq == "cancel"


def test_who_leaves_without_asking_is_not_sent_the_way_out() -> None:
    full = by_kind(suggest("解約の手続き、完了。", verdict(churn=0.9)), Kind.FULL)
    assert full.faq is None
    assert "cancel" not in full.text


def test_a_complaint_gets_the_answer_in_the_words_for_complaints() -> None:
    seen = verdict(complaint=0.95, question=0.7)
    suggestions = suggest("解約の手続きどこだよ", seen)
    assert [(one.kind, one.playbook) for one in suggestions] == [
        (Kind.FULL, "complaint"),
        (Kind.QUICK, "complaint"),
        (Kind.ASK, "complaint"),
    ]
    assert suggestions[0].faq == "cancel"


def test_full_comes_from_the_second_playbook_where_that_one_carries_the_answer() -> None:
    wish = playbook("wish", Label.REQUEST, words=("どこ",))
    suggestions = suggest(
        "解約の手続きどこ", verdict(request=0.9, question=0.7), composer=Composer((wish, QUESTION), FAQ)
    )
    assert [(one.kind, one.playbook) for one in suggestions] == [
        (Kind.FULL, "how-to"),
        (Kind.QUICK, "wish"),
        (Kind.ASK, "wish"),
    ]


def test_for_urgent_posts_the_short_one_stands_first_even_with_an_answer() -> None:
    suggestions = suggest("解約の手続きどこ", verdict(urgent=0.9, question=0.9))
    assert (suggestions[0].kind, suggestions[0].playbook) == (Kind.QUICK, "complaint")


def test_a_weak_sign_of_leaving_lets_the_other_playbook_speak_too() -> None:
    leaving = playbook("leaving", Label.CHURN, words=("解約",))
    books = Composer((leaving, playbook("other", Label.COMPLAINT)), ())
    mixed = suggest("解約かな", verdict(complaint=0.5, churn=0.9), composer=books)
    assert {one.playbook for one in mixed} == {"leaving"}
    scores = {**verdict(complaint=0.5).scores, Label.CHURN: 0.45}
    mixed = suggest("解約かな", Verdict(scores, (Label.CHURN, Label.COMPLAINT), "t"), composer=books)
    assert [(one.kind, one.playbook) for one in mixed] == [
        (Kind.ASK, "leaving"),
        (Kind.QUICK, "leaving"),
        (Kind.FULL, "other"),
    ]


def test_a_script_for_its_words_alone_gets_no_answer_that_it_does_not_name() -> None:
    sad = replace(playbook("sad", Label.QUESTION, words=("父",)), only_with_words=True)
    suggestions = suggest("父の解約の手続きはどこから", verdict(question=0.9), composer=Composer((sad, QUESTION), FAQ))
    assert {(one.playbook, one.faq) for one in suggestions if one.kind is not Kind.FULL} == {("sad", None)}


def test_an_address_at_the_end_of_a_part_is_set_off_from_the_answer() -> None:
    book = playbook("status", Label.QUESTION, solution="状況はこちら→{form_url}")
    full = suggest("解約の手続きはどこから", verdict(question=0.9), composer=Composer((book,), FAQ))[0]
    assert "https://example.com/form マイページ" in full.text


def test_a_neutral_opening_for_a_post_without_labels() -> None:
    books = Composer((COMPLAINT, QUESTION, playbook("hello")), FAQ)
    seen = Verdict(verdict(question=0.3).scores, (), "t")
    assert {one.playbook for one in suggest("hello", seen, composer=books)} == {"hello"}


def test_what_waits_for_an_answer_is_not_offered_without_one() -> None:
    book = playbook("how-to", Label.QUESTION, **HOW_TO, quick="こちらです {faq_link}")
    suggestions = suggest("色の名前を教えて", verdict(question=0.9), composer=Composer((book,), FAQ))
    assert [one.kind for one in suggestions] == [Kind.ASK]


def test_parts_give_way_in_their_order_and_what_matters_stays() -> None:
    seen = verdict(complaint=0.9)
    shorter = {
        0: [Part.GREETING, Part.EMPATHY, Part.GOAL, Part.SOLUTION, Part.CLOSING],
        60: [Part.GREETING, Part.EMPATHY, Part.SOLUTION, Part.CLOSING],
        80: [Part.GREETING, Part.EMPATHY, Part.SOLUTION],
        100: [Part.EMPATHY, Part.SOLUTION],
        115: [Part.SOLUTION],
        200: [Part.SOLUTION],
    }
    for added, parts in shorter.items():
        book = playbook("long", Label.COMPLAINT, solution="あ" * (24 + added) + "。")
        full = by_kind(suggest("ひどい", seen, composer=Composer((book,), ()), source="x"), Kind.FULL)
        assert list(full.parts) == parts, added
        assert full.limit == 280
        assert full.fits is (added < 200)
        assert full.length == 2 * len(full.text.replace("\n", "")) + full.text.count("\n")


def test_the_private_invitation_never_gives_way() -> None:
    book = playbook("long", Label.COMPLAINT, check="あ" * 150 + "。")
    ask = by_kind(suggest("ひどい", verdict(complaint=0.9), composer=Composer((book,), ()), source="x"), Kind.ASK)
    assert "DM" in ask.text
    assert not ask.fits


def test_a_check_that_asks_for_details_in_public_is_replaced_by_the_invitation() -> None:
    book = playbook("bad", Label.COMPLAINT, check="お電話番号を教えてください。")
    suggestions = suggest("ひどい", verdict(complaint=0.9), composer=Composer((book,), ()))
    ask = by_kind(suggestions, Kind.ASK)
    assert "教えて" not in ask.text
    assert "DM" in ask.text
    assert not any(asks_in_public(one.text, "ja") for one in suggestions)


def test_what_cannot_be_said_in_public_is_left_out() -> None:
    book = playbook(
        "bad",
        Label.COMPLAINT,
        check="お電話番号を教えてください。",
        quick="ご注文番号をお知らせください。",
        private="",
    )
    suggestions = suggest("ひどい", verdict(complaint=0.9), composer=Composer((book,), ()))
    assert [one.kind for one in suggestions] == [Kind.FULL]


def test_equal_texts_are_offered_once() -> None:
    texts = {part.value: "" for part in Part}
    book = playbook(
        "same",
        Label.PRAISE,
        **{**texts, "solution": "ありがとうございます。"},
        quick="ありがとうございます。",
    )
    suggestions = suggest("いいね", verdict(praise=0.9), composer=Composer((book,), ()))
    assert [one.kind for one in suggestions] == [Kind.QUICK]


def test_the_names_of_the_brand_do_not_find_an_entry() -> None:
    suggestions = suggest("ツムモバのツムギモバイル Tsumugi", verdict(question=0.9))
    assert suggestions
    assert all(one.faq is None for one in suggestions)


def test_the_normalised_text_may_be_given() -> None:
    seen, asked = verdict(question=0.9), post("解約の手続きってどこから？")
    given = COMPOSER.suggest(asked, seen, "ja", BRAND, "解約の手続きってどこから?")
    assert given == COMPOSER.suggest(asked, seen, "ja", BRAND)


def test_no_script_no_suggestion() -> None:
    assert suggest("hola", verdict(complaint=0.9), language="es") == ()
