"""The address of pictures: who gets them, and in what they come."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from activesupport.desk.media import Picture
from activesupport.storage.database import Database
from activesupport.storage.tables import PostRow
from tests.unit.desk.office import Office
from tests.unit.work.workshop import Workshop


@pytest.fixture
def office(sqlite_database: Database, tmp_path: Path) -> Office:
    return Office(Workshop(sqlite_database, tmp_path))


@pytest.fixture
def pictured(office: Office) -> Office:
    """There is a picture behind every link."""
    desk = office.app.state.desk
    office.app.state.desk = replace(desk, fetch_picture=lambda link: Picture(b"GIF89a" + link.encode(), "image/gif"))
    return office


def test_a_picture_comes_in_a_box_that_nothing_gets_out_of(pictured: Office) -> None:
    answer = pictured.browser("lead").raw("/media/1/0")
    assert answer.content == b"GIF89ahttps://pictures.example/1.png"
    assert answer.headers["content-type"] == "image/gif"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"].startswith("private")


def test_pictures_are_for_those_who_see_the_post(pictured: Office) -> None:
    walled = pictured.browser("walled", brands=["globex"])
    assert [walled.status(f"/media/{one}/0") for one in (1, 3)] == [404, 200]
    lead = pictured.browser("lead")
    assert [lead.status(path) for path in ("/media/1/1", "/media/99/0", "/media/1/-1", "/media/x/0")] == [404] * 4
    with pictured.shop.database.writing() as session:
        session.execute(update(PostRow).values(media_links=[]))
    assert lead.status("/media/1/0") == 404, "the links of a deleted post are gone"


def test_a_link_that_cannot_be_shown_says_so_with_the_link(office: Office) -> None:
    with office.shop.database.writing() as session:
        session.execute(update(PostRow).where(PostRow.id == 1).values(media_links=["https://127.0.0.1/<x>"]))
    answer = office.browser("lead").raw("/media/1/0")
    assert answer.status_code == 422
    assert "https://127.0.0.1/&lt;x&gt;" in answer.text
