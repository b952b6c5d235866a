"""The bot as a real process between stand-ins for Telegram and the video API; each module has its own three."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from itertools import count

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.conftest import migrated_file
from tests.e2e.bot_process import BotProcess
from tests.e2e.picture_host import PictureHost, running_picture_host
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
    """Create bots (not started) with the given settings; at the end all are stopped and their logs checked for secrets.

    Without DATABASE_URL they get a migrated database, because few tests are about a first start.
    """
    made: list[BotProcess] = []

    async def make(**environment: str) -> BotProcess:
        new = BotProcess(telegram, video, tmp_path_factory.mktemp("bot"), **environment)
        if "DATABASE_URL" not in environment:
            await migrated_file(new.folder)
        for bot in made:  # two bots with one token and different databases would both order
            if bot.environment["DATABASE_URL"] != new.environment["DATABASE_URL"]:
                await bot.stop()
        made.append(new)
        return new

    yield make
    for bot in made:
        await bot.end()


@pytest.fixture(scope="module")
async def bot(new_bot: Callable[..., Awaitable[BotProcess]], request: pytest.FixtureRequest) -> BotProcess:
    """One running bot per module with the module's SETTINGS: open access, long polling, its own photo links."""
    process = await new_bot(**getattr(request.module, "SETTINGS", {}))
    await process.start()
    return process


@pytest.fixture
def clear_faults(telegram: TelegramStandIn, video: VideoStandIn) -> Iterator[None]:
    """Clear the faults of a test before the next one."""
    yield
    telegram.faults.clear()
    video.faults.clear()


@pytest.fixture
def person(telegram: TelegramStandIn) -> Person:
    """A new user, so that tests of a module do not affect each other."""
    return telegram.person(f"Person {next(people)}")


@pytest.fixture
def private(telegram: TelegramStandIn, person: Person) -> Chat:
    """The user's private chat with the bot."""
    return telegram.private(person)


@pytest.fixture
def scene(bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat) -> Scene:
    """The user in the private chat, with the module's bot."""
    return Scene(bot, telegram, video, person, private)


@pytest.fixture
async def picture_host() -> AsyncIterator[PictureHost]:
    async with running_picture_host() as host:
        yield host
