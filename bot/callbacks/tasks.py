"""Buttons of a task, on its card or its result."""

from enum import StrEnum

from bot.callbacks.wire import NUMBER, TASK_ID, InvalidCallback, price_of, price_text
from storage.records import dataclass


class Action(StrEnum):
    """The action of a button on a card or a result."""

    CREATE = "create"
    AS_PICTURE = "as-picture"
    AS_WORDS = "as-words"
    ORDER_WITH = "with"
    FIT = "fit"
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
    FIT_AGAIN = "refit"
    CHANGE = "change"
    DETAILS = "details"


SHAPING = frozenset({Action.FIT, Action.FIT_AGAIN})
NUMBERED = frozenset({Action.REPEAT, Action.MODEL, Action.FIT_AGAIN, Action.CHANGE, Action.DETAILS})
"""Actions whose number is that of earlier repeats; for all others it is the version of the row."""


@dataclass(frozen=True)
class TaskButton:
    """A button of a task. `number`: see NUMBERED. `model`: for `Action.MODEL` and `Action.ORDER_WITH`.

    `orientation`: for SHAPING.
    `price`: of the video that it orders, as the button shows it, in millionths of the currency; None: it shows none.
    """

    action: Action
    task_id: str
    number: int
    model: str = ""
    price: int | None = None
    orientation: str = ""


def parse(action: str, parts: list[str]) -> TaskButton:
    match parts:
        case [task_id, number, *rest] if (
            action in set(Action) and TASK_ID.fullmatch(task_id) and (found := NUMBER.fullmatch(number))
        ):
            names = {"orientation" if action in SHAPING else "model": "".join(rest)}
            price = price_of(found["price"])
            return TaskButton(Action(action), task_id, int(found["number"]), price=price, **names)
    raise InvalidCallback(action)


def text(button: TaskButton) -> str:
    rest = button.model or button.orientation
    number = f"{button.number}{price_text(button.price)}"
    return f"{button.action}:{button.task_id}:{number}" + (f":{rest}" if rest else "")
