"""Finds links and markup in a text, and decides from the address alone which links are, or may be, images."""

import re
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from bot.parsing.removing import remove_spans
from storage.records import dataclass

AFTER_LINK = '\\s<>"`，。！？；、）】》」』”’«»“،؛؟।'  # characters that end an address
LINK = re.compile(rf"(?<![A-Za-z0-9])https?://(?:(?![,;|]https?://)[^{AFTER_LINK}])+", re.IGNORECASE)
LONGEST_COMMENT = 1000  # characters; without a limit, many unclosed comments would take quadratic time
MARKUP = re.compile(rf"<!--.{{0,{LONGEST_COMMENT}}}?-->|</?(?!https?:)[A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE)
IMAGE_ENDING = r"\.(?:jpe?g|png|webp|gif|bmp|avif)"
IMAGE_LINK = re.compile(rf"https?://[^/?#\s]+/[^?#\s]*{IMAGE_ENDING}(?:[?#]\S*)?", re.IGNORECASE)
IMAGE_END = re.compile(rf"{IMAGE_ENDING}(?=[^\x00-\x7f])", re.IGNORECASE)
# `www.example.com/a.jpg`, `https:/example.com/a.jpg`: image links with an incomplete beginning. They are doubtful.
INCOMPLETE_LINK = re.compile(
    rf"(?<![^\s(\[<（【「《“\"'`])(?:h?t?tps?[:：]?/{{1,3}})?(?P<rest>(?:[a-z0-9-]{{1,63}}\.){{1,8}}(?!png|gif|webp|bmp)[a-z]{{2,24}}"
    rf"(?::[0-9]{{1,5}})?/(?:(?!https?://)[^{AFTER_LINK}?#]){{0,1000}}{IMAGE_ENDING}(?![A-Za-z0-9/])(?:[?#][^{AFTER_LINK}]*)?)",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    # Atomic: a user name ends at the last `@`, and trying every other one takes quadratic time.
    r"https?://(?>(?:[^/?#\s]*@)?)(?P<host>\[[^\]/?#\s]*\]|[^/?#:\s]*)(?::[0-9]*)?(?P<path>/[^?#\s]*)?(?:\?(?P<query>[^#\s]*))?(?:#\S*)?",
    re.IGNORECASE,
)
IMAGE_QUERY = re.compile(
    r"=(?:image(?:/|%2F)|[^&=]*\.)?(?:jpe?g|png|webp|gif|bmp|avif|heic|tiff?)(?=&|\Z)", re.IGNORECASE
)
ENDING = re.compile(r"\.([A-Za-z0-9]{1,5})/?\Z")
PAGE_ENDINGS = re.compile("html?|xhtml|shtml|php|aspx?|jsp|cgi")
"""Endings of generated content: a page, unless the query names an image format."""
OTHER_ENDINGS = re.compile(
    "mp4|m4v|mov|webm|mkv|avi|mpe?g|3gp|flv|wmv|m3u8|mp3|m4a|wav|ogg|oga|opus|flac|aac"
    "|pdf|docx?|xlsx?|pptx?|odt|rtf|epub|txt|md|csv|json|xml|rss|atom|ya?ml"
    "|zip|rar|7z|tar|gz|tgz|bz2|xz|apk|exe|msi|dmg|iso|jar|m?js|css|wasm|ics"
)
SITES = frozenset({
    "youtube.com", "youtu.be", "youtube-nocookie.com", "vimeo.com", "dailymotion.com", "dai.ly", "twitch.tv", "tiktok.com",
    "douyin.com", "bilibili.com", "b23.tv", "kuaishou.com", "youku.com", "iqiyi.com", "nicovideo.jp", "rutube.ru",
    "instagram.com", "x.com", "twitter.com", "threads.net", "threads.com", "reddit.com", "pinterest.com", "vk.com", "ok.ru",
    "weibo.com", "xiaohongshu.com", "zhihu.com", "quora.com", "discord.com", "discord.gg", "stackoverflow.com", "imdb.com",
    "chatgpt.com", "music.apple.com", "netflix.com",
    "spotify.com", "soundcloud.com", "t.me", "telegram.me", "telegram.dog", "wikipedia.org", "wiktionary.org",
    "github.com", "gitlab.com", "docs.google.com", "maps.google.com",
})  # fmt: skip
"""Sites with videos, music, chats or articles. Their images are on other hosts."""
PAGE_NAMES = re.compile(
    r"/(?:pages?|blogs?|articles?|posts?|news|wiki|docs?|watch|videos?|shorts|search|about|help|login|index|home|shop)"
    r"(?=/|\Z)",
    re.IGNORECASE,
)
IMAGE_NAMES = re.compile(
    r"(?<![a-z])(?:imgs?|images?|pics?|photos?|pictures?|media|thumb[a-z]*|avatars?|uploads?|cdn|pbs)(?![a-z])",
    re.IGNORECASE,
)
UNSPACED = re.compile(  # kana, Han, Hangul, Thai, full-width signs, emoji: they follow a link without a space
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f\uff01-\uff60\u2600-\u27bf\U0001f000-\U0001faff]"
)
OPAQUE = "\0"  # replaces the letters of links and markup while options are read
VALUE_SIGNS = frozenset("=＝")
BRACKETS = {
    "(": ")", "[": "]", "<": ">", "（": "）", "【": "】", '"': '"', "'": "'", "`": "`", "“": "”", "‘": "’", "«": "»",
}  # fmt: skip


class LinkKind(StrEnum):
    """What an address probably leads to. Nothing is fetched."""

    PICTURE = "picture"
    DOUBTFUL = "doubtful"  # may be an image: the user is asked
    OTHER = "other"


@dataclass(frozen=True)
class TextPart:
    """A link or markup at `text[start:end]`. `link` is the address if it is, or may be, an image; otherwise empty."""

    start: int
    end: int
    link: str = ""
    doubtful: bool = False


def is_image_link(url: str) -> bool:
    """Whether the path of an http(s) URL has the ending of an image, with any query."""
    return IMAGE_LINK.fullmatch(url) is not None


def kind_of(url: str) -> LinkKind:
    """Classify an address; docs/adr/0021-links-that-may-be-pictures.md has the reasons."""
    if is_image_link(url):
        return LinkKind.PICTURE
    read = ADDRESS.fullmatch(url)
    if read is None or not read["host"]:
        return LinkKind.OTHER
    path, has_image_query = read["path"] or "/", IMAGE_QUERY.search(f"={read['query'] or ''}") is not None
    ending = found[1].lower() if (found := ENDING.search(path)) else ""
    if OTHER_ENDINGS.fullmatch(ending) or _is_site(read["host"]):
        return LinkKind.OTHER
    if has_image_query:
        return LinkKind.DOUBTFUL
    if not path.strip("/") or PAGE_ENDINGS.fullmatch(ending):
        return LinkKind.OTHER
    is_page = PAGE_NAMES.search(path) and not IMAGE_NAMES.search(read["host"] + path)
    return LinkKind.OTHER if is_page else LinkKind.DOUBTFUL


def host_of(url: str) -> str:
    """Return the host of an http(s) URL as it is written, without user and port; the whole URL if it has none."""
    read = ADDRESS.match(url)
    return read["host"] if read and read["host"] else url


def without_links(text: str, links: Collection[str]) -> str:
    """Remove these doubtful links from a text in the same way as image links."""
    return remove_spans(
        text, [(part.start, part.end) for part in find_parts(text) if part.doubtful and part.link in links]
    )


def find_parts(text: str) -> Iterator[TextPart]:
    """Find links and markup in order. A link inside markup is part of the markup."""
    # Each match is kept until the position has passed it: searching again for every link would take quadratic time.
    position, markup, link, incomplete = 0, MARKUP.search(text), LINK.search(text), INCOMPLETE_LINK.search(text)
    while found := _first(_first(markup, link), incomplete):
        if found.re is INCOMPLETE_LINK:
            part = _with_brackets(text, found.start(), found.end(), f"https://{found['rest']}", doubtful=True)
        else:
            part = _link_part(text, found) if found.re is LINK else TextPart(found.start(), found.end())
        yield part
        position = part.end
        if markup and markup.start() < position:
            markup = MARKUP.search(text, position)
        if link and link.start() < position:
            link = LINK.search(text, position)
        if incomplete and incomplete.start() < position:
            incomplete = INCOMPLETE_LINK.search(text, position)


def masked(text: str, parts: Iterable[TextPart]) -> str:
    """Replace links that are or may be images by spaces, and other links and markup by OPAQUE, at the same length.

    So the options are the same whether or not a doubtful link is an image. A doubtful link that is the value of an
    option is replaced by OPAQUE, too.
    """
    for part in parts:
        is_value = part.doubtful and text[part.start - 1 : part.start] in VALUE_SIGNS
        mask = (" " if part.link and not is_value else OPAQUE) * (part.end - part.start)
        text = text[: part.start] + mask + text[part.end :]
    return text


def _first(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    if one and other:
        return min(one, other, key=re.Match.start)
    return one or other


def _is_site(host: str) -> bool:
    names = host.lower().rstrip(".").split(".")
    return ".".join(names[-2:]) in SITES or ".".join(names[-3:]) in SITES


def _link_part(text: str, found: re.Match[str]) -> TextPart:
    url = _without_sentence_end(found[0])
    if glued := IMAGE_END.search(url):  # words of a script without spaces may follow directly
        url = url[: glued.end()]
    start, whole = found.start(), found.start() + len(url)
    after_host = url.find("/", len("https://")) + 1 or len(url)
    # The same after a link that may be an image; in the address of an image they may be its name.
    if not is_image_link(url) and (glued := UNSPACED.search(url, after_host)):
        url = _without_sentence_end(url[: glued.start()])
    kind, end = kind_of(url), found.start() + len(url)
    if kind is LinkKind.OTHER:
        return TextPart(start, whole)
    return _with_brackets(text, start, end, url, doubtful=kind is LinkKind.DOUBTFUL)


def _with_brackets(text: str, start: int, end: int, url: str, *, doubtful: bool = False) -> TextPart:
    """Include brackets and quotation marks around a link, or the commas after it."""
    if start and BRACKETS.get(text[start - 1]) == text[end : end + 1]:
        return TextPart(start - 1, end + 1, url, doubtful)
    while text[end : end + 1] in {",", ";", "，", "；", "、", "،", "؛"}:  # separators of links are removed with them
        end += 1
    return TextPart(start, end, url, doubtful)


def _without_sentence_end(url: str) -> str:
    end, unopened = len(url), url.count(")") - url.count("(")
    while url[end - 1] in ".,;:!?)]}'*" and not (url[end - 1] == ")" and unopened <= 0):
        unopened -= url[end - 1] == ")"
        end -= 1
    return url[:end]
