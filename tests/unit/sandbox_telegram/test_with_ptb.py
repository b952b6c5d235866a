"""python-telegram-bot, the bot's library, understands everything the stand-in sends."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, RetryAfter

from sandbox.telegram import Chat, Person, TelegramStandIn

THUMBNAIL = Path(__file__).parents[3] / "sandbox" / "assets" / "thumbnail.jpg"


@pytest.fixture
async def ptb(standin: TelegramStandIn) -> AsyncIterator[Bot]:
    bot = Bot(standin.token, base_url=f"{standin.url}/bot", base_file_url=f"{standin.url}/file/bot")
    async with bot:
        yield bot


async def test_a_photo_becomes_a_video_and_a_button(
    ptb: Bot, chat: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """The complete flow: album item, download, reply, upload, button, answer."""
    data = standin.picture()
    asked = await standin.send_photo(chat, ann, "/video a cat", data=data)
    updates = await ptb.get_updates()
    message = updates[-1].message
    assert message is not None
    assert message.parse_caption_entities(["bot_command"])
    assert await (await message.photo[-1].get_file()).download_as_bytearray() == data
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Again", callback_data="again")]])
    video = await ptb.send_video(
        chat.id,
        b"\0\0\0\x18ftypmp42" + b"0" * 100,
        duration=10,
        width=720,
        height=1280,
        thumbnail=THUMBNAIL,
        reply_markup=keyboard,
        reply_parameters=ReplyParameters(asked.id),
    )
    assert video.video is not None
    assert video.video.thumbnail is not None
    assert video.reply_to_message is not None
    shown = await standin.wait_for(chat, lambda one: one.video is not None)
    assert shown.reply_to is asked
    press = asyncio.create_task(standin.press(shown, "Again", ann))
    [update] = await ptb.get_updates(offset=updates[-1].update_id + 1, timeout=5)
    assert update.callback_query is not None
    await update.callback_query.answer("ok")
    assert (await press).text == "ok"


async def test_errors_become_the_librarys_exceptions(
    ptb: Bot, bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BadRequest, Forbidden, RetryAfter and others."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # without it the library warns about a future change
    standin.faults.add("sendMessage", "429", retry_after=9)
    with pytest.raises(RetryAfter) as flood:
        await ptb.send_message(chat.id, "x")
    assert flood.value.retry_after == timedelta(seconds=9)
    old = standin.group("Club", admins=[ann], supergroup=False)
    new = await standin.migrate(old)
    with pytest.raises(ChatMigrated) as migrated:
        await ptb.send_message(old.id, "x")
    assert migrated.value.new_chat_id == new.id
    with pytest.raises(Forbidden):
        await ptb.send_message(standin.person("Bob").id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await ptb.send_message(5, "x")
    await bot.updates(offset=2**30)
    first = asyncio.create_task(ptb.get_updates(timeout=30))
    await standin.wait_for_call("getUpdates", 2)
    assert await bot.updates(offset=2**30) == []
    with pytest.raises(Conflict):
        await first


async def test_members_and_membership_updates_can_be_parsed(ptb: Bot, ann: Person, standin: TelegramStandIn) -> None:
    """By the library's own classes."""
    group = standin.group("Club", admins=[ann], with_bot=False)
    await standin.add_bot(group)
    await standin.add_bot(group, admin=True)
    await standin.mute_bot(group)
    await standin.add_bot(group)
    changes = [update.my_chat_member for update in await ptb.get_updates() if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == [
        "member",
        "administrator",
        "restricted",
        "member",
    ]
    assert (await ptb.get_chat_administrators(group.id))[0].user.id == ann.id
    assert (await ptb.get_chat(group.id)).title == "Club"
    await standin.remove_bot(group)
    change = (await ptb.get_updates())[-1].my_chat_member
    assert change is not None
    assert change.new_chat_member.status == "kicked"
