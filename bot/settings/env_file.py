"""Reads `.env`, and says what is wrong with it: once, and without its content."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import SettingsError

ENV_FILE = Path(".env")
PARSER = "dotenv.main"  # the logger that is told of lines which cannot be read


class _EachLineOnce(logging.Filter):
    """The file is read several times, by several modules."""

    def __init__(self) -> None:
        super().__init__()
        self._told: set[tuple[Path, object]] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        line = record.args[0] if isinstance(record.args, tuple) and record.args else "?"
        if (about := (Path.cwd(), line)) in self._told:
            return False
        self._told.add(about)
        record.msg, record.args = ".env: line %s is not written as NAME=value, and is left out", (line,)
        return True


logging.getLogger(PARSER).addFilter(_EachLineOnce())


def env_file_values(path: Path = ENV_FILE) -> dict[str, str | None]:
    """Its variables; none if there is no such file. Raises SettingsError."""
    with readable_env_file():
        return dotenv_values(path, encoding="utf-8-sig") if path.is_file() else {}


@contextmanager
def readable_env_file() -> Iterator[None]:
    """Raise SettingsError in place of the errors of a `.env` that cannot be read."""
    try:
        yield
    except UnicodeDecodeError:
        raise SettingsError([".env is not plain text: save it as UTF-8"]) from None
    except OSError as error:
        raise SettingsError([f".env cannot be read ({error.strerror}): let the user of this program read it"]) from None
