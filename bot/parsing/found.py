"""The options that were found in a text so far."""

from bot.catalogue import shorten
from bot.errors import UserError
from bot.options import NAME_SEPARATOR
from bot.parameters import Options
from bot.parsing.removing import Span
from bot.parsing.vocabulary import MODEL
from bot.values import Value, shape_of


class FoundOptions:
    """Values by option name, and the parts of the text that they were read from."""

    def __init__(self, text: str) -> None:
        self.spans: list[Span] = []
        self._text = text
        self._values: dict[str, tuple[Value, str]] = {}  # with the words of the text

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def add(self, name: str, value: Value, start: int, end: int) -> None:
        """Add what was read from `text[start:end]`. Raises UserError `option-twice` if it contradicts an earlier value."""
        words = self._text[start:end]
        before, first = self._values.setdefault(name, (value, words))
        if before != value and not (shape_of(before) and shape_of(before) == shape_of(value)):
            option = name.partition(NAME_SEPARATOR)[0]
            raise UserError("option-twice", option=option, first=shorten(first), second=shorten(words))
        self.spans.append((start, end))

    def options(self) -> Options:
        values = {name: value for name, (value, _) in self._values.items()}
        model = values.pop(MODEL, None)
        return Options(str(model) if model is not None else None, values)
