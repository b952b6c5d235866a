"""What *Change* lets people choose for a draft: the values of the model's options, and another model."""

import zlib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from bot.catalogue import Catalogue, Model, carry_over, change
from bot.options import Option
from bot.parameters import Options, Parameters
from bot.values import Value
from storage.records import dataclass


class Part(StrEnum):
    """What a button is about. An option of the model is its place in the model's table, as a number."""

    ALL = "all"
    MODEL = "model"
    WORDS = "words"


class NoSuchPart(LookupError):
    """There is no such option, or no such value of it."""


@dataclass(frozen=True)
class Changing:
    """The parameters of a draft, and those of the `original` task that it changes (None: erased since)."""

    catalogue: Catalogue
    parameters: Parameters
    original: Parameters | None

    @cached_property
    def model(self) -> Model | None:
        """None: it was removed from the catalogue."""
        return self.catalogue.find(self.parameters.model)

    @property
    def options(self) -> Mapping[str, Option]:
        """The options of the model, by what buttons carry for them."""
        return {str(place): option for place, option in enumerate(self.model.options)} if self.model else {}

    @cached_property
    def version(self) -> str:
        """A checksum of what numbers in buttons count on: eight hexadecimal digits. Other values of the draft do not matter."""
        options = [(option.name, option.values) for option in self.options.values()]
        shown = (self.parameters.model, options, self.catalogue.names)
        return f"{zlib.crc32(repr(shown).encode()):08x}"

    def choices(self, part: str) -> Sequence[Value]:
        """The values that can be chosen. Raises NoSuchPart."""
        if part == Part.MODEL:
            return self.catalogue.names
        if option := self.options.get(part):
            return option.values
        raise NoSuchPart(part)

    def chosen(self, part: str) -> Value | None:
        """The value of now; None: none."""
        if part == Part.MODEL:
            return self.model.name if self.model else None
        option = self.options.get(part)
        return self.parameters.values.get(option.name) if option else None

    def choose(self, part: str, number: int) -> Parameters:
        """The parameters with another value. Raises NoSuchPart; UserError, if the catalogue lacks something of the rest."""
        values = self.choices(part)
        if number >= len(values):
            raise NoSuchPart(part)
        if part == Part.MODEL:
            return self.at(str(values[number]))
        return self.typed(Options(None, {self.options[part].name: values[number]}))

    def at(self, model: str) -> Parameters:
        """The parameters with another model, to which everything is carried over that it has. Raises UserError."""
        return carry_over(self.catalogue, model, self.parameters, self.original)

    def typed(self, options: Options) -> Parameters:
        """The parameters with these changes. Raises UserError if the model lacks one of them."""
        return change(self.catalogue, self.parameters, options)
