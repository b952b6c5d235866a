"""The first bytes of a file tell whether it is a video; what a server says of it does not."""

from dataclasses import dataclass

from bot.delivery.errors import NotAVideo

HEAD = 4096  # bytes that are enough to tell

# Brands of the same container that are pictures or sound.
PICTURES = frozenset(
    (b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"jxl ")
)
SOUND = frozenset((b"M4A ", b"M4B ", b"M4P "))

EBML = b"\x1a\x45\xdf\xa3"  # Matroska's first element

ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")  # the header object of Windows Media
ASF_VIDEO = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")  # "a stream of pictures", in its stream properties
ASF_SOUND = bytes.fromhex("409e69f84d5bcf11a8fd00805f5c442b")
OGG_VIDEO = (b"\x80theora", b"BBCD\0", b"\x01video\0")  # the first packet of Theora, Dirac, OGM
PACKET = 188  # bytes of an MPEG transport stream; Blu-ray puts four more before each
# QuickTime files from before ftyp begin with one of these.
OLD_QUICKTIME = frozenset((b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"))

# Only for the log: what it is instead.
OTHERS = {
    b"\xff\xd8\xff": "a picture",
    b"\x89PNG": "a picture",
    b"RIFF": "a picture or sound",
    b"OggS": "sound alone",
    ASF: "sound alone",
    b"ID3": "sound alone",
    b"fLaC": "sound alone",
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
    """A kind of video, and the ending by which others know it. `document`: Telegram plays it only as a file."""

    content_type: str
    suffix: str
    document: bool = False
    boxes: bool = False


MP4 = Kind("video/mp4", ".mp4", boxes=True)
QUICKTIME = Kind("video/quicktime", ".mov", boxes=True)
WEBM = Kind("video/webm", ".webm")
MATROSKA = Kind("video/x-matroska", ".mkv")
AVI = Kind("video/x-msvideo", ".avi", document=True)
TRANSPORT_STREAM = Kind("video/mp2t", ".ts", document=True)
BLU_RAY = Kind("video/mp2t", ".m2ts", document=True)
PROGRAM_STREAM = Kind("video/mpeg", ".mpg", document=True)
FLASH = Kind("video/x-flv", ".flv", document=True)
WINDOWS_MEDIA = Kind("video/x-ms-wmv", ".wmv", document=True)
OGG = Kind("video/ogg", ".ogv", document=True)
GIF = Kind("image/gif", ".gif", document=True)


def kind_of(head: bytes) -> Kind:
    """Tell the kind of a file by its first `HEAD` bytes. Raises NotAVideo."""
    if head[4:8] in {b"ftyp", b"styp"} and len(head) >= 12:
        return _by_brand(head[8:12])
    if head.startswith(EBML):
        return WEBM if b"webm" in head[:64] else MATROSKA
    if found := _older(head) or _streamed(head):
        return found
    raise NotAVideo(_instead(head))


def _older(head: bytes) -> Kind | None:
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return AVI
    if head[:6] in {b"GIF87a", b"GIF89a"}:
        return GIF
    if head[:4] == b"FLV\x01":
        return FLASH
    if head.startswith(ASF) and (ASF_VIDEO in head or ASF_SOUND not in head):
        return WINDOWS_MEDIA
    if head[:4] == b"OggS" and any(packet in head for packet in OGG_VIDEO):
        return OGG
    # Text has no byte 0 where the size of a small box begins; a large mdat is the exception.
    if head[4:8] in OLD_QUICKTIME and (head[:1] == b"\0" or head[4:8] == b"mdat"):
        return _with_late_brand(head)
    return None


def _streamed(head: bytes) -> Kind | None:
    if head[:4] in {b"\0\0\1\xba", b"\0\0\1\xb3"}:
        return PROGRAM_STREAM
    for kind, before in ((TRANSPORT_STREAM, 0), (BLU_RAY, 4)):
        if set(head[before : 3 * (PACKET + before) : PACKET + before]) == {0x47} and len(head) > 2 * PACKET:
            return kind
    return None


def _with_late_brand(head: bytes) -> Kind:
    """A file whose brand stands behind other boxes, or nowhere."""
    start = 0
    while (length := int.from_bytes(head[start : start + 4], "big")) >= 8:
        start += length
        if head[start + 4 : start + 8] == b"ftyp":
            return _by_brand(head[start + 8 : start + 12])
    return QUICKTIME


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
