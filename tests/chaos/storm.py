"""python -m tests.chaos.storm: a thousand prompts, two hundred kill -9, and one call in ten fails."""

import argparse
import asyncio
import logging
import secrets
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.amounts import from_millionths
from tests.chaos.books import Books
from tests.chaos.storm_bots import Crashed
from tests.chaos.storm_judge import Breach
from tests.chaos.storm_run import Account, Storm, storm

ENGINES = ("sqlite", "postgresql")


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command-line program


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    logging.basicConfig(level=logging.CRITICAL)
    plan = Storm(options.prompts, options.kills, options.faults, options.seed, options.workers)
    say(f"{plan.prompts} prompts, {plan.kills} kills, {plan.faults:.0%} of calls fail, seed {plan.seed}")
    engines = [options.engine] if options.engine else ENGINES
    accounts = [account for engine in engines if (account := _one(engine, plan, keep=options.keep))]
    _table(accounts)
    failures = [*(_failures(account) for account in accounts), *[plan.prompts] * (len(engines) - len(accounts))]
    passed = plan.prompts * len(engines) - sum(account.bad for account in accounts)
    passed -= plan.prompts * (len(engines) - len(accounts))
    say(f"{passed} passed, {sum(failures)} failed")
    return 1 if sum(failures) else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.storm", description=__doc__)
    parser.add_argument("--short", action="store_true", help="100 prompts and 20 kills")
    parser.add_argument("--prompts", type=int, help="default 1000")
    parser.add_argument("--kills", type=int, help="default 200")
    parser.add_argument("--faults", type=float, default=0.10, help="share of calls that fail (default 0.10)")
    parser.add_argument("--engine", choices=ENGINES, help="only this one; default: one after the other")
    parser.add_argument(
        "--workers", type=int, default=3, help="in addition to one web process, on PostgreSQL (default 3)"
    )
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000), help="default: a new one")
    parser.add_argument("--keep", action="store_true", help="keep logs and databases even if all promises are kept")
    options = parser.parse_args(arguments)
    options.prompts = options.prompts or (100 if options.short else 1000)
    options.kills = (20 if options.short else 200) if options.kills is None else options.kills
    return options


def _one(engine: str, plan: Storm, *, keep: bool) -> Account | None:
    """Run one storm on one engine; None if a bot crashed. With `keep`, the folder is kept and its path printed."""
    folder = Path(tempfile.mkdtemp(prefix=f"storm-{engine}-"))
    account = None
    try:
        account = asyncio.run(storm(engine, plan, folder, say))
        for trace in (*account.traces, *account.books.wrong()):
            say(trace)
    except Crashed as error:
        say(f"{engine}: {error}")
    if keep or account is None or _failures(account):
        shutil.rmtree(folder / "postgresql", ignore_errors=True)
        say(f"{engine}: logs stay in {folder}")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return account


def _failures(account: Account) -> int:
    exceeded = (account.in_doubt > account.most_in_doubt) + (account.silent > account.most_silent)
    return account.bad + exceeded + len(list(account.books.wrong()))


def _table(accounts: list[Account]) -> None:
    columns = [dict(_figures(account)) for account in accounts]
    if not columns:
        return
    say(f"{'':<34}" + "".join(f"{account.engine:>14}" for account in accounts))
    for name in dict.fromkeys(name for column in columns for name in column):
        say(f"{name:<34}" + "".join(f"{column.get(name, '0'):>14}" for column in columns))


def _figures(account: Account) -> Iterator[tuple[str, str]]:
    random_faults = account.random_faults
    broken = Counter(breach for _, evidence in account.evidence for breach in evidence.breaches())
    outcomes = Counter(evidence.outcome for _, evidence in account.evidence)
    yield "prompts", str(len(account.evidence))
    yield "kills", str(account.kills)
    yield "  cut off by them", str(account.cut_off)
    yield "starts", str(account.lives)
    yield "calls that could fail", str(random_faults.calls.total())
    yield "faults", str(random_faults.struck.total())
    yield "  of them ambiguous", str(random_faults.in_doubt)
    yield "charged", str(sum(evidence.charged for _, evidence in account.evidence))
    for outcome in ("delivered", "unknown", "undelivered", "failed", "expired", "refused", "over budget"):
        yield f"  {outcome}", str(outcomes[outcome])
    yield "    with a lost reply", f"{account.silent} of {account.most_silent}"
    yield "told unknown or undelivered", f"{account.in_doubt} of {account.most_in_doubt}"
    for breach in Breach:
        yield breach.upper(), str(broken[breach])
    yield from _money(account.books)
    yield "seconds of storm, of settling", f"{account.raged:.0f}, {account.settled:.0f}"


def _money(books: Books) -> Iterator[tuple[str, str]]:
    """In the currency. The last line is 0: ledger − bills = the unknown tasks that were never billed."""
    unknown = sum(entry["amount"] for entry in books.never_billed)
    yield "reserved", f"{_amount(sum(entry['amount'] for entry in books.reserved))} ({len(books.reserved)})"
    yield (
        "  released",
        f"{_amount(sum(entry['amount'] for entry in books.reserved) - books.charged)} ({len(books.released)})",
    )
    yield "  kept", f"{_amount(books.charged)} ({len(books.kept)})"
    yield "billed", f"{_amount(books.billed)} ({len(books.bills)})"
    yield "unknown and never billed", f"{_amount(unknown)} ({len(books.never_billed)})"
    yield "rows of budgets", str(len(books.uses))
    yield "WRONG IN THE BOOKS", str(len(list(books.wrong())))
    yield "LEDGER − BILLS − THOSE", _amount(books.charged - books.billed - unknown)


def _amount(millionths: int) -> str:
    return f"{from_millionths(millionths):.2f}"


if __name__ == "__main__":
    sys.exit(main())
