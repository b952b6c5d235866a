"""Reads a message once, finds its route, and answers with the text of a UserError."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import BaseHandler

from bot.access.gate import Requester
from bot.botapi.messenger import Card, ChatUnreachable, MessageGone, Messenger, Place
from bot.errors import UserError, settled
from bot.handlers.context import BotContext
from bot.handlers.languages import language_of, read_chat
from bot.orders.offer_pace import TooManyOffers
from bot.parsing.incoming import Incoming
from bot.parsing.messages import from_message

log = logging.getLogger(__name__)

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


class MessageRoutes(BaseHandler[Update, BotContext, None]):
    """One PTB handler for all messages, so that each is read once. Edited messages are never requested."""

    def __init__(self, routes: Sequence[Route], bot_username: str) -> None:
        super().__init__(_unused)  # PTB requires a callback; `handle_update` does not use it
        self._routes = tuple(routes)
        self._bot_username = bot_username

    def check_update(self, update: object) -> tuple[list[Route], Incoming] | None:
        if not isinstance(update, Update) or update.message is None or self._is_own_video(update.message):
            return None
        incoming = from_message(update.message, self._bot_username)
        routes = [route for route in self._routes if route.matches(incoming)]
        return (routes, incoming) if routes else None

    def _is_own_video(self, message: Message) -> bool:
        """Whether a user sent one of this bot's videos by inline mode: its caption is an old prompt and no request."""
        via = message.via_bot
        return via is not None and (via.username or "").lower() == self._bot_username.lower()

    async def handle_update(  # type: ignore[override]  # PTB types the check's result as object
        self, update: Update, application: object, check_result: tuple[list[Route], Incoming], context: BotContext
    ) -> None:
        routes, incoming = check_result
        read, is_known = None, False  # the chat, and with it the language
        for route in routes:
            log.debug("message %s of chat %s: %s", incoming.message_id, incoming.chat_id, route.name)
            if route.only_answers and not context.services.outbox.has_room(incoming.chat_id):
                return
            if not (is_known or route.is_silent):
                read = await read_chat(context.services.chats, incoming.chat_id)
                context.language = language_of(read, incoming.language)
                incoming, is_known = replace(incoming, language=context.language), True
            request = Request(incoming, replace(requester(update), language=context.language, read=read), context)
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


async def _unused(update: Update, context: BotContext) -> None:
    raise AssertionError(f"handle_update calls the route of {update.update_id}, not {context}")


def requester(update: Update) -> Requester:
    """The chat and the user of an update."""
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
