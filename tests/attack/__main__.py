"""python -m tests.attack: what other users, gateways and broken machines may do to a running bot, as a table of figures.

Loopback only; each attack is bounded in count and time.
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
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path

from tests.attack import attacks
from tests.attack.figures import Figure

SLACK = 4.0  # a short run, with others on a busy machine, fails only if something takes this many times longer
Attack = Callable[[Path, bool], Coroutine[None, None, list[Figure]]]


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command-line program


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer and shorter, as in CI")
    parser.add_argument("--only", default="", help="only attacks whose names match this pattern")
    options = parser.parse_args()
    failed = [name for name, attack in _attacks(options.only) if not _run(name, attack, short=options.short)]
    say(f"FAILED: {', '.join(failed)}" if failed else "all attacks were withstood")
    return 1 if failed else 0


def _attacks(pattern: str) -> Iterator[tuple[str, Attack]]:
    """The function `attack` of every module in `attacks/`."""
    for module in sorted(pkgutil.iter_modules(attacks.__path__), key=lambda module: module.name):
        if re.search(pattern, module.name):
            yield module.name, importlib.import_module(f"tests.attack.attacks.{module.name}").attack


def _run(name: str, attack: Attack, *, short: bool) -> bool:
    """Run one attack in a folder of its own, and print its figures."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="attack-", ignore_cleanup_errors=True) as folder:
        try:
            figures = asyncio.run(attack(Path(folder), short))
        except Exception:  # noqa: BLE001 - whatever it is, the other attacks are still carried out
            say(f"{name}: could not be carried out\n{traceback.format_exc()}")
            return False
    say(f"{name} ({time.monotonic() - began:.0f} s)")
    for figure in figures:
        say(f"  {figure}")
    return bool(figures) and all(figure.holds(SLACK if short else 1.0) for figure in figures)


if __name__ == "__main__":
    sys.exit(main())
