"""The states of a task, the facts about each state, and the one table of transitions between them."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from storage.errors import IllegalTransition
from storage.records import dataclass


class State(StrEnum):
    """State of a task. `docs/architecture.md` has the diagram."""

    DRAFT = "draft"  # understood but not confirmed: waits for a button or for a prompt
    COLLECTING = "collecting"  # an album whose photos are still arriving
    QUEUED = "queued"  # ordered, not sent
    SUBMITTING = "submitting"  # the create may be on the wire
    RUNNING = "running"  # the provider returned an id and is polled
    READY = "ready"  # the video is complete and waits to be fetched and sent
    DELIVERING = "delivering"  # the video may be on its way to the chat
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"  # may or may not have arrived, or cannot be sent: a user decides
    FAILED = "failed"  # the provider reported failure
    EXPIRED = "expired"  # still running after it was followed for a day
    UNKNOWN = "unknown"  # interrupted in flight: nobody knows whether it was charged
    REFUSED = "refused"  # the provider refused, or was not reached: nothing charged
    CANCELLED = "cancelled"  # cancelled before it was sent


class Erase(StrEnum):
    """What /forget does to the content of a task."""

    AT_ONCE = "at once"  # nothing paid is lost
    IF_CONFIRMED = "if confirmed"  # a paid video would be lost, or a charge left unexplained
    NEVER = "never"  # on the wire: the outcome must find its row


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Facts about every task in a state. All questions such as "is it paid?" or "is it over?" are answered here.

    idle          no worker handles it: only a user, a late answer or the retention changes it
    ordered       it was ordered, and is listed among the chat's tasks
    cancellable   it can be cancelled, because nothing was sent
    may_be_sent   its create may still be sent, and billed
    under_way     it counts towards the limits on concurrent tasks
    leased        a worker may hold a lease on it
    can_be_muted  it was sent, and its chat can be muted for it
    made          its video is complete, and /show brings it
    checkable     /check polls the provider for it
    unfinished    paid or possibly paid, and not known to be in the chat
    notified      the chat has been notified of the final outcome
    answerable    a user's answer to its outcome is awaited
    changing      an edit of its message is no news: a position, progress, or what the chat sees anyway
    """

    idle: bool = False
    ordered: bool = True
    cancellable: bool = False
    may_be_sent: bool = False
    under_way: bool = False
    leased: bool = False
    can_be_muted: bool = False
    made: bool = False
    checkable: bool = False
    unfinished: bool = False
    notified: bool = False
    answerable: bool = False
    changing: bool = False
    erase: Erase


FACTS: Mapping[State, Facts] = MappingProxyType(
    {
        State.DRAFT: Facts(idle=True, ordered=False, cancellable=True, erase=Erase.AT_ONCE),
        State.COLLECTING: Facts(ordered=False, erase=Erase.AT_ONCE),
        State.QUEUED: Facts(cancellable=True, may_be_sent=True, changing=True, erase=Erase.AT_ONCE),
        State.SUBMITTING: Facts(
            may_be_sent=True,
            under_way=True,
            leased=True,
            can_be_muted=True,
            unfinished=True,
            changing=True,
            erase=Erase.NEVER,
        ),
        State.RUNNING: Facts(
            under_way=True,
            leased=True,
            can_be_muted=True,
            checkable=True,
            unfinished=True,
            changing=True,
            erase=Erase.IF_CONFIRMED,
        ),
        State.READY: Facts(
            leased=True, can_be_muted=True, made=True, unfinished=True, changing=True, erase=Erase.IF_CONFIRMED
        ),
        State.DELIVERING: Facts(leased=True, made=True, unfinished=True, changing=True, erase=Erase.NEVER),
        State.DELIVERED: Facts(idle=True, made=True, notified=True, changing=True, erase=Erase.AT_ONCE),
        State.UNDELIVERED: Facts(idle=True, can_be_muted=True, made=True, unfinished=True, erase=Erase.IF_CONFIRMED),
        State.FAILED: Facts(idle=True, notified=True, erase=Erase.AT_ONCE),
        State.EXPIRED: Facts(idle=True, checkable=True, unfinished=True, erase=Erase.IF_CONFIRMED),
        State.UNKNOWN: Facts(idle=True, can_be_muted=True, unfinished=True, answerable=True, erase=Erase.IF_CONFIRMED),
        State.REFUSED: Facts(idle=True, notified=True, answerable=True, erase=Erase.AT_ONCE),
        State.CANCELLED: Facts(idle=True, notified=True, erase=Erase.AT_ONCE),
    }
)


def states_that(holds: Callable[[Facts], bool]) -> frozenset[State]:
    """The states whose facts satisfy a condition. A state without facts raises KeyError with its name."""
    return frozenset(state for state in State if holds(FACTS[state]))


GROUPS: Mapping[str, frozenset[State]] = MappingProxyType(
    {
        "idle": states_that(lambda facts: facts.idle),
        "ordered": states_that(lambda facts: facts.ordered),
        "cancellable": states_that(lambda facts: facts.cancellable),
        "in_progress": states_that(lambda facts: facts.ordered and not facts.idle),
        "watched": states_that(lambda facts: facts.ordered and not facts.notified),
        "notified": states_that(lambda facts: facts.notified),
        "may_be_sent": states_that(lambda facts: facts.may_be_sent),
        "under_way": states_that(lambda facts: facts.under_way),
        "leased": states_that(lambda facts: facts.leased),
        "can_be_muted": states_that(lambda facts: facts.can_be_muted),
        "made": states_that(lambda facts: facts.made),
        "checkable": states_that(lambda facts: facts.checkable),
        "stoppable": states_that(
            lambda facts: facts.ordered and not facts.idle and (facts.cancellable or facts.can_be_muted)
        ),
        "unfinished": states_that(lambda facts: facts.unfinished),
        "answerable": states_that(lambda facts: facts.answerable),
        "changing": states_that(lambda facts: facts.changing),
        "erased_at_once": states_that(lambda facts: facts.erase is Erase.AT_ONCE),
        "erased_if_confirmed": states_that(lambda facts: facts.erase is Erase.IF_CONFIRMED),
    }
)
"""Sets of states for SQL: `state IN ({under_way})` in `queries/*.sql`."""


TRANSITIONS: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.DRAFT: frozenset({State.QUEUED, State.CANCELLED}),
        State.COLLECTING: frozenset({State.QUEUED, State.DRAFT}),
        State.QUEUED: frozenset({State.SUBMITTING, State.CANCELLED, State.REFUSED}),
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
    """Raise IllegalTransition unless the table has the transition from `old` to `new`."""
    if new not in TRANSITIONS[old]:
        raise IllegalTransition(f"{old} -> {new}")
