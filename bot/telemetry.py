"""What the bot counts about itself. The parts call these methods where something happens; without METRICS_PORT nothing counts.

Nothing here knows how numbers are exposed: `bot/watching/` does, and only a process with METRICS_PORT imports it.
"""

from enum import StrEnum


class Created(StrEnum):
    """The outcome of one create."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    RETRIED = "retried"  # definitely not charged: it is sent again later


class Telemetry:
    """Counts nothing. Times are seconds. No method raises, or waits.

    `model`: a name of the catalogue, or any other text, which counts as `other`.
    """

    def moved(self, state: str, model: str, took: float | None) -> None:
        """A task entered a state. `took`: since the provider accepted it, if it was delivered now."""

    def created(self, outcome: Created, model: str, took: float) -> None:
        """A create was sent and has an outcome."""

    def queried(self, model: str, took: float, *, answered: bool) -> None:
        """A task was polled."""

    def update(self, way: str) -> None:
        """An update arrived by polling or by the webhook."""

    def update_given_up(self) -> None:
        """An update could not be handled, and was stored as failed."""

    def telegram(self, method: str, result: str) -> None:
        """A request to Telegram ended. `result`: `ok`, `429`, another class of statuses (`4xx`), or how it failed."""


OFF = Telemetry()
