"""Collaborators for the tests of the pipeline: a settable clock, a database that can fail, a provider, an admin."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote

import asyncpg
from yarl import URL

from bot.access.admins import BotAdmins
from bot.botapi.messenger import Messenger
from bot.botapi.transport import AiohttpRequest
from bot.delivery.pictures import PictureDownloader
from bot.photos.relay import OpenPhoto
from bot.pipeline.pictures import Pictures
from bot.texts.words import Words
from bot.videoapi.balance import Balance
from bot.videoapi.key_log import Charge
from bot.videoapi.models import Created, CreateRequest, RecentTask, TaskReport, TaskState
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat
from storage.database import Database, Row, Work
from storage.engines.postgresql.errors import translated as postgresql_translated
from storage.engines.sqlite.errors import translated as sqlite_translated
from tests.bots import bot_over
from tests.integration.storage.test_tasks import NOW

T = TypeVar("T")

ROOT = "https://api.example"

# Driver errors that are not outages.
DRIVER_ERRORS = (
    sqlite3.DatabaseError("database disk image is malformed"),
    sqlite3.IntegrityError("a row of the index is missing"),
    asyncpg.DataCorruptedError("invalid page in block 7 of relation base/1/2"),  # XX001
    asyncpg.IndexCorruptedError("could not read block 3"),  # XX002
    asyncpg.DataError("invalid input for query argument $3"),
)


class Clock:
    """A time that only the test changes."""

    def __init__(self, now: float = NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class FailingDatabase(Database):
    """A real database whose statements in `failures` raise a driver's error, each for the given number of times."""

    def __init__(self, *opened: Any) -> None:
        super().__init__(*opened)
        self.failures: dict[str, tuple[Exception, int]] = {}
        self.tried: list[str] = []

    def fail_with(self, name: str, error: Exception, times: int = 10**9) -> None:
        self.failures[name] = error, times

    def _raise_if_set(self, name: str) -> None:
        self.tried.append(name)
        error, times = self.failures.get(name, (None, 0))
        if error is None or times <= 0:
            return
        self.failures[name] = error, times - 1
        with sqlite_translated(), postgresql_translated():
            raise error

    async def transaction(self, work: Work[T]) -> T:
        self._raise_if_set("transaction")
        return await super().transaction(work)

    async def one(self, name: str, /, **values: Any) -> Row | None:
        self._raise_if_set(name)
        return await super().one(name, **values)

    async def all(self, name: str, /, **values: Any) -> list[Row]:
        self._raise_if_set(name)
        return await super().all(name, **values)

    async def run(self, name: str, /, **values: Any) -> None:
        self._raise_if_set(name)
        await super().run(name, **values)


class Provider:
    """A provider without a network.

    It answers polls with `answers`, reports or errors to raise, in their order. The last one is repeated.
    """

    def __init__(self, *answers: TaskReport | Exception, content: bool | Exception = False) -> None:
        self.answers = list(answers)
        self.content = content
        self.created: list[Created | Exception] = []
        self.creates = 0
        self.asked_content = 0
        self.listed: tuple[RecentTask, ...] | None = None
        self.charged: tuple[Charge, ...] | Exception | None = None
        self.asked_charges = 0

    takes_files = False

    async def create(self, root: str, request: CreateRequest, before_sending: Any = None) -> Created:
        if before_sending:
            await before_sending()
        self.creates += 1
        return _given(self.created.pop(0))

    async def query(self, root: str, task_id: str) -> TaskReport:
        return _given(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])

    async def recent(self, root: str) -> tuple[RecentTask, ...] | None:
        return self.listed

    async def charges(self, root: str) -> tuple[Charge, ...] | None:
        self.asked_charges += 1
        return None if self.charged is None else _given(self.charged)

    async def has_content(self, root: str, task_id: str) -> bool:
        self.asked_content += 1
        return _given(self.content)

    def content_url(self, root: str, task_id: str) -> str:
        return f"{root}/v1/videos/{quote(task_id, safe='')}/content"

    def authorization(self, url: URL) -> str | None:
        return None

    async def models(self, root: str) -> tuple[str, ...]:
        return ()

    async def balance(self, root: str) -> Balance:
        return Balance(None, 0.0)


def _given(answer: T | Exception) -> T:
    if isinstance(answer, Exception):
        raise answer
    return answer


def waiting(**facts: Any) -> TaskReport:
    return TaskReport(**{"state": TaskState.WAITING, "status": "in_progress"} | facts)


def done(*urls: str, **facts: Any) -> TaskReport:
    return TaskReport(state=TaskState.DONE, status="completed", video_urls=urls, **facts)


class OpenChats:
    """The bot may write in every chat."""

    async def check_private(self, chat_id: int) -> None:
        """Raises nothing."""

    async def check_group(self, chat_id: int, thread_id: int | None) -> None:
        """Raises nothing."""


def nobody(database: Database) -> BotAdmins:
    """A bot without admins: nothing is sent."""

    async def moved(_old: int, _new: int) -> None:
        """No chat migrates in these tests."""

    messenger = Messenger(bot_over(AiohttpRequest(), "1:no-bot", "http://127.0.0.1:1"), moved)
    return BotAdmins(admin_ids=frozenset(), database=database, messenger=messenger, words=Words.load())


@dataclass
class Admin:
    """An admin of the bot, and the messages in the private chat."""

    admins: BotAdmins
    messenger: Messenger
    telegram: TelegramStandIn
    chat: Chat

    @property
    def read(self) -> list[str]:
        return [message.words for message in self.telegram.messages(self.chat, from_bot=True)]


@asynccontextmanager
async def admin(database: Database, clock: Callable[[], float]) -> AsyncIterator[Admin]:
    """A real bot on the Telegram stand-in, with one admin who has written to it."""

    async def moved(_old: int, _new: int) -> None:
        """No chat migrates in these tests."""

    telegram = TelegramStandIn()
    await telegram.start()
    person = telegram.person("Olga")
    chat = telegram.private(person)
    await telegram.send_text(chat, person, "/start")
    async with AiohttpRequest() as request:
        bot = bot_over(request, telegram.token, telegram.url)
        messenger = Messenger(bot, moved)
        admins = BotAdmins(
            admin_ids=frozenset({person.id}), database=database, messenger=messenger, words=Words.load(), clock=clock
        )
        yield Admin(admins, messenger, telegram, chat)
    await telegram.close()


class NoPhotos:
    """Telegram without any photo."""

    @asynccontextmanager
    async def open(self, file_id: str) -> AsyncIterator[OpenPhoto]:
        raise FileNotFoundError(file_id)
        yield


def no_pictures() -> Pictures:
    """PHOTO_LINKS is off."""
    return Pictures(publisher=None, source=NoPhotos(), downloader=PictureDownloader(size_limit=1, loopback_http=True))
