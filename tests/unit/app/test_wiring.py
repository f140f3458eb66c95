"""Adapters by name: built-in ones where they are configured, third parties' by their entry points."""

import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from activesupport.app.settings import Settings, Sources, X
from activesupport.app.wiring import make_source, searchable_sources, utc_now
from activesupport.domain.errors import UserError
from activesupport.domain.post import Query, Window
from activesupport.sources.x import XSource

PLUGIN = """
from activesupport.domain.post import Page


class EchoSource:
    name = "echo"

    def fetch(self, query, window):
        return Page(posts=(), cursor={"asked": query.key})
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package that brings a source of its own."""
    (tmp_path / "echo_source.py").write_text(PLUGIN)
    metadata = tmp_path / "echo_source-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: echo-source\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[activesupport.sources]\necho = echo_source:EchoSource\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "echo_source", raising=False)


def test_x_is_searched_when_it_has_a_token() -> None:
    settings = Settings(sources=Sources(x=X(bearer_token=SecretStr("token"))))
    assert searchable_sources(settings) == ("x",)
    assert isinstance(make_source(settings, "x"), XSource)
    assert searchable_sources(Settings()) == ()


@pytest.mark.usefixtures("plugin")
def test_a_source_of_a_third_party_is_found_by_its_entry_point() -> None:
    assert searchable_sources(Settings()) == ("echo",)
    page = make_source(Settings(), "echo").fetch(Query(key="watch"), Window(None, utc_now()))
    assert page.cursor == {"asked": "watch"}


def test_a_source_that_nobody_provides_is_named() -> None:
    with pytest.raises(UserError) as told:
        make_source(Settings(), "nowhere")
    assert told.value.reason.code == "source.unknown"
