"""Callback data of buttons as types; serialised and parsed only here. Telegram stores 64 bytes per button."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

MAX_BYTES = 64  # bytes
CHAT_ID = re.compile(r"-?[0-9]{1,18}")
LANGUAGE = re.compile(r"[a-z]{2}")
USER_ID = re.compile(r"[0-9]{1,18}")
TASK_ID = re.compile(r"[A-Za-z0-9]{1,40}")
NUMBER = re.compile(r"(?P<number>[0-9]{1,9})(?:-(?P<price>[0-9a-f]{1,15}))?")
"""Fits in an integer column; after the dash a price in hexadecimal millionths."""
PAGE = re.compile(r"[0-9]{1,6}")
CHECKSUM = re.compile(r"[0-9a-f]{8}")
SETTING = re.compile(r"(?P<setting>[a-z]{1,8}|[0-9]{1,3})[.](?P<number>[0-9]{1,6})?")
SECONDS = re.compile(r"[0-9]{1,12}")  # since 1970


class Decision(StrEnum):
    """An admin's decision about a chat. REMOVE: it is as before any decision, and has to ask again."""

    APPROVE = "approve"
    BLOCK = "block"
    REMOVE = "remove"


class Action(StrEnum):
    """The action of a button on a card or a result."""

    CREATE = "create"
    AS_PICTURE = "as-picture"
    AS_WORDS = "as-words"
    ORDER_WITH = "with"
    SEND_AGAIN = "again"
    CANCEL = "cancel"
    DISMISS = "forget"
    DELIVER = "deliver"
    CHECK = "check"
    MUTE = "mute"
    UNMUTE = "unmute"
    PHOTO = "photo"
    REPEAT = "redo"
    MODEL = "model"
    CHANGE = "change"
    DETAILS = "details"


class BroadcastAction(StrEnum):
    """The action of a button of a broadcast."""

    SEND = "send"
    STOP = "stop"
    CANCEL = "cancel"


NUMBERED = frozenset({Action.REPEAT, Action.MODEL, Action.CHANGE, Action.DETAILS})
"""Actions whose number is that of earlier repeats; for all others it is the version of the row."""


@dataclass(frozen=True)
class ChatButton:
    """*Approve*, *Only this topic* or *Block*, in an admin's chat.

    `language`: of the user who requested access; older buttons have none. `topic`: to approve only this one.
    """

    decision: Decision
    chat_id: int
    language: str = ""
    topic: int | None = None


@dataclass(frozen=True)
class AccessButton:
    """A decision about a chat, on a page of /access; 0 is the first."""

    decision: Decision
    chat_id: int
    page: int


@dataclass(frozen=True)
class AccessPageButton:
    """Another page of /access; 0 is the first."""

    number: int


@dataclass(frozen=True)
class PageButton:
    """Another page of the chat's tasks; 0 is the first."""

    number: int


@dataclass(frozen=True)
class ModelsPageButton:
    """Another page of the models that can be chosen; 0 is the first."""

    number: int


@dataclass(frozen=True)
class UseModelButton:
    """*Use … here*, on a page of the models: makes `model` the default of the chat."""

    page: int
    model: str


@dataclass(frozen=True)
class SettingsButton:
    """A page of what can be chosen for a setting; 0 is the first. `setting`: see `bot/cards/chat_settings.py`.

    `topic`: whose settings these are; None: the chat's. `version`: of the settings that the message showed.
    """

    topic: int | None
    version: str
    setting: str
    page: int


@dataclass(frozen=True)
class SetButton:
    """Sets `setting` to the value with this number; None: it has no value of its own any more. Others as above."""

    topic: int | None
    version: str
    setting: str
    number: int | None


@dataclass(frozen=True)
class EraseButton:
    """*Delete them too*: content of the user or the chat up to `requested_at` (seconds since 1970)."""

    user_id: int
    everything: bool
    requested_at: int


@dataclass(frozen=True)
class BroadcastButton:
    """Sends the message `source_id` of the chat with the button to all chats, or stops that."""

    action: BroadcastAction
    source_id: int


@dataclass(frozen=True)
class TaskButton:
    """A button of a task. `number`: see NUMBERED. `model`: for `Action.MODEL` and `Action.ORDER_WITH`.

    `price`: of the video that it orders, as the button shows it, in millionths of the currency; None: it shows none.
    """

    action: Action
    task_id: str
    number: int
    model: str = ""
    price: int | None = None


AccessCallback = ChatButton | AccessButton | AccessPageButton
SettingsCallback = SettingsButton | SetButton
Callback = (
    AccessCallback | SettingsCallback | PageButton | ModelsPageButton | UseModelButton | EraseButton | BroadcastButton
    | TaskButton
)  # fmt: skip


class InvalidCallback(ValueError):
    """Data of an older version of the bot, or forged."""


def callback_data(button: Callback) -> str:
    """Serialise a button's data. Raises ValueError if it exceeds Telegram's limit."""
    data = _text(button)
    if not fits(data):
        raise ValueError(f"a button has at most {MAX_BYTES} bytes: {data}")
    return data


def fits(data: str) -> bool:
    return len(data.encode()) <= MAX_BYTES


def model_fits(button: TaskButton | UseModelButton) -> bool:
    """Whether a model's name is short enough for a button; a truncated name would select another model."""
    return fits(_text(button))


def parse_callback(data: str | None) -> Callback:
    """Parse a button's data. Raises InvalidCallback."""
    action, *parts = (data or "").split(":", 3)
    match action, parts:
        case (("approve" | "block" | "remove" | "topic" | "access"), _):
            return _parse_access(action, parts)
        case (("settings" | "set"), _):
            return _parse_settings(action, parts)
        case "page", [number] if PAGE.fullmatch(number):
            return PageButton(int(number))
        case "models", [number] if PAGE.fullmatch(number):
            return ModelsPageButton(int(number))
        case "use", [number, *model] if PAGE.fullmatch(number) and "".join(model):
            return UseModelButton(int(number), ":".join(model))
        case "erase", [user_id, ("0" | "1") as everything, asked] if USER_ID.fullmatch(user_id) and SECONDS.fullmatch(
            asked
        ):
            return EraseButton(int(user_id), everything == "1", int(asked))
        case "broadcast", [("send" | "stop" | "cancel") as what, message_id] if NUMBER.fullmatch(message_id):
            return BroadcastButton(BroadcastAction(what), int(message_id))
        case name, [task_id, number, *model] if (
            name in set(Action) and TASK_ID.fullmatch(task_id) and (found := NUMBER.fullmatch(number))
        ):
            price = None if found["price"] is None else int(found["price"], 16)
            return TaskButton(Action(name), task_id, int(found["number"]), "".join(model), price)
        case _:
            raise InvalidCallback(action)


def _parse_access(action: str, parts: list[str]) -> AccessCallback:
    match action, parts:
        case (("approve" | "block" | "remove"), [chat_id, *language]) if CHAT_ID.fullmatch(chat_id) and _is_language(
            language
        ):
            return ChatButton(Decision(action), int(chat_id), "".join(language))
        case "topic", [chat_id, topic, *language] if (
            CHAT_ID.fullmatch(chat_id) and USER_ID.fullmatch(topic) and _is_language(language)
        ):
            return ChatButton(Decision.APPROVE, int(chat_id), "".join(language), int(topic))
        case "access", [page] if PAGE.fullmatch(page):
            return AccessPageButton(int(page))
        case "access", [page, decision, chat_id] if (
            PAGE.fullmatch(page) and decision in set(Decision) and CHAT_ID.fullmatch(chat_id)
        ):
            return AccessButton(Decision(decision), int(chat_id), int(page))
        case _:
            raise InvalidCallback(action)


def _parse_settings(action: str, parts: list[str]) -> SettingsCallback:
    match action, parts:
        case _, [topic, version, rest] if (
            USER_ID.fullmatch(topic) and CHECKSUM.fullmatch(version) and (found := SETTING.fullmatch(rest))
        ):
            number = int(found["number"]) if found["number"] else None
            if action == "set":
                return SetButton(int(topic) or None, version, found["setting"], number)
            if number is not None:
                return SettingsButton(int(topic) or None, version, found["setting"], number)
    raise InvalidCallback(action)


def _is_language(parts: list[str]) -> bool:
    """Whether these are the language of a user who requested access: at most one."""
    return len(parts) < 2 and all(map(LANGUAGE.fullmatch, parts))


def task_of_result(data: str) -> str | None:
    """The id of the task whose result has this button. No other card has *Details*."""
    try:
        button = parse_callback(data)
    except InvalidCallback:
        return None
    return button.task_id if isinstance(button, TaskButton) and button.action is Action.DETAILS else None


def _text(button: Callback) -> str:
    match button:
        case ChatButton() | AccessButton() | AccessPageButton():
            return _access_text(button)
        case SettingsButton(topic, version, setting, page):
            return f"settings:{topic or 0}:{version}:{setting}.{page}"
        case SetButton(topic, version, setting, chosen):
            return f"set:{topic or 0}:{version}:{setting}.{'' if chosen is None else chosen}"
        case PageButton(number):
            return f"page:{number}"
        case ModelsPageButton(number):
            return f"models:{number}"
        case UseModelButton(page, model):
            return f"use:{page}:{model}"
        case EraseButton(user_id, everything, requested_at):
            return f"erase:{user_id}:{int(everything)}:{requested_at}"
        case TaskButton(action, task_id, number, model, price):
            shown = "" if price is None else f"-{price:x}"
            return f"{action}:{task_id}:{number}{shown}" + (f":{model}" if model else "")
        case BroadcastButton(what, source_id):
            return f"broadcast:{what}:{source_id}"
        case other:
            assert_never(other)


def _access_text(button: AccessCallback) -> str:
    match button:
        case ChatButton(_, chat_id, language, int(topic)):
            return f"topic:{chat_id}:{topic}" + (f":{language}" if language else "")
        case ChatButton(decision, chat_id, language):
            return f"{decision}:{chat_id}" + (f":{language}" if language else "")
        case AccessButton(decision, chat_id, page):
            return f"access:{page}:{decision}:{chat_id}"
        case AccessPageButton(number):
            return f"access:{number}"
        case other:
            assert_never(other)
