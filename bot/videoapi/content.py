"""Finds out whether an address serves a video, without reading a byte of it."""

import re

from yarl import URL

from bot.videoapi.errors import QueryFailed
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


async def serves_video(transport: Transport, url: URL) -> bool:
    """Whether a URL of the provider answers with a video, or redirects to another origin, except to a login page.

    Raises QueryFailed if that is unclear: no connection, 401, 429, 5xx.
    """
    for _ in range(MOST_REDIRECTS):
        head = await transport.get_head(url, ACCEPT_VIDEO)
        if head.status not in REDIRECTS:
            if head.status in INCONCLUSIVE or head.status >= 500:
                raise QueryFailed(status=head.status, detail="the response does not tell whether there is a video")
            is_video = VIDEO_TYPE.match(head.content_type) is not None and head.content_length != 0
            return head.status in {200, 206} and is_video
        target = _redirect_target(url, head.location)
        if target is None or transport.authorization(target) is None:
            return target is not None and not NOT_A_VIDEO.fullmatch(target.path)
        url = target
    return False


def _redirect_target(url: URL, location: str) -> URL | None:
    try:
        target = url.join(URL(location, encoded=location.isascii())) if location else None
        return target if target is not None and target.scheme in {"http", "https"} and target.host else None
    except ValueError:
        return None
