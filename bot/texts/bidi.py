"""Keeps names, ids, commands and amounts in order in texts of the other direction.

Without isolation, `/video` after Arabic words is shown as `video/`, `2026-11-30` as `30-11-2026`, and a number after an
Arabic name as one before it.
"""

import re

from bot.patterns import pattern

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
OPENING, CLOSING = "\u2068", "\u2069"  # first strong isolate: its first letter decides its direction
VALUE_START, VALUE_END = "\ufdd0", "\ufdd1"  # no characters; they exist only between formatting and `isolate`

RTL_LETTER = pattern("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe]")
MARKS = pattern("[\u061c\u200e\u200f\u2066-\u2069]")
ENDS = pattern(f"[{VALUE_START}{VALUE_END}]")

_ATOM = r"(?:&(?:amp|lt|gt|quot);|[0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u02b8\u0370-\u0588\u0900-\u1fff\u3040-\ud7ff\uff21-\uff5a])"
_SIGN = r"-–—−/@#$€£¥₽₹+~≈=*"
_JOINER = rf"[ .,:;_%'’\"“”|!?{_SIGN[1:]}-]"
_BRACKETS = rf"\((?:{_ATOM}|{_JOINER})*+\)"
_RUN = rf"(?<![{_SIGN}])[{_SIGN}]*+{_ATOM}(?:{_JOINER}*(?:{_ATOM}|{_BRACKETS}))*+[%°$€£¥₽₹]?"
_PLAIN = r"[^\u2066-\u2069\n]"
_VALUE = (
    rf"(?P<isolated>[\u2066-\u2068](?:{_PLAIN}|[\u2066-\u2068]{_PLAIN}*\u2069)*\u2069)"
    r"|(?P<code><code>.*?</code>)"
    r"|(?P<verbatim><(?P<element>pre|blockquote)\b.*?</(?P=element)>|<[^>]*>)"
    rf"|(?P<value>{VALUE_START}[^{VALUE_END}]*{VALUE_END})"
)
VALUE = pattern(_VALUE, re.DOTALL)
PIECE = pattern(rf"{_VALUE}|(?P<run>{_RUN})", re.DOTALL)
NEEDS_NO_ORDER = pattern(r"[0-9]*(?:[.,:][0-9]+)*|[^\w&]*")  # a number without signs, or symbols alone


def mark_value(text: str) -> str:
    """A value of a text from right to left: `isolate` puts marks around it, or none if it is within code or a quote."""
    return f"{VALUE_START}{ENDS.sub('', text)}{VALUE_END}"


def isolate(text: str) -> str:
    """Put invisible marks around all parts of HTML that have a direction of their own: values, code, words of other scripts.

    There are none within code, preformatted text, quotes and addresses, which are copied; nothing is isolated twice.
    """
    return PIECE.sub(_isolated, text)


def isolate_values(text: str) -> str:
    """The same for the values of `mark_value` alone, in a text from left to right."""
    return VALUE.sub(lambda found: _isolated(found) if found["value"] else ENDS.sub("", found[0]), text)


def has_rtl_letters(text: str) -> bool:
    return not text.isascii() and RTL_LETTER.search(text) is not None


def isolate_after(text: str, part: str) -> str:
    """A part that follows a text: isolated if the text is written from right to left."""
    return f"{OPENING}{part}{CLOSING}" if has_rtl_letters(text) else part


def without_marks(text: str) -> str:
    """For what does not lay out text itself, such as a chart."""
    return MARKS.sub("", text)


def _isolated(found: re.Match[str]) -> str:
    if found["isolated"] is not None:
        return found[0]
    if found["verbatim"] is not None:
        return ENDS.sub("", found[0])
    return "\n".join(map(_wrapped, ENDS.sub("", found[0]).split("\n")))  # an isolate ends with its line


def _wrapped(part: str) -> str:
    return part if NEEDS_NO_ORDER.fullmatch(part) else f"{OPENING}{part}{CLOSING}"
