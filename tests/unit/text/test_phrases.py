"""Expressions that are compiled at their first use."""

import re

import pytest

from activesupport.text import Phrases


def test_any_of_the_patterns_is_found_each_with_its_own_alternatives() -> None:
    phrases = Phrases(r"cats?|dog", r"^bird")
    assert [match.group() for match in phrases.finditer("bird, cats and a dog, bird")] == ["bird", "cats", "dog"]
    assert phrases.search("a bird") is None


def test_flags_hold_for_all_of_them() -> None:
    assert Phrases(r"解約", r"refund", flags=re.IGNORECASE).search("REFUND") is not None


def test_nothing_is_compiled_before_it_is_asked() -> None:
    broken = Phrases(r"(")
    with pytest.raises(re.error):
        broken.search("")
