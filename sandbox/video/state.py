"""State of the stand-in: settings, queued faults and scripts, records, and ways to wait for them."""

import asyncio
import secrets
import time
from collections.abc import Sequence
from decimal import Decimal

from aiohttp import web

from sandbox.video.bills import Bill, Prices
from sandbox.video.contract import WatermarkFormat
from sandbox.video.faults import Faults
from sandbox.video.holds import Endpoint, Hold, Holds, When
from sandbox.video.keys import KeyOwner, Request, digest_of, owner_of
from sandbox.video.records import Create, Query, Violation
from sandbox.video.scripts import Scripts
from sandbox.video.strikes import refusal
from sandbox.video.task import FormatName, Shape, Task


class State:
    """Shared by the endpoints; the public attributes may be read and changed while the stand-in runs.

    `keeps_log`: whether there is a log of the key, as new-api keeps it (`key_log.py`). `bills`: one for each accepted create.
    """

    def __init__(
        self,
        key: str | None,
        pace: float,
        shape: Shape,
        watermark: WatermarkFormat,
        models: Sequence[str],
        prices: Prices,
    ) -> None:
        self.key = key or f"sk-{secrets.token_urlsafe(24)}"
        self.pace = pace
        self.shape: Shape = shape
        self.watermark: WatermarkFormat = watermark
        self.models = models
        self.prices = prices
        self.url = ""
        self.keeps_log = False
        self.limit: float | None = 100.0  # US dollars that the key may use; None: this provider reports no balance
        self.attempts = 0
        self.creates: list[Create] = []
        self.bills: list[Bill] = []
        self.queries: list[Query] = []
        self.violations: list[Violation] = []
        self.requests: list[Request] = []
        self.tasks: dict[str, Task] = {}
        self.faults = Faults()
        self.holds = Holds()
        self.scripts = Scripts()
        self.closing = asyncio.Event()
        self.arrived = asyncio.Condition()

    def script(self, *, match: str | None = None, life: str = "success", times: int | None = 1) -> None:
        """Set the life of coming creates whose prompt contains `match`; ValueError for an unknown life."""
        self.scripts.add(match, life, times)

    def hold(self, endpoint: Endpoint = "create", when: When = "before", match: str | None = None) -> Hold:
        """Stop the first matching request: before it has any effect, or accepted and not yet answered."""
        return self.holds.add(endpoint, when, match)

    @property
    def charged(self) -> int:
        """Number of creates that a real provider would have billed, including those whose answer was lost."""
        return sum(create.charged for create in self.creates)

    @property
    def billed(self) -> Decimal:
        """The sum of all bills."""
        return sum((bill.amount for bill in self.bills), Decimal(0))

    async def tell(self) -> None:
        """Wake tasks that wait for a record."""
        async with self.arrived:
            self.arrived.notify_all()

    async def wait_for_creates(
        self,
        count: int,
        *,
        match: str | None = None,
        timeout: float = 90,  # noqa: ASYNC109 - a test's limit in seconds
    ) -> list[Create]:
        """Wait until `count` creates (with `match` in the prompt) were read; TimeoutError after `timeout`."""
        async with asyncio.timeout(timeout), self.arrived:
            await self.arrived.wait_for(lambda: len(self.matching(match)) >= count)
        return self.matching(match)

    async def wait_for_images(self, create: Create, timeout: float = 90) -> None:  # noqa: ASYNC109 - as above
        """Wait until every image link of a create was fetched, or found to be on another machine."""
        async with asyncio.timeout(timeout), self.arrived:
            await self.arrived.wait_for(lambda: len(create.images) >= len(create.links))

    def matching(self, match: str | None) -> list[Create]:
        return [create for create in self.creates if match is None or match in create.prompt]

    def has_key(self, request: web.Request) -> bool:
        return self.key_of(request) == "own"

    def heard(self, request: web.Request) -> None:
        """Record a request and whose key it carries."""
        digest = digest_of(request.headers.get("Authorization"))
        self.requests.append(Request(request.method, request.path_qs, self.key_of(request), digest, time.monotonic()))

    def violated(self, endpoint: str, status: int, sentences: list[str]) -> web.Response:
        """Record how a request violates the contract, and refuse it."""
        self.note(endpoint, sentences)
        return refusal(status, "; ".join(sentences))

    def note(self, endpoint: str, sentences: list[str]) -> None:
        """Record how a request violates the contract."""
        self.violations += [Violation(endpoint, sentence, time.monotonic()) for sentence in sentences]

    def task(self, task_id: str, form: FormatName) -> Task | None:
        """Find a task. Each format's routes know only the tasks that were created there."""
        found = self.tasks.get(task_id)
        return found if found and found.format == form else None

    def age(self, task: Task) -> float:
        """Seconds of a task's scripted life, not of the clock."""
        return (time.monotonic() - task.born) / max(self.pace, 1e-6)

    def key_of(self, request: web.Request) -> KeyOwner:
        return owner_of(request.headers.get("Authorization"), self.key)
