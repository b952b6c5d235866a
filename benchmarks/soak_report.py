"""What the hour at work shows: how much each figure grows, and whether that is more than its noise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.crowd import Crowd
from benchmarks.figures import slope_within, table

# The share of the time that is left out of the slope: in an hour, the caches of all languages fill for half of it.
CACHES_FILL = 0.5
OUTCOMES = ("delivered", "failed", "expired", "cancelled", "refused", "unknown", "undelivered")
# Growth per hour that is taken for none. A leak of a kilobyte or a descriptor in each task would be several times as much.
MOST = {"memory, MiB": 3.0, "descriptors": 10.0, "threads": 2.0}


@dataclass(frozen=True)
class Sample:
    """`minutes` since the first action; memory and files in MiB; `cpu` in seconds since the start."""

    minutes: float
    memory: float
    descriptors: int
    threads: int
    files: float
    cpu: float
    actions: int
    creates: int


@dataclass(frozen=True)
class Soaked:
    """`before`, `after`: at rest. `entered`: how many tasks have entered each state."""

    before: Sample
    samples: Sequence[Sample]
    after: Sample
    crowd: Crowd
    creates: int
    entered: Mapping[str, int]


def report(soaked: Soaked) -> str:
    return "\n\n".join((_work(soaked), _how(), table(*_growth(soaked)), _ratios(soaked)))


def _work(soaked: Soaked) -> str:
    done = ", ".join(f"{count:,} {name}" for name, count in sorted(soaked.crowd.done.items()))
    ends = ", ".join(f"{soaked.entered.get(state, 0):,} {state}" for state in OUTCOMES)
    missed = len(soaked.crowd.missed)
    return (
        f"{soaked.samples[-1].minutes:.0f} minutes, in private chats and groups, in all languages: {done}. "
        f"They became {soaked.creates:,} creates. The tasks ended: {ends}. "
        f"Presses without an answer: {missed}."
    )


def _how() -> str:
    limits = ", ".join(f"{most:g} {name.replace(', ', ' in ')}" for name, most in MOST.items())
    return (
        "Of the bot's process without its children. The growth per hour is the slope by least squares after the first "
        f"{CACHES_FILL:.0%} of the time, with twice its standard error. *Flat*: even with that, it is less than these: {limits}."
    )


def _growth(soaked: Soaked) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    quarters = [soaked.samples[round(share * (len(soaked.samples) - 1) / 4)] for share in range(1, 5)]
    head = ("", "at rest", *(f"{one.minutes:.0f} min" for one in quarters), "at rest again", "growth per hour", "")
    values: dict[str, tuple[Callable[[Sample], float], str]] = {
        "memory, MiB": (lambda one: one.memory, ".1f"),
        "descriptors": (lambda one: one.descriptors, ".0f"),
        "threads": (lambda one: one.threads, ".0f"),
        "database, MiB": (lambda one: one.files, ".2f"),
    }
    rows = []
    for name, (value, form) in values.items():
        growth, within = _slope(soaked.samples, value)
        shown = [f"{value(one):{form}}" for one in (soaked.before, *quarters, soaked.after)]
        rows.append((name, *shown, f"{growth:+.2f} ± {within:.2f}", verdict(growth, within, MOST.get(name))))
    return head, rows


def verdict(growth: float, within: float, most: float | None) -> str:
    """`most`: the growth that is taken for none; None: it is meant to grow."""
    if most is None:
        return "by each order"
    if growth + within < most:
        return "flat"
    return "**grows**" if growth - within > most else "too noisy to tell"


def _ratios(soaked: Soaked) -> str:
    samples = soaked.samples
    quarters = [samples[round(share * (len(samples) - 1) / 4)] for share in range(5)]
    costs = ", ".join(
        f"{(later.cpu - earlier.cpu) * 1000 / max(1, later.actions - earlier.actions):.1f}"
        for earlier, later in pairwise(quarters)
    )
    kept = (samples[-1].files - quarters[1].files) * 1024 / max(1, samples[-1].creates - quarters[1].creates)
    return (
        f"CPU for each action, with all that follows from it, in the four quarters: {costs} ms. Each order leaves {kept:.1f} KiB "
        "in the database, whose write-ahead log takes up to 16 MiB of its size; finished tasks are deleted after 30 days."
    )


def _slope(samples: Sequence[Sample], value: Callable[[Sample], float]) -> tuple[float, float]:
    later = [one for one in samples if one.minutes >= samples[-1].minutes * CACHES_FILL]
    return slope_within([(one.minutes / 60, value(one)) for one in later])
