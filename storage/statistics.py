"""Statistics of the ledger: how many videos were made, and what they cost, by model, chat or user."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from storage.ledger import Charge
from storage.session import Executor, Row
from storage.slices import Payer, slices
from storage.states import State

EVERY_CHAT = 0
LAST_DAY = "9999-12-31"
SUMMED: Mapping[Payer, str] = {
    "all": "charges_summed", "chat": "charges_summed_of_chat", "user": "charges_summed_of_user",
}  # fmt: skip


class Outcome(StrEnum):
    """What became of a charged order."""

    MADE = "made"
    FAILED = "failed"
    UNKNOWN = "unknown"  # nobody knows whether there is a video, or whether it was charged
    IN_PROGRESS = "in progress"
    NOT_ORDERED = "not ordered"  # refused or cancelled: nothing was charged


OUTCOMES: Mapping[State, Outcome] = MappingProxyType(
    {
        State.DRAFT: Outcome.NOT_ORDERED,
        State.COLLECTING: Outcome.NOT_ORDERED,
        State.QUEUED: Outcome.IN_PROGRESS,
        State.SUBMITTING: Outcome.IN_PROGRESS,
        State.RUNNING: Outcome.IN_PROGRESS,
        State.READY: Outcome.MADE,
        State.DELIVERING: Outcome.MADE,
        State.DELIVERED: Outcome.MADE,
        State.UNDELIVERED: Outcome.MADE,
        State.FAILED: Outcome.FAILED,
        State.EXPIRED: Outcome.UNKNOWN,
        State.UNKNOWN: Outcome.UNKNOWN,
        State.REFUSED: Outcome.NOT_ORDERED,
        State.CANCELLED: Outcome.NOT_ORDERED,
    }
)


@dataclass(frozen=True, kw_only=True)
class Sum:
    """Charges that have all of these in common. `amount`: millionths of `currency`, of the `priced` videos.

    `item`: a model, or the id of a chat or a user. `day`: the day, or empty for days before today of a chat or a user.
    `given_back`: the amount was released. `chat_id`: a chat in which the user ordered.
    """

    item: str
    day: str
    outcome: Outcome
    given_back: bool
    currency: str
    videos: int
    priced: int
    amount: int
    chat_id: int = 0

    def plus(self, other: "Sum") -> "Sum":
        """With further charges that have the same in common."""
        return replace(
            self, videos=self.videos + other.videos, priced=self.priced + other.priced,
            amount=self.amount + other.amount, chat_id=min(self.chat_id, other.chat_id),
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What a group or a user was charged in one currency: `amount` in millionths for `priced` of the `videos`."""

    payer_id: int
    currency: str
    videos: int
    priced: int
    amount: int


@dataclass(frozen=True, kw_only=True)
class ListedCharge:
    """One charge with its end. `at`: seconds since 1970. `state`: the task's last one; `released`: why, or empty."""

    charge: Charge
    at: float
    state: str
    released: str


class Statistics:
    """Repository of sums of the ledger. Days are those of charges, `2026-11-30`; both ends are included."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def summed(
        self,
        by: Literal["model", "chat", "user"],
        first_day: str,
        last_day: str,
        *,
        today: str,
        chat_id: int = EVERY_CHAT,
    ) -> list[Sum]:
        """Sums of all chats, or of one. Those of models are separate for each day."""
        payer: Payer = "all" if chat_id == EVERY_CHAT else "chat"
        return await self._summed(payer, chat_id, first_day, last_day, by=by, today=today)

    async def of_payer(
        self, payer: Literal["chat", "user"], payer_id: int, first_day: str, last_day: str, *, today: str
    ) -> list[Sum]:
        """Sums of one chat, or of one user in all chats."""
        return await self._summed(payer, payer_id, first_day, last_day, by="", today=today)

    async def _summed(
        self, payer: Payer, payer_id: int, first_day: str, last_day: str, *, by: str, today: str
    ) -> list[Sum]:
        sums: dict[tuple[str, str, Outcome, bool, str], Sum] = {}
        async for part in slices(self._db, first_day, last_day, payer=payer, payer_id=payer_id):
            for row in await self._db.all(SUMMED[payer], by=by, today=today, **part):
                one = _sum(row)
                key = one.item, one.day, one.outcome, one.given_back, one.currency
                sums[key] = sums[key].plus(one) if key in sums else one
        return [sums[key] for key in sorted(sums)]

    async def spent(self, payer_ids: Sequence[int], first_day: str, last_day: str) -> list[Spent]:
        """What each of these was charged, without what was given back: groups (negative ids), or users in all chats."""
        rows = await self._db.all(
            "charges_spent", ids=json.dumps(list(payer_ids)), first_day=first_day, last_day=last_day
        )
        return [Spent(**{name: row[name] for name in Spent.__dataclass_fields__}) for row in rows]

    async def of_day(self, day: str, *, chat_id: int = EVERY_CHAT) -> list[ListedCharge]:
        """Each charge of a day, oldest first."""
        parts = slices(self._db, day, day)
        return [
            _listed(row)
            async for part in parts
            for row in await self._db.all("charges_listed", chat_id=chat_id, **part)
        ]

    async def cost_since(self, since: float, first_day: str, currency: str) -> dict[str, int]:
        """What was charged since a time, in millionths by provider. `first_day`: the day of that time."""
        costs: dict[str, int] = defaultdict(int)
        async for part in slices(self._db, first_day, LAST_DAY, after=since):
            for row in await self._db.all("charges_cost", since=since, currency=currency, **part):
                costs[row["provider"]] += int(row["amount"])
        return dict(sorted(costs.items()))


def _sum(row: Row) -> Sum:
    return Sum(
        item=row["item"],
        day=row["day"],
        outcome=_outcome(row["state"] or row["erased"] or "", erased=row["state"] is None),
        given_back=row["released"] is not None,
        currency=row["currency"],
        videos=int(row["videos"]),
        priced=int(row["priced"]),
        amount=int(row["amount"]),
        chat_id=int(row["chat_id"]),
    )


def _outcome(state: str, *, erased: bool) -> Outcome:
    outcome = OUTCOMES[State(state)] if state else Outcome.UNKNOWN
    if erased and outcome is Outcome.IN_PROGRESS:  # nobody follows it any more
        return Outcome.NOT_ORDERED if state == State.QUEUED else Outcome.UNKNOWN
    return outcome


def _listed(row: Row) -> ListedCharge:
    charge = Charge(**{name: row[name] for name in Charge.__dataclass_fields__})
    return ListedCharge(charge=charge, at=float(row["at"]), state=row["state"], released=row["released"])
