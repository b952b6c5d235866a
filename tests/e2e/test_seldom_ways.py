"""The ways of the diagram that a task goes only when two things happen at once."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from sandbox.proxy import RoundRobin
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.conftest import migrated_postgres_database
from tests.e2e.arrivals import arrived, ordered, until, videos
from tests.e2e.bot_process import BotProcess

NewBot = Callable[..., Awaitable[BotProcess]]


async def test_an_order_withdrawn_while_it_is_turned_away_is_over(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """`submitting -> cancelled`: `/cancel` comes while a try is on the wire, and that try is refused for now."""
    video.faults.add("create", "rate_limit_429_empty", match="a fickle cat")
    hold = video.hold("create", match="a fickle cat")
    asked = await telegram.send_text(private, person, "/video a fickle cat")
    await hold.reached()
    await telegram.send_text(private, person, "/cancel", reply_to=asked)
    await telegram.wait_for(private, "being sent right now")
    hold.release()
    await bot.logged("submitting -> cancelled")
    await telegram.wait_for(private, "Nothing was charged")
    await telegram.send_text(private, person, "/video another cat")
    await video.wait_for_creates(1, match="another cat")
    assert [create.outcome for create in video.matching("a fickle cat")] == ["rate_limit_429_empty"]


@pytest.fixture
async def line(telegram: TelegramStandIn) -> AsyncIterator[RoundRobin]:
    """The way to Telegram, which can be cut."""
    line = RoundRobin([telegram.url])
    await line.start()
    yield line
    await line.close()


async def test_a_video_that_surely_was_not_sent_waits_for_telegram(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, line: RoundRobin
) -> None:
    """`delivering -> ready`: nobody answers at Telegram's address in the moment of the send; later it arrives, once."""
    cut_off = await new_bot(POLL_INTERVAL="1", TELEGRAM_API_URL=line.url)
    await cut_off.start()
    question = video.hold("query", match="an unreachable cat")
    create = await ordered(telegram, video, private, person, "an unreachable cat")
    await telegram.wait_for(private, str(create.task_id))
    await question.reached()
    await line.close()
    question.release()
    await cut_off.logged("delivering -> ready")
    await line.start(port=int(line.url.rpartition(":")[2]))
    await arrived(telegram, private)
    await cut_off.logged("delivering -> delivered")
    assert len(videos(telegram, private)) == 1


async def test_a_video_given_up_for_unknown_is_known_again(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, postgres: str
) -> None:
    """`undelivered -> delivered`: the sender stood still for longer than its lease, and then heard that it went well."""
    settings = {"DATABASE_URL": await migrated_postgres_database(postgres), "POLL_INTERVAL": "1", "DELIVERY_LEASE": "5"}
    both = [await new_bot(**settings), await new_bot(**settings)]
    for process in both:
        await process.start()
    hold = telegram.hold("sendVideo", chat_id=private.id, when="after")
    await ordered(telegram, video, private, person, "a sleeping cat")
    await hold.reached()
    [sender] = [process for process in both if "ready -> delivering" in process.log()]
    assert sender.process is not None
    sender.process.send_signal(signal.SIGSTOP)
    try:
        question = await telegram.wait_for(private, "may not have arrived")
        hold.release()
        await asyncio.sleep(0.2)
    finally:
        sender.process.send_signal(signal.SIGCONT)
    await sender.logged("undelivered -> delivered")
    await until(lambda: question not in telegram.messages(private) or not question.buttons)
    assert len(videos(telegram, private)) == 1
