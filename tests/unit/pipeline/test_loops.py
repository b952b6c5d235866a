"""Which loops there are, whom a step wakes, and who shows a task that has just started to run."""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.access.admins import BotAdmins
from bot.access.gate import Gate
from bot.access.pauses import HandPauses
from bot.botapi.outbox import Outbox
from bot.cards.broadcasts import BroadcastCards
from bot.cards.current import CurrentCards
from bot.cards.making import MakingTimes
from bot.cards.status import StatusCards
from bot.catalogue import DEFAULT, load_catalogue
from bot.orders import Door, OrderRules, Orders
from bot.pipeline.albums import AlbumCloser
from bot.pipeline.broadcaster import Broadcaster
from bot.pipeline.cleaner import Cleaner
from bot.pipeline.expiry import Expiry
from bot.pipeline.loops import BALANCES_EVERY, CLAIM_EVERY, CLEAN_EVERY, Steps, pipeline_loops
from bot.pipeline.places import SubmitPlaces
from bot.pipeline.status import StatusBoard
from bot.pipeline.wakeups import LoopName, Wakeups
from bot.pipeline.worker import SHORTEST_PAUSE, Loop
from bot.settings import Access, Settings
from bot.texts.words import Words
from bot.videoapi.errors import Refused
from bot.videoapi.models import Created
from storage.agenda import Agenda
from storage.errors import StorageUnavailable
from storage.limits import Limits
from storage.model import Origin, Task
from storage.states import State
from storage.status import StatusMessages
from storage.tasks import Tasks
from tests.e2e.arrivals import until
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import added
from tests.unit.cashiers import cashier
from tests.unit.pipeline.test_balances import watch
from tests.unit.pipeline.test_courier import World, world
from tests.unit.pipeline.test_rules import submitter, tracker
from tests.unit.pipeline.world import DRIVER_ERRORS, ROOT, Clock, Provider, done, waiting

__all__ = ["world"]


@dataclass
class Worker:
    """All loops of a process, which do not run: a test calls their steps. Ann, whose chat it is, is also the admin."""

    world: World
    provider: Provider = field(default_factory=Provider)
    album_quiet: float = 1.5
    shows_at_once: int = 64
    clock: Clock = field(default_factory=Clock)
    wakeups: Wakeups = field(default_factory=Wakeups)
    agenda: Agenda | None = None

    def __post_init__(self) -> None:
        world, words, database = self.world, Words.load(), self.world.database
        messenger, catalogue = world.parts["messenger"], load_catalogue(None)
        admins = BotAdmins(
            admin_ids=frozenset({world.chat.id}), database=database, messenger=messenger, words=words, clock=self.clock
        )
        settings = Settings(
            telegram_bot_token="1:a", video_api_key="k", _env_file=None, album_quiet=self.album_quiet,
            ask_concurrency=3, deliver_concurrency=4, submit_concurrency=self.shows_at_once,
        )  # fmt: skip
        cards = CurrentCards(
            database=database,
            cards=StatusCards(words, catalogue),
            making=MakingTimes(Tasks(database), 1),
            limits=Limits(),
        )
        self.board = StatusBoard(
            database=database, messenger=messenger, cards=cards, admins=admins, would_wait=lambda *_: 0.0, lease=50,
            clock=self.clock,
        )  # fmt: skip
        rules = OrderRules(bot_id=1, api_roots={DEFAULT: ROOT}, photos_work=True, photo_limit=10**9, album_quiet=1)
        gate = Gate(mode=Access.OPEN, admins=admins, database=database, bot_id=1, words=words)
        door = Door(
            cashier=cashier(database, admins),
            catalogue=catalogue,
            gate=gate,
            admins=admins,
            rules=rules,
            wake=lambda: None,
            pauses=HandPauses(database, catalogue),
        )
        orders = Orders.of(database=database, catalogue=catalogue, door=door, rules=rules, wake=lambda: None)
        closer = AlbumCloser(
            orders=orders,
            messenger=messenger,
            outbox=Outbox(),
            words=words,
            admins=admins,
            quiet=0,
            intake_ready=lambda: True,
        )
        self.submitter = submitter(database, self.provider, self.clock)
        self.tracker = tracker(database, self.provider, self.clock)

        async def moved(_old: int, _new: int) -> None:
            """No chat migrates in these tests."""

        broadcaster = Broadcaster(
            database=database, bot_id=1, messenger=messenger, cards=BroadcastCards(words), would_wait=lambda *_: 0.0,
            move_chat=moved, clock=self.clock,
        )  # fmt: skip
        self.loops = {
            LoopName(loop.name): loop
            for loop in pipeline_loops(
                settings,
                admins,
                Steps(
                    wakeups=self.wakeups, submitter=self.submitter, board=self.board, closer=closer,
                    tracker=self.tracker, courier=world.courier(),
                    expiry=Expiry((), ping=database.ping, grace=1), cleaner=Cleaner(database, 100, self.clock),
                    broadcaster=broadcaster,
                    balances=watch(database, admins, self.clock),
                    agenda=self.agenda or Agenda(database, self.clock), places=SubmitPlaces(database.health, Limits()),
                ),
            )
        }  # fmt: skip

    @property
    def woken(self) -> set[LoopName]:
        return {name for name in LoopName if self.wakeups.alarm(name).is_set()}

    async def claimed(self, intent: str = "a") -> Task:
        """An order from Ann, claimed."""
        origin = Origin(
            bot_id=1, chat_id=self.world.chat.id, message_id=None, thread_id=None, user_id=self.world.chat.id,
            private=True, language="en",
        )  # fmt: skip
        await added(self.world.database, intent, origin=origin, api_root=ROOT)
        [task] = await self.submitter.claim(2)
        return task

    async def row(self, task: Task) -> Task:
        return await self.world.row(task)


def took(number: int = 1) -> Provider:
    provider = Provider()
    provider.created = [Created(id=f"sora-2:task_{index}") for index in range(number)]
    return provider


async def test_each_step_has_its_loop(world: World) -> None:
    """How often it looks, and how many rows it works on at a time; its wake-up."""
    worker = Worker(world)
    assert {name: (loop.interval, loop.limit) for name, loop in worker.loops.items()} == {
        LoopName.CLEAN: (CLEAN_EVERY, 1),
        LoopName.POLL: (CLAIM_EVERY, 3),
        LoopName.DELIVER: (CLAIM_EVERY, 4),
        LoopName.SUBMIT: (CLAIM_EVERY, 64),
        LoopName.SHOW: (CLAIM_EVERY, 64),
        LoopName.EXPIRE: (CLAIM_EVERY, 1),
        LoopName.ALBUMS: (CLAIM_EVERY, 64),
        LoopName.BROADCAST: (CLAIM_EVERY, 1),
        LoopName.BALANCES: (BALANCES_EVERY, 1),
    }
    assert all(loop.woken is worker.wakeups.alarm(name) for name, loop in worker.loops.items())


class Away:
    """A database that does not answer."""

    async def one(self, _name: str, /, **_values: Any) -> Any:
        raise StorageUnavailable("away")


async def test_the_albums_are_told_of_an_outage_that_the_agenda_meets(world: World) -> None:
    """It is asked before each claim, and they must not be closed before the intake has caught up."""
    albums = Worker(world, agenda=Agenda(Away())).loops[LoopName.ALBUMS]  # type: ignore[arg-type]  # it reads one row
    origin = Origin(
        bot_id=1,
        chat_id=world.chat.id,
        message_id=1,
        thread_id=None,
        user_id=world.chat.id,
        private=True,
        language="en",
    )
    await added(world.database, "a", State.COLLECTING, media_group_id="a", origin=origin)
    assert len(await albums.claim(1)) == 1 and albums.due_in
    with pytest.raises(StorageUnavailable):
        await albums.due_in()
    assert await albums.claim(1) == []


async def test_what_a_loop_did_not_foresee_is_told_to_the_admins(world: World) -> None:
    report = Worker(world).loops[LoopName.DELIVER].on_error
    assert report is not None
    await report("abc", DRIVER_ERRORS[0])
    [told] = world.messages()
    assert "DatabaseError" in told.words and "deliveries" in told.words and "abc" in told.words


async def test_a_task_that_starts_to_run_is_shown_at_once(world: World) -> None:
    """Without a look of the show loop, which would cost a second."""
    worker = Worker(world, took())
    task = await worker.claimed()
    await worker.loops[LoopName.SUBMIT].work(task)
    await until(lambda: bool(world.messages()))
    assert LoopName.SHOW not in worker.woken


async def test_a_task_that_another_process_shows_is_left_to_it(world: World) -> None:
    worker = Worker(world, took())
    task = await worker.claimed()
    await StatusMessages(world.database).claim(worker.clock.now, worker.clock.now + 20, 1)
    await worker.loops[LoopName.SUBMIT].work(task)
    row = await worker.row(task)
    assert (row.state, row.show_lease) == (State.RUNNING, worker.clock.now + 20)
    assert LoopName.SHOW in worker.woken and not worker.loops[LoopName.SHOW]._working


async def test_a_task_without_room_in_the_show_loop_is_left_to_the_next_look(world: World) -> None:
    """Its lease is given back, or nobody would show it until the lease is over."""
    worker = Worker(world, took(2), shows_at_once=1)
    first, second = await worker.claimed("a"), await worker.claimed("b")
    showing = world.telegram.hold("sendMessage", chat_id=world.chat.id)
    await worker.loops[LoopName.SUBMIT].work(first)
    assert await showing.reached()
    await worker.loops[LoopName.SUBMIT].work(second)
    assert (await worker.row(first)).show_lease is not None
    assert (await worker.row(second)).show_lease is None
    showing.release()
    await until(lambda: not worker.loops[LoopName.SHOW]._working)


async def test_an_order_that_was_refused_wakes_the_show_loop(world: World) -> None:
    provider = Provider()
    provider.created = [Refused("no", status=400)]
    worker = Worker(world, provider)
    await worker.loops[LoopName.SUBMIT].work(await worker.claimed())
    assert worker.woken == {LoopName.SHOW}


@pytest.mark.parametrize(("answer", "woken"), [
    (done("https://x/v.mp4"), {LoopName.DELIVER, LoopName.SHOW}),
    (waiting(), set()),
], ids=["made", "at work"])  # fmt: skip
async def test_a_video_that_is_made_wakes_the_courier_and_the_show_loop(
    world: World, answer: Any, woken: set[LoopName]
) -> None:
    worker = Worker(world, Provider(answer))
    await running(world.database, api_root=ROOT)
    [task] = await worker.loops[LoopName.POLL].claim(1)
    await worker.loops[LoopName.POLL].work(task)
    assert worker.woken == woken


# A loop alone ---------------------------------------------------------------------------------------------------------


async def test_a_loop_adopts_no_more_than_it_has_room_for_and_nothing_at_a_stop() -> None:
    """What it adopts it works on; what it does not is left to the caller."""
    began: list[object] = []
    go_on = asyncio.Event()

    async def claim(_most: int) -> Sequence[object]:
        return []

    async def work(row: object) -> None:
        began.append(row)
        await go_on.wait()

    loop = Loop("tests", claim, work, interval=60, limit=2)
    assert loop.work_on("one") and loop.work_on("two") and not loop.work_on("three")
    await asyncio.sleep(0)
    go_on.set()
    await until(lambda: not loop._working)
    assert began == ["one", "two"]
    loop.stop()
    assert not loop.work_on("four")


@dataclass
class Work:
    """Rows that a test lets finish one by one; `claims` is how many were wanted each time."""

    limit: int
    more: bool = True
    claims: list[int] = field(default_factory=list)
    running: list[asyncio.Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.loop = Loop("tests", self.claim, self.work, interval=600, limit=self.limit)

    async def claim(self, most: int) -> Sequence[object]:
        self.claims.append(most)
        return ["row"] * (most if self.more else most - 1)

    async def work(self, _row: object) -> None:
        event = asyncio.Event()
        self.running.append(event)
        await event.wait()

    async def finish(self, count: int = 1) -> None:
        for _ in range(count):
            self.running.pop().set()
        for _ in range(10):  # what follows happens in the next turns of the event loop
            await asyncio.sleep(0)


async def test_a_loop_claims_more_when_half_of_its_places_are_free() -> None:
    """Not for each row. Also if it got less than it wanted: some rows may have waited for others of their chat."""
    work = Work(limit=5)
    looking = asyncio.create_task(work.loop.run())
    await until(lambda: len(work.running) == 5)
    work.loop.wake()
    await work.finish(0)
    assert work.claims == [5]  # not while all its places are taken
    await work.finish(2)
    assert work.claims == [5]
    work.more = False
    await work.finish()
    assert work.claims == [5, 3]
    await until(lambda: len(work.running) == 4)
    await work.finish()
    assert work.claims == [5, 3]
    await work.finish()
    assert work.claims == [5, 3, 3]
    await until(lambda: len(work.running) == 4)
    await work.loop.drain(0)
    await looking


async def test_work_on_a_row_without_an_id_is_told_without_one() -> None:
    told: list[tuple[str, str]] = []

    async def claim(_most: int) -> Sequence[object]:
        return [] if told else ["a row"]

    async def work(_row: object) -> None:
        raise ValueError

    async def failed(row_id: str, error: Exception) -> None:
        told.append((row_id, type(error).__name__))

    loop = Loop("tests", claim, work, interval=600, limit=1, on_error=failed)
    looking = asyncio.create_task(loop.run())
    await until(lambda: bool(told))
    await loop.drain(1)
    await looking
    assert told == [("", "ValueError")]


async def test_a_claim_that_fails_is_told_without_a_row() -> None:
    told: list[str] = []

    async def claim(_most: int) -> Sequence[object]:
        raise ValueError

    async def work(_row: object) -> None:
        """Never had."""

    async def failed(row_id: str, error: Exception) -> None:
        told.append(f"{row_id}: {type(error).__name__}")

    loop = Loop("tests", claim, work, interval=600, limit=1, on_error=failed)
    looking = asyncio.create_task(loop.run())
    await until(lambda: bool(told))
    await loop.drain(1)
    await looking
    assert told == [": ValueError"]


async def test_a_stop_waits_for_what_it_cuts_off() -> None:
    """A row's last word takes a commit: the database is closed only after it."""
    said: list[str] = []

    async def claim(most: int) -> Sequence[object]:
        return ["row"][:most]

    async def work(_row: object) -> None:
        try:
            await asyncio.sleep(600)
        finally:
            await asyncio.sleep(0.05)
            said.append("given back")

    loop = Loop("tests", claim, work, interval=600, limit=1)
    looking = asyncio.create_task(loop.run())
    await until(lambda: bool(loop._working))
    await loop.drain(0)
    assert said == ["given back"]
    await looking


@dataclass
class Due:
    """A loop that is asked when its next row is due. `answers` are used up one by one; then there is no row."""

    answers: list[float]
    is_punctual: bool = False
    claim_takes: float = 0.0
    asked: int = 0
    claimed: int = 0

    def __post_init__(self) -> None:
        self.loop = Loop(
            "tests", self.claim, self.work, interval=600, limit=1, due_in=self.due_in, is_punctual=self.is_punctual
        )

    async def due_in(self) -> float:
        self.asked += 1
        return self.answers.pop(0) if self.answers else math.inf

    async def claim(self, _most: int) -> Sequence[object]:
        self.claimed += 1
        await asyncio.sleep(self.claim_takes)
        return []

    async def work(self, _row: object) -> None:
        raise AssertionError("nothing is claimed")


async def test_a_loop_claims_only_if_a_row_may_be_due() -> None:
    """At its start and when it is woken without a question; at its times only if there is something."""
    due = Due([])
    await due.loop._claim_if_due(is_woken=False)
    assert (due.asked, due.claimed) == (1, 0)
    due.answers = [0.0]
    await due.loop._claim_if_due(is_woken=False)
    assert (due.asked, due.claimed) == (2, 1)
    await due.loop._claim_if_due(is_woken=True)
    assert (due.asked, due.claimed) == (2, 2)
    running = asyncio.create_task(due.loop.run())
    await until(lambda: due.claimed == 3)
    due.loop.wake()
    await until(lambda: due.claimed == 4)
    await due.loop.drain(0)
    await running
    assert due.asked == 2


@pytest.mark.parametrize(
    ("answers", "pause"),
    [
        ([0.4], 0.4),  # a row that becomes due before the next regular time
        ([0.01], SHORTEST_PAUSE),
        ([-1.0, 0.4], 0.4),  # the one after those that are due now
        ([-1.0, -1000.0, -1000.0], None),  # a row that could not be claimed
        ([-1.0, -1000.0, 0.4], 0.4),  # an answer from before the claim
        ([], None),
        ([900.0], None),
    ],
)
async def test_a_punctual_loop_claims_when_the_next_row_is_due(answers: list[float], pause: float | None) -> None:
    due = Due(answers, is_punctual=True)
    due.loop.began = asyncio.get_running_loop().time()
    found = await due.loop._claim_if_due(is_woken=False)
    assert found == pytest.approx(600 if pause is None else pause, abs=5)
    assert pause is None or found == pause


async def test_a_punctual_loop_claims_soon_what_became_due_during_its_claim() -> None:
    """Under load there nearly always is such a row. It must not wait for the next regular time like one that was left."""
    due = Due([-1.0, -0.01], is_punctual=True, claim_takes=0.05)
    assert await due.loop._claim_if_due(is_woken=False) == SHORTEST_PAUSE
