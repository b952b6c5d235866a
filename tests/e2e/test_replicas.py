"""Several web and worker processes on one PostgreSQL act as one bot, even if some of them are killed."""

import asyncio
import re
import signal
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import count

import asyncpg
import pytest

from sandbox.proxy import RoundRobin
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Message, Person
from sandbox.video import VideoStandIn
from tests.conftest import migrated_postgres_database
from tests.e2e.bot_process import ROOT, BotProcess

LEASE = 12  # seconds
NewBot = Callable[..., Awaitable[BotProcess]]

words = (f"number {number:03}" for number in count(1))


class Cluster:
    """Two web processes behind a proxy, and two workers."""

    def __init__(self, webs: list[BotProcess], workers: list[BotProcess]) -> None:
        self.webs = webs
        self.workers = workers

    async def worker_with(self, line: str) -> BotProcess:
        """Wait for the worker whose log contains `line`."""
        async with asyncio.timeout(60):
            while not (found := [worker for worker in self.workers if line in worker.log()]):  # noqa: ASYNC110 - a file
                await asyncio.sleep(0.02)
        [worker] = found
        return worker

    async def restart_dead(self) -> None:
        """Start the processes that are not running, one after another."""
        for role, processes in (("web", self.webs), ("worker", self.workers)):
            for process in processes:
                if process.process is None or process.process.returncode is not None:
                    await process.start("--role", role)


@pytest.fixture(scope="module")
async def cluster(postgres: str, new_bot: NewBot) -> AsyncIterator[Cluster]:
    """All processes are ready and the webhook is set."""
    url = await migrated_postgres_database(postgres)
    settings = {"DATABASE_URL": url, "UPDATES": "webhook", "SUBMIT_LEASE": str(LEASE)}
    webs = [await new_bot(**settings) for _ in range(2)]
    proxy = RoundRobin([web.url for web in webs])
    await proxy.start()
    workers = [await new_bot(**settings) for _ in range(2)]
    for process in [*webs, *workers]:
        process.environment["PUBLIC_URL"] = proxy.url
    cluster = Cluster(webs, workers)
    await cluster.restart_dead()
    yield cluster
    await proxy.close()


@pytest.fixture
async def whole_cluster(cluster: Cluster) -> Cluster:
    """The cluster after a restart of all processes that an earlier test killed."""
    await cluster.restart_dead()
    return cluster


async def test_orders_are_shared_and_created_once(
    whole_cluster: Cluster, telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """Thirty orders, a worker killed midway: none is created twice, and every chat gets an answer."""
    people = [telegram.person(f"Many {number}") for number in range(10)]
    orders: list[tuple[Message, str]] = []

    async def order(person: Person) -> None:
        chat = telegram.private(person)
        words_of_one = next(words)
        orders.append((await telegram.send_text(chat, person, f"/video {words_of_one}"), words_of_one))

    for person in people:
        await order(person)
    await video.wait_for_creates(5, match="number")
    await whole_cluster.workers[0].kill()
    for person in [*people, *people]:
        await order(person)
    for asked, prompt in orders:
        await settled(telegram, video, asked, prompt)
    creates = [create.prompt for create in video.matching("number")]
    assert len(creates) == len(set(creates))
    assert len(orders) == 30


async def settled(telegram: TelegramStandIn, video: VideoStandIn, asked: Message, prompt: str) -> None:
    """Wait until the reply has the create's id, the video, or the statement that the outcome is unknown.

    The id may be missing at first: if the killed worker was about to show it, another one does so after that lease.
    """

    def tells(answer: Message) -> bool:
        ids = [create.task_id for create in video.matching(prompt)]
        told = bool(answer.media) or "⚠" in answer.words or any(task_id and task_id in answer.words for task_id in ids)
        return told and answer.reply_to is not None and answer.reply_to.id == asked.id

    await telegram.wait_for(asked.chat, tells)


async def test_a_killed_workers_task_is_resolved_within_a_lease(
    whole_cluster: Cluster, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat
) -> None:
    """Another worker finds the task, does not send it again, and asks the user."""
    prompt = f"held {next(words)}"
    hold = video.hold("create", "accepted", match=prompt)
    await telegram.send_text(private, person, f"/video {prompt}")
    await hold.reached()
    holder = await whole_cluster.worker_with(f"queued -> submitting chat={private.id}")
    await holder.kill()
    await telegram.wait_for(private, "⚠", timeout=LEASE + 40)
    hold.release()
    assert len(video.matching(prompt)) == 1


async def test_one_web_process_is_enough(
    whole_cluster: Cluster, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat
) -> None:
    """After a kill, the proxy sends updates and photo links to the other one."""
    await whole_cluster.webs[0].kill()
    for _ in range(2):
        prompt = f"left {next(words)}"
        await telegram.send_photo(private, person, prompt)
        [create] = await video.wait_for_creates(1, match=prompt)
        await video.wait_for_images(create)
        assert [image.problem for image in create.images] == [None]


async def test_an_order_wakes_a_worker_at_once(
    whole_cluster: Cluster, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat
) -> None:
    """From the message to the create, it takes less than the second between two polls of a worker.

    A worker polls when its last create is done. Each next order comes 0.3 s later, so without a wake-up it waits 0.7 s.

    The fastest ones count: a busy machine may be slower, but never faster.
    """
    await whole_cluster.workers[0].kill()  # two workers that poll would find it sooner without a wake-up
    taken = []
    for _ in range(12):
        prompt = f"soon {next(words)}"
        began = time.monotonic()
        await telegram.send_text(private, person, f"/video {prompt}")
        await video.wait_for_creates(1, match=prompt)
        taken.append(time.monotonic() - began)
        await asyncio.sleep(0.3)
    assert sorted(taken[1:])[2] < 0.5, taken


async def test_a_killed_poller_is_replaced(
    postgres: str, new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat
) -> None:
    """One process polls, the other is ready and waits; after kill -9 it polls."""
    url = await migrated_postgres_database(postgres)
    first, second = await new_bot(DATABASE_URL=url), await new_bot(DATABASE_URL=url)
    await first.start()
    await second.start()
    assert "standing by" in second.log() and "standing by" not in first.log()
    await ordered(telegram, video, private, person)
    await first.kill()
    await ordered(telegram, video, private, person)
    assert "this process is the leader now" in second.log()
    assert "Another process polls" not in first.log() + second.log()


async def test_a_poller_that_loses_its_lock_stops_and_comes_back(
    postgres: str, new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat
) -> None:
    """Without its database connection it stops polling; with a new one it continues, and no update is lost."""
    url = await migrated_postgres_database(postgres)
    bot = await new_bot(DATABASE_URL=url)
    await bot.start()
    connection = await asyncpg.connect(url)
    ended = await connection.fetchval(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND database ="
        " (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    await connection.close()
    assert ended
    await ordered(telegram, video, private, person)
    assert "lost the lock" in bot.log()


async def ordered(telegram: TelegramStandIn, video: VideoStandIn, chat: Chat, person: Person) -> None:
    prompt = f"polled {next(words)}"
    await telegram.send_text(chat, person, f"/video {prompt}")
    await video.wait_for_creates(1, match=prompt)


@pytest.mark.slow
async def test_make_cluster_starts_and_ends() -> None:
    """`make cluster` prints the address once all are ready; Ctrl-C ends each process in order."""
    cluster = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox.cluster", "--port", "0", "--webs", "1", "--workers", "1", cwd=ROOT, stderr=PIPE
    )
    try:
        assert cluster.stderr is not None
        async with asyncio.timeout(60):
            while "The cluster is ready:  http://127.0.0.1:" not in (
                line := (await cluster.stderr.readline()).decode()
            ):
                assert line, "it ended"
        cluster.send_signal(signal.SIGINT)
        async with asyncio.timeout(60):
            rest = (await cluster.stderr.read()).decode()
            assert await cluster.wait() == 0
    finally:
        if cluster.returncode is None:
            cluster.terminate()  # SIGTERM, because it must end its own processes
            await cluster.communicate()
    ended = re.findall(r"(\S+) +\| ended \((-?\d+)\)", rest)
    assert sorted(ended) == [("web-1", "0"), ("worker-1", "0")], rest
