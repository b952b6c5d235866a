"""Buttons of lists of tasks, and of the question of /forget."""

import re
from enum import StrEnum

from bot.callbacks.wire import price_of, price_text
from storage.records import dataclass


class Pick(StrEnum):
    """What a list of tasks is for: the command that offers it. OPEN: the list of /tasks, whose numbers open a task."""

    SHOW = "show"
    RETRY = "retry"
    CANCEL = "cancel"
    CHECK = "check"
    STATUS = "status"
    OPEN = "open"


class Answer(StrEnum):
    """The answer to the question of /forget. DELETE_UNFINISHED: also paid tasks that are under way."""

    DELETE = "delete"
    DELETE_UNFINISHED = "delete-too"
    KEEP = "keep"


@dataclass(frozen=True)
class PickButton:
    """One task of a list. `page`: of the list; 0 is the first. `number`: of the task's earlier repeats.

    `price`: of the video that it orders, as the button shows it, in millionths of the currency; None: it shows none.
    """

    pick: Pick
    page: int
    task_id: str
    number: int = 0
    price: int | None = None


@dataclass(frozen=True)
class PicksPageButton:
    """Another page of a list of tasks to pick from; 0 is the first."""

    pick: Pick
    number: int


@dataclass(frozen=True)
class ForgetButton:
    """*Delete*, *Delete them too* or *Keep*: what the user or the chat had at `asked_at` (milliseconds since 1970)."""

    answer: Answer
    user_id: int
    everything: bool
    asked_at: int


ListCallback = PickButton | PicksPageButton | ForgetButton
PICKS = "|".join(Pick)
PATTERN = re.compile(
    rf"pick:(?P<pick>{PICKS})[.](?P<page>[0-9]{{1,6}}):(?P<task>[A-Za-z0-9]{{1,20}}):(?P<number>[0-9]{{1,9}})"
    r"(?:-(?P<price>[0-9a-f]{1,15}))?"
    rf"|picks:(?P<list>{PICKS}):(?P<other>[0-9]{{1,6}})"
    rf"|(?P<answer>{'|'.join(Answer)}):(?P<user>[0-9]{{1,18}}):(?P<everything>[01]):(?P<asked>[0-9]{{1,15}})"
)


def parse(data: str) -> ListCallback | None:
    """Parse a button's data; None if it is no button of a list."""
    found = PATTERN.fullmatch(data)
    if found is None:
        return None
    if found["pick"]:
        price = price_of(found["price"])
        return PickButton(Pick(found["pick"]), int(found["page"]), found["task"], int(found["number"]), price)
    if found["list"]:
        return PicksPageButton(Pick(found["list"]), int(found["other"]))
    everything = found["everything"] == "1"
    return ForgetButton(Answer(found["answer"]), int(found["user"]), everything, int(found["asked"]))


def text(button: ListCallback) -> str:
    """Serialise a button's data."""
    match button:
        case PickButton(pick, page, task_id, number, price):
            return f"pick:{pick}.{page}:{task_id}:{number}{price_text(price)}"
        case PicksPageButton(pick, number):
            return f"picks:{pick}:{number}"
        case ForgetButton(answer, user_id, everything, asked_at):
            return f"{answer}:{user_id}:{int(everything)}:{asked_at}"
