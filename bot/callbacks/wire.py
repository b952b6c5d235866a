"""How parts of callback data are written. Telegram stores 64 bytes per button."""

import re

MAX_BYTES = 64  # bytes
CHAT_ID = re.compile(r"-?[0-9]{1,18}")
LANGUAGE = re.compile(r"[a-z]{2}")
USER_ID = re.compile(r"[0-9]{1,18}")
TASK_ID = re.compile(r"[A-Za-z0-9]{1,40}")
NUMBER = re.compile(r"(?P<number>[0-9]{1,9})(?:-(?P<price>[0-9a-f]{1,15}))?")
"""Fits in an integer column; after the dash a price in hexadecimal millionths."""
PAGE = re.compile(r"[0-9]{1,6}")
CHECKSUM = re.compile(r"[0-9a-f]{8}")
SETTING = re.compile(r"(?P<setting>[a-z]{1,8}|[0-9]{1,3})[.](?P<number>[0-9]{1,6})?")
START = re.compile(r"(?P<language>[a-z]{2})(?:-(?P<price>[0-9a-f]{1,15}))?")
"""The language of an example, and its price as above."""
SECONDS = re.compile(r"[0-9]{1,12}")  # since 1970


class InvalidCallback(ValueError):
    """Data of an older version of the bot, or forged."""


def fits(data: str) -> bool:
    return len(data.encode()) <= MAX_BYTES


def price_of(written: str | None) -> int | None:
    """A price in millionths; None: the button shows none."""
    return None if written is None else int(written, 16)


def price_text(price: int | None) -> str:
    return "" if price is None else f"-{price:x}"
