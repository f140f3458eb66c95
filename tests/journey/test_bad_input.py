"""Bad posts and bad files: each is told of in words, the rest goes on, and nothing is lost."""

import json
from datetime import timedelta

import pytest

from activesupport.domain.reason import Reason
from activesupport.storage.codec import reasons_from_json
from activesupport.storage.tables import CaseRow, MentionRow, OutboxRow, PollRow, PostRow
from activesupport.words import explain
from tests.journey.stage import ONE_TEAM, RULES, Installation, mail_server

MEGABYTES = 1024 * 1024


def faults(here: Installation) -> list[Reason]:
    """What the ledger of polls holds; the digests of both teams say it in their languages."""
    found = [reason for row in here.rows(PollRow) for reason in reasons_from_json(row.faults or ())]
    here.clock.go(days=1)
    done = here.run()
    for team, language in {"support-en": "en", "support-ja": "ja"}.items():
        told = {warning["text"] for warning in json.loads(here.digest(done, "json", team))["warnings"]}
        assert {explain(reason, language) for reason in found} <= told
    return found


def texts(here: Installation) -> dict[str, str]:
    return {row.platform_id: row.text for row in here.rows(PostRow)}


def start(here: Installation) -> None:
    """The first digest of all is written with the first post; later ones tell of what happens from here on."""
    here.archive([here.complaint("first")])
    here.run()


def test_a_last_line_that_breaks_off_is_told_and_taken_when_the_rest_comes(here: Installation) -> None:
    start(here)
    whole = json.dumps(here.complaint(2)).encode()
    with here.archive([here.complaint(1)]).open("ab") as file:
        file.write(whole[:60])
    here.run()
    assert set(texts(here)) == {"first", "1"}
    assert [reason.code for reason in faults(here)] == ["archive.bad_json"]
    with (here.folder / "posts.jsonl").open("ab") as file:
        file.write(whole[60:] + b"\n")
    here.run()
    assert set(texts(here)) == {"first", "1", "2"}
    assert len(here.queue()) == 3


def test_a_line_that_is_not_utf8_is_kept_with_marks_in_the_place_of_its_bytes(here: Installation) -> None:
    start(here)
    line = json.dumps(here.complaint(1, text="Acme Pay is awful, my caf# bill was charged twice.")).encode()
    here.archive([line.replace(b"#", b"\xe9"), here.complaint(2)])
    here.run()
    assert texts(here)["1"] == "Acme Pay is awful, my caf\ufffd bill was charged twice."
    assert len(here.queue()) == 3
    (fault,) = faults(here)
    assert (fault.code, fault.values["line"]) == ("archive.bad_bytes", 2)


def test_of_two_posts_with_one_id_and_different_texts_the_first_stays_and_both_are_told(here: Installation) -> None:
    start(here)
    posts = [
        here.complaint(1),
        here.complaint(1, text="Acme Pay: another text"),
        here.complaint(2),
    ]
    here.archive(posts)
    here.run()
    assert texts(here)["1"] == posts[0]["text"]
    assert set(texts(here)) == {"first", "1", "2"}
    (fault,) = faults(here)
    assert (fault.code, fault.values["id"]) == ("archive.same_id", "1")
    for language, words in {"en": "share the id 1 ", "ja": "id が 1 で本文の異なる投稿"}.items():
        told = here.command("import", str(here.folder / "posts.jsonl"), language=language)
        assert (told.code, "Traceback" in told.err) == (1, False)
        assert words in told.err


def test_times_far_away_neither_stop_the_digest_nor_hide_the_other_posts(here: Installation) -> None:
    start(here)
    ahead = (here.clock() + timedelta(days=400)).isoformat()
    moments = [
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-11:00",
        "1971-02-03T04:05:06Z",
        "2155-01-01T00:00:00Z",
        ahead,
    ]
    here.archive([*(here.complaint(n, time=at) for n, at in enumerate(moments)), here.complaint(9)])
    here.run()
    assert set(texts(here)) == {"first", "2", "3", "4", "9"}
    assert len(here.queue()) == 5
    assert not [row for row in here.rows(PostRow) if row.problem]
    told = faults(here)
    assert [reason.values["line"] for reason in told if reason.code == "archive.bad_time"] == [2, 3]
    assert [reason.values["count"] for reason in told if reason.code.endswith("future")] == [2]


def test_a_post_of_ten_megabytes_is_stored_whole_and_shown_small(here: Installation) -> None:
    here.rules(ONE_TEAM)
    text = "Acme Pay charged me twice and support does not answer. " * (10 * MEGABYTES // 55)
    with mail_server(here) as box:
        here.archive([here.complaint("long", text=text), here.complaint(2)])
        done = here.run()
        assert texts(here)["long"] == text
        assert {case["author"] for case in here.queue()} == {"writer_long", "writer_2"}
        for suffix in ("html", "txt", "csv"):
            assert len(here.digest(done, suffix)) < 200_000
        assert json.loads(here.digest(done, "json"))["numbers"]["opened"] == 2
        assert all(len(mail.as_bytes()) < MEGABYTES for mail in box.mails)
        assert len(box.mails) == 1
    for language in ("en", "ja"):
        assert len(here.command("queue", "list", language=language).out) < 10_000
        assert len(here.command("queue", "show", "1", language=language).out) < 50_000


def test_signs_that_could_do_harm_are_stored_safely_and_shown_as_text(here: Installation) -> None:
    here.rules(ONE_TEAM)
    script = "<script>alert(1)</script>"
    bad = (
        f"Acme Pay charged me twice, support does not answer, nobody pays me back {script}. This is awful\x00 \ud83d "
        "\u202egnorw si siht \U0001f9fe\x1b[31m. I want my money back, this is the worst support!"
    )
    author = {"id": "a1", "handle": f"h{script}", "name": "\u202eeman\x1b]0;x\x07"}
    here.archive([here.complaint(1, text=bad, author=author, url="javascript:alert(1)"), here.complaint(2)])
    done = here.run()
    stored = texts(here)["1"]
    assert "\x00" not in stored
    assert "This is awful\ufffd \ufffd \u202egnorw" in stored
    assert "\U0001f9fe" in stored
    page = here.digest(done, "html")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'href="javascript:' not in page
    shown = [here.digest(done, suffix) for suffix in ("html", "txt", "csv")]
    shown += [here.command("queue", *words).out for words in (("list",), ("show", "1"))]
    for output in shown:
        assert not {"\x00", "\x1b", "\x07", "\u202e"} & set(output)
        assert "charged me twice" in output
    exported = here.command("export", "posts").out.splitlines()
    assert stored in {json.loads(line)["text"] for line in exported}
    assert len(here.queue()) == 2


def test_six_hundred_urgent_posts_give_few_messages_and_hold_back_what_can_wait(here: Installation) -> None:
    here.rules(ONE_TEAM.replace("[[watch]]", "new_cases_a_day = 20\n\n[[watch]]"))
    calm = [
        here.complaint(f"calm{n}", text=f"The Acme Pay app is slow and ugly since update {n}, I do not like it.")
        for n in range(40)
    ]
    urgent = [
        here.complaint(
            f"u{n}", text=f"Help! Acme Pay is down, I am stuck at till {n} right now and cannot pay for order {n}!"
        )
        for n in range(600)
    ]
    with mail_server(here) as box:
        here.archive([*calm, *urgent])
        done = here.run()
        for _ in range(3):
            here.run()
        subjects = [str(mail["Subject"]) for mail in box.mails]
    assert len(here.rows(PostRow)) == 640
    assert len(here.rows(CaseRow)) == len(here.rows(MentionRow)) == 640
    assert len(here.queue("--state", "open")) == 600
    assert {case["author"] for case in here.queue("--state", "held")} == {f"writer_calm{n}" for n in range(40)}
    alerts = [subject for subject in subjects if subject.startswith("Urgent")]
    assert len(alerts) == len(set(alerts)) == 10
    assert len(subjects) == 12, "ten alerts, one that says that there are more, one digest"
    assert len([row for row in here.rows(OutboxRow) if row.key.startswith("flood:")]) == 1
    assert json.loads(here.digest(done, "json"))["numbers"]["held"] == 40
    assert "40" in next(line for line in here.digest(done).splitlines() if "held" in line)
    assert len(here.digest(done, "html")) < 2 * MEGABYTES


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_flood_is_told_in_the_language_of_the_team(here: Installation, language: str) -> None:
    here.rules(RULES)
    text = {
        "en": "Help! Acme Pay is down, I am stuck at till {} right now!",
        "ja": "エイクミーペイが使えず今{}番レジで困ってる、誰か助けて！",
    }
    with mail_server(here) as box:
        here.set("alerts.most_an_hour", 1)
        here.archive([here.complaint(n, text=text[language].format(n)) for n in range(3)])
        here.run()
        (flood,) = (row for row in here.rows(OutboxRow) if row.key.startswith("flood:"))
    reason = Reason("alert.flood", {"team": f"support-{language}", "most": 1})
    assert _unbroken(flood.text) == _unbroken(explain(reason, language))
    assert [_unbroken(mail["Subject"]) for mail in box.to(f"{language}@example.com")].count(
        _unbroken(flood.subject)
    ) == 1


def _unbroken(text: str) -> str:
    return "".join(text.split())
