"""Callback data of buttons as types; serialised and parsed only here. Each module has the buttons of one part of the bot."""

from bot.callbacks import access, choices, lists, others, tasks
from bot.callbacks.access import AccessButton, AccessCallback, AccessPageButton, ChatButton, Decision
from bot.callbacks.choices import (
    ChangeButton,
    ChangeCallback,
    ChoiceCallback,
    ChooseButton,
    OpenSettingsButton,
    SetButton,
    SettingsButton,
    SettingsCallback,
)
from bot.callbacks.lists import Answer, ForgetButton, ListCallback, Pick, PickButton, PicksPageButton
from bot.callbacks.others import (
    BroadcastAction,
    BroadcastButton,
    EraseButton,
    ModelsPageButton,
    OtherCallback,
    PageButton,
    StartAction,
    StartButton,
    UseModelButton,
)
from bot.callbacks.tasks import NUMBERED, SHAPING, Action, TaskButton
from bot.callbacks.wire import CHAT_ID, MAX_BYTES, USER_ID, InvalidCallback, fits

__all__ = [
    "CHAT_ID",
    "MAX_BYTES",
    "NUMBERED",
    "SHAPING",
    "USER_ID",
    "AccessButton",
    "AccessCallback",
    "AccessPageButton",
    "Action",
    "Answer",
    "BroadcastAction",
    "BroadcastButton",
    "Callback",
    "ChangeButton",
    "ChangeCallback",
    "ChatButton",
    "ChoiceCallback",
    "ChooseButton",
    "Decision",
    "EraseButton",
    "ForgetButton",
    "InvalidCallback",
    "ListCallback",
    "ModelsPageButton",
    "OpenSettingsButton",
    "OtherCallback",
    "PageButton",
    "Pick",
    "PickButton",
    "PicksPageButton",
    "SetButton",
    "SettingsButton",
    "SettingsCallback",
    "StartAction",
    "StartButton",
    "TaskButton",
    "UseModelButton",
    "callback_data",
    "fits",
    "model_fits",
    "parse_callback",
    "task_of_result",
]

Callback = AccessCallback | ChoiceCallback | ListCallback | OtherCallback | TaskButton


def callback_data(button: Callback) -> str:
    """Serialise a button's data. Raises ValueError if it exceeds Telegram's limit."""
    data = _text(button)
    if not fits(data):
        raise ValueError(f"a button has at most {MAX_BYTES} bytes: {data}")
    return data


def model_fits(button: TaskButton | UseModelButton) -> bool:
    """Whether a model's name is short enough for a button; a truncated name would select another model."""
    return fits(_text(button))


def parse_callback(data: str | None) -> Callback:
    """Parse a button's data. Raises InvalidCallback."""
    if of_a_list := lists.parse(data or ""):
        return of_a_list
    action, *parts = (data or "").split(":", 3)
    if action in access.ACTIONS:
        return access.parse(action, parts)
    if action in choices.ACTIONS:
        return choices.parse(action, parts)
    if action in others.ACTIONS:
        return others.parse(action, parts)
    return tasks.parse(action, parts)


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
            return access.text(button)
        case SettingsButton() | SetButton() | OpenSettingsButton() | ChangeButton() | ChooseButton():
            return choices.text(button)
        case PickButton() | PicksPageButton() | ForgetButton():
            return lists.text(button)
        case TaskButton():
            return tasks.text(button)
        case other:
            return others.text(other)
