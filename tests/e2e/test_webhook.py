"""Updates by webhook: only Telegram gets in, and whatever it pushed is carried out once, also across outages."""

import asyncio
import io
import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from typing import Any

import aiohttp
import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.bot_process import BotProcess

HEADER = "X-Telegram-Bot-Api-Secret-Token"
Push = Callable[..., Awaitable[int]]


@pytest.fixture(scope="module")
async def early(telegram: TelegramStandIn) -> Chat:
    """A chat that ordered before the bot was ever started."""
    person = telegram.person("Early bird")
    await telegram.send_text(telegram.private(person), person, "/video dawn chorus")
    return telegram.private(person)


@pytest.fixture(scope="module")
async def bot(new_bot: Callable[..., Awaitable[BotProcess]], telegram: TelegramStandIn, early: Chat) -> BotProcess:
    """One bot for the whole module, which Telegram pushes to."""
    process = await new_bot(UPDATES="webhook")
    await process.start()
    await telegram.wait_for_call("setWebhook")
    return process


@pytest.fixture
async def push(bot: BotProcess, telegram: TelegramStandIn) -> AsyncIterator[Push]:
    """Posts to the webhook as anybody on the internet could; gives the status. `secret` None: without the header."""
    assert telegram.webhook.settings is not None
    right, address = telegram.webhook.settings.secret, telegram.webhook.settings.url

    async with aiohttp.ClientSession() as session:

        async def post(body: bytes | dict[str, Any], secret: str | None = right) -> int:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            headers = {"Content-Type": "application/json"} | ({} if secret is None else {HEADER: secret})
            async with session.post(address, data=io.BytesIO(data), headers=headers) as answer:
                return answer.status

        yield post


def an_order(person: Person, prompt: str, update_id: int) -> dict[str, Any]:
    """An update as Telegram would push it."""
    person.started = True
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    command = {"type": "bot_command", "offset": 0, "length": 6}
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    message = {
        "message_id": update_id, "date": 1, "chat": chat, "from": sender, "text": f"/video {prompt}", "entities": [command]
    }  # fmt: skip
    return {"update_id": update_id, "message": message}


async def test_what_was_pending_before_the_first_start_is_not_dropped(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, early: Chat
) -> None:
    """SetWebhook asks for the kinds of updates it needs, with a secret, and never to drop what waits."""
    [create] = await video.wait_for_creates(1, match="dawn chorus")
    await telegram.wait_for(early, str(create.task_id))
    params = telegram.calls_to("setWebhook")[0].params
    assert params["url"] == f"{bot.url}/telegram/webhook"
    assert not params.get("drop_pending_updates")
    assert "edited_message" not in params["allowed_updates"]
    assert len(params["secret_token"]) >= 32 and params["secret_token"] not in params["url"]
    assert all(not call.params.get("drop_pending_updates") for call in telegram.calls)


async def test_telegram_pushes_and_the_chat_gets_its_id(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The same update pushed again is the same create; nobody polls."""
    await telegram.send_photo(private, person, "a pushed cat")
    update = telegram.update_ids[-1]
    [create] = await video.wait_for_creates(1, match="a pushed cat")
    await telegram.wait_for(private, str(create.task_id))
    await telegram.resend(update)
    async with asyncio.timeout(60):
        while True:
            if not telegram.pending_update_count:
                break
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.2)
    assert video.matching("a pushed cat") == [create]
    assert len(telegram.messages(private, from_bot=True)) == 1
    assert telegram.calls_to("getUpdates") == []


@pytest.mark.parametrize("secret", [None, "", "wrong", "ünïcödé"])
async def test_whoever_does_not_know_the_secret_changes_nothing(
    push: Push, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, secret: str | None
) -> None:
    """403, and no create."""
    assert await push(an_order(person, "an intruder", 1), secret) == 403
    assert await push(b"{", secret) == 403
    await asyncio.sleep(0.1)
    assert video.matching("an intruder") == [] and telegram.messages(private, from_bot=True) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"update_id": "1"}', 400),
        (b"[" * 200_000, 400),
        (b'{"update_id": 2, "x": "' + b"x" * (1024 * 1024) + b'"}', 413),
        (b'{"update_id": 3}', 200),
        (b'{"update_id": 4, "some_news_of_2031": {"x": 1}}', 200),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else str(value),
)
async def test_garbage_is_answered_and_harms_nobody(push: Push, bot: BotProcess, body: bytes, status: int) -> None:
    """What is no update is refused, what is one of an unknown kind is taken, and the process lives on."""
    assert await push(body) == status
    async with aiohttp.ClientSession() as session, session.get(f"{bot.url}/healthz") as health:
        assert health.status == 200


async def test_the_same_update_from_two_connections_at_once_is_one_create(
    push: Push, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Each push is answered 200 once the order is kept."""
    update = an_order(person, "twins", 500)
    statuses = await asyncio.gather(*(push(update) for _ in range(5)))
    assert statuses == [200] * 5
    # Telegram may deliver the very message under another update's id too: what counts is the intent.
    assert await push(update | {"update_id": 501}) == 200
    [create] = await video.wait_for_creates(1, match="twins")
    await telegram.wait_for(private, str(create.task_id))
    await asyncio.sleep(0.2)
    assert video.matching("twins") == [create]


async def test_an_update_is_refused_while_the_database_fails_and_comes_again(
    bot: BotProcess, push: Push, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """503 while another program locks the database; Telegram's next push is the order."""
    with closing(sqlite3.connect(bot.folder / "bot.db", timeout=5, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        assert await push(an_order(person, "a locked door", 600)) == 503
        await telegram.send_text(private, person, "/video an open door")
        database.execute("ROLLBACK")
    [create] = await video.wait_for_creates(1, match="an open door")
    await telegram.wait_for(private, str(create.task_id))
    assert await push(an_order(person, "a locked door", 600)) == 200
    [create] = await video.wait_for_creates(1, match="a locked door")
    await telegram.wait_for(private, str(create.task_id))
    assert len(video.matching("door")) == 2


async def test_an_update_is_refused_while_the_bot_starts_and_comes_again(
    bot: BotProcess, push: Push, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It lives before Telegram answers it (/healthz 200, /readyz 503), and takes what was pushed meanwhile."""
    await bot.kill()
    telegram.faults.add("getMe", "502-html")
    await telegram.send_text(private, person, "/video an early knock")
    await bot.launch()
    await bot.logged("Telegram does not answer yet")
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{bot.url}/healthz") as alive,
        session.get(f"{bot.url}/readyz") as ready,
    ):
        assert (alive.status, ready.status) == (200, 503)
    assert await push(an_order(person, "too early", 700)) == 503
    [create] = await video.wait_for_creates(1, match="an early knock")
    await telegram.wait_for(private, str(create.task_id))
    async with aiohttp.ClientSession() as session, session.get(f"{bot.url}/readyz") as ready:
        assert ready.status == 200
        assert (await ready.json())["checks"] == {"database": "ok", "telegram": "ok"}


async def test_updates_in_flight_are_finished_before_the_process_ends(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """SIGTERM right after a push: exit code 0, and one create, before the end or after the next start."""
    await telegram.send_text(private, person, "/video the last bus")
    assert await bot.terminate() == 0
    assert telegram.webhook.settings is not None, "the webhook stays, so that updates wait at Telegram"
    await bot.start()
    [create] = await video.wait_for_creates(1, match="the last bus")
    await telegram.wait_for(private, str(create.task_id))
    await asyncio.sleep(0.2)
    assert video.matching("the last bus") == [create]


def test_the_secret_is_nowhere_in_the_log(bot: BotProcess, telegram: TelegramStandIn) -> None:
    """Not even at DEBUG."""
    assert telegram.webhook.settings is not None
    assert telegram.webhook.settings.secret not in bot.log()
