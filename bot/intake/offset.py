"""The getUpdates offset, which acknowledges all updates with lower ids."""


class Offset:
    """The lowest undelivered update id, independent of the order of delivery.

    Ids grow, but may restart at any number after a week without updates, so the most recent id counts, not the
    highest.
    """

    def __init__(self) -> None:
        self._undelivered: set[int] = set()
        self._delivered: set[int] = set()
        self._after_newest: int | None = None

    @property
    def value(self) -> int | None:
        """The next offset to request; None before the first update."""
        return min(self._undelivered, default=self._after_newest)

    def has_seen(self, update_id: int) -> bool:
        """Whether an update that Telegram returned was already accepted."""
        return update_id in self._undelivered or update_id in self._delivered

    def take(self, update_id: int) -> None:
        self._undelivered.add(update_id)
        self._after_newest = update_id + 1

    def deliver(self, update_id: int) -> None:
        self._undelivered.remove(update_id)
        self._delivered.add(update_id)
        lowest = min(self._undelivered, default=None)
        self._delivered = {kept for kept in self._delivered if lowest is not None and kept > lowest}
