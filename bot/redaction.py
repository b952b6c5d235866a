"""Finds secrets in a text, in any encoding, and replaces them by `<token>` or `<secret>`.

A gateway may echo a key unchanged, percent-encoded in a link, in base64 of a whole header, in hex, escaped for JSON or
HTML, or broken by a line end. Two means cover these and their combinations: a list of the forms of each secret, and
readings of the text: as written, with its escapes undone (up to four times), and without white space.
"""

import base64
import html
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import itemgetter
from urllib.parse import quote, quote_plus, unquote, urlsplit

# A shorter value protects nothing, and replacing it would damage ordinary words ("bot", "key").
# In a URL's `user:password@` even such a password is replaced.
SHORTEST = 6
# Minimum length of a secret that is also found if it is broken by spaces or line ends. A shorter one may be an ordinary
# word ("postgres"), and two words of a sentence may join to it.
LONG = 16
ROUNDS = 4  # of undoing escapes: JSON within JSON within HTML

TOKEN_SHAPE = re.compile(r"\d+:[\w-]+")
# Any bot's token. A provider's task id looks similar (`sora-2:task_01k6x15vhrff09dkkqjrzwhm60`) and
# must stay readable: hence at least six digits, at the start of a word or after the `bot` of a URL.
ANY_TOKEN = re.compile(r"(?:(?<=bot)|(?<![\w-]))\d{6,}(?::|%(?:25)*3A)[\w-]{30,}", re.IGNORECASE | re.ASCII)
# What every such token has; the pattern above takes long to find nothing.
MAYBE_TOKEN = re.compile(r"\d\d{5}[:%]", re.ASCII)
# The same without escapes. It begins with a letter, which Python finds much faster than one of a class.
MAYBE_PLAIN_TOKEN = re.compile(r":(?<=\d{6}:)[\w-]{30}", re.ASCII)
# The word "password" is that of an example, as in the errors of an address.
URL_PASSWORD = re.compile(r"://[^\s/:@]*:(?!password@)([^\s/@]+)@")
TEXT = re.compile(r"[^\ud800-\udfff]+")  # what can be encoded

# %2D and %252D, \u002d and \\u002d, \x2d, \", &#45; &#x2d; &amp; — a run of backslashes is matched at its first only,
# since a search that starts at each of them would take quadratic time.
ESCAPE = re.compile(
    r"%(?:25)*([0-9a-f]{2})"
    r"|(?<!\\)\\++(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([\"'/nrtbfv]))"
    r"|&(?:\#x?[0-9a-f]{1,7};?|[a-z]{2,31};)",
    re.IGNORECASE,
)
# The last of these alone, as in most texts for people: a pattern with one beginning is found in a tenth of the time.
ENTITY = re.compile(r"&(?:\#x?[0-9a-f]{1,7};?|[a-z]{2,31};)", re.IGNORECASE)
CONTROL = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v"}
# White space, control characters, and zero-width characters: soft hyphens, joiners, direction marks, variation
# selectors.
BLANK = re.compile(
    r"[\s\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff]+"
)


class Redactor:
    """Replaces the given secrets in all their forms, any bot's token, and any password in a URL.

    Secrets of fewer than six characters are ignored. `mark` is used instead of `<token>` and `<secret>` in texts that
    are parsed as HTML.
    """

    def __init__(self, secrets: Iterable[str], *, mark: str = "") -> None:
        parts = (part for secret in secrets for part in TEXT.findall(secret))
        long_enough = {part for part in parts if len(part) >= SHORTEST}
        self._mark = mark
        self._marks = {form: _mark(secret) for secret in long_enough for form in _forms(secret)}
        self._known = _Known(self._marks)
        self._short = _Known(form for secret in long_enough if len(secret) < LONG for form in _forms(secret))
        self._unbroken = _Known(
            BLANK.sub("", form) for secret in long_enough if len(secret) >= LONG for form in _forms(secret)
        )

    def __call__(self, text: str) -> str:
        if not (_has_escapes(text) or "://" in text or MAYBE_PLAIN_TOKEN.search(text) or self._is_in(text)):
            return text  # as most texts
        found = [found for reading in _readings(text) for found in self._found(reading)]
        if not found:
            return text
        return _replaced(text, sorted(((span, self._mark or mark) for span, mark in found), key=itemgetter(0)))

    def holds(self, text: str) -> bool:
        """Whether one of the given secrets is in the text, in any form."""
        if not _has_escapes(text):
            return self._is_in(text)  # the only reading of most texts
        return any(self._is_in(reading.text) for reading in _readings(text))

    def _is_in(self, text: str) -> bool:
        """Whether one of the given secrets is in this reading. What is in a text is also in it without white space."""
        if len(text) >= self._unbroken.shortest and self._unbroken.is_in(_without_blanks(text)):
            return True
        return self._short.is_in(text)

    def _found(self, reading: "_Reading") -> list[tuple[tuple[int, int], str]]:
        """The positions of secrets in the text, with their replacements."""
        text = reading.text
        found: list[tuple[tuple[int, int], str]] = []
        if self._is_in(text):
            unbroken = reading.unbroken
            found += ((reading.written(start, end), self._marks[form]) for start, end, form in self._known.spans(text))
            found += (
                (unbroken.written(start, end), "<secret>") for start, end, _ in self._unbroken.spans(unbroken.text)
            )
        if (":" in text or "%" in text) and MAYBE_TOKEN.search(text):
            found += ((reading.written(*token.span()), "<token>") for token in ANY_TOKEN.finditer(text))
        if "://" in text:
            found += ((reading.written(*password.span(1)), "<secret>") for password in URL_PASSWORD.finditer(text))
        return found


def url_password(url: str) -> str | None:
    """The decoded password of a URL (DATABASE_URL, a proxy)."""
    try:
        password = urlsplit(url).password
    except ValueError:  # such as a bracket in it, which is no IPv6 address
        found = URL_PASSWORD.search(url)
        password = found and found[1]
    return unquote(password) if password else None


class _Known:
    """The forms to look for; `shortest`: characters of the shortest one.

    `in` is checked first: it is some hundred times faster than the pattern that finds the position.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        longest_first = sorted({form for form in forms if form}, key=len, reverse=True)
        self._forms = [
            form for form in longest_first if not any(other in form for other in longest_first if other != form)
        ]
        self._longest_first = longest_first
        self.shortest = min(map(len, longest_first), default=sys.maxsize)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self._longest_first)))

    def is_in(self, text: str) -> bool:
        return len(text) >= self.shortest and any(map(text.__contains__, self._forms))

    def spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        if self.is_in(text):
            yield from ((*found.span(), found.group()) for found in self._pattern.finditer(text))


class _Reading:
    """A text with something undone, which maps each of its characters to its position in the original text."""

    def __init__(
        self,
        text: str,
        parent: "_Reading | None" = None,
        pattern: re.Pattern[str] = BLANK,
        meaning: Callable[[re.Match[str]], str] | None = None,
    ) -> None:
        self.text = text
        self._parent = parent
        self._pattern = pattern
        self._meaning = meaning

    @property
    def plainer(self) -> "_Reading":
        """The text with its escapes undone once."""
        if "%" in self.text or "\\" in self.text:
            return _Reading(ESCAPE.sub(_meaning, self.text), self, ESCAPE, _meaning)
        return _Reading(ENTITY.sub(_entity, self.text), self, ENTITY, _entity)

    @cached_property
    def unbroken(self) -> "_Reading":
        """The text without white space and invisible characters."""
        return _Reading(_without_blanks(self.text), self)

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Position of a part of this reading in the original text."""
        return self.positions[start][0], self.positions[end - 1][1]

    @cached_property
    def positions(self) -> list[tuple[int, int]]:
        """For each character its start and end in the original text."""
        if self._parent is None:
            return [(position, position + 1) for position in range(len(self.text))]
        before, end = self._parent.positions, 0
        positions: list[tuple[int, int]] = []
        for found in self._pattern.finditer(self._parent.text):
            meaning = self._meaning(found) if self._meaning else ""
            positions += before[end : found.start()]
            positions += [(before[found.start()][0], before[found.end() - 1][1])] * len(meaning)
            end = found.end()
        return positions + before[end:]


def _without_blanks(text: str) -> str:
    if text.isascii() and text.isprintable():  # the only blank is the space
        return text.replace(" ", "")
    return BLANK.sub("", "".join(text.split()))  # `split` alone is fast, and leaves the invisible characters


def _has_escapes(text: str) -> bool:
    return "%" in text or "\\" in text or "&" in text


def _readings(text: str) -> Iterator[_Reading]:
    reading = _Reading(text)
    yield reading
    for _ in range(ROUNDS):
        if not _has_escapes(reading.text):
            return
        plainer = reading.plainer
        if plainer.text == reading.text:
            return
        yield plainer
        reading = plainer


def _meaning(escape: re.Match[str]) -> str:
    """Undo one escape. A byte of a longer UTF-8 sequence becomes a separate letter, as in `_forms`."""
    percent, unicode, byte, letter = escape.groups()
    if code := percent or unicode or byte:
        return chr(int(code, 16))
    if letter:
        return CONTROL.get(letter, letter)
    return _entity(escape)


def _entity(escape: re.Match[str]) -> str:
    return html.unescape(escape.group())


def _replaced(text: str, found: list[tuple[tuple[int, int], str]]) -> str:
    """Insert the replacements; of overlapping ones the first is used."""
    pieces: list[str] = []
    end = 0
    for (start, stop), mark in found:
        if start >= end:
            pieces += text[end:start], mark
        end = max(end, stop)
    return "".join((*pieces, text[end:]))


def _mark(secret: str) -> str:
    return "<token>" if TOKEN_SHAPE.fullmatch(secret) else "<secret>"


def _forms(secret: str) -> set[str]:
    """List the encodings of a secret: in URLs, in JSON, in a Python repr, in base64, in hex."""
    plain = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret)}
    escaped = {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1], repr(secret)[1:-1]}
    escaped |= {html.escape(secret), secret.encode().decode("latin-1")}
    lower = {re.sub(r"%[0-9A-F]{2}", lambda code: code.group().lower(), form) for form in plain}
    undone = list(_readings(secret))[-1].text  # the secret itself after all escapes of a text are undone
    encoded = {form for data in _bytes(secret) for form in (data.hex(), data.hex().upper(), *_base64(data))}
    return plain | escaped | lower | {undone} | encoded


def _bytes(secret: str) -> set[bytes]:
    data = {secret.encode(), quote(secret, safe="").encode()}
    try:
        return data | {secret.encode("latin-1")}  # HTTP Basic encodes a password in Latin-1
    except UnicodeEncodeError:
        return data


def _base64(data: bytes) -> Iterator[str]:
    """The letters that encode only these bytes, at any offset in a longer encoded text.

    Three bytes become four letters, so there are three possible offsets; the letters at both ends that also depend on
    the neighbours are omitted.
    """
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + data).decode()
        own = encoded[-(-before * 8 // 6) : (before + len(data)) * 8 // 6]
        yield own
        yield own.translate(URL_SAFE)


URL_SAFE = str.maketrans("+/", "-_")
