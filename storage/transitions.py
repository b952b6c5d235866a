"""Moves tasks from one state to another: a compare-and-set on the old state, checked against the table and logged."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from storage.model import Task
from storage.session import Executor, Row
from storage.states import State, require

log = logging.getLogger(__name__)

Observer = Callable[[Task], None]
_observers: list[Observer] = []


@contextmanager
def observed(observer: Observer) -> Iterator[None]:
    """Call `observer` in this block after the commit of each transition of this process, with the row in its new state."""
    _observers.append(observer)
    try:
        yield
    finally:
        _observers.remove(observer)


async def transition(executor: Executor, query: str, task: Task, old: State, new: State, **values: Any) -> Task | None:
    """Run a statement that moves one task. None if the task was not in the state `old` any more."""
    require(old, new)
    row = await executor.one(query, id=task.id, old=old, new=new, **values)
    return None if row is None else log_transition(executor, row, old)


async def transition_all(executor: Executor, query: str, old: State, new: State, **values: Any) -> list[Task]:
    """Run a statement that moves every task it selects."""
    require(old, new)
    return [log_transition(executor, row, old) for row in await executor.all(query, old=old, new=new, **values)]


def log_transition(executor: Executor, row: Row, old: State) -> Task:
    """Log a transition in one line when it is committed: ids only, never prompts."""
    return announce(executor, Task.from_row(row), old)


def announce(executor: Executor, task: Task, old: State) -> Task:
    """As `log_transition`, for a row that was read already."""
    executor.after_commit(lambda: _committed(task, old))
    return task


def _committed(task: Task, old: State) -> None:
    log.info(
        "task %s %s -> %s chat=%s message=%s tries=%s provider=%s reason=%s",
        task.id, old, task.state, task.origin.chat_id, task.origin.message_id, task.tries, task.provider_id, task.reason_key,
    )  # fmt: skip
    for observer in _observers:
        observer(task)
