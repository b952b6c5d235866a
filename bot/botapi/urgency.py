"""What a message is for, which decides who takes the next send slot."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import IntEnum


class Urgency(IntEnum):
    """The lower, the earlier: what a chat has paid for, what it does not know yet, what only changes, what can wait."""

    RESULT = 0
    MESSAGE = 1
    EDIT = 2
    BROADCAST = 3


RESULTS = frozenset({"sendVideo", "sendAnimation"})
_chosen: ContextVar[Urgency | None] = ContextVar("urgency", default=None)


@contextmanager
def sending_as(urgency: Urgency) -> Iterator[None]:
    """In this block, send messages with this urgency, whatever their methods are."""
    token = _chosen.set(urgency)
    try:
        yield
    finally:
        _chosen.reset(token)


def urgency_of(method: str) -> Urgency:
    """The urgency of a call of the Bot API."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    if method in RESULTS:
        return Urgency.RESULT
    if method.startswith(("copy", "forward")):
        return Urgency.BROADCAST
    return Urgency.MESSAGE if method.startswith("send") else Urgency.EDIT
