"""All ways to an order: each writes one per intent, and makes all checks."""

import ast
import asyncio
from collections.abc import Awaitable, Callable
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.orders import PressedExample
from bot.orders.door import OrderRequest
from bot.orders.entry import ORDERED, Entry
from bot.parameters import Options
from bot.parsing.doubts import Doubt
from bot.parsing.options import OrderText
from bot.settings import Access
from storage.admins import Admins, accept_invite
from storage.chats import ChatAccess, Chats
from storage.model import Origin, Task
from storage.polling import Polling
from storage.states import State
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.unit.orders.world import BOT, CHAT, PHOTO, REQUESTER, World, message, photos

Way = Callable[[World], Awaitable[object]]
LINK = "https://pbs.example/media/X?format=jpg"


async def draft(world: World, text: str = "a cat") -> Task:
    made = await world.orders.messages.offer(message(text), REQUESTER)
    assert made is not None and made.state is State.DRAFT
    return made


async def refused(world: World) -> Task:
    """An order that the provider refused, so that it can be sent again."""
    task = await world.orders.messages.order(message("/video a cat"), REQUESTER)
    assert task is not None
    [claimed] = await Submissions(world.database).claim(world.clock(), world.clock() + 30, 1)
    row = await Submissions(world.database).mark_refused(claimed, reason_key="busy", reason=None, now=world.clock())
    assert row is not None
    return row


async def delivered(world: World) -> Task:
    task = await world.orders.messages.order(message("/video a cat"), REQUESTER)
    assert task is not None
    rows = Submissions(world.database)
    [claimed] = await rows.claim(world.clock(), world.clock() + 30, 1)
    now = world.clock()
    running = await rows.mark_running(claimed, provider_id="sora-2:task_1", due_at=now, show_lease=now, now=now)
    assert running is not None
    following = Polling(world.database)
    over = await following.mark_failed(running, "failed", None, now)
    assert over is not None
    return over


async def album(world: World, *captions: str, name: str = "7") -> Task:
    """An album with all photos, whose quiet period is over."""
    for number, caption in enumerate(captions, start=1):
        await world.orders.albums.collect(
            message(caption, number, media_group_id=name, photos=photos(number)), REQUESTER
        )
    world.clock.now += 10
    [due] = await world.orders.albums.due(10)
    return due


async def by_command(world: World) -> None:
    await world.orders.messages.order(message("/video a cat"), REQUESTER)


async def by_photo(world: World) -> None:
    await world.orders.messages.order(message("a cat", photos=(PHOTO,)), REQUESTER)


async def by_create(world: World) -> None:
    row = await draft(world)
    await ready(world)
    await world.orders.drafts.confirm(row, REQUESTER)


async def by_link(world: World) -> None:
    row = await draft(world, f"a cat {LINK}")
    await ready(world)
    await world.orders.drafts.use_links(row, REQUESTER)


async def by_again(world: World) -> None:
    row = await refused(world)
    await ready(world)
    await world.orders.drafts.send_again(row, REQUESTER)


async def by_repeat(world: World) -> None:
    row = await delivered(world)
    await ready(world)
    await world.orders.repeats.by_button(row, row.redos, REQUESTER, "press-1")


async def by_change(world: World) -> None:
    row = await delivered(world)
    await ready(world)
    await world.orders.repeats.by_message(row, message("--landscape", 9), REQUESTER, body="--landscape")


async def by_album(world: World) -> None:
    due = await album(world, "a cat", "")
    await ready(world)
    await world.orders.albums.close(due)


async def by_long_text(world: World) -> None:
    await world.orders.messages.order(message("/video " + "cat " * 600), REQUESTER)
    world.clock.now += 10
    [held] = await world.orders.albums.due(10)
    await ready(world)
    await world.orders.albums.close(held)


async def by_changed_card(world: World) -> None:
    row = await delivered(world)
    await world.orders.changes.begin(row, REQUESTER, "press-1", 40)
    [changing] = await world.rows(State.DRAFT)
    await ready(world)
    await world.orders.drafts.confirm(changing, REQUESTER)


async def by_fitting_shape(world: World) -> None:
    row = await draft(world)
    await ready(world)
    await world.orders.drafts.fit(row, REQUESTER, "landscape")


async def by_fitting_repeat(world: World) -> None:
    row = await delivered(world)
    await ready(world)
    await world.orders.repeats.by_button(row, row.redos, REQUESTER, "press-1", orientation="landscape")


async def by_example(world: World) -> None:
    await ready(world)
    await world.orders.examples.order(PressedExample(message_id=9, prompt="a cat", shown_price=None), REQUESTER)


WAYS = (
    by_command, by_photo, by_create, by_link, by_again, by_repeat, by_changed_card, by_fitting_shape, by_fitting_repeat,
    by_change, by_album, by_long_text, by_example,
)  # fmt: skip
AFTER_A_WHILE = WAYS[2:]  # time passes between the message and the order
OFFERING = (by_change, by_album, by_long_text, by_example)  # become drafts for other models
changes: list[Callable[[World], Awaitable[None]]] = []  # what `ready` does, set by a test


async def ready(world: World) -> None:
    """Called right before the order, so that a test can change something."""
    for change in changes:
        await change(world)


@pytest.fixture(autouse=True)
def unchanged() -> None:
    changes.clear()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_each_way_makes_one_order(world: World, way: Way) -> None:
    await way(world)
    [task] = await world.rows(State.QUEUED)
    assert task.parameters is not None and task.parameters.model == "sora-2"
    assert world.woken > 0


@pytest.mark.parametrize("way", AFTER_A_WHILE, ids=lambda way: way.__name__)
async def test_a_model_that_was_paused_meanwhile_is_not_ordered(world: World, way: Way) -> None:
    async def pause(world: World) -> None:
        world.pause("sora-2")

    changes.append(pause)
    with nullcontext() if way in OFFERING else pytest.raises(UserError, match="model-paused"):
        await way(world)
    assert await world.rows(State.QUEUED) == []
    assert way not in OFFERING or len(await world.rows(State.DRAFT)) == 1


@pytest.mark.parametrize("way", AFTER_A_WHILE, ids=lambda way: way.__name__)
async def test_a_chat_that_was_blocked_meanwhile_orders_nothing(world: World, way: Way) -> None:
    world.access = Access.APPROVAL
    await world.decide(ChatAccess.APPROVED)

    async def block(world: World) -> None:
        await world.decide(ChatAccess.BLOCKED)

    changes.append(block)
    with pytest.raises(UserError):
        await way(world)
    assert await world.rows(State.QUEUED) == []


@pytest.mark.parametrize("way", [by_command, by_photo, by_album, by_example], ids=lambda way: way.__name__)
async def test_a_chat_without_approval_orders_nothing(world: World, way: Way) -> None:
    world.access = Access.APPROVAL
    with pytest.raises(UserError):
        await way(world)
    assert await world.rows(State.QUEUED) == []


async def test_photos_that_cannot_be_passed_on_any_more_are_not_ordered(world: World) -> None:
    kept = await world.orders.messages.offer(message("a cat", photos=()), REQUESTER)
    assert kept is not None
    await Tasks(world.database).add_images(kept.id, [])
    with_photo = await world.orders.messages.order(message("a cat", 2, photos=(PHOTO,), forwarded=True), REQUESTER)
    assert with_photo is not None and with_photo.state is State.DRAFT
    world.photos_work = False
    with pytest.raises(UserError, match="photos-off"):
        await world.orders.drafts.confirm(with_photo, REQUESTER)
    assert await world.rows(State.QUEUED) == []


@pytest.mark.parametrize("presses", [2, 5])
async def test_a_button_pressed_several_times_at_once_orders_once(world: World, presses: int) -> None:
    row = await draft(world)
    outcomes = await asyncio.gather(
        *(world.orders.drafts.confirm(row, REQUESTER) for _ in range(presses)), return_exceptions=True
    )
    assert sum(outcome is None for outcome in outcomes) == 1
    assert len(await world.rows(State.QUEUED)) == 1


async def test_both_buttons_of_a_doubtful_link_together_order_once(world: World) -> None:
    row = await draft(world, f"a cat {LINK}")
    await asyncio.gather(
        world.orders.drafts.confirm(row, REQUESTER),
        world.orders.drafts.use_links(row, REQUESTER),
        return_exceptions=True,
    )
    assert len(await world.rows(State.QUEUED)) == 1


async def test_a_press_that_comes_again_is_no_second_order(world: World) -> None:
    """*Again* is identified by the id of the press, because Telegram may repeat the update."""
    row = await delivered(world)
    await world.orders.repeats.by_button(row, row.redos, REQUESTER, "press-1")
    world.clock.now += 60
    with suppress(UserError):
        await world.orders.repeats.by_button(row, row.redos + 1, REQUESTER, "press-1")
    assert len(await world.rows(State.QUEUED)) == 1


async def test_a_message_that_comes_again_is_no_second_order(world: World) -> None:
    for _ in range(3):
        await world.orders.messages.order(message("/video a cat"), REQUESTER)
    assert len(await world.rows()) == 1


@pytest.mark.parametrize(
    ("facts", "doubt"),
    [
        ({"forwarded": True}, Doubt.FORWARDED),
        ({"late_rest": True}, Doubt.CUT),
        ({"small_talk": True}, Doubt.TALK),
    ],
)
async def test_doubtful_messages_wait_for_create(world: World, facts: dict[str, bool], doubt: Doubt) -> None:
    task = await world.orders.messages.order(message("/video a cat", **facts), REQUESTER)
    assert task is not None and (task.state, task.doubt) == (State.DRAFT, doubt)
    await world.orders.drafts.confirm(task, REQUESTER)
    assert len(await world.rows(State.QUEUED)) == 1


async def test_several_captions_are_one_offer(world: World) -> None:
    await world.orders.albums.close(await album(world, "a cat", "on the moon", "a cat"))
    [task] = await world.rows()
    assert (task.state, task.doubt, task.prompt) == (State.DRAFT, Doubt.CAPTIONS, "a cat\non the moon")


async def test_a_text_that_was_cut_is_one_offer(world: World) -> None:
    """If the first part has the maximum length, the continuation is joined without a separator."""
    first = "/video " + "x" * (4096 - len("/video "))
    await world.orders.messages.order(message(first), REQUESTER)
    await world.orders.messages.take_continuation(message("yz --landscape", 2), REQUESTER)
    world.clock.now += 10
    [held] = await world.orders.albums.due(10)
    await world.orders.albums.close(held)
    [task] = await world.rows()
    assert (task.state, task.doubt) == (State.DRAFT, Doubt.CUT)
    assert task.prompt == first.removeprefix("/video ") + "yz"
    assert task.parameters is not None and '"orientation":"landscape"' in task.parameters.options


WRITES = {"order_draft", "finish_collecting", "NewTask"}
CODE = Path(__file__).parents[3] / "bot"


def writes_of_orders(path: Path) -> set[str]:
    """The calls in a file that could write `queued` or `submitting`: their arguments have one of them, or no literal."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = {call: ast.unparse(call.func).rpartition(".")[2] for call in calls}
    others = tuple(f"State.{state.name}" for state in State if state not in ORDERED)

    def leads_elsewhere(call: ast.Call) -> bool:
        arguments = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "state")]
        return any(ast.unparse(argument) in others for argument in arguments)

    return {
        name for call, name in named.items()
        if name in WRITES and not leads_elsewhere(call) and ast.unparse(call.func) != "entry.order_draft"
    }  # fmt: skip


def called(path: Path) -> set[str]:
    """The names of the functions and classes that a file calls."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_nothing_but_the_door_makes_an_order() -> None:
    """The row is written by `Entry`, and only the door makes one."""
    found = {path.relative_to(CODE).as_posix(): writes_of_orders(path) for path in CODE.rglob("*.py")}
    assert {name for name, calls in found.items() if calls} == {"orders/entry.py"}
    assert found["orders/entry.py"] == WRITES
    assert [path.name for path in CODE.rglob("*.py") if "Entry" in called(path)] == ["door.py"]


async def test_access_is_checked_before_parsing(world: World) -> None:
    """A user without access gets no answers about options."""
    world.access = Access.APPROVAL
    with pytest.raises(UserError, match=r"^access-"):
        await world.orders.messages.order(message("/video a cat --no-such-option 5"), REQUESTER)


ORIGIN = Origin(
    bot_id=BOT, chat_id=CHAT, message_id=1, thread_id=None, user_id=REQUESTER.user_id, private=True, language="en"
)


def request(write: Callable[[Entry], Awaitable[Task | None]]) -> OrderRequest:
    return OrderRequest(chat_id=CHAT, text=OrderText("a cat", Options(), ()), images=(), write=write)


async def added(entry: Entry) -> Task | None:
    return await entry.add(ORIGIN, "a cat", (), intent="message:1:5:1")


@pytest.mark.parametrize(
    ("access", "key"), [(ChatAccess.BLOCKED, "access-blocked"), (ChatAccess.ASKED, "access-waiting")]
)
async def test_a_decision_between_the_first_check_and_the_row_counts(
    world: World, access: ChatAccess, key: str
) -> None:
    """Access is checked again in the transaction that writes the row."""
    world.access = Access.APPROVAL
    await world.decide(ChatAccess.APPROVED)

    async def read() -> OrderRequest:
        await world.decide(access)
        return request(added)

    with pytest.raises(UserError, match=key):
        await world.door.enter(REQUESTER, read)
    assert await world.rows() == []
    assert world.woken == 0


async def test_an_admin_may_order_in_a_chat_without_approval(world: World) -> None:
    world.access = Access.APPROVAL
    await Admins(world.database).offer_invite("token", world.clock())
    assert await accept_invite(world.database, "token", REQUESTER.user_id, world.clock())
    await by_command(world)
    assert len(await world.rows(State.QUEUED)) == 1


async def test_defaults_are_those_of_the_moment_the_row_is_written(world: World) -> None:
    async def read() -> OrderRequest:
        await Chats(world.database, BOT).set_options(CHAT, '{"orientation":"landscape"}', title="", now=world.clock())
        return request(added)

    task = await world.door.enter(REQUESTER, read)
    assert task is not None and task.parameters is not None
    assert '"orientation":"landscape"' in task.parameters.options
