"""Several processes of one bot observe Telegram's limits together."""

import asyncio
import logging
import sys
import time
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from telegram.error import RetryAfter

from bot.botapi.limiters import chat_limit, overall_limit
from bot.botapi.limits import OVERALL_PERIOD
from bot.botapi.pacing import SendPacing
from bot.botapi.shared_limits import SharedSlots
from storage.database import Database
from storage.pacing import Limit, SendSlots

ROOT = Path(__file__).parents[3]
JITTER = 0.5  # seconds between a message's slot and its sending, on a busy machine
BOT = 7


async def send_from_two_processes(url: str, messages: int, *chats: str) -> list[float]:
    """When each message of both processes was sent (seconds), in order."""
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, str(Path(__file__).with_name("sender.py")), url, str(messages), *chats,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env={"PYTHONPATH": str(ROOT)},
        )
        for _ in range(2)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"
    answers = await asyncio.gather(*(process.communicate(b"go\n") for process in processes))
    return sorted(float(line) for out, _ in answers for line in out.split())


class Sending:
    """The pacing of one process, as in the bot."""

    def __init__(self, database: Database, max_pause: float = 90.0, answer_within: float = 1.0) -> None:
        self.pacing = SendPacing(max_pause)
        self.pacing.share(SharedSlots(SendSlots(database, BOT), answer_within=answer_within))
        self.errors: list[Exception] = []

    async def send(self, chat: int | str, method: str = "sendMessage", sent: list[str] | None = None) -> float:
        """Send, and return the time by time.monotonic(). `sent`: gets the method."""
        went = 0.0

        async def call() -> bool:
            nonlocal went
            went = time.monotonic()
            if sent is not None:
                sent.append(method)
            if self.errors:
                raise self.errors.pop(0)
            return True

        await self.pacing.process_request(call, (), {}, method, {"chat_id": chat}, None)
        return went


@pytest.mark.slow
async def test_two_processes_send_thirty_a_second_together(url: str) -> None:
    """Each alone would send thirty in the first second; together they send no more than that."""
    times = await send_from_two_processes(url, 1, *(str(chat) for chat in range(1, 51)))
    assert len(times) == 100
    assert all(later - earlier > 1 - JITTER for earlier, later in zip(times, times[30:], strict=False))
    assert times[-1] - times[0] < 30


@pytest.mark.slow
async def test_two_processes_share_the_limit_of_a_chat(url: str) -> None:
    """A burst of three, then one a second, from either process."""
    times = await send_from_two_processes(url, 4, "5")
    assert times[2] - times[0] < 3
    assert times[-1] - times[2] > 5 - JITTER, "each alone would be done after a second"


async def slots_taken(
    server: "asyncpg.Connection[asyncpg.Record]", many: int, takers: list[SendSlots], chat: str, limit: Limit
) -> tuple[list[float], float]:
    """The times of the slots that were taken one after another, by the server's clock, and the seconds it took."""
    began = time.monotonic()
    places = []
    for number in range(many):
        await takers[number % len(takers)].take(chat, limit, "")
        places.append(await server.fetchval("SELECT last_at FROM send_places WHERE chat = $1", chat))
    return places, time.monotonic() - began


@pytest.mark.parametrize("chat", [-100123, "@channel"])
async def test_all_processes_share_the_limit_of_a_group(
    shared: Database, server: "asyncpg.Connection[asyncpg.Record]", chat: int | str
) -> None:
    """The twenty-first slot is a minute after the first, for any process."""
    takers = [SendSlots(shared, BOT), SendSlots(shared, BOT)]
    places, took = await slots_taken(server, 21, takers, str(chat), chat_limit(chat))
    for number, seconds in ((2, 0), (3, 1), (19, 17), (20, 60)):
        assert seconds - 0.001 <= places[number] - places[0] <= seconds + took


async def test_there_are_thirty_slots_a_second_overall(
    shared: Database, server: "asyncpg.Connection[asyncpg.Record]"
) -> None:
    """Messages beyond the limit get slots in the next second."""
    places, took = await slots_taken(server, 61, [SendSlots(shared, BOT)], "", overall_limit())
    for number, seconds in ((29, 0), (30, OVERALL_PERIOD), (60, 2 * OVERALL_PERIOD)):
        assert seconds - 0.001 <= places[number] - places[0] <= seconds + took


async def test_another_bot_has_its_own_limits(shared: Database) -> None:
    """Two bots in one database do not delay each other."""
    for _ in range(31):
        await SendSlots(shared, BOT).take("", overall_limit(), "5")
    assert (await SendSlots(shared, 8).take("", overall_limit(), "5")).wait <= 0


async def test_a_pause_applies_to_every_process(shared: Database, server: "asyncpg.Connection[asyncpg.Record]") -> None:
    """If Telegram tells one process to wait, the other one waits too, and only in that chat."""
    told, other = Sending(shared), Sending(shared)
    told.errors.append(RetryAfter(timedelta(seconds=3)))
    began = time.monotonic()
    sending = asyncio.create_task(told.send(5))
    async with asyncio.timeout(60):
        while not await server.fetchval("SELECT paused_until FROM send_places WHERE chat = '5'"):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    await other.send(6)
    assert not sending.done()
    assert await other.send(5) - began >= 3.0
    assert await sending - began >= 3.0


async def test_a_long_pause_of_another_process_raises(shared: Database) -> None:
    """A process that would wait too long raises RetryAfter, as if Telegram had sent it that answer."""
    told, other = Sending(shared, max_pause=0.1), Sending(shared, max_pause=50)
    told.errors.append(RetryAfter(timedelta(seconds=60)))
    with pytest.raises(RetryAfter):
        await told.send(5)
    began = time.monotonic()
    with pytest.raises(RetryAfter):
        await other.send(5)
    assert time.monotonic() - began < 40


async def test_a_hanging_database_does_not_stop_sending(
    shared: Database, server: "asyncpg.Connection[asyncpg.Record]", caplog: pytest.LogCaptureFixture
) -> None:
    """After a moment the process applies its own limits and logs it once; later it uses the shared ones again."""
    sending = Sending(shared, answer_within=1)
    await sending.send(5)
    with caplog.at_level(logging.INFO):
        async with server.transaction():
            await server.execute("LOCK TABLE send_places IN ACCESS EXCLUSIVE MODE")
            began = time.monotonic()
            for chat in range(10, 20):
                await sending.send(chat)
            assert time.monotonic() - began < 8, "one wait for an answer, not ten"
    assert [record.levelname for record in caplog.records if "not shared" in record.message] == ["WARNING"]


async def test_a_missing_database_does_not_stop_sending(url: str) -> None:
    """Messages are sent within the limits of this process."""
    database = await Database.open(url)
    sending = Sending(database)
    await database.close()
    times = [await sending.send(5) for _ in range(4)]
    assert times[3] - times[2] > 1 - JITTER


async def test_sharing_resumes_after_an_outage(shared: Database, server: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Once the database answers again, the limits are shared again."""
    now = 0.0
    places = SharedSlots(SendSlots(shared, BOT), clock=lambda: now, answer_within=2)
    async with server.transaction():
        await server.execute("LOCK TABLE send_places IN ACCESS EXCLUSIVE MODE")
        await places.chat_slot(5)
    assert await server.fetchval("SELECT count(*) FROM send_places") == 0
    await places.chat_slot(5)
    assert await server.fetchval("SELECT count(*) FROM send_places") == 0
    now = 6.0
    await places.chat_slot(5)
    assert await server.fetchval("SELECT count(*) FROM send_places") == 1


async def test_rows_of_quiet_chats_are_deleted(shared: Database, server: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Obsolete rows are deleted; a row with a pause is kept."""
    now = 0.0
    places = SendSlots(shared, BOT, clock=lambda: now)
    for chat in ("5", "6", "7"):
        await places.take(chat, chat_limit(int(chat)), "")
    await server.execute("UPDATE send_places SET last_at = last_at - 300, full_at = full_at - 300 WHERE chat <> '5'")
    await places.pause("6", 60)
    now = 61.0
    await places.take("8", chat_limit(8), "")
    rows = await server.fetch("SELECT chat FROM send_places ORDER BY chat")
    assert [row["chat"] for row in rows] == ["5", "6", "8"]


async def test_a_result_waits_for_one_message_of_each_other_process(shared: Database) -> None:
    """Two processes have eighty edits each in line: the videos of one go before its own, and in turns with the other's."""
    processes = [Sending(shared), Sending(shared)]
    sent: list[str] = []
    edits = [
        asyncio.create_task(process.send(chat, "editMessageText", sent))
        for number, process in enumerate(processes)
        for chat in range(1000 * number + 1, 1000 * number + 81)
    ]
    while len(sent) < 30:  # noqa: ASYNC110 - the sends have no event
        await asyncio.sleep(0.01)
    before = len(sent)
    await asyncio.gather(*(processes[0].send(chat, "sendVideo", sent) for chat in range(5001, 5011)))
    assert sent.count("sendVideo") == 10
    assert len(sent) - before - 10 <= 40, "of 130 edits that were before the videos"
    for edit in edits:
        edit.cancel()
    await asyncio.gather(*edits, return_exceptions=True)
