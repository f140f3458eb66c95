"""The playbooks and answers that are shipped, composed for every sort of post."""

from itertools import combinations

import pytest

from activesupport.domain.guard import FlagKind, GuardContext
from activesupport.domain.labels import Label, Verdict
from activesupport.domain.reply import Faq, Kind, Playbook, Suggestion
from activesupport.domain.watch import Brand
from activesupport.replies import Composer
from activesupport.replies.faq import FaqIndex
from activesupport.replies.guards import guard
from activesupport.text.normalise import normalise
from activesupport.text.public import asks_in_public

from . import packs
from .samples import post, verdict

PLAYBOOKS, FAQ, BRANDS = packs.playbooks(), packs.faq(), packs.brands()
pytestmark = pytest.mark.skipif(not (PLAYBOOKS and FAQ and BRANDS), reason="no packs under rules/ yet")
LABELS = [label.value for label in Label if label is not Label.NOISE]
SEEN = [verdict(**dict.fromkeys(some, 0.9)) for n in (1, 2) for some in combinations(LABELS, n)]


def _texts(playbook: Playbook, language: str) -> list[str]:
    """Posts that hold the playbook's words in the script of that language, and one that holds none."""
    words = [word for word in playbook.words if word.isascii() is (language == "en")]
    return ["", *words[:2]]


def _all(language: str, source: str) -> list[tuple[Verdict, Suggestion]]:
    composer = Composer(PLAYBOOKS, FAQ)
    texts = {text for playbook in PLAYBOOKS for text in _texts(playbook, language)}
    texts |= {entry.texts[language].question for entry in FAQ if language in entry.texts}
    return [
        (seen, suggestion)
        for brand in BRANDS
        for text in sorted(texts)
        for seen in SEEN
        for suggestion in composer.suggest(post(text, source=source), seen, language, brand)
    ]


@pytest.mark.parametrize("language", packs.LANGUAGES)
@pytest.mark.parametrize("source", ["x", "feed"])
def test_no_suggestion_asks_for_details_in_public(language: str, source: str) -> None:
    suggestions = _all(language, source)
    assert suggestions
    assert not {one.text for _, one in suggestions if asks_in_public(one.text, language)}


@pytest.mark.parametrize("language", packs.LANGUAGES)
def test_composing_adds_no_promise(language: str) -> None:
    by_playbook = {one.id: _promises(_said(one, language)) for one in PLAYBOOKS}
    by_faq = {one.id: _promises(_answer(one, language)) for one in FAQ}
    for _, one in _all(language, "x"):
        allowed = set(by_playbook[one.playbook]) | set(by_faq.get(one.faq or "", ()))
        assert _promises(one.text) <= allowed, one.text


@pytest.mark.parametrize("language", packs.LANGUAGES)
def test_every_sort_of_post_gets_two_or_three_suggestions(language: str) -> None:
    composer = Composer(PLAYBOOKS, FAQ)
    for seen in SEEN:
        suggestions = composer.suggest(post(""), seen, language, BRANDS[0])
        assert 2 <= len(suggestions) <= 3, seen.labels


@pytest.mark.parametrize("language", packs.LANGUAGES)
def test_quick_and_ask_fit_on_x(language: str) -> None:
    for _, one in _all(language, "x"):
        assert one.fits or one.kind is Kind.FULL, one.text


@pytest.mark.parametrize("language", packs.LANGUAGES)
def test_only_the_responders_name_and_unfound_answers_stay_open(language: str) -> None:
    for _, one in _all(language, "x"):
        assert set(one.open) <= {"responder", "faq_answer", "faq_link"}, one.text


@pytest.mark.parametrize("language", packs.LANGUAGES)
def test_every_question_of_the_faq_finds_its_own_entry(language: str) -> None:
    index, brand = FaqIndex(FAQ), BRANDS[0]
    for entry in FAQ:
        if entry.brands and brand.id not in entry.brands:
            continue
        found = index.best(normalise(entry.texts[language].question), language, brand.id)
        assert found is not None
        assert found[0].id == entry.id


def _promises(text: str) -> set[str]:
    return {str(one.values["said"]) for one in guard(text, GuardContext()) if one.kind is FlagKind.PROMISE}


def _said(playbook: Playbook, language: str) -> str:
    script = playbook.scripts[language]
    return "\n".join([*script.parts.values(), script.quick, script.private])


def _answer(entry: Faq, language: str) -> str:
    return entry.texts[language].answer


def test_brands_have_an_address_for_private_matters() -> None:
    assert all(isinstance(brand, Brand) and brand.variables.get("form_url") for brand in BRANDS)
