"""The private ways of a brand in its rule file: what they become, and every fault and warning with its line."""

from pathlib import Path

import pytest

from activesupport.domain.rules import Rules
from activesupport.domain.watch import Brand
from activesupport.rulebook import Fault, check, read
from activesupport.words import LANGUAGES

BRAND = '[[brand]]\nid = "b"\nname = "Yamabuki"\n'
FORM = 'variables = { form_url = "https://b.example/form", phone_hours = "9-17" }\n'
TEAM = '[[team]]\nid = "t"\nname = "T"\n'
WATCH = '[[watch]]\nid = "w"\nbrand = "b"\nteam = "t"\n'
PARTS = "".join(f'{part} = "Words."\n' for part in ("greeting", "empathy", "goal", "check", "solution", "closing"))


def rules(folder: Path, text: str) -> Rules:
    (folder / "it.toml").write_text(text, encoding="utf-8")
    return read(folder)


def found(folder: Path, text: str) -> tuple[list[Fault], list[Fault]]:
    (folder / "it.toml").write_text(text, encoding="utf-8")
    _, faults, warnings = check(folder)
    assert all(one.words(language) for one in (*faults, *warnings) for language in LANGUAGES)
    return faults, warnings


def ways(brand: Brand) -> dict[str, tuple[str, ...]]:
    return {source: brand.private_ways(source) for source in ("x", "mastodon", "appstore", "googleplay", "feed")}


def test_without_a_word_of_the_brand_there_are_direct_messages_and_its_form(tmp_path: Path) -> None:
    form = "https://b.example/form"
    brand = rules(tmp_path, BRAND + FORM).brands["b"]
    assert ways(brand) == {
        "x": ("dm", form), "mastodon": ("dm", form), "appstore": (form,), "googleplay": (form,), "feed": (form,),
    }  # fmt: skip
    assert brand.private_addresses() == (form,)
    bare = rules(tmp_path, BRAND).brands["b"]
    assert ways(bare) == {"x": ("dm",), "mastodon": ("dm",), "appstore": (), "googleplay": (), "feed": ()}
    assert bare.private_addresses() == ()


def test_each_platform_has_the_ways_that_the_brand_gives_it(tmp_path: Path) -> None:
    text = BRAND + FORM + "[brand.private]\n"
    text += 'x = ["dm"]\nappstore = ["https://apps.example.com/b", "care@b.example"]\ngoogleplay = []\n'
    text += 'guestbook = ["dm"]\nothers = ["dm", "{form_url}"]\n'
    brand = rules(tmp_path, text).brands["b"]
    assert ways(brand) == {
        "x": ("dm",), "mastodon": ("dm", "https://b.example/form"),
        "appstore": ("https://apps.example.com/b", "care@b.example"), "googleplay": (), "feed": ("https://b.example/form",),
    }  # fmt: skip
    assert brand.private_ways("guestbook") == ("dm",), "what a platform of a third party has, only the operator knows"
    assert set(brand.private_addresses()) == {
        "https://apps.example.com/b", "care@b.example", "https://b.example/form",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "code", "meant"),
    [
        ("DM", "private.way", "dm"),
        ("direct message", "private.way", "dm"),
        ("b.example/form", "private.way", ""),
        ("at {form_url}", "private.way", ""),
        ("", "private.way", ""),
        ("{form}", "private.no_variable", "form_url"),
        ("{phone_hours}", "private.no_address", None),
    ],
)
def test_what_leads_nowhere_is_refused(tmp_path: Path, given: str, code: str, meant: str | None) -> None:
    (fault,), _ = found(tmp_path, BRAND + FORM + f'[brand.private]\nx = ["dm",\n  "{given}"]\n')
    assert (fault.line, fault.key, fault.code, fault.values.get("nearest")) == (7, "brand.private.x", code, meant)


@pytest.mark.parametrize("platform", ["appstore", "googleplay", "review", "feed"])
def test_no_direct_messages_where_the_platform_has_none(tmp_path: Path, platform: str) -> None:
    (fault,), _ = found(tmp_path, BRAND + f'[brand.private]\nx = ["dm"]\n{platform} = ["dm"]\n')
    assert (fault.line, fault.key, fault.code) == (6, f"brand.private.{platform}", "private.no_dm")
    assert platform in fault.words("en")


def test_one_address_without_brackets_is_no_list(tmp_path: Path) -> None:
    (fault,), _ = found(tmp_path, BRAND + '[brand.private]\nx = "dm"\n')
    assert (fault.line, fault.code) == (5, "fault.list")


def test_a_slip_in_a_platform_is_worth_a_look(tmp_path: Path) -> None:
    _, warnings = found(tmp_path, BRAND + '[brand.private]\ntwitter = ["dm"]\n')
    said = [(one.line, one.values["nearest"]) for one in warnings if one.code == "rules.source"]
    assert said == [(5, "x")]


def test_the_ways_are_no_variables_of_the_brand(tmp_path: Path) -> None:
    (fault,), _ = found(tmp_path, BRAND + '[brand.variables]\nprivate_way = "by pigeon"\n')
    assert (fault.line, fault.key, fault.code) == (5, "brand.variables.private_way", "private.reserved")


@pytest.mark.parametrize(
    ("sources", "warned"),
    [('sources = ["x", "mastodon"]', False), ('sources = ["x", "googleplay"]', True), ("", True)],
)
def test_a_text_that_speaks_of_a_dm_is_worth_a_look_where_platforms_have_none(
    tmp_path: Path, sources: str, warned: bool
) -> None:
    text = BRAND + TEAM + WATCH + sources + '\n[[playbook]]\nid = "p"\nlabels = []\n[playbook.en]\n' + PARTS
    text += 'quick = "Hello. Send us a DM."\nprivate = "Reach us {private_ways}."\ntitle = "By DM"\n'
    text += '[[faq]]\nid = "f"\nowner = "o"\n[faq.en]\nquestion = "Can I send a DM?"\nanswer = "Yes, by DM."\n'
    _, warnings = found(tmp_path, text)
    said = [(one.key, one.code) for one in warnings]
    wanted = [("playbook.en.quick", "private.names_dm"), ("faq.en.answer", "private.names_dm")]
    assert said == (wanted if warned else [])
