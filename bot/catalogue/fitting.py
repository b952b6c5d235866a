"""Which orientation fits a picture, if nobody chose another one."""

import math

from bot.catalogue.models import Catalogue
from bot.options import ORIENTATION, Option
from bot.parameters import Parameters, Source
from bot.values import Value, ratio_of_value, shape_of

CLEARLY_WIDE = 1.25  # width by height; a tall picture is as far below one
NEARLY_SQUARE = 1.05


def shape_of_picture(ratio: float | None) -> str:
    """`landscape`, `portrait` or `square` for width by height; "" if unknown, or if nobody would call it either of these."""
    if ratio is None or not math.isfinite(ratio) or ratio <= 0:
        return ""
    if max(ratio, 1 / ratio) <= NEARLY_SQUARE:
        return "square"
    if max(ratio, 1 / ratio) < CLEARLY_WIDE:
        return ""
    return "landscape" if ratio > 1 else "portrait"


def fitting_orientation(
    catalogue: Catalogue, parameters: Parameters, ratio: float | None
) -> tuple[Option, Value] | None:
    """The model's option for the shape of a video, and the value of it that fits the first picture (width by height).

    None if the present value has that shape, if a user chose it for this request, if the model has none that fits, or if
    pictures are things to it: these may have any shape.
    """
    model, wanted = catalogue.find(parameters.model), shape_of_picture(ratio)
    if model is None or model.role == "things" or ratio is None or not wanted:
        return None
    option = model.option(ORIENTATION)
    if option is None or parameters.sources.get(option.name) is Source.REQUEST:
        return None
    now = shape_of(parameters.values.get(option.name, ""))
    fitting = [value for value in option.values if shape_of(value) == wanted]
    if not now or now == wanted or not fitting:
        return None
    return option, min(fitting, key=lambda value: abs(math.log((ratio_of_value(value) or ratio) / ratio)))
