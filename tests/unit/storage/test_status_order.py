"""Which status messages are claimed first: news before edits, and edits not much later."""

from dataclasses import replace
from itertools import count

from bot.botapi.urgency import Urgency
from bot.pipeline.status import message_urgency
from storage.database import Database
from storage.model import Task
from storage.polling import Polling
from storage.states import State
from storage.status import StatusMessages
from storage.submissions import Submissions
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import NOW, ORIGIN, added

numbers = count(1)
LATER = NOW + 1000


async def with_progress(database: Database, chat: int, at: float) -> Task:
    """A task whose message shows its id, and whose progress is to be shown."""
    number = next(numbers)
    task = await running(database, key=str(number), provider_id=f"task_{number}", origin=replace(ORIGIN, chat_id=chat))
    await StatusMessages(database).mark_shown(task, number, NOW)
    moved = await Polling(database).record_progress(
        task, due_at=LATER + 900, progress=40, lateness=None, show_at=at, now=NOW
    )
    assert moved is not None
    return moved


async def new(database: Database, chat: int, at: float) -> Task:
    return await added(database, str(next(numbers)), origin=replace(ORIGIN, chat_id=chat), show_at=at, due_at=LATER)


async def claim(database: Database, most: int) -> list[Task]:
    return await StatusMessages(database).claim(LATER, LATER + 50, most)


def urgencies(tasks: list[Task]) -> list[Urgency]:
    return sorted(message_urgency(task) for task in tasks)


async def test_news_go_first_and_edits_have_a_fifth(database: Database) -> None:
    """However long the edits have been due."""
    for chat in range(1, 13):
        await with_progress(database, chat, NOW)
    for chat in range(101, 113):
        await new(database, chat, NOW + 900)
    assert urgencies(await claim(database, 10)) == [Urgency.MESSAGE] * 8 + [Urgency.EDIT] * 2
    assert urgencies(await claim(database, 14)) == [Urgency.MESSAGE] * 4 + [Urgency.EDIT] * 10


async def test_the_news_of_a_chat_go_before_its_edits(database: Database) -> None:
    await with_progress(database, 1, NOW)
    news = await new(database, 1, NOW + 900)
    assert [task.id for task in await claim(database, 10)] == [news.id]


async def test_the_edit_that_shows_the_id_is_news(database: Database) -> None:
    task = await new(database, 1, NOW)
    await StatusMessages(database).mark_shown(task, 7, NOW)
    await Submissions(database).claim(LATER, LATER + 30, 1)
    await Submissions(database).mark_running(task, provider_id="x", due_at=LATER, show_lease=NOW, now=NOW + 900)
    await with_progress(database, 2, NOW)
    [first] = await claim(database, 1)
    assert (first.id, message_urgency(first)) == (task.id, Urgency.MESSAGE)


async def test_an_outcome_is_news(database: Database) -> None:
    task = await with_progress(database, 1, NOW)
    failed = await Polling(database).mark_failed(task, "failed", None, NOW)
    assert failed is not None and failed.state is State.FAILED
    assert message_urgency(failed) is Urgency.MESSAGE
    assert message_urgency(replace(failed, status_message_id=7)) is Urgency.MESSAGE
