"""Logs events that any client can cause in any number: one line a minute for each kind."""

import asyncio
from logging import Logger

PAUSE = 60.0  # seconds


class FloodLog:
    """`pause`: seconds between two lines about the same kind of event."""

    def __init__(self, log: Logger, pause: float = PAUSE) -> None:
        self._log = log
        self._pause = pause
        self._more: dict[str, int] = {}

    def count(self, event: str, detail: str = "") -> None:
        """Log the first event at once, with its detail; later ones are summed up. `event` is one of a few fixed texts."""
        if event in self._more:
            self._more[event] += 1
            return
        self._log.warning("%s", f"{event}: {detail}" if detail else event)
        self._start(event)

    def _start(self, event: str) -> None:
        self._more[event] = 0
        asyncio.get_running_loop().call_later(self._pause, self._sum_up, event)

    def _sum_up(self, event: str) -> None:
        if more := self._more.pop(event):
            self._log.warning("%s: %d more in %g s", event, more, self._pause)
            self._start(event)
