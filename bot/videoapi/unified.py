"""The "unified video format" (POST /v1/video/create, GET /v1/video/query), the first implementation of `provider.py`."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from urllib.parse import quote

from yarl import URL

from bot.videoapi import responses
from bot.videoapi.attempt import BeforeSending
from bot.videoapi.balance import Balance, parse_limit, parse_used
from bot.videoapi.errors import QueryFailed
from bot.videoapi.models import Created, CreateRequest, TaskReport
from bot.videoapi.provider_text import sanitize
from bot.videoapi.transport import Transport

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 4  # on the way to a video
INCONCLUSIVE = frozenset({401, 408, 425, 429})  # below 500, statuses that do not tell whether there is a video
VIDEO_TYPE = re.compile(r"video/|(?:application|binary)/octet-stream$|application/(?:mp4|x-mp4|binary)$", re.IGNORECASE)
# Where gateways redirect requests for what is not there: their login, home or error page. Any other path may be a video's.
NOT_A_VIDEO = re.compile(
    r"/?|(?:/[^/]*)*/(?:log[-_]?in|sign[-_]?(?:in|up)|authorize|sso|error|not[-_]?found|40[134]|maintenance)"
    r"(?:\.(?:html?|php|aspx?|jsp|do))?/?",
    re.IGNORECASE,
)
ACCEPT_VIDEO = "video/*, application/octet-stream;q=0.9, */*;q=0.1"


class UnifiedApi:
    """A `Provider`. Timeouts are seconds, as in `Transport`."""

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

    def authorization(self, url: URL) -> str | None:
        """Return the Authorization header for a URL of the provider's origin; None for any other URL."""
        return self._transport.authorization(url)

    async def create(self, root: str, request: CreateRequest, before_sending: BeforeSending | None = None) -> Created:
        """POST /v1/video/create, exactly once. See `Provider.create`."""
        url = self._transport.url(root, "/v1/video/create")
        response = await self._transport.post(url, dict(request.body), before_sending)
        return responses.parse_created(response, self._sanitize, self._key)

    async def query(self, root: str, task_id: str) -> TaskReport:
        """Query a task with GET /v1/video/query. See `Provider.query`."""
        # Encoded here: yarl would leave the ':' of an id as it is.
        url = self._transport.url(root, f"/v1/video/query?id={quote(task_id, safe='', errors='replace')}")
        return responses.parse_task_report(await self._transport.get(url), self._sanitize, root)

    def content_url(self, root: str, task_id: str) -> str:
        """Return the URL where OpenAI's format serves a finished task's video to clients with the key. Raises ForeignRoot."""
        return str(self._transport.url(root, f"/v1/videos/{quote(task_id, safe='', errors='replace')}/content"))

    async def has_content(self, root: str, task_id: str) -> bool:
        """Whether `content_url` serves a video, or redirects to another origin, except to a login page.

        No byte of the video is read. Raises QueryFailed (ForeignRoot) if that is unclear: no connection, 401, 429, 5xx.
        """
        url = URL(self.content_url(root, task_id), encoded=True)
        for _ in range(MOST_REDIRECTS):
            head = await self._transport.get_head(url, ACCEPT_VIDEO)
            if head.status not in REDIRECTS:
                if head.status in INCONCLUSIVE or head.status >= 500:
                    raise QueryFailed(status=head.status, detail="the response does not tell whether there is a video")
                is_video = VIDEO_TYPE.match(head.content_type) is not None and head.content_length != 0
                return head.status in {200, 206} and is_video
            target = _redirect_target(url, head.location)
            if target is None or self._transport.authorization(target) is None:
                return target is not None and not NOT_A_VIDEO.fullmatch(target.path)
            url = target
        return False

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


def _redirect_target(url: URL, location: str) -> URL | None:
    try:
        target = url.join(URL(location, encoded=location.isascii())) if location else None
        return target if target is not None and target.scheme in {"http", "https"} and target.host else None
    except ValueError:
        return None
