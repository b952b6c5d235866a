"""If the database refuses the statement that stores a paid task's id, nothing is lost and nothing is ordered twice."""

import sqlite3
from collections.abc import Awaitable, Callable

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.arrivals import arrived, ordered
from tests.e2e.bot_process import BotProcess

NewBot = Callable[..., Awaitable[BotProcess]]

REFUSES = """
    CREATE TRIGGER damaged BEFORE UPDATE OF provider_id ON tasks WHEN NEW.provider_id IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'damaged'); END
"""


def run(bot: BotProcess, statement: str) -> None:
    """Change the database of a running bot from outside."""
    connection = sqlite3.connect(bot.folder / "bot.db", timeout=60)
    connection.execute(statement)
    connection.commit()
    connection.close()


async def test_a_paid_id_survives_a_failing_commit(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It is logged at once, the admin is notified, and the video arrives once the database accepts it."""
    bot = await new_bot(POLL_INTERVAL="1", ADMIN_IDS=str(person.id), LOG_LEVEL="ERROR")
    await bot.start()
    run(bot, REFUSES)
    create = await ordered(telegram, video, private, person, "a cat that is paid")
    told = await telegram.wait_for(private, "I can’t store that id")
    assert str(create.task_id) in told.words
    assert f"the provider took it as {create.task_id}" in bot.log()
    run(bot, "DROP TRIGGER damaged")
    assert await arrived(telegram, private)
    assert len(await video.wait_for_creates(1, match="a cat that is paid")) == 1


async def test_a_kill_before_the_commit_leaves_the_id_in_the_log(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The task becomes unknown and the chat is asked; the log has the id."""
    bot = await new_bot(LOG_LEVEL="ERROR")
    await bot.start()
    run(bot, REFUSES)
    create = await ordered(telegram, video, private, person, "a cat that is cut off")
    await bot.logged(f"the provider took it as {create.task_id}")
    await bot.kill()
    run(bot, "DROP TRIGGER damaged")
    await bot.start()
    await telegram.wait_for(private, "interrupted")
    assert len(await video.wait_for_creates(1, match="a cat that is cut off")) == 1
