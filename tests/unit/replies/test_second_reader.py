"""The second reader: what it reads, when it is asked, and what it says to gate and guards."""

import json
from pathlib import Path

import numpy as np
import pytest

from activesupport.domain.gate import GateContext, GateReason
from activesupport.domain.guard import FlagKind, GuardContext
from activesupport.replies.gate import judge_gate
from activesupport.replies.guards import guard
from activesupport.replies.likeness import Likeness
from activesupport.replies.second_reader import TAUGHT, plain, second_reader, taught_with, unquoted
from tests.unit.replies.taught import Words, likeness, reader

LONELY = "Acme, one ticket from now on. There is an empty chair at our table."


def _reason(text: str, language: str = "en", names: tuple[str, ...] = ("Acme",)) -> str:
    return judge_gate(text, language, names, GateContext(), reader()).reason


def test_a_post_without_words_for_it_is_judged_by_what_it_is_like() -> None:
    assert judge_gate(LONELY, "en", ("Acme",), GateContext()).reason is GateReason.NONE
    found = judge_gate(LONELY, "en", ("Acme",), GateContext(), reader())
    assert (found.reason, found.found) == (GateReason.BEREAVEMENT, "There is an empty chair at our table.")
    assert _reason("Acme、いつもの席がひとつ余ります", "ja") == "bereavement"


def test_what_the_patterns_find_is_left_at_that() -> None:
    asked = Words()
    found = judge_gate("Acme, empty chair, see you in court", "en", ("Acme",), GateContext(), reader(asked))
    assert (found.reason, asked.read) == (GateReason.LITIGATION, [])


def test_sorrow_that_is_not_told_to_the_brand_stays_its_owners() -> None:
    assert _reason("an empty chair tonight") == "none"
    assert _reason("an empty chair tonight, Acme") == "bereavement"


def test_circumstances_count_beside_it() -> None:
    context = GateContext(incident=True)
    assert judge_gate(LONELY, "en", ("Acme",), context, reader()).reason is GateReason.BEREAVEMENT
    assert judge_gate("Acme is slow", "en", ("Acme",), context, reader()).reason is GateReason.INCIDENT


@pytest.mark.parametrize("text", ["", " \n", "🙂", "\ud800 Acme", "https://example.com", "。" * 500])
def test_odd_texts_are_read(text: str) -> None:
    assert _reason(text) == "none"
    assert guard(text, GuardContext(language="ja"), reader()) == ()


def test_a_sentence_of_a_draft_is_flagged_where_it_stands() -> None:
    draft = "Thank you. Some sweets await at the till. See you."
    assert guard(draft, GuardContext(language="en")) == ()
    (flag,) = guard(draft, GuardContext(language="en"), reader())
    assert (flag.kind, flag.code) == (FlagKind.PROMISE, "guard.promise_likely")
    assert draft[flag.start : flag.end] == "Some sweets await at the till."
    (flag,) = guard("恐れ入ります。対応はいたしかねる内容です。", GuardContext(language="ja"), reader())
    assert (flag.kind, flag.code) == (FlagKind.TONE, "guard.tone_likely")


def test_a_sentence_is_flagged_once_for_a_kind() -> None:
    draft = "A full refund will reach you tomorrow, and some sweets await."
    flags = guard(draft, GuardContext(language="en"), reader())
    assert {flag.code for flag in flags} & {"guard.promise_likely"} == set()
    assert {flag.kind for flag in flags} == {FlagKind.PROMISE}


def test_what_is_quoted_is_somebody_elses() -> None:
    assert guard('You wrote "sweets await".', GuardContext(language="en"), reader()) == ()
    assert unquoted("「無料」を押します") == "…を押します"


def test_names_and_addresses_say_nothing() -> None:
    assert plain("@acme_help Acme is down https://a.example/x", "en", ("Acme",)) == "Acme is down"
    assert plain("ツムギ、また圏外", "ja", ("ツムギ", "Tsumugi")) == "A社、また圏外"
    assert plain("au回線 because", "en", ("au",)) == "Acme回線 because"
    assert len(plain("長い" * 900, "ja", ())) == 200


def test_a_text_is_embedded_once() -> None:
    words = Words()
    mine = reader(words)
    mine.prepare([(LONELY, "en", ("Acme",)), (LONELY, "en", ("Acme",))])
    before = len(words.read)
    assert before == 1
    for _ in range(3):
        judge_gate("Acme is slow today", "en", ("Acme",), GateContext(), mine)
    assert len(words.read) == before + 1
    mine.prepare([])
    assert len(words.read) == before + 1


def test_each_language_has_its_cut() -> None:
    one = likeness(("tone",), [[0.0], [0.0], [0.0], [1.0]])
    strict = Likeness(**{**vars(one), "cuts": np.array([[2.0], [0.5]], np.float32)})
    vectors = Words().embed(["いたしかねる"])
    says = [bool(strict.scores(vectors, language)[0, 0] >= 0) for language in ("en", "ja", "fr")]
    assert says == [False, True, False]


def test_what_is_saved_says_the_same(tmp_path: Path) -> None:
    made = likeness(("promise", "tone"), [[0.0, 0.0], [0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    made.save(tmp_path / "one.npz")
    read = Likeness.read(tmp_path / "one.npz")
    assert (read.topics, read.embedder, read.sharpness) == (made.topics, made.embedder, made.sharpness)
    vectors = Words().embed(["sweets await", "いたしかねる", "nothing"])
    np.testing.assert_allclose(read.scores(vectors, "en"), made.scores(vectors, "en"), atol=1e-2)


def test_the_shipped_reader_serves_only_the_embedder_that_it_was_taught_with() -> None:
    assert second_reader(None) is None
    assert second_reader(Words()) is None
    card = json.loads((TAUGHT / "card.json").read_text("utf-8"))
    for name in ("posts", "drafts"):
        read = Likeness.read(TAUGHT / f"{name}.npz")
        assert read.embedder == taught_with() == card["embedder"]
        assert len(read.examples) == card[name]["kept_examples"]
        assert list(read.topics) == list(card[name]["topics"])
        assert len((TAUGHT / f"{name}.npz").read_bytes()) < 2_000_000
