"""Undoes what foreman and honcho make of `.env`, which they read in their own ways and pass on as the environment."""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from dotenv import dotenv_values

from bot.settings.env_file import ENV_FILE

LINE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)")


def misread_values(path: Path = ENV_FILE) -> dict[str, str]:
    """Variables whose value in the environment is foreman's or honcho's reading of their line, each with the right value.

    foreman passes comments behind a value on; honcho drops spaces, and what follows a "#" within a word.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    right = dotenv_values(path, encoding="utf-8-sig")
    found = {}
    for line in lines:
        match = LINE.fullmatch(line.strip())
        name = match[1] if match else ""
        value, meant = os.environ.get(name), right.get(name)
        if match and value and meant is not None and value != meant and value in _readings(line, match[2]):
            found[name] = meant
    return found


def _readings(line: str, text: str) -> Iterator[str]:
    yield text.strip()  # foreman
    try:
        yield "".join(list(shlex.shlex(line, posix=True))[2:])  # honcho
    except ValueError:  # a quote without its end
        return
