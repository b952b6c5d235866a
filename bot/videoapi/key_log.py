"""Reads the log that new-api keeps of each key (GET /api/log/token): what was charged, when, and for which task.

Only this shape is read: `{"success": true, "data": [{"type": 2, "created_at": …, "model_name": …, "other": "{…}"}]}`.
Anything else is no such log. What may be concluded from it is in ADR 26.
"""

from typing import Any, Self

from bot.videoapi.errors import QueryFailed
from bot.videoapi.ids import find_task_id
from bot.videoapi.models import Json
from bot.videoapi.nodes import flatten
from bot.videoapi.payload import parse_json
from bot.videoapi.provider_text import Sanitizer
from bot.videoapi.responses import parse_object
from bot.videoapi.transport import Response
from storage.records import dataclass

CONSUMED = 2  # the type of an entry that charges; others are refunds, top-ups, errors


@dataclass(frozen=True)
class Charge:
    """An entry that charged the key, at `at` (seconds since 1970, by the provider's clock).

    `task_id`: as the create returned it; empty if the entry names no task, as in older versions and for other requests.
    """

    task_id: str
    model: str
    at: float

    @classmethod
    def parse(cls, entry: Json) -> Self | None:
        """Read an entry that charges; None if it lacks a time or a model."""
        at, model, other = entry.get("created_at"), entry.get("model_name"), entry.get("other")
        if type(at) is not int or not isinstance(model, str):
            return None
        facts = parse_json(other) if isinstance(other, str) else other
        found = facts.get("task_id") if isinstance(facts, dict) else None
        return cls(find_task_id(flatten({"task_id": found})) or "", model, float(at))


def parse_charges(response: Response, sanitize: Sanitizer) -> tuple[Charge, ...]:
    """Return the charges, oldest first, and the first one only of each task. Raises QueryFailed for anything but such a log.

    A later entry of a task corrects its charge. Old versions take the key from the address, which the bot never does; they
    answer with an empty list.
    """
    payload = parse_object(response, sanitize)
    if payload.get("success") is not True or "data" not in payload:
        raise QueryFailed(status=response.status, detail="the response is no log of the key")
    charges = sorted(_charges(payload["data"] or [], response.status), key=lambda charge: charge.at)
    firsts = {charge.task_id: charge for charge in reversed(charges) if charge.task_id}
    return tuple(charge for charge in charges if not charge.task_id or firsts[charge.task_id] is charge)


def _charges(entries: Any, status: int) -> list[Charge]:
    """One entry that cannot be read makes the whole log useless: it might be any charge."""
    well_formed = isinstance(entries, list) and all(
        isinstance(entry, dict) and type(entry.get("type")) is int for entry in entries
    )
    charges = [Charge.parse(entry) for entry in entries if entry["type"] == CONSUMED] if well_formed else [None]
    read = [charge for charge in charges if charge is not None]
    if len(read) < len(charges):
        raise QueryFailed(status=status, detail="the response is no log of the key")
    return read
