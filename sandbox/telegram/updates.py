"""The queue of updates: each is kept until an offset confirms it or the webhook answers 2xx."""

import asyncio
import copy
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sandbox.telegram.errors import ApiError, Json

LONGEST_POLL = 50  # seconds
Reason = Literal["update", "conflict", "webhook", "closed"]
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class Queued:
    """One update; the webhook gets those of a `lane` in order. `again`: sent again although confirmed."""

    id: int
    body: Json
    lane: str
    again: bool = False
    delivered: bool = False


class UpdateQueue:
    def __init__(self) -> None:
        self.pending: list[Queued] = []
        self.allowed: frozenset[str] | None = None
        self.on_update: Callable[[], None] = lambda: None
        self._all: dict[int, Queued] = {}
        self._next = 100_000_000 + secrets.randbelow(800_000_000)
        self._poll: asyncio.Future[Reason] | None = None

    def add(self, kind: str, content: Json, lane: str) -> int | None:
        """Queue an update; None if its kind is not in the current `allowed_updates`."""
        if kind not in self.allowed if self.allowed else kind in NOT_BY_DEFAULT:
            return None
        return self._queue({kind: content}, lane)

    def push_raw(self, update: Json) -> int:
        return self._queue({key: value for key, value in update.items() if key != "update_id"}, "raw", update)

    def resend(self, update_id: int) -> None:
        """Queue an update again under its own id, confirmed or not; raises KeyError for an unknown id."""
        queued = self._all[update_id]
        self.pending.append(Queued(queued.id, copy.deepcopy(queued.body), queued.lane, again=True))
        self._arrived()

    def ids(self) -> list[int]:
        """The ids of all updates so far, oldest first."""
        return list(self._all)

    def allow(self, kinds: list[str] | None) -> None:
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def remove(self, queued: Queued) -> None:
        self.pending = [other for other in self.pending if other is not queued]

    def drop_all(self) -> None:
        self.pending.clear()

    def wake(self, reason: Reason) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Answer getUpdates, waiting up to `seconds`; raises ApiError 409 if another call takes over."""
        self.wake("conflict")
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            batch = self._take(offset, limit)
            if batch:
                return batch
            match await self._wait(deadline):
                case "conflict":
                    raise ApiError(
                        409,
                        "Conflict: terminated by other getUpdates request; "
                        "make sure that only one bot instance is running",
                    )
                case "webhook":
                    raise ApiError(409, "Conflict: terminated by setWebhook request")
                case "closed":
                    return []

    async def _wait(self, deadline: float) -> Reason:
        poll: asyncio.Future[Reason] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            async with asyncio.timeout_at(deadline):
                return await poll
        except TimeoutError:
            return "closed"
        finally:
            if self._poll is poll:
                self._poll = None

    def _take(self, offset: int, limit: int) -> list[Json]:
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [it for it in self.pending if it.id >= offset or (it.again and not it.delivered)]
        batch = self.pending[:limit]
        for queued in batch:
            queued.delivered = True
        return [copy.deepcopy(queued.body) for queued in batch]

    def _queue(self, body: Json, lane: str, original: Json | None = None) -> int:
        self._next += 1
        body = original if original and "update_id" in original else {"update_id": self._next} | body
        queued = Queued(body["update_id"], copy.deepcopy(body), lane)
        self._all[queued.id] = queued
        self.pending.append(queued)
        self._arrived()
        return queued.id

    def _arrived(self) -> None:
        self.wake("update")
        self.on_update()
