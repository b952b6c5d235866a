"""Delivery of updates: long polling with offsets, webhooks with a secret and retries."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox.telegram import Chat, Person, TelegramStandIn


async def test_an_offset_confirms_earlier_updates(bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn) -> None:
    """They are not returned again."""
    await standin.send_text(chat, ann, "one")
    first, second = await bot.updates()
    assert [one["message"]["text"] for one in (first, second)] == ["/start", "one"]
    assert await bot.updates(limit=1) == [first]
    assert await bot.updates(offset=second["update_id"]) == [second]
    assert standin.pending_update_count == 1
    assert await bot.updates(offset=second["update_id"] + 1) == []
    assert standin.pending_update_count == 0


async def test_at_most_a_hundred_updates_are_returned_at_once(
    bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """Other limits are refused, which is stricter than Telegram."""
    for number in range(101):
        await standin.send_text(chat, ann, f"message {number}")
    assert len(await bot.updates(limit=100)) == 100
    for limit in (101, 10_000, 0, -1):
        assert (await bot.refused("getUpdates", limit=limit))[0] == 400


async def test_a_long_poll_ends_with_the_first_update(bot: Any, ann: Person, standin: TelegramStandIn) -> None:
    """It does not wait for its timeout."""
    poll = asyncio.create_task(bot.updates(timeout=30))
    await standin.wait_for_call("getUpdates")
    await standin.send_text(standin.private(ann), ann, "hello")
    async with asyncio.timeout(25):
        assert [update["message"]["text"] for update in await poll] == ["hello"]


async def test_a_second_poller_ends_the_first_with_409(bot: Any, standin: TelegramStandIn) -> None:
    """As with Telegram."""
    first = asyncio.create_task(bot.raw("getUpdates", timeout=30))
    await standin.wait_for_call("getUpdates")
    assert await bot.updates(timeout=0) == []
    status, body = await first
    assert status == 409
    assert body["description"].startswith("Conflict: terminated by other getUpdates request")


async def test_allowed_updates_decide_what_is_queued(
    bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """Other kinds are dropped."""
    offset = (await bot.updates(allowed_updates=["message"]))[-1]["update_id"] + 1
    await standin.edit_text(await standin.send_text(chat, ann, "a"), "b")
    assert [list(update)[1] for update in await bot.updates(offset=offset)] == ["message"]
    await bot.updates(offset=offset, allowed_updates=[])
    await standin.edit_text(await standin.send_text(chat, ann, "c"), "d")
    assert "edited_message" in (await bot.updates(offset=offset))[-1]


async def test_a_confirmed_update_can_be_resent(bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn) -> None:
    """It keeps its id although the offset has passed it, until it is confirmed again."""
    await standin.send_text(chat, ann, "two")
    first, second = await bot.updates()
    offset = second["update_id"] + 1
    assert await bot.updates(offset=offset) == []
    await standin.resend(first["update_id"])
    assert await bot.updates(offset=offset) == [first]
    assert await bot.updates(offset=offset) == []


async def test_any_json_can_be_queued(bot: Any, standin: TelegramStandIn) -> None:
    """Invalid updates can be tested, too."""
    number = await standin.push_raw({"poll": {"id": "1"}})
    await standin.push_raw({"update_id": 5, "message": {"odd": True}})
    assert await bot.updates() == [
        {"update_id": number, "poll": {"id": "1"}},
        {"update_id": 5, "message": {"odd": True}},
    ]


class Webhook:
    """A webhook that answers with the given statuses, then 200."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.texts: list[str] = []
        self.secrets: list[str | None] = []
        self.url = ""
        self.news = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.texts.append(body["message"]["text"])
        self.news.set()
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    async def wait(self, count: int) -> None:
        async with asyncio.timeout(60):
            while len(self.texts) < count:
                await self.news.wait()
                self.news.clear()


@pytest.fixture
async def webhook() -> AsyncIterator[Webhook]:
    webhook = Webhook()
    app = web.Application()
    app.router.add_post("/hook", webhook.take)
    async with TestServer(app) as server:
        webhook.url = str(server.make_url("/hook"))
        yield webhook


async def test_a_webhook_gets_updates_in_order(
    bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn, webhook: Webhook
) -> None:
    """Each is repeated until it is answered 200."""
    webhook.statuses = [503]
    await bot.ok("setWebhook", url=webhook.url, secret_token="s3cret", max_connections=3)
    await standin.send_text(chat, ann, "second")
    await webhook.wait(3)
    assert webhook.texts == ["/start", "/start", "second"]
    assert set(webhook.secrets) == {"s3cret"}
    info = await bot.ok("getWebhookInfo")
    assert (info["url"], info["max_connections"]) == (webhook.url, 3)
    assert "503" in info["last_error_message"]


async def test_polling_and_a_webhook_exclude_each_other(
    bot: Any, chat: Chat, standin: TelegramStandIn, webhook: Webhook
) -> None:
    """Each is refused while the other is in use."""
    webhook.statuses = [500] * 20
    await bot.updates()
    poll = asyncio.create_task(bot.refused("getUpdates", offset=2**30, timeout=30))
    await standin.wait_for_call("getUpdates", 2)
    await bot.ok("setWebhook", url=webhook.url)
    assert (await poll)[0] == 409
    assert (await bot.refused("getUpdates"))[1].startswith("Conflict: can't use getUpdates method while webhook")
    assert await bot.refused("setWebhook", url=webhook.url + "2") == (429, "Too Many Requests: retry after 1")
    await bot.ok("deleteWebhook")
    assert await bot.updates() == []
    assert chat.person is not None


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"url": "http://example.com/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.com:8080/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "example"}, "invalid webhook URL specified"),
        ({"url": "http://127.0.0.1:1/", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "http://127.0.0.1:1/", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_an_invalid_webhook_is_refused(bot: Any, params: dict[str, str], reason: str) -> None:
    """With Telegram's error."""
    assert await bot.refused("setWebhook", **params) == (400, f"Bad Request: {reason}")
