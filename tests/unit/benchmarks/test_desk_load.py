"""The load run's own judgement: figures of samples, its page, and whether a desk that broke its word would be found."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState
from activesupport.storage import journal
from activesupport.storage.database import Database
from activesupport.storage.tables import CaseRow
from benchmarks.desk import truth
from benchmarks.desk.browser import Page
from benchmarks.desk.page import Crowd, Run, write
from benchmarks.desk.place import Engine
from benchmarks.desk.samples import Record, Sample, Told, figures, percentile, total
from tests.storage import rows

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [([], 0.95, 0.0), ([7.0], 0.5, 7.0), ([3.0, 1.0, 2.0], 0.5, 2.0), ([float(n) for n in range(1, 101)], 0.95, 95.0)],
)
def test_a_percentile_is_a_value_that_was_measured(values: list[float], share: float, found: float) -> None:
    assert percentile(values, share) == found


def test_answers_that_somebody_was_first_are_no_errors() -> None:
    statuses = (200, 303, 409, 422, 500, 0, 401)
    record = Record(2.0, [Sample("claim", 0.01, status) for status in statuses])
    (claims,) = figures(record)
    assert (claims.count, claims.a_second, claims.late, claims.refused, claims.errors) == (7, 3.5, 1, 1, 3)
    assert total(record).kind == "all"


def test_a_record_survives_being_written(tmp_path: Path) -> None:
    record = Record(1.5, [Sample("news", 0.1, 200)], [Told("nao", "claim", 7)])
    record.save(tmp_path / "record.json")
    assert Record.load(tmp_path / "record.json") == record


def test_a_responder_finds_the_way_on_a_page() -> None:
    html = (
        '<li data-row="12"></li><div id="news" hx-get="/queue/news?view=mine&amp;since=3"></div>'
        '<a href="/case/12?view=mine&use=5#editor"></a><textarea id="editor" name="text">A &amp; B</textarea>'
        '<form action="/reply/9/posted"></form><input name="decision" value="4">'
    )
    page = Page(200, "/case/12", html)
    assert (page.rows, page.uses, page.undoable) == ([12], [5], ["4"])
    assert (page.news, page.draft, page.handed) == ("/queue/news?view=mine&since=3", "A & B", "9")


class Story:
    """One case of a database and the decisions about it, each by a person."""

    def __init__(self, database: Database) -> None:
        self._database = database
        with database.writing() as session:
            (post,) = rows.store(session, rows.post(1))
            self.case = rows.open_case(session, post)
            self.start = truth.before(session)

    def decide(self, *acts: tuple[str, Act], version: int = 2, **detail: Any) -> None:
        with self._database.writing() as session:
            for number, (actor, act) in enumerate(acts):
                journal.add(
                    session,
                    {"case_id": self.case, "post_id": None, "at": NOW, "actor": actor, "action": act, "detail": detail,
                     "rules": None, "model": None, "before": None, "case_version": version + number},
                )  # fmt: skip

    def held_by(self, name: str | None) -> None:
        with self._database.writing() as session:
            values = {"claimed_by": name, "state": CaseState.CLAIMED if name else CaseState.OPEN}
            session.execute(update(CaseRow).where(CaseRow.id == self.case).values(**values))

    def found(self, told: Sequence[Told] = ()) -> truth.Truth:
        with self._database.reading() as session:
            return truth.find(session, self.start, told)


@pytest.fixture
def story(sqlite_database: Database) -> Story:
    return Story(sqlite_database)


def test_a_case_that_went_well_is_true(story: Story) -> None:
    story.decide(("nao", Act.CLAIM), ("nao", Act.SEND), ("nao", Act.POSTED))
    found = story.found([Told("nao", "claim", story.case), Told("nao", "send", story.case)])
    assert (found.decisions, found.claims, found.sent) == (3, 1, 1)
    assert (found.two_replies, found.answered_twice, found.forgotten) == (0, 0, 0)
    assert (found.vanished, found.overwritten) == (0, 0)


def test_a_second_answer_under_one_claim_is_found(story: Story) -> None:
    story.decide(("nao", Act.CLAIM), ("nao", Act.SEND), ("nao", Act.SEND))
    story.held_by("nao")
    assert story.found().answered_twice == 1


def test_an_answer_by_somebody_else_is_found(story: Story) -> None:
    story.decide(("nao", Act.CLAIM), ("rin", Act.SEND))
    story.held_by("nao")
    assert story.found().answered_twice == 1


def test_an_act_that_was_told_and_not_written_down_is_found(story: Story) -> None:
    story.decide(("nao", Act.CLAIM))
    story.held_by("nao")
    told = [Told("nao", "claim", story.case), Told("rin", "claim", story.case)]
    assert story.found(told).forgotten == 1


def test_a_claim_that_went_away_by_itself_is_found(story: Story) -> None:
    story.decide(("nao", Act.CLAIM))
    story.held_by(None)
    assert story.found().vanished == 1


def test_a_claim_over_anothers_claim_is_found_unless_it_had_run_out(story: Story) -> None:
    story.decide(("nao", Act.CLAIM))
    story.decide(("rin", Act.CLAIM), version=3)
    story.held_by("rin")
    assert story.found().vanished == 1


def test_a_claim_that_had_run_out_and_was_taken_over_is_true(story: Story) -> None:
    story.decide(("nao", Act.CLAIM))
    story.decide(("rin", Act.CLAIM), version=3, **{"from": "nao"})
    story.held_by("rin")
    assert story.found().vanished == 0


def test_a_change_over_a_change_is_found(story: Story) -> None:
    story.decide(("nao", Act.CLAIM), ("nao", Act.RELEASE))
    story.decide(("rin", Act.CLAIM), version=3)
    story.held_by("rin")
    assert story.found().overwritten == 1


def test_a_run_replaces_its_own_part_of_the_page_only(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(
        "# Top\n<!-- postgresql -->\nof an earlier run\n<!-- postgresql -->\n<!-- sqlite -->\nkept\n<!-- sqlite -->\n"
    )
    record = Record(10.0, [Sample("queue page", 0.05, 200), Sample("case page", 0.25, 200)])
    crowd = Crowd(1.0, 10.0, figures(record), total(record), 0.5, 0.2, 1.0)
    run = Run(Engine.POSTGRESQL, "measured then and there", 200, [crowd], [], truth.Truth(1, 1, 0, 0, 0, 0, 0, 0))
    write(path, run)
    write(path, run)
    text = path.read_text()
    assert text.startswith("# Top\n")
    assert text.endswith("kept\n<!-- sqlite -->\n")
    assert text.count("measured then and there") == 1
    assert "of an earlier run" not in text
    assert "case pages 250 ms; the aim of 100 ms is **missed**" in text


def test_a_page_without_a_place_for_the_engine_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("# Top\n")
    with pytest.raises(ValueError, match="sqlite"):
        write(path, Run(Engine.SQLITE, "", 1, [], [], truth.Truth(0, 0, 0, 0, 0, 0, 0, 0)))
