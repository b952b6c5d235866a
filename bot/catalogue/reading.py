"""Reads the operator's list of models, strictly: whatever is unknown or impossible ends with one line that says where."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, NoReturn

from bot.catalogue.models import MOST_IMAGES, Catalogue, Model, Price
from bot.errors import SettingsError
from bot.options import DOCUMENTED, DURATION, WATERMARK, Offer, Option, Value, alike, spelled, written

PACKAGED = Path(__file__).parent.with_name("models.toml")
WORD = re.compile(r"\w([\w.:/@+*×-]{0,62}\w)?")
NAME = re.compile(r"[^\W\d_][\w-]{0,62}")
RESERVED = ("model", "ar", "images", "prompt")
ROLES = ("first", "frames", "things")
FILE_KEYS = ("currency", "models")
MODEL_KEYS = (
    "name", "title", "sends", "images", "role", "prompt_length", "paused", "instead", "fields", "options", "prices",
)  # fmt: skip
OPTION_KEYS = ("field", "values", "range", "length", "as")
PRICE_KEYS = ("price", "per", "when")
OLDER = {"sizes": "size", "durations": "duration", "orientations": "orientation"}


class _Bad(Exception):
    """Something in the file cannot be used: where, and what to do."""

    def __init__(self, place: list[str], fix: str) -> None:
        super().__init__(fix)
        self.place = place
        self.fix = fix


class _Place:
    """Where in the file something stands."""

    def __init__(self, *words: str) -> None:
        self.words = list(words)

    def at(self, *words: object) -> "_Place":
        return _Place(*self.words, *map(str, words))

    def bad(self, fix: str) -> NoReturn:
        raise _Bad(self.words, fix)

    def table(self, value: Any, known: tuple[str, ...], shape: str) -> dict[str, Any]:
        """A table with no other keys than these."""
        if not isinstance(value, dict):
            self.bad(f"must be {shape}")
        for key in value:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"remove it (there are: {', '.join(known)})"
                self.at(key).bad(f"is not known: {hint}")
        return dict(value)

    def text(self, value: Any) -> str:
        if not isinstance(value, str):
            self.bad('must be text: "…"')
        return value.strip()

    def word(self, value: Any) -> str:
        if not isinstance(value, str) or not WORD.fullmatch(value.strip()):
            self.bad("must be one word: at most 64 letters, digits, and . : / @ + * - between them")
        return value.strip()

    def whole(self, value: Any, least: int) -> int:
        if type(value) is not int or value < least:
            self.bad(f"must be a whole number, {least} or more")
        return int(value)

    def pair(self, value: Any, shape: str) -> tuple[Any, Any]:
        if not isinstance(value, list) or len(value) != 2:
            self.bad(f"must be {shape}")
        return value[0], value[1]


def load_catalogue(path: Path | None, watermark_format: Literal["boolean", "string"] = "boolean") -> Catalogue:
    """Read the operator's file, or the packaged list without one.

    `watermark_format`: WATERMARK_FORMAT, for models with exactly the options of the API's document.
    Raises SettingsError with one line that names MODELS_FILE, the model, the place and the fix.
    """
    path = path or PACKAGED
    try:
        catalogue = _catalogue(tomllib.loads(path.read_text("utf-8-sig"), parse_float=Decimal))
    except OSError as error:
        problem = f"cannot be read ({error.strerror}): write your list's path, or nothing for the packaged list"
    except _Bad as error:
        problem = f"cannot be used: {', '.join(error.place)}: {error.fix}; bot/models.toml shows the form"
    except ValueError as error:  # broken TOML, which says its line and column, or bytes that are not UTF-8
        problem = f"is not TOML in UTF-8: {' '.join(str(error).split())}; bot/models.toml shows the form"
    else:
        return catalogue if watermark_format == "boolean" else _with_strings(catalogue)
    raise SettingsError([f"MODELS_FILE {path} {problem}"])


def _with_strings(catalogue: Catalogue) -> Catalogue:
    """The catalogue with `watermark` sent as a string where a model has exactly the options of the document."""
    documented = {option.name: option.path for option in DOCUMENTED}

    def rewritten(model: Model) -> Model:
        if {option.name: option.path for option in model.options} != documented:
            return model
        options = (replace(option, as_string=option.as_string or option.name == WATERMARK) for option in model.options)
        return replace(model, options=tuple(options))

    return replace(catalogue, models=tuple(map(rewritten, catalogue.models)))


def _catalogue(given: Mapping[str, Any]) -> Catalogue:
    top = _Place().table(given, FILE_KEYS, "a table")
    currency = _Place("currency").text(top.get("currency", ""))
    place = _Place("models")
    listed = top.get("models")
    if listed is None:
        place.bad("is missing: write at least one [[models]]")
    if not isinstance(listed, list) or not listed:
        place.bad("is empty: write at least one [[models]]" if listed == [] else "must be written as [[models]]")
    models = [_model(number, entry) for number, entry in enumerate(listed, 1)]
    names = [alike(model.name) for model in models]
    for model in models:
        if names.count(alike(model.name)) > 1:
            place.bad(f"{model.name} is there twice: remove one of them")
        if model.instead and model.instead not in {other.name for other in models if other is not model}:
            _Place(f"model {model.name}", "instead").bad(f"{model.instead} is no other model of this list")
    return Catalogue(tuple(models), currency)


def _model(number: int, given: Any) -> Model:
    name = given.get("name") if isinstance(given, dict) else None
    place = _Place(f"model {name}" if isinstance(name, str) and name.strip() else f"model {number}")
    if not isinstance(given, dict):
        place.bad("must be written as [[models]]")
    _refuse_older(place, given)
    table = place.table(given, MODEL_KEYS, "a table")
    if "name" not in table:
        place.at("name").bad("is missing: write it")
    texts: dict[str, str] = {key: place.at(key).text(table[key]) for key in ("title", "instead") if key in table}
    if "sends" in table:
        texts["sends"] = place.at("sends").word(table["sends"])
    fields = _fields(place.at("fields"), table.get("fields", {}))
    options = _options(place.at("options"), table["options"]) if "options" in table else DOCUMENTED
    _refuse_twice(place.at("options"), options, fields)
    images = _images(place.at("images"), table.get("images", MOST_IMAGES))
    return Model(
        name=place.at("name").word(table["name"]),
        images=images,
        role=_role(place.at("role"), table.get("role"), images),
        prompt_length=place.at("prompt_length").whole(table["prompt_length"], 1) if "prompt_length" in table else 0,
        paused=_paused(place.at("paused"), table.get("paused", "")),
        fields=fields,
        options=options,
        prices=_prices(place.at("prices"), table.get("prices", []), Model("", options=options)),
        **texts,
    )


def _refuse_older(place: _Place, given: Mapping[str, Any]) -> None:
    """A file in the form of earlier versions is shown in the new one."""
    for key, option in OLDER.items():
        if key in given:
            values = ", ".join(map(_toml, given[key])) if isinstance(given[key], list) else "…"
            place.at(key).bad(
                f"is the older form. List every option of this model under [models.options], this one as: "
                f"{option} = {{ values = [{values}] }}"
            )
    if "max_images" in given:
        place.at("max_images").bad(f"is the older form. Write: images = {_toml(given['max_images'])}")
    if isinstance(given.get("prices"), dict):
        seconds, price = next(iter(given["prices"].items()), ("10", Decimal("0.10")))
        place.at("prices").bad(
            f"is the older form. Write for each: [[models.prices]], below it price = {_toml(price)} "
            f"and when = {{ duration = {seconds} }}"
        )


def _toml(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else written(value)


def _images(place: _Place, given: Any) -> tuple[int, int]:
    if not isinstance(given, list):
        return 0, place.whole(given, 0)
    least, most = place.pair(given, "the most, or [least, most]")
    least, most = place.whole(least, 0), place.whole(most, 0)
    if least > most:
        place.bad(f"is upside down: write [{most}, {least}]")
    return least, most


def _role(place: _Place, given: Any, images: tuple[int, int]) -> str:
    if given is None:
        return ROLES[0]
    if given not in ROLES:
        place.bad(f"must be one of {', '.join(ROLES)}")
    if not images[1]:
        place.bad("is said of a model that takes no pictures: remove it, or write images = …")
    return str(given)


def _paused(place: _Place, given: Any) -> str:
    if given is True:
        place.bad('write the reason that people are told: paused = "back on Monday"')
    return "" if given is False else place.text(given)


def _fields(place: _Place, given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        place.bad("must be a table such as { private = true }")
    for key in given:
        if key in {"model", "prompt", "images"}:
            place.at(key).bad("is sent by the bot itself: remove it")
    return {key: _json(place.at(key), value) for key, value in given.items()}


def _json(place: _Place, value: Any) -> Any:
    """A value that JSON can hold."""
    match value:
        case dict():
            return {key: _json(place.at(key), inner) for key, inner in value.items()}
        case list():
            return [_json(place.at(number), inner) for number, inner in enumerate(value, 1)]
        case Decimal() if value.is_finite():
            return float(value)
        case str() | int():
            return value
    place.bad("must be text, a number, true, false, a list or a table")


def _options(place: _Place, given: Any) -> tuple[Option, ...]:
    if not isinstance(given, dict):
        place.bad("must be written as [models.options]")
    options = tuple(_option(place.at(name), name, entry) for name, entry in given.items())
    written_as: dict[str, str] = {}
    for option in options:
        for said in (spelled(option.name), *([f"no-{spelled(option.name)}"] if option.is_switch else [])):
            if said in written_as:
                place.at(option.name).bad(f"is written as {written_as[said]} is (--{said}): rename one of them")
            written_as[said] = option.name
    return options


def _option(place: _Place, name: str, given: Any) -> Option:
    if not NAME.fullmatch(name):
        place.bad("an option's name begins with a letter and has only letters, digits, _ and -")
    if spelled(name) in RESERVED:
        place.bad(f"no option can be called {', '.join(RESERVED)}: rename it and write field = {_toml(name)}")
    table = place.table(given, OPTION_KEYS, "a table such as { values = [4, 8] }")
    kinds = [key for key in ("values", "range", "length") if key in table]
    if len(kinds) != 1:
        place.bad(
            f"has {' and '.join(kinds)}: keep one" if kinds else "needs values = […], range = […, …] or length = …"
        )
    if table.get("as", "string") != "string":
        place.at("as").bad('must be "string", or not there')
    option = Option(name, field=_field(place.at("field"), table.get("field", name)), as_string="as" in table)
    match kinds[0]:
        case "values":
            return replace(option, values=_values(place.at("values"), table["values"]))
        case "range":
            return replace(option, range=_range(place.at("range"), table["range"]))
        case _:
            return replace(option, length=place.at("length").whole(table["length"], 1))


def _field(place: _Place, given: Any) -> str:
    if not isinstance(given, str) or not all(map(str.strip, given.split("."))):
        place.bad('must be a field of the create\'s body: "seed", or "metadata.seed" for one inside an object')
    if given.split(".")[0] in {"model", "prompt", "images"}:
        place.bad(f"{given} is sent by the bot itself: take another field")
    return given


def _values(place: _Place, given: Any) -> tuple[Offer, ...]:
    if not isinstance(given, list) or not given:
        place.bad("must be a list of at least one value: [4, 8]")
    offers = tuple(_offer(place.at(number), entry) for number, entry in enumerate(given, 1))
    said = [alike(written(offer.say)) for offer in offers]
    twice = next((word for word in said if said.count(word) > 1), None)
    if twice is not None:
        place.bad(f"{twice} is there twice: remove one of them")
    return offers


def _offer(place: _Place, given: Any) -> Offer:
    if isinstance(given, dict):
        table = place.table(given, ("say", "send"), "a value")
        if set(table) != {"say", "send"}:
            place.bad("needs both: { say = …, send = … }")
        return Offer(_value(place.at("say"), table["say"]), _json(place.at("send"), table["send"]))
    value = _value(place, given)
    return Offer(value, value)


def _value(place: _Place, given: Any) -> Value:
    match given:
        case bool() | int():
            return given
        case Decimal() if given.is_finite():
            return float(given)
        case str() if WORD.fullmatch(given):
            return given
        case str():
            place.bad("must be one word that people can type: write { say = …, send = … } where another text is sent")
    place.bad("must be a word, a number, true or false, or { say = …, send = … }")


def _range(place: _Place, given: Any) -> tuple[int | float, int | float]:
    ends = place.pair(given, "[least, most]")
    if any(isinstance(end, bool) or not isinstance(end, int | Decimal) for end in ends):
        place.bad("must be two numbers: [least, most]")
    if not all(isinstance(end, int) or end.is_finite() for end in ends):
        place.bad("must be two finite numbers: [least, most]")
    least, most = (end if isinstance(end, int) else float(end) for end in ends)
    if least > most:
        place.bad(f"is upside down: write [{written(most)}, {written(least)}]")
    return least, most


def _refuse_twice(place: _Place, options: tuple[Option, ...], fields: Mapping[str, Any]) -> None:
    """No two of them are written to the same place of the body."""
    paths = dict.fromkeys(_leaves((), fields), "fields")
    for option in options:
        path = option.path
        for other, owner in paths.items():
            shorter = min(len(path), len(other))
            if path[:shorter] == other[:shorter]:
                place.at(option.name).bad(
                    f"is written to {'.'.join(path)}, as {owner} is: give one of them another field"
                )
        paths[path] = option.name


def _leaves(path: tuple[str, ...], value: Any) -> Iterator[tuple[str, ...]]:
    if not isinstance(value, dict):
        yield path
        return
    for key, inner in value.items():
        yield from _leaves((*path, key), inner)


def _prices(place: _Place, given: Any, model: Model) -> tuple[Price, ...]:
    if not isinstance(given, list):
        place.bad("must be written as [[models.prices]]")
    prices = tuple(_price(place.at(number), entry, model) for number, entry in enumerate(given, 1))
    for number, price in enumerate(prices[:-1], 1):
        if not price.when:
            place.at(number + 1).bad(
                f"fits nothing: price {number} has no when and fits every video; write that one last"
            )
    return prices


def _price(place: _Place, given: Any, model: Model) -> Price:
    table = place.table(given, PRICE_KEYS, "written as [[models.prices]]")
    price = table.get("price")
    if isinstance(price, bool) or not isinstance(price, int | Decimal) or not Decimal(price).is_finite() or price < 0:
        place.at("price").bad("must be a number: price = 0.10" if "price" in table else "is missing: price = 0.10")
    if table.get("per", "second") != "second":
        place.at("per").bad('must be "second", or not there: then it is the price of a video')
    if "per" in table and not model.option(DURATION):
        place.at("per").bad("is a second of `duration`, which is no option of this model")
    when = table.get("when", {})
    if not isinstance(when, dict):
        place.at("when").bad('must be a table such as { resolution = "1080P" }')
    conditions = {name: _condition(place.at("when", name), name, values, model) for name, values in when.items()}
    return Price(Decimal(price), "per" in table, conditions)


def _condition(place: _Place, name: str, given: Any, model: Model) -> tuple[Value, ...]:
    option = next((option for option in model.options if option.name == name), None)
    if option is None:
        names = ", ".join(option.name for option in model.options)
        place.bad(f"is no option of this model: take one of {names}")
    values = given if isinstance(given, list) else [given]
    found = []
    for value in values:
        plain = float(value) if isinstance(value, Decimal) else value
        known = option.exactly(written(plain)) if isinstance(plain, str | int | float) else None
        if known is None or option.length is not None:
            place.bad(f"fits nothing: {written(plain)} is none of its values ({', '.join(option.allowed)})")
        found.append(known)
    if not found:
        place.bad("fits nothing: write a value or a list of values")
    return tuple(found)
