"""Finds the field of a create that a provider's error is about, and the setting that decides what is sent in it."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bot.catalogue import Catalogue, Model
from bot.options import WATERMARK
from bot.videoapi.errors import VideoApiError

USERS_FIELDS = frozenset({"prompt"})
# Words of a message about the form of a request. Without them, `size` and `duration` may be words about a picture.
VALIDATION = re.compile(
    r"must be|should be|invalid|required|missing|unknown|unexpected|unrecogni[sz]ed|unsupported|cannot unmarshal|out of range"
    r"|not (?:a )?(?:allowed|permitted|supported|valid|accepted|one of|documented|of type)|one of|expected|no such field"
    r"|(?:wrong|incorrect) (?:type|value)|无效|必须|不支持|缺少|不能为空|不合法|类型|参数|取值|范围",
    re.IGNORECASE,
)


def owners_fields(body: Mapping[str, Any]) -> frozenset[str]:
    """The fields that the catalogue puts into a create, by their dotted names; all but the prompt."""
    return frozenset(_dotted(body)) - USERS_FIELDS


def find_named_field(error: VideoApiError, fields: Collection[str]) -> str:
    """Which of `fields` the provider's error is about; empty if it names none, or one of a user's.

    A name outside of the message counts first. In a message, it must be a word of its own in a sentence about validity.
    """
    if error.fields:
        return next(filter(None, (_matching(name, fields) for name in error.fields)), "")
    if not VALIDATION.search(error.message):
        return ""
    found = ((place, name) for name in fields if (place := _place(name, error.message)) >= 0)
    return min(found, default=(0, ""))[1]


def setting_of(catalogue: Catalogue, model: Model, field: str) -> str:
    """What the owner changes so that another value is sent in a field: a setting, or a place in the models file."""
    option = next((option for option in model.options if field in {option.name, ".".join(option.path)}), None)
    if option is not None and option in catalogue.documented:
        return "WATERMARK_FORMAT" if option.name == WATERMARK else f"MODELS_FILE ({model.name}: options.{option.name})"
    if option is not None:
        return f"MODELS_FILE ({model.name}: options.{option.name})"
    if field == "model":
        return f"MODELS_FILE ({model.name}: sends)"
    return f"MODELS_FILE ({model.name}: fields.{field})" if field in model.fields else f"MODELS_FILE ({model.name})"


def _dotted(body: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for name, value in body.items():
        dotted = f"{above}{name}"
        yield dotted
        if isinstance(value, Mapping):
            yield from _dotted(value, f"{dotted}.")


def _matching(name: str, fields: Collection[str]) -> str:
    """`metadata.seed` for itself, for `seed`, and for `body.metadata.seed`."""
    last = name.rpartition(".")[2]
    same = (field for field in fields if name == field or name.endswith(f".{field}"))
    return next(same, "") or next((field for field in fields if field.rpartition(".")[2] == last), "")


def _place(name: str, message: str) -> int:
    """Where a message names a field as a word of its own; -1 if it does not."""
    last = re.escape(name.rpartition(".")[2])
    found = re.search(rf"(?<![A-Za-z0-9_]){last}(?![A-Za-z0-9_])", message)
    return found.start() if found else -1
