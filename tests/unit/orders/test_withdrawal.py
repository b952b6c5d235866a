"""*Cancel*: free before the create is sent, honest after it, and never an order. Muting, and its opposite."""

from collections.abc import Awaitable, Callable

import pytest

from bot.errors import UserError
from storage.deliveries import Deliveries
from storage.model import Task
from storage.polling import Polling
from storage.states import State
from storage.submissions import Submissions
from tests.unit.orders.test_buttons import fresh
from tests.unit.orders.test_the_door import draft
from tests.unit.orders.world import REQUESTER, World, message


async def queued(world: World) -> Task:
    row = await world.orders.messages.order(message("/video a cat"), REQUESTER)
    assert row is not None
    return row


async def sending(world: World) -> Task:
    await queued(world)
    [row] = await Submissions(world.database).claim(world.clock(), world.clock() + 30, 1)
    return row


async def running(world: World) -> Task:
    row = await Submissions(world.database).mark_running(
        await sending(world),
        provider_id="sora-2:task_1",
        due_at=world.clock() + 15,
        now=world.clock(),
        show_lease=world.clock() + 30,
    )
    assert row is not None
    return row


async def ready(world: World) -> Task:
    row = await Polling(world.database).mark_ready(
        await running(world), result_url="https://x", width=None, height=None, show_at=world.clock(), now=world.clock()
    )
    assert row is not None
    return row


async def failed(world: World) -> Task:
    row = await Polling(world.database).mark_failed(await running(world), "failed", None, world.clock())
    assert row is not None
    return row


async def charges(world: World, kind: str) -> int:
    rows = await world._connection.execute_fetchall("SELECT 1 FROM charges WHERE kind = ?", (kind,))
    return len(list(rows))


@pytest.mark.parametrize("older", [0, 1])
async def test_a_queued_order_is_cancelled_once(world: World, older: int) -> None:
    """Also by a card that shows the order as it was a moment ago. A second tap gets the same answer."""
    row = await queued(world)
    before = world.woken
    for _ in range(2):
        assert await world.withdrawal.by_button(row, row.version - older) == "cancel-free"
        assert await world.withdrawal.by_button(await fresh(world, row), row.version - older) == "cancel-free"
    assert (await fresh(world, row)).state is State.CANCELLED and world.woken > before
    assert (await charges(world, "reserved"), await charges(world, "released")) == (1, 1)


async def test_a_draft_that_has_changed_is_not_cancelled(world: World) -> None:
    """Its new card has its own button."""
    row = await draft(world)
    with pytest.raises(UserError, match=r"^button-stale$"):
        await world.withdrawal.by_button(row, row.version - 1)
    assert (await fresh(world, row)).state is State.DRAFT


@pytest.mark.parametrize(("reach", "says"), [
    (sending, "cancel-late"), (running, "cancel-late"), (ready, "cancel-late"), (failed, "cancel-nothing"),
])  # fmt: skip
async def test_a_card_that_promised_a_free_cancellation_mutes_nothing(
    world: World, reach: Callable[[World], Awaitable[Task]], says: str
) -> None:
    """The row has moved on since: it is paid."""
    row = await reach(world)
    with pytest.raises(UserError, match=f"^{says}$"):
        await world.withdrawal.by_button(row, row.version - 1)
    now = await fresh(world, row)
    assert (now.state, now.muted) == (row.state, False)
    assert await charges(world, "released") == 0


async def test_a_paid_task_is_muted_and_its_chat_can_have_it_after_all(world: World) -> None:
    """It is followed all the time; each press is answered, and each changes the card."""
    row = await running(world)
    for _ in range(2):
        assert await world.withdrawal.mute(row) == "cancel-muted"
    muted = await fresh(world, row)
    assert muted.muted and muted.state is State.RUNNING and muted.version == row.version + 1
    for _ in range(2):
        assert await world.withdrawal.unmute(muted) == "unmuted"
    again = await fresh(world, row)
    assert not again.muted and again.version == muted.version + 1
    assert await charges(world, "released") == 0 and len(await world.rows()) == 1


async def test_a_muted_video_is_delivered_when_it_is_wanted(world: World) -> None:
    row = await ready(world)
    assert await world.withdrawal.mute(row) == "cancel-muted"
    now = world.clock() + 1
    assert await Deliveries(world.database).claim(now, now + 60, 10) == []
    await world.withdrawal.unmute(row)
    assert [task.id for task in await Deliveries(world.database).claim(now, now + 60, 10)] == [row.id]


async def test_what_has_ended_cannot_be_muted(world: World) -> None:
    assert await world.withdrawal.mute(await failed(world)) == "cancel-nothing"
