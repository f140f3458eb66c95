"""The doctor: everything that an operator may have to put right, each with what to do."""

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

from activesupport.app.embedding import NONE, READER_OFF, JudgeOptions, embedder_for, reader_or_why_not
from activesupport.app.listening import must_be_ours
from activesupport.app.settings import Settings, load
from activesupport.app.wiring import database_state, open_database, searchable_sources, utc_now
from activesupport.domain.errors import ActiveSupportError
from activesupport.domain.notice import DeliveryState
from activesupport.domain.reason import Reason, Value
from activesupport.language.card import read_card
from activesupport.rulebook import check
from activesupport.storage import digests, heartbeat, outbox, posts, subscriptions
from activesupport.storage.codec import reason_from_json
from activesupport.words import explain, say, user_language

Health = Literal["fine", "look", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was examined. `look` is worth a look, `wrong` must be put right."""

    what: str
    state: Health
    words: str

    @property
    def sign(self) -> str:
        return {"fine": "✓", "look": "!", "wrong": "✗"}[self.state]


def examine(config: Path) -> list[Finding]:
    """Examine an installation; a part that fails does not hide the others. Raises when the settings do not read."""
    settings = load(config)
    findings = [_finding("settings", "fine", "doctor.settings", file=str(config))]
    for part in (_rules, _model, _reader, _sources, _channels, _desk, _folder, _database):
        try:
            findings.extend(part(settings))
        except ActiveSupportError as error:
            name = part.__name__.removeprefix("_")
            findings.append(
                Finding(
                    say(f"doctor.{name}_name", user_language()),
                    "wrong",
                    explain(error.reason, user_language()),
                )
            )
    return findings


def _finding(what: str, state: Health, code: str, /, **values: Value) -> Finding:
    language = user_language()
    return Finding(say(f"doctor.{what}_name", language), state, say(code, language, **values))


def _rules(settings: Settings) -> Iterator[Finding]:
    rules, faults, warnings = check(settings.rules.dir)
    language = user_language()
    name = say("doctor.rules_name", language)
    yield from (Finding(name, "wrong", fault.words(language)) for fault in faults)
    yield from (Finding(name, "look", warning.words(language)) for warning in warnings)
    if rules is not None:
        yield _finding("rules", "fine", "doctor.rules", version=rules.version, watches=len(rules.watches))


def _model(settings: Settings) -> Iterator[Finding]:
    card = read_card(settings.model.dir)
    for name in card.files:
        card.read(name)
    yield _finding("model", "fine", "doctor.model", version=card.version)
    if not card.embedder:
        yield _finding("model", "fine", "doctor.embeddings_never")
    else:
        options = JudgeOptions.of(settings)
        found = embedder_for(options, card)
        if options.embedder == NONE:
            yield _finding("model", "fine", "doctor.embeddings_off")
        elif found is None:
            yield _finding("model", "look", "doctor.no_embeddings", wanted=card.embedder)
        elif found.name == card.embedder:
            yield _finding("model", "fine", "doctor.embeddings", name=found.name)
        else:
            yield _finding("model", "look", "doctor.other_embeddings", wanted=card.embedder, found=found.name)


def _reader(settings: Settings) -> Iterator[Finding]:
    found = reader_or_why_not(JudgeOptions.of(settings))
    if isinstance(found, Reason):
        yield _finding("reader", "fine" if found.code == READER_OFF else "look", found.code, **found.values)
    else:
        yield _finding("reader", "fine", "doctor.reader")


def _sources(settings: Settings) -> Iterator[Finding]:
    archive = settings.sources.archive.path
    if archive is not None and not archive.is_file():
        yield _finding("sources", "wrong", "doctor.no_archive", file=str(archive))
    names = [*searchable_sources(settings), *(["archive"] if archive else [])]
    if names:
        yield _finding("sources", "fine", "doctor.sources", names=", ".join(names))
    else:
        yield _finding("sources", "look", "doctor.no_sources")


def _channels(settings: Settings) -> Iterator[Finding]:
    if settings.mail.host:
        yield _finding("channels", "fine", "doctor.mail", host=settings.mail.host)
    else:
        yield _finding("channels", "look", "doctor.no_mail")
    if settings.webhook.url and not settings.webhook.secret.get_secret_value():
        yield _finding("channels", "wrong", "doctor.no_webhook_secret")


def _desk(settings: Settings) -> Iterator[Finding]:
    if settings.desk.hides_visitors:
        yield _finding("desk", "look", "doctor.no_proxies", url=settings.desk.public_url)
    if settings.desk.is_nameless:
        yield _finding("desk", "look", "desk.nameless", host=settings.desk.host)
    elif settings.mails_lead_nowhere:
        yield _finding("desk", "look", "desk.mails_nowhere", address=settings.desk.public_url)
    if settings.desk.serve:
        must_be_ours(settings.desk.host)


def _folder(settings: Settings) -> Iterator[Finding]:
    place = settings.digest.dir
    nearest = next(parent for parent in (place, *place.parents) if parent.exists())
    if not nearest.is_dir():
        yield _finding("folder", "wrong", "doctor.folder_is_file", folder=str(place), file=str(nearest))
    elif os.access(nearest, os.W_OK):
        yield _finding("folder", "fine", "doctor.folder", folder=str(place))
    else:
        yield _finding("folder", "wrong", "doctor.folder_closed", folder=str(place))


def _database(settings: Settings) -> Iterator[Finding]:
    found, wanted = database_state(settings)
    if found is None:
        yield _finding("database", "look", "doctor.database_empty")
        return
    if found != wanted:
        yield _finding("database", "wrong", "database.outdated", found=found, wanted=str(wanted))
        return
    yield _finding("database", "fine", "database.fine", version=found)
    yield from _work(settings)


def _work(settings: Settings) -> Iterator[Finding]:
    language, now = user_language(), utc_now()
    with closing(open_database(settings)) as database, database.reading() as session:
        for row in subscriptions.active(session):
            quiet = subscriptions.silence(session, row, now)
            place = f"{row.source} {row.key}"
            if row.trouble is not None:
                yield Finding(place, "wrong", explain(reason_from_json(row.trouble), language))
            elif quiet.suspicious:
                yield Finding(place, "look", explain(quiet.reason, language))
            else:
                yield _finding_at(place, last=f"{row.last_ok_at:%Y-%m-%d %H:%M} UTC" if row.last_ok_at else "–")
        waiting = posts.count_unprocessed(session)
        yield _finding("work", "look" if waiting else "fine", "doctor.waiting", count=waiting)
        aside = posts.count_set_aside(session)
        if aside:
            yield _finding("work", "look", "doctor.set_aside", count=aside)
        for message in outbox.troubled(session, now - timedelta(days=1)):
            why = explain(reason_from_json(message.problem), language) if message.problem else ""
            health: Health = "look" if message.state == DeliveryState.RETRY else "wrong"
            yield _finding(
                "outbox",
                health,
                "doctor.undelivered",
                key=message.key,
                state=say(f"delivery.{message.state}", language),
                why=why,
            )
        beat = heartbeat.last(session)
        if beat is None or now - beat > timedelta(minutes=5):
            yield _finding("daemon", "look", "doctor.no_sign_of_life")
        else:
            yield _finding("daemon", "fine", "doctor.alive", at=f"{beat:%H:%M:%S} UTC")
        last = digests.last_of_all(session)
        if last is not None:
            yield _finding("digests", "fine", "doctor.digest", path=last.path)


def _finding_at(place: str, last: str) -> Finding:
    return Finding(place, "fine", say("doctor.polled", user_language(), last=last))
