"""A bot with one handler that commits each update to a list, and a Bot API that records acknowledgements."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp.test_utils import TestServer
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.botapi.transport import AiohttpRequest
from bot.intake.dispatcher import Dispatcher
from bot.intake.lanes import ChatLanes
from bot.intake.polling import Poller
from bot.intake.process import ProcessUpdate, UpdateReader
from storage.errors import StorageUnavailable
from tests.unit.intake.bot_api import BotApi

TOKEN = "123:" + "x" * 35

Behaviour = Callable[[Update], Awaitable[None]]


async def nothing_special(_update: Update) -> None:
    await asyncio.sleep(0)


class World:
    """What survives the bot's death: Telegram's queue and the database (`committed`, `failures`)."""

    def __init__(self, bot_api: BotApi, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        self.bot_api = bot_api
        self.application = application
        self.bot = application.bot
        self.process = ProcessUpdate(application)
        self.behave: Behaviour = nothing_special
        self.database_works = True
        self.tries: list[int] = []
        self.committed: list[int] = []
        self.failures: list[tuple[int, int | None, str]] = []
        self.told: list[tuple[int | None, int | None, str]] = []
        self.slept: list[float] = []
        self.lost: list[int] = []
        bot_api.on_forget = self._forgotten
        application.add_handler(TypeHandler(Update, self._handle))

    async def _handle(self, update: Update, _context: Any) -> None:
        self.tries.append(update.update_id)
        await self.behave(update)
        if not self.database_works:
            raise StorageUnavailable
        if update.update_id not in self.committed:
            self.committed.append(update.update_id)

    def _forgotten(self, update_id: int) -> None:
        if update_id not in self.committed and update_id not in [failure[0] for failure in self.failures]:
            self.lost.append(update_id)

    async def store(self, update_id: int, chat_id: int | None, error: str, now: float) -> None:
        await asyncio.sleep(0)
        if not self.database_works:
            raise StorageUnavailable
        self.failures.append((update_id, chat_id, error))

    async def notify_admins(self, update_id: int | None, chat_id: int | None, error: str) -> None:
        await asyncio.sleep(0)
        self.told.append((update_id, chat_id, error))

    async def sleep(self, seconds: float) -> None:
        """Record the requested time, and sleep a thousandth of it."""
        self.slept.append(seconds)
        await asyncio.sleep(seconds / 1000)

    def dispatcher(self, **options: Any) -> Dispatcher:
        lanes = options.pop("lanes", None) or ChatLanes(16)
        return Dispatcher(
            UpdateReader(self.bot, self.process), self, self.notify_admins, lanes, sleep=self.sleep, **options
        )

    def poller(self, dispatcher: Dispatcher | None = None, **options: Any) -> Poller:
        settings = {"pace": 0.01, "sleep": self.sleep, **options}
        return Poller(self.bot, dispatcher or self.dispatcher(), **settings)

    @asynccontextmanager
    async def polling(self, dispatcher: Dispatcher | None = None, **options: Any) -> AsyncIterator[Poller]:
        poller = self.poller(dispatcher, **options)
        poller.start()
        try:
            yield poller
        finally:
            await poller.stop(0.1)


async def kill(poller: Poller) -> None:
    """End a poller as kill -9 does: only the end of its tasks is awaited, and nothing is confirmed."""
    lanes = poller._dispatcher._lanes
    tasks = [task for task in (poller._loop, *poller._running.values(), *lanes._workers) if task]
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


async def until(condition: Callable[[], Any], seconds: float = 5) -> None:
    """Wait until a condition holds; fails after `seconds`."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - conditions here are facts of many kinds, few of them events
            await asyncio.sleep(0.002)


@asynccontextmanager
async def a_world() -> AsyncIterator[World]:
    bot_api = BotApi()
    async with TestServer(bot_api.app, handler_cancellation=True) as server:
        application = (
            ApplicationBuilder()
            .token(TOKEN)
            .base_url(str(server.make_url("/bot")))
            .request(AiohttpRequest())
            .get_updates_request(AiohttpRequest())
            .updater(None)
            .build()
        )
        async with application:
            yield World(bot_api, application)
