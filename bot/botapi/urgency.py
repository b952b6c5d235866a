"""What a message is for, which decides who takes the next send slot."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import IntEnum


class Urgency(IntEnum):
    """The lower, the earlier.

    `RESULT`: what a chat has paid for. `MESSAGE`: what it does not know yet of its orders. `ANSWER`: answers and offers,
    which anybody can cause any number of. `EDIT`: what only changes. `BROADCAST`: what can wait.
    """

    RESULT = 0
    MESSAGE = 1
    ANSWER = 2
    EDIT = 3
    BROADCAST = 4


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
