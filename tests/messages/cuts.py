"""Finds buttons whose words do not fit on a phone of 390 px: measured by Chromium, estimated where there is none."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.texts.bidi import without_marks

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
KEYBOARD = 318  # pixels: the width of a message's buttons on a phone of 390 px
GAP, PADDING = 4, 12  # pixels: between buttons, and within each
LETTER, WIDE = 7.0, 15.0  # pixels of a letter, and of an emoji or an ideograph, in the font of buttons


def is_measurable() -> bool:
    """Whether there are Chromium and Playwright."""
    try:
        import playwright  # noqa: F401, PLC0415 - it is for development only
    except ImportError:
        return False
    return CHROMIUM.exists()


def measured(page: Path, languages: Iterable[str]) -> list[str]:
    """The cut buttons that the page itself finds, language by language."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - as above

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        tab = browser.new_page(viewport={"width": 1560, "height": 900})
        tab.goto(page.resolve().as_uri())
        found: list[str] = []
        for language in languages:
            found += tab.evaluate("name => { byId('language').value = name; return show(); }", language)
        browser.close()
    return found


def estimated(messages: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[str]:
    """The buttons that are probably cut, by the number and the kind of their letters."""
    return [
        f"{language} · {message['name']}: {label}"
        for language, its in messages.items()
        for message in its
        for row in message["buttons"]
        for label in row
        if width_of(label) > (KEYBOARD - GAP * (len(row) - 1)) / len(row) - PADDING
    ]


def width_of(label: str) -> float:
    """About how many pixels the words of a button take."""
    letters = [letter for letter in without_marks(label) if not unicodedata.combining(letter) and letter != "\ufe0f"]
    return sum(WIDE if unicodedata.east_asian_width(letter) in "WF" else LETTER for letter in letters)
