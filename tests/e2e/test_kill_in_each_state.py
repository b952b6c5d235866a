"""Kill -9 in each state of a task: the next start continues from the row, and nothing is created or sent twice."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Message, Person
from sandbox.video import VideoStandIn
from tests.e2e.arrivals import arrived, ordered, until, videos
from tests.e2e.bot_process import BotProcess

NewBot = Callable[..., Awaitable[BotProcess]]


@dataclass(frozen=True)
class UserTask:
    """A user's task, named by its state at the kill; `card` is the last message about it before the kill."""

    person: Person
    chat: Chat
    card: Message | None = None


@pytest.fixture(scope="module")
async def bot(new_bot: NewBot) -> BotProcess:
    return await new_bot(POLL_INTERVAL="1")


@pytest.fixture(scope="module")
async def tasks(bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn) -> dict[str, UserTask]:
    """One task per state when the bot is killed; the bot is running again."""
    await bot.start()
    states = ("draft", "running", "ready", "delivered", "undelivered", "failed", "muted")
    people = {state: telegram.person(f"The {state}") for state in states}
    chats = {state: telegram.private(person) for state, person in people.items()}

    async def order(state: str) -> str:
        create = await ordered(telegram, video, chats[state], people[state], f"a cat that is {state}.")
        return str(create.task_id)

    cards: dict[str, Message] = {}
    await telegram.send_text(chats["draft"], people["draft"], "a cat that is draft.")
    cards["draft"] = await telegram.wait_for(chats["draft"], "Shall I make")
    video.script(match="a cat that is ready.", life="stalls_once")
    video.script(match="a cat that is failed.", life="cancelled")
    telegram.faults.add("sendVideo", "reset_after", chat_id=chats["undelivered"].id)
    for state in ("ready", "delivered", "undelivered", "failed"):
        await order(state)
    cards["delivered"] = await arrived(telegram, chats["delivered"])
    cards["undelivered"] = await telegram.wait_for(chats["undelivered"], "may not have arrived")
    cards["failed"] = await telegram.wait_for(chats["failed"], "❌")
    await bot.logged("running -> ready")
    running, muted = (
        video.hold("query", match="a cat that is running."),
        video.hold("query", match="a cat that is muted."),
    )
    await order("running")
    task = await order("muted")
    await telegram.wait_for(chats["muted"], task)
    await telegram.send_text(chats["muted"], people["muted"], f"/cancel {task}")
    cards["muted"] = await telegram.wait_for(chats["muted"], "already ordered")
    await asyncio.gather(running.reached(), muted.reached())
    await telegram.wait_for(chats["delivered"], "✅")
    await bot.kill()
    running.release()
    muted.release()
    await bot.start()
    return {state: UserTask(people[state], chats[state], cards.get(state)) for state in states}


@pytest.mark.parametrize("state", ["running", "ready"])
async def test_a_running_or_ready_task_is_delivered(
    tasks: dict[str, UserTask], telegram: TelegramStandIn, video: VideoStandIn, state: str
) -> None:
    """It is polled or fetched again; created once and sent once."""
    customer = tasks[state]
    await arrived(telegram, customer.chat)
    await telegram.wait_for(customer.chat, "✅")
    assert len(videos(telegram, customer.chat)) == len(video.matching(f"a cat that is {state}.")) == 1


async def test_a_delivered_task_is_unchanged(
    tasks: dict[str, UserTask], telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """It gets no new message, and its buttons work."""
    customer = tasks["delivered"]
    assert len(videos(telegram, customer.chat)) == 1 and customer.card is not None
    await telegram.press(customer.card, "🔁 Again", customer.person)
    await video.wait_for_creates(2, match="a cat that is delivered.")


async def test_an_undelivered_task_keeps_its_button(
    tasks: dict[str, UserTask], telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """The button sends the video without a new create."""
    customer = tasks["undelivered"]
    assert len(videos(telegram, customer.chat)) == 1 and customer.card is not None
    await telegram.press(customer.card, "📦 Get the video", customer.person)
    await until(lambda: len(videos(telegram, customer.chat)) == 2)
    assert len(video.matching("a cat that is undelivered.")) == 1


async def test_a_failed_task_can_be_ordered_again(
    tasks: dict[str, UserTask], telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """Its button still works after the restart."""
    customer = tasks["failed"]
    assert customer.card is not None
    await telegram.press(customer.card, "🔁 Try again", customer.person)
    await video.wait_for_creates(2, match="a cat that is failed.")


async def test_a_draft_is_ordered_by_its_button(
    tasks: dict[str, UserTask], telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """Before the press, no create was sent."""
    customer = tasks["draft"]
    assert customer.card is not None and not video.matching("a cat that is draft.")
    await telegram.press(customer.card, "🎬 Create", customer.person)
    await video.wait_for_creates(1, match="a cat that is draft.")


async def test_a_muted_task_is_followed_silently(
    tasks: dict[str, UserTask], telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """It gets no message until `/show` sends the video."""
    customer = tasks["muted"]
    [create] = video.matching("a cat that is muted.")
    await asyncio.sleep(2)
    assert not videos(telegram, customer.chat)
    await telegram.send_text(customer.chat, customer.person, f"/show {create.task_id}")
    await arrived(telegram, customer.chat)
