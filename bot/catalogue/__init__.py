"""What can be ordered: the models of `models.toml`, and how options that were said become a model's parameters."""

from bot.catalogue.choosing import change, others_for, resolve
from bot.catalogue.models import Catalogue, Model, NotSold, Price, clip, listed
from bot.catalogue.reading import PACKAGED, load_catalogue

__all__ = [
    "PACKAGED", "Catalogue", "Model", "NotSold", "Price", "change", "clip", "listed", "load_catalogue", "others_for", "resolve",
]  # fmt: skip
