"""Regular expressions that are compiled when they are first used.

Those for rare words, such as a provider's refusals, would take a twentieth of each start, and many processes never need them.
"""

import re
from typing import Any, cast


def pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, but a match's `re` is another object. A mistake in `words` shows at the first use."""
    return cast("re.Pattern[str]", _Pattern(words, flags))


class _Pattern:
    def __init__(self, words: str, flags: int) -> None:
        self._words = words
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Called for methods that were not used yet: those of the compiled pattern become this object's own."""
        value = getattr(re.compile(self._words, self._flags), name)
        setattr(self, name, value)
        return value
