"""Says in plain words what is wrong with a TOML file: Python's own messages are for programmers."""

import re

PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
TWICE = "the same name is there twice"
NOT_CLOSED = "a text does not end with the quote that it began with, on the same line"
NO_CODE = "a code after \\u, \\U or \\x in a text is wrong: write \\\\ for a backslash"
# Python's messages, or their beginnings, in the order in which they are looked for.
PLAIN = (
    ("Illegal character '\\n'", NOT_CLOSED),
    ("Illegal character '\\r'", NOT_CLOSED),
    ("Illegal character", "a letter that cannot be seen is in a text or a comment: write that line again"),
    ("Found invalid character", "a letter that cannot be seen is in a text or a comment: write that line again"),
    ("Unterminated string", NOT_CLOSED),
    ("Expected '\"", NOT_CLOSED),
    ("Expected \"'", NOT_CLOSED),
    ("Unescaped '\\", "a backslash in a text must be written twice"),
    ("Escaped character", NO_CODE),
    ("Invalid hex value", NO_CODE),
    ("Unclosed array", "a list that begins with [ does not end with ]"),
    ("Unclosed inline table", "a table that begins with { does not end with }"),
    ("Expected ']]'", "a line that begins with [[ does not end with ]]"),
    ("Expected ']'", "a line that begins with [ does not end with ]"),
    ("Expected '='", "after a name there must be = and a value"),
    ("Expected newline", "after a value the line must end: write each name = value in a line of its own"),
    ("Invalid statement", "a line must begin with a name, [, [[ or #"),
    ("Invalid initial character", "a name is missing, or has letters for which it needs quotes"),
    ("Invalid date", "this is no date: write text in quotes"),
    ("Invalid value", "a value is missing or wrong: write text in quotes, and only numbers, true and false without"),
    ("Cannot overwrite", TWICE),
    ("Cannot mutate", TWICE),
    ("Cannot redefine", TWICE),
    ("Cannot declare", TWICE),
    ("Duplicate inline table key", TWICE),
)


def explain_toml_error(error: ValueError) -> str:
    """Where the problem of a `TOMLDecodeError` is, and what it is."""
    message = str(error)
    place = PLACE.search(message)
    plain = next((words for start, words in PLAIN if message.startswith(start)), PLACE.sub("", message))
    if place is None:
        return plain
    return f"line {place[1]}, column {place[2]}: {plain}" if place[1] else f"at its end: {plain}"
