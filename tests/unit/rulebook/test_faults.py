"""Faults say file, line, key, what was expected and the nearest known name, and never a secret."""

import pytest
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from activesupport.rulebook import Fault, from_validation, nearest, parse
from activesupport.words import LANGUAGES


class Inner(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")
    token: SecretStr | None = None
    port: int = Field(8080, ge=1)


class Settings(BaseModel):
    """Stands for any model of a TOML file, such as the settings."""

    model_config = ConfigDict(strict=True, extra="forbid")
    database: str = ""
    server: Inner | None = None
    sources: dict[str, Inner] = {}

    @field_validator("database")
    @classmethod
    def known_engine(cls, value: str) -> str:
        if value.startswith("mysql"):
            raise PydanticCustomError("rules.url", "another engine", {"given": value})
        return value


def faults(text: str) -> list[Fault]:
    parsed = parse(text.encode(), "config.toml")
    assert not isinstance(parsed, Fault)
    source, document = parsed
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate(document)
    return from_validation(caught.value, Settings, source, "config.toml")


def test_known_keys_come_from_the_model_at_that_place() -> None:
    found = faults('databse = "x"\n\n[server]\nprot = 1\n\n[sources.x]\ntokn = "a"\n')
    assert [(fault.line, fault.key, fault.code, fault.values["nearest"]) for fault in found] == [
        (4, "server.prot", "fault.unknown_key", "port"),
        (7, "sources.x.tokn", "fault.unknown_key", "token"),
        (1, "databse", "fault.unknown_key", "database"),
    ]


def test_values_of_a_wrong_type_are_not_repeated() -> None:
    (fault,) = faults("[server]\ntoken = 12345678\n")
    assert fault.line == 2
    assert all("12345678" not in fault.words(language) for language in LANGUAGES)


def test_a_validator_brings_its_own_message() -> None:
    (fault,) = faults('database = "mysql://"\n')
    assert (fault.code, fault.values) == ("rules.url", {"given": "mysql://"})


def test_a_bound_is_named() -> None:
    (fault,) = faults("[server]\nport = 0\n")
    assert fault.words("en") == "config.toml, line 2, server.port: write a number from 1 upwards."
    assert fault.words("ja") == "config.toml 2行目 server.port：1 以上の数字を書いてください。"


@pytest.mark.parametrize(
    ("raw", "line", "code"),
    [
        (b"a = 1\nb = \n", 2, "fault.syntax"),
        (b"a = 1\na = 2\n", 2, "fault.twice"),
        (b'a = "x\n', 1, "fault.string"),
        (b"\na = [1,\n", 2, None),
        ("a = 1\nb ＝ 2\n".encode(), 2, "fault.wide"),
        ("a = “x”\n".encode(), 1, "fault.wide"),
        ('a = "全角＝"\nb = \n'.encode(), 2, "fault.syntax"),
        ('a = 1\nb = "紬"\n'.encode("cp932"), 2, "fault.encoding"),
        (b"a = " + b"[" * 50_000, 1, "fault.syntax"),
        (b"a = " + b"9" * 5_000, 1, "fault.syntax"),
        (b"a = 2026-02-31\n", 1, "fault.syntax"),
        (b"a = 1\nb = no\n", 2, "fault.yes_no"),
        (b"b = True # on\n", 1, "fault.yes_no"),
        (b"b = { c = off }\n", 1, "fault.yes_no"),
        (b"b = note\n", 1, "fault.unquoted"),
        (b"zone = Asia/Tokyo\n", 1, "fault.unquoted"),
        ("a = [\n'x',\nツムギ]\n".encode(), 3, "fault.unquoted"),
        (b"every = 5m\n", 1, "fault.unquoted"),
        (b"at = 9:00\n", 1, "fault.unquoted"),
        (b'path = "D:\\uploads\\a"\n', 1, "fault.backslash"),
        (b'path = "C:\\data"\n', 1, "fault.backslash"),
        (b'a = "x",\nb = 1\n', 1, "fault.comma"),
        (b"a = [1,,2]\n", 1, "fault.comma"),
        (b"a = { b = 1, }\n", 1, "fault.inline"),
        (b"a = {\nb = 1 }\n", 1, "fault.inline"),
        (b"[watch]\na = 1\n[watch]\n", 1, "rules.double_brackets"),
        (b"[[watch]]\n[watch] # second\n", 2, "rules.double_brackets"),
        (b"[ faq ]\na = 1\n[[faq]]\n", 1, "rules.double_brackets"),
        (b"[[playbook]]\n[playbook.ja]\n[playbook.ja]\n", 3, "fault.twice"),
    ],
)
def test_what_is_not_toml_is_said_with_its_line(raw: bytes, line: int, code: str | None) -> None:
    fault = parse(raw, "f.toml")
    assert isinstance(fault, Fault)
    assert fault.line == line
    assert fault.code == code or code is None
    assert all("Traceback" not in fault.words(language) for language in LANGUAGES)


def test_files_of_windows_editors_are_read() -> None:
    assert parse(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", "f.toml") == ("a = 1\nb = 2\n", {"a": 1, "b": 2})


@pytest.mark.parametrize(
    ("written", "meant"), [("suport-ja", "support-ja"), ("Support-JA", "support-ja"), ("qqqq", ""), ("", "")]
)
def test_nearest(written: str, meant: str) -> None:
    assert nearest(written, ["support-ja", "support-en"]) == meant
