"""What a check found: one line for a person."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How a check came out; only a problem keeps the bot from doing its work."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Finding:
    """`words` say what is so, and for a problem what to do about it."""

    mark: Mark
    subject: str
    words: str


def ok(subject: str, words: str) -> Finding:
    return Finding(Mark.OK, subject, words)


def note(subject: str, words: str) -> Finding:
    return Finding(Mark.NOTE, subject, words)


def problem(subject: str, words: str) -> Finding:
    return Finding(Mark.PROBLEM, subject, words)
