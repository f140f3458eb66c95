"""The executable tour: one post from the platform to the digest and the closed case.

Read `test_one_post_from_the_platform_to_the_closed_case` from top to bottom: every step is a function below it.
Servers stand on loopback (X, e-mail, a webhook); everything between them is the product.
"""

import json
from collections.abc import Iterator

import pytest

from activesupport.channels.webhook import verify
from activesupport.storage.tables import PostRow
from activesupport.text import detect
from tests.contract.x_contract import keeps_to_the_contract
from tests.journey.scene import (
    SECRET,
    Scene,
    contract_of_x,
    counts,
    digests_by_mail,
    mentions,
    plain_text,
    table_of,
    the_world,
)
from tests.journey.stage import Installation

JAPANESE = (
    "@acme_pay エイクミーペイが使えなくて今レジの前で困ってる。二重に引き落とされたのにサポートもつながらない。"
    "もう解約する。"
)
ENGLISH = "Acme Pay charged me twice and support does not answer. This is awful."


@pytest.fixture
def scene(here: Installation) -> Iterator[Scene]:
    with the_world(here) as scene:
        yield scene


def test_one_post_from_the_platform_to_the_closed_case(scene: Scene) -> None:
    people_write_on_x(scene)
    the_daemon_makes_one_pass(scene)
    only_the_two_complaints_wait_in_the_queue(scene)
    each_case_comes_with_reasons_and_replies_in_its_language(scene)
    the_urgent_one_was_told_at_once_by_mail_and_webhook(scene)
    the_first_digest_names_the_case(scene)
    another_pass_doubles_nothing(scene)
    one_responder_claims_it_and_a_second_one_is_refused(scene)
    the_responder_notes_relabels_and_closes_it_with_the_outcome(scene)
    the_next_digest_counts_the_outcome_and_comes_by_mail(scene)
    a_later_post_of_the_same_person_reopens_the_case(scene)
    after_the_days_of_the_rules_a_new_case_names_the_old_one(scene)
    the_record_says_who_when_what_and_under_which_rules_and_model(scene)
    everything_can_be_taken_away(scene)


def test_what_x_was_asked_keeps_to_its_contract(scene: Scene) -> None:
    people_write_on_x(scene)
    scene.run()
    scene.later(minutes=6)
    scene.run()
    assert len(scene.x.requests) >= 7
    keeps_to_the_contract(contract_of_x(), scene.x)


# ---- the steps, in order ----------------------------------------------------------------------------------------


def people_write_on_x(scene: Scene) -> None:
    """Two complaints, and four posts that nobody needs to answer."""
    scene.post("japanese", JAPANESE, author="writer_ja", lang="ja", followers=3200)
    scene.post("english", ENGLISH, author="writer_en", lang="en")
    reposted = [{"type": "retweeted", "id": scene.ids["english"]}]
    scene.post("retweet", ENGLISH, author="echo", lang="en", referenced_tweets=reposted)
    scene.post("old style", f"RT @writer_en: {ENGLISH}", author="parrot", lang="en")
    scene.post("own", "Acme Pay is back. Sorry for the trouble!", author="acme_pay", lang="en")
    advert = "WIN a FREE phone! Follow and retweet #giveaway, promo code ACME50 https://example.com Acme Pay deals!!!"
    scene.post("advert", advert, author="adverts", lang="en")


def the_daemon_makes_one_pass(scene: Scene) -> None:
    done = scene.run()
    assert done.troubles == 0
    assert {path.parts[-3] for path in done.digests} == {"support-ja", "support-en"}
    assert all(request.headers["authorization"] == "Bearer token-from-a-file" for request in scene.x.requests)


def only_the_two_complaints_wait_in_the_queue(scene: Scene) -> None:
    queue = scene.here.queue()
    assert [(case["author"], case["team"]) for case in queue] == [
        ("writer_ja", "support-ja"),
        ("writer_en", "support-en"),
    ]
    assert "@writer_ja" in scene.here.command("queue", "list", language="ja").out
    scene.story = queue[0]["case"]
    lanes = {row.platform_id: mention.lane for row, mention in mentions(scene)}
    assert lanes[scene.ids["retweet"]] == "repost"
    assert lanes[scene.ids["advert"]] == "noise"
    assert lanes[scene.ids["own"]] == "own", "it came with the brand's timeline"
    # X itself is asked to leave this out, so that nobody pays for reading it.
    assert scene.ids["old style"] not in lanes


def each_case_comes_with_reasons_and_replies_in_its_language(scene: Scene) -> None:
    for item, language in zip(scene.here.queue(), ("ja", "en"), strict=True):
        assert item["language"] == language
        assert item["priority"] > 0
        assert item["reasons"]
        assert item["url"].startswith("https://x.com/")
        suggestions = scene.case(item["case"])["suggestions"]
        assert 2 <= len(suggestions) <= 3
        assert len({one["text"] for one in suggestions}) == len(suggestions)
        for one in suggestions:
            assert (one["language"], detect(one["text"])) == (language, language)
            assert one["limit"] == 280
    shown = scene.here.command("queue", "show", str(scene.story), language="ja").out
    assert "もう解約する" in shown
    assert "不満の訴え" in shown


def the_urgent_one_was_told_at_once_by_mail_and_webhook(scene: Scene) -> None:
    alert = next(mail for mail in scene.mail.to("ja@example.com") if "至急" in mail["Subject"])
    assert f"#{scene.story}" in alert["Subject"]
    assert "もう解約する" in plain_text(alert)
    ((headers, body),) = scene.webhook.requests
    timestamp, signature = headers["X-ActiveSupport-Timestamp"], headers["X-ActiveSupport-Signature"]
    assert verify(SECRET, timestamp, body, signature, scene.here.clock())
    assert not verify("another secret", timestamp, body, signature, scene.here.clock())
    told = json.loads(body)
    assert told["data"]["case"] == scene.story
    assert told["data"]["url"].endswith(scene.ids["japanese"])
    assert headers["Idempotency-Key"] == told["key"]


def the_first_digest_names_the_case(scene: Scene) -> None:
    done = scene.passes[-1]
    for suffix in ("html", "txt"):
        digest = scene.here.digest(done, suffix, "support-ja")
        assert f"#{scene.story}" in digest
        assert "もう解約する" in digest
    data = json.loads(scene.here.digest(done, "json", "support-ja"))
    assert [case["case"] for case in data["cases"]] == [scene.story]
    assert data["numbers"]["opened"] == 1
    table = table_of(scene.here.digest(done, "csv", "support-ja"))
    assert [row["case"] for row in table] == [str(scene.story)]
    assert len(digests_by_mail(scene, "ja@example.com")) == 1


def another_pass_doubles_nothing(scene: Scene) -> None:
    before = counts(scene)
    scene.later(minutes=6)
    assert scene.run().new_posts == 0
    assert counts(scene) == before
    assert len(scene.mail.mails) == 3, "two digests and one alert"
    assert len(scene.webhook.requests) == 1


def one_responder_claims_it_and_a_second_one_is_refused(scene: Scene) -> None:
    number = str(scene.story)
    scene.act("claim", number)
    for language, words in {"en": "haru holds case", "ja": "haruさんが担当中"}.items():
        refused = scene.here.command("queue", "claim", number, "--as", "mio", language=language)
        assert refused.code == 3
        assert words in refused.err
    assert scene.here.command("queue", "resolve", number, "--outcome", "solved", "--as", "mio").code == 3
    assert scene.case(scene.story)["claimed_by"] == "haru"


def the_responder_notes_relabels_and_closes_it_with_the_outcome(scene: Scene) -> None:
    number = str(scene.story)
    scene.act("note", number, "返金の手配を依頼済み")
    scene.act("relabel", number, "complaint", "churn")
    scene.act("resolve", number, "--outcome", "thanked")
    closed = scene.case(scene.story)
    assert (closed["state"], closed["outcome"], closed["labels"]) == ("resolved", "thanked", ["churn", "complaint"])
    assert [case["author"] for case in scene.here.queue()] == ["writer_en"]


def the_next_digest_counts_the_outcome_and_comes_by_mail(scene: Scene) -> None:
    scene.later(days=1)
    done = scene.run()
    data = json.loads(scene.here.digest(done, "json", "support-ja"))
    assert data["cases"] == []
    assert (data["numbers"]["resolved"], data["numbers"]["outcomes"]) == (1, {"thanked": 1})
    assert "お礼をいただいた" in scene.here.digest(done, "txt", "support-ja")
    assert "お礼をいただいた" in scene.here.digest(done, "html", "support-ja")
    english = json.loads(scene.here.digest(done, "json", "support-en"))
    assert [(case["author"]["handle"], case["carried_over"]) for case in english["cases"]] == [("writer_en", True)]
    mail = digests_by_mail(scene, "en@example.com")[-1]
    (attachment,) = mail.iter_attachments()
    assert attachment.get_content_type() == "text/csv"
    content = attachment.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert [row["author"] for row in table_of(content.decode("utf-8"))] == ["writer_en"]
    assert "does not answer" in plain_text(mail)


def a_later_post_of_the_same_person_reopens_the_case(scene: Scene) -> None:
    scene.later(days=1)
    scene.post(
        "again",
        "エイクミーペイ、また二重に引き落とされた。問い合わせても返事がない。もう解約する。",
        author="writer_ja",
        lang="ja",
    )
    scene.run()
    case = scene.case(scene.story)
    assert (case["state"], case["posts"], case["claimed_by"]) == ("open", 2, None)
    assert case["text"].startswith("エイクミーペイ、また")
    scene.act("claim", str(scene.story), who="mio")
    scene.act("resolve", str(scene.story), "--outcome", "solved", who="mio")


def after_the_days_of_the_rules_a_new_case_names_the_old_one(scene: Scene) -> None:
    scene.later(days=8)
    scene.post(
        "third",
        "エイクミーペイのアプリが落ちて支払えない。問い合わせても返事がない。もう解約する。",
        author="writer_ja",
        lang="ja",
    )
    scene.run()
    newest = max(scene.here.queue("--team", "support-ja"), key=lambda case: case["case"])
    assert newest["case"] != scene.story
    assert newest["previous_case"] == scene.story
    assert scene.case(scene.story)["state"] == "resolved"


def the_record_says_who_when_what_and_under_which_rules_and_model(scene: Scene) -> None:
    decisions = scene.case(scene.story)["decisions"]
    assert [(one["actor"], one["action"]) for one in decisions] == [
        ("activesupport", "open"),
        *(("haru", action) for action in ("claim", "note", "relabel", "resolve")),
        ("activesupport", "reopen"),
        ("mio", "claim"),
        ("mio", "resolve"),
    ]
    assert all(one["at"] and one["rules"] and one["model"] for one in decisions)
    by_action = {one["action"]: one["detail"] for one in decisions[:5]}
    assert by_action["note"]["text"] == "返金の手配を依頼済み"
    assert by_action["relabel"]["after"] == ["churn", "complaint"]
    assert by_action["resolve"]["outcome"] == "thanked"
    version = scene.here.command("rules", "check", "--json").json()["version"]
    assert {one["rules"] for one in decisions} == {version}


def everything_can_be_taken_away(scene: Scene) -> None:
    lines = scene.here.command("export", "posts", "--format", "jsonl").out.splitlines()
    posts = {one["platform_id"]: one for one in map(json.loads, lines)}
    assert len(posts) == len(lines) == len(scene.here.rows(PostRow))
    story = posts[scene.ids["japanese"]]
    assert (story["source"], story["author"], story["text"]) == ("x", "writer_ja", JAPANESE)
    assert story["watches"] == ["acme-ja"]
    assert {"complaint", "urgent"} <= set(story["labels"])
    assert story["cases"] == [scene.story]
    assert posts[scene.ids["advert"]]["labels"] == ["noise"]
    assert posts[scene.ids["retweet"]]["lanes"] == {"acme": "repost"}
