"""How far a running task is, in the words of its card: what the provider reports, or an estimate by the usual time."""

import time
from collections.abc import Callable

from bot.cards.making import assume_usual
from bot.cards.options import OptionWords
from bot.texts.words import Html, Words
from storage.model import Task

SAME_FOR = 60.0  # seconds without a change after which progress is called unchanged
SILENT_FOR = 60.0  # seconds without an expected answer after which the card mentions it
BEGIN = 5.0  # seconds in which there is nothing to estimate
BY_THE_USUAL_TIME = 0.9  # share that is estimated to be done then; the rest takes ever longer
MOST = 99  # percent of an estimate: only the provider knows that a video is done


class ProgressWords:
    """The head of the card of a running task, as Telegram HTML."""

    def __init__(
        self,
        words: Words,
        options: OptionWords,
        usual: Callable[[str], float] = assume_usual,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`usual`: seconds that a model usually takes."""
        self._words = words
        self._options = options
        self._usual = usual
        self._clock = clock

    def running(self, task: Task) -> str:
        language = task.origin.language
        if task.lateness == "unresolved":
            lines = [self._words.say(language, "status-unresolved", id=task.provider_id)]
        elif task.dead_links:  # the video is complete; the provider is polled for another link
            return self._words.say(language, "status-ready", id=task.provider_id)
        else:
            lines = [self._words.say(language, "status-running", id=task.provider_id), *self._how_far(task)]
        return "\n".join((*lines, *self._heard(task)))

    def estimate(self, task: Task) -> int | None:
        """Percent by the usual time, at least what the chat has seen; None if the provider reports progress itself."""
        elapsed = self._elapsed(task)
        if task.progress is not None or task.lateness == "unresolved" or task.dead_links or elapsed < BEGIN:
            return None
        return max(task.shown_estimate or 0, min(MOST, int(100 * share_done(elapsed / self._usual_of(task)))))

    def known(self, task: Task, language: str | None) -> str:
        """What the last answer of the provider said, and when, in a sentence."""
        ago = self._since(language, task.heard_at or task.accepted_at or task.created_at)
        if task.progress is None:
            return self._words.say(language, "check-no-percent", ago=ago)
        return self._words.say(language, "check-percent", percent=task.progress, ago=ago)

    def _since(self, language: str | None, moment: float) -> Html:
        """The time since a moment, as "12 s" or "3 min"."""
        return self._options.duration(language, self._clock() - moment)

    def _how_far(self, task: Task) -> list[str]:
        language, estimate = task.origin.language, self.estimate(task)
        lines = []
        usual = self._options.duration(language, self._usual_of(task))
        if (percent := task.progress if estimate is None else estimate) is not None:
            elapsed = self._options.duration(language, self._elapsed(task))
            key = "status-progress" if estimate is None else "status-estimate"
            bar = "▓" * (percent // 10) + "░" * (10 - percent // 10)
            lines.append(self._words.say(language, key, bar=bar, percent=percent, elapsed=elapsed, usual=usual))
        if task.lateness:
            lines.append(self._words.say(language, "status-late"))
        elif percent is None:
            lines.append(self._words.say(language, "status-usual", usual=usual))
        return [*lines, *self._unchanged(task)]

    def _unchanged(self, task: Task) -> list[str]:
        """For how long the provider has reported the same, and how much longer it will take by the usual time."""
        if task.progress is None or task.progressed_at is None or self._clock() - task.progressed_at < SAME_FOR:
            return []
        language, left = task.origin.language, self._usual_of(task) - self._elapsed(task)
        same = self._since(language, task.progressed_at)
        if left <= 0 or task.lateness:
            return [self._words.say(language, "status-same", same=same)]
        return [self._words.say(language, "status-left", same=same, left=self._options.duration(language, left))]

    def _heard(self, task: Task) -> list[str]:
        """When the provider last gave an answer, if the last poll brought none or is overdue."""
        heard = task.heard_at or task.accepted_at
        if heard is None or (now := self._clock()) - heard < SILENT_FOR:
            return []
        is_expected = heard >= task.updated_at and now - (task.due_at or now) < SILENT_FOR
        return (
            []
            if is_expected
            else [self._words.say(task.origin.language, "status-heard", ago=self._since(task.origin.language, heard))]
        )

    def _usual_of(self, task: Task) -> float:
        return max(1.0, self._usual(task.parameters.model if task.parameters else ""))

    def _elapsed(self, task: Task) -> float:
        return max(0.0, self._clock() - (task.accepted_at or task.created_at))


def share_done(share: float) -> float:
    """The estimated share of the work after a share of the usual time: it grows with it, and never reaches 1."""
    if share <= 1:
        return BY_THE_USUAL_TIME * max(0.0, share)
    rest = 1 - BY_THE_USUAL_TIME
    return 1 - rest / (1 + (share - 1) * BY_THE_USUAL_TIME / rest)
