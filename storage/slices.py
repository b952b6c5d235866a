"""Slices of the ledger and of a chat's tasks: a statement takes a bounded number of rows, and others run before the next one."""

from collections.abc import AsyncIterator, Mapping
from math import inf
from typing import Any, Literal

from storage.session import Executor

ENTRIES = 1000  # of the ledger that one statement sums up: 2 to 5 ms
LISTED = 500  # entries that one statement returns whole, with the states of their tasks: 2 to 5 ms
COUNTED = 5000  # entries that one statement adds up without a look at their tasks, or copies of a broadcast: 1 to 5 ms
DELETED = 100  # tasks with their triggers, charges or keys that one statement deletes: at most 4 ms
CHANGED = 100  # tasks of a chat, or entries of the ledger, that one statement changes: at most 3 ms

Payer = Literal["all", "chat", "user"]
ENDS: Mapping[Payer, str] = {
    "all": "charges_slice_end", "chat": "charges_slice_end_of_chat", "user": "charges_slice_end_of_user",
}  # fmt: skip


async def slices(
    executor: Executor, first_day: str, last_day: str, *, payer: Payer = "all", payer_id: int = 0, after: float = -inf,
    most: int = ENTRIES,
) -> AsyncIterator[dict[str, Any]]:  # fmt: skip
    """The values that statements on `charges` name their slice by: one for each of `most` entries, oldest first.

    Both days are included. `after`: the time in the first day after which the entries begin, in seconds since 1970.
    """
    of_payer = {} if payer == "all" else {"payer_id": payer_id}
    begins, ends = {"after_day": first_day, "after": after}, {"until_day": last_day, "until": inf}
    while True:
        row = await executor.one(ENDS[payer], **begins, **ends, **of_payer, most=most)
        if row is None:
            yield {**begins, **ends, **of_payer}
            return
        yield {**begins, "until_day": row["day"], "until": row["at"], **of_payer}
        begins = {"after_day": row["day"], "after": row["at"]}


async def all_but_last(parts: AsyncIterator[dict[str, Any]]) -> AsyncIterator[dict[str, Any]]:
    """Slices without the last one, which a transaction takes that does more: where there is little, it does all."""
    async for part in parts:
        if part["until"] < inf:
            yield part


async def slices_of_chat(executor: Executor, bot_id: int, chat_id: int) -> AsyncIterator[dict[str, float]]:
    """The values that statements on a chat's tasks name their slice by: one for each of `CHANGED` tasks, newest first.

    Without the last one, as `all_but_last`. Tasks that were created at the same time are in the same slice.
    """
    until = inf
    while row := await executor.one("tasks_slice", bot_id=bot_id, chat_id=chat_id, until=until, others=CHANGED - 1):
        yield {"since": row["created_at"], "until": until}
        until = row["created_at"]


async def slices_to_read(executor: Executor, bot_id: int, chat_id: int) -> AsyncIterator[dict[str, float]]:
    """The same with the last one, for statements that change nothing.

    For a thousand tasks at a time, PostgreSQL would read all pictures of all chats.
    """
    until = inf
    async for part in slices_of_chat(executor, bot_id, chat_id):
        yield part
        until = part["since"]
    yield {"since": -inf, "until": until}


ALL_TASKS: Mapping[str, float] = {"since": -inf, "until": inf}
"""The slice that has all tasks of a chat."""


async def delete_all(executor: Executor, statement: str, before: float | str) -> int:
    """Delete what is older than `before`, part by part. Returns the number of rows."""
    deleted = 0
    while rows := await executor.all(statement, before=before, most=DELETED):
        deleted += len(rows)
    return deleted
