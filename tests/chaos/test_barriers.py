"""The list of barriers of `make chaos` is complete."""

from tests.chaos.barriers import BEYOND
from tests.chaos.statements import writing_statements


def test_a_statement_that_writes_is_found() -> None:
    """A writing statement is found under any name and with any comments; a reading one is not."""
    found = writing_statements()
    assert {"task_insert", "submissions_claim", "chat_delete", "status_mark_shown"} <= found
    assert not {"task_by_id", "images", "ping", "admins"} & found


def test_each_exception_has_a_reason() -> None:
    """The exceptions name only existing statements and calls."""
    assert all(BEYOND.values())
