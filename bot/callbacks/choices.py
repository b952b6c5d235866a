"""Buttons with which values are chosen: of /settings, and of *Change* below a video."""

from typing import assert_never

from bot.callbacks.wire import CHECKSUM, SETTING, TASK_ID, USER_ID, InvalidCallback
from storage.records import dataclass

ACTIONS = frozenset({"settings", "set", "open-settings", "options", "choose"})


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
class OpenSettingsButton:
    """*Settings* below the greeting of a group."""


@dataclass(frozen=True)
class ChangeButton:
    """A page of what can be chosen while a task is changed; 0 is the first. `setting`: see `bot/cards/changing.py`.

    `task_id`: of the draft. `version`: of the catalogue and the model that the message showed.
    """

    task_id: str
    version: str
    setting: str
    page: int


@dataclass(frozen=True)
class ChooseButton:
    """Gives a draft the value with this number. Others as above."""

    task_id: str
    version: str
    setting: str
    number: int


SettingsCallback = SettingsButton | SetButton | OpenSettingsButton
ChangeCallback = ChangeButton | ChooseButton
ChoiceCallback = SettingsCallback | ChangeCallback


def parse(action: str, parts: list[str]) -> ChoiceCallback:
    if action in {"options", "choose"}:
        return _parse_change(action, parts)
    return _parse_settings(action, parts)


def _parse_settings(action: str, parts: list[str]) -> SettingsCallback:
    match action, parts:
        case "open-settings", []:
            return OpenSettingsButton()
        case (("settings" | "set"), [topic, version, rest]) if (
            USER_ID.fullmatch(topic) and CHECKSUM.fullmatch(version) and (found := SETTING.fullmatch(rest))
        ):
            number = int(found["number"]) if found["number"] else None
            if action == "set":
                return SetButton(int(topic) or None, version, found["setting"], number)
            if number is not None:
                return SettingsButton(int(topic) or None, version, found["setting"], number)
    raise InvalidCallback(action)


def _parse_change(action: str, parts: list[str]) -> ChangeCallback:
    match parts:
        case [task_id, version, rest] if (
            TASK_ID.fullmatch(task_id)
            and CHECKSUM.fullmatch(version)
            and (found := SETTING.fullmatch(rest))
            and found["number"]
        ):
            kind = ChooseButton if action == "choose" else ChangeButton
            return kind(task_id, version, found["setting"], int(found["number"]))
    raise InvalidCallback(action)


def text(button: ChoiceCallback) -> str:
    match button:
        case SettingsButton(topic, version, setting, page):
            return f"settings:{topic or 0}:{version}:{setting}.{page}"
        case SetButton(topic, version, setting, chosen):
            return f"set:{topic or 0}:{version}:{setting}.{'' if chosen is None else chosen}"
        case OpenSettingsButton():
            return "open-settings"
        case ChangeButton(task_id, version, setting, page):
            return f"options:{task_id}:{version}:{setting}.{page}"
        case ChooseButton(task_id, version, setting, number):
            return f"choose:{task_id}:{version}:{setting}.{number}"
        case other:
            assert_never(other)
