"""python -m tests.chaos: kills the bot at every barrier, on both engines, and prints a table of the results."""

import argparse
import asyncio
import logging
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.chaos.barriers import Barrier
from tests.chaos.engines import worlds_on
from tests.chaos.rounds import Failed, OpenWorld, Verdict, chaos

ENGINES = ("sqlite", "postgresql")


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command-line program


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="deaths at each barrier on each engine (default 3)")
    parser.add_argument("--worlds", type=int, default=4, help="parallel bots on each engine (default 4)")
    parser.add_argument("--engine", choices=ENGINES, help="only this one")
    parser.add_argument(
        "--only", default="", help="only barriers that match this pattern, e.g. 'submission_mark_running after'"
    )
    parser.add_argument("--keep", action="store_true", help="keep logs and databases, and print their folder")
    options = parser.parse_args()
    logging.basicConfig(level=logging.ERROR)
    began = time.monotonic()
    verdicts: list[tuple[str, Verdict]] = []
    undisturbed: list[str] = []
    try:
        verdicts = asyncio.run(_both(options))
    except* Failed as group:
        undisturbed = list(_sentences(group))
    for sentence in undisturbed:
        say(f"without any death: {sentence}")
    failed = _report(verdicts) + len(undisturbed)
    say(f"{time.monotonic() - began:.0f} s")
    say(f"{len(verdicts) + len(undisturbed) - failed} passed, {failed} failed")
    return 1 if failed or not verdicts else 0


def _sentences(group: BaseExceptionGroup[Failed]) -> Iterator[str]:
    """The messages of all failures in nested exception groups."""
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _sentences(error)
        else:
            yield str(error)


async def _both(options: argparse.Namespace) -> list[tuple[str, Verdict]]:
    engines = (options.engine,) if options.engine else ENGINES
    with ExitStack() as stack:
        folder = stack.enter_context(_folder(keep=options.keep))
        opens = [stack.enter_context(worlds_on(engine, folder)) for engine in engines]
        async with asyncio.TaskGroup() as group:
            runs = [
                group.create_task(_one(engine, open_world, options))
                for engine, open_world in zip(engines, opens, strict=True)
            ]
        return [verdict for run in runs for verdict in run.result()]


@contextmanager
def _folder(*, keep: bool) -> Iterator[Path]:
    if not keep:
        with tempfile.TemporaryDirectory(prefix="chaos-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
        return
    folder = tempfile.mkdtemp(prefix="chaos-")
    say(f"logs and databases stay in {folder}")
    yield Path(folder)


async def _one(engine: str, open_world: OpenWorld, options: argparse.Namespace) -> list[tuple[str, Verdict]]:
    def tell(verdict: Verdict) -> None:
        if not verdict.passed:
            say(f"{engine}: {_line(verdict)}")

    def wanted(barrier: Barrier) -> bool:
        return re.search(options.only, str(barrier)) is not None

    verdicts = await chaos(open_world, options.worlds, rounds=options.rounds, wanted=wanted, tell=tell)
    return [(engine, verdict) for verdict in verdicts]


def _line(verdict: Verdict) -> str:
    where = (
        f"{verdict.barrier} in {verdict.occasion.scenario} ({verdict.occasion.nth})"
        if verdict.occasion
        else verdict.barrier
    )
    return f"{where}: {'; '.join(verdict.broken) or 'no scenario comes there'}"


def _report(verdicts: Sequence[tuple[str, Verdict]]) -> int:
    """Print one line per engine and barrier, then one per failed death; returns the number of failures."""
    grouped: defaultdict[tuple[Barrier, str], list[Verdict]] = defaultdict(list)
    for engine, verdict in verdicts:
        grouped[verdict.barrier, engine].append(verdict)
    say(f"{'barrier':<40}{'engine':<12}{'hits':>5}{'creates':>9}{'paid':>6}  verdict")
    for (barrier, engine), of_it in sorted(grouped.items()):
        accounts = [verdict.account for verdict in of_it if verdict.account]
        hits = sum(verdict.killed for verdict in of_it)
        posts, paid = sum(account.posts for account in accounts), sum(len(account.paid) for account in accounts)
        said = "passed" if all(verdict.passed for verdict in of_it) else "FAILED"
        say(f"{barrier!s:<40}{engine:<12}{hits:>5}{posts:>9}{paid:>6}  {said}")
    failed = [(engine, verdict) for engine, verdict in verdicts if not verdict.passed]
    for engine, verdict in failed:  # repeated at the end, where a reader of a long log looks first
        say(f"{engine}: {_line(verdict)}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
