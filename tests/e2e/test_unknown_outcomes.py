"""An unknown outcome is looked up in the log of the key, and its task goes on without any press."""

from pathlib import Path

from bot.pipeline.key_logs import LEAST_KNOWN
from tests.e2e.arrivals import arrived
from tests.e2e.scene import running_scene


async def test_the_task_of_a_lost_answer_is_found_in_the_log_of_the_key(tmp_path: Path) -> None:
    """The key is never in an address, the create is sent once, and the video arrives."""
    async with running_scene(tmp_path, POLL_INTERVAL="1") as scene:
        scene.video.keeps_log = True
        for number in range(LEAST_KNOWN):
            await scene.create_for(await scene.say(f"/video earlier{number}."), f"earlier{number}.")
        chat = scene.as_person(scene.telegram.person("Grace"))
        scene.video.faults.add("create", "reset_after_accept", match=chat.marker)
        asked = await chat.say(f"/video {chat.marker}")
        await chat.answer(asked, "⚠️")
        [create] = chat.video.matching(chat.marker)
        assert create.task_id is not None and create.charged
        await chat.telegram.wait_for(chat.chat, create.task_id)
        await arrived(chat.telegram, chat.chat)
        assert len(chat.video.matching(chat.marker)) == 1
        assert [(seen.path, seen.key) for seen in scene.video.requests if seen.path.startswith("/api/")] == [
            ("/api/log/token", "own")
        ]
        assert scene.video.key not in scene.bot.log()
