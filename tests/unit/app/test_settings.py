"""Settings: documented in full, every fault told at once, and no secret in any message."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from activesupport.app import shipped
from activesupport.app.presence import missing
from activesupport.app.settings import InvalidSettings, Settings, from_environment, keys, load
from activesupport.domain.errors import UserError
from activesupport.words import LANGUAGES, explain

SECRET = "hunter2-🔑-secret"
Make = Callable[..., Path]


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own ACTIVESUPPORT_… variables do not count."""
    import os

    for name in [name for name in os.environ if name.startswith("ACTIVESUPPORT_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a config.toml and gives its path."""

    def write(text: str | bytes = "") -> Path:
        path = tmp_path / "config.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def _faults(path: Path, language: str = "en") -> list[str]:
    with pytest.raises(InvalidSettings) as caught:
        load(path)
    assert caught.value.reason.values["count"] == len(caught.value.faults)
    return [fault.words(language) for fault in caught.value.faults]


def _flat(tables: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in tables.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _plain(default: object) -> object:
    if isinstance(default, SecretStr):
        return default.get_secret_value()
    if isinstance(default, tuple):
        return list(default)
    return str(default) if isinstance(default, Path) else default


def test_the_example_has_every_key_with_its_default_and_no_other() -> None:
    example = shipped.example_config().read_text(encoding="utf-8")
    given = dict(_flat(tomllib.loads(example)))
    documented = dict(_flat(tomllib.loads(re.sub(r"(?m)^# (?=[a-z_]+ = )", "", example))))
    assert list(documented) == list(keys())
    unset = {key for key, default in keys().items() if default is None}
    assert set(given) == set(keys()) - unset
    assert given == {key: _plain(default) for key, default in keys().items() if key not in unset}


def test_the_example_and_an_empty_file_mean_the_same(make: Make) -> None:
    assert load(make(shipped.example_config().read_bytes())) == load(make())


def test_every_fault_is_told_at_once_with_its_place_and_the_nearest_name(make: Make) -> None:
    path = make(
        '[mail]\nhots = "x"\nport = "many"\n\n[digest]\nmost_cases = 0\n\n[log]\nlevel = "inof"\n\n'
        '[wehbook]\nurl = ""\n'
        "[daemon]\nworkers = 1.5\ntick_seconds = 0\n[sources.archive]\nshift = 3\n"
        "[alerts]\noperators = 'a@example.com'\n"
    )
    said = _faults(path)
    expected = [
        (2, "mail.hots", "host"), (3, "mail.port", "number"), (6, "digest.most_cases", "1"), (9, "log.level", "info"),
        (11, "wehbook", "webhook"), (14, "daemon.workers", "number"), (15, "daemon.tick_seconds", "0"),
        (17, "sources.archive.shift", "true"), (19, "alerts.operators", "list"),
    ]  # fmt: skip
    for words, (line, key, hint) in zip(said, expected, strict=True):
        assert words.startswith(f"{path}, line {line}, {key}: ")
        assert hint in words.partition(key)[2]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[storage]\nurl = "sqlite:activesupport.db"\n', "fault.database_address"),
        ('[storage]\nurl = "sqlite://activesupport.db"\n', "fault.database_address"),
        ('[storage]\nurl = "mysql://u:p@h/d"\n', "fault.database_address"),
        ('[storage]\nurl = ""\n', "fault.database_address"),
        ('[alerts]\noperators = ["ops@example.com", "ops"]\n', "fault.mail_address"),
        ('[webhook]\nurl = "hooks.example.com/x"\n', "fault.web_address"),
        ('[sources.x]\nbase_url = "api.x.com"\n', "fault.web_address"),
        ('[mail]\nsender = "support"\n', "fault.mail_address"),
        ('[mail]\nsender = "Support <support>"\n', "fault.mail_address"),
    ],
)
def test_an_address_of_another_form_is_a_fault_with_its_line(make: Make, text: str, code: str) -> None:
    with pytest.raises(InvalidSettings) as caught:
        load(make(text))
    [fault] = caught.value.faults
    assert (fault.line, fault.code, fault.values) == (2, code, {})
    assert all(fault.words(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    "text",
    [
        '[storage]\nurl = "postgresql+psycopg://u:p@h/d"\n',
        '[webhook]\nurl = "http://127.0.0.1:8080/hook"\n',
        '[mail]\nsender = "お客様サポート <care@example.com>"\n',
        '[alerts]\noperators = ["root@localhost"]\n',
    ],
)
def test_addresses_of_every_right_form_are_taken(make: Make, text: str) -> None:
    assert load(make(text)) != load(make("")), "what was written is what counts"


def test_a_database_address_from_a_file_is_looked_at_too(make: Make, tmp_path: Path) -> None:
    (tmp_path / "url").write_text(SECRET, encoding="utf-8")
    [said] = _faults(make('[storage]\nurl_file = "url"\n'))
    assert "line 2, storage.url_file" in said
    assert SECRET not in said


def test_what_is_named_but_not_there_is_worth_a_look(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(path: Path) -> list[tuple[str, int, str, str]]:
        return [(one.file, one.line, one.key, one.code) for one in missing(load(path), path)]

    path = make()
    assert looked(path) == [(str(path), 0, "", "rules.no_folder")]
    make('[rules]\ndir = "mine"\n[sources.archive]\npath = "a.csv"\n[model]\ndir = "m"\n')
    assert looked(path) == [
        (str(path), 2, "rules.dir", "rules.no_folder"),
        (str(path), 4, "sources.archive.path", "fault.no_file"),
        (str(path), 6, "model.dir", "fault.no_model"),
    ]
    for folder in ("mine", "m"):
        (tmp_path / folder).mkdir()
    monkeypatch.setenv("ACTIVESUPPORT_SOURCES__ARCHIVE__PATH", "b.csv")
    [(_, line, key, _)] = looked(path)
    assert (line, key) == (0, "ACTIVESUPPORT_SOURCES__ARCHIVE__PATH")
    (tmp_path / "b.csv").touch()
    assert looked(path) == []


def test_faults_are_told_in_japanese(make: Make) -> None:
    [said] = _faults(make('[log]\nlevel = "inof"\n'), "ja")
    assert "2行目 log.level" in said
    assert "。もしかして info" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_secret_is_never_repeated(make: Make, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f'[mail]\npassword = ["{SECRET}"]\nport = "{SECRET}"\n[storage]\nurl = {{ secret = "{SECRET}" }}\n'
    monkeypatch.setenv("ACTIVESUPPORT_WEBHOOK__SECRET_FILE", "nowhere")
    monkeypatch.setenv("ACTIVESUPPORT_MIAL__PASSWORD", SECRET)
    monkeypatch.setenv("ACTIVESUPPORT_DAEMON__WORKERS", SECRET)
    with pytest.raises(InvalidSettings) as caught:
        load(make(text))
    said = [fault.words(language) for fault in caught.value.faults]
    assert len(said) >= 4
    assert SECRET not in "".join([*said, repr(caught.value), str(caught.value), repr(caught.value.faults)])
    assert caught.value.__cause__ is None  # pydantic's own error holds the input


def test_a_secret_is_in_no_representation(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTIVESUPPORT_SOURCES__X__BEARER_TOKEN", SECRET)
    settings = load(
        make(f'[mail]\npassword = "{SECRET}"\n[webhook]\nsecret = "{SECRET}"\n[storage]\nurl = "postgresql://u:{SECRET}@h/d"')
    )  # fmt: skip
    for shown in (repr(settings), str(settings), settings.model_dump_json(), repr(settings.model_dump())):
        assert SECRET not in shown
    assert settings.mail.password.get_secret_value() == SECRET
    assert settings.sources.x.bearer_token.get_secret_value() == SECRET
    assert settings.storage.url.get_secret_value() == f"postgresql://u:{SECRET}@h/d"


def test_the_environment_is_heeded_without_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIVESUPPORT_MODEL__EMBEDDER", "none")
    monkeypatch.setenv("ACTIVESUPPORT_MODEL__DIR", "own")
    model = from_environment().model
    assert (model.embedder, model.dir) == ("none", tmp_path / "own")
    monkeypatch.setenv("ACTIVESUPPORT_MODEL__PRECISION", "much")
    with pytest.raises(InvalidSettings) as caught:
        from_environment()
    assert [fault.key for fault in caught.value.faults] == ["ACTIVESUPPORT_MODEL__PRECISION"]


def test_the_environment_goes_before_the_file(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTIVESUPPORT_MAIL__HOST", "from-the-environment")
    monkeypatch.setenv("ACTIVESUPPORT_SOURCES__ARCHIVE__SPEED", "60")
    monkeypatch.setenv("ACTIVESUPPORT_ALERTS__OPERATORS", '["a@example.com", "b@example.com"]')
    settings = load(make('[mail]\nhost = "from-the-file"\nport = 25\n[sources.archive]\nshift = true\n'))
    assert (settings.mail.host, settings.mail.port) == ("from-the-environment", 25)
    assert (settings.sources.archive.speed, settings.sources.archive.shift) == (60, True)
    assert settings.alerts.operators == ("a@example.com", "b@example.com")


@pytest.mark.parametrize("name", ["ACTIVESUPPORT_CONFIG", "ACTIVESUPPORT_USER", "ACTIVESUPPORT_SHARED"])
def test_variables_that_are_no_settings_are_left_alone(make: Make, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    without = load(make())
    monkeypatch.setenv(name, "x")
    assert load(make()) == without


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("ACTIVESUPPORT_MAIL__HOTS", "x", "ACTIVESUPPORT_MAIL__HOST"),
        ("ACTIVESUPPORT_MAIL", "{}", "ACTIVESUPPORT_MAIL__"),
        ("ACTIVESUPPORT_MAIL__PORT", "many", "number"),
        ("activesupport_mail__port", "70000", "65535"),
        ("ACTIVESUPPORT_LOG__LEVEL", "inof", "info"),
        ("ACTIVESUPPORT_SOURCES__ARCHIVE__SHIFT", "perhaps", "true"),
        ("ACTIVESUPPORT_ALERTS__OPERATORS", "a@example.com", "JSON"),
        ("ACTIVESUPPORT_MAIL__PASSWORD_FILE", "nowhere", "nowhere"),
    ],
)
def test_a_fault_of_the_environment_names_the_variable(
    make: Make, monkeypatch: pytest.MonkeyPatch, name: str, value: str, hint: str
) -> None:
    monkeypatch.setenv(name, value)
    for language in LANGUAGES:
        said = _faults(make("[mail]\nport = 25\n"), language)
        assert any(name in words for words in said)
        assert not any("line 0" in words or "0行目" in words for words in said)
    assert any(hint in words for words in _faults(make()))


def test_faults_of_file_and_environment_are_told_together(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTIVESUPPORT_MAIL__PORT", "many")
    monkeypatch.setenv("ACTIVESUPPORT_NOTHING", "x")
    assert len(_faults(make("[log]\nlevel = 1\n"))) == 3


@pytest.mark.parametrize(
    ("file_key", "read"),
    [
        ("storage.url_file", lambda settings: settings.storage.url),
        ("sources.x.bearer_token_file", lambda settings: settings.sources.x.bearer_token),
        ("mail.password_file", lambda settings: settings.mail.password),
        ("webhook.secret_file", lambda settings: settings.webhook.secret),
    ],
)
def test_a_secret_comes_from_a_file(
    make: Make, monkeypatch: pytest.MonkeyPatch, file_key: str, read: Callable[[Settings], SecretStr]
) -> None:
    table, _, name = file_key.rpartition(".")
    path = make(f'[{table}]\n{name} = "secrets/one"\n')
    [said] = _faults(path)
    assert f"line 2, {file_key}" in said
    assert str(path.parent / "secrets" / "one") in said
    (path.parent / "secrets").mkdir()
    secret, other = (f"postgresql://u:{one}@h/d" if table == "storage" else one for one in (SECRET, "variable"))
    (path.parent / "secrets" / "one").write_text(f"{secret}\n", encoding="utf-8")
    settings = load(path)
    assert read(settings).get_secret_value() == secret
    assert SECRET not in repr(settings)
    (path.parent / "other").write_text(other, encoding="utf-8")
    monkeypatch.setenv("ACTIVESUPPORT_" + file_key.upper().replace(".", "__"), "other")
    assert read(load(path)).get_secret_value() == other


def test_a_secret_file_that_is_no_text_or_no_file_is_a_fault(make: Make, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name in ("binary", "."):
        assert len(_faults(make(f'[mail]\npassword_file = "{name}"\n[webhook]\nsecret_file = "{name}"\n'))) == 2


def test_relative_paths_start_at_the_folder_of_the_file(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make('[rules]\ndir = "../rules"\n[sources.archive]\npath = "a.jsonl"\n[model]\ndir = "m"\n')
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    for given in (path, Path("../config.toml")):
        settings = load(given)
        folder = tmp_path.resolve()
        assert settings.rules.dir.resolve() == folder.parent / "rules"
        assert settings.digest.dir == folder / "digests"
        assert settings.sources.archive.path == folder / "a.jsonl"
        assert settings.model.dir == folder / "m"
        assert settings.storage.url.get_secret_value() == f"sqlite:///{folder}/activesupport.db"


@pytest.mark.parametrize("url", ["sqlite:////var/lib/a.db", "sqlite:///:memory:", "sqlite://", "postgresql://u@h/d"])
def test_addresses_that_are_whole_stay_as_they_are(make: Make, url: str) -> None:
    assert load(make(f'[storage]\nurl = "{url}"\n')).storage.url.get_secret_value() == url


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[mail]\nhost = "x\nport = 1\n', 2),
        ("[mail]\n[log]\n[mail]\n", 3),
        ("[log]\nlevel = ＂info＂\n", 2),
        (b'[mail]\n\nhost = "\xff"\n', 3),
        ("[alerts]\noperators = [\n", 2),
        ('[mail]\nhost = "a"\nhost = "b"\n', 3),
    ],
)
def test_broken_toml_is_one_fault_with_its_line(make: Make, text: str | bytes, line: int) -> None:
    for language, place in zip(LANGUAGES, (f"line {line}", f"{line}行目"), strict=True):
        [said] = _faults(make(text), language)
        assert "config.toml" in said
        assert place in said


def test_a_file_from_windows_is_read(make: Make) -> None:
    settings = load(make('\ufeff[mail]\r\nhost = "smtp.example.com"\r\nport = 25\r\n'.encode()))
    assert (settings.mail.host, settings.mail.port) == ("smtp.example.com", 25)


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(UserError) as caught:
            load(path)
        for language in LANGUAGES:
            assert str(path) in explain(caught.value.reason, language)


def test_settings_cannot_be_changed(make: Make) -> None:
    settings = load(make())
    with pytest.raises(ValueError, match="frozen"):
        settings.mail.host = "x"  # type: ignore[misc]
