"""CPU per accepted request: this bot against a stock python-telegram-bot program, alternating in one run.

This bot makes four commits per request to a durable database, keeps the order in each chat, observes send limits and
redacts its logs. The stock bot (`stock_bot.py`) does none of that. Neither follows its tasks.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.contender import ROOT, Contender

CHATS = 100
NO_QUERIES = "3600"  # seconds until a task would be polled


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.requests", description=__doc__)
    parser.add_argument("--rate", type=float, default=20.0, help="requests in a second (default 20; Telegram takes 30)")
    parser.add_argument("--window", type=float, default=5.0, help="seconds of each turn (default 5)")
    parser.add_argument("--turns", type=int, default=8, help="turns of each bot (default 8)")
    parser.add_argument("--warm-up", type=float, default=5.0, help="seconds before the first turn (default 5)")
    options = parser.parse_args()
    return asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> int:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        ours = Contender("this bot", ("-m", "bot", "run"), _settings(folder), folder / "ours")
        stock = Contender("stock bot", (str(ROOT / "benchmarks" / "stock_bot.py"),), {}, folder / "stock")
        both = (ours, stock)
        starts: dict[str, float] = {}
        for contender in both:
            stack.push_async_callback(contender.close)
            await contender.open(CHATS)
            await contender.start()  # the first start creates the database
            await contender.stop()
            starts[contender.name] = await contender.start()
            await contender.serve(max(1, int(options.rate * options.warm_up)), options.rate)
        costs: dict[str, list[float]] = {contender.name: [] for contender in both}
        for _ in range(options.turns):
            for contender in both:
                count = max(1, int(options.rate * options.window))
                costs[contender.name].append(await contender.serve(count, options.rate))
        for contender in both:
            contender.check()
            _say(_line(contender, costs[contender.name], starts[contender.name]))
        ratios = [mine / other for mine, other in zip(costs[ours.name], costs[stock.name], strict=True)]
        _say(f"ratio      {_spread(ratios, '.2f')}   (this bot / stock bot, turn by turn)")
    return 0


def _settings(folder: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": f"sqlite:///{folder}/ours/bot.db",
        "UPDATES": "polling",
        "ACCESS": "open",
        "POLL_INTERVAL": NO_QUERIES,
    }


def _line(contender: Contender, costs: Sequence[float], start: float) -> str:
    cost = _spread(costs, ".2f")
    return f"{contender.name:<10} {cost} ms of CPU a request   {contender.megabytes:.0f} MB   starts in {start:.2f} s"


def _spread(values: Sequence[float], form: str) -> str:
    return f"{statistics.mean(values):{form}} ({min(values):{form}} to {max(values):{form}})"


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
