"""How far a running task is, in the words of its card."""

import time
from collections.abc import Callable

from bot.cards.making import assume_usual
from bot.cards.options import OptionWords
from bot.texts.words import Html, Words
from storage.model import Task


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
