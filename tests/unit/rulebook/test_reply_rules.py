"""Rules about replies and about who works a case: what they become, and every fault with its line."""

from datetime import timedelta
from pathlib import Path

import pytest

from activesupport.domain.outgoing import ApprovalRules
from activesupport.domain.rules import CaseRules, Rules
from activesupport.rulebook import Fault, check, read
from activesupport.words import LANGUAGES

BRAND = '[[brand]]\nid = "b"\nname = "Yamabuki"\n'
TEAM = '[[team]]\nid = "t"\nname = "T"\n'
WATCH = '[[watch]]\nid = "w"\nbrand = "b"\nteam = "t"\n'


def rules(folder: Path, text: str) -> Rules:
    (folder / "it.toml").write_text(text, encoding="utf-8")
    return read(folder)


def faults(folder: Path, text: str) -> list[Fault]:
    (folder / "it.toml").write_text(text, encoding="utf-8")
    found = check(folder)[1]
    assert all(fault.words(language) for fault in found for language in LANGUAGES)
    return found


def test_what_replies_may_name(tmp_path: Path) -> None:
    text = BRAND + 'allow_links = ["Example.com", "help.example.org"]\n'
    text += 'allow_numbers = ["0120-000-000", "+44 (0)20 7946 0000", "care@example.com"]\nforbidden = ["絶対に"]\n'
    brand = rules(tmp_path, text).brands["b"]
    assert brand.allow_links == ("example.com", "help.example.org"), "hosts are compared in small letters"
    assert brand.allow_numbers == ("0120-000-000", "+44 (0)20 7946 0000", "care@example.com")
    assert brand.forbidden == ("絶対に",)


@pytest.mark.parametrize(
    ("given", "code", "meant"),
    [
        ("https://www.example.com/help", "allow.address", "www.example.com"),
        ("https://example.com", "allow.address", "example.com"),
        ("example.com/help", "allow.address", "example.com"),
        ("example.com:8443", "allow.address", "example.com"),
        ("*.example.com", "allow.address", "example.com"),
        ("com", "allow.host", ""),
        ("localhost", "allow.host", ""),
        ("", "allow.host", ""),
        ("例え.jp", "allow.host", ""),
        ("127.0.0.1", "allow.host", ""),
        ("https://[::1", "allow.host", ""),
    ],
)
def test_a_host_is_a_host_and_nothing_more(tmp_path: Path, given: str, code: str, meant: str) -> None:
    (fault,) = faults(tmp_path, BRAND + f'allow_links = ["example.com",\n  "{given}"]\n')
    assert (fault.line, fault.key, fault.code, fault.values.get("nearest")) == (
        5, "brand.allow_links", code, meant,
    )  # fmt: skip


@pytest.mark.parametrize("given", ["", "12345", "call us", "0120-000-000 (free)"])
def test_a_number_that_could_be_the_end_of_anybodys_is_refused(tmp_path: Path, given: str) -> None:
    (fault,) = faults(tmp_path, BRAND + f'allow_numbers = ["{given}"]\n')
    assert (fault.line, fault.key, fault.code) == (4, "brand.allow_numbers", "allow.number")


def test_a_phrase_of_signs_alone_is_refused(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, BRAND + 'forbidden = ["！！"]\n')
    assert fault.code == "allow.phrase"


def test_skills_and_assigning(tmp_path: Path) -> None:
    text = BRAND + TEAM + 'assign = "automatic"\n' + WATCH + 'skills = ["billing"]\n'
    found = rules(tmp_path, text)
    assert found.teams["t"].assign == "automatic"
    assert found.watches[0].skills == ("billing",)
    plain = rules(tmp_path, BRAND + TEAM + WATCH)
    assert (plain.teams["t"].assign, plain.watches[0].skills) == ("manual", ())


def test_a_slip_in_assigning_names_the_nearest_choice(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, TEAM + 'assign = "automatc"\n')
    assert (fault.line, fault.key, fault.code) == (4, "team.assign", "fault.one_of")
    assert fault.values["nearest"] == "automatic"


def test_how_long_claims_and_waiting_last(tmp_path: Path) -> None:
    found = rules(tmp_path, TEAM + '[cases]\nclaim_lasts = "45m"\nwait_for_customer = "3d"\n')
    assert found.cases == CaseRules(timedelta(days=7), timedelta(minutes=45), timedelta(days=3))
    assert rules(tmp_path, TEAM + "[cases]\n").cases == CaseRules(), "what is left out keeps its default"


def test_when_a_lead_looks_first(tmp_path: Path) -> None:
    text = '[sending]\nnew_staff = false\npriority = 85\nlabels = ["churn"]\ncompensation = false\n'
    assert rules(tmp_path, TEAM + text).sending == ApprovalRules(False, 85, frozenset({"churn"}), False)
    assert rules(tmp_path, TEAM + "[sending]\n").sending == ApprovalRules()
    assert rules(tmp_path, TEAM).sending == ApprovalRules()


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("[[sending]]\nnew_staff = true\n", 4, "rules.single_brackets"),
        ("[sending]\npriority = 101\n", 5, "fault.at_most"),
        ('[sending]\nlabels = ["churns"]\n', 5, "fault.one_of"),
        ("[sending]\nnew_stuff = true\n", 5, "fault.unknown_key"),
    ],
)
def test_slips_in_sending(tmp_path: Path, text: str, line: int, code: str) -> None:
    (fault,) = faults(tmp_path, TEAM + text)
    assert (fault.line, fault.code) == (line, code)


def test_sending_stands_once_in_all_files(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[sending]\n", encoding="utf-8")
    (fault,) = faults(tmp_path, TEAM + "[sending]\n")
    assert (fault.code, fault.values["file"], fault.values["other_line"]) == ("rules.second_table", "a.toml", 1)


def test_the_sample_allows_its_own_places_and_asks_a_lead() -> None:
    found = read(Path(__file__).resolve().parents[3] / "rules" / "sample")
    assert found.brands["tsumugi"].allow_links == ("example.com",)
    assert found.brands["tsumugi"].allow_numbers
    assert found.sending == ApprovalRules(priority=85)
