"""Which reasons of a task are matters of the bot's owner, and the topic under which the owner is notified of each.

Notices are sent by `bot/access/notices.py`; cards say "The owner has been told" only if one of this topic has arrived.
"""

from bot.texts.words import Html, Words
from storage.model import Task
from storage.states import State

PER_MODEL = frozenset({"no-access", "request"})
PER_PROVIDER = frozenset({"key", "quota", "address", "page", "certificate", "format"})
OF_THE_BOT = frozenset({"photo-store", "went-wrong"})
OWNERS_REASONS = PER_MODEL | PER_PROVIDER | OF_THE_BOT
"""Reasons for a refusal, or for an unknown outcome, that only the owner can remove."""
UNDELIVERED = frozenset({"needs-key", "went-wrong"})
"""The same, for a result that was not delivered."""
WITH_REASONS = frozenset({State.REFUSED, State.UNKNOWN})


def topic_of(task: Task) -> str | None:
    """The topic of the notice about a task; None if its reason is no matter of the owner."""
    key = task.reason_key or ""
    if task.state is State.UNDELIVERED:
        return undelivered_topic(key) if key in UNDELIVERED else None
    return topic(key, task) if task.state in WITH_REASONS and key in OWNERS_REASONS else None


def topic(reason_key: str, task: Task) -> str:
    """The topic of a reason: the same for all tasks that have it for the same cause."""
    if reason_key in OF_THE_BOT:
        return reason_key
    model = task.parameters.model if reason_key in PER_MODEL and task.parameters else ""
    return f"{reason_key} {task.provider} {model}".rstrip()


def undelivered_topic(reason_key: str) -> str:
    return f"undelivered {reason_key}"


def topics_of_model(task: Task) -> frozenset[str]:
    """All topics that concern the provider and the model of a task."""
    return frozenset(topic(key, task) for key in PER_MODEL | PER_PROVIDER)


def told_subject(topic: str) -> str:
    """Under which the time of the last notice that has arrived is stored (`storage/last_times.py`)."""
    return f"told {topic}"


def with_owner(words: Words, language: str | None, text: str, owner_knows: bool) -> Html:
    """A text about a matter of the owner, and whether the owner has been told or still has to be."""
    return Html(words.say(language, "owner-told" if owner_knows else "owner-untold", reason=Html(text)))
