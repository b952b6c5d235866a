"""Messages that become rows: secrets are refused, and doubtful requests wait for a confirmation."""

import sqlite3
from typing import Any

import pytest

from bot.access.gate import Gate, Requester
from bot.access.pauses import HandPauses
from bot.botapi.outbox import Outbox
from bot.catalogue import DEFAULT, Catalogue, Model, load_catalogue
from bot.errors import UserError
from bot.options import Option
from bot.orders import Door, OrderRules, Orders
from bot.pipeline.albums import AlbumCloser
from bot.redaction import Redactor
from bot.settings import Access
from bot.texts.words import Words
from storage.chats import Chats
from storage.errors import StorageUnavailable
from storage.model import Task
from storage.retention import Scope, forget
from storage.states import State
from storage.tasks import Tasks
from tests.unit.cashiers import cashier
from tests.unit.options import catalogue_of, options_of
from tests.unit.parsing.test_messages import PHOTO, incoming
from tests.unit.pipeline.world import ROOT, Admin, Clock, FailingDatabase

KEY = "sk-Zq7aB3dE5fGhJ9kL2mN4pQ6rS8tU0v"
ANN = Requester(chat_id=7, title="Ann", user_id=7, user_name="Ann", private=True)


@pytest.fixture
def orders(failing: FailingDatabase, clock: Clock, olga: Admin) -> Orders:
    return orders_of(failing, clock, olga, load_catalogue(None))


def orders_of(failing: FailingDatabase, clock: Clock, olga: Admin, catalogue: Catalogue) -> Orders:
    gate = Gate(mode=Access.OPEN, admins=olga.admins, database=failing, bot_id=1, words=Words.load())
    rules = OrderRules(
        bot_id=1,
        api_roots={DEFAULT: ROOT},
        photos_work=True,
        photo_limit=10**9,
        album_quiet=1,
        holds_secret=Redactor([KEY]).holds,
    )
    door = Door(
        cashier=cashier(failing, olga.admins, clock),
        catalogue=catalogue,
        gate=gate,
        admins=olga.admins,
        rules=rules,
        wake=lambda: None,
        pauses=HandPauses(failing, catalogue),
    )
    return Orders.of(database=failing, door=door, catalogue=catalogue, rules=rules, wake=lambda: None, clock=clock)


async def collected(orders: Orders, clock: Clock) -> Task:
    """The only row for which no message came for long enough."""
    clock.now += 60
    [row] = await orders.albums.due(10)
    return row


def linked(url: str) -> list[dict[str, Any]]:
    """A word that is a link."""
    return [{"type": "text_link", "offset": 7, "length": 1, "url": url}]


@pytest.mark.parametrize("link", [f"https://x.example/{KEY}/a.png", f"https://pbs.example/media/{KEY}?format=jpg"])
@pytest.mark.parametrize("kind", ["cut text", "its rest", "album"])
async def test_a_secret_in_a_hidden_link_is_refused(
    orders: Orders, failing: FailingDatabase, clock: Clock, link: str, kind: str
) -> None:
    """It would be sent to the provider as a picture."""
    if kind == "album":
        caption, entities = "a cat that dances", linked(link)
        photo = incoming(photo=PHOTO, media_group_id="1", caption=caption, caption_entities=entities)
        await orders.albums.collect(photo, ANN)
    else:
        first = linked(link) if kind == "cut text" else []
        await orders.messages.order(incoming(text="/video " + "cats " * 817 + "1234", entities=first), ANN)
        if kind == "its rest":
            await orders.messages.take_continuation(
                incoming(message_id=11, text="and a dog", entities=linked(link)), ANN
            )
    with pytest.raises(UserError, match="prompt-secret"):
        await orders.albums.close(await collected(orders, clock))
    assert not await failing.all("tasks_of_chat", bot_id=1, chat_id=7, most=9, skip=0)


async def test_a_secret_among_a_chats_defaults_is_refused(failing: FailingDatabase, clock: Clock, olga: Admin) -> None:
    """An option's value may be a text, and defaults are not parsed again for each order."""
    model = Model("m", options=(Option("negative", length=100),))
    orders = orders_of(failing, clock, olga, catalogue_of(model))
    await Chats(failing, 1).set_options(7, options_of(negative=f"no {KEY}").to_json(), title="Ann", now=clock.now)
    with pytest.raises(UserError, match="prompt-secret"):
        await orders.messages.order(incoming(text="/video a cat"), ANN)
    assert not await failing.all("tasks_of_chat", bot_id=1, chat_id=7, most=9, skip=0)


async def test_a_text_is_not_closed_before_its_rest_is_stored(
    orders: Orders, failing: FailingDatabase, clock: Clock, olga: Admin
) -> None:
    """The intake retries an update some seconds after an outage; half a text would be another order."""
    closer = AlbumCloser(
        orders=orders, messenger=olga.messenger, outbox=Outbox(),
        words=Words.load(), admins=olga.admins, quiet=2, intake_ready=lambda: True,
        clock=clock,
    )  # fmt: skip
    assert not await closer.claim(9)
    clock.now += 10
    await orders.messages.order(incoming(text="/video" + " cats" * 800), ANN)
    failing.fail_with("collecting_due", sqlite3.OperationalError("database is locked"), times=1)
    clock.now += 10
    with pytest.raises(StorageUnavailable):
        await closer.claim(9)
    clock.now += 4
    assert not await closer.claim(9)
    await orders.messages.take_continuation(incoming(message_id=11, text="and a dog"), ANN)
    clock.now += 10
    [row] = await closer.claim(9)
    await closer.close(row)
    draft = await Tasks(failing).get(row.id)
    assert draft is not None and (draft.state, draft.doubt) == (State.DRAFT, "cut")
    assert draft.prompt.endswith("cats and a dog")


async def test_a_text_whose_rest_was_taken_first_is_offered(
    orders: Orders, failing: FailingDatabase, clock: Clock
) -> None:
    """With two processes behind one webhook, half a text would be another order."""
    await orders.messages.offer(incoming(message_id=11, text="and a dog"), ANN)
    await orders.messages.order(incoming(text="/video" + " cats" * 800), ANN)
    row = await collected(orders, clock)
    await orders.albums.close(row)
    draft = await Tasks(failing).get(row.id)
    assert draft is not None and (draft.state, draft.doubt) == (State.DRAFT, "cut")


async def test_a_long_text_after_another_request_is_an_order(
    orders: Orders, failing: FailingDatabase, clock: Clock
) -> None:
    await orders.messages.offer(incoming(message_id=9, text="a dog"), ANN)
    await orders.messages.order(incoming(text="/video" + " cats" * 800), ANN)
    row = await collected(orders, clock)
    await orders.albums.close(row)
    ordered = await Tasks(failing).get(row.id)
    assert ordered is not None and ordered.state is State.QUEUED


async def test_all_pictures_of_a_changed_request_are_kept_with_a_doubtful_one(
    orders: Orders, failing: FailingDatabase, clock: Clock
) -> None:
    """The parts of a long text are separate messages; only the pictures of the earlier task are replaced."""
    before = await orders.messages.order(incoming(message_id=5, text="/video a dog https://x.example/old.png"), ANN)
    assert before is not None
    words = "https://x.example/a.png" + " cats" * 800
    await orders.repeats.by_message(before, incoming(text=words), ANN, body=words, draft=True)
    await orders.messages.take_continuation(
        incoming(message_id=11, text="and a dog", entities=linked("https://pbs.example/media/X?format=jpg")), ANN
    )
    row = await collected(orders, clock)
    await orders.albums.close(row)
    draft = await Tasks(failing).get(row.id)
    assert draft is not None
    await orders.drafts.use_links(draft, ANN)
    pictures = [image.ref for image in await Tasks(failing).images(row.id)]
    assert pictures == ["https://x.example/a.png", "https://pbs.example/media/X?format=jpg"]


async def test_a_text_erased_while_it_is_closed_is_not_ordered(
    orders: Orders, failing: FailingDatabase, clock: Clock
) -> None:
    """Nobody is notified, and nothing is ordered."""
    await orders.messages.order(incoming(text="/video" + " cats" * 800), ANN)
    row = await collected(orders, clock)
    await forget(failing, Scope(1, 7), unfinished=False, before=clock.now, now=clock.now)
    await orders.albums.close(row)
    assert await Tasks(failing).get(row.id) is None


async def test_an_answer_about_an_option_repeats_no_secret(orders: Orders) -> None:
    """Secrets are checked before options are parsed, because an error about an option quotes it."""
    with pytest.raises(UserError, match="prompt-secret"):
        await orders.messages.order(incoming(text=f"/video a cat --{KEY} 5"), ANN)


@pytest.mark.parametrize("words", ["", "--landscape", " .", "\u2060"])
async def test_an_empty_prompt_is_not_ordered(orders: Orders, words: str) -> None:
    with pytest.raises(UserError, match="prompt-missing"):
        await orders.messages.order(incoming(text=f"/video {words}"), ANN)
