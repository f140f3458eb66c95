"""What must be so before a route can work for whoever may use it, and the desk in which it is made so."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from activesupport.desk.application import make_desk
from activesupport.desk.media import Picture
from activesupport.domain.drafting import DraftRequest
from activesupport.domain.people import Role
from activesupport.storage import cases, filters, people
from activesupport.storage.database import Database
from activesupport.work.accounts import links
from activesupport.work.casework import abuse, bars, claims, closing
from activesupport.work.sending import handing
from activesupport.work.sending.writing import Written, send
from activesupport.work.team import incidents
from tests.unit.desk.api.house import BOSS, GOOD_REPLY, POSTS, ApiHouse
from tests.unit.work.workshop import Workshop

Numbers = Mapping[str, Any]
"""What stands in an address, by name."""


class Writer:
    """A language model that always finds the same words."""

    name = "writer"

    def draft(self, request: DraftRequest) -> str:
        return GOOD_REPLY


class Scene:
    """A desk that is as at the beginning whenever it is wanted so."""

    def __init__(self, folder: Path, migrated: Path) -> None:
        self._path, self._beginning = folder / "activesupport.db", folder / "beginning.db"
        shutil.copyfile(migrated, self._path)
        self.database = Database(f"sqlite:///{self._path}")
        brought = [replace(POSTS[0], media_links=("https://pictures.example/1.png",)), *POSTS[1:]]
        self.house = ApiHouse(Workshop(self.database, folder), brings=brought)
        self.house.desk = replace(
            self.house.desk, drafter=Writer(), fetch_picture=lambda _link: Picture(b"GIF89a", "image/gif")
        )
        self.app: FastAPI = make_desk(self.house.desk)

    def keep(self) -> None:
        """From now on this is the beginning."""
        self.database.close()
        shutil.copyfile(self._path, self._beginning)

    def begin(self) -> None:
        self.database.close()
        for beside in ("-wal", "-shm"):
            self._path.with_name(self._path.name + beside).unlink(missing_ok=True)
        shutil.copyfile(self._beginning, self._path)

    def hand(self, name: str) -> Any:
        """A hand that may everything, under the name of an account."""
        return self.house.shop.hand(name)


def claimed(scene: Scene, me: str) -> Numbers:
    claims.claim(scene.hand(me), 1)
    return {}


def closed(scene: Scene, me: str) -> Numbers:
    closing.resolve(scene.hand(me), 1, closing.Outcome.SOLVED)
    return {}


def dismissed(scene: Scene, me: str) -> Numbers:
    """The number of one's own decision."""
    return {"number": closing.dismiss(scene.hand(me), 1, closing.Dismissal.OTHER)}


def barred(scene: Scene, _me: str) -> Numbers:
    bars.bar(scene.hand("sato"), 1, bars.Bar.OPT_OUT, "At their wish")
    return {}


def flagged(scene: Scene, _me: str) -> Numbers:
    abuse.report(scene.hand("sato"), 1, "threats")
    return {}


def invited(scene: Scene, _me: str) -> Numbers:
    with scene.database.writing() as session:
        cases.change(session, 1, cases.get(session, 1).version, {"invited_at": scene.house.shop.clock()})
    return {}


def handed(scene: Scene, me: str) -> Numbers:
    """A reply of one's own, open on the platform."""
    sent = send(scene.hand(me), 1, Written(GOOD_REPLY), scene.house.shop.kits())
    return {"number": sent.reply}


def posted(scene: Scene, me: str) -> Numbers:
    found = handed(scene, me)
    handing.posted(scene.hand(me), found["number"])
    return found


def waiting(scene: Scene, _me: str) -> Numbers:
    """A reply of new staff, which a lead looks at first."""
    hand = scene.hand("nina")
    newcomer = replace(hand, person=replace(hand.person, role=Role.RESPONDER, needs_approval=True))
    return {"number": send(newcomer, 1, Written(GOOD_REPLY), scene.house.shop.kits()).reply}


def unsure_post(_scene: Scene, _me: str) -> Numbers:
    return {"number": 4, "post": 4}


def picture(_scene: Scene, _me: str) -> Numbers:
    return {"post": 1, "number": 1, "index": 0}


def going_on(scene: Scene, _me: str) -> Numbers:
    kind = incidents.IncidentKind.INCIDENT
    return {"number": incidents.start(scene.hand("sato"), incidents.Announced("acme", kind, {"en": "We know."}))}


def filter_of(scene: Scene, me: str) -> Numbers:
    with scene.database.writing() as session:
        row = people.by_name(session, me)
        if row is None:
            return {"number": 1}
        filters.save(session, row.id, "mine", "view=mine")
        session.flush()
        return {"number": filters.of_user(session, row.id)[0].id}


def colleague(scene: Scene, _me: str) -> Numbers:
    with scene.database.reading() as session:
        row = people.by_name(session, "sato")
    assert row is not None
    return {"number": row.id}


def link(scene: Scene, me: str) -> Numbers:
    """The link by which a colleague chooses a password."""
    return {"token": links.invite(scene.house.accounts, BOSS, colleague(scene, me)["number"]).token}


def inactive(scene: Scene, me: str) -> Numbers:
    found = colleague(scene, me)
    with scene.database.writing() as session:
        people.change(session, people.get(session, found["number"]), active=False)
    return found
