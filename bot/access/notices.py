"""Notices to the admins about what only they can fix: one per cause and day, whichever process comes upon it."""

import asyncio
import hashlib
import logging
from collections.abc import Collection, Mapping
from typing import Any

from bot.access.admins import BotAdmins
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.last_times import claim_turn, give_turn_back

log = logging.getLogger(__name__)

DAY = 24 * 3600.0
RETRY = 60.0  # seconds until a notice that reached nobody is tried again
LONGEST_WAIT = 2.0  # seconds for a notice of the same topic that is being sent


class Notices:
    """`topic`: what chats are told that the owner knows of. A changed `cause` is reported at once, an unchanged one daily."""

    def __init__(self, database: Database, admins: BotAdmins) -> None:
        self._database = database
        self._admins = admins
        self._open: dict[str, str] = {}  # what this process came upon, by its topic
        self._sending: dict[str, asyncio.Lock] = {}
        self._unreached: dict[str, float] = {}

    async def tell(self, topic: str, key: str, *, cause: str = "", **values: Any) -> None:
        """Log the text `key` and send it to the admins, unless they got it within a day. Never raises.

        Tasks that fail together wait for the one notice, so that all their cards say that it was sent.
        """
        sending = self._sending.setdefault(topic, asyncio.Lock())
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await sending.acquire()
        except TimeoutError:
            return
        try:
            await self._tell(topic, key, cause, values)
        finally:
            sending.release()

    async def _tell(self, topic: str, key: str, cause: str, values: Mapping[str, Any]) -> None:
        subject = f"notice {topic} {hashlib.sha256(cause.encode()).hexdigest()[:16]}"
        self._open[topic] = subject
        now = self._admins.now()
        if 0 <= now - self._unreached.get(subject, now - RETRY) < RETRY:
            return
        try:
            if not await claim_turn(self._database, subject, every=DAY, now=now):
                return
        except StorageUnavailable as error:
            log.warning("another process may send the same notice: %s", error)
        if await self._admins.notify(key, subject=subject, pause=0, told=topic, **values):
            self._unreached.pop(subject, None)
            return
        self._unreached = {old: at for old, at in self._unreached.items() if 0 <= now - at < RETRY} | {subject: now}
        await self._forget(subject)

    async def is_fixed(self, topics: Collection[str]) -> None:
        """What these topics are about works: it is reported at once if it fails again. Never raises."""
        for topic in [topic for topic in self._open if topic in topics]:
            await self._forget(self._open.pop(topic))

    async def _forget(self, subject: str) -> None:
        try:
            await give_turn_back(self._database, subject)
        except StorageUnavailable as error:
            log.warning("a notice is not sent again before tomorrow: %s", error)
