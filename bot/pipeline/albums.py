"""Closes albums whose last photo is long enough ago, and says so where that fails for a reason the person can mend."""

import logging
import time
from collections.abc import Callable

from telegram.error import TelegramError

from bot.access.admins import BotAdmins
from bot.botapi.messenger import Card, ChatUnreachable, Messenger, Place
from bot.errors import UserError
from bot.orders import Orders
from bot.pipeline.unexpected_errors import UnexpectedErrors
from bot.texts.words import Words
from storage.errors import StorageUnavailable
from storage.model import Task

log = logging.getLogger(__name__)


INTAKE_RETRY = 5.0  # seconds within which the intake tries again what came while the database was away


class AlbumCloser:
    """After a start it waits `quiet` seconds from the moment the intake runs: photos sent meanwhile come first.

    After an outage of the database it waits as well, until the intake has brought what came meanwhile.
    """

    def __init__(
        self,
        *,
        orders: Orders,
        messenger: Messenger,
        words: Words,
        admins: BotAdmins,
        quiet: float,
        intake_ready: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._orders = orders
        self._messenger = messenger
        self._words = words
        self._quiet = quiet
        self._intake_ready = intake_ready
        self._clock = clock
        self._closes_from: float | None = None
        self._closing: set[str] = set()
        self._unexpected = UnexpectedErrors(admins, "albums", clock=clock)

    async def claim(self, most: int) -> list[Task]:
        """Albums that are due; none while what was sent during a restart may still be on its way."""
        if self._closes_from is None:
            if not self._intake_ready():
                return []
            self._closes_from = self._clock() + self._quiet
        if self._clock() < self._closes_from:
            return []
        try:
            due = await self._orders.albums.due(most + len(self._closing) + self._unexpected.paused)
        except StorageUnavailable:
            self._wait_for_the_intake()
            raise
        free = [album for album in due if album.id not in self._closing and not self._unexpected.is_paused(album.id)]
        return free[:most]

    async def close(self, album: Task) -> None:
        """Close one album; a photo that came meanwhile keeps it open."""
        self._closing.add(album.id)  # asking an admin may take longer than the time until the next look
        try:
            await self._orders.albums.close(album)
        except UserError as error:
            await self._notify(album, error)
        except StorageUnavailable:
            self._wait_for_the_intake()
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the album stays, and is tried again later
            self._unexpected.record(album.id, error)
            await self._unexpected.notify(album.id, error)
        else:
            self._unexpected.clear(album.id)
        finally:
            self._closing.discard(album.id)

    def _wait_for_the_intake(self) -> None:
        self._closes_from = self._clock() + self._quiet + INTAKE_RETRY

    async def _notify(self, album: Task, error: UserError) -> None:
        origin = album.origin
        text = self._words.say(origin.language, error.key, **error.values)
        try:
            await self._messenger.send(Place(origin.chat_id, origin.thread_id, origin.message_id), Card(text))
        except (ChatUnreachable, TelegramError) as unheard:
            log.warning("album of chat %s is not answered: %s", origin.chat_id, unheard)
