"""python -m tests.attack: attacks a running bot: floods, slow peers, broken files. Prints a table of figures.

A complete run writes it into docs/benchmarks.md. Loopback only; each attack is bounded in count and time.
"""

import argparse
import asyncio
import importlib
import pkgutil
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Coroutine, Iterator, Mapping
from pathlib import Path

from benchmarks.document import measured, write_section
from benchmarks.figures import table
from tests.attack import attacks
from tests.attack.figures import Figure

SLACK = 4.0  # a short run on a busy machine fails only if something takes this many times longer
Attack = Callable[[Path, bool], Coroutine[None, None, list[Figure]]]


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command-line program


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer and shorter, as in CI")
    parser.add_argument("--only", default="", help="only attacks whose names match this pattern")
    options = parser.parse_args()
    results = {name: _run(name, attack, short=options.short) for name, attack in _attacks(options.only)}
    slack = SLACK if options.short else 1.0
    failed = [
        name for name, figures in results.items() if not figures or not all(figure.holds(slack) for figure in figures)
    ]
    say(f"FAILED: {', '.join(failed)}" if failed else "all attacks were withstood")
    if not options.short and not options.only:
        _write(results)
    return 1 if failed else 0


def _write(results: Mapping[str, list[Figure]]) -> None:
    """Into docs/benchmarks.md."""
    rows = [
        (name.replace("_", " "), figure.name, f"{figure.value:.3g} {figure.unit}".strip(), figure.bound)
        for name, figures in results.items()
        for figure in figures
    ]
    rows += [(name.replace("_", " "), "could not be carried out", "–", "–") for name in results if not results[name]]
    write_section("attack", f"Measured {measured()}\n\n{table(('attack', 'figure', 'measured', 'at most'), rows)}")


def _attacks(pattern: str) -> Iterator[tuple[str, Attack]]:
    """The function `attack` of every module in `attacks/`."""
    for module in sorted(pkgutil.iter_modules(attacks.__path__), key=lambda module: module.name):
        if re.search(pattern, module.name):
            yield module.name, importlib.import_module(f"tests.attack.attacks.{module.name}").attack


def _run(name: str, attack: Attack, *, short: bool) -> list[Figure]:
    """Run one attack in a folder of its own, and print its figures; none if it could not be carried out."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="attack-", ignore_cleanup_errors=True) as folder:
        try:
            figures = asyncio.run(attack(Path(folder), short))
        except Exception:  # noqa: BLE001 - whatever it is, the other attacks are still carried out
            say(f"{name}: could not be carried out\n{traceback.format_exc()}")
            return []
    say(f"{name} ({time.monotonic() - began:.0f} s)")
    for figure in figures:
        say(f"  {figure}")
    return figures


if __name__ == "__main__":
    sys.exit(main())
