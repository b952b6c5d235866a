"""How options that were said become a model's parameters, and those the body of a create."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import Catalogue, Model, NoLongerOffered, Price, alternatives_to, change, load_catalogue, resolve
from bot.errors import UserError
from bot.options import Choice, Option
from bot.parameters import Options, Parameters, Source
from tests.unit.said import catalogue_of, model_of, said


@pytest.fixture(scope="module")
def packaged() -> Catalogue:
    return load_catalogue(None)


def refused(key: str, catalogue: Catalogue, options: Options, chat: Options | None = None) -> Mapping[str, Any]:
    with pytest.raises(UserError) as error:
        resolve(catalogue, options, chat or said())
    assert error.value.key == key
    return error.value.values


class TestResolve:
    def test_nobody_chose(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, said(), said())
        assert parameters.values == {"orientation": "portrait", "size": "small", "duration": 10, "watermark": True}
        assert (parameters.model, set(parameters.sources.values())) == ("sora-2", {Source.BOT})

    def test_the_request_goes_over_the_chat_and_the_chat_over_the_bot(self, packaged: Catalogue) -> None:
        options = said(size="large", watermark=False)
        chat = said(size="small", duration=15, watermark=True)
        parameters = resolve(packaged, options, chat)
        assert parameters.values == {"orientation": "portrait", "size": "large", "duration": 15, "watermark": False}
        assert parameters.sources == {
            "model": "bot",
            "orientation": "bot",
            "size": "request",
            "duration": "chat",
            "watermark": "request",
        }

    def test_the_first_value_is_the_models_own(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, said("sora-2-pro"), said())
        assert (parameters.values["duration"], parameters.sources["duration"]) == (15, "bot")

    def test_a_value_of_the_request_that_the_model_lacks_is_refused(self, packaged: Catalogue) -> None:
        told = refused("option-not-offered", packaged, said("sora-2-pro", duration=10))
        assert told == {"model": "sora-2-pro", "option": "duration", "value": "10", "allowed": "15, 25"}

    def test_an_option_of_the_request_that_the_model_lacks_is_refused(self, packaged: Catalogue) -> None:
        told = refused("option-not-taken", packaged, said(seed=7))
        assert told == {"model": "sora-2", "option": "seed", "allowed": "orientation, size, duration, watermark"}

    def test_a_value_of_the_chat_gives_way_where_the_model_lacks_it(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, said("sora-2-pro"), said(duration=10, size="large", seed=7))
        assert parameters.values == {"orientation": "portrait", "size": "large", "duration": 15, "watermark": True}
        assert parameters.chosen_by(Source.MODEL) == ("duration", "seed")
        assert parameters.chosen_by(Source.CHAT) == ("size",)

    def test_what_the_request_says_leaves_nothing_to_give_way(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, said("sora-2-pro", duration=25), said(duration=10))
        assert (parameters.values["duration"], parameters.chosen_by(Source.MODEL)) == (25, ())

    def test_a_model_of_the_chat_that_is_gone_is_told_as_the_chats(self, packaged: Catalogue) -> None:
        refused("default-model-unknown", packaged, said(), said("sora-1"))

    def test_without_sora_2_the_first_model_that_works_is_the_default(self) -> None:
        catalogue = catalogue_of(model_of("a", paused="broken"), model_of("b", {"duration": (8, 4), "size": ("big",)}))
        parameters = resolve(catalogue, said(), said())
        assert (parameters.model, parameters.values) == ("b", {"duration": 8, "size": "big"})

    @pytest.mark.parametrize(
        ("options", "chat", "key"),
        [(said("a"), said(), "model-paused"), (said(), said("a"), "default-model-paused")],
    )
    def test_a_paused_model_is_refused_with_its_reason_and_the_others(
        self, options: Options, chat: Options, key: str
    ) -> None:
        told = refused(key, catalogue_of(model_of("a", paused="broken"), model_of("b")), options, chat)
        assert told == {"model": "a", "reason": "broken", "allowed": "b"}

    def test_a_paused_default_is_not_replaced_by_a_model_nobody_chose(self) -> None:
        refused("model-paused", catalogue_of(model_of("sora-2", paused="broken"), model_of("b")), said())

    def test_with_every_model_paused_there_is_nothing_to_offer(self) -> None:
        refused("models-all-paused", catalogue_of(model_of("a", paused="broken")), said())


WIDE = model_of("wide", {"ratio": ("9:16", "3:2", "16:9", "1:1")})
PIXELS = model_of("pixels", {"mode": ("auto", "4K"), "size": ("720x1280", "1280x720")})
BOTH = model_of("both", {"frame": ("1:1",), "orientation": ("portrait", "landscape")})
SHAPES = catalogue_of(WIDE, PIXELS, BOTH)


class TestShapes:
    @pytest.mark.parametrize(
        ("model", "asked", "made"),
        [
            ("wide", said(orientation="landscape"), {"ratio": "3:2"}),
            ("wide", said(orientation="16:9"), {"ratio": "16:9"}),
            ("wide", said(ar="square"), {"ratio": "1:1"}),
            ("wide", said(ratio="4:3"), {"ratio": "3:2"}),
            ("pixels", said(orientation="landscape"), {"mode": "auto", "size": "1280x720"}),
            ("pixels", said(ratio="2:3"), {"mode": "auto", "size": "720x1280"}),
            ("pixels", said(resolution="1280X720"), {"mode": "auto", "size": "1280x720"}),
            ("both", said(ratio="16:9"), {"frame": "1:1", "orientation": "landscape"}),
            ("both", said(frame="1:1", orientation="portrait"), {"frame": "1:1", "orientation": "portrait"}),
        ],
        ids=str,
    )
    def test_a_shape_finds_its_value(self, model: str, asked: Options, made: dict[str, Any]) -> None:
        """An exact value wins over a shape; among several of one shape, the one that is listed first."""
        options = replace(asked, model=model)
        assert resolve(SHAPES, options, said()).values == made
        assert resolve(SHAPES, said(model), asked).values == made

    def test_a_shape_that_the_model_lacks(self) -> None:
        assert refused("option-not-offered", SHAPES, said("both", orientation="square"))["option"] == "orientation"
        refused("option-not-offered", SHAPES, said("pixels", orientation="1:1"))

    def test_two_names_of_one_option_contradict_each_other(self) -> None:
        refused("option-twice", SHAPES, said("wide", orientation="landscape", ratio="9:16"))

    def test_the_latest_of_two_defaults_counts(self) -> None:
        chat = said(ratio="9:16").over(said(orientation="landscape"))
        assert resolve(SHAPES, said("both"), chat).values["orientation"] == "portrait"
        assert resolve(SHAPES, said("wide"), chat).values["ratio"] == "9:16"
        chat = said(orientation="landscape").over(chat)
        assert resolve(SHAPES, said("wide"), chat).values["ratio"] == "3:2"

    def test_a_word_that_may_be_either_option(self) -> None:
        catalogue = catalogue_of(model_of("a", {"quality": ("720P", "1080P")}), model_of("b", {"detail": ("1080P",)}))
        either = {"quality|detail": "1080P"}
        assert resolve(catalogue, Options("a", either), said()).values == {"quality": "1080P"}
        assert resolve(catalogue, Options("b", either), said()).values == {"detail": "1080P"}


class TestLimits:
    @pytest.mark.parametrize(
        ("images", "count", "key", "allowed"),
        [
            ((0, 2), 2, None, 0),
            ((0, 2), 3, "images-too-many", 2),
            ((0, 0), 1, "images-not-taken", 0),
            ((0, 0), 0, None, 0),
            ((1, 3), 0, "images-too-few", 1),
            ((2, 2), 1, "images-too-few", 2),
            ((2, 2), 2, None, 0),
        ],
    )
    def test_images_are_counted(self, images: tuple[int, int], count: int, key: str | None, allowed: int) -> None:
        model = model_of("a", images=images)
        if key is None:
            return model.check("a cat", count)
        with pytest.raises(UserError) as error:
            model.check("a cat", count)
        assert (error.value.key, error.value.values) == (key, {"model": "a", "count": count, "allowed": allowed})

    def test_links_that_may_be_pictures_are_not_too_few(self) -> None:
        model_of("a", images=(1, 2)).check("a cat", 0, 1)

    def test_a_prompt_may_be_too_long(self) -> None:
        model = model_of("a", prompt_length=5)
        model.check("a cat", 0)
        with pytest.raises(UserError, match="prompt-too-long") as error:
            model.check("a cats", 0)
        assert error.value.values == {"model": "a", "count": 6, "allowed": 5}

    def test_a_text_may_be_too_long(self) -> None:
        catalogue = catalogue_of(Model("a", options=(Option("negative", length=4),)))
        assert resolve(catalogue, said(negative="blur"), said()).values == {"negative": "blur"}
        told = refused("option-too-long", catalogue, said(negative="blurs"))
        assert told == {"model": "a", "option": "negative", "count": 5, "allowed": 4}
        assert resolve(catalogue, said(), said(negative="blurs")).chosen_by(Source.MODEL) == ("negative",)


class TestPrices:
    PRICES = (
        Price(Decimal("0.10"), per_second=True, when={"size": ("large",), "duration": (4, 8)}),
        Price(Decimal("0.50"), when={"size": ("large",)}),
        Price(Decimal("0.40")),
    )

    @pytest.mark.parametrize(
        ("size", "duration", "price"),
        [("large", 4, "0.40"), ("large", 8, "0.80"), ("large", 12, "0.50"), ("small", 4, "0.40")],
    )
    def test_the_first_that_fits(self, size: str, duration: int, price: str) -> None:
        model = model_of("a", {"size": ("small", "large"), "duration": (4, 8, 12)}, prices=self.PRICES)
        assert model.price({"size": size, "duration": duration}) == Decimal(price)

    def test_where_none_fits_the_price_is_unknown(self) -> None:
        model = model_of("a", {"size": ("small", "large")}, prices=self.PRICES[1:2])
        assert (model.price({"size": "small"}), model.price({}), model_of("b").price({})) == (None, None, None)

    def test_seconds_may_have_a_unit(self) -> None:
        model = model_of("a", {"seconds": ("5s", "10s")}, prices=(Price(Decimal("0.1"), per_second=True),))
        assert model.price({"seconds": "10s"}) == 1


class TestBody:
    def test_the_documents_seven_in_its_order(self, packaged: Catalogue) -> None:
        body = packaged.body("a cat", ["https://e.com/a.png"], resolve(packaged, said(), said()))
        assert list(body.items()) == [
            ("images", ["https://e.com/a.png"]),
            ("model", "sora-2"),
            ("orientation", "portrait"),
            ("prompt", "a cat"),
            ("size", "small"),
            ("duration", 10),
            ("watermark", True),
        ]

    @pytest.mark.parametrize("name", ["sora-2", "sora-2-pro", "sora-2-all", "sora-2-pro-all"])
    def test_every_packaged_model_sends_these_keys(self, packaged: Catalogue, name: str) -> None:
        body = packaged.body("a cat", [], resolve(packaged, said(name), said()))
        assert list(body) == ["images", "model", "orientation", "prompt", "size", "duration", "watermark"]
        assert (body["images"], body["watermark"]) == ([], True)

    @pytest.mark.parametrize("name", ["sora-2", "sora-2-pro"])
    def test_the_watermark_is_a_string_where_the_setting_says_so(self, name: str) -> None:
        catalogue = load_catalogue(None, "string")
        for watermark, sent in ((True, "true"), (False, "false")):
            body = catalogue.body("x", [], resolve(catalogue, said(name, watermark=watermark), said()))
            assert (body["watermark"], type(body["duration"])) == (sent, int)

    def test_a_string_watermark_depends_on_its_field_and_not_on_the_models_other_options(self, tmp_path: Path) -> None:
        """A list that was copied before an option was added is still sent as the provider requires."""
        (tmp_path / "models.toml").write_text(
            """
            [[models]]
            name = "fewer"
            options = { watermark = { values = [true, false] } }
            [[models]]
            name = "more"
            options = { mark = { field = "watermark", values = [true] }, seed = { range = [0, 9] }, fast = { values = [true] } }
            [[models]]
            name = "elsewhere"
            options = { watermark = { field = "metadata.watermark", values = [true] } }
            [[models]]
            name = "numbers"
            options = { watermark = { values = [{ say = true, send = 1 }, { say = false, send = 0 }] } }
            """
        )
        catalogue = load_catalogue(tmp_path / "models.toml", "string")
        sent = {}
        for name in catalogue.names:
            body = catalogue.body("x", [], resolve(catalogue, said(name), said()))
            sent[name] = {key: value for key, value in body.items() if key not in {"model", "prompt", "images"}}
        assert sent == {
            "fewer": {"watermark": "true"},
            "more": {"watermark": "true", "fast": True},
            "elsewhere": {"metadata": {"watermark": True}},
            "numbers": {"watermark": 1},
        }

    def test_a_model_that_was_removed_sends_its_watermark_as_the_others_do(self) -> None:
        gone = Parameters("gone", {"watermark": False}, {"watermark": Source.REQUEST})
        assert load_catalogue(None, "string").body("x", [], gone)["watermark"] == "false"
        assert load_catalogue(None).body("x", [], gone)["watermark"] is False

    def test_every_kind_of_option(self) -> None:
        model = Model(
            "a",
            sends="a-1.0",
            fields={"private": True, "metadata": {"from": "bot"}},
            options=(
                Option("duration", "seconds", (Choice(4, 4), Choice(8, 8)), as_string=True),
                Option("enhance", "enhance_prompt", (Choice(True, True), Choice(False, False)), as_string=True),
                Option("shape", choices=(Choice("portrait", {"width": 720}), Choice("landscape", {"width": 1280}))),
                Option("seed", "metadata.seed", range=(0, 99)),
                Option("scale", "metadata.cfg.scale", range=(0.0, 1.0)),
                Option("negative", "negative_prompt", length=9),
            ),
        )
        catalogue = catalogue_of(model)
        chosen = said(duration=8, enhance=False, shape="16:9", seed=7, scale=0.5, negative="blurry")
        body = catalogue.body("x", ["u"], resolve(catalogue, chosen, said()))
        assert body == {
            "model": "a-1.0", "prompt": "x", "images": ["u"], "private": True, "seconds": "8", "enhance_prompt": "false",
            "shape": {"width": 1280}, "metadata": {"from": "bot", "seed": 7, "cfg": {"scale": 0.5}},
            "negative_prompt": "blurry",
        }  # fmt: skip
        plain = catalogue.body("x", [], resolve(catalogue, said(), said()))
        assert plain["metadata"] == {"from": "bot"}  # what was put in for the one create is not in the next
        assert "negative_prompt" not in plain

    def test_a_model_without_pictures_sends_none(self) -> None:
        catalogue = catalogue_of(model_of("a", images=(0, 0)))
        assert "images" not in catalogue.body("x", [], resolve(catalogue, said(), said()))

    def test_a_model_that_is_gone_is_sent_as_it_was_ordered(self, packaged: Catalogue) -> None:
        ordered = resolve(packaged, said("sora-2-pro"), said())
        assert catalogue_of(model_of("b")).body("x", [], ordered) == packaged.body("x", [], ordered)

    def test_what_the_catalogue_lost_since_is_not_replaced(self, packaged: Catalogue) -> None:
        ordered = resolve(packaged, said(size="large"), said())
        with pytest.raises(NoLongerOffered, match="size"):
            catalogue_of(model_of("sora-2", {"duration": (10, 15)})).body("x", [], ordered)
        shaped = Model("sora-2", options=(Option("size", choices=(Choice("4K", {"width": 3840}),)),))
        with pytest.raises(NoLongerOffered, match="large"):
            catalogue_of(shaped).body("x", [], Parameters("sora-2", {"size": "large"}))

    def test_an_option_that_nobody_chose_goes_with_the_catalogue(self, packaged: Catalogue) -> None:
        ordered = resolve(packaged, said(), said())
        body = catalogue_of(model_of("sora-2", {"size": ("small",)})).body("x", [], ordered)
        assert body == {"images": [], "model": "sora-2", "prompt": "x", "size": "small"}


class TestChange:
    """Ordering again: what is not said stays."""

    def test_what_the_bot_chose_stays_too(self, packaged: Catalogue) -> None:
        before = resolve(packaged, said(size="large"), said())
        assert change(packaged, before, said()) == before
        assert change(packaged, before, said(orientation="landscape")).values["size"] == "large"

    def test_what_a_chats_default_chose_is_the_requests_now(self, packaged: Catalogue) -> None:
        before = resolve(packaged, said(), said(orientation="landscape"))
        after = change(packaged, before, said())
        assert (after.values["orientation"], after.sources["orientation"]) == ("landscape", Source.REQUEST)

    def test_what_the_bot_chose_gives_way_to_another_model(self, packaged: Catalogue) -> None:
        before = resolve(packaged, said(), said())
        after = change(packaged, before, said("sora-2-pro"))
        assert (after.values["duration"], after.sources["duration"]) == (15, Source.BOT)

    def test_what_a_person_chose_does_not(self, packaged: Catalogue) -> None:
        before = resolve(packaged, said(duration=10), said())
        with pytest.raises(UserError, match="option-not-offered"):
            change(packaged, before, said("sora-2-pro"))

    def test_a_shape_that_a_person_chose_is_found_in_another_model(self) -> None:
        before = resolve(SHAPES, said("both", orientation="landscape"), said())
        after = change(SHAPES, before, said("wide"))
        assert (after.values, after.sources["ratio"]) == ({"ratio": "3:2"}, Source.REQUEST)
        assert change(SHAPES, before, said("wide", ratio="9:16")).values == {"ratio": "9:16"}

    def test_what_gave_way_to_a_model_comes_back_with_another(self, packaged: Catalogue) -> None:
        """Nobody chose 15 seconds."""
        short = resolve(packaged, said(), said())
        long = change(packaged, short, said("sora-2-pro"))
        assert change(packaged, long, said(orientation="landscape")).values["duration"] == 15
        assert change(packaged, long, said("sora-2")).values["duration"] == short.values["duration"] == 10

    @pytest.mark.parametrize(
        ("lost", "key"),
        [
            (Parameters("sora-1", {}), "model-unknown"),
            (Parameters("sora-2", {"duration": 5}, {"duration": Source.BOT}), "option-not-offered"),
            (Parameters("sora-2", {"seed": 5}, {"seed": Source.REQUEST}), "option-not-taken"),
        ],
        ids=["model", "value", "option"],
    )
    def test_what_the_catalogue_has_no_more_is_not_replaced_in_silence(
        self, packaged: Catalogue, lost: Parameters, key: str
    ) -> None:
        with pytest.raises(UserError, match=key):
            change(packaged, lost, said())

    def test_an_option_that_is_gone_and_nobody_chose_is_dropped(self) -> None:
        before = resolve(catalogue_of(model_of("a", {"size": ("big",), "mode": ("x",)})), said(), said())
        assert change(catalogue_of(model_of("a", {"size": ("big",)})), before, said()).values == {"size": "big"}

    def test_others_that_could_make_the_same(self, packaged: Catalogue) -> None:
        """Those whose limits it keeps; the one that is named for it comes first."""
        models = (
            model_of("a", instead="d"), model_of("b", images=(2, 2)), model_of("c"), model_of("d"),
            model_of("e", {"size": ("huge",)}), model_of("f", paused="broken"),
        )  # fmt: skip
        before = resolve(catalogue_of(*models), said("a", size="large"), said())
        assert [model.name for model in alternatives_to(catalogue_of(*models), before, 0)] == ["d", "c"]
        assert [model.name for model in alternatives_to(catalogue_of(*models), before, 2)] == ["d", "b", "c"]
        short = catalogue_of(models[0], model_of("g", prompt_length=3))
        assert [alternatives_to(short, before, 0, prompt) for prompt in ("cat", "cats")] == [[short.models[1]], []]
