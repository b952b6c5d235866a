"""Every way in which a create can fail: whether it was charged, and what the user and the admin are told."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from sandbox.telegram import Message, TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import KINDS, VideoStandIn
from tests.e2e.bot_process import BotProcess
from tests.e2e.outcomes import (
    AGAIN,
    BUSY,
    FORGET,
    LATE,
    REFUSED,
    SILENT,
    TRY,
    UNCLEAR,
    is_about_account,
    is_about_model,
    is_about_words,
    labels,
    refusal,
)
from tests.ports import free_port

NewBot = Callable[..., Awaitable[BotProcess]]
KEYS = {"images", "model", "orientation", "prompt", "size", "duration", "watermark"}


@pytest.fixture(scope="module")
def admin(telegram: TelegramStandIn) -> Chat:
    """The private chat of the bot's admin, who has started it."""
    person = telegram.person("Owner")
    person.started = True
    return telegram.private(person)


@pytest.fixture(scope="module")
async def bot(new_bot: NewBot, admin: Chat) -> BotProcess:
    """One bot for the module, with short time limits and an admin."""
    process = await new_bot(ADMIN_IDS=str(admin.id), CREATE_TIMEOUT="12", RATE_LIMIT_WINDOW="12")
    await process.start()
    return process


@pytest.fixture
async def order(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> Callable[[str], Awaitable[Message]]:
    """Order a video in a new chat with a fault on its create; returns the bot's message with the outcome."""

    async def ordered(kind: str) -> Message:
        video.faults.add("create", kind)
        await telegram.send_text(private, person, f"/video a mishap called {private.id}, {kind}")
        return await telegram.wait_for(private, lambda message: "Sending your request" not in message.words)

    return ordered


def test_every_fault_of_the_stand_in_is_tried() -> None:
    """A fault that is added to the stand-in must be added to these tests."""
    assert {*REFUSED, *UNCLEAR, *SILENT, *BUSY, *LATE} == set(KINDS)


@pytest.mark.parametrize("kind", REFUSED)
async def test_a_refusal_shows_the_reason_and_is_sent_once(
    order: Callable[[str], Awaitable[Message]], telegram: TelegramStandIn, video: VideoStandIn, private: Chat, kind: str
) -> None:
    """The message has the provider's reason and states that nothing was charged; the create is not repeated."""
    posts = video.attempts
    answer = await order(kind)
    ours, theirs = refusal(kind, "Sora 2", "/v1/video/create")
    assert ours in answer.words and theirs in answer.words
    assert "Nothing was charged." in answer.words
    assert answer.reply_to is not None
    repeat, others = ["🔁 Try again", "✏️ Change"], ["Try Veo 3.1 Fast", "Try Sora 2 Pro"]
    if is_about_model(kind):
        assert labels(answer) == [*others, "Try Sora 2 (all)", *repeat]
    elif is_about_words(kind):
        assert labels(answer) == ["✏️ Other words"]
    else:
        assert labels(answer) == ([TRY] if is_about_account(kind) else [*repeat, *others])
    assert video.attempts == posts + 1


@pytest.mark.parametrize("kind", UNCLEAR)
async def test_an_unclear_outcome_is_unknown_and_sent_once(
    order: Callable[[str], Awaitable[Message]], video: VideoStandIn, kind: str
) -> None:
    """The message states that nobody knows whether it was charged, and offers two buttons."""
    posts = video.attempts
    answer = await order(kind)
    assert UNCLEAR[kind] in answer.words
    assert "I can’t tell whether it was charged" in answer.words and "Nothing was charged" not in answer.words
    assert [[button.text for button in row] for row in answer.buttons] == [[AGAIN], [FORGET]]
    assert video.attempts == posts + 1


async def test_no_answer_is_unknown_and_a_rate_limit_is_waited_out(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """A create without an answer is unknown after CREATE_TIMEOUT; a rate limit is retried; a late id is accepted."""
    people = {kind: telegram.person(kind) for kind in (*SILENT, *BUSY, *LATE)}
    chats = {kind: telegram.private(person) for kind, person in people.items()}
    posts = video.attempts
    for kind, person in people.items():
        video.faults.add("create", kind, match=f"patience, {kind}", seconds=1)
        await telegram.send_text(chats[kind], person, f"/video patience, {kind}")
    for kind in LATE:
        [create] = await video.wait_for_creates(1, match=f"patience, {kind}")
        await telegram.wait_for(chats[kind], str(create.task_id))
    for kind in BUSY:
        first, second = await video.wait_for_creates(2, match=f"patience, {kind}")
        assert (first.outcome, second.outcome) == (kind, "accepted")
        answer = await telegram.wait_for(chats[kind], str(second.task_id))
        assert "busy" not in answer.words
    for kind in SILENT:
        answer = await telegram.wait_for(chats[kind], "didn’t answer in time")
        assert "I can’t tell whether it was charged" in answer.words
        assert [[button.text for button in row] for row in answer.buttons] == [[AGAIN], [FORGET]]
    assert video.attempts == posts + len(SILENT) + 2 * len(BUSY) + len(LATE)


async def test_a_lasting_rate_limit_ends_as_refused(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The user sees that the bot retries, and after RATE_LIMIT_WINDOW that it gave up; `Try again` orders again."""
    video.faults.add("create", "rate_limit_429_empty", times=None, match="crowd")
    await telegram.send_text(private, person, "/video a crowd")
    waiting = await telegram.wait_for(private, "busy right now")
    assert [[button.text for button in row] for row in waiting.buttons] == [["Cancel"]]
    given_up = await telegram.wait_for(private, "too busy.\nNothing was charged.")
    assert given_up is waiting
    video.faults.clear()
    await telegram.press(given_up, TRY, person)
    create = (await video.wait_for_creates(1, match="crowd"))[-1]
    async with asyncio.timeout(60):
        while create.outcome != "accepted":
            await asyncio.sleep(0.02)
            create = video.matching("crowd")[-1]
    await telegram.wait_for(private, str(create.task_id))
    assert [create.charged for create in video.matching("crowd")].count(True) == 1


async def test_a_waiting_task_can_be_cancelled(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """After `Cancel` while the provider is busy, no further create is sent."""
    video.faults.add("create", "rate_limit_429_empty", match="haste", retry_after=1)
    await telegram.send_text(private, person, "/video in haste")
    waiting = await telegram.wait_for(private, "busy right now")
    await telegram.press(waiting, "Cancel", person)
    await telegram.wait_for(private, "Cancelled. Nothing was charged.")
    await asyncio.sleep(1.5)
    assert [create.outcome for create in video.matching("haste")] == ["rate_limit_429_empty"]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("bad_key_401", "The video API refused the key (HTTP 401): check VIDEO_API_KEY."),
        ("quota_403_flat", "has no credit left: top it up. Its words: “user quota is not enough”"),
    ],
)
async def test_the_admin_is_notified_of_problems_with_the_account(
    order: Callable[[str], Awaitable[Message]],
    bot: BotProcess,
    telegram: TelegramStandIn,
    admin: Chat,
    kind: str,
    line: str,
) -> None:
    """However many orders fail for it, there is one log line and one message to the admin."""
    await order(kind)
    told = await telegram.wait_for(admin, line)
    assert line in bot.log()
    assert [message for message in telegram.messages(admin, from_bot=True) if line in message.words] == [told]


async def test_send_again_sends_one_more_create(
    order: Callable[[str], Awaitable[Message]],
    telegram: TelegramStandIn,
    video: VideoStandIn,
    private: Chat,
    person: Person,
) -> None:
    """A second press of the same button is answered as out of date and sends nothing."""
    unknown = await order("reset_after_accept")
    button = unknown.button(AGAIN)
    first, second = await asyncio.gather(
        telegram.press(unknown, button, person), telegram.press(unknown, button, person)
    )
    assert sorted((first.text, second.text)) == ["", "This button is out of date."]
    _, again = await video.wait_for_creates(2, match=str(private.id))
    await telegram.wait_for(private, str(again.task_id))
    await telegram.wait_for(private, "You asked to send it again")
    third = await telegram.press(unknown, button, person)
    assert third.text == "This button is out of date." and third.alert
    assert len(video.matching(str(private.id))) == 2


async def test_dismiss_sends_nothing(
    order: Callable[[str], Awaitable[Message]],
    telegram: TelegramStandIn,
    video: VideoStandIn,
    private: Chat,
    person: Person,
) -> None:
    """The card shows that the task was dismissed and has no buttons; `Send again` is out of date afterwards."""
    unknown = await order("gateway_504_html")
    again = unknown.button(AGAIN)
    await telegram.press(unknown, FORGET, person)
    aside = await telegram.wait_for(private, "Dismissed.")
    assert aside.buttons == []
    late = await telegram.press(aside, again, person)
    assert late.text == "This button is out of date."
    assert len(video.matching(str(private.id))) == 1


async def test_only_the_requester_may_press_the_buttons(
    order: Callable[[str], Awaitable[Message]],
    bot: BotProcess,
    telegram: TelegramStandIn,
    video: VideoStandIn,
    person: Person,
) -> None:
    """In a group, presses by other members are refused."""
    stranger = telegram.person("Stranger")
    group = telegram.group("Club", members=(person, stranger))
    video.faults.add("create", "empty_200", match="a club mishap")
    await telegram.send_text(group, person, f"/video@{telegram.bot.username} a club mishap")
    unknown = await telegram.wait_for(group, "I can’t tell whether it was charged")
    answer = await telegram.press(unknown, AGAIN, stranger)
    assert "Only the person who asked" in answer.text
    assert len(video.matching("a club mishap")) == 1


async def test_send_again_works_after_a_restart(
    order: Callable[[str], Awaitable[Message]],
    bot: BotProcess,
    telegram: TelegramStandIn,
    video: VideoStandIn,
    private: Chat,
    person: Person,
) -> None:
    """The button of a card from before a kill -9 sends exactly one more create."""
    unknown = await order("no_id_200")
    button = unknown.button(AGAIN)
    await bot.kill()
    await bot.start()
    await telegram.press(unknown, button, person)
    _, again = await video.wait_for_creates(2, match=str(private.id))
    await telegram.wait_for(private, str(again.task_id))
    assert (await telegram.press(unknown, button, person)).text == "This button is out of date."
    assert len(video.matching(str(private.id))) == 2


async def test_an_unreachable_admin_delays_nobody(
    order: Callable[[str], Awaitable[Message]], telegram: TelegramStandIn, admin: Chat
) -> None:
    """The user's reply does not wait for the admin's message. The restart of the test above reset the pauses."""
    hold = telegram.hold("sendMessage", chat_id=admin.id)
    try:
        async with asyncio.timeout(18):  # the bot would wait 20 s for Telegram
            answer = await order("quota_429")
            assert "Nothing was charged." in answer.words
            await hold.reached()
    finally:
        hold.release()


@pytest.fixture
async def late_service(video: VideoStandIn) -> AsyncIterator[VideoStandIn]:
    """A provider that requires `watermark` as a string and is not running yet."""
    service = VideoStandIn(key=video.key, watermark="string")
    yield service
    await service.close()


async def test_an_unreachable_video_api_is_retried(
    new_bot: NewBot, telegram: TelegramStandIn, late_service: VideoStandIn, bot: BotProcess
) -> None:
    """Refused connections are free: the task waits, is refused after the retry window, or is sent once the port is open."""
    await bot.terminate()
    port = free_port()
    other = await new_bot(VIDEO_API_URL=f"http://127.0.0.1:{port}", WATERMARK_FORMAT="string", SUBMIT_RETRY_WINDOW="12")
    await other.start()
    ann, ben = telegram.person("Ann"), telegram.person("Ben")
    await telegram.send_text(telegram.private(ann), ann, "/video impatience --no-watermark")
    waiting = await telegram.wait_for(telegram.private(ann), "can’t be reached right now")
    assert "nothing has been charged" in waiting.words
    given_up = await telegram.wait_for(telegram.private(ann), "couldn’t be reached.\nNothing was charged.")
    await telegram.send_text(telegram.private(ben), ben, "/video perseverance")
    await telegram.wait_for(telegram.private(ben), "can’t be reached right now")
    await late_service.start(port=port)
    [create] = await late_service.wait_for_creates(1, match="perseverance")
    await telegram.wait_for(telegram.private(ben), str(create.task_id))
    await telegram.press(given_up, TRY, ann)
    [forced] = await late_service.wait_for_creates(1, match="impatience")
    assert (create.body["watermark"], forced.body["watermark"]) == ("true", "false")
    assert (late_service.attempts, late_service.violations) == (2, [])


def test_creates_were_complete_and_messages_readable(telegram: TelegramStandIn, video: VideoStandIn) -> None:
    """Each create had all seven fields and both headers; no message has JSON, HTML, request ids or secrets.

    Only the admin gets an unreadable answer unchanged, to find the task's id in it.
    """
    assert video.violations == []
    for create in video.creates:
        assert set(create.body) == KEYS
        assert create.headers["Accept"] == create.headers["Content-Type"] == "application/json"
    # The admin's message quotes an unreadable answer, to find the task by it.
    said = [one for one in telegram.world.timeline if one.from_bot and "The answer was:" not in one.words]
    assert len(said) > 20 or not video.creates
    for message in said:
        for words in (message.text or "", *(version.text or "" for version in message.edits)):
            if "I can’t read a task id in its answer" not in words:
                assert not re.search(r'[{}<>]|"error"|request id|nginx|Traceback', words), words
            assert video.key not in words and telegram.token not in words
