"""Secrets on their way into a text, turned into `<token>` or `<secret>`."""

import json
import re
from collections.abc import Iterable
from urllib.parse import quote, quote_plus, unquote, urlsplit

# A shorter value guards nothing, and to replace it would eat pieces out of ordinary words ("bot", "key").
# In a URL's `user:password@` even such a password is replaced.
SHORTEST = 6

TOKEN_SHAPE = re.compile(r"\d+:[\w-]+")
# Any bot's token. A provider's task id looks much like one (`sora-2:task_01k6x15vhrff09dkkqjrzwhm60`) and
# must stay readable: hence at least six digits, at a word's beginning or after the `bot` of a URL.
ANY_TOKEN = re.compile(r"(?:(?<=bot)|(?<![\w-]))\d{6,}(?::|%3A)[\w-]{30,}", re.IGNORECASE | re.ASCII)
URL_PASSWORD = re.compile(r"(://[^\s/:@]*):[^\s/@]+@")


class Redactor:
    """Replaces the given secrets, however they are escaped, any bot's token, and any password within a URL.

    Secrets of fewer than six characters are left alone.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        long_enough = {secret for secret in secrets if len(secret) >= SHORTEST}
        self._marks = {form: _mark(secret) for secret in long_enough for form in _forms(secret)}
        longest_first = sorted(self._marks, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def __call__(self, text: str) -> str:
        if self._known is not None:
            text = self._known.sub(lambda found: self._marks[found.group()], text)
        text = ANY_TOKEN.sub("<token>", text)
        return URL_PASSWORD.sub(r"\1:<secret>@", text)


def url_password(url: str) -> str | None:
    """Read the password out of a URL (DATABASE_URL, a proxy), as it is once decoded."""
    try:
        password = urlsplit(url).password
    except ValueError:
        return None
    return unquote(password) if password else None


def _mark(secret: str) -> str:
    return "<token>" if TOKEN_SHAPE.fullmatch(secret) else "<secret>"


def _forms(secret: str) -> set[str]:
    """List the ways in which a secret is written: in URLs, in JSON, in a Python repr."""
    plain = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret)}
    escaped = {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1], repr(secret)[1:-1]}
    return plain | {re.sub(r"%[0-9A-F]{2}", lambda code: code.group().lower(), form) for form in plain} | escaped
