"""Passwords: what is refused and why, and that every keyboard types the same one."""

import pytest
from argon2 import PasswordHasher

from activesupport.domain.errors import UserError
from activesupport.work.accounts import passwords

KNOWN = ("haruka.sato", "Haruka Sato", "haruka.sato@example.com")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elevenchars", "signin.short"), ("", "signin.short"), ("ﷺﷺ", None), ("x" * 1025, "signin.long"),
        ("password2026!", "signin.common"), ("P@ssw0rd1234", "signin.common"), ("123456789012", "signin.common"),
        ("210987654321", "signin.common"), ("qwertyuiopasdf", "signin.common"), ("abcabcabcabc", "signin.common"),
        ("passwordpassword", "signin.common"), ("!!!!!!!!!!!!", "signin.common"), ("himitsu20260101", "signin.common"),
        ("パスワード1234567", "signin.common"), ("ｐａｓｓｗｏｒｄ１２３４", "signin.common"),
        ("haruka.sato2026", "signin.own_name"), ("2026Haruka Sato", "signin.own_name"),
        ("haruka.sato@example.com", "signin.own_name"), ("activesupport1", "signin.own_name"),
        ("haruka.sato likes tall herons", None), ("correct horse battery", None), ("8374659283746592", None),
        ("x9#kPq!7ab93Z", None), ("夜の川に鷺が七羽いました", None), ("            a", "signin.common"),
    ],
)  # fmt: skip
def test_what_may_be_chosen(password: str, code: str | None) -> None:
    if code is None:
        passwords.check(password, *KNOWN)
        return
    with pytest.raises(UserError) as refused:
        passwords.check(password, *KNOWN)
    assert refused.value.reason.code == code
    assert password == "" or password not in str(refused.value), "a password is in no message"


def test_a_short_name_does_not_eat_up_passwords() -> None:
    passwords.check("io tall herons", "io")


def test_only_the_password_itself_is_right() -> None:
    kept = passwords.hashed("Ｓｅｖｅｎ herons がいた")
    assert kept.startswith("$argon2id$")
    assert passwords.is_right(kept, "Seven herons か\u3099いた"), "another keyboard"
    assert not passwords.is_right(kept, "seven herons がいた")
    assert not passwords.is_right(kept, "")
    assert not passwords.is_right(None, "Seven herons がいた")
    assert not passwords.is_right("no hash at all", "x")
    assert passwords.hashed("x" * 12) != passwords.hashed("x" * 12)
    assert not passwords.is_right(kept, "\udcff" * 20), "what is no text is only wrong"


def test_a_hash_of_earlier_times_is_told() -> None:
    assert passwords.is_dated(PasswordHasher(time_cost=1, memory_cost=8192).hash("x"))
    assert not passwords.is_dated(passwords.hashed("x"))
