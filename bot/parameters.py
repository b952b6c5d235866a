"""Chosen values: `Options`, as a user wrote them, and `Parameters`, complete for one model. Rows store both as JSON."""

import json
from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Protocol

from bot.values import Value
from storage.records import dataclass

ROWS_KEPT = 256  # most rows have the same parameters


class Source(StrEnum):
    """Who chose a value. MODEL: the model does not have the default that was chosen, so its own default applies."""

    REQUEST = "request"
    TOPIC = "topic"
    CHAT = "chat"
    BOT = "bot"
    MODEL = "model"


@dataclass(frozen=True)
class Options:
    """What a user chose: values by option name, and the model's name. Anything may be missing.

    A key may be several option names with a bar between them (`quality|detail`): the value was written without a name,
    and several models have it under different names.
    """

    model: str | None = None
    values: Mapping[str, Value] = field(default_factory=dict)

    def over(self, defaults: "Options") -> "Options":
        """Return these options, completed by those of `defaults` that are missing here."""
        kept = {name: value for name, value in defaults.values.items() if name not in self.values}
        # The values of `self` come last: of two names for one option, the last one counts.
        return Options(self.model or defaults.model, {**kept, **self.values})

    def to_json(self) -> str:
        """One JSON object; no option is named `model`."""
        return _dump(({"model": self.model} if self.model else {}) | dict(self.values))

    @classmethod
    def from_json(cls, text: str) -> "Options":
        """Read the output of `to_json`, also of an older version. Anything that is not a value is ignored."""
        values = _values(text)
        model = values.pop("model", None)
        return cls(model if isinstance(model, str) else None, values)


DEFAULTS = (Source.TOPIC, Source.CHAT)
"""Where defaults are chosen, the nearer first."""


class ParametersRow(Protocol):
    """`Parameters` as a row stores them: the model's name, and two JSON objects."""

    @property
    def model(self) -> str: ...
    @property
    def options(self) -> str: ...
    @property
    def sources(self) -> str: ...


@dataclass(frozen=True)
class Parameters:
    """All values of one create, by option name, and who chose each of them and the `model`.

    `sources` may name an option that has no value: a default for an option that the model does not have.
    """

    model: str
    values: Mapping[str, Value]
    sources: Mapping[str, Source] = field(default_factory=dict)

    @classmethod
    def of(cls, row: ParametersRow) -> "Parameters":
        """Read a row. Anything that is not a value or a source is ignored."""
        return _read(row.model, row.options, row.sources)

    def options_json(self) -> str:
        return _dump(self.values)

    def sources_json(self) -> str:
        return _dump(self.sources)

    def chosen_by(self, *sources: Source) -> tuple[str, ...]:
        """Names of the options with these sources: `model` first, then in the model's order."""
        order = dict.fromkeys(("model", *self.values, *self.sources))
        return tuple(name for name in order if self.sources.get(name) in sources)

    def without(self, names: set[str]) -> "Parameters":
        return replace(self, values={name: value for name, value in self.values.items() if name not in names})


@lru_cache(ROWS_KEPT)
def _read(model: str, options: str, sources: str) -> Parameters:
    known = set(Source)
    read = {name: Source(source) for name, source in _values(sources).items() if source in known}
    return Parameters(model, MappingProxyType(_values(options)), MappingProxyType(read))


def _values(text: str) -> dict[str, Value]:
    try:
        parsed = json.loads(text)
    except ValueError:
        return {}
    pairs = parsed.items() if isinstance(parsed, dict) else ()
    return {name: value for name, value in pairs if isinstance(value, str | int | float)}


def _dump(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, separators=(",", ":"))
