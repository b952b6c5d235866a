"""Values of labels. They are bounded, because each becomes a time series; no id, name of a person or prompt is among them."""

import re
from collections.abc import Collection

OTHER = "other"
MOST_METHODS = 64  # the bot uses about thirty
METHOD = re.compile(r"[a-z][A-Za-z]{1,39}", re.ASCII)


class Models:
    """The models of the catalogue. All others are `other`: those that were removed, and what is no model."""

    def __init__(self, names: Collection[str]) -> None:
        self.names = frozenset(names)

    def __call__(self, model: str) -> str:
        return model if model in self.names else OTHER


class Methods:
    """The methods of the Bot API, as far as they look like one."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def __call__(self, method: str) -> str:
        if method in self._known:
            return method
        if len(self._known) >= MOST_METHODS or not METHOD.fullmatch(method):
            return OTHER
        self._known.add(method)
        return method
