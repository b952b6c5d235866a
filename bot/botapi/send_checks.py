"""What the caller of a send wants to be asked right before it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Check = Callable[[], None]


def _nothing() -> None:
    """The default check."""


_send_checks: ContextVar[tuple[Check, Check]] = ContextVar("send_checks", default=(_nothing, _nothing))


@contextmanager
def before_sending(check: Check, refused: Check = _nothing) -> Iterator[None]:
    """In this block, call `check` right before each message is sent, after it waited for its slot.

    If `check` raises, the send raises the same and nothing is sent: the wait can take a minute. `refused` is called each time
    a message was not accepted, before the wait for the next try.
    """
    token = _send_checks.set((check, refused))
    try:
        yield
    finally:
        _send_checks.reset(token)


def send_checks() -> tuple[Check, Check]:
    """`check` and `refused` of the innermost block."""
    return _send_checks.get()
