"""The result of a check: one line for the admin."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """Result of a check; only a problem keeps the bot from working."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Finding:
    """`words` describe the state and, for a problem, the fix."""

    mark: Mark
    subject: str
    words: str


def ok(subject: str, words: str) -> Finding:
    return Finding(Mark.OK, subject, words)


def note(subject: str, words: str) -> Finding:
    return Finding(Mark.NOTE, subject, words)


def problem(subject: str, words: str) -> Finding:
    return Finding(Mark.PROBLEM, subject, words)
