"""Which models can make a request at the moment, and why the requested one cannot."""

from collections.abc import Mapping
from dataclasses import field

from bot.catalogue.choosing import Offered, offer_all, picture_refusal
from bot.catalogue.models import Model
from bot.errors import UserError
from storage.records import dataclass


@dataclass(frozen=True)
class Usable:
    """The models at a moment, for one request. As an `Offered`, it is True for models that may have a button.

    `offered`: whether the provider lists a model. `resting`: minutes until a resting model is tried again, by name.
    `paused`: reasons of the pauses by hand, by name. `gets_pictures`: whether the request's uploaded photos reach a model's
    provider.
    """

    offered: Offered = offer_all
    resting: Mapping[str, int] = field(default_factory=dict)
    paused: Mapping[str, str] = field(default_factory=dict)
    gets_pictures: Offered = offer_all

    def __call__(self, model: Model) -> bool:
        return not self.is_paused_or_rests(model) and self.gets_pictures(model) and self.offered(model)

    def is_paused_or_rests(self, model: Model) -> bool:
        """Whether a model may be available again later."""
        return bool(model.paused) or model.name in self.paused or model.name in self.resting

    def refusal(self, model: Model, image_count: int) -> UserError | None:
        """Why a request with so many pictures cannot be ordered with its model; None if it can."""
        if pause := model.paused or self.paused.get(model.name):
            return UserError("model-paused-only", model=model.title, reason=pause)
        if minutes := self.resting.get(model.name):
            return UserError("model-resting", model=model.title, minutes=minutes)
        if not self.gets_pictures(model):
            return UserError("photos-elsewhere", model=model.title)
        return picture_refusal(model, image_count)


ANY = Usable()
"""Every model of the catalogue that is not paused."""
