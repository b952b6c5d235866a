"""The hour at work of `make soak-hour`, in half a minute: its figures tell nothing if the crowd does nothing."""

from pathlib import Path

import pytest

from benchmarks.soak import soak
from benchmarks.soak_report import report

pytestmark = pytest.mark.slow


async def test_every_action_is_taken_and_every_task_ends(tmp_path: Path) -> None:
    """The crowd does the same each time. A task that never ends at the provider expires after a minute."""
    soaked = await soak(tmp_path, minutes=0.6, rests=0.5)
    assert soaked.crowd.missed == []
    assert soaked.crowd.done.keys() >= {"orders with a photo", "orders that never end", "edits", "commands"}
    for state in ("delivered", "failed", "expired", "cancelled"):
        assert soaked.entered[state] > 0, state
    assert soaked.entered["refused"] == soaked.entered["unknown"] == soaked.entered["undelivered"] == 0
    assert "| memory, MiB |" in report(soaked)
