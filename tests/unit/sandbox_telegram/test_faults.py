"""Injected faults happen, and holds stop a call where a test needs it."""

import asyncio
from typing import Any

import aiohttp
import pytest

from sandbox.telegram import Chat, TelegramStandIn


async def send(bot: Any, chat: Chat, text: str = "hi") -> tuple[int, dict[str, Any]]:
    answer: tuple[int, dict[str, Any]] = await bot.raw("sendMessage", chat_id=chat.id, text=text)
    return answer


async def test_a_429_says_how_long_to_wait(bot: Any, chat: Chat, tg: TelegramStandIn) -> None:
    tg.faults.add("sendMessage", "429", retry_after=7, after=1)
    assert (await send(bot, chat))[0] == 200
    status, body = await send(bot, chat)
    assert (status, body["parameters"]) == (429, {"retry_after": 7})
    assert (await send(bot, chat))[0] == 200


async def test_a_fault_hits_only_its_chat_and_as_often_as_told(bot: Any, chat: Chat, tg: TelegramStandIn) -> None:
    tg.faults.add("sendMessage", "500", chat_id=chat.id, times=2)
    assert (await bot.raw("sendMessage", chat_id=99, text="x"))[0] == 400
    assert [(await send(bot, chat))[0] for _ in range(3)] == [500, 500, 200]
    tg.faults.add("*", "403")
    assert (await send(bot, chat))[0] == 403


async def test_a_bad_gateway_answers_in_html(bot: Any, chat: Chat, tg: TelegramStandIn) -> None:
    tg.faults.add("sendMessage", "502-html")
    async with bot.session.post(bot.address("sendMessage"), data={"chat_id": chat.id, "text": "x"}) as response:
        assert (response.status, response.content_type) == (502, "text/html")
    assert tg.messages(chat, from_bot=True) == []


@pytest.mark.parametrize(("kind", "applied"), [("reset", 0), ("reset_after", 1), ("malformed", 1)])
async def test_a_broken_answer_leaves_open_what_happened(
    bot: Any, chat: Chat, tg: TelegramStandIn, kind: Any, applied: int
) -> None:
    tg.faults.add("sendMessage", kind)
    with pytest.raises((aiohttp.ClientConnectionError, ValueError)):
        await send(bot, chat)
    assert len(tg.messages(chat, from_bot=True)) == applied


@pytest.mark.parametrize(("kind", "applied"), [("hang", 0), ("hang_after", 1)])
async def test_a_hang_never_answers(bot: Any, chat: Chat, tg: TelegramStandIn, kind: Any, applied: int) -> None:
    tg.faults.add("sendMessage", kind)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await send(bot, chat)
    assert len(tg.messages(chat, from_bot=True)) == applied
    assert tg.calls[-1].ok is (True if applied else None)


async def test_slow_is_late_but_right(bot: Any, chat: Chat, tg: TelegramStandIn) -> None:
    tg.faults.add("sendMessage", "slow", seconds=0.05)
    started = asyncio.get_running_loop().time()
    assert (await send(bot, chat))[0] == 200
    assert asyncio.get_running_loop().time() - started >= 0.05


@pytest.mark.parametrize(("when", "applied"), [("before", 0), ("after", 1)])
async def test_a_hold_keeps_a_call_until_it_is_released(
    bot: Any, chat: Chat, tg: TelegramStandIn, when: Any, applied: int
) -> None:
    hold = tg.hold("sendMessage", chat_id=chat.id, when=when)
    sending = asyncio.create_task(send(bot, chat))
    await hold.reached(2)
    assert len(tg.messages(chat, from_bot=True)) == applied
    assert not sending.done()
    hold.release()
    assert (await sending)[0] == 200


async def test_waiting_in_vain_tells_what_there_is(bot: Any, chat: Chat, tg: TelegramStandIn) -> None:
    await send(bot, chat, "something else")
    with pytest.raises(AssertionError, match="something else"):
        await tg.wait_for(chat, "task id", timeout=0.01)
    with pytest.raises(AssertionError, match="no sendPhoto came"):
        await tg.hold("sendPhoto").reached(0.01)


async def test_waiting_sees_new_and_edited_messages(bot: Any, chat: Chat, tg: TelegramStandIn) -> None:
    waiting = asyncio.create_task(tg.wait_for(chat, lambda message: message.text == "second"))
    sent = (await send(bot, chat, "first"))[1]["result"]
    await bot.ok("editMessageText", chat_id=chat.id, message_id=sent["message_id"], text="second")
    message = await waiting
    assert message.edits[-1].text == "second"
    with pytest.raises(AssertionError):
        await tg.wait_for(chat, "second", after=message, timeout=0.01)
