"""What can be ordered: the models of `models.toml`, and how the options of a request become a model's parameters."""

from bot.catalogue.carrying import carry_over, given_way
from bot.catalogue.choosing import (
    Offered,
    alternatives_to,
    change,
    lost_option,
    offer_all,
    picture_refusal,
    resolve,
    some_names,
)
from bot.catalogue.fitting import fitting_orientation
from bot.catalogue.loading import PACKAGED, load_catalogue
from bot.catalogue.models import Catalogue, Model, NoLongerOffered, Price, comma_separated, shorten
from bot.catalogue.providers import DEFAULT, Format, ProviderEntry
from bot.catalogue.usable import ANY, Usable

__all__ = [
    "ANY", "DEFAULT", "PACKAGED", "Catalogue", "Format", "Model", "NoLongerOffered", "Offered", "Price", "ProviderEntry",
    "Usable", "alternatives_to", "carry_over", "change", "comma_separated", "fitting_orientation", "given_way",
    "load_catalogue", "lost_option", "offer_all", "picture_refusal", "resolve", "shorten", "some_names",
]  # fmt: skip
