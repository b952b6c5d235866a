"""What the rest of the bot knows of a video API: a `Provider`, whatever the format of its requests and answers.

Each format is one module beside this one, carried by `wire.py`; tests/unit/videoapi/test_conformance.py holds it to
what is said here.
"""

from typing import Protocol

from yarl import URL

from bot.videoapi.balance import Balance
from bot.videoapi.models import Created, CreateRequest, TaskReport
from bot.videoapi.wire import BeforeSending


class Provider(Protocol):
    """One provider and the key for it, which goes to its origin and nowhere else; no redirect is followed with it.

    `root` is the API root of the task's row. One of another origin raises ForeignRoot before anything is sent; one with
    another path on the same origin is asked at that path. Errors are those of `errors.py`, and never hold the key.
    """

    async def create(
        self, root: str, request: CreateRequest, before_sending: BeforeSending | None = None, /
    ) -> Created:
        """Have one video made: one POST, whatever happens.

        `before_sending` is awaited when the connection stands, before the first byte; what it raises passes through, and
        then nothing was sent. A cancellation passes too: if it comes after `before_sending` was called, the outcome is
        unknown. Raises NotSent (ForeignRoot) where nothing was sent, RateLimited, Refused and its kinds where nothing was
        charged, and MaybeCharged for all else.
        """

    async def query(self, root: str, task_id: str, /) -> TaskReport:
        """Ask for a task as it is now. `task_id` is the provider's, and is encoded here, once.

        Raises QueryFailed and its kinds TaskUnknown and ForeignRoot: none of them says that the task failed.
        """

    def content_url(self, root: str, task_id: str, /) -> str:
        """Where a finished task's video is served where no answer names a link. Raises ForeignRoot."""

    async def has_content(self, root: str, task_id: str, /) -> bool:
        """Whether there is a video at `content_url`. No byte of it is read. Raises QueryFailed where that is not told."""

    def authorization(self, url: URL, /) -> str | None:
        """The Authorization header with which an address of the provider's own origin is fetched; None for any other."""

    async def models(self, root: str, /) -> tuple[str, ...]:
        """The names of the models that this key may use. Raises QueryFailed (with `status` 401 the key is bad)."""

    async def balance(self, root: str, /) -> Balance:
        """What the key may still spend. Raises QueryFailed, also where the provider does not tell."""
