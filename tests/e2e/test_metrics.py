"""What Prometheus sees of a running bot after an order in each outcome, and that it sees nothing else."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import ClientConnectorError, ClientSession

from tests.conftest import migrated_file, migrated_postgres_database
from tests.e2e.bot_process import BotProcess
from tests.e2e.scene import Scene, running_scene
from tests.ports import free_port
from tests.unit.watching.exposed import Exposed

MODELS = """
currency = "USD"

[[models]]
name = "sora-2"
[[models.prices]]
price = 0.40

[[models]]
name = "veo3"
"""
SETTINGS = {"POLL_INTERVAL": "1", "BUDGETS": "20/day, 100 videos/month, user 19/day", "LOG_FORMAT": "json"}
METRICS_HOST = "127.0.0.2"
FIRST_PERSON = 7_731_900_001  # an id that is found in the text if it is there
# What becomes of an order: its fault and its life, and the words of its last message.
ORDERS = {
    "delivered": (None, "success", "Done"),
    "failed": (None, "fails", "❌"),
    "refused": ("bad_request_400", "success", "declined it"),
    "unknown": ("reset_after_accept", "success", "The connection broke"),
    "retried": ("saturated_429", "success", "Done"),
}


@dataclass(frozen=True)
class Watched:
    """A bot with its metrics, and those who ordered, by the outcome of the order."""

    scene: Scene
    port: int
    people: dict[str, Scene]


async def ordered(scene: Scene, outcome: str, number: int) -> tuple[str, Scene]:
    """Order in a chat of its own, and wait for the outcome."""
    fault, life, wanted = ORDERS[outcome]
    one = scene.as_person(scene.telegram.person(f"Zoe {outcome}", user_id=FIRST_PERSON + number))
    if fault:
        one.video.faults.add("create", fault, match=one.marker, retry_after=1)
    one.video.script(match=one.marker, life=life)
    asked = await one.say(f"/video {one.marker} in the rain")
    await one.answer(asked, wanted)
    return outcome, one


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
async def watched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Watched]:
    """Each engine in turn, after the orders."""
    folder, port = tmp_path_factory.mktemp("watched"), free_port()
    if request.param == "sqlite":
        url = await migrated_file(folder)
    else:
        url = await migrated_postgres_database(request.getfixturevalue("postgres"))
    models = folder / "models.toml"
    models.write_text(MODELS)
    settings = SETTINGS | {
        "DATABASE_URL": url,
        "MODELS_FILE": str(models),
        "METRICS_PORT": str(port),
        "METRICS_HOST": METRICS_HOST,
    }
    async with running_scene(folder, **settings) as scene:
        people = dict(await asyncio.gather(*(ordered(scene, outcome, number) for number, outcome in enumerate(ORDERS))))
        yield Watched(scene, port, people)


async def fetched(port: int, path: str = "/metrics", host: str = METRICS_HOST) -> tuple[int, str]:
    async with ClientSession() as session, session.get(f"http://{host}:{port}{path}") as answer:
        return answer.status, await answer.text()


@pytest.fixture(scope="module")
async def seen(watched: Watched) -> Exposed:
    """One scrape, when all has been committed and shown."""
    async with asyncio.timeout(90):
        while True:
            status, text = await fetched(watched.port)
            assert status == 200
            exposed = Exposed(text)
            if exposed.all("videobot_task_states_total", "state").get("delivered") == 2:
                return exposed
            await asyncio.sleep(0.2)


async def test_each_outcome_is_counted(seen: Exposed) -> None:
    """Every create once, by its outcome; every task by how it ended."""
    creates = seen.all("videobot_creates_total", "outcome")
    assert creates == {"accepted": 3, "refused": 1, "unknown": 1, "retried": 1}
    assert seen.value("videobot_create_seconds_count", model="sora-2") == 6
    states = seen.all("videobot_task_states_total", "state")
    ends = {"delivered", "failed", "refused", "unknown"}
    assert {state: count for state, count in states.items() if state in ends} == {
        "delivered": 2, "failed": 1, "refused": 1, "unknown": 1,
    }  # fmt: skip
    assert seen.value("videobot_task_seconds_count", model="sora-2") == 2
    assert seen.value("videobot_queries_total", result="answered", model="sora-2") >= 3
    assert seen.all("videobot_tasks", "state") == {"unknown": 1}
    assert all(late < 60 for late in seen.all("videobot_due_lag_seconds", "work").values())


async def test_money_is_that_of_the_ledger(seen: Exposed) -> None:
    """What was refused is given back; the rest is or may be charged. Budgets of users are not shown."""
    for period in ("day", "month"):
        assert seen.value("videobot_spent", period=period, model="sora-2", currency="USD") == pytest.approx(1.6)
        assert seen.value("videobot_charged_videos", period=period, model="sora-2") == 4
    assert seen.all("videobot_budget_limit", "unit") == {"money": 20, "videos": 100}
    assert seen.all("videobot_budget_used", "unit") == {"money": pytest.approx(1.6), "videos": 4}


async def test_telegram_and_the_process_are_there(seen: Exposed) -> None:
    assert seen.value("videobot_updates_total", way="polling") == len(ORDERS)
    assert seen.value("videobot_telegram_requests_total", method="sendVideo", result="ok") == 2
    assert seen.value("videobot_telegram_requests_total", method="getUpdates", result="ok") >= 1
    assert seen.value("videobot_messages_waiting") >= 0
    assert seen.value("videobot_event_loop_lag_seconds_count") >= 1
    assert seen.value("process_resident_memory_bytes") > 1e7


async def test_they_have_an_address_of_their_own(watched: Watched) -> None:
    """The public port listens on HOST, and this one on METRICS_HOST."""
    with pytest.raises(ClientConnectorError):
        await fetched(watched.port, host="127.0.0.1")
    assert (await fetched(watched.scene.bot.port, "/healthz", host="127.0.0.1"))[0] == 200


async def test_nothing_else_is_there(seen: Exposed, watched: Watched) -> None:
    """No secret, no id of a chat, a user or a task, no prompt, no name; labels have few values."""
    scene = watched.scene
    ids = [create.task_id or "?" for one in watched.people.values() for create in one.video.matching(one.marker)]
    hidden = [
        scene.telegram.token,
        scene.telegram.token.partition(":")[2],
        scene.video.key,
        "Zoe",
        "rain",
        "zebra",
        *ids,
    ]
    hidden += [str(one.person.id) for one in watched.people.values()]
    assert [word for word in hidden if word in seen.text] == []
    assert {value for name, value in seen.labels if name == "model"} <= {"sora-2", "veo3", "other"}
    assert len(seen.text.splitlines()) < 1000


async def test_only_the_port_of_metrics_answers(watched: Watched) -> None:
    """The public port does not have the path, and this port has no other."""
    assert (await fetched(watched.scene.bot.port, host="127.0.0.1"))[0] == 404
    for path in ("/", "/healthz", "/metrics/"):
        assert (await fetched(watched.port, path))[0] == 404


async def test_lines_in_json_have_ids(seen: Exposed, watched: Watched) -> None:
    """Also those that name none in their text, such as what an update led to, or a request to Telegram."""
    lines: list[dict[str, Any]] = [json.loads(line) for line in watched.scene.bot.log().splitlines()]
    chat = watched.people["delivered"].chat.id
    about = [line for line in lines if line.get("chat") == chat]
    tasks = {line["task"] for line in about if "task" in line}
    assert len(tasks) == 1
    delivered = [line for line in about if " delivering -> delivered" in line["message"]]
    assert [{line["task"]} for line in delivered] == [tasks]
    assert {type(line["update"]) for line in about if "update" in line} == {int}
    assert any("task" in line for line in about if not line["message"].startswith("task"))


async def test_a_worker_has_its_own(watched: Watched) -> None:
    """Each process exposes what it did, and what the shared database has."""
    bot, port = watched.scene.bot, free_port()
    if bot.environment["DATABASE_URL"].startswith("sqlite"):
        pytest.skip("one process has the file")
    folder = bot.folder / "worker"
    folder.mkdir()
    ports = {"PORT": str(free_port()), "METRICS_PORT": str(port)}
    worker = BotProcess(watched.scene.telegram, watched.scene.video, folder, **(bot.environment | ports))
    try:
        await worker.launch("--role", "worker")
        await worker.logged("running (worker)")
        seen = Exposed((await fetched(port))[1])
    finally:
        await worker.stop()
    assert seen.value("videobot_info", role="worker", updates="none") == 1
    assert seen.all("videobot_tasks", "state") == {"unknown": 1}
    assert seen.all("videobot_updates_total", "way") == {}
