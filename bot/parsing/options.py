"""The words of an order become a prompt (verbatim), the options that were said, and image links."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.catalogue import Catalogue, Choice
from bot.parsing.holes import cut_out
from bot.parsing.links import find_parts, is_image_link, masked
from bot.parsing.reader import Reader

UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # no database holds NUL, no UTF-8 holds half a character


@dataclass(frozen=True)
class OrderText:
    """What an order says: `prompt` may be empty; `links` are image links as written, each once, in order."""

    prompt: str
    choice: Choice
    links: tuple[str, ...]


def storable(text: str) -> str:
    """The text without what no database can hold."""
    return UNSTORABLE.sub("", text)


def parse_order(text: str, catalogue: Catalogue, text_links: Iterable[str] = ()) -> OrderText:
    """Read the text of an order; `text_links` are the addresses behind its words.

    Raises UserError for an option or a value that is not in the catalogue, and for contradictions.
    """
    text = UNSTORABLE.sub("", text)
    parts = list(find_parts(text))
    reader = Reader(text, masked(text, parts), catalogue)
    reader.read()
    reader.read_ends()
    taken = [part for part in parts if part.link and part.end <= reader.end]
    behind_words = (UNSTORABLE.sub("", url) for url in text_links)
    links = [*(part.link for part in taken), *(url for url in behind_words if is_image_link(url))]
    prompt = cut_out(text, [*reader.taken, *((part.start, part.end) for part in taken)])
    return OrderText(prompt, reader.choice(), tuple(dict.fromkeys(links)))


def parse_choice(text: str, catalogue: Catalogue) -> Choice:
    """Read options alone, with or without dashes, as in `/defaults landscape duration=10`.

    Raises UserError as `parse_order` does, and `option-unknown` for every other word.
    """
    text = UNSTORABLE.sub("", text)
    reader = Reader(text, text, catalogue, needs_dashes=False)
    reader.read()
    return reader.choice()
