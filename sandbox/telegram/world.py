"""People, chats and messages: the world of the stand-in."""

import math
import secrets
import time
from dataclasses import dataclass, field
from typing import Literal

from sandbox.telegram.entities import cut
from sandbox.telegram.errors import Json
from sandbox.telegram.files import FileKind, StoredFile
from sandbox.telegram.keyboards import Button, Keyboard

ChatKind = Literal["private", "group", "supergroup", "channel"]
BotStatus = Literal["member", "administrator", "restricted", "left", "kicked"]
GENERAL_TOPIC = 1
CONTENTS = frozenset({"text messages", "photos", "videos", "animations", "documents"})
"""Contents that can be forbidden in a group, as named in Telegram's errors."""


@dataclass(eq=False)
class Person:
    """`started`: has written to the bot, so the bot may write back."""

    id: int
    name: str
    username: str = ""
    language: str = ""
    is_bot: bool = False
    started: bool = False
    blocked: bool = False


@dataclass(frozen=True)
class Media:
    """Media of a message; a photo's `file` is the largest of `sizes` (smallest first). Pixels, seconds."""

    kind: FileKind
    file: StoredFile
    sizes: tuple[StoredFile, ...] = ()
    width: int = 0
    height: int = 0
    duration: int = 0
    thumbnail: StoredFile | None = None


@dataclass(frozen=True)
class Version:
    """Content of a message at one time."""

    text: str | None
    caption: str | None
    buttons: Keyboard


@dataclass(eq=False, repr=False)
class Message:
    """`text` or `caption` with their `entities`; `edits` holds the result of each edit, oldest first.

    `also`: further fields of the Bot API's Message, passed on unchanged (`sandbox/telegram/origins.py` makes some).
    """

    chat: "Chat"
    id: int
    sender: Person
    date: int
    text: str | None = None
    caption: str | None = None
    entities: list[Json] = field(default_factory=list)
    media: Media | None = None
    reply_to: "Message | None" = None
    thread: int | None = None
    media_group: str | None = None
    sender_chat: "Chat | None" = None
    keyboard: Keyboard = ()
    service: Json | None = None
    edit_date: int | None = None
    edits: list[Version] = field(default_factory=list)
    reactions: list[str] = field(default_factory=list)
    deleted: bool = False
    external_reply: bool = False
    also: Json = field(default_factory=dict)

    @property
    def words(self) -> str:
        return self.text or self.caption or ""

    @property
    def from_bot(self) -> bool:
        return self.sender.is_bot and self.sender_chat is None

    @property
    def edited(self) -> bool:
        return self.edit_date is not None

    @property
    def photo(self) -> Media | None:
        return self.media if self.media and self.media.kind == "photo" else None

    @property
    def video(self) -> Media | None:
        return self.media if self.media and self.media.kind in {"video", "animation"} else None

    @property
    def document(self) -> Media | None:
        return self.media if self.media and self.media.kind == "document" else None

    @property
    def buttons(self) -> list[list[Button]]:
        return [list(row) for row in self.keyboard]

    def button(self, label: str) -> Button:
        """Find a button by its label or callback data; raises LookupError with the existing ones."""
        for row in self.keyboard:
            for button in row:
                if label in {button.text, button.callback_data}:
                    return button
        there = [button.text for row in self.keyboard for button in row]
        raise LookupError(f"no button {label!r} under message {self.id}; there are {there}")

    def version(self) -> Version:
        return Version(self.text, self.caption, self.keyboard)

    def __repr__(self) -> str:
        shown: list[str] = [self.media.kind] if self.media else []
        shown += [repr(self.words)] if self.words else []
        shown += [str([[button.text for button in row] for row in self.keyboard])] if self.keyboard else []
        return f"<{self.chat.id}/{self.id} {self.sender.name}: {' '.join(shown) or self.service}>"


@dataclass(eq=False, repr=False)
class Chat:
    """A private chat has its person's id; `admins` are user ids, the first of them owns the group.

    `forbidden`: contents that a restricted bot may not send; `members_forbidden`: those that no member may. Admins may
    send everything. `slow_mode`: seconds between two messages of a member who is no admin, such as the bot; `wrote_at`: when
    the bot sent its last one (monotonic).
    """

    id: int
    kind: ChatKind
    title: str
    person: Person | None = None
    members: dict[int, Person] = field(default_factory=dict)
    admins: list[int] = field(default_factory=list)
    is_forum: bool = False
    topics: dict[int, str] = field(default_factory=dict)
    privacy: bool = True
    bot_status: BotStatus = "member"
    forbidden: frozenset[str] = CONTENTS
    members_forbidden: frozenset[str] = frozenset()
    closed_topics: set[int] = field(default_factory=set)
    slow_mode: int = 0
    wrote_at: float = -math.inf
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0

    @property
    def is_group(self) -> bool:
        return self.kind in {"group", "supergroup"}

    def may_send(self, what: str) -> bool:
        """Whether the bot has the right to send `what` here."""
        if self.bot_status == "administrator":
            return True
        own = self.forbidden if self.bot_status == "restricted" else frozenset()
        return what not in own | self.members_forbidden

    def is_closed(self, thread: int | None) -> bool:
        """Whether the topic (None: General) is closed to the bot."""
        closed = self.is_forum and (thread or GENERAL_TOPIC) in self.closed_topics
        return closed and self.bot_status != "administrator"

    @property
    def has_topics(self) -> bool:
        """Whether messages may be in topics: a forum may have been switched off, but keeps its topics."""
        return self.is_forum or self.kind == "private"

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id} {self.title!r}>"


class World:
    def __init__(self) -> None:
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.timeline: list[Message] = []

    def add_person(self, name: str, language: str, user_id: int | None) -> Person:
        number = user_id if user_id is not None else 1001 + len(self.people)
        person = Person(number, name, _username(name, number), language)
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, "private", name, person, {person.id: person})
        return person

    def add_group(self, kind: ChatKind, title: str) -> Chat:
        number = len(self.chats) + 1
        chat = Chat(-4_000_000_000 - number if kind == "group" else -1_002_000_000_000 - number, kind, title)
        # Ids start at different numbers, so that a program that mixes up the ids of two chats fails.
        chat.last_id = secrets.randbelow(900) + 10 if kind == "supergroup" else secrets.randbelow(90_000) + 1000
        self.chats[chat.id] = chat
        return chat

    def add_message(self, message: Message) -> Message:
        message.chat.messages[message.id] = message
        self.timeline.append(message)
        return message


def now() -> int:
    """The time as in Telegram's JSON: whole seconds since 1970."""
    return int(time.time())


def bot_sees(message: Message, bot: Person) -> bool:
    """Whether Telegram would send this message of a person to the bot (groups: privacy mode)."""
    chat = message.chat
    if chat.bot_status in {"left", "kicked"} or (chat.person and chat.person.blocked):
        return False
    if not chat.is_group or message.service or not chat.privacy or chat.bot_status == "administrator":
        return True
    if message.also.get("via_bot", {}).get("id") == bot.id:
        return True
    if message.reply_to is not None and message.reply_to.sender is bot:
        return True
    return _is_command_for(message, bot)


def thread_root(message: Message) -> Message | None:
    """Find the first message of a chain of replies; None for a message that is no reply."""
    root = message.reply_to
    while root is not None and root.reply_to is not None:
        root = root.reply_to
    return root


def _is_command_for(message: Message, bot: Person) -> bool:
    for entity in message.entities:
        if entity["type"] == "bot_command" and entity["offset"] == 0:
            _, _, target = cut(message.words, 0, entity["length"]).partition("@")
            return target.lower() in {"", bot.username.lower()}
    return False


def _username(name: str, number: int) -> str:
    plain = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())
    return f"{plain or 'person'}_{number}"
