"""Reads a message once, finds its route, and answers with the text of a UserError."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from telegram import Message, Update
from telegram.error import TelegramError

from bot.access.gate import Requester
from bot.access.requester import ChatRead
from bot.botapi.messenger import Card, ChatUnreachable, MessageGone, Messenger, Place
from bot.errors import UserError, settled
from bot.handlers.context import BotApplication, BotContext
from bot.handlers.languages import language_of, read_chat
from bot.orders.offer_pace import TooManyOffers
from bot.parsing.incoming import Incoming
from bot.parsing.media import Json
from bot.parsing.messages import from_message
from storage.records import dataclass

log = logging.getLogger(__name__)

EVENTS = (
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "new_chat_members",
    "left_chat_member",
    "group_chat_created",
    "supergroup_chat_created",
    "channel_chat_created",
)
"""What Telegram reports in a message though nobody wrote one: `bot/handlers/groups.py` handles it."""

WITHOUT_WORDS = frozenset({"prompt-missing", "prompt-missing-words"})
"""Errors whose texts show how to order in private."""

Send = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Request:
    """One message with everything needed to answer it."""

    incoming: Incoming
    requester: Requester
    context: BotContext

    async def reply(self, text: str) -> None:
        """Answer the message, in its topic."""
        await reply(self.context, self.incoming, Card(text))

    async def send(self, send: Callable[[Messenger, Place], Awaitable[object]]) -> None:
        """Answer with something else than a text. Errors of sending are only logged."""
        incoming, context = self.incoming, self.context
        place = Place(incoming.chat_id, incoming.thread_id, incoming.message_id)
        context.services.outbox.send(incoming.chat_id, lambda: _logged(place, send(context.services.messenger, place)))

    def refuse(self, error: UserError) -> None:
        """Answer with the text of an error, which may still be undecided."""
        incoming, context = self.incoming, self.context
        place = Place(incoming.chat_id, incoming.thread_id, incoming.message_id)

        async def send() -> None:
            final = await settled(error)
            await _send_or_edit(context, place, Card(self._refusal(final)))

        context.services.outbox.send(incoming.chat_id, send)

    def say(self, key: str, **values: object) -> str:
        """A text in the language of the chat, or of the user."""
        return self.context.services.words.say(self.incoming.language, key, **values)

    def _refusal(self, error: UserError) -> str:
        if error.key in WITHOUT_WORDS and not self.incoming.is_private:
            return self.say("prompt-missing-group", username=self.context.bot.username)
        return self.say(error.key, **error.values)


class NotForThisRoute(Exception):
    """Raised by a route to pass the message, possibly changed, to the next route that matches."""

    def __init__(self, incoming: Incoming) -> None:
        super().__init__()
        self.incoming = incoming


@dataclass(frozen=True)
class Route:
    """The first route whose `matches` returns True handles the message, unless it raises NotForThisRoute.

    `only_answers`: it does nothing else, so it is not called if the answer would be dropped. `is_silent`: it answers nothing,
    so the chat's language is not read for it: it sees everything that is written in a group.
    """

    name: str
    matches: Callable[[Incoming], bool]
    handle: Callable[[Request], Awaitable[None]]
    only_answers: bool = False
    is_silent: bool = False


class MessageRoutes:
    """Reads messages, and passes each to the first of its routes. Edited messages are never requested."""

    def __init__(self, routes: Sequence[Route], application: BotApplication, bot_username: str) -> None:
        self._routes = tuple(routes)
        self._application = application
        self._bot_username = bot_username

    def read(self, message: Json) -> Callable[[], Awaitable[None]] | None:
        """Read a message of the Bot API; returns what handles it. None if it is an event of a chat instead.

        Raises any error if the message is malformed.
        """
        if any(map(message.get, EVENTS)):
            return None
        if self._is_own_video(message):
            return _ignore
        return partial(self._handle, from_message(message, self._bot_username))

    def _is_own_video(self, message: Json) -> bool:
        """Whether a user sent one of this bot's videos by inline mode: its caption is an old prompt and no request."""
        via = message.get("via_bot")
        return via is not None and (via.get("username") or "").lower() == self._bot_username.lower()

    async def _handle(self, message: Incoming) -> None:
        incoming, context = message, BotContext(self._application)
        read, is_known = None, False  # the chat, and with it the language
        for route in self._routes:
            if not route.matches(message):
                continue
            log.debug("message %s of chat %s: %s", incoming.message_id, incoming.chat_id, route.name)
            if route.only_answers and not context.services.outbox.has_room(incoming.chat_id):
                return
            if not (is_known or route.is_silent):
                read, is_known = await read_chat(context.services.chats, incoming.chat_id), True
                context.language = language_of(read, incoming.language)
                if context.language != incoming.language:
                    incoming = replace(incoming, language=context.language)
            request = Request(incoming, _writer(incoming, context.language, read), context)
            try:
                await route.handle(request)
            except NotForThisRoute as passed_on:
                incoming = passed_on.incoming
                continue
            except TooManyOffers:
                return
            except UserError as error:
                request.refuse(error)
            if incoming.addressed:
                await context.services.known_chats.note(incoming.chat_id, request.requester.title)
            return


async def _ignore() -> None:
    """Handle a message that needs no answer."""


def _writer(incoming: Incoming, language: str, read: ChatRead | None) -> Requester:
    """The chat and the user of a message. `language`: of its answers. `read`: the chat's row."""
    return Requester(
        chat_id=incoming.chat_id,
        title=incoming.chat_name,
        user_id=incoming.user_id or 0,
        user_name=incoming.user_name,
        private=incoming.is_private,
        language=language,
        thread_id=incoming.thread_id,
        in_forum=incoming.in_forum,
        read=read,
    )


def requester(update: Update) -> Requester:
    """The chat and the user of a press, or of an event of a chat."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None:
        raise ValueError("an update without a chat has no requester")
    message = update.callback_query.message if update.callback_query else update.message
    return Requester(
        chat_id=chat.id,
        title=chat.effective_name or "",
        user_id=user.id if user else 0,
        user_name=user.full_name if user else "",
        private=chat.type == "private",
        language=(user.language_code if user else None) or "",
        thread_id=topic_of(message) if isinstance(message, Message) else None,
        in_forum=bool(chat.is_forum),
    )


def topic_of(message: Message) -> int | None:
    """The topic of a message; replies outside of forums have threads that are none."""
    return message.message_thread_id if message.is_topic_message else None


async def reply(context: BotContext, incoming: Incoming, card: Card, *, then: Send | None = None) -> None:
    """Answer a message. Errors of sending are only logged: they must not make the update fail."""
    await send_or_edit(context, Place(incoming.chat_id, incoming.thread_id, incoming.message_id), card, then=then)


async def _logged(place: Place, sending: Awaitable[object]) -> None:
    try:
        await sending
    except (ChatUnreachable, MessageGone, TelegramError) as error:
        log.warning("message %s of chat %s is not answered: %s", place.reply_to, place.chat_id, error)


async def send_or_edit(
    context: BotContext, place: Place, card: Card, *, message_id: int | None = None, then: Send | None = None
) -> None:
    """Send a card soon, or replace the content of one of the bot's messages. Errors are only logged.

    `then`: done after it, as part of the same answer: under load, a second answer to a chat is dropped.
    """

    async def send() -> None:
        await _send_or_edit(context, place, card, message_id=message_id)
        if then:
            await then()

    context.services.outbox.send(place.chat_id, send)


async def _send_or_edit(context: BotContext, place: Place, card: Card, *, message_id: int | None = None) -> None:
    messenger = context.services.messenger
    if message_id is None:
        return await _logged(place, messenger.send(place, card))
    await _logged(replace(place, reply_to=message_id), messenger.edit(place.chat_id, message_id, card))
