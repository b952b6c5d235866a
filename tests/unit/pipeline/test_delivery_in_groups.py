"""A group that has changed while its video was made: the video always finds a way, and is sent once."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import pytest

from sandbox.telegram.world import Chat, Message, Person
from storage.model import Task
from storage.states import State
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import ORIGIN
from tests.unit.delivery.hosts import answer, mp4
from tests.unit.pipeline.test_courier import World, answers, world

__all__ = ["world"]


@dataclass
class Group:
    """A forum with a topic, in which a member who has also written to the bot in private has ordered a video."""

    world: World
    chat: Chat
    thread: int
    person: Person
    asked: Message

    async def deliver(self, thread: int | None) -> Task:
        """Deliver the video that was ordered in a topic."""
        asked = self.asked.id if thread else None
        origin = replace(
            ORIGIN, chat_id=self.chat.id, thread_id=thread, message_id=asked, user_id=self.person.id, private=False,
            language="en",
        )  # fmt: skip
        self.world.links = (answers(self.world, "/a", answer(mp4(1000))),)
        await self.world._ready(await running(self.world.database, origin=origin))
        return await self.world.to_the_end()

    def here(self) -> list[Message]:
        return self.world.telegram.messages(self.chat, from_bot=True)

    def in_private(self) -> list[Message]:
        return self.world.telegram.messages(self.world.telegram.private(self.person), from_bot=True)


@pytest.fixture
async def group(world: World) -> Group:
    telegram = world.telegram
    admin, person = telegram.person("Admin"), telegram.person("Ada")
    await telegram.send_text(telegram.private(person), person, "/start")
    chat = telegram.group("Film <club>", admins=[admin], members=[person], topics=True)
    thread = telegram.topic(chat, "Cats")
    return Group(world, chat, thread, person, await telegram.send_text(chat, person, "/video a cat", thread=thread))


async def test_a_video_answers_in_its_topic(group: Group) -> None:
    row = await group.deliver(group.thread)
    [video] = group.here()
    assert (video.thread, video.reply_to, video.video is not None) == (group.thread, group.asked, True)
    assert (row.state, row.result_message_id) == (State.DELIVERED, video.id)


async def test_a_closed_topic_leads_to_general(group: Group) -> None:
    """It cannot be a reply, which would go to the closed topic; its caption has the words."""
    group.world.telegram.close_topic(group.chat, group.thread)
    row = await group.deliver(group.thread)
    [video] = group.here()
    assert (video.thread, video.reply_to, video.video is not None) == (None, None, True)
    assert row.prompt in video.words and video.keyboard
    assert (row.state, row.result_message_id) == (State.DELIVERED, video.id)


async def test_a_deleted_topic_leads_to_general(group: Group) -> None:
    group.world.telegram.delete_topic(group.chat, group.thread)
    row = await group.deliver(group.thread)
    [video] = group.here()
    assert (row.state, video.thread, video.video is not None) == (State.DELIVERED, None, True)


async def test_a_group_without_topics_any_more_gets_it(group: Group) -> None:
    """It replies to the request, which is still there."""
    group.world.telegram.switch_forum(group.chat, on=False)
    row = await group.deliver(group.thread)
    [video] = group.here()
    assert (row.state, video.thread, video.reply_to) == (State.DELIVERED, None, group.asked)


async def _muted(group: Group) -> None:
    await group.world.telegram.mute_bot(group.chat)


async def _removed(group: Group) -> None:
    await group.world.telegram.remove_bot(group.chat)


async def _only_admins_write(group: Group) -> None:
    group.world.telegram.restrict_members(group.chat)


async def _all_closed(group: Group) -> None:
    group.world.telegram.close_topic(group.chat, group.thread)
    group.world.telegram.close_topic(group.chat, None)


async def _deleted_and_closed(group: Group) -> None:
    group.world.telegram.delete_topic(group.chat, group.thread)
    group.world.telegram.close_topic(group.chat, None)


CLOSED = [_muted, _removed, _only_admins_write, _all_closed, _deleted_and_closed]


@pytest.mark.parametrize("close", CLOSED)
async def test_without_a_place_in_the_group_the_user_gets_it_in_private(
    group: Group, close: Callable[[Group], Awaitable[None]]
) -> None:
    """With the group's name, if Telegram still tells it, and without buttons, which are about the group."""
    await close(group)
    row = await group.deliver(group.thread)
    assert group.here() == []
    [video] = group.in_private()
    assert video.video is not None and not video.keyboard and row.prompt in video.words
    where = "in the group where you asked" if close is _removed else "in “Film <club>”"
    assert video.words.startswith(f"I couldn’t post this {where}")
    assert (row.state, row.result_message_id, row.file_kind) == (State.DELIVERED, None, "video")
    assert row.file_id is not None  # /show brings it to the group later, free


@pytest.mark.parametrize("close", CLOSED)
async def test_a_user_whom_the_bot_cannot_write_to_decides_later(
    group: Group, close: Callable[[Group], Awaitable[None]]
) -> None:
    """The video is kept at the provider; nothing is sent twice."""
    await group.world.telegram.block(group.person)
    await close(group)
    row = await group.deliver(group.thread)
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "chat-unreachable")
    assert group.here() == [] and group.in_private() == []


@pytest.mark.parametrize("user_id", [0, 136817688, 1087968824, 777000])
async def test_channels_and_anonymous_admins_have_no_private_chat(group: Group, user_id: int) -> None:
    """Telegram names one account for all of them."""
    await _muted(group)
    group.person = replace(group.person, id=user_id)
    row = await group.deliver(None)
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "chat-unreachable")
    sent = [call.params["chat_id"] for call in group.world.telegram.calls_to("sendVideo")]
    assert set(sent) == {group.chat.id}


@pytest.mark.parametrize("kind", ["reset_after", "500"])
async def test_a_video_that_may_have_arrived_in_private_is_not_repeated(group: Group, kind: str) -> None:
    await _muted(group)
    group.world.telegram.faults.add("sendVideo", kind, chat_id=group.person.id)  # type: ignore[arg-type]
    row = await group.deliver(None)
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "send-unclear")
    assert len(group.in_private()) == (kind == "reset_after")


async def test_a_pause_of_the_private_chat_is_waited_for(group: Group) -> None:
    await _muted(group)
    group.world.telegram.faults.add("sendVideo", "429", chat_id=group.person.id, retry_after=1)
    row = await group.deliver(None)
    assert (row.state, len(group.in_private())) == (State.DELIVERED, 1)


@pytest.mark.parametrize("forbidden", [{"videos"}, {"videos", "documents"}])
async def test_a_group_without_videos_gets_the_link(group: Group, forbidden: set[str]) -> None:
    await group.world.telegram.mute_bot(group.chat, forbidden=frozenset(forbidden))
    row = await group.deliver(group.thread)
    [message] = group.here()
    assert "Telegram didn’t take your video" in message.words and message.thread == group.thread
    assert (row.state, row.file_kind) == (State.DELIVERED, "link")
    assert group.in_private() == []


async def test_slow_mode_is_waited_for(group: Group) -> None:
    """A bot that is no admin may write once in a while, like everybody; its status message counts."""
    telegram = group.world.telegram
    telegram.slow_mode(group.chat, 1)
    group.chat.wrote_at = time.monotonic()
    row = await group.deliver(group.thread)
    assert (row.state, row.failures) == (State.DELIVERED, 0)
    refused = [call.error for call in telegram.calls_to("sendVideo") if not call.ok]
    assert refused == ["Too Many Requests: retry after 1"]
    assert [message.video is not None for message in group.here()] == [True]
