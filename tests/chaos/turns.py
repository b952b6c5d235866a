"""Which occasion is the next to try: at other places each time, and first those where death has come so far."""

import random
from collections import Counter
from collections.abc import Iterable

from tests.chaos.barriers import Occasion

FEWEST_TRIES = 3


class Turns:
    """The occasions of one barrier. The same `seed` brings them in the same order.

    A rehearsal that the machine disturbed may know occasions that never come again: what was missed waits behind the rest.
    """

    def __init__(self, seed: str, occasions: Iterable[Occasion]) -> None:
        order = sorted(occasions, key=lambda occasion: (occasion.nth, occasion.scenario))
        random.Random(seed).shuffle(order)
        self._order = sorted(order, key=lambda occasion: occasion.nth)
        self._taken: Counter[Occasion] = Counter()
        self._missed: Counter[Occasion] = Counter()

    @property
    def tries(self) -> int:
        """So many for one death: each occasion twice."""
        return max(2 * len(self._order), FEWEST_TRIES)

    def take(self) -> Occasion:
        """Raises ValueError where there is none."""
        occasion = min(self._order, key=lambda known: (self._missed[known], self._taken[known]))
        self._taken[occasion] += 1
        return occasion

    def miss(self, occasion: Occasion) -> None:
        """Nobody died there, though somebody should have."""
        self._missed[occasion] += 1
