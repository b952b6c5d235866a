"""The ledger: one entry for each charge, and one for each that was given back. Entries are only added."""

from collections.abc import Mapping

from storage.records import dataclass
from storage.session import Executor, Row
from storage.slices import Payer, delete_all, slices

USED: Mapping[Payer, str] = {"all": "charges_used", "chat": "charges_used_of_chat", "user": "charges_used_of_user"}


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
        await self._db.run("charges_move", old_id=old_id, new_id=new_id)
        await self._db.run("charges_move_user", old_id=old_id, new_id=new_id)

    async def used(self, payer: Payer, payer_id: int, unit: str, first_day: str, last_day: str) -> int:
        """What `all`, a chat or a user has used: millionths of today's currency for `money`, else a number of videos."""
        used = 0
        async for part in slices(self._db, first_day, last_day, payer=payer, payer_id=payer_id):
            row = await self._db.one(USED[payer], unit=unit, **part)
            used += int(row["used"]) if row else 0
        return used

    async def delete_before(self, day: str) -> None:
        """Delete entries that no statistics need any more, nor budgets: those before the current month at most."""
        await delete_all(self._db, "charges_delete", day)


def _charge(row: Row | None) -> Charge | None:
    if row is None:
        return None
    return Charge(**{name: row[name] for name in Charge.__dataclass_fields__})
