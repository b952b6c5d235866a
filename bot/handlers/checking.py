"""The answer to *Check* and /check: the provider is polled now, and what it said last."""

from bot.handlers.context import Services
from storage.model import Task
from storage.states import State


async def check_answer(task: Task, services: Services, language: str | None) -> str:
    """Poll a task, unless that was done a moment ago. Returns Telegram HTML."""
    text = services.words.say(language, await services.actions.check(task))
    if task.state is not State.RUNNING:
        return text
    return f"{text} {services.current_cards.known(task, language)}"
