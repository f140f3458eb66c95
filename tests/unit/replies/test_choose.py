"""Which playbook comes first, and when there is a second."""

from dataclasses import replace

import pytest

from activesupport.domain.labels import Label, Verdict
from activesupport.domain.reply import Playbook
from activesupport.replies.choose import choose, needs
from activesupport.text.normalise import normalise

from .samples import playbook, verdict

OUTAGE = playbook("outage", Label.COMPLAINT, Label.URGENT, words=("つながらない", "圏外", "no signal", "data"))
BILLING = playbook("billing", Label.COMPLAINT, Label.QUESTION, words=("請求", "bill", "refund"))
LEAVING = playbook("leaving", Label.CHURN, words=("解約", "乗り換え", "cancel"))
HOW_TO = playbook("how-to", Label.QUESTION)
THANKS = playbook("thanks", Label.PRAISE, words=("ありがとう", "thank"))
DELIGHT = playbook("delight", Label.DELIGHT)
SAD = playbook("sad", Label.DELIGHT, Label.QUESTION, Label.CHURN, Label.COMPLAINT, words=("亡くなり", "passed away"))
FALLBACK = playbook("complaint", Label.COMPLAINT)
ALL = (OUTAGE, BILLING, LEAVING, HOW_TO, THANKS, DELIGHT, SAD, FALLBACK)


def ids(text: str, seen: Verdict, *, books: tuple[Playbook, ...] = ALL, language: str = "ja") -> list[str]:
    return [one.id for one in choose(books, seen, normalise(text), language, "tsumugi")]


@pytest.mark.parametrize(
    ("text", "seen", "first"),
    [
        ("昼から圏外のまま", verdict(complaint=0.9), "outage"),
        ("ﾂﾅｶﾞﾗﾅｲ…つながらない", verdict(complaint=0.6), "outage"),
        ("店員さんに笑われた", verdict(complaint=0.9), "complaint"),
        ("解約しました", verdict(churn=0.8, complaint=0.9), "leaving"),
        ("もう限界。来月でさよなら", verdict(churn=0.9, complaint=0.9), "leaving"),
        ("請求が二重です。解約します", verdict(churn=0.9, complaint=0.9), "leaving"),
        ("海外で使えますか", verdict(question=0.9), "how-to"),
        ("請求額の見方は？", verdict(question=0.9), "billing"),
        ("父が亡くなりました。解約の仕方は", verdict(question=0.7, delight=0.8, complaint=0.5), "sad"),
        ("祝・10周年", verdict(delight=0.9), "delight"),
        ("助かりました、ありがとう", verdict(praise=0.9), "thanks"),
    ],
)
def test_the_best_playbook_for_a_post(text: str, seen: Verdict, first: str) -> None:
    assert ids(text, seen)[0] == first


def test_thanks_in_a_complaint_do_not_bring_the_script_for_thanks() -> None:
    seen = verdict(complaint=0.95, praise=0.5)
    assert ids("いつも遅延をありがとうございます（棒）", seen)[0] == "complaint"


def test_the_script_for_sad_news_needs_its_words() -> None:
    everything = verdict(complaint=0.9, question=0.9, churn=0.9, delight=0.9)
    assert "sad" not in ids("返事がない、解約したい、どうすれば", everything)
    assert "sad" not in ids("電話してもだめ", verdict(complaint=0.9, question=0.9))


def test_latin_words_begin_at_a_words_edge() -> None:
    assert ids("cancelling today", verdict(churn=0.9, complaint=0.8), language="en")[0] == "leaving"
    assert ids("stop billing me", verdict(complaint=0.9), language="en")[0] == "billing"
    assert ids("my metadata is wrong", verdict(complaint=0.9), language="en")[0] == "complaint"


def test_short_latin_words_end_at_a_words_edge_too() -> None:
    app = playbook("app", Label.COMPLAINT, words=("app",))
    books = (app, FALLBACK)
    assert ids("both apps are down", verdict(complaint=0.9), books=books, language="en")[0] == "app"
    assert ids("an appalling day", verdict(complaint=0.9), books=books, language="en")[0] == "complaint"


def test_a_playbook_of_the_brand_goes_before_a_general_one_and_others_are_left_out() -> None:
    own = playbook("own", Label.COMPLAINT, brands=("tsumugi",))
    other = playbook("other", Label.COMPLAINT, brands=("another",))
    assert ids("ひどい", verdict(complaint=0.9), books=(FALLBACK, other, own)) == ["own", "complaint"]


def test_only_playbooks_with_a_script_in_the_language() -> None:
    english = playbook("english", Label.COMPLAINT, words=("圏外",), languages=("en",))
    assert ids("圏外", verdict(complaint=0.9), books=(english, FALLBACK)) == ["complaint"]
    assert ids("sin cobertura", verdict(complaint=0.9), language="es") == []


def test_noise_gets_no_playbook_and_a_neutral_post_what_it_resembles_most() -> None:
    assert ids("圏外", verdict(noise=0.9, complaint=0.4)) == []
    assert ids("圏外", Verdict(verdict(complaint=0.4).scores, (Label.COMPLAINT, Label.NOISE), "t")) == []
    assert ids("ふつうの日", verdict(noise=0.45, question=0.3, complaint=0.1))[0] == "how-to"


def test_no_more_than_two_and_no_second_without_a_ground() -> None:
    assert ids("圏外なのに請求", verdict(complaint=0.9)) == ["outage", "billing"]
    assert ids("海外で使えますか", verdict(question=0.9)) == ["how-to"]


def test_urgent_alone_falls_back_on_complaints_and_delight_on_thanks() -> None:
    assert ids("助けて", verdict(urgent=0.9), books=(FALLBACK, THANKS)) == ["complaint"]
    assert ids("勝負だ", verdict(delight=0.9), books=(FALLBACK, THANKS)) == ["thanks"]
    assert ids("こうしてほしい", verdict(request=0.9), books=(FALLBACK, THANKS)) == []


def test_among_equals_the_first_in_the_files_wins() -> None:
    again = playbook("again", Label.COMPLAINT)
    seen = verdict(complaint=0.9)
    assert ids("ひどい", seen, books=(FALLBACK, again)) == ["complaint", "again"]
    assert ids("ひどい", seen, books=(again, FALLBACK)) == ["again", "complaint"]


def test_needs_are_ordered_by_weight_and_keep_their_scores() -> None:
    wanted = needs(verdict(complaint=0.9, churn=0.6, praise=0.95))
    assert list(wanted) == [Label.CHURN, Label.COMPLAINT, Label.PRAISE]
    assert wanted[Label.CHURN] == 0.6


def test_urgent_posts_get_nothing_light() -> None:
    stuck = playbook("stuck", Label.URGENT)
    books = (*ALL, stuck)
    assert ids("助けて、どうすれば", verdict(urgent=0.7, question=0.99, praise=0.9), books=books) == ["stuck"]
    assert ids("圏外です助けて", verdict(urgent=0.7, complaint=0.9), books=books)[0] == "outage"


def test_a_question_script_never_answers_a_complaint() -> None:
    assert "how-to" not in ids("どうすればいいの", verdict(complaint=0.5, question=1.0))


def test_all_labels_asks_for_every_label_and_no_complaint() -> None:
    farewell = replace(playbook("farewell", Label.CHURN, Label.PRAISE), all_labels=True)
    books = (*ALL, farewell)
    assert ids("10年ありがとう、解約します", verdict(churn=0.9, praise=0.9), books=books)[0] == "farewell"
    assert "farewell" not in ids("解約します", verdict(churn=0.9), books=books)
    assert "farewell" not in ids("解約します", verdict(churn=0.9, praise=0.9, complaint=0.6), books=books)


def test_among_playbooks_for_their_words_alone_the_first_wins() -> None:
    sad = replace(playbook("sad", Label.QUESTION, words=("亡くなり",)), only_with_words=True)
    other = replace(playbook("other", Label.CHURN, words=("解約", "亡くなり")), only_with_words=True)
    seen = verdict(churn=0.6, question=0.9)
    assert ids("父が亡くなり解約", seen, books=(sad, other))[0] == "sad"


def test_without_labels_a_neutral_opening_then_what_the_words_say() -> None:
    hello = playbook("hello")
    neutral = Verdict(verdict(complaint=0.3).scores, (), "t")
    assert ids("やあ", neutral, books=(*ALL, hello)) == ["hello"]
    assert ids("圏外になった", neutral, books=(*ALL, hello)) == ["hello", "outage"]
    assert "hello" not in ids("ひどい", verdict(complaint=0.9), books=(*ALL, hello))
