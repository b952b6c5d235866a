"""Models of the operator's own MODELS_FILE: from the user's text to the body of the create, and to the card."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.scene import DEFAULTS, Scene, running_scene

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
async def own_models(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot with its own MODELS_FILE."""
    folder = tmp_path_factory.mktemp("studio")
    models = folder / "models.toml"
    models.write_text(MODELS)
    async with running_scene(folder, MODELS_FILE=str(models)) as scene:
        yield scene


@pytest.fixture
def scene(own_models: Scene) -> Scene:
    return own_models.as_person(own_models.telegram.person("Ada"))


async def ordered(scene: Scene, options: str) -> tuple[dict[str, Any], str]:
    """The body of a new order's create, without its prompt, and the text of its card."""
    asked = await scene.say(f"/video {scene.marker} runs {options}")
    create = await scene.create_for(asked)
    assert create.body["prompt"] == f"{scene.marker} runs"
    return {name: value for name, value in create.body.items() if name != "prompt"}, (await scene.answer(asked)).words


async def test_without_options_the_defaults_are_sent(scene: Scene) -> None:
    """The first value of each option is sent; options with a range or a length are not."""
    body, card = await ordered(scene, "--made-up")
    assert body == PLAIN
    assert "Made Up · 16:9 · 720P · 4 s · still · 0.25 USD" in card
    assert "defaults" not in card


async def test_every_option_can_be_given(scene: Scene) -> None:
    """Each is written in its own way, and appears in its place in the body and on the card."""
    body, card = await ordered(
        scene, '--model made-up --vertical --1080p --8s --no-enhance --seed 7 --negative "blurry, text" --drone'
    )
    assert body == PLAIN | {
        "aspect_ratio": "9:16", "quality": "1080P", "seconds": "8", "enhance_prompt": False, "camera": {"move": 9},
        "metadata": {"from": "bot", "seed": 7}, "negative_prompt": "blurry, text",
    }  # fmt: skip
    assert "Made Up · 9:16 · 1080P · 8 s · drone · enhance: off · seed: 7 · negative: blurry, text · 0.80 USD" in card


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("--made-up --seed 2147483648", "2147483647"),
        ("--made-up --4:3 --size large", "Made Up has no option size. Its options: ratio, quality, duration"),
        ("--made-up --15s", "With Made Up, the duration can be 4, 8, not 15."),
        (f'--made-up --negative "{"x" * 41}"', "at most 40 characters, and yours has 41"),
        (f"--made-up {'long ' * 50}", "at most 200 characters"),
        ("--seed 7", "sora-2 has no option seed. Its options: orientation, size, duration, watermark"),
        ("--morph", "morph needs at least 2 images, and you sent 0"),
        ("--made-up --sede 7", "--seed"),
    ],
)
async def test_an_option_that_the_model_lacks_is_refused(scene: Scene, options: str, says: str) -> None:
    """The reply lists what the model supports, and there is no create."""
    answer = await scene.answer(await scene.say(f"/video {scene.marker} runs {options}"))
    assert says in answer.words
    await scene.assert_no_create()


async def test_a_default_finds_its_value_in_each_model(scene: Scene) -> None:
    """`landscape` is 16:9 in one model; a default that a model lacks is replaced there, and the card names it."""
    await scene.answer(await scene.say("/defaults portrait 15s"), "Saved")
    body, card = await ordered(scene, "--made-up")
    assert body == PLAIN | {"aspect_ratio": "9:16"}
    assert "This chat’s defaults: ratio." in card
    assert "This chat’s defaults that Made Up lacks: duration." in card
    other = await scene.say(f"/video other{scene.marker}")
    create = await scene.create_for(other, f"other{scene.marker}")
    assert {**create.body, "prompt": ""} == DEFAULTS | {"duration": 15, "prompt": ""}


async def test_defaults_have_the_options_of_the_chats_model(scene: Scene) -> None:
    """`/defaults` sets and shows the options of the chat's model."""
    saved = await scene.answer(await scene.say("/defaults model=made-up seed=7 no-enhance"), "Saved")
    assert "seed: 7 (this chat’s)" in saved.words and "enhance: off (this chat’s)" in saved.words
    assert "ratio: 16:9 (the bot’s)" in saved.words and "watermark" not in saved.words
    assert "/settings ratio=9:16 duration=4" in saved.words
    body, _ = await ordered(scene, "")
    assert body == PLAIN | {"enhance_prompt": False, "metadata": {"from": "bot", "seed": 7}}


async def test_a_chat_has_a_price_from_which_it_is_asked(scene: Scene) -> None:
    """It is no option: the create has no trace of it, and a video cannot have one of its own."""
    saved = await scene.answer(await scene.say("/defaults model=made-up confirm-above=0,25"), "Saved")
    assert "An order with these costs 0.25 USD." in saved.words
    assert "confirm-above: 0.25 USD (this chat’s)" in saved.words
    asked = await scene.say(f"/video {scene.marker} runs")
    offer = await scene.answer(asked, "It costs money")
    assert not scene.video.matching(scene.marker)
    await scene.telegram.press(offer, offer.button("🎬 Create for 0.25 USD"), scene.person)
    create = await scene.create_for(asked)
    assert {name: value for name, value in create.body.items() if name != "prompt"} == PLAIN
    refused = await scene.answer(await scene.say("/video a dog --confirm-above 9"))
    assert "a setting of the whole chat" in refused.words
    refused = await scene.answer(await scene.say("/defaults confirm-above=9€ ratio=1:1"))
    assert "Prices here are in USD" in refused.words and "Saved" not in refused.words
    reset = await scene.answer(await scene.say("/defaults reset"))
    assert "confirm-above: off (the bot’s)" in reset.words
    await scene.answer(await scene.say(f"/video {scene.marker} flies --model made-up"), "is being made")


async def test_a_repeat_keeps_the_options(scene: Scene) -> None:
    """A reply to the card changes one option and keeps the seed."""
    asked = await scene.say(f"/video {scene.marker} runs --made-up --seed 7 --drone")
    create = await scene.create_for(asked)
    card = await scene.answer(asked, create.task_id or "")
    await scene.say("--1080p", reply_to=card)
    again = (await scene.video.wait_for_creates(2, match=scene.marker))[1]
    assert again.body == create.body | {"quality": "1080P"}


async def test_two_pictures_for_a_model_that_needs_two(scene: Scene) -> None:
    """An album of two photos is an order; this model has no options."""
    await scene.telegram.send_album(scene.chat, scene.person, 2, f"{scene.marker} morphs --morph")
    create = await scene.create()
    assert {name for name, _ in create.body.items()} == {"images", "model", "prompt"}
    assert len(create.body["images"]) == 2


async def test_the_watermark_is_a_string_if_the_provider_requires_it(tmp_path: Path) -> None:
    """This applies to models with the documented options, listed or not; the stand-in refuses other types."""
    async with running_scene(tmp_path, WATERMARK_FORMAT="string") as scene:
        scene.video.watermark = "string"
        for model in ("sora-2", "sora-2-pro"):
            create = await scene.create_for(
                await scene.say(f"/video {model}{scene.marker} --{model}"), f"{model}{scene.marker}"
            )
            assert create.body["watermark"] == "true"
