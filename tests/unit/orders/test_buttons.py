"""Buttons: each press is one order, by the person who pressed, on the row that the card showed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.catalogue import Model
from bot.catalogue.models import Price
from bot.errors import UserError
from bot.orders import DOUBLE_TAP, ButtonTarget
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks
from tests.unit.options import catalogue_of
from tests.unit.orders.test_the_door import LINK, delivered, draft, refused
from tests.unit.orders.world import ADA, CHAT, PHOTO, REQUESTER, World, message

EVE = replace(REQUESTER, user_id=6, user_name="Eve")


async def fresh(world: World, task: Task) -> Task:
    row = await Tasks(world.database).get(task.id)
    assert row is not None
    return row


# Which row ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("version", "chat_id", "found"), [
    (None, CHAT, True),  # a button that is drawn for any version
    (0, CHAT, True),
    (-1, CHAT, False),  # drawn before the row moved on
    (0, CHAT + 1, False),
    (None, CHAT + 1, False),
])  # fmt: skip
async def test_a_button_finds_its_row_as_it_was_drawn(
    world: World, version: int | None, chat_id: int, *, found: bool
) -> None:
    """`version` is counted from the row's; a button that was forwarded to another chat finds nothing."""
    row = await draft(world)
    pressed = ButtonTarget(row.id, None if version is None else row.version + version)
    if found:
        assert (await world.orders.drafts.find(pressed, chat_id)).id == row.id
    else:
        with pytest.raises(UserError, match=r"^button-stale$"):
            await world.orders.drafts.find(pressed, chat_id)


async def test_a_button_of_a_deleted_row_is_stale(world: World) -> None:
    with pytest.raises(UserError, match=r"^button-stale$"):
        await world.orders.drafts.find(ButtonTarget("nothing", None), CHAT)


# Cancel and dismiss ---------------------------------------------------------------------------------------------------


async def test_a_cancelled_draft_is_not_ordered_any_more(world: World) -> None:
    row = await draft(world)
    before = world.woken
    await world.cancel(row)
    assert (await fresh(world, row)).state is State.CANCELLED and world.woken > before
    assert await world.cancel(row) == "cancel-free"  # a second tap
    with pytest.raises(UserError, match=r"^button-stale$"):
        await world.orders.drafts.confirm(row, REQUESTER)
    assert await world.rows(State.QUEUED) == []


async def test_an_outcome_that_was_dismissed_is_not_sent_again(world: World) -> None:
    row = await refused(world)
    before = world.woken
    await world.orders.drafts.dismiss(row)
    assert (await fresh(world, row)).settled == "forgotten" and world.woken > before
    for press in (world.orders.drafts.dismiss(row), world.orders.drafts.send_again(row, REQUESTER)):
        with pytest.raises(UserError, match=r"^button-stale$"):
            await press
    assert await world.rows(State.QUEUED) == []


# Again ----------------------------------------------------------------------------------------------------------------


async def repeat(world: World, row: Task, press: str, redos: int) -> Task:
    return await world.orders.repeats.by_button(row, redos, REQUESTER, press)


async def test_an_impatient_tap_is_no_second_order(world: World) -> None:
    """The card's next button may be there already: taps within three seconds are one press."""
    row = await delivered(world)
    counted = await repeat(world, row, "press-1", 0)
    assert counted.redos == 1
    world.clock.now += DOUBLE_TAP - 0.1
    with pytest.raises(UserError, match=r"^button-ordered$"):
        await repeat(world, counted, "press-2", 1)
    assert len(await world.rows(State.QUEUED)) == 1
    world.clock.now += 0.2
    await repeat(world, counted, "press-3", 1)
    assert len(await world.rows(State.QUEUED)) == 2


def dearer(world: World) -> None:
    world.catalogue = catalogue_of(Model("sora-2", prices=(Price(Decimal("0.80")),)), Model("other"))


@pytest.mark.parametrize("later", [dearer, lambda world: world.pause("sora-2")], ids=["dearer", "paused"])
async def test_a_press_that_is_repeated_after_a_restart_hears_that_it_was_ordered(
    world: World, later: Callable[[World], None]
) -> None:
    """Whatever changed at the restart: told of a new price, the user would press again and order twice."""
    row = await delivered(world)
    await repeat(world, row, "press-1", 0)
    world.clock.now += 60
    later(world)
    with pytest.raises(UserError, match=r"^button-ordered$"):
        await repeat(world, row, "press-1", 0)
    assert len(await world.rows(State.QUEUED)) == 1


async def test_a_press_on_an_old_button_is_stale(world: World) -> None:
    row = await delivered(world)
    await repeat(world, row, "press-1", 0)
    world.clock.now += 60
    with pytest.raises(UserError, match=r"^button-stale$"):
        await repeat(world, row, "press-2", 0)
    with pytest.raises(UserError, match=r"^button-ordered$"):
        await repeat(world, row, "press-1", 1)
    assert len(await world.rows(State.QUEUED)) == 1


async def test_again_orders_the_same_for_the_person_who_pressed(world: World) -> None:
    """Prompt, pictures and options are those of the row; it is known where the order came from."""
    first = await world.orders.messages.order(message("/video a cat --landscape", photos=(PHOTO,)), REQUESTER)
    assert first is not None
    world.clock.now += 1
    await world.orders.repeats.by_button(first, 0, EVE, "press-1")
    [_, again] = await world.rows(State.QUEUED)
    assert (again.prompt, again.parent_id, again.parameters) == (first.prompt, first.id, first.parameters)
    assert (again.origin.user_id, first.origin.user_id) == (EVE.user_id, ADA)
    assert replace(again.origin, user_id=ADA) == first.origin
    tasks = Tasks(world.database)
    assert await tasks.images(again.id) == await tasks.images(first.id) != ()


async def test_again_with_another_model_orders_from_that_model(world: World) -> None:
    row = await delivered(world)
    await world.orders.repeats.by_button(row, 0, REQUESTER, "press-1", model="other")
    [again] = await world.rows(State.QUEUED)
    assert again.parameters is not None and again.parameters.model == "other"


async def test_a_new_attempt_is_a_row_of_its_own(world: World) -> None:
    """*Send again* orders once for each press, and the old row keeps its outcome."""
    row = await refused(world)
    await world.orders.drafts.send_again(row, REQUESTER)
    [new] = await world.rows(State.QUEUED)
    old = await fresh(world, row)
    assert (old.state, old.settled, new.prompt) == (State.REFUSED, "again", row.prompt)
    assert new.id != row.id and new.origin == row.origin


# Drafts ---------------------------------------------------------------------------------------------------------------


async def test_the_buttons_of_a_draft_that_is_none_any_more_are_stale(world: World) -> None:
    """Whatever it is now, and whichever card the press came from."""
    row = await draft(world, f"a cat {LINK}")
    await world.cancel(row)
    now = await fresh(world, row)
    for press in (world.orders.drafts.confirm(now, REQUESTER), world.orders.drafts.use_links(now, REQUESTER)):
        with pytest.raises(UserError, match=r"^button-stale$"):
            await press
    assert await world.rows(State.QUEUED) == []


async def test_a_draft_without_a_doubtful_link_has_none_to_use(world: World) -> None:
    row = await draft(world)
    with pytest.raises(UserError, match=r"^button-stale$"):
        await world.orders.drafts.use_links(row, REQUESTER)
    assert (await fresh(world, row)).state is State.DRAFT


async def test_a_link_that_answers_a_video_has_its_words(world: World) -> None:
    """The link alone was the change: the words are the old ones, and its own pictures replace theirs."""
    old = await world.orders.messages.order(message("/video a cat", photos=(PHOTO,)), REQUESTER)
    assert old is not None
    row = await world.orders.repeats.by_message(old, message(LINK, 9), REQUESTER, body=LINK)
    assert row is not None
    await world.orders.drafts.use_links(row, REQUESTER)
    ordered = await fresh(world, row)
    assert (ordered.state, ordered.prompt) == (State.QUEUED, "a cat")
    assert [image.ref for image in await Tasks(world.database).images(row.id)] == [LINK]


async def test_a_link_whose_words_are_gone_is_not_ordered_without_any(world: World) -> None:
    """Its parent was forgotten meanwhile."""
    old = await delivered(world)
    row = await world.orders.repeats.by_message(old, message(LINK, 9), REQUESTER, body=LINK)
    assert row is not None
    await world._connection.execute_fetchall(f"DELETE FROM tasks WHERE id = '{old.id}'")  # noqa: S608 - our own id
    with pytest.raises(UserError, match=r"^prompt-missing$"):
        await world.orders.drafts.use_links(await fresh(world, row), REQUESTER)
    assert await world.rows(State.QUEUED) == []
