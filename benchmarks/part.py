"""What each part of the benchmark gets and returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.figures import Spread


@dataclass(frozen=True)
class Run:
    """`folder`: an empty one for this part. `cache`: kept between runs. `short`: as in CI."""

    folder: Path
    cache: Path
    short: bool


@dataclass(frozen=True)
class Part:
    """`text`: its section of docs/benchmarks.md. `bars`: what the picture shows, by bot."""

    section: str
    text: str
    bars: Mapping[str, Spread] = field(default_factory=dict)
