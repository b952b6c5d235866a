"""*Change*: a draft that buttons change; nothing is ordered before *Create*, and every press of that is one order."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.access.gate import Requester
from bot.cards.changing import Changing
from bot.catalogue import Catalogue, Model, Price
from bot.errors import UserError
from bot.money import PriceChanged
from bot.orders import ButtonTarget
from bot.orders.changes import DOUBLE_TAP
from bot.parameters import Options, Parameters, Source
from bot.parsing.doubts import Doubt
from bot.settings import Access
from storage.chats import ChatAccess
from storage.ledger import Ledger
from storage.model import Task
from storage.retention import Retention, Scope, forget
from storage.states import State
from storage.status import StatusMessages
from storage.supergroups import migrate_chat
from storage.tasks import Tasks
from tests.unit.orders.test_the_door import delivered
from tests.unit.orders.world import ADA, BOT, CHAT, PHOTO, REQUESTER, World, message

EVE = replace(REQUESTER, user_id=6, user_name="Eve")
VIDEO = 40  # the message id of the result


async def begun(world: World, task: Task, press: str = "press-1", by: Requester = REQUESTER) -> Task:
    """The draft of a press on *Change*."""
    before = {row.id for row in await world.rows()}
    await world.orders.changes.begin(task, by, press, VIDEO)
    [draft] = [row for row in await world.rows(State.DRAFT) if row.id not in before]
    return draft


async def choose(world: World, draft: Task, **values: Any) -> Task:
    """Press the buttons of these values on a card."""

    def choice(row: Task) -> Parameters:
        return Changing(world.catalogue, unchanged(row), None).typed(Options(None, values))

    await world.orders.changes.choose(draft, choice)
    return await fresh(world, draft)


async def fresh(world: World, task: Task) -> Task:
    row = await Tasks(world.database).get(task.id)
    assert row is not None
    return row


def unchanged(task: Task) -> Parameters:
    assert task.parameters is not None
    return Parameters.of(task.parameters)


def values(task: Task) -> dict[str, Any]:
    return dict(unchanged(task).values)


async def stale(press: Awaitable[object]) -> None:
    with pytest.raises(UserError, match=r"^button-stale$"):
        await press


async def test_a_draft_begins_as_the_task_was_made(world: World) -> None:
    """Its words, pictures and options; it belongs to the user who pressed, and replies to the video in its topic."""
    first = await world.orders.messages.order(message("/video a cat --landscape", photos=(PHOTO,)), REQUESTER)
    assert first is not None
    world.clock.now += 60
    draft = await begun(world, first, by=replace(EVE, thread_id=7, language="de"))
    assert (draft.state, draft.doubt, draft.prompt, draft.parent_id) == (State.DRAFT, Doubt.CHANGE, "a cat", first.id)
    assert draft.parameters == first.parameters and draft.show_lease is None
    assert draft.origin == replace(first.origin, user_id=6, message_id=VIDEO, thread_id=7, language="de")
    tasks = Tasks(world.database)
    assert await tasks.images(draft.id) == await tasks.images(first.id) != ()
    messages = StatusMessages(world.database)
    await messages.mark_shown(first, 12, world.clock())
    [due] = await messages.claim(world.clock(), world.clock() + 9, 5)
    assert due.id == draft.id
    assert [row.id for row in await world.rows(State.QUEUED)] == [first.id]


async def test_one_press_is_one_draft(world: World) -> None:
    """A repeated update and a double tap included; a later press, and another user's, is another draft."""
    task = await delivered(world)
    await asyncio.gather(*(world.orders.changes.begin(task, REQUESTER, "press-1", VIDEO) for _ in range(3)))
    await world.orders.changes.begin(task, REQUESTER, "press-2", VIDEO)
    assert len(await world.rows(State.DRAFT)) == 1
    await begun(world, task, "press-3", EVE)
    world.clock.now += DOUBLE_TAP + 0.1
    await world.orders.changes.begin(task, REQUESTER, "press-1", VIDEO)
    await begun(world, task, "press-4")
    assert len(await world.rows(State.DRAFT)) == 3


async def test_choosing_orders_nothing_and_create_orders_once(world: World) -> None:
    task = await delivered(world)
    draft = await choose(world, await begun(world, task), orientation="landscape")
    draft = await choose(world, draft, duration=15)
    assert await world.rows(State.QUEUED) == []
    assert values(draft) == {"orientation": "landscape", "size": "small", "duration": 15, "watermark": True}
    assert draft.version == 3
    presses = [world.orders.drafts.confirm(draft, REQUESTER) for _ in range(4)]
    outcomes = await asyncio.gather(*presses, return_exceptions=True)
    assert outcomes.count(None) == 1
    [ordered] = await world.rows(State.QUEUED)
    assert (ordered.id, ordered.origin.message_id) == (draft.id, VIDEO)
    assert values(ordered) == values(draft)
    assert unchanged(ordered).chosen_by(Source.REQUEST) == ("orientation", "duration")


async def test_presses_at_the_same_moment_are_all_kept(world: World) -> None:
    draft = await begun(world, await delivered(world))
    await asyncio.gather(
        choose(world, draft, orientation="landscape"),
        choose(world, draft, duration=15),
        choose(world, draft, size="large"),
    )
    now = await fresh(world, draft)
    assert values(now) == {"orientation": "landscape", "size": "large", "duration": 15, "watermark": True}


async def test_two_users_do_not_disturb_each_other(world: World) -> None:
    """Each has a draft, and pays for what it orders."""
    task = await delivered(world)
    first, second = await begun(world, task), await begun(world, task, "press-2", EVE)
    await choose(world, first, orientation="landscape")
    second = await choose(world, second, duration=15)
    await world.orders.drafts.confirm(second, EVE)
    [ordered] = await world.rows(State.QUEUED)
    assert values(ordered)["orientation"] == "portrait" and ordered.origin.user_id == EVE.user_id
    reserved = await Ledger(world.database).reserved(ordered.id)
    assert reserved is not None and reserved[0].user_id == EVE.user_id
    assert values(await fresh(world, first)) == values(task) | {"orientation": "landscape"}


async def test_an_old_create_does_not_order_what_it_did_not_show(world: World) -> None:
    draft = await begun(world, await delivered(world))
    await choose(world, draft, duration=15)
    await stale(world.orders.drafts.find(ButtonTarget(draft.id, draft.version), CHAT))
    await stale(world.orders.drafts.confirm(draft, REQUESTER))
    assert await world.rows(State.QUEUED) == []


async def test_a_higher_price_is_not_charged(world: World) -> None:
    world.catalogue = Catalogue((Model("sora-2", prices=(Price(Decimal("0.02"), per_second=True),)),), "USD")
    draft = await choose(world, await begun(world, await delivered(world)), duration=15)
    with pytest.raises(PriceChanged):
        await world.orders.drafts.confirm(draft, REQUESTER, 200_000)
    assert await world.rows(State.QUEUED) == []
    await world.orders.drafts.confirm(draft, REQUESTER, 300_000)
    assert len(await world.rows(State.QUEUED)) == 1


@pytest.mark.parametrize("end", ["create", "cancel", "forget"])
async def test_a_draft_that_is_over_cannot_be_changed(world: World, end: str) -> None:
    draft = await begun(world, await delivered(world))
    if end == "create":
        await world.orders.drafts.confirm(draft, REQUESTER)
    elif end == "cancel":
        await Tasks(world.database).cancel(draft, world.clock())
    else:
        await forget(world.database, Scope(BOT, CHAT, ADA), unfinished=False, before=world.clock(), now=world.clock())
        assert await Tasks(world.database).get(draft.id) is None
    rows = await world.rows()
    await stale(world.orders.changes.choose(draft, unchanged))
    await stale(world.orders.changes.type_in(draft, "message:9", REQUESTER, unchanged))
    assert await world.rows() == rows


async def test_another_offer_has_no_such_buttons(world: World) -> None:
    """A forged button of a draft that was made of a message."""
    offer = await world.orders.messages.offer(message("a cat"), REQUESTER)
    assert offer is not None
    await stale(world.orders.changes.choose(offer, unchanged))


async def test_a_reply_with_options_changes_the_card_once(world: World) -> None:
    """Its update may be repeated, also after a later press."""
    draft = await begun(world, await delivered(world))

    def typed(row: Task) -> Parameters:
        return Changing(world.catalogue, unchanged(row), None).typed(Options(None, {"duration": 15}))

    await world.orders.changes.type_in(draft, "message:9", REQUESTER, typed)
    assert values(await fresh(world, draft))["duration"] == 15
    await choose(world, await fresh(world, draft), duration=10)
    await world.orders.changes.type_in(draft, "message:9", REQUESTER, typed)
    assert values(await fresh(world, draft))["duration"] == 10
    assert await world.rows(State.QUEUED) == []


async def test_a_reply_with_options_that_do_not_exist_changes_nothing(world: World) -> None:
    draft = await begun(world, await delivered(world))

    def typed(row: Task) -> Parameters:
        return Changing(world.catalogue, unchanged(row), None).typed(Options(None, {"duration": 7}))

    with pytest.raises(UserError, match="option-not-offered"):
        await world.orders.changes.type_in(draft, "message:9", REQUESTER, typed)
    assert await fresh(world, draft) == draft


async def test_a_reply_with_words_is_an_offer_with_what_was_chosen(world: World) -> None:
    first = await world.orders.messages.order(message("/video a cat", photos=(PHOTO,)), REQUESTER)
    assert first is not None
    draft = await choose(world, await begun(world, first), orientation="landscape")
    offer = await world.orders.repeats.by_message(draft, message("a dog", 9), REQUESTER, body="a dog", draft=True)
    assert offer is not None and (offer.state, offer.prompt) == (State.DRAFT, "a dog")
    assert values(offer)["orientation"] == "landscape"
    assert [image.ref for image in await Tasks(world.database).images(offer.id)] == ["photo-1"]
    assert await world.rows(State.QUEUED) == [first]


async def test_a_model_that_cannot_be_ordered_any_more_can_be_changed(world: World) -> None:
    """Paused or removed: the draft is there, *Create* refuses it, and another model can be chosen."""
    task = await delivered(world)
    for number, catalogue in enumerate((replace(world.catalogue, models=world.catalogue.models[1:]), world.catalogue)):
        world.catalogue = catalogue
        if number:
            world.pause("sora-2")
        draft = await begun(world, task, f"press-{number}", replace(REQUESTER, user_id=20 + number))
        with pytest.raises(UserError, match=r"^model-"):
            await world.orders.drafts.confirm(draft, REQUESTER)

        def at_other(row: Task) -> Parameters:
            return Changing(world.catalogue, unchanged(row), None).at("other")

        await world.orders.changes.choose(draft, at_other)
        await world.orders.drafts.confirm(await fresh(world, draft), REQUESTER)
    assert len(await world.rows(State.QUEUED)) == 2


async def test_who_may_not_order_gets_no_draft(world: World) -> None:
    task = await delivered(world)
    world.access = Access.APPROVAL
    await world.decide(ChatAccess.BLOCKED)
    with pytest.raises(UserError, match="access-blocked"):
        await world.orders.changes.begin(task, REQUESTER, "press-1", VIDEO)
    assert await world.rows() == [task]


async def test_a_block_ends_what_was_begun(world: World) -> None:
    draft = await begun(world, await delivered(world))
    await world.decide(ChatAccess.BLOCKED)
    assert (await fresh(world, draft)).state is State.CANCELLED


async def test_old_drafts_are_deleted_as_others_are(world: World) -> None:
    draft = await begun(world, await delivered(world))
    await Retention(world.database).delete_finished(keep=100.0, now=world.clock() + 99)
    assert await fresh(world, draft) == draft
    await Retention(world.database).delete_finished(keep=100.0, now=world.clock() + 101)
    assert await Tasks(world.database).get(draft.id) is None


async def test_a_reply_to_the_video_still_means_the_video(world: World) -> None:
    """Changes reply to it, too, but they are not the task that it shows."""
    task = await delivered(world)
    rows = Tasks(world.database)
    shown = "UPDATE tasks SET result_message_id = 40 WHERE id = ?"
    await world._connection.execute_fetchall(shown, (task.id,))
    world.clock.now += 60
    draft = await begun(world, task)
    found = await rows.by_message(BOT, CHAT, VIDEO)
    assert found is not None and found.id == task.id
    await world.orders.drafts.confirm(draft, REQUESTER)
    found = await rows.by_message(BOT, CHAT, VIDEO)
    assert found is not None and found.id == task.id


async def test_a_group_that_moves_gets_the_card_again(world: World) -> None:
    draft = await begun(world, await delivered(world))
    await migrate_chat(world.database, BOT, old_id=CHAT, new_id=-1001, now=world.clock())
    moved = await fresh(world, draft)
    assert (moved.origin.chat_id, moved.origin.message_id, moved.status_message_id) == (-1001, None, None)
    with suppress(UserError):
        await world.orders.drafts.find(ButtonTarget(draft.id, None), CHAT)
    assert moved.version > draft.version
