"""The chaos in small: every scenario, and one death at each barrier that money passes; `make chaos` does all, thrice."""

from pathlib import Path

import pytest

from tests.chaos.barriers import BEYOND, Barrier, expected
from tests.chaos.engines import worlds_on
from tests.chaos.rounds import chaos
from tests.chaos.statements import writing_statements

WORLDS = 5  # bots side by side: most of the time they wait for a lease
MONEY = frozenset(
    {
        "intent_insert", "task_insert", "album_close", "draft_order", "outcome_settle", "claim_queued", "task_running",
        "task_settle_submission", "task_requeue", "task_shown", "POST",
    }
)  # fmt: skip
HALF_SAID = frozenset({Barrier("call", "sendMessage", "after"), Barrier("call", "getUpdates", "after")})


def _concerns_money(barrier: Barrier) -> bool:
    return barrier.name in MONEY or barrier in HALF_SAID


@pytest.mark.xdist_group("chaos")
async def test_no_death_breaks_a_promise(tmp_path: Path) -> None:
    """No second create, nothing paid is lost, every order is answered; and no statement that writes is left out."""
    with worlds_on("sqlite", tmp_path) as open_world:
        verdicts = await chaos(open_world, WORLDS, rounds=1, wanted=_concerns_money)
    assert [verdict for verdict in verdicts if not verdict.passed] == []
    assert {verdict.barrier for verdict in verdicts} == {*filter(_concerns_money, expected()), *HALF_SAID}


def test_a_statement_that_writes_is_found() -> None:
    """Whatever it is called and however it is commented; one that reads is none."""
    found = writing_statements()
    assert {"task_insert", "claim_queued", "chat_delete", "task_shown"} <= found
    assert not {"task_by_id", "images", "ping", "admins"} & found


def test_what_is_no_barrier_has_a_reason() -> None:
    """The list of exceptions names nothing that has gone."""
    assert all(BEYOND.values())
