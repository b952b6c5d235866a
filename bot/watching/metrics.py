"""All metrics of this process, and the text in which Prometheus reads them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from prometheus_client import CollectorRegistry, Gauge, Info, disable_created_metrics
from prometheus_client.exposition import choose_encoder
from prometheus_client.gc_collector import GCCollector
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from bot.botapi.pacing import SendPacing
from bot.catalogue import Catalogue
from bot.money import Periods
from bot.watching.counters import Counters
from bot.watching.gauges import Gauges
from bot.watching.labels import Models
from bot.watching.reading import Numbers, Reading
from storage.database import Database
from storage.model import Task
from storage.states import State
from storage.transitions import observed

LAG_EVERY = 1.0  # seconds between measurements of the event loop


class Metrics:
    """The metrics of a process with a role. `updates`: how it receives updates."""

    def __init__(self, catalogue: Catalogue, periods: Periods, pacing: SendPacing, *, role: str, updates: str) -> None:
        # A second series for each counter, which nobody reads.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = CollectorRegistry()
        self._currency = catalogue.currency
        self._periods = periods
        self._reading: Reading | None = None
        models = Models(catalogue.names)
        self.telemetry = Counters(self._registry, models)
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self._registry)
        Info("videobot", "What this process does", registry=self._registry).info({"role": role, "updates": updates})
        waiting = Gauge(
            "videobot_messages_waiting", "Messages that wait for Telegram's send limits", registry=self._registry
        )
        waiting.set_function(lambda: pacing.waiting)
        self._registry.register(Gauges(self._numbers, models, catalogue.currency))

    @asynccontextmanager
    async def counting(self) -> AsyncIterator[None]:
        """Count transitions and measure the event loop during the block."""
        measuring = asyncio.create_task(self._measure_lag(), name="event loop lag")
        try:
            with observed(self._moved):
                yield
        finally:
            measuring.cancel()
            await asyncio.gather(measuring, return_exceptions=True)

    def database_is_open(self, database: Database) -> None:
        """From now on, read it when the metrics are scraped."""
        self._reading = Reading(database, self._periods, self._currency)

    async def exposition(self, accept: str) -> tuple[bytes, str]:
        """The metrics as text, and its content type, for the `Accept` header of a request."""
        if self._reading:
            await self._reading.refresh()
        encode, content_type = choose_encoder(accept)
        return encode(self._registry), content_type

    def _numbers(self) -> Numbers | None:
        return self._reading.numbers if self._reading else None

    def _moved(self, task: Task) -> None:
        took = None
        if task.state is State.DELIVERED and task.accepted_at is not None and task.finished_at is not None:
            took = max(0.0, task.finished_at - task.accepted_at)
        self.telemetry.moved(task.state, task.parameters.model if task.parameters else "", took)

    async def _measure_lag(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            await asyncio.sleep(LAG_EVERY)
            self.telemetry.lag.observe(max(0.0, loop.time() - began - LAG_EVERY))
