"""Finds what may be the id of a task in what people write after a command: an id in quotes, in a sentence, in a copied card."""

import re
import unicodedata
from collections.abc import Iterator

from storage.records import dataclass

MOST = 20  # places of a text in which an id is looked for
LONGEST = 512  # characters of an id
WHOLE = 8  # characters: a shorter word is an id only if it is one as a whole
WORD = re.compile(r"\S+")
AROUND = "`'\"“”„‚‘’«»‹›<>()[]{}（）［］「」『』【】《》〈〉*~|·•#.,;:!?…。、，；：！？،؛؟।=–—"
"""What people and clients put around an id."""
LABEL = re.compile(r"[^\W\d]+[:：=](?=.)")  # `id:`, `task_id=`
PLAIN = re.compile(r"[!-~]+")  # an id in a text without spaces
INVISIBLE = frozenset({"Cf", "Cc"})  # direction marks, zero-width and control characters


@dataclass(frozen=True)
class WrittenId:
    """What may be an id: its `forms`, the first that finds a task counts; `before` and `after`: the rest of the text."""

    forms: tuple[str, ...]
    before: str
    after: str

    @property
    def is_short(self) -> bool:
        """Whether it is too short to be the beginning of an id."""
        return all(len(form.strip(AROUND)) < WHOLE for form in self.forms)


def written_ids(text: str) -> tuple[WrittenId, ...]:
    """Everything in a text that may be an id, in its order. Invisible characters are left out, also of what is around it."""
    return tuple(_places(_visible(text).strip()))[:MOST]


def _places(text: str) -> Iterator[WrittenId]:
    words = list(WORD.finditer(text))
    if len(words) > 1 and len(text) <= LONGEST and "\n" not in text:
        yield WrittenId((text,), "", "")  # nothing forbids a space in a provider's id
    for word in words[:MOST]:
        if forms := _forms(word[0]):
            yield WrittenId(forms, text[: word.start()].strip(), text[word.end() :].strip())


def _forms(word: str) -> tuple[str, ...]:
    bare = word.strip(AROUND)
    label = LABEL.match(bare)
    forms = [word, bare]
    if label:
        forms.append(bare[label.end() :].strip(AROUND))
    if not bare.isascii():
        forms += [run.strip(AROUND) for run in PLAIN.findall(bare) if len(run) >= WHOLE]
    return tuple(form for form in dict.fromkeys(forms) if form and len(form) <= LONGEST)


def _visible(text: str) -> str:
    return "".join(letter for letter in text if letter.isspace() or unicodedata.category(letter) not in INVISIBLE)
