"""The e-mail channel against SMTP servers on loopback."""

import shutil
import ssl
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from activesupport.channels.email import EmailChannel
from activesupport.domain.errors import AdapterError, AuthBroken, Rejected, RetryLater, Uncertain
from activesupport.domain.notice import Message
from tests.contract.smtp_server import Postbox, free_port, only, rude, serving

NOW = datetime(2026, 1, 16, 0, 0, 5, tzinfo=UTC)
CSV = "\ufeffcase,text\r\n12,圏外\r\n"
MESSAGE = Message(
    key="digest/care-ja/2026-01-16",
    recipients=("a@example.com", "b@example.com"),
    subject="【要対応12件】ツムギモバイル お客様サポート：本日のダイジェスト",
    text="もう3時間ずっと圏外。\n.\n..二つの点\n" + "長" * 2000,
    html="<p>もう3時間ずっと<b>圏外</b>。</p>",
    attachments={"案件.csv": CSV},
)
GREETING = ("220 hello", "250 hello", "250 sender ok", "250 a ok", "250 b ok")


def channel(port: int, **changes: object) -> EmailChannel:
    settings = {
        "security": "none",
        "sender": "お客様サポート <care@example.com>",
        "timeout": 2.0,
        "now": lambda: NOW,
    }
    return EmailChannel("127.0.0.1", port, **{**settings, **changes})


def test_a_mail_arrives_whole_in_japanese() -> None:
    postbox = Postbox()
    with serving(postbox) as port:
        channel(port).send(MESSAGE)
    (mail,) = postbox.mails
    assert mail["Subject"] == MESSAGE.subject
    assert mail["From"].addresses[0].display_name == "お客様サポート"
    assert mail["From"].addresses[0].addr_spec == "care@example.com"
    assert [address.addr_spec for address in mail["To"].addresses] == ["a@example.com", "b@example.com"]
    assert mail["Date"].datetime == NOW
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_body(("plain",)).get_content().splitlines() == MESSAGE.text.splitlines()
    assert mail.get_body(("html",)).get_content().strip() == MESSAGE.html
    (table,) = mail.iter_attachments()
    assert table.get_filename() == "案件.csv"
    assert table.get_content_type() == "text/csv"
    assert table.get_payload(decode=True) == CSV.encode()


def test_every_byte_on_the_wire_is_ascii_in_short_lines() -> None:
    postbox = Postbox()
    with serving(postbox) as port:
        channel(port).send(MESSAGE)
    content = postbox.envelopes[0].original_content
    assert content.isascii()
    assert max(map(len, content.splitlines())) <= 998


def test_the_same_key_gives_the_same_message_id_and_another_key_another() -> None:
    postbox = Postbox()
    with serving(postbox) as port:
        for key in ("one", "one", "二 <x>\r\n"):
            channel(port).send(Message(key, ("a@example.com",), "s", "t"))
    first, again, other = (mail["Message-ID"] for mail in postbox.mails)
    assert first == again != other
    assert first.endswith("@example.com>")


def test_headers_cannot_be_smuggled_in() -> None:
    postbox = Postbox()
    subject = "急ぎ\r\nBcc: thief@example.com\n\nbody"
    files = {"a\r\nX-Evil: 1.csv": "x"}
    with serving(postbox) as port:
        channel(port, sender="care@example.com").send(Message("k", ("a@example.com",), subject, "t", attachments=files))
    (mail,) = postbox.mails
    assert mail["Bcc"] is None
    assert mail["Subject"] == "急ぎ Bcc: thief@example.com body"
    assert postbox.envelopes[0].rcpt_tos == ["a@example.com"]
    assert [part["X-Evil"] for part in mail.walk()] == [None] * len(list(mail.walk()))


@pytest.mark.parametrize(
    "address",
    [
        "a@example.com\r\nBcc: b@example.com",
        "no address",
        "",
        "a@b@c",
        "<a@example.com>\x00",
        "あ@example.com",
    ],
)
def test_an_address_that_is_none_is_refused_before_anything_is_sent(address: str) -> None:
    with pytest.raises(Rejected, match=r"mail\.bad_address"):
        channel(free_port()).send(Message("k", (address,), "s", "t"))


def test_a_message_for_nobody_is_refused() -> None:
    with pytest.raises(Rejected, match=r"mail\.no_recipients"):
        channel(free_port()).send(Message("k", (), "s", "t"))


@pytest.mark.parametrize("step", ["MAIL", "DATA", "a@example.com"])
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("421 closing", RetryLater),
        ("451 try later", RetryLater),
        ("550 no such user", Rejected),
        ("554 looks like spam", Rejected),
        ("530 log in first", AuthBroken),
    ],
)
def test_reply_codes_decide_what_happens_next(step: str, answer: str, error: type[AdapterError]) -> None:
    postbox = Postbox({step: answer})
    with serving(postbox) as port, pytest.raises(error) as caught:
        channel(port).send(Message("k", ("a@example.com",), "s", "t"))
    assert answer.partition(" ")[2] in str(caught.value.reason.values["words"])
    assert postbox.mails == []


def test_some_refused_recipients_are_named_and_the_others_have_it_once() -> None:
    postbox = Postbox({"b@example.com": "550 gone"})
    with serving(postbox) as port, pytest.raises(Uncertain) as caught:
        channel(port).send(MESSAGE)
    assert postbox.envelopes[0].rcpt_tos == ["a@example.com"]
    assert caught.value.reason.values == {"recipients": "b@example.com", "words": "550 gone"}


def test_all_refused_is_final_unless_one_may_be_accepted_later() -> None:
    final = Postbox({"a@example.com": "550 gone", "b@example.com": "551 moved"})
    with serving(final) as port, pytest.raises(Rejected) as caught:
        channel(port).send(MESSAGE)
    assert caught.value.reason.values["recipients"] == "a@example.com, b@example.com"
    passing = Postbox({"a@example.com": "550 gone", "b@example.com": "450 greylisted"})
    with serving(passing) as port, pytest.raises(RetryLater):
        channel(port).send(MESSAGE)


def test_a_login_that_is_not_accepted_is_dead_and_a_good_one_delivers() -> None:
    postbox = Postbox()
    options = {
        "authenticator": only("care", "秘密 correct"),
        "auth_required": True,
        "auth_require_tls": False,
    }
    with serving(postbox, **options) as port:
        with pytest.raises(AuthBroken) as caught:
            channel(port, username="care", password="wrong").send(MESSAGE)
        assert caught.value.reason.values["status"] == 535
        with pytest.raises(AuthBroken):
            channel(port).send(MESSAGE)
    options["authenticator"] = only("care", "correct")
    with serving(postbox, **options) as port:
        channel(port, username="care", password="correct").send(MESSAGE)
    assert len(postbox.mails) == 1


def test_a_password_that_ascii_cannot_hold_is_a_dead_login_not_a_crash() -> None:
    options = {"authenticator": only("care", "x"), "auth_required": True, "auth_require_tls": False}
    with serving(Postbox(), **options) as port, pytest.raises(AuthBroken, match=r"mail\.ascii_login"):
        channel(port, username="care", password="秘密").send(MESSAGE)


def test_a_login_where_none_is_offered_says_so() -> None:
    with serving(Postbox(), auth_require_tls=True) as port, pytest.raises(AuthBroken, match=r"mail\.no_auth"):
        channel(port, username="care", password="x").send(MESSAGE)


def test_a_login_that_fails_for_the_moment_is_tried_again() -> None:
    answers = ["220 hi", "250-hi\r\n250 AUTH PLAIN", "454 temporary authentication failure"]
    with rude(answers) as port, pytest.raises(RetryLater):
        channel(port, username="care", password="x").send(MESSAGE)


def test_nobody_listening_is_tried_again() -> None:
    with pytest.raises(RetryLater, match=r"mail\.unreachable"):
        channel(free_port()).send(MESSAGE)


@pytest.mark.parametrize("steps", range(len(GREETING) + 1))
def test_a_connection_lost_before_the_mail_is_tried_again(steps: int) -> None:
    with rude(GREETING[:steps]) as port, pytest.raises(RetryLater):
        channel(port).send(MESSAGE)


@pytest.mark.parametrize("read_mail", [True, False])
def test_a_connection_lost_after_the_mail_is_uncertain(read_mail: bool) -> None:
    with (
        rude([*GREETING, "354 go on"], read_mail=read_mail) as port,
        pytest.raises(Uncertain, match=r"mail\.no_answer"),
    ):
        channel(port).send(MESSAGE)


def test_silence_before_the_mail_is_tried_again_and_after_it_is_uncertain() -> None:
    with rude([*GREETING[:-1], "250-never ends"]) as port, pytest.raises(RetryLater):
        channel(port, timeout=0.3).send(MESSAGE)
    with rude([*GREETING, "354 go on"], after_data="250-never ends") as port, pytest.raises(Uncertain):
        channel(port, timeout=0.3).send(MESSAGE)


@pytest.mark.parametrize(("answer", "error"), [("452 full", RetryLater), ("552 too big", Rejected)])
def test_a_clear_answer_after_the_mail_is_believed(answer: str, error: type[AdapterError]) -> None:
    with rude([*GREETING, "354 go on"], after_data=answer) as port, pytest.raises(error):
        channel(port).send(MESSAGE)


def test_hanging_up_instead_of_a_goodbye_does_not_undo_a_delivery() -> None:
    with rude([*GREETING, "354 go on"], after_data="250 taken") as port:
        channel(port).send(MESSAGE)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 and its key in one file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("the openssl command is needed to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    request = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1"
    names = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run([openssl, *request.split(), *names], check=True, capture_output=True, timeout=60)
    both = folder / "both.pem"
    both.write_text((folder / "key.pem").read_text() + (folder / "cert.pem").read_text())
    return both


def _server_side(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_starttls_encrypts_before_login_and_mail(certificate: Path) -> None:
    postbox = Postbox()
    trusting = ssl.create_default_context(cafile=str(certificate))
    options = {"authenticator": only("care", "x"), "auth_required": True}
    with serving(postbox, _server_side(certificate), **options) as port:
        secure = channel(port, security="starttls", context=trusting, username="care", password="x")
        secure.send(MESSAGE)
    assert len(postbox.mails) == 1


def test_a_certificate_that_is_not_trusted_stops_the_mail(certificate: Path) -> None:
    postbox = Postbox()
    with (
        serving(postbox, _server_side(certificate)) as port,
        pytest.raises(RetryLater, match=r"mail\.certificate"),
    ):
        channel(port, security="starttls").send(MESSAGE)
    assert postbox.mails == []


def test_starttls_is_never_given_up_silently() -> None:
    postbox = Postbox()
    with serving(postbox) as port, pytest.raises(Rejected, match=r"mail\.no_starttls"):
        channel(port, security="starttls").send(MESSAGE)
    assert postbox.mails == []


def test_tls_from_the_first_byte(certificate: Path) -> None:
    postbox = Postbox()
    trusting = ssl.create_default_context(cafile=str(certificate))
    with serving(postbox, ssl_context=_server_side(certificate)) as port:
        channel(port, security="tls", context=trusting).send(MESSAGE)
    assert len(postbox.mails) == 1
