"""python -m tests.fuzz: random and mutated inputs for everything that reads what others have written.

Each kind of input is read for some seconds. An exception that is no documented answer is a crash; so is an input that takes more
than 50 ms of CPU time, three times in a row. `--seed` repeats a run. A complete run writes its
figures into docs/benchmarks.md.
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
from random import Random

from benchmarks.document import measured, write_section
from benchmarks.figures import table
from tests.fuzz import kinds
from tests.fuzz.loop import SLOWEST, Result, fuzz, silence

SECONDS = 60.0  # for each kind of input
SHORT = 6.0


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command-line program


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--short", action="store_true", help=f"{SHORT:g} seconds for each kind of input, as in CI")
    parser.add_argument("--seconds", type=float, help=f"for each kind of input; not given: {SECONDS:g}")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**9, help="not given: a new one each time")
    parser.add_argument("--only", default="", help="only kinds whose names match this pattern")
    options = parser.parse_args()
    seconds = options.seconds or (SHORT if options.short else SECONDS)
    say(f"seed {options.seed}")
    silence()
    names = sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))
    results = [_run(name, options.seed, seconds) for name in names if re.search(options.only, name)]
    is_good = bool(results) and all(result.is_good for result in results)
    if not options.short and not options.only:
        _write(results, seconds, options.seed)
    say("everything was read" if is_good else f"FAILED; repeat with --seed {options.seed}")
    return 0 if is_good else 1


def _write(results: Sequence[Result], seconds: float, seed: int) -> None:
    """Into docs/benchmarks.md."""
    rows = [
        (
            result.kind,
            f"{result.inputs:,}",
            str(len(result.crashes)),
            str(len(result.slow)),
            f"{result.slowest * 1000:.1f}",
        )
        for result in results
    ]
    head = ("input", "inputs", "crashes", f"over {SLOWEST * 1000:.0f} ms", "slowest, ms of CPU")
    how = f"{seconds:g} s for each kind of input, seed {seed}."
    write_section("fuzz", f"Measured {measured()} {how}\n\n{table(head, rows)}")


def _run(name: str, seed: int, seconds: float) -> Result:
    """Fuzz one kind of input in a folder of its own, and print the figures."""

    async def run(folder: Path) -> Result:
        async with importlib.import_module(f"tests.fuzz.kinds.{name}").opened(folder) as kind:
            return await fuzz(kind, Random(seed), seconds)

    with tempfile.TemporaryDirectory(prefix="fuzz-", ignore_cleanup_errors=True) as folder:
        result = asyncio.run(run(Path(folder)))
    say(str(result))
    for flaw in (*result.crashes, *result.slow):
        say(f"  {flaw}")
    return result


if __name__ == "__main__":
    sys.exit(main())
