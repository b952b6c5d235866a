"""Selects the next occasion to try: varied, and first those where a death was reached so far."""

import random
from collections import Counter
from collections.abc import Iterable

from tests.chaos.barriers import Occasion

FEWEST_TRIES = 3


class Turns:
    """The occasions of one barrier. The same `seed` gives the same order.

    A disturbed rehearsal may list occasions that never come again; those that were missed are tried last.
    """

    def __init__(self, seed: str, occasions: Iterable[Occasion]) -> None:
        order = sorted(occasions, key=lambda occasion: (occasion.nth, occasion.scenario))
        random.Random(seed).shuffle(order)
        self._order = sorted(order, key=lambda occasion: occasion.nth)
        self._taken: Counter[Occasion] = Counter()
        self._missed: Counter[Occasion] = Counter()

    @property
    def tries(self) -> int:
        """Tries per death: each occasion twice."""
        return max(2 * len(self._order), FEWEST_TRIES)

    def take(self) -> Occasion:
        """Raises ValueError if there is none."""
        occasion = min(self._order, key=lambda known: (self._missed[known], self._taken[known]))
        self._taken[occasion] += 1
        return occasion

    def miss(self, occasion: Occasion) -> None:
        """The death that was due there did not happen."""
        self._missed[occasion] += 1
