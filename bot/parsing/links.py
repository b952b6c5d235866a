"""Which parts of a text are image links, and which are links or markup that nothing may be read out of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LINK = re.compile(r"(?<![A-Za-z0-9])https?://(?:(?![,;|]https?://)[^\s<>\"，。！？；、）】》」』”’])+", re.IGNORECASE)
LONGEST_COMMENT = 1000  # characters; without a bound many opened comments would be searched to the end each
MARKUP = re.compile(rf"<!--.{{0,{LONGEST_COMMENT}}}?-->|</?(?!https?:)[A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE)
IMAGE_ENDING = r"\.(?:jpe?g|png|webp|gif|bmp|avif)"
IMAGE_LINK = re.compile(rf"https?://[^/?#\s]+/[^?#\s]*{IMAGE_ENDING}(?:[?#]\S*)?", re.IGNORECASE)
GLUED_WORDS = re.compile(rf"{IMAGE_ENDING}(?=[^\x00-\x7f])", re.IGNORECASE)
OPAQUE = "\0"  # stands for the letters of links and markup while options are looked for
BRACKETS = {"(": ")", "[": "]", "<": ">", "（": "）", "【": "】"}


@dataclass(frozen=True)
class Part:
    """`text[start:end]` is taken up by a link or by markup; `link` is the image link it holds, if it does."""

    start: int
    end: int
    link: str = ""


def is_image_link(url: str) -> bool:
    """Whether the path of a http(s) URL ends as an image's does, whatever the query."""
    return IMAGE_LINK.fullmatch(url) is not None


def find_parts(text: str) -> Iterator[Part]:
    """Find links and markup in their order. A link in markup belongs to the markup."""
    # Each search is remembered until it is behind: repeating it for every link would make long texts very slow.
    position, markup, link = 0, MARKUP.search(text), LINK.search(text)
    while found := _first(markup, link):
        part = _link(text, found) if found.re is LINK else Part(found.start(), found.end())
        yield part
        position = part.end
        if markup and markup.start() < position:
            markup = MARKUP.search(text, position)
        if link and link.start() < position:
            link = LINK.search(text, position)


def masked(text: str, parts: Iterable[Part]) -> str:
    """Blank image links, and make other links and markup unreadable, at the same length."""
    for part in parts:
        mask = (" " if part.link else OPAQUE) * (part.end - part.start)
        text = text[: part.start] + mask + text[part.end :]
    return text


def _first(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    if one and other:
        return min(one, other, key=re.Match.start)
    return one or other


def _link(text: str, found: re.Match[str]) -> Part:
    url = _without_sentence_end(found[0])
    if glued := GLUED_WORDS.search(url):  # words of a script without spaces often follow at once
        url = url[: glued.end()]
    start, end = found.start(), found.start() + len(url)
    if not is_image_link(url):
        return Part(start, end)
    if start and BRACKETS.get(text[start - 1]) == text[end : end + 1]:
        return Part(start - 1, end + 1, url)
    while text[end : end + 1] in {",", ";", "，", "；", "、"}:  # what separates links goes with them
        end += 1
    return Part(start, end, url)


def _without_sentence_end(url: str) -> str:
    while url[-1] in ".,;:!?)]}'*" and not (url[-1] == ")" and url.count("(") >= url.count(")")):
        url = url[:-1]
    return url
