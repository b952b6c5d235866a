"""A model that is paused or rests: its requests wait for the button of another model, and a press orders once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.botapi.messenger import Card
from bot.catalogue import Catalogue, Format, Model, ProviderEntry
from bot.errors import UserError
from bot.parameters import Parameters, Source
from bot.settings import Access
from bot.values import Value
from storage.chats import ChatAccess, Chats
from storage.model import Task
from storage.model_health import ModelHealth
from storage.states import State
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.unit.options import catalogue_of, model_of, options_of
from tests.unit.orders.world import BOT, CHAT, PHOTO, REQUESTER, World, message, photos, reply_to

SIZES: dict[str, tuple[Value, ...]] = {"size": ("big", "small")}
MODES: dict[str, tuple[Value, ...]] = {"mode": ("x", "y")}
MODELS = (
    model_of("own", SIZES, instead="last"),
    model_of("modes", SIZES | MODES),
    model_of("words", SIZES, images=(0, 0)),
    model_of("last", {"size": ("small", "big")}),
)
REST = 600.0
Unavailable = Callable[[World, str], Awaitable[None]]


async def pause(world: World, name: str) -> None:
    world.pause(name)


async def rest(world: World, name: str) -> None:
    for _ in range(2):
        await ModelHealth(world.database).failed(name, most=2, until=world.clock.now + REST)


@pytest.fixture(autouse=True)
def models(world: World) -> Catalogue:
    world.catalogue = catalogue_of(*MODELS)
    return world.catalogue


@pytest.fixture(params=[pause, rest], ids=["paused", "resting"])
def unavailable(request: pytest.FixtureRequest) -> Unavailable:
    """Makes a model unavailable in one way or the other."""
    chosen: Unavailable = request.param
    return chosen


def others(card: Card) -> list[str]:
    """The models behind the buttons of a card, in their order."""
    data = [button.data for line in card.buttons for button in line]
    return [each.rpartition(":")[2] for each in data if each.partition(":")[0] in {"with", "model"}]


async def offer(world: World, text: str = "/video a cat --own", number: int = 1, **facts: object) -> Task:
    """Send a request that becomes a draft."""
    made = await world.orders.messages.order(message(text, number, **facts), REQUESTER)
    assert made is not None and made.state is State.DRAFT
    return made


async def test_a_command(world: World, unavailable: Unavailable) -> None:
    """Nothing is ordered; the one in `instead` is first; a press orders that very request."""
    await unavailable(world, "own")
    draft = await offer(world, "/video a cat --own --big", photos=(PHOTO,))
    assert others(await world.cards.of(draft)) == ["last", "modes"]
    assert await world.rows() == [draft]
    await world.orders.drafts.order_with(draft, REQUESTER, "last")
    [task] = await world.rows()
    assert (task.id, task.state, task.prompt) == (draft.id, State.QUEUED, "a cat") and task.parameters is not None
    parameters = Parameters.of(task.parameters)
    assert (parameters.model, parameters.values) == ("last", {"size": "big"})
    assert [image.ref for image in await Tasks(world.database).images(task.id)] == ["photo-1"]


async def test_presses_at_once_order_once(world: World, unavailable: Unavailable) -> None:
    await unavailable(world, "own")
    draft = await offer(world)
    pressed = ["last", "modes", "words"] * 3
    outcomes = await asyncio.gather(
        *(world.orders.drafts.order_with(draft, REQUESTER, model) for model in pressed), return_exceptions=True
    )
    assert sum(outcome is None for outcome in outcomes) == 1
    assert len(await world.rows()) == len(await world.rows(State.QUEUED)) == 1


async def test_a_repeated_update_writes_one_draft(world: World, unavailable: Unavailable) -> None:
    await unavailable(world, "own")
    draft = await offer(world)
    repeated = message("/video a cat --own")
    assert await world.orders.messages.order(repeated, REQUESTER) is None
    await world.orders.drafts.order_with(draft, REQUESTER, "last")
    assert await world.orders.messages.order(repeated, REQUESTER) is None
    assert len(await world.rows()) == 1


async def test_the_chats_model(world: World, unavailable: Unavailable) -> None:
    """Its other defaults are kept, and the draft says where the model came from."""
    await unavailable(world, "own")
    chosen = options_of("own", size="small").to_json()
    await Chats(world.database, BOT).set_options(CHAT, chosen, title="Ada", now=world.clock())
    draft = await offer(world, "/video a cat")
    assert draft.parameters is not None and Parameters.of(draft.parameters).chosen_by(Source.CHAT) == ("model", "size")
    await world.orders.drafts.order_with(draft, REQUESTER, "last")
    [task] = await world.rows(State.QUEUED)
    assert task.parameters is not None and Parameters.of(task.parameters).values == {"size": "small"}


async def test_plain_text(world: World, unavailable: Unavailable) -> None:
    """A draft as always, whose card offers the others."""
    await unavailable(world, "own")
    draft = await world.orders.messages.offer(message("a cat --own"), REQUESTER)
    assert draft is not None and others(await world.cards.of(draft)) == ["last", "modes", "words"]


async def test_an_album(world: World, unavailable: Unavailable) -> None:
    await unavailable(world, "own")
    for number, caption in enumerate(("a cat --own", ""), start=1):
        await world.orders.albums.collect(
            message(caption, number, media_group_id="7", photos=photos(number)), REQUESTER
        )
    world.clock.now += 10
    [due] = await world.orders.albums.due(10)
    await world.orders.albums.close(due)
    [draft] = await world.rows()
    assert draft.state is State.DRAFT and others(await world.cards.of(draft)) == ["last", "modes"]


async def test_a_change_of_an_earlier_task(world: World, unavailable: Unavailable) -> None:
    first = await world.orders.messages.order(message("/video a cat --last --big"), REQUESTER)
    assert first is not None
    await unavailable(world, "own")
    changed = message("--own", 2, reply=reply_to(1))
    draft = await world.orders.repeats.by_message(first, changed, REQUESTER, body="--own")
    assert draft is not None and (draft.state, draft.parent_id) == (State.DRAFT, first.id)
    await world.orders.drafts.order_with(draft, REQUESTER, "modes")
    task = (await world.rows(State.QUEUED))[-1]
    assert task.parameters is not None and Parameters.of(task.parameters).values["size"] == "big"


async def test_a_draft_whose_model_became_unavailable(world: World, unavailable: Unavailable) -> None:
    """*Create* orders nothing and changes nothing; the card offers the others then."""
    draft = await world.orders.messages.offer(message("a cat --own"), REQUESTER)
    assert draft is not None and others(await world.cards.of(draft)) == []
    await unavailable(world, "own")
    with pytest.raises(UserError, match=r"^model-(paused|resting)$"):
        await world.orders.drafts.confirm(draft, REQUESTER)
    assert await world.rows() == [draft]
    assert others(await world.cards.of(draft)) == ["last", "modes", "words"]


@pytest.mark.parametrize("ready", [State.REFUSED, State.FAILED])
async def test_the_card_of_a_task_that_was_not_made(world: World, unavailable: Unavailable, ready: State) -> None:
    """It offers no model that cannot be used now."""
    asked = await world.orders.messages.order(message("/video a cat --modes"), REQUESTER)
    assert asked is not None
    task = replace(asked, state=ready, reason_key="model" if ready is State.REFUSED else "failed", provider_id="t-1")
    assert others(await world.cards.of(task))[:2] == ["own", "words"]
    await unavailable(world, "own")
    assert others(await world.cards.of(task)) == ["words", "last"]


async def test_a_press_below_a_refusal_orders_once(world: World) -> None:
    """The refused task stays; a further press on the same card is out of date."""
    asked = await world.orders.messages.order(message("/video a cat --own --big"), REQUESTER)
    assert asked is not None
    [sending] = await Submissions(world.database).claim(world.clock(), world.clock() + 30, 1)
    refused = await Submissions(world.database).mark_refused(
        sending, reason_key="model", reason="no channel", now=world.clock()
    )
    assert refused is not None and others(await world.cards.of(refused)) == ["last", "modes", "words"]
    presses = [world.orders.repeats.by_button(refused, 0, REQUESTER, f"p{n}", model="last") for n in range(4)]
    outcomes = await asyncio.gather(*presses, return_exceptions=True)
    assert sum(isinstance(outcome, Task) for outcome in outcomes) == 1
    [task] = await world.rows(State.QUEUED)
    assert task.parameters is not None and task.parent_id == asked.id
    assert (task.parameters.model, Parameters.of(task.parameters).values) == ("last", {"size": "big"})


async def test_again_at_a_model_that_is_unavailable(world: World, unavailable: Unavailable) -> None:
    """The press is not counted, so the button of another model orders."""
    done = await world.orders.messages.order(message("/video a cat --own"), REQUESTER)
    assert done is not None
    await unavailable(world, "own")
    with pytest.raises(UserError, match=r"^model-(paused|resting)$"):
        await world.orders.repeats.by_button(done, 0, REQUESTER, "press-1")
    instead = await world.cards.instead(done)
    assert instead is not None and others(instead) == ["last", "modes", "words"]
    await world.orders.repeats.by_button(done, 0, REQUESTER, "press-2", model="last")
    assert len(await world.rows(State.QUEUED)) == 2


async def test_an_alternative_that_became_unavailable(world: World, unavailable: Unavailable) -> None:
    """Its press orders nothing, and the renewed card offers the rest."""
    await unavailable(world, "own")
    draft = await offer(world)
    await unavailable(world, "last")
    with pytest.raises(UserError, match=r"^model-(paused|resting)$"):
        await world.orders.drafts.order_with(draft, REQUESTER, "last")
    assert others(await world.cards.of(draft)) == ["modes", "words"]
    await world.orders.drafts.order_with(draft, REQUESTER, "modes")
    assert len(await world.rows(State.QUEUED)) == 1


async def test_what_the_other_lacks_is_not_dropped(world: World, unavailable: Unavailable) -> None:
    """A model without a value of the request is not offered; if none has it, the reason is the answer."""
    await unavailable(world, "modes")
    with pytest.raises(UserError, match=r"^model-(paused|resting)$"):
        await world.orders.messages.order(message("/video a cat --modes --mode y"), REQUESTER)
    assert await world.rows() == []


async def test_a_forged_button_drops_nothing_either(world: World) -> None:
    """A draft keeps the values of the request: a press for a model without it is refused."""
    await rest(world, "modes")
    draft = await world.orders.messages.offer(message("a cat --modes --mode y"), REQUESTER)
    assert draft is not None and others(await world.cards.of(draft)) == []
    with pytest.raises(UserError, match=r"^option-"):
        await world.orders.drafts.order_with(draft, REQUESTER, "last")
    assert await world.rows() == [draft]


async def test_what_a_paused_model_lacks_itself(world: World) -> None:
    """It could not be ordered with it either, so there is nothing to order elsewhere by a button."""
    world.pause("own")
    with pytest.raises(UserError, match=r"^model-paused$"):
        await world.orders.messages.order(message("/video a cat --own --mode y"), REQUESTER)
    assert await world.rows() == []


async def test_without_an_alternative(world: World, unavailable: Unavailable) -> None:
    for model in MODELS:
        await unavailable(world, model.name)
    with pytest.raises(UserError, match=r"^model(s-all-paused|-resting)$"):
        await world.orders.messages.order(message("/video a cat --own"), REQUESTER)
    assert await world.rows() == []


async def test_models_that_the_provider_does_not_list(world: World, unavailable: Unavailable) -> None:
    await unavailable(world, "own")
    world.offered = lambda model: model.name == "words"
    draft = await offer(world)
    assert others(await world.cards.of(draft)) == ["words"]


async def test_the_door_checks_access(world: World, unavailable: Unavailable) -> None:
    """Both when the request is kept and when a button is pressed."""
    await unavailable(world, "own")
    draft = await offer(world)
    world.access = Access.APPROVAL
    await world.decide(ChatAccess.BLOCKED)
    with pytest.raises(UserError, match="access-blocked"):
        await world.orders.drafts.order_with(draft, REQUESTER, "last")
    with pytest.raises(UserError, match="access-blocked"):
        await world.orders.messages.order(message("/video a cat --own", 2), REQUESTER)
    assert await world.rows(State.QUEUED) == [] and len(await world.rows()) == 1


# Photos that only some providers get ------------------------------------------------------------------------------


@pytest.fixture
def without_links(world: World) -> World:
    """Uploaded photos have no link, so only a provider that takes files gets them."""
    files = (Model("files-1", provider="files"), Model("files-2", provider="files", images=(0, 0)))
    world.catalogue = Catalogue(
        (*MODELS, *files), providers=(ProviderEntry(), ProviderEntry("files", format=Format.OPENAI))
    )
    world.photos_work = False
    return world


async def test_a_photo_for_a_provider_that_does_not_get_it(without_links: World) -> None:
    """The models whose provider gets it are offered, and the press orders there."""
    world = without_links
    draft = await offer(world, photos=(PHOTO,))
    card = await world.cards.of(draft)
    assert others(card) == ["files-1"] and "own</b> can’t use uploaded photos here yet" in card.text
    await world.orders.drafts.order_with(draft, REQUESTER, "files-1")
    [task] = await world.rows(State.QUEUED)
    assert (task.provider, task.parameters and task.parameters.model) == ("files", "files-1")


async def test_a_photo_with_an_option_of_this_model_only(without_links: World) -> None:
    """No other model can make it, but the bot can use photos."""
    text = message("/video a cat --model modes --mode x", photos=(PHOTO,))
    with pytest.raises(UserError, match=r"^photos-elsewhere$"):
        await without_links.orders.messages.order(text, REQUESTER)
    assert await without_links.rows() == []


async def test_a_button_never_leads_to_a_provider_that_does_not_get_the_photo(
    without_links: World, unavailable: Unavailable
) -> None:
    """Neither of a draft nor below a refusal; words alone may go anywhere."""
    world = without_links
    await unavailable(world, "own")
    assert others(await world.cards.of(await offer(world, photos=(PHOTO,)))) == ["files-1"]
    assert others(await world.cards.of(await offer(world, number=2))) == ["last", "modes", "words"]
    asked = await world.orders.messages.order(message("/video a cat --files-1", 3, photos=(PHOTO,)), REQUESTER)
    assert asked is not None
    refused = replace(asked, state=State.REFUSED, reason_key="model")
    assert others(await world.cards.of(refused)) == []
    await unavailable(world, "files-1")
    with pytest.raises(UserError, match=r"^model-(paused|resting)$"):
        await world.orders.messages.order(message("/video a cat --files-1", 4, photos=(PHOTO,)), REQUESTER)
