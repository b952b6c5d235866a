"""Publishes the bot's profile at Telegram: the command menus of all kinds of chats, and descriptions, in every language.

Best effort: the bot works without it. Telegram limits these requests, so only what has changed is published.
"""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.backoff import Backoff
from bot.botapi.errors import requested_pause
from bot.menu import COMMANDS, IN_GROUPS, OWNER_COMMANDS, described
from bot.texts.words import FALLBACK, Words
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.published import Published
from storage.records import dataclass

log = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between requests: pending updates come first at startup
LONGEST_PAUSE = 600.0  # seconds that Telegram may request; what is left is tried later
RETRIES = Backoff(
    base=10.0, cap=3600.0
)  # until what could not be published is tried again: an admin may not have written yet
SCOPES: Mapping[str, tuple[BotCommandScope, tuple[str, ...]]] = {
    "default": (BotCommandScopeDefault(), COMMANDS),
    "private": (BotCommandScopeAllPrivateChats(), COMMANDS),
    "groups": (BotCommandScopeAllGroupChats(), IN_GROUPS),
    "group-admins": (BotCommandScopeAllChatAdministrators(), COMMANDS),
}
OWNERS = (*COMMANDS, *OWNER_COMMANDS)
ADMIN = "commands:admin:"  # the beginning of the subjects of an admin's menus

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True)
class Part:
    """A part of the profile. `get`: returns a text as Telegram has it; None for menus, which only the bot sets."""

    subject: str
    checksum: str
    publish: Callable[[], Awaitable[None]]
    get: Callable[[], Awaitable[str]] | None = None
    admin_id: int | None = None


class Profile:
    """`changed`: set when admins were added or removed."""

    def __init__(
        self, bot: Bot, words: Words, database: Database, admin_ids: Callable[[], Awaitable[Collection[int]]],
        changed: asyncio.Event, *, sleep: Sleep = asyncio.sleep,
    ) -> None:  # fmt: skip
        self._bot = bot
        self._words = words
        self._published = Published(database, bot.id)
        self._admin_ids = admin_ids
        self._changed = changed
        self._sleep = sleep

    async def keep(self) -> None:
        """Publish what has changed, now and whenever admins are added or removed. Runs until it is cancelled."""
        failures = 0
        while True:
            self._changed.clear()
            is_complete = await self.publish()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), None if is_complete else RETRIES.pause(failures))
            failures = 0 if is_complete or self._changed.is_set() else failures + 1

    async def publish(self) -> bool:
        """Publish what Telegram does not have. Returns whether it has everything now. Never raises."""
        try:
            return await self._publish(await self._published.all(), await self._admin_ids())
        except (TelegramError, StorageUnavailable) as error:
            log.warning("the menus and descriptions could not be published: %s", error)
        except Exception:  # such as an answer of another form, from a server that is not Telegram's
            log.exception("the menus and descriptions could not be published")
        return False

    async def _publish(self, has: Mapping[str, str], admin_ids: Collection[int]) -> bool:
        for subject in has:
            if subject.startswith(ADMIN) and _admin_of(subject) not in admin_ids:
                await self._withdraw(subject)
        unreached: set[int] = set()
        parts = await asyncio.to_thread(lambda: list(self._parts(self._words.unread(), sorted(admin_ids))))
        ours = {*has.values(), *(part.checksum for part in parts)}
        for part in parts:
            if has.get(part.subject) == part.checksum or part.admin_id in unreached:
                continue
            if (await self._published.all()).get(part.subject) == part.checksum:  # another process was faster
                continue
            try:
                if await self._is_ours(part, ours):
                    await self._call(part.publish)
                else:
                    log.info("%s: left as the owner wrote it", part.subject)
            except (BadRequest, Forbidden) as error:
                if part.admin_id is None:
                    raise
                log.info("admin %s gets the menu of the admins after writing to the bot: %s", part.admin_id, error)
                unreached.add(part.admin_id)
            else:
                await self._published.set(part.subject, part.checksum)
            await self._sleep(PAUSE)
        return not unreached

    async def _is_ours(self, part: Part, ours: Collection[str]) -> bool:
        """Whether the owner has not written this text at BotFather. Telegram returns English for a language without one."""
        if part.get is None:
            return True
        now = await self._call(part.get)
        return not now or _checksum(now) in ours

    async def _withdraw(self, subject: str) -> None:
        """Remove the menu of a user who is no admin any more. A chat that is gone has none."""
        scope = BotCommandScopeChat(_admin_of(subject))
        language = subject.rpartition(":")[2]
        with suppress(BadRequest, Forbidden):
            await self._call(lambda: self._bot.delete_my_commands(scope=scope, language_code=_code(language)))
        await self._published.forget(subject)

    async def _call(self, call: Callable[[], Awaitable[T]]) -> T:
        """Make a request, again after the pauses that Telegram requests. Raises TelegramError."""
        while True:
            try:
                return await call()
            except RetryAfter as error:
                pause = requested_pause(error)
                if pause > LONGEST_PAUSE:
                    raise
                await self._sleep(pause + PAUSE)

    def _parts(self, words: Words, admin_ids: Collection[int]) -> Iterator[Part]:
        """All parts, those for users of other languages last."""
        for language in sorted(words.languages, key=lambda name: name != FALLBACK):
            for name, (scope, names) in SCOPES.items():
                yield self._menu(f"commands:{name}:{language}", language, scope, described(words, language, names))
            for admin_id in admin_ids:
                scope, commands = BotCommandScopeChat(admin_id), described(words, language, OWNERS)
                yield self._menu(f"{ADMIN}{admin_id}:{language}", language, scope, commands, admin_id)
            yield self._description(language, words.say(language, "profile-description"))
            yield self._short_description(language, words.say(language, "profile-short"))

    def _menu(
        self,
        subject: str,
        language: str,
        scope: BotCommandScope,
        commands: Sequence[tuple[str, str]],
        admin_id: int | None = None,
    ) -> Part:

        async def publish() -> None:
            await self._bot.set_my_commands(commands, scope=scope, language_code=_code(language))

        return Part(subject, _checksum(repr(commands)), publish, admin_id=admin_id)

    def _description(self, language: str, text: str) -> Part:
        code = _code(language)

        async def get() -> str:
            return (await self._bot.get_my_description(language_code=code)).description

        async def publish() -> None:
            await self._bot.set_my_description(text, language_code=code)

        return Part(f"description:{language}", _checksum(text), publish, get)

    def _short_description(self, language: str, text: str) -> Part:
        code = _code(language)

        async def get() -> str:
            return (await self._bot.get_my_short_description(language_code=code)).short_description

        async def publish() -> None:
            await self._bot.set_my_short_description(text, language_code=code)

        return Part(f"short-description:{language}", _checksum(text), publish, get)


def _code(language: str) -> str | None:
    """What Telegram gets: English is for everybody whose language has no own."""
    return None if language == FALLBACK else language


def _admin_of(subject: str) -> int:
    return int(subject.removeprefix(ADMIN).partition(":")[0])


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
