"""Reads inputs of a kind for some seconds, and measures the CPU time of each."""

import logging
import time
import traceback
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.fuzz.kind import Kind

SLOWEST = 0.050  # seconds of CPU time that an input may take
AGAIN = 2  # times that a slow input is measured again: the collector, or a first use, may have been in the way
MOST_FLAWS = 5  # after which a kind is given up
LONGEST_SHOWN = 300  # characters of an input


@dataclass
class Result:
    """What came of one kind. `slowest` in seconds of CPU time, with its input."""

    kind: str
    inputs: int = 0
    slowest: float = 0.0
    slowest_input: Any = ""
    crashes: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return self.inputs > 0 and not self.crashes and not self.slow

    def __str__(self) -> str:
        verdict = "ok" if self.is_good else "BAD"
        milliseconds = self.slowest * 1000
        return (
            f"{verdict:<4}{self.kind}: {self.inputs} inputs, {len(self.crashes)} crashes, {len(self.slow)} over "
            f"{SLOWEST * 1000:.0f} ms, slowest {milliseconds:.1f} ms: {shown(self.slowest_input)[:80]}"
        )


async def fuzz(kind: Kind, random: Random, seconds: float) -> Result:
    """Read inputs until the time is over, or some flaws were found."""
    result = Result(kind.name)
    ends = time.monotonic() + seconds
    for value in kind.inputs(random):
        if time.monotonic() > ends or len(result.crashes) + len(result.slow) >= MOST_FLAWS:
            break
        try:
            taken = await _cost(kind, value)
        except Exception:  # noqa: BLE001 - whatever it is, it is a crash
            result.crashes.append(f"{shown(value)}\n{traceback.format_exc(limit=-4)}")
            continue
        finally:
            result.inputs += 1
        if taken > result.slowest:
            result.slowest, result.slowest_input = taken, value
        if taken > SLOWEST:
            result.slow.append(f"{taken * 1000:.0f} ms: {shown(value)}")
    return result


async def _cost(kind: Kind, value: Any) -> float:
    """Seconds of CPU time of this process; the least of some measurements for an input that seems slow."""
    taken = await _measured(kind, value)
    for _ in range(AGAIN):
        if taken <= SLOWEST:
            break
        taken = min(taken, await _measured(kind, value))
    return taken


async def _measured(kind: Kind, value: Any) -> float:
    began = time.process_time()
    await kind.read(value)
    return time.process_time() - began


def shown(value: Any) -> str:
    """An input in one line, cut in the middle."""
    text = ascii(value)
    half = LONGEST_SHOWN // 2
    return text if len(text) <= LONGEST_SHOWN else f"{text[:half]} … {text[-half:]} ({len(text)} characters)"


def silence() -> None:
    """Log nothing: a million warnings would take most of the time."""
    logging.disable(logging.CRITICAL)
