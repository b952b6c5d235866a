"""Searches a user's own finished videos, for inline mode. Only reads: nothing is ordered here."""

import unicodedata
from dataclasses import replace
from math import isfinite

from bot.access.gate import Gate
from bot.access.requester import Requester
from storage.database import Database
from storage.model import is_id
from storage.records import dataclass
from storage.videos import NEWEST, Position, Video, Videos

PAGE = 20  # videos in an answer; Telegram takes 50
SCANNED_AT_ONCE = 100  # rows per statement
# The newest videos of a user that a search looks through. Prompts are compared here and not in SQL, where ignoring case
# beyond ASCII depends on the engine and its locale.
MOST_SCANNED = 1000


@dataclass(frozen=True)
class Cursor:
    """Where the next page begins: after `position`, when `scanned` videos were looked through."""

    position: Position = NEWEST
    scanned: int = 0

    def __str__(self) -> str:
        """The `offset` of inline mode, which has at most 64 bytes."""
        return f"{self.scanned} {self.position.created_at!r} {self.position.task_id}"

    @classmethod
    def read(cls, offset: str) -> "Cursor | None":
        """The cursor of an offset, which comes back from the user's app; None if it is none of ours."""
        if not offset:
            return cls()
        try:
            scanned, created_at, task_id = offset.split(" ")
            cursor = cls(Position(float(created_at), task_id), int(scanned))
        except ValueError:
            return None
        return cursor if is_id(task_id) and isfinite(cursor.position.created_at) and cursor.scanned >= 0 else None


@dataclass(frozen=True)
class Found:
    """A video, and the cursor after it."""

    video: Video
    after: Cursor


@dataclass(frozen=True)
class Page:
    """`has_more`: further videos may match. `has_videos`: the user has some, whether they match or not."""

    found: tuple[Found, ...] = ()
    has_more: bool = False
    has_videos: bool = False


class OwnVideos:
    """Videos that a user ordered, in any chat, and may still see: see `_Sight`."""

    def __init__(self, database: Database, gate: Gate, bot_id: int) -> None:
        self._videos = Videos(database, bot_id)
        self._gate = gate

    async def page(self, user: Requester, query: str, offset: str) -> Page:
        """The user's newest videos whose prompts contain all words of `query`, from `offset` on.

        `user`: in the private chat with the bot. Raises StorageUnavailable.
        """
        words, cursor, sight = folded(query).split(), Cursor.read(offset), _Sight(self._gate, user)
        found: list[Found] = []
        has_videos = False
        while cursor is not None and cursor.scanned < MOST_SCANNED:
            videos = await self._videos.of_user(user.user_id, cursor.position, SCANNED_AT_ONCE)
            for video in videos[: MOST_SCANNED - cursor.scanned]:
                cursor = Cursor(video.position, cursor.scanned + 1)
                if not await sight.includes(video):
                    continue
                has_videos = True
                if matches(video.prompt, words):
                    found.append(Found(video, cursor))
                    if len(found) > PAGE:
                        return Page(tuple(found[:PAGE]), has_more=True, has_videos=True)
            if len(videos) < SCANNED_AT_ONCE:
                break
        return Page(tuple(found), has_videos=has_videos)


class _Sight:
    """Which of their own videos a user may see: all if they may order in private; otherwise those of chats where they may.

    A blocked user sees none. Access is checked only if there are videos, once for each chat.
    """

    def __init__(self, gate: Gate, user: Requester) -> None:
        self._gate = gate
        self._user = user
        self._admitted: dict[tuple[int, int | None], bool] = {}

    async def includes(self, video: Video) -> bool:
        if await self._admits(self._user):
            return True
        if video.private:
            return False
        return await self._admits(
            replace(self._user, chat_id=video.chat_id, thread_id=video.thread_id, private=False, title="")
        )

    async def _admits(self, requester: Requester) -> bool:
        key = requester.chat_id, requester.thread_id
        if key not in self._admitted:
            self._admitted[key] = await self._gate.admits_now(requester)
        return self._admitted[key]


def folded(text: str) -> str:
    """A text without differences of case and of form (full width, composed letters)."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def matches(prompt: str, words: list[str]) -> bool:
    """Whether a prompt contains all words, which are `folded`; each may be a part of a longer word."""
    if not words:
        return True
    text = folded(prompt)
    return all(word in text for word in words)
