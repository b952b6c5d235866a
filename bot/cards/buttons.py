"""The buttons below a status message, by the state of its task."""

from typing import assert_never

from bot.botapi.messenger import Button
from bot.callbacks import NUMBERED, Action, TaskButton, callback_data, model_fits
from bot.catalogue import Catalogue, Model, Offered, alternatives_to, fitting_models, offer_all, picture_refusal
from bot.parameters import Parameters
from bot.texts.words import Words
from storage.model import Task
from storage.states import State

Rows = tuple[tuple[Button, ...], ...]

LINK_ACTIONS = (Action.AS_PICTURE, Action.AS_WORDS, Action.CANCEL)
OTHER_MODELS = 2  # offered when a task has failed
FITTING_MODELS = 4  # offered when a draft's model does not take its pictures
LONGEST_COPY = 256  # characters that a button can copy to the clipboard
RETRIABLE = frozenset(
    {"unreachable", "busy", "quota", "key", "photo-store", "telegram", "may-not-write", "went-wrong", "absent"}
)
"""Reasons for a refusal that may not apply to the same request later."""
PHOTO_NEEDED = frozenset({"photo-gone", "photo-too-big", "picture-link"})
"""Reasons for a refusal that only another photo removes."""
BAD_RESULT = frozenset({"link-refused", "not-a-video", "endless", "link-dead"})
"""Reasons why a result was not delivered that will hardly change when it is fetched again."""


class StatusButtons:
    """Rows of buttons for a task."""

    def __init__(self, words: Words, catalogue: Catalogue, offered: Offered = offer_all) -> None:
        self._words = words
        self._catalogue = catalogue
        self._offered = offered

    def of(self, task: Task, image_count: int) -> Rows:
        """The buttons for the row as it is now."""
        match task.state:
            case State.DRAFT:
                return self._draft(task, image_count)
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

    def _draft(self, task: Task, image_count: int) -> Rows:
        if task.parameters is None:
            return ()
        cancel = self._button(task, Action.CANCEL)
        model = self._catalogue.find(task.parameters.model)
        if model and picture_refusal(model, image_count):
            return (*self.with_models(task, image_count), (cancel,))
        return ((self._button(task, Action.CREATE), cancel),)

    def with_models(self, task: Task, image_count: int) -> Rows:
        """The models that take the pictures of a draft, each with its price. A press orders with one of them."""
        if task.parameters is None:
            return ()
        draft = Parameters.of(task.parameters)
        fitting = [
            (
                self._with_price(task, model, parameters),
                TaskButton(Action.ORDER_WITH, task.id, task.version, model.name),
            )
            for model, parameters in fitting_models(self._catalogue, draft, image_count, task.prompt, self._offered)
        ]
        return tuple((Button(label, data=callback_data(button)),) for label, button in fitting if model_fits(button))[
            :FITTING_MODELS
        ]

    def _with_price(self, task: Task, model: Model, parameters: Parameters) -> str:
        label = self._words.plain(task.origin.language, "button-with", model=model.title)
        price = model.price(parameters.values)
        return label if price is None else f"{label} · {price} {self._catalogue.currency}".strip()

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
        return (self._repeat(task, "retry"), *self._other_models(task, image_count))

    def _other_models(self, task: Task, image_count: int) -> Rows:
        """Models that accept the same request, each in a row of its own: half a row is too narrow for many titles."""
        if task.parameters is None:
            return ()
        buttons = [
            (model.title, TaskButton(Action.MODEL, task.id, task.redos, model.name))
            for model in alternatives_to(
                self._catalogue, Parameters.of(task.parameters), image_count, task.prompt, self._offered
            )
        ]
        return tuple(
            (Button(self._words.plain(task.origin.language, "button-model", model=title), data=callback_data(button)),)
            for title, button in buttons
            if model_fits(button)
        )[:OTHER_MODELS]

    def _button(self, task: Task, action: Action, label: str = "") -> Button:
        words = self._words.say(task.origin.language, f"button-{label or action}")
        number = task.redos if action in NUMBERED else task.version
        return Button(words, data=callback_data(TaskButton(action, task.id, number)))
