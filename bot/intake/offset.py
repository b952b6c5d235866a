"""The getUpdates offset, which acknowledges all updates with lower ids."""


class Offset:
    """The lowest id of an update that is not handled yet, whatever order they finish in.

    Ids grow, but may restart at any number after a week without updates, so the most recent id counts, not the
    highest.
    """

    def __init__(self) -> None:
        self._pending: set[int] = set()
        self._handled: set[int] = set()
        self._after_newest: int | None = None

    @property
    def value(self) -> int | None:
        """The next offset to request; None before the first update."""
        return min(self._pending, default=self._after_newest)

    def has_seen(self, update_id: int) -> bool:
        """Whether an update that Telegram returned was already accepted."""
        return update_id in self._pending or update_id in self._handled

    def start(self, update_id: int) -> None:
        """The update was accepted and is being handled."""
        self._pending.add(update_id)
        self._after_newest = update_id + 1

    def finish(self, update_id: int) -> None:
        """The update's effects are committed."""
        self._pending.remove(update_id)
        self._handled.add(update_id)
        lowest = min(self._pending, default=None)
        self._handled = {kept for kept in self._handled if lowest is not None and kept > lowest}
