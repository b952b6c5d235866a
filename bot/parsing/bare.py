"""Options without dashes and without a name at the ends of a prompt: `15s` and `landscape`."""

from bot.catalogue import shorten
from bot.errors import UserError
from bot.parsing.found import FoundOptions
from bot.parsing.vocabulary import BARE_DURATION, Vocabulary
from bot.parsing.words import DASHES, Word, is_decade
from bot.values import parse_seconds

# `portrait of a king`, `a landscape`: next to one of these words the shape belongs to the prompt.
AFTER_A_SHAPE = frozenset(
    {"of", "with", "photo", "photography", "painting", "picture", "shot", "scene", "view", "lighting"}
)
BEFORE_A_SHAPE = frozenset(
    {"a", "an", "the", "this", "that", "my", "your", "our", "his", "her", "their", "of", "and", *DASHES}
)


class BareOptions:
    """Moves bare options from the words of a prompt to the options that were found."""

    def __init__(self, text: str, vocabulary: Vocabulary, found: FoundOptions) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._found = found

    def take_first(self, prompt: list[Word]) -> None:
        """Remove bare options from the beginning of the prompt's words."""
        while (
            used := self._duration(prompt[:2]) or self._duration(prompt[:1]) or self._shape(prompt[:2], AFTER_A_SHAPE)
        ):
            del prompt[:used]

    def take_last(self, prompt: list[Word]) -> None:
        """Remove bare options from the end of the prompt's words."""
        while used := (
            self._duration(prompt[-2:])
            or self._duration(prompt[-1:])
            or self._shape(prompt[-1:] + prompt[-2:-1], BEFORE_A_SHAPE)
        ):
            del prompt[-used:]

    def _shape(self, words: list[Word], of_the_prompt: frozenset[str]) -> int:
        """Take the first of these words if it is a shape, unless its neighbour makes it part of the prompt."""
        if not words or (len(words) > 1 and words[1].text.lower() in of_the_prompt):
            return 0
        shape = self._vocabulary.bare_shape(words[0].without_commas)
        if not shape:
            return 0
        self._found.add(*shape, words[0].start, words[0].end)
        return 1

    def _duration(self, words: list[Word]) -> int:
        """Take `15s`, or `15 s` in two words; return the number of words."""
        if not words or not words[0].text[:1].isdecimal():
            return 0
        start, end = words[0].start, words[-1].end
        plain = " ".join(word.without_commas for word in words)
        if not BARE_DURATION.fullmatch(plain) or len(self._text[start:end].split()) != len(words):
            return 0
        option, value = self._vocabulary.bare_duration(plain)
        if value is not None:
            self._found.add(option, value, start, end)
            return len(words)
        if not option or is_decade(parse_seconds(plain)) or option in self._found:
            return 0
        allowed = self._vocabulary.allowed(option)
        raise UserError("bare-duration", value=shorten(self._text[start:end]), allowed=allowed)
