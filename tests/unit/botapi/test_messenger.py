"""Messages, edits and reactions: what is sent is what PTB's own methods would send."""

import json
import re
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from aiohttp import web
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.botapi.errors import PossiblySent
from bot.botapi.messenger import Button, Card, ChatUnreachable, Messenger, Place
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


@pytest.mark.parametrize(
    "answer", [True, None, [], {}, {"message_id": "x"}, {"message_id": None}, {"message_id": True}]
)
async def test_an_answer_without_an_id_may_mean_that_it_was_sent(api: BotApi, bot: ExtBot[None], answer: Any) -> None:
    api.answers["sendMessage"] = answer
    with pytest.raises(PossiblySent):
        await Messenger(bot, moved).send(Place(5), CARD)
    assert len(api.calls) == 1


async def test_a_message_of_words_alone(api: BotApi, bot: ExtBot[None]) -> None:
    """What there is not is left out."""
    await Messenger(bot, moved).send(Place(5), Card("Hi"))
    preview = json.dumps({"is_disabled": True})
    assert api.calls == [
        ("sendMessage", {"chat_id": "5", "text": "Hi", "parse_mode": "HTML", "link_preview_options": preview})
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Bad Request: chat not found", "Bad Request: not enough rights to send text messages", "Bad Request: TOPIC_CLOSED",
        "Bad Request: CHAT_WRITE_FORBIDDEN", "Bad Request: have no rights to send a message", "Bad Request: PEER_ID_INVALID",
        "Forbidden: bot was blocked by the user", "Forbidden: bot is not a member of the supergroup chat",
        "Forbidden: user is deactivated", "Bad Request: need administrator rights in the channel chat",
    ],
)  # fmt: skip
async def test_a_chat_in_which_the_bot_may_not_write(api: BotApi, bot: ExtBot[None], words: str) -> None:
    api.answers["sendMessage"] = partial(refuse, words)
    with pytest.raises(ChatUnreachable):
        await Messenger(bot, moved).send(Place(5), CARD)


@pytest.mark.parametrize(
    "words",
    [
        "Bad Request: can't parse entities: unsupported start tag", "Bad Request: message is too long",
        "Bad Request: BUTTON_DATA_INVALID", "Bad Request: message text is empty", "Bad Request: reply markup is too long",
        "Bad Request: something that nobody has seen yet",
    ],
)  # fmt: skip
async def test_a_message_that_is_refused_says_nothing_of_its_chat(api: BotApi, bot: ExtBot[None], words: str) -> None:
    """Another message could be written there: "I couldn't write here" would be wrong."""
    api.answers["sendMessage"] = partial(refuse, words)
    with pytest.raises(BadRequest, match=f"(?i){re.escape(words.partition(': ')[2][:20])}"):
        await Messenger(bot, moved).send(Place(5), CARD)


async def refuse(words: str, _request: web.Request) -> web.Response:
    status = 403 if words.startswith("Forbidden") else 400
    return web.json_response({"ok": False, "error_code": status, "description": words}, status=status)


@dataclass
class Forum:
    """A forum whose topic is closed or gone. `tried`: the places that were tried, as topic and replied message."""

    words: str
    tried: list[tuple[str | None, bool]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        given = await request.post()
        thread = given.get("message_thread_id")
        self.tried.append((None if thread is None else str(thread), "reply_parameters" in given))
        if thread is not None:
            return await refuse(self.words, request)
        return web.json_response({"ok": True, "result": {"message_id": 77}})


@pytest.mark.parametrize("words", ["message thread not found", "TOPIC_DELETED", "TOPIC_ID_INVALID"])
@pytest.mark.parametrize("must_arrive", [True, False])
async def test_a_deleted_topic_leads_to_general(
    api: BotApi, bot: ExtBot[None], words: str, *, must_arrive: bool
) -> None:
    """As a reply, if the message is still there."""
    forum = Forum(f"Bad Request: {words}")
    api.answers["sendMessage"] = forum.answer
    assert await Messenger(bot, moved).send(Place(-5, 3, 9, must_arrive=must_arrive), CARD) == 77
    assert forum.tried == [("3", True), (None, True)]


async def test_what_must_arrive_leaves_a_closed_topic(api: BotApi, bot: ExtBot[None]) -> None:
    """As no reply: Telegram would put that into the closed topic."""
    forum = Forum("Bad Request: TOPIC_CLOSED")
    api.answers["sendMessage"] = forum.answer
    assert await Messenger(bot, moved).send(Place(-5, 3, 9, must_arrive=True), CARD) == 77
    assert forum.tried == [("3", True), (None, False)]


async def test_answers_do_not_leave_a_closed_topic(api: BotApi, bot: ExtBot[None]) -> None:
    """In another topic nobody would know what they are about."""
    forum = Forum("Bad Request: TOPIC_CLOSED")
    api.answers["sendMessage"] = forum.answer
    with pytest.raises(ChatUnreachable):
        await Messenger(bot, moved).send(Place(-5, 3, 9), CARD)
    assert forum.tried == [("3", True)]


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
