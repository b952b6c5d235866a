"""What was read from the database, as metrics."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.amounts import MILLION
from bot.watching.labels import Models
from bot.watching.reading import Numbers


class Gauges(Collector):
    """`numbers` returns those of the last reading, or None if it failed: then only `videobot_database_up` is exposed."""

    def __init__(self, numbers: Callable[[], Numbers | None], models: Models, currency: str) -> None:
        self._numbers = numbers
        self._models = models
        self._currency = currency

    def collect(self) -> Iterator[GaugeMetricFamily]:
        numbers = self._numbers()
        up = 0.0 if numbers is None else 1.0
        yield GaugeMetricFamily("videobot_database_up", "1: the database takes writes and was read", up)
        if numbers is not None:
            yield self._states(numbers)
            yield self._late(numbers)
            yield from self._spent(numbers)
            yield from self._budgets(numbers)

    def _states(self, numbers: Numbers) -> GaugeMetricFamily:
        tasks = GaugeMetricFamily(
            "videobot_tasks", "Tasks in progress, and those without a certain outcome, by state", labels=["state"]
        )
        for state, count in numbers.states.items():
            tasks.add_metric([state], count)
        return tasks

    def _late(self, numbers: Numbers) -> GaugeMetricFamily:
        late = GaugeMetricFamily(
            "videobot_due_lag_seconds", "For how long the oldest row of each kind of work has been due", labels=["work"]
        )
        for work, seconds in numbers.late.items():
            late.add_metric([work], seconds)
        return late

    def _spent(self, numbers: Numbers) -> Iterator[GaugeMetricFamily]:
        money = GaugeMetricFamily(
            "videobot_spent",
            "Charged in this period, without what was given back",
            labels=["period", "model", "currency"],
        )
        videos = GaugeMetricFamily(
            "videobot_charged_videos", "Videos that were charged in this period", labels=["period", "model"]
        )
        amounts: defaultdict[tuple[str, str], int] = defaultdict(int)
        counts: defaultdict[tuple[str, str], int] = defaultdict(int)
        for (period, model), spent in numbers.spent.items():
            amounts[period, self._models(model)] += spent.amount
            counts[period, self._models(model)] += spent.videos
        for (period, model), amount in amounts.items():
            money.add_metric([period, model, self._currency], amount / MILLION)
            videos.add_metric([period, model], counts[period, model])
        yield money
        yield videos

    def _budgets(self, numbers: Numbers) -> Iterator[GaugeMetricFamily]:
        labels = ["unit", "period"]
        most = GaugeMetricFamily("videobot_budget_limit", "The budgets of all together", labels=labels)
        used = GaugeMetricFamily("videobot_budget_used", "What is used of these budgets in this period", labels=labels)
        for budget, amount in numbers.budgets:
            slot, scale = budget.slot, MILLION if budget.slot.unit == "money" else 1
            most.add_metric([slot.unit, slot.period], (budget.most or 0) / scale)
            used.add_metric([slot.unit, slot.period], amount / scale)
        yield most
        yield used
