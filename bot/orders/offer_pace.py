"""Limits how many offers a chat gets: each is a row and a card, and costs its user nothing."""

import logging
import time
from collections.abc import Callable

from bot.botapi.limiters import TokenBucket
from bot.botapi.limits import CHAT_INTERVAL

log = logging.getLogger(__name__)

BURST = 30  # offers to a chat in a row; then as many as Telegram lets the bot send there
SWEEP_AT = 10_000  # chats that are remembered
LOG_EVERY = 60.0  # seconds between log lines


class TooManyOffers(Exception):
    """The message is not answered."""


class OfferPace:
    """Counts offers per chat. What is beyond the pace could only be shown minutes later."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._chats: dict[int, TokenBucket] = {}
        self._dropped = 0
        self._logged_at: float | None = None

    def require(self, chat_id: int) -> None:
        """Raise TooManyOffers if a message of this chat may not become an offer now, which is logged once a minute."""
        if not self._take(chat_id):
            raise TooManyOffers

    def _take(self, chat_id: int) -> bool:
        now = self._clock()
        if len(self._chats) >= SWEEP_AT:
            self._chats = {chat: bucket for chat, bucket in self._chats.items() if not bucket.idle(now)}
        bucket = self._chats.setdefault(chat_id, TokenBucket(BURST, CHAT_INTERVAL))
        if bucket.ready_at() > now:
            self._drop(chat_id, now)
            return False
        bucket.take(now)
        return True

    def _drop(self, chat_id: int, now: float) -> None:
        self._dropped += 1
        if self._logged_at is None or now - self._logged_at >= LOG_EVERY:
            self._logged_at = now
            log.warning(
                "more is written than can be offered: ignored %d messages, now in chat %s", self._dropped, chat_id
            )
            self._dropped = 0
