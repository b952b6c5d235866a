"""What the status message of a task shows in each state: a pure projection of the row into words and buttons."""

import html
import re
import time
from collections.abc import Callable, Sequence
from typing import assert_never

from bot.botapi.messenger import Button, Card
from bot.callbacks import NUMBERED, Act, TaskButton, model_fits, write
from bot.cards.making import always
from bot.catalogue import Catalogue, Model, clip, listed, others_for
from bot.options import (
    DOCUMENTED,
    DURATION,
    KIN_OF,
    WATERMARK,
    Parameters,
    Source,
    Value,
    read_seconds,
    spelled,
    written,
)
from bot.parsing.links import host_of
from bot.settings import CLOUD_DOWNLOAD, MIB
from bot.texts.words import Html, Words, clip_escaped
from storage.model import Task
from storage.states import State

NAMED = frozenset({"model", *(option.name for option in DOCUMENTED)})
"""Options whose names the texts know; others go by their own."""
ABOUT_LINKS = (Act.AS_PICTURE, Act.AS_WORDS, Act.CANCEL)
MINUTE = 60.0  # seconds
LONGEST_LINE = 200  # characters of what was understood, after which options are left out
OTHER_MODELS = 2  # that a failure card offers
QUIET = frozenset({State.SUBMITTING, State.RUNNING, State.READY, State.DELIVERING, State.UNDELIVERED})
"""States in which a muted task has nothing to say but that it goes on."""
PRICED = frozenset({State.DRAFT, State.COLLECTING, State.QUEUED, State.SUBMITTING, State.RUNNING})
"""States in which the catalogue's price is said; what is over may have cost what another catalogue said."""
IMAGE_WORDS = re.compile(r"image|picture|photo|input_reference|图|圖|изображен|imagen", re.IGNORECASE)
RETRIABLE = frozenset({"unreachable", "busy", "quota", "key", "photo-store", "telegram", "may-not-write", "went-wrong"})
"""Refusals that the same request may survive later."""
PHOTO_NEEDED = frozenset({"photo-gone", "photo-too-big"})
"""Refusals that only another photo mends: the same request would be refused again."""
SPOILED = frozenset({"link-refused", "not-a-video", "endless", "link-dead"})
"""Results that will hardly be better when they are fetched once more."""


class Cards:
    """Knows the words, the catalogue and how many seconds a model usually takes; everything else comes from the row."""

    def __init__(
        self,
        words: Words,
        catalogue: Catalogue,
        usual: Callable[[str], float] = always,
        clock: Callable[[], float] = time.time,
        photo_limit: int = CLOUD_DOWNLOAD,
    ) -> None:
        """`photo_limit` in bytes."""
        self._words = words
        self._catalogue = catalogue
        self._usual = usual
        self._clock = clock
        self._photo_limit = photo_limit

    def card(self, task: Task, image_count: int, place: int | None = None, doubtful: Sequence[str] = ()) -> Card:
        """The card for the row as it is now; `place` is that of an order that waits in the queue.

        `doubtful`: the links of a draft that may be pictures. Its buttons are about them then.
        """
        if doubtful and task.parameters and task.state is State.DRAFT:
            return self._about_links(task, Parameters.of(task.parameters), image_count, doubtful)
        text = self._text(task, image_count)
        if place is not None:
            text += "\n" + self._words.say(task.origin.language, "status-place", place=place)
        return Card(text, self._buttons(task, image_count))

    def refused_elsewhere(self, task: Task, title: str) -> Card:
        """For the user's private chat: why the order was not sent. `title` of the chat it was written in may be empty."""
        key = "refused-elsewhere" if title else "refused-somewhere"
        words = self._words.say(task.origin.language, key, title=title)
        return Card(
            "\n".join((words, self._words.say(task.origin.language, "quoted", prompt=clip_escaped(task.prompt))))
        )

    def understood(self, language: str, parameters: Parameters, image_count: int) -> Html:
        """One line that says what will be made."""
        named = {name: value for name, value in parameters.values.items() if self._needs_name(parameters, name, value)}
        plain = [self.value(language, name, value) for name, value in parameters.values.items() if name not in named]
        line = Html(" · ".join(_fitting((Html(html.escape(parameters.model)), *plain))))
        if image_count:
            images = Html(self._words.say(language, "images", count=image_count))
            line = Html(self._words.say(language, "understood-images", understood=line, images=images))
        for name, value in named.items():
            if len(line) > LONGEST_LINE:
                return Html(f"{line} · …")
            if not _goes_without_saying(parameters, name, value):
                facts = {"name": self.name(language, name), "value": self.value(language, name, value)}
                line = Html(self._words.say(language, "understood-named", understood=line, **facts))
        return line

    def name(self, language: str, name: str) -> Html:
        """An option's name as people read it; one that only the operator's catalogue knows stays as it is."""
        return Html(self._words.say(language, f"name-{name}") if name in NAMED else html.escape(name))

    def value(self, language: str, name: str, value: Value) -> Html:
        """An option's value as people read it; one that only the operator's catalogue knows stays as it is."""
        seconds = read_seconds(written(value)) if KIN_OF.get(spelled(name)) == DURATION else 0
        if seconds:
            return Html(self._words.say(language, "seconds", count=seconds))
        own = html.escape(clip(written(value)), quote=False)
        if name not in NAMED or name == "model":
            return Html(own)
        try:
            return Html(self._words.say(language, f"{name}-{written(value).lower()}"))
        except LookupError:
            return Html(own)

    def _needs_name(self, parameters: Parameters, name: str, value: Value) -> bool:
        """Whether a value says little without its option's name: a number but for seconds, a switch, a person's own text."""
        model = self._catalogue.find(parameters.model)
        option = model.option(name) if model else None
        if option and option.length is not None:
            return True
        return not isinstance(value, str) and KIN_OF.get(spelled(name)) != DURATION

    def span(self, language: str, seconds: float) -> Html:
        """A time as people say it: seconds, or minutes from one on."""
        if seconds < MINUTE:
            return Html(self._words.say(language, "seconds", count=max(1, round(seconds))))
        return Html(self._words.say(language, "minutes", count=round(seconds / MINUTE)))

    def _about_links(self, task: Task, parameters: Parameters, image_count: int, links: Sequence[str]) -> Card:
        """Asks whether links are pictures; either answer is the order."""
        language = task.origin.language
        hosts = clip(listed(dict.fromkeys(map(host_of, links))))
        understood = self._understood(task, parameters, image_count)
        lines = (
            self._words.say(language, "offer-links", count=len(links), hosts=hosts, understood=understood),
            *self._doubt(task),
            *self._defaulted(language, parameters),
            self._words.say(language, "quoted", prompt=clip_escaped(task.prompt)),
        )
        return Card("\n".join(lines), tuple((self._press(task, action),) for action in ABOUT_LINKS))

    def _text(self, task: Task, image_count: int) -> str:
        language = task.origin.language
        if task.state is State.DRAFT and task.parameters is None:
            return self._words.say(language, "offer-photos", count=image_count)
        if task.muted and task.state in QUIET:
            return self._words.say(language, "status-muted", short=task.id, id=task.provider_id or task.id)
        lines = [self._head(task, image_count)]
        if task.parameters and task.state is not State.DRAFT:
            lines += [
                self._understood(task, Parameters.of(task.parameters), image_count),
                *self._defaulted(language, Parameters.of(task.parameters)),
            ]
        elif task.parameters:
            lines += [*self._doubt(task), *self._defaulted(language, Parameters.of(task.parameters))]
        if task.prompt and (task.state is State.DRAFT or task.origin.message_id is None):
            lines.append(self._words.say(language, "quoted", prompt=clip_escaped(task.prompt)))
        return "\n".join(lines)

    def _doubt(self, task: Task) -> list[str]:
        """Why a draft asks, where its message was doubtful."""
        return [self._words.say(task.origin.language, f"doubt-{task.doubt}")] if task.doubt else []

    def _head(self, task: Task, image_count: int) -> str:  # noqa: C901 - one line a state reads better than a detour
        language = task.origin.language
        match task.state:
            case State.DRAFT:
                assert task.parameters is not None  # noqa: S101 - drafts without parameters were answered above
                understood = self._understood(task, Parameters.of(task.parameters), image_count)
                return self._words.say(language, "offer", understood=understood)
            case State.QUEUED if task.reason_key:
                return self._words.say(language, f"status-retry-{task.reason_key}") + self._provider_words(task)
            case State.RUNNING:
                return self._running(task)
            case State.READY | State.DELIVERING:
                return self._words.say(language, "status-ready", id=task.provider_id)
            case State.FAILED:
                return self._failed(task, image_count)
            case State.UNDELIVERED:
                reason = Html(self._words.say(language, f"undelivered-{task.reason_key}"))
                return self._words.say(language, "status-undelivered", reason=reason, id=task.provider_id)
            case State.DELIVERED | State.EXPIRED:
                return self._words.say(language, f"status-{task.state}", id=task.provider_id)
            case State.UNKNOWN if task.settled or task.muted:
                answer = task.settled or "forgotten"
                return self._words.say(language, f"status-unknown-{answer}", reason=self._reason(task), id=task.id)
            case State.UNKNOWN | State.REFUSED:
                return self._words.say(language, f"status-{task.state}", reason=self._reason(task), id=task.id)
            case State.COLLECTING | State.QUEUED | State.SUBMITTING | State.CANCELLED:
                return self._words.say(language, f"status-{task.state.replace('collecting', 'queued')}")
            case other:
                assert_never(other)

    def _understood(self, task: Task, parameters: Parameters, image_count: int) -> Html:
        """What will be made and, where the catalogue says it, for how much."""
        language = task.origin.language
        line = self.understood(language, parameters, image_count)
        model = self._catalogue.find(parameters.model)
        price = model.price(parameters.values) if model and task.state in PRICED else None
        if price is None:
            return line
        said = f"{price} {self._catalogue.currency}".strip()
        return Html(self._words.say(language, "understood-price", understood=line, price=said))

    def _running(self, task: Task) -> str:
        """How far it is, and how long it usually takes."""
        language = task.origin.language
        if task.lateness == "unresolved":
            return self._words.say(language, "status-unresolved", id=task.provider_id)
        if task.dead_links:  # it is made; only another link to it is being asked for
            return self._words.say(language, "status-ready", id=task.provider_id)
        lines = [self._words.say(language, "status-running", id=task.provider_id)]
        usual = self.span(language, self._usual(task.parameters.model if task.parameters else ""))
        if task.progress is not None:
            elapsed = self.span(language, self._clock() - (task.accepted_at or task.created_at))
            bar = "▓" * (task.progress // 10) + "░" * (10 - task.progress // 10)
            lines.append(
                self._words.say(
                    language, "status-progress", bar=bar, percent=task.progress, elapsed=elapsed, usual=usual
                )
            )
        if task.lateness:
            lines.append(self._words.say(language, "status-late"))
        elif task.progress is None:
            lines.append(self._words.say(language, "status-usual", usual=usual))
        return "\n".join(lines)

    def _failed(self, task: Task, image_count: int) -> str:
        language = task.origin.language
        lines = [self._words.say(language, "status-failed", id=task.provider_id) + self._provider_words(task)]
        if image_count and IMAGE_WORDS.search(task.reason or ""):
            images = Html(self._words.say(language, "images", count=image_count))
            lines.append(self._words.say(language, "status-failed-images", images=images))
        return "\n".join((*lines, self._words.say(language, "status-failed-money")))

    def _reason(self, task: Task) -> Html:
        language, key = task.origin.language, task.reason_key or "refused"
        model = task.parameters.model if task.parameters else ""
        others = listed(name for name in self._catalogue.available if name != model)
        if key == "model" and not others:
            key = "model-only"
        if key == "said" and not task.reason:
            key = "refused"
        text = self._words.say(
            language, f"reason-{key}", model=model, others=others, reason=clip_escaped(task.reason or ""),
            limit=self._photo_limit // MIB,
        )  # fmt: skip
        return Html(text if key == "said" else text + self._provider_words(task))

    def _provider_words(self, task: Task) -> str:
        if not task.reason:
            return ""
        return "\n" + self._words.say(task.origin.language, "reason-words", reason=clip_escaped(task.reason))

    def _defaulted(self, language: str, parameters: Parameters) -> list[str]:
        """What the chat's defaults decided, and which of them the model lacks; the bot's own are not worth a line."""
        separator = Html(self._words.say(language, "separator"))
        lines = []
        for source in (Source.CHAT, Source.MODEL):
            if names := parameters.by(source):
                named = Html(separator.join(self.name(language, name) for name in names))
                lines.append(self._words.say(language, f"from-{source}", names=named, model=parameters.model))
        return lines

    def _buttons(self, task: Task, image_count: int) -> tuple[tuple[Button, ...], ...]:  # noqa: C901 - as in `_head`
        if task.muted and (task.state in QUIET or task.state is State.UNKNOWN):
            return ()
        match task.state:
            case State.DRAFT if task.parameters:
                return ((self._press(task, Act.CREATE), self._press(task, Act.CANCEL)),)
            case State.QUEUED:
                return ((self._press(task, Act.CANCEL),),)
            case State.RUNNING if task.provider_id and len(task.provider_id) <= 256:
                return ((Button(self._words.say(task.origin.language, "button-copy"), copy=task.provider_id),),)
            case State.UNKNOWN if not task.settled:
                return ((self._press(task, Act.SEND_AGAIN, "again-paid"),), (self._press(task, Act.DISMISS),))
            case State.REFUSED if not task.settled and task.reason_key in RETRIABLE:
                return ((self._press(task, Act.SEND_AGAIN),),)
            case State.FAILED:
                return self._with_models(task, image_count)
            case State.REFUSED if task.reason_key not in RETRIABLE | PHOTO_NEEDED:
                return self._with_models(task, image_count)
            case State.UNDELIVERED if task.reason_key in SPOILED:
                return ((self._press(task, Act.DELIVER),), self._once_more(task, "redo"))
            case State.UNDELIVERED:
                return ((self._press(task, Act.DELIVER),),)
            case State.EXPIRED:
                return ((self._press(task, Act.CHECK),),)
            case _:
                return ()

    def _once_more(self, task: Task, label: str) -> tuple[Button, ...]:
        """A new order, as it was or changed."""
        return (self._press(task, Act.REPEAT, label), self._press(task, Act.CHANGE))

    def _with_models(self, task: Task, image_count: int) -> tuple[tuple[Button, ...], ...]:
        return tuple(row for row in (self._once_more(task, "retry"), self._model_buttons(task, image_count)) if row)

    def _model_buttons(self, task: Task, image_count: int) -> tuple[Button, ...]:
        """Other models that could make the same."""
        if task.parameters is None:
            return ()
        before = Parameters.of(task.parameters)
        say = self._words.plain
        buttons = [
            (say(task.origin.language, "button-model", model=model.title), self._trying(task, model))
            for model in others_for(self._catalogue, before, image_count, task.prompt)
        ]
        return tuple(Button(words, data=write(button)) for words, button in buttons if model_fits(button))[
            :OTHER_MODELS
        ]

    def _trying(self, task: Task, model: Model) -> TaskButton:
        return TaskButton(Act.MODEL, task.id, task.redos, model.name)

    def _press(self, task: Task, act: Act, label: str = "") -> Button:
        words = self._words.say(task.origin.language, f"button-{label or act}")
        number = task.redos if act in NUMBERED else task.version
        return Button(words, data=write(TaskButton(act, task.id, number)))


def _goes_without_saying(parameters: Parameters, name: str, value: Value) -> bool:
    """Whether a switch is as it is where nobody chose. A forced watermark can get stuck, so it is always shown."""
    if not isinstance(value, bool) or (name == WATERMARK and not value):
        return False
    return parameters.sources.get(name) in {Source.BOT, Source.MODEL}


def _fitting(parts: Sequence[Html]) -> list[Html]:
    """As many as a line can have."""
    fitting: list[Html] = []
    for part in parts:
        if sum(map(len, fitting)) > LONGEST_LINE:
            return [*fitting, Html("…")]
        fitting.append(part)
    return fitting
