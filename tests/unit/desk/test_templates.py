"""The pages as a browser would find them: nothing of a stranger's is markup, and every form can be sent."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activesupport.desk.render import View, asset, render
from activesupport.desk.views.parts import EvidenceSpan, pieces
from activesupport.desk.views.queue import QueueName
from activesupport.desk.views.reply import Check, Counter, GuardFlag
from activesupport.desk.views.shell import ErrorView, News, Shell
from activesupport.words import LANGUAGES, catalogue
from tests.desk.gallery import pages
from tests.desk.scenes import filters, shell

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}'
ADDRESSES = {"url", "link", "profile", "intent", "target", "single", "back", "action"}
EMPTY = {"meta", "link", "input", "img", "br", "option"}
SCENES = {f"{language}-{name}": (view, frame) for language in LANGUAGES for name, view, frame in pages(language)}
FOLDER = files("activesupport.desk")

Element = tuple[str, dict[str, str]]


class Page(HTMLParser):
    """The elements of a page in order, the words in it, and which elements stand in which form."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.forms: list[tuple[dict[str, str], list[Element]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        assert len(element[1]) == len(attrs), f"an attribute twice: {attrs}"
        self.elements.append(element)
        if tag == "form":
            self.forms.append((element[1], []))
        elif "form" in self._open:
            self.forms[-1][1].append(element)
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest) -> tuple[View, Shell]:
    found: tuple[View, Shell] = SCENES[request.param]
    return found


@pytest.fixture
def page(scene: tuple[View, Shell]) -> Page:
    return Page(render(*scene))


def test_every_form_that_changes_something_has_a_token(page: Page) -> None:
    for attributes, within in page.forms:
        hidden = {one["name"]: one["value"] for tag, one in within if tag == "input" and one.get("type") == "hidden"}
        if attributes["method"] == "post":
            assert hidden.get("csrf"), attributes
        else:
            assert "csrf" not in hidden, "a token in an address"
        if re.fullmatch(r"/case/\d+/\w+", attributes.get("action", "")):
            assert {"version", "query"} <= set(hidden)


def test_the_content_security_policy_holds(page: Page) -> None:
    """Neither inline style nor script nor handler, and nothing from elsewhere."""
    for tag, attributes in page.elements:
        assert not {name for name in attributes if name.startswith(("on", "hx-on")) or name == "style"}, tag
        assert tag not in {"style", "iframe", "object", "base"}
        assert tag != "script" or attributes["src"].startswith("/static/")
        assert tag != "img" or attributes["src"].startswith("/media/")


def test_what_names_another_element_finds_it(page: Page) -> None:
    ids = [one["id"] for _, one in page.elements if "id" in one]
    assert len(ids) == len(set(ids))
    named = {
        name
        for _, one in page.elements
        for attribute in ("for", "aria-labelledby", "aria-describedby", "form", "list", "data-open")
        for name in one.get(attribute, "").split()
    }
    # The bulk form is missing where a person may not use it; so are its boxes.
    assert named <= set(ids)


def test_every_field_has_a_name_for_readers(page: Page) -> None:
    labelled = {one["for"] for one in page.all("label") if "for" in one}
    wrapped = {"hidden", "checkbox", "radio"}
    for tag, one in page.elements:
        is_field = tag in {"select", "textarea"} or (tag == "input" and one.get("type", "text") not in wrapped)
        assert not is_field or one.get("id") in labelled, one


def test_a_page_has_one_heading_and_its_landmarks(page: Page) -> None:
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert page.all("html")[0]["lang"] in LANGUAGES
    assert page.all("a")[0] == {"href": "#page", "class": "skip"}


def test_links_that_leave_open_beside_and_tell_nothing(page: Page) -> None:
    for link in page.all("a"):
        if not link["href"].startswith(("/", "#")):
            assert link["href"].startswith("https://")
            assert link["target"] == "_blank"
            assert {"noopener", "noreferrer"} <= set(link["rel"].split())


def test_nothing_that_a_stranger_wrote_becomes_markup(scene: tuple[View, Shell]) -> None:
    view, frame = scene
    dirty = Page(render(poisoned(view), frame))
    assert dirty.all("script") == Page(render(view, frame)).all("script")
    assert dirty.all("img") == []
    assert not [name for _, one in dirty.elements for name in one if name.startswith("on")]
    for tag, one in dirty.elements:
        for name in ("href", "src", "action"):
            assert re.match(r"(/(?![/\\])|#|https?://|$)", one.get(name, "")), (tag, one)
    assert "49" not in [word.strip() for word in dirty.words]


def poisoned(value: Any, name: str = "") -> Any:
    """The view with something hostile in place of every text."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return "javascript:alert(1)" if name in ADDRESSES else EVIL
    if isinstance(value, tuple):
        return tuple(poisoned(one, name) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: poisoned(getattr(value, one.name), one.name) for one in fields(value)})
    return value


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", ""]
)
def test_the_way_back_stays_in_the_house(path: str) -> None:
    page = Page(render(ErrorView(404, "t", "x", back=path), shell("en")))
    assert "/queue" in [link["href"] for link in page.all("a") if link.get("class") == "button"]
    assert path not in [link["href"] for link in page.all("a")]


def test_evidence_is_underlined_and_explained() -> None:
    page = Page(render(*SCENES["ja-case-mine"]))
    assert [one["title"] for one in page.all("mark")][:3] == ["不満の訴え", "解約を示唆", "今まさに困っている"]
    assert "下線の根拠： 不満の訴え · 解約を示唆 · 今まさに困っている" in page.text


@given(
    st.text(max_size=30),
    st.lists(
        st.builds(EvidenceSpan, st.integers(-5, 40), st.integers(-5, 40), st.sampled_from(["a", "b"])), max_size=5
    ),
)
def test_pieces_are_the_text(text: str, spans: list[EvidenceSpan]) -> None:
    cut = pieces(text, tuple(spans))
    assert "".join(piece.text for piece in cut) == text
    marked = sum(len(piece.text) for piece in cut if piece.why)
    assert marked == len({at for span in spans for at in range(max(0, span.start), min(len(text), span.end))})


def test_customers_words_say_their_language() -> None:
    page = Page(render(*SCENES["en-queue-language"]))
    assert [one["lang"] for one in page.all("p") if one.get("class") == "said"] == ["ko"]


def test_a_deleted_post_is_not_shown_or_linked() -> None:
    view, frame = SCENES["en-case-mine"]
    gone = replace(view.case.headline, deleted_at=frame.now)  # type: ignore[attr-defined]
    html = render(replace(view, case=replace(view.case, headline=gone)), frame)  # type: ignore[attr-defined,type-var]
    assert "I work from home" not in html
    assert str(gone.url) not in html


def test_there_is_no_editor_for_whoever_does_not_hold_the_case() -> None:
    names = ("case-free", "case-other", "case-gate", "case-senior", "case-handed", "case-missing", "case-closed")
    assert [name for name in names if 'id="editor"' in render(*SCENES[f"en-{name}"])] == []
    assert 'id="editor"' in render(*SCENES["en-case-mine"])


def test_while_sending_is_stopped_one_can_write_but_not_send() -> None:
    html = render(*SCENES["en-case-stopped"])
    assert 'id="editor"' in html
    assert 'data-do="send"' not in html


def test_a_check_is_a_fragment_that_says_what_blocks() -> None:
    flag = GuardFlag("k", "q", "w", blocks=False)
    notes = render(Check(Counter("270 left"), (flag,)), shell("en"))
    assert "<html" not in notes
    assert 'name="seen"' in notes
    assert "data-blocked" not in notes
    assert "data-blocked" in render(Check(Counter("270 left"), (replace(flag, blocks=True),)), shell("en"))
    assert "data-blocked" in render(Check(Counter("1 too many", over=True)), shell("en"))


def test_news_ask_again_with_the_cursor_of_the_page() -> None:
    fragment = Page(render(News("view=mine&q=a%26b", "2026+x", 3, case=160, version=7), shell("ja")))
    address = fragment.all("div")[0]["hx-get"]
    assert address == "/queue/news?view=mine&q=a%26b&since=2026%2Bx&case=160&version=7"
    assert "新着 3件" in fragment.text


def test_filters_write_addresses() -> None:
    narrowed = filters("ja", QueueName.ALL, narrow=True)
    assert narrowed.query == "view=all&brand=tsumugi&label=churn&team=&q=%E8%A7%A3%E7%B4%84"
    assert narrowed.under("mine").startswith("view=mine&brand=tsumugi")
    assert narrowed.without("label", "churn") == "view=all&brand=tsumugi&team=&q=%E8%A7%A3%E7%B4%84"
    assert narrowed.without("q", "") == "view=all&brand=tsumugi&label=churn&team="


def texts_below(folder: str, ending: str) -> Iterator[str]:
    waiting = [FOLDER / folder]
    while waiting:
        one = waiting.pop()
        if one.is_dir():
            waiting.extend(one.iterdir())
        elif one.name.endswith(ending):
            yield one.read_text(encoding="utf-8")


def test_every_word_of_the_pages_exists_and_is_used() -> None:
    source = "\n".join(texts_below("templates", ".j2"))
    named = set(re.findall(r"""["']((?:desk|keys)\.[a-z_]*)["']""", source))
    beginnings = {name for name in named if name.endswith(("_", ".")) and name != "desk."}
    ours = tomllib.loads((files("activesupport.words") / "en" / "desk.toml").read_text(encoding="utf-8"))
    texts = {f"{section}.{key}" for section, keys in ours.items() for key in keys}
    assert named - set(catalogue("en")) - beginnings == {"desk."}
    unused = {key for key in texts - named if not key.startswith(tuple(beginnings))}
    assert {key.removeprefix("desk.").removesuffix("_hint").removesuffix("_do") for key in unused} == {
        "abuse",
        "block",
        "optout",
    }


def test_the_list_of_keys_is_that_of_the_script() -> None:
    script = (FOLDER / "static" / "keys.js").read_text(encoding="utf-8")
    acts = re.search(r"const ACTS = \{(.*?)\n  \};", script, re.S)
    assert acts is not None
    letters = set(re.findall(r'(?:^|[\s,])"?([a-z/?])"?: ', acts.group(1)))
    views = re.search(r"const VIEWS = \{(.*?)\}", script)
    others = re.search(r"const PAGES = \{(.*?)\}", script)
    assert views is not None
    assert others is not None
    going = {f"g {letter}" for letter in re.findall(r"(\w): ", views.group(1) + others.group(1))}
    shown = set(
        re.findall(r'\("([^"]+)", "\w+"\)', (FOLDER / "templates" / "keys.html.j2").read_text(encoding="utf-8"))
    )
    assert shown == letters | going | {"Enter", "Esc", "1 2 3", "Ctrl Enter"}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_read(theme: int) -> None:
    sheet = (FOLDER / "static" / "ground.css").read_text(encoding="utf-8")
    colours = {name: pair.split(", ")[theme] for name, pair in re.findall(r"--([\w-]+): light-dark\((.*?)\);", sheet)}
    words = {
        "ink": ("ground", "sheet", "raised", "tint", "red-tint", "amber-tint"),
        "soft": ("ground", "sheet", "raised", "tint", "amber-tint", "red-tint"),
        "accent": ("ground", "sheet", "raised", "tint", "amber-tint", "red-tint"),
        "red": ("ground", "sheet", "raised", "tint", "red-tint", "amber-tint"),
        "amber": ("ground", "sheet", "raised", "tint"),
        "green": ("sheet", "ground"),
        "on-accent": ("accent",),
    }
    for name, grounds in words.items():
        for ground in grounds:
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    assert contrast(colours["edge"], colours["sheet"]) >= 3
    assert contrast(colours["edge"], colours["raised"]) >= 3


def contrast(first: str, second: str) -> float:
    """The ratio of WCAG 2.2, section 1.4.3, of two colours as #rrggbb."""
    brightness = sorted((luminance(first), luminance(second)))
    return (brightness[1] + 0.05) / (brightness[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_page_with_style_and_script_stays_below_100_kb() -> None:
    ours = sum(len(one.read_bytes()) for one in (FOLDER / "static").iterdir())
    sizes = {name: ours + len(render(*scene).encode()) for name, scene in SCENES.items()}
    assert {name: size for name, size in sizes.items() if size > 100_000} == {}


def test_an_address_of_a_static_file_follows_its_content() -> None:
    assert re.fullmatch(r"/static/case\.css\?v=[0-9a-f]{10}", asset("case.css"))
    assert asset("case.css").partition("?")[2] != asset("page.js").partition("?")[2]


def test_each_sheet_and_script_is_on_every_page() -> None:
    named = set(re.findall(r"/static/([\w.]+)\?v=", render(*SCENES["en-queue"])))
    assert named == {one.name for one in (FOLDER / "static").iterdir()}
