"""The result of a check: one line for the admin."""

from enum import StrEnum

from storage.records import dataclass


class Mark(StrEnum):
    """Result of a check; only a problem keeps the bot from working."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Finding:
    """`id`: what was found, such as `token.accepted`, for programs; it stays the same in later versions.

    `words` describe the state and, for a problem, the fix; they may change.
    """

    mark: Mark
    id: str
    words: str

    @property
    def subject(self) -> str:
        """What was checked: the first part of the id."""
        return self.id.partition(".")[0]

    def to_json(self) -> dict[str, str]:
        return {"id": self.id, "mark": self.mark, "subject": self.subject, "words": self.words}


def ok(id: str, words: str) -> Finding:  # noqa: A002 - the field's name
    return Finding(Mark.OK, id, words)


def note(id: str, words: str) -> Finding:  # noqa: A002 - as above
    return Finding(Mark.NOTE, id, words)


def problem(id: str, words: str) -> Finding:  # noqa: A002 - as above
    return Finding(Mark.PROBLEM, id, words)
