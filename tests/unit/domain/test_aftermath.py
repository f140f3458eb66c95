"""What a post after our answer says of how it ended, in both languages, and when it is not sure enough."""

import pytest

from activesupport.domain.aftermath import SURE_ENOUGH, Aftermath, aftermath
from activesupport.domain.case import Outcome
from activesupport.domain.labels import Label, Verdict


def _verdict(*labels: Label, score: float = 0.9) -> Verdict:
    return Verdict({label: score if label in labels else 0.05 for label in Label}, labels, "m")


CONTENT = {
    Outcome.SOLVED: (
        "直りました！",
        "無事に届きました",
        "再起動したら解決しました、ありがとうございます",
        "つながりました〜",
        "また使えるようになりました",
        "It works now",
        "fixed, thank you!",
        "That did the trick",
        "My parcel arrived today",
        "we are back online",
    ),
    Outcome.THANKED: (
        "ありがとうございます！",
        "神対応に感謝",
        "助かりました",
        "早い返信うれしい",
        "Thanks!",
        "thank you so much",
        "cheers, much appreciated",
    ),
    Outcome.RETAINED: (
        "やっぱり解約はやめます",
        "もう少し使い続けます",
        "思い直しました",
        "見直しました、続けてみます",
        "OK I'll stay",
        "I changed my mind, not leaving",
        "Sticking with you then",
    ),
}


@pytest.mark.parametrize(("outcome", "text"), [(outcome, text) for outcome, texts in CONTENT.items() for text in texts])
def test_a_content_customer_is_understood(outcome: Outcome, text: str) -> None:
    found = aftermath(text, _verdict())
    assert found is not None
    assert found.outcome is outcome
    assert found.is_good
    assert found.confidence >= SURE_ENOUGH


@pytest.mark.parametrize(
    "text",
    [
        "まだ直りません",
        "直りませんでした",
        "届きません",
        "解決していません",
        "ありがとう、でもつながらない",
        "直ったらありがとうと言います",
        "早く直るようにしてください、解決しないと困る",
        "いつ解決しますか",
        "使えるようになっていない",
        "still not fixed",
        "Thanks but it isn't fixed",
        "thanks for nothing",
        "no thanks",
        "nothing works now",
        "it hasn't arrived, thanks",
        "I won't say thank you",
        "thank you once it's fixed",
        "when will it be fixed?",
        "wasnt solved",
    ],
)
def test_what_is_not_over_is_never_sure_enough(text: str) -> None:
    found = aftermath(text, _verdict())
    assert found is None or not (found.is_good and found.confidence >= SURE_ENOUGH), found


@pytest.mark.parametrize(
    "text",
    [
        "I'm not staying with you",
        "I won't stay with Acme",
        "使い続けるのは無理",
        "続けようとは思わない",
        "契約を見直します",
    ],
)
def test_who_does_not_stay_is_not_kept(text: str) -> None:
    found = aftermath(text, _verdict())
    assert found is None or found.outcome is not Outcome.RETAINED


def test_a_question_beside_the_thanks_takes_the_sureness_away() -> None:
    assert aftermath("直りました", _verdict(Label.QUESTION)) == Aftermath(Outcome.SOLVED, 0.45)
    assert aftermath("Thank you", _verdict(Label.QUESTION)) == Aftermath(Outcome.THANKED, 0.3)


def test_leaving_and_dissatisfaction_go_by_the_judges_labels() -> None:
    assert aftermath("もう解約します", _verdict(Label.CHURN, Label.COMPLAINT, score=0.876)) == Aftermath(
        Outcome.LEFT, 0.88
    )
    assert aftermath("ありがとう、でも遅い", _verdict(Label.COMPLAINT, score=0.7)) == Aftermath(Outcome.UNHAPPY, 0.7)
    assert not Aftermath(Outcome.LEFT, 0.9).is_good


def test_who_speaks_of_leaving_and_stays_is_kept_unless_they_complain() -> None:
    text = "I wanted to cancel but changed my mind"
    kept = aftermath(text, _verdict(Label.CHURN))
    assert kept is not None
    assert kept.outcome is Outcome.RETAINED
    lost = aftermath(text, _verdict(Label.CHURN, Label.COMPLAINT))
    assert lost is not None
    assert lost.outcome is Outcome.LEFT


def test_praise_is_thanks_without_the_word_and_as_sure_as_the_judge() -> None:
    assert aftermath("最高のお店です", _verdict(Label.PRAISE, score=0.95)) == Aftermath(Outcome.THANKED, 0.95)


@pytest.mark.parametrize("text", ["", "ok", "今日は雨", "I will send the number tonight"])
def test_most_posts_say_nothing_of_the_end(text: str) -> None:
    assert aftermath(text, _verdict()) is None
    assert aftermath(text, None) is None


def test_noise_says_nothing_and_a_post_without_a_verdict_speaks_by_its_words() -> None:
    assert aftermath("Thanks! buy followers", _verdict(Label.NOISE)) is None
    assert aftermath("Thanks!", None) == Aftermath(Outcome.THANKED, 0.7)
