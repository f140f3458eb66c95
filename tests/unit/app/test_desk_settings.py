"""The settings of the desk: what is derived from its address, and what cannot be meant."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from activesupport.app.desk_settings import Desk, Oidc
from activesupport.app.doctor import examine
from activesupport.app.embedding import JudgeOptions, open_judge
from activesupport.app.presence import missing
from activesupport.app.settings import InvalidSettings, Model, RulesFolder, Settings, load
from activesupport.app.wiring import House, open_database
from activesupport.domain.people import Role
from activesupport.words import LANGUAGES, say, user_language


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import os

    for name in [name for name in os.environ if name.startswith("ACTIVESUPPORT_")]:
        monkeypatch.delenv(name)
    return tmp_path / "config.toml"


@pytest.mark.parametrize(
    ("desk", "address", "secure"),
    [
        (Desk(), "http://127.0.0.1:8080", False), (Desk(host="::1", port=80), "http://[::1]:80", False),
        (Desk(url="https://desk.example.com/"), "https://desk.example.com", True),
        (Desk(url="http://desk.example.com/in/here"), "http://desk.example.com/in/here", False),
    ],
)  # fmt: skip
def test_the_address_that_people_use(desk: Desk, address: str, secure: bool) -> None:
    assert (desk.public_url, desk.secure_cookies) == (address, secure)


@pytest.mark.parametrize(
    ("desk", "hidden"),
    [
        (Desk(url="https://desk.example.com"), True), (Desk(url="http://desk.example.com"), False), (Desk(), False),
        (Desk(url="https://desk.example.com", trusted_proxies=("10.0.0.1",)), False),
    ],
)  # fmt: skip
def test_https_without_a_proxy_that_is_named_hides_the_visitors(desk: Desk, hidden: bool) -> None:
    assert desk.hides_visitors is hidden


def test_the_doctor_says_so(config: Path) -> None:
    config.write_text('[desk]\nurl = "https://desk.example.com"\n', encoding="utf-8")
    found = {one.words for one in examine(config) if one.state == "look"}
    assert say("doctor.no_proxies", user_language(), url="https://desk.example.com") in found


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("", "http://127.0.0.1:8080/case/{number}"),
        ('[desk]\nurl = "https://desk.example.com/"\n', "https://desk.example.com/case/{number}"),
        ("[desk]\nserve = false\n", None),
        ('[desk]\nserve = false\nurl = "https://desk.example.com"\n', "https://desk.example.com/case/{number}"),
        ('[digest]\ncase_page = "https://other.example/{number}"\n', "https://other.example/{number}"),
    ],
)
def test_digests_lead_to_the_desk_unless_another_is_named(config: Path, written: str, page: str | None) -> None:
    config.write_text(written, encoding="utf-8")
    assert load(config).case_page == page


@pytest.mark.parametrize(
    ("desk", "reachable"),
    [
        (Desk(), False), (Desk(host="127.0.0.9"), False), (Desk(host="::1"), False), (Desk(host="LocalHost"), False),
        (Desk(host="0.0.0.0"), False), (Desk(host="::"), False), (Desk(host="192.0.2.7"), True),
        (Desk(host="desk.example.com"), True), (Desk(url="https://desk.example.com"), True),
        (Desk(host="0.0.0.0", url="https://desk.example.com"), True),
    ],
)  # fmt: skip
def test_whether_people_elsewhere_can_open_the_desk(desk: Desk, reachable: bool) -> None:
    assert desk.is_reachable is reachable


RULES = Path(__file__).parents[3] / "rules" / "sample"
OTHER = "https://other.example/{number}"
MAIL = '[mail]\nhost = "smtp.example.com"\n'


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("", None), ('[desk]\nhost = "0.0.0.0"\n', None), (f'[digest]\ncase_page = "{OTHER}"\n', OTHER),
        ('[desk]\nurl = "https://desk.example.com"\n', "https://desk.example.com/case/{number}"),
    ],
)  # fmt: skip
def test_what_is_mailed_has_no_link_that_nobody_elsewhere_can_open(
    config: Path, written: str, page: str | None
) -> None:
    config.write_text(MAIL + written, encoding="utf-8")
    settings = load(config)
    with _house(settings) as house:
        assert (house.digests.case_page, house.alerts.case_page) == (page, page)


def test_digests_that_stay_on_the_machine_lead_to_the_desk_there(config: Path) -> None:
    config.write_text("", encoding="utf-8")
    with _house(load(config)) as house:
        assert (house.digests.case_page, house.alerts.case_page) == ("http://127.0.0.1:8080/case/{number}", None)


@contextmanager
def _house(settings: Settings) -> Iterator[House]:
    """What the daemon works with, over the sample of rules."""
    changed = {"rules": RulesFolder(dir=RULES), "model": Model(embedder="none")}
    settings = settings.model_copy(update=changed)
    with closing(open_database(settings)) as database:
        yield House(settings, database, open_judge(JudgeOptions.of(settings)))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", None), (MAIL, "desk.mails_nowhere"), (MAIL + '[desk]\nhost = "0.0.0.0"\n', "desk.nameless"),
        (MAIL + '[desk]\nurl = "https://desk.example.com"\ntrusted_proxies = ["10.0.0.1"]\n', None),
        (MAIL + "[desk]\nserve = false\n", None),
    ],
)  # fmt: skip
def test_mail_without_an_address_to_lead_to_is_told(config: Path, written: str, code: str | None) -> None:
    config.write_text(written, encoding="utf-8")
    told = {fault.code for fault in missing(load(config), config)} & {"desk.mails_nowhere", "desk.nameless"}
    name = say("doctor.desk_name", user_language())
    looks = [one.words for one in examine(config) if (one.what, one.state) == (name, "look")]
    assert told == ({code} if code else set())
    assert [("desk.url" in words) for words in looks] == ([True] if code else [])


def test_groups_may_have_any_name() -> None:
    oidc = Oidc(roles=("support-leads = lead", "cn=it,dc=example=admin", "見る人 =viewer"))
    assert oidc.role_of_group() == {
        "support-leads": Role.LEAD, "cn=it,dc=example": Role.ADMIN, "見る人": Role.VIEWER,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('[desk.oidc]\nroles = ["leads = chief"]\n', "responder"), ('[desk.oidc]\nroles = ["leads"]\n', "admin"),
        ('[desk.oidc]\nroles = [" = lead"]\n', "lead"), ('[desk]\ntrusted_proxies = ["proxy"]\n', "10.0.0.0/8"),
        ('[desk]\nurl = "desk.example.com"\n', "http"), ("[desk]\nport = 70000\n", "65535"),
        ("[desk]\nidle_hours = 0\n", "0"), ("[desk.limits]\napi_per_minute = 0\n", "1"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_told_with_its_line(config: Path, text: str, hint: str) -> None:
    config.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidSettings) as refused:
        load(config)
    [fault] = refused.value.faults
    assert fault.line == 2
    assert all(hint in fault.words(language) for language in LANGUAGES)


def test_the_clients_secret_may_stand_in_a_file(config: Path) -> None:
    config.write_text('[desk.oidc]\nclient_secret_file = "client"\n', encoding="utf-8")
    with pytest.raises(InvalidSettings):
        load(config)
    (config.parent / "client").write_text("s3cret\n", encoding="utf-8")
    settings = load(config)
    assert settings.desk.oidc.client_secret.get_secret_value() == "s3cret"
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize("given", ["10.0.0.7", "10.0.0.0/8", "2001:db8::/32", "::1"])
def test_proxies_are_addresses_or_networks(given: str) -> None:
    assert Desk(trusted_proxies=(given,)).trusted_proxies == (given,)
