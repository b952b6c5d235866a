"""An error that nobody foresaw, in a message, an album or a look: it is told once, waited out ever longer, and never spins."""

import asyncio
import sqlite3
from collections.abc import Sequence

import pytest

from bot.access import Gate
from bot.cards.current import CurrentCards
from bot.cards.making import MakingTimes
from bot.cards.status import Cards
from bot.catalogue import load_catalogue
from bot.orders import Door, OrderRules, Orders
from bot.pipeline.albums import AlbumCloser
from bot.pipeline.expiry import Expiry
from bot.pipeline.status import StatusBoard
from bot.pipeline.trouble import Trouble
from bot.pipeline.worker import Loop, Worker
from bot.settings import Access
from bot.texts.words import Words
from storage.errors import StorageUnavailable
from storage.following import Following
from storage.limits import Limits
from storage.states import State
from storage.tasks import Image, Origin, Tasks
from tests.e2e.arrivals import until
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.pipeline.world import DRIVER_ERRORS, ROOT, Admin, AilingDatabase, Clock

CORRUPT = DRIVER_ERRORS[0]


def origin(admin: Admin) -> Origin:
    """A private chat with the bot."""
    return Origin(
        bot_id=1, chat_id=admin.chat.id, message_id=1, thread_id=None, user_id=admin.chat.id, private=True, language="en"
    )  # fmt: skip


@pytest.fixture
def board(ailing: AilingDatabase, clock: Clock, olga: Admin) -> StatusBoard:
    making = MakingTimes(Following(ailing), 1)
    cards = Cards(Words.load(), load_catalogue(None), making.usual)
    return StatusBoard(
        database=ailing,
        messenger=olga.messenger,
        cards=CurrentCards(database=ailing, cards=cards, making=making, limits=Limits()),
        owner=olga.owner,
        would_wait=lambda _chat: 0.0,
        lease=50,
        clock=clock,
        elapsed=clock,
    )


@pytest.mark.parametrize("error", DRIVER_ERRORS, ids=lambda error: type(error).__name__)
async def test_a_message_that_cannot_be_made_waits_and_comes(
    board: StatusBoard, ailing: AilingDatabase, clock: Clock, olga: Admin, error: Exception
) -> None:
    """The row stays due; the chat hears of its task as soon as it works again."""
    task = await added(ailing, origin=origin(olga), api_root=ROOT)
    ailing.ail("images", error, times=2)
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
    board: StatusBoard, ailing: AilingDatabase, clock: Clock, olga: Admin
) -> None:
    """Where the database takes nothing any more, the pauses between two messages grow all the same."""
    await added(ailing, origin=origin(olga), api_root=ROOT)
    for statement in ("task_shown", "task_show_later"):
        ailing.ail(statement, CORRUPT)
    for second in range(0, 3600, 5):
        clock.now = NOW + second
        for row in await board.claim(10):
            await board.show(row)
    assert 3 <= sum("waiting to be sent" in said for said in olga.read) <= 12


async def test_an_outage_of_the_database_passes_through(
    board: StatusBoard, ailing: AilingDatabase, olga: Admin
) -> None:
    """The loop waits it out."""
    await added(ailing, origin=origin(olga), api_root=ROOT)
    ailing.ail("images", sqlite3.OperationalError("database is locked"), times=1)
    [row] = await board.claim(10)
    with pytest.raises(StorageUnavailable):
        await board.show(row)
    assert not olga.read


@pytest.fixture
def closer(ailing: AilingDatabase, clock: Clock, olga: Admin) -> AlbumCloser:
    words = Words.load()
    gate = Gate(mode=Access.OPEN, owner=olga.owner, database=ailing, bot_id=1, words=words)
    rules = OrderRules(bot_id=1, api_root=ROOT, photos_work=True, photo_limit=10**9, album_quiet=1)
    door = Door(
        database=ailing,
        catalogue=load_catalogue(None),
        gate=gate,
        owner=olga.owner,
        rules=rules,
        wake=lambda: None,
        clock=clock,
    )
    orders = Orders(database=ailing, door=door, rules=rules, wake=lambda: None, clock=clock)
    return AlbumCloser(
        orders=orders, messenger=olga.messenger, words=words, owner=olga.owner, quiet=0, intake_ready=lambda: True,
        clock=clock,
    )  # fmt: skip


async def test_an_album_that_cannot_be_closed_keeps_up_no_other(
    closer: AlbumCloser, ailing: AilingDatabase, clock: Clock, olga: Admin
) -> None:
    """It rests, and the next one is closed though there is room for one only."""
    picture = Image(message_id=1, item=0, kind="photo", ref="file", mime="image/jpeg", bytes=1000)
    albums = [
        await added(ailing, str(number), State.COLLECTING, media_group_id="1", origin=origin(olga), images=[picture])
        for number in range(2)
    ]
    ailing.ail("images", CORRUPT, times=1)
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
    states = [(row.state if row else None) for row in [await Tasks(ailing).get(album.id) for album in albums]]
    assert states == [State.QUEUED, State.QUEUED]


async def test_what_a_person_can_mend_is_no_trouble(closer: AlbumCloser, ailing: AilingDatabase, olga: Admin) -> None:
    """They hear what to do, and the album is gone."""
    picture = Image(message_id=1, item=0, kind="photo", ref="file", mime="image/gif", bytes=1000)
    await added(
        ailing,
        "a",
        State.COLLECTING,
        media_group_id="1",
        origin=origin(olga),
        prompt="--size huge a cat",
        images=[picture],
    )
    [album] = await closer.claim(1)
    await closer.close(album)
    assert not any("unexpected" in said for said in olga.read) and len(olga.read) == 1
    assert await Tasks(ailing).get(album.id) is None


# The loops themselves -------------------------------------------------------------------------------------------------


async def test_a_claim_that_always_fails_does_not_spin(olga: Admin) -> None:
    """A database that is damaged where the claim reads: the looks come less and less often, and the admins know."""
    looks: list[float] = []

    async def claim(_most: int) -> Sequence[object]:
        looks.append(asyncio.get_running_loop().time())
        raise CORRUPT

    async def work(_row: object) -> None:
        """Never had."""

    loop = Loop("questions", claim, work, interval=0.05, limit=1, failed=Trouble(olga.owner, "questions").tell)
    running = asyncio.create_task(loop.run())
    await until(lambda: len(looks) >= 6)
    await loop.drain(10)
    await running
    assert looks[5] - looks[4] >= 1.5  # 0.05 s, doubled five times
    [told] = olga.read
    assert "DatabaseError" in told and "questions" in told and "malformed" not in told


async def test_work_that_fails_is_told_with_its_row(ailing: AilingDatabase, olga: Admin) -> None:
    """Whatever a part of the pipeline lets through."""
    task = await added(ailing)
    rows = [task]

    async def claim(_most: int) -> Sequence[object]:
        return [rows.pop()] if rows else []

    async def work(_row: object) -> None:
        raise ValueError("a cat")

    loop = Loop("deliveries", claim, work, interval=0.05, limit=1, failed=Trouble(olga.owner, "deliveries").tell)
    running = asyncio.create_task(loop.run())
    await olga.telegram.wait_for(olga.chat, task.id)
    await loop.drain(10)
    await running
    [told] = olga.read
    assert "ValueError" in told and "a cat" not in told


async def test_loops_look_at_the_same_moments() -> None:
    """However long the look of one takes, and whenever it was woken: then SQLite's statements share a commit."""
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
async def test_what_is_claimed_at_a_stop_hears_of_it(hangs: float) -> None:
    """A row that is cut off before its work began would be found in flight, as if something had been sent."""
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


async def test_one_look_for_leases_that_fails_does_not_keep_the_others() -> None:
    """Deliveries that were cut off are given up though the submissions cannot be read."""
    done = []

    async def fails() -> bool:
        raise CORRUPT

    async def works() -> bool:
        done.append(True)
        return True

    async def ping() -> None:
        """Always there."""

    with pytest.raises(sqlite3.DatabaseError):
        await Expiry((fails, works), ping=ping, patience=10).look()
    assert done


# The admins -----------------------------------------------------------------------------------------------------------


async def test_admins_are_told_though_the_database_cannot_name_them(ailing: AilingDatabase, olga: Admin) -> None:
    """Those of ADMIN_IDS are known without it."""
    ailing.ail("admins", CORRUPT)
    await Trouble(olga.owner, "questions").tell("abc", CORRUPT)
    assert len(olga.read) == 1


async def test_a_clock_that_jumps_back_does_not_silence_the_admins_news(clock: Clock, olga: Admin) -> None:
    """What was told in the future was told long ago."""
    trouble = Trouble(olga.owner, "questions")
    await trouble.tell("abc", CORRUPT)
    await trouble.tell("abc", CORRUPT)
    assert len(olga.read) == 1
    clock.now -= 2 * 86400
    await trouble.tell("abc", CORRUPT)
    assert len(olga.read) == 2
