"""The buttons below a status message, by the state of its task."""

from typing import assert_never

from bot.botapi.messenger import Button
from bot.callbacks import NUMBERED, Action, TaskButton, callback_data, model_fits
from bot.catalogue import ANY, Catalogue, Model, Usable, alternatives_to
from bot.parameters import Parameters
from bot.texts.words import Words
from storage.model import Task
from storage.states import State

Rows = tuple[tuple[Button, ...], ...]

LINK_ACTIONS = (Action.AS_PICTURE, Action.AS_WORDS, Action.CANCEL)
OTHER_MODELS = 2  # offered when a task has failed
ALTERNATIVES = 3  # offered when a model cannot make the request
NO_SUCH_MODEL = "model"  # the reason of a refusal about the model
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

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue

    def of(self, task: Task, image_count: int, usable: Usable = ANY) -> Rows:
        """The buttons for the row as it is now. `usable`: the models that can be ordered now."""
        match task.state:
            case State.DRAFT:
                return self._draft(task, image_count, usable)
            case State.QUEUED:
                return ((self._button(task, Action.CANCEL),),)
            case State.RUNNING:
                return () if task.muted else self._copy_id(task)
            case State.UNKNOWN:
                return () if task.muted or task.settled else self._unknown(task)
            case State.REFUSED:
                return self._refused(task, image_count, usable)
            case State.FAILED:
                return self._retry(task, image_count, usable)
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

    def _draft(self, task: Task, image_count: int, usable: Usable) -> Rows:
        if task.parameters is None:
            return ()
        cancel = self._button(task, Action.CANCEL)
        model = self._catalogue.find(task.parameters.model)
        refusal = usable.refusal(model, image_count) if model else None
        if model is None or refusal is None:
            return ((self._button(task, Action.CREATE), cancel),)
        others = self.with_models(task, image_count, usable)
        if not (model.paused or model.name in usable.resting):
            return (*others, (cancel,))
        # Later, when the model is available again, this orders with it.
        label = self._words.plain(task.origin.language, "button-model", model=model.title)
        create = TaskButton(Action.CREATE, task.id, task.version)
        return (*others, (Button(label, data=callback_data(create)), cancel))

    def with_models(self, task: Task, image_count: int, usable: Usable = ANY) -> Rows:
        """The models that can make a draft, each with its price. A press orders with one of them."""
        buttons = self._alternatives(task, image_count, usable, "button-with", Action.ORDER_WITH)
        return tuple((button,) for button in buttons[:ALTERNATIVES])

    def instead(self, task: Task, image_count: int, usable: Usable = ANY) -> Rows:
        """The models that can make a task again, each with its price. A press repeats the task with one of them."""
        buttons = self._alternatives(task, image_count, usable, "button-model", Action.MODEL)
        return tuple((button,) for button in buttons[:ALTERNATIVES])

    def _alternatives(
        self, task: Task, image_count: int, usable: Usable, label: str, action: Action
    ) -> tuple[Button, ...]:
        """A button for each model that accepts the request."""
        if task.parameters is None:
            return ()
        number = task.redos if action in NUMBERED else task.version
        found = [
            (self._with_price(task, label, model, parameters), TaskButton(action, task.id, number, model.name))
            for model, parameters in alternatives_to(
                self._catalogue, Parameters.of(task.parameters), image_count, task.prompt, usable
            )
        ]
        return tuple(Button(text, data=callback_data(button)) for text, button in found if model_fits(button))

    def _with_price(self, task: Task, label: str, model: Model, parameters: Parameters) -> str:
        text = self._words.plain(task.origin.language, label, model=model.title)
        price = model.price(parameters.values)
        return text if price is None else f"{text} · {price} {self._catalogue.currency}".strip()

    def _copy_id(self, task: Task) -> Rows:
        if not task.provider_id or len(task.provider_id) > LONGEST_COPY:
            return ()
        return ((Button(self._words.say(task.origin.language, "button-copy"), copy=task.provider_id),),)

    def _unknown(self, task: Task) -> Rows:
        return ((self._button(task, Action.SEND_AGAIN, "again-paid"),), (self._button(task, Action.DISMISS),))

    def _refused(self, task: Task, image_count: int, usable: Usable) -> Rows:
        if task.reason_key in RETRIABLE:
            if task.settled:
                return ()
            others = self.instead(task, image_count, usable) if self._is_unavailable(task, usable) else ()
            return (*others, (self._button(task, Action.SEND_AGAIN),))
        return () if task.reason_key in PHOTO_NEEDED else self._retry(task, image_count, usable)

    def _is_unavailable(self, task: Task, usable: Usable) -> bool:
        """Whether the task's model was refused as unavailable, or rests or is paused now."""
        if task.state is State.REFUSED and task.reason_key == NO_SUCH_MODEL:
            return True
        model = self._catalogue.find(task.parameters.model) if task.parameters else None
        return model is not None and bool(model.paused or model.name in usable.resting)

    def _undelivered(self, task: Task) -> Rows:
        deliver = (self._button(task, Action.DELIVER),)
        return (deliver, self._repeat(task, "redo")) if task.reason_key in BAD_RESULT else (deliver,)

    def _repeat(self, task: Task, label: str) -> tuple[Button, ...]:
        """A new order, unchanged or changed."""
        return (self._button(task, Action.REPEAT, label), self._button(task, Action.CHANGE))

    def _retry(self, task: Task, image_count: int, usable: Usable) -> Rows:
        repeat, others = self._repeat(task, "retry"), self.instead(task, image_count, usable)
        if self._is_unavailable(task, usable):
            return (*others, repeat)
        return (repeat, *others[:OTHER_MODELS])

    def _button(self, task: Task, action: Action, label: str = "") -> Button:
        words = self._words.say(task.origin.language, f"button-{label or action}")
        number = task.redos if action in NUMBERED else task.version
        return Button(words, data=callback_data(TaskButton(action, task.id, number)))
