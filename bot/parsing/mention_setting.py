"""What `@bot words` does in a group, as people write it after /settings: `mention=order` or `mention=offer`."""

import re

from bot.catalogue import shorten
from bot.errors import UserError
from bot.parsing.removing import remove_spans
from bot.parsing.words import DASHES, QUOTES, hide_invisible
from bot.values import to_plain_letters

VALUE = r"(?P<value>[^\s,;]*)[,;]?"
WRITTEN = re.compile(rf"(?<![^\s,;])[{DASHES}]*mentions?\s*[=:]\s*{VALUE}", re.IGNORECASE)
# Without a sign the word may be part of another option's value, unless the text begins with it.
AT_THE_BEGINNING = re.compile(rf"\s*[{DASHES}]*mentions?(?:\s+|\Z){VALUE}", re.IGNORECASE)
AT_ONCE = frozenset({"order", "orders", "at-once", "create", "on", "yes", "true"})
OFFER = frozenset({"offer", "offers", "ask", "off", "no", "false", "default", "reset"})


def take_mention_setting(text: str) -> tuple[str, bool | None]:
    """Take the setting out of what follows /settings: returns the rest, and whether to order at once; None: it is not there.

    Raises UserError for another value.
    """
    plain = to_plain_letters(hide_invisible(text))
    if len(plain) != len(text):  # no letters that change their length are in the setting's name or values
        plain = hide_invisible(text)
    found = list(WRITTEN.finditer(plain))
    if not found and (first := AT_THE_BEGINNING.match(plain)):
        found = [first]
    if not found:
        return text, None
    values = [_value(match["value"]) for match in found]
    if len(set(values)) > 1:
        said = [shorten(text[slice(*match.span())].strip()) for match in found]
        raise UserError("option-twice", option="mention", first=said[0], second=said[-1])
    return remove_spans(text, [match.span() for match in found]), values[0]


def _value(written: str) -> bool:
    value = written.strip(QUOTES).casefold()
    if value not in AT_ONCE | OFFER:
        raise UserError("mention-value", value=shorten(written) or "–")
    return value in AT_ONCE
