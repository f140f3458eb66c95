"""Rule files: what they become, and every fault in them at once with its line."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activesupport.domain.labels import Label
from activesupport.domain.reply import Part
from activesupport.domain.rules import PriorityWeights
from activesupport.rulebook import Fault, InvalidRules, check, read, summary
from activesupport.words import LANGUAGES

BASE = """\
[[brand]]
id = "tsumugi"
name = "Tsumugi"
accounts = { x = ["@tsumugi"] }

[[team]]
id = "support-ja"
name = "Support"
language = "ja"
"""
SCRIPT = "\n".join(f'{key} = "{{customer}} {key}"' for key in (*Part, "quick"))
WATCH = '[[watch]]\nid = "w"\nbrand = "tsumugi"\nteam = "support-ja"\n'
SLIP = WATCH.replace("support-ja", "suport-ja") + 'keywords = ["ab"]\n'
TEAM = '[[team]]\nid = "t"\nname = "T"\n'
BRAND = '[[brand]]\nid = "b"\nname = "B"\n'
PLAYBOOK = '[[playbook]]\nid = "p"\nlabels = ["churn"]\n[playbook.ja]\n'
FAQ = '[[faq]]\nid = "f"\nowner = "o"\n[faq.en]\nquestion = "q"\nanswer = "a"\n'


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def found(folder: Path) -> list[tuple[str, int, str, str]]:
    rules, faults, _ = check(folder)
    assert (rules is None) == bool(faults)
    for fault in faults:
        for words in map(fault.words, LANGUAGES):
            assert f" {fault.line}" in words if fault.line else "line" not in words and "行目" not in words
    return [(fault.file, fault.line, fault.key, fault.code) for fault in faults]


def one(folder: Path, text: str) -> Fault:
    write(folder, base=BASE, it=text)
    rules, faults, _ = check(folder)
    assert rules is None
    (fault,) = faults
    assert fault.file == "it.toml"
    return fault


def test_files_become_rules(tmp_path: Path) -> None:
    watch = WATCH + 'keywords = ["ツムギ"]\nevery = "90s"\nweight = 2\n'
    playbook = f'[[playbook]]\nid = "p"\nlabels = ["churn"]\n[playbook.ja]\n{SCRIPT}\n'
    faq = '[[faq]]\nid = "f"\nowner = "o"\n[faq.ja]\nquestion = "?"\nanswer = "!"\n'
    priority = '[priority]\nlabels = { churn = 50 }\nagain = 1\n[cases]\nreopen_within = "2d"\n'
    (tmp_path / "deep").mkdir()
    write(tmp_path / "deep", w=watch)
    rules = read(write(tmp_path, base=BASE, p=playbook, q=faq, r=priority))
    assert rules.brands["tsumugi"].accounts == {"x": ("@tsumugi",)}
    assert rules.watches[0].every == timedelta(seconds=90)
    assert rules.watches[0].weight == 2.0
    assert rules.teams["support-ja"].digest_times == (time(9),)
    assert rules.playbooks[0].scripts["ja"].parts[Part.GOAL] == "{customer} goal"
    assert rules.faq[0].texts["ja"].answer == "!"
    assert rules.cases.reopen_within == timedelta(days=2)
    assert rules.priority.labels[Label.CHURN] == 50
    assert rules.priority.labels[Label.COMPLAINT] == PriorityWeights().labels[Label.COMPLAINT]
    assert (rules.priority.again, rules.priority.reach) == (1.0, PriorityWeights().reach)
    assert summary(rules)["watches"] == summary(rules)["playbooks_ja"] == summary(rules)["faq_ja"] == 1
    assert summary(rules)["playbooks_en"] == 0


def test_the_version_follows_names_and_contents(tmp_path: Path) -> None:
    first = read(write(tmp_path, base=BASE)).version
    assert len(first) == 12
    assert set(first) <= set("0123456789abcdef")
    assert read(write(tmp_path, base=BASE)).version == first
    (tmp_path / "base.toml").rename(tmp_path / "other.toml")
    renamed = read(tmp_path).version
    assert renamed != first
    assert read(write(tmp_path, other=BASE + "# a comment\n")).version not in {first, renamed}


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    watch = WATCH.replace("support-ja", "suport-ja") + 'keywords = ["ok", "#"]\nevrey = "5m"\n'
    watch += '[[watch]]\nid = "w"\nbrand = "tsumug"\nteam = "support-ja"\nphrases = ["a b"]\n'
    write(tmp_path, base=BASE + 'digest_times = ["9:00"]\n', w=watch)
    assert found(tmp_path) == [
        ("base.toml", 10, "team.digest_times", "rules.time"),
        ("w.toml", 6, "watch.evrey", "fault.unknown_key"),
        ("w.toml", 8, "watch.id", "rules.duplicate"),
        ("w.toml", 9, "watch.brand", "rules.unknown_brand"),
    ]
    with pytest.raises(InvalidRules) as caught:
        read(tmp_path)
    assert len(caught.value.faults) == 4
    assert caught.value.reason.values["count"] == 4


def test_a_file_that_cannot_be_read_does_not_make_names_unknown(tmp_path: Path) -> None:
    write(tmp_path, base=BASE.replace('name = "Tsumugi"', "name ="), w=WATCH + 'keywords = ["a"]\n')
    assert found(tmp_path) == [
        ("base.toml", 3, "", "fault.syntax"),
        ("w.toml", 5, "watch.keywords", "rules.short_term"),
    ]


def test_a_fault_elsewhere_in_a_team_does_not_make_its_name_unknown(tmp_path: Path) -> None:
    write(tmp_path, base=BASE.replace('"ja"', '"jp"'), w=WATCH + 'keywords = ["ab"]\n')
    assert found(tmp_path) == [("base.toml", 9, "team.language", "rules.team_language")]


@pytest.mark.parametrize(
    ("text", "line", "code", "near"),
    [
        ('[[wach]]\nid = "x"\n', 1, "fault.unknown_key", "watch"),
        ('watch = "x"\n', 1, "fault.list", None),
        ("\n" + WATCH.replace("[[", "[").replace("]]", "]") + 'keywords = ["ab"]\n', 2, "rules.double_brackets", None),
        (PLAYBOOK.replace("[[", "[").replace("]]", "]") + SCRIPT, 1, "rules.double_brackets", None),
        ("\n[playbook.ja]\n" + SCRIPT, 2, "rules.double_brackets", None),
        (FAQ.replace("[[", "[").replace("]]", "]"), 1, "rules.double_brackets", None),
        ("\n[[priority]]\nreach = 1\n", 2, "rules.single_brackets", None),
        (WATCH + "names = false\n", 1, "rules.empty_watch", None),
        (WATCH + 'keywords = "a"\n', 5, "fault.list", None),
        (WATCH + 'keywords = [\n"ok",\n1]\n', 7, "fault.text", None),
        (WATCH + 'keywords = ["、。"]\n', 5, "rules.empty_term", None),
        (WATCH + 'keywords = ["の"]\n', 5, "rules.short_term", None),
        (WATCH + 'keywords = ["\\u200b"]\n', 5, "rules.empty_term", None),
        (WATCH + 'keywords = ["ab"]\nexclude = ["ok",\n"#"]\n', 7, "rules.empty_term", None),
        (WATCH + 'phrases = ["🧵"]\n', 5, "rules.empty_term", None),
        (WATCH + 'keywords = ["ab"]\nlanguages = ["jp"]\n', 6, "rules.language", "ja"),
        (WATCH + 'keywords = ["ab"]\nevery = "5 min"\n', 6, "rules.duration", None),
        (WATCH + 'keywords = ["ab"]\nevery = "0m"\n', 6, "rules.duration", None),
        (WATCH + 'keywords = ["ab"]\nweight = "2"\n', 6, "fault.number", None),
        (WATCH + 'keywords = ["ab"]\nweight = nan\n', 6, None, None),
        (WATCH + 'keywords = ["ab"]\nweight = true\n', 6, "fault.number", None),
        (WATCH + 'keywords = ["ab"]\nweight = 0\n', 6, "fault.above", None),
        (WATCH + 'feeds = ["www.example.com"]\n', 5, "rules.url", None),
        (WATCH.replace('"w"', '"two words"') + 'keywords = ["ab"]\n', 2, "rules.id", None),
        (SLIP, 4, "rules.unknown_team", "support-ja"),
        (TEAM + 'timezone = "Asia/Tokio"\n', 4, "rules.timezone", "Asia/Tokyo"),
        (TEAM + 'timezone = "tokyo"\n', 4, "rules.timezone", "Asia/Tokyo"),
        (TEAM + 'timezone = ""\n', 4, "rules.timezone", None),
        (TEAM + "digest_times = []\n", 4, "fault.empty", None),
        (TEAM + 'digest_times = ["09:00",\n"25:00"]\n', 5, "rules.time", None),
        (TEAM + "new_cases_a_day = 2.5\n", 4, "fault.whole_number", None),
        (TEAM + 'email = ["someone"]\n', 4, "rules.email", None),
        ('[[team]]\nid = "t"\n', 1, "fault.missing", None),
        (BRAND + 'accounts = { x = ["https://x.example/b"] }\n', 4, "rules.account", None),
        ("[priority]\nlabels = { chrun = 4 }\n", 2, "fault.one_of", "churn"),
        ("[priority]\nreach = 101\n", 2, "fault.at_most", None),
        ('[cases]\nreopen_within = "7"\n', 2, "rules.duration", None),
        (PLAYBOOK.replace("churn", "complain") + SCRIPT, 3, "fault.one_of", "complaint"),
        ('[[playbook]]\nid = "p"\nlabels = ["churn"]\n', 1, "rules.no_language", None),
        (PLAYBOOK.replace(".ja", ".fr") + SCRIPT, 4, "fault.unknown_key", None),
        (PLAYBOOK + SCRIPT.replace("{customer} goal", "{goal"), 7, "rules.braces", None),
        (PLAYBOOK + SCRIPT.replace("{customer} quick", " "), 11, "fault.empty", None),
        (FAQ.replace("[faq.en]", 'brands = ["tsumugu"]\n[faq.en]'), 4, "rules.unknown_brand", "tsumugi"),
        (FAQ + 'link = "there"\n', 7, "rules.url", None),
    ],
)
def test_one_fault(tmp_path: Path, text: str, line: int, code: str | None, near: str | None) -> None:
    fault = one(tmp_path, text)
    assert fault.line == line
    assert code in {None, fault.code}
    assert fault.values.get("nearest", "") == (near or "")
    assert len(found(tmp_path)) == 1


def test_a_misspelt_part_is_missing_and_unknown_at_once(tmp_path: Path) -> None:
    write(tmp_path, base=BASE, it=PLAYBOOK + SCRIPT.replace("goal =", "gaol ="))
    assert found(tmp_path) == [
        ("it.toml", 4, "playbook.ja.goal", "fault.missing"),
        ("it.toml", 7, "playbook.ja.gaol", "fault.unknown_key"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nearest_name_is_offered(tmp_path: Path, language: str) -> None:
    fault = one(tmp_path, SLIP)
    words = fault.words(language)
    assert words.startswith("it.toml")
    assert words.index("suport-ja") < words.index("support-ja")


def test_second_priority_table(tmp_path: Path) -> None:
    write(tmp_path, base=BASE, p="[priority]\nreach = 1\n", q="\n[priority]\nreach = 2\n")
    assert found(tmp_path) == [("q.toml", 2, "priority", "rules.second_table")]


def test_single_brackets_are_the_only_fault_of_a_whole_set(tmp_path: Path) -> None:
    base = BASE.replace("[[", "[").replace("]]", "]") + '\n[brand.variables]\nform_url = "https://a.example/f"\n'
    write(tmp_path, base=base, w=WATCH + 'keywords = ["ab"]\n')
    assert found(tmp_path) == [
        ("base.toml", 1, "brand", "rules.double_brackets"),
        ("base.toml", 6, "team", "rules.double_brackets"),
    ]
    _, faults, _ = check(tmp_path)
    assert all("[[brand]]" in faults[0].words(language) for language in LANGUAGES)


def test_of_two_watches_in_single_brackets_the_first_is_blamed(tmp_path: Path) -> None:
    watch = WATCH.replace("[[", "[").replace("]]", "]") + 'keywords = ["ab"]\n'
    write(tmp_path, base=BASE, w="\n" + watch + watch.replace('"w"', '"v"'))
    assert found(tmp_path) == [("w.toml", 2, "", "rules.double_brackets")]


def test_texts_that_cannot_be_sent_as_they_are_are_worth_a_look(tmp_path: Path) -> None:
    script = SCRIPT.replace("{customer} check", "お電話番号を教えてください。")
    ja = PLAYBOOK + script.replace("{customer} quick", "あ" * 141)
    fits = PLAYBOOK.replace('"p"', '"q"') + SCRIPT.replace("{customer} quick", "あ" * 140)
    quick = (
        SCRIPT.replace("{customer} quick", "Please reply with your order number.") + '\nprivate = "Your full name?"\n'
    )
    en = PLAYBOOK.replace('"p"', '"r"').replace(".ja", ".en") + quick + f"[playbook.ja]\n{SCRIPT}\n"
    rules, _, warnings = check(write(tmp_path, base=BASE, p=ja, q=fits, r=en, w=WATCH + 'keywords = ["ab"]\n'))
    assert rules is not None
    assert [(one.file, one.line, one.key, one.code) for one in warnings] == [
        ("p.toml", 8, "playbook.ja.check", "rules.asks_in_public"),
        ("p.toml", 11, "playbook.ja.quick", "rules.long_quick"),
        ("r.toml", 11, "playbook.en.quick", "rules.asks_in_public"),
    ]
    assert warnings[1].values == {"length": 282, "limit": 280}


def test_no_folder_and_no_files(tmp_path: Path) -> None:
    assert [code for *_, code in found(tmp_path)] == ["rules.empty_folder"]
    assert [code for *_, code in found(tmp_path / "absent")] == ["rules.no_folder"]
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / ".hidden.toml").write_text("x")
    assert [code for *_, code in found(tmp_path)] == ["rules.empty_folder"]


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    write(tmp_path, base=BASE)
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    assert found(tmp_path) == [("gone.toml", 0, "", "fault.unreadable")]


def test_warnings_do_not_stop_the_rules(tmp_path: Path) -> None:
    watch = WATCH + 'keywords = ["紬", "Tsumugi Mobile"]\nexclude = ["tsumugi", "ok"]\nsources = ["twitter", "own"]\n'
    playbook = '[[playbook]]\nid = "p"\nlabels = ["churn"]\n[playbook.en]\n' + SCRIPT.replace(
        "{customer} goal", "{custmer} {anything}"
    )
    rules, faults, warnings = check(write(tmp_path, base=BASE, p=playbook, w=watch))
    assert rules is not None
    assert faults == []
    assert [(w.file, w.line, w.code, w.values.get("nearest")) for w in warnings] == [
        ("p.toml", 1, "rules.missing_language", None),
        ("p.toml", 7, "rules.variable_slip", "{customer}"),
        ("w.toml", 5, "rules.one_character", None),
        ("w.toml", 6, "rules.swallowed", None),
        ("w.toml", 7, "rules.source", "x"),
    ]
    assert all(warning.words(language) for warning in warnings for language in LANGUAGES)


PACK = (Path(__file__).resolve().parents[3] / "rules" / "sample" / "sample.toml").read_bytes()[:6000]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.integers(0, len(PACK)),
    st.integers(0, 12),
    st.sampled_from([b"", b'"', b"[", b"1", b"\n", b"\xff", "＝".encode()]),
)
def test_whatever_slips_into_a_file_is_said_in_words(tmp_path: Path, at: int, cut: int, slip: bytes) -> None:
    (tmp_path / "sample.toml").write_bytes(PACK[:at] + slip + PACK[at + cut :])
    rules, faults, warnings = check(tmp_path)
    assert (rules is None) == bool(faults)
    for fault in (*faults, *warnings):
        assert all(fault.words(language) for language in LANGUAGES)


def test_a_brand_without_watch_is_fine_but_nothing_at_all_is_said(tmp_path: Path) -> None:
    rules, faults, warnings = check(write(tmp_path, base=BASE))
    assert rules is not None
    assert faults == []
    assert [warning.code for warning in warnings] == ["rules.no_watch"]


def test_a_watch_listens_for_the_names_of_its_brand(tmp_path: Path) -> None:
    base = BASE.replace(
        'name = "Tsumugi"', 'name = "Tsumugi"\nnames = { ja = "ツムギ" }\nnicknames = ["つむモバ", "X"]'
    )
    wanted = ("Tsumugi", "ツムギ", "つむモバ")

    def keywords(more: str) -> tuple[str, ...]:
        write(tmp_path, base=base, w=WATCH + more)
        return read(tmp_path).watches[0].keywords

    assert keywords("") == wanted
    assert keywords('keywords = ["eSIM", "つむモバ"]\n') == ("eSIM", "つむモバ", "Tsumugi", "ツムギ")
    assert keywords('keywords = ["eSIM"]\nnames = false\n') == ("eSIM",)
    assert keywords('phrases = ["a b"]\n') == ()
    assert keywords('feeds = ["https://example.com/f"]\n') == ()


def test_a_playbook_may_be_for_posts_without_labels_or_for_all_of_several(tmp_path: Path) -> None:
    both = PLAYBOOK.replace('"churn"]', '"churn", "praise"]\nall_labels = true').replace('"p"', '"q"')
    files = {"a": PLAYBOOK.replace('"churn"', "") + SCRIPT, "b": both + SCRIPT}
    neutral, mixed = read(write(tmp_path, base=BASE, **files)).playbooks
    assert (neutral.labels, neutral.all_labels) == ((), False)
    assert (mixed.labels, mixed.all_labels) == ((Label.CHURN, Label.PRAISE), True)
