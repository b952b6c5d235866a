"""The handlers over the stand-in for Telegram and a real database, without workers: what an update leads to is in the rows."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from telegram.ext import ExtBot

from bot.bootstrap.intake import bot_application, update_reader
from bot.bootstrap.role import Role
from bot.bootstrap.services import opened_services
from bot.botapi.transport import AiohttpRequest
from bot.catalogue import load_catalogue
from bot.handlers.context import BotApplication, Services
from bot.intake.process import UpdateReader
from bot.orders.places import NoPlaces
from bot.pipeline.wakeups import Wakeups
from bot.settings import load_settings
from bot.videoapi.providers import Providers
from sandbox.telegram import Chat, Message, Person, TelegramStandIn
from storage.database import Database
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks
from tests.bots import bot_over
from tests.conftest import migrated_file
from tests.e2e.arrivals import until


@dataclass
class World:
    telegram: TelegramStandIn
    database: Database
    services: Services
    application: BotApplication
    reader: UpdateReader
    bot: ExtBot[None]

    async def handle(self) -> None:
        """Handle all updates that wait, and send the answers."""
        while self.telegram.updates.pending:
            queued = self.telegram.updates.pending[0]
            self.telegram.updates.remove(queued)
            await self.reader(queued.body)()
        await until(lambda: not any(outbox._sending for outbox in (self.services.outbox, self.services.press_answers)))

    async def say(self, chat: Chat, person: Person, text: str, **how: Any) -> Message:
        """Somebody writes, and the bot has answered."""
        message = await self.telegram.send_text(chat, person, text, **how)
        await self.handle()
        return message

    async def press(self, message: Message, label: str, person: Person) -> str:
        """Somebody presses a button; returns the answer, with a mark if it is an alert."""
        await self.telegram.press(message, label, person, timeout=0)
        number = next(reversed(self.telegram.presses))
        pressed = self.telegram.presses[number].answer
        await self.handle()
        answer = await pressed
        return f"! {answer.text}" if answer.alert else answer.text

    def said(self, chat: Chat) -> list[str]:
        """What the bot wrote in a chat."""
        return [message.words for message in self.telegram.messages(chat, from_bot=True)]

    async def rows(self, *states: State) -> Sequence[Task]:
        """All rows in these states, oldest first."""
        connections: Any = self.database._connections
        ids = await connections._connection.execute_fetchall("SELECT id FROM tasks ORDER BY created_at, id")
        found = [task for row in ids if (task := await Tasks(self.database).get(row["id"]))]
        return [task for task in found if task.state in states]

    async def prompts(self, state: State) -> list[str]:
        return [task.prompt for task in await self.rows(state)]


@asynccontextmanager
async def opened(folder: Path, **settings: str) -> AsyncIterator[World]:
    """`settings`: in addition to those of a bot that everybody may use."""
    telegram = TelegramStandIn()
    await telegram.start()
    url = await migrated_file(folder)
    given: dict[str, Any] = {"access": "open"} | settings
    loaded = load_settings(
        _env_file=None, telegram_bot_token=SecretStr(telegram.token), video_api_key=SecretStr("sk-key-of-a-test"),
        telegram_api_url=telegram.url, database_url=url, **given,
    )  # fmt: skip
    async with AiohttpRequest() as request, Database.opened(url) as database:
        bot = bot_over(request, telegram.token, telegram.url)
        await bot.initialize()
        parts = loaded, Role.WEB, bot, database, load_catalogue(None), Wakeups(), NoPlaces(), None, Providers({})
        async with opened_services(*parts) as services:
            application = bot_application(bot, services)
            await application.initialize()
            yield World(telegram, database, services, application, update_reader(application), bot)
    await telegram.close()
