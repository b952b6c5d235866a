"""Spares what imports would do for nothing: a stand-in takes the place of a module whose content is never used.

python-telegram-bot imports httpx for its `HTTPXRequest`. The bot gives it requests of its own (`bot/botapi/transport.py`).

babel determines the time zone of the machine, for which it looks for 600 files, and the bot gives it dates without a zone.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from types import ModuleType
from typing import Any

HTTPX = {name: type(name, (), {}) for name in ("AsyncClient", "Proxy", "URL")}  # for annotations of python-telegram-bot


@contextmanager
def without_httpx() -> Iterator[None]:
    """For imports within this block. Saves 23 ms and 1.3 MiB."""
    with _in_place_of("httpx", HTTPX):
        yield


@contextmanager
def without_local_zone() -> Iterator[None]:
    """For the import of babel's dates within this block. Saves 8 ms."""
    with _in_place_of("babel.localtime", {"LOCALTZ": UTC}):
        yield


@contextmanager
def _in_place_of(name: str, content: dict[str, Any]) -> Iterator[None]:
    """What is imported within this block gets a module with this content; what comes later gets the real one."""
    stand_in = ModuleType(name)
    vars(stand_in).update(content)
    sys.modules[name] = stand_in
    try:
        yield
    finally:
        del sys.modules[name]
