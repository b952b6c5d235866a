"""Messages that an admin sends to all chats: each chat gets one copy at most, whatever process dies when."""

from collections import Counter
from enum import StrEnum

from storage.database import Database, Executor, Row
from storage.recipients import NOBODY, all_recipients, gather
from storage.records import dataclass
from storage.slices import COUNTED

FAR = 3600.0  # seconds from now beyond which a time is from a wrong clock


class BroadcastState(StrEnum):
    """State of a broadcast. Every state but `over` is left with a report to the admin."""

    RUNNING = "running"
    STOPPED = "stopped"  # by the admin
    BROKEN = "broken"  # the message was deleted, or cannot be copied
    OVER = "over"


class Copy(StrEnum):
    """State of one chat's copy."""

    WAITING = "waiting"
    SENDING = "sending"  # may be on its way
    SENT = "sent"
    FAILED = "failed"
    BLOCKED = "blocked"  # the user has blocked the bot, or the group has removed it
    UNCLEAR = "unclear"  # may have arrived: not repeated


@dataclass(frozen=True, kw_only=True)
class Broadcast:
    """One row of `broadcasts`. `chat_id`: the admin's chat, in which all ids of messages are. Times: seconds since 1970.

    `gathered`: not None while recipients are missing (`recipients.py`).
    """

    id: str
    bot_id: int
    chat_id: int
    source_id: int
    question_id: int
    language: str
    state: BroadcastState
    lease_until: float | None
    started_at: float
    gathered: int | None

    @classmethod
    def from_row(cls, row: Row) -> "Broadcast":
        values = {name: row[name] for name in cls.__dataclass_fields__}
        return cls(**values | {"state": BroadcastState(row["state"])})


@dataclass(frozen=True)
class Tally:
    """How many chats are in each state of a broadcast."""

    by_state: dict[Copy, int]

    def __getitem__(self, state: Copy) -> int:
        return self.by_state.get(state, 0)

    @property
    def total(self) -> int:
        return sum(self.by_state.values())


class Broadcasts:
    """Repository of one bot's broadcasts. `now` is seconds since 1970.

    `everybody`: recipients are all known chats that are not blocked; otherwise only approved ones. Chats that blocked or
    removed the bot are no recipients.
    """

    def __init__(self, executor: Executor, bot_id: int) -> None:
        self._db = executor
        self._bot_id = bot_id

    def id_of(self, chat_id: int, question_id: int) -> str:
        """The id of the broadcast that the button below a question starts."""
        return f"{self._bot_id}:{chat_id}:{question_id}"

    async def count_recipients(self, *, everybody: bool) -> int:
        return sum([len(each.chat_ids) async for each in all_recipients(self._db, self._bot_id, everybody=everybody)])

    async def stop(self, broadcast_id: str, now: float) -> bool:
        """Send no further copies; False if the broadcast has ended already."""
        return await self._end(broadcast_id, BroadcastState.RUNNING, BroadcastState.STOPPED, now)

    async def claim(self, now: float, lease_until: float) -> Broadcast | None:
        """Take the broadcast that is due, alone. Copies that a dead process left on their way become `unclear`."""
        row = await self._db.one(
            "broadcast_claim", bot_id=self._bot_id, now=now, far=now + FAR, lease_until=lease_until
        )
        if row is None:
            return None
        await self._db.run("broadcast_copies_unclear", id=row["id"])
        return Broadcast.from_row(row)

    async def release(self, broadcast: Broadcast, next_at: float, now: float) -> None:
        """Let any process continue at `next_at`."""
        await self._db.run(
            "broadcast_release", id=broadcast.id, lease_until=broadcast.lease_until, next_at=next_at, now=now
        )

    async def due(self, broadcast: Broadcast, now: float, most: int) -> list[int]:
        """Chats whose copy is due, those that are due longest first."""
        return [
            row["chat_id"]
            for row in await self._db.all("broadcast_due", id=broadcast.id, now=now, far=now + FAR, most=most)
        ]

    async def begin(self, broadcast: Broadcast, chat_id: int) -> bool:
        """Commit that a copy may be on its way. False if it is not to be sent: stopped, or another process has the broadcast."""
        row = await self._db.one(
            "broadcast_copy_begin", id=broadcast.id, chat_id=chat_id, lease_until=broadcast.lease_until
        )
        return row is not None

    async def record(self, broadcast: Broadcast, chat_id: int, outcome: Copy) -> None:
        """Store what became of a copy, also if another process has given it up as `unclear`."""
        await self._db.run("broadcast_copy_record", id=broadcast.id, chat_id=chat_id, state=outcome)

    async def postpone(self, broadcast: Broadcast, chat_id: int, due_at: float, *, tried: bool) -> int:
        """Try a copy later that was definitely not sent. Returns the number of tries so far, if `tried` counts this one."""
        row = await self._db.one(
            "broadcast_copy_postpone", id=broadcast.id, chat_id=chat_id, due_at=due_at, tried=int(tried)
        )
        return int(row["tries"]) if row else 0

    async def break_off(self, broadcast: Broadcast, now: float) -> None:
        """The message cannot be copied to any chat."""
        await self._end(broadcast.id, BroadcastState.RUNNING, BroadcastState.BROKEN, now)

    async def finish(self, broadcast: Broadcast, state: BroadcastState, now: float) -> None:
        """The admin has the report about `state`."""
        await self._end(broadcast.id, state, BroadcastState.OVER, now)

    async def state(self, broadcast: Broadcast) -> BroadcastState:
        """The current state, which another process may have changed."""
        row = await self._db.one("broadcast_state", id=broadcast.id)
        return BroadcastState(row["state"]) if row else BroadcastState.OVER

    async def is_waiting(self, broadcast_id: str) -> bool:
        """Whether there is a copy to send, now or later."""
        return await self._db.one("broadcast_waits", id=broadcast_id) is not None

    async def tally(self, broadcast_id: str) -> Tally:
        """Counted slice by slice: there may be a hundred thousand copies."""
        found: Counter[Copy] = Counter()
        after = NOBODY
        while rows := await self._db.all("broadcast_tally", id=broadcast_id, after=after, most=COUNTED):
            found.update({Copy(row["state"]): int(row["chats"]) for row in rows})
            after = max(int(row["until"]) for row in rows)
        return Tally(dict(found))

    async def _end(self, broadcast_id: str, old: BroadcastState, new: BroadcastState, now: float) -> bool:
        row = await self._db.one("broadcast_end", id=broadcast_id, old=old, new=new, now=now)
        return row is not None


async def start_broadcast(
    database: Database, bot_id: int, *, chat_id: int, source_id: int, question_id: int, language: str, everybody: bool,
    now: float,
) -> int | None:  # fmt: skip
    """Start the broadcast that a question offered. Returns the number of chats; None if it was started before.

    If it is interrupted, the worker adds the missing recipients before it sends.
    """
    broadcast_id = Broadcasts(database, bot_id).id_of(chat_id, question_id)
    row = await database.one(
        "broadcast_insert", id=broadcast_id, bot_id=bot_id, chat_id=chat_id, source_id=source_id, question_id=question_id,
        language=language, everybody=int(everybody), gathered=NOBODY, now=now,
    )  # fmt: skip
    if row is None:
        return None
    await gather(database, broadcast_id, now)
    return (await Broadcasts(database, bot_id).tally(broadcast_id)).total
