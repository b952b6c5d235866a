"""Several web and worker processes on one PostgreSQL are one bot, also while some of them die."""

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
    """Two webs behind a proxy and two workers."""

    def __init__(self, webs: list[BotProcess], workers: list[BotProcess]) -> None:
        self.webs = webs
        self.workers = workers

    async def worker_with(self, line: str) -> BotProcess:
        """The worker whose log says something, as soon as it does."""
        async with asyncio.timeout(60):
            while not (found := [worker for worker in self.workers if line in worker.log()]):  # noqa: ASYNC110 - a file
                await asyncio.sleep(0.02)
        [worker] = found
        return worker

    async def revive(self) -> None:
        """Start what is not up, one after another: each gets its time on a busy machine."""
        for role, processes in (("web", self.webs), ("worker", self.workers)):
            for process in processes:
                if process.process is None or process.process.returncode is not None:
                    await process.start("--role", role)


@pytest.fixture(scope="module")
async def cluster(postgres: str, new_bot: NewBot) -> AsyncIterator[Cluster]:
    """All of them ready, the webhook set."""
    url = await migrated_postgres_database(postgres)
    settings = {"DATABASE_URL": url, "UPDATES": "webhook", "SUBMIT_LEASE": str(LEASE)}
    webs = [await new_bot(**settings) for _ in range(2)]
    proxy = RoundRobin([web.url for web in webs])
    await proxy.start()
    workers = [await new_bot(**settings) for _ in range(2)]
    for process in [*webs, *workers]:
        process.environment["PUBLIC_URL"] = proxy.url
    cluster = Cluster(webs, workers)
    await cluster.revive()
    yield cluster
    await proxy.close()


@pytest.fixture
async def alive(cluster: Cluster) -> Cluster:
    """The cluster, with whatever an earlier test killed up again."""
    await cluster.revive()
    return cluster


async def test_orders_are_shared_out_and_each_is_created_once(
    alive: Cluster, telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """Thirty orders, a worker killed midway: none is created twice, none is lost without a word."""
    people = [telegram.person(f"Many {number}") for number in range(10)]
    orders: list[tuple[Message, str]] = []

    async def order(person: Person) -> None:
        chat = telegram.private(person)
        words_of_one = next(words)
        orders.append((await telegram.send_text(chat, person, f"/video {words_of_one}"), words_of_one))

    for person in people:
        await order(person)
    await video.wait_for_creates(5, match="number")
    await alive.workers[0].kill()
    for person in [*people, *people]:
        await order(person)
    for asked, prompt in orders:
        await settled(telegram, video, asked, prompt)
    creates = [create.prompt for create in video.matching("number")]
    assert len(creates) == len(set(creates))
    assert len(orders) == 30


async def settled(telegram: TelegramStandIn, video: VideoStandIn, asked: Message, prompt: str) -> None:
    """The answer to a request is the id of its create, its video, or a word that the outcome is unknown.

    The id may be missing: where the killed worker was about to show it, another one does after that lease, a video later.
    """

    def tells(answer: Message) -> bool:
        ids = [create.task_id for create in video.matching(prompt)]
        told = bool(answer.media) or "⚠" in answer.words or any(task_id and task_id in answer.words for task_id in ids)
        return told and answer.reply_to is not None and answer.reply_to.id == asked.id

    await telegram.wait_for(asked.chat, tells)


async def test_what_a_killed_worker_held_is_resolved_within_a_lease(
    alive: Cluster, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat
) -> None:
    """Another worker finds the order, does not send it again, and asks the person."""
    prompt = f"held {next(words)}"
    hold = video.hold("create", "accepted", match=prompt)
    await telegram.send_text(private, person, f"/video {prompt}")
    await hold.reached()
    holder = await alive.worker_with(f"queued -> submitting chat={private.id}")
    await holder.kill()
    await telegram.wait_for(private, "⚠", timeout=LEASE + 40)
    hold.release()
    assert len(video.matching(prompt)) == 1


async def test_orders_go_on_without_one_of_the_webs(
    alive: Cluster, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat
) -> None:
    """The proxy hands updates and photo links to the web that is left."""
    await alive.webs[0].kill()
    for _ in range(2):
        prompt = f"left {next(words)}"
        await telegram.send_photo(private, person, prompt)
        [create] = await video.wait_for_creates(1, match=prompt)
        await video.wait_for_images(create)
        assert [image.problem for image in create.images] == [None]


async def test_an_order_taken_by_a_web_wakes_a_worker(
    alive: Cluster, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat
) -> None:
    """From the message to the create, through two processes, sooner than the second between two looks allows.

    A worker looks when its last create is done. Each next order comes 0.3 s later: unless it is woken, that one waits
    for the other 0.7 s, and never less. The best of them count: a busy machine may be late, but not early.
    """
    await alive.workers[0].kill()  # two that look would find it sooner without any wake-up
    taken = []
    for _ in range(12):
        prompt = f"soon {next(words)}"
        began = time.monotonic()
        await telegram.send_text(private, person, f"/video {prompt}")
        await video.wait_for_creates(1, match=prompt)
        taken.append(time.monotonic() - began)
        await asyncio.sleep(0.3)
    assert sorted(taken[1:])[2] < 0.5, taken


async def test_a_poller_is_followed_by_the_next(
    postgres: str, new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, person: Person, private: Chat
) -> None:
    """One process polls and one stands by, ready; kill -9, and the other takes the bot over."""
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
    """Without its connection it may not poll; once it has a new one, it goes on, and nothing was lost."""
    url = await migrated_postgres_database(postgres)
    bot = await new_bot(DATABASE_URL=url)
    await bot.start()
    connection = await asyncpg.connect(url)
    ended = await connection.fetchval(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
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
async def test_the_cluster_to_try_starts_and_ends() -> None:
    """`make cluster` says where to click once all are ready; Ctrl-C ends each process in order."""
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
            cluster.terminate()  # it ends its own processes; killed, it could not
            await cluster.communicate()
    ended = re.findall(r"(\S+) +\| ended \((-?\d+)\)", rest)
    assert sorted(ended) == [("web-1", "0"), ("worker-1", "0")], rest
