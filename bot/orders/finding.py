"""Finds the task that people mean by an id, or by a part of one: one way for all commands."""

from bot.errors import UserError
from bot.parsing.task_ids import WrittenId, written_ids
from storage.records import dataclass
from storage.session import Executor
from storage.tasks import Tasks


@dataclass(frozen=True)
class FoundId:
    """Our id of a task, and what is written before and after its id."""

    task_id: str
    before: str = ""
    after: str = ""


class TaskFinder:
    """Finds tasks of one bot."""

    def __init__(self, executor: Executor, bot_id: int) -> None:
        self._tasks = Tasks(executor)
        self._bot_id = bot_id

    async def find(self, text: str, chat_id: int | None) -> FoundId | None:
        """The task whose id is in a text; None if there is none. `chat_id` None: of any chat, also a deleted one.

        The first place in the text that is the id of one task counts. A short word counts only if nothing else does.
        Raises UserError if there are only beginnings of several ids.
        """
        places, is_beginning_of_several = written_ids(text), False
        first = places[:1]
        longer = tuple(place for place in places[1:] if not place.is_short)
        for place in (*first, *longer, *(place for place in places[1:] if place.is_short)):
            ids = await self._ids(place, chat_id)
            if len(ids) == 1:
                return FoundId(ids[0], place.before, place.after)
            is_beginning_of_several |= len(ids) > 1
        if is_beginning_of_several:
            raise UserError("task-several")
        return None

    async def _ids(self, place: WrittenId, chat_id: int | None) -> tuple[str, ...]:
        chat = None if chat_id is None else (self._bot_id, chat_id)
        for form in place.forms:
            if ids := await self._tasks.ids_of(form, chat):
                return ids
        return ()


def not_found(text: str) -> UserError:
    """What to answer if no task has the id that was written."""
    places = written_ids(text)
    is_short = len(places) == 1 and places[0].is_short
    return UserError("task-short" if is_short else "task-not-found")
