"""Sends a video, streamed from a file or by its `file_id`, as a video or, failing that, as a document.

VideoRefused (PTB's TelegramError)     definitely not sent; the same request would fail again
├── VideoTooBig                         larger than this Bot API accepts
└── UnknownFileId                      Telegram does not know this `file_id` (any more): send the file itself
"""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, Any, Literal, Protocol

from telegram import Bot, Document, InlineKeyboardMarkup, InputFile, Message, ReplyParameters, Video
from telegram.constants import ChatAction, MessageLimit, ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.botapi.errors import CHAT_REFUSAL
from bot.botapi.messenger import Button, Migrated, Place, markup, reply_in, send_to
from storage.records import dataclass

log = logging.getLogger(__name__)

CAPTION_LIMIT = int(MessageLimit.CAPTION_LENGTH)  # characters, without the markup
ACTION_INTERVAL = 4.5  # seconds: Telegram shows an action for five
MIN_TIMEOUT = 120.0  # seconds
SLOWEST = 512 * 1024  # bytes per second: the slowest upload for which the timeout allows

FILE_ID = re.compile(r"[A-Za-z0-9_-]+")
STREAMABLE = frozenset((".mp4", ".mov"))  # Telegram answers VIDEO_CONTENT_TYPE_INVALID for other kinds

# Subject of a refusal, by Telegram's message in lower case. The first match counts. An unknown 400 is assumed to be
# about the file, which costs one more try as a document and then as a link.
REFUSALS = {
    "unknown file": re.compile(r"wrong (?:remote )?file[ _]id|file_reference|file reference|file_id_invalid"),
    "bad caption": re.compile(r"caption(?: is |_)too[ _]long|can't parse entities|entity_\w*invalid"),
    "not here": re.compile(r"not enough rights to send (?:video|document|media)|chat_send_\w+_forbidden"),
    "too big": re.compile(r"file is too big|entity too large|\b413\b"),
    "the chat": CHAT_REFUSAL,
    "no video": re.compile(
        r"can't use file of type|type of file mismatch|file must be non-empty|"
        r"\b(?:video|media|document|file)_(?:\w+_)?invalid\b|\bmedia_empty\b"
    ),
}


class VideoRefused(TelegramError):
    """Telegram accepts this file neither as a video nor as a document, or no videos in this chat."""


class VideoTooBig(VideoRefused):
    """The file exceeds the upload limit."""


class UnknownFileId(VideoRefused):
    """Telegram has no file with this `file_id`."""


@dataclass(frozen=True)
class SentVideo:
    """A sent message. `file_id`: sends the same video again, if Telegram returned one; `link`: only a link was sent."""

    message_id: int
    file_id: str | None
    kind: Literal["video", "document", "link"]


class VideoProperties(Protocol):
    """Properties of a video: pixels, whole seconds, and a JPEG of at most 320 pixels and 200 kB."""

    @property
    def width(self) -> int | None: ...
    @property
    def height(self) -> int | None: ...
    @property
    def duration(self) -> int | None: ...
    @property
    def thumbnail(self) -> bytes | None: ...


@dataclass(frozen=True)
class _Post:
    """What to send: `file` and `size` (bytes) of an upload, or the `file_id`.

    `document`: the content type, if Telegram cannot play the file as a video.
    """

    caption: str
    buttons: Sequence[Sequence[Button]]
    file: IO[bytes] | None = None
    size: int = 0
    suffix: str = ""
    file_id: str = ""
    properties: VideoProperties | None = None
    document: str = ""


class VideoSender:
    """Sends videos of at most `upload_limit` bytes; a `file_id` has no limit."""

    def __init__(self, bot: Bot, *, upload_limit: int, migrated: Migrated) -> None:
        self._bot = bot
        self._upload_limit = upload_limit
        self._migrated = migrated

    async def send(
        self,
        place: Place,
        source: Path | str,
        properties: VideoProperties | None,
        caption: str,
        buttons: Sequence[Sequence[Button]] = (),
        document: str = "",
    ) -> SentVideo:
        """Send a file (a Path) or a `file_id` (a str) once; `caption` is Telegram HTML within `CAPTION_LIMIT`.

        With `document`, a content type, the file is sent as a document: Telegram plays only some kinds.

        Raises VideoRefused and its subclasses, ChatUnreachable, OSError for a file that cannot be read, and the
        transport's DefinitelyNotSent, PossiblySent and RetryAfter.
        """
        post = _Post(caption, buttons, properties=properties, document=document)
        if isinstance(source, str):
            # PTB or Telegram could take anything else for a file name or a URL.
            if not FILE_ID.fullmatch(source):
                raise UnknownFileId("this is no file_id")
            return await self._to(place, replace(post, file_id=source))
        size = (await asyncio.to_thread(source.stat)).st_size
        if size > self._upload_limit:
            raise VideoTooBig(f"{size} bytes, and at most {self._upload_limit} can be sent")
        with await asyncio.to_thread(source.open, "rb") as file:
            return await self._to(place, replace(post, file=file, size=size, suffix=source.suffix.lower()))

    @asynccontextmanager
    async def upload_action(self, chat_id: int, thread_id: int | None = None) -> AsyncIterator[None]:
        """Show "sending a video" for the duration of the context. Best effort."""

        async def show() -> None:
            while True:
                with suppress(TelegramError):
                    await self._bot.send_chat_action(chat_id, ChatAction.UPLOAD_VIDEO, message_thread_id=thread_id)
                await asyncio.sleep(ACTION_INTERVAL)

        showing = asyncio.create_task(show(), name=f"upload action in {chat_id}")
        try:
            yield
        finally:
            showing.cancel()
            await asyncio.gather(showing, return_exceptions=True)

    async def _to(self, place: Place, post: _Post) -> SentVideo:
        return await send_to(place, partial(self._send_with_fallback, post), self._migrated)

    async def _send_with_fallback(self, post: _Post, place: Place) -> SentVideo:
        """Try as a video, then as a document if Telegram clearly refused it as a video: then nothing was sent."""
        refusal = ""
        for call in (self._as_document,) if post.document else (self._as_video, self._as_document):
            try:
                return _sent(await call(post, place))
            except TelegramError as error:
                refusal = error.message
                match _subject(error):
                    case "no video":
                        log.info("refused: %s", refusal)
                    case None if type(error) is BadRequest:
                        log.warning("refused for an unknown reason: %s", refusal)
                        post = replace(post, properties=None)  # the thumbnail may be the cause
                    case "bad caption" if post.caption:
                        log.error("left out a caption that Telegram refused: %s", refusal)
                        return await self._send_with_fallback(replace(post, caption=""), place)
                    case "unknown file":
                        raise UnknownFileId(refusal) from None
                    case "too big":
                        raise VideoTooBig(refusal) from None
                    case "not here":
                        raise VideoRefused(refusal) from None
                    case _:
                        raise
        raise VideoRefused(refusal)

    async def _as_video(self, post: _Post, place: Place) -> Message:
        details: dict[str, Any] = {}
        if post.file is not None:
            details = (
                _details(post.properties)
                | _thumbnail(post.properties)
                | {"supports_streaming": post.suffix in STREAMABLE}
            )
        video = _upload(post) or Video(post.file_id, post.file_id, 0, 0, 0)
        return await self._bot.send_video(place.chat_id, video, **details, **_common(post, place))

    async def _as_document(self, post: _Post, place: Place) -> Message:
        details = _thumbnail(post.properties) if post.file is not None else {}
        document = _upload(post) or Document(post.file_id, post.file_id)
        return await self._bot.send_document(place.chat_id, document, **details, **_common(post, place))


def _subject(error: TelegramError) -> str | None:
    """Subject of a clear refusal; None: unknown, or no refusal, so that it may have been sent."""
    # PTB makes a bare NetworkError of Telegram's 413; our own subclasses mean that the outcome is unknown.
    if type(error) not in {BadRequest, Forbidden, NetworkError}:
        return None
    words = error.message.lower()
    return next((subject for subject, pattern in REFUSALS.items() if pattern.search(words)), None)


def _common(post: _Post, place: Place) -> dict[str, Any]:
    timeout = MIN_TIMEOUT + post.size / SLOWEST
    return {
        "caption": post.caption or None,
        "parse_mode": ParseMode.HTML,
        "message_thread_id": place.thread_id,
        "reply_parameters": ReplyParameters.de_json(reply, None) if (reply := reply_in(place)) else None,
        "reply_markup": InlineKeyboardMarkup.de_json(keyboard, None) if (keyboard := markup(post.buttons)) else None,
        "read_timeout": timeout,
        "write_timeout": timeout,
    }


def _upload(post: _Post) -> InputFile | None:
    if post.file is None:
        return None
    upload = InputFile(post.file, filename=f"video{post.suffix or '.mp4'}", read_file_handle=False)
    if post.document:
        upload.mimetype = post.document  # PTB's guess from the name depends on the system
    return upload


def _details(properties: VideoProperties | None) -> dict[str, Any]:
    return (
        {"width": properties.width, "height": properties.height, "duration": properties.duration} if properties else {}
    )


def _thumbnail(properties: VideoProperties | None) -> dict[str, Any]:
    if properties is None or properties.thumbnail is None:
        return {}
    return {"thumbnail": InputFile(properties.thumbnail, filename="thumbnail.jpg", attach=True)}


def _sent(message: Message) -> SentVideo:
    """Read the sent message: Telegram turns a silent video into an animation, and one it cannot play into a document."""
    video = message.video or message.animation
    if video is not None:
        return SentVideo(message.message_id, video.file_id, "video")
    return SentVideo(message.message_id, message.document.file_id if message.document else None, "document")
