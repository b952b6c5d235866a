"""/refund: only what was sent, once, and only by an admin of the bot."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.texts.words import Words
from tests.e2e.scene import Scene, running_scene

MODELS = 'currency = "USD"\n[[models]]\nname = "sora-2"\n[[models.prices]]\nprice = 0.40\n'


@pytest.fixture(scope="module")
async def scene(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    folder: Path = tmp_path_factory.mktemp("refunds")
    (folder / "models.toml").write_text(MODELS, encoding="utf-8")
    settings = {"MODELS_FILE": str(folder / "models.toml"), "BUDGETS": "user 0.40/day", "ADMIN_IDS": "4711"}
    async with running_scene(folder, **settings) as opened:
        yield opened


async def test_what_was_sent_is_refunded_once(scene: Scene) -> None:
    """Then the budget has room for another order."""
    owner = scene.telegram.person("Owner", user_id=4711)
    words, office = Words.load(), scene.telegram.private(owner)
    scene.video.script(life="stuck", times=None)

    async def asked(text: str) -> str:
        message = await scene.telegram.send_text(office, owner, text)
        return (await scene.telegram.wait_for(office, lambda each: each.reply_to is message)).words

    hold = scene.video.hold("create", "accepted")
    order = await scene.say("/video a cat")
    await hold.reached()
    own_id = scene.bot.log().partition("task ")[2].split()[0]
    assert await asked(f"/refund {own_id}") == words.plain("en", "refund-unsent")
    hold.release()
    task_id = scene.video.bills[0].task_id
    await scene.answer(order, task_id)
    await scene.answer(await scene.say("/video a dog"), words.plain("en", "budget-used-up", payer="user", period="day",
                                                                   until="").partition(". ")[0])  # fmt: skip
    beginning = task_id.partition(":")[2][:12]
    assert await asked(f"/refund {beginning}") == words.plain("en", "refund-done", amount="0.40 USD")
    assert await asked(f"/refund “{own_id}”") == words.plain("en", "refund-twice")
    assert await asked(f"/refund {task_id}") == words.plain("en", "refund-twice")
    assert await asked("/refund nothing") == words.plain("en", "refund-none")
    await scene.answer(await scene.say("/video a third cat"), "")
    [bill] = [bill for bill in scene.video.bills if bill.prompt == "a third cat"]
    assert bill.task_id != task_id
    assert "\nThis month: 1 video · 0.40 USD\n" in await asked("/access")  # without what was given back


async def test_others_refund_nothing(scene: Scene) -> None:
    await scene.answer(await scene.say("/refund x"), Words.load().plain("en", "bot-admins-only"))
