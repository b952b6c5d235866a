"""Answers to Telegram's webhook requests."""

import asyncio
import logging

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from telegram import Update

from bot.botapi.errors import NotReady
from bot.intake import ALLOWED_UPDATES
from bot.intake.lanes import ChatLanes
from bot.intake.webhook import WebhookReceiver, register
from storage.errors import StorageUnavailable
from tests.unit.intake.bot_api import message
from tests.unit.intake.world import World, until


def site(receiver: WebhookReceiver) -> TestClient[web.Request, web.Application]:
    """A minimal web app around the receiver."""

    async def push(request: web.Request) -> web.Response:
        try:
            await receiver.receive(await request.json())
        except (NotReady, StorageUnavailable):
            return web.Response(status=503)
        return web.Response()

    app = web.Application()
    app.router.add_post("/", push)
    return TestClient(TestServer(app))


async def test_an_update_is_answered_with_200_only_after_its_commit_and_503_while_the_database_fails(
    world: World,
) -> None:
    async with site(WebhookReceiver(world.dispatcher())) as telegram:
        world.database_works = False
        assert (await telegram.post("/", json=message(1))).status == 503
        world.database_works = True
        assert (await telegram.post("/", json=message(1))).status == 200
        assert world.committed == [1]


async def test_a_slow_update_is_answered_503_continues_and_the_repeated_one_joins_it(world: World) -> None:
    finish = asyncio.Event()

    async def slow(_update: Update) -> None:
        await finish.wait()

    world.behave = slow
    async with site(WebhookReceiver(world.dispatcher(), timeout=0.02)) as telegram:
        assert (await telegram.post("/", json=message(1))).status == 503
        finish.set()
        assert (await telegram.post("/", json=message(1))).status == 200
    assert world.tries == [1]


async def test_a_disconnected_push_is_finished_all_the_same(world: World) -> None:
    finish = asyncio.Event()

    async def slow(_update: Update) -> None:
        await finish.wait()

    world.behave = slow
    receiver = WebhookReceiver(world.dispatcher())
    push = asyncio.create_task(receiver.receive(message(1)))
    await until(lambda: world.tries)
    push.cancel()
    finish.set()
    await until(lambda: world.committed == [1])


async def test_pushes_are_put_off_when_too_many_wait_and_when_draining_but_delivered_ones_still_get_200(
    world: World,
) -> None:
    async def slow(update: Update) -> None:
        await asyncio.sleep(60 if update.update_id == 2 else 0)

    world.behave = slow
    receiver = WebhookReceiver(world.dispatcher(lanes=ChatLanes(4, capacity=1)))
    async with site(receiver) as telegram:
        assert (await telegram.post("/", json=message(1))).status == 200
        waiting = asyncio.create_task(telegram.post("/", json=message(2)))
        await until(lambda: 2 in world.tries)
        assert (await telegram.post("/", json=message(3, chat=8))).status == 503
        await receiver.stop(0.01)
        assert (await waiting).status == 503
        assert (await telegram.post("/", json=message(4))).status == 503
        assert (await telegram.post("/", json=message(1))).status == 200
    assert world.committed == [1]


async def test_the_webhook_is_set_with_a_secret_however_long_it_takes_and_logged_once(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # PTB warns about its own use of numbers otherwise
    world.bot_api.faults.extend(
        [(502, "Bad Gateway", {}), (502, "Bad Gateway", {}), (429, "Too Many Requests", {"retry_after": 9})]
    )
    with caplog.at_level(logging.INFO, "bot"):
        await register(world.bot, "https://bot.example/hook", "s3cret", sleep=world.sleep, rand=lambda: 1.0)
    given = world.bot_api.asked("setWebhook")[-1]
    assert given["url"] == "https://bot.example/hook"
    assert given["secret_token"] == "s3cret"
    assert all(kind in given["allowed_updates"] for kind in ALLOWED_UPDATES)
    assert "drop_pending_updates" not in given
    assert world.slept == [1, 2, 9]
    assert caplog.text.count("Telegram cannot be reached") == 1
    assert "s3cret" not in caplog.text
