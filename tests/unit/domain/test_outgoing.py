"""Who looks at a reply first, what its states mean, and the exact address where it is posted."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.domain.outgoing import ApprovalRules, Draft, ReplyState, intent_url, needs_approval

PLAIN = Draft(by_new_staff=False, priority=30, labels=frozenset({"complaint"}), promises=False, gate="ok")


@pytest.mark.parametrize(
    ("draft", "rules", "why"),
    [
        ({}, ApprovalRules(), None),
        ({"gate": "senior"}, ApprovalRules(new_staff=False, compensation=False), "approval.senior"),
        ({"gate": "hold"}, ApprovalRules(), None),
        ({"by_new_staff": True}, ApprovalRules(), "approval.new_staff"),
        ({"by_new_staff": True}, ApprovalRules(new_staff=False), None),
        ({"promises": True}, ApprovalRules(), "approval.compensation"),
        ({"promises": True}, ApprovalRules(compensation=False), None),
        ({}, ApprovalRules(priority=30), "approval.priority"),
        ({}, ApprovalRules(priority=31), None),
        ({}, ApprovalRules(priority=0), "approval.priority"),
        ({}, ApprovalRules(labels=frozenset({"churn", "complaint"})), "approval.label"),
        ({}, ApprovalRules(labels=frozenset({"churn"})), None),
        ({"gate": "senior", "by_new_staff": True, "promises": True}, ApprovalRules(), "approval.senior"),
    ],
)
def test_when_a_lead_looks_first(draft: dict[str, object], rules: ApprovalRules, why: str | None) -> None:
    found = needs_approval(replace(PLAIN, **draft), rules)  # type: ignore[arg-type]
    assert (found.code if found else None) == why


def test_the_reason_says_which_number_and_which_label() -> None:
    found = needs_approval(PLAIN, ApprovalRules(priority=20))
    assert found is not None
    assert found.values == {"priority": 30, "limit": 20}
    risky = replace(PLAIN, labels=frozenset({"urgent", "churn", "praise"}))
    found = needs_approval(risky, ApprovalRules(labels=frozenset({"urgent", "churn"})))
    assert found is not None
    assert found.values == {"label": "churn"}


def test_what_is_on_its_way_and_what_can_still_be_cancelled() -> None:
    assert {state for state in ReplyState if state.is_on_its_way} == {"approval", "ready", "handed"}
    assert {state for state in ReplyState if state.can_be_cancelled} == {"approval", "ready", "handed", "posted"}


@pytest.mark.parametrize(
    ("text", "encoded"),
    [
        ("お詫び。", "%E3%81%8A%E8%A9%AB%E3%81%B3%E3%80%82"),
        ("one\ntwo", "one%0Atwo"),
        ("🙇", "%F0%9F%99%87"),
        ("R&D #1 = 100% + more?", "R%26D%20%231%20%3D%20100%25%20%2B%20more%3F"),
        ("https://example.com/a?b=c", "https%3A%2F%2Fexample.com%2Fa%3Fb%3Dc"),
        ('"<b>"', "%22%3Cb%3E%22"),
    ],
)
def test_the_text_of_the_prefilled_post_is_encoded_exactly(text: str, encoded: str) -> None:
    url = intent_url("x", "1850000000000000001", text, "https://x.com/a/status/1")
    assert url == f"https://x.com/intent/post?in_reply_to=1850000000000000001&text={encoded}"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80), st.integers(1, 10**19))
def test_whatever_is_written_arrives_as_it_was_written(text: str, target: int) -> None:
    parts = urlsplit(intent_url("x", str(target), text, None) or "")
    assert parts.query.isascii()
    assert parts.fragment == ""
    assert parse_qs(parts.query, keep_blank_values=True, strict_parsing=True) == {
        "in_reply_to": [str(target)], "text": [text],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("source", "target"), [("mastodon", "1"), ("x", "p1"), ("x", ""), ("x", "１２"), ("x", "1&text=no"), ("x", "²")]
)
def test_elsewhere_it_is_the_posts_own_page_or_nothing(source: str, target: str) -> None:
    assert intent_url(source, target, "hello", "https://example.com/p") == "https://example.com/p"
    assert intent_url(source, target, "hello", None) is None
