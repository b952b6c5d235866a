"""The menus and descriptions at Telegram: by kind of chat and language, and only what has changed."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from telegram.ext import ExtBot

from bot.botapi.transport import AiohttpRequest
from bot.menu import COMMANDS, IN_GROUPS, OWNER_COMMANDS
from bot.profile import Profile
from bot.texts.words import FOLDER, Words
from sandbox.telegram import Person, TelegramStandIn
from storage.database import Database
from storage.published import Published
from tests.bots import bot_over
from tests.conftest import migrated_file

PRIVATE, GROUPS, GROUP_ADMINS = "all_private_chats", "all_group_chats", "all_chat_administrators"


@dataclass
class World:
    telegram: TelegramStandIn
    database: Database
    bot: ExtBot[None]
    words: Words
    admin_ids: frozenset[int] = frozenset()
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    slept: list[float] = field(default_factory=list)

    def profile(self) -> Profile:
        """As after a start."""

        async def admin_ids() -> frozenset[int]:
            return self.admin_ids

        async def sleep(seconds: float) -> None:
            self.slept.append(seconds)
            await asyncio.sleep(0)

        return Profile(self.bot, self.words, self.database, admin_ids, self.changed, sleep=sleep)

    async def publish(self) -> tuple[bool, int]:
        """Start; returns whether everything is published, and the number of requests that it took."""
        before = len(self.telegram.calls)
        complete = await self.profile().publish()
        return complete, len(self.telegram.calls) - before

    def menu(self, scope: str, language: str) -> list[str]:
        commands = self.telegram.profile.commands.get((scope, language), [])
        return [command["command"] for command in commands]

    def admins_menu(self, person: Person, language: str) -> list[str]:
        return self.menu(f'{{"chat_id": {person.id}, "type": "chat"}}', language)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    telegram = TelegramStandIn()
    await telegram.start()
    words = Words({name: FOLDER / f"{name}.ftl" for name in ("en", "de", "zh")})
    async with AiohttpRequest() as request, Database.opened(await migrated_file(tmp_path)) as database:
        bot = bot_over(request, telegram.token, telegram.url)
        await bot.initialize()
        yield World(telegram, database, bot, words)
    await telegram.close()


async def test_each_kind_of_chat_has_its_menu_in_each_language(world: World) -> None:
    """English is for everybody else. Members of a group cannot change its settings."""
    assert (await world.publish())[0]
    for language in ("", "de", "zh"):
        assert world.menu("default", language) == world.menu(PRIVATE, language) == list(COMMANDS)
        assert world.menu(GROUP_ADMINS, language) == list(COMMANDS)
        assert world.menu(GROUPS, language) == list(IN_GROUPS)
    assert "settings" in COMMANDS and "settings" not in IN_GROUPS
    german = world.telegram.profile.commands[GROUPS, "de"]
    assert {"command": "help", "description": "was ich kann"} in german


async def test_the_descriptions_are_in_each_language(world: World) -> None:
    await world.publish()
    profile = world.telegram.profile
    assert profile.descriptions[""].startswith("I make videos from your words and photos.\n\nWrite")
    assert profile.descriptions["de"].startswith("Ich mache Videos")
    assert set(profile.descriptions) == set(profile.short_descriptions) == {"", "de", "zh"}


async def test_a_restart_publishes_nothing_again(world: World) -> None:
    world.admin_ids = frozenset({(await _started(world, "Owner")).id})
    assert (await world.publish())[1] > 20
    assert await world.publish() == (True, 0)


async def test_processes_that_start_together_share_the_work(world: World) -> None:
    """One that is behind leaves out what the other one has published."""
    held = world.telegram.hold("setMyCommands")
    first = asyncio.create_task(world.profile().publish())
    await held.reached()
    assert await world.profile().publish()
    held.release()
    assert await first
    assert len(world.telegram.calls_to("setMyCommands")) == 3 * 4 + 1
    assert len(world.telegram.calls_to("setMyDescription")) == 3


async def test_only_what_has_changed_is_published(world: World) -> None:
    """One text of one language: the menu that has it, in each scope."""
    await world.publish()
    await Published(world.database, world.bot.id).set("commands:groups:de", "older")
    assert await world.publish() == (True, 1)
    await Published(world.database, world.bot.id).set("description:zh", "older")
    assert await world.publish() == (True, 2)  # it looks first whether the owner has written another


async def test_requests_are_paced(world: World) -> None:
    """One by one, with a pause after each part, and the pause that Telegram requests."""
    world.telegram.faults.add("setMyCommands", "429", retry_after=7)
    assert (await world.publish())[0]
    parts = 3 * (4 + 2)
    assert len(world.slept) == parts + 1 and max(world.slept) >= 7


async def test_a_long_pause_is_left_for_later(world: World) -> None:
    """What was published before is not repeated."""
    world.telegram.faults.add("setMyCommands", "429", retry_after=9999, after=2)
    assert await world.publish() == (False, 3)
    complete, calls = await world.publish()
    assert complete and calls == 3 * (4 + 2 * 2) - 2


@pytest.mark.parametrize("kind", ["500", "502-html", "reset", "malformed"])
async def test_an_error_is_no_obstacle(world: World, kind: str) -> None:
    """It is tried again later."""
    world.telegram.faults.add("setMyDescription", kind)  # type: ignore[arg-type]  # these are kinds
    assert not (await world.publish())[0]
    assert (await world.publish())[0]


# Texts of the owner ---------------------------------------------------------------------------------------------------


async def test_descriptions_of_the_owner_are_left(world: World) -> None:
    """Written at BotFather before the bot ran, for all languages."""
    world.telegram.profile.descriptions[""] = "The film club’s own bot."
    assert (await world.publish())[0]
    assert world.telegram.profile.descriptions == {"": "The film club’s own bot."}
    assert world.telegram.profile.short_descriptions.keys() == {"", "de", "zh"}
    assert await world.publish() == (True, 0)


async def test_a_description_that_the_owner_replaced_is_left(world: World) -> None:
    await world.publish()
    world.telegram.profile.descriptions["de"] = "Der Filmclub."
    await Published(world.database, world.bot.id).set("description:de", "older")
    await world.publish()
    assert world.telegram.profile.descriptions["de"] == "Der Filmclub."


# The bot's admins -----------------------------------------------------------------------------------------------------


async def _started(world: World, name: str) -> Person:
    person = world.telegram.person(name)
    await world.telegram.send_text(world.telegram.private(person), person, "/start")
    return person


async def test_admins_have_their_commands_in_private(world: World) -> None:
    owner = await _started(world, "Owner")
    world.admin_ids = frozenset({owner.id})
    assert (await world.publish())[0]
    for language in ("", "de", "zh"):
        assert world.admins_menu(owner, language) == [*COMMANDS, *OWNER_COMMANDS]


async def test_an_admin_who_was_removed_loses_them(world: World) -> None:
    owner, other = await _started(world, "Owner"), await _started(world, "Other")
    world.admin_ids = frozenset({owner.id, other.id})
    await world.publish()
    world.admin_ids = frozenset({owner.id})
    assert await world.publish() == (True, 3)
    assert [world.admins_menu(other, language) for language in ("", "de", "zh")] == [[], [], []]
    assert world.admins_menu(owner, "de")
    assert await world.publish() == (True, 0)


async def test_an_admin_who_has_not_written_yet_gets_them_later(world: World) -> None:
    """Telegram knows no such chat; one request finds that out."""
    late = world.telegram.person("Late")
    world.admin_ids = frozenset({late.id})
    assert not (await world.publish())[0]
    assert await world.publish() == (False, 1)
    await world.telegram.send_text(world.telegram.private(late), late, "/start")
    assert await world.publish() == (True, 3)
    assert world.admins_menu(late, "zh")


async def test_a_change_of_the_admins_is_published_at_once(world: World) -> None:
    owner = await _started(world, "Owner")
    keeping = asyncio.create_task(world.profile().keep())
    try:
        async with asyncio.timeout(60):
            while not world.telegram.profile.short_descriptions.get("zh"):  # noqa: ASYNC110 - a record has no event
                await asyncio.sleep(0.01)
            world.admin_ids = frozenset({owner.id})
            world.changed.set()
            while not world.admins_menu(owner, "zh"):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
