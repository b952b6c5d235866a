"""Detects the type of a video by its first bytes; the declared content type is ignored."""

from bot.delivery.errors import NotAVideo
from storage.records import dataclass

SNIFFED = 4096  # bytes that identify a file type

# Brands of the MP4 container that are pictures or sound.
PICTURE_BRANDS = frozenset(
    (b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"jxl ")
)
SOUND_BRANDS = frozenset((b"M4A ", b"M4B ", b"M4P "))

EBML = b"\x1a\x45\xdf\xa3"  # Matroska's first element

ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")  # the header object of Windows Media
ASF_VIDEO = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")  # "a stream of pictures", in its stream properties
ASF_SOUND = bytes.fromhex("409e69f84d5bcf11a8fd00805f5c442b")
OGG_VIDEO_PACKETS = (b"\x80theora", b"BBCD\0", b"\x01video\0")  # the first packet of Theora, Dirac, OGM
TS_PACKET = 188  # bytes of an MPEG transport stream; Blu-ray puts four more before each
# Old QuickTime files, without `ftyp`, begin with one of these boxes.
QUICKTIME_BOXES = frozenset((b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"))

# Other content, by its first bytes; for the log only.
OTHER_TYPES = {
    b"\xff\xd8\xff": "a picture",
    b"\x89PNG": "a picture",
    b"RIFF": "a picture or sound",
    b"OggS": "only sound",
    ASF: "only sound",
    b"ID3": "only sound",
    b"fLaC": "only sound",
    b"\x1f\x8b": "compressed data",
    b"PK\x03\x04": "an archive",
    b"%PDF": "a document",
    b"#EXTM3U": "a playlist",
    b"{": "JSON",
    b"[": "JSON",
    b"<": "a web page",
}


@dataclass(frozen=True)
class FileType:
    """A type of video file. `document`: Telegram plays it only as a file. `has_boxes`: see `mp4_boxes.py`."""

    content_type: str
    suffix: str
    document: bool = False
    has_boxes: bool = False


MP4 = FileType("video/mp4", ".mp4", has_boxes=True)
QUICKTIME = FileType("video/quicktime", ".mov", has_boxes=True)
WEBM = FileType("video/webm", ".webm")
MATROSKA = FileType("video/x-matroska", ".mkv")
AVI = FileType("video/x-msvideo", ".avi", document=True)
TRANSPORT_STREAM = FileType("video/mp2t", ".ts", document=True)
BLU_RAY = FileType("video/mp2t", ".m2ts", document=True)
PROGRAM_STREAM = FileType("video/mpeg", ".mpg", document=True)
FLASH = FileType("video/x-flv", ".flv", document=True)
WINDOWS_MEDIA = FileType("video/x-ms-wmv", ".wmv", document=True)
OGG = FileType("video/ogg", ".ogv", document=True)
GIF = FileType("image/gif", ".gif", document=True)


def detect_file_type(head: bytes) -> FileType:
    """Detect the type of a file by its first `SNIFFED` bytes. Raises NotAVideo."""
    if head[4:8] in {b"ftyp", b"styp"} and len(head) >= 12:
        return _from_brand(head[8:12])
    if head.startswith(EBML):
        return WEBM if b"webm" in head[:64] else MATROSKA
    if found := _detect_by_signature(head) or _detect_mpeg_stream(head):
        return found
    raise NotAVideo(_describe(head))


def _detect_by_signature(head: bytes) -> FileType | None:
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return AVI
    if head[:6] in {b"GIF87a", b"GIF89a"}:
        return GIF
    if head[:4] == b"FLV\x01":
        return FLASH
    if head.startswith(ASF) and (ASF_VIDEO in head or ASF_SOUND not in head):
        return WINDOWS_MEDIA
    if head[:4] == b"OggS" and any(packet in head for packet in OGG_VIDEO_PACKETS):
        return OGG
    # The size of a small box begins with a byte 0, which text does not have; a large mdat is the exception.
    if head[4:8] in QUICKTIME_BOXES and (head[:1] == b"\0" or head[4:8] == b"mdat"):
        return _detect_by_later_box(head)
    return None


def _detect_mpeg_stream(head: bytes) -> FileType | None:
    if head[:4] in {b"\0\0\1\xba", b"\0\0\1\xb3"}:
        return PROGRAM_STREAM
    for file_type, before in ((TRANSPORT_STREAM, 0), (BLU_RAY, 4)):
        if set(head[before : 3 * (TS_PACKET + before) : TS_PACKET + before]) == {0x47} and len(head) > 2 * TS_PACKET:
            return file_type
    return None


def _detect_by_later_box(head: bytes) -> FileType:
    """Detect a file whose `ftyp` box comes after other boxes, or is missing."""
    start = 0
    while (length := int.from_bytes(head[start : start + 4], "big")) >= 8:
        start += length
        if head[start + 4 : start + 8] == b"ftyp":
            return _from_brand(head[start + 8 : start + 12])
    return QUICKTIME


def _from_brand(brand: bytes) -> FileType:
    if brand in PICTURE_BRANDS:
        raise NotAVideo("received a picture")
    if brand in SOUND_BRANDS:
        raise NotAVideo("received only sound")
    return QUICKTIME if brand == b"qt  " else MP4


def _describe(head: bytes) -> str:
    if not head:
        return "received nothing"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = next((name for start, name in OTHER_TYPES.items() if text.startswith(start)), "an unknown type")
    return f"received {found}"
