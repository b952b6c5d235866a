"""Texts that a client cut into several messages: which message continues which, and for how long it is waited for."""

from dataclasses import replace
from typing import Any

import pytest

from bot.errors import UserError
from bot.orders import TEXT_QUIET_FACTOR, Continuation
from bot.orders.held_texts import LATE_WITHIN, MAX_PIECES
from bot.parsing.commands import split_command
from bot.parsing.cutting import LONGEST
from bot.parsing.doubts import Doubt
from storage.model import Task
from storage.states import State
from storage.status import StatusMessages
from storage.tasks import Tasks
from tests.unit.orders.world import REQUESTER, World, message, reply_to

QUIET = 1.5 * TEXT_QUIET_FACTOR  # seconds that a text waits for its rest
FULL = "/video " + "x" * (LONGEST - len("/video "))  # cut where a message ends: nothing was lost there
AT_A_SPACE = "/video " + "x " * 1500  # cut at a space, which Telegram removed


async def started(world: World, text: str = FULL, **facts: Any) -> None:
    """The first message of a text came."""
    await world.orders.messages.order(message(text, **facts), REQUESTER)


async def rest(world: World, text: str = "yz", number: int = 2, **facts: Any) -> Continuation:
    return await world.orders.messages.take_continuation(message(text, number, **facts), REQUESTER)


async def finished(world: World) -> Task:
    """The only row, after nothing more came."""
    world.clock.now += QUIET + 0.1
    for due in await world.orders.albums.due(10):
        await world.orders.albums.close(due)
    [row] = await world.rows()
    return row


async def test_a_text_without_a_rest_is_offered_as_it_came(world: World) -> None:
    await started(world)
    row = await finished(world)
    assert (row.state, row.doubt, row.prompt) == (State.DRAFT, Doubt.CUT, FULL.removeprefix("/video "))


async def test_a_text_that_was_closed_waits_for_its_button(world: World) -> None:
    """It is shown at once, and never due."""
    await started(world)
    row = await finished(world)
    assert row.due_at is None
    assert len(await StatusMessages(world.database).claim(world.clock.now, world.clock.now + 50, 1)) == 1


async def test_a_rest_begins_the_quiet_time_again(world: World) -> None:
    await started(world)
    for number in (2, 3):
        world.clock.now += QUIET - 0.1
        assert await world.orders.albums.due(10) == []
        assert await rest(world, "y" * LONGEST, number) is Continuation.JOINED
    world.clock.now += QUIET - 0.1
    assert await world.orders.albums.due(10) == []
    row = await finished(world)
    assert row.prompt == FULL.removeprefix("/video ") + "y" * 2 * LONGEST


@pytest.mark.parametrize(("first", "joint"), [(FULL, ""), (AT_A_SPACE, " ")])
async def test_parts_are_joined_as_they_were_cut(world: World, first: str, joint: str) -> None:
    """Also between the second and the third part."""
    await started(world, first)
    await rest(world, first.removeprefix("/video "), 2)
    await rest(world, "end", 3)
    words = first.removeprefix("/video ").strip()
    second = first.removeprefix("/video ")
    row = await finished(world)
    assert row.prompt.replace(" ", "") == (words + second + "end").replace(" ", "")
    assert row.prompt.endswith(("" if len(second) < LONGEST and not joint else joint) + "end")


async def test_a_command_in_the_rest_is_a_word_of_the_text(world: World) -> None:
    """The cut happened to come before it; a mention of the bot is left out as in any message."""
    await started(world)
    text = "/video in lights"
    await rest(world, text, command=split_command(text), body="in lights")
    await rest(world, "never", 3)
    assert (await finished(world)).prompt.endswith("x/video in lights")


async def test_a_mention_in_the_rest_is_left_out(world: World) -> None:
    await started(world)
    await rest(world, "@the_bot yz", body="yz")
    assert (await finished(world)).prompt.endswith("xyz")


async def test_a_part_that_comes_again_is_taken_once(world: World) -> None:
    """An update may be repeated, also after the text was closed."""
    await started(world)
    assert await rest(world) is Continuation.JOINED
    assert await rest(world) is Continuation.JOINED
    row = await finished(world)
    assert row.prompt.endswith("xyz") and not row.prompt.endswith("yzyz")
    world.clock.now += 3000
    assert await rest(world) is Continuation.JOINED


@pytest.mark.parametrize(
    ("facts", "number"),
    [
        ({"thread_id": 4}, 2),  # another topic
        ({"chat_id": 6}, 2),
        ({"forwarded": True}, 2),  # the first part is the sender's own
        ({"reply": reply_to(9)}, 2),  # it answers another message
        ({}, 0),  # it is older than the text
    ],
    ids=["topic", "chat", "forwarded", "reply", "older"],
)
async def test_what_is_no_rest_is_a_message_of_its_own(world: World, facts: dict[str, Any], number: int) -> None:
    await started(world)
    assert await rest(world, "yz", number, **facts) is Continuation.NONE
    assert (await finished(world)).prompt == FULL.removeprefix("/video ")


async def test_the_rest_of_another_person_is_not_taken(world: World) -> None:
    await started(world)
    other = await world.orders.messages.take_continuation(
        message("yz", 2, user_id=6), replace(REQUESTER, title="Eve", user_id=6, user_name="Eve")
    )
    assert other is Continuation.NONE


async def test_a_rest_answers_the_same_message_as_the_text_or_none(world: World) -> None:
    """Clients repeat the reply in each part, or leave it out."""
    await started(world, reply=reply_to(9))
    assert await rest(world, "y" * LONGEST, 2, reply=reply_to(9)) is Continuation.JOINED
    assert await rest(world, "y" * LONGEST, 3) is Continuation.JOINED
    assert await rest(world, "z", 4, reply=reply_to(8)) is Continuation.NONE


async def test_nothing_follows_a_part_that_is_whole(world: World) -> None:
    await started(world)
    assert await rest(world, "the end", 2) is Continuation.JOINED
    assert await rest(world, "another text", 3) is Continuation.NONE


async def test_a_text_has_an_end(world: World) -> None:
    await started(world)
    for number in range(2, MAX_PIECES + 1):
        assert await rest(world, "y" * LONGEST, number) is Continuation.JOINED
    assert await rest(world, "y" * LONGEST, MAX_PIECES + 1) is Continuation.NONE


async def test_a_held_text_keeps_what_its_message_said(world: World) -> None:
    """That it was forwarded, that it was not addressed to the bot, and what it changes."""
    await started(world, forwarded=True)
    assert (await finished(world)).doubt == Doubt.FORWARDED


async def test_a_long_text_that_is_not_cut_is_ordered(world: World) -> None:
    """Only one that is full is doubtful without a rest; plain words in a private chat always wait."""
    await started(world, AT_A_SPACE)
    assert (await finished(world)).state is State.QUEUED
    await world.orders.messages.offer(message(AT_A_SPACE.removeprefix("/video "), 5), REQUESTER)
    world.clock.now += QUIET + 0.1
    [due] = await world.orders.albums.due(10)
    await world.orders.albums.close(due)
    assert len(await world.rows(State.DRAFT)) == 1


async def test_a_long_change_has_the_options_of_what_it_changes(world: World) -> None:
    old = await world.orders.messages.order(message("/video a cat --landscape"), REQUESTER)
    assert old is not None
    words = AT_A_SPACE.removeprefix("/video ")
    await world.orders.repeats.by_message(old, message(words, 5), REQUESTER, body=words)
    world.clock.now += QUIET + 0.1
    [due] = await world.orders.albums.due(10)
    await world.orders.albums.close(due)
    [new] = [row for row in await world.rows(State.QUEUED) if row.parent_id == old.id]
    assert new.parameters is not None
    assert '"orientation":"landscape"' in new.parameters.options


async def test_a_text_whose_words_were_deleted_meanwhile_orders_nothing(world: World) -> None:
    await started(world, AT_A_SPACE)
    await world._connection.execute_fetchall("DELETE FROM pieces")
    world.clock.now += QUIET + 0.1
    [due] = await world.orders.albums.due(10)
    with pytest.raises(UserError, match=r"^prompt-missing$"):
        await world.orders.albums.close(due)
    assert await world.rows() == []


# After the text was closed --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "facts", "age", "what"), [
    (FULL, {}, LATE_WITHIN - 0.1, Continuation.LATE),  # nothing was lost at the cut: more was bound to come
    (FULL, {}, LATE_WITHIN, Continuation.NONE),
    (AT_A_SPACE, {}, LATE_WITHIN - 0.1, Continuation.NONE),  # likelier a new message
    (AT_A_SPACE, {"reply": reply_to(9)}, LATE_WITHIN - 0.1, Continuation.LATE),  # it answers what the text answers
    (AT_A_SPACE, {"reply": reply_to(9)}, LATE_WITHIN, Continuation.NONE),
])  # fmt: skip
async def test_a_rest_that_comes_late_is_no_order_of_its_own(
    world: World, first: str, facts: dict[str, Any], age: float, what: Continuation
) -> None:
    await started(world, first, **facts)
    began = world.clock.now
    row = await finished(world)
    world.clock.now = began + age
    assert await rest(world, **facts) is what
    assert (await world.rows())[0].prompt == row.prompt
    assert await Tasks(world.database).get(row.id) == row
