"""A request whose model does not take its pictures waits for the button of another model; nothing is ordered before."""

import asyncio

import pytest

from bot.catalogue import Catalogue
from bot.errors import UserError
from bot.parameters import Parameters, Source
from bot.settings import Access
from bot.values import Value
from storage.chats import ChatAccess, Chats
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks
from tests.unit.options import catalogue_of, model_of, options_of
from tests.unit.orders.world import BOT, CHAT, PHOTO, REQUESTER, World, message, photos, reply_to

LINK = "https://pbs.example/media/X?format=jpg"
SIZES: dict[str, tuple[Value, ...]] = {"size": ("big", "small")}
MODELS = catalogue_of(
    model_of("words", SIZES | {"mode": ("x", "y")}, images=(0, 0), instead="two"),
    model_of("any", SIZES),
    model_of("one", SIZES, images=(1, 1)),
    model_of("two", {"size": ("small",)}, images=(1, 2), role="frames"),
)


@pytest.fixture(autouse=True)
def models(world: World) -> Catalogue:
    world.catalogue = MODELS
    return MODELS


async def draft_of(world: World, made: Task | None, count: int) -> Task:
    """The only row: a draft with this number of pictures."""
    assert made is not None and made.state is State.DRAFT
    assert await world.rows() == [made]
    assert len(await Tasks(world.database).images(made.id)) == count
    return made


async def test_a_photo_for_a_model_without_pictures(world: World) -> None:
    """The draft keeps what was requested; a press orders with the other model, and the user's value is kept."""
    made = await world.orders.messages.order(message("/video a cat --words --small", photos=(PHOTO,)), REQUESTER)
    draft = await draft_of(world, made, 1)
    assert draft.parameters is not None and draft.parameters.model == "words"
    assert Parameters.of(draft.parameters).values == {"size": "small", "mode": "x"}
    await world.orders.drafts.order_with(draft, REQUESTER, "two")
    [task] = await world.rows(State.QUEUED)
    assert (task.id, task.prompt) == (draft.id, "a cat") and task.parameters is not None
    parameters = Parameters.of(task.parameters)
    assert (parameters.model, parameters.values) == ("two", {"size": "small"})
    assert parameters.chosen_by(Source.REQUEST) == ("model", "size")
    assert [image.ref for image in await Tasks(world.database).images(task.id)] == ["photo-1"]


@pytest.mark.parametrize(
    ("text", "numbers"), [("/video a cat --one", ()), ("/video a cat --two", ()), ("/video a cat --one", (1, 2))]
)
async def test_too_few_and_too_many(world: World, text: str, numbers: tuple[int, ...]) -> None:
    made = await world.orders.messages.order(message(text, photos=photos(*numbers)), REQUESTER)
    await draft_of(world, made, len(numbers))


async def test_an_album_with_too_many_photos(world: World) -> None:
    for number, caption in enumerate(("a cat --two", "", ""), start=1):
        await world.orders.albums.collect(
            message(caption, number, media_group_id="7", photos=photos(number)), REQUESTER
        )
    world.clock.now += 10
    [due] = await world.orders.albums.due(10)
    await world.orders.albums.close(due)
    [row] = await world.rows()
    await draft_of(world, row, 3)
    await world.orders.drafts.order_with(row, REQUESTER, "any")
    [task] = await world.rows(State.QUEUED)
    assert (task.id, len(await Tasks(world.database).images(task.id))) == (row.id, 3)


async def test_plain_text_and_a_long_text(world: World) -> None:
    """Both are drafts for another model; neither is an order."""
    await world.orders.messages.offer(message("a cat --one"), REQUESTER)
    await world.orders.messages.order(message("/video --one " + "cat " * 600, 2), REQUESTER)
    world.clock.now += 10
    [held] = await world.orders.albums.due(10)
    await world.orders.albums.close(held)
    assert [row.state for row in await world.rows()] == [State.DRAFT] * 2


async def test_a_change_of_an_earlier_task(world: World) -> None:
    """A reply that requests a model without pictures: the pictures of the earlier task are inherited."""
    first = await world.orders.messages.order(message("/video a cat --any", photos=(PHOTO,)), REQUESTER)
    assert first is not None and first.state is State.QUEUED
    changed = message("--words", 2, reply=reply_to(1))
    draft = await world.orders.repeats.by_message(first, changed, REQUESTER, body="--words")
    assert draft is not None and (draft.state, draft.parent_id) == (State.DRAFT, first.id)
    await world.orders.drafts.order_with(draft, REQUESTER, "one")
    assert len(await world.rows(State.QUEUED)) == 2


async def test_the_chats_defaults_give_way(world: World) -> None:
    """They are those of the draft, as for *Create*, and one that the other model lacks is replaced."""
    chats = Chats(world.database, BOT)
    chosen = options_of("words", mode="y", size="small").to_json()
    await chats.set_options(CHAT, chosen, title="Ada", now=world.clock())
    draft = await world.orders.messages.order(message("/video a cat", photos=(PHOTO,)), REQUESTER)
    assert draft is not None
    await chats.set_options(CHAT, options_of(size="big").to_json(), title="Ada", now=world.clock())
    await world.orders.drafts.order_with(draft, REQUESTER, "any")
    [task] = await world.rows(State.QUEUED)
    assert task.parameters is not None
    parameters = Parameters.of(task.parameters)
    assert parameters.values == {"size": "small"}
    assert (parameters.chosen_by(Source.CHAT), parameters.chosen_by(Source.MODEL)) == (("size",), ("mode",))


@pytest.mark.parametrize("presses", [2, 5])
async def test_several_presses_at_once_order_once(world: World, presses: int) -> None:
    draft = await world.orders.messages.order(message("/video a cat --one"), REQUESTER)
    assert draft is not None
    pressed = ["words", "any"] * presses
    outcomes = await asyncio.gather(
        *(world.orders.drafts.order_with(draft, REQUESTER, model) for model in pressed), return_exceptions=True
    )
    assert sum(outcome is None for outcome in outcomes) == 1
    assert len(await world.rows()) == len(await world.rows(State.QUEUED)) == 1


async def test_a_message_that_comes_again_changes_nothing(world: World) -> None:
    """Neither while its draft waits, nor after it was ordered."""
    repeated = message("/video a cat --one")
    draft = await world.orders.messages.order(repeated, REQUESTER)
    assert draft is not None and await world.orders.messages.order(repeated, REQUESTER) is None
    await world.orders.drafts.order_with(draft, REQUESTER, "any")
    assert await world.orders.messages.order(repeated, REQUESTER) is None
    assert len(await world.rows()) == 1


@pytest.mark.parametrize(
    ("model", "key"), [("one", "images-too-few"), ("no-such-model", "model-unknown"), ("", "button-stale")]
)
async def test_a_forged_or_outdated_model_orders_nothing(world: World, model: str, key: str) -> None:
    draft = await world.orders.messages.order(message("/video a cat --one"), REQUESTER)
    assert draft is not None
    with pytest.raises(UserError, match=key):
        await world.orders.drafts.order_with(draft, REQUESTER, model)
    assert await world.rows() == [draft]


async def test_the_door_checks_the_press(world: World) -> None:
    """A model that was paused, and a chat that was blocked, since the button was shown."""
    draft = await world.orders.messages.order(message("/video a cat --one"), REQUESTER)
    assert draft is not None
    world.pause("any")
    with pytest.raises(UserError, match="model-paused"):
        await world.orders.drafts.order_with(draft, REQUESTER, "any")
    world.access = Access.APPROVAL
    await world.decide(ChatAccess.BLOCKED)
    with pytest.raises(UserError, match="access-blocked"):
        await world.orders.drafts.order_with(draft, REQUESTER, "words")
    assert await world.rows(State.QUEUED) == []


@pytest.mark.parametrize("state", [State.QUEUED, State.CANCELLED])
async def test_the_button_of_a_row_that_is_no_draft_any_more(world: World, state: State) -> None:
    draft = await world.orders.messages.order(message("/video a cat --one"), REQUESTER)
    assert draft is not None
    if state is State.QUEUED:
        await world.orders.drafts.order_with(draft, REQUESTER, "any")
    else:
        await world.cancel(draft)
    for stale in (draft, *await world.rows()):
        with pytest.raises(UserError, match="button-stale"):
            await world.orders.drafts.order_with(stale, REQUESTER, "words")
    assert [row.state for row in await world.rows()] == [state]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("/video a cat --words --mode y", (1,)),  # no other model has the mode
        ("/video a cat --two", (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),  # no model takes eleven
        (f"/video a cat {LINK} --one", (1, 2)),  # there may be three
    ],
)
async def test_without_a_model_that_fits_the_reason_is_the_answer(
    world: World, text: str, numbers: tuple[int, ...]
) -> None:
    with pytest.raises(UserError, match=r"^images-"):
        await world.orders.messages.order(message(text, photos=photos(*numbers)), REQUESTER)
    assert await world.rows() == []


async def test_models_that_the_provider_does_not_offer_are_no_alternative(world: World) -> None:
    """They are not counted when a draft is made; typed, they are tried in any case."""
    world.offered = lambda model: model.name == "one"
    with pytest.raises(UserError, match="images-too-many"):
        await world.orders.messages.order(message("/video a cat --two", photos=photos(1, 2, 3)), REQUESTER)
    assert await world.rows() == []
    made = await world.orders.messages.order(message("/video a cat --two --small", 4, photos=(PHOTO,)), REQUESTER)
    assert made is not None and made.state is State.QUEUED


async def test_a_doubtful_message_stays_one(world: World) -> None:
    """The draft keeps the reason why it was not ordered at once."""
    made = await world.orders.messages.order(message("/video a cat --one", forwarded=True), REQUESTER)
    assert (await draft_of(world, made, 0)).doubt is not None


async def test_without_access_there_is_no_draft(world: World) -> None:
    world.access = Access.APPROVAL
    with pytest.raises(UserError, match=r"^access-"):
        await world.orders.messages.order(message("/video a cat --one"), REQUESTER)
    assert await world.rows() == []
