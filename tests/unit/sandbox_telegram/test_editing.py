"""Edits, deletions and answers to presses, within Telegram's rules."""

import asyncio
from typing import Any

from sandbox.telegram import CallbackAnswer, Chat, Person, TelegramStandIn

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go:1"}, {"text": "Copy", "copy_text": {"text": "id"}}]]}


async def test_an_edit_that_changes_nothing_is_refused(bot: Any, chat: Chat, standin: TelegramStandIn) -> None:
    """With Telegram's error for an unmodified message."""
    sent = await bot.ok("sendMessage", chat_id=chat.id, text="<b>one</b>", parse_mode="HTML", reply_markup=GO)
    same = {"chat_id": chat.id, "message_id": sent["message_id"], "text": "<b>one</b>", "parse_mode": "HTML"}
    status, reason = await bot.refused("editMessageText", **same, reply_markup=GO)
    assert status == 400
    assert reason.startswith("Bad Request: message is not modified: specified new message content and reply markup")
    edited = await bot.ok("editMessageText", **same)
    assert "reply_markup" not in edited
    assert edited["edit_date"]
    await bot.ok("editMessageReplyMarkup", **same, reply_markup=GO)
    message = await standin.wait_for(chat, "one")
    assert [len(version.buttons) for version in message.edits] == [0, 1]


async def test_only_own_messages_of_the_right_kind_can_be_edited(
    bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """A text needs editMessageText, a caption editMessageCaption."""
    own = await bot.ok("sendMessage", chat_id=chat.id, text="one")
    hers = await standin.send_text(chat, ann, "mine")
    where = {"chat_id": chat.id, "message_id": own["message_id"]}
    refusal = await bot.refused("editMessageCaption", **where, caption="x")
    assert refusal == (400, "Bad Request: there is no caption in the message to edit")
    refusal = await bot.refused("editMessageText", chat_id=chat.id, message_id=hers.id, text="x")
    assert refusal == (400, "Bad Request: message can't be edited")
    assert await bot.ok("deleteMessage", **where)
    assert await bot.refused("editMessageText", **where, text="x") == (
        400,
        "Bad Request: message to edit not found",
    )
    assert await bot.refused("deleteMessage", **where) == (400, "Bad Request: message to delete not found")


async def test_a_press_and_its_answer(bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn) -> None:
    """The bot gets the press, and the user its answer."""
    offset = (await bot.updates())[-1]["update_id"] + 1
    await bot.ok("sendMessage", chat_id=chat.id, text="ready?", reply_markup=GO)
    message = await standin.wait_for(chat, "ready?")
    assert [button.text for row in message.buttons for button in row] == ["Go", "Copy"]
    press = asyncio.create_task(standin.press(message, "Go", ann))
    [update] = await bot.updates(offset=offset, timeout=5)
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]["text"]) == ("go:1", ann.id, "ready?")
    await bot.ok("answerCallbackQuery", callback_query_id=query["id"], text="Gone", show_alert=True)
    assert await press == CallbackAnswer(True, "Gone", True, "")
    too_old = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    assert await bot.refused("answerCallbackQuery", callback_query_id=query["id"]) == too_old
    assert await bot.refused("answerCallbackQuery", callback_query_id="1") == too_old


async def test_a_press_without_an_answer(bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn) -> None:
    """It is reported as not answered after the timeout."""
    await bot.ok("sendMessage", chat_id=chat.id, text="ready?", reply_markup=GO)
    message = await standin.wait_for(chat, "ready?")
    assert await standin.press(message, "go:1", ann, timeout=0) == CallbackAnswer(False)


async def test_the_menu_of_commands_is_checked_and_stored(bot: Any) -> None:
    """Invalid commands are refused."""
    menu = [{"command": "video", "description": "Make a video"}]
    await bot.ok("setMyCommands", commands=menu, language_code="de", scope={"type": "all_group_chats"})
    assert await bot.ok("getMyCommands", language_code="de", scope={"type": "all_group_chats"}) == menu
    assert await bot.ok("getMyCommands") == []
    bad = [{"command": "Video!", "description": "x"}]
    assert await bot.refused("setMyCommands", commands=bad) == (400, "Bad Request: BOT_COMMAND_INVALID")
    assert (await bot.refused("setMyDescription", description="x" * 513))[0] == 400
    assert await bot.ok("setMyShortDescription", short_description="short")
    assert await bot.ok("setMyName", name="Film Bot")
