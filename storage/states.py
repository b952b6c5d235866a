"""The states of a task, what holds for a task in each of them, and the one table of transitions between them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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


class Erase(StrEnum):
    """What /forget does to a task's content."""

    AT_ONCE = "at once"  # nothing paid would be lost
    IF_CONFIRMED = "if confirmed"  # a paid video would be lost, or a charge left unexplained
    NEVER = "never"  # on the wire this very moment: its outcome must find its row


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What holds for every task in a state. Everything that asks "is it paid, is it over?" asks here.

    settled       no worker looks at it: only a person, a late answer or the retention moves it on
    ordered       somebody ordered it: it is listed among the chat's tasks
    withdrawable  it can be cancelled without anything having been sent
    under_way     it counts towards the limits on tasks at once
    leased        a worker may hold a lease on it
    mutable       it was sent, and its chat can be kept quiet about it
    unfinished    paid, or perhaps paid, and not certainly in the chat
    told          the chat has heard the last of it
    answerable    a person's answer to its outcome is awaited
    """

    settled: bool = False
    ordered: bool = True
    withdrawable: bool = False
    under_way: bool = False
    leased: bool = False
    mutable: bool = False
    unfinished: bool = False
    told: bool = False
    answerable: bool = False
    erase: Erase


FACTS: Mapping[State, Facts] = MappingProxyType(
    {
        State.DRAFT: Facts(settled=True, ordered=False, withdrawable=True, erase=Erase.AT_ONCE),
        State.COLLECTING: Facts(ordered=False, erase=Erase.AT_ONCE),
        State.QUEUED: Facts(withdrawable=True, erase=Erase.AT_ONCE),
        State.SUBMITTING: Facts(under_way=True, leased=True, mutable=True, unfinished=True, erase=Erase.NEVER),
        State.RUNNING: Facts(under_way=True, leased=True, mutable=True, unfinished=True, erase=Erase.IF_CONFIRMED),
        State.READY: Facts(leased=True, mutable=True, unfinished=True, erase=Erase.IF_CONFIRMED),
        State.DELIVERING: Facts(leased=True, unfinished=True, erase=Erase.NEVER),
        State.DELIVERED: Facts(settled=True, told=True, erase=Erase.AT_ONCE),
        State.UNDELIVERED: Facts(settled=True, mutable=True, unfinished=True, erase=Erase.IF_CONFIRMED),
        State.FAILED: Facts(settled=True, told=True, erase=Erase.AT_ONCE),
        State.EXPIRED: Facts(settled=True, unfinished=True, erase=Erase.IF_CONFIRMED),
        State.UNKNOWN: Facts(settled=True, mutable=True, unfinished=True, answerable=True, erase=Erase.IF_CONFIRMED),
        State.REFUSED: Facts(settled=True, told=True, answerable=True, erase=Erase.AT_ONCE),
        State.CANCELLED: Facts(settled=True, told=True, erase=Erase.AT_ONCE),
    }
)


def states_that(holds: Callable[[Facts], bool]) -> frozenset[State]:
    """The states for whose facts something holds. A state without facts raises KeyError, by its name."""
    return frozenset(state for state in State if holds(FACTS[state]))


GROUPS: Mapping[str, frozenset[State]] = MappingProxyType(
    {
        "settled": states_that(lambda facts: facts.settled),
        "ordered": states_that(lambda facts: facts.ordered),
        "withdrawable": states_that(lambda facts: facts.withdrawable),
        "under_way": states_that(lambda facts: facts.under_way),
        "leased": states_that(lambda facts: facts.leased),
        "mutable": states_that(lambda facts: facts.mutable),
        "unfinished": states_that(lambda facts: facts.unfinished),
        "answerable": states_that(lambda facts: facts.answerable),
        "erased_at_once": states_that(lambda facts: facts.erase is Erase.AT_ONCE),
        "erased_if_confirmed": states_that(lambda facts: facts.erase is Erase.IF_CONFIRMED),
    }
)
"""The sets of states that SQL speaks of: `state IN ({under_way})` in `queries/*.sql`."""


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
