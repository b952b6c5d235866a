"""When a request's message shows a reaction: while a slow create is sent, and where nothing can be written."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.pipeline.outcomes import MAY_NOT_WRITE
from bot.pipeline.preflight import Preflight
from bot.pipeline.reactions import SEEN, SILENCED, Reactions
from bot.videoapi.errors import NotSent
from bot.videoapi.models import Created, CreateRequest
from sandbox.telegram.world import Message
from storage.states import State
from tests.e2e.arrivals import until
from tests.integration.storage.test_tasks import ORIGIN, added
from tests.unit.pipeline.test_outcomes_of_creates import ID, PAUSE, RULES, ClosedChats, Recording, World
from tests.unit.pipeline.world import Admin, Clock, FailingDatabase


class Slow(Recording):
    """A provider that answers when the message of the order has a reaction."""

    def __init__(self, message: Message, *answers: Created | Exception) -> None:
        super().__init__(*answers)
        self.message = message

    async def create(self, root: str, request: CreateRequest, before_sending: Any = None) -> Created:
        await until(lambda: bool(self.message.reactions))
        return await super().create(root, request, before_sending)


@pytest.fixture
def world(failing: FailingDatabase, clock: Clock, olga: Admin) -> World:
    return World(failing, clock, olga)


async def request_in_group(world: World) -> tuple[Message, dict[str, Any]]:
    """A message in a group of the bot, and the origin of its order."""
    telegram = world.admin.telegram
    ada = telegram.person("Ada")
    group = telegram.group("Adas", members=[ada])
    message = await telegram.send_text(group, ada, "/video a cat")
    origin = replace(ORIGIN, chat_id=group.id, message_id=message.id, user_id=ada.id)
    return message, {"origin": origin}


async def test_a_slow_create_is_marked_as_seen_at_its_first_try_only(world: World) -> None:
    message, changes = await request_in_group(world)
    world.parts["react_after"] = 0.0
    world.provider = Slow(message, NotSent(), Created(id=ID))
    await world.submit(**changes)
    assert message.reactions == [SEEN]
    world.clock.now += PAUSE
    assert (await world.again()).state is State.RUNNING
    assert len(world.admin.telegram.calls_to("setMessageReaction")) == 1


async def test_a_fast_create_is_not_marked(world: World) -> None:
    """The status message comes at once."""
    _, changes = await request_in_group(world)
    world.parts["react_after"] = 60.0
    assert (await world.submit(**changes)).state is State.RUNNING
    assert not world.admin.telegram.calls_to("setMessageReaction")


async def test_nothing_reacts_after_the_create(world: World) -> None:
    _, changes = await request_in_group(world)
    await added(world.database, **changes)
    [task] = await world.submitter.claim(1)
    async with Reactions(world.admin.messenger, after=0).while_sent(task):
        pass  # other tasks cannot run before the end of the block
    await asyncio.sleep(0.05)
    assert not world.admin.telegram.calls_to("setMessageReaction")


async def test_a_reaction_that_hangs_does_not_delay_the_outcome(world: World) -> None:
    """It is given up soon after the create, whose outcome is committed before."""
    message, changes = await request_in_group(world)
    world.parts["react_after"] = 0.0
    reacting = world.admin.telegram.hold("setMessageReaction")

    class Waiting(Recording):
        async def create(self, root: str, request: CreateRequest, before_sending: Any = None) -> Created:
            assert await reacting.reached()
            return await super().create(root, request, before_sending)

    world.provider = Waiting(Created(id=ID))
    assert (await world.submit(**changes)).state is State.RUNNING
    assert message.reactions == []
    reacting.release()


async def test_a_group_that_takes_no_messages_sees_that_nothing_comes(world: World) -> None:
    """Its other members would wait for a video otherwise."""
    message, changes = await request_in_group(world)
    world.parts["preflight"] = Preflight(ClosedChats(), RULES, world.clock)
    row = await world.submit(**changes)
    assert (row.state, row.reason_key, world.provider.creates) == (State.REFUSED, MAY_NOT_WRITE, 0)
    assert message.reactions == [SILENCED]
