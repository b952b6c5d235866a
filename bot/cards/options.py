"""Options, their values and durations as people read them."""

import html
from collections.abc import Sequence

from bot.catalogue import Catalogue, shorten
from bot.options import CANONICAL_NAMES, DOCUMENTED, DURATION, WATERMARK
from bot.parameters import DEFAULTS, Parameters, Source
from bot.texts.words import Html, Words
from bot.values import Value, format_value, normalize_name, parse_seconds

TRANSLATED = frozenset({"model", *(option.name for option in DOCUMENTED)})
"""Options that have a name in the texts; all others are shown as they are in the catalogue."""
LONGEST_LINE = 200  # characters of a summary, after which options are left out
MINUTE = 60.0  # seconds


class OptionWords:
    """Renders options in the user's language."""

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue

    def name(self, language: str, name: str) -> Html:
        """An option's name, translated if the texts have it."""
        return Html(self._words.say(language, f"name-{name}") if name in TRANSLATED else html.escape(name))

    def value(self, language: str, name: str, value: Value) -> Html:
        """An option's value, translated if the texts have it. A switch is on or off; a model has a title."""
        if name == "model":
            return self.title(str(value))
        seconds = parse_seconds(format_value(value)) if CANONICAL_NAMES.get(normalize_name(name)) == DURATION else 0
        if seconds:
            return Html(self._words.say(language, "seconds", count=seconds))
        own = self._words.value(language, shorten(format_value(value)))
        if name not in TRANSLATED and isinstance(value, bool):
            return Html(self._words.say(language, f"switch-{format_value(value)}"))
        if name not in TRANSLATED:
            return own
        try:
            return Html(self._words.say(language, f"{name}-{format_value(value).lower()}"))
        except LookupError:
            return own

    def title(self, model: str) -> Html:
        """What people see for the model of this name."""
        return Html(html.escape(self._catalogue.title_of(model), quote=False))

    def summary(self, language: str, parameters: Parameters, image_count: int) -> Html:
        """The model, the number of images and the options on one line."""
        named = {name: value for name, value in parameters.values.items() if self.needs_name(parameters, name, value)}
        plain = [self.value(language, name, value) for name, value in parameters.values.items() if name not in named]
        line = Html(self._words.isolate(language, " · ".join(_fitting((self.title(parameters.model), *plain)))))
        if image_count:
            images = Html(self._words.say(language, "images", count=image_count))
            line = Html(self._words.say(language, "understood-images", understood=line, images=images))
        for name, value in named.items():
            if len(line) > LONGEST_LINE:
                return Html(f"{line} · …")
            if not _is_unchosen_switch(parameters, name, value):
                texts = {"name": self.name(language, name), "value": self.value(language, name, value)}
                line = Html(self._words.say(language, "understood-named", understood=line, **texts))
        return line

    def from_defaults(self, language: str, parameters: Parameters) -> list[str]:
        """A line each for options taken from the topic's and the chat's defaults, and for those that the model lacks."""
        separator = Html(self._words.say(language, "separator"))
        lines = []
        for source in (*DEFAULTS, Source.MODEL):
            if names := parameters.chosen_by(source):
                joined = Html(separator.join(self.name(language, name) for name in names))
                lines.append(
                    self._words.say(language, f"from-{source}", names=joined, model=self.title(parameters.model))
                )
        return lines

    def duration(self, language: str | None, seconds: float) -> Html:
        """A duration in seconds below one minute, else in minutes."""
        if seconds < MINUTE:
            return Html(self._words.say(language, "seconds", count=max(1, round(seconds))))
        return Html(self._words.say(language, "minutes", count=round(seconds / MINUTE)))

    def needs_name(self, parameters: Parameters, name: str, value: Value) -> bool:
        """Whether a value is unclear without the option's name: numbers except durations, switches, and free text."""
        model = self._catalogue.find(parameters.model)
        option = model.option(name) if model else None
        if option and option.length is not None:
            return True
        return not isinstance(value, str) and CANONICAL_NAMES.get(normalize_name(name)) != DURATION


def _is_unchosen_switch(parameters: Parameters, name: str, value: Value) -> bool:
    """Whether a switch has a value that nobody chose. A watermark that is off is shown in any case: it may be forced."""
    if not isinstance(value, bool) or (name == WATERMARK and not value):
        return False
    return parameters.sources.get(name) in {Source.BOT, Source.MODEL}


def _fitting(parts: Sequence[Html]) -> list[Html]:
    """As many parts as fit on a line."""
    fitting: list[Html] = []
    for part in parts:
        if sum(map(len, fitting)) > LONGEST_LINE:
            return [*fitting, Html("…")]
        fitting.append(part)
    return fitting
