"""Messages, edits and reactions: what is sent is what PTB's own methods would send."""

import json
from typing import Any

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.botapi.messenger import Button, Card, Messenger, Place
from tests.unit.botapi.loopback import BotApi

CARD = Card("<b>Done</b> 🎬", ((Button("Again", "redo:1"), Button("Copy", copy="task_1")),))
KEYBOARD = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Again", callback_data="redo:1"),
            InlineKeyboardButton("Copy", copy_text=CopyTextButton("task_1")),
        ]
    ]
)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def meant(calls: list[tuple[str, dict[str, str]]]) -> list[tuple[str, dict[str, Any]]]:
    """The calls with their JSON read: its order means nothing."""
    return [
        (method, {name: json.loads(value) if value[0] in "[{" else value for name, value in fields.items()})
        for method, fields in calls
    ]


async def moved(old: int, new: int) -> None:
    raise AssertionError(f"no chat moves from {old} to {new} here")


async def test_a_message(api: BotApi, bot: ExtBot[None]) -> None:
    """With its place, buttons and no preview; the id is that of the answer."""
    api.answers["sendMessage"] = {"message_id": 77}
    assert await Messenger(bot, moved).send(Place(5, 3, 9), CARD) == 77
    api.answers.clear()
    await bot.send_message(
        5, CARD.text, parse_mode=ParseMode.HTML, message_thread_id=3, reply_markup=KEYBOARD, link_preview_options=NO_PREVIEW,
        reply_parameters=ReplyParameters(9, allow_sending_without_reply=True),
    )  # fmt: skip
    ours, theirs = meant(api.calls)
    assert ours == theirs


async def test_a_message_of_words_alone(api: BotApi, bot: ExtBot[None]) -> None:
    """What there is not is left out."""
    await Messenger(bot, moved).send(Place(5), Card("Hi"))
    preview = json.dumps({"is_disabled": True})
    assert api.calls == [
        ("sendMessage", {"chat_id": "5", "text": "Hi", "parse_mode": "HTML", "link_preview_options": preview})
    ]


async def test_a_copy(api: BotApi, bot: ExtBot[None]) -> None:
    """Of a message in another chat, with nothing added."""
    await Messenger(bot, moved).copy(5, 9, 77)
    assert api.calls == [("copyMessage", {"chat_id": "5", "from_chat_id": "9", "message_id": "77"})]


async def test_changes_of_a_message(api: BotApi, bot: ExtBot[None]) -> None:
    """Its content, its buttons, and a reaction to another one."""
    messenger = Messenger(bot, moved)
    await messenger.edit(5, 7, CARD)
    await messenger.set_buttons(5, 7, CARD.buttons)
    await messenger.set_buttons(5, 7, ())
    await messenger.react(5, 8, "👀")
    ours, api.calls = api.calls, []
    await bot.edit_message_text(
        CARD.text, 5, 7, parse_mode=ParseMode.HTML, reply_markup=KEYBOARD, link_preview_options=NO_PREVIEW
    )
    await bot.edit_message_reply_markup(5, 7, reply_markup=KEYBOARD)
    await bot.edit_message_reply_markup(5, 7, reply_markup=None)
    api.answers["setMessageReaction"] = True
    await bot.set_message_reaction(5, 8, "👀")
    assert meant(ours) == meant(api.calls)
