"""A model that only the operator's file has: from a person's words to the body of the create, and back to the card."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.scene import CHOSEN_BY_NOBODY, Scene, stage

MODELS = """
currency = "USD"

[[models]]
name = "sora-2"

[[models]]
name = "made-up"
title = "Made Up"
sends = "made-up-1.0"
images = [0, 2]
prompt_length = 200
fields = { private = true, metadata = { from = "bot" } }
[models.options]
ratio = { field = "aspect_ratio", values = ["16:9", "9:16", "1:1"] }
quality = { values = ["720P", "1080P"] }
duration = { field = "seconds", values = [4, 8], as = "string" }
enhance = { field = "enhance_prompt", values = [true, false] }
seed = { field = "metadata.seed", range = [0, 2147483647] }
negative = { field = "negative_prompt", length = 40 }
camera = { values = [ { say = "still", send = { move = 0 } }, { say = "drone", send = { move = 9 } } ] }
[[models.prices]]
price = 0.10
per = "second"
when = { quality = "1080P" }
[[models.prices]]
price = 0.25

[[models]]
name = "morph"
images = [2, 2]
role = "frames"
[models.options]
"""
PLAIN = {
    "images": [], "model": "made-up-1.0", "private": True, "aspect_ratio": "16:9", "quality": "720P", "seconds": "4",
    "enhance_prompt": True, "camera": {"move": 0}, "metadata": {"from": "bot"},
}  # fmt: skip


@pytest.fixture(scope="module")
async def studio(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot whose file has models of its own."""
    folder = tmp_path_factory.mktemp("studio")
    models = folder / "models.toml"
    models.write_text(MODELS)
    async with stage(folder, MODELS_FILE=str(models)) as scene:
        yield scene


@pytest.fixture
def scene(studio: Scene) -> Scene:
    return studio.of(studio.telegram.person("Ada"))


async def ordered(scene: Scene, options: str) -> tuple[dict[str, Any], str]:
    """The body of an order made now, but for its prompt, and the words of its card."""
    asked = await scene.say(f"/video {scene.mark} runs {options}")
    create = await scene.told(asked)
    assert create.body["prompt"] == f"{scene.mark} runs"
    return {name: value for name, value in create.body.items() if name != "prompt"}, (await scene.answer(asked)).words


async def test_nobody_chose(scene: Scene) -> None:
    """The first value of each option is sent, a number or a text only when it was said."""
    body, card = await ordered(scene, "--made-up")
    assert body == PLAIN
    assert "made-up · 16:9 · 720P · 4 s · still · 0.25 USD" in card
    assert "defaults" not in card


async def test_every_option_is_said(scene: Scene) -> None:
    """Each in its own way, on the wire in its own place, and on the card."""
    body, card = await ordered(
        scene, '--model made-up --vertical --1080p --8s --no-enhance --seed 7 --negative "blurry, text" --drone'
    )
    assert body == PLAIN | {
        "aspect_ratio": "9:16", "quality": "1080P", "seconds": "8", "enhance_prompt": False, "camera": {"move": 9},
        "metadata": {"from": "bot", "seed": 7}, "negative_prompt": "blurry, text",
    }  # fmt: skip
    assert "made-up · 9:16 · 1080P · 8 s · drone · enhance: false · seed: 7 · negative: blurry, text · 0.80 USD" in card


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("--made-up --seed 2147483648", "2147483647"),
        ("--made-up --4:3 --size large", "made-up has no option size. Its options: ratio, quality, duration"),
        ("--made-up --15s", "made-up has no duration 15. It has: 4, 8"),
        (f'--made-up --negative "{"x" * 41}"', "at most 40 characters, and yours has 41"),
        (f"--made-up {'long ' * 50}", "at most 200 characters"),
        ("--seed 7", "sora-2 has no option seed. Its options: orientation, size, duration, watermark"),
        ("--morph", "morph needs at least 2 images, and there are 0"),
        ("--made-up --sede 7", "--seed"),
    ],
)
async def test_what_the_model_does_not_take_costs_nothing(scene: Scene, options: str, says: str) -> None:
    """It is answered with what the model takes."""
    answer = await scene.answer(await scene.say(f"/video {scene.mark} runs {options}"))
    assert says in answer.words
    await scene.spent_nothing()


async def test_a_default_finds_its_value_in_each_model(scene: Scene) -> None:
    """`landscape` is 16:9 for one; what one lacks gives way there, counts for the other, and the card says so."""
    await scene.answer(await scene.say("/defaults portrait 15s"), "Saved")
    body, card = await ordered(scene, "--made-up")
    assert body == PLAIN | {"aspect_ratio": "9:16"}
    assert "This chat’s defaults: ratio." in card
    assert "This chat’s defaults that made-up lacks: duration." in card
    other = await scene.say(f"/video other{scene.mark}")
    create = await scene.told(other, f"other{scene.mark}")
    assert {**create.body, "prompt": ""} == CHOSEN_BY_NOBODY | {"duration": 15, "prompt": ""}


async def test_defaults_are_the_chosen_models(scene: Scene) -> None:
    """`/defaults` sets and shows the options of the chat's model."""
    saved = await scene.answer(await scene.say("/defaults model=made-up seed=7 no-enhance"), "Saved")
    assert "seed: 7 (this chat’s)" in saved.words and "enhance: false (this chat’s)" in saved.words
    assert "ratio: 16:9 (the bot’s)" in saved.words and "watermark" not in saved.words
    assert "/defaults ratio=9:16 duration=4" in saved.words
    body, _ = await ordered(scene, "")
    assert body == PLAIN | {"enhance_prompt": False, "metadata": {"from": "bot", "seed": 7}}


async def test_a_repeat_keeps_what_was_said(scene: Scene) -> None:
    """A reply to the card changes one option, and leaves the seed as it was."""
    asked = await scene.say(f"/video {scene.mark} runs --made-up --seed 7 --drone")
    create = await scene.told(asked)
    card = await scene.answer(asked, create.task_id or "")
    await scene.say("--1080p", reply_to=card)
    again = (await scene.video.wait_for_creates(2, match=scene.mark))[1]
    assert again.body == create.body | {"quality": "1080P"}


async def test_two_pictures_for_a_model_that_needs_two(scene: Scene) -> None:
    """An album of two is an order; there is nothing to choose."""
    await scene.telegram.send_album(scene.chat, scene.person, 2, f"{scene.mark} morphs --morph")
    create = await scene.create()
    assert {name for name, _ in create.body.items()} == {"images", "model", "prompt"}
    assert len(create.body["images"]) == 2


async def test_the_watermark_is_a_string_where_the_provider_insists_on_it(tmp_path: Path) -> None:
    """For the models of the API's document, whether their options are listed or not; the stand-in refuses all else."""
    async with stage(tmp_path, WATERMARK_FORMAT="string") as scene:
        scene.video.watermark = "string"
        for model in ("sora-2", "sora-2-pro"):
            create = await scene.told(await scene.say(f"/video {model}{scene.mark} --{model}"), f"{model}{scene.mark}")
            assert create.body["watermark"] == "true"
