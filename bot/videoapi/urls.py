"""Reads a value of a response as a URL, and makes it absolute, printable and fully percent-encoded."""

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit

from yarl import URL

LONGEST_URL = 8192

TRIMMED = " \t\r\n\f\v\"'`<>“”‘’\u200b\u200e\u200f\u2060\ufeff"
SPACES = {code: quote(chr(code)) for code in (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)}
LONGEST_AUTHORITY = (
    512  # characters of user, host and port; a name has 253. Unicode takes quadratic time for a longer one
)
AUTHORITY = re.compile(r"[^/]*//([^/?#]*)")
ABSOLUTE_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
HTTP_URL = re.compile(r"https?://", re.IGNORECASE)
# `/v1/videos/x/content`, `v1/files/x`, `files/x.mp4`, but neither `N/A` nor a bare name.
RELATIVE_PATH = re.compile(
    r"(?:\./)?(?:v\d{1,2}|api|files?|static|media|uploads?|outputs?|videos?|assets|downloads?|results?|content)/."
)
WITHOUT_SCHEME = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?/", re.IGNORECASE)
ENCODED_URL = re.compile(r"https?%3a%2f%2f[^\s/]+$", re.IGNORECASE)
HTML_ENTITIES = {"&#X2F;": "/", "&#47;": "/", "&#X3D;": "=", "&#61;": "="}  # as HTML templates escape them
HTML_ENTITY = re.compile("|".join(HTML_ENTITIES), re.IGNORECASE)
AMPERSAND = re.compile(r"&(?:amp|#38|#x26);(?:amp;)*", re.IGNORECASE)
BETWEEN_URLS = re.compile(r"[\s,;|](?=https?://)", re.IGNORECASE)  # between two links
MEDIA_TYPE = re.compile(r"(?:video|audio|image|text|application)/[\w.+-]+$")
# Characters that stay as they are in a link. Quotation marks and brackets are encoded.
NOT_ENCODED = "!#$%&'()*+,/:;=?@[]~-._|^{}"

VIDEO_ENDING = re.compile(r"\.(?:mp4|webm|mov|m4v|mkv|avi|mpe?g|3gp|ogv|flv|wmv)$", re.IGNORECASE)


def parse_url(value: str, root: str = "") -> str | None:
    """Return the http or https URL that a value consists of, ready to be requested; None for anything else.

    `root`: the API root, against which a relative link is resolved; empty: relative links are not read.
    """
    text = value.strip(TRIMMED).translate(SPACES)
    if not 4 < len(text) <= LONGEST_URL or not text.isprintable() or "\ufffd" in text:
        return None  # the database cannot store it, or nobody can request it
    if BETWEEN_URLS.search(text) or (" " in text and VIDEO_ENDING.search(text[: text.index(" ")])):
        return None  # several URLs, or a text that begins with one
    text = HTML_ENTITY.sub(lambda entity: HTML_ENTITIES[entity[0].upper()], text)
    text = _absolute(AMPERSAND.sub("&", text.replace("\\/", "/")), root)
    if not HTTP_URL.match(text):
        return None
    try:
        url = _encode(text)
    except (ValueError, UnicodeError):
        return None
    return url if url is not None and len(url) <= LONGEST_URL else None


def parse_other_scheme(value: str) -> str | None:
    """Return the URL of another scheme than http that a value consists of; None for anything else."""
    text = value.strip()
    is_url = len(text) <= LONGEST_URL and text.isprintable() and " " not in text and ABSOLUTE_URL.match(text)
    return text if is_url and not HTTP_URL.match(text) else None


def is_absolute(value: str) -> bool:
    """Whether a value is written as an absolute http or https URL."""
    return HTTP_URL.match(value.strip(TRIMMED).replace("\\/", "/")) is not None


def _absolute(text: str, root: str) -> str:
    if ENCODED_URL.match(text):
        text = unquote(text)
    if text.startswith("//"):
        return f"https:{text}"
    if ABSOLUTE_URL.match(text):
        return text
    return f"https://{text}" if WITHOUT_SCHEME.match(text) and " " not in text else _resolve(text, root)


def _resolve(text: str, root: str) -> str:
    """Resolve a relative link against the API root, whose path it may repeat; empty if it is no link."""
    is_relative = (text.startswith("/") or RELATIVE_PATH.match(text)) and not MEDIA_TYPE.match(text)
    if not root or not is_relative or (" " in text and not VIDEO_ENDING.search(text)):
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


def _encode(text: str) -> str | None:
    """Percent-encode spaces, non-ASCII letters and invalid characters; a URL without those stays unchanged."""
    found = AUTHORITY.match(text)
    if found and len(found[1]) > LONGEST_AUTHORITY:
        return None
    parts = urlsplit(text)
    if not parts.hostname or any(letter in parts.netloc for letter in " \\<>\"'`{}|^") or parts.port == 0:
        return None
    if text.isascii() and quote(text, safe=NOT_ENCODED) == text:
        return text
    authority = parts.netloc if parts.netloc.isascii() else URL(f"{parts.scheme}://{parts.netloc}").raw_authority
    path, query, fragment = (quote(part, safe=NOT_ENCODED) for part in (parts.path, parts.query, parts.fragment))
    return SplitResult(parts.scheme, authority, path, query, fragment).geturl()
