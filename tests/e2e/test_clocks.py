"""Rows with times from a clock that was ahead, written while the bot is down: they become due soon after the start."""

import sqlite3
import time
from collections.abc import Awaitable, Callable

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.arrivals import arrived, ordered, until
from tests.e2e.bot_process import BotProcess

NewBot = Callable[..., Awaitable[BotProcess]]
DAYS = 2 * 86400.0


def write(bot: BotProcess, statement: str, *values: float) -> None:
    """Change rows while the bot is down."""
    connection = sqlite3.connect(bot.folder / "bot.db")
    with connection:
        connection.execute(statement, values)
    connection.close()


async def test_a_paid_task_does_not_wait_for_a_clock_that_was_ahead(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """If its next poll, status message and leases are two days ahead, the video arrives anyway."""
    bot = await new_bot(POLL_INTERVAL="3600")
    await bot.start()
    create = await ordered(telegram, video, private, person, "a cat from the future")
    await telegram.wait_for(private, str(create.task_id))
    await bot.stop()
    ahead = time.time() + DAYS
    write(
        bot, "UPDATE tasks SET due_at = ?, show_at = ?, lease_until = ?, show_lease = ?, updated_at = ?", *[ahead] * 5
    )
    bot.environment["POLL_INTERVAL"] = "1"
    await bot.start()
    assert await arrived(telegram, private)


async def test_an_order_does_not_wait_for_a_clock_that_was_ahead(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """If its due time is two days ahead, the create is sent soon, once."""
    bot = await new_bot(POLL_INTERVAL="1")
    await bot.start()
    create = await ordered(telegram, video, private, person, "a cat that waits")
    await telegram.wait_for(private, str(create.task_id))
    await bot.stop()
    write(
        bot, "UPDATE tasks SET state = 'queued', provider_id = NULL, accepted_at = NULL, due_at = ?", time.time() + DAYS
    )
    before = len(video.creates)
    await bot.start()
    await until(lambda: len(video.creates) == before + 1)
