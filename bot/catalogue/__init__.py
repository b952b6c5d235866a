"""What can be ordered: the models of `models.toml`, and how the options of a request become a model's parameters."""

from bot.catalogue.choosing import alternatives_to, change, lost_option, resolve
from bot.catalogue.loading import PACKAGED, load_catalogue
from bot.catalogue.models import Catalogue, Model, NoLongerOffered, Price, comma_separated, shorten

__all__ = [
    "PACKAGED", "Catalogue", "Model", "NoLongerOffered", "Price",
    "alternatives_to", "change", "comma_separated", "load_catalogue", "lost_option", "resolve", "shorten",
]  # fmt: skip
