"""Where a post goes: the rules by which a conversation becomes a case."""

from datetime import UTC, datetime, timedelta

import pytest

from activesupport.domain.case import CaseState, Lane, LatestCase, Placement, Step, place

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


def closed(days_ago: float, state: CaseState = CaseState.RESOLVED) -> LatestCase:
    return LatestCase(5, state, NOW - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("lane", "latest", "expected"),
    [
        (Lane.QUEUE, None, Placement(Step.OPEN)),
        (Lane.NEUTRAL, None, Placement(Step.NONE)),
        (Lane.UNSURE, None, Placement(Step.NONE)),
        (Lane.LANGUAGE, None, Placement(Step.NONE)),
        (Lane.QUEUE, LatestCase(5, CaseState.OPEN, None), Placement(Step.EXTEND, case=5)),
        (Lane.QUEUE, LatestCase(5, CaseState.HELD, None), Placement(Step.EXTEND, case=5)),
        (Lane.NEUTRAL, LatestCase(5, CaseState.CLAIMED, None), Placement(Step.EXTEND, case=5)),
        (Lane.WORDLESS, LatestCase(5, CaseState.OPEN, None), Placement(Step.EXTEND, case=5)),
        (Lane.UNSURE, LatestCase(5, CaseState.OPEN, None), Placement(Step.EXTEND, case=5)),
        (Lane.QUEUE, closed(6.9), Placement(Step.REOPEN, case=5)),
        (Lane.QUEUE, closed(7), Placement(Step.REOPEN, case=5)),
        (Lane.QUEUE, closed(6.9, CaseState.DISMISSED), Placement(Step.REOPEN, case=5)),
        (Lane.NEUTRAL, closed(1), Placement(Step.ATTACH, case=5)),
        (Lane.UNSURE, closed(1), Placement(Step.ATTACH, case=5)),
        (Lane.QUEUE, closed(7.1), Placement(Step.OPEN, previous=5)),
        (Lane.NEUTRAL, closed(7.1), Placement(Step.NONE)),
    ],
)
def test_a_post_extends_reopens_or_opens(lane: Lane, latest: LatestCase | None, expected: Placement) -> None:
    assert place(lane, latest, NOW, WEEK) == expected


@pytest.mark.parametrize("lane", [Lane.NOISE, Lane.OWN, Lane.REPOST, Lane.COPY])
@pytest.mark.parametrize("latest", [None, LatestCase(5, CaseState.OPEN, None), closed(1)])
def test_what_nobody_says_for_themselves_touches_no_case(lane: Lane, latest: LatestCase | None) -> None:
    assert place(lane, latest, NOW, WEEK).step is Step.NONE
