"""Kill -9 in each state of a task, in OpenAI's and new-api's format: nothing is created or sent twice, nothing is lost.

`test_restarts.py` and `test_kill_in_each_state.py` have the unified format.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from itertools import product

import pytest

from tests.e2e.arrivals import arrived, until, videos
from tests.e2e.outcomes import AGAIN, FORGET, NOBODY_KNOWS, labels
from tests.e2e.studio import Studio, running_studio

MODELS = ("filed", "kling")
STATES = ("queued", "unread", "accepted", "running", "delivering", "delivered")
LISTING = "filed"  # the model of the format whose provider lists its tasks


@pytest.fixture(scope="module")
async def started(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Studio]:
    async with running_studio(tmp_path_factory.mktemp("restarts"), DELIVERY_LEASE="12") as studio:
        yield studio


@pytest.fixture(scope="module")
async def killed(started: Studio) -> dict[tuple[str, str], Studio]:
    """A user's task per format and state at the kill; the bot is running again."""
    telegram = started.scene.telegram
    users = {key: started.as_person(telegram.person("-".join(key))) for key in product(MODELS, STATES)}
    async with AsyncExitStack() as stack:
        reached = []
        for model in MODELS:
            provider = started.providers[model]
            markers = {state: users[model, state].scene.marker for state in STATES}
            provider.faults.add("create", "rate_limit_429_empty", match=markers["queued"], retry_after=2)
            holds = (
                provider.hold("create", "before", markers["unread"]),
                provider.hold("create", "accepted", markers["accepted"]),
                provider.hold("query", "before", markers["running"]),
                telegram.hold("sendVideo", chat_id=users[model, "delivering"].scene.chat.id, when="after"),
            )
            for hold in holds:
                stack.callback(hold.release)
                reached.append(hold.reached())
            # The rate limit lasts for seconds, so it comes last.
            for state in ("delivered", "delivering", "running", "unread", "accepted"):
                await users[model, state].ask(model)
        await asyncio.gather(*reached, *(arrived(telegram, users[model, "delivered"].scene.chat) for model in MODELS))
        for model in MODELS:
            await telegram.wait_for(users[model, "delivered"].scene.chat, "✅")
            await users[model, "queued"].ask(model)
        for model in MODELS:
            await telegram.wait_for(users[model, "queued"].scene.chat, "busy right now")
        await started.scene.bot.kill()
    await started.scene.bot.start()
    return users


@pytest.mark.parametrize("model", MODELS)
async def test_a_queued_task_is_sent(killed: dict[tuple[str, str], Studio], model: str) -> None:
    """After the provider's pause: one create that is accepted."""
    user = killed[model, "queued"]
    refused, accepted = await user.providers[model].wait_for_creates(2, match=user.scene.marker)
    assert (refused.outcome, accepted.outcome) == ("rate_limit_429_empty", "accepted")
    await arrived(user.scene.telegram, user.scene.chat)
    assert user.posts(model) == 2


@pytest.mark.parametrize("model", MODELS)
async def test_a_running_task_is_delivered(killed: dict[tuple[str, str], Studio], model: str) -> None:
    """It is polled at its own provider; created once and sent once."""
    user = killed[model, "running"]
    await arrived(user.scene.telegram, user.scene.chat)
    await user.scene.telegram.wait_for(user.scene.chat, "✅")
    assert (user.posts(model), len(videos(user.scene.telegram, user.scene.chat))) == (1, 1)


@pytest.mark.parametrize("model", MODELS)
async def test_a_delivered_task_is_unchanged(killed: dict[tuple[str, str], Studio], model: str) -> None:
    user = killed[model, "delivered"]
    assert (user.posts(model), len(videos(user.scene.telegram, user.scene.chat))) == (1, 1)


@pytest.mark.parametrize("model", MODELS)
async def test_an_interrupted_upload_is_not_repeated(killed: dict[tuple[str, str], Studio], model: str) -> None:
    """Telegram may have the video, and does here: only its button sends it again, without another create."""
    user = killed[model, "delivering"]
    scene = user.scene
    card = await scene.telegram.wait_for(scene.chat, "I was interrupted while sending it")
    assert len(videos(scene.telegram, scene.chat)) == 1
    await scene.telegram.press(card, "📦 Get the video", scene.person)
    await until(lambda: len(videos(scene.telegram, scene.chat)) == 2)
    assert user.posts(model) == 1


@pytest.mark.parametrize(("model", "state"), [*product(MODELS, ["unread", "accepted"])])
async def test_an_interrupted_create_is_not_repeated(
    killed: dict[tuple[str, str], Studio], model: str, state: str
) -> None:
    """It is a question. Where the provider lists its tasks and has it, it goes on under its id."""
    user = killed[model, state]
    scene, created = user.scene, user.providers[model].matching(user.scene.marker)
    if model == LISTING and created:
        await scene.telegram.wait_for(scene.chat, str(created[0].task_id))
        await arrived(scene.telegram, scene.chat)
    else:
        card = await scene.telegram.wait_for(scene.chat, "The bot was interrupted")
        assert NOBODY_KNOWS in card.words and labels(card) == [AGAIN, FORGET]
    assert user.posts(model) == (0 if state == "unread" else 1)


@pytest.mark.parametrize("model", MODELS)
def test_no_create_was_repeated(killed: dict[tuple[str, str], Studio], started: Studio, model: str) -> None:
    """Counted at the provider, with those that it did not read: two for the rate limit, one for each other task."""
    assert started.providers[model].attempts == len(STATES) + 1
    assert started.providers[model].violations == []
