"""A user who becomes an admin of the bot, or is none any more, gets another menu at once.

The menus themselves: `tests/unit/test_profile.py`.
"""

from pathlib import Path

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


async def test_the_first_admin_gets_the_menu(tmp_path: Path) -> None:
    async with opened(tmp_path) as world:
        link = await world.services.admins.offer_invite("video_sandbox_bot")
        assert link is not None
        owner = world.telegram.person("Owner")
        await world.say(world.telegram.private(owner), owner, f"/start {link.partition('start=')[2]}")
        assert was_changed(world)
