"""Ends the process on SIGTERM or SIGINT: in order if it can, and within `STOP_WITHIN` seconds whatever hangs."""

import asyncio
import logging
import os
import signal
import threading
import time

log = logging.getLogger(__name__)

STOPS = (signal.SIGTERM, signal.SIGINT)
# Seconds from the first signal to the end. Platforms kill after 30 s, and people are promised 20 s.
STOP_WITHIN = 18.5
LOG_WITHIN = 0.5  # seconds for the last log line; the thread that hangs may hold the lock of the log


def stop_on_signals(within: float = STOP_WITHIN) -> asyncio.Event:
    """Set the event on SIGTERM and SIGINT. `within` seconds later the process ends with exit code 0 in any case.

    Further signals have no effect. Nothing is lost by the hard end: it leaves what a kill -9 leaves, and a create in flight
    has its row in `submitting`, which becomes `unknown` at the next start.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    deadline = _Deadline(within)

    def request_stop(*_: object) -> None:
        deadline.begin()
        if not loop.is_closed():
            loop.call_soon_threadsafe(stop.set)

    # Not the loop's handlers: they are removed when it closes, and another SIGTERM would change the exit code.
    for number in STOPS:
        signal.signal(number, request_stop)
    return stop


def ignore_signals() -> None:
    """For the last moments of a process. Python removes its own handlers shortly before the end, but not this one."""
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)


class _Deadline:
    """A thread that ends the process some time after `begin`: it needs neither the event loop nor other threads."""

    def __init__(self, within: float) -> None:
        self._within = within
        self._not_begun = threading.Lock()
        self._not_begun.acquire()
        threading.Thread(target=self._wait, name="deadline", daemon=True).start()

    def begin(self) -> None:
        """Safe in a signal handler, even one that interrupts itself: releasing a lock is a single step."""
        try:
            self._not_begun.release()
        except RuntimeError:  # it has begun
            return

    def _wait(self) -> None:
        self._not_begun.acquire()
        time.sleep(self._within)
        line = threading.Thread(target=_log_the_end, args=(self._within,), daemon=True)
        line.start()
        line.join(LOG_WITHIN)
        os._exit(0)


def _log_the_end(within: float) -> None:
    log.error("not everything ended within %g s: the process ends now, and the rest is in the database", within)
