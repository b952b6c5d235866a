"""Every command finds a task by what people write of an id, and explains what finds none."""

import pytest

from bot.handlers import tasks
from bot.orders.finding import TaskFinder
from storage.states import State
from tests.unit.orders.chatting import Chatting
from tests.unit.orders.test_picks import ordered
from tests.unit.orders.world import BOT, World, reply_to


@pytest.mark.parametrize(
    "text",
    ["{own}", "{OWN}", "{own8}", "{there}", "{end}", "{end8}", "“{there}”", "`{end}`.", "task id: {there}", "please {end} now",
     "\u200f{there}\u200e", "{there}\n", "🎬 Your video is being made.\nTask {there}\n10 s · 0.40 USD", "the 10 s {own}"],
)  # fmt: skip
async def test_every_command_finds_a_task_in_the_same_way(world: World, text: str) -> None:
    task, chat = await ordered(world, "a cat", 1, State.RUNNING, provider_id="sora-2:task_01fdd6f6"), Chatting(world)
    await ordered(world, "a dog", 2, State.RUNNING, provider_id="sora-2:task_02fdd6f6")
    written = text.format(
        own=task.id, OWN=task.id.upper(), own8=task.id[:8], there=task.provider_id, end="task_01fdd6f6", end8="task_01f"
    )
    for handle in (tasks.status, tasks.show, tasks.check, tasks.cancel):
        card = await chat.say(handle, f"/command {written}", 3)
        assert card is not None and not card.text.startswith("!"), card
    assert [row.muted for row in await world.rows()] == [True, False]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("sora-2:t", "task-several"), ("task_0", "task-short"), ("“abc”", "task-short"), ("TASK_01F", "task-not-found"),
        ("no such task", "task-not-found"), ("sora-2:task_03fdd6f6", "task-not-found"), ("%%%%%%%%", "task-not-found"),
        ("task____", "task-not-found"),
    ],
)  # fmt: skip
async def test_what_finds_no_task_is_explained(world: World, text: str, key: str) -> None:
    chat = Chatting(world)
    for number in (1, 2):
        await ordered(world, "a cat", number, State.RUNNING, provider_id=f"sora-2:task_0{number}fdd6f6")
    for handle in (tasks.status, tasks.show, tasks.check, tasks.cancel, tasks.retry):
        card = await chat.say(handle, f"/command {text}", 3)
        assert card is not None and card.text == f"! {key}"
    assert not any(row.muted for row in await world.rows()) and not await world.rows(State.QUEUED)


async def test_the_owner_finds_a_task_of_any_chat_in_the_same_way(world: World) -> None:
    task = await ordered(world, "a cat", 1, State.RUNNING, provider_id="sora-2:task_01fdd6f6")
    finder = TaskFinder(world.database, BOT)
    for text in (f"“{task.id}”", "please task id: sora-2:task_01f", "\u200ftask_01fdd6f6\n"):
        found = await finder.find(text, None)
        assert found is not None and found.task_id == task.id
        assert await finder.find(text, -99) is None
    assert await finder.find("no such task", None) is None


async def test_words_in_reply_to_a_task_are_no_id(world: World) -> None:
    chat = Chatting(world)
    await ordered(world, "a cat", 1)
    card = await chat.say(tasks.cancel, "/cancel this one please", 2, reply=reply_to(1))
    assert card is not None and card.text == "Cancelled. Nothing was charged."
