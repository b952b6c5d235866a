"""Loads what orders use for the first time before they come.

A start leaves it for later, because most of it is slow. But updates that were sent during a restart are orders within a
moment of it: if the event loop stood still for a tenth of a second then, a process that is killed would leave more of their
creates in doubt.
"""

from bot.texts.words import FALLBACK, Words
from storage.database import Database


def warm_up(database: Database) -> None:
    """Takes about 60 ms of CPU; run it in a thread, so that it fills the waits of a start for the network."""
    words = Words.load()
    for key in ("seconds", "minutes"):  # loads the library for plural rules, and what it knows of numbers
        words.say(FALLBACK, key, count=2)
    words.say(FALLBACK, "status-running", id="1")
    database.compile_statements()
