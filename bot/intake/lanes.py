"""One lane per chat: updates of a chat are handled in order of arrival, and chats concurrently."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Hashable
from typing import Any

Job = Callable[[], Coroutine[Any, Any, None]]
Lane = deque[tuple[Job, "asyncio.Future[None]"]]

CLEANUP_TIMEOUT = 1.0  # seconds for a cancelled job


class NotAccepted(Exception):
    """The job was not run: too many are waiting, or the process is stopping."""


class ChatLanes:
    """Runs jobs in lanes: at most `limit` at once over all lanes, at most `capacity` running and waiting in total.

    A lane whose job raises is broken: the jobs waiting behind it fail with the same error without being run, so
    that the caller can retry them in order. An idle lane takes no memory.
    """

    def __init__(self, limit: int, *, capacity: int = 1000) -> None:
        self._slots = asyncio.Semaphore(limit)
        self._capacity = capacity
        self._lanes: dict[Hashable, Lane] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def waiting(self) -> int:
        """Number of jobs running and waiting."""
        return sum(map(len, self._lanes.values()))

    def submit(self, key: Hashable, job: Job) -> "asyncio.Future[None]":
        """Queue a job; the future finishes with the job.

        Raises NotAccepted if full or draining.
        """
        if self._closed or self.waiting >= self._capacity:
            raise NotAccepted("shutting down" if self._closed else "too many updates are waiting")
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._open(key)
        lane.append((job, done))
        return done

    async def drain(self, grace: float) -> bool:
        """Refuse new jobs, give the others `grace` seconds, cancel the rest; returns whether all finished in time."""
        self._closed = True
        if not self._workers:
            return True
        _, late = await asyncio.wait(self._workers, timeout=grace)
        for worker in late:
            worker.cancel()
        if late:
            await asyncio.wait(late, timeout=CLEANUP_TIMEOUT)
        return not late

    def _open(self, key: Hashable) -> Lane:
        lane = self._lanes[key] = deque()
        worker = asyncio.create_task(self._serve(key, lane), name=f"lane {key}")
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)
        return lane

    async def _serve(self, key: Hashable, lane: Lane) -> None:
        try:
            while lane:
                job, done = lane[0]
                async with self._slots:
                    await job()
                lane.popleft()
                done.set_result(None)
        except Exception as error:  # noqa: BLE001 - passed on to the callers that wait for the job
            _reject(lane, error)
        finally:
            del self._lanes[key]
            _reject(lane, NotAccepted("shutting down"))


def _reject(lane: Lane, error: Exception) -> None:
    while lane:
        _, done = lane.popleft()
        done.set_exception(error)
