"""When albums and cut texts are closed, and where their sender hears why that failed."""

import asyncio
import math
import sqlite3
from typing import Any

import pytest

from bot.access.gate import Gate
from bot.access.pauses import HandPauses
from bot.botapi.outbox import Outbox
from bot.catalogue import DEFAULT, load_catalogue
from bot.orders import Door, OrderRules, Orders
from bot.pipeline.albums import INTAKE_RETRY, AlbumCloser
from bot.settings import Access
from bot.texts.words import Words
from storage.errors import StorageUnavailable
from storage.model import Image, Origin, Task
from storage.states import State
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import added
from tests.unit.cashiers import cashier
from tests.unit.pipeline.world import DRIVER_ERRORS, ROOT, Admin, Clock, FailingDatabase

QUIET = 2.0
PICTURE = Image(message_id=1, item=0, kind="photo", ref="file", mime="image/jpeg", bytes=1000)


class World:
    """One closer. `intake`: whether the intake takes updates."""

    def __init__(self, database: FailingDatabase, clock: Clock, admin: Admin, *, intake: bool = True) -> None:
        self.database, self.clock, self.admin, self.intake = database, clock, admin, intake
        words, admins = Words.load(), admin.admins
        gate = Gate(mode=Access.OPEN, admins=admins, database=database, bot_id=1, words=words)
        rules = OrderRules(bot_id=1, api_roots={DEFAULT: ROOT}, photos_work=True, photo_limit=10**9, album_quiet=1)
        door = Door(
            cashier=cashier(database, admins, clock), catalogue=load_catalogue(None), gate=gate, admins=admins, rules=rules,
            wake=lambda: None, pauses=HandPauses(database, load_catalogue(None)),
)  # fmt: skip
        orders = Orders.of(
            database=database, catalogue=load_catalogue(None), door=door, rules=rules, wake=lambda: None, clock=clock
        )
        self.closer = AlbumCloser(
            orders=orders, messenger=admin.messenger, outbox=Outbox(), words=words, admins=admins, quiet=QUIET,
            intake_ready=lambda: self.intake, clock=clock,
        )  # fmt: skip

    async def album(self, intent: str = "a", **changes: Any) -> Task:
        origin = Origin(
            bot_id=1, chat_id=self.admin.chat.id, message_id=1, thread_id=None, user_id=self.admin.chat.id, private=True,
            language="en",
        )  # fmt: skip
        values: dict[str, Any] = {"media_group_id": intent, "origin": origin, "images": [PICTURE]} | changes
        return await added(self.database, intent, State.COLLECTING, **values)

    async def claimed(self, most: int = 10) -> list[str]:
        return [album.id for album in await self.closer.claim(most)]


@pytest.fixture
def world(failing: FailingDatabase, clock: Clock, olga: Admin) -> World:
    return World(failing, clock, olga)


async def test_after_a_start_nothing_is_closed_until_the_intake_has_caught_up(world: World) -> None:
    """Photos that were sent meanwhile come first: the quiet time begins when the intake runs."""
    album = await world.album()
    world.intake = False
    for _ in range(2):
        assert await world.claimed() == []
        world.clock.now += 100
    world.intake = True
    assert await world.claimed() == []
    world.clock.now += QUIET - 0.1
    assert await world.claimed() == []
    world.clock.now += 0.1
    assert await world.claimed() == [album.id]


@pytest.mark.parametrize("at", ["claim", "close"])
async def test_after_an_outage_the_intake_has_time_to_catch_up(world: World, at: str) -> None:
    album = await world.album()
    await world.claimed()
    world.clock.now += QUIET
    [due] = await world.closer.claim(1)
    world.database.fail_with(
        "collecting_due" if at == "claim" else "images", sqlite3.OperationalError("database is locked"), 1
    )
    with pytest.raises(StorageUnavailable):
        await (world.closer.claim(1) if at == "claim" else world.closer.close(due))
    world.clock.now += QUIET + INTAKE_RETRY - 0.1
    assert await world.claimed() == []
    world.clock.now += 0.1
    assert await world.claimed() == [album.id]


async def test_an_outage_that_the_agenda_meets_gives_the_intake_time_to_catch_up(world: World) -> None:
    """Photos that arrived during the outage belong to the album, and the agenda is asked before each claim."""
    album = await world.album()

    async def away() -> float:
        raise StorageUnavailable("away")

    async def due() -> float:
        return 0.0

    world.intake = False
    with pytest.raises(StorageUnavailable):
        await world.closer.due_in(away)
    world.intake = True
    assert await world.closer.due_in(due) == QUIET and await world.claimed() == []
    world.clock.now += QUIET
    with pytest.raises(StorageUnavailable):
        await world.closer.due_in(away)
    assert await world.closer.due_in(due) == QUIET + INTAKE_RETRY and await world.claimed() == []
    world.clock.now += QUIET + INTAKE_RETRY - 0.1
    assert await world.claimed() == []
    world.clock.now += 0.1
    assert await world.claimed() == [album.id]


async def test_what_waited_for_the_intake_is_closed_when_that_time_is_over(world: World) -> None:
    """Not at the next regular look, which may be a second later."""

    async def due() -> float:
        return -5.0

    assert await world.closer.due_in(due) == QUIET
    world.clock.now += QUIET - 0.25
    assert await world.closer.due_in(due) == pytest.approx(0.25)
    world.clock.now += 0.25
    assert await world.closer.due_in(due) <= 0


async def test_the_first_album_long_after_a_start_waits_no_longer_than_others(world: World) -> None:
    """The intake was seen to run before there was an album, by a look at the agenda."""

    async def nothing() -> float:
        return math.inf

    await world.closer.due_in(nothing)
    world.clock.now += 3600
    album = await world.album()
    assert await world.claimed() == [album.id]


async def test_an_album_that_is_being_closed_takes_no_place_of_another(world: World) -> None:
    """Closing may wait for Telegram: the next look claims others, also with room for one only."""
    first = await world.album("a", prompt="--size huge a cat")
    await world.claimed()
    world.clock.now += QUIET
    [claimed] = await world.closer.claim(1)
    answer = world.admin.telegram.hold("sendMessage", chat_id=world.admin.chat.id)
    closing = asyncio.create_task(world.closer.close(claimed))
    assert await answer.reached()
    second = await world.album("b")
    assert await world.claimed(1) == [second.id] and claimed.id == first.id
    answer.release()
    await closing


async def test_an_album_that_rests_takes_no_place_of_another(world: World) -> None:
    first = await world.album("a")
    await world.claimed()
    world.clock.now += QUIET
    world.database.fail_with("images", DRIVER_ERRORS[0], times=1)
    [claimed] = await world.closer.claim(1)
    await world.closer.close(claimed)
    assert await world.claimed() == []
    second = await world.album("b")
    assert await world.claimed(1) == [second.id]
    world.clock.now += 6
    assert set(await world.claimed()) == {first.id, second.id}
    [told] = world.admin.read
    assert f"(albums, task {first.id})" in told


async def test_a_sender_hears_in_their_topic_and_language_why_nothing_was_ordered(world: World) -> None:
    """As an answer to the album, in the group that it was sent to."""
    telegram = world.admin.telegram
    ada = telegram.person("Ada")
    group = telegram.group("Adas", members=[ada], topics=True)
    topic = telegram.topic(group, "Cats")
    photo = await telegram.send_text(group, ada, "an album", thread=topic)
    origin = Origin(
        bot_id=1, chat_id=group.id, message_id=photo.id, thread_id=topic, user_id=ada.id, private=False, language="ru"
    )
    await world.album(prompt="--size huge a cat", origin=origin)
    await world.claimed()
    world.clock.now += QUIET
    [claimed] = await world.closer.claim(1)
    await world.closer.close(claimed)
    answer = await telegram.wait_for(group, lambda message: bool(message.words))
    assert (answer.thread, answer.reply_to and answer.reply_to.id) == (topic, photo.id)
    assert any("а" <= letter <= "я" for letter in answer.words)
    assert await Tasks(world.database).get(claimed.id) is None
