"""The judge of the chaos test detects every broken promise."""

from dataclasses import replace

import pytest

from tests.chaos.ledger import Order
from tests.chaos.promises import Account, broken

ORDER = Order(
    id="one", state="running", chat_id=7, prompt="a cat", provider_id="task_1", settled=None, status_message_id=2
)
LOST = replace(ORDER, state="unknown", provider_id=None)
KEPT = Account(
    posts=1,
    paid=("task_1",),
    orders=(ORDER,),
    told=frozenset({"task_1"}),
    doubts=frozenset(),
    said=1,
    answered=frozenset({0}),
)
IN_DOUBT = replace(KEPT, orders=(LOST,), told=frozenset(), doubts=frozenset({"one"}))


def judged(found: Account, *in_flight: str, deaths: int = 1) -> list[str]:
    return list(broken(KEPT, found, in_flight=set(in_flight), deaths=deaths))


@pytest.mark.parametrize("found", [KEPT, replace(KEPT, said=2)])
def test_an_equal_result_keeps_the_promises(found: Account) -> None:
    """One extra message per death is allowed."""
    assert judged(found) == []


def test_a_task_interrupted_in_flight_may_end_as_unknown() -> None:
    """A task interrupted in flight may end as unknown if its chat was notified, paid or not."""
    assert judged(IN_DOUBT, "one") == []


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (replace(KEPT, posts=2), "2 creates instead of 1"),
        (replace(KEPT, orders=(ORDER, ORDER)), "2 orders instead of 1"),
        (replace(KEPT, orders=()), "0 orders instead of 1"),
        (replace(KEPT, orders=(replace(ORDER, state="queued"),)), "is queued/None instead of running/None"),
        (replace(KEPT, told=frozenset()), "paid, and nobody was told: task_1"),
        (replace(KEPT, told=frozenset()), "runs, but the chat does not have its id"),
        (replace(KEPT, answered=frozenset()), "messages [0] were not answered"),
        (replace(KEPT, said=3), "the bot said 3 things instead of 1"),
        (replace(KEPT, said=0), "the bot said only 0 things"),
        (IN_DOUBT, "is unknown/None instead of running/None"),
        (replace(KEPT, books=("task one has 2 reservations",)), "task one has 2 reservations"),
    ],
)
def test_each_broken_promise_is_reported(found: Account, words: str) -> None:
    """Each broken promise is reported in its own words."""
    assert any(words in sentence for sentence in judged(found))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (KEPT, "was cut off in flight and is running"),
        (replace(IN_DOUBT, doubts=frozenset()), "nobody was told that the outcome of order one is unknown"),
        (replace(IN_DOUBT, paid=("task_1", "task_2")), "paid, and nobody was told: task_1, task_2"),
    ],
)
def test_a_task_interrupted_in_flight_is_not_sent_again(found: Account, words: str) -> None:
    """A task interrupted in flight must not continue automatically, and must not hide a charge."""
    assert any(words in sentence for sentence in judged(found, "one"))
