"""The "unified video format" (POST /v1/video/create, GET /v1/video/query): the first implementation of `provider.py`."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from urllib.parse import quote

from yarl import URL

from bot.videoapi import balance, verdicts
from bot.videoapi.balance import Balance
from bot.videoapi.errors import QueryFailed
from bot.videoapi.models import Created, CreateRequest, TaskReport
from bot.videoapi.wire import BeforeSending, Wire
from bot.videoapi.words import plain_words

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 4  # on the way to a video
UNTOLD = frozenset({401, 408, 425, 429})  # below 500, answers that say nothing about the task
VIDEO_KIND = re.compile(r"video/|(?:application|binary)/octet-stream$|application/(?:mp4|x-mp4|binary)$", re.IGNORECASE)
# Where gateways send requests for what is not there: to their login, home or error page. Any other address may be a video's.
NO_VIDEO = re.compile(
    r"/?|(?:/[^/]*)*/(?:log[-_]?in|sign[-_]?(?:in|up)|authorize|sso|error|not[-_]?found|40[134]|maintenance)"
    r"(?:\.(?:html?|php|aspx?|jsp|do))?/?",
    re.IGNORECASE,
)
VIDEO = "video/*, application/octet-stream;q=0.9, */*;q=0.1"


class UnifiedApi:
    """A `Provider`. Timeouts are seconds, as those of `Wire`."""

    def __init__(
        self,
        key: str,
        root: str,
        *,
        create_timeout: float = 60.0,
        query_timeout: float = 30.0,
        connect_timeout: float = 15.0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._key = key
        self._plain = partial(plain_words, secret=key)
        self._wire = Wire(
            key,
            root,
            create_timeout=create_timeout,
            query_timeout=query_timeout,
            connect_timeout=connect_timeout,
            now=now,
        )

    async def start(self) -> None:
        """Open the connection pools; nothing is sent. Raises SettingsError."""
        await self._wire.start()

    async def close(self) -> None:
        """Close the connections. A create still under way ends in MaybeCharged."""
        await self._wire.close()

    def authorization(self, url: URL) -> str | None:
        """The Authorization header for an address of the provider's own origin; None for any other address."""
        return self._wire.authorization(url)

    async def create(self, root: str, request: CreateRequest, before_sending: BeforeSending | None = None) -> Created:
        """POST /v1/video/create, exactly once. See `Provider.create`."""
        url = self._wire.url(root, "/v1/video/create")
        answer = await self._wire.post(url, dict(request.body), before_sending)
        return verdicts.created(answer, self._plain, self._key)

    async def query(self, root: str, task_id: str) -> TaskReport:
        """Ask GET /v1/video/query for the task as it is now. See `Provider.query`."""
        # Encoded here and once: yarl on its own would leave the ':' of an id as it is.
        url = self._wire.url(root, f"/v1/video/query?id={quote(task_id, safe='', errors='replace')}")
        return verdicts.task_report(await self._wire.get(url), self._plain, root)

    def content_url(self, root: str, task_id: str) -> str:
        """Where a provider of OpenAI's format serves a finished task's video, to whoever shows the key. Raises ForeignRoot."""
        return str(self._wire.url(root, f"/v1/videos/{quote(task_id, safe='', errors='replace')}/content"))

    async def has_content(self, root: str, task_id: str) -> bool:
        """Whether `content_url` answers with a video, or redirects to another origin, except to a login page.

        No byte of the video is read. Raises QueryFailed (ForeignRoot) where the answer does not tell: no connection, 401,
        429, 5xx.
        """
        url = URL(self.content_url(root, task_id), encoded=True)
        for _ in range(MOST_REDIRECTS):
            head = await self._wire.head_of(url, VIDEO)
            if head.status not in REDIRECTS:
                if head.status in UNTOLD or head.status >= 500:
                    raise QueryFailed(status=head.status, detail="whether there is a video was not answered")
                is_video = VIDEO_KIND.match(head.content_type) is not None and head.content_length != 0
                return head.status in {200, 206} and is_video
            target = _target(url, head.location)
            if target is None or self._wire.authorization(target) is None:
                return target is not None and not NO_VIDEO.fullmatch(target.path)
            url = target
        return False

    async def models(self, root: str) -> tuple[str, ...]:
        """Ask GET /v1/models for the names that this key may use. See `Provider.models`."""
        return verdicts.model_names(await self._wire.get(self._wire.url(root, "/v1/models")), self._plain)

    async def balance(self, root: str) -> Balance:
        """Ask GET /v1/dashboard/billing/subscription and /usage. See `Provider.balance`."""
        subscription = await self._wire.get(self._wire.url(root, "/v1/dashboard/billing/subscription"))
        limit = balance.limit_in(verdicts.told(subscription, self._plain))
        usage = await self._wire.get(self._wire.url(root, "/v1/dashboard/billing/usage"))
        return Balance(limit, balance.used_in(verdicts.told(usage, self._plain)))


def _target(url: URL, location: str) -> URL | None:
    try:
        target = url.join(URL(location, encoded=location.isascii())) if location else None
        return target if target is not None and target.scheme in {"http", "https"} and target.host else None
    except ValueError:
        return None
