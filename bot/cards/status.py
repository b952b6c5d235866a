"""What the status message of a task shows in each state: a pure projection of the row into words and buttons."""

import time
from collections.abc import Callable, Sequence
from typing import assert_never

from bot.botapi.messenger import Card
from bot.cards.buttons import StatusButtons
from bot.cards.changes import ChangeCards
from bot.cards.making import assume_usual
from bot.cards.options import OptionWords
from bot.cards.progress import ProgressWords
from bot.cards.reasons import ReasonWords
from bot.cards.request_words import RequestWords
from bot.catalogue import ANY, Catalogue, Usable, comma_separated, shorten
from bot.errors import UserError
from bot.parameters import Parameters
from bot.parsing.links import host_of
from bot.settings import CLOUD_DOWNLOAD
from bot.texts.words import Words
from storage.model import StoredParameters, Task
from storage.states import State


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
        self._request = RequestWords(words, catalogue, self._options)
        self._progress = ProgressWords(words, self._options, usual, clock)
        self._reasons = ReasonWords(words, catalogue, self._options, photo_limit)

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

    def estimate(self, task: Task) -> int | None:
        """The percentage that the card estimates; None if it shows none."""
        if task.state is not State.RUNNING or task.muted:
            return None
        return self._progress.estimate(task)

    def known(self, task: Task, language: str | None) -> str:
        """What the provider said last about a running task, in a sentence."""
        return self._progress.known(task, language)

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
        return Card("\n".join((self._words.say(task.origin.language, key, title=title), self._request.quote(task))))

    def _about_links(self, task: Task, parameters: Parameters, image_count: int, links: Sequence[str]) -> Card:
        """Asks whether links are pictures; either answer orders."""
        language = task.origin.language
        hosts = shorten(comma_separated(dict.fromkeys(map(host_of, links))))
        summary = self._request.summary(task, parameters, image_count)
        lines = (
            self._words.say(language, "offer-links", count=len(links), hosts=hosts, understood=summary),
            *self._request.doubt(task),
            *self._options.from_defaults(language, parameters),
            self._request.quote(task),
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
            lines += self._about_order(task, task.parameters, image_count, usable)
        if task.prompt and (task.state is State.DRAFT or task.origin.message_id is None):
            lines.append(self._request.quote(task))
        return "\n".join(lines)

    def _about_order(self, task: Task, parameters: StoredParameters, image_count: int, usable: Usable) -> list[str]:
        """What will be made, and why it is not ordered yet."""
        if task.state is State.DRAFT and self._refusal(task, image_count, usable):
            return self._request.doubt(task)
        summary, *details = self._request.lines(task, parameters, image_count)
        return [*(self._request.doubt(task) if task.state is State.DRAFT else [summary]), *details]

    def _refusal(self, task: Task, image_count: int, usable: Usable) -> UserError | None:
        """Why the task's model cannot make it now."""
        model = self._catalogue.find(task.parameters.model) if task.parameters else None
        return usable.refusal(model, image_count) if model else None

    def _head(  # noqa: C901 - one case per state is easiest to read
        self, task: Task, image_count: int, usable: Usable, *, owner_knows: bool
    ) -> str:
        language = task.origin.language
        match task.state:
            case State.DRAFT:
                return self._offer(task, image_count, usable)
            case State.QUEUED if task.reason_key:
                return self._words.say(language, f"status-retry-{task.reason_key}") + self._reasons.provider_words(task)
            case State.RUNNING:
                return self._progress.running(task)
            case State.READY | State.DELIVERING:
                return self._words.say(language, "status-ready", id=task.provider_id)
            case State.FAILED:
                return self._reasons.failed(task, image_count)
            case State.UNDELIVERED:
                reason = self._reasons.with_owner(
                    task, self._words.say(language, f"undelivered-{task.reason_key}"), owner_knows
                )
                return self._words.say(language, "status-undelivered", reason=reason, id=task.provider_id)
            case State.DELIVERED | State.EXPIRED:
                return self._words.say(language, f"status-{task.state}", id=task.provider_id)
            case State.UNKNOWN if task.settled or task.muted:
                answer = task.settled or "forgotten"
                return self._words.say(
                    language, f"status-unknown-{answer}", reason=self._reasons.reason(task, owner_knows), id=task.id
                )
            case State.UNKNOWN | State.REFUSED:
                return self._words.say(
                    language, f"status-{task.state}", reason=self._reasons.reason(task, owner_knows), id=task.id
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
            summary = self._request.summary(task, parameters, image_count)
            return self._words.say(language, "offer", understood=summary)
        lines = [self._words.say(language, refusal.key, **refusal.values)]
        if self._buttons.with_models(task, image_count, usable):
            lines.append(self._words.say(language, "offer-models"))
        return "\n".join(lines)


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
