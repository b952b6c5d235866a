"""Which parts of a text are image links, or may be, and which are links or markup that nothing may be read out of."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.parsing.holes import cut_out

BEHIND = '\\s<>"`，。！？；、）】》」』”’«»“،؛؟।'  # what no address goes on with
LINK = re.compile(rf"(?<![A-Za-z0-9])https?://(?:(?![,;|]https?://)[^{BEHIND}])+", re.IGNORECASE)
LONGEST_COMMENT = 1000  # characters; without a bound many opened comments would be searched to the end each
MARKUP = re.compile(rf"<!--.{{0,{LONGEST_COMMENT}}}?-->|</?(?!https?:)[A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE)
IMAGE_ENDING = r"\.(?:jpe?g|png|webp|gif|bmp|avif)"
IMAGE_LINK = re.compile(rf"https?://[^/?#\s]+/[^?#\s]*{IMAGE_ENDING}(?:[?#]\S*)?", re.IGNORECASE)
GLUED_WORDS = re.compile(rf"{IMAGE_ENDING}(?=[^\x00-\x7f])", re.IGNORECASE)
# `www.example.com/a.jpg`, `https:/example.com/a.jpg`: pictures whose address lacks its beginning, which are asked about.
BEGUN_WRONG = re.compile(
    rf"(?<![^\s(\[<（【「《“\"'`])(?:h?t?tps?[:：]?/{{1,3}})?(?P<rest>(?:[a-z0-9-]{{1,63}}\.){{1,8}}(?!png|gif|webp|bmp)[a-z]{{2,24}}"
    rf"(?::[0-9]{{1,5}})?/(?:(?!https?://)[^{BEHIND}?#]){{0,1000}}{IMAGE_ENDING}(?![A-Za-z0-9/])(?:[?#][^{BEHIND}]*)?)",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"https?://(?:[^/?#\s]*@)?(?P<host>\[[^\]/?#\s]*\]|[^/?#:\s]*)(?::[0-9]*)?(?P<path>/[^?#\s]*)?(?:\?(?P<query>[^#\s]*))?(?:#\S*)?",
    re.IGNORECASE,
)
NAMES_A_PICTURE = re.compile(
    r"=(?:image(?:/|%2F)|[^&=]*\.)?(?:jpe?g|png|webp|gif|bmp|avif|heic|tiff?)(?=&|\Z)", re.IGNORECASE
)
ENDING = re.compile(r"\.([A-Za-z0-9]{1,5})/?\Z")
PAGES = re.compile("html?|xhtml|shtml|php|aspx?|jsp|cgi")
"""Endings of what is made on demand: a page, unless its query names a picture."""
OTHER_FILES = re.compile(
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
"""Sites whose addresses without a file's ending are videos, music, chats or articles; their pictures have other hosts."""
PAGE_NAMES = re.compile(
    r"/(?:pages?|blogs?|articles?|posts?|news|wiki|docs?|watch|videos?|shorts|search|about|help|login|index|home|shop)"
    r"(?=/|\Z)",
    re.IGNORECASE,
)
PICTURE_NAMES = re.compile(
    r"(?<![a-z])(?:imgs?|images?|pics?|photos?|pictures?|media|thumb[a-z]*|avatars?|uploads?|cdn|pbs)(?![a-z])",
    re.IGNORECASE,
)
UNSPACED = re.compile(  # kana, Han, Hangul, Thai, full-width signs, emoji: written without a space before them
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f\uff01-\uff60\u2600-\u27bf\U0001f000-\U0001faff]"
)
OPAQUE = "\0"  # stands for the letters of links and markup while options are looked for
VALUE_SIGNS = frozenset("=＝")
BRACKETS = {
    "(": ")", "[": "]", "<": ">", "（": "）", "【": "】", '"': '"', "'": "'", "`": "`", "“": "”", "‘": "’", "«": "»",
}  # fmt: skip


class LinkKind(StrEnum):
    """What an address seems to lead to, judged by its letters alone: nothing is fetched."""

    PICTURE = "picture"
    DOUBTFUL = "doubtful"  # may be a picture: the person is asked
    OTHER = "other"


@dataclass(frozen=True)
class Part:
    """`text[start:end]` is taken up by a link or by markup; `link` is the link it holds if that is, or may be, a picture."""

    start: int
    end: int
    link: str = ""
    doubtful: bool = False


def is_image_link(url: str) -> bool:
    """Whether the path of a http(s) URL ends as an image's does, whatever the query."""
    return IMAGE_LINK.fullmatch(url) is not None


def kind_of(url: str) -> LinkKind:
    """Judge an address by its letters; docs/adr/0021-links-that-may-be-pictures.md has the reasons."""
    if is_image_link(url):
        return LinkKind.PICTURE
    read = ADDRESS.fullmatch(url)
    if read is None or not read["host"]:
        return LinkKind.OTHER
    path, names_a_picture = read["path"] or "/", NAMES_A_PICTURE.search(f"={read['query'] or ''}") is not None
    ending = found[1].lower() if (found := ENDING.search(path)) else ""
    if OTHER_FILES.fullmatch(ending) or _is_site(read["host"]):
        return LinkKind.OTHER
    if names_a_picture:
        return LinkKind.DOUBTFUL
    if not path.strip("/") or PAGES.fullmatch(ending):
        return LinkKind.OTHER
    is_page = PAGE_NAMES.search(path) and not PICTURE_NAMES.search(read["host"] + path)
    return LinkKind.OTHER if is_page else LinkKind.DOUBTFUL


def host_of(url: str) -> str:
    """Return the host of a http(s) URL as it is written, without user and port; the URL where it has none."""
    read = ADDRESS.match(url)
    return read["host"] if read and read["host"] else url


def without_links(text: str, links: Collection[str]) -> str:
    """Take these doubtful links out of a text in the way image links are taken out."""
    return cut_out(text, [(part.start, part.end) for part in find_parts(text) if part.doubtful and part.link in links])


def find_parts(text: str) -> Iterator[Part]:
    """Find links and markup in their order. A link in markup belongs to the markup."""
    # Each search is remembered until it is behind: repeating it for every link would make long texts very slow.
    position, markup, link, begun = 0, MARKUP.search(text), LINK.search(text), BEGUN_WRONG.search(text)
    while found := _first(_first(markup, link), begun):
        if found.re is BEGUN_WRONG:
            part = _bracketed(text, found.start(), found.end(), f"https://{found['rest']}", doubtful=True)
        else:
            part = _link(text, found) if found.re is LINK else Part(found.start(), found.end())
        yield part
        position = part.end
        if markup and markup.start() < position:
            markup = MARKUP.search(text, position)
        if link and link.start() < position:
            link = LINK.search(text, position)
        if begun and begun.start() < position:
            begun = BEGUN_WRONG.search(text, position)


def masked(text: str, parts: Iterable[Part]) -> str:
    """Blank links that are or may be images, and make other links and markup unreadable, at the same length.

    Options are the same then, whatever the person decides about a doubtful link. One that is somebody's value stays
    unreadable.
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


def _link(text: str, found: re.Match[str]) -> Part:
    url = _without_sentence_end(found[0])
    if glued := GLUED_WORDS.search(url):  # words of a script without spaces often follow at once
        url = url[: glued.end()]
    start, whole = found.start(), found.start() + len(url)
    behind_host = url.find("/", len("https://")) + 1 or len(url)
    # Likewise behind a link that may be an image; in the address of an image they may be its name.
    if not is_image_link(url) and (glued := UNSPACED.search(url, behind_host)):
        url = _without_sentence_end(url[: glued.start()])
    kind, end = kind_of(url), found.start() + len(url)
    if kind is LinkKind.OTHER:
        return Part(start, whole)
    return _bracketed(text, start, end, url, doubtful=kind is LinkKind.DOUBTFUL)


def _bracketed(text: str, start: int, end: int, url: str, *, doubtful: bool = False) -> Part:
    """Take brackets and quotation marks around a link along, or the commas behind it."""
    if start and BRACKETS.get(text[start - 1]) == text[end : end + 1]:
        return Part(start - 1, end + 1, url, doubtful)
    while text[end : end + 1] in {",", ";", "，", "；", "、", "،", "؛"}:  # what separates links goes with them
        end += 1
    return Part(start, end, url, doubtful)


def _without_sentence_end(url: str) -> str:
    while url[-1] in ".,;:!?)]}'*" and not (url[-1] == ")" and url.count("(") >= url.count(")")):
        url = url[:-1]
    return url
