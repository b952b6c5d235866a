"""The ledger: one entry for each charge, and one for each that was given back. Entries are only added."""

import json
from collections.abc import Mapping, Sequence
from math import inf
from typing import Any

from storage.records import dataclass
from storage.session import Executor, Row
from storage.slices import CHANGED, COUNTED, Payer, all_but_last, delete_all, slices

USED: Mapping[Payer, str] = {"all": "charges_used", "chat": "charges_used_of_chat", "user": "charges_used_of_user"}
MOVES: Mapping[Payer, str] = {"chat": "charges_move", "user": "charges_move_user"}
ALL_DAYS = ("", "9999-12-31")
ALL_ENTRIES: Mapping[str, Any] = {"after_day": "", "after": -inf, "until_day": ALL_DAYS[1], "until": inf}


@dataclass(frozen=True)
class Entry:
    """Where the entries after this one begin: `day`, and `at` in seconds since 1970."""

    day: str
    at: float = -inf


@dataclass(frozen=True, kw_only=True)
class Charge:
    """What an order is charged. `amount`: millionths of the currency; None: the price is unknown.

    `day`: to which it belongs, `2026-11-30`. `price_rule`: the price of the models file that applied.
    """

    task_id: str
    day: str
    chat_id: int
    user_id: int
    provider: str
    model: str
    amount: int | None
    currency: str
    price_rule: str = ""


class Ledger:
    """Repository of charges. `now` is seconds since 1970.

    The database itself releases the charge of a task that is refused, cancelled, or erased before it was sent.
    """

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def reserve(self, charge: Charge, now: float) -> None:
        """Add the charge of an order. Call it in the transaction that makes the task `queued`."""
        await self._db.run("charge_reserve", now=now, **vars(charge))

    async def refund(self, task_id: str, now: float) -> Charge | None:
        """Give a charge back; None if there is none, if it was given back before, or if the task may still be sent."""
        return _charge(await self._db.one("charge_refund", task_id=task_id, now=now))

    async def reserved(self, task_id: str) -> tuple[Charge, bool] | None:
        """The charge of a task, and whether it was given back; None if it was never charged."""
        entries = {row["kind"]: row for row in await self._db.all("charge_of", task_id=task_id)}
        charge = _charge(entries.get("reserved"))
        return None if charge is None else (charge, "released" in entries)

    async def move_chat(self, *, old_id: int, new_id: int) -> None:
        """The chat has another number; call `Budgets.move_chat`, which also sums up what is used."""
        await self._db.run("charges_move", old_id=old_id, new_id=new_id, **ALL_ENTRIES)
        await self._db.run("charges_move_user", old_id=old_id, new_id=new_id, **ALL_ENTRIES)

    async def move_tasks(self, task_ids: Sequence[str], *, old_id: int, new_id: int) -> None:
        """The charges of some of the chat's tasks, before `move_chat`."""
        await self._db.run("charges_move_of_tasks", ids=json.dumps(list(task_ids)), old_id=old_id, new_id=new_id)

    async def move_most(self, *, old_id: int, new_id: int) -> None:
        """All charges but some hundred, slice by slice, before `move_chat`: those of erased tasks. Outside a transaction."""
        for payer, statement in MOVES.items():
            found = slices(self._db, *ALL_DAYS, payer=payer, payer_id=old_id, most=CHANGED)
            async for part in all_but_last(found):
                del part["payer_id"]
                await self._db.run(statement, old_id=old_id, new_id=new_id, **part)

    async def used(self, payer: Payer, payer_id: int, unit: str, first_day: str, last_day: str) -> int:
        """What `all`, a chat or a user has used: millionths of today's currency for `money`, else a number of videos."""
        total, begins = 0, Entry(first_day)
        while True:
            used, ends = await self.used_next(payer, payer_id, unit, begins, last_day)
            total += used
            if ends is None:
                return total
            begins = ends

    async def used_next(
        self, payer: Payer, payer_id: int, unit: str, begins: Entry, last_day: str
    ) -> tuple[int, Entry | None]:
        """The same of one slice: of the entries after `begins`. With the last one of the slice; None: of all."""
        parts = slices(self._db, begins.day, last_day, payer=payer, payer_id=payer_id, after=begins.at, most=COUNTED)
        part = await anext(parts)
        row = await self._db.one(USED[payer], unit=unit, **part)
        ends = None if part["until"] == inf else Entry(part["until_day"], part["until"])
        return int(row["used"]) if row else 0, ends

    async def delete_before(self, day: str) -> None:
        """Delete entries that no statistics need any more, nor budgets: those before the current month at most."""
        await delete_all(self._db, "charges_delete", day)


def _charge(row: Row | None) -> Charge | None:
    if row is None:
        return None
    return Charge(**{name: row[name] for name in Charge.__dataclass_fields__})
