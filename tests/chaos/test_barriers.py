"""What the chaos of `make chaos` rests on: the list of barriers is whole."""

from tests.chaos.barriers import BEYOND
from tests.chaos.statements import writing_statements


def test_a_statement_that_writes_is_found() -> None:
    """Whatever it is called and however it is commented; one that reads is none."""
    found = writing_statements()
    assert {"task_insert", "claim_queued", "chat_delete", "task_shown"} <= found
    assert not {"task_by_id", "images", "ping", "admins"} & found


def test_what_is_no_barrier_has_a_reason() -> None:
    """The list of exceptions names nothing that has gone."""
    assert all(BEYOND.values())
