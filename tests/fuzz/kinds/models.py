"""Models files: one line of an error, or a catalogue."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

from bot.cards.options import OptionWords
from bot.catalogue import load_catalogue
from bot.errors import SettingsError
from bot.parsing.vocabulary import Vocabulary
from bot.texts.words import Words
from tests.fuzz.kind import Kind
from tests.fuzz.texts import PIECES, in_turns, mutated
from tests.unit.test_models_file import EVERYTHING

DEEP = 5000
LONGEST_LINE = 2000  # characters of an error


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Kind]:
    words, path = Words.load(), folder / "models.toml"

    async def read(text: str) -> None:
        path.write_bytes(text.encode(errors="surrogatepass"))
        try:
            catalogue = load_catalogue(path)
        except SettingsError as error:
            [line] = error.lines
            assert "\n" not in line and len(line) < LONGEST_LINE, line
            return
        Vocabulary(catalogue)
        OptionWords(words, catalogue)
        assert catalogue.default_model

    yield Kind("models files", _inputs, read)


def _inputs(random: Random) -> Iterator[str]:
    return in_turns(random, _hard(), lambda: mutated(random, EVERYTHING))


def _hard() -> Iterator[str]:
    yield EVERYTHING
    opened, closed = "x = " + "[" * DEEP, "x = " + "[" * DEEP + "]" * DEEP
    for deep in (opened, closed, "x = " + "{a = " * DEEP, "[" * DEEP, "a." * DEEP + "b = 1"):
        yield deep
        yield f"{EVERYTHING}\n{deep}"
    yield "x = " + "9" * DEEP
    for piece in PIECES:
        yield (piece * 4096)[:4096]
        yield EVERYTHING.replace("sora", (piece * 300)[:300], 1)
