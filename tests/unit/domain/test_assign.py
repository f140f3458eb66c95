"""Who gets a case: never somebody unfit, fair among the fit, and always with a reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.domain.assign import Assignment, Candidate, Need, choose_person, shifts
from activesupport.domain.errors import UserError
from activesupport.domain.reason import Reason
from activesupport.domain.worktime import is_open
from activesupport.words import LANGUAGES, explain

NOW = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
NEED = Need("support", "ja", "tsumugi", frozenset({"billing"}))
MEI = Candidate(
    "mei",
    frozenset({"support"}),
    frozenset({"ja", "en"}),
    capacity=10,
    load=4,
    on_shift=True,
    skills=frozenset({"billing", "network"}),
    idle_since=NOW,
)


def chosen(*candidates: Candidate, need: Need = NEED) -> Assignment:
    found = choose_person(need, candidates)
    assert isinstance(found, Assignment), found
    return found


def nobody(*candidates: Candidate, need: Need = NEED) -> Reason:
    found = choose_person(need, candidates)
    assert isinstance(found, Reason), found
    return found


def test_the_least_busy_by_share_of_what_they_can_hold() -> None:
    part_time = replace(MEI, name="ann", capacity=4, load=2)
    full_time = replace(MEI, name="ken", capacity=20, load=5)
    found = chosen(MEI, part_time, full_time)
    assert found.name == "ken"
    assert explain(found.reason, "en") == "least busy of 3 who speak Japanese and are on shift"
    assert explain(found.reason, "ja") == "日本語で対応できる勤務中の3名のうち、いちばん余裕があります"


def test_among_equals_whoever_has_waited_longest_then_by_name() -> None:
    waited = replace(MEI, name="zoe", idle_since=NOW - timedelta(hours=1))
    new = replace(MEI, name="ken", idle_since=None)
    assert chosen(MEI, waited).name == "zoe"
    assert chosen(MEI, waited, new).name == "ken"
    assert chosen(MEI, replace(MEI, name="ann")).name == "ann"


def test_the_only_one_is_told_so() -> None:
    assert chosen(MEI, replace(MEI, name="ann", on_shift=False)).reason.code == "assign.only_ja"


@pytest.mark.parametrize(
    ("unfit", "code"),
    [
        (replace(MEI, may_answer=False), "assign.nobody_in_team"),
        (replace(MEI, teams=frozenset({"other"})), "assign.nobody_in_team"),
        (replace(MEI, brands=frozenset({"other"})), "assign.nobody_for_brand"),
        (replace(MEI, brands=frozenset()), "assign.nobody_for_brand"),
        (replace(MEI, languages=frozenset({"en"})), "assign.nobody_speaks_ja"),
        (replace(MEI, skills=frozenset({"network"})), "assign.nobody_skilled"),
        (replace(MEI, on_shift=False), "assign.nobody_on_shift"),
        (replace(MEI, load=10), "assign.nobody_free"),
        (replace(MEI, load=0, capacity=0), "assign.nobody_free"),
    ],
)
def test_nobody_unfit_and_the_reason_why(unfit: Candidate, code: str) -> None:
    assert chosen(MEI, replace(unfit, name="aaa")).name == "mei"
    found = nobody(unfit)
    assert found.code == code
    for language in LANGUAGES:
        assert "{" not in explain(found, language)


def test_a_case_for_somebody_experienced() -> None:
    need = replace(NEED, senior=True)
    assert nobody(MEI, need=need).code == "assign.nobody_senior"
    assert chosen(MEI, replace(MEI, name="zoe", load=9, senior=True), need=need).name == "zoe"


def test_the_reason_says_how_many_got_so_far() -> None:
    away = [replace(MEI, name=str(number), on_shift=False) for number in range(3)]
    found = nobody(*away, replace(MEI, teams=frozenset()))
    assert (found.code, found.values["count"]) == ("assign.nobody_on_shift", 3)
    assert nobody().code == "assign.nobody_in_team"


def test_languages_without_a_name_in_the_catalogues_are_shown_by_their_code() -> None:
    need = replace(NEED, language="ko")
    assert "ko" in explain(nobody(MEI, need=need), "en")
    assert "ko" in explain(chosen(replace(MEI, languages=frozenset({"ko"})), need=need).reason, "ja")


def sets(*words: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(words))


CANDIDATES = st.builds(
    Candidate,
    name=st.text("abc", min_size=1, max_size=3),
    teams=sets("support", "other"),
    languages=sets("ja", "en"),
    capacity=st.integers(0, 3),
    load=st.integers(0, 3),
    on_shift=st.booleans(),
    skills=sets("billing"),
    brands=st.none() | sets("tsumugi", "other"),
    senior=st.booleans(),
    may_answer=st.booleans(),
    idle_since=st.none() | st.just(NOW),
)


@given(st.lists(CANDIDATES, max_size=8, unique_by=lambda one: one.name), st.booleans(), st.randoms())
def test_never_unfit_never_over_capacity_never_by_order(people: list[Candidate], senior: bool, random: Random) -> None:
    need = replace(NEED, senior=senior)
    fit = [
        one
        for one in people
        if one.may_answer and "support" in one.teams and "ja" in one.languages and "billing" in one.skills
        if (one.brands is None or "tsumugi" in one.brands) and (one.senior or not senior)
        if one.on_shift and one.load < one.capacity
    ]
    found = choose_person(need, people)
    assert isinstance(found, Assignment) is bool(fit)
    if isinstance(found, Assignment):
        person = next(one for one in fit if one.name == found.name)
        assert person.load / person.capacity == min(one.load / one.capacity for one in fit)
    shuffled = list(people)
    random.shuffle(shuffled)
    assert choose_person(need, shuffled) == found


def test_cases_one_after_the_other_are_shared_fairly() -> None:
    people = {name: replace(MEI, name=name, load=0, idle_since=None) for name in ("ann", "ken", "mei")}
    for number in range(9):
        name = chosen(*people.values()).name
        one = people[name]
        people[name] = replace(one, load=one.load + 1, idle_since=NOW + timedelta(minutes=number))
    assert [one.load for one in people.values()] == [3, 3, 3]


def test_split_shifts_in_the_zone_of_the_person() -> None:
    plan = shifts("Asia/Tokyo", ("mon-fri 09:00-13:00, 16:00-20:00",))
    morning, pause = datetime(2026, 7, 1, 3, 59, tzinfo=UTC), datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
    assert is_open(plan, morning)
    assert not is_open(plan, pause)
    assert is_open(plan, datetime(2026, 7, 1, 7, 0, tzinfo=UTC))
    assert is_open(shifts("Asia/Tokyo", ()), pause)
    assert shifts("Asia/Tokyo", ("mon-fri 09:00-13:00, 16:00-20:00",)) is plan
    with pytest.raises(UserError):
        shifts("Asia/Tokyo", ("sometimes",))
