"""Errors with a text for people: a reply in the chat, or a line for the admin at startup."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any


class UserError(Exception):
    """A problem that the user can fix; nothing was spent.

    Contains a text key of `bot/texts/*.ftl` and the values of its placeholders, never the text itself.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __repr__(self) -> str:
        return f"UserError({self.key!r}, {self.values!r})"


class LateUserError(UserError):
    """A UserError whose text is not decided yet: `decide` returns its final key, soon."""

    def __init__(self, key: str, decide: Callable[[], Awaitable[str]]) -> None:
        super().__init__(key)
        self.decide = decide


async def settled(error: UserError) -> UserError:
    """The error with its final text."""
    return UserError(await error.decide()) if isinstance(error, LateUserError) else error


class SettingsError(Exception):
    """Invalid settings: `lines` name each variable and its fix, never a secret's value."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


PLAIN = {
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number that is not so long",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_parsing": "must be a number",
    "bool_parsing": "must be true or false",
}


def in_plain_words(problem: Mapping[str, Any]) -> str:
    """Pydantic's complaint about a value, for readers who do not know pydantic."""
    message = PLAIN.get(problem["type"]) or str(problem["msg"])
    return message.removeprefix("Value error, ").replace("Input should be", "must be")
