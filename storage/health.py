"""Whether the database takes writes: probed now and then, so that nothing new is begun while it does not."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from storage.errors import StorageUnavailable

log = logging.getLogger(__name__)

PROBE_EVERY = 4.0  # seconds between probes while they succeed
RETRY_EVERY = 0.5  # seconds between probes while they fail
PROBE_TIMEOUT = 3.0  # seconds


class Health:
    """Probes the database at most every `every` seconds. `probe` raises StorageUnavailable if nothing can be committed.

    A probe without an answer counts as failed, but does not hold up new work: the machine may only be slow, and the
    statements of that work show whether it is.
    """

    def __init__(
        self,
        probe: Callable[[], Awaitable[None]],
        *,
        every: float = PROBE_EVERY,
        timeout: float = PROBE_TIMEOUT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._probe = probe
        self._every = every
        self._timeout = timeout
        self._clock = clock
        self._probing = asyncio.Lock()
        self._probed_at: float | None = None
        self._error: StorageUnavailable | None = None
        self._is_certain = False
        self._failing_since: float | None = None

    @property
    def error(self) -> StorageUnavailable | None:
        """What the last probe raised."""
        return self._error

    @property
    def failing_for(self) -> float:
        """Seconds since the first of the latest failed probes; 0 while they succeed."""
        return 0.0 if self._failing_since is None else self._clock() - self._failing_since

    @property
    def next_probe(self) -> float:
        """Seconds from one probe to the next."""
        return RETRY_EVERY if self._error else self._every

    def require(self) -> None:
        """Raise StorageUnavailable if the last probe failed: nothing that is new may be begun."""
        if self._error and self._is_certain:
            raise type(self._error)(str(self._error))

    async def check(self) -> None:
        """Probe, if the last probe is too old. Raises StorageUnavailable if it failed."""
        async with self._probing:
            if self._probed_at is None or self._clock() - self._probed_at >= self.next_probe:
                await self._probe_once()
        if self._error:
            raise type(self._error)(str(self._error))

    async def _probe_once(self) -> None:
        try:
            async with asyncio.timeout(self._timeout):
                await self._probe()
        except TimeoutError:
            self._failed(StorageUnavailable(f"no answer within {self._timeout:g} s"), is_certain=False)
        except StorageUnavailable as error:
            self._failed(error, is_certain=True)
        except Exception as error:  # noqa: BLE001 - whatever the driver raises: the write did not work
            self._failed(StorageUnavailable(f"{type(error).__name__}: {error}"), is_certain=True)
        else:
            self._succeeded()
        self._probed_at = self._clock()

    def _failed(self, error: StorageUnavailable, *, is_certain: bool) -> None:
        if self._failing_since is None:
            self._failing_since = self._clock()
        if str(error) != str(self._error or ""):
            log.error("nothing can be stored: %s. No update and no order is taken until it can", error)
        self._error, self._is_certain = error, is_certain

    def _succeeded(self) -> None:
        if self._error:
            log.warning("the database can be written again")
        self._error, self._failing_since = None, None
