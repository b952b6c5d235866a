"""Remembers for a moment who was refused, so that a flood of requests costs one look into the database."""

from bot.access.requester import Requester
from bot.acknowledgement import arrived_at

MOST_REMEMBERED = 1000


class RecentRefusals:
    """Requests that had already arrived when the database was read get the same answer; later ones are looked up again.

    So a decision of an admin holds for every request that arrives after it; in the process that stored it, for every request
    that is handled after it.
    """

    def __init__(self) -> None:
        self._latest: dict[tuple[int, int, int], tuple[float, str]] = {}

    def note(self, requester: Requester, read_at: float, refusal: str) -> str:
        """Remember and return a refusal. `read_at`: monotonic seconds before the database was read."""
        if len(self._latest) >= MOST_REMEMBERED:
            self._latest.clear()
        self._latest[_key(requester)] = read_at, refusal
        return refusal

    def forget(self) -> None:
        """An admin has decided: also requests that wait for their turn are looked up."""
        self._latest.clear()

    def of(self, requester: Requester) -> str | None:
        """The refusal that holds for the request that is being handled, because it arrived before that was decided."""
        read_at, refusal = self._latest.get(_key(requester), (0.0, ""))
        return refusal if arrived_at() < read_at else None


def _key(requester: Requester) -> tuple[int, int, int]:
    return requester.chat_id, requester.user_id, requester.topic
