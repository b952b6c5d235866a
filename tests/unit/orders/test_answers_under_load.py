"""While many chats flood the bot, an answer is dropped rather than late: but never half of one, nor an admin's."""

from types import SimpleNamespace
from typing import Any

import pytest
from telegram import CallbackQuery, Message, User
from telegram import Chat as TelegramChat

from bot.access.admins import BotAdmins
from bot.botapi.messenger import Card, Place
from bot.botapi.outbox import Outbox
from bot.callbacks import Answer, ForgetButton
from bot.errors import UserError
from bot.handlers.bot_admins import require_admin_id
from bot.handlers.forgetting import press
from bot.texts.words import Words
from storage.chats import Chats
from storage.status import StatusMessages
from tests.unit.orders.chatting import THEN
from tests.unit.orders.world import ADA, BOT, REQUESTER, World, message

OWNER = 42


class Chat:
    """What the bot has sent and deleted."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.deleted: list[int] = []
        self.edited: list[int] = []

    async def send(self, _: Place, card: Card) -> int:
        self.sent.append(card.text)
        return len(self.sent)

    async def edit(self, _: int, message_id: int, card: Card) -> None:
        assert card.text
        self.edited.append(message_id)

    async def delete(self, _: int, message_id: int) -> None:
        self.deleted.append(message_id)


def context(world: World, chat: Chat, **services: Any) -> Any:
    """What handlers see of the bot."""
    words, outbox = Words.load(), Outbox(busy=0)
    admins = BotAdmins(
        admin_ids=frozenset({OWNER}),
        database=world.database,
        messenger=chat,  # type: ignore[arg-type]  # it needs no more of one
        words=words,
        clock=world.clock,
    )
    values = {
        "database": world.database, "words": words, "outbox": outbox, "press_answers": Outbox(), "messenger": chat,
        "admins": admins, "clock": world.clock, "chats": Chats(world.database, BOT),
    }  # fmt: skip
    return SimpleNamespace(bot=SimpleNamespace(id=BOT), language="en", services=SimpleNamespace(**values | services))


async def test_forget_is_answered_and_deletes_messages_although_a_chat_has_one_answer(world: World) -> None:
    draft = await world.orders.messages.offer(message("a cat"), REQUESTER)
    assert draft is not None
    await StatusMessages(world.database).mark_shown(draft, 77, world.clock())
    world.clock.now += 1
    chat = Chat()
    bot = context(world, chat)
    asked_at = round(world.clock() * 1000)
    query = CallbackQuery(
        "press", User(ADA, "Ada", is_bot=False), "chat", message=Message(9, THEN, TelegramChat(ADA, "private"))
    )
    await press(ForgetButton(Answer.DELETE, ADA, everything=True, asked_at=asked_at), query, bot)
    await bot.services.outbox.close()
    assert (chat.deleted, chat.edited) == ([77], [9])


async def test_an_admin_is_answered_however_many_others_wait(world: World) -> None:
    """The own private chat alone has room then, and not for any number."""
    bot = context(world, Chat(), outbox=Outbox(per_chat=2, overall=0), press_answers=Outbox(per_chat=2, overall=0))
    outboxes = (bot.services.outbox, bot.services.press_answers)
    with pytest.raises(UserError, match="bot-admins-only"):
        await require_admin_id(bot, ADA)
    assert not any(outbox.has_room(user_id) for outbox in outboxes for user_id in (ADA, OWNER))
    await require_admin_id(bot, OWNER)
    assert all(outbox.has_room(OWNER) for outbox in outboxes)
    assert not any(outbox.has_room(ADA) for outbox in outboxes)

    async def answer() -> None:
        await bot.services.chats.get(OWNER)

    for outbox in outboxes:
        for _ in range(9):
            outbox.send(OWNER, answer)
        assert len(outbox.pending(OWNER)) == 2
        await outbox.close()
