"""Closes albums and held texts for which no further message came, and replies with problems that the user can fix."""

import logging
import time
from collections.abc import Awaitable, Callable

from telegram.error import TelegramError

from bot.access.admins import BotAdmins
from bot.botapi.messenger import Card, ChatUnreachable, Messenger, Place
from bot.botapi.outbox import Outbox
from bot.errors import UserError, settled
from bot.orders import Orders
from bot.pipeline.unexpected_errors import UnexpectedErrors
from bot.texts.words import Words
from storage.errors import StorageUnavailable
from storage.model import Task

log = logging.getLogger(__name__)


INTAKE_RETRY = 5.0  # seconds within which the intake retries updates that it could not store during an outage


class AlbumCloser:
    """Closes nothing for `quiet` seconds after the intake started, so that photos sent during a restart are taken first.

    It also waits after an outage of the database, until the intake has stored the updates that arrived during the outage.
    """

    def __init__(
        self,
        *,
        orders: Orders,
        messenger: Messenger,
        outbox: Outbox,
        words: Words,
        admins: BotAdmins,
        quiet: float,
        intake_ready: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._orders = orders
        self._messenger = messenger
        self._outbox = outbox
        self._words = words
        self._quiet = quiet
        self._intake_ready = intake_ready
        self._clock = clock
        self._closes_from: float | None = None
        self._closing: set[str] = set()
        self._unexpected = UnexpectedErrors(admins, "albums", clock=clock)

    async def due_in(self, agenda: Callable[[], Awaitable[float]]) -> float:
        """Seconds until an album is due, as `agenda` returns them, and may be closed. Raises StorageUnavailable.

        It is asked far more often than `claim`, so it meets most outages first.
        """
        intake_runs = self._intake_runs()
        try:
            due_in = await agenda()
        except StorageUnavailable:
            if intake_runs:
                self._wait_for_intake()
            raise
        return due_in if self._closes_from is None else max(due_in, self._closes_from - self._clock())

    async def claim(self, most: int) -> list[Task]:
        """Albums that are due; none while the intake may still have older updates to store."""
        if not self._intake_runs() or self._closes_from is None or self._clock() < self._closes_from:
            return []
        try:
            due = await self._orders.albums.due(most + len(self._closing) + self._unexpected.paused)
        except StorageUnavailable:
            self._wait_for_intake()
            raise
        free = [album for album in due if album.id not in self._closing and not self._unexpected.is_paused(album.id)]
        return free[:most]

    async def close(self, album: Task) -> None:
        """Close one album. It stays open if a photo came after it was claimed."""
        self._closing.add(
            album.id
        )  # requesting access from an admin may take longer than the time until the next claim
        try:
            await self._orders.albums.close(album)
        except UserError as error:
            self._notify(album, error)
        except StorageUnavailable:
            self._wait_for_intake()
            raise
        except Exception as error:  # noqa: BLE001 - the album stays, and is tried again later
            self._unexpected.record(album.id, error)
            await self._unexpected.notify(album.id, error)
        else:
            self._unexpected.clear(album.id)
        finally:
            self._closing.discard(album.id)

    def _intake_runs(self) -> bool:
        """Whether the intake has started. The time in which nothing is closed begins when that is first seen."""
        if self._closes_from is None and self._intake_ready():
            self._closes_from = self._clock() + self._quiet
        return self._closes_from is not None

    def _wait_for_intake(self) -> None:
        self._closes_from = self._clock() + self._quiet + INTAKE_RETRY

    def _notify(self, album: Task, error: UserError) -> None:
        origin = album.origin

        async def send() -> None:
            final = await settled(error)
            text = self._words.say(origin.language, final.key, **final.values)
            try:
                await self._messenger.send(Place(origin.chat_id, origin.thread_id, origin.message_id), Card(text))
            except (ChatUnreachable, TelegramError) as failure:
                log.warning("album of chat %s is not answered: %s", origin.chat_id, failure)

        self._outbox.send(origin.chat_id, send)
