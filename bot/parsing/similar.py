"""Finds the word that a mistyped one was meant to be."""

from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from storage.records import dataclass

SIMILAR, VERY_SIMILAR = 0.75, 0.85  # ratios of `SequenceMatcher`
ENGLISH_ENDINGS = frozenset({"s", "r", "er", "d", "ed", "n", "y", "ly", "ing"})
SHORTEST_NAME = 3  # letters of a name that can be mistyped


@dataclass(frozen=True)
class Similar:
    """The known word that is most similar to a name. `is_typo`: one slip on the keyboard turns one into the other."""

    word: str
    is_typo: bool


@lru_cache(maxsize=256)  # a long text may have many dashes
def find_similar(name: str, known: tuple[str, ...]) -> Similar | None:
    if len(name) < SHORTEST_NAME:
        return None
    swapped = [word for word in known if _is_swapped(name, word)]
    near = swapped or get_close_matches(name, known, n=1, cutoff=SIMILAR)
    if not near:
        return None
    word = near[0]
    is_close = bool(swapped) or SequenceMatcher(None, word, name).ratio() >= VERY_SIMILAR
    return Similar(word, is_close and not _is_inflected(name, word))


def find_close(name: str, known: Sequence[str], most: int) -> list[str]:
    """The known words that a name may mean: similar ones first, then those of which one begins with the other."""
    if len(name) < SHORTEST_NAME:
        return []
    begun = [word for word in known if word.startswith(name) or name.startswith(word)]
    return list(dict.fromkeys((*get_close_matches(name, known, n=most, cutoff=SIMILAR), *begun)))[:most]


def _is_swapped(name: str, word: str) -> bool:
    """Whether two neighbouring letters changed places."""
    places = [place for place, letters in enumerate(zip(name, word, strict=False)) if letters[0] != letters[1]]
    if len(name) != len(word) or len(places) != 2 or places[1] != places[0] + 1:
        return False
    return name[places[0]] == word[places[1]] and name[places[1]] == word[places[0]]


def _is_inflected(name: str, word: str) -> bool:
    """Whether a name is another form of an English word."""
    return name + "s" == word or (name.startswith(word) and name[len(word) :] in ENGLISH_ENDINGS)
