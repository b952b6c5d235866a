"""One call in ten fails: a seeded mix of the known faults of both APIs."""

import random
from collections import Counter
from dataclasses import dataclass, field

from sandbox.telegram.faults import Fault as TelegramFault
from sandbox.telegram.faults import FaultKind
from sandbox.telegram.faults import Faults as TelegramFaults
from sandbox.video.faults import Fault as VideoFault
from sandbox.video.faults import Faults as VideoFaults
from sandbox.video.holds import Endpoint

DEFINITELY_FREE = frozenset({"saturated_429", "rate_limit_429_empty", "bad_request_400", "no_channel_503"})
"""Faults after which a create was definitely not accepted and may be sent again."""
HARMLESS = DEFINITELY_FREE | {"slow_accept"}
CREATES = (
    *DEFINITELY_FREE, "slow_accept", "reset_before_read", "reset_after_accept", "reset_after_accept", "hang_after_accept",
    "gateway_504_html", "no_id_200", "empty_200", "bad_json_200", "error_500_json", "gateway_502_html",
)  # fmt: skip
QUERIES = (
    "rate_limit_429_empty", "error_500_json", "gateway_502_html", "task_not_exist_400", "task_route_error", "html_200",
    "empty_200", "bad_json_200", "reset_before_read", "slow_accept",
)  # fmt: skip
METHODS = frozenset({"sendMessage", "sendVideo", "getUpdates", "editMessageText"})
KINDS: tuple[FaultKind, ...] = ("429", "500", "reset", "reset_after")
SLOW = 1.5  # seconds


@dataclass
class RandomFaults:
    """Fault injection: while it lasts, `rate` of all calls fail. Counts calls and faults."""

    rate: float
    rng: random.Random
    calls: Counter[str] = field(default_factory=Counter)
    struck: Counter[tuple[str, str]] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)
    """Prompts of creates that were dropped before the stand-in recorded them."""

    def strikes(self, call: str) -> bool:
        self.calls[call] += 1
        return self.rng.random() < self.rate

    @property
    def in_doubt(self) -> int:
        """Faults after which nobody can know whether a create was charged, or a video arrived."""
        return sum(
            count
            for (call, kind), count in self.struck.items()
            if (call == "create" and kind not in HARMLESS) or (call == "sendVideo" and kind != "429")
        )


class RandomVideoFaults(VideoFaults):
    """Random faults of the video API."""

    def __init__(self, random_faults: RandomFaults) -> None:
        super().__init__()
        self._random_faults = random_faults

    def take(self, endpoint: Endpoint, text: str) -> VideoFault | None:
        random_faults = self._random_faults
        if not random_faults.strikes(endpoint):
            return None
        kind = random_faults.rng.choice(CREATES if endpoint == "create" else QUERIES)
        random_faults.struck[endpoint, kind] += 1
        fault = VideoFault(endpoint, kind, seconds=SLOW)
        if endpoint == "create" and fault.shape.unread:
            random_faults.unread.append(text)
        return fault


class RandomTelegramFaults(TelegramFaults):
    """Random faults of the Bot API, in the calls that matter."""

    def __init__(self, random_faults: RandomFaults) -> None:
        super().__init__()
        self._random_faults = random_faults

    def strike(self, method: str, chat_id: object) -> TelegramFault | None:
        random_faults = self._random_faults
        if method not in METHODS or not random_faults.strikes(method):
            return None
        kind = random_faults.rng.choice(KINDS)
        random_faults.struck[method, kind] += 1
        return TelegramFault(method, kind, 1, None, 1, 0, SLOW)
