"""What the provider charges: one bill for each create that it accepted, also where the answer was lost or the task failed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sandbox.video.task import Task

USUAL = Decimal("0.12")
"""Of a model that is in no table of prices."""

Prices = Mapping[str, Decimal]
"""The price of a video by the name of the model, as it is sent."""


@dataclass(frozen=True)
class Bill:
    """`amount`: in the provider's currency. `prompt`: as it was sent, for tests that look for whose bill it is."""

    task_id: str
    model: str
    prompt: str
    amount: Decimal


def bill_of(task: Task, prices: Prices) -> Bill:
    model = str(task.body["model"])
    return Bill(task.id, model, str(task.body["prompt"]), prices.get(model, USUAL))
