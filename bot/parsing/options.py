"""The words of an order become a prompt (verbatim), the options that were said, and image links."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from bot.catalogue import Catalogue
from bot.parameters import Options
from bot.parsing.holes import cut_out
from bot.parsing.links import LinkKind, find_parts, kind_of, masked, without_links
from bot.parsing.reader import UNSEEN, Reader

BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters that nobody sees
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
    reader = Reader(text, UNSEEN.sub(" ", masked(text, parts)), catalogue)
    reader.read()
    reader.read_ends()
    found = [part for part in parts if part.link and part.end <= reader.end]
    behind_words = (UNSTORABLE.sub("", url) for url in text_links)
    links = dict.fromkeys((*(part.link for part in found), *behind_words))
    asked = {part.link for part in found if part.doubtful} - {part.link for part in found if not part.doubtful}
    judged = ((url, LinkKind.DOUBTFUL if url in asked else kind_of(url)) for url in links)
    kinds = [(url, kind) for url, kind in judged if kind is not LinkKind.OTHER]
    images = ((part.start, part.end) for part in found if not part.doubtful)
    prompt = cut_out(text, [*reader.taken, *images])
    return OrderText(
        prompt=prompt if _says_something(prompt) else "",
        options=reader.options(),
        links=tuple(url for url, kind in kinds if kind is LinkKind.PICTURE),
        doubtful={place: url for place, (url, kind) in enumerate(kinds) if kind is LinkKind.DOUBTFUL},
    )


def parse_options(text: str, catalogue: Catalogue) -> Options:
    """Read options alone, with or without dashes, as in `/defaults landscape duration=10`.

    Raises UserError as `parse_order` does, and `option-unknown` for every other word.
    """
    text = UNSTORABLE.sub("", text)
    reader = Reader(text, UNSEEN.sub(" ", text), catalogue, needs_dashes=False)
    reader.read()
    return reader.options()


def _says_something(prompt: str) -> bool:
    """Whether there is a letter, a number or a picture in it: nobody means to pay for a dot or an invisible mark."""
    return any(unicodedata.category(letter)[0] in "LNS" and letter not in BLANK for letter in prompt)
