"""The exposition of one process: what is counted, with bounded labels, and what is read from the database."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.botapi.pacing import SendPacing
from bot.catalogue import load_catalogue
from bot.money import Periods
from bot.telemetry import Created
from bot.watching.labels import MOST_METHODS
from bot.watching.metrics import Metrics
from bot.watching.reading import PAST_DAYS_EVERY, READ_EVERY, Reading
from storage.budgets import Budget, Budgets, Slot
from storage.database import Database
from storage.ledger import Ledger
from tests.conftest import migrated_file
from tests.integration.storage.test_tasks import added
from tests.integration.storage.test_watching import CHARGE
from tests.unit.watching.exposed import Exposed

NOON = 1_796_040_000.0  # 2026-11-30 12:00 UTC
ANY = "text/plain"


@pytest.fixture
def metrics() -> Metrics:
    periods = Periods(ZoneInfo("UTC"))
    return Metrics(load_catalogue(None), periods, SendPacing(), role="all", updates="polling")


async def scraped(metrics: Metrics) -> Exposed:
    text, content_type = await metrics.exposition(ANY)
    assert content_type.startswith("text/plain")
    return Exposed(text.decode())


async def test_what_happens_is_counted(metrics: Metrics) -> None:
    telemetry = metrics.telemetry
    for outcome in (*Created, Created.ACCEPTED):
        telemetry.created(outcome, "sora-2", 0.3)
    telemetry.queried("sora-2", 2.0, answered=True)
    telemetry.queried("sora-2", 20.0, answered=False)
    telemetry.moved("delivered", "sora-2", 100.0)
    telemetry.moved("failed", "sora-2", None)
    telemetry.update("polling")
    telemetry.update_given_up()
    telemetry.telegram("sendMessage", "429")
    seen = await scraped(metrics)
    assert seen.all("videobot_creates_total", "outcome") == {"accepted": 2, "refused": 1, "unknown": 1, "retried": 1}
    assert seen.value("videobot_create_seconds_count", model="sora-2") == 5
    assert seen.value("videobot_create_seconds_bucket", model="sora-2", le="0.25") == 0
    assert seen.value("videobot_create_seconds_bucket", model="sora-2", le="0.5") == 5
    assert seen.value("videobot_queries_total", model="sora-2", result="failed") == 1
    assert seen.value("videobot_query_seconds_sum", model="sora-2") == 22
    assert seen.all("videobot_task_states_total", "state") == {"delivered": 1, "failed": 1}
    assert seen.value("videobot_task_seconds_sum", model="sora-2") == 100
    assert seen.value("videobot_updates_total", way="polling") == 1
    assert seen.value("videobot_updates_given_up_total") == 1
    assert seen.value("videobot_telegram_requests_total", method="sendMessage", result="429") == 1
    assert seen.value("videobot_info", role="all", updates="polling") == 1
    assert {"process_resident_memory_bytes", "process_open_fds", "python_info"} <= seen.names


async def test_a_method_that_was_called_has_no_429_yet(metrics: Metrics) -> None:
    """A series that begins with 1 would show no increase."""
    metrics.telemetry.telegram("sendMessage", "ok")
    seen = await scraped(metrics)
    assert seen.value("videobot_telegram_requests_total", method="sendMessage", result="429") == 0
    metrics.telemetry.telegram("sendMessage", "429")
    assert (await scraped(metrics)).value("videobot_telegram_requests_total", method="sendMessage", result="429") == 1


async def test_an_outcome_that_never_happened_is_zero(metrics: Metrics) -> None:
    """An alert on an increase would miss the first one of a series that did not exist before it."""
    seen = await scraped(metrics)
    assert seen.value("videobot_creates_total", model="sora-2", outcome="unknown") == 0


@pytest.mark.parametrize(
    "name", ["", "a cat on the moon", "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFak", "-100777"]
)
async def test_labels_have_only_known_names(metrics: Metrics, name: str) -> None:
    """A model that was removed, or whatever else is passed, becomes `other`."""
    metrics.telemetry.created(Created.REFUSED, name, 1)
    metrics.telemetry.queried(name, 1, answered=True)
    metrics.telemetry.moved("refused", name, 1)
    metrics.telemetry.telegram(name, "ok")
    seen = await scraped(metrics)
    assert seen.value("videobot_creates_total", model="other", outcome="refused") == 1
    assert seen.value("videobot_telegram_requests_total", method="other", result="ok") == 1
    assert not name or name not in seen.text


async def test_there_are_not_more_methods_than_the_bot_uses(metrics: Metrics) -> None:
    for number in range(MOST_METHODS * 2):
        metrics.telemetry.telegram("send" + "A" * (number % 30) + "bcdefgh"[number // 30], "ok")
    seen = await scraped(metrics)
    assert len(seen.all("videobot_telegram_requests_total", "method")) == MOST_METHODS + 1


async def test_the_lag_of_the_event_loop_is_measured_while_counting(metrics: Metrics) -> None:
    async with metrics.counting(), asyncio.timeout(60):
        while not (await scraped(metrics)).value("videobot_event_loop_lag_seconds_count"):  # noqa: ASYNC110 - no event
            await asyncio.sleep(0.05)


async def test_without_a_database_there_are_no_numbers_of_it(metrics: Metrics) -> None:
    seen = await scraped(metrics)
    assert seen.value("videobot_database_up") == 0
    assert not {"videobot_tasks", "videobot_due_lag_seconds", "videobot_spent"} & seen.names


def test_without_metrics_port_nothing_is_loaded() -> None:
    """The client library takes memory and time at the start, and Sentry's more."""
    code = "import bot.cli, sys; print(sorted({'prometheus_client', 'sentry_sdk', 'bot.watching'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)  # noqa: S603 - our own program
    assert done.stdout.strip() == "[]"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.opened(await migrated_file(tmp_path)) as opened:
        yield opened


class Times:
    """A wall clock and an elapsed time that a test moves."""

    def __init__(self) -> None:
        self.now, self.elapsed = NOON, 0.0

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.elapsed += seconds


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def reading(database: Database, times: Times) -> Reading:
    return Reading(database, Periods(ZoneInfo("UTC")), "USD", lambda: times.now, lambda: times.elapsed)


def budget(unit: str, period: str, most: int | None, payer: str = "all", payer_id: int = 0) -> Budget:
    return Budget(slot=Slot(payer=payer, payer_id=payer_id, unit=unit, period=period), most=most)  # type: ignore[arg-type]  # words of the tests


async def test_spending_and_the_budgets_of_all(reading: Reading, database: Database) -> None:
    """Those of chats and users are not shown: their ids would be labels."""
    budgets = [
        budget("money", "day", 5_000_000),
        budget("videos", "month", 9),
        budget("money", "day", 1, "chat", -100777),
        budget("money", "month", 1, "user"),
    ]
    await database.transaction(lambda tx: Budgets(tx).configure(budgets, "USD"))
    for task_id, changes in {
        "a": {},
        "b": {"day": "2026-11-01", "model": "veo3", "amount": 1_000_000},
        "c": {"currency": "EUR"},
        "d": {"day": "2026-10-31"},
    }.items():
        await Ledger(database).reserve(replace(CHARGE, task_id=task_id, **changes), NOON)  # type: ignore[arg-type]  # as above
    await reading.refresh()
    numbers = reading.numbers
    assert numbers is not None
    spent = {key: (each.videos, each.amount) for key, each in numbers.spent.items()}
    assert spent == {
        ("day", "sora-2"): (2, 400_000),  # an amount of another currency cannot be added
        ("month", "sora-2"): (2, 400_000),
        ("month", "veo3"): (1, 1_000_000),
    }
    used = {(it.slot.payer, it.slot.unit, it.slot.period): amount for it, amount in numbers.budgets}
    assert used == {("all", "money", "day"): 400_000, ("all", "videos", "month"): 3}


async def test_the_numbers_are_exposed(metrics: Metrics, database: Database) -> None:
    await added(database, "a")
    await database.transaction(lambda tx: Budgets(tx).configure([budget("money", "day", 5_000_000)], "USD"))
    metrics.database_is_open(database)
    seen = await scraped(metrics)
    assert seen.value("videobot_database_up") == 1
    assert seen.all("videobot_tasks", "state") == {"queued": 1}
    assert seen.value("videobot_due_lag_seconds", work="submissions") > 0
    assert seen.value("videobot_budget_limit", unit="money", period="day") == 5
    assert seen.value("videobot_budget_used", unit="money", period="day") == 0


async def test_the_database_is_read_now_and_then_only(reading: Reading, database: Database, times: Times) -> None:
    await reading.refresh()
    await added(database, "a")
    times.wait(READ_EVERY - 1)
    await reading.refresh()
    assert reading.numbers is not None and reading.numbers.states["queued"] == 0
    times.wait(1)
    await reading.refresh()
    assert reading.numbers.states["queued"] == 1


async def test_a_past_day_is_read_again_within_hours(reading: Reading, database: Database, times: Times) -> None:
    """A refund changes it; a day that was read before is not read at each scrape."""
    await Ledger(database).reserve(replace(CHARGE, day="2026-11-02"), NOON)
    await reading.refresh()
    assert await Ledger(database).refund("a", NOON) is not None
    times.wait(READ_EVERY)
    await reading.refresh()
    assert reading.numbers is not None and reading.numbers.spent["month", "sora-2"].videos == 1
    times.wait(PAST_DAYS_EVERY)
    for _ in range(30):
        times.wait(READ_EVERY)
        await reading.refresh()
    assert reading.numbers.spent["month", "sora-2"].videos == 0


async def test_a_new_month_begins_with_nothing(reading: Reading, database: Database, times: Times) -> None:
    await Ledger(database).reserve(CHARGE, NOON)
    await reading.refresh()
    assert reading.numbers is not None and reading.numbers.spent["month", "sora-2"].videos == 1
    times.wait(86400)
    await reading.refresh()
    assert reading.numbers.spent == {}


async def test_a_database_that_fails_leaves_no_old_numbers(reading: Reading, database: Database, times: Times) -> None:
    await reading.refresh()
    assert reading.numbers is not None
    await database.close()
    times.wait(60)
    await reading.refresh()
    assert reading.numbers is None
