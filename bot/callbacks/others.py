"""Buttons of pages, of models, of broadcasts, and of the greeting."""

from enum import StrEnum
from typing import assert_never

from bot.callbacks.wire import NUMBER, PAGE, SECONDS, START, USER_ID, InvalidCallback, price_of, price_text
from storage.records import dataclass

ACTIONS = frozenset({"page", "models", "use", "erase", "broadcast", "start"})


class BroadcastAction(StrEnum):
    """The action of a button of a broadcast."""

    SEND = "send"
    STOP = "stop"
    CANCEL = "cancel"


class StartAction(StrEnum):
    """The action of a button of the greeting."""

    WORDS = "words"
    PHOTO = "photo"
    SETTINGS = "settings"


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
    """*Delete them too* of an earlier version: content of the user or the chat up to `requested_at` (seconds since 1970)."""

    user_id: int
    everything: bool
    requested_at: int


@dataclass(frozen=True)
class BroadcastButton:
    """Sends the message `source_id` of the chat with the button to all chats, or stops that."""

    action: BroadcastAction
    source_id: int


@dataclass(frozen=True)
class StartButton:
    """A button of the greeting. `language`: of the example that `StartAction.WORDS` orders; `price`: as in TaskButton."""

    action: StartAction
    language: str = ""
    price: int | None = None


OtherCallback = PageButton | ModelsPageButton | UseModelButton | EraseButton | BroadcastButton | StartButton


def parse(action: str, parts: list[str]) -> OtherCallback:
    match action, parts:
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
        case "start", [what, *rest]:
            return _parse_start(what, rest)
        case _:
            raise InvalidCallback(action)


def _parse_start(what: str, rest: list[str]) -> StartButton:
    match what, rest:
        case StartAction.WORDS, [example] if found := START.fullmatch(example):
            return StartButton(StartAction.WORDS, found["language"], price_of(found["price"]))
        case ((StartAction.PHOTO | StartAction.SETTINGS), []):
            return StartButton(StartAction(what))
        case _:
            raise InvalidCallback("start")


def text(button: OtherCallback) -> str:
    match button:
        case PageButton(number):
            return f"page:{number}"
        case ModelsPageButton(number):
            return f"models:{number}"
        case UseModelButton(page, model):
            return f"use:{page}:{model}"
        case EraseButton(user_id, everything, requested_at):
            return f"erase:{user_id}:{int(everything)}:{requested_at}"
        case BroadcastButton(what, source_id):
            return f"broadcast:{what}:{source_id}"
        case StartButton(action, language, price):
            return f"start:{action}" + (f":{language}{price_text(price)}" if language else "")
        case other:
            assert_never(other)
