"""What comes through the door: when its row is due and shown, and what is refused in which words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.access.admins import BotAdmins
from bot.access.gate import Gate
from bot.access.pauses import HandPauses
from bot.catalogue import Catalogue
from bot.errors import UserError
from bot.orders import Door, OrderRules, Orders
from bot.orders.entry import CARD_DELAY
from bot.settings import Access
from bot.texts.words import Words
from storage.chats import Chats
from storage.model import Task
from storage.states import State
from storage.status import StatusMessages
from storage.tasks import Tasks
from tests.unit.cashiers import cashier
from tests.unit.options import options_of
from tests.unit.orders.test_the_door import LINK, delivered, draft
from tests.unit.orders.world import BOT, CHAT, PHOTO, REQUESTER, World, message, photos
from tests.unit.pipeline.world import ROOT, Clock, admin


async def shown_after(world: World) -> float:
    """Seconds until the next message is due."""
    [task] = await world.rows()
    row = await world.database.one("task_by_id", id=task.id)
    assert row is not None and row["show_at"] is not None
    return float(row["show_at"]) - world.clock.now


async def refused(world: World, text: str, **facts: Any) -> UserError:
    with pytest.raises(UserError) as caught:
        await world.orders.messages.order(message(text, **facts), REQUESTER)
    assert await world.rows() == [] and world.woken == 0
    return caught.value


# Its row --------------------------------------------------------------------------------------------------------------


async def test_an_order_is_due_at_once_and_shown_if_it_has_to_wait(world: World) -> None:
    """A create that goes out at once shows its own message."""
    task = await world.orders.messages.order(message("/video a cat"), REQUESTER)
    assert task is not None and (task.state, task.due_at, task.api_root) == (State.QUEUED, world.clock.now, ROOT)
    assert await shown_after(world) == CARD_DELAY and world.woken == 1


async def test_a_draft_is_never_due_and_shown_at_once(world: World) -> None:
    row = await draft(world)
    assert row.due_at is None and await shown_after(world) == 0 and world.woken == 1
    world.clock.now += 100
    await world.orders.drafts.confirm(row, REQUESTER)
    [task] = await world.rows(State.QUEUED)
    assert (task.due_at, task.updated_at) == (world.clock.now, world.clock.now)
    assert (task.origin, task.prompt, task.parameters) == (row.origin, row.prompt, row.parameters)


async def test_a_draft_that_is_ordered_keeps_its_message(world: World) -> None:
    row = await draft(world)
    await StatusMessages(world.database).mark_shown(row, 77, world.clock.now)
    shown = await Tasks(world.database).get(row.id)
    assert shown is not None
    await world.orders.drafts.confirm(shown, REQUESTER)
    [task] = await world.rows(State.QUEUED)
    assert task.status_message_id == 77 and await shown_after(world) == CARD_DELAY


async def test_what_was_ordered_before_wakes_nobody(world: World) -> None:
    await world.orders.messages.order(message("/video a cat"), REQUESTER)
    assert await world.orders.messages.order(message("/video a cat"), REQUESTER) is None
    assert world.woken == 1


async def test_an_order_wakes_the_submitter_alone(world: World) -> None:
    """Its card is due seconds later, and a claim of cards would find nothing; that of a draft is due at once."""
    await world.orders.messages.order(message("/video a cat", 9), REQUESTER)
    assert (world.woken, world.only_submitter_woken) == (1, 1)
    await draft(world)
    assert (world.woken, world.only_submitter_woken) == (2, 1)


async def test_an_order_knows_where_it_came_from(world: World) -> None:
    """Chat, topic, message and person, and the language as Telegram gives it, if it is one."""
    for number, (language, kept) in enumerate({"zh-hans": "zh-hans", "x" * 36: "", "de<": "", "": ""}.items(), 1):
        requester = replace(REQUESTER, language=language, thread_id=4)
        await world.orders.messages.order(message("/video a cat", number), requester)
        task = (await world.rows())[-1]
        origin = task.origin
        assert (origin.bot_id, origin.chat_id, origin.message_id, origin.thread_id) == (BOT, CHAT, number, 4)
        assert (origin.user_id, origin.private, origin.language) == (REQUESTER.user_id, True, kept)
        world.clock.now += 1


# What it asks for -----------------------------------------------------------------------------------------------------


def options(task: Task) -> str:
    assert task.parameters is not None
    return task.parameters.options


@pytest.mark.parametrize(("chat", "text", "orientation"), [
    ({}, "a cat", "portrait"),
    ({"orientation": "landscape"}, "a cat", "landscape"),
    ({"orientation": "landscape"}, "a cat --portrait", "portrait"),
])  # fmt: skip
async def test_what_is_not_said_is_the_chats_default(
    world: World, chat: Mapping[str, str], text: str, orientation: str
) -> None:
    await Chats(world.database, BOT).set_options(CHAT, options_of(**chat).to_json(), title="", now=world.clock.now)
    task = await world.orders.messages.order(message(f"/video {text}"), REQUESTER)
    assert task is not None and f'"orientation":"{orientation}"' in options(task)


async def test_a_repeated_order_has_its_own_options_and_not_the_chats(world: World) -> None:
    """Also where the chat's defaults have changed since."""
    old = await delivered(world)
    defaults = options_of(orientation="landscape").to_json()
    await Chats(world.database, BOT).set_options(CHAT, defaults, title="", now=world.clock.now)
    for number, body in ((8, "a dog"), (9, "a dog --landscape")):
        task = await world.orders.repeats.by_message(old, message(body, number), REQUESTER, body=body)
        assert task is not None
        assert f'"orientation":"{"landscape" if "--" in body else "portrait"}"' in options(task)


async def test_pictures_are_sent_with_the_order_that_has_them(world: World) -> None:
    """Photos of the message first, then its links in their order; a link that may be a picture is asked about."""
    link = "https://x.example/y.png"
    task = await world.orders.messages.order(message(f"/video a cat {link}", photos=photos(1)), REQUESTER)
    assert task is not None and task.state is State.QUEUED
    assert [image.ref for image in await Tasks(world.database).images(task.id)] == ["photo-1", link]
    doubtful = await world.orders.messages.order(message(f"/video a cat {LINK} {link}", 2), REQUESTER)
    assert doubtful is not None and doubtful.state is State.DRAFT
    assert [image.ref for image in await Tasks(world.database).images(doubtful.id)] == [link]
    assert [image.ref for image in await Tasks(world.database).doubtful_links(doubtful.id)] == [LINK]


# What is refused ------------------------------------------------------------------------------------------------------


async def test_an_order_without_words_is_refused(world: World) -> None:
    assert (await refused(world, "/video --landscape")).key == "prompt-missing"


@pytest.mark.parametrize(("size", "key"), [(20_000_000, ""), (20_000_001, "photo-too-big"), (None, "")])
async def test_a_photo_that_is_too_large_is_refused_with_the_limit(world: World, size: int | None, key: str) -> None:
    """In megabytes, rounded down. Where Telegram says no size, it is known only when the photo is looked up."""
    large = type(PHOTO)(**vars(PHOTO) | {"size": size})
    if key:
        error = await refused(world, "/video a cat", photos=(large,))
        assert (error.key, error.values) == (key, {"limit": 19})
    else:
        assert await world.orders.messages.order(message("/video a cat", photos=(large,)), REQUESTER) is not None


@pytest.mark.parametrize(
    "text", ["/video a SECRET cat", "/video a cat --SECRET 5", "/video a cat https://x/SECRET.png"]
)
async def test_a_secret_goes_to_nobody_and_is_not_repeated(world: World, text: str) -> None:
    """Nor does an answer about an unknown option repeat it."""
    world.secret = "SECRET"
    error = await refused(world, text)
    assert (error.key, error.values) == ("prompt-secret", {})


async def test_admins_are_told_that_photo_links_are_off(world: World) -> None:
    """They can mend it; the sender hears that photos are not possible now."""
    async with admin(world.database, Clock()) as olga:
        orders = orders_without_photo_links(world, olga.admins, world.catalogue)
        with pytest.raises(UserError, match=r"^photos-off$"):
            await orders.messages.order(message("/video a cat", photos=(PHOTO,)), REQUESTER)
        assert await orders.messages.order(message("/video a cat https://x.example/y.png"), REQUESTER) is not None
        [told] = olga.read
        assert "PHOTO_LINKS" in told


def orders_without_photo_links(world: World, admins: BotAdmins, catalogue: Catalogue) -> Orders:
    rules = OrderRules(
        bot_id=BOT, api_roots={provider.name: ROOT for provider in catalogue.providers}, photos_work=False,
        photo_limit=10**9, album_quiet=1,
    )  # fmt: skip
    gate = Gate(mode=Access.OPEN, admins=admins, database=world.database, bot_id=BOT, words=Words.load())
    door = Door(
        cashier=cashier(world.database, admins, world.clock), catalogue=catalogue, gate=gate, admins=admins, rules=rules,
        wake=lambda: None, pauses=HandPauses(world.database, catalogue),
)  # fmt: skip
    return Orders.of(
        database=world.database, catalogue=catalogue, door=door, rules=rules, wake=lambda: None, clock=world.clock
    )
