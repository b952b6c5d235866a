"""Loads the catalogue from the operator's file. Anything unknown or impossible is an error of one line."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from bot.catalogue.key_path import InvalidValue, KeyPath
from bot.catalogue.models import MOST_IMAGES, Catalogue, Model
from bot.catalogue.option_tables import read_fields, read_options, require_distinct_fields, toml
from bot.catalogue.price_tables import read_prices
from bot.errors import SettingsError
from bot.options import DOCUMENTED, WATERMARK, Option
from bot.values import normalize_value

PACKAGED = Path(__file__).parent.with_name("models.toml")
ROLES = ("first", "frames", "things")
FILE_KEYS = ("currency", "models")
MODEL_KEYS = (
    "name", "title", "sends", "images", "role", "prompt_length", "paused", "instead", "fields", "options", "prices",
)  # fmt: skip
OLDER_KEYS = {"sizes": "size", "durations": "duration", "orientations": "orientation"}
"""Keys of a model in the file of earlier versions, with the option that each has become."""


def load_catalogue(path: Path | None, watermark_format: Literal["boolean", "string"] = "boolean") -> Catalogue:
    """Read the operator's file, or the packaged one if `path` is None.

    `watermark_format`: WATERMARK_FORMAT, see `_with_string_watermark`.
    Raises SettingsError with one line that has MODELS_FILE, the model, the key and the fix.
    """
    path = path or PACKAGED
    try:
        catalogue = _catalogue(tomllib.loads(path.read_text("utf-8-sig"), parse_float=Decimal))
    except OSError as error:
        problem = f"cannot be read ({error.strerror}): write the path of your file, or nothing for the packaged one"
    except InvalidValue as error:
        problem = f"cannot be used: {', '.join(error.keys)}: {error.fix}; bot/models.toml shows the form"
    except ValueError as error:  # invalid TOML, with the line and column, or not UTF-8
        problem = f"is not TOML in UTF-8: {' '.join(str(error).split())}; bot/models.toml shows the form"
    else:
        return catalogue if watermark_format == "boolean" else _with_string_watermark(catalogue)
    raise SettingsError([f"MODELS_FILE {path} {problem}"])


def _with_string_watermark(catalogue: Catalogue) -> Catalogue:
    """The catalogue with "true" and "false" instead of booleans in the field `watermark` of every model."""

    def with_strings(options: tuple[Option, ...]) -> tuple[Option, ...]:
        return tuple(replace(option, as_string=option.as_string or _is_watermark(option)) for option in options)

    models = tuple(replace(model, options=with_strings(model.options)) for model in catalogue.models)
    return replace(catalogue, models=models, documented=with_strings(catalogue.documented))


def _is_watermark(option: Option) -> bool:
    """Whether an option is sent as a boolean in the documented field, under any name."""
    booleans = bool(option.choices) and all(isinstance(choice.wire, bool) for choice in option.choices)
    return booleans and option.path == (WATERMARK,)


def _catalogue(given: Mapping[str, Any]) -> Catalogue:
    top = KeyPath().table(given, FILE_KEYS, "a table")
    currency = KeyPath("currency").text(top.get("currency", ""))
    at = KeyPath("models")
    entries = top.get("models")
    if entries is None:
        at.fail("is missing: write at least one [[models]]")
    if not isinstance(entries, list) or not entries:
        at.fail("is empty: write at least one [[models]]" if entries == [] else "must be written as [[models]]")
    models = tuple(_model(number, entry) for number, entry in enumerate(entries, 1))
    _check_names(at, models)
    return Catalogue(models, currency)


def _check_names(at: KeyPath, models: tuple[Model, ...]) -> None:
    """Each name is there once, and each `instead` names another model."""
    names = [normalize_value(model.name) for model in models]
    for model in models:
        if names.count(normalize_value(model.name)) > 1:
            at.fail(f"{model.name} is there twice: remove one of them")
        if model.instead and model.instead not in {other.name for other in models if other is not model}:
            KeyPath(f"model {model.name}", "instead").fail(f"{model.instead} is not another model of this file")


def _model(number: int, given: Any) -> Model:
    name = given.get("name") if isinstance(given, dict) else None
    at = KeyPath(f"model {name}" if isinstance(name, str) and name.strip() else f"model {number}")
    if not isinstance(given, dict):
        at.fail("must be written as [[models]]")
    _refuse_older_form(at, given)
    table = at.table(given, MODEL_KEYS, "a table")
    if "name" not in table:
        at.key("name").fail("is missing: write it")
    texts: dict[str, str] = {key: at.key(key).text(table[key]) for key in ("title", "instead") if key in table}
    if "sends" in table:
        texts["sends"] = at.key("sends").word(table["sends"])
    fields = read_fields(at.key("fields"), table.get("fields", {}))
    options = read_options(at.key("options"), table["options"]) if "options" in table else DOCUMENTED
    require_distinct_fields(at.key("options"), options, fields)
    images = _images(at.key("images"), table.get("images", MOST_IMAGES))
    return Model(
        name=at.key("name").word(table["name"]),
        images=images,
        role=_role(at.key("role"), table.get("role"), images),
        prompt_length=at.key("prompt_length").whole(table["prompt_length"], 1) if "prompt_length" in table else 0,
        paused=_paused(at.key("paused"), table.get("paused", "")),
        fields=fields,
        options=options,
        prices=read_prices(at.key("prices"), table.get("prices", []), Model("", options=options)),
        **texts,
    )


def _refuse_older_form(at: KeyPath, given: Mapping[str, Any]) -> None:
    """Fail for a key of earlier versions, and show the same in the current form."""
    for key, option in OLDER_KEYS.items():
        if key in given:
            values = ", ".join(map(toml, given[key])) if isinstance(given[key], list) else "…"
            at.key(key).fail(
                f"is the older form. List every option of this model under [models.options], this one as: "
                f"{option} = {{ values = [{values}] }}"
            )
    if "max_images" in given:
        at.key("max_images").fail(f"is the older form. Write: images = {toml(given['max_images'])}")
    if isinstance(given.get("prices"), dict):
        seconds, price = next(iter(given["prices"].items()), ("10", Decimal("0.10")))
        at.key("prices").fail(
            f"is the older form. Write for each: [[models.prices]], below it price = {toml(price)} "
            f"and when = {{ duration = {seconds} }}"
        )


def _images(at: KeyPath, given: Any) -> tuple[int, int]:
    if not isinstance(given, list):
        return 0, at.whole(given, 0)
    least, most = at.pair(given, "the most, or [least, most]")
    least, most = at.whole(least, 0), at.whole(most, 0)
    if least > most:
        at.fail(f"has the larger number first: write [{most}, {least}]")
    return least, most


def _role(at: KeyPath, given: Any, images: tuple[int, int]) -> str:
    if given is None:
        return ROLES[0]
    if given not in ROLES:
        at.fail(f"must be one of {', '.join(ROLES)}")
    if not images[1]:
        at.fail("has no effect, because the model takes no pictures: remove it, or write images = …")
    return str(given)


def _paused(at: KeyPath, given: Any) -> str:
    if given is True:
        at.fail('write the reason, which is shown to people: paused = "back on Monday"')
    return "" if given is False else at.text(given)
