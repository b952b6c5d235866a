"""The text of an order becomes a prompt (verbatim), options and image links."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import count

from bot.catalogue import Catalogue
from bot.parameters import Options
from bot.parsing.bare import BareOptions
from bot.parsing.links import LinkKind, TextPart, find_parts, kind_of, masked, without_links
from bot.parsing.reader import Reader
from bot.parsing.removing import remove_spans
from bot.parsing.words import DASHES, QUOTES, SENTENCE_MARKS, hide_invisible, with_marks_around, without_invisible
from bot.values import to_plain_letters
from storage.records import dataclass

BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # invisible letters
AROUND_RESET = f"{DASHES}{QUOTES}{SENTENCE_MARKS}=«» \t\n"
UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # databases reject NUL, and UTF-8 cannot encode half a character


@dataclass(frozen=True)
class OrderText:
    """What an order contains: `prompt` may be empty; `links` are image links as written, each once, in order.

    `doubtful` are links that may be images, by their positions among all links. Those in the text are still in `prompt`.
    """

    prompt: str
    options: Options
    links: tuple[str, ...]
    doubtful: Mapping[int, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The prompt if all doubtful links are images."""
        return without_links(self.prompt, set(self.doubtful.values())) if self.doubtful else self.prompt

    def sure_by_place(self) -> Iterator[tuple[int, str]]:
        """`links`, each with its position among all links."""
        return zip((place for place in count() if place not in self.doubtful), self.links, strict=False)


def storable(text: str) -> str:
    """The text without characters that no database can store."""
    return UNSTORABLE.sub("", text)


def parse_order(text: str, catalogue: Catalogue, text_links: Iterable[str] = ()) -> OrderText:
    """Parse the text of an order. `text_links` are the addresses that Telegram shows as words.

    Raises UserError for an option or a value that is not in the catalogue, and for contradictions.
    """
    text = storable(text)
    parts = list(find_parts(text))
    reader = Reader(text, hide_invisible(masked(text, parts)), catalogue)
    reader.read()
    bare = BareOptions(text, reader.vocabulary, reader.found)
    bare.take_first(reader.prompt)
    if reader.end == len(text):  # without a `--`, after which the prompt is verbatim
        bare.take_last(reader.prompt)
    found = [part for part in parts if part.link and part.end <= reader.end]
    kinds = _kinds(found, map(storable, text_links))
    images = ((part.start, part.end) for part in found if not part.doubtful)
    options = (with_marks_around(text, start, end) for start, end in reader.found.spans)
    prompt = remove_spans(text, [*options, *images])
    return OrderText(
        prompt=prompt if _has_content(prompt) else "",
        options=reader.found.options(),
        links=tuple(url for url, kind in kinds if kind is LinkKind.PICTURE),
        doubtful={place: url for place, (url, kind) in enumerate(kinds) if kind is LinkKind.DOUBTFUL},
    )


def parse_options(text: str, catalogue: Catalogue) -> Options:
    """Parse options alone, with or without dashes, as in `/settings landscape duration=10`.

    Raises UserError as `parse_order` does, and `default-unknown` for every other word.
    """
    text = storable(text)
    reader = Reader(text, hide_invisible(text), catalogue, needs_dashes=False)
    reader.read()
    return reader.found.options()


def is_reset(text: str) -> bool:
    """Whether `/settings` is followed by `reset` alone, in any case and with any marks around it."""
    return without_invisible(to_plain_letters(text)).strip(AROUND_RESET).lower() == "reset"


def _kinds(found: list[TextPart], text_links: Iterable[str]) -> list[tuple[str, LinkKind]]:
    """All links that are or may be images, each once. A link is not doubtful if it is also written without doubt."""
    doubtful = {part.link for part in found if part.doubtful} - {part.link for part in found if not part.doubtful}
    links = dict.fromkeys((*(part.link for part in found), *text_links))
    kinds = ((url, LinkKind.DOUBTFUL if url in doubtful else kind_of(url)) for url in links)
    return [(url, kind) for url, kind in kinds if kind is not LinkKind.OTHER]


def _has_content(prompt: str) -> bool:
    """Whether there is a letter, a number or a symbol. A dot or an invisible mark was not meant to be paid for."""
    return any(unicodedata.category(letter)[0] in "LNS" and letter not in BLANK for letter in prompt)
