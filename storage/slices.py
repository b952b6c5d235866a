"""Slices of the ledger: one statement reads or deletes a bounded number of rows, and others run before the next one."""

from collections.abc import AsyncIterator, Mapping
from math import inf
from typing import Any, Literal

from storage.session import Executor

ENTRIES = 1000  # of the ledger that one statement sums up: 2 to 5 ms
DELETED = 100  # tasks with their triggers, charges or keys that one statement deletes: at most 4 ms

Payer = Literal["all", "chat", "user"]
ENDS: Mapping[Payer, str] = {
    "all": "charges_slice_end", "chat": "charges_slice_end_of_chat", "user": "charges_slice_end_of_user",
}  # fmt: skip


async def slices(
    executor: Executor, first_day: str, last_day: str, *, payer: Payer = "all", payer_id: int = 0, after: float = -inf
) -> AsyncIterator[dict[str, Any]]:
    """The values that statements on `charges` name their slice by: one for each of `ENTRIES` entries, oldest first.

    Both days are included. `after`: the time in the first day after which the entries begin, in seconds since 1970.
    """
    of_payer = {} if payer == "all" else {"payer_id": payer_id}
    begins, ends = {"after_day": first_day, "after": after}, {"until_day": last_day, "until": inf}
    while True:
        row = await executor.one(ENDS[payer], **begins, **ends, **of_payer, most=ENTRIES)
        if row is None:
            yield {**begins, **ends, **of_payer}
            return
        yield {**begins, "until_day": row["day"], "until": row["at"], **of_payer}
        begins = {"after_day": row["day"], "after": row["at"]}


async def delete_all(executor: Executor, statement: str, before: float | str) -> int:
    """Delete what is older than `before`, part by part. Returns the number of rows."""
    deleted = 0
    while rows := await executor.all(statement, before=before, most=DELETED):
        deleted += len(rows)
    return deleted
