"""An unexpected error in a status message, an album or a claim is reported once and backed off from."""

import asyncio
import sqlite3
from collections.abc import Sequence

import pytest

from bot.access.gate import Gate
from bot.access.pauses import HandPauses
from bot.botapi.outbox import Outbox
from bot.cards.current import CurrentCards
from bot.cards.making import MakingTimes
from bot.cards.status import StatusCards
from bot.catalogue import DEFAULT, load_catalogue
from bot.orders import Door, OrderRules, Orders
from bot.pipeline.albums import AlbumCloser
from bot.pipeline.expiry import Expiry
from bot.pipeline.status import StatusBoard
from bot.pipeline.unexpected_errors import UnexpectedErrors
from bot.pipeline.worker import Loop, Worker
from bot.settings import Access
from bot.texts.words import Words
from storage.errors import StorageUnavailable
from storage.limits import Limits
from storage.model import Image, Origin
from storage.states import State
from storage.tasks import Tasks
from tests.e2e.arrivals import until
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.cashiers import cashier
from tests.unit.pipeline.world import DRIVER_ERRORS, ROOT, Admin, Clock, FailingDatabase

CORRUPT = DRIVER_ERRORS[0]


def origin(admin: Admin) -> Origin:
    """A private chat with the bot."""
    return Origin(
        bot_id=1, chat_id=admin.chat.id, message_id=1, thread_id=None, user_id=admin.chat.id, private=True, language="en"
    )  # fmt: skip


@pytest.fixture
def board(failing: FailingDatabase, clock: Clock, olga: Admin) -> StatusBoard:
    making = MakingTimes(Tasks(failing), 1)
    cards = StatusCards(Words.load(), load_catalogue(None), making.usual)
    return StatusBoard(
        database=failing,
        messenger=olga.messenger,
        cards=CurrentCards(database=failing, cards=cards, making=making, limits=Limits()),
        admins=olga.admins,
        would_wait=lambda *_: 0.0,
        lease=50,
        clock=clock,
        elapsed=clock,
    )


@pytest.mark.parametrize("error", DRIVER_ERRORS, ids=lambda error: type(error).__name__)
async def test_a_message_that_cannot_be_rendered_is_retried(
    board: StatusBoard, failing: FailingDatabase, clock: Clock, olga: Admin, error: Exception
) -> None:
    """The row stays due, and the message is sent as soon as it can be rendered."""
    task = await added(failing, origin=origin(olga), api_root=ROOT)
    failing.fail_with("images", error, times=2)
    for _ in range(2):
        [row] = await board.claim(10)
        await board.show(row)
        assert not await board.claim(10)
        clock.now += 30
    [told] = olga.read
    assert type(error).__name__ in told and task.id in told and "a cat" not in told
    [row] = await board.claim(10)
    await board.show(row)
    assert "waiting to be sent" in olga.read[-1] and not await board.claim(10)


async def test_a_message_is_not_repeated_with_each_lease(
    board: StatusBoard, failing: FailingDatabase, clock: Clock, olga: Admin
) -> None:
    """The pauses between two messages grow even if nothing can be committed."""
    await added(failing, origin=origin(olga), api_root=ROOT)
    for statement in ("status_mark_shown", "status_show_later"):
        failing.fail_with(statement, CORRUPT)
    for second in range(0, 3600, 5):
        clock.now = NOW + second
        for row in await board.claim(10):
            await board.show(row)
    assert 3 <= sum("waiting to be sent" in said for said in olga.read) <= 12


async def test_an_outage_of_the_database_is_raised(board: StatusBoard, failing: FailingDatabase, olga: Admin) -> None:
    """The loop waits for its end."""
    await added(failing, origin=origin(olga), api_root=ROOT)
    failing.fail_with("images", sqlite3.OperationalError("database is locked"), times=1)
    [row] = await board.claim(10)
    with pytest.raises(StorageUnavailable):
        await board.show(row)
    assert not olga.read


@pytest.fixture
def closer(failing: FailingDatabase, clock: Clock, olga: Admin) -> AlbumCloser:
    words = Words.load()
    gate = Gate(mode=Access.OPEN, admins=olga.admins, database=failing, bot_id=1, words=words)
    rules = OrderRules(bot_id=1, api_roots={DEFAULT: ROOT}, photos_work=True, photo_limit=10**9, album_quiet=1)
    door = Door(
        cashier=cashier(failing, olga.admins, clock),
        catalogue=load_catalogue(None),
        gate=gate,
        admins=olga.admins,
        rules=rules,
        wake=lambda: None,
        pauses=HandPauses(failing, load_catalogue(None)),
    )
    orders = Orders.of(
        database=failing, door=door, catalogue=load_catalogue(None), rules=rules, wake=lambda: None, clock=clock
    )
    return AlbumCloser(
        orders=orders, messenger=olga.messenger, outbox=Outbox(),
        words=words, admins=olga.admins, quiet=0, intake_ready=lambda: True,
        clock=clock,
    )  # fmt: skip


async def test_an_album_that_cannot_be_closed_delays_no_other(
    closer: AlbumCloser, failing: FailingDatabase, clock: Clock, olga: Admin
) -> None:
    """It is paused, and the next one is closed although only one is claimed at a time."""
    picture = Image(message_id=1, item=0, kind="photo", ref="file", mime="image/jpeg", bytes=1000)
    albums = [
        await added(failing, str(number), State.COLLECTING, media_group_id="1", origin=origin(olga), images=[picture])
        for number in range(2)
    ]
    failing.fail_with("images", CORRUPT, times=1)
    [first] = await closer.claim(1)
    await closer.close(first)
    [told] = olga.read
    assert "DatabaseError" in told and first.id in told and "a cat" not in told
    [second] = await closer.claim(1)
    assert second.id != first.id
    await closer.close(second)
    assert not await closer.claim(1)
    clock.now += 6
    [again] = await closer.claim(1)
    assert again.id == first.id
    await closer.close(again)
    states = [(row.state if row else None) for row in [await Tasks(failing).get(album.id) for album in albums]]
    assert states == [State.QUEUED, State.QUEUED]


async def test_a_user_error_is_not_an_unexpected_error(
    closer: AlbumCloser, failing: FailingDatabase, olga: Admin
) -> None:
    """The user gets an answer, and the album is deleted."""
    picture = Image(message_id=1, item=0, kind="photo", ref="file", mime="image/gif", bytes=1000)
    await added(
        failing,
        "a",
        State.COLLECTING,
        media_group_id="1",
        origin=origin(olga),
        prompt="--size huge a cat",
        images=[picture],
    )
    [album] = await closer.claim(1)
    await closer.close(album)
    await olga.telegram.wait_for(olga.chat, lambda message: bool(message.words))
    assert not any("unexpected" in said for said in olga.read) and len(olga.read) == 1
    assert await Tasks(failing).get(album.id) is None


# The loops themselves -------------------------------------------------------------------------------------------------


async def test_a_claim_that_always_fails_does_not_spin(olga: Admin) -> None:
    """With a damaged database, claims become less and less frequent, and the admins are notified."""
    looks: list[float] = []

    async def claim(_most: int) -> Sequence[object]:
        looks.append(asyncio.get_running_loop().time())
        raise CORRUPT

    async def work(_row: object) -> None:
        """Never called."""

    loop = Loop(
        "questions", claim, work, interval=0.01, limit=1, on_error=UnexpectedErrors(olga.admins, "questions").notify
    )
    running = asyncio.create_task(loop.run())
    await until(lambda: len(looks) >= 6)
    await loop.drain(10)
    await running
    assert looks[5] - looks[4] >= 0.3  # 0.01 s, doubled five times
    [told] = olga.read
    assert "DatabaseError" in told and "questions" in told and "malformed" not in told


async def test_failed_work_is_reported_with_its_row(failing: FailingDatabase, olga: Admin) -> None:
    """Any error that a part of the pipeline raises."""
    task = await added(failing)
    rows = [task]

    async def claim(_most: int) -> Sequence[object]:
        return [rows.pop()] if rows else []

    async def work(_row: object) -> None:
        raise ValueError("a cat")

    loop = Loop(
        "deliveries", claim, work, interval=0.05, limit=1, on_error=UnexpectedErrors(olga.admins, "deliveries").notify
    )
    running = asyncio.create_task(loop.run())
    await olga.telegram.wait_for(olga.chat, task.id)
    await loop.drain(10)
    await running
    [told] = olga.read
    assert "ValueError" in told and "a cat" not in told


async def test_loops_claim_at_the_same_moments() -> None:
    """However long one claim takes, so that their statements share a commit on SQLite."""
    looks: list[tuple[str, float]] = []
    time = asyncio.get_running_loop().time

    def loop(name: str, takes: float) -> Loop:
        async def claim(_most: int) -> Sequence[object]:
            looks.append((name, time()))
            await asyncio.sleep(takes)
            return []

        async def work(_row: object) -> None:
            """Never had."""

        return Loop(name, claim, work, interval=1.0, limit=1)

    worker = Worker([loop("quick", 0.0), loop("slow", 0.4)])
    running = asyncio.create_task(worker.run())
    await until(lambda: len(looks) >= 6)
    await worker.drain(10)
    await running
    quick, slow = ([at for name, at in looks if name == it] for it in ("quick", "slow"))
    assert [round(at - looks[0][1]) for at in quick] == [round(at - looks[0][1]) for at in slow] == [0, 1, 2]


@pytest.mark.parametrize("hangs", [0.0, 0.5], ids=["just claimed", "claimed after the grace"])
async def test_a_row_claimed_at_a_stop_is_released(hangs: float) -> None:
    """If its work were cancelled before its first step, the row would look as if something had been sent."""
    looking = asyncio.Event()
    began: list[object] = []
    heard: list[object] = []

    async def claim(_most: int) -> Sequence[object]:
        looking.set()
        await asyncio.sleep(hangs)
        return [] if began else ["row"]

    async def work(row: object) -> None:
        began.append(row)
        try:
            await asyncio.sleep(600)
        except asyncio.CancelledError:
            heard.append(row)
            raise

    loop = Loop("submissions", claim, work, interval=0.05, limit=1)
    running = asyncio.create_task(loop.run())
    await looking.wait()
    if not hangs:
        await until(lambda: bool(loop._working))
    await loop.drain(0)
    await running
    assert (began, heard) == (["row"], ["row"])


async def test_one_failed_check_for_expired_leases_does_not_stop_the_others() -> None:
    """Interrupted deliveries are handled even if the submissions cannot be read."""
    done = []

    async def fails() -> bool:
        raise CORRUPT

    async def works() -> bool:
        done.append(True)
        return True

    async def ping() -> None:
        """Always answers."""

    with pytest.raises(sqlite3.DatabaseError):
        await Expiry((fails, works), ping=ping, grace=10).check()
    assert done


# The admins -----------------------------------------------------------------------------------------------------------


async def test_admins_of_the_settings_are_notified_without_the_database(failing: FailingDatabase, olga: Admin) -> None:
    """ADMIN_IDS are known without it."""
    failing.fail_with("admins", CORRUPT)
    await UnexpectedErrors(olga.admins, "questions").notify("abc", CORRUPT)
    assert len(olga.read) == 1


async def test_a_clock_that_jumps_back_does_not_suppress_messages_to_the_admins(clock: Clock, olga: Admin) -> None:
    """A message sent in the future counts as sent long ago."""
    trouble = UnexpectedErrors(olga.admins, "questions")
    await trouble.notify("abc", CORRUPT)
    await trouble.notify("abc", CORRUPT)
    assert len(olga.read) == 1
    clock.now -= 2 * 86400
    await trouble.notify("abc", CORRUPT)
    assert len(olga.read) == 2
