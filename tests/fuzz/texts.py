"""Texts that are hard to read: long runs, brackets, markup, directions, marks, escapes, numbers."""

import string
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import TypeVar

T = TypeVar("T")
LETTERS = string.ascii_lowercase

LONGEST = 4096  # characters of a message
PIECES = (
    "a", "a ", "(", ")", "((", ")))", "[", "]", "{", "}", "<", ">", "<a ", "</a>", "<!--", "-->", "<b>",
    "*", "**", "_*[", "`", "```", "||", "[a](b)", "\u202e", "\u2066", "\u2069", "\u0301", "e\u0301",
    "\u0301\u0316", "\u0316\u0301\u0345", "\u0334", "\u200b", "\u200d", "\ufeff", "\u00ad",
    "👩\u200d👩\u200d👧\u200d👦", "👍🏽", "🇩🇪", "❤\ufe0f", "1", "9" * 50, " 1s", "15s ", "15 s ", "80s ",
    "--size ", "--size", "--size=", "--", "-- ", "—", "—size—large ", "--aa ", "-a ", "--siez ",
    '--negative "', "--negative x, ", "--seed 1", "--model sora-2 ", "--landscape ", "--no-watermark ", '"',
    "“", "”", "'", "«", "http://", "https://a.b/", "https://a.b/c.jpg ", "https://a.b/c.jpg,",
    "https://a.b/c?x=.png&", "https://youtu.be/x ", "www.a.b/", "a.b.", "a.", "a.b/c.jpg", "h", "ht",
    "https:/", "https:/a.b/", "ftp://", "://", "a-b.", "1:1 ", "16:9 ", "16:9", "3:2", "size=large ",
    "size:", "=", ":", "\ufdfa", "㍿", "\uff0d", "－－ｓｉｚｅ", "＝", "ﬃ", "ß", "İ", "٣", "३", "½", "\n",
    "\n\n", "\t", " ", "\u3000", "%25", "%2525", "\\", "\\\\u", "\\u0041", "&amp;", "&#", "&#x", "%", "//",
    "/", "/video ", "/video@the_bot ", "\\video ", "/ video ", "！video", "@the_bot ", "@the_bot", "@", ".",
    ",", ";", "…", "，", "、", "。", "?", "!", "\0", "\ud800", "\udfff", "\U0010ffff", "a@b:c@",
    "bot123456:", "123456:", "Bearer ", "sk-", '{"a":', "[[", "null", "-1", "0.1", "1e9", "猫", "кот ",
    "قطة ", "बिल्ली ", "видео ",
)  # fmt: skip


def hard_texts(longest: int = LONGEST) -> Iterator[str]:
    """Each piece repeated to the longest text, alone and after beginnings that lead deeper."""
    yield "\u0301" * (longest // 2) + "\u0316" * (longest // 2)  # Unicode sorts marks
    yield "(" * (longest // 2) + ")" * (longest // 2)
    yield "9" * 5000
    yield "".join(f"-{one}{other} " for one in LETTERS for other in LETTERS)[:longest]
    for piece in PIECES:
        for before in ("", "x ", "/video ", "https://a.b/", "--", "—", '--negative "', "--seed "):
            yield (before + piece * (longest // len(piece) + 1))[:longest]


def in_turns(random: Random, hard: Iterable[T], easy: Callable[[], T]) -> Iterator[T]:
    """The hard inputs in a random order, each followed by a random one; then random ones without end."""
    known = list(hard)
    random.shuffle(known)
    for value in known:
        yield value
        yield easy()
    while True:
        yield easy()


def random_text(random: Random, longest: int = LONGEST) -> str:
    """Pieces in a random order, some of them many times."""
    pieces = []
    for _ in range(random.randint(1, 12)):
        most = 1 if random.random() < 0.7 else random.randint(1, 1000)
        pieces.append(random.choice(PIECES) * most)
    return "".join(pieces)[:longest]


def mutated(random: Random, text: str) -> str:
    """A text with a few parts removed, repeated, moved or replaced."""
    for _ in range(random.randint(1, 4)):
        start = random.randint(0, len(text))
        end = min(len(text), start + random.choice((0, 1, 2, 10, 100)))
        part = text[start:end]
        new = random.choice(
            ("", part * random.choice((2, 50)), random.choice(PIECES), random_text(random, 200), part[::-1])
        )
        text = text[:start] + new + text[end:]
    return text
