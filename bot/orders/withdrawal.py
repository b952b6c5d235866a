"""What *Cancel* and /cancel do: free before the create is sent; later the task is paid, and its chat can be muted for it."""

from collections.abc import Callable
from typing import assert_never

from bot.errors import UserError
from bot.parsing.doubts import Doubt
from storage.model import Task
from storage.states import FACTS, State
from storage.tasks import Tasks

MAX_CHANGES = 5  # concurrent state changes of a row after which a cancellation stops trying again


class Withdrawal:
    """Nothing here can order. Methods return the text key of the answer."""

    def __init__(self, tasks: Tasks, wake: Callable[[], None], clock: Callable[[], float]) -> None:
        self._tasks = tasks
        self._wake = wake
        self._clock = clock

    async def cancel(self, task: Task) -> str:
        """Cancel what was not sent; what was sent is paid: mute it, and keep it for /show."""
        for _ in range(MAX_CHANGES):
            if FACTS[task.state].cancellable:
                if await self._tasks.cancel(task, self._clock()):
                    self._wake()
                    return "cancel-free"
            elif muted := await self._tasks.mute(task, self._clock()):
                self._wake()
                return _muted_answer(muted.state)
            # The state has changed since it was read, or the task has ended; during retries it can change several times.
            fresh = await self._tasks.get(task.id)
            if fresh is None:
                raise UserError("task-not-found")
            if fresh.state is task.state and fresh.version == task.version:
                break
            task = fresh
        if task.state is State.CANCELLED:
            return "cancel-free"
        return _muted_answer(task.state) if task.muted else "cancel-nothing"

    async def by_button(self, task: Task, version: int) -> str:
        """*Cancel* on the card of a draft or of a queued order, which promised that it is free: a paid one is left alone.

        `version`: that the card shows. Raises UserError for a draft that has changed since, and for what was sent.
        """
        if task.state is State.DRAFT and task.version != version and task.doubt != Doubt.CHANGE:
            raise UserError("button-stale")
        for _ in range(MAX_CHANGES):
            if not FACTS[task.state].cancellable:
                break
            if await self._tasks.cancel(task, self._clock()):
                self._wake()
                return "cancel-free"
            task = await self._tasks.get(task.id) or task
        if task.state is State.CANCELLED:
            return "cancel-free"
        raise UserError("cancel-nothing" if FACTS[task.state].idle else "cancel-late")

    async def mute(self, task: Task) -> str:
        """*Cancel* on the card of a task that is being made."""
        muted = await self._tasks.mute(task, self._clock())
        self._wake()
        return "cancel-muted" if muted or await self._is_muted(task) else "cancel-nothing"

    async def _is_muted(self, task: Task) -> bool:
        fresh = await self._tasks.get(task.id)
        return fresh is not None and fresh.muted and FACTS[fresh.state].can_be_muted

    async def unmute(self, task: Task) -> str:
        """*Post it here after all*: its news and its video come to the chat again."""
        await self._tasks.unmute(task, self._clock())
        self._wake()
        return "unmuted"


def _muted_answer(state: State) -> str:
    """The text key of the answer to /cancel for a muted task."""
    match state:
        case State.SUBMITTING:
            return "cancel-sending"
        case State.UNKNOWN:
            return "cancel-unknown"
        case State.RUNNING | State.READY | State.UNDELIVERED:
            return "cancel-paid"
        case (
            State.DRAFT
            | State.COLLECTING
            | State.QUEUED
            | State.DELIVERING
            | State.DELIVERED
            | State.FAILED
            | State.EXPIRED
            | State.REFUSED
            | State.CANCELLED
        ):
            return "cancel-nothing"
        case other:
            assert_never(other)
