"""The options of a request become the parameters of a model, and these the body of a create."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import (
    Catalogue,
    Model,
    NoLongerOffered,
    Price,
    Usable,
    alternatives_to,
    change,
    load_catalogue,
    lost_option,
    picture_refusal,
    resolve,
)
from bot.errors import UserError
from bot.options import Choice, Option
from bot.parameters import Options, Parameters, Source
from tests.unit.options import body_of, catalogue_of, model_of, options_of


@pytest.fixture(scope="module")
def packaged() -> Catalogue:
    return load_catalogue(None)


def refused(key: str, catalogue: Catalogue, options: Options, chat: Options | None = None) -> Mapping[str, Any]:
    with pytest.raises(UserError) as error:
        resolve(catalogue, options, chat or options_of())
    assert error.value.key == key
    return error.value.values


class TestResolve:
    def test_without_choices_the_defaults_apply(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, options_of(), options_of())
        assert parameters.values == {"orientation": "portrait", "size": "small", "duration": 10, "watermark": True}
        assert (parameters.model, set(parameters.sources.values())) == ("sora-2", {Source.BOT})

    def test_the_request_overrides_the_chat_and_the_chat_overrides_the_bot(self, packaged: Catalogue) -> None:
        options = options_of(size="large", watermark=False)
        chat = options_of(size="small", duration=15, watermark=True)
        parameters = resolve(packaged, options, chat)
        assert parameters.values == {"orientation": "portrait", "size": "large", "duration": 15, "watermark": False}
        assert parameters.sources == {
            "model": "bot",
            "orientation": "bot",
            "size": "request",
            "duration": "chat",
            "watermark": "request",
        }

    def test_the_first_value_is_the_default(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, options_of("sora-2-pro"), options_of())
        assert (parameters.values["duration"], parameters.sources["duration"]) == (15, "bot")

    def test_a_value_of_the_request_that_the_model_lacks_is_refused(self, packaged: Catalogue) -> None:
        told = refused("option-not-offered", packaged, options_of("sora-2-pro", duration=12))
        assert told == {"model": "Sora 2 Pro", "option": "duration", "value": "12", "allowed": "15, 25"}

    def test_models_that_have_the_value_are_named(self, packaged: Catalogue) -> None:
        told = refused("value-elsewhere", packaged, options_of("sora-2-pro", duration=10))
        assert told == {
            "model": "Sora 2 Pro", "option": "duration", "value": "10", "allowed": "15, 25",
            "others": "sora-2, sora-2-all",
        }  # fmt: skip

    def test_models_that_have_the_option_are_named(self) -> None:
        """Up to four that are not paused and have the value, first the one in `instead`."""
        seeded = [model_of(name, {"seed": (7, 8)}) for name in "bcdef"]
        others = [model_of("g", {"seed": (1,)}), model_of("h", {"seed": (7,)}, paused="broken"), *seeded]
        catalogue = catalogue_of(model_of("a", {"size": ("big",)}, instead="f"), *others)
        told = refused("option-elsewhere", catalogue, options_of("a", seed=7))
        assert told == {"model": "a", "option": "seed", "allowed": "size", "others": "f, b, c, d"}
        refused("option-not-taken", catalogue, options_of("a", seed=9))

    def test_an_option_of_the_request_that_the_model_lacks_is_refused(self, packaged: Catalogue) -> None:
        told = refused("option-not-taken", packaged, options_of(seed=7))
        assert told == {"model": "Sora 2", "option": "seed", "allowed": "orientation, size, duration, watermark"}

    def test_a_default_of_the_chat_that_the_model_lacks_is_replaced(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, options_of("sora-2-pro"), options_of(duration=10, size="large", seed=7))
        assert parameters.values == {"orientation": "portrait", "size": "large", "duration": 15, "watermark": True}
        assert parameters.chosen_by(Source.MODEL) == ("duration", "seed")
        assert parameters.chosen_by(Source.CHAT) == ("size",)

    def test_a_default_of_the_chat_that_the_request_overrides_is_not_reported(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, options_of("sora-2-pro", duration=25), options_of(duration=10))
        assert (parameters.values["duration"], parameters.chosen_by(Source.MODEL)) == (25, ())

    def test_a_topics_defaults_apply_before_the_chats(self, packaged: Catalogue) -> None:
        chat, topic = options_of("sora-2", duration=15, size="large"), options_of("sora-2-pro", duration=25)
        parameters = resolve(packaged, options_of(), chat, topic)
        assert (parameters.model, parameters.values["duration"], parameters.values["size"]) == (
            "sora-2-pro", 25, "large",
        )  # fmt: skip
        assert parameters.chosen_by(Source.TOPIC) == ("model", "duration")
        assert parameters.chosen_by(Source.CHAT) == ("size",)
        asked = resolve(packaged, options_of("sora-2-all", duration=10), chat, topic)
        assert (asked.model, asked.values["duration"], asked.chosen_by(Source.TOPIC)) == ("sora-2-all", 10, ())

    def test_what_the_model_lacks_of_a_topic_is_taken_from_the_chat(self, packaged: Catalogue) -> None:
        parameters = resolve(packaged, options_of(), options_of(duration=15), options_of(duration=25, seed=7))
        assert (parameters.values["duration"], parameters.sources["duration"]) == (15, Source.CHAT)
        assert parameters.chosen_by(Source.MODEL) == ("seed",)

    def test_a_topics_defaults_give_way_to_another_model_and_keep_their_source(self, packaged: Catalogue) -> None:
        chat, topic = options_of(size="large"), options_of("sora-2-pro", duration=25, orientation="landscape")
        before = resolve(packaged, options_of(), chat, topic)
        after = change(packaged, before, options_of("sora-2"))
        assert (after.values["duration"], after.sources["duration"]) == (10, Source.MODEL)
        assert (after.chosen_by(Source.TOPIC), after.chosen_by(Source.CHAT)) == (("orientation",), ("size",))

    def test_a_removed_model_of_the_chat_has_an_error_of_its_own(self, packaged: Catalogue) -> None:
        refused("default-model-unknown", packaged, options_of(), options_of("sora-1"))

    def test_without_sora_2_the_first_model_that_is_not_paused_is_the_default(self) -> None:
        catalogue = catalogue_of(model_of("a", paused="broken"), model_of("b", {"duration": (8, 4), "size": ("big",)}))
        parameters = resolve(catalogue, options_of(), options_of())
        assert (parameters.model, parameters.values) == ("b", {"duration": 8, "size": "big"})

    @pytest.mark.parametrize(
        ("options", "chat", "key"),
        [(options_of("a"), options_of(), "model-paused"), (options_of(), options_of("a"), "default-model-paused")],
    )
    def test_a_paused_model_is_refused_with_its_reason_and_the_others(
        self, options: Options, chat: Options, key: str
    ) -> None:
        told = refused(key, catalogue_of(model_of("a", paused="broken"), model_of("b")), options, chat)
        assert told == {"model": "a", "reason": "broken", "allowed": "b"}

    def test_a_paused_default_model_is_not_replaced(self) -> None:
        refused("model-paused", catalogue_of(model_of("sora-2", paused="broken"), model_of("b")), options_of())

    def test_all_models_may_be_paused(self) -> None:
        refused("models-all-paused", catalogue_of(model_of("a", paused="broken")), options_of())


WIDE = model_of("wide", {"ratio": ("9:16", "3:2", "16:9", "1:1")})
PIXELS = model_of("pixels", {"mode": ("auto", "4K"), "size": ("720x1280", "1280x720")})
BOTH = model_of("both", {"frame": ("1:1",), "orientation": ("portrait", "landscape")})
SHAPES = catalogue_of(WIDE, PIXELS, BOTH)


class TestShapes:
    @pytest.mark.parametrize(
        ("model", "asked", "made"),
        [
            ("wide", options_of(orientation="landscape"), {"ratio": "3:2"}),
            ("wide", options_of(orientation="16:9"), {"ratio": "16:9"}),
            ("wide", options_of(ar="square"), {"ratio": "1:1"}),
            ("wide", options_of(ratio="4:3"), {"ratio": "3:2"}),
            ("pixels", options_of(orientation="landscape"), {"mode": "auto", "size": "1280x720"}),
            ("pixels", options_of(ratio="2:3"), {"mode": "auto", "size": "720x1280"}),
            ("pixels", options_of(resolution="1280X720"), {"mode": "auto", "size": "1280x720"}),
            ("both", options_of(ratio="16:9"), {"frame": "1:1", "orientation": "landscape"}),
            ("both", options_of(frame="1:1", orientation="portrait"), {"frame": "1:1", "orientation": "portrait"}),
        ],
        ids=str,
    )
    def test_a_shape_is_translated_to_a_value(self, model: str, asked: Options, made: dict[str, Any]) -> None:
        """An exact value is preferred; among several of the same shape, the first."""
        options = replace(asked, model=model)
        assert resolve(SHAPES, options, options_of()).values == made
        assert resolve(SHAPES, options_of(model), asked).values == made

    def test_a_shape_that_the_model_lacks(self) -> None:
        assert refused("value-elsewhere", SHAPES, options_of("both", orientation="square"))["option"] == "orientation"
        refused("value-elsewhere", SHAPES, options_of("pixels", orientation="1:1"))

    def test_two_names_of_one_option_contradict_each_other(self) -> None:
        refused("option-twice", SHAPES, options_of("wide", orientation="landscape", ratio="9:16"))

    def test_the_last_of_two_defaults_counts(self) -> None:
        chat = options_of(ratio="9:16").over(options_of(orientation="landscape"))
        assert resolve(SHAPES, options_of("both"), chat).values["orientation"] == "portrait"
        assert resolve(SHAPES, options_of("wide"), chat).values["ratio"] == "9:16"
        chat = options_of(orientation="landscape").over(chat)
        assert resolve(SHAPES, options_of("wide"), chat).values["ratio"] == "3:2"

    def test_a_word_that_may_be_either_option(self) -> None:
        catalogue = catalogue_of(model_of("a", {"quality": ("720P", "1080P")}), model_of("b", {"detail": ("1080P",)}))
        either = {"quality|detail": "1080P"}
        assert resolve(catalogue, Options("a", either), options_of()).values == {"quality": "1080P"}
        assert resolve(catalogue, Options("b", either), options_of()).values == {"detail": "1080P"}


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

    def test_doubtful_links_count_towards_the_fewest_images(self) -> None:
        model_of("a", images=(1, 2)).check("a cat", 0, 1)

    def test_a_prompt_may_be_too_long(self) -> None:
        model = model_of("a", prompt_length=5)
        model.check("a cat", 0)
        with pytest.raises(UserError, match="prompt-too-long") as error:
            model.check("a cats", 0)
        assert error.value.values == {"model": "a", "count": 6, "allowed": 5}

    def test_a_text_may_be_too_long(self) -> None:
        catalogue = catalogue_of(Model("a", options=(Option("negative", length=4),)))
        assert resolve(catalogue, options_of(negative="blur"), options_of()).values == {"negative": "blur"}
        told = refused("option-too-long", catalogue, options_of(negative="blurs"))
        assert told == {"model": "a", "option": "negative", "count": 5, "allowed": 4}
        assert resolve(catalogue, options_of(), options_of(negative="blurs")).chosen_by(Source.MODEL) == ("negative",)


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
    def test_the_first_price_that_applies(self, size: str, duration: int, price: str) -> None:
        model = model_of("a", {"size": ("small", "large"), "duration": (4, 8, 12)}, prices=self.PRICES)
        assert model.price({"size": size, "duration": duration}) == Decimal(price)

    def test_without_a_price_that_applies_it_is_unknown(self) -> None:
        model = model_of("a", {"size": ("small", "large")}, prices=self.PRICES[1:2])
        assert (model.price({"size": "small"}), model.price({}), model_of("b").price({})) == (None, None, None)

    def test_seconds_may_have_a_unit(self) -> None:
        model = model_of("a", {"seconds": ("5s", "10s")}, prices=(Price(Decimal("0.1"), per_second=True),))
        assert model.price({"seconds": "10s"}) == 1


class TestBody:
    def test_the_documented_keys_are_in_the_documented_order(self, packaged: Catalogue) -> None:
        body = body_of(packaged, "a cat", ["https://e.com/a.png"], resolve(packaged, options_of(), options_of()))
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
        body = body_of(packaged, "a cat", [], resolve(packaged, options_of(name), options_of()))
        assert list(body) == ["images", "model", "orientation", "prompt", "size", "duration", "watermark"]
        assert (body["images"], body["watermark"]) == ([], True)

    @pytest.mark.parametrize("name", ["sora-2", "sora-2-pro"])
    def test_the_watermark_may_be_a_string(self, name: str) -> None:
        catalogue = load_catalogue(None, "string")
        for watermark, sent in ((True, "true"), (False, "false")):
            body = body_of(catalogue, "x", [], resolve(catalogue, options_of(name, watermark=watermark), options_of()))
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
            body = body_of(catalogue, "x", [], resolve(catalogue, options_of(name), options_of()))
            sent[name] = {key: value for key, value in body.items() if key not in {"model", "prompt", "images"}}
        assert sent == {
            "fewer": {"watermark": "true"},
            "more": {"watermark": "true", "fast": True},
            "elsewhere": {"metadata": {"watermark": True}},
            "numbers": {"watermark": 1},
        }

    def test_equal_values_of_different_types_are_sent_as_what_they_are(self) -> None:
        """For Python, True and 1 are one key; what is sent for a value is remembered."""
        model = Model(
            "a", options=(Option("mark", choices=(Choice(True, "yes"), Choice(1, "one"), Choice(1.0, "1.0"))),)
        )
        for _ in range(2):
            sent = [model.create_fields("x", Parameters("a", {"mark": value}))["mark"] for value in (1, True, 1.0)]
            assert sent == ["one", "yes", "1.0"]

    def test_a_model_that_was_removed_sends_its_watermark_as_the_others_do(self) -> None:
        gone = Parameters("gone", {"watermark": False}, {"watermark": Source.REQUEST})
        assert body_of(load_catalogue(None, "string"), "x", [], gone)["watermark"] == "false"
        assert body_of(load_catalogue(None), "x", [], gone)["watermark"] is False

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
        chosen = options_of(duration=8, enhance=False, shape="16:9", seed=7, scale=0.5, negative="blurry")
        body = body_of(catalogue, "x", ["u"], resolve(catalogue, chosen, options_of()))
        assert body == {
            "model": "a-1.0", "prompt": "x", "images": ["u"], "private": True, "seconds": "8", "enhance_prompt": "false",
            "shape": {"width": 1280}, "metadata": {"from": "bot", "seed": 7, "cfg": {"scale": 0.5}},
            "negative_prompt": "blurry",
        }  # fmt: skip
        plain = body_of(catalogue, "x", [], resolve(catalogue, options_of(), options_of()))
        assert plain["metadata"] == {"from": "bot"}  # the fields of the model are not changed by a create
        assert "negative_prompt" not in plain

    def test_a_model_without_pictures_sends_none(self) -> None:
        catalogue = catalogue_of(model_of("a", images=(0, 0)))
        assert "images" not in body_of(catalogue, "x", [], resolve(catalogue, options_of(), options_of()))

    def test_a_removed_model_is_sent_as_it_was_ordered(self, packaged: Catalogue) -> None:
        ordered = resolve(packaged, options_of("sora-2-pro"), options_of())
        assert body_of(catalogue_of(model_of("b")), "x", [], ordered) == body_of(packaged, "x", [], ordered)

    def test_a_removed_option_or_value_is_not_replaced(self, packaged: Catalogue) -> None:
        ordered = resolve(packaged, options_of(size="large"), options_of())
        with pytest.raises(NoLongerOffered, match="size"):
            body_of(catalogue_of(model_of("sora-2", {"duration": (10, 15)})), "x", [], ordered)
        shaped = Model("sora-2", options=(Option("size", choices=(Choice("4K", {"width": 3840}),)),))
        with pytest.raises(NoLongerOffered, match="large"):
            body_of(catalogue_of(shaped), "x", [], Parameters("sora-2", {"size": "large"}))

    def test_a_removed_option_that_nobody_chose_is_omitted(self, packaged: Catalogue) -> None:
        ordered = resolve(packaged, options_of(), options_of())
        body = body_of(catalogue_of(model_of("sora-2", {"size": ("small",)})), "x", [], ordered)
        assert body == {"images": [], "model": "sora-2", "prompt": "x", "size": "small"}


class TestChange:
    """A repeat keeps everything that is not changed."""

    def test_a_default_is_kept(self, packaged: Catalogue) -> None:
        before = resolve(packaged, options_of(size="large"), options_of())
        assert change(packaged, before, options_of()) == before
        assert change(packaged, before, options_of(orientation="landscape")).values["size"] == "large"

    def test_a_default_of_the_chat_becomes_part_of_the_request(self, packaged: Catalogue) -> None:
        before = resolve(packaged, options_of(), options_of(orientation="landscape"))
        after = change(packaged, before, options_of())
        assert (after.values["orientation"], after.sources["orientation"]) == ("landscape", Source.REQUEST)

    def test_a_default_is_replaced_by_that_of_another_model(self, packaged: Catalogue) -> None:
        before = resolve(packaged, options_of(), options_of())
        after = change(packaged, before, options_of("sora-2-pro"))
        assert (after.values["duration"], after.sources["duration"]) == (15, Source.BOT)

    def test_a_chosen_value_that_another_model_lacks_is_refused(self, packaged: Catalogue) -> None:
        before = resolve(packaged, options_of(duration=10), options_of())
        with pytest.raises(UserError, match="value-elsewhere"):
            change(packaged, before, options_of("sora-2-pro"))

    def test_a_chosen_shape_is_translated_for_another_model(self) -> None:
        before = resolve(SHAPES, options_of("both", orientation="landscape"), options_of())
        after = change(SHAPES, before, options_of("wide"))
        assert (after.values, after.sources["ratio"]) == ({"ratio": "3:2"}, Source.REQUEST)
        assert change(SHAPES, before, options_of("wide", ratio="9:16")).values == {"ratio": "9:16"}

    def test_a_replaced_default_is_restored_with_the_first_model(self, packaged: Catalogue) -> None:
        """Because nobody chose the 15 seconds of the other one."""
        short = resolve(packaged, options_of(), options_of())
        long = change(packaged, short, options_of("sora-2-pro"))
        assert change(packaged, long, options_of(orientation="landscape")).values["duration"] == 15
        assert change(packaged, long, options_of("sora-2")).values["duration"] == short.values["duration"] == 10

    @pytest.mark.parametrize(
        ("lost", "key"),
        [
            (Parameters("sora-1", {}), "model-unknown"),
            (Parameters("sora-2", {"duration": 5}, {"duration": Source.BOT}), "option-not-offered"),
            (Parameters("sora-2", {"seed": 5}, {"seed": Source.REQUEST}), "option-not-taken"),
        ],
        ids=["model", "value", "option"],
    )
    def test_a_removed_choice_is_refused(self, packaged: Catalogue, lost: Parameters, key: str) -> None:
        with pytest.raises(UserError, match=key):
            change(packaged, lost, options_of())

    def test_a_removed_default_is_dropped(self) -> None:
        before = resolve(catalogue_of(model_of("a", {"size": ("big",), "mode": ("x",)})), options_of(), options_of())
        assert change(catalogue_of(model_of("a", {"size": ("big",)})), before, options_of()).values == {"size": "big"}

    def test_a_lost_option_is_told_from_a_lost_model(self, packaged: Catalogue) -> None:
        ordered = resolve(packaged, options_of(size="large"), options_of())
        lost = lost_option(catalogue_of(model_of("sora-2", {"size": ("small",)})), ordered)
        assert lost is not None and (lost.key, lost.values["option"]) == ("option-not-offered", "size")
        assert lost_option(packaged, ordered) is None
        assert lost_option(catalogue_of(model_of("b")), ordered) is None

    def test_alternatives(self, packaged: Catalogue) -> None:
        """Models whose limits the request keeps; the one in `instead` comes first."""
        models = (
            model_of("a", instead="d"), model_of("b", images=(2, 2)), model_of("c"), model_of("d"),
            model_of("e", {"size": ("huge",)}), model_of("f", paused="broken"),
        )  # fmt: skip
        before = resolve(catalogue_of(*models), options_of("a", size="large"), options_of())
        assert [model.name for model, _ in alternatives_to(catalogue_of(*models), before, 0)] == ["d", "c"]
        assert [model.name for model, _ in alternatives_to(catalogue_of(*models), before, 2)] == ["d", "b", "c"]
        short = catalogue_of(models[0], model_of("g", prompt_length=3))
        fitting = [alternatives_to(short, before, 0, prompt) for prompt in ("cat", "cats")]
        assert [[model.name for model, _ in found] for found in fitting] == [["g"], []]

    def test_alternatives_have_what_the_user_asked_for(self) -> None:
        """The user's values must be there; the chat's defaults give way, as in a new request."""
        models = (
            model_of("a", {"size": ("big", "small"), "mode": ("x", "y")}, images=(0, 0), instead="e"),
            model_of("b", {"size": ("big",)}), model_of("c", {"size": ("small",)}),
            model_of("d", {"size": ("small",)}, images=(0, 1)), model_of("e", {"size": ("small", "big")}),
            model_of("f", {"size": ("small",)}, paused="broken"),
        )  # fmt: skip
        catalogue = catalogue_of(*models)
        draft = resolve(catalogue, options_of("a", size="small"), options_of(mode="y"))
        fitting = alternatives_to(catalogue, draft, 2, "a cat")
        assert [model.name for model, _ in fitting] == ["e", "c"]
        assert [parameters.values for _, parameters in fitting] == [{"size": "small"}] * 2
        assert fitting[0][1].sources == {"model": Source.REQUEST, "size": Source.REQUEST, "mode": Source.MODEL}
        listed = alternatives_to(catalogue, draft, 2, "a cat", lambda model: model.name == "c")
        assert [model.name for model, _ in listed] == ["c"]

    def test_a_default_of_the_chat_stays_one_at_another_model(self) -> None:
        """It is kept where the model has it in its own way; changed in the request, it is the user's."""
        catalogue = catalogue_of(
            model_of("a", {"ratio": ("16:9", "9:16"), "mode": ("x", "y")}),
            model_of("b", {"orientation": ("portrait", "landscape")}),
        )
        before = resolve(catalogue, options_of("a"), options_of(ratio="16:9", mode="y"))
        after = change(catalogue, before, options_of("b"))
        assert after.values == {"orientation": "landscape"}
        assert (after.chosen_by(Source.CHAT), after.chosen_by(Source.MODEL)) == (("orientation",), ("mode",))
        after = change(catalogue, before, options_of("b", orientation="portrait"))
        assert after.values == {"orientation": "portrait"} and "orientation" in after.chosen_by(Source.REQUEST)

    def test_a_paused_model_may_be_completed_without_being_ordered(self) -> None:
        catalogue = catalogue_of(model_of("a", {"size": ("big", "small")}, paused="broken"), model_of("b"))
        asked = options_of("a", size="small")
        paused = resolve(catalogue, asked, options_of(), even_paused=True)
        assert (paused.model, paused.values) == ("a", {"size": "small"})
        assert change(catalogue, paused, options_of(size="big"), even_paused=True).values == {"size": "big"}
        with pytest.raises(UserError, match="model-paused"):
            resolve(catalogue, asked, options_of())
        with pytest.raises(UserError, match="model-paused"):
            change(catalogue, paused, options_of())

    def test_why_a_model_is_not_usable(self) -> None:
        """The first reason that holds; a model is usable if it has none and its provider lists it."""
        paused, resting, deaf, few, good = (
            model_of("paused", paused="broken"), model_of("resting"), model_of("deaf"), model_of("few", images=(0, 1)),
            model_of("good"),
        )  # fmt: skip
        usable = Usable(resting={"resting": 15}, gets_pictures=lambda model: model is not deaf)
        refusals = [usable.refusal(model, 2) for model in (paused, resting, deaf, few, good)]
        assert [refusal and refusal.key for refusal in refusals] == [
            "model-paused-only", "model-resting", "photos-elsewhere", "images-too-many", None,
        ]  # fmt: skip
        assert refusals[1] is not None and refusals[1].values == {"model": "resting", "minutes": 15}
        assert [usable(model) for model in (paused, resting, deaf, good)] == [False, False, False, True]
        assert not Usable(offered=lambda model: model is not good)(good)

    @pytest.mark.parametrize(("count", "key"), [(0, "images-too-few"), (1, None), (2, "images-too-many")])
    def test_a_refusal_of_pictures(self, count: int, key: str | None) -> None:
        refusal = picture_refusal(model_of("a", images=(1, 1), prompt_length=1), count)
        assert (refusal and refusal.key) == key
