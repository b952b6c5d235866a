"""Loads the catalogue from the operator's file. Anything unknown or impossible is an error of one line."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from bot.catalogue.key_path import InvalidValue, KeyPath
from bot.catalogue.models import MODEL_KEYS, MOST_IMAGES, Catalogue, Model, shorten
from bot.catalogue.option_tables import read_fields, read_options, require_distinct_fields, toml
from bot.catalogue.price_tables import read_prices
from bot.catalogue.provider_tables import read_providers
from bot.catalogue.providers import DEFAULT, Format, ProviderEntry
from bot.catalogue.toml_errors import explain_toml_error
from bot.errors import SettingsError
from bot.options import DOCUMENTED, WATERMARK, Option
from bot.values import normalize_value

PACKAGED = Path(__file__).parent.with_name("models.toml")
ROLES = ("first", "frames", "things")
FRAMES = 2  # pictures of a model with the role "frames": the first and the last frame
LONGEST_REASON = 1000  # characters of the reason of a pause
DEEP_KEY = re.compile(r"(?:[\w-]{1,80}[ \t]*\.[ \t]*){64}")  # `a.b.c…`, which tomllib reads in quadratic time
LONGEST_KEY = 80  # characters of a key in an error
LONGEST_FIX = 600  # characters of the fix in an error, which may quote values
FILE_KEYS = ("currency", "providers", "models")
OLDER_KEYS = {"sizes": "size", "durations": "duration", "orientations": "orientation"}
"""Keys of a model in the file of earlier versions, with the option that each has become."""


def load_catalogue(path: Path | None, watermark_format: Literal["boolean", "string"] = "boolean") -> Catalogue:
    """Read the operator's file, or the packaged one if `path` is None.

    `watermark_format`: WATERMARK_FORMAT, see `_with_string_watermark`.
    Raises SettingsError with one line that has MODELS_FILE, the model, the key and the fix.
    """
    path = path or PACKAGED
    try:
        catalogue = _catalogue(_parsed(path.read_text("utf-8-sig")))
    except OSError as error:
        problem = f"cannot be read ({error.strerror}): write the path of your file, or nothing for the packaged one"
    except InvalidValue as error:
        keys = ", ".join(key if len(key) <= LONGEST_KEY else f"{key[:LONGEST_KEY]}…" for key in error.keys)
        problem = f"cannot be used: {keys}: {_cut(error.fix)}; bot/models.toml shows the form"
    except tomllib.TOMLDecodeError as error:
        problem = f"is not valid TOML: {_cut(explain_toml_error(error))}; bot/models.toml shows the form"
    except UnicodeDecodeError:
        problem = "is not plain text: save it as UTF-8"
    except (ArithmeticError, RecursionError, ValueError):  # ValueError: an integer of thousands of digits
        problem = "has a number that is too large, or too many nested brackets; bot/models.toml shows the form"
    else:
        return catalogue if watermark_format == "boolean" else _with_string_watermark(catalogue)
    raise SettingsError([_one_line(f"MODELS_FILE {_cut(str(path))} {problem}")])


def _parsed(text: str) -> dict[str, Any]:
    """Raises ValueError for invalid TOML, RecursionError for too many nested objects."""
    if DEEP_KEY.search(text):
        raise RecursionError
    return tomllib.loads(text, parse_float=Decimal)


def _cut(text: str) -> str:
    """The text without the rest of a very long value of the file."""
    return text if len(text) <= LONGEST_FIX else f"{text[:LONGEST_FIX]}…"


def _one_line(text: str) -> str:
    """The text without line breaks and control characters, which may be part of a key or a value of the file."""
    return "".join(letter if letter.isprintable() else "?" for letter in " ".join(text.split()))


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
    providers = read_providers(KeyPath("providers"), top.get("providers", []))
    at = KeyPath("models")
    entries = top.get("models")
    if entries is None:
        at.fail("is missing: write at least one [[models]]")
    if not isinstance(entries, list) or not entries:
        at.fail("is empty: write at least one [[models]]" if entries == [] else "must be written as [[models]]")
    models = tuple(_model(number, entry, providers) for number, entry in enumerate(entries, 1))
    _check_names(models)
    return Catalogue(_with_distinct_titles(models), currency, providers=providers)


def _with_distinct_titles(models: tuple[Model, ...]) -> tuple[Model, ...]:
    """Add the name to each title that several models have, so that people can tell them apart."""
    seen = Counter(normalize_value(model.title) for model in models)

    def distinct(model: Model) -> Model:
        is_alone = seen[normalize_value(model.title)] == 1 or model.title == model.name
        return model if is_alone else replace(model, title=f"{shorten(model.title)} ({model.name})")

    return tuple(map(distinct, models))


def _check_names(models: tuple[Model, ...]) -> None:
    """Each name is there once, and each `instead` names another model."""
    earlier: dict[str, Model] = {}
    for model in models:
        first = earlier.setdefault(normalize_value(model.name), model)
        if first is not model:
            KeyPath(f"model {model.name}", "name").fail(
                f"{first.name} is there twice (upper and lower case are the same): rename or remove one of them"
            )
    for model in models:
        others = [other.name for other in models if other is not model]
        if model.instead and model.instead not in others:
            fix = f"write one of {', '.join(others)}" if others else "remove it"
            KeyPath(f"model {model.name}", "instead").fail(f"{model.instead} is not another model of this file: {fix}")


def _model(number: int, given: Any, providers: Sequence[ProviderEntry]) -> Model:
    name = given.get("name") if isinstance(given, dict) else None
    at = KeyPath(f"model {name}" if isinstance(name, str) and name.strip() else f"model {number}")
    if not isinstance(given, dict):
        at.fail("must be written as [[models]]")
    _refuse_older_form(at, given)
    table = at.table(given, MODEL_KEYS, "a table")
    if "name" not in table:
        at.key("name").fail("is missing: write it")
    texts: dict[str, str] = {key: at.key(key).text(table[key]) for key in ("title", "sends", "instead") if key in table}
    if texts.get("sends") == "":
        at.key("sends").fail("is empty: write the provider's name of the model, or remove it")
    provider = _provider(at.key("provider"), table.get("provider", DEFAULT), providers)
    if "options" not in table and provider.format is not Format.UNIFIED:
        at.key("options").fail(f"is missing: a model of the format {provider.format} needs [models.options]")
    fields = read_fields(at.key("fields"), table.get("fields", {}))
    options = read_options(at.key("options"), table["options"]) if "options" in table else DOCUMENTED
    role = _role(at.key("role"), table.get("role", ROLES[0]))
    images = _images(at.key("images"), table.get("images"), provider.format, role)
    if "role" in table and not images[1]:
        at.key("role").fail("has no effect, because the model takes no pictures: remove it, or write images = …")
    require_distinct_fields(at, options, fields, provider.format.picture_fields(images[1]))
    return Model(
        name=at.key("name").word(table["name"]),
        provider=provider.name,
        images=images,
        role=role,
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


def _provider(at: KeyPath, given: Any, providers: Sequence[ProviderEntry]) -> ProviderEntry:
    found = next((each for each in providers if each.name == given), None)
    if found is None:
        at.fail(f"{at.word(given)} is not a provider: use {', '.join(each.name for each in providers)}, or add it")
    return found


def _images(at: KeyPath, given: Any, form: Format, role: str) -> tuple[int, int]:
    limits = [limit for limit in (form.most_images, FRAMES if role == "frames" else None) if limit is not None]
    if given is None:
        return 0, min([MOST_IMAGES, *limits])
    least, most = _range(at, given)
    if form.most_images is not None and most > form.most_images:
        at.fail(f"the format {form} sends at most {form.most_images}: write [{min(least, 2)}, {form.most_images}]")
    if role == "frames" and most > FRAMES:
        at.fail(
            f'must be at most {FRAMES} for role = "frames" (first and last): '
            f'write [{min(least, FRAMES)}, {FRAMES}], or role = "things"'
        )
    return least, most


def _range(at: KeyPath, given: Any) -> tuple[int, int]:
    if not isinstance(given, list):
        return 0, at.whole(given, 0)
    least, most = at.pair(given, "the most, or [least, most]")
    least, most = at.whole(least, 0), at.whole(most, 0)
    if least > most:
        at.fail(f"has the larger number first: write [{most}, {least}]")
    return least, most


def _role(at: KeyPath, given: Any) -> str:
    if given not in ROLES:
        at.fail(f"must be one of {', '.join(ROLES)}")
    return str(given)


def _paused(at: KeyPath, given: Any) -> str:
    if given is True:
        at.fail('write the reason, which is shown to people: paused = "back on Monday"')
    return "" if given is False else at.text(given, LONGEST_REASON)
