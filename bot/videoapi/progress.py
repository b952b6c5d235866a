"""How far a task is, in whole percent: several keys, and several ways to write it."""

import math
import re
from typing import Any

from bot.videoapi.answers import Node
from bot.videoapi.keys import listed

PERCENTS = listed(
    "progress percent percentage progress_percent progress_percentage task_progress video_progress completion"
)
SHARES = listed("progress_pct progress_ratio progress_fraction progress_rate")
PROGRESS = PERCENTS | SHARES
NUMBER = re.compile(r"([-+]?\d{1,20}(?:[.,]\d{0,20})?)\s*(%|/\s*100)?")


def progress_of(nodes: list[Node]) -> int | None:
    """Find the progress in whole percent, 0 to 100.

    The furthest of all that is said, since a gateway that does not know writes 0 into one of them.
    """
    percents = [
        percent(node.value, is_share=node.name in SHARES)
        for node in nodes
        if node.fields is None and node.name in PROGRESS and not node.path.endswith("[]") and _is_of_task(node)
    ]
    return max((said for said in percents if said is not None), default=None)


def _is_of_task(node: Node) -> bool:
    return node.above is not None and node.above.may_be_task


def percent(value: Any, *, is_share: bool = False) -> int | None:
    """Read 93, 93.4, "93", "93 %", "93/100" and 0.93 all as 93. A share's 1 is 100 percent, a percentage's is one."""
    signed = False
    if isinstance(value, str):
        found = NUMBER.fullmatch(value.strip())
        if found is None:
            return None
        value, signed = float(found[1].replace(",", ".")), found[2] is not None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    small = not signed and (0 < value < 1 or (is_share and value == 1))
    # The tiny amount undoes what 0.57 * 100 loses in binary.
    return math.floor(max(0, min(100, value * 100 if small else value)) + 1e-6)
