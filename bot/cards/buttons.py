"""The buttons below a status message, by the state of its task."""

from typing import assert_never

from bot.botapi.messenger import Button
from bot.callbacks import NUMBERED, Action, TaskButton, callback_data, model_fits
from bot.catalogue import Catalogue, alternatives_to
from bot.parameters import Parameters
from bot.texts.words import Words
from storage.model import Task
from storage.states import State

Rows = tuple[tuple[Button, ...], ...]

LINK_ACTIONS = (Action.AS_PICTURE, Action.AS_WORDS, Action.CANCEL)
OTHER_MODELS = 2  # offered when a task has failed
LONGEST_COPY = 256  # characters that a button can copy to the clipboard
RETRIABLE = frozenset({"unreachable", "busy", "quota", "key", "photo-store", "telegram", "may-not-write", "went-wrong"})
"""Reasons for a refusal that may not apply to the same request later."""
PHOTO_NEEDED = frozenset({"photo-gone", "photo-too-big"})
"""Reasons for a refusal that only another photo removes."""
BAD_RESULT = frozenset({"link-refused", "not-a-video", "endless", "link-dead"})
"""Reasons why a result was not delivered that will hardly change when it is fetched again."""


class StatusButtons:
    """Rows of buttons for a task."""

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue

    def of(self, task: Task, image_count: int) -> Rows:
        """The buttons for the row as it is now."""
        match task.state:
            case State.DRAFT:
                return (
                    ((self._button(task, Action.CREATE), self._button(task, Action.CANCEL)),) if task.parameters else ()
                )
            case State.QUEUED:
                return ((self._button(task, Action.CANCEL),),)
            case State.RUNNING:
                return () if task.muted else self._copy_id(task)
            case State.UNKNOWN:
                return () if task.muted or task.settled else self._unknown(task)
            case State.REFUSED:
                return self._refused(task, image_count)
            case State.FAILED:
                return self._retry(task, image_count)
            case State.UNDELIVERED:
                return () if task.muted else self._undelivered(task)
            case State.EXPIRED:
                return ((self._button(task, Action.CHECK),),)
            case (
                State.COLLECTING | State.SUBMITTING | State.READY | State.DELIVERING | State.DELIVERED | State.CANCELLED
            ):
                return ()
            case other:
                assert_never(other)

    def about_links(self, task: Task) -> Rows:
        """For a draft with links that may be pictures."""
        return tuple((self._button(task, action),) for action in LINK_ACTIONS)

    def _copy_id(self, task: Task) -> Rows:
        if not task.provider_id or len(task.provider_id) > LONGEST_COPY:
            return ()
        return ((Button(self._words.say(task.origin.language, "button-copy"), copy=task.provider_id),),)

    def _unknown(self, task: Task) -> Rows:
        return ((self._button(task, Action.SEND_AGAIN, "again-paid"),), (self._button(task, Action.DISMISS),))

    def _refused(self, task: Task, image_count: int) -> Rows:
        if task.reason_key in RETRIABLE:
            return () if task.settled else ((self._button(task, Action.SEND_AGAIN),),)
        return () if task.reason_key in PHOTO_NEEDED else self._retry(task, image_count)

    def _undelivered(self, task: Task) -> Rows:
        deliver = (self._button(task, Action.DELIVER),)
        return (deliver, self._repeat(task, "redo")) if task.reason_key in BAD_RESULT else (deliver,)

    def _repeat(self, task: Task, label: str) -> tuple[Button, ...]:
        """A new order, unchanged or changed."""
        return (self._button(task, Action.REPEAT, label), self._button(task, Action.CHANGE))

    def _retry(self, task: Task, image_count: int) -> Rows:
        return tuple(row for row in (self._repeat(task, "retry"), self._other_models(task, image_count)) if row)

    def _other_models(self, task: Task, image_count: int) -> tuple[Button, ...]:
        """Models that accept the same request."""
        if task.parameters is None:
            return ()
        buttons = [
            (model.title, TaskButton(Action.MODEL, task.id, task.redos, model.name))
            for model in alternatives_to(self._catalogue, Parameters.of(task.parameters), image_count, task.prompt)
        ]
        return tuple(
            Button(self._words.plain(task.origin.language, "button-model", model=title), data=callback_data(button))
            for title, button in buttons
            if model_fits(button)
        )[:OTHER_MODELS]

    def _button(self, task: Task, action: Action, label: str = "") -> Button:
        words = self._words.say(task.origin.language, f"button-{label or action}")
        number = task.redos if action in NUMBERED else task.version
        return Button(words, data=callback_data(TaskButton(action, task.id, number)))
