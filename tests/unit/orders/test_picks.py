"""Commands without an id offer the chat's tasks as buttons; a press does what the command with the id does."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.botapi.messenger import Card
from bot.callbacks import Pick, PickButton, callback_data
from bot.catalogue import Model
from bot.catalogue.models import Price
from bot.handlers import tasks
from storage.model import Task
from storage.retention import Scope, forget
from storage.states import State
from storage.tasks import Tasks
from tests.unit.orders.chatting import Chatting, button
from tests.unit.orders.world import BOT, CHAT, REQUESTER, World, message, reply_to

EVE = 6
COMMANDS = {
    Pick.SHOW: tasks.show, Pick.RETRY: tasks.retry, Pick.CANCEL: tasks.cancel, Pick.CHECK: tasks.check,
    Pick.STATUS: tasks.status, Pick.OPEN: tasks.tasks,
}  # fmt: skip


async def ordered(world: World, prompt: str, number: int, state: State = State.QUEUED, **columns: Any) -> Task:
    """An order of Ada's that has got into a state, with further columns."""
    world.clock.now += 1
    task = await world.orders.messages.order(message(prompt, number), REQUESTER)
    assert task is not None
    values = columns | {"state": str(state)}
    if state is not State.QUEUED:
        values |= {"turn": None, "provider_id": columns.get("provider_id", f"sora-2:task_{number:08}")}
    names = ", ".join(f"{name} = :{name}" for name in values)
    await world._connection.execute(f"UPDATE tasks SET {names} WHERE id = :id", values | {"id": task.id})  # noqa: S608
    await world._connection.commit()
    found = await Tasks(world.database).get(task.id)
    assert found is not None
    return found


async def each_state(world: World) -> dict[str, Task]:
    """A task in each state that an order can have, and some special ones."""
    states = [state for state in State if state not in {State.DRAFT, State.COLLECTING}]
    made = {str(state): await ordered(world, f"one {state}.", number, state) for number, state in enumerate(states, 1)}
    made["shown"] = await ordered(world, "one shown.", 50, State.DELIVERED, file_id="file-1", file_kind="video")
    made["muted"] = await ordered(world, "one muted.", 51, State.RUNNING, muted=1)
    return made


async def offer(chat: Chatting, pick: Pick) -> Card:
    card = await chat.say(COMMANDS[pick], f"/{pick}")
    assert card is not None
    return card


@pytest.mark.parametrize(
    ("pick", "offered"),
    [
        (Pick.SHOW, "shown undelivered delivering ready"),
        (Pick.CANCEL, "ready running submitting queued"),
        (Pick.CHECK, "muted expired running"),
    ],
)
async def test_a_command_offers_what_it_makes_sense_for(world: World, pick: Pick, offered: str) -> None:
    """Newest first. What can be picked is exactly what a press accepts."""
    made, chat = await each_state(world), Chatting(world)
    card = await offer(chat, pick)
    assert [made[name].prompt in label for name, label in zip(offered.split(), chat.labels(card), strict=True)]
    order = sorted(offered.split(), key=lambda name: made[name].created_at, reverse=True)
    assert [label.split(" ", 1)[1] for label in chat.labels(card)] == [made[name].prompt for name in order]
    if pick is Pick.CANCEL:
        return  # a press on another one is answered by what it finds
    for name, task in made.items():
        stale = await chat.press(callback_data(PickButton(pick, 0, task.id)), message_id=1) == "! pick-stale"
        assert stale == (name not in offered.split()), name


@pytest.mark.parametrize("pick", [Pick.RETRY, Pick.STATUS, Pick.OPEN])
async def test_other_lists_have_every_order_in_pages(world: World, pick: Pick) -> None:
    made, chat = await each_state(world), Chatting(world)
    first = await offer(chat, pick)
    await chat.press(button(first, "Older"))
    second = chat.shown[max(chat.shown)]
    for name, task in made.items():
        seen = [task.prompt in card.text + " ".join(chat.labels(card)) for card in (first, second)]
        assert seen in ([True, False], [False, True]), name
    await chat.press(button(second, "Newer"))
    assert chat.shown[max(chat.shown)] == first


async def test_nothing_to_pick_is_a_sentence(world: World) -> None:
    chat = Chatting(world, private=False)
    for pick in COMMANDS:
        card = await offer(chat, pick)
        assert not card.buttons and len(card.text) > 20


async def test_another_chats_tasks_are_neither_offered_nor_picked(world: World) -> None:
    task, other = await ordered(world, "a cat", 1), Chatting(world, private=False, chat_id=99)
    for pick in COMMANDS:
        assert not (await offer(other, pick)).buttons
        assert await other.press(callback_data(PickButton(pick, 0, task.id))) == "! pick-stale"
    assert [row.state for row in await world.rows()] == [State.QUEUED]


# Cancel ---------------------------------------------------------------------------------------------------------------


async def test_a_picked_task_is_cancelled_and_the_list_gives_way(world: World) -> None:
    """A second tap on the same place meets no other task, and a repeated press gets the same answer."""
    chat = Chatting(world)
    for number in (1, 2):
        await ordered(world, f"cat {number}", number)
    cat = button(await offer(chat, Pick.CANCEL), "cat 1")
    for _ in range(2):
        assert await chat.press(cat, press="the same") is None
        done = chat.shown[max(chat.shown)]
        assert done.text == "<blockquote>cat 1</blockquote>\nCancelled. Nothing was charged." and not done.buttons
    assert [row.state for row in await world.rows()] == [State.CANCELLED, State.QUEUED]


async def test_only_the_user_who_ordered_and_admins_cancel(world: World) -> None:
    chat = Chatting(world, private=False)
    task = await ordered(world, "a cat", 1, private=0)
    data = callback_data(PickButton(Pick.CANCEL, 0, task.id))
    assert await chat.press(data, user_id=EVE) == "! button-not-yours"
    assert [row.state for row in await world.rows()] == [State.QUEUED]
    chat.admins = frozenset({EVE})
    assert await chat.press(data, user_id=EVE) is None
    assert [row.state for row in await world.rows()] == [State.CANCELLED]


async def test_what_has_moved_on_is_not_cancelled(world: World) -> None:
    """The list is renewed."""
    chat = Chatting(world)
    task = await ordered(world, "a cat", 1)
    cat = button(await offer(chat, Pick.CANCEL), "a cat")
    await world._connection.execute("UPDATE tasks SET state = 'delivered' WHERE id = ?", (task.id,))
    await world._connection.commit()
    assert await chat.press(cat) == "! pick-stale"
    assert "right now" in chat.shown[max(chat.shown)].text


# Retry ----------------------------------------------------------------------------------------------------------------


def priced(world: World, price: str) -> None:
    world.catalogue = replace(
        world.catalogue, models=(Model("sora-2", prices=(Price(Decimal(price)),)),), currency="USD"
    )


async def test_one_press_is_one_order(world: World) -> None:
    """At the price on the button. Neither a repeated press, nor a second tap, nor the same list elsewhere orders again."""
    priced(world, "0.40")
    chat = Chatting(world)
    await ordered(world, "a cat", 1, State.DELIVERED)
    card = await offer(chat, Pick.RETRY)
    cat, copy = button(card, "a cat"), await chat.send(None, card)  # type: ignore[arg-type]  # it goes nowhere
    assert cat.label == "✅ a cat · 0.40 USD"
    assert await chat.press(cat, press="the same") == "Ordered."
    assert not chat.shown[copy].buttons and "Ordered." in chat.shown[copy].text
    assert await chat.press(cat, press="the same") == "! button-ordered"
    assert await chat.press(cat) == "! button-ordered"
    world.clock.now += 60
    assert await chat.press(cat, message_id=copy) == "! pick-stale"
    assert [row.prompt for row in await world.rows(State.QUEUED)] == ["a cat"]
    renewed = button(chat.shown[copy], "✅ a cat")
    assert await chat.press(renewed) == "Ordered."
    assert len(await world.rows(State.QUEUED)) == 2


async def test_a_higher_price_is_shown_and_not_charged(world: World) -> None:
    priced(world, "0.40")
    chat = Chatting(world)
    await ordered(world, "a cat", 1, State.DELIVERED)
    cat = button(await offer(chat, Pick.RETRY), "a cat")
    priced(world, "0.50")
    assert await chat.press(cat) == "! price-changed"
    assert not await world.rows(State.QUEUED)
    assert await chat.press(button(chat.shown[max(chat.shown)], "0.50 USD")) == "Ordered."


async def test_an_order_from_a_list_belongs_to_who_pressed(world: World) -> None:
    """Everybody in a group may send /retry with an id."""
    chat = Chatting(world, private=False)
    task = await ordered(world, "a cat", 1, State.DELIVERED, private=0)
    assert await chat.press(callback_data(PickButton(Pick.RETRY, 0, task.id)), user_id=EVE) == "Ordered."
    [new] = await world.rows(State.QUEUED)
    assert (new.origin.user_id, new.origin.message_id, new.parent_id) == (EVE, 1, task.id)


async def test_an_order_from_a_list_is_made_in_the_topic_of_the_list(world: World) -> None:
    """The request of the task is in another one, so there is nothing to reply to."""
    chat = Chatting(world, private=False, topic=9)
    task = await ordered(world, "a cat", 1, State.DELIVERED, private=0, thread_id=7)
    assert await chat.press(callback_data(PickButton(Pick.RETRY, 0, task.id))) == "Ordered."
    [new] = await world.rows(State.QUEUED)
    assert (new.origin.thread_id, new.origin.message_id) == (9, None)


async def test_a_deleted_task_is_not_ordered_again(world: World) -> None:
    chat = Chatting(world)
    await ordered(world, "a cat", 1, State.DELIVERED)
    cat = button(await offer(chat, Pick.RETRY), "a cat")
    now = world.clock()
    await forget(world.database, Scope(BOT, CHAT), unfinished=False, before=now, now=now)
    assert await chat.press(cat) == "! pick-stale"
    assert not await world.rows() and "No videos here yet" in chat.shown[max(chat.shown)].text


async def test_words_that_are_no_options_need_a_button(world: World) -> None:
    """They would be left out of the order. Options alone are ordered at once, also in reply."""
    chat = Chatting(world)
    task = await ordered(world, "a cat", 1, State.DELIVERED)
    for words in (f"{task.id} please", f"task id: {task.id}", f"Task {task.provider_id}\nportrait · small · 10 s"):
        card = await chat.say(tasks.retry, f"/retry {words}", 2)
        assert card is not None and chat.labels(card) == ["✅ a cat"]
    card = await chat.say(tasks.retry, "/retry a dog", 2, reply=reply_to(1))
    assert card is not None and chat.labels(card) == ["✅ a cat"] and not await world.rows(State.QUEUED)
    assert await chat.say(tasks.retry, f"/retry “{task.id}”\n--landscape", 3) is None
    assert await chat.say(tasks.retry, "/retry --landscape", 4, reply=reply_to(1)) is None
    orders = await world.rows(State.QUEUED)
    assert ["landscape" in str(order.parameters) for order in orders] == [True, True]


# Show, check, status, and the list of /tasks --------------------------------------------------------------------------


async def test_a_picked_video_is_sent_below_the_list(world: World) -> None:
    """Each press sends it once; a repeated one does not."""
    chat = Chatting(world)
    await ordered(world, "a cat", 1, State.DELIVERED, file_id="file-1", file_kind="video")
    for pick, label in ((Pick.SHOW, "a cat"), (Pick.OPEN, "1")):
        card = await offer(chat, pick)
        place = max(chat.shown)
        assert await chat.press(button(card, label), press=f"once {pick}") == "It’s on its way."
        assert "may not have arrived" in str(await chat.press(button(card, label), press=f"once {pick}"))
        assert [(prompt, at.reply_to) for prompt, at in chat.resent] == [("a cat", place)]
        chat.resent.clear()


@pytest.mark.parametrize(("pick", "label"), [(Pick.STATUS, "a cat"), (Pick.OPEN, "1")])
async def test_a_picked_task_shows_its_card(world: World, pick: Pick, label: str) -> None:
    chat = Chatting(world)
    await ordered(world, "a cat", 1)
    assert await chat.press(button(await offer(chat, pick), label)) is None
    [_, card] = chat.shown.values()
    assert "waiting to be sent" in card.text and chat.labels(card) == ["Cancel"]


async def test_a_picked_task_is_polled_and_the_list_shows_it(world: World) -> None:
    chat = Chatting(world)
    await ordered(world, "a cat", 1, State.EXPIRED)
    card = await offer(chat, Pick.CHECK)
    assert await chat.press(button(card, "⌛ a cat")) == "I’m asking the video service now."
    assert button(chat.shown[max(chat.shown)], "🎬 a cat")


async def test_a_list_that_became_shorter_begins_again(world: World) -> None:
    chat = Chatting(world)
    await ordered(world, "a cat", 1)
    await offer(chat, Pick.OPEN)
    for data in ("page:5", "picks:status:5", "picks:cancel:5"):
        await chat.press(data)
        assert "a cat" in str(chat.shown[max(chat.shown)])
