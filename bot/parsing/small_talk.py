"""Recognises messages that are only small talk: "thanks!", "hi", "how much is it?". The phrases are in the text files."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import groupby

LONGEST = 120  # characters of a message that may be small talk
EMOTICON = re.compile(r"(?<!\w)(?:[:;=8xX]['’]?-?[)(DPpОoOЗз3*|/]+|<3+|\^_*\^|[)(]{1,})(?!\w)")
NOT_SPOKEN = frozenset("ـー〜～")  # letters that only lengthen others
ADDITIONS = range(0x1F3FB, 0x1F400)  # skin colours
ONE_LETTER = str.maketrans("يىكة", "ییکه")  # Arabic and Persian keyboards, and endings that many write alike
NASAL_SIGNS = frozenset("ँं")
KANA_VOICING = 8  # canonical combining class


class Talk(StrEnum):
    """What such a message says. If it says several things, the first one of these is answered."""

    PRICE = "price"
    HELP = "help"
    WHO = "who"
    THANKS = "thanks"
    GREETING = "greeting"
    BYE = "bye"
    NO = "no"
    OK = "ok"


EMOJI = {
    **dict.fromkeys("👍👌🆗💯✌🤝🙂😊☺😀😃😄😁😉😎", Talk.OK),
    **dict.fromkeys("🙏❤🧡💛💚💙💜🖤💖💕😍🥰😘🤗🤩👏🙌🫶😂🤣😆😹🎉🥳", Talk.THANKS),
    "👋": Talk.GREETING,
    "👎": Talk.NO,
}
"""Emoji that say something; all others may be a prompt."""

Token = tuple[str, tuple[int, ...]]
"""A word without repeated letters, and how often each letter stood there: `("thx", (1, 1, 3))`."""


class SmallTalk:
    """Knows the phrases of all languages.

    `phrases`: those of a kind. `names`: what people call a bot, as in "thanks, bot". Both are read at the first message.
    """

    def __init__(self, phrases: Callable[[Talk], Iterable[str]], names: Callable[[], Iterable[str]]) -> None:
        self._read_phrases = phrases
        self._read_names = names

    def kind(self, text: str) -> Talk | None:
        """What a message says; None if it is not only small talk."""
        if not text.strip() or len(text) > LONGEST:
            return None
        words, emoticons = EMOTICON.subn(" ", text)
        tokens = _tokens(words)
        if not tokens:
            return _of_signs(words, has_emoticons=emoticons > 0)
        return self._of_words(tokens)

    def _of_words(self, tokens: Sequence[Token]) -> Talk | None:
        """What the words say if they are phrases from the first to the last; as few phrases as possible."""
        best: list[tuple[Talk, ...] | None] = [(), *(None for _ in tokens)]
        for end in range(1, len(tokens) + 1):
            for start in range(max(0, end - self._longest), end):
                before, here = best[start], self._phrase(tokens[start:end])
                if before is None or here is None:
                    continue
                said = (*before, *here)
                if best[end] is None or len(said) < len(best[end] or ()):
                    best[end] = said
        found = best[-1]
        return min(found, key=list(Talk).index) if found else None

    def _phrase(self, tokens: Sequence[Token]) -> tuple[Talk, ...] | None:
        """What these words say as one phrase; empty for a name of the bot, None if they are no phrase."""
        written = tuple(length for _, lengths in tokens for length in lengths)
        for lengths, talk in self._known.get(tuple(letters for letters, _ in tokens), ()):
            if all(map(int.__ge__, written, lengths)):  # a letter may be written more often: "thaaanks"
                return (talk,) if talk else ()
        return None

    @cached_property
    def _known(self) -> dict[tuple[str, ...], list[tuple[tuple[int, ...], Talk | None]]]:
        known: dict[tuple[str, ...], list[tuple[tuple[int, ...], Talk | None]]] = {}
        phrases: list[tuple[str, Talk | None]] = [
            (phrase, talk) for talk in Talk for phrase in self._read_phrases(talk)
        ]
        for phrase, talk in (*phrases, *((name, None) for name in self._read_names())):
            if tokens := _tokens(phrase):
                lengths = tuple(length for _, counts in tokens for length in counts)
                known.setdefault(tuple(letters for letters, _ in tokens), []).append((lengths, talk))
        return known

    @cached_property
    def _longest(self) -> int:
        """Words of the longest phrase."""
        return max(map(len, self._known), default=0)


def _tokens(text: str) -> list[Token]:
    """The words of a text without accents, signs and emoji. In Chinese and Japanese, each character is a word."""
    letters = filter(_is_spoken, unicodedata.normalize("NFKD", text).casefold().translate(ONE_LETTER))
    plain = "".join(map(_plain, unicodedata.normalize("NFC", "".join(letters))))
    return [_counted(part) for word in plain.split() for part in ([*word] if _is_cjk(word[0]) else [word])]


@lru_cache(maxsize=4096)
def _is_spoken(character: str) -> bool:
    """False for accents and invisible characters. Vowels of Hindi and the marks that make `は` into `ば` are letters."""
    if unicodedata.category(character) == "Mn":
        return unicodedata.combining(character) == KANA_VOICING or _is_vowel_sign(character)
    return unicodedata.category(character) != "Cf" and character not in NOT_SPOKEN and character not in "'’"


def _is_vowel_sign(character: str) -> bool:
    indic = "\u0900" <= character <= "\u0dff"
    return indic and unicodedata.combining(character) == 0 and character not in NASAL_SIGNS


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if unicodedata.category(character)[0] not in "LNM":
        return " "
    return f" {character} " if _is_cjk(character) else character


def _is_cjk(character: str) -> bool:
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"


def _counted(word: str) -> Token:
    runs = [(letter, sum(1 for _ in run)) for letter, run in groupby(word)]
    return "".join(letter for letter, _ in runs), tuple(count for _, count in runs)


def _of_signs(text: str, *, has_emoticons: bool) -> Talk | None:
    """What a text without letters and numbers says: emoji, or punctuation such as "???"."""
    emoji = [
        character for character in text if unicodedata.category(character)[0] == "S" and ord(character) not in ADDITIONS
    ]
    if not emoji:
        return Talk.OK if has_emoticons else Talk.HELP
    said = [EMOJI.get(character) for character in emoji]
    return said[0] if all(said) else None
