"""The stand-in keeps bills: one for each create that it accepted, at the price of its model."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import aiohttp
import pytest

from sandbox.video import KINDS, VideoStandIn
from tests.unit.sandbox_video.creates import FormatName, create

Order = Callable[..., dict[str, Any]]
CREATE = "/v1/video/create"


@pytest.mark.parametrize("form", ["unified", "openai", "generations"])
async def test_each_accepted_create_has_a_bill(
    standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName
) -> None:
    standin.prices = {"sora-2": Decimal("0.40")}
    ids = [await create(session, form) for _ in range(2)]
    assert [(bill.task_id, bill.model, bill.amount) for bill in standin.bills] == [
        (task_id, "sora-2", Decimal("0.40")) for task_id in ids
    ]


async def test_a_model_without_a_price_has_the_usual_one(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    standin.prices = {"sora-2": Decimal("0.40")}
    for model in ("sora-2-pro", "sora-2"):
        await session.post(CREATE, json=order(f"a cat by {model}", model=model))
    assert [(bill.prompt, bill.amount) for bill in standin.bills] == [
        ("a cat by sora-2-pro", Decimal("0.12")),
        ("a cat by sora-2", Decimal("0.40")),
    ]
    async with session.get("/v1/dashboard/billing/usage") as answer:
        assert (await answer.json())["total_usage"] == 52.0
    async with session.get("/control/state") as answer:
        assert [bill["amount"] for bill in (await answer.json())["bills"]] == ["0.12", "0.40"]


@pytest.mark.parametrize("kind", [name for name, shape in KINDS.items() if shape.act in {"answer", "reset"}])
async def test_a_bill_does_not_depend_on_the_answer(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order, kind: str
) -> None:
    """What was accepted is billed, also where the answer is lost or says otherwise; nothing else is."""
    standin.faults.add("create", kind)
    try:
        await session.post(CREATE, json=order())
    except aiohttp.ClientError:
        assert KINDS[kind].act == "reset"
    assert len(standin.bills) == int(KINDS[kind].charged)


async def test_what_breaks_the_contract_has_no_bill(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    async with session.post(CREATE, json=order(size="huge")) as answer:
        assert answer.status == 400
    assert standin.bills == [] and not standin.billed
