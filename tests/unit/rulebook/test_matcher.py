"""Which brands a post is about: names in running text, exclusions, filters, own accounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.domain.rules import Rules
from activesupport.domain.watch import Brand, Watch
from activesupport.rulebook import Hit, Matcher
from activesupport.text.normalise import normalise

BRAND = Brand("b", "B", accounts={"x": ("@tsumugi_care",), "mastodon": ("tsumugi@social.example",)})
OTHER = Brand("o", "O", accounts={"x": ("@other",)})


def matcher(*watches: Watch) -> Matcher:
    return Matcher(Rules("v", {"b": BRAND, "o": OTHER}, watches, {}))


def watch(id: str = "w", brand: str = "b", team: str = "t", **rest: object) -> Watch:
    return Watch(id, brand, team, **rest)  # type: ignore[arg-type]


def hits(
    found: Matcher, text: str, language: str = "en", source: str = "x", mentions: tuple[str, ...] = ()
) -> tuple[Hit, ...]:
    return found.match(normalise(text), source=source, language=language, mentions=mentions)


@pytest.mark.parametrize(
    ("keyword", "text", "expected"),
    [
        ("ana", "I ate a banana", False),
        ("ana", "flew with ANA today", True),
        ("Tsumugi", "#Tsumugi is down", True),
        ("Tsumugi", "@tsumugi_care's reply", True),
        ("Tsumugi", "Tsumugiの電波", True),
        ("Tsumugi", "昨日Tsumugiが", True),
        ("Tsumugi", "Ｔｓｕｍｕｇｉ", True),
        ("Tsumugi", "tsumugis", False),
        ("Tsumugi", "tsumugi2", False),
        ("Tsumugi", "étsumugi", False),
        ("Tsumugi", "Tsumugi는 좋아", True),
        ("Tsumugi Mobile", "tsumugi\nmobile", True),
        ("Tsumugi Mobile", "tsumugi, mobile", False),
        ("ツムギ", "新ツムギモバイル", True),
        ("ツムギ", "ﾂﾑｷﾞ", True),
        ("つむぎ", "かつむぎた", True),
        ("#tsumugi", "I like tsumugi", False),
        ("#tsumugi", "＃Tsumugi", True),
        ("5G", "15g of salt", False),
        ("c++", "c++ is fun", True),
    ],
)
def test_keywords(keyword: str, text: str, expected: bool) -> None:
    assert bool(hits(matcher(watch(keywords=(keyword,))), text)) is expected


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("Tsumugi Mobile", "TSUMUGI - Mobile!", True),
        ("Tsumugi Mobile", "#TsumugiMobile", True),
        ("Tsumugi Mobile", "mobile tsumugi", False),
        ("Tsumugi Mobile", "tsumugi is mobile", False),
        ("Tsumugi Mobile", "tsumugi mobiles", False),
        ("つむモバ 解約", "つむモバ、解約した", True),
        ("つむモバ 解約", "つむモバ\n\n解約", True),
        ("つむモバ 解約", "つむモバを解約", False),
        ("I left", "I\u3000left", True),
    ],
)
def test_phrases(phrase: str, text: str, expected: bool) -> None:
    assert bool(hits(matcher(watch(phrases=(phrase,))), text)) is expected


def test_an_exclusion_anywhere_switches_that_watch_off_and_no_other() -> None:
    found = matcher(
        watch("a", keywords=("tsumugi",), exclude=("silk", "oshima tsumugi")),
        watch("c", team="u", keywords=("tsumugi mobile",), weight=0.5),
    )
    assert [hit.watches for hit in hits(found, "tsumugi")] == [("a",)]
    assert hits(found, "silk from tsumugi") == ()
    assert hits(found, "Oshima-Tsumugi") == ()
    assert [hit.watches for hit in hits(found, "silky tsumugi")] == [("a",)]
    assert [(hit.watches, hit.team) for hit in hits(found, "tsumugi mobile, silk")] == [(("c",), "u")]


def test_one_hit_a_brand_with_team_and_weight_of_the_heaviest_watch() -> None:
    found = matcher(
        watch("a", team="t1", keywords=("Tsumugi", "つむモバ")),
        watch("c", team="t2", keywords=("tsumugi",), weight=2.0),
        watch("d", "o", team="t3", keywords=("rival",)),
    )
    assert hits(found, "rival or Tsumugi? つむモバ Tsumugi") == (
        Hit("b", ("a", "c"), ("Tsumugi", "つむモバ", "tsumugi"), "t2", 2.0),
        Hit("o", ("d",), ("rival",), "t3", 1.0),
    )
    assert hits(found, "nobody") == ()


def test_languages_filter_but_nothing_disappears() -> None:
    found = matcher(watch("ja", keywords=("tsumugi",), languages=("ja",)), watch("all", "o", keywords=("rival",)))
    assert [hit.other_language for hit in hits(found, "tsumugi", "ja")] == [False]
    assert [hit.other_language for hit in hits(found, "tsumugi", "und")] == [False]
    assert hits(found, "tsumugi", "es") == (Hit("b", ("ja",), ("tsumugi",), "t", 1.0, other_language=True),)
    both = matcher(
        watch("ja", team="j", keywords=("tsumugi",), languages=("ja",), weight=3.0),
        watch("en", team="e", keywords=("tsumugi",), languages=("en",)),
    )
    assert [(hit.watches, hit.team, hit.other_language) for hit in hits(both, "tsumugi")] == [(("en",), "e", False)]


def test_what_the_watch_for_its_language_excludes_is_not_left_to_other_languages() -> None:
    found = matcher(
        watch("ja", keywords=("tsumugi",), languages=("ja",)),
        watch("en", keywords=("tsumugi",), exclude=("kimono",), languages=("en",)),
    )
    assert hits(found, "a tsumugi kimono", "en") == ()
    assert [hit.watches for hit in hits(found, "un kimono tsumugi", "es")] == [("ja",)]
    assert [hit.addressed for hit in hits(found, "a tsumugi kimono, @tsumugi_care", "en")] == [True]


def test_sources_filter() -> None:
    found = matcher(watch(keywords=("tsumugi",), sources=("mastodon",)))
    assert hits(found, "tsumugi", source="x") == ()
    assert len(hits(found, "tsumugi", source="mastodon")) == 1


@pytest.mark.parametrize(
    ("text", "source", "mentions", "expected"),
    [
        ("hello @Tsumugi_Care", "x", (), True),
        ("hello", "x", ("tsumugi_care",), True),
        ("hello", "x", ("@TSUMUGI_CARE",), True),
        ("hello @tsumugi_care2", "x", (), False),
        ("hello @tsumugi_care@elsewhere.example", "x", (), False),
        ("mail me@tsumugi_care", "x", (), False),
        ("@tsumugi_careさん、聞いて", "x", (), True),
        ("@tsumugi_care.", "x", (), True),
        ("@tsumugi@social.example help", "mastodon", (), True),
        ("@tsumugi@social.example.org help", "mastodon", (), False),
        ("help", "mastodon", ("tsumugi@social.example",), True),
        ("hello @tsumugi_care", "mastodon", (), False),
        ("hello @tsumugi_care", "archive", (), True),
        ("hello", "x", ("somebody",), False),
    ],
)
def test_a_post_to_an_own_account_is_a_hit_without_keyword(
    text: str, source: str, mentions: tuple[str, ...], expected: bool
) -> None:
    found = hits(matcher(watch(keywords=("zzz",))), text, source=source, mentions=mentions)
    assert [hit.addressed for hit in found] == [True] * expected


def test_an_addressed_post_goes_to_the_watch_of_its_language_whatever_is_excluded() -> None:
    found = matcher(
        watch("ja", team="j", keywords=("zzz",), languages=("ja",)),
        watch("en", team="e", keywords=("zzz",), languages=("en",)),
        watch("en+", team="f", keywords=("tsumugi",), exclude=("silk",), languages=("en",), weight=1.5),
    )
    assert hits(found, "@tsumugi_care is silk yours?") == (
        Hit("b", ("en",), ("@tsumugi_care",), "e", 1.0, addressed=True),
    )
    assert [(h.team, h.other_language) for h in hits(found, "@tsumugi_care やあ", "ja")] == [("j", False)]
    assert [h.other_language for h in hits(found, "@tsumugi_care hola", "es")] == [True]


def test_a_brand_that_nobody_watches_is_never_hit() -> None:
    assert hits(matcher(watch(keywords=("zzz",))), "hello @other", mentions=("other",)) == ()


def test_a_watch_of_feeds_takes_what_its_feeds_bring() -> None:
    found = matcher(watch("f", feeds=("https://example.com/f",)), watch("k", "o", keywords=("rival",)))
    plain = normalise("anything")
    assert found.match(plain, source="feed", language="en") == ()
    assert found.match(plain, source="feed", language="en", fetched_from="https://example.com/f") == (
        Hit("b", ("f",), (), "t", 1.0),
    )
    assert found.match(plain, source="feed", language="en", fetched_from="https://example.com/k") == ()


def test_a_watch_can_take_every_post_of_its_sources() -> None:
    found = matcher(watch("r", sources=("review",), every_post=True), watch("k", "o", keywords=("rival",)))
    assert found.match("five stars", source="review", language="en") == (Hit("b", ("r",), (), "t", 1.0),)
    assert found.match("five stars", source="x", language="en") == ()


def test_a_post_in_a_thread_about_a_brand_goes_to_its_usual_watch() -> None:
    found = matcher(watch("heavy", keywords=("a",), weight=2.0), watch("usual", keywords=("b",)))
    assert found.concerning("b", source="x", language="en") == Hit("b", ("usual",), (), "t", 1.0)
    assert found.concerning("nobody", source="x", language="en") is None


def test_no_rules_no_hits() -> None:
    assert Matcher(Rules("v", {}, (), {})).match("text", source="x", language="en", mentions=("a",)) == ()


words = st.text(alphabet="abつむ @_-.#é", min_size=1, max_size=8).filter(lambda word: normalise(word).strip() != "")


@given(st.lists(words, min_size=1, max_size=6), st.text(alphabet="abつむ @_-.#é\n", max_size=40))
def test_the_automaton_finds_what_searching_one_by_one_finds(keywords: list[str], text: str) -> None:
    together = hits(matcher(watch(keywords=tuple(keywords))), text)
    alone = [word for word in keywords if hits(matcher(watch(keywords=(word,))), text)]
    assert set(together[0].terms if together else ()) == set(alone)
