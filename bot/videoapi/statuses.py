"""Finds the status of the task among the statuses of a response.

A gateway's wrapper may have a status of its own, and an error about the query ("too many requests") may look like a
failed task. Neither must end a paid task, so:

1. A status counts where a task may be: at the top level, and under wrappers such as `data`, `result`, `output`, `detail`, `task`.
2. The status of an object that has an id, or is within one, is preferred, outermost first. If it means "done", but there is
   no link and a task inside has another status, the inner status counts.
3. Without any id, a status that means "failed" counts only if nothing in the response is about the query
   (`query_errors.py`). Words that gateways also use for themselves (`error`, `timeout`, `expired`, …) count only if
   something else mentions a task.
4. `ok`, `true` and numbers are not statuses of a task.
"""

from bot.videoapi.ids import has_own_id
from bot.videoapi.keys import snake_case
from bot.videoapi.nodes import Node
from bot.videoapi.query_errors import is_ambiguous_failure, is_query_error, mentions_query_error, mentions_rejection
from bot.videoapi.status_fields import Status, has_number, statuses_in
from bot.videoapi.status_words import TaskState

FILTERED_REASONS = "rai_media_filtered_reasons"  # Google's reasons why a finished operation has no video


def find_task_status(nodes: list[Node], *, has_link: bool) -> Status | None:
    """Find the status of the task; None if there is none, or if it may be about the query."""
    tasks = [node for node in nodes if node.may_be_task]
    found = [status for node in tasks for status in statuses_in(node)]
    is_filtered = any(node.name == FILTERED_REASONS and isinstance(node.value, str) for node in nodes)
    if is_filtered and not has_link and any(status.word == "done" for status in found):
        return Status("filtered", nodes[0])
    identified = _within_ids(tasks)
    of_tasks = [status for status in found if status.node in identified]
    if of_tasks:
        status = _of_identified_task(of_tasks, has_link=has_link)
        # Some gateways give an id of its own to the error of a query.
        is_rejected = snake_case(status.word) == "error" and any(map(mentions_rejection, nodes))
        return None if is_rejected else status
    return _of_unidentified_task(_without_query_errors(found, nodes, contains_task=bool(identified)))


def has_numeric_status(nodes: list[Node]) -> bool:
    """Whether an object with an id has a number as its status. Its meaning differs between services."""
    if any(map(mentions_query_error, nodes)):
        return False
    return any(has_own_id(node) and has_number(node) for node in nodes)


def _within_ids(tasks: list[Node]) -> set[Node]:
    """Collect the objects that have the id of a task, or are inside one. `tasks`: those that may be one."""
    identified: set[Node] = set()
    for node in tasks:
        if node.parent in identified or has_own_id(node):
            identified.add(node)
    return identified


def _of_identified_task(statuses: list[Status], *, has_link: bool) -> Status:
    """Choose the outermost. A wrapper that is "done" without a link gives way to the task inside it."""
    first = statuses[0]
    inner = next(
        (other for other in statuses[1:] if has_own_id(other.node) and first.node in other.node.ancestors()), None
    )
    if inner is not None and first.state is TaskState.DONE and inner.is_known and not has_link:
        return inner
    if not first.is_known and has_link:
        return next((status for status in statuses[1:] if status.state is TaskState.DONE), first)
    return first


def _without_query_errors(found: list[Status], nodes: list[Node], *, contains_task: bool) -> list[Status]:
    failed = any(status.state is TaskState.FAILED for status in found)
    is_rejected = failed and any(mentions_query_error(node) for node in nodes if not is_ambiguous_failure(node))
    others = [status for status in found if status.state is not TaskState.FAILED or not is_rejected]
    return [status for status in others if not is_query_error(status, contains_task=contains_task)]


def _of_unidentified_task(statuses: list[Status]) -> Status | None:
    """Choose the outermost. A top-level "success" is the gateway's if an object inside it has another known status."""
    if not statuses:
        return None
    first = statuses[0]
    if first.state is TaskState.DONE and first.node.key is None:
        inner = [status for status in statuses[1:] if status.is_known and status.node.name not in {"detail", "details"}]
        return next((status for status in inner if status.state is not TaskState.DONE), first)
    return first
