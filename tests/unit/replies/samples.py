"""Small playbooks, posts and verdicts that the tests of this folder share. All of it is invented."""

from datetime import UTC, datetime

from activesupport.domain.labels import Label, Verdict
from activesupport.domain.post import Author, Post
from activesupport.domain.reply import Faq, FaqText, Part, Playbook, Script
from activesupport.domain.watch import Brand

BRAND = Brand(
    "tsumugi", "ツムギモバイル", nicknames=("ツムモバ", "Tsumugi"), variables={"form_url": "https://example.com/form"}
)


def post(text: str = "つながらない", *, name: str = "サンプル", handle: str = "sample", source: str = "x") -> Post:
    return Post(source, "1", Author("a1", handle, name), datetime(2026, 11, 2, 9, 0, tzinfo=UTC), text)


def verdict(**scores: float) -> Verdict:
    """Scores by label name; the labels are those of 0.5 and more."""
    given = {label: scores.get(label.value, 0.0) for label in Label}
    return Verdict(given, tuple(label for label in Label if given[label] >= 0.5), "test")


def playbook(
    key: str,
    *labels: Label,
    words: tuple[str, ...] = (),
    brands: tuple[str, ...] = (),
    languages: tuple[str, ...] = ("ja", "en"),
    **changes: str,
) -> Playbook:
    """A playbook whose texts can be changed part by part, in every language at once."""
    scripts = {language: _script(SCRIPTS[language], changes) for language in languages}
    return Playbook(key, labels, scripts, words, brands=brands)


SCRIPTS = {
    "ja": {
        "greeting": "{customer}さん、ツムギモバイルです。",
        "empathy": "ご不便をおかけしています。",
        "goal": "早く使える状態に戻せるようお手伝いします。",
        "check": "いつ頃から、どの辺りで起きていますか。",
        "solution": "機内モードを一度オンにして、戻してみてください。",
        "closing": "変わりがあれば、またお聞かせください。",
        "quick": "ご不便をおかけしています。ここで状況を伺うことも、DMで承ることもできます。",
        "private": "お電話番号などは、DMか{form_url}でお知らせください。",
    },
    "en": {
        "greeting": "Hi {customer}, this is {brand}.",
        "empathy": "Sorry about the trouble.",
        "goal": "Let's get you connected again.",
        "check": "Since when, and roughly where?",
        "solution": "Please switch flight mode on and off once.",
        "closing": "Do tell us how it goes.",
        "quick": "Sorry about the trouble. Tell us more here, or by DM if you prefer.",
        "private": "Please send your phone number by DM or at {form_url} only.",
    },
}

HOW_TO = {"solution": "{faq_answer} {faq_link}"}

FAQ = (
    Faq(
        "cancel",
        "support",
        {
            "ja": FaqText(
                "解約の手続きはどこからできますか",
                "マイページから手続きできます。",
                "https://example.com/cancel",
            ),
            "en": FaqText(
                "How do I cancel my contract?",
                "You can cancel in your account.",
                "https://example.com/cancel",
            ),
        },
    ),
)


def _script(texts: dict[str, str], changes: dict[str, str]) -> Script:
    said = {**texts, **changes}
    return Script({part: said[part] for part in Part}, said["quick"], said["private"])
