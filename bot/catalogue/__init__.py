"""What can be ordered: the models of `models.toml`, and how the options of a request become a model's parameters."""

from bot.catalogue.choosing import (
    Offered,
    alternatives_to,
    as_requested,
    change,
    fitting_models,
    lost_option,
    offer_all,
    picture_refusal,
    resolve,
    some_names,
)
from bot.catalogue.loading import PACKAGED, load_catalogue
from bot.catalogue.models import Catalogue, Model, NoLongerOffered, Price, comma_separated, shorten
from bot.catalogue.providers import DEFAULT, Format, ProviderEntry

__all__ = [
    "DEFAULT", "PACKAGED", "Catalogue", "Format", "Model", "NoLongerOffered", "Offered", "Price", "ProviderEntry",
    "alternatives_to", "as_requested", "change", "comma_separated", "fitting_models", "load_catalogue", "lost_option",
    "offer_all", "picture_refusal", "resolve", "shorten",
    "some_names",
]  # fmt: skip
