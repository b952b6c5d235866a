"""Chats take turns: in which order queued tasks are sent, and what position each one shows."""

from collections import Counter
from dataclasses import replace
from itertools import count
from random import Random

import pytest

from storage.database import Database
from storage.deliveries import Deliveries
from storage.limits import Limits, claim_within, queue_place
from storage.model import Task
from storage.polling import Polling
from storage.retention import Scope, forget
from storage.states import State
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.integration.storage.test_paid_tasks import leased
from tests.integration.storage.test_tasks import NOW, ORIGIN, PARAMETERS, added

numbers = count(1)


async def ordered(database: Database, chat: int, times: int = 1, user: int = 5) -> list[Task]:
    """Orders of one chat, a second apart."""
    made = []
    for number in (next(numbers) for _ in range(times)):
        origin = replace(ORIGIN, chat_id=chat, user_id=user)
        made.append(await added(database, f"order {number}", origin=origin, due_at=number, at=number))
    return made


async def sent(database: Database, most: int, limits: Limits = Limits()) -> list[Task]:  # noqa: B008 - frozen
    """What goes next, one by one: its order within a claim is not defined."""
    tasks: list[Task] = []
    for _ in range(most):
        if limits:
            tasks += await claim_within(database, limits, now=NOW, lease_until=NOW + 30, most=1)
        else:
            tasks += await Submissions(database).claim(NOW, NOW + 30, 1)
    return tasks


def chats(tasks: list[Task]) -> list[int]:
    return [task.origin.chat_id for task in tasks]


async def end(database: Database, task: Task) -> None:
    assert await Submissions(database).mark_refused(task, reason_key="said", reason=None, now=NOW)


async def test_five_tasks_of_one_chat_do_not_go_before_the_first_of_another(database: Database) -> None:
    await ordered(database, 1, times=5)
    assert chats(await sent(database, 1)) == [1]
    await ordered(database, 2)
    await ordered(database, 3, times=2)
    assert chats(await sent(database, 7)) == [2, 3, 1, 3, 1, 1, 1]


async def test_turns_hold_within_one_claim(database: Database) -> None:
    await ordered(database, 1, times=5)
    await ordered(database, 2)
    assert sorted(chats(await Submissions(database).claim(NOW, NOW + 30, 2))) == [1, 2]


async def test_who_has_waited_goes_before_who_had_a_turn(database: Database) -> None:
    """With one task at a time, twenty busy chats leave the one with many tasks every twenty-first turn."""
    await ordered(database, 1, times=5)
    await end(database, *await sent(database, 1))
    for chat in range(2, 22):
        await ordered(database, chat)
    served = []
    for _ in range(66):
        [task] = await sent(database, 1)
        await end(database, task)
        served.append(task.origin.chat_id)
        if task.origin.chat_id != 1:
            await ordered(database, task.origin.chat_id)
    assert Counter(served)[1] == 3


async def test_more_new_chats_than_can_be_served_starve_nobody(database: Database) -> None:
    await ordered(database, 1, times=2)
    await sent(database, 1)
    others = count(2)
    for _ in range(300):
        await ordered(database, next(others))
        await ordered(database, next(others))
        [task] = await sent(database, 1)
        await end(database, task)
        if task.origin.chat_id == 1:
            return
    pytest.fail("the chat's second task was never sent")


async def test_a_cancelled_task_gives_its_turn_back(database: Database) -> None:
    """The last one of five comes as early as if it had been the only one."""
    tasks = await ordered(database, 1, times=5)
    await ordered(database, 2, times=5)
    for task in tasks[:4]:
        assert await Tasks(database).cancel(task, NOW)
    assert tasks[4].id in {task.id for task in await sent(database, 2)}


async def test_a_chat_that_has_cancelled_everything_begins_again(database: Database) -> None:
    await ordered(database, 1, times=2)
    assert chats(await sent(database, 1)) == [1]
    for task in await ordered(database, 2, times=3):
        assert await Tasks(database).cancel(task, NOW)
    await ordered(database, 2)
    assert chats(await sent(database, 2)) == [2, 1]


async def test_cancelling_a_draft_moves_nobody(database: Database) -> None:
    [draft] = [await added(database, "draft", state=State.DRAFT, origin=replace(ORIGIN, chat_id=1))]
    before = await ordered(database, 1, times=2)
    assert await Tasks(database).cancel(draft, NOW)
    assert [await Tasks(database).get(task.id) for task in before] == before


async def test_erased_tasks_of_a_user_give_their_turns_back(database: Database) -> None:
    await ordered(database, 1, times=3, user=7)
    [left] = await ordered(database, 1, user=8)
    await ordered(database, 2, times=2)
    await forget(database, Scope(1, 1, 7), unfinished=False, before=NOW, now=NOW)
    assert [task.id for task in await sent(database, 1)] == [left.id]


async def test_a_task_that_returns_to_the_queue_keeps_its_turn(database: Database) -> None:
    """A rate limit costs time but no place."""
    first, second = await ordered(database, 1, times=2)
    [task] = await sent(database, 1)
    assert await Submissions(database).requeue(task, due_at=NOW, reason_key="rate-limit", reason=None, now=NOW)
    await ordered(database, 2)
    assert [row.id for row in await sent(database, 3)][::2] == [first.id, second.id]


async def test_a_confirmed_draft_gets_its_turn_when_it_is_ordered(database: Database) -> None:
    draft = await added(database, "draft", state=State.DRAFT, origin=replace(ORIGIN, chat_id=1))
    assert draft.turn is None
    before = await ordered(database, 1, times=2)
    row = await Tasks(database).order_draft(
        draft, message_id=3, user_id=5, prompt="x", parameters=PARAMETERS, provider="default", api_root="r",
        status_message_id=None, show_at=NOW, now=NOW,
    )  # fmt: skip
    assert row is not None and row.turn is not None
    assert [task.turn for task in before] == [row.turn - 2, row.turn - 1]


@pytest.mark.parametrize("limits", [Limits(overall=4), Limits(per_chat=2), Limits(overall=4, per_chat=2)])
async def test_turns_hold_within_limits(database: Database, limits: Limits) -> None:
    await ordered(database, 1, times=9)
    assert chats(await sent(database, 2, limits)) == [1, 1]
    await ordered(database, 2, times=9)
    assert chats(await sent(database, 2, limits)) == [2, 1 if limits == Limits(overall=4) else 2]


async def test_a_chat_at_its_limit_holds_up_nobody(database: Database) -> None:
    """However many of its tasks are first in the queue."""
    await ordered(database, 1, times=40)
    limits = Limits(per_chat=1)
    assert chats(await sent(database, 1, limits)) == [1]
    for _ in range(12):  # each time a turn later, while the turns of the other chat's tasks stay
        await ordered(database, 2)
        [task] = await sent(database, 2, limits)
        assert task.origin.chat_id == 2
        await end(database, task)


async def test_one_claim_takes_no_more_than_a_chat_may_have(database: Database) -> None:
    await ordered(database, 1, times=9)
    limits = Limits(per_chat=3)
    assert chats(await sent(database, 1, limits)) == [1]
    assert chats(await claim_within(database, limits, now=NOW, lease_until=NOW + 30, most=9)) == [1, 1]


async def test_turns_hold_after_the_last_ones_were_erased(database: Database) -> None:
    """Otherwise a new chat would begin far before those that wait."""
    await ordered(database, 1, times=6)
    for task in await sent(database, 6):
        await end(database, task)
    await ordered(database, 2, times=3)
    await forget(database, Scope(1, 1), unfinished=False, before=NOW, now=NOW)
    await ordered(database, 3, times=3)
    assert chats(await sent(database, 6)) == [3, 2, 3, 2, 3, 2]


@pytest.mark.parametrize("seed", range(6))
async def test_random_chats_take_turns(database: Database, seed: int) -> None:
    """While two chats wait, neither is sent more than two tasks more than the other. Each chat's tasks stay in order.

    Every position is the number of tasks that are then sent up to and including that one.
    """
    random = Random(seed)
    queues: dict[int, list[Task]] = {chat: [] for chat in range(5)}
    since: dict[tuple[int, int], Counter[int]] = {}
    under_way: list[Task] = []
    for _ in range(120):
        chat = random.choices(range(5), weights=(9, 3, 2, 1, 1))[0]
        match random.choice(("order", "order", "send", "end", "cancel")):
            case "order":
                queues[chat] += await ordered(database, chat, random.choice((1, 1, 4)))
            case "send":
                for task in await sent(database, random.choice((1, 2, 3))):
                    assert queues[task.origin.chat_id].pop(0).id == task.id
                    under_way.append(task)
                    _count(since, queues, task.origin.chat_id)
            case "end" if under_way:
                await end(database, under_way.pop(random.randrange(len(under_way))))
            case "cancel" if queues[chat]:
                task = queues[chat].pop(random.randrange(len(queues[chat])))
                assert await Tasks(database).cancel(task, NOW)
        waiting = [chat for chat, queue in queues.items() if queue]
        since = {(a, b): since.get((a, b), Counter()) for a in waiting for b in waiting if a < b}
        assert all(abs(times[a] - times[b]) <= 2 for (a, b), times in since.items())
    rows = [row for queue in queues.values() for task in queue if (row := await Tasks(database).get(task.id))]
    places = {row.id: (await queue_place(database, row, Limits(overall=1))).position for row in rows}
    assert list(places) != [] and sorted(places, key=places.__getitem__) == [
        task.id for task in await sent(database, len(rows))
    ]


def _count(since: dict[tuple[int, int], Counter[int]], queues: dict[int, list[Task]], chat: int) -> None:
    """One task of a chat was sent. A pair of which one has nothing left to send is counted no further."""
    for pair, times in since.items():
        if chat in pair:
            times[chat] += 1
    for pair in [pair for pair in since if not all(queues[one] for one in pair)]:
        del since[pair]


# Places in the queue --------------------------------------------------------------------------------------------------


async def test_there_is_room_up_to_the_limits(database: Database) -> None:
    mine = await ordered(database, 1, times=3)
    await ordered(database, 2)
    rooms = {}
    for limits in (Limits(), Limits(overall=2), Limits(per_chat=2), Limits(9, 1)):
        places = [await queue_place(database, task, limits) for task in mine]
        rooms[limits] = [place.has_room for place in places]
        assert {place.in_chat for place in places} == {3}
    assert rooms == {
        Limits(): [True, True, True],
        Limits(overall=2): [True, False, False],  # the other chat's task is the second
        Limits(per_chat=2): [True, True, False],
        Limits(9, 1): [True, False, False],
    }


async def test_tasks_under_way_take_room(database: Database) -> None:
    first, second = await ordered(database, 1, times=2)
    await sent(database, 1)
    for limits in (Limits(overall=1), Limits(per_chat=1)):
        place = await queue_place(database, second, limits)
        assert (place.position, place.has_room) == (1, False)
    other = (await ordered(database, 2))[0]
    assert (await queue_place(database, other, Limits(per_chat=1))).has_room
    assert not (await queue_place(database, other, Limits(overall=1))).has_room
    assert (await queue_place(database, second, Limits(overall=1))).position == 2
    assert first.turn is not None and second.turn == first.turn + 1


# Deliveries -----------------------------------------------------------------------------------------------------------


async def made(database: Database, chat: int, times: int = 1) -> None:
    """Finished videos of a chat that wait to be sent, each due a second after the one before."""
    for task in await ordered(database, chat, times):
        [claimed] = await Submissions(database).claim(NOW, NOW + 30, 1)
        assert claimed.id == task.id
        number = next(numbers)
        await Submissions(database).mark_running(
            claimed, provider_id=f"sora-2:{number}", due_at=NOW, show_lease=NOW, now=NOW
        )
        row = await leased(database, State.RUNNING)
        assert await Polling(database).mark_ready(
            row, result_url="https://x/v.mp4", width=None, height=None, show_at=NOW, now=number
        )


async def test_videos_of_one_chat_do_not_go_before_the_first_of_another(database: Database) -> None:
    await made(database, 1, times=5)
    await made(database, 2)
    assert sorted(chats(await Deliveries(database).claim(NOW, NOW + 30, 2))) == [1, 2]


async def test_a_chat_whose_videos_are_being_sent_waits_for_the_others(database: Database) -> None:
    await made(database, 1, times=5)
    assert chats(await Deliveries(database).claim(NOW, NOW + 30, 2)) == [1, 1]
    await made(database, 2, times=2)
    assert chats(await Deliveries(database).claim(NOW, NOW + 30, 1)) == [2]
    assert chats(await Deliveries(database).claim(NOW, NOW + 30, 1)) == [2]
    assert chats(await Deliveries(database).claim(NOW, NOW + 30, 1)) == [1]
    assert len(await Deliveries(database).claim(NOW, NOW + 30, 9)) == 2
