"""A working day, shortened: looking at the queue, taking a case, answering it, and all that comes between."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from benchmarks.desk.browser import Browser, Fields, Page
from benchmarks.desk.samples import Record, Told

A_CASE_EVERY = 8 * 3600 / 75
"""Seconds: somebody who works for eight hours answers 50 to 100 cases."""
NEWS_EVERY = 20.0
_LONGEST_AT_A_CASE = 40.0
"""Seconds with one case; the rest of the time goes to reading, and to people."""
_SEARCHED = ("解約", "料金", "refund", "cancel", "繋がらない", "app crashes")
_QUEUE = "/queue?view=unclaimed"


@dataclass(frozen=True, slots=True)
class Pace:
    """How quickly people work: 1 is as in life, 10 ten times so."""

    times: float

    @property
    def a_case_every(self) -> float:
        return A_CASE_EVERY / self.times

    @property
    def step(self) -> float:
        """Seconds of thought before each of about eight steps with a case."""
        return min(_LONGEST_AT_A_CASE, self.a_case_every * 0.6) / 8


class Responder:
    """One person at the desk. What the desk confirms is put on record."""

    def __init__(self, name: str, browser: Browser, record: Record, pace: Pace) -> None:
        self._name = name
        self._browser = browser
        self._record = record
        self._pace = pace
        self._dice = Random(name)

    async def work(self) -> None:
        """Until cancelled: one case after the other, with the queue's news asked for meanwhile."""
        await asyncio.gather(self._cases(), self._news())

    async def _news(self) -> None:
        await asyncio.sleep(self._dice.uniform(0, NEWS_EVERY))
        while True:
            address = self._browser.page.news
            if address is not None:
                await self._browser.peek("news", address)
            await asyncio.sleep(NEWS_EVERY)

    async def _cases(self) -> None:
        await asyncio.sleep(self._dice.uniform(0, self._pace.a_case_every))
        clock = asyncio.get_running_loop().time
        while True:
            began = clock()
            await self._one_round()
            await asyncio.sleep(max(0.0, began + self._pace.a_case_every * self._dice.uniform(0.8, 1.2) - clock()))

    async def _one_round(self) -> None:
        if self._dice.random() < 0.15:
            await self._browser.open("search", f"/queue?view=all&q={self._dice.choice(_SEARCHED)}")
            await self._think()
        listed = await self._browser.open("queue page", _QUEUE)
        await self._think()
        if self._dice.random() < 0.1:
            await self._sweep_away(listed)
        elif listed.rows:
            await self._work_on(self._dice.choice(listed.rows[:10]))

    async def _sweep_away(self, listed: Page) -> None:
        """Dismiss a few at once, and take it back now and then."""
        ids = [str(one) for one in self._dice.sample(listed.rows, min(3, len(listed.rows)))]
        fields: Fields = {"ids": ids, "reason": "no_reply_needed", "next": _QUEUE}
        answer = await self._browser.send("bulk dismiss", "/queue/bulk", fields)
        page = await self._browser.open("queue page", answer.path)
        if page.undoable and self._dice.random() < 0.3:
            await self._think()
            answer = await self._browser.send("undo", "/undo", {"decision": page.undoable, "next": _QUEUE})
            await self._browser.open("queue page", answer.path)

    async def _work_on(self, case: int) -> None:
        query = _QUEUE.partition("?")[2]
        await self._browser.open("case page", f"/case/{case}?{query}")
        await self._think(2)
        if not await self._act("claim", case, f"/case/{case}/claim", {"query": query}):
            return
        page = await self._browser.open("case page", f"/case/{case}?{query}")
        await self._think()
        if not page.uses or self._dice.random() < 0.1:
            await self._act("release", case, f"/case/{case}/release", {"query": query})
        elif not await self._answer(case, query, self._dice.choice(page.uses)):
            fields = {"query": query, "reason": "leave_alone"}
            await self._act("dismiss", case, f"/case/{case}/dismiss", fields)

    async def _answer(self, case: int, query: str, suggestion: int) -> bool:
        """Take a suggestion, write, send and post; False where the desk does not let this text go."""
        page = await self._browser.open("case page", f"/case/{case}?{query}&use={suggestion}")
        text = (page.draft or "").strip()
        for ending in ("", "!"):
            await self._think()
            await self._browser.send("check", f"/case/{case}/check", {"text": text + ending})
        await self._think()
        fields = {"text": text, "suggestion": str(suggestion), "seen": "1", "query": query}
        if not await self._act("send", case, f"/case/{case}/send", fields):
            return False
        page = await self._browser.open("case page", f"/case/{case}?{query}")
        if page.handed is not None:
            await self._think()
            await self._act("posted", case, f"/reply/{page.handed}/posted", {"next": f"/case/{case}?{query}"})
            await self._browser.open("case page", f"/case/{case}?{query}")
        return True

    async def _act(self, act: str, case: int, path: str, fields: Mapping[str, str]) -> bool:
        """Whether the desk says that it is done."""
        answer = await self._browser.send(act, path, fields)
        if answer.status != 303:
            return False
        self._record.told.append(Told(self._name, act, case))
        return True

    async def _think(self, times: float = 1.0) -> None:
        await asyncio.sleep(self._dice.expovariate(1.0) * self._pace.step * times)
