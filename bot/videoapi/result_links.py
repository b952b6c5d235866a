"""Finds the links of the video in a response, best first.

Which values are candidates (the rules about keys are in `keys.py`):

1. Never a value under a key that names an input (`input`, `req`, `reference`, `callback` …), a picture (`image`, `cover`,
   `thumbnail`, `poster`, `first_frame` …), a sound, or something unrelated (`user`, `error`, `docs` …), at any distance above
   it; nor in an item of a list whose type is one of these (`{"type": "image", …}`), unless its own key contains "video".
2. Known keys: `video_url`, `video`, `videos`, `result_url`, `download_url`, `downloadable_url`, `url`, `output`, `result`,
   `data` and similar, at the top level or under wrappers; `fail_reason` of a completed task, if there is no other.
3. Other keys that name a result or a link (`file_link`, `mediaUri`, …), but no endpoints of the API (`status_url`).
4. Keys under one that names a result (`output.hd`).
5. Any other key, if the link has the extension of a video; and such links within a text under a key that names a result.

Order: known keys first, absolute before relative, https before http, links with the extension of a video before others, then
the order above. Pages (`share_url`, `preview_url`) come after files. A link with the extension of a picture, a sound or a
document is used only if there is no other and its key contains "video".

`urls.py` makes the links absolute. If there is no link, a URL of another scheme (`ftp://…`) under a known key is returned, so
that it is refused with a message.
"""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from bot.videoapi.nodes import Node
from bot.videoapi.urls import BETWEEN_URLS, VIDEO_ENDING, is_absolute, parse_other_scheme, parse_url
from storage.records import dataclass

MOST_LINKS = 20
LONGEST_TEXT = 10_000  # characters of a text in which a link is searched

KNOWN_KEYS = (
    "video_url", "video_urls", "videourl", "video", "videos", "video_link", "result_url", "result_urls", "download_url",
    "play_url", "file_url", "output_url", "url", "urls", "downloadable_url", "output", "outputs", "result", "results", "data",
    "fail_reason",
)  # fmt: skip
KEY_ORDER = {name: position for position, name in enumerate(KNOWN_KEYS)}
VIDEO_PARENTS = frozenset(("video", "videos"))
TEXT_KEYS = frozenset(("message", "text", "markdown", "html"))
THUMBNAIL_KEYS = frozenset(("thumbnail_url", "thumbnail", "cover_url", "poster_url"))

URL_IN_TEXT = re.compile(r"https?://[^\s\"'<>()\[\]{}\\，。；）】」]{4,4000}", re.IGNORECASE)
OTHER_ENDING = re.compile(
    r"\.(?:jpe?g|png|webp|gif|avif|heic|heif|bmp|svg|ico|tiff?|mp3|wav|m4a|aac|ogg|flac|srt|vtt|ass|json|txt|xml|csv|pdf|zip|m3u8"
    r"|mpd)$",
    re.IGNORECASE,
)
PAGE_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
VIDEO_QUERY = re.compile(r"\.mp4(?=[&\"%]|$)|video(?:/|%2f|_)mp4", re.IGNORECASE)
PICTURE_QUERY = re.compile(r"video(?:/|%2f)snapshot|vframe/", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """A link and what decides its rank. `tier`: 0 for a known key, up to 3 for any key, 4 for a link in a text."""

    link: str
    tier: int
    is_relative: bool
    is_video: bool
    is_other_media: bool
    is_page: bool
    key_order: int
    is_fail_reason: bool
    has_video_key: bool

    @property
    def rank(self) -> tuple[bool, int, bool, bool, bool, int]:
        is_plain = not self.link.lower().startswith("https:")
        return self.is_page, self.tier, self.is_relative, is_plain, not self.is_video, self.key_order

    @property
    def is_certain(self) -> bool:
        """Whether its key or its extension identifies a video, and it is not a page."""
        return not self.is_page and not self.is_other_media and (self.is_video or self.has_video_key)


def find_candidates(nodes: list[Node], root: str) -> list[Candidate]:
    """Find the links that may be the video, best first. `root`: the API root for relative links; may be empty."""
    found = [candidate for node in nodes for candidate in _candidates_in(node, root)]
    good = [candidate for candidate in found if not candidate.is_other_media]
    good = [candidate for candidate in good if not candidate.is_fail_reason] or good
    return sorted(good or [other for other in found if other.has_video_key], key=lambda candidate: candidate.rank)


def unique_links(found: list[Candidate], nodes: list[Node]) -> tuple[str, ...]:
    """Return each link once, at most 20; if there is none, one URL of another scheme, which will be refused."""
    links = tuple(dict.fromkeys(candidate.link for candidate in found))[:MOST_LINKS]
    return links or tuple(filter(None, map(_other_scheme, nodes)))[:1]


def find_thumbnail(nodes: list[Node], root: str) -> str | None:
    """Find the link of the video's still picture."""
    for node in nodes:
        is_thumbnail = node.name in THUMBNAIL_KEYS and node.is_link_path
        if is_thumbnail and isinstance(node.value, str) and (link := parse_url(node.value, root)):
            return link
    return None


def _candidates_in(node: Node, root: str) -> Iterator[Candidate]:
    key = node.key
    if key is None or node.is_excluded or not isinstance(node.value, str) or len(node.value) > LONGEST_TEXT:
        return
    if node.is_input_item and "video" not in key.name:
        return
    is_known = node.is_link_path and key.name in KEY_ORDER
    if key.is_endpoint and not is_known:
        return
    is_named = is_known or key.is_result
    link = parse_url(node.value, root)
    if link is not None:
        tier = 0 if is_known else 1 if key.is_result else 2 if node.is_in_result else 3
        is_relative = bool(root) and link.startswith(root) and not is_absolute(node.value)
        candidate = _candidate(link, tier, node, is_relative=is_relative)
        if (tier < 3 or candidate.is_video) and (is_named or not candidate.is_relative or candidate.is_video):
            yield candidate
    elif is_named or node.is_in_result or key.name in TEXT_KEYS:
        yield from _candidates_in_text(node, root)


def _candidates_in_text(node: Node, root: str) -> Iterator[Candidate]:
    matches = (match[0] for piece in BETWEEN_URLS.split(node.value) for match in URL_IN_TEXT.finditer(piece))
    for match in islice(matches, MOST_LINKS):
        link = parse_url(match.rstrip(" .,;:!?*_|"), root)
        if link is not None and (candidate := _candidate(link, 4, node)).is_video:
            yield candidate


def _candidate(link: str, tier: int, node: Node, *, is_relative: bool = False) -> Candidate:
    parts = urlsplit(link)
    is_picture = PICTURE_QUERY.search(parts.query) is not None
    has_other_ending = OTHER_ENDING.search(parts.path) is not None
    is_video = not is_picture and (
        VIDEO_ENDING.search(parts.path) is not None
        or parts.path.endswith("/content")
        or (not has_other_ending and VIDEO_QUERY.search(parts.query) is not None)
    )
    return Candidate(
        link=link,
        tier=tier,
        is_relative=is_relative,
        is_video=is_video,
        is_other_media=is_picture or has_other_ending,
        is_page=(node.key is not None and node.key.is_page) or PAGE_ENDING.search(parts.path) is not None,
        key_order=KEY_ORDER.get(node.name, len(KEY_ORDER)),
        is_fail_reason=node.name == "fail_reason",
        has_video_key=tier == 0
        and ("video" in node.name or (node.parent is not None and node.parent.name in VIDEO_PARENTS)),
    )


def _other_scheme(node: Node) -> str | None:
    """Return the value of a known key if it is a URL of another scheme than http."""
    if not node.is_link_path or node.is_excluded or node.key is None or not isinstance(node.value, str):
        return None
    if node.name not in KEY_ORDER and not (node.key.is_result and VIDEO_ENDING.search(node.value.strip())):
        return None
    return parse_other_scheme(node.value)
