"""The video arrives: every paid task is followed to its end, and its result comes into the chat, once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Literal

import pytest

from sandbox.telegram import Message, TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from sandbox.video.records import Create
from tests.e2e.bot_process import BotProcess

pytestmark = pytest.mark.xdist_group("delivery")

NewBot = Callable[..., Awaitable[BotProcess]]


@pytest.fixture(scope="module")
async def bot(new_bot: NewBot) -> BotProcess:
    """One running bot for the whole module, which follows its tasks."""
    process = await new_bot(POLL_INTERVAL="1")
    await process.start()
    return process


@pytest.fixture(autouse=True)
async def no_leftovers(telegram: TelegramStandIn, video: VideoStandIn) -> AsyncIterator[None]:
    """Faults of one test do not reach the next."""
    yield
    telegram.faults.clear()
    video.faults.clear()


async def until(happened: Callable[[], bool], within: float = 15) -> None:
    """Look until it has happened: nothing in the stand-ins' records can be waited for by itself."""
    async with asyncio.timeout(within):
        while not happened():  # noqa: ASYNC110 - see above
            await asyncio.sleep(0.05)


async def ordered(telegram: TelegramStandIn, video: VideoStandIn, chat: Chat, person: Person, words: str) -> Create:
    await telegram.send_text(chat, person, f"/video {words}")
    [create] = await video.wait_for_creates(1, match=words)
    return create


def is_video(message: Message) -> bool:
    return message.video is not None


async def arrived(telegram: TelegramStandIn, chat: Chat, within: float = 20) -> Message:
    return await telegram.wait_for(chat, is_video, timeout=within)


def videos(telegram: TelegramStandIn, chat: Chat) -> list[Message]:
    return [message for message in telegram.messages(chat, from_bot=True) if message.video]


async def test_the_video_replies_to_the_request(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It comes as a video with its measures, under it the prompt and what can be done with it."""
    asked = await telegram.send_text(private, person, "/video a dancing cat")
    message = await arrived(telegram, private)
    assert message.reply_to is not None and message.reply_to.id == asked.id
    assert "a dancing cat" in (message.caption or "")
    assert [button.text for button in message.buttons[0]] == ["🔁 Again", "✏️ Change", "ℹ️ Details"]
    [call] = [call for call in telegram.calls_to("sendVideo") if call.params["chat_id"] == private.id]
    assert call.params["width"] and call.params["height"] and call.params["duration"]
    assert call.params["supports_streaming"]
    await telegram.wait_for(private, "✅")


async def test_progress_is_shown(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The status message shows whole percents while the task runs."""
    video.script(match="a slow snail", life="slow")
    await ordered(telegram, video, private, person, "a slow snail")
    await telegram.wait_for(private, "%", timeout=20)


@pytest.mark.parametrize("life", ["detail_url", "draft_url", "url_later", "other_id", "strange_status"])
async def test_every_shape_of_a_result_is_understood(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, life: str
) -> None:
    """Wherever the link stands, however the statuses are called."""
    video.script(match=f"shape {life}", life=life)
    await ordered(telegram, video, private, person, f"shape {life}")
    await arrived(telegram, private, within=25)
    assert len(videos(telegram, private)) == 1


@pytest.mark.parametrize("life", ["fails", "fails_upstream", "fails_detail"])
async def test_a_failure_is_told_with_its_reason(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, life: str
) -> None:
    """In plain words, in a message of its own, with what can be done next."""
    video.script(match=f"failing {life}", life=life)
    create = await ordered(telegram, video, private, person, f"failing {life}")
    card = await telegram.wait_for(private, "❌", timeout=20)
    assert str(create.task_id) in str(card.text)
    assert "“" in str(card.text) and "{" not in str(card.text)
    assert {"🔁 Try again", "✏️ Change"} <= {button.text for row in card.buttons for button in row}


async def test_a_failed_video_can_be_tried_again_once_for_each_press(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Two presses of the same button are one new order."""
    video.script(match="fails at first", life="fails")
    await ordered(telegram, video, private, person, "fails at first")
    card = await telegram.wait_for(private, "❌", timeout=20)
    await telegram.press(card, "🔁 Try again", person)
    second = await telegram.press(card, "🔁 Try again", person)
    assert second.alert
    await arrived(telegram, private)
    assert len(await video.wait_for_creates(2, match="fails at first")) == 2


async def test_an_unclear_send_is_not_repeated(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Applied, but the answer was lost: the chat is told, a button offers the video again, and it comes by file."""
    telegram.faults.add("sendVideo", "reset_after", chat_id=private.id)
    await ordered(telegram, video, private, person, "an unclear cat")
    card = await telegram.wait_for(private, "may not have arrived", timeout=20)
    await asyncio.sleep(2)
    assert len(videos(telegram, private)) == 1
    await telegram.press(card, "📦 Send the video again", person)
    await until(lambda: len(videos(telegram, private)) == 2)


async def test_a_429_waits_and_comes_once(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Telegram says later: later it is."""
    telegram.faults.add("sendVideo", "429", chat_id=private.id, retry_after=1)
    await ordered(telegram, video, private, person, "a patient cat")
    await arrived(telegram, private)
    await asyncio.sleep(1)
    assert len(videos(telegram, private)) == 1


async def test_a_blocked_bot_keeps_the_result(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Somebody who blocks the bot and comes back finds the video with /show."""
    hold = video.hold("query", match=None)
    create = await ordered(telegram, video, private, person, "a cat for later")
    await telegram.wait_for(private, str(create.task_id))
    await telegram.block(person)
    hold.release()
    await telegram.wait_for_call("sendVideo")
    await asyncio.sleep(3)
    await telegram.unblock(person)
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await arrived(telegram, private)


async def test_a_dead_link_is_asked_for_again(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The first link answers 404: the provider is asked anew, and the chat hears the truth in the end."""
    video.script(match="a dead link", life="dead_link")
    create = await ordered(telegram, video, private, person, "a dead link")
    await bot.logged("link of its video is dead")
    asked = len([query for query in video.queries if query.task_id == create.task_id])
    await until(lambda: len([query for query in video.queries if query.task_id == create.task_id]) > asked, 20)


async def test_show_is_free(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """A second look uses the file that Telegram has: nothing is fetched, nothing is created."""
    create = await ordered(telegram, video, private, person, "a cat to keep")
    first = await arrived(telegram, private)
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await until(lambda: len(videos(telegram, private)) == 2)
    call = telegram.calls_to("sendVideo")[-1]
    assert not call.files and first.video is not None
    assert len(await video.wait_for_creates(1, match="a cat to keep")) == 1


async def test_another_chats_task_is_not_found(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Ids are of use in their own chat only."""
    create = await ordered(telegram, video, private, person, "a private cat")
    stranger = telegram.person("Stranger")
    elsewhere = telegram.private(stranger)
    for command in ("status", "show", "retry", "cancel", "check"):
        sent = await telegram.send_text(elsewhere, stranger, f"/{command} {create.task_id}")
        await telegram.wait_for(elsewhere, "no such task", after=sent)
    assert len(await video.wait_for_creates(1, match="a private cat")) == 1


async def test_cancel_mutes_what_is_paid_and_show_brings_it(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It is followed all the same, and the result is not lost."""
    create = await ordered(telegram, video, private, person, "a cancelled cat")
    await telegram.wait_for(private, str(create.task_id))
    await telegram.send_text(private, person, f"/cancel {create.task_id}")
    await telegram.wait_for(private, "it is paid")
    await asyncio.sleep(4)
    assert not videos(telegram, private)
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await arrived(telegram, private)


async def test_a_reply_with_options_only_is_made_at_once(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The rest is inherited."""
    await telegram.send_text(private, person, "/video a remix cat --size large")
    result = await arrived(telegram, private)
    await telegram.send_text(private, person, "--landscape", reply_to=result)
    first, second = await video.wait_for_creates(2, match="a remix cat")
    assert second.body == first.body | {"orientation": "landscape"}


async def test_a_reply_with_video_changes_the_words(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """New words, old pictures and options."""
    asked = await telegram.send_photo(private, person, "an inherited photo --size large")
    await arrived(telegram, private)
    await telegram.send_text(private, person, "/video a wholly new idea", reply_to=asked)
    [first] = await video.wait_for_creates(1, match="an inherited photo")
    [second] = await video.wait_for_creates(1, match="a wholly new idea")
    assert (second.body["size"], len(second.body["images"])) == ("large", len(first.body["images"]))


async def test_a_reply_of_other_words_is_only_offered(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Nothing is spent before Create is pressed."""
    await ordered(telegram, video, private, person, "a praised cat")
    result = await arrived(telegram, private)
    await telegram.send_text(private, person, "very nice indeed", reply_to=result)
    offer = await telegram.wait_for(private, "Shall I make")
    assert not [create for create in video.creates if create.prompt == "very nice indeed"]
    await telegram.press(offer, "🎬 Create", person)
    await video.wait_for_creates(1, match="very nice indeed")


async def test_a_groups_chatter_in_reply_to_a_result_is_left_alone(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, person: Person
) -> None:
    """In a group other words are conversation, but options alone are carried out."""
    group = telegram.group("Reply club", members=(person,))
    await ordered(telegram, video, group, person, "a group cat")
    result = await arrived(telegram, group)
    before = len(telegram.messages(group, from_bot=True))
    await telegram.send_text(group, person, "nice!", reply_to=result)
    await telegram.send_text(group, person, "--landscape", reply_to=result)
    await video.wait_for_creates(2, match="a group cat")
    assert not [create for create in video.creates if create.prompt == "nice!"]
    assert len(telegram.messages(group, from_bot=True)) - before <= 2


async def test_again_orders_once_for_each_press(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Under a result Again works as often as one likes, but a double tap is one order."""
    await ordered(telegram, video, private, person, "a cat again")
    result = await arrived(telegram, private)
    stale = result.buttons[0][0]
    await telegram.press(result, "🔁 Again", person)
    assert (await telegram.press(result, stale, person)).alert
    await video.wait_for_creates(2, match="a cat again")
    await telegram.press(result, "🔁 Again", person)
    await video.wait_for_creates(3, match="a cat again")


async def test_tasks_lists_this_chats(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Newest first, a page at a time."""
    for number in range(10):
        await ordered(telegram, video, private, person, f"listed cat {number} of many")
    await telegram.send_text(private, person, "/tasks")
    page = await telegram.wait_for(private, "listed cat 9")
    assert "listed cat 1 of" not in str(page.text)
    await telegram.press(page, "Older →", person)
    await telegram.wait_for(private, "listed cat 1 of")


async def test_forget_deletes_at_once_and_asks_about_what_is_paid(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Finished content goes; a running task goes only on the second word."""
    await ordered(telegram, video, private, person, "a cat to forget")
    await arrived(telegram, private)
    await telegram.wait_for(private, "✅")
    video.script(match="still running cat", life="stuck")
    create = await ordered(telegram, video, private, person, "still running cat")
    await telegram.wait_for(private, str(create.task_id))
    await telegram.send_text(private, person, "/forget")
    answer = await telegram.wait_for(private, "Deleted: 1 task")
    await telegram.press(answer, "Delete it too", person)
    await telegram.send_text(private, person, "/tasks")
    await telegram.wait_for(private, "Nothing has been asked for")


async def test_unresolved_is_told_and_asking_goes_on(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Late, then unresolved in a message of its own, then expired after an answer; and asked again by hand."""
    late = await new_bot(POLL_INTERVAL="1", LATE_AFTER="1", UNRESOLVED_AFTER="3", SLOW_INTERVAL="1", EXPIRE_AFTER="6")
    await late.start()
    video.script(match="a stuck cat", life="stuck")
    create = await ordered(telegram, video, private, person, "a stuck cat")
    await telegram.wait_for(private, "has not failed", timeout=15)
    card = await telegram.wait_for(private, "I stopped asking", timeout=15)
    assert str(create.task_id) in str(card.text)
    asked = len(video.queries)
    await telegram.press(card, "🔄 Ask again", person)
    await until(lambda: len(video.queries) > asked)


async def test_a_queue_says_its_place(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """With a limit of one, the second order waits, says so, and comes in its turn."""
    narrow = await new_bot(POLL_INTERVAL="1", MAX_TASKS_PER_CHAT="1")
    await narrow.start()
    video.script(match="queued cat one", life="slow")
    await ordered(telegram, video, private, person, "queued cat one")
    await telegram.send_text(private, person, "/video queued cat two")
    await telegram.wait_for(private, "number 1 in the queue", timeout=15)
    await video.wait_for_creates(1, match="queued cat two", timeout=30)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_kill_during_the_send_delivers_at_most_once(
    new_bot: NewBot,
    telegram: TelegramStandIn,
    video: VideoStandIn,
    private: Chat,
    person: Person,
    when: Literal["before", "after"],
) -> None:
    """Kill -9 with the upload on its way: never twice, and the chat is told."""
    mortal = await new_bot(POLL_INTERVAL="1", DELIVERY_LEASE="2")
    await mortal.start()
    hold = telegram.hold("sendVideo", chat_id=private.id, when=when)
    await ordered(telegram, video, private, person, f"a killed cat {when}")
    await hold.reached(20)
    await mortal.kill()
    hold.release()
    await mortal.start()
    await telegram.wait_for(private, "may not have arrived", timeout=20)
    assert len(videos(telegram, private)) <= 1
