"""Statistics of the ledger: how many videos were made, and what they cost, by model, chat or user."""

import json
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from storage.ledger import Charge
from storage.records import dataclass
from storage.session import Executor, Row
from storage.slices import LISTED, Payer, slices
from storage.states import State

By = Literal["model", "chat", "user"]

EVERY_CHAT = 0
LAST_DAY = "9999-12-31"
BY: Mapping[By, str] = {"model": "model", "chat": "chat_id", "user": "user_id"}
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
        self, first_day: str, last_day: str, *, today: str, chat_id: int = EVERY_CHAT
    ) -> Mapping[By, list[Sum]]:
        """Sums of all chats, or of one: by model, separate for each day; by chat; and by user. The ledger is read once."""
        payer: Payer = "all" if chat_id == EVERY_CHAT else "chat"
        return await self._summed(("model", "chat", "user"), payer, chat_id, first_day, last_day, today)

    async def of_payer(
        self, payer: Literal["chat", "user"], payer_id: int, first_day: str, last_day: str, *, today: str
    ) -> list[Sum]:
        """Sums of one chat, or of one user in all chats."""
        found = await self._summed((payer,), payer, payer_id, first_day, last_day, today)
        return found[payer]

    async def _summed(
        self, by: Sequence[By], payer: Payer, payer_id: int, first_day: str, last_day: str, today: str
    ) -> Mapping[By, list[Sum]]:
        sums = {each: _Sums(each, today) for each in by}
        async for part in slices(self._db, first_day, last_day, payer=payer, payer_id=payer_id):
            for row in await self._db.all(SUMMED[payer], **part):
                for each in sums.values():
                    each.add(row)
        return {each: found.all() for each, found in sums.items()}

    async def spent(self, payer_ids: Sequence[int], first_day: str, last_day: str) -> list[Spent]:
        """What each of these was charged, without what was given back: groups (negative ids), or users in all chats."""
        rows = await self._db.all(
            "charges_spent", ids=json.dumps(list(payer_ids)), first_day=first_day, last_day=last_day
        )
        return [Spent(**{name: row[name] for name in Spent.__dataclass_fields__}) for row in rows]

    async def listed(
        self, first_day: str, last_day: str, *, chat_id: int = EVERY_CHAT
    ) -> AsyncIterator[list[ListedCharge]]:
        """Each charge, by its day and then oldest first; some hundred at a time, because a busy bot has millions."""
        async for part in slices(self._db, first_day, last_day, most=LISTED):
            rows = await self._db.all("charges_listed", chat_id=chat_id, **part)
            yield [_listed(row) for row in rows]

    async def cost_since(self, since: float, first_day: str, currency: str) -> dict[str, int]:
        """What was charged since a time, in millionths by provider. `first_day`: the day of that time."""
        costs: dict[str, int] = defaultdict(int)
        async for part in slices(self._db, first_day, LAST_DAY, after=since):
            for row in await self._db.all("charges_cost", since=since, currency=currency, **part):
                costs[row["provider"]] += int(row["amount"])
        return dict(sorted(costs.items()))


class _Sums:
    """Adds up what has the same in common. `by`: what the item is."""

    def __init__(self, by: By, today: str) -> None:
        self._column = BY[by]
        self._every_day = by == "model"
        self._today = today
        self._sums: dict[tuple[str, str, Outcome, bool, str], list[int]] = {}

    def add(self, row: Row) -> None:
        day = row["day"] if self._every_day or row["day"] == self._today else ""
        outcome = _outcome(row["state"] or row["erased"] or "", erased=row["state"] is None)
        key = str(row[self._column]), day, outcome, row["released"] is not None, row["currency"]
        found = self._sums.setdefault(key, [0, 0, 0, row["chat_id"]])
        found[:3] = found[0] + int(row["videos"]), found[1] + int(row["priced"]), found[2] + int(row["amount"])
        found[3] = min(found[3], row["chat_id"])  # the bot knows a user best in a group, whose id is negative

    def all(self) -> list[Sum]:
        return [
            Sum(
                item=item, day=day, outcome=outcome, given_back=given_back, currency=currency,
                videos=videos, priced=priced, amount=amount, chat_id=chat_id,
            )
            for (item, day, outcome, given_back, currency), (videos, priced, amount, chat_id) in sorted(self._sums.items())
        ]  # fmt: skip


def _outcome(state: str, *, erased: bool) -> Outcome:
    outcome = OUTCOMES[State(state)] if state else Outcome.UNKNOWN
    if erased and outcome is Outcome.IN_PROGRESS:  # nobody follows it any more
        return Outcome.NOT_ORDERED if state == State.QUEUED else Outcome.UNKNOWN
    return outcome


def _listed(row: Row) -> ListedCharge:
    charge = Charge(**{name: row[name] for name in Charge.__dataclass_fields__})
    return ListedCharge(charge=charge, at=float(row["at"]), state=row["state"], released=row["released"])
