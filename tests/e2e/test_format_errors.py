"""The table of errors (docs/video-api.md) in OpenAI's and new-api's format: the number of creates, and the card.

All orders are sent at once, so that their time limits run at the same time. `test_api_errors.py` has the unified format.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import product

import pytest

from sandbox.telegram.world import Message
from sandbox.video import KINDS, VideoStandIn
from tests.e2e.outcomes import (
    AGAIN,
    BUSY,
    FORGET,
    LATE,
    NOBODY_KNOWS,
    NOT_CHARGED,
    REFUSED,
    SILENT,
    TRY,
    UNCLEAR,
    UNTOLD,
    is_about_account,
    is_about_words,
    labels,
    refusal,
)
from tests.e2e.studio import Studio, running_studio
from tests.ports import free_port

PATHS = {"filed": "/v1/videos", "kling": "/v1/video/generations"}
KEYS = {"filed": "FILES_API_KEY", "kling": "WRAPPED_API_KEY"}
LISTING = "filed"  # the model of the format whose provider lists its tasks
CLOSED = {"filed": "late-filed", "kling": "late-kling"}  # the same formats at a port where nobody listens
LATE_MODELS = """
[[providers]]
name = "late-files"
url = "http://127.0.0.1:{port}"
key = "FILES_API_KEY"
format = "openai"

[[providers]]
name = "late-wrapped"
url = "http://127.0.0.1:{port}"
key = "FILES_API_KEY"
format = "generations"

[[models]]
name = "late-filed"
provider = "late-files"
sends = "sora-2"
images = 0
[models.options]

[[models]]
name = "late-kling"
provider = "late-wrapped"
sends = "kling-v1"
images = 0
[models.options]
"""
POSTS = {kind: 2 if kind in BUSY else 1 for kind in KINDS}


@dataclass(frozen=True)
class Order:
    """An order of a user of its own, whose create meets a fault."""

    studio: Studio
    model: str
    asked: Message

    async def card(self, *wanted: str) -> Message:
        """Wait until the reply has, or had before an edit, one of these texts."""
        scene = self.studio.scene
        return await scene.telegram.wait_for(
            scene.chat, lambda message: message.reply_to is self.asked and any(word in said(message) for word in wanted)
        )

    @property
    def task_ids(self) -> list[str]:
        creates = self.studio.providers[self.model].matching(self.studio.scene.marker)
        return [create.task_id for create in creates if create.task_id]


def said(message: Message) -> str:
    """All that a message says, and said before it was edited."""
    return "\n".join((message.words, *(version.text or "" for version in message.edits)))


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
async def started(tmp_path_factory: pytest.TempPathFactory, port: int) -> AsyncIterator[Studio]:
    folder, windows = tmp_path_factory.mktemp("errors"), {"RATE_LIMIT_WINDOW": "12", "SUBMIT_RETRY_WINDOW": "12"}
    async with running_studio(folder, more_models=LATE_MODELS.format(port=port), **windows) as studio:
        yield studio


@pytest.fixture(scope="module")
async def closed(started: Studio) -> dict[str, Order]:
    """An order per format at a provider that cannot be reached."""
    return {model: await ordered(started, model, CLOSED[model], "impatience") for model in PATHS}


@pytest.fixture(scope="module")
async def orders(started: Studio, closed: dict[str, Order]) -> dict[tuple[str, str], Order]:
    """An order per format and kind of fault."""
    made = {}
    for model, kind in product(PATHS, KINDS):
        studio = started.as_person(started.scene.telegram.person(kind))
        studio.providers[model].faults.add("create", kind, match=studio.scene.marker, seconds=1)
        made[model, kind] = Order(studio, model, await studio.ask(model, kind))
    return made


@pytest.fixture(scope="module")
async def crowds(started: Studio, orders: dict[tuple[str, str], Order]) -> dict[str, Order]:
    """An order per format whose provider is busy for ever."""
    made = {}
    for model in PATHS:
        studio = started.as_person(started.scene.telegram.person("Crowd"))
        studio.providers[model].faults.add("create", "rate_limit_429_empty", times=None, match=studio.scene.marker)
        made[model] = Order(studio, model, await studio.ask(model, "crowd"))
    return made


async def ordered(started: Studio, model: str, name: str, words: str) -> Order:
    """An order by a new user at the model `name`, of the format of `model`."""
    studio = started.as_person(started.scene.telegram.person(words))
    return Order(studio, model, await studio.ask(name, words))


@pytest.mark.parametrize(("model", "kind"), [*product(PATHS, REFUSED)])
async def test_a_refusal_shows_the_reason_and_is_sent_once(
    orders: dict[tuple[str, str], Order], model: str, kind: str
) -> None:
    order = orders[model, kind]
    ours, theirs = refusal(kind, model, PATHS[model], UNTOLD)  # this bot has no admin
    card = await order.card(ours)
    assert theirs in card.words and NOT_CHARGED in card.words
    if is_about_account(kind):
        assert labels(card) == [TRY]
    elif is_about_words(kind):
        assert labels(card) == ["✏️ Other words"]
    else:
        assert {"🔁 Try again", "✏️ Change"} <= {*labels(card)}
    assert order.studio.posts(model) == 1


@pytest.mark.parametrize("model", PATHS)
async def test_the_owner_is_told_which_key_is_refused(
    orders: dict[tuple[str, str], Order], started: Studio, model: str
) -> None:
    """The setting of that provider's key, not VIDEO_API_KEY."""
    await orders[model, "bad_key_401"].card("accept this bot’s key")
    await started.scene.logged(f"refused the key (HTTP 401): check {KEYS[model]}.")
    assert "check VIDEO_API_KEY" not in started.scene.bot.log()


@pytest.mark.parametrize(("model", "kind"), [*product(PATHS, UNCLEAR)])
async def test_an_unclear_outcome_is_a_question_and_is_sent_once(
    orders: dict[tuple[str, str], Order], model: str, kind: str
) -> None:
    order = orders[model, kind]
    await assert_question(order, kind, UNCLEAR[kind])
    assert order.studio.posts(model) == (0 if KINDS[kind].unread else 1)  # the stand-in records those that it has read


@pytest.mark.parametrize("model", PATHS)
async def test_a_late_id_is_accepted(orders: dict[tuple[str, str], Order], model: str) -> None:
    for kind in LATE:
        order = orders[model, kind]
        await order.studio.created(model)
        [task_id] = order.task_ids
        await order.card(task_id)


@pytest.mark.parametrize(("model", "kind"), [*product(PATHS, BUSY)])
async def test_a_rate_limit_is_waited_out(orders: dict[tuple[str, str], Order], model: str, kind: str) -> None:
    order = orders[model, kind]
    first, second = await order.studio.providers[model].wait_for_creates(2, match=order.studio.scene.marker)
    assert (first.outcome, second.outcome) == (kind, "accepted")
    await order.card(str(second.task_id))


@pytest.mark.parametrize(("model", "kind"), [*product(PATHS, SILENT)])
async def test_no_answer_is_a_question_and_is_sent_once(
    orders: dict[tuple[str, str], Order], model: str, kind: str
) -> None:
    await assert_question(orders[model, kind], kind, "didn’t answer in time")


@pytest.mark.parametrize("model", PATHS)
async def test_a_lasting_rate_limit_ends_as_refused(crowds: dict[str, Order], model: str) -> None:
    """After RATE_LIMIT_WINDOW; none of the creates is charged."""
    order = crowds[model]
    card = await order.card("too busy.\nNothing was charged.")
    assert labels(card)[0] == TRY and len(labels(card)) == 3  # other models are offered, too
    assert "I keep trying; nothing has been charged" in said(card)
    creates = order.studio.providers[model].matching(order.studio.scene.marker)
    assert len(creates) > 1 and {create.outcome for create in creates} == {"rate_limit_429_empty"}


async def test_a_charged_task_of_an_unclear_create_is_found_in_the_list(
    started: Studio, orders: dict[tuple[str, str], Order]
) -> None:
    """Where the format has a list of tasks, the bot finds it and answers its own question, without another create.

    After a restart, because a start looks at once and later looks are half a minute apart.
    """
    await started.scene.bot.terminate()
    await started.scene.bot.start()
    for kind in (*UNCLEAR, *SILENT):
        order = orders[LISTING, kind]
        for task_id in order.task_ids:
            await order.card(task_id)
        assert bool(order.task_ids) is KINDS[kind].charged
    assert any(KINDS[kind].charged for kind in (*UNCLEAR, *SILENT))


@pytest.mark.parametrize("model", PATHS)
async def test_each_fault_met_the_exact_number_of_creates(
    orders: dict[tuple[str, str], Order], crowds: dict[str, Order], model: str
) -> None:
    """Those that the stand-in did not read are counted as well: every order has had its answer above."""
    provider = orders[model, "bad_key_401"].studio.providers[model]
    lasting = crowds[model].studio.posts(model)
    assert provider.attempts == sum(POSTS.values()) + lasting
    assert provider.violations == []


async def test_an_unreachable_provider_is_retried(started: Studio, closed: dict[str, Order], port: int) -> None:
    """Refused connections are free: an order is refused after SUBMIT_RETRY_WINDOW, or sent once when the port is open."""
    for order in closed.values():
        card = await order.card("couldn’t be reached.\nNothing was charged.")
        assert labels(card) == [TRY] and "can’t be reached right now" in said(card)
    late = VideoStandIn(key=started.providers["filed"].key, pace=0.2)
    waiting = [await ordered(started, model, name, "perseverance") for model, name in CLOSED.items()]
    for order in waiting:
        await order.card("can’t be reached right now")
    try:
        await late.start(port=port)
        for order in waiting:
            [create] = await late.wait_for_creates(1, match=order.studio.scene.marker)
            await order.card(str(create.task_id))
        assert (late.attempts, late.violations) == (len(waiting), [])
    finally:
        await late.close()


def test_no_message_has_code_or_keys(started: Studio, orders: dict[tuple[str, str], Order]) -> None:
    keys = [provider.key for provider in started.providers.values()]
    texts = [said(message) for message in started.scene.telegram.world.timeline if message.from_bot]
    assert len(texts) >= len(orders)
    for text in texts:
        assert not re.search(r'[{}<>]|"error"|request id|nginx|Traceback', text), text
        assert not any(key in text for key in keys)


async def assert_question(order: Order, kind: str, words: str) -> None:
    """The card asks, with two buttons, unless the task was found at the provider before the card was there."""
    looked_up = order.task_ids if KINDS[kind].charged else []
    card = await order.card(words, *looked_up)
    if looked_up and looked_up[0] in said(card):
        return
    assert words in card.words and NOBODY_KNOWS in card.words and NOT_CHARGED not in card.words
    assert labels(card) == [AGAIN, FORGET]
