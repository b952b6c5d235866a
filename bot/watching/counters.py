"""Counts what happens in this process, as metrics of the client library."""

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.telemetry import Created, Telemetry
from bot.watching.labels import Methods, Models
from storage.states import states_that

REQUEST = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60)  # seconds
MAKING = (15, 30, 60, 120, 180, 300, 600, 1200, 3600, 7200, 21600, 86400)
ENDS = sorted(states_that(lambda facts: facts.idle and facts.ordered))
ANSWERED, FAILED = "answered", "failed"
LIMITED = "429"
LAG = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)


class Counters(Telemetry):
    """Adds to the metrics of a registry."""

    def __init__(self, registry: CollectorRegistry, models: Models) -> None:
        self._model, self._method = models, Methods()
        self._methods_called: set[str] = set()
        self._moved = Counter(
            "videobot_task_states", "Tasks that entered a state", ["state", "model"], registry=registry
        )
        self._delivery = Histogram(
            "videobot_task_seconds", "From the provider's acceptance to the video in the chat", ["model"],
            buckets=MAKING, registry=registry,
        )  # fmt: skip
        self._creates = Counter(
            "videobot_creates", "Creates by outcome: accepted, refused, unknown, retried", ["outcome", "model"],
            registry=registry,
        )  # fmt: skip
        self._create_seconds = Histogram(
            "videobot_create_seconds", "Duration of creates", ["model"], buckets=REQUEST, registry=registry
        )
        self._queries = Counter(
            "videobot_queries", "Polls of tasks by result: answered, failed", ["result", "model"], registry=registry
        )
        self._query_seconds = Histogram(
            "videobot_query_seconds", "Duration of polls", ["model"], buckets=REQUEST, registry=registry
        )
        self._updates = Counter(
            "videobot_updates", "Updates by the way in which they arrived: polling, webhook", ["way"], registry=registry
        )
        self._given_up = Counter(
            "videobot_updates_given_up",
            "Updates that could not be handled and were stored as failed",
            registry=registry,
        )
        self._telegram = Counter(
            "videobot_telegram_requests", "Requests to Telegram by result: ok, 429, 4xx, 5xx, not_connected, ...",
            ["method", "result"], registry=registry,
        )  # fmt: skip
        self.lag = Histogram(
            "videobot_event_loop_lag_seconds", "By how much the event loop is late", buckets=LAG, registry=registry
        )
        for model in sorted(models.names):  # a counter that first appears with 1 shows no increase
            for outcome in Created:
                self._creates.labels(outcome, model)
            for state in ENDS:
                self._moved.labels(state, model)
            for result in (ANSWERED, FAILED):
                self._queries.labels(result, model)

    def moved(self, state: str, model: str, took: float | None) -> None:
        self._moved.labels(state, self._model(model)).inc()
        if took is not None:
            self._delivery.labels(self._model(model)).observe(took)

    def created(self, outcome: Created, model: str, took: float) -> None:
        self._creates.labels(outcome, self._model(model)).inc()
        self._create_seconds.labels(self._model(model)).observe(took)

    def queried(self, model: str, took: float, *, answered: bool) -> None:
        self._queries.labels(ANSWERED if answered else FAILED, self._model(model)).inc()
        self._query_seconds.labels(self._model(model)).observe(took)

    def update(self, way: str) -> None:
        self._updates.labels(way).inc()

    def update_given_up(self) -> None:
        self._given_up.inc()

    def telegram(self, method: str, result: str) -> None:
        method = self._method(method)
        if method not in self._methods_called:
            self._methods_called.add(method)
            self._telegram.labels(method, LIMITED)  # with 0, so that its first increase is seen
        self._telegram.labels(method, result).inc()
