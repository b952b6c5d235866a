"""Answers inline queries with videos that Telegram has already. One `file_id` that it refuses must not hide all others."""

import logging
import re
import time
from collections.abc import Callable, Sequence
from typing import Any, Literal

from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.botapi.calls import call
from bot.botapi.videos import REFUSALS
from bot.flood_log import FloodLog
from storage.records import dataclass

log = logging.getLogger(__name__)

ResultType = Literal["video", "mpeg4_gif", "document"]

CACHED_FOR = 5  # seconds for which Telegram repeats an answer to the same user: a new video soon appears
TRIES = 32  # calls per query, which find some refused files; the next query finds more
REMEMBERED_FOR = 3600.0  # seconds that a refusal is remembered: its cause may have been another
MOST_REMEMBERED = 1000  # files
STALE = re.compile(r"query is too old|query[_ ]id[_ ](?:is )?invalid")
FILE_FIELDS: dict[ResultType, str] = {
    "video": "video_file_id",
    "mpeg4_gif": "mpeg4_file_id",
    "document": "document_file_id",
}
# Telegram makes an animation of a silent video, and refuses it as a video here. The beginning of a `file_id` is not documented,
# so it only decides what is tried first.
ANIMATION = "Cg"


@dataclass(frozen=True, kw_only=True)
class InlineVideo:
    """One result. `caption` is Telegram HTML; `next_offset`: where the results after this one begin."""

    id: str
    file_id: str
    kind: Literal["video", "document"]
    title: str
    description: str
    caption: str
    next_offset: str


@dataclass(frozen=True)
class InlineButton:
    """Above the results; leads to the private chat with `/start` and this parameter."""

    text: str
    parameter: str


class InlineAnswers:
    """Sends answers. What Telegram refuses is tried as another type of result, then left out."""

    def __init__(self, bot: ExtBot[None], clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._flood_log = FloodLog(log)
        self._refused: dict[str, int] = {}  # by `file_id`: how many types of result Telegram refused
        self._since = clock()

    async def send(
        self,
        query_id: str,
        videos: Sequence[InlineVideo],
        *,
        has_more: bool = False,
        button: InlineButton | None = None,
    ) -> None:
        """Answer a query once; a query that is too old is ignored. Raises TelegramError.

        A 400 names no result, so half of them is sent, until it works or a single one is to blame. The offset of the
        answer then leads to the others.
        """
        self._forget_old()
        rest = [video for video in videos if self._type(video)]
        size = len(rest)
        for _ in range(TRIES):
            some = rest[:size]
            last = some[-1] if size < len(rest) else videos[-1] if has_more else None
            try:
                return await self._call(query_id, some, last.next_offset if last else "", button)
            except BadRequest as error:
                if STALE.search(error.message.lower()):
                    return log.debug("inline query not answered: %s", error.message)
                if not some:
                    raise
                if size == 1:
                    self._refuse(some[0], error)
                    rest = [video for video in rest if self._type(video)]
                size = size // 2 if size > 1 else len(rest)
        self._flood_log.count("an inline query is not answered", "Telegram refuses its results")

    async def _call(
        self, query_id: str, videos: Sequence[InlineVideo], next_offset: str, button: InlineButton | None
    ) -> None:
        await call(
            self._bot,
            "answerInlineQuery",
            inline_query_id=query_id,
            results=[self._result(video) for video in videos],
            cache_time=CACHED_FOR,
            is_personal=True,
            next_offset=next_offset,
            button={"text": button.text, "start_parameter": button.parameter} if button else None,
        )

    def _result(self, video: InlineVideo) -> dict[str, Any]:
        result_type = self._type(video) or video.kind
        return {
            "type": result_type,
            "id": video.id,
            FILE_FIELDS[result_type]: video.file_id,
            "title": video.title,
            "description": video.description,
            "caption": video.caption,
            "parse_mode": ParseMode.HTML,
        }

    def _type(self, video: InlineVideo) -> ResultType | None:
        """The type of result to try next; None: all were refused."""
        types: tuple[ResultType, ...] = ("video", "mpeg4_gif", "document")
        if video.kind == "document":
            types = ("document", "video")
        elif video.file_id.startswith(ANIMATION):
            types = ("mpeg4_gif", "video", "document")
        refused = self._refused.get(video.file_id, 0)
        return types[refused] if refused < len(types) else None

    def _refuse(self, video: InlineVideo, error: BadRequest) -> None:
        log.debug("inline result %s refused as %s: %s", video.id, self._type(video), error.message)
        is_unknown = REFUSALS["unknown file"].search(error.message.lower())
        self._refused[video.file_id] = len(FILE_FIELDS) if is_unknown else self._refused.get(video.file_id, 0) + 1
        if self._type(video) is None:
            self._flood_log.count("a video is left out of inline results", f"task {video.id}: {error.message}")

    def _forget_old(self) -> None:
        if len(self._refused) >= MOST_REMEMBERED or self._clock() - self._since > REMEMBERED_FOR:
            self._refused.clear()
            self._since = self._clock()
