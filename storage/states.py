"""The states of a task and the one table of ways between them: the law that every change of a row obeys."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from storage.errors import IllegalTransition


class State(StrEnum):
    """Where a task stands. `docs/architecture.md` draws the ways."""

    DRAFT = "draft"  # understood, but nobody has said yes: a button or some words are awaited
    COLLECTING = "collecting"  # an album whose photos are still arriving
    QUEUED = "queued"  # ordered; not sent
    SUBMITTING = "submitting"  # the create may be on the wire
    RUNNING = "running"  # the provider gave an id, and is asked how far it is
    READY = "ready"  # the video is made, and waits to be fetched and sent
    DELIVERING = "delivering"  # the video may be on its way into the chat
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"  # nobody knows whether it arrived, or it cannot be sent: by hand from here
    FAILED = "failed"  # the provider gave it up, in so many words
    EXPIRED = "expired"  # followed for a day, and an answer after that still said "running"
    UNKNOWN = "unknown"  # cut off in flight: nobody knows whether it was charged
    REFUSED = "refused"  # the provider said no, or was never reached: nothing charged
    CANCELLED = "cancelled"  # withdrawn before it was sent


TRANSITIONS: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.DRAFT: frozenset({State.QUEUED, State.CANCELLED}),
        State.COLLECTING: frozenset({State.QUEUED, State.DRAFT}),
        State.QUEUED: frozenset({State.SUBMITTING, State.CANCELLED}),
        State.SUBMITTING: frozenset({State.QUEUED, State.RUNNING, State.UNKNOWN, State.REFUSED, State.CANCELLED}),
        State.UNKNOWN: frozenset({State.RUNNING, State.REFUSED}),
        State.RUNNING: frozenset({State.READY, State.FAILED, State.EXPIRED}),
        State.READY: frozenset({State.DELIVERING, State.RUNNING, State.UNDELIVERED}),
        State.DELIVERING: frozenset({State.DELIVERED, State.UNDELIVERED, State.READY}),
        State.UNDELIVERED: frozenset({State.READY, State.DELIVERED}),
        State.DELIVERED: frozenset(),
        State.FAILED: frozenset(),
        State.EXPIRED: frozenset({State.RUNNING}),
        State.REFUSED: frozenset(),
        State.CANCELLED: frozenset(),
    }
)


def require(old: State, new: State) -> None:
    """Raise IllegalTransition unless the law knows the way from `old` to `new`."""
    if new not in TRANSITIONS[old]:
        raise IllegalTransition(f"{old} -> {new}")
