"""The pages against the code: settings, rule keys, fields, states, priorities, and what the corpus is said to be."""

import json
import re
from datetime import time, timedelta
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from activesupport import __version__
from activesupport.app.settings import NOT_SETTINGS, keys
from activesupport.app.wiring import utc_now
from activesupport.channels.webhook import WebhookChannel
from activesupport.domain.acts import Act
from activesupport.domain.case import CaseState, Step
from activesupport.domain.labels import Label, Verdict
from activesupport.domain.notice import DeliveryState, Message
from activesupport.domain.post import Author, Post
from activesupport.domain.priority import prioritise
from activesupport.domain.rules import PriorityWeights
from activesupport.language import corpus
from activesupport.rulebook import shapes
from activesupport.sources.archive_posts import ID_NAMES, TIME_NAMES
from tests.docs.pages import CHECKOUT, page, section, table

SHAPES: dict[str, type[shapes.Shape]] = {
    "[[brand]]": shapes.BrandShape,
    "[[team]]": shapes.TeamShape,
    "[[team.site]]": shapes.SiteShape,
    "[team.targets]": shapes.TargetsShape,
    "[[watch]]": shapes.WatchShape,
    "[priority]": shapes.PriorityShape,
    "[cases]": shapes.CasesShape,
    "[sending]": shapes.SendingShape,
    "[[playbook]]": shapes.PlaybookShape,
    "[playbook.en]": shapes.ScriptShape,
    "[[faq]]": shapes.FaqShape,
    "[faq.en]": shapes.FaqTextShape,
}
NONE = {"en": "none", "ja": "なし"}
REQUIRED = {"en": "required", "ja": "必須"}
BELOW = {"en": "see below", "ja": "下で説明"}


def _written(value: object, language: str) -> str:
    """A default as the pages write it."""
    if value is None:
        return NONE[language]
    if isinstance(value, timedelta):
        days, seconds = value.days, value.seconds
        return f'`"{days}d"`' if days else f'`"{seconds // 60}m"`'
    if isinstance(value, list | tuple):
        texts = [f"{one:%H:%M}" if isinstance(one, time) else str(one) for one in value]
        return f"`{json.dumps(texts)}`"
    secret = getattr(value, "get_secret_value", None)
    plain = secret() if secret else str(value) if isinstance(value, Path) else value
    return f"`{json.dumps(plain)}`"


def _bands(value: shapes.Shape) -> str:
    """Working times by priority: hours stay hours, since a day of work is not 24 of them."""
    return "`{ " + ", ".join(f'{band} = "{hours / timedelta(hours=1):.0f}h"' for band, hours in value) + " }`"


def _default(shape: type[shapes.Shape], name: str, info: FieldInfo, language: str) -> str:
    if shape is shapes.PriorityShape:
        usual = getattr(PriorityWeights(), name)
        if name == "labels":
            return "`{ " + ", ".join(f"{label} = {points:.0f}" for label, points in usual.items()) + " }`"
        return f"`{usual:.0f}`"
    if isinstance(info.default, shapes.TargetsShape):
        return BELOW[language]
    if isinstance(info.default, shapes.Shape):
        return _bands(info.default)
    return REQUIRED[language] if info.default is PydanticUndefined else _written(info.default, language)


@pytest.mark.parametrize(("file", "language"), [("docs/rules.md", "en"), ("docs/rules.ja.md", "ja")])
@pytest.mark.parametrize("mark", SHAPES)
def test_rule_keys_and_their_defaults(file: str, language: str, mark: str) -> None:
    shape = SHAPES[mark]
    told = {name: cells[0] for name, cells in table(page(file), f"keys: {mark}").items()}
    assert told == {name: _default(shape, name, info, language) for name, info in shape.model_fields.items()}


def test_every_kind_of_rule_table_is_told() -> None:
    assert {mark.strip("[]") for mark in SHAPES if "." not in mark} == set(shapes.FileShape.model_fields)


def test_settings_and_their_defaults() -> None:
    told = {name: cells[0] for name, cells in table(page("docs/operations.md"), "settings").items()}
    assert told == {key: _written(default, "en") for key, default in keys().items()}


def test_what_can_stand_in_a_case_and_its_history() -> None:
    told = section(page("docs/cli.md"), "JSON of `queue list`")
    assert set(re.findall(r"`(\w+)`", table(told, "keys: queue list")["state"][0])) == set(CaseState)
    lines = section(page("docs/cli.md"), "JSON of `queue show`").splitlines()
    first = next(number for number, line in enumerate(lines) if "`decisions[].action`" in line)
    acts = re.findall(r"`(\w+)`", " ".join(lines[first : first + 3]))
    assert set(acts) == {*Act, *Step} - {Step.NONE}


def test_environment_variables() -> None:
    told = section(page("docs/cli.md"), "Environment variables")
    assert [name for name in NOT_SETTINGS if f"`{name}`" not in told] == []
    assert [name for name in ("LC_ALL", "LC_MESSAGES", "LANG") if f"`{name}`" not in told] == []


def test_exit_codes() -> None:
    from activesupport.app.main import EXIT_FAULT, EXIT_LOST_RACE

    told = section(page("docs/cli.md"), "Exit codes")
    assert f"| {EXIT_FAULT} | Nothing was done: it cannot be used" in told
    assert f"| {EXIT_LOST_RACE} | Nothing was done: somebody else was first" in told


def test_fields_of_post_files() -> None:
    rows = section(page("docs/archive-format.md"), "Fields")
    authors = {f"author.{name}" for name in Author.__dataclass_fields__ if name != "handle"}
    fields = (set(Post.__dataclass_fields__) | set(ID_NAMES) | set(TIME_NAMES) | authors) - {"platform_id"}
    assert [name for name in sorted(fields) if f"`{name}`" not in rows] == []


@pytest.mark.parametrize(("file", "choices"), [("docs/operations.md", DeliveryState), ("docs/labels.md", Label)])
def test_every_state_and_label_is_explained(file: str, choices: type[StrEnum]) -> None:
    assert [choice for choice in choices if f"`{choice}`" not in page(file)] == []


def test_every_label_is_explained_in_both_languages() -> None:
    guide = page("docs/labels.md")
    for language in ("English", "日本語"):
        told = section(guide, language)
        assert [label for label in Label if f"### `{label}`" not in told] == []


def test_the_webhook_page_names_what_is_sent() -> None:
    import httpx

    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(204)

    client = httpx.Client(transport=httpx.MockTransport(answer))
    WebhookChannel("https://hooks.example.com/x", "secret", client, now=utc_now).send(Message("k", (), "s", "t"))
    told = page("docs/webhook.md")
    assert set(json.loads(seen[0].content)) == set(table(told, "keys: webhook"))
    ours = [name for name in seen[0].headers if name.startswith(("x-", "idempotency"))]
    assert len(ours) == 3
    assert [name for name in ours if f"`{name}`" not in told.lower()] == []


def test_the_worked_example_of_a_priority() -> None:
    verdict = Verdict(dict.fromkeys(Label, 0.0) | {Label.CHURN: 0.8, Label.COMPLAINT: 0.9},
                      (Label.COMPLAINT, Label.CHURN), "m")  # fmt: skip
    post = Post("x", "1", Author("a", "a", followers=1000), utc_now(), "")
    found = prioritise(post, verdict, PriorityWeights(), watch_weight=1.2, addressed=True, contacted_before=False)
    for file in ("docs/rules.md", "docs/rules.ja.md"):
        assert re.search(rf"91\.8.{{0,40}} {found.number}\b", page(file), re.DOTALL), file


def test_the_held_out_part_has_sectors_and_brands_of_its_own() -> None:
    training, held_out = corpus.training_part(), corpus.held_out_part()
    for language in ("ja", "en"):
        sectors = [{one.sector for one in part if one.language == language} for part in (training, held_out)]
        assert sectors[0] & sectors[1] == set()
    brands = [{one.brand for one in part} for part in (training, held_out)]
    assert brands[0] & brands[1] <= {""}, "posts without any brand apart"


def test_the_changelog_has_an_entry_for_this_version() -> None:
    pyproject = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{__version__}"' in pyproject
    assert re.search(rf"^## \[?{re.escape(__version__)}\b", page("CHANGELOG.md"), re.MULTILINE)
