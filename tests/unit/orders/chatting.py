"""Commands and presses on a world of orders, without Telegram: what the bot answers, and the buttons it shows."""

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from telegram import CallbackQuery, Chat, ChatMemberAdministrator, ChatMemberMember, Message, User

from bot.access.admins import BotAdmins
from bot.access.gate import Requester
from bot.botapi.messenger import Button, Card, Place
from bot.botapi.outbox import Outbox
from bot.callbacks import parse_callback
from bot.cards.lists import TaskLists
from bot.cards.options import OptionWords
from bot.cards.picks import PickCards
from bot.cards.prices import Prices
from bot.errors import UserError
from bot.handlers.buttons import _act
from bot.handlers.routing import Request
from bot.orders.actions import Actions, ActionTools
from bot.orders.picks import Picks
from bot.texts.words import Words
from storage.chats import Chats
from storage.model import Task
from tests.unit.orders.world import ADA, BOT, CHAT, World, message

WORDS = Words.load()
THEN = dt.datetime.fromtimestamp(0, dt.UTC)
RIGHTS: dict[str, Any] = dict.fromkeys(
    (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
        "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
        "can_edit_stories", "can_delete_stories",
    ),
    True,
)  # fmt: skip


@dataclass
class Chatting:
    """A chat with the bot. `shown`: its messages by their ids. `admins`: of the group."""

    world: World
    private: bool = True
    topic: int | None = None
    chat_id: int = CHAT
    admins: frozenset[int] = frozenset()
    shown: dict[int, Card] = field(default_factory=dict)
    deleted: list[int] = field(default_factory=list)
    resent: list[tuple[str, Place]] = field(default_factory=list)
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1000))

    def __post_init__(self) -> None:
        self._outbox, self._presses = Outbox(), itertools.count(1)

    # What the bot needs of Telegram -----------------------------------------------------------------------------------

    async def send(self, _: Place, card: Card) -> int:
        message_id = next(self.ids)
        self.shown[message_id] = card
        return message_id

    async def edit(self, _: int, message_id: int, card: Card) -> None:
        self.shown[message_id] = card

    async def delete(self, _: int, message_id: int) -> None:
        self.deleted.append(message_id)

    async def get_chat_member(self, _: int, user_id: int) -> Any:
        user = User(user_id, "Ada", is_bot=False)
        return ChatMemberAdministrator(user, **RIGHTS) if user_id in self.admins else ChatMemberMember(user)

    async def _resend(self, task: Task, place: Place) -> int:
        self.resent.append((task.prompt, place))
        return next(self.ids)

    # Steps of tests ---------------------------------------------------------------------------------------------------

    @property
    def context(self) -> Any:
        world, tools = self.world, ActionTools(resend=self._resend, wake=lambda: None)
        lists = TaskLists(WORDS, OptionWords(WORDS, world.catalogue))
        services = SimpleNamespace(
            database=world.database, words=WORDS, outbox=self._outbox, press_answers=Outbox(), messenger=self,
            clock=world.clock, chats=Chats(world.database, BOT), orders=world.orders, current_cards=world.cards,
            admins=BotAdmins(
                admin_ids=frozenset(), database=world.database, messenger=self,  # type: ignore[arg-type]
                words=WORDS, clock=world.clock,
            ),
            picks=Picks(world.database, BOT, PickCards(WORDS, Prices(world.catalogue), "video_bot", world.clock)),
            actions=Actions(
                database=world.database, bot_id=BOT, cards=world.cards, lists=lists, tools=tools, clock=world.clock
            ),
        )  # fmt: skip
        return SimpleNamespace(
            bot=SimpleNamespace(id=BOT, get_chat_member=self.get_chat_member), services=services, language="en"
        )

    async def say(self, handle: Any, text: str, number: int = 1, user_id: int = ADA, **facts: Any) -> Card | None:
        """Send a message to a command's handler. Returns the answer."""
        incoming = message(text, number, chat_id=self.chat_id, is_private=self.private, user_id=user_id, **facts)
        before = set(self.shown)
        try:
            await handle(Request(incoming, self._requester(user_id), self.context))
        except UserError as error:
            return Card(f"! {error.key}")
        await self._settled()
        new = [self.shown[message_id] for message_id in self.shown if message_id not in before]
        return new[-1] if new else None

    async def press(self, button: Button | str, user_id: int = ADA, message_id: int = 0, press: str = "") -> str | None:
        """Press a button of the newest message, or of another one. Returns the answer: `! key` for a refusal."""
        data = button if isinstance(button, str) else button.data
        message_id = message_id or max(self.shown, default=1)
        chat = Chat(self.chat_id, "private" if self.private else "supergroup")
        user = User(user_id, "Ada", is_bot=False)
        query = CallbackQuery(
            press or f"press{next(self._presses)}", user, "chat", message=self._message(message_id, chat), data=data
        )
        try:
            answer = await _act(query, self._requester(user_id), self.context)
        except UserError as error:
            answer = f"! {error.key}"
        await self._settled()
        return answer

    def _message(self, message_id: int, chat: Chat) -> Message:
        return Message(message_id, THEN, chat, message_thread_id=self.topic, is_topic_message=self.topic is not None)

    def labels(self, card: Card) -> list[str]:
        return [button.label for row in card.buttons for button in row]

    async def _settled(self) -> None:
        await self._outbox.close()
        self._outbox = Outbox()

    def _requester(self, user_id: int) -> Requester:
        return Requester(self.chat_id, "Ada", user_id, "Ada", private=self.private, language="en", thread_id=self.topic)


def button(card: Card, label: str) -> Button:
    """The one button whose label contains a text."""
    [found] = [each for row in card.buttons for each in row if label in each.label]
    assert parse_callback(found.data)
    return found
