"""Finds what a text from right to left would show out of order, and marks in what people copy."""

import re

from bot.texts.bidi import CLOSING, MARKS, OPENING, RTL_LETTER
from sandbox.telegram.markup import parse_html

VERBATIM = {"code", "pre", "blockquote"}
INNERMOST = re.compile(f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")
# Letters from left to right, and numbers that a right-to-left text reorders: signed, or with several parts.
ORDERED = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff\u0900-\u097f\u3040-\u9fff]|[-+$/]\d|\d[-–/]\d|\d ?[%$€]")


def rest_of(line: str) -> str:
    """A line without what is isolated."""
    while INNERMOST.search(line):
        line = INNERMOST.sub("", line)
    return line


def exposed(said: str) -> list[str]:
    """The lines in which letters and numbers from left to right are not isolated from right-to-left letters around them."""
    shown, entities = parse_html(said)
    raw = shown.encode("utf-16-le")
    for entity in entities:
        if entity["type"] in {"pre", "blockquote"}:
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            raw = raw[:start] + " ".encode("utf-16-le") * (entity["length"]) + raw[end:]
    lines = raw.decode("utf-16-le").split("\n")
    return [line for line in lines if RTL_LETTER.search(rest_of(line)) and ORDERED.search(rest_of(line))]


def marked(said: str) -> list[str]:
    """The parts that are copied, or are addresses, and have marks."""
    shown, entities = parse_html(said)
    raw = shown.encode("utf-16-le")
    copied = [
        raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
        for entity in entities
        if entity["type"] in VERBATIM
    ]
    addresses = [entity["url"] for entity in entities if "url" in entity]
    return [part for part in (*copied, *addresses) if MARKS.search(part)]
