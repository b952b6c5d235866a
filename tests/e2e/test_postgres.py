"""The bot on PostgreSQL: one process takes updates, others submit, and each order is one create."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from itertools import count

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.conftest import new_postgres_database
from tests.e2e.bot_process import BotProcess
from tests.integration.pooler import running_pooler

NewBot = Callable[..., Awaitable[BotProcess]]
AGAIN = "Send again (may cost twice)"


@pytest.fixture(scope="module")
async def database_url(postgres: str) -> str:
    """An empty database, with an address as hosting platforms write it."""
    return (await new_postgres_database(postgres)).replace("postgresql://", "postgres://") + "&sslmode=prefer"


@pytest.fixture(scope="module")
async def web(new_bot: NewBot, database_url: str) -> BotProcess:
    """Takes updates by webhook and serves photo links; submits nothing."""
    return await new_bot(DATABASE_URL=database_url, UPDATES="webhook", SUBMIT_LEASE="12")


async def new_worker(new_bot: NewBot, web: BotProcess) -> BotProcess:
    """A worker that submits and shows; it takes no updates and gets the web process's PUBLIC_URL for photo links."""
    same = {name: web.environment[name] for name in ("DATABASE_URL", "UPDATES", "PUBLIC_URL", "SUBMIT_LEASE")}
    return await new_bot(**same)


@pytest.fixture(scope="module")
async def worker(new_bot: NewBot, web: BotProcess) -> BotProcess:
    """Started together with `web` on an empty database: one migrates, the other waits."""
    process = await new_worker(new_bot, web)
    await asyncio.gather(web.start("--role", "web"), process.start("--role", "worker"))
    return process


@pytest.fixture(scope="module")
async def second(new_bot: NewBot, web: BotProcess) -> BotProcess:
    """Another worker, not started."""
    return await new_worker(new_bot, web)


async def order(telegram: TelegramStandIn, words: str) -> Chat:
    """Order a video as a new user."""
    person = telegram.person(words)
    chat = telegram.private(person)
    await telegram.send_text(chat, person, f"/video {words}")
    return chat


async def served(telegram: TelegramStandIn, video: VideoStandIn, chat: Chat, words: str) -> None:
    """The order is one create, and its chat has the id."""
    [create] = await video.wait_for_creates(1, match=words)
    await telegram.wait_for(chat, str(create.task_id))
    assert video.matching(words) == [create]


async def test_a_photo_goes_through_both_processes(
    web: BotProcess, worker: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The web process takes the update, the worker sends the create, and the photo's link leads to the web process."""
    await telegram.send_photo(private, person, "two of us")
    [create] = await video.wait_for_creates(1, match="two of us")
    [link] = create.body["images"]
    assert link.startswith(f"{web.url}/photos/")
    await video.wait_for_images(create)
    assert [image.status for image in create.images] == [200]
    await telegram.wait_for(private, str(create.task_id))
    assert "submitting -> running" in worker.log() and "submitting" not in web.log()


async def test_a_repeated_update_is_one_create(
    web: BotProcess, worker: BotProcess, telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """It arrives twice at once, and again after a kill, when only the database knows it."""
    chat = await order(telegram, "an echo")
    update = telegram.update_ids[-1]
    await telegram.resend(update)
    await served(telegram, video, chat, "an echo")
    await web.kill()
    await telegram.resend(update)
    await web.start("--role", "web")
    await telegram.wait_for_call("setWebhook", 2)
    async with asyncio.timeout(60):
        while True:
            if not telegram.pending_update_count:
                break
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.3)
    await served(telegram, video, chat, "an echo")
    assert len([message for message in telegram.messages(chat, from_bot=True) if message.video is None]) == 1


async def test_a_late_answer_is_accepted(
    worker: BotProcess, second: BotProcess, telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """The lease of a frozen worker expires and the task is unknown; when it continues, its answer makes the task running."""
    assert worker.process is not None
    accepted = video.hold(when="accepted", match="a long sleep")
    chat = await order(telegram, "a long sleep")
    await accepted.reached()
    worker.process.send_signal(signal.SIGSTOP)
    try:
        await second.start("--role", "worker")
        told = await telegram.wait_for(chat, "The bot was interrupted")
        assert [[button.text for button in row] for row in told.buttons] == [[AGAIN], ["Dismiss"]]
    finally:
        worker.process.send_signal(signal.SIGCONT)
    accepted.release()
    [create] = video.matching("a long sleep")
    assert await telegram.wait_for(chat, str(create.task_id)) is told
    assert "unknown -> running" in worker.log()
    assert video.matching("a long sleep") == [create]


async def test_two_workers_share_the_orders_of_many_chats(
    worker: BotProcess, second: BotProcess, telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """One create for each order, and each chat gets its id. Both are woken by an order, and either may take it."""
    if second.process is None:
        await second.start("--role", "worker")
    async with asyncio.timeout(90):
        for first in count(step=20):
            chats = {words: await order(telegram, words) for words in (f"order no. {first + n}." for n in range(20))}
            await asyncio.gather(*(served(telegram, video, chat, words) for words, chat in chats.items()))
            if all("submitting -> running" in bot.log() for bot in (worker, second)):
                break


async def test_an_interrupted_create_is_not_sent_again_automatically(
    worker: BotProcess,
    second: BotProcess,
    telegram: TelegramStandIn,
    video: VideoStandIn,
    private: Chat,
    person: Person,
) -> None:
    """The other worker notifies the chat when the lease has expired, and sends it again on request."""
    held = video.hold(match="a sudden end")
    await telegram.send_text(private, person, "/video a sudden end")
    await held.reached()
    for bot in (worker, second):
        if bot.process is not None:
            await bot.kill()
    held.release()
    await worker.start("--role", "worker")
    told = await telegram.wait_for(private, "The bot was interrupted")
    assert video.matching("a sudden end") == []
    await telegram.press(told, AGAIN, person)
    await served(telegram, video, private, "a sudden end")


async def test_two_pollers_make_one_create_of_each_order(
    new_bot: NewBot, web: BotProcess, worker: BotProcess, telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """Of an old and a new deployment, one waits and then takes over; no update is lost or handled twice."""
    await asyncio.gather(web.terminate(), worker.terminate())
    bots = [await new_bot(DATABASE_URL=web.environment["DATABASE_URL"]) for _ in range(2)]
    for bot in bots:
        await bot.start()
    await bots[1].logged("another process is the leader; standing by")
    chats = {words: await order(telegram, words) for words in (f"rival no. {number}." for number in range(4))}
    await asyncio.gather(*(served(telegram, video, chat, words) for words, chat in chats.items()))
    assert await bots[0].terminate() == 0
    chat = await order(telegram, "the survivor")
    await served(telegram, video, chat, "the survivor")
    for words, chat in chats.items():
        await served(telegram, video, chat, words)


async def test_a_missing_database_is_an_invalid_setting(new_bot: NewBot, postgres: str) -> None:
    """Exit code 2 and one line, without the password."""
    url = postgres.format(name="nowhere").replace("postgres:@", "postgres:hunter2@")
    bot = await new_bot(DATABASE_URL=url, LOG_LEVEL="WARNING")
    assert await (await bot.launch()).wait() == 2
    assert bot.log().splitlines() == ['DATABASE_URL cannot be used: database "nowhere" does not exist']


async def test_a_pooler_in_transaction_mode_is_an_invalid_setting(new_bot: NewBot, postgres: str) -> None:
    """Every role ends with exit code 2 and one line; the doctor says the same."""
    commands = ["run", "--role", "web"], ["run", "--role", "worker"], ["doctor"]
    async with running_pooler(await new_postgres_database(postgres), "transaction") as pooler:
        bots = [await new_bot(DATABASE_URL=pooler.url, LOG_LEVEL="WARNING") for _ in commands]
        for bot, command in zip(bots, commands, strict=True):
            bot.command = tuple(command)
        processes = await asyncio.gather(*(bot.launch() for bot in bots))
        codes = [await process.wait() for process in processes]
    assert codes == [2, 2, 1], [bot.log() for bot in bots]
    for bot in bots[:2]:
        [line] = bot.log().splitlines()
        assert line.startswith("DATABASE_URL cannot be used: a pooler in transaction mode") and len(line) < 200
    assert "problem  database  cannot be used (a pooler in transaction mode" in bots[2].log()
