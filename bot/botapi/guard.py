"""What a request to Telegram says, with every secret taken out: the last place before the wire."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.redaction import Redactor

MARK = "…"  # texts are HTML to Telegram: `<secret>` would be a tag that it does not know
# A link that lost a part leads nowhere, or to where nobody meant it to lead.
CUT_LINK = re.compile(rf"[a-z][a-z0-9+.-]*://[^\s\"'<>{MARK}]*{MARK}[^\s\"'<>]*", re.IGNORECASE)
# What is meant for Telegram alone, and is a secret.
MEANT = frozenset({("setwebhook", "secret_token")})


class OutgoingGuard:
    """Writes a request's parameters as the Bot API takes them, without any of `secrets` in any form."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._redact = Redactor(secrets, mark=MARK)

    def fields(self, method: str, parameters: Mapping[str, Any]) -> dict[str, str]:
        """Strings as they are and all else as JSON, each without secrets. `method` is one of the Bot API's."""
        return {
            name: _written(value if (method.lower(), name) in MEANT else self._clean(value))
            for name, value in parameters.items()
        }

    def text(self, text: str) -> str:
        """A text without secrets; a link that held one is gone as a whole."""
        clean = self._redact(text)
        return text if clean == text else CUT_LINK.sub(MARK, clean)

    def _clean(self, value: Any) -> Any:
        """Redact the strings within a value before it becomes JSON, which an escape cut in two would break."""
        match value:
            case str():
                return self.text(value)
            case Mapping():
                return {name: self._clean(part) for name, part in value.items()}
            case list() | tuple():
                return [self._clean(part) for part in value]
            case _:
                return value


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
