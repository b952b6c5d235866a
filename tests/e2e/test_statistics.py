"""What the owner and everybody else sees of the ledger: /stats, /usage, /balance, and the warning about a balance."""

import asyncio
import csv
import io
import itertools
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from sandbox.telegram.world import Message
from tests.e2e.scene import BOT, Scene, running_scene

ADMIN = 4242
MODELS = """
currency = "USD"

[[models]]
name = "sora-2"
title = "Sora Two"
[[models.prices]]
price = 0.40

[[models]]
name = "veo3"
"""
REFUSAL = "Only this bot’s admins can do that"
ADMINS_ONLY = ("stats", "stats csv", "balance")
prompts = itertools.count(1)


@dataclass(frozen=True)
class Shop:
    """A bot, its admin, a group of the admin and two others, and what was ordered in it by all of them."""

    admin: Scene
    member: Scene
    group: Scene

    @property
    def people(self) -> dict[str, Scene]:
        return {"admin": self.admin, "member": self.member}


async def made(orders: Sequence[tuple[Scene, str]]) -> None:
    """Order videos one after another, each with the life of its task, and wait until all have ended."""
    endings = []
    for scene, life in orders:
        words = f"{scene.marker} number {next(prompts)}."
        scene.video.script(match=words, life=life)
        asked = await scene.say(f"/video@{BOT} {words}")
        await scene.create(words)
        endings.append(scene.answer(asked, "❌" if life == "fails" else "Done"))
    await asyncio.gather(*endings)


async def command(scene: Scene, text: str, wanted: str = "", **how: bool) -> Message:
    name, _, rest = text.partition(" ")
    return await scene.answer(await scene.say(f"/{name}@{BOT} {rest}", **how), wanted)


@pytest.fixture(scope="module")
async def shop(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shop]:
    folder = tmp_path_factory.mktemp("shop")
    models = folder / "models.toml"
    models.write_text(MODELS)
    settings = {"ADMIN_IDS": str(ADMIN), "POLL_INTERVAL": "1", "BUDGETS": "20/day, chat 9 videos/month, user 1.5/day"}
    async with running_scene(folder, MODELS_FILE=str(models), **settings) as scene:
        admin = scene.as_person(scene.telegram.person("Olga", user_id=ADMIN))
        member = scene.as_person(scene.telegram.person("Mia"))
        group = scene.telegram.group("Film club", members=(member.person, admin.person), admins=(scene.person,))
        in_group = [(scene.in_chat(group), "success") for scene in (member, admin)]
        await made([(member, "success"), (member, "fails"), *in_group])
        yield Shop(admin, member, scene.in_chat(group))


async def test_stats_show_what_was_made_and_what_it_cost(shop: Shop) -> None:
    """By model, chat and user, with their names; in a group only what was ordered there, without the other chats."""
    words = (await command(shop.admin, "stats", "This month")).words
    for line in (
        "Made: 3 · failed: 1 · unknown: 0",
        "Spent: 1.60 USD",
        "Sora Two: 4 videos · 1.60 USD (today 4 videos · 1.60 USD)",
        "Film club: 2 videos · 0.80 USD",
        "Mia: 3 videos · 1.20 USD",
        "Olga: 1 video · 0.40 USD",
    ):
        assert line in words
    in_group = (await command(shop.admin.in_chat(shop.group.chat), "stats", "This month")).words
    assert "Made: 2 · failed: 0" in in_group and "Mia: 1 video · 0.40 USD" in in_group
    assert "by chat" not in in_group


async def test_the_month_comes_as_a_picture(shop: Shop) -> None:
    """After the text, as a reply to the command."""
    asked = await shop.admin.say("/stats")
    picture = await shop.admin.answer(asked, "Spent each day of this month")
    assert picture.photo is not None and (picture.photo.width, picture.photo.height) == (1080, 1080)


def rows(sent: Message) -> list[dict[str, str]]:
    assert sent.document is not None
    content = sent.document.file.path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


async def test_the_file_has_a_row_for_each_charge(shop: Shop) -> None:
    """Without words of users; in a group its own charges."""
    charges = rows(await command(shop.admin, "stats CSV", "All charges from"))
    assert [(row["model"], row["amount"], row["currency"], row["outcome"]) for row in charges] == [
        ("sora-2", "0.40", "USD", outcome) for outcome in ("delivered", "failed", "delivered", "delivered")
    ]
    assert {row["user"] for row in charges} == {str(shop.member.person.id), str(ADMIN)}
    in_group = rows(await command(shop.admin.in_chat(shop.group.chat), "stats csv", "All charges from"))
    assert [row["chat"] for row in in_group] == [str(shop.group.chat.id)] * 2


async def test_everybody_sees_their_own_usage(shop: Shop) -> None:
    """In private all that the user ordered anywhere; in a group what was ordered there. And what the budgets leave."""
    own = (await command(shop.member, "usage", "This month")).words
    for line in (
        "Made: 2 · failed: 1 · unknown: 0",
        "Spent: 1.20 USD",
        "You, today: 0.30 USD of 1.50 USD, until",
        "This chat, this month: 7 videos of 9 videos, until",
        "Everybody together, today: 18.40 USD of 20.00 USD, until",
    ):
        assert line in own
    in_group = (await command(shop.member.in_chat(shop.group.chat), "usage", "This month")).words
    assert "Made: 2 · failed: 0" in in_group and "Spent: 0.80 USD" in in_group
    assert "This chat, this month: 7 videos of 9 videos" in in_group and "You, " not in in_group


async def test_somebody_without_orders_has_a_usage(shop: Shop) -> None:
    new = shop.admin.as_person(shop.admin.telegram.person("New"))
    words = (await command(new, "usage", "This month")).words
    assert "Made: 0 · failed: 0 · unknown: 0" in words and "You, today: 1.50 USD of 1.50 USD" in words


async def test_the_balance_of_each_provider(shop: Shop) -> None:
    """Twelve cents for each video of the stand-in; a provider that reports none."""
    used = 0.12 * shop.admin.video.charged
    answer = await command(shop.admin, "balance", "Balance of the providers")
    assert f"default: {100 - used:.2f} left, {used:.2f} used" in answer.words
    shop.admin.video.limit = None
    assert "default: not reported" in (await command(shop.admin, "balance", "Balance of the providers")).words
    shop.admin.video.limit = 100.0


@pytest.mark.parametrize("text", ADMINS_ONLY)
@pytest.mark.parametrize("place", ["private", "group"])
async def test_others_get_a_short_answer(shop: Shop, text: str, place: str) -> None:
    """A member, a group admin, an anonymous admin and a channel; of them, only the first two write in private."""
    group_admin = shop.group.as_person(shop.group.person)
    if place == "private":
        askers: list[tuple[Scene, dict[str, Any]]] = [(shop.member, {}), (group_admin, {})]
    else:
        # A group of its own, because at most 20 messages a minute are sent to one.
        members, admins = (shop.member.person, shop.admin.person), (group_admin.person,)
        group = shop.admin.telegram.group(f"Readers of {text}", members=members, admins=admins)
        askers = [
            (shop.member.in_chat(group), {}),
            (group_admin.in_chat(group), {}),
            # Even for the bot's own admin: nobody knows who writes.
            (shop.admin.in_chat(group), {"anonymous_admin": True}),
            (shop.admin.in_chat(group), {"as_channel": True}),
        ]
    answers = await asyncio.gather(*(command(asker, text, **how) for asker, how in askers))
    assert all(REFUSAL in answer.words for answer in answers)


async def test_anonymous_admins_and_channels_see_the_usage_of_the_group(shop: Shop) -> None:
    for how in ({"anonymous_admin": True}, {"as_channel": True}):
        answer = await command(shop.admin.in_chat(shop.group.chat), "usage", "This month", **how)
        assert "Spent: 0.80 USD" in answer.words


async def restart(shop: Shop) -> None:
    await shop.admin.bot.stop()
    await shop.admin.bot.start()


async def test_a_low_balance_is_reported_once(shop: Shop) -> None:
    """Less is left than the last day cost. A restart does not report it again."""
    shop.admin.video.limit = 0.12 * shop.admin.video.charged + 1.0
    await restart(shop)
    warning = await shop.admin.telegram.wait_for(shop.admin.chat, "The account at default has 1.00 left")
    assert "the last 24 hours cost 1.60 USD there" in warning.words
    await restart(shop)
    await command(shop.admin, "usage", "This month")
    assert sum("The account at default" in message.words for message in shop.admin.answers()) == 1
