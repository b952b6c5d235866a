"""Two chats and one task at a time: whose turn it is, and what the waiting ones read."""

from pathlib import Path

from tests.e2e.scene import running_scene


async def test_a_second_chat_goes_before_the_other_tasks_of_the_first(tmp_path: Path) -> None:
    """Its card shows this, and the card of the task that it overtakes is corrected."""
    async with running_scene(tmp_path, POLL_INTERVAL="1", MAX_TASKS="1", ACCESS="open") as ada:
        grace = ada.as_person(ada.telegram.person("Grace"))
        hold = ada.video.hold("create", match="ada 1")
        first = await ada.say("/video ada 1")
        await hold.reached()
        waiting = [await ada.say(f"/video ada {number}") for number in (2, 3)]
        await ada.answer(waiting[0], "number 1 in the queue")
        await ada.answer(waiting[1], "number 2 in the queue")
        await grace.answer(await grace.say("/video grace 1"), "number 1 in the queue")
        await ada.answer(waiting[0], "number 2 in the queue")
        assert not [message for message in ada.answers() if message.reply_to is first and "queue" in message.words]
        hold.release()
        creates = await ada.video.wait_for_creates(4)
        assert [create.prompt for create in creates] == ["ada 1", "grace 1", "ada 2", "ada 3"]
