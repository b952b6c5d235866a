"""The words of an order become a prompt (verbatim), the options that were said, and image links."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from bot.catalogue import Catalogue
from bot.options import Options
from bot.parsing.holes import cut_out
from bot.parsing.links import LinkKind, find_parts, kind_of, masked, without_links
from bot.parsing.reader import Reader

UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # no database holds NUL, no UTF-8 holds half a character


@dataclass(frozen=True)
class OrderText:
    """What an order says: `prompt` may be empty; `links` are image links as written, each once, in order.

    `doubtful` are links that may be images, by their places among all links. Those in the text are still in `prompt`.
    """

    prompt: str
    options: Options
    links: tuple[str, ...]
    doubtful: Mapping[int, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The prompt where the doubtful links are images."""
        return without_links(self.prompt, set(self.doubtful.values())) if self.doubtful else self.prompt

    def sure_by_place(self) -> Iterator[tuple[int, str]]:
        """`links`, each with its place among all links."""
        return zip((place for place in count() if place not in self.doubtful), self.links, strict=False)


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
    found = [part for part in parts if part.link and part.end <= reader.end]
    behind_words = (UNSTORABLE.sub("", url) for url in text_links)
    links = dict.fromkeys((*(part.link for part in found), *behind_words))
    kinds = [(url, kind) for url in links if (kind := kind_of(url)) is not LinkKind.OTHER]
    images = ((part.start, part.end) for part in found if not part.doubtful)
    return OrderText(
        prompt=cut_out(text, [*reader.taken, *images]),
        options=reader.options(),
        links=tuple(url for url, kind in kinds if kind is LinkKind.PICTURE),
        doubtful={place: url for place, (url, kind) in enumerate(kinds) if kind is LinkKind.DOUBTFUL},
    )


def parse_options(text: str, catalogue: Catalogue) -> Options:
    """Read options alone, with or without dashes, as in `/defaults landscape duration=10`.

    Raises UserError as `parse_order` does, and `option-unknown` for every other word.
    """
    text = UNSTORABLE.sub("", text)
    reader = Reader(text, text, catalogue, needs_dashes=False)
    reader.read()
    return reader.options()
