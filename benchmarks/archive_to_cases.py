"""Archive to cases on SQLite with the lexical model: posts a second on one core, beside a naive twin.

Both read the same JSON Lines file: posts of the shipped sample, repeated with new ids, authors and a changed word, so
that neither duplicates nor cases collapse. The product stores, matches, judges, prioritises, opens cases, composes
replies and writes its records, in transactions a page at a time. The twin does what a first script would do: one post
after the other, keyword by keyword, scikit-learn's own vectoriser and one model a label for one post at a time, a
commit for each post and each case, and a stub of a reply; it keeps no reasons, no records and no conversations.

    make bench            or: python -m benchmarks.archive_to_cases [POSTS]
"""

import json
import logging
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import structlog
from pydantic import SecretStr
from rich.console import Console
from rich.table import Table

from activesupport.app import shipped
from activesupport.app.settings import Archive, RulesFolder, Settings, Sources, Storage
from activesupport.app.wiring import House, open_database, utc_now
from activesupport.language.store import load
from activesupport.rulebook import read
from activesupport.storage import subscriptions

POSTS = 10_000
TWIN_CUT = 0.4
TWIN_SHARE = 10
"""The twin works on every tenth post: its speed does not depend on how many there are."""


def main(posts: int) -> None:
    _keep_to_one_core()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive, part = folder / "archive.jsonl", folder / "part.jsonl"
        _write_archive(archive, posts)
        _write_archive(part, posts // TWIN_SHARE)
        cases, seconds = _product(folder, archive)
        twin_cases, twin_seconds = _twin(folder, part)
    rate, twin_rate = posts / seconds, posts / TWIN_SHARE / twin_seconds
    table = Table("", "posts", "cases", "posts/s", title="Archive to cases, SQLite, one core")
    table.add_row("activesupport", f"{posts:,}", f"{cases:,}", f"{rate:,.0f}")
    table.add_row("naive twin", f"{posts // TWIN_SHARE:,}", f"{twin_cases:,}", f"{twin_rate:,.0f}")
    table.add_row("ratio", "", "", f"{rate / twin_rate:.1f}")
    Console(width=80).print(table)


def _keep_to_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _write_archive(path: Path, posts: int) -> None:
    sample = [json.loads(line) for line in shipped.sample_posts().read_text(encoding="utf-8").splitlines()]
    with path.open("w", encoding="utf-8") as file:
        for number in range(posts):
            post = dict(sample[number % len(sample)])
            for key in ("id", "thread", "reply_to", "repost_of", "quote_of"):
                if key in post:
                    post[key] = f"{post[key]}{number // len(sample):05d}"
            post["author"] = post["author"] | {"id": f"{post['author']['id']}-{number // len(sample)}"}
            post["text"] = f"{post['text']} ({_word(number // len(sample))})"
            file.write(json.dumps(post, ensure_ascii=False) + "\n")


def _word(number: int) -> str:
    """A different word for every round: a fingerprint takes digits and signs for the same."""
    letters = []
    for _ in range(4):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("a") + letter))
    return "".join(letters)


def _product(folder: Path, archive: Path) -> tuple[int, float]:
    """Cases, and the seconds from the first byte of the archive to the last case; starting up is not counted."""
    rules = folder / "rules"
    for name, pack in shipped.rule_packs().items():
        shutil.copytree(pack, rules / name)
    settings = Settings(
        storage=Storage(url=SecretStr(f"sqlite:///{folder}/bench.db")),
        rules=RulesFolder(dir=rules),
        sources=Sources(archive=Archive(path=archive)),
    )
    with closing(open_database(settings)) as database:
        house = House(settings, database, load())
        house.follow_rules()
        with database.reading() as session:
            (archive_number,) = subscriptions.due(session, utc_now())
        start = time.perf_counter()
        house.jobs.push("poll", key="archive", args={"subscription_id": archive_number})
        house.jobs.run_until_idle()
        seconds = time.perf_counter() - start
    with sqlite3.connect(folder / "bench.db") as connection:
        return int(connection.execute("SELECT count(*) FROM cases").fetchone()[0]), seconds


def _twin(folder: Path, archive: Path) -> tuple[int, float]:
    """Cases and seconds; training is not counted."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    from activesupport.domain.labels import Label
    from activesupport.language.corpus import training_part

    examples = training_part()
    vectoriser = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True)
    rows = vectoriser.fit_transform([example.text for example in examples])
    judges = {
        label: LogisticRegression(C=4.0, solver="liblinear").fit(rows, [label in one.labels for one in examples])
        for label in Label
    }
    rules = read(folder / "rules")
    keywords = [word.lower() for watch in rules.watches for word in watch.keywords]
    excluded = [word.lower() for watch in rules.watches for word in watch.exclude]
    connection = sqlite3.connect(folder / "twin.db")
    connection.execute("CREATE TABLE posts (id TEXT PRIMARY KEY, author TEXT, text TEXT, time TEXT)")
    connection.execute("CREATE TABLE cases (author TEXT PRIMARY KEY, text TEXT, scores TEXT, reply TEXT)")
    start = time.perf_counter()
    for line in archive.read_text(encoding="utf-8").splitlines():
        post = json.loads(line)
        text, author = post["text"].lower(), post["author"]["id"]
        if connection.execute("SELECT 1 FROM posts WHERE id = ?", (post["id"],)).fetchone():
            continue
        connection.execute("INSERT INTO posts VALUES (?, ?, ?, ?)", (post["id"], author, post["text"], post["time"]))
        connection.commit()
        if not any(word in text for word in keywords) or any(word in text for word in excluded):
            continue
        row = vectoriser.transform([post["text"]])
        scores = {str(label): float(judge.predict_proba(row)[0, 1]) for label, judge in judges.items()}
        if max(scores.values()) > TWIN_CUT and scores["noise"] <= TWIN_CUT:
            reply = f"{author}: {max(scores, key=scores.__getitem__)}"
            connection.execute(
                "INSERT OR REPLACE INTO cases VALUES (?, ?, ?, ?)", (author, post["text"], json.dumps(scores), reply)
            )
            connection.commit()
    seconds = time.perf_counter() - start
    return int(connection.execute("SELECT count(*) FROM cases").fetchone()[0]), seconds


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else POSTS)
