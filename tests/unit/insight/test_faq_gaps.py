"""Questions that no entry answers: alike ones together, for the owners of the brand's FAQ."""

import time
from datetime import UTC, datetime, timedelta

from activesupport.domain.reply import Faq
from activesupport.domain.rules import Rules
from activesupport.domain.watch import Brand
from activesupport.insight.faq_gaps import MOST_EXAMPLES, FaqGap, Question, faq_gaps, gaps
from activesupport.storage import cases
from activesupport.storage.database import Database
from tests.storage.rows import open_case, post, store

NOON = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
RULES = Rules(
    "r1",
    {one.id: one for one in (Brand("acme", "Acme", names={"ja": "アクメ"}), Brand("birch", "Birch"))},
    (),
    {},
    faq=(Faq("a", "billing-team", {}), Faq("b", "roaming-team", {}, ("birch",)), Faq("c", "anna", {}, ("acme",))),
)


def asked(*texts: str, brand: str = "acme", language: str = "en") -> list[Question]:
    """Questions, a minute apart, the latest first as they are read."""
    found = [Question(n, brand, language, text, NOON + timedelta(minutes=n)) for n, text in enumerate(texts)]
    return found[::-1]


def sizes(found: tuple[FaqGap, ...]) -> list[int]:
    return [one.count for one in found]


def test_questions_alike_are_one_gap_in_english() -> None:
    found = gaps(
        asked(
            "How do I export my Acme invoices as PDF?",
            "acme: is there a way to export invoices to pdf",
            "Does Acme work with the Nordby hub?",
            "can't find where to export an invoice (PDF) @acme_desk https://example.com/x",
            "will my Acme lamp work with a Nordby hub?",
            "what are the opening hours in Leeds",
        ),
        RULES,
    )
    assert sizes(found) == [3, 2, 1]
    assert "export" in found[0].terms
    assert "nordby" in found[1].terms
    assert "acme" not in found[0].terms
    assert (found[0].first_at, found[0].last_at) == (NOON, NOON + timedelta(minutes=3))
    assert found[0].examples[0].case == 3


def test_questions_alike_are_one_gap_in_japanese() -> None:
    found = gaps(
        asked(
            "アクメの領収書ってどこで発行できますか？",
            "アクメさん、領収書の発行方法を教えてください",
            "アクメはノルドビーのハブと連携できますか",
            "経費で落としたいので領収書を発行したい。どこから？",
            "アクメのランプ、ノルドビーハブと連携する方法ある？",
            "福岡の店舗は何時まで営業していますか",
            language="ja",
        ),
        RULES,
    )
    assert sizes(found) == [3, 2, 1]
    assert {"領収書", "発行"} <= set(found[0].terms)


def test_a_compound_makes_one_group_and_heads_it_whole() -> None:
    found = gaps(
        asked(
            "自動チャージ、オフにしたのに今見たらまた550円の通知きてる。どこに言えば止まるの",
            "例の自動チャージ、iPhoneだと設定のどこですか？歴浅くて見つけられません",
            "ア〇メ、また二重請求やってません？旦那の明細にも同じ金額が2行並んでる",
            "復旧おつかれ。二重請求と自動チャージ、まとめて誰が謝るの？",
            "全人類に聞きたいんだけど、SIMピンどこに保管してる？",
            language="ja",
        ),
        RULES,
    )
    assert sizes(found) == [2, 2]
    assert {one.terms[0] for one in found} <= {"自動チャージ", "二重請求"}


def test_one_question_shares_no_words() -> None:
    assert gaps(asked("Everything fell off mid-call"), RULES)[0].terms == ()


def test_brands_and_languages_stay_apart_and_owners_are_those_of_the_brand() -> None:
    text = "How do I export my invoices as PDF?"
    found = gaps([*asked(text, text), *asked(text, brand="birch"), *asked(text, language="ja")], RULES)
    assert sorted((one.brand, one.language, one.count) for one in found) == [
        ("acme", "en", 2), ("acme", "ja", 1), ("birch", "en", 1),
    ]  # fmt: skip
    owners = {one.brand: one.owners for one in found}
    assert owners == {"acme": ("anna", "billing-team"), "birch": ("billing-team", "roaming-team")}
    assert gaps(asked(text, brand="gone"), RULES) == ()


def test_few_examples_of_many_are_kept_and_wordless_ones_do_no_harm() -> None:
    found = gaps([*asked(*["how do I export invoices"] * 20), *asked("???", "")], RULES)
    assert sizes(found)[0] == 20
    assert len(found[0].examples) == MOST_EXAMPLES


def test_five_hundred_different_questions_take_no_time() -> None:
    start = time.perf_counter()
    found = gaps(asked(*[f"how can item{n} colour{n % 97} reach room{n % 13} tonight" for n in range(500)]), RULES)
    assert sum(sizes(found)) == 500
    assert time.perf_counter() - start < 5


def test_open_questions_are_read_from_their_cases(database: Database) -> None:
    with database.writing() as session:
        first, second, third = store(
            session,
            post(1, text="How do I export invoices?"),
            post(2, text="Acme is broken", author="a2"),
            post(3, text="How do I export invoices?", author="a3"),
        )
        wanted = open_case(session, first, without_faq=True)
        open_case(session, second, author_id="a2")
        open_case(session, third, author_id="a3", brand="birch", without_faq=True)
    with database.reading() as session:
        assert [one.examples[0].case for one in faq_gaps(session, RULES, {"acme"})] == [wanted]
        assert sizes(faq_gaps(session, RULES)) == [1, 1]
    with database.writing() as session:
        row = cases.get(session, wanted)
        cases.change(session, wanted, row.version, {"without_faq": False})
    with database.reading() as session:
        assert faq_gaps(session, RULES, {"acme"}) == ()
