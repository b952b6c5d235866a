"""The admins: who they are, notifications to them, and the invite link for the first one."""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable
from typing import Any

from telegram.error import TelegramError

from bot.botapi.messenger import Button, Card, ChatUnreachable, Messenger, Place
from bot.cards.owner import told_subject
from bot.errors import UserError
from bot.texts.words import Words, clip_escaped
from storage.admins import Admins, Removal, accept_invite, remove_admin
from storage.database import Database, Executor
from storage.errors import StorageUnavailable
from storage.last_times import note_time

log = logging.getLogger(__name__)

HOUR = 3600.0
INVITE_PREFIX = "claim_"
SERVICE_ACCOUNTS = frozenset({777000, 136817688, 1087968824})
"""Accounts that Telegram names as the sender of channels' and anonymous admins' messages: many people write as them."""


class BotAdmins:
    """The users of ADMIN_IDS, and a user who opened the invite link."""

    def __init__(
        self,
        *,
        admin_ids: frozenset[int],
        database: Database,
        messenger: Messenger,
        words: Words,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._configured = admin_ids
        self._database = database
        self._messenger = messenger
        self._words = words
        self._clock = clock
        self.changed = asyncio.Event()  # set when users were added or removed
        self._notified: dict[str, tuple[float, bool]] = {}  # when, and whether it has reached anybody

    async def admin_ids(self) -> frozenset[int]:
        return self._configured | frozenset(await Admins(self._database).ids())

    async def is_admin(self, user_id: int, executor: Executor | None = None) -> bool:
        """`executor`: a transaction to read in."""
        return user_id in self._configured or user_id in await Admins(executor or self._database).ids()

    @property
    def configured(self) -> frozenset[int]:
        """The users of ADMIN_IDS. They are not in the database."""
        return self._configured

    async def add(self, user_id: int) -> None:
        """Make a user an admin. Raises UserError."""
        if user_id <= 0 or user_id in SERVICE_ACCOUNTS:
            raise UserError("admins-no-user")
        if user_id in self._configured or not await Admins(self._database).add(user_id, self._clock()):
            raise UserError("admins-already")
        self.changed.set()
        log.warning("user %s was added to the admins", user_id)

    async def remove(self, user_id: int) -> None:
        """Remove an admin who is not one of ADMIN_IDS. Raises UserError, also for the last admin."""
        if user_id in self._configured:
            raise UserError("admins-configured")
        removal = await remove_admin(self._database, user_id, others=bool(self._configured))
        if removal is not Removal.REMOVED:
            raise UserError(f"admins-{removal}")
        self.changed.set()
        log.warning("user %s was removed from the admins", user_id)

    async def offer_invite(self, username: str) -> str | None:
        """Create a link that makes the first user who opens it an admin; None if there is an admin already."""
        if await self.admin_ids():
            return None
        token = secrets.token_urlsafe(24)
        await Admins(self._database).offer_invite(token, self._clock())
        return f"https://t.me/{username}?start={INVITE_PREFIX}{token}"

    async def accept_invite(self, payload: str, user_id: int) -> bool:
        """Make the user an admin if the payload of a /start is that of the invite link; returns whether it was."""
        token = payload.removeprefix(INVITE_PREFIX)
        if token == payload or await self.admin_ids():
            return False
        accepted = await accept_invite(self._database, token, user_id, self._clock())
        if accepted:
            self.changed.set()
            log.info("user %s opened the invite link and is an admin now", user_id)
        return accepted

    def now(self) -> float:
        """Seconds since 1970."""
        return self._clock()

    async def notify(
        self, key: str, *, pause: float = HOUR, subject: str = "", told: str = "", quote: str = "", **values: Any
    ) -> bool:
        """Log and notify all admins, at most once per `pause` seconds per `subject`. Never raises.

        Returns whether an admin has the message: this one, or the one within the pause. `told`: the topic of which chats
        are told then that the owner knows (`bot/cards/owner.py`). `quote`: the provider's words, in a line of their own.
        """
        line = self._words.say(None, key, **values)
        if quote:
            line += "\n" + self._words.say(None, "owner-words", reason=clip_escaped(quote))
        log.warning("owner: %s", line)
        now = self._clock()
        topic = f"{key} {subject or line}"
        # A time in the future was taken from a wrong clock.
        recent = {topic: sent for topic, sent in self._notified.items() if 0 <= now - sent[0] < HOUR}
        at, reached = recent.get(topic, (-pause, False))
        if now - at < pause:
            return reached
        self._notified = recent | {topic: (now, False)}
        reached = await self.send(Card(line))
        self._notified[topic] = now, reached
        if reached and told:
            await self._note(told, now)
        return reached

    async def _note(self, topic: str, now: float) -> None:
        try:
            await note_time(self._database, told_subject(topic), now)
        except StorageUnavailable as error:
            log.warning("cards will not say that the owner knows: %s", error)

    async def send(self, card: Card) -> bool:
        """Send a card to every admin; returns whether at least one received it."""
        reached = False
        for user_id in await self._reachable():
            try:
                await self._messenger.send(Place(user_id), card)
                reached = True
            except (TelegramError, ChatUnreachable) as error:
                log.warning("admin %s could not be notified (%s): they must /start the bot once", user_id, error)
        return reached

    async def _reachable(self) -> frozenset[int]:
        """The admins; only those of ADMIN_IDS if the database does not answer, so that they can be notified of it."""
        try:
            return await self.admin_ids()
        except Exception as error:  # noqa: BLE001 - the notification must be sent whatever the driver raises
            log.error("the admins cannot be read from the database: %s", type(error).__name__)
            return self._configured

    async def names(self, chat_id: int, user_id: int) -> tuple[str, str]:
        """Title of a chat and name of a user for an admin's card; empty if Telegram does not provide them."""
        return await self._messenger.names(chat_id, user_id)

    def button(self, key: str, data: str) -> Button:
        return Button(self._words.say(None, key), data=data)
