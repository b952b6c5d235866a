"""A user who becomes an admin of the bot, or is none any more, gets another menu at once.

The menus themselves: `tests/unit/test_profile.py`.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from sandbox.telegram import Chat, Person
from storage.states import State
from tests.e2e.arrivals import until
from tests.unit.handlers.world import World, opened


def was_changed(world: World) -> bool:
    changed = world.services.admins.changed
    was = changed.is_set()
    changed.clear()
    return was


async def test_adding_and_removing_an_admin_changes_the_menus(tmp_path: Path) -> None:
    """A command that changes nothing does not."""
    async with opened(tmp_path, admin_ids="77") as world:
        owner = world.telegram.person("Owner", user_id=77)
        found = []
        for command in ("/admins", "/admins add 88", "/admins add 88", "/admins remove 88", "/admins remove 88"):
            await world.say(world.telegram.private(owner), owner, command)
            found.append(was_changed(world))
        assert found == [False, True, False, True, False]


async def claim(world: World, owner: Person) -> Chat:
    """Somebody opens the invite link."""
    link = await world.services.admins.offer_invite("video_sandbox_bot")
    assert link is not None
    chat = world.telegram.private(owner)
    await world.say(chat, owner, f"/start {link.partition('start=')[2]}")
    return chat


@pytest.mark.parametrize("photos", [True, False])
async def test_the_first_admin_reads_what_to_do_now(tmp_path: Path, *, photos: bool) -> None:
    """How to order, and how to switch photos on if they are off."""
    async with opened(tmp_path) as world:
        world.application.services = replace(world.services, takes_photos=lambda _: photos)
        [answer] = world.said(await claim(world, world.telegram.person("Owner")))
        assert answer.startswith("You are this bot’s admin now.")
        assert "Now write what a video should show" in answer and "/help" in answer
        assert ("PHOTO_LINKS" in answer) is not photos


async def test_what_was_requested_before_there_was_an_admin(tmp_path: Path) -> None:
    """The admin's own is offered, once; about that of others the admin is asked."""
    async with opened(tmp_path, access="approval") as world:
        owner, ada = world.telegram.person("Owner"), world.telegram.person("Ada")
        chats = [world.telegram.private(person) for person in (owner, ada)]
        for chat, person in zip(chats, (owner, ada), strict=True):
            await world.say(chat, person, f"/video a cat of {person.name}")
            assert "isn’t ready" in world.said(chat)[-1]
        await claim(world, owner)
        assert await world.prompts(State.DRAFT) == ["a cat of Owner"]
        await until(lambda: any("would like to use the bot" in words for words in world.said(chats[0])))
        asked = [words for words in world.said(chats[0]) if "would like to use the bot" in words]
        assert len(asked) == 1 and "Ada" in asked[0]
        await world.services.gate.asking.resume()  # as at the next start
        await world.say(chats[0], owner, "/access")
        page = world.said(chats[0])[-1]
        assert "Waiting:\u00a01 " in page and "⏳ Owner" not in page
        assert await world.prompts(State.DRAFT) == ["a cat of Owner"]


async def test_what_a_user_requested_who_was_asked_about_before_becoming_an_admin(tmp_path: Path) -> None:
    """It is offered; /access does not list the new admin as waiting."""
    async with opened(tmp_path, access="approval", admin_ids="77") as world:
        owner, ada = world.telegram.person("Owner", user_id=77), world.telegram.person("Ada", user_id=88)
        chat = world.telegram.private(owner)
        await world.say(chat, owner, "/start")
        await world.say(world.telegram.private(ada), ada, "/video a cat")
        await until(lambda: any("would like to use the bot" in words for words in world.said(chat)))
        await world.say(chat, owner, "/access")
        assert "Waiting:\u00a01 " in world.said(chat)[-1]
        await world.say(chat, owner, "/admins add 88")
        assert await world.prompts(State.DRAFT) == ["a cat"]
        await world.say(chat, owner, "/access")
        assert "Waiting:\u00a00 " in world.said(chat)[-1] and "An admin of the bot" in world.said(chat)[-1]


async def test_the_first_admin_gets_the_menu(tmp_path: Path) -> None:
    async with opened(tmp_path) as world:
        await claim(world, world.telegram.person("Owner"))
        assert was_changed(world)
