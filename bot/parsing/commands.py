"""`/name@target rest` of a message or a caption, read from the text itself: clients do not always mark it."""

import re
from dataclasses import dataclass

COMMAND = re.compile(r"\s*/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]{2,64}))?(?:\s|\Z)")


@dataclass(frozen=True)
class Command:
    """`name` is in lower case; `target` is the bot it was sent to, as written; `rest` is verbatim."""

    name: str
    target: str | None
    rest: str


def split_command(text: str) -> Command | None:
    """Split off the command a text begins with; the one space or line break after it is in neither part."""
    if found := COMMAND.match(text):
        return Command(found[1].lower(), found[2], text[found.end() :])
    return None
