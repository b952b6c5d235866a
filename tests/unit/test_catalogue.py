"""The model catalogue: what the operator's file may say, and how a choice becomes parameters."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import Catalogue, Choice, Model, Parameters, Source, change, load_catalogue, resolve
from bot.errors import SettingsError, UserError


@pytest.fixture(scope="module")
def packaged() -> Catalogue:
    return load_catalogue(None)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "models.toml"
    path.write_text(text, "utf-8")
    return path


def refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(SettingsError) as problem:
        load_catalogue(written(tmp_path, text))
    (line,) = problem.value.lines
    assert line.startswith(f"MODELS_FILE {tmp_path}")
    assert "\n" not in line
    return line


def values(parameters: Parameters) -> tuple[object, ...]:
    return (
        parameters.model,
        parameters.orientation,
        parameters.size,
        parameters.duration,
        parameters.watermark,
    )


class TestFile:
    def test_the_packaged_list_has_the_known_models(self, packaged: Catalogue) -> None:
        assert packaged.names == ("sora-2", "sora-2-pro", "sora-2-all", "sora-2-pro-all")
        assert packaged.get("sora-2").durations == (10, 15)
        assert packaged.get("sora-2-pro").durations == (15, 25)
        assert packaged.sizes == ("small", "large")
        assert packaged.orientations == ("portrait", "landscape")
        assert packaged.durations == (10, 15, 25)

    def test_a_model_needs_only_its_name(self, tmp_path: Path) -> None:
        model = load_catalogue(written(tmp_path, '[[models]]\nname = "veo-3.1"')).get("veo-3.1")
        assert model == Model(name="veo-3.1", title="veo-3.1")
        assert (model.sizes, model.durations, model.orientations) == (
            ("small", "large"),
            (10, 15),
            ("portrait", "landscape"),
        )
        assert (model.max_images, model.paused, model.price(10)) == (10, "", None)

    def test_everything_about_a_model_can_be_said(self, tmp_path: Path) -> None:
        text = """
            currency = "USD"
            [[models]]
            name = "grok-video"
            title = "Grok"
            sizes = ["720p"]
            durations = [12, 6]
            orientations = ["square"]
            max_images = 1
            prices = { 6 = 0.10, 12 = 1 }
            paused = "back on Monday"
        """
        catalogue = load_catalogue(written(tmp_path, text))
        model = catalogue.models[0]
        assert model.durations == (6, 12)
        assert model.price(6) == Decimal("0.10")
        assert model.price(12) == 1
        assert (catalogue.currency, model.paused, catalogue.available) == ("USD", "back on Monday", ())

    def test_prices_are_exact(self, tmp_path: Path) -> None:
        text = '[[models]]\nname = "a"\nprices = { 10 = 0.1 }'
        assert str(load_catalogue(written(tmp_path, text)).models[0].price(10)) == "0.1"

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("[[models]\n", "line 1"),
            ("", "models: is missing"),
            ("models = []", "models: is empty"),
            ("[[models]]\ntitle = 'x'", "model 1, name: is missing"),
            ("[[models]]\nname = 'two words'", "model 1, name: must be one word"),
            ("[[models]]\nname = 'a'\n[[models]]\nname = 'A'", "a is there twice"),
            ("[[models]]\nname = 'a'\nsize = ['x']", "model 1, size: is not known"),
            ("[[model]]\nname = 'a'\n[[models]]\nname = 'a'", "model: is not known"),
            (
                "[[models]]\nname = 'a'\ndurations = ['ten']",
                "model 1, durations, 0: must be a whole number",
            ),
            ("[[models]]\nname = 'a'\ndurations = []", "model 1, durations: is empty"),
            ("[[models]]\nname = 'a'\nprices = { 99 = 1 }", "prices name 99 s"),
            ("[[models]]\nname = 'a'\npaused = true", "write the reason"),
        ],
    )
    def test_a_bad_file_is_one_line_with_the_place(self, tmp_path: Path, text: str, told: str) -> None:
        assert told in refused(tmp_path, text)

    def test_a_file_in_another_encoding_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "models.toml"
        path.write_bytes(b'[[models]]\nname = "\xff"')
        with pytest.raises(SettingsError, match="UTF-8"):
            load_catalogue(path)

    def test_a_missing_file_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(SettingsError, match=r"MODELS_FILE .*nothing\.toml cannot be read"):
            load_catalogue(tmp_path / "nothing.toml")

    def test_a_model_is_found_in_any_case_and_an_unknown_one_lists_those_there_are(self, packaged: Catalogue) -> None:
        assert packaged.get("SORA-2").name == "sora-2"
        with pytest.raises(UserError) as error:
            packaged.get("x" * 500)
        assert error.value.key == "model-unknown"
        assert len(error.value.values["value"]) == 40
        assert error.value.values["allowed"] == "sora-2, sora-2-pro, sora-2-all, sora-2-pro-all"


class TestResolve:
    def test_nobody_chose(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, Choice(), Choice(), 0)
        assert values(parameters) == ("sora-2", "portrait", "small", 10, True)
        assert set(parameters.sources.values()) == {Source.BOT}

    def test_the_request_goes_over_the_chat_and_the_chat_over_the_bot(self, packaged: Catalogue) -> None:
        said = Choice(size="large", watermark=False)
        chat = Choice(size="small", duration=15, watermark=True)
        parameters = resolve(packaged, said, chat, 0)
        assert values(parameters) == ("sora-2", "portrait", "large", 15, False)
        assert parameters.sources == {
            "model": "bot",
            "orientation": "bot",
            "size": "request",
            "duration": "chat",
            "watermark": "request",
        }

    def test_the_bots_own_default_gives_way_to_what_the_model_has(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, Choice(model="sora-2-pro"), Choice(), 0)
        assert (parameters.duration, parameters.sources["duration"]) == (15, "bot")

    def test_a_value_of_the_request_that_the_model_lacks_is_refused(self, packaged: Catalogue) -> None:
        with pytest.raises(UserError) as error:
            resolve(packaged, Choice(model="sora-2-pro", duration=10), Choice(), 0)
        assert error.value.key == "option-not-offered"
        assert error.value.values == {
            "model": "sora-2-pro",
            "option": "duration",
            "value": "10",
            "allowed": "15, 25",
        }

    def test_a_value_of_the_chat_that_the_model_lacks_is_told_as_the_chats(self, packaged: Catalogue) -> None:
        with pytest.raises(UserError) as error:
            resolve(packaged, Choice(model="sora-2-pro"), Choice(duration=10), 0)
        assert error.value.key == "default-not-offered"
        assert error.value.values["allowed"] == "15, 25"

    def test_a_model_of_the_chat_that_is_gone_is_told_as_the_chats(self, packaged: Catalogue) -> None:
        with pytest.raises(UserError, match="default-model-unknown"):
            resolve(packaged, Choice(), Choice(model="sora-1"), 0)

    def test_without_sora_2_the_first_model_that_works_is_the_default(self) -> None:
        catalogue = Catalogue(
            models=(Model(name="a", paused="broken"), Model(name="b", durations=(8, 4), sizes=("big",)))
        )
        parameters = resolve(catalogue, Choice(), Choice(), 0)
        assert values(parameters) == ("b", "portrait", "big", 4, True)

    @pytest.mark.parametrize(
        ("said", "chat", "key"),
        [
            (Choice(model="a"), Choice(), "model-paused"),
            (Choice(), Choice(model="a"), "default-model-paused"),
        ],
    )
    def test_a_paused_model_is_refused_with_its_reason_and_the_others(
        self, said: Choice, chat: Choice, key: str
    ) -> None:
        catalogue = Catalogue(models=(Model(name="a", paused="broken"), Model(name="b")))
        with pytest.raises(UserError) as error:
            resolve(catalogue, said, chat, 0)
        assert error.value.key == key
        assert error.value.values == {"model": "a", "reason": "broken", "allowed": "b"}

    def test_a_paused_default_is_not_replaced_by_a_model_nobody_chose(self) -> None:
        catalogue = Catalogue(models=(Model(name="sora-2", paused="broken"), Model(name="b")))
        with pytest.raises(UserError, match="model-paused"):
            resolve(catalogue, Choice(), Choice(), 0)

    def test_with_every_model_paused_there_is_nothing_to_offer(self) -> None:
        with pytest.raises(UserError, match="models-all-paused"):
            resolve(Catalogue(models=(Model(name="a", paused="broken"),)), Choice(), Choice(), 0)

    @pytest.mark.parametrize(
        ("limit", "count", "key"),
        [(2, 2, None), (2, 3, "images-too-many"), (0, 1, "images-not-taken"), (0, 0, None)],
    )
    def test_images_are_counted_before_money_is_spent(self, limit: int, count: int, key: str | None) -> None:
        catalogue = Catalogue(models=(Model(name="a", max_images=limit),))
        if key is None:
            assert resolve(catalogue, Choice(), Choice(), count).model == "a"
            return
        with pytest.raises(UserError) as error:
            resolve(catalogue, Choice(), Choice(), count)
        assert error.value.key == key
        assert error.value.values == {"model": "a", "count": count, "allowed": limit}


def test_a_choice_over_another_keeps_what_it_does_not_say() -> None:
    below = Choice(model="a", size="small", watermark=True)
    assert Choice(size="large", watermark=False).over(below) == Choice(model="a", size="large", watermark=False)


class TestChange:
    """Ordering anew: what is not said stays."""

    def test_what_the_bot_chose_stays_too(self, packaged: Catalogue) -> None:
        before = resolve(packaged, Choice(size="large"), Choice(), 0)
        assert change(packaged, before, Choice(), 0) == before
        assert change(packaged, before, Choice(orientation="landscape"), 0).size == "large"

    def test_what_a_chats_default_chose_is_the_requests_now(self, packaged: Catalogue) -> None:
        before = resolve(packaged, Choice(), Choice(orientation="landscape"), 0)
        after = change(packaged, before, Choice(), 0)
        assert (after.orientation, after.sources["orientation"]) == ("landscape", Source.REQUEST)

    def test_what_the_bot_chose_gives_way_to_another_model(self, packaged: Catalogue) -> None:
        before = resolve(packaged, Choice(), Choice(), 0)
        after = change(packaged, before, Choice(model="sora-2-pro"), 0)
        assert (after.duration, after.sources["duration"]) == (15, Source.BOT)

    def test_what_a_person_chose_does_not(self, packaged: Catalogue) -> None:
        before = resolve(packaged, Choice(duration=10), Choice(), 0)
        with pytest.raises(UserError, match="option-not-offered"):
            change(packaged, before, Choice(model="sora-2-pro"), 0)

    def test_what_gave_way_to_a_model_comes_back_with_another(self, packaged: Catalogue) -> None:
        """Nobody chose 15 seconds."""
        short = resolve(packaged, Choice(), Choice(), 0)
        long = change(packaged, short, Choice(model="sora-2-pro"), 0)
        assert change(packaged, long, Choice(orientation="landscape"), 0).duration == 15
        assert change(packaged, long, Choice(model="sora-2"), 0).duration == short.duration == 10

    @pytest.mark.parametrize(
        ("lost", "key"), [({"model": "sora-1"}, "model-unknown"), ({"duration": 5}, "option-not-offered")]
    )
    def test_what_the_catalogue_has_no_more_is_not_replaced_in_silence(
        self, packaged: Catalogue, lost: dict[str, Any], key: str
    ) -> None:
        before = replace(resolve(packaged, Choice(), Choice(), 0), **lost)
        with pytest.raises(UserError, match=key):
            change(packaged, before, Choice(), 0)
