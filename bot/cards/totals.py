"""Adds up the ledger's sums: how many videos became what, and what they cost."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from storage.records import dataclass
from storage.statistics import Outcome, Sum


@dataclass(frozen=True)
class Totals:
    """`spent`: millionths by currency, without what was given back. `unpriced`: videos of unknown price among the others."""

    outcomes: Mapping[Outcome, int]
    spent: Mapping[str, int]
    unpriced: int

    @classmethod
    def of(cls, sums: Iterable[Sum]) -> "Totals":
        outcomes: Counter[Outcome] = Counter()
        spent: Counter[str] = Counter()
        unpriced = 0
        for each in sums:
            outcomes[each.outcome] += each.videos
            if each.given_back:
                continue
            unpriced += each.videos - each.priced
            if each.priced:
                spent[each.currency] += each.amount
        return cls(outcomes, spent, unpriced)

    @property
    def videos(self) -> int:
        """The number of videos that were ordered, without those that were refused or cancelled."""
        return sum(number for outcome, number in self.outcomes.items() if outcome is not Outcome.NOT_ORDERED)


def ranked(sums: Iterable[Sum], currency: str, item: Callable[[Sum], str]) -> list[tuple[str, Totals]]:
    """Totals of each item that has videos: the most expensive first, those of the same cost by their number of videos."""
    groups: dict[str, list[Sum]] = {}
    for each in sums:
        groups.setdefault(item(each), []).append(each)
    totals = [(name, total) for name, group in groups.items() if (total := Totals.of(group)).videos]
    return sorted(totals, key=lambda entry: (-entry[1].spent.get(currency, 0), -entry[1].videos, entry[0]))
