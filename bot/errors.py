"""The two ways something is said to people: a sentence in the chat, or one line to the owner at start."""

from typing import Any


class UserError(Exception):
    """Something the person in the chat can mend; nothing was spent.

    Carries a text key of `bot/texts/*.ftl` and the values its sentence needs, never the sentence itself.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __repr__(self) -> str:
        return f"UserError({self.key!r}, {self.values!r})"


class SettingsError(Exception):
    """One or more settings cannot be used: `lines` name each variable and its fix, never a secret's value."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines
