"""A numbered stream of all changes in the chats, for the page and for waiting tests."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sandbox.telegram.errors import Json

REMEMBERED = 1000  # events that a page can catch up on after it lost its connection


@dataclass(frozen=True)
class Event:
    number: int
    body: Json


class Feed:
    def __init__(self) -> None:
        self.last = 0
        self._past: deque[Event] = deque(maxlen=REMEMBERED)
        self._listeners: set[asyncio.Queue[Event | None]] = set()

    def publish(self, body: Json) -> None:
        self.last += 1
        event = Event(self.last, body)
        self._past.append(event)
        self._send(event)

    def since(self, number: int) -> list[Event]:
        return [event for event in self._past if event.number > number]

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Event | None]]:
        """Subscribe to events from now on; None in the queue means the end."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        self._send(None)

    def _send(self, event: Event | None) -> None:
        for queue in self._listeners:
            queue.put_nowait(event)
