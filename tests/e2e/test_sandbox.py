"""`python -m bot sandbox`: what a new user sees, controlled through the interface of the chat page."""

import asyncio
import base64
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from sandbox.telegram import TelegramStandIn
from tests.e2e.bot_process import BotProcess
from tests.ports import free_port


@pytest.fixture(scope="module")
async def sandbox(new_bot: Callable[..., Awaitable[BotProcess]]) -> BotProcess:
    """The sandbox, started in a folder with the settings of a real bot, which it must ignore."""
    process = await new_bot(PUBLIC_URL="", UPDATES="webhook", ADMIN_IDS="42", WATERMARK_FORMAT="string")
    (process.folder / "bot.db").unlink()
    port = free_port()
    process.command = ("sandbox", "--port", str(port))
    process.fresh = True
    process.url = f"http://127.0.0.1:{port}"
    await process.launch()
    await process.logged(process.url)
    return process


@pytest.fixture
async def page(sandbox: BotProcess) -> AsyncIterator[aiohttp.ClientSession]:
    """A client in place of the chat page."""
    async with aiohttp.ClientSession(base_url=f"{sandbox.url}/") as session:
        yield session


async def state(page: aiohttp.ClientSession) -> dict[str, Any]:
    async with page.get("control/state") as answer:
        found: dict[str, Any] = await answer.json()
        return found


async def reply_to(page: aiohttp.ClientSession, asked: dict[str, Any], words: str) -> dict[str, Any]:
    """Wait for the bot's reply with these words to a message."""
    async with asyncio.timeout(60):
        while True:
            for message in (await state(page))["messages"]:
                same_chat = message["chat"] == asked["chat"] and message["reply_to"] == asked["id"]
                if same_chat and message["from"]["is_bot"] and words in (message["text"] or ""):
                    reply: dict[str, Any] = message
                    return reply
            await asyncio.sleep(0.05)


async def send(page: aiohttp.ClientSession, **what: Any) -> dict[str, Any]:
    async with page.post("control/send", json=what) as answer:
        assert answer.status == 200, await answer.text()
        message: dict[str, Any] = (await answer.json())["messages"][0]
        return message


async def test_the_page_has_people_and_chats(page: aiohttp.ClientSession) -> None:
    """There are a private chat, a group and a forum; the page's scripts are served."""
    async with page.get("") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        text = await answer.text()
    assert 'src="page.js"' in text or 'src="/page.js"' in text
    async with page.get("page.js") as answer:
        assert answer.status == 200
    there = await state(page)
    assert there["people"][0]["name"] == "You"
    assert {chat["type"] for chat in there["chats"]} == {"private", "supergroup"}
    assert any(chat["topics"] for chat in there["chats"])


async def test_a_photo_with_a_caption_yields_a_task_id(page: aiohttp.ClientSession) -> None:
    """The user of the page is the admin, so no approval is needed."""
    you = (await state(page))["people"][0]["id"]
    async with page.get("example.jpg") as answer:
        picture = base64.b64encode(await answer.read()).decode()
    asked = await send(
        page, chat=you, person=you, caption="make it dance", photos=[f"data:image/jpeg;base64,{picture}"]
    )
    reply = await reply_to(page, asked, "Task sora-2:task_")
    assert "1 image" in reply["text"]


async def test_a_group_needs_approval_by_the_user_of_the_page(page: aiohttp.ClientSession) -> None:
    """The first order of another member sends a request to You; after Approve they may order."""
    there = await state(page)
    people = {person["name"]: person["id"] for person in there["people"]}
    asked = await send(page, chat=people["Mia"], person=people["Mia"], text="/video a paper boat")
    await reply_to(page, asked, "I’ve asked the owner")
    question = next(
        message for message in (await state(page))["messages"]
        if message["chat"] == people["You"] and "would like to use the bot" in (message["text"] or "")
    )  # fmt: skip
    press = {"chat": people["You"], "message": question["id"], "button": "✅ Approve", "person": people["You"]}
    async with page.post("control/press", json=press) as answer:
        assert (await answer.json())["answered"]
    again = await send(page, chat=people["Mia"], person=people["Mia"], text="/video a paper boat")
    await reply_to(page, again, "Task sora-2:task_")


async def test_ctrl_c_ends_it_and_leaves_nothing(sandbox: BotProcess, telegram: TelegramStandIn) -> None:
    """It exits with 0 at once; the real bot's database is unchanged, and Telegram was not called."""
    assert sandbox.process is not None
    began = time.monotonic()
    sandbox.process.send_signal(signal.SIGINT)
    async with asyncio.timeout(60):
        assert await sandbox.process.wait() == 0
    assert time.monotonic() - began < 40
    assert [path.name for path in sandbox.folder.iterdir()] == ["bot.log"]
    assert telegram.calls == []
    assert "Traceback" not in sandbox.log() and "Ctrl-C" in sandbox.log()


async def test_a_port_in_use_is_reported_in_one_line(
    new_bot: Callable[..., Awaitable[BotProcess]], telegram: TelegramStandIn
) -> None:
    """The exit code is 2; neither token nor key is needed."""
    process = await new_bot(TELEGRAM_BOT_TOKEN="", VIDEO_API_KEY="", LOG_LEVEL="WARNING")
    port = telegram.url.rpartition(":")[2]
    process.command = ("sandbox", "--port", port)
    launched = await process.launch()
    assert await launched.wait() == 2
    assert process.log().startswith(f"--port {port} cannot be used") and process.log().count("\n") == 1
