"""The order in which deaths are tried."""

from tests.chaos.barriers import Occasion
from tests.chaos.turns import Turns

OCCASIONS = {Occasion(scenario, nth) for scenario in ("album", "photo", "words") for nth in (1, 2)}


def test_every_occasion_is_tried_before_any_is_repeated() -> None:
    """Every occasion has a turn before any is repeated; a seed always gives the same order."""
    turns, again = Turns("seed", OCCASIONS), Turns("seed", OCCASIONS)
    taken = [turns.take() for _ in range(2 * len(OCCASIONS))]
    assert set(taken[:6]) == OCCASIONS
    assert [occasion.nth for occasion in taken[:6]] == [1, 1, 1, 2, 2, 2]
    assert taken[6:] == taken[:6] == [again.take() for _ in range(6)]


def test_unreachable_occasions_hide_no_other() -> None:
    """Occasions that never come do not hide the one that comes; it is found, and then found at once."""
    real = Occasion("words", 2)
    turns = Turns("seed", OCCASIONS)
    tried = 0
    while (occasion := turns.take()) != real:
        turns.miss(occasion)
        tried += 1
    assert tried < turns.tries
    assert [turns.take() for _ in range(3)] == [real] * 3
