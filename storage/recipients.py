"""The recipients of a broadcast, gathered slice by slice: there may be a hundred thousand."""

import json
from collections.abc import AsyncIterator
from functools import partial

from storage.database import Database
from storage.records import dataclass
from storage.session import Executor

NOBODY = -(2**63)  # before the first chat, by its id
LOOKED_AT = 500  # chats that one statement looks at, or adds: 2 to 4 ms


@dataclass(frozen=True)
class Recipients:
    """Some chats that get the message. `until`: the last chat that was looked at; None: all were."""

    chat_ids: tuple[int, ...]
    until: int | None


async def recipients_after(executor: Executor, bot_id: int, after: int, *, everybody: bool) -> Recipients:
    """Those of the next chats, by their ids."""
    rows = await executor.all(
        "broadcast_candidates", bot_id=bot_id, everybody=int(everybody), after=after, most=LOOKED_AT
    )
    found = tuple(int(row["chat_id"]) for row in rows if row["receives"])
    return Recipients(found, int(rows[-1]["chat_id"]) if len(rows) == LOOKED_AT else None)


async def all_recipients(executor: Executor, bot_id: int, *, everybody: bool) -> AsyncIterator[Recipients]:
    """All of them, slice by slice."""
    after: int | None = NOBODY
    while after is not None:
        found = await recipients_after(executor, bot_id, after, everybody=everybody)
        yield found
        after = found.until


async def gather(database: Database, broadcast_id: str, now: float) -> None:
    """Add the recipients of a broadcast, each slice in a transaction of its own, also those that a dead process left out.

    Does nothing if all are there, or if the broadcast was stopped. Several processes may do it at the same time.
    """
    while await database.transaction(partial(_gather_some, broadcast_id, now)):
        pass


async def _gather_some(broadcast_id: str, now: float, tx: Executor) -> bool:
    """Add the next slice. Whether there may be more."""
    row = await tx.one("broadcast_gathering", id=broadcast_id)
    if row is None:
        return False
    found = await recipients_after(tx, row["bot_id"], row["gathered"], everybody=bool(row["everybody"]))
    if await tx.one("broadcast_gathered", id=broadcast_id, after=row["gathered"], until=found.until) is None:
        return True  # another process has added them
    await tx.run("broadcast_recipients_insert", id=broadcast_id, ids=json.dumps(found.chat_ids), now=now)
    return found.until is not None
