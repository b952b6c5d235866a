"""The protocol through which the rest of the bot uses a video API, whatever its format.

Each format is one module next to this one and sends its requests through `transport.py`. All must pass
tests/unit/videoapi/test_conformance*.py.
"""

from typing import Protocol

from yarl import URL

from bot.videoapi.attempt import BeforeSending
from bot.videoapi.balance import Balance
from bot.videoapi.key_log import Charge
from bot.videoapi.models import Created, CreateRequest, RecentTask, TaskReport


class Provider(Protocol):
    """One provider and its API key, which is sent to its origin only and never along a redirect to another one.

    `root` is the API root of the task's row. One of another origin raises ForeignRoot before anything is sent; one with
    another path on the same origin is used with that path. All errors are in `errors.py`, and none contains the key.
    """

    @property
    def takes_files(self) -> bool:
        """Whether pictures are sent as files within a create, so that no photo link is needed."""

    async def create(
        self, root: str, request: CreateRequest, before_sending: BeforeSending | None = None, /
    ) -> Created:
        """Create one video with exactly one POST.

        `before_sending` is awaited when the connection is open, before the first byte; if it raises, its exception passes and
        nothing was sent. A cancellation passes too: after `before_sending` was called, the outcome is unknown. Raises NotSent
        (ForeignRoot) if nothing was sent, RateLimited, Refused and its kinds if nothing was charged, MaybeCharged otherwise.
        """

    async def query(self, root: str, task_id: str, /) -> TaskReport:
        """Query the current state of a task. `task_id` is the provider's; this method encodes it, once.

        Raises QueryFailed and its kinds TaskUnknown and ForeignRoot: none of them means that the task failed.
        """

    async def recent(self, root: str, /) -> tuple[RecentTask, ...] | None:
        """The newest tasks of this key, newest first; None if the format cannot list them. Raises QueryFailed."""

    async def charges(self, root: str, /) -> tuple[Charge, ...] | None:
        """What the provider's log of this key says that it charged; None if the format has no such log.

        It may be incomplete. Raises QueryFailed, also for a response that is no such log.
        """

    def content_url(self, root: str, task_id: str, /) -> str:
        """Return the URL of a finished task's video, for responses that have no link. Raises ForeignRoot."""

    async def has_content(self, root: str, task_id: str, /) -> bool:
        """Whether there is a video at `content_url`. Reads no byte of it. Raises QueryFailed if that is unclear."""

    def authorization(self, url: URL, /) -> str | None:
        """Return the Authorization header for a URL of the provider's origin; None for any other URL."""

    async def models(self, root: str, /) -> tuple[str, ...]:
        """List the models that this key may use. Raises QueryFailed (`status` 401: the key is bad)."""

    async def balance(self, root: str, /) -> Balance:
        """Get the balance of the key. Raises QueryFailed, also if the provider does not report one."""
