"""State transitions that only happen when two events coincide."""

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


async def test_cancel_during_a_rate_limited_create(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """`submitting -> cancelled`: `/cancel` arrives during a create, which then is rate-limited."""
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
async def telegram_proxy(telegram: TelegramStandIn) -> AsyncIterator[RoundRobin]:
    """A proxy to Telegram that can be closed."""
    telegram_proxy = RoundRobin([telegram.url])
    await telegram_proxy.start()
    yield telegram_proxy
    await telegram_proxy.close()


async def test_a_send_without_a_connection_is_retried(
    new_bot: NewBot,
    telegram: TelegramStandIn,
    video: VideoStandIn,
    private: Chat,
    person: Person,
    telegram_proxy: RoundRobin,
) -> None:
    """`delivering -> ready`: Telegram refuses the connection for the send; later the video is sent, once."""
    disconnected = await new_bot(POLL_INTERVAL="1", TELEGRAM_API_URL=telegram_proxy.url)
    await disconnected.start()
    question = video.hold("query", match="an unreachable cat")
    create = await ordered(telegram, video, private, person, "an unreachable cat")
    await telegram.wait_for(private, str(create.task_id))
    await question.reached()
    await telegram_proxy.close()
    question.release()
    await disconnected.logged("delivering -> ready")
    await telegram_proxy.start(port=int(telegram_proxy.url.rpartition(":")[2]))
    await arrived(telegram, private)
    await disconnected.logged("delivering -> delivered")
    assert len(videos(telegram, private)) == 1


async def test_a_late_answer_to_a_send_counts(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, postgres: str
) -> None:
    """`undelivered -> delivered`: the sender stalled for longer than its lease, and then got the answer."""
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
