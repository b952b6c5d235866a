"""Cost of 10,000 tasks in flight: extra memory, and how soon a restarted bot has polled all of them."""

import asyncio
import tempfile
import time
from pathlib import Path

import psutil
from aiohttp import web

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from storage.database import Database, Executor
from storage.migrate import migrate
from storage.model import NewTask, Origin, StoredParameters
from storage.states import State
from storage.status import StatusMessages
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.e2e.bot_process import BotProcess

INTERVAL = 15  # seconds: the default of POLL_INTERVAL
GIVES_UP = 300.0  # seconds: above any delay of a busy machine
FEW = 100  # tasks of a bot at work, with its connections: the base of the comparison
SETTLES = 10.0  # seconds for which memory is measured after the last first poll
PARAMETERS = StoredParameters(
    model="sora-2",
    options='{"orientation":"portrait","size":"small","duration":10,"watermark":true}',
    sources='{"model":"bot"}',
)


class Provider:
    """Reports every task as running, and counts which ones were polled."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self.url = ""

    async def start(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_get("/v1/video/query", self._query)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return runner

    async def _query(self, request: web.Request) -> web.Response:
        task_id = request.query["id"]
        self.asked.add(task_id)
        return web.json_response({"id": task_id, "status": "processing"})


async def seed(url: str, root: str, count: int) -> None:
    """Insert rows as a killed bot leaves them: all due, all shown."""
    await migrate(url)
    now = time.time()

    async def work(tx: Executor) -> None:
        tasks = Tasks(tx)
        for number in range(count):
            origin = Origin(
                bot_id=1, chat_id=number + 1, message_id=1, thread_id=None, user_id=1, private=True, language="en"
            )
            new = NewTask(
                state=State.SUBMITTING,
                origin=origin,
                prompt="a cat " * 10,
                parameters=PARAMETERS,
                provider="default",
                api_root=root,
                idempotency_key=f"in flight {number}",
            )
            task = await tasks.add(new, now)
            assert task is not None
            moved = await Submissions(tx).mark_running(
                task, provider_id=f"sora-2:task_{number}", due_at=now, show_lease=now, now=now
            )
            assert moved is not None
            await StatusMessages(tx).mark_shown(moved, 1, now)

    async with Database.opened(url) as database:
        await database.transaction(work)


async def measure(count: int, lasts: float = 0.0, settles: float = SETTLES) -> tuple[int, float, int]:
    """Peak resident bytes of a bot with `count` tasks in flight, seconds until each was polled, and how many were.

    `lasts`: minimum duration in seconds. A new process grows for a minute while it loads languages.
    """
    telegram, video, provider = TelegramStandIn(), VideoStandIn(), Provider()
    await telegram.start()
    runner = await provider.start()
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "VIDEO_API_URL": provider.url,
            "VIDEO_API_KEY": "sk-benchmark",
            "POLL_INTERVAL": str(INTERVAL),
            "LOG_LEVEL": "WARNING",
        }
        bot = BotProcess(telegram, video, Path(folder), **settings)
        bot.fresh = True  # a forked process would share memory with its parent
        await seed(bot.environment["DATABASE_URL"], provider.url, count)
        await bot.start()
        began = time.monotonic()
        assert bot.process is not None
        process, peak, took = psutil.Process(bot.process.pid), 0, 0.0
        while time.monotonic() - began < (max(took + settles, lasts) if took else GIVES_UP):
            peak = max(peak, process.memory_info().rss)
            if not took and len(provider.asked) >= count:
                took = time.monotonic() - began
            await asyncio.sleep(0.1)
        await bot.terminate()
    await runner.cleanup()
    await telegram.close()
    return peak, took or float("inf"), len(provider.asked)


async def cost(count: int, settles: float = SETTLES) -> tuple[float, float]:
    """Bytes of each further task in flight, and seconds until all were polled. Raises AssertionError if some were not."""
    busy, took, polled = await measure(count, settles=settles)
    assert polled >= count, f"only {polled} of {count} tasks were polled"
    base, _, _ = await measure(FEW, took + settles, settles)
    return (busy - base) / (count - FEW), took
