"""The first bytes of a file tell whether it is a video; what a server says of it does not."""

from dataclasses import dataclass

from bot.delivery.errors import NotAVideo

HEAD = 64  # bytes that are enough to tell

# Brands of the same container that are pictures or sound.
PICTURES = frozenset(
    (b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"jxl ")
)
SOUND = frozenset((b"M4A ", b"M4B ", b"M4P "))

EBML = b"\x1a\x45\xdf\xa3"  # Matroska's first element

# Only for the log: what it is instead.
OTHERS = {
    b"\xff\xd8\xff": "a picture",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or sound",
    b"\x1f\x8b": "something compressed",
    b"PK\x03\x04": "an archive",
    b"%PDF": "a document",
    b"#EXTM3U": "a playlist",
    b"{": "JSON",
    b"[": "JSON",
    b"<": "a web page",
}


@dataclass(frozen=True)
class Kind:
    """A kind of video, and the ending by which others know it."""

    content_type: str
    suffix: str


MP4 = Kind("video/mp4", ".mp4")
QUICKTIME = Kind("video/quicktime", ".mov")
WEBM = Kind("video/webm", ".webm")
MATROSKA = Kind("video/x-matroska", ".mkv")


def kind_of(head: bytes) -> Kind:
    """Tell the kind of a file by its first `HEAD` bytes. Raises NotAVideo."""
    if head[4:8] == b"ftyp" and len(head) >= 12:
        return _by_brand(head[8:12])
    if head.startswith(EBML):
        return WEBM if b"webm" in head else MATROSKA
    raise NotAVideo(_instead(head))


def _by_brand(brand: bytes) -> Kind:
    if brand in PICTURES:
        raise NotAVideo("a picture came")
    if brand in SOUND:
        raise NotAVideo("sound alone came")
    return QUICKTIME if brand == b"qt  " else MP4


def _instead(head: bytes) -> str:
    if not head:
        return "nothing came"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = next((name for start, name in OTHERS.items() if text.startswith(start)), "something else")
    return f"{found} came"
