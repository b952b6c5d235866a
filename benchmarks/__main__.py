"""python -m benchmarks: measures this bot against its peers, and writes docs/benchmarks.md and its picture.

Each part is written when it is done, so that an interruption loses only the part that is being measured. `--short` prints the
figures only, as in CI. No figure is a failure; only a bot that does not do its work is.
"""

import argparse
import asyncio
import importlib
import pkgutil
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import parts
from benchmarks.document import ROOT, measured, write_section
from benchmarks.interruption import run
from benchmarks.part import Part, Run
from benchmarks.picture import draw

CACHE = ROOT / ".bench-cache"
EXACT = {"requests"}  # also in short: alone


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer and shorter, as in CI; writes nothing")
    parser.add_argument("--only", default="", help="only parts whose names match this pattern")
    options = parser.parse_args()
    names = sorted(module.name for module in pkgutil.iter_modules(parts.__path__))
    chosen = [name for name in names if re.search(options.only, name)]
    done = run(_all(chosen, short=options.short), "interrupted: the part that was being measured is lost")
    return 0 if done else 1


async def _all(names: Sequence[str], *, short: bool) -> list[Part]:
    """One part after the other. In short, those that mostly wait run at the same time, as their figures are rough anyway."""
    groups = [[name] for name in names]
    if short:
        groups = [group for group in ([n for n in names if n in EXACT], [n for n in names if n not in EXACT]) if group]
    done: list[Part] = []
    for group in groups:
        done += await asyncio.gather(*(_measured(name, short=short) for name in group))
        if not short:
            _write(done)
    return done


async def _measured(name: str, *, short: bool) -> Part:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        part: Part = await importlib.import_module(f"benchmarks.parts.{name}").measure(Run(Path(folder), CACHE, short))
    print(f"## {name} ({time.monotonic() - began:.0f} s)\n\n{part.text}\n", flush=True)
    return part


def _write(done: Sequence[Part]) -> None:
    """The section of the last part, and the picture if that was missing for it."""
    last = done[-1]
    write_section(last.section, f"Measured {measured()}\n\n{last.text}")
    bars = {part.section: part.bars for part in done if part.bars}
    if last.bars and bars.keys() >= {"requests", "rest"}:
        draw(bars["requests"], bars["rest"])


if __name__ == "__main__":
    sys.exit(main())
