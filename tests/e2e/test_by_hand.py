"""What the bot's admins do by hand: /pause, /resume and /broadcast; and /privacy, which answers everybody."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest

from sandbox.telegram.world import Message
from tests.e2e.scene import BOT, Scene, running_scene

ADMIN_ID = 1001  # of the first person of a scene
ONLY_ADMINS = "Only this bot’s admins"
SEND, STOP, CANCEL = "📣 Send", "Stop", "Cancel"
DONE = "The broadcast is done."


@pytest.fixture(scope="module")
async def by_hand(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """An open bot with an admin, in whose chats one video at a time is made."""
    async with running_scene(
        tmp_path_factory.mktemp("by-hand"), ADMIN_IDS=str(ADMIN_ID), MAX_TASKS_PER_CHAT="1"
    ) as scene:
        assert scene.person.id == ADMIN_ID
        yield scene


@pytest.fixture
def user(by_hand: Scene) -> Scene:
    """A user in their private chat."""
    return by_hand.as_person(by_hand.telegram.person("Ben"))


# Who may ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Writer:
    """Who writes in a group, and how: `how` are arguments of the stand-in."""

    who: Literal["bot admin", "group admin", "member"]
    how: dict[str, Any] = field(default_factory=dict)


WRITERS = {
    "admin of the bot": Writer("bot admin"),
    "admin of the group": Writer("group admin"),
    "member": Writer("member"),
    # Nobody can tell who it is, so even the bot's admin is none there.
    "anonymous admin": Writer("bot admin", {"anonymous_admin": True}),
    "channel": Writer("bot admin", {"as_channel": True}),
}
COMMANDS = {  # what an admin of the bot is answered in private and in a group; others get ONLY_ADMINS
    "pause": ("Write the model and why", "Write the model and why"),
    "resume sora-2": ("isn’t paused", "isn’t paused"),
    "broadcast": ("as a reply to the message", "in our private chat"),
}


@pytest.mark.parametrize("kind", ["group", "topic"])
@pytest.mark.parametrize("who", WRITERS)
async def test_commands_of_admins_in_groups(by_hand: Scene, user: Scene, who: str, kind: str) -> None:
    """Others get a short answer, and change nothing."""
    telegram, writer, is_topic = by_hand.telegram, WRITERS[who], kind == "topic"
    people = {"bot admin": by_hand.person, "group admin": telegram.person("Owner"), "member": user.person}
    chat = telegram.group(
        "Club", members=people.values(), admins=(people["group admin"],), topics=is_topic, supergroup=is_topic
    )
    thread = telegram.topic(chat, "Cats") if is_topic else None
    expected = {
        command: in_group if (writer.who, writer.how) == ("bot admin", {}) else ONLY_ADMINS
        for command, (_, in_group) in COMMANDS.items()
    } | {"privacy": "if an admin of this group sends it"}
    for command, answer in expected.items():
        name, _, rest = command.partition(" ")
        text = f"/{name}@{BOT} {rest}"
        written = await telegram.send_text(chat, people[writer.who], text, thread=thread, **writer.how)
        assert (await user.in_chat(chat).answer(written, answer)).thread == thread


@pytest.mark.parametrize("command", COMMANDS)
async def test_commands_of_admins_in_private(by_hand: Scene, user: Scene, command: str) -> None:
    in_private, _ = COMMANDS[command]
    await by_hand.answer(await by_hand.say(f"/{command}"), in_private)
    await user.answer(await user.say(f"/{command}"), ONLY_ADMINS)


async def test_privacy_states_what_is_kept_and_for_how_long(user: Scene) -> None:
    """With the default retention, and /forget in a form that can be copied."""
    answer = await user.answer(await user.say("/privacy"), "What I keep")
    assert "deleted 30 days after its last change" in answer.words and "after 48 hours" in answer.words
    assert "waits for approval is deleted after 7 days" in answer.words
    assert "/forget asks first, then deletes your requests and this chat’s defaults" in answer.words
    assert "including a request that waits for approval. It also deletes your name" in answer.words


# Pauses ----------------------------------------------------------------------------------------------------------------


async def test_a_pause_refuses_waiting_and_new_orders_until_it_ends(by_hand: Scene, user: Scene) -> None:
    """The waiting one shows the reason and other models; nothing is sent for it. What was sent goes on."""
    first = await user.create_for(await user.say(f"/video a first {user.marker}"), f"first {user.marker}")
    waiting = await user.say(f"/video a second {user.marker}")
    await user.answer(waiting, "You are number 1")

    await by_hand.answer(await by_hand.say("/pause SORA-2 back on <Monday>"), "1 waiting request was declined")
    refused = await user.answer(waiting, "Sora 2 is paused: back on <Monday>")
    assert "Nothing was charged" in refused.words
    assert [button.text for button in refused.buttons[0]] == ["Try Veo 3.1 Fast"]
    assert [button.text for row in refused.buttons for button in row if button.text.startswith("Try ")][1:]
    await user.answer(await user.say(f"/video a third {user.marker}"), "Sora 2 is paused: back on <Monday>")
    listed = await user.answer(await user.say("/models"), "⏸ Paused: back on <Monday>")
    assert all("Sora 2 here" not in button.text for row in listed.buttons for button in row)
    assert "sora-2," not in (await user.answer(await user.say("/help"), "I make videos")).words

    await by_hand.answer(await by_hand.say("/resume sora-2"), "can be ordered again")
    assert [create.prompt for create in user.video.matching(user.marker)] == [first.prompt]
    other = user.as_person(user.telegram.person("Cy"))
    await other.create_for(await other.say(f"/video a {other.marker}"))


async def test_a_pause_survives_kill_9(by_hand: Scene, user: Scene) -> None:
    await by_hand.answer(await by_hand.say("/pause sora-2 broken"), "is paused for everybody: broken")
    await by_hand.bot.kill()
    await by_hand.bot.start()
    await user.answer(await user.say(f"/video a {user.marker}"), "Sora 2 is paused: broken")
    await by_hand.answer(await by_hand.say("/resume sora-2"), "can be ordered again")
    await user.create_for(await user.say(f"/video a {user.marker}"))


FILE = """
[[models]]
name = "sora-2"

[[models]]
name = "other-1"
{more}
"""


async def test_a_changed_file_refuses_what_waited(tmp_path: Path) -> None:
    """Its models are paused or removed at the next start. What was sent before is followed on."""
    models = tmp_path / "models.toml"
    third = '[[models]]\nname = "third-1"'
    models.write_text(FILE.format(more=third))
    async with running_scene(
        tmp_path, MODELS_FILE=str(models), MAX_TASKS_PER_CHAT="1", POLL_INTERVAL="1"
    ) as scene:  # fmt: skip
        sent = await scene.say(f"/video --model other-1 #stuck a first {scene.marker}")
        await scene.create(f"first {scene.marker}")
        paused = await scene.say(f"/video --model other-1 a second {scene.marker}")
        removed = await scene.say(f"/video --model third-1 a third {scene.marker}")
        await scene.answer(removed, "You are number 2")
        await scene.bot.stop()
        models.write_text(FILE.format(more='paused = "too slow"'))
        await scene.bot.start()
        await scene.answer(paused, "other-1 is paused: too slow.")
        await scene.answer(removed, "doesn’t offer third-1 any more.")
        await scene.answer(sent, "Your video is being made")
        assert len(scene.video.matching(scene.marker)) == 1


# Broadcasts ------------------------------------------------------------------------------------------------------------


async def people(by_hand: Scene, *names: str) -> list[Scene]:
    """People who have written to the bot."""
    scenes = [by_hand.as_person(by_hand.telegram.person(name)) for name in names]
    for scene in scenes:
        await scene.answer(await scene.say("/start"), "I make videos")
    return scenes


async def asked(by_hand: Scene, source: Message) -> Message:
    """The question of /broadcast in reply to a message."""
    return await by_hand.answer(await by_hand.say("/broadcast", reply_to=source), "Send this message to")


def copies(scene: Scene, source: Message) -> int:
    return sum(
        (message.words, message.media) == (source.words, source.media)
        for message in scene.telegram.messages(scene.chat, from_bot=True)
    )


async def test_a_broadcast_reaches_every_chat_once(by_hand: Scene) -> None:
    """A photo with a caption, to people and to a group that used the bot, but not to those who blocked it."""
    ann, ben, gone = await people(by_hand, "Ann", "Ben", "Gone")
    await by_hand.telegram.block(gone.person)
    used, unused = (
        ann.in_chat(by_hand.telegram.group(title, members=(ann.person,))) for title in ("Used", "Unused")
    )  # fmt: skip
    await used.answer(await used.say(f"/help@{BOT}"), "I make videos")
    source = await by_hand.photo(f"Moved on Monday {ann.marker}")
    # The photo alone asks for an order in the admin's own chat; it is no recipient of itself twice.
    question = await asked(by_hand, source)
    assert [button.text for row in question.buttons for button in row] == [SEND, CANCEL]
    send = question.button(SEND)
    assert all(copies(scene, source) == 0 for scene in (ann, ben, used))
    pressed = await asyncio.gather(*(by_hand.telegram.press(question, send, by_hand.person) for _ in range(3)))
    assert all(answer.answered for answer in pressed)
    report = await by_hand.telegram.wait_for(by_hand.chat, DONE, after=question)
    assert report.reply_to is question and "Failed: 0" in report.words
    assert [copies(scene, source) for scene in (ann, ben, used, unused, gone)] == [1, 1, 1, 0, 0]
    assert question.buttons == []


async def test_only_an_admin_may_press(by_hand: Scene, user: Scene) -> None:
    """Button data can be forged."""
    source = await by_hand.say(f"words {user.marker}")
    question = await asked(by_hand, source)
    pressed = await by_hand.telegram.press(question, SEND, user.person)
    assert pressed.alert and ONLY_ADMINS in pressed.text
    await by_hand.telegram.press(question, CANCEL, by_hand.person)
    await by_hand.telegram.wait_for(by_hand.chat, "Nothing was sent.")
    assert question.buttons == []


async def test_a_message_with_a_secret_is_not_sent(by_hand: Scene) -> None:
    """A copy is made by Telegram, so nothing would be removed from it."""
    source = await by_hand.say(f"/help {by_hand.video.key}")
    await by_hand.answer(await by_hand.say("/broadcast", reply_to=source), "looks like a password")


@pytest.mark.parametrize("name", [STOP, CANCEL])
async def test_stop_ends_a_broadcast(by_hand: Scene, name: str) -> None:
    """The copy on its way arrives; no other is sent. So does *Cancel*, which a client may still show below the question."""
    scenes = await people(by_hand, "Dee", "Eve", "Fay")
    source = await by_hand.say(f"stop me {scenes[0].marker}")
    question = await asked(by_hand, source)
    cancel = question.button(CANCEL)
    held = by_hand.telegram.hold("copyMessage")
    await by_hand.telegram.press(question, SEND, by_hand.person)
    await held.reached()
    progress = await by_hand.telegram.wait_for(by_hand.chat, ": 0 of")
    stop = cancel if name == CANCEL else progress.button(STOP)
    assert (await by_hand.telegram.press(progress, stop, by_hand.person)).text == "Stopping…"
    held.release()
    report = await by_hand.telegram.wait_for(by_hand.chat, "The broadcast was stopped.", after=question)
    assert "Sent: 1\n" in report.words and "Not sent: " in report.words
    assert sum(copies(scene, source) for scene in scenes) <= 1
    late = await by_hand.telegram.press(progress, stop, by_hand.person)
    assert late.answered and late.text != "Stopping…"
    assert "This broadcast is over" in question.words


async def test_a_killed_bot_goes_on_and_sends_nothing_twice(by_hand: Scene) -> None:
    """It dies when Telegram has taken a copy and not answered yet."""
    scenes = await people(by_hand, "Gil", "Hal", "Ida")
    source = await by_hand.say(f"survive {scenes[0].marker}")
    question = await asked(by_hand, source)
    held = by_hand.telegram.hold("copyMessage", chat_id=scenes[1].chat.id, when="after")
    await by_hand.telegram.press(question, SEND, by_hand.person)
    await held.reached()
    await by_hand.bot.kill()
    held.release()
    await by_hand.bot.start()
    report = await by_hand.telegram.wait_for(by_hand.chat, DONE, after=question)
    assert "May have arrived, not repeated: 1" in report.words
    assert [copies(scene, source) for scene in scenes] == [1, 1, 1]
