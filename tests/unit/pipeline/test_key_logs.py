"""Unknown outcomes are looked up in the log of the key: only what nothing else explains is taken for their task."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import load_catalogue
from bot.pipeline.key_logs import (
    CLOCKS,
    HORIZON,
    LEAST_KNOWN,
    LOGGED_WITHIN,
    PAUSE,
    PAUSE_WITHOUT_LOG,
    OpenCreate,
    assign,
)
from bot.pipeline.unknown_outcomes import UnknownOutcomes
from bot.videoapi.errors import QueryFailed, TaskUnknown
from bot.videoapi.key_log import Charge
from bot.videoapi.providers import Providers
from storage.database import Database, Row
from storage.model import Task
from storage.retention import Scope, forget
from storage.states import State
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.orders.world import World, opened
from tests.unit.pipeline.world import Provider, waiting


def create(task_id: str = "a", model: str = "m", earliest: float = 0, latest: float = 10) -> OpenCreate:
    return OpenCreate(task_id, model, earliest, latest)


def charge(task_id: str = "x", model: str = "m", at: float = 5) -> Charge:
    return Charge(task_id, model, at)


@pytest.mark.parametrize(
    ("charges", "creates", "pairs"),
    [
        ([charge()], [create()], {"a": "x"}),
        ([charge(at=0), charge("y", "n", 10)], [create(), create("b", "n")], {"a": "x", "b": "y"}),
        ([charge(), charge("y", at=25)], [create(), create("b", "m", 20, 30)], {"a": "x", "b": "y"}),
        ([], [create()], {}),
        ([charge(model="n")], [create()], {}),
        ([charge(at=-1)], [create()], {}),
        ([charge(at=11)], [create()], {}),
        ([charge(""), charge("y")], [create()], {}),
        ([charge("")], [create()], {}),
        ([charge(), charge("y")], [create()], {}),
        ([charge()], [create(), create("b")], {}),
        ([charge(), charge("y")], [create(), create("b")], {}),
        ([charge(), charge("foreign", "n")], [create()], {}),
        ([charge(), charge("y", "n"), charge("z", "n")], [create(), create("b", "n")], {"a": "x"}),
        ([charge(at=9), charge("y", at=15)], [create(), create("b", "m", 8, 20)], {}),
    ],
)
def test_only_pairs_that_nothing_else_explains(
    charges: list[Charge], creates: list[OpenCreate], pairs: dict[str, str]
) -> None:
    assert assign(charges, creates) == pairs


@dataclass
class Scene:
    """A row with an unknown outcome, sent at NOW, and the log of its key: tasks of other rows, then `charged`."""

    world: World
    row: Task
    known: list[Charge]
    charged: list[Charge] = field(default_factory=lambda: [charge("task_x", "sora-2", NOW + 3)])
    provider: Provider = field(default_factory=lambda: Provider(waiting()))
    rows_kept: float = HORIZON
    outcomes: UnknownOutcomes | None = None

    def log(self, *more: Charge) -> None:
        self.provider.charged = (*self.known, *self.charged, *more)

    async def look(self) -> Task:
        """Look once. Returns the row."""
        self.outcomes = self.outcomes or UnknownOutcomes(
            database=self.world.database,
            providers=Providers({"default": self.provider}),
            catalogue=load_catalogue(None),
            poll_after=15,
            rows_kept=self.rows_kept,
            clock=self.world.clock,
        )
        await self.outcomes.look()
        row = await Tasks(self.world.database).get(self.row.id)
        assert row is not None
        return row

    async def stays_unknown(self) -> bool:
        return (await self.look()).state is State.UNKNOWN


async def submitting(world: World, key: str) -> Task:
    await added(world.database, key, due_at=world.clock.now)
    [claimed] = await Submissions(world.database).claim(world.clock.now, world.clock.now + 30, 1)
    return claimed


async def running(world: World, number: int) -> Charge:
    """A row whose create returned an id; returns what the log has of it."""
    task_id = f"task_{number}"
    claimed = await submitting(world, f"known{number}")
    await Submissions(world.database).mark_running(
        claimed, provider_id=task_id, due_at=NOW, show_lease=NOW, now=world.clock.now
    )
    return charge(task_id, "sora-2", world.clock.now)


async def unknown(world: World, key: str) -> Task:
    claimed = await submitting(world, key)
    row = await Submissions(world.database).mark_unknown(
        claimed, reason_key="timeout", reason=None, now=world.clock.now
    )
    assert row is not None
    return row


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with opened(tmp_path) as world:
        world.clock.now = NOW - 5000
        known = [await running(world, number) for number in range(LEAST_KNOWN)]
        world.clock.now = NOW
        made = Scene(world, await unknown(world, "a"), known)
        made.log()
        yield made


async def test_the_charge_that_only_it_explains_is_its_task(scene: Scene) -> None:
    row = await scene.look()
    assert (row.state, row.provider_id, row.due_at) == (State.RUNNING, "task_x", NOW + 15)
    assert row.show_lease is not None and row.show_lease <= NOW  # its status message may be updated at once


@pytest.mark.parametrize("at", [NOW - CLOCKS, NOW + LOGGED_WITHIN], ids=["clocks differ", "logged late"])
async def test_times_within_the_bounds(scene: Scene, at: float) -> None:
    scene.charged = [charge("task_x", "sora-2", at)]
    scene.log()
    assert (await scene.look()).provider_id == "task_x"


@pytest.mark.parametrize(
    "charged",
    [
        [],
        [charge("task_x", "sora-2-pro", NOW + 3)],
        [charge("task_x", "sora-2", NOW - CLOCKS - 1)],
        [charge("task_x", "sora-2", NOW + LOGGED_WITHIN + 1)],
        [charge("", "sora-2", NOW + 3)],
        [charge("task_x", "sora-2", NOW + 3), charge("task_y", "sora-2", NOW + 4)],
        [charge("task_x", "sora-2", NOW + 3), charge("", "gpt-5", NOW - 40_000)],
        [charge("task_x", "sora-2", NOW + 3), charge("task_y", "sora-2", NOW - 40_000)],
    ],
    ids=["none", "model", "before", "after", "no id", "two", "another program: chat", "another program: video"],
)
async def test_what_the_log_cannot_tell_stays_a_question(scene: Scene, charged: list[Charge]) -> None:
    """Never "not taken" either, whatever the log lacks and however long it has lacked it."""
    scene.charged = charged
    scene.log()
    for _ in range(12):
        assert await scene.stays_unknown()
        scene.world.clock.now += PAUSE + 1
    assert scene.provider.asked_charges >= 10


async def test_what_is_older_than_a_day_does_not_matter(scene: Scene) -> None:
    scene.log(charge("task_y", "gpt-5", NOW - HORIZON))
    assert (await scene.look()).provider_id == "task_x"


async def test_too_few_known_tasks_prove_nothing(scene: Scene) -> None:
    """Neither that the key is the bot's alone nor that the log names tasks as creates do."""
    scene.known.pop()
    scene.log()
    assert await scene.stays_unknown()


async def test_a_create_on_the_wire_may_be_the_one_that_was_charged(scene: Scene) -> None:
    await submitting(scene.world, "b")
    assert await scene.stays_unknown()


class LateAnswers(Database):
    """A real database in which another process stores an id as soon as a charge was looked for among the known ones."""

    store: Callable[[], Awaitable[object]] | None = None

    async def one(self, name: str, /, **values: Any) -> Row | None:
        found = await super().one(name, **values)
        if name == "task_with_provider_id" and values["written"] == "task_x" and self.store:
            store, self.store = self.store, None
            await store()
        return found


async def test_a_create_that_is_answered_during_the_look_keeps_its_task(scene: Scene) -> None:
    """The charge is the other create's, whose id was not stored when the charge was looked for."""
    other = await submitting(scene.world, "b")
    database = scene.world.database
    scene.world.database = late = LateAnswers(database._engine, database._connections)

    async def store() -> None:
        await Submissions(database).mark_running(other, provider_id="task_x", due_at=NOW, show_lease=NOW, now=NOW)

    late.store = store
    assert await scene.stays_unknown()
    assert late.store is None


async def test_so_may_an_unknown_one_that_its_user_has_answered(scene: Scene) -> None:
    """The user pressed *Send again*, and the second create broke as well."""
    other = await unknown(scene.world, "b")
    await Submissions(scene.world.database).record_answer(other, "again", NOW)
    assert await scene.stays_unknown()


async def test_so_may_a_task_that_was_deleted(scene: Scene) -> None:
    """Somebody's /forget, in any chat: the video would be shown to others."""
    await forget(scene.world.database, Scope(1, -77), unfinished=False, before=NOW - 10, now=NOW - 10)
    assert await scene.stays_unknown()


async def test_rows_that_are_deleted_within_a_day_prove_nothing(scene: Scene) -> None:
    scene.rows_kept = HORIZON - 1
    assert await scene.stays_unknown()
    assert scene.provider.asked_charges == 0


async def test_two_at_a_time_are_told_apart(scene: Scene) -> None:
    """An hour lies between them, so each charge has one create."""
    scene.world.clock.now += 3000
    second = await unknown(scene.world, "b")
    scene.log(charge("task_y", "sora-2", NOW + 3002))
    assert (await scene.look()).provider_id == "task_x"
    found = await Tasks(scene.world.database).get(second.id)
    assert found is not None and found.provider_id == "task_y"


async def test_the_provider_has_to_know_the_task_too(scene: Scene) -> None:
    scene.provider.answers = [TaskUnknown()]
    assert await scene.stays_unknown()


async def test_a_provider_without_such_a_log_is_asked_once_an_hour(scene: Scene) -> None:
    scene.provider.charged = QueryFailed(status=404)
    await asked_after(scene, PAUSE_WITHOUT_LOG)


async def test_an_empty_log_is_read_once_an_hour(scene: Scene) -> None:
    """So answer versions that want the key in the address."""
    scene.provider.charged = ()
    await asked_after(scene, PAUSE_WITHOUT_LOG)


@pytest.mark.parametrize("error", [QueryFailed(status=502), QueryFailed(detail="no answer")], ids=["502", "no answer"])
async def test_a_provider_that_is_down_is_asked_again_soon(scene: Scene, error: QueryFailed) -> None:
    scene.provider.charged = error
    await asked_after(scene, PAUSE)
    scene.log()
    scene.world.clock.now += PAUSE + 1
    assert (await scene.look()).provider_id == "task_x"


async def test_a_log_is_read_every_five_minutes(scene: Scene) -> None:
    scene.charged = []
    scene.log()
    await asked_after(scene, PAUSE)


async def asked_after(scene: Scene, pause: float) -> None:
    """One request for the log now, and the next after this time, not before."""
    await scene.look()
    scene.world.clock.now += pause - 1
    await unknown(scene.world, "late")  # the first one may soon be too old to be looked up
    await scene.look()
    assert scene.provider.asked_charges == 1
    scene.world.clock.now += 2 + 30
    await scene.look()
    assert scene.provider.asked_charges == 2
