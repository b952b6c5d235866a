"""A real Prometheus scrapes a running bot, evaluates the alerts, and answers every query of the board: `make monitoring`."""

import asyncio
import json
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession

from tests.e2e.bot_process import ROOT
from tests.e2e.scene import Scene, running_scene
from tests.ports import free_port

RULES = ROOT / "deploy" / "prometheus"
BOARD = json.loads((ROOT / "deploy" / "grafana" / "videobot.json").read_text(encoding="utf-8"))
MODELS = 'currency = "USD"\n\n[[models]]\nname = "sora-2"\n[[models.prices]]\nprice = 0.40\n'
WITHIN = 60.0  # seconds for something to be scraped
# Queries that have no result while everything works, or while nothing has happened for minutes.
QUIET = {"Requests to Telegram that failed, per minute"}


@dataclass(frozen=True)
class Prometheus:
    """A server and its HTTP API."""

    url: str

    async def get(self, path: str, **parameters: str) -> Any:
        async with ClientSession() as session, session.get(f"{self.url}/api/v1/{path}", params=parameters) as answer:
            said = await answer.json()
        assert said["status"] == "success", said
        return said["data"]

    async def query(self, expression: str) -> list[dict[str, Any]]:
        data = await self.get("query", query=expression)
        results: list[dict[str, Any]] = data["result"]
        return results

    async def value(self, expression: str) -> float | None:
        """The only result of a query; None if there is none."""
        results = await self.query(expression)
        return float(results[0]["value"][1]) if results else None

    async def becomes(self, expression: str, wanted: Callable[[float], bool]) -> None:
        """Wait until the value of a query is as wanted."""
        value = None
        try:
            async with asyncio.timeout(WITHIN):
                while True:
                    value = await self.value(expression)
                    if value is not None and wanted(value):
                        return
                    await asyncio.sleep(0.2)
        except TimeoutError:
            pytest.fail(f"{expression} is still {value}")


@asynccontextmanager
async def running_prometheus(folder: Path, target: int) -> AsyncIterator[Prometheus]:
    """Prometheus with the example's configuration, but for the interval and the port of the target."""
    config = (RULES / "prometheus.yml").read_text(encoding="utf-8")
    config = config.replace("127.0.0.1:9188", f"127.0.0.1:{target}").replace("15s", "1s")
    (folder / "prometheus.yml").write_text(config)
    shutil.copy(RULES / "alerts.yml", folder)
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        "prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data",
        f"--web.listen-address=127.0.0.1:{port}", "--log.level=error",
    )  # fmt: skip
    server = Prometheus(f"http://127.0.0.1:{port}")
    try:
        async with asyncio.timeout(WITHIN):
            while True:
                assert process.returncode is None
                try:
                    await server.get("status/config")
                    break
                except (ClientError, ValueError):  # nothing listens yet, or it answers 503 in plain text
                    await asyncio.sleep(0.1)
        yield server
    finally:
        process.terminate()
        await process.wait()


@pytest.fixture(scope="module")
async def watched(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Scene, Prometheus]]:
    """A bot that has delivered one video, and Prometheus, which has seen it."""
    folder, port = tmp_path_factory.mktemp("watched"), free_port()
    (folder / "models.toml").write_text(MODELS)
    settings = {
        "METRICS_PORT": str(port),
        "MODELS_FILE": f"{folder}/models.toml",
        "POLL_INTERVAL": "1",
        "BUDGETS": "20/day",
    }
    async with running_scene(folder, **settings) as scene, running_prometheus(folder, port) as prometheus:
        await prometheus.becomes('videobot_creates_total{outcome="accepted"}', lambda value: value == 0)
        asked = await scene.say(f"/video {scene.marker}")
        await scene.answer(asked, "Done")
        await prometheus.becomes('videobot_task_states_total{state="delivered"}', lambda value: value == 1)
        yield scene, prometheus


def promtool(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    arguments = ["promtool", *command.split()]
    return subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - Debian's own


@pytest.mark.parametrize(
    "command", ["check rules alerts.yml", "check config prometheus.yml", "test rules alerts_test.yml"]
)
def test_the_rules_pass_their_tests(command: str) -> None:
    """By Prometheus' own tool, in simulated time."""
    done = promtool(RULES, command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_tests_of_the_rules_can_fail(tmp_path: Path) -> None:
    """With another limit, the alert that its test expects is missing."""
    shutil.copytree(RULES, tmp_path, dirs_exist_ok=True)
    rules = tmp_path / "alerts.yml"
    rules.write_text(rules.read_text().replace("> 120", "> 12000"))
    assert promtool(tmp_path, "test rules alerts_test.yml").returncode != 0


async def test_prometheus_sees_the_order(watched: tuple[Scene, Prometheus]) -> None:
    """Its create, its price, its delivery, and that the database works."""
    _, prometheus = watched
    assert await prometheus.value("up") == 1
    assert await prometheus.value('videobot_creates_total{outcome="accepted",model="sora-2"}') == 1
    assert await prometheus.value("videobot_task_seconds_count") == 1
    await prometheus.becomes('videobot_spent{period="day",currency="USD"}', lambda value: value == 0.4)
    assert await prometheus.value("videobot_database_up") == 1


async def test_the_alerts_are_loaded_and_silent(watched: tuple[Scene, Prometheus]) -> None:
    """All rules can be evaluated, and none fires."""
    _, prometheus = watched
    async with asyncio.timeout(WITHIN):
        while True:
            [group] = (await prometheus.get("rules"))["groups"]
            if all(rule["health"] == "ok" for rule in group["rules"]):
                break
            await asyncio.sleep(0.2)
    assert {rule["name"] for rule in group["rules"]} == {"VideobotTasksLate", "VideobotProvider", "VideobotDown"}
    assert (await prometheus.get("alerts"))["alerts"] == []


@pytest.mark.parametrize("panel", BOARD["panels"], ids=lambda panel: panel["title"])
async def test_each_panel_of_the_board_shows_something(
    watched: tuple[Scene, Prometheus], panel: dict[str, Any]
) -> None:
    """Every query is valid, and has a result."""
    _, prometheus = watched
    for target in panel["targets"]:
        expression = target["expr"].replace("$job", "videobot").replace("$__rate_interval", "1m")
        results = await prometheus.query(expression)
        assert results or panel["title"] in QUIET, expression


async def test_an_alert_begins_when_the_bot_is_killed(watched: tuple[Scene, Prometheus]) -> None:
    """The last test of this file: the bot does not start again."""
    scene, prometheus = watched
    await scene.bot.kill()
    await prometheus.becomes(
        'ALERTS{alertname="VideobotDown",reason="process",alertstate="pending"}', lambda value: value == 1
    )
