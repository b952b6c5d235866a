"""Taking parts out of a text so that nothing else of it changes: no fused words, no doubled spaces."""

from collections.abc import Iterable

CLOSING = frozenset(".,;:!?)]}…，。！？；：、）】》」』”’\"'")

Span = tuple[int, int]


def cut_out(text: str, spans: Iterable[Span]) -> str:
    """Return the text without `text[start:end]` of each span, stripped; spans do not overlap."""
    kept, position = "", 0
    for start, end in _joined(text, sorted(spans)):
        words = text[position:start].rstrip()
        after = len(text) - len(text[end:].lstrip())
        kept += words + _space(text[position + len(words) : start], text[end:after], text[after : after + 1])
        position = after
    return (kept + text[position:]).strip()


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Make neighbours with nothing but space between them one span, so that one space is left of them."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _space(left: str, right: str, following: str) -> str:
    """Choose which of the spaces around a hole stays: the one that a person put there with more thought."""
    if not right and following in CLOSING:
        return ""
    return max(left, right, key=lambda space: (space.count("\n"), len(space), space != " "))
