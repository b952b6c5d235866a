"""Whether a user is a member of an approved group, for ACCESS=members. Asks Telegram, and remembers the answer briefly."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.botapi.messenger import Messenger
from bot.errors import UserError
from storage.records import dataclass

log = logging.getLogger(__name__)

MEMBER_FOR = 180.0  # seconds that a membership is believed; a user who leaves may order for so long at most
NOT_MEMBER_FOR = 30.0  # seconds that a user is believed to be in no group: short, because people join and try again
MOST_REMEMBERED = 10_000  # users
ANSWER_WITHIN = 5.0  # seconds: the user's next message waits
AT_ONCE = 8  # groups that are checked concurrently


@dataclass(frozen=True)
class _Known:
    """`group_id`: a group that the user is in; None: no approved one. `at`: when Telegram was asked."""

    group_id: int | None
    at: float


class Members:
    """Memberships of approved groups, from getChatMember."""

    def __init__(self, messenger: Messenger, clock: Callable[[], float] = time.monotonic) -> None:
        self._messenger = messenger
        self._clock = clock
        self._known: dict[int, _Known] = {}

    async def group_of(self, user_id: int, groups: Sequence[int]) -> int | None:
        """One of these groups that the user is a member of.

        Raises UserError if there is none as far as known, but Telegram did not answer for all: an error admits nobody.
        """
        known = self._known.get(user_id)
        if known and known.group_id is None and self._clock() - known.at < NOT_MEMBER_FOR:
            return None
        if known and known.group_id in groups and self._clock() - known.at < MEMBER_FOR:
            return known.group_id
        at, unanswered = self._clock(), False
        for first in range(0, len(groups), AT_ONCE):
            some = groups[first : first + AT_ONCE]
            answers = await asyncio.gather(*(self._is_member(group_id, user_id) for group_id in some))
            for group_id, answer in zip(some, answers, strict=True):
                if answer:
                    self._remember(user_id, _Known(group_id, at))
                    return group_id
            unanswered = unanswered or None in answers
        if unanswered:
            raise UserError("access-unclear")
        self._remember(user_id, _Known(None, at))
        return None

    def forget(self, user_id: int) -> None:
        """A user joined or left a group: the next request asks Telegram again."""
        self._known.pop(user_id, None)

    async def _is_member(self, group_id: int, user_id: int) -> bool | None:
        """None if Telegram does not answer."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                return await self._messenger.is_member(group_id, user_id)
        except (BadRequest, Forbidden) as error:  # the bot is not in the group, or the user never was
            log.debug("user %s in chat %s: %s", user_id, group_id, error)
            return False
        except (TelegramError, TimeoutError) as error:
            log.warning("not known whether user %s is in chat %s: %s", user_id, group_id, type(error).__name__)
            return None

    def _remember(self, user_id: int, known: _Known) -> None:
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        self._known[user_id] = known
