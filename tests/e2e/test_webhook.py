"""Updates by webhook: only Telegram is accepted, and each update is handled once, also across outages."""

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
async def early_chat(telegram: TelegramStandIn) -> Chat:
    """A chat that ordered before the bot was ever started."""
    person = telegram.person("Early bird")
    await telegram.send_text(telegram.private(person), person, "/video dawn chorus")
    return telegram.private(person)


@pytest.fixture(scope="module")
async def bot(new_bot: Callable[..., Awaitable[BotProcess]], telegram: TelegramStandIn, early_chat: Chat) -> BotProcess:
    """One bot for the module, with a webhook."""
    process = await new_bot(UPDATES="webhook")
    await process.start()
    await telegram.wait_for_call("setWebhook")
    return process


@pytest.fixture
async def push(bot: BotProcess, telegram: TelegramStandIn) -> AsyncIterator[Push]:
    """Post to the webhook; returns the status. With `secret` None, without the header."""
    assert telegram.webhook.settings is not None
    right, address = telegram.webhook.settings.secret, telegram.webhook.settings.url

    async with aiohttp.ClientSession() as session:

        async def post(body: bytes | dict[str, Any], secret: str | None = right) -> int:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            headers = {"Content-Type": "application/json"} | ({} if secret is None else {HEADER: secret})
            async with session.post(address, data=io.BytesIO(data), headers=headers) as answer:
                return answer.status

        yield post


def order_update(person: Person, prompt: str, update_id: int) -> dict[str, Any]:
    """An update with an order, as Telegram sends it."""
    person.started = True
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    command = {"type": "bot_command", "offset": 0, "length": 6}
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    message = {
        "message_id": update_id, "date": 1, "chat": chat, "from": sender, "text": f"/video {prompt}", "entities": [command]
    }  # fmt: skip
    return {"update_id": update_id, "message": message}


async def test_updates_from_before_the_first_start_are_handled(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, early_chat: Chat
) -> None:
    """SetWebhook has the kinds of updates and a secret, and does not drop pending updates."""
    [create] = await video.wait_for_creates(1, match="dawn chorus")
    await telegram.wait_for(early_chat, str(create.task_id))
    params = telegram.calls_to("setWebhook")[0].params
    assert params["url"] == f"{bot.url}/telegram/webhook"
    assert not params.get("drop_pending_updates")
    assert "edited_message" not in params["allowed_updates"]
    assert len(params["secret_token"]) >= 32 and params["secret_token"] not in params["url"]
    assert all(not call.params.get("drop_pending_updates") for call in telegram.calls)


async def test_a_pushed_update_is_ordered(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The chat gets its id, the same update again makes no second create, and the bot does not poll."""
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
async def test_a_request_without_the_secret_is_refused(
    push: Push, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, secret: str | None
) -> None:
    """It is answered 403, and there is no create."""
    assert await push(order_update(person, "an intruder", 1), secret) == 403
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
async def test_invalid_requests_are_answered(push: Push, bot: BotProcess, body: bytes, status: int) -> None:
    """What is no update is refused, an update of an unknown kind is accepted, and the process keeps running."""
    assert await push(body) == status
    async with aiohttp.ClientSession() as session, session.get(f"{bot.url}/healthz") as health:
        assert health.status == 200


async def test_concurrent_requests_with_one_update_are_one_create(
    push: Push, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Each is answered 200 once the order is committed."""
    update = order_update(person, "twins", 500)
    statuses = await asyncio.gather(*(push(update) for _ in range(5)))
    assert statuses == [200] * 5
    # The same message may also arrive with another update id: the intent identifies it.
    assert await push(update | {"update_id": 501}) == 200
    [create] = await video.wait_for_creates(1, match="twins")
    await telegram.wait_for(private, str(create.task_id))
    await asyncio.sleep(0.2)
    assert video.matching("twins") == [create]


async def test_an_update_during_a_database_outage_is_refused(
    bot: BotProcess, push: Push, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """503 while the database is locked; Telegram's next attempt orders."""
    with closing(sqlite3.connect(bot.folder / "bot.db", timeout=5, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        assert await push(order_update(person, "a locked door", 600)) == 503
        await telegram.send_text(private, person, "/video an open door")
        database.execute("ROLLBACK")
    [create] = await video.wait_for_creates(1, match="an open door")
    await telegram.wait_for(private, str(create.task_id))
    assert await push(order_update(person, "a locked door", 600)) == 200
    [create] = await video.wait_for_creates(1, match="a locked door")
    await telegram.wait_for(private, str(create.task_id))
    assert len(video.matching("door")) == 2


async def test_an_update_during_the_start_is_refused(
    bot: BotProcess, push: Push, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Before Telegram answers, /healthz is 200 and /readyz 503; updates sent meanwhile are handled after the start."""
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
    assert await push(order_update(person, "too early", 700)) == 503
    [create] = await video.wait_for_creates(1, match="an early knock")
    await telegram.wait_for(private, str(create.task_id))
    async with aiohttp.ClientSession() as session, session.get(f"{bot.url}/readyz") as ready:
        assert ready.status == 200
        assert (await ready.json())["checks"] == {"database": "ok", "telegram": "ok"}


async def test_updates_in_progress_are_finished_at_a_stop(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """SIGTERM right after an update: exit code 0, and one create, before the end or after the next start."""
    await telegram.send_text(private, person, "/video the last bus")
    assert await bot.terminate() == 0
    assert telegram.webhook.settings is not None, "the webhook stays, so that updates wait at Telegram"
    await bot.start()
    [create] = await video.wait_for_creates(1, match="the last bus")
    await telegram.wait_for(private, str(create.task_id))
    await asyncio.sleep(0.2)
    assert video.matching("the last bus") == [create]


def test_the_log_does_not_contain_the_secret(bot: BotProcess, telegram: TelegramStandIn) -> None:
    """Not even at DEBUG."""
    assert telegram.webhook.settings is not None
    assert telegram.webhook.settings.secret not in bot.log()
