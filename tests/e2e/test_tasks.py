"""Actions on a task: cancel, repeat, change, list, forget."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.orders import DOUBLE_TAP
from sandbox.telegram import Message, TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.arrivals import arrived, ordered, until, videos
from tests.e2e.bot_process import BotProcess

NewBot = Callable[..., Awaitable[BotProcess]]
SETTINGS = {"POLL_INTERVAL": "1"}  # seconds: the module's bot polls its tasks
pytestmark = pytest.mark.usefixtures("clear_faults")


async def test_try_again_orders_once(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Two presses of the same button are one new order."""
    video.script(match="fails at first", life="cancelled")
    await ordered(telegram, video, private, person, "fails at first")
    card = await telegram.wait_for(private, "❌")
    await telegram.press(card, "🔁 Try again", person)
    second = await telegram.press(card, "🔁 Try again", person)
    assert second.alert
    await arrived(telegram, private)
    assert len(await video.wait_for_creates(2, match="fails at first")) == 2


async def test_another_chats_task_is_not_found(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """An id works in its own chat only."""
    create = await ordered(telegram, video, private, person, "a private cat")
    stranger = telegram.person("Stranger")
    elsewhere = telegram.private(stranger)
    for command in ("status", "show", "retry", "cancel", "check"):
        sent = await telegram.send_text(elsewhere, stranger, f"/{command} {create.task_id}")
        await telegram.wait_for(elsewhere, "No such task", after=sent)
    assert len(await video.wait_for_creates(1, match="a private cat")) == 1


async def test_the_buttons_of_a_task_that_is_made(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, person: Person
) -> None:
    """Everybody may look; who ordered mutes it, and gets it after all. None of it orders."""
    other = telegram.person("Other")
    group = telegram.group("Watchers", members=(person, other))
    video.script(match="a watched cat", life="stuck")
    create = await ordered(telegram, video, group, person, "a watched cat")
    card = await telegram.wait_for(group, str(create.task_id))
    asked = len(video.queries)
    assert "video service" in str((await telegram.press(card, "🔄 Check", other)).text)
    await until(lambda: len(video.queries) > asked)
    assert (await telegram.press(card, "Cancel", other)).alert
    assert "already paid" in str((await telegram.press(card, "Cancel", person)).text)
    await until(lambda: "Muted" in card.words)
    assert (await telegram.press(card, "🔔 Post it here after all", other)).alert
    await telegram.press(card, "🔔 Post it here after all", person)
    await until(lambda: "being made" in card.words)
    assert len(video.matching("a watched cat")) == 1


async def test_cancel_mutes_a_paid_task(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It is still followed, and `/show` sends the result."""
    create = await ordered(telegram, video, private, person, "a cancelled cat")
    await telegram.wait_for(private, str(create.task_id))
    await telegram.send_text(private, person, f"/cancel {create.task_id}")
    told = await telegram.wait_for(private, "already ordered")
    await telegram.send_text(private, person, f"/cancel {create.task_id}")
    await telegram.wait_for(private, told.words, after=told)  # the reply to the second /cancel
    await asyncio.sleep(4)
    assert not videos(telegram, private)
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await arrived(telegram, private)


async def test_check_of_a_completed_task(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The reply states that it is completed and offers the video."""
    create = await ordered(telegram, video, private, person, "a checked cat")
    await arrived(telegram, private)
    await telegram.send_text(private, person, f"/check {create.task_id}")
    await telegram.wait_for(private, "It’s done")


async def test_a_reply_with_options_only_orders_at_once(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Everything else is inherited."""
    await telegram.send_text(private, person, "/video a remix cat --size large")
    result = await arrived(telegram, private)
    await telegram.send_text(private, person, "--landscape", reply_to=result)
    first, second = await video.wait_for_creates(2, match="a remix cat")
    assert second.body == first.body | {"orientation": "landscape"}


async def test_repeats_ignore_newer_defaults(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """`/retry`, *Again* and a reply keep the values of the first order."""
    await telegram.send_text(private, person, "/video an unchanged cat")
    result = await arrived(telegram, private)
    await telegram.send_text(private, person, "/defaults landscape duration=15")
    await telegram.wait_for(private, "Saved")
    await telegram.send_text(private, person, "/retry", reply_to=result)
    await video.wait_for_creates(2, match="an unchanged cat")
    await telegram.press(result, "🔁 Again", person)
    await video.wait_for_creates(3, match="an unchanged cat")
    await telegram.send_text(private, person, "--large", reply_to=result)
    first, *others, last = await video.wait_for_creates(4, match="an unchanged cat")
    assert [other.body for other in others] == [first.body] * 2
    assert last.body == first.body | {"size": "large"}


async def test_a_reply_with_video_replaces_the_prompt(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It keeps the pictures and options."""
    asked = await telegram.send_photo(private, person, "an inherited photo --size large")
    await arrived(telegram, private)
    await telegram.send_text(private, person, "/video a wholly new idea", reply_to=asked)
    [first] = await video.wait_for_creates(1, match="an inherited photo")
    [second] = await video.wait_for_creates(1, match="a wholly new idea")
    assert (second.body["size"], len(second.body["images"])) == ("large", len(first.body["images"]))


async def test_a_reply_of_other_text_is_a_draft(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """There is no create before *Create* is pressed."""
    await ordered(telegram, video, private, person, "a praised cat")
    result = await arrived(telegram, private)
    await telegram.send_text(private, person, "very nice indeed", reply_to=result)
    offer = await telegram.wait_for(private, "Shall I make")
    assert not [create for create in video.creates if create.prompt == "very nice indeed"]
    await telegram.press(offer, "🎬 Create", person)
    await video.wait_for_creates(1, match="very nice indeed")


async def test_conversation_about_a_result_is_ignored(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, person: Person
) -> None:
    """In a group, text of other members is ignored, but options alone order."""
    other = telegram.person("Onlooker")
    group = telegram.group("Reply club", members=(person, other))
    await ordered(telegram, video, group, person, "a group cat")
    result = await arrived(telegram, group)
    before = len(telegram.messages(group, from_bot=True))
    await telegram.send_text(group, other, "nice!", reply_to=result)
    await telegram.send_text(group, other, "10 seconds", reply_to=result)
    await telegram.send_text(group, person, "--landscape", reply_to=result)
    await video.wait_for_creates(2, match="a group cat")
    assert not [create for create in video.creates if create.prompt == "nice!"]
    assert len(telegram.messages(group, from_bot=True)) - before <= 2


async def test_the_requesters_text_about_a_result_is_a_draft(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, person: Person
) -> None:
    """In a group too, there is no create before *Create* is pressed."""
    group = telegram.group("Change club", members=(person,))
    await ordered(telegram, video, group, person, "a first idea")
    result = await arrived(telegram, group)
    await telegram.send_text(group, person, "a second idea", reply_to=result)
    offer = await telegram.wait_for(group, "Shall I make")
    assert not [create for create in video.creates if create.prompt == "a second idea"]
    await telegram.press(offer, "🎬 Create", person)
    await video.wait_for_creates(1, match="a second idea")


async def test_a_group_is_not_forgotten_by_a_forged_button(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, person: Person
) -> None:
    """Forged button data cannot delete a group's data: only admins may."""
    mallory = telegram.person("Mallory")
    group = telegram.group("Forged club", members=(person, mallory))
    await ordered(telegram, video, group, person, "a cat to keep from Mallory")
    result = await arrived(telegram, group)
    forged = replace(result.button("🔁 Again"), callback_data=f"erase:{mallory.id}:1:{2**35}")
    await telegram.press(result, forged, mallory)
    await telegram.send_text(group, person, f"/tasks@{telegram.bot.username}")
    await telegram.wait_for(group, "a cat to keep from Mallory")


async def test_again_orders_once_per_press(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """*Again* works any number of times, but taps in quick succession are one order."""
    await ordered(telegram, video, private, person, "a cat again")
    result = await arrived(telegram, private)
    stale = result.buttons[0][0]
    await telegram.press(result, "🔁 Again", person)
    assert (await telegram.press(result, stale, person)).alert
    assert (await telegram.press(result, "🔁 Again", person)).alert
    await asyncio.sleep(DOUBLE_TAP)
    assert len(await video.wait_for_creates(2, match="a cat again")) == 2
    assert not (await telegram.press(result, "🔁 Again", person)).alert
    await video.wait_for_creates(3, match="a cat again")


async def test_a_repeated_press_is_one_order(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It is not answered as out of date: a user who is told that would press the new button and order twice."""
    mortal = await new_bot(POLL_INTERVAL="1")
    await mortal.start()
    await ordered(telegram, video, private, person, "a cat pressed once")
    result = await arrived(telegram, private)
    await telegram.press(result, "🔁 Again", person)
    press = telegram.update_ids[-1]
    await video.wait_for_creates(2, match="a cat pressed once")
    await mortal.kill()
    await asyncio.sleep(DOUBLE_TAP)
    answers = len(telegram.calls_to("answerCallbackQuery"))
    await telegram.resend(press)
    await mortal.start()
    await until(lambda: len(telegram.calls_to("answerCallbackQuery")) > answers)
    assert "Ordered." in str(telegram.calls_to("answerCallbackQuery")[-1].params["text"])
    assert len(video.matching("a cat pressed once")) == 2


async def test_again_works_below_a_copy_of_a_video(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """A press below another copy made this button out of date: the first press reports that, and the next one orders."""
    create = await ordered(telegram, video, private, person, "a copied cat")
    first = await arrived(telegram, private)
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await until(lambda: len(videos(telegram, private)) == 2)
    [copy] = [message for message in videos(telegram, private) if message.id != first.id]
    await telegram.press(copy, "🔁 Again", person)
    await asyncio.sleep(DOUBLE_TAP)
    assert (await telegram.press(first, "🔁 Again", person)).alert
    assert not (await telegram.press(first, "🔁 Again", person)).alert
    assert len(await video.wait_for_creates(3, match="a copied cat")) == 3


async def test_retry_accepts_options_but_no_prompt(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Text that would be left out of the order needs a press of a button."""
    create = await ordered(telegram, video, private, person, "a retried cat")
    await arrived(telegram, private)
    await telegram.send_text(private, person, f"/retry {create.task_id} --landscape")
    first, second = await video.wait_for_creates(2, match="a retried cat")
    assert second.body == first.body | {"orientation": "landscape"}
    await telegram.send_text(private, person, f"/retry {create.task_id} please")
    page = await telegram.wait_for(private, "Which one shall I order again?")
    assert (await telegram.press(page, page.buttons[0][0], person)).text == "Ordered."
    *_, third = await video.wait_for_creates(3, match="a retried cat")
    assert third.body == first.body
    await until(lambda: "Ordered." in page.words and not page.buttons)


@pytest.fixture(scope="module")
async def pressed(bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn) -> tuple[Message, Person]:
    """A result that one person presses over and over."""
    person = telegram.person("Forger")
    private = telegram.private(person)
    await ordered(telegram, video, private, person, "a forged cat")
    return await arrived(telegram, private), person


@pytest.mark.parametrize(
    "data",
    [
        "redo:{id}:99999999999999999999",
        "redo:{id}:2147483648",
        "erase:²:1",
        "erase:1:1:²",
        "page:９",
        "check:{id}:{version}",
    ],
)
async def test_forged_buttons_are_answered(
    bot: BotProcess, telegram: TelegramStandIn, pressed: tuple[Message, Person], data: str
) -> None:
    """A press with forged data is answered at once, and raises no unexpected error."""
    result, person = pressed
    again = result.button("🔁 Again")
    task_id = str(again.callback_data).split(":")[1]
    for version in range(12) if "{version}" in data else (0,):
        forged = replace(again, callback_data=data.format(id=task_id, version=version))
        assert (await telegram.press(result, forged, person)).answered
    assert "Traceback" not in bot.log()


async def test_tasks_lists_the_chats_tasks(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Newest first, one page at a time; a number opens one of them."""
    for number in range(10):
        await ordered(telegram, video, private, person, f"listed cat {number} of many")
    await telegram.send_text(private, person, "/tasks")
    page = await telegram.wait_for(private, lambda message: "page:1" in str(message.buttons))
    assert "listed cat 9" in str(page.text) and "listed cat 1 of" not in str(page.text)
    forged = replace(page.button("Older →"), callback_data="page:" + "9" * 30)
    assert (await telegram.press(page, forged, person)).alert
    await telegram.press(page, "Older →", person)
    await telegram.wait_for(private, lambda message: message is page and "listed cat 1 of" in message.words)
    await telegram.press(page, "10", person)
    opened = await telegram.wait_for(private, lambda said: said.reply_to is page)
    assert opened.video is not None or "Task" in opened.words


async def test_forget_asks_and_confirms_running_tasks(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Finished tasks are deleted after a question, running ones after another one."""
    await ordered(telegram, video, private, person, "a cat to forget")
    await arrived(telegram, private)
    await telegram.wait_for(private, "✅")
    video.script(match="still running cat", life="stuck")
    create = await ordered(telegram, video, private, person, "still running cat")
    await telegram.wait_for(private, str(create.task_id))
    await telegram.send_text(private, person, "/forget")
    question = await telegram.wait_for(private, "Delete all this?")
    later = await ordered(telegram, video, private, person, "a later cat")
    await telegram.wait_for(private, str(later.task_id))
    await telegram.press(question, "🗑 Delete", person)
    answer = await telegram.wait_for(private, "Deleted: 1 task")
    card = next(m for m in telegram.messages(private, from_bot=True) if str(create.task_id) in m.words)
    await telegram.press(answer, "Delete it too", person)
    await until(lambda: card.deleted)
    asked = await telegram.send_text(private, person, "/tasks")
    page = await telegram.wait_for(private, lambda said: said.reply_to is asked)
    assert "a later cat" in page.words and "still running cat" not in page.words
