"""The bot as a real process between a stand-in for Telegram and one for the video API; each module has its own three."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from itertools import count

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.conftest import migrated_file
from tests.e2e.bot_process import BotProcess
from tests.e2e.scene import Scene

people = count(1)


@pytest.fixture(scope="module")
async def telegram() -> AsyncIterator[TelegramStandIn]:
    stand_in = TelegramStandIn()
    await stand_in.start()
    yield stand_in
    await stand_in.close()


@pytest.fixture(scope="module")
async def video() -> AsyncIterator[VideoStandIn]:
    stand_in = VideoStandIn(pace=0.2)
    await stand_in.start()
    yield stand_in
    await stand_in.close()


@pytest.fixture(scope="module")
async def new_bot(
    telegram: TelegramStandIn, video: VideoStandIn, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Callable[..., Awaitable[BotProcess]]]:
    """Makes bots (not started) with settings of the test's choice; all are ended and their logs searched for secrets.

    Those that are told nothing else find a database that was migrated before: most tests are not about a first start.
    """
    made: list[BotProcess] = []

    async def make(**environment: str) -> BotProcess:
        new = BotProcess(telegram, video, tmp_path_factory.mktemp("bot"), **environment)
        if "DATABASE_URL" not in environment:
            await migrated_file(new.folder)
        for bot in made:  # two bots of one token, each with its own memory, would both carry out what is asked
            if bot.environment["DATABASE_URL"] != new.environment["DATABASE_URL"]:
                await bot.stop()
        made.append(new)
        return new

    yield make
    for bot in made:
        await bot.end()


@pytest.fixture(scope="module")
async def bot(new_bot: Callable[..., Awaitable[BotProcess]], request: pytest.FixtureRequest) -> BotProcess:
    """One running bot for the whole module, open to everybody, that polls and serves photo links; with its SETTINGS."""
    process = await new_bot(**getattr(request.module, "SETTINGS", {}))
    await process.start()
    return process


@pytest.fixture
def no_leftovers(telegram: TelegramStandIn, video: VideoStandIn) -> Iterator[None]:
    """Faults of one test do not reach the next."""
    yield
    telegram.faults.clear()
    video.faults.clear()


@pytest.fixture
def person(telegram: TelegramStandIn) -> Person:
    """Somebody nobody has seen before: tests of a module do not meet."""
    return telegram.person(f"Person {next(people)}")


@pytest.fixture
def private(telegram: TelegramStandIn, person: Person) -> Chat:
    """A private chat with the bot."""
    return telegram.private(person)


@pytest.fixture
def scene(bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat) -> Scene:
    """That person in that chat, with the module's bot."""
    return Scene(bot, telegram, video, person, private)
