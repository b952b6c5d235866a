"""/forget asks before it erases: who may answer, once, and what came after the question stays."""

from typing import Any

import pytest

from bot.botapi.messenger import Card
from bot.handlers.forgetting import ANSWERED_WITHIN, ask
from storage.chats import ChatAccess, Chats
from storage.kept import KeptRequest, KeptRequests
from storage.model import Image, Origin, Task
from storage.retention import KEYS_KEPT, Retention
from storage.states import State
from storage.status import StatusMessages
from storage.tasks import Tasks
from storage.topics import TopicOptions
from tests.unit.orders.chatting import Chatting, button
from tests.unit.orders.test_picks import EVE, ordered
from tests.unit.orders.world import ADA, BOT, CHAT, World

GROUP_ANONYMOUS_BOT = 1087968824
CHANNEL_BOT = 136817688


@pytest.fixture
def chat(world: World) -> Chatting:
    return Chatting(world)


@pytest.fixture
def group(world: World) -> Chatting:
    return Chatting(world, private=False)


async def asked(chat: Chatting, number: int = 90, **facts: Any) -> Card:
    chat.world.clock.now += 0.5
    card = await chat.say(ask, "/forget", number, **facts)
    assert card is not None
    chat.world.clock.now += 0.0021
    return card


def now_shown(chat: Chatting) -> Card:
    return chat.shown[max(chat.shown)]


async def prompts(world: World) -> list[str]:
    return [task.prompt for task in await world.rows()]


async def of_eve(world: World, task: Task) -> None:
    await world._connection.execute("UPDATE tasks SET user_id = ? WHERE id = ?", (EVE, task.id))
    await world._connection.commit()


async def test_the_question_says_what_would_go(world: World, chat: Chatting) -> None:
    for number in (1, 2):
        task = await ordered(world, f"video {number}", number, State.DELIVERED)
        await Tasks(world.database).add_images(
            task.id, [Image(message_id=1, item=each, kind="photo", ref=f"photo-{each}") for each in range(2)]
        )
    await ordered(world, "failed", 3, State.FAILED)
    await ordered(world, "running", 4, State.RUNNING)
    await Chats(world.database, BOT).set_language(CHAT, "en", title="Ada", now=world.clock())
    card = await asked(chat)
    assert card.text == (
        "<b>Delete all this?</b>\n• 2 videos, with their words\n• 1 other request\n• 2 photos you sent for them\n"
        "• this chat’s defaults\n• your name\n"
        "The messages in this chat stay, but I won’t be able to bring these videos again.\n"
        "1 video is under way and paid, or may be. It stays; you can decide about it afterwards."
    )
    assert chat.labels(card) == ["🗑 Delete", "Keep"]
    assert len(await world.rows()) == 4


async def test_nothing_is_deleted_before_the_press_and_once_after_it(world: World, chat: Chatting) -> None:
    """A paid task that is under way needs a button of its own; a task that was kept is not deleted by a second press."""
    await ordered(world, "old", 1, State.DELIVERED)
    running = await ordered(world, "running", 2, State.RUNNING)
    question = await asked(chat)
    delete = button(question, "Delete")
    await ordered(world, "new", 3)
    assert await chat.press(delete, press="one") is None
    assert await prompts(world) == ["running", "new"]
    answer = now_shown(chat)
    assert "Deleted: 1 task" in answer.text and chat.labels(answer) == ["Delete it too"]

    await world._connection.execute("UPDATE tasks SET state = 'delivered' WHERE id = ?", (running.id,))
    await world._connection.commit()
    assert await chat.press(delete, press="one") is None
    assert await prompts(world) == ["running", "new"] and now_shown(chat).text == "Deleted."


async def test_unfinished_tasks_are_deleted_when_said(world: World, chat: Chatting) -> None:
    """Their status messages go, too. What came after the question stays."""
    running = await ordered(world, "running", 1, State.RUNNING)
    await world.decide(ChatAccess.APPROVED)  # who may not be forgotten has a name that stays
    await StatusMessages(world.database).mark_shown(running, 77, world.clock())
    question = await asked(chat)
    assert chat.labels(question) == ["Delete it too", "Keep"]
    await ordered(world, "new", 2, State.RUNNING)
    for _ in range(2):
        await chat.press(button(question, "Delete it too"))
        assert not now_shown(chat).buttons
    assert (await prompts(world), chat.deleted) == (["new"], [77])


async def test_a_repeated_forget_asks_about_the_same_time(world: World, chat: Chatting) -> None:
    await ordered(world, "old", 1, State.DELIVERED)
    first = await asked(chat)
    await ordered(world, "new", 2)
    again = await asked(chat)
    assert again.buttons == first.buttons
    await chat.press(button(again, "Delete"))
    assert await prompts(world) == ["new"]


async def test_keep_keeps_and_the_first_answer_counts(world: World, chat: Chatting) -> None:
    await ordered(world, "old", 1, State.DELIVERED)
    question = await asked(chat)
    for _ in range(2):
        assert await chat.press(button(question, "Keep")) is None
        assert now_shown(chat) == Card("Nothing was deleted.")
    assert await chat.press(button(question, "Delete")) == "! forget-answered"
    assert await prompts(world) == ["old"]
    await chat.press(button(await asked(chat, 91), "Delete"))
    assert await prompts(world) == []


async def test_an_old_question_is_put_again(world: World, chat: Chatting) -> None:
    """A day later, with what there is then: nothing is deleted by the first press."""
    await ordered(world, "old", 1, State.DELIVERED)
    question = await asked(chat)
    world.clock.now += ANSWERED_WITHIN - 10
    await ordered(world, "new", 2, State.FAILED)
    world.clock.now += 10
    assert await chat.press(button(question, "Delete")) == "! forget-renewed"
    renewed = now_shown(chat)
    assert await prompts(world) == ["old", "new"] and "1 other request" in renewed.text
    await chat.press(button(renewed, "Delete"))
    assert await prompts(world) == []
    assert ANSWERED_WITHIN < KEYS_KEPT


async def test_a_question_of_the_future_is_forged(world: World, chat: Chatting) -> None:
    await ordered(world, "old", 1, State.DELIVERED)
    for data in (f"delete:{ADA}:1:{10**14}", f"erase:{ADA}:1:{2**35}"):
        assert await chat.press(data) == "! forget-renewed"
    assert await prompts(world) == ["old"]


async def test_the_button_of_an_earlier_version_works(world: World, chat: Chatting) -> None:
    await ordered(world, "old", 1, State.RUNNING)
    world.clock.now = float(int(world.clock.now) + 2)
    assert await chat.press(f"erase:{ADA}:1:{int(world.clock.now) - 1}") is None
    assert await prompts(world) == []


async def test_in_a_group_only_the_user_who_asked_answers(world: World, group: Chatting) -> None:
    """About the own requests; the admins' defaults are not touched."""
    await ordered(world, "mine", 1, State.DELIVERED, private=0)
    await of_eve(world, await ordered(world, "of Eve", 2, State.DELIVERED, private=0))
    await TopicOptions(world.database, BOT).set(CHAT, 7, '{"size": "large"}', now=world.clock())
    question = await asked(group)
    assert "Delete your data in this group?" in question.text and "defaults" not in question.text
    assert "1 video" in question.text
    group.admins = frozenset({EVE})
    for label in ("Delete", "Keep"):
        assert await group.press(button(question, label), user_id=EVE) == "! button-not-yours"
    await group.press(button(question, "Delete"))
    assert await prompts(world) == ["of Eve"]
    assert await TopicOptions(world.database, BOT).any(CHAT)


async def test_any_admin_answers_for_the_group(world: World, group: Chatting) -> None:
    """An anonymous admin presses with the own account."""
    await of_eve(world, await ordered(world, "of Eve", 1, State.DELIVERED, private=0))
    await TopicOptions(world.database, BOT).set(CHAT, 7, '{"size": "large"}', now=world.clock())
    question = await asked(group, user_id=GROUP_ANONYMOUS_BOT, sender_chat_id=CHAT)
    assert "everybody" in question.text and "defaults" in question.text
    assert await group.press(button(question, "Delete"), user_id=EVE) == "! button-not-yours"
    assert await prompts(world) == ["of Eve"]
    group.admins = frozenset({7})
    await group.press(button(question, "Delete"), user_id=7)
    assert await prompts(world) == [] and not await TopicOptions(world.database, BOT).any(CHAT)


async def test_a_former_admin_is_asked_about_the_own_requests(world: World, group: Chatting) -> None:
    await ordered(world, "mine", 1, State.DELIVERED, private=0)
    await of_eve(world, await ordered(world, "of Eve", 2, State.DELIVERED, private=0))
    group.admins = frozenset({ADA})
    question = await asked(group)
    assert "2 videos" in question.text
    group.admins = frozenset()
    assert await group.press(button(question, "Delete")) == "! forget-renewed"
    assert "1 video" in now_shown(group).text and await prompts(world) == ["mine", "of Eve"]
    await group.press(button(now_shown(group), "Delete"))
    assert await prompts(world) == ["of Eve"]


async def test_admins_answer_for_a_channel(world: World, group: Chatting) -> None:
    """All channels that write in a group share one account, which cannot press."""
    task = await ordered(world, "of a channel", 1, State.DELIVERED, private=0)
    await world._connection.execute("UPDATE tasks SET user_id = ? WHERE id = ?", (CHANNEL_BOT, task.id))
    await world._connection.commit()
    await ordered(world, "of Ada", 2, State.DELIVERED, private=0)
    question = await asked(group, user_id=CHANNEL_BOT, sender_chat_id=-99)
    assert await group.press(button(question, "Delete"), user_id=EVE) == "! button-not-yours"
    group.admins = frozenset({EVE})
    await group.press(button(question, "Delete"), user_id=EVE)
    assert await prompts(world) == ["of Ada"]


async def test_a_request_that_waits_for_approval_is_listed_and_deleted(world: World, chat: Chatting) -> None:
    kept = KeptRequests(world.database, BOT)
    origin = Origin(bot_id=BOT, chat_id=CHAT, message_id=1, thread_id=None, user_id=ADA, private=True, language="en")
    await kept.replace(
        KeptRequest(
            origin=origin, body="a cat", images=(), doubt=None, parent_id=None, intent="x", asked_at=world.clock()
        )
    )
    question = await asked(chat)
    assert "the request that waits for approval" in question.text
    await chat.press(button(question, "Delete"))
    assert await kept.get(CHAT) is None


async def test_nothing_to_delete_needs_no_answer(chat: Chatting) -> None:
    assert await asked(chat) == Card("There was nothing of yours to delete.")


async def test_only_a_deletion_makes_lost_tasks_possible(world: World, chat: Chatting) -> None:
    """For two days after it, a task of the provider that no row has may be a deleted one; a question changes nothing."""
    await ordered(world, "old", 1, State.DELIVERED)
    question = await asked(chat)
    retention = Retention(world.database)
    assert not await retention.was_anything_forgotten(world.clock())
    world.clock.now += ANSWERED_WITHIN - 10
    await chat.press(button(question, "Delete"))
    world.clock.now += KEYS_KEPT - 10
    assert await retention.was_anything_forgotten(world.clock())
