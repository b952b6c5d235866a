"""Moves a task from one state to another: a compare-and-set on the old state, allowed by the table, logged in one line."""

import logging
from typing import Any

from storage.model import Task
from storage.session import Executor, Row
from storage.states import State, require

log = logging.getLogger(__name__)


async def transition(executor: Executor, query: str, old: State, new: State, task: Task, **values: Any) -> Task | None:
    """Run a statement that moves the task; None if it was not in the state `old` any more."""
    require(old, new)
    return moved(await executor.one(query, id=task.id, old=old, new=new, **values), old)


def moved(row: Row | None, old: State) -> Task | None:
    """Log a transition in one line: ids only, never prompts."""
    if row is None:
        return None
    task = Task.from_row(row)
    log.info(
        "task %s %s -> %s chat=%s message=%s tries=%s provider=%s reason=%s",
        task.id, old, task.state, task.origin.chat_id, task.origin.message_id, task.tries, task.provider_id, task.reason_key,
    )  # fmt: skip
    return task
