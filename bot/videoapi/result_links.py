"""An answer -> the links of its video, best first.

Which values are looked at (the key rules are in `keys.py`):

1. Never one under a key that names an input (`input`, `req`, `reference`, `callback` …), a picture (`image`, `cover`,
   `thumbnail`, `poster`, `first_frame` …), a sound, or somebody else's thing (`user`, `error`, `docs` …), however far above
   the value that key stands; nor in an item of a list that calls itself one (`{"type": "image", …}`), unless its key says
   "video".
2. Known places: `video_url`, `video`, `videos`, `result_url`, `download_url`, `downloadable_url`, `url`, `output`, `result`,
   `data` and kin, at the top or under wrappers; where there is no other, `fail_reason` of a task that is done.
3. Other keys that name a result or a link (`file_link`, `mediaUri`, …), but not addresses that ask the API (`status_url`).
4. Keys under one that names a result (`output.hd`).
5. Any other key, if the link is a video by its ending; and such links within a text under a key that names a result.

Of several: known places first, absolute before relative, https before http, a video by its ending before what does not
show, then the order above. A page (`share_url`, `preview_url`) goes after files. What is a picture, a sound or a
document by its ending is left out, but where it stands alone and under a key that says "video".

Links come out absolute, printable, with nothing in them that has to be encoded before they are asked for. Relative ones are
read against the API's root. An address of another scheme at a known place (`ftp://…`) is passed on where there is no
link, so that it is refused aloud.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import SplitResult, quote, unquote, urlsplit

from yarl import URL

from bot.videoapi.answers import Node

LONGEST_URL = 8192
MOST_LINKS = 20
LONGEST_TEXT = 10_000  # characters of a text in which a link is looked for

KNOWN = (
    "video_url", "video_urls", "videourl", "video", "videos", "video_link", "result_url", "result_urls", "download_url",
    "play_url", "file_url", "output_url", "url", "urls", "downloadable_url", "output", "outputs", "result", "results", "data",
    "fail_reason",
)  # fmt: skip
ORDER = {name: place for place, name in enumerate(KNOWN)}
VIDEOS = frozenset(("video", "videos"))
TEXTS = frozenset(("message", "text", "markdown", "html"))

TRIMMED = " \t\r\n\f\v\"'`<>“”‘’\u200b\u200e\u200f\u2060\ufeff"
SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
HTTP = re.compile(r"https?://", re.IGNORECASE)
# `/v1/videos/x/content`, `v1/files/x`, `files/x.mp4`, but neither `N/A` nor a bare name.
RELATIVE = re.compile(
    r"(?:\./)?(?:v\d{1,2}|api|files?|static|media|uploads?|outputs?|videos?|assets|downloads?|results?|content)/."
)
HOST_FIRST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?/", re.IGNORECASE)
ENCODED_WHOLE = re.compile(r"https?%3a%2f%2f[^\s/]+$", re.IGNORECASE)
MARKUP = {"&#X2F;": "/", "&#47;": "/", "&#X3D;": "=", "&#61;": "="}  # as templates write them
MARKS = re.compile("|".join(MARKUP), re.IGNORECASE)
AMPERSAND = re.compile(r"&(?:amp|#38|#x26);(?:amp;)*", re.IGNORECASE)
IN_TEXT = re.compile(r"https?://[^\s\"'<>()\[\]{}\\，。；）】」]{4,4000}", re.IGNORECASE)
MORE = re.compile(r"[\s,;|](?=https?://)", re.IGNORECASE)  # between two links
KIND = re.compile(r"(?:video|audio|image|text|application)/[\w.+-]+$")
# What needs no encoding in a link, but for what `%` begins. Quotation marks and brackets are encoded.
SAFE = "!#$%&'()*+,/:;=?@[]~-._|^{}"

VIDEO_ENDING = re.compile(r"\.(?:mp4|webm|mov|m4v|mkv|avi|mpe?g|3gp|ogv|flv|wmv)$", re.IGNORECASE)
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
    """A link and what decides its place among others: `tier` 0 is a known place, 4 a link in a text."""

    link: str
    tier: int
    is_relative: bool
    is_video: bool
    is_other: bool
    is_page: bool
    place: int
    is_reason: bool
    says_video: bool

    @property
    def rank(self) -> tuple[bool, int, bool, bool, bool, int]:
        is_plain = not self.link.lower().startswith("https:")
        return self.is_page, self.tier, self.is_relative, is_plain, not self.is_video, self.place

    @property
    def is_firm(self) -> bool:
        """Whether it is a video's by its key or by its ending, and not a page."""
        return not self.is_page and not self.is_other and (self.is_video or self.says_video)


def candidates(nodes: list[Node], root: str) -> list[Candidate]:
    """Find what may be the video, best first. `root`: the API root that relative links are read against; or empty."""
    found = [candidate for node in nodes for candidate in _of(node, root)]
    good = [candidate for candidate in found if not candidate.is_other]
    good = [candidate for candidate in good if not candidate.is_reason] or good
    return sorted(good or [other for other in found if other.says_video], key=lambda candidate: candidate.rank)


def links_of(found: list[Candidate], nodes: list[Node]) -> tuple[str, ...]:
    """Write the links once each, at most 20; where there are none, one address that is to be refused."""
    links = tuple(dict.fromkeys(candidate.link for candidate in found))[:MOST_LINKS]
    return links or tuple(filter(None, map(_foreign, nodes)))[:1]


def picture_of(nodes: list[Node], root: str) -> str | None:
    """Find the still picture that belongs to the video."""
    for node in nodes:
        is_one = node.name in {"thumbnail_url", "thumbnail", "cover_url", "poster_url"} and node.is_link_wrapped
        if is_one and isinstance(node.value, str) and (link := link_in(node.value, root)):
            return link
    return None


def _of(node: Node, root: str) -> Iterator[Candidate]:
    key = node.key
    if key is None or node.is_barred or not isinstance(node.value, str) or len(node.value) > LONGEST_TEXT:
        return
    if node.is_typed and "video" not in key.name:
        return
    is_known = node.is_link_wrapped and key.name in ORDER
    if key.is_question and not is_known:
        return
    is_named = is_known or key.is_result
    link = link_in(node.value, root)
    if link is not None:
        tier = 0 if is_known else 1 if key.is_result else 2 if node.is_result else 3
        said = node.value.strip(TRIMMED)
        is_relative = bool(root) and link.startswith(root) and not HTTP.match(said.replace("\\/", "/"))
        candidate = _judged(link, tier, node, is_relative=is_relative)
        if (tier < 3 or candidate.is_video) and (is_named or not candidate.is_relative or candidate.is_video):
            yield candidate
    elif is_named or node.is_result or key.name in TEXTS:
        pieces = MORE.split(node.value)
        matches = (match[0] for piece in pieces for match in IN_TEXT.finditer(piece))
        for match in islice(matches, MOST_LINKS):
            inner = link_in(match.rstrip(" .,;:!?*_|"), root)
            if inner is not None and (candidate := _judged(inner, 4, node)).is_video:
                yield candidate


def _judged(link: str, tier: int, node: Node, *, is_relative: bool = False) -> Candidate:
    parts = urlsplit(link)
    is_picture = PICTURE_QUERY.search(parts.query) is not None
    is_video = not is_picture and (
        VIDEO_ENDING.search(parts.path) is not None
        or parts.path.endswith("/content")
        or (OTHER_ENDING.search(parts.path) is None and VIDEO_QUERY.search(parts.query) is not None)
    )
    return Candidate(
        link=link,
        tier=tier,
        is_relative=is_relative,
        is_video=is_video,
        is_other=is_picture or OTHER_ENDING.search(parts.path) is not None,
        is_page=(node.key is not None and node.key.is_page) or PAGE_ENDING.search(parts.path) is not None,
        place=ORDER.get(node.name, len(ORDER)),
        is_reason=node.name == "fail_reason",
        says_video=tier == 0 and ("video" in node.name or (node.above is not None and node.above.name in VIDEOS)),
    )


def link_in(said: str, root: str = "") -> str | None:
    """Read a value that is a link as a whole, and write it as it can be asked for; None for anything else."""
    text = SPACES.sub(lambda space: quote(space[0]), said.strip(TRIMMED))
    if not 4 < len(text) <= LONGEST_URL or not text.isprintable() or "\ufffd" in text:
        return None  # what a database cannot keep, or nobody can fetch, is none
    if MORE.search(text) or (" " in text and VIDEO_ENDING.search(text[: text.index(" ")])):
        return None  # a text that begins with a link
    text = MARKS.sub(lambda mark: MARKUP[mark[0].upper()], text)
    text = AMPERSAND.sub("&", text.replace("\\/", "/"))
    if ENCODED_WHOLE.match(text):
        text = unquote(text)
    if text.startswith("//"):
        text = f"https:{text}"
    elif not ABSOLUTE.match(text):
        text = f"https://{text}" if HOST_FIRST.match(text) and " " not in text else _joined(text, root)
    if not HTTP.match(text):
        return None
    try:
        link = _encoded(text)
    except (ValueError, UnicodeError):
        return None
    return link if link is not None and len(link) <= LONGEST_URL else None


def _joined(text: str, root: str) -> str:
    """Read a relative link against the API's root, whose path may stand in the link already; empty if it is none."""
    is_one = (text.startswith("/") or RELATIVE.match(text)) and not KIND.match(text)
    if not root or not is_one or (" " in text and not VIDEO_ENDING.search(text)):
        return ""
    path = text.removeprefix("./").lstrip("/")
    base = root.rstrip("/")
    try:
        below = urlsplit(base).path.strip("/")
    except ValueError:
        return ""
    if below and path.startswith(f"{below}/"):
        base = base[: -len(below)].rstrip("/")
    return f"{base}/{path}"


def _encoded(text: str) -> str | None:
    """Encode spaces, letters beyond ASCII and what no address may hold; a link without those stays as it is."""
    parts = urlsplit(text)
    if not parts.hostname or any(letter in parts.netloc for letter in " \\<>\"'`{}|^") or parts.port == 0:
        return None
    if text.isascii() and quote(text, safe=SAFE) == text:
        return text
    place = parts.netloc if parts.netloc.isascii() else URL(f"{parts.scheme}://{parts.netloc}").raw_authority
    path, query, fragment = (quote(part, safe=SAFE) for part in (parts.path, parts.query, parts.fragment))
    return SplitResult(parts.scheme, place, path, query, fragment).geturl()


def _foreign(node: Node) -> str | None:
    """Read an address at a known place that is of another scheme than http."""
    if not node.is_link_wrapped or node.is_barred or node.key is None or not isinstance(node.value, str):
        return None
    text = node.value.strip()
    if node.name not in ORDER and not (node.key.is_result and VIDEO_ENDING.search(text)):
        return None
    is_address = len(text) <= LONGEST_URL and text.isprintable() and " " not in text and ABSOLUTE.match(text)
    return text if is_address and not HTTP.match(text) else None
