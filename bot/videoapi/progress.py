"""Reads the progress of a task in whole percent, from several keys and notations."""

import math
import re
from typing import Any

from bot.videoapi.keys import word_set
from bot.videoapi.nodes import Node

PERCENT_KEYS = word_set(
    "progress percent percentage progress_percent progress_percentage task_progress video_progress completion"
)
FRACTION_KEYS = word_set("progress_pct progress_ratio progress_fraction progress_rate")
PROGRESS_KEYS = PERCENT_KEYS | FRACTION_KEYS
NUMBER = re.compile(r"([-+]?\d{1,20}(?:[.,]\d{0,20})?)\s*(%|/\s*100)?")


def find_progress(nodes: list[Node]) -> int | None:
    """Find the progress in whole percent, 0 to 100; None if there is none.

    The largest of all values counts: a gateway that does not know the progress writes 0 into one of the keys.
    """
    percents = [
        parse_percent(node.value, is_fraction=node.name in FRACTION_KEYS)
        for node in nodes
        if node.fields is None and node.name in PROGRESS_KEYS and not node.path.endswith("[]") and node.is_task_field
    ]
    return max((percent for percent in percents if percent is not None), default=None)


def parse_percent(value: Any, *, is_fraction: bool = False) -> int | None:
    """Read 93, 93.4, "93", "93 %", "93/100" and 0.93 all as 93. The number 1 is 100 percent as a fraction, else 1 percent."""
    has_unit = False
    if isinstance(value, str):
        found = NUMBER.fullmatch(value.strip())
        if found is None:
            return None
        value, has_unit = float(found[1].replace(",", ".")), found[2] is not None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    is_share = not has_unit and (0 < value < 1 or (is_fraction and value == 1))
    # 0.57 * 100 is slightly less than 57 in binary.
    return math.floor(max(0, min(100, value * 100 if is_share else value)) + 1e-6)
