"""Removes parts of a text without fusing the words around them or doubling spaces."""

from collections.abc import Iterable

CLOSING = frozenset(".,;:!?)]}…，。！？；：、）】》」』”’\"'")

Span = tuple[int, int]


def remove_spans(text: str, spans: Iterable[Span]) -> str:
    """Return the text without `text[start:end]` of each span, stripped."""
    removed = sorted(spans)
    if not removed:
        return text.strip()
    kept, position = "", 0
    spaces: list[str] = []  # around the removed parts since the last words
    for start, end in [*removed, (len(text), len(text))]:
        between = text[position:start]
        words = between.strip()
        before, _, after = between.partition(words) if words else (between, "", "")
        if words:
            kept += _space(spaces, before, words[0]) + words
            spaces = [after]
        else:
            spaces.append(before)
        position = max(position, end)
    return kept.strip()


def _space(left: list[str], right: str, following: str) -> str:
    """Choose which of the spaces around a removed part stays: the one with most line breaks, then the longest."""
    if not right and following in CLOSING:
        return ""
    return max([*left, right], key=lambda space: (space.count("\n"), len(space), space != " "))
