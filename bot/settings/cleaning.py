"""Cleans values that were copied with signs around them: quotes, spaces, line ends, a byte order mark."""

import re

# Spaces of all kinds, control characters, and letters without a width, which editors and web pages put around a text.
AROUND = r"[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+"
EDGES = re.compile(rf"\A{AROUND}|{AROUND}\Z")
QUOTES = {
    '"': '"', "'": "'", "`": "`", "“": "”", "”": "”", "„": "“", "‘": "’", "’": "’", "‚": "‘", "«": "»", "»": "«",
    "‹": "›", "「": "」", "『": "』", "＂": "＂", "＇": "＇",
}  # fmt: skip
"""Each opening quote with the one that closes it."""


def clean_value(text: str) -> str:
    """The value without what is around it. A quote on one side only is kept."""
    while True:
        text = EDGES.sub("", text)
        if len(text) < 2 or QUOTES.get(text[0]) != text[-1]:
            return text
        text = text[1:-1]
