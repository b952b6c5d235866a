"""The document, the alerts and the board name the metrics that exist, and the document names them all."""

import json
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.botapi.pacing import SendPacing
from bot.catalogue import load_catalogue
from bot.money import Periods
from bot.watching.metrics import Metrics
from storage.database import Database
from tests.conftest import migrated_file
from tests.unit.watching.exposed import Exposed

ROOT = Path(__file__).parents[3]
ALERTS = (ROOT / "deploy" / "prometheus" / "alerts.yml").read_text(encoding="utf-8")
BOARD = (ROOT / "deploy" / "grafana" / "videobot.json").read_text(encoding="utf-8")
DOCUMENT = (ROOT / "docs" / "watching.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(videobot_\w+)` \|", re.MULTILINE)
NAME = re.compile(r"\bvideobot_\w+")
ENDINGS = re.compile(r"_(?:total|bucket|count|sum)$")


@pytest.fixture
async def exposed(tmp_path: Path) -> set[str]:
    """The names of the bot's own metrics, as the client library's parser reads them."""
    periods = Periods(ZoneInfo("UTC"))
    metrics = Metrics(load_catalogue(None), periods, SendPacing(), role="all", updates="polling")
    async with Database.opened(await migrated_file(tmp_path)) as database:
        metrics.database_is_open(database)
        text, _ = await metrics.exposition("text/plain")
    return {name for name in Exposed(text.decode()).names if name.startswith("videobot_")}


async def test_the_table_has_every_metric(exposed: set[str]) -> None:
    documented = {ENDINGS.sub("", name) for name in ROW.findall(DOCUMENT)}
    assert documented == {ENDINGS.sub("", name) for name in exposed}


@pytest.mark.parametrize("text", [ALERTS, BOARD], ids=["alerts", "board"])
async def test_queries_name_metrics_that_exist(exposed: set[str], text: str) -> None:
    """A renamed metric would make an alert silent for ever."""
    known = {ENDINGS.sub("", name) for name in exposed}
    assert {ENDINGS.sub("", name) for name in NAME.findall(text)} <= known


def test_each_alert_has_its_section() -> None:
    """With each reason, and a link that leads there."""
    headings = {re.sub(r"\W+", "-", title.lower()) for title in re.findall(r"^### (.+)$", DOCUMENT, re.MULTILINE)}
    assert set(re.findall(r"watching\.md#([\w-]+)", ALERTS)) == headings
    for reason in re.findall(r"reason: (\w+)", ALERTS):
        assert f"| `{reason}` |" in DOCUMENT
    assert {name for name in re.findall(r"alert: (\w+)", ALERTS) if f"`{name}`" not in DOCUMENT} == set()


def test_the_board_is_complete() -> None:
    """Each panel has a query, a place of its own, and the data source that is chosen."""
    board = json.loads(BOARD)
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in board["panels"]]
    assert len(set(places)) == len(places)
    assert all(panel["targets"] and panel["datasource"]["uid"] == "${datasource}" for panel in board["panels"])
