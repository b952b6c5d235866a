"""Injected faults occur as requested, and holds stop a call at the requested point."""

import asyncio
from typing import Any

import aiohttp
import pytest

from sandbox.telegram import Chat, TelegramStandIn


async def send(bot: Any, chat: Chat, text: str = "hi") -> tuple[int, dict[str, Any]]:
    answer: tuple[int, dict[str, Any]] = await bot.raw("sendMessage", chat_id=chat.id, text=text)
    return answer


async def test_a_429_has_retry_after(bot: Any, chat: Chat, standin: TelegramStandIn) -> None:
    """The answer has the seconds to wait."""
    standin.faults.add("sendMessage", "429", retry_after=7, after=1)
    assert (await send(bot, chat))[0] == 200
    status, body = await send(bot, chat)
    assert (status, body["parameters"]) == (429, {"retry_after": 7})
    assert (await send(bot, chat))[0] == 200


async def test_a_fault_has_its_chat_and_its_number(bot: Any, chat: Chat, standin: TelegramStandIn) -> None:
    """Calls to other chats, and later calls, succeed."""
    standin.faults.add("sendMessage", "500", chat_id=chat.id, times=2)
    assert (await bot.raw("sendMessage", chat_id=99, text="x"))[0] == 400
    assert [(await send(bot, chat))[0] for _ in range(3)] == [500, 500, 200]
    standin.faults.add("*", "403")
    assert (await send(bot, chat))[0] == 403


async def test_a_bad_gateway_answers_in_html(bot: Any, chat: Chat, standin: TelegramStandIn) -> None:
    """As Telegram's proxies do."""
    standin.faults.add("sendMessage", "502-html")
    async with bot.session.post(bot.address("sendMessage"), data={"chat_id": chat.id, "text": "x"}) as response:
        assert (response.status, response.content_type) == (502, "text/html")
    assert standin.messages(chat, from_bot=True) == []


@pytest.mark.parametrize(("kind", "applied"), [("reset", 0), ("reset_after", 1), ("malformed", 1)])
async def test_a_lost_answer_does_not_show_the_outcome(
    bot: Any, chat: Chat, standin: TelegramStandIn, kind: Any, applied: int
) -> None:
    """The client gets the same error whether the call took effect or not."""
    standin.faults.add("sendMessage", kind)
    with pytest.raises((aiohttp.ClientConnectionError, ValueError)):
        await send(bot, chat)
    assert len(standin.messages(chat, from_bot=True)) == applied


@pytest.mark.parametrize(("kind", "applied"), [("hang", 0), ("hang_after", 1)])
async def test_a_hang_never_answers(bot: Any, chat: Chat, standin: TelegramStandIn, kind: Any, applied: int) -> None:
    """The client times out."""
    standin.faults.add("sendMessage", kind)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await send(bot, chat)
    assert len(standin.messages(chat, from_bot=True)) == applied
    assert standin.calls[-1].ok is (True if applied else None)


async def test_a_slow_call_succeeds_late(bot: Any, chat: Chat, standin: TelegramStandIn) -> None:
    """The answer arrives after the given seconds."""
    standin.faults.add("sendMessage", "slow", seconds=0.05)
    started = asyncio.get_running_loop().time()
    assert (await send(bot, chat))[0] == 200
    assert asyncio.get_running_loop().time() - started >= 0.05


@pytest.mark.parametrize(("when", "applied"), [("before", 0), ("after", 1)])
async def test_a_hold_stops_a_call_until_it_is_released(
    bot: Any, chat: Chat, standin: TelegramStandIn, when: Any, applied: int
) -> None:
    """Before or after the call takes effect."""
    hold = standin.hold("sendMessage", chat_id=chat.id, when=when)
    sending = asyncio.create_task(send(bot, chat))
    await hold.reached(2)
    assert len(standin.messages(chat, from_bot=True)) == applied
    assert not sending.done()
    hold.release()
    assert (await sending)[0] == 200


async def test_a_wait_that_times_out_lists_the_messages(bot: Any, chat: Chat, standin: TelegramStandIn) -> None:
    """The error has what arrived instead."""
    await send(bot, chat, "something else")
    with pytest.raises(AssertionError, match="something else"):
        await standin.wait_for(chat, "task id", timeout=0.01)
    with pytest.raises(AssertionError, match="no sendPhoto came"):
        await standin.hold("sendPhoto").reached(0.01)


async def test_waiting_sees_new_and_edited_messages(bot: Any, chat: Chat, standin: TelegramStandIn) -> None:
    """A wait ends with a matching message, new or edited."""
    waiting = asyncio.create_task(standin.wait_for(chat, lambda message: message.text == "second"))
    sent = (await send(bot, chat, "first"))[1]["result"]
    await bot.ok("editMessageText", chat_id=chat.id, message_id=sent["message_id"], text="second")
    message = await waiting
    assert message.edits[-1].text == "second"
    with pytest.raises(AssertionError):
        await standin.wait_for(chat, "second", after=message, timeout=0.01)
