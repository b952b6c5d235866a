"""Parses the buttons of a message as strictly as Telegram does."""

import ipaddress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from sandbox.telegram.errors import Json, bad_request

MOST_BUTTONS = 100
ACTIONS = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)


@dataclass(frozen=True)
class Button:
    text: str
    callback_data: str | None = None
    url: str | None = None
    copy_text: str | None = None
    raw: Json = field(default_factory=dict, compare=False, repr=False)


Keyboard = tuple[tuple[Button, ...], ...]


def parse_keyboard(markup: Any) -> Keyboard:
    """Parse `reply_markup`; a reply keyboard or its removal gives an empty inline keyboard.

    Raises ApiError 400 as Telegram does: BUTTON_DATA_INVALID, wrong URLs, buttons without an action, …
    """
    if markup is None or markup == "":
        return ()
    if isinstance(markup, str):
        raise bad_request("can't parse reply keyboard markup JSON object")
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard") or []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    keyboard = tuple(tuple(_button(button) for button in row) for row in rows if row)
    if sum(map(len, keyboard)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return keyboard


def keyboard_json(keyboard: Keyboard) -> Json:
    return {"inline_keyboard": [[button.raw for button in row] for row in keyboard]}


def _button(raw: Any) -> Button:
    if not isinstance(raw, dict):
        raise _refuse("InlineKeyboardButton must be an Object")
    text = raw.get("text")
    if not isinstance(text, str):
        raise _refuse('Field "text" must be of type String')
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if str(raw.get("style", "")).lower() not in {"", "default", "primary", "danger", "success"}:
        raise _refuse("invalid button style specified")
    _check_actions(raw)
    if url := raw.get("url"):
        _check_url(str(url))
        return Button(text, url=str(url), raw=raw)
    if data := raw.get("callback_data"):
        if len(str(data).encode()) > 64:
            raise bad_request("BUTTON_DATA_INVALID")
        return Button(text, callback_data=str(data), raw=raw)
    if "copy_text" in raw:
        return Button(text, copy_text=_copied(raw["copy_text"]), raw=raw)
    return Button(text, raw=raw)


def _check_actions(raw: Json) -> None:
    """Refuse a button of two actions, which the documentation forbids. Telegram would silently take the first of ACTIONS."""
    given = [action for action in ACTIONS if raw.get(action) is not None]
    given = [action for action in given if raw[action] != "" or action not in {"url", "callback_data"}]
    if not given:
        raise _refuse("Text buttons are unallowed in the inline keyboard")
    if len(given) > 1:
        raise _refuse(f"exactly one action must be used, and there are {len(given)}: {', '.join(given)}")


def _copied(copy_text: Any) -> str:
    text = copy_text.get("text") if isinstance(copy_text, dict) else None
    if not isinstance(text, str):
        raise _refuse('Field "text" must be of type String')
    if not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return text


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port != 0
    except ValueError:
        raise _wrong_url(url, "Wrong port number specified in the URL") from None
    if parts.scheme == "tg":
        return
    if "://" in url and parts.scheme not in {"http", "https"}:
        raise _wrong_url(url, "Unsupported URL protocol")
    host = (parts if "://" in url else urlsplit(f"//{url}")).hostname or ""
    if not host:
        raise _wrong_url(url, "URL host is empty")
    if not port_is_fine or any(letter.isspace() for letter in host):
        raise _wrong_url(url, "Disallowed character in URL host")
    if _is_loopback(host) or ("." not in host and ":" not in host):
        raise _wrong_url(url, "Wrong HTTP URL")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _refuse(reason: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _wrong_url(url: str, reason: str) -> Exception:
    return bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")
