"""Opens the listener of METRICS_PORT. Without it, nothing is imported, counted or measured."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.bootstrap.connections import unusable_address
from bot.bootstrap.role import Role
from bot.botapi.pacing import SendPacing
from bot.catalogue.configuration import Configuration
from bot.errors import SettingsError
from bot.money import Periods
from bot.telemetry import OFF, Telemetry
from bot.web.metrics import MetricsServer
from storage.database import Database

if TYPE_CHECKING:
    from bot.watching.metrics import Metrics


class Watched:
    """What the parts of the bot see of the metrics. `metrics` None: there are none."""

    def __init__(self, metrics: "Metrics | None") -> None:
        self._metrics = metrics
        self.telemetry: Telemetry = metrics.telemetry if metrics else OFF

    def database_is_open(self, database: Database) -> None:
        if self._metrics:
            self._metrics.database_is_open(database)


@asynccontextmanager
async def opened_metrics(configuration: Configuration, role: Role, pacing: SendPacing) -> AsyncIterator[Watched]:
    """Answer scrapes during the block, if METRICS_PORT is set. Raises SettingsError if the port cannot be used."""
    settings = configuration.settings
    if settings.metrics_port is None:
        yield Watched(None)
        return
    from bot.watching.metrics import Metrics  # noqa: PLC0415 - the library takes memory and time

    updates = "none" if role is Role.WORKER else settings.updates_mode
    metrics = Metrics(configuration.catalogue, Periods(settings.timezone), pacing, role=role, updates=updates)
    server = MetricsServer(metrics.exposition)
    try:
        try:
            await server.listen(settings.metrics_address, settings.metrics_port)
        except OSError as error:
            line = unusable_address("METRICS_PORT", settings.metrics_port, settings.metrics_address, error)
            raise SettingsError([line]) from None
        async with metrics.counting():
            yield Watched(metrics)
    finally:
        await server.close()
