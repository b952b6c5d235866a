"""The implementation of `provider.py`: one provider with its key, in any of the formats (`dialect.py`)."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from yarl import URL

from bot.videoapi import responses
from bot.videoapi.attempt import BeforeSending
from bot.videoapi.balance import Balance, parse_limit, parse_used
from bot.videoapi.content import serves_video
from bot.videoapi.dialect import Dialect, encoded_id
from bot.videoapi.key_log import Charge, parse_charges
from bot.videoapi.models import Created, CreateRequest, RecentTask, TaskReport
from bot.videoapi.provider_text import sanitize
from bot.videoapi.transport import Transport


class VideoApi:
    """A `Provider`. Timeouts are seconds, as in `Transport`."""

    def __init__(
        self,
        dialect: Dialect,
        key: str,
        root: str,
        *,
        create_timeout: float = 60.0,
        query_timeout: float = 30.0,
        connect_timeout: float = 15.0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._dialect = dialect
        self._key = key
        self._sanitize = partial(sanitize, secret=key)
        self._transport = Transport(
            key,
            root,
            create_timeout=create_timeout,
            query_timeout=query_timeout,
            connect_timeout=connect_timeout,
            now=now,
        )

    async def start(self) -> None:
        """Open the connection pools; nothing is sent. Raises SettingsError."""
        await self._transport.start()

    async def close(self) -> None:
        """Close the connections. A create that is still running ends in MaybeCharged."""
        await self._transport.close()

    @property
    def takes_files(self) -> bool:
        """Whether pictures are sent as files within a create."""
        return self._dialect.takes_files

    def authorization(self, url: URL) -> str | None:
        """Return the Authorization header for a URL of the provider's origin; None for any other URL."""
        return self._transport.authorization(url)

    async def create(self, root: str, request: CreateRequest, before_sending: BeforeSending | None = None) -> Created:
        """POST a create, exactly once. See `Provider.create`."""
        url = self._transport.url(root, self._dialect.create_path)
        response = await self._transport.post(url, self._dialect.body(request), before_sending)
        return responses.parse_created(response, self._sanitize, self._key)

    async def query(self, root: str, task_id: str) -> TaskReport:
        """Query a task. See `Provider.query`."""
        url = self._transport.url(root, self._dialect.query(task_id))
        return responses.parse_task_report(await self._transport.get(url), self._sanitize, root)

    async def recent(self, root: str) -> tuple[RecentTask, ...] | None:
        """List the newest tasks of this key. See `Provider.recent`."""
        if self._dialect.list_path is None:
            return None
        url = self._transport.url(root, self._dialect.list_path)
        return responses.parse_recent(await self._transport.get(url), self._sanitize)

    async def charges(self, root: str) -> tuple[Charge, ...] | None:
        """Read the log of this key. See `Provider.charges`."""
        if self._dialect.log_path is None:
            return None
        url = self._transport.url(root, self._dialect.log_path)
        return parse_charges(await self._transport.get(url), self._sanitize)

    def content_url(self, root: str, task_id: str) -> str:
        """Return the URL where OpenAI's format serves a finished task's video to clients with the key. Raises ForeignRoot."""
        return str(self._transport.url(root, f"/v1/videos/{encoded_id(task_id)}/content"))

    async def has_content(self, root: str, task_id: str) -> bool:
        """Whether `content_url` serves a video. See `Provider.has_content`."""
        return await serves_video(self._transport, URL(self.content_url(root, task_id), encoded=True))

    async def models(self, root: str) -> tuple[str, ...]:
        """List the models that this key may use with GET /v1/models. See `Provider.models`."""
        return responses.parse_model_names(
            await self._transport.get(self._transport.url(root, "/v1/models")), self._sanitize
        )

    async def balance(self, root: str) -> Balance:
        """Get the balance with GET /v1/dashboard/billing/subscription and /usage. See `Provider.balance`."""
        subscription = await self._transport.get(self._transport.url(root, "/v1/dashboard/billing/subscription"))
        limit = parse_limit(responses.parse_object(subscription, self._sanitize))
        usage = await self._transport.get(self._transport.url(root, "/v1/dashboard/billing/usage"))
        return Balance(limit, parse_used(responses.parse_object(usage, self._sanitize)))
