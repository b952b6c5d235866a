"""Turns: chats take turns in the queue. Each queued task has a number, and the lowest number is sent first.

A chat's tasks are one apart. The first task of a chat that has nothing queued comes an eighth of a turn after the tasks
that are being sent now: before the second task of every other chat, yet not before all of them for ever, however many
new chats there are. A chat that has just had its turn comes after the others that wait.
"""

from collections.abc import Iterable

from storage.model import Task
from storage.session import Executor, Row


async def take_turn(executor: Executor, task: Task) -> Row | None:
    """Give a task that has just been queued its turn, after its chat's other tasks. Returns its row."""
    return await executor.one("turn_take", id=task.id, bot_id=task.origin.bot_id, chat_id=task.origin.chat_id)


async def give_back(executor: Executor, bot_id: int, chat_id: int, turns: Iterable[float]) -> None:
    """Let a chat's later tasks move up after tasks with these turns have left the queue without being sent."""
    for turn in sorted(turns, reverse=True):
        await executor.run("turn_give_back", bot_id=bot_id, chat_id=chat_id, turn=turn)
