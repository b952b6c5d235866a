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
SECONDS = re.compile(r"[0-9]{1,12}")  # since 1970


class Decision(StrEnum):
    """An admin's answer to a request for access."""

    APPROVE = "approve"
    BLOCK = "block"


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
    REPEAT = "redo"
    MODEL = "model"
    CHANGE = "change"
    DETAILS = "details"


NUMBERED = frozenset({Action.REPEAT, Action.MODEL, Action.CHANGE, Action.DETAILS})
"""Actions whose number is that of earlier repeats; for all others it is the version of the row."""


@dataclass(frozen=True)
class ChatButton:
    """*Approve* or *Block*, in an admin's chat. `language`: of the user who requested access; older buttons have none."""

    decision: Decision
    chat_id: int
    language: str = ""


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
class EraseButton:
    """*Delete them too*: content of the user or the chat up to `requested_at` (seconds since 1970)."""

    user_id: int
    everything: bool
    requested_at: int


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


Callback = ChatButton | PageButton | ModelsPageButton | UseModelButton | EraseButton | TaskButton


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
        case (("approve" | "block"), [chat_id]) if CHAT_ID.fullmatch(chat_id):
            return ChatButton(Decision(action), int(chat_id))
        case (("approve" | "block"), [chat_id, language]) if CHAT_ID.fullmatch(chat_id) and LANGUAGE.fullmatch(
            language
        ):
            return ChatButton(Decision(action), int(chat_id), language)
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
        case name, [task_id, number, *model] if (
            name in set(Action) and TASK_ID.fullmatch(task_id) and (found := NUMBER.fullmatch(number))
        ):
            price = None if found["price"] is None else int(found["price"], 16)
            return TaskButton(Action(name), task_id, int(found["number"]), "".join(model), price)
        case _:
            raise InvalidCallback(action)


def task_of_result(data: str) -> str | None:
    """The id of the task whose result has this button. No other card has *Details*."""
    try:
        button = parse_callback(data)
    except InvalidCallback:
        return None
    return button.task_id if isinstance(button, TaskButton) and button.action is Action.DETAILS else None


def _text(button: Callback) -> str:
    match button:
        case ChatButton(decision, chat_id, language):
            return f"{decision}:{chat_id}" + (f":{language}" if language else "")
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
        case other:
            assert_never(other)
