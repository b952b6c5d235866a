"""Words one after another: which of them are options, and which are the prompt's."""

import re

from bot.catalogue import Catalogue, shorten
from bot.errors import UserError
from bot.options import NAME_SEPARATOR
from bot.parameters import Options
from bot.parsing.holes import Span
from bot.parsing.links import OPAQUE
from bot.parsing.vocabulary import BARE_LENGTH, MODEL, vocabulary_of
from bot.values import BOOLEAN_WORDS, DURATION_UNITS, NUMBER, Value, parse_seconds, shape_of, to_plain_letters

END_OF_OPTIONS = "--"
DASHES = "-–—―−‐‑‒﹣－⸺⸻﹘ー─━➖"
PHONES_DASHES = "–—―"  # what phones make of --
JOINED = re.compile(f"[{PHONES_DASHES}]")
# Chinese commas need no space after them, others none before two dashes.
WORD = re.compile(r"(?:(?![,;][-–—―]{2})[^\s，、；])+[,;，、；]*|[,;，、；]+")
DASHED = re.compile(rf"(?P<dashes>[{DASHES}]+)(?P<said>[^\W_].*)", re.DOTALL)
NAMED = re.compile(r"(?P<name>[\w-]+)(?P<sign>[=＝:：])(?P<value>.*)", re.DOTALL)
SIGNS = frozenset("=:")
SURELY_MEANT = re.compile(r"[a-z][a-z0-9_-]*([=＝:：].*)?", re.DOTALL)
LIST_MARKS = ",;:，；：、،؛"
SENTENCE_MARKS = LIST_MARKS + ".!?。！？؟।"
# Marks of direction and of line breaks that keyboards leave in a text; joiners of letters and emoji are not among them.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
QUOTES = "\"'“”‘’"
CLOSING = {
    begin: re.compile(f"[{ends}]")
    for begin, ends in {'"': '"', "'": "'", "“": '”"', "„": "“”", "‘": "’", "«": "»", "「": "」"}.items()
}
"""What ends a value of several words that begins with this."""

# `portrait of a king`, `a landscape`: here the word belongs to the prompt's sentence.
GOES_ON = frozenset({"of", "with", "photo", "photography", "painting", "picture", "shot", "scene", "view", "lighting"})
LEADS_UP = frozenset(
    {"a", "an", "the", "this", "that", "my", "your", "our", "his", "her", "their", "of", "and", *DASHES}
)


class Word:
    """`text[start:end]`, and what it says without the punctuation behind it."""

    def __init__(self, found: re.Match[str]) -> None:
        self.start, self.end = found.span()
        written = to_plain_letters(found[0])
        self.said = written.rstrip(SENTENCE_MARKS)
        self.bare = written.rstrip(LIST_MARKS)


class Reader:
    """Goes over the words once; keeps what was said, the spans that said it, and the words of the prompt.

    `readable` is the text with everything masked that holds no options, at the same length.
    """

    def __init__(self, text: str, readable: str, catalogue: Catalogue, *, needs_dashes: bool = True) -> None:
        self.text = text
        self.readable = readable
        self.words = [Word(found) for found in WORD.finditer(readable)]
        self.vocabulary = vocabulary_of(catalogue)
        self.needs_dashes = needs_dashes
        self.said: dict[str, tuple[Value, str]] = {}
        self.taken: list[Span] = []
        self.prompt: list[Word] = []
        self.end = len(text)  # where options end

    def options(self) -> Options:
        """Return what was said so far."""
        values = {name: value for name, (value, _) in self.said.items()}
        model = values.pop(MODEL, None)
        return Options(str(model) if model is not None else None, values)

    def read(self) -> None:
        """Take the options out that are marked as such, wherever they are."""
        position = 0
        while position < len(self.words):
            word = self.words[position]
            if self._ends_options(word):
                self.end = word.end
                self.taken.append((word.start, word.end))
                return
            used = self._option(position)
            if not used:
                self.prompt.append(word)
            position += used or 1

    def read_ends(self) -> None:
        """Take bare words such as `15s` and `landscape` off both ends of what is left."""
        while used := self._bare(self.prompt[:2], self.prompt[:1], beside=self.prompt[1:2], of_sentence=GOES_ON):
            del self.prompt[:used]
        if self.end < len(self.text):  # the prompt's end was said to be verbatim
            return
        while used := self._bare(self.prompt[-2:], self.prompt[-1:], self.prompt[-2:-1], LEADS_UP):
            del self.prompt[-used:]

    def _ends_options(self, word: Word) -> bool:
        """Whether this is a lone `--` before the prompt; within a prompt it is somebody's dash."""
        return self.needs_dashes and not self.prompt and self.text[word.start : word.end] == END_OF_OPTIONS

    def _option(self, position: int) -> int:
        """Take the option that begins at this word; return how many words it is, 0 if it is none."""
        word = self.words[position]
        if not word.said:  # punctuation alone separates options, or is the prompt's
            return 0 if self.needs_dashes else 1
        dashed = DASHED.fullmatch(word.said)
        said = dashed["said"] if dashed else word.said
        if dashed and self._is_number(dashed):
            return 0
        if (dashed or not self.needs_dashes) and (flag := self.vocabulary.flag(said)):
            return self._flag(position, said, *flag)
        named = NAMED.fullmatch(said)
        name = named["name"] if named else said
        option = self.vocabulary.name(name)
        is_said = named is not None and (
            named["sign"] in "=＝" or (option is not None and self._can_only_be(option, named["value"]))
        )
        if option and (dashed or not self.needs_dashes or is_said):
            if self.vocabulary.takes_text(option) and (used := self._quoted(position, option, is_named=bool(named))):
                return used
            return self._valued(position, option, named["value"] if named else "")
        value = named["value"] if named and named["value"] else self._following(position)
        if self.needs_dashes and not (dashed and self._is_meant(dashed, name, value)):
            return 0
        raise self._unknown(shorten(self._written(position, 1)), name)

    def _is_number(self, dashed: re.Match[str]) -> bool:
        """Whether one dash makes a number below zero (`-15`), or stands before a decade (`-80s`)."""
        if len(dashed["dashes"]) > 1:
            return False
        seconds = parse_seconds(dashed["said"])
        is_decade = _is_decade(seconds) and dashed["said"].endswith("s") and dashed["dashes"] not in PHONES_DASHES
        return dashed["said"].isdigit() or (is_decade and not self.vocabulary.has_seconds(seconds))

    def _is_meant(self, dashed: re.Match[str], name: str, value: str) -> bool:
        """Whether an unknown name is a mistyped option. `-foo` may be anybody's dash, and so may `—Hello, she says`."""
        if len(dashed["dashes"]) > 1:
            return True
        base = JOINED.split(name)[0]
        if base != name and (self.vocabulary.name(base) or self.vocabulary.nearest(base)):
            return True
        if dashed["dashes"] in PHONES_DASHES and SURELY_MEANT.fullmatch(dashed["said"]):
            return True
        if self.vocabulary.nearest(name):
            return True
        option = self.vocabulary.name(self.vocabulary.nearest_of_all(name) or "")
        return option is not None and self._has(option, value)

    def _has(self, option: str, value: str) -> bool:
        """Whether this is a value of the option."""
        try:
            self.vocabulary.value(option, value.strip(QUOTES))
        except UserError:
            return False
        return True

    def _can_only_be(self, option: str, value: str) -> bool:
        """Whether `name:value` without dashes is an option: its value says so, but texts may be anything."""
        return not self.vocabulary.takes_text(option) and self._has(option, value)

    def _unknown(self, written: str, name: str) -> UserError:
        options = self.vocabulary.every_option()
        if not self.needs_dashes:  # /defaults: no prompt, no dashes
            return UserError("default-unknown", value=written, options=options)
        if near := self.vocabulary.nearest_of_all(name):
            return UserError("option-misspelt", value=written, near=near, options=options)
        return UserError("option-unknown", value=written, options=options)

    def _flag(self, position: int, said: str, option: str, value: Value) -> int:
        following = self._following(position).lower()
        if self.vocabulary.is_duration(option) and said.isdigit() and following in DURATION_UNITS:
            return self._keep(position, 2, option, value)
        if value is True and following in BOOLEAN_WORDS:
            return self._keep(position, 2, option, BOOLEAN_WORDS[following])
        return self._keep(position, 1, option, value)

    def _valued(self, position: int, option: str, value: str) -> int:
        count = 1
        if not value:
            value, count = self._following(position), 2
        is_number = self.vocabulary.takes_numbers(option) and NUMBER.fullmatch(value)
        if not value or value == END_OF_OPTIONS or OPAQUE in value or (DASHED.fullmatch(value) and not is_number):
            raise self._needs_value(position, option)
        # `--negative blurry, text`: only quotes can tell where the value ends.
        if self.vocabulary.takes_text(option) and self._goes_on(position + count - 1):
            raise self._needs_value(position, option)
        value = value.strip(QUOTES)
        read = self.vocabulary.value(option, value)
        units = self._following(position + count - 1).lower()
        if self.vocabulary.is_duration(option) and value.isdigit() and units in DURATION_UNITS:
            count += 1
        return self._keep(position, count, option, read)

    def _quoted(self, position: int, option: str, *, is_named: bool) -> int:
        """Take a value of several words within quotes; return how many words it is, 0 if there are no quotes."""
        word = self.words[position]
        behind = (place + 1 for place in range(word.start, word.end) if to_plain_letters(self.text[place]) in SIGNS)
        start = next(behind, word.end) if is_named else word.end
        if start == word.end:
            if position + 1 == len(self.words):
                return 0
            start = self.words[position + 1].start
        closing = CLOSING.get(self.text[start])
        if not closing:
            return 0
        found = closing.search(self.text, start + 1)
        end = found.start() if found else start
        has_links = self.readable[start:end] != UNSEEN.sub(" ", self.text[start:end])
        if has_links or not self.readable[start + 1 : end].strip():
            raise self._needs_value(position, option)
        count = 1
        while position + count < len(self.words) and self.words[position + count].start <= end:
            count += 1
        self._say(option, " ".join(self.text[start + 1 : end].split()), word.start, end + 1)
        return count

    def _goes_on(self, position: int) -> bool:
        """Whether a comma stands between this word and another one that is no option."""
        following = self._following(position)
        has_comma = self.text[self.words[position].end - 1] in LIST_MARKS
        return has_comma and bool(following) and not DASHED.fullmatch(following)

    def _needs_value(self, position: int, option: str) -> UserError:
        written = shorten(self._written(position, 1))
        return UserError("option-needs-value", option=written, allowed=self.vocabulary.allowed(option))

    def _following(self, position: int) -> str:
        return self.words[position + 1].said if position + 1 < len(self.words) else ""

    def _written(self, position: int, count: int) -> str:
        return self.text[self.words[position].start : self.words[position + count - 1].end]

    def _keep(self, position: int, count: int, option: str, value: Value) -> int:
        self._say(option, value, self.words[position].start, self.words[position + count - 1].end)
        return count

    def _say(self, option: str, value: Value, start: int, end: int) -> None:
        written = self.text[start:end]
        before, first = self.said.setdefault(option, (value, written))
        if before != value and not (shape_of(before) and shape_of(before) == shape_of(value)):
            name = option.partition(NAME_SEPARATOR)[0]
            raise UserError("option-twice", option=name, first=shorten(first), second=shorten(written))
        self.taken.append((start, end))

    def _bare(self, two: list[Word], one: list[Word], beside: list[Word], of_sentence: frozenset[str]) -> int:
        """Take `15 s`, `15s` or `landscape` at an end; return how many words it is, 0 if it is none."""
        for words in (two, one):
            if words and self._bare_duration(words):
                return len(words)
        if not one or (beside and beside[0].said.lower() in of_sentence):
            return 0
        found = self.vocabulary.bare_shape(one[0].bare)
        if not found:
            return 0
        self._say(*found, one[0].start, one[0].end)
        return 1

    def _bare_duration(self, words: list[Word]) -> bool:
        written = self.text[words[0].start : words[-1].end]
        said = " ".join(word.bare for word in words)
        if not BARE_LENGTH.fullmatch(said) or len(written.split()) != len(words):
            return False
        option, value = self.vocabulary.bare_length(said)
        if value is not None:
            self._say(option, value, words[0].start, words[-1].end)
            return True
        if not option or _is_decade(parse_seconds(said)) or option in self.said:
            return False
        raise UserError("bare-duration", value=shorten(written), allowed=self.vocabulary.allowed(option))


def _is_decade(number: int) -> bool:
    """Whether this may be years, as in `80s disco`."""
    return number >= 20 and number % 10 == 0
