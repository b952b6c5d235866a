"""What the status message of a task shows in each state: a pure projection of the row into words and buttons."""

import re
import time
from collections.abc import Callable, Sequence
from typing import assert_never

from bot.botapi.messenger import Card
from bot.cards.buttons import StatusButtons
from bot.cards.changes import ChangeCards
from bot.cards.making import assume_usual
from bot.cards.options import OptionWords
from bot.cards.owner import topic_of, with_owner
from bot.cards.prices import Prices
from bot.catalogue import ANY, Catalogue, Usable, comma_separated, lost_option, shorten
from bot.errors import UserError
from bot.parameters import Parameters
from bot.parsing.doubts import Doubt
from bot.parsing.links import host_of
from bot.settings import CLOUD_DOWNLOAD, MIB
from bot.texts.words import Html, Words, clip_escaped
from storage.model import Task
from storage.states import State

IMAGE_WORDS = re.compile(r"image|picture|photo|input_reference|图|圖|изображен|imagen", re.IGNORECASE)
# Reasons whose text contains the words of the row. All other texts are followed by these words, if there are any.
QUOTING = frozenset({"said", "picture-link", "paused"})


class StatusCards:
    """Uses the texts, the catalogue and the usual seconds of a model; everything else comes from the row."""

    def __init__(
        self,
        words: Words,
        catalogue: Catalogue,
        usual: Callable[[str], float] = assume_usual,
        clock: Callable[[], float] = time.time,
        photo_limit: int = CLOUD_DOWNLOAD,
    ) -> None:
        """`photo_limit` in bytes."""
        self._words = words
        self._catalogue = catalogue
        self._options = OptionWords(words, catalogue)
        self._buttons = StatusButtons(words, catalogue)
        self.changes = ChangeCards(words, catalogue)
        self._prices = Prices(catalogue)
        self._usual = usual
        self._clock = clock
        self._photo_limit = photo_limit

    def card(
        self, task: Task, image_count: int, position: int | None = None, doubtful: Sequence[str] = (),
        usable: Usable = ANY, *, owner_knows: bool = False,
    ) -> Card:  # fmt: skip
        """The card for the row as it is now; `position` in the queue, if the order waits for others.

        `doubtful`: the links of a draft that may be pictures. Its buttons are about them then. `usable`: the models that
        can be ordered now. `owner_knows`: an admin has been notified of what only the owner can fix (`owner.py`).
        """
        if doubtful and task.parameters and task.state is State.DRAFT:
            return self._about_links(task, Parameters.of(task.parameters), image_count, doubtful)
        text = self._text(task, image_count, usable, owner_knows=owner_knows)
        if position is not None:
            text += "\n" + self._words.say(task.origin.language, "status-place", place=position)
        return Card(text, self._buttons.of(task, image_count, usable))

    def instead(self, task: Task, image_count: int, usable: Usable) -> Card | None:
        """For a repeat that was not ordered: why, and the models that can make it. None if the task's own model can."""
        return self.others(task, image_count, usable) if self._refusal(task, image_count, usable) else None

    def others(self, task: Task, image_count: int, usable: Usable) -> Card | None:
        """The models that can make a task again, and why its own cannot, if so. None if there are none."""
        language, refusal = task.origin.language, self._refusal(task, image_count, usable)
        buttons = self._buttons.instead(task, image_count, usable)
        reason = [self._words.say(language, refusal.key, **refusal.values)] if refusal else []
        return Card("\n".join((*reason, self._words.say(language, "offer-models"))), buttons) if buttons else None

    def refused_elsewhere(self, task: Task, title: str) -> Card:
        """For the user's private chat: why the order was not sent. `title` of the chat it was written in may be empty."""
        key = "refused-elsewhere" if title else "refused-somewhere"
        return Card("\n".join((self._words.say(task.origin.language, key, title=title), self._quote(task))))

    def _about_links(self, task: Task, parameters: Parameters, image_count: int, links: Sequence[str]) -> Card:
        """Asks whether links are pictures; either answer orders."""
        language = task.origin.language
        hosts = shorten(comma_separated(dict.fromkeys(map(host_of, links))))
        summary = self._summary(task, parameters, image_count)
        lines = (
            self._words.say(language, "offer-links", count=len(links), hosts=hosts, understood=summary),
            *self._doubt(task),
            *self._options.from_defaults(language, parameters),
            self._quote(task),
        )
        return Card("\n".join(lines), self._buttons.about_links(task))

    def _text(self, task: Task, image_count: int, usable: Usable, *, owner_knows: bool) -> str:
        language = task.origin.language
        if task.state is State.DRAFT and task.parameters is None:
            return self._words.say(language, "offer-photos", count=image_count)
        if task.muted and _is_quiet_if_muted(task.state):
            return self._words.say(language, "status-muted", short=task.id, id=task.provider_id or task.id)
        lines = [self._head(task, image_count, usable, owner_knows=owner_knows)]
        if task.parameters:
            lines += self._about_order(task, Parameters.of(task.parameters), image_count, usable)
        if task.prompt and (task.state is State.DRAFT or task.origin.message_id is None):
            lines.append(self._quote(task))
        return "\n".join(lines)

    def _about_order(self, task: Task, parameters: Parameters, image_count: int, usable: Usable) -> list[str]:
        """What will be made, and why it is not ordered yet."""
        if task.state is State.DRAFT and self._refusal(task, image_count, usable):
            return self._doubt(task)
        is_draft = task.state is State.DRAFT
        lines = self._doubt(task) if is_draft else [self._summary(task, parameters, image_count)]
        lines += self._picture_roles(task, parameters, image_count)
        return lines + self._options.from_defaults(task.origin.language, parameters)

    def _picture_roles(self, task: Task, parameters: Parameters, image_count: int) -> list[str]:
        """What the model does with the pictures, unless it is one first frame."""
        model = self._catalogue.find(parameters.model)
        role = model.role if model and image_count and _is_before_result(task.state) else ""
        if role == "things" or (role == "frames" and image_count > 1):
            return [self._words.say(task.origin.language, f"pictures-{role}")]
        return []

    def _refusal(self, task: Task, image_count: int, usable: Usable) -> UserError | None:
        """Why the task's model cannot make it now."""
        model = self._catalogue.find(task.parameters.model) if task.parameters else None
        return usable.refusal(model, image_count) if model else None

    def _quote(self, task: Task) -> str:
        return self._words.say(task.origin.language, "quoted", prompt=clip_escaped(task.prompt))

    def _doubt(self, task: Task) -> list[str]:
        """Why a doubtful message became a draft."""
        if not task.doubt:
            return []
        if task.doubt == Doubt.PRICE and self._prices.of(task) is None:
            return [self._words.say(task.origin.language, "doubt-price-unknown")]
        return [self._words.say(task.origin.language, f"doubt-{task.doubt}")]

    def _head(  # noqa: C901 - one case per state is easiest to read
        self, task: Task, image_count: int, usable: Usable, *, owner_knows: bool
    ) -> str:
        language = task.origin.language
        match task.state:
            case State.DRAFT:
                return self._offer(task, image_count, usable)
            case State.QUEUED if task.reason_key:
                return self._words.say(language, f"status-retry-{task.reason_key}") + self._provider_words(task)
            case State.RUNNING:
                return self._running(task)
            case State.READY | State.DELIVERING:
                return self._words.say(language, "status-ready", id=task.provider_id)
            case State.FAILED:
                return self._failed(task, image_count)
            case State.UNDELIVERED:
                reason = self._with_owner(
                    task, self._words.say(language, f"undelivered-{task.reason_key}"), owner_knows
                )
                return self._words.say(language, "status-undelivered", reason=reason, id=task.provider_id)
            case State.DELIVERED | State.EXPIRED:
                return self._words.say(language, f"status-{task.state}", id=task.provider_id)
            case State.UNKNOWN if task.settled or task.muted:
                answer = task.settled or "forgotten"
                return self._words.say(
                    language, f"status-unknown-{answer}", reason=self._reason(task, owner_knows), id=task.id
                )
            case State.UNKNOWN | State.REFUSED:
                return self._words.say(
                    language, f"status-{task.state}", reason=self._reason(task, owner_knows), id=task.id
                )
            case State.COLLECTING | State.QUEUED | State.SUBMITTING | State.CANCELLED:
                return self._words.say(language, f"status-{task.state.replace('collecting', 'queued')}")
            case other:
                assert_never(other)

    def _offer(self, task: Task, image_count: int, usable: Usable) -> str:
        assert task.parameters is not None  # noqa: S101 - `_text` has returned for drafts without parameters
        language, parameters = task.origin.language, Parameters.of(task.parameters)
        refusal = self._refusal(task, image_count, usable)
        if refusal is None:
            summary = self._summary(task, parameters, image_count)
            return self._words.say(language, "offer", understood=summary)
        lines = [self._words.say(language, refusal.key, **refusal.values)]
        if self._buttons.with_models(task, image_count, usable):
            lines.append(self._words.say(language, "offer-models"))
        return "\n".join(lines)

    def _summary(self, task: Task, parameters: Parameters, image_count: int) -> Html:
        """What will be made and, if the catalogue has a price, its price."""
        language = task.origin.language
        line = self._options.summary(language, parameters, image_count)
        price = self._prices.of_parameters(parameters) if _is_before_result(task.state) else None
        if price is None:
            return line
        return Html(self._words.say(language, "understood-price", understood=line, price=self._prices.format(price)))

    def _running(self, task: Task) -> str:
        language = task.origin.language
        if task.lateness == "unresolved":
            return self._words.say(language, "status-unresolved", id=task.provider_id)
        if task.dead_links:  # the video is complete; the provider is polled for another link
            return self._words.say(language, "status-ready", id=task.provider_id)
        usual = self._options.duration(language, self._usual(task.parameters.model if task.parameters else ""))
        lines = [self._words.say(language, "status-running", id=task.provider_id)]
        if task.progress is not None:
            lines.append(self._progress(task, task.progress, usual))
        if task.lateness:
            lines.append(self._words.say(language, "status-late"))
        elif task.progress is None:
            lines.append(self._words.say(language, "status-usual", usual=usual))
        return "\n".join(lines)

    def _progress(self, task: Task, percent: int, usual: Html) -> str:
        language = task.origin.language
        elapsed = self._options.duration(language, self._clock() - (task.accepted_at or task.created_at))
        bar = "▓" * (percent // 10) + "░" * (10 - percent // 10)
        return self._words.say(language, "status-progress", bar=bar, percent=percent, elapsed=elapsed, usual=usual)

    def _failed(self, task: Task, image_count: int) -> str:
        language = task.origin.language
        lines = [self._words.say(language, "status-failed", id=task.provider_id) + self._provider_words(task)]
        if image_count and IMAGE_WORDS.search(task.reason or ""):
            images = Html(self._words.say(language, "images", count=image_count))
            lines.append(self._words.say(language, "status-failed-images", images=images))
        return "\n".join((*lines, self._words.say(language, "status-failed-money")))

    def _with_owner(self, task: Task, text: str, owner_knows: bool) -> Html:
        """A reason, and who can do something about it, if only the owner can."""
        if topic_of(task) is None:
            return Html(text)
        return with_owner(self._words, task.origin.language, text, owner_knows)

    def _reason(self, task: Task, owner_knows: bool) -> Html:
        language, key = task.origin.language, task.reason_key or "refused"
        model = task.parameters.model if task.parameters else ""
        if key == "model" and (lost := self._lost_option(task)):
            return lost
        if key == "said" and not task.reason:
            key = "refused"
        text = self._words.say(
            language, f"reason-{key}", model=self._options.title(model), reason=clip_escaped(task.reason or ""),
            limit=self._photo_limit // MIB,
        )  # fmt: skip
        text = self._with_owner(task, text, owner_knows)
        return Html(text if key in QUOTING else text + self._provider_words(task))

    def _lost_option(self, task: Task) -> Html | None:
        """The reason of a waiting order whose option or value was removed from the catalogue, although its model was not."""
        if task.reason or task.parameters is None:  # the provider's words mean that it refused the model
            return None
        error = lost_option(self._catalogue, Parameters.of(task.parameters))
        return Html(self._words.say(task.origin.language, error.key, **error.values)) if error else None

    def _provider_words(self, task: Task) -> str:
        if not task.reason:
            return ""
        return "\n" + self._words.say(task.origin.language, "reason-words", reason=clip_escaped(task.reason))


def _is_quiet_if_muted(state: State) -> bool:
    """Whether the status message of a muted task shows only that the task continues."""
    match state:
        case State.SUBMITTING | State.RUNNING | State.READY | State.DELIVERING | State.UNDELIVERED:
            return True
        case (
            State.DRAFT
            | State.COLLECTING
            | State.QUEUED
            | State.DELIVERED
            | State.FAILED
            | State.EXPIRED
            | State.UNKNOWN
            | State.REFUSED
            | State.CANCELLED
        ):
            return False
        case other:
            assert_never(other)


def _is_before_result(state: State) -> bool:
    """Whether today's catalogue is shown: a task that has a result may have cost and done what an older one said."""
    match state:
        case State.DRAFT | State.COLLECTING | State.QUEUED | State.SUBMITTING | State.RUNNING:
            return True
        case (
            State.READY
            | State.DELIVERING
            | State.DELIVERED
            | State.UNDELIVERED
            | State.FAILED
            | State.EXPIRED
            | State.UNKNOWN
            | State.REFUSED
            | State.CANCELLED
        ):
            return False
        case other:
            assert_never(other)
