"""A chat without videos is offered the greeting's example in place of a list."""

from pathlib import Path

import pytest

from sandbox.telegram import Chat, Person
from storage.states import State
from tests.unit.handlers.world import World, opened

EXAMPLE = "🎬 a cat on the moon"


async def labels(world: World, chat: Chat, person: Person, command: str) -> list[str]:
    """The buttons of the answer to a command."""
    await world.say(chat, person, command)
    *_, answer = world.telegram.messages(chat, from_bot=True)
    return [button.text for row in answer.buttons for button in row]


@pytest.mark.parametrize("command", ["/tasks", "/retry", "/status"])
async def test_an_empty_list_offers_an_order(world: World, ann: Person, command: str) -> None:
    """One press orders, once for each message."""
    chat = world.telegram.private(ann)
    assert await labels(world, chat, ann, command) == [EXAMPLE]
    *_, answer = world.telegram.messages(chat, from_bot=True)
    assert await world.press(answer, EXAMPLE, ann) == "Ordered."
    assert await world.prompts(State.QUEUED) == ["a cat on the moon"]
    assert EXAMPLE not in await labels(world, chat, ann, command)


@pytest.mark.parametrize("command", ["/show", "/cancel", "/check"])
async def test_a_list_for_which_there_is_nothing_offers_none(world: World, ann: Person, command: str) -> None:
    """There may be videos, only none for this command."""
    assert await labels(world, world.telegram.private(ann), ann, command) == []


async def test_a_group_has_no_button_that_everybody_could_press(world: World, ann: Person) -> None:
    """The text shows the command as the bot gets it there, in privacy mode, too."""
    group = world.telegram.group("Film club", admins=[ann])
    assert await labels(world, group, ann, "/tasks@video_sandbox_bot") == []
    assert world.said(group) == ["No videos here yet. Try /video@video_sandbox_bot a cat on the moon"]


@pytest.mark.parametrize("settings", [{"access": "approval"}, {"budgets": "0/day"}])
async def test_what_would_be_refused_is_not_offered(tmp_path: Path, settings: dict[str, str]) -> None:
    """The chat waits for approval, or nothing may be spent."""
    async with opened(tmp_path, **settings) as world:
        ann = world.telegram.person("Ann")
        assert await labels(world, world.telegram.private(ann), ann, "/tasks") == []
