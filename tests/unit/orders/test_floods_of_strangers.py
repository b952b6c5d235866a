"""A flood of requests of a chat that is not approved costs a look into the database and a commit, and keeps the last one."""

import asyncio
import time

import pytest

from bot.acknowledgement import handling
from bot.errors import UserError
from bot.orders import Orders
from bot.settings import Access
from storage.chats import ChatAccess
from storage.kept import KeptRequests
from tests.unit.orders.world import BOT, CHAT, REQUESTER, World, message, photos


@pytest.fixture(autouse=True)
def not_approved(world: World) -> None:
    world.access = Access.APPROVAL


async def order(orders: Orders, number: int, arrived_at: float, **facts: object) -> "list[asyncio.Future[None]]":
    """Order as an update that arrived then; returns what its acknowledgement waits for."""
    with handling(arrived_at) as commits:
        with pytest.raises(UserError, match="access-"):
            await orders.messages.order(message(f"/video cat {number}", number, **facts), REQUESTER)
        return commits


async def kept_body(world: World) -> str | None:
    kept = await KeptRequests(world.database, BOT).get(CHAT)
    return kept.body.strip() if kept else None


async def test_requests_that_had_arrived_are_refused_together_and_the_last_one_is_kept(world: World) -> None:
    """The first one is committed at once; the acknowledgement of the others waits for one commit."""
    orders, arrived = world.orders, time.monotonic()
    assert await order(orders, 1, arrived) == []
    assert await kept_body(world) == "cat 1"
    commits = [commit for number in range(2, 50) for commit in await order(orders, number, arrived)]
    assert len(commits) == 48 and len(set(commits)) == 1
    assert await kept_body(world) == "cat 1"
    await asyncio.gather(*commits)
    assert await kept_body(world) == "cat 49"


async def test_a_photo_and_the_text_after_it_are_kept_together(world: World) -> None:
    orders, arrived = world.orders, time.monotonic()
    await order(orders, 1, arrived)
    with handling(arrived) as commits, pytest.raises(UserError, match="access-"):
        await orders.messages.keep_photos(message("", 2, photos=photos(2)), REQUESTER)
    commits += await order(orders, 3, arrived)
    await asyncio.gather(*commits)
    kept = await KeptRequests(world.database, BOT).get(CHAT)
    assert kept is not None and kept.body.strip() == "cat 3" and len(kept.images) == 1


async def test_a_request_that_arrives_after_the_refusal_is_looked_up_again(world: World) -> None:
    """So an approval holds at once."""
    orders = world.orders
    await order(orders, 1, time.monotonic())
    await world.decide(ChatAccess.APPROVED)
    with handling(time.monotonic()):
        assert await orders.messages.order(message("/video a cat", 2), REQUESTER) is not None


async def test_another_user_or_chat_is_looked_up(world: World) -> None:
    arrived, orders = time.monotonic(), world.orders
    await order(orders, 1, arrived)
    assert await order(orders, 1, arrived) != []
    await world.decide(ChatAccess.APPROVED)
    assert await order(orders, 2, arrived) != []  # it arrived before the decision
    with handling(arrived):
        other = REQUESTER.__class__(**{**REQUESTER.__dict__, "user_id": 77})
        assert await orders.messages.order(message("/video a cat", 3, user_id=77), other) is not None


async def test_outside_of_an_update_everything_is_looked_up(world: World) -> None:
    """Albums are closed by the worker."""
    orders = world.orders
    for number in (1, 2):
        with pytest.raises(UserError, match="access-"):
            await orders.messages.order(message(f"/video cat {number}", number), REQUESTER)
        assert await kept_body(world) == f"cat {number}"


async def test_a_request_is_offered_although_its_chat_was_refused_after_the_approvals_press_arrived(
    world: World,
) -> None:
    """The press waited for its turn. What it approves is not refused from memory."""
    orders, pressed = world.orders, time.monotonic()
    await order(orders, 1, time.monotonic())
    with handling(pressed):
        await world.decide(ChatAccess.APPROVED)
        found = await orders.kept.find(CHAT)
        assert found is not None
        draft = await orders.kept.offer(found)
    assert draft is not None and draft.prompt == "cat 1"
