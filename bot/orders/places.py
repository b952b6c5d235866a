"""Places of the submitter in this process: an order that has one is sent without waiting for the submitter's next claim."""

from typing import Protocol

from storage.model import Task


class OrderPlace(Protocol):
    """A free place, taken for an order that is being written.

    `spare`: the free places that chats share (`storage/shares.py`), with this one. `lease`: seconds that a create may take.
    """

    @property
    def spare(self) -> int: ...

    @property
    def lease(self) -> float: ...

    def begin(self, task: Task, /) -> None:
        """The row is committed as `submitting`: send its create."""
        ...

    def release(self, task: Task, /) -> None:
        """Nobody knows whether the row was committed as `submitting`: if it was, queue it. Instead of `begin`."""
        ...

    def give_back(self) -> None:
        """No such row was written. Harmless after the others."""
        ...


class OrderPlaces(Protocol):
    """Gives out the places."""

    def take(self) -> OrderPlace | None:
        """None: none is free, or orders are queued for another reason. The caller begins the order or gives it back."""
        ...


class NoPlaces:
    """For a process that sends no creates: everything is queued."""

    def take(self) -> None:
        return None
