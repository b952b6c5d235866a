"""Removes secrets from the parameters of a request, as the last step before it is sent to Telegram."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.redaction import Redactor

to_json = json.JSONEncoder().encode

MARK = "…"  # Telegram parses texts as HTML: `<secret>` would be an unknown tag
# A link without one of its parts would lead nowhere, or to a different place.
CUT_LINK = re.compile(rf"[a-z][a-z0-9+.-]*://[^\s\"'<>{MARK}]*{MARK}[^\s\"'<>]*", re.IGNORECASE)
# Secrets that Telegram itself must receive.
MEANT = frozenset({("setwebhook", "secret_token")})


class OutgoingGuard:
    """Serialises the parameters of a request for the Bot API, with all `secrets` removed in every encoding."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._redact = Redactor(secrets, mark=MARK)

    def fields(self, method: str, parameters: Mapping[str, Any]) -> dict[str, str]:
        """Strings as they are and everything else as JSON, without secrets. `method` is a Bot API method."""
        if not self._may_hold_secrets(parameters):
            return {name: _written(value) for name, value in parameters.items()}
        return {
            name: _written(value if (method.lower(), name) in MEANT else self._clean(value))
            for name, value in parameters.items()
        }

    def text(self, text: str) -> str:
        """The text without secrets; a link that contains one is removed as a whole."""
        clean = self._redact(text)
        return text if clean == text else CUT_LINK.sub(MARK, clean)

    def _may_hold_secrets(self, parameters: Mapping[str, Any]) -> bool:
        """Look for secrets in all texts at once, which takes a fraction of the time.

        A secret in one text is also found here: no escape, token or link goes on after a line break, and the readings without
        line breaks contain those of each text.
        """
        texts: list[str] = []
        for value in parameters.values():
            _gather(value, texts)
        joined = "\n".join(texts)
        return self._redact(joined) != joined

    def _clean(self, value: Any) -> Any:
        """Redact strings before they become JSON, which a cut escape sequence would break."""
        match value:
            case str():
                return self.text(value)
            case Mapping():
                return {name: self._clean(part) for name, part in value.items()}
            case list() | tuple():
                return [self._clean(part) for part in value]
            case _:
                return value


def _gather(value: Any, texts: list[str]) -> None:
    """Append the strings that are in a value, in the same places as `_clean`."""
    match value:
        case str():
            texts.append(value)
        case int() | float() | None:
            pass
        case Mapping():
            for part in value.values():
                _gather(part, texts)
        case list() | tuple():
            for part in value:
                _gather(part, texts)


def _written(value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(value) if type(value) is int else to_json(value)  # the encoder takes ten times as long for a number
