"""Who requests something, and where."""

from collections.abc import Awaitable, Callable
from dataclasses import field

from bot.access.admins import SERVICE_ACCOUNTS
from storage.chats import Chat
from storage.records import dataclass

STAND_INS = SERVICE_ACCOUNTS | {0}
"""User ids that are no users; 0: Telegram names none."""
GENERAL = 1  # the topic of a forum's messages that have no thread id


@dataclass(frozen=True)
class ChatRead:
    """A chat's row when its update was about to be handled. `at`: monotonic seconds before it was read."""

    chat: Chat
    at: float


@dataclass(frozen=True)
class Requester:
    """The chat and the user of a request; unknown names are empty.

    `thread_id`: the topic it was written in. `in_forum`: whether the chat is known to have topics. `keep`: called before
    the admins are asked, to store the request until they answer. `keep_late`: called instead if they were asked before; it may
    only have the acknowledgement of the update wait for the commit. `read`: the chat, if it was read just before.
    """

    chat_id: int
    title: str
    user_id: int
    user_name: str
    private: bool
    language: str = ""  # of answers, also of a later approval: the chat's, else the user's from Telegram
    thread_id: int | None = None
    in_forum: bool = False
    keep: Callable[[], Awaitable[None]] | None = field(default=None, compare=False)
    keep_late: Callable[[], Awaitable[None]] | None = field(default=None, compare=False)
    read: ChatRead | None = field(default=None, compare=False)

    @property
    def topic(self) -> int:
        """The id of the topic; in a chat without topics, that of all its messages."""
        return self.thread_id or GENERAL

    @property
    def payer_id(self) -> int:
        """Whose budget for users an order is charged to: anonymous admins and channels count as their chat."""
        return self.chat_id if self.user_id in STAND_INS else self.user_id
