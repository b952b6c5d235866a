"""Buttons of an admin: approvals, and the list of /access."""

from enum import StrEnum
from typing import assert_never

from bot.callbacks.wire import CHAT_ID, LANGUAGE, PAGE, USER_ID, InvalidCallback
from storage.records import dataclass

ACTIONS = frozenset({"approve", "block", "remove", "topic", "access"})


class Decision(StrEnum):
    """An admin's decision about a chat. REMOVE: it is as before any decision, and has to ask again."""

    APPROVE = "approve"
    BLOCK = "block"
    REMOVE = "remove"


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


AccessCallback = ChatButton | AccessButton | AccessPageButton


def parse(action: str, parts: list[str]) -> AccessCallback:
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


def _is_language(parts: list[str]) -> bool:
    """Whether these are the language of a user who requested access: at most one."""
    return len(parts) < 2 and all(map(LANGUAGE.fullmatch, parts))


def text(button: AccessCallback) -> str:
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
