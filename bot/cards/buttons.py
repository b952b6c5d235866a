"""The buttons below a status message, by the state of its task."""

from typing import assert_never

from bot.botapi.messenger import Button
from bot.callbacks import NUMBERED, Action, TaskButton, callback_data, model_fits
from bot.cards.fitting import FitButtons
from bot.cards.prices import Prices
from bot.catalogue import ANY, Catalogue, Model, Usable, alternatives_to
from bot.parameters import Parameters
from bot.texts.words import Words
from bot.videoapi.failure_kinds import ABOUT_WORDS, FailureKind, failure_kind, mentions_pictures
from storage.model import Task
from storage.states import State

Rows = tuple[tuple[Button, ...], ...]

OTHER_MODELS = 2  # offered when a task has failed
ALTERNATIVES = 3  # offered when a model cannot make the request
UNAVAILABLE = frozenset({"model", "no-access", "paused", "removed"})  # the reasons of refusals about the model
LONGEST_COPY = 256  # characters that a button can copy to the clipboard
RETRIABLE = frozenset(
    {
        "unreachable", "busy", "quota", "key", "address", "certificate", "format", "photo-store", "telegram", "may-not-write",
        "went-wrong", "absent",
    }
)  # fmt: skip
"""Reasons for a refusal that may not apply to the same request later."""
PHOTO_NEEDED = frozenset({"photo-gone", "photo-too-big", "picture-link"})
"""Reasons for a refusal that only another photo removes."""
BAD_RESULT = frozenset({"link-refused", "not-a-video", "endless", "link-dead"})
"""Reasons why a result was not delivered that will hardly change when it is fetched again."""


def kind_of(task: Task) -> FailureKind | None:
    """What the provider's words mean, if they are the reason why a task has failed or was refused."""
    is_refused = task.state is State.REFUSED and task.reason_key == "said"
    kind = failure_kind(task.reason) if task.reason and (is_refused or task.state is State.FAILED) else None
    return None if kind is FailureKind.LOST and is_refused else kind  # nothing was there yet


def is_about_pictures(task: Task, image_count: int) -> bool:
    """Whether a failed or refused task had pictures, and its reason mentions them."""
    is_picture = kind_of(task) in {FailureKind.PICTURE, FailureKind.PEOPLE}
    return bool(image_count and task.reason and (is_picture or mentions_pictures(task.reason)))


class StatusButtons:
    """Rows of buttons for a task."""

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue
        self._prices = Prices(catalogue)
        self._fits = FitButtons(words, self._prices)

    def of(self, task: Task, image_count: int, usable: Usable = ANY) -> Rows:
        """The buttons for the row as it is now. `usable`: the models that can be ordered now."""
        match task.state:
            case State.DRAFT:
                return self._draft(task, image_count, usable)
            case State.QUEUED:
                fits = self._fits.rows(task, "button-fit-instead", Action.FIT)
                return (*fits, (self._button(task, Action.CANCEL),))
            case State.RUNNING:
                return self._running(task)
            case State.UNKNOWN:
                return () if task.muted or task.settled else self._unknown(task)
            case State.REFUSED:
                return self._refused(task, image_count, usable)
            case State.FAILED:
                return self._failed(task, image_count, usable)
            case State.READY | State.UNDELIVERED:
                return self._made(task)
            case State.EXPIRED:
                return ((self._button(task, Action.CHECK),),)
            case State.COLLECTING | State.SUBMITTING | State.DELIVERING | State.DELIVERED | State.CANCELLED:
                return ()
            case other:
                assert_never(other)

    def about_links(self, task: Task) -> Rows:
        """For a draft with links that may be pictures."""
        ordering = (self._ordering(task, action) for action in (Action.AS_PICTURE, Action.AS_WORDS))
        return (*((button,) for button in ordering), (self._button(task, Action.CANCEL),))

    def _draft(self, task: Task, image_count: int, usable: Usable) -> Rows:
        if task.parameters is None:
            return ()
        cancel = self._button(task, Action.CANCEL)
        model = self._catalogue.find(task.parameters.model)
        refusal = usable.refusal(model, image_count) if model else None
        if model is None or refusal is None:
            create, *rest = self.create(task)
            return (create, *self._fits.rows(task, "button-fit", Action.FIT), *rest)
        others = self.with_models(task, image_count, usable)
        if not usable.is_paused_or_rests(model):
            return (*others, (cancel,))
        # When the model is available again, this orders with it. The card may not be edited then.
        label = self._words.plain(task.origin.language, "button-later", model=model.title)
        return (
            *others,
            *self._prices.rows(self._ordering(task, Action.CREATE, label), self._prices.of(task), cancel),
        )

    def create(self, task: Task) -> Rows:
        """*Create*, and *Cancel*."""
        return self._prices.rows(self._create(task), self._prices.of(task), self._button(task, Action.CANCEL))

    def cancel(self, task: Task) -> Rows:
        """Only *Cancel*."""
        return ((self._button(task, Action.CANCEL),),)

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
        found = [
            self._with_model(task, label, action, model, self._prices.of_parameters(parameters))
            for model, parameters in alternatives_to(
                self._catalogue, Parameters.of(task.parameters), image_count, task.prompt, usable
            )
        ]
        return tuple(Button(text, data=callback_data(button)) for text, button in found if model_fits(button))

    def _with_model(
        self, task: Task, label: str, action: Action, model: Model, price: int | None
    ) -> tuple[str, TaskButton]:
        """The words and the data of a button that orders with a model."""
        text = self._words.plain(task.origin.language, label, model=model.title)
        number = task.redos if action in NUMBERED else task.version
        return self._prices.label(text, price), TaskButton(action, task.id, number, model.name, price)

    def _running(self, task: Task) -> Rows:
        """*Cancel* only mutes it: the answer to the press says that it is paid."""
        if task.muted:
            return (*self._unmute(task), *self._copy_id(task))
        mute = TaskButton(Action.MUTE, task.id, task.version)
        cancel = Button(self._say(task, Action.CANCEL), data=callback_data(mute))
        fits = self._fits.rows(task, "button-fit-again", Action.FIT_AGAIN)
        return ((self._button(task, Action.CHECK), cancel), *self._copy_id(task), *fits)

    def _unmute(self, task: Task) -> Rows:
        return ((self._button(task, Action.UNMUTE),),)

    def _copy_id(self, task: Task) -> Rows:
        if not task.provider_id or len(task.provider_id) > LONGEST_COPY:
            return ()
        return ((Button(self._words.say(task.origin.language, "button-copy"), copy=task.provider_id),),)

    def _unknown(self, task: Task) -> Rows:
        return (
            (self._ordering(task, Action.SEND_AGAIN, self._say(task, "again-paid")),),
            (self._button(task, Action.DISMISS),),
        )

    def _refused(self, task: Task, image_count: int, usable: Usable) -> Rows:
        if task.reason_key in RETRIABLE:
            if task.settled:
                return ()
            again, others = self._ordering(task, Action.SEND_AGAIN), self.instead(task, image_count, usable)
            if self._is_unavailable(task, usable):
                return (*others, (again,))
            return ((again,), *(others[:OTHER_MODELS] if task.reason_key == "busy" else ()))
        if task.reason_key in PHOTO_NEEDED:
            return ((self._button(task, Action.PHOTO),),)
        return self._failed(task, image_count, usable)

    def _failed(self, task: Task, image_count: int, usable: Usable) -> Rows:
        """What may help: other words or another photo, if the same ones will be refused again; else another try."""
        kind = kind_of(task)
        photo = ((self._button(task, Action.PHOTO),),) if is_about_pictures(task, image_count) else ()
        if kind in ABOUT_WORDS:
            words = TaskButton(Action.CHANGE, task.id, task.redos)
            return (*photo, (Button(self._say(task, "words"), data=callback_data(words)),))
        if kind is FailureKind.PICTURE and photo:
            return (*photo, (self._button(task, Action.CHANGE),))
        return (*photo, *self._retry(task, image_count, usable))

    def _is_unavailable(self, task: Task, usable: Usable) -> bool:
        """Whether the task's model was refused as unavailable, or rests or is paused now."""
        if task.state is State.REFUSED and task.reason_key in UNAVAILABLE:
            return True
        if kind_of(task) is FailureKind.MODEL:
            return True
        model = self._catalogue.find(task.parameters.model) if task.parameters else None
        return model is not None and usable.is_paused_or_rests(model)

    def _made(self, task: Task) -> Rows:
        """Of a video that is not in the chat."""
        if task.muted:
            return self._unmute(task)
        if task.state is State.READY:
            return ()
        deliver = (self._button(task, Action.DELIVER),)
        return (deliver, *self._repeat(task, "redo")) if task.reason_key in BAD_RESULT else (deliver,)

    def _repeat(self, task: Task, label: str) -> Rows:
        """A new order, unchanged or changed."""
        repeat = self._ordering(task, Action.REPEAT, self._say(task, label))
        return self._prices.rows(repeat, self._prices.of(task), self._button(task, Action.CHANGE))

    def _retry(self, task: Task, image_count: int, usable: Usable) -> Rows:
        repeat, others = self._repeat(task, "retry"), self.instead(task, image_count, usable)
        if self._is_unavailable(task, usable):
            return (*others, *repeat)
        return (*repeat, *others[:OTHER_MODELS])

    def _create(self, task: Task) -> Button:
        """*Create*, or *Create for 0.40 USD*."""
        price = self._prices.of(task)
        if price is None:
            return self._button(task, Action.CREATE)
        label = self._words.plain(task.origin.language, "button-create-for", price=self._prices.format(price))
        return Button(label, data=callback_data(TaskButton(Action.CREATE, task.id, task.version, price=price)))

    def _ordering(self, task: Task, action: Action, label: str = "") -> Button:
        """A button that orders what the task has, with today's price."""
        price, number = self._prices.of(task), task.redos if action in NUMBERED else task.version
        text = self._prices.label(label or self._say(task, action), price)
        return Button(text, data=callback_data(TaskButton(action, task.id, number, price=price)))

    def _button(self, task: Task, action: Action) -> Button:
        number = task.redos if action in NUMBERED else task.version
        return Button(self._say(task, action), data=callback_data(TaskButton(action, task.id, number)))

    def _say(self, task: Task, label: str) -> str:
        return self._words.say(task.origin.language, f"button-{label}")
