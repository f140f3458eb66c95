"""The shipped packs: without faults, complete in both languages, short enough, and without promises."""

import re
from pathlib import Path

import pytest

from activesupport.domain.reply import Playbook, Script
from activesupport.domain.rules import Rules
from activesupport.rulebook import Matcher, check, read, summary
from activesupport.text.lengths import length
from activesupport.text.normalise import normalise

PACKS = Path(__file__).resolve().parents[3] / "rules"
RULES = read(PACKS)
PLAYBOOKS = [pytest.param(playbook, id=playbook.id) for playbook in RULES.playbooks]
FILLED = {
    "ja": {
        "customer": "さくら", "brand": "ツムギモバイル", "responder": "森",
        "private_way": "DM", "private_ways": "DMか窓口 https://a.example/f ",
    },
    "en": {
        "customer": "Jordan", "brand": "Tsumugi Mobile", "responder": "Robin",
        "private_way": "by DM", "private_ways": "by DM or at https://a.example/f",
    },
}  # fmt: skip
URLS = {
    "form_url": "https://a.example/f",
    "status_page": "https://a.example/s",
    "faq_link": "https://a.example/q",
}
PROMISES = re.compile(
    r"返金|補償|すぐ|直ちに|ただちに|至急|即日|本日中|必ず|絶対|お約束します|保証|"
    r"refund|compensat|immediately|right away|at once|asap|guarantee|promise|within \d|today|tomorrow",
    re.IGNORECASE,
)


def texts(script: Script) -> list[str]:
    return [*script.parts.values(), script.quick, script.private]


def fill(text: str, language: str) -> str:
    for name, value in {**FILLED[language], **URLS, "faq_answer": ""}.items():
        text = text.replace("{" + name + "}", value)
    return text


def test_all_packs_together_have_neither_faults_nor_warnings() -> None:
    rules, faults, warnings = check(PACKS)
    assert [fault.words("en") for fault in (*faults, *warnings)] == []
    assert rules is not None
    counts = summary(rules)
    assert counts["playbooks_ja"] == counts["playbooks_en"] >= 9
    assert counts["faq_ja"] == counts["faq_en"] >= 12


@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_playbooks_fit_and_promise_nothing(playbook: Playbook) -> None:
    for language, part, quick in (("ja", 35, 100), ("en", 90, 200)):
        script = playbook.scripts[language]
        assert max(map(len, script.parts.values())) <= part
        assert len(fill(script.quick, language)) <= quick
        full = (" " if language == "en" else "").join(script.parts.values())
        assert length(fill(full, language), "x") <= 280
        assert length(fill(script.quick, language), "x") <= 280
        assert "{private_ways}" in script.private
        for text in texts(script):
            assert not PROMISES.search(text), text


def test_the_bereavement_playbook_is_quiet() -> None:
    (playbook,) = (playbook for playbook in RULES.playbooks if playbook.id == "bereavement")
    for script in playbook.scripts.values():
        assert not re.search("[!！♪😀-🙏]", "".join(texts(script)))


def test_answers_fit_beside_a_greeting_and_promise_nothing() -> None:
    for entry in RULES.faq:
        assert len(entry.texts["ja"].answer) <= 60
        assert len(entry.texts["en"].answer) <= 120
        assert all(not PROMISES.search(text.answer) for text in entry.texts.values())


def test_only_reserved_names_are_used() -> None:
    for path in PACKS.rglob("*.toml"):
        for host in re.findall(r"(?:https?://|\w@)([\w.-]+)", path.read_text(encoding="utf-8")):
            assert host.endswith((".example", "example.com")), host


@pytest.mark.parametrize("path", sorted(PACKS.rglob("*.toml")), ids=lambda path: path.name)
def test_every_file_opens_with_a_word_to_operators(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n\n")[0:1][0].split("\n[")[0]
    assert "For operators" in head
    assert "運用ご担当" in head
    assert head.count("activesupport rules check") == 2


@pytest.mark.parametrize(
    ("text", "language", "teams"),
    [
        ("つむモバまた圏外", "ja", ["support-ja"]),
        ("ツ〇ギモバイルほんと遅い", "ja", ["support-ja"]),
        ("つむぎちゃんお誕生日おめでとう", "ja", ["support-ja"]),
        ("大島紬とつむぎ糸の展示", "ja", []),
        ("Tsumugi is down again", "en", ["support-en"]),
        ("A tsumugi kimono", "en", []),
        ("@tsumugi_care where is my SIM", "en", ["support-en"]),
        ("nothing of ours", "en", []),
    ],
)
def test_the_sample_finds_its_brand(text: str, language: str, teams: list[str]) -> None:
    found = Matcher(RULES).match(normalise(text), source="x", language=language)
    assert [hit.team for hit in found] == teams


def test_leaving_weighs_more() -> None:
    rules: Rules = RULES
    (hit,) = Matcher(rules).match(normalise("つむモバを解約しました"), source="x", language="ja")
    assert hit.weight > 1
    assert "tsumugi-leaving" in hit.watches


def test_no_japanese_text_is_a_numbered_menu() -> None:
    books = [one.values[0] for one in PLAYBOOKS]
    said = [text for one in books for text in (one.scripts["ja"].quick, *one.scripts["ja"].parts.values())]
    assert [text for text in said if any(sign in text for sign in "①②!")] == []


def test_laughter_is_only_offered_where_the_post_says_that_it_jokes() -> None:
    light = {"laugh", "smile", "笑", "楽しく"}
    laughing = [
        one
        for one in (given.values[0] for given in PLAYBOOKS)
        if any(word in text for text in (script.quick for script in one.scripts.values()) for word in light)
    ]
    assert [one.id for one in laughing] == ["joke"]
    assert all(one.only_with_words and one.words for one in laughing)
