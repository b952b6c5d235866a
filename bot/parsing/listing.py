"""Lists the values of an option for errors."""

from collections.abc import Iterable

from bot.catalogue import Model, comma_separated
from bot.options import Option


def option_line(name: str, models: Iterable[tuple[Model, Option]]) -> str:
    """`--size small|large`: an option with the values of all models that have it under this name."""
    own = [option for _, option in models if option.name == name]
    if all(option.is_switch for option in own):
        return f"--{name}, --no-{name}"
    values = dict.fromkeys(value for option in own for value in option.allowed)
    in_order = sorted(values, key=int) if all(value.isdigit() for value in values) else values
    return f"--{name} {'|'.join(in_order)}"


def allowed_by_model(models: Iterable[tuple[Model, Option]]) -> str:
    """`10, 15`, or `10, 15 (sora-2); 15, 25 (sora-2-pro)` if models differ: the user's model may not be known yet."""
    names: dict[tuple[str, ...], list[str]] = {}
    for model, option in models:
        names.setdefault(option.allowed, []).append(model.name)
    if len(names) == 1:
        return comma_separated(*names)
    return "; ".join(f"{comma_separated(values)} ({comma_separated(having)})" for values, having in names.items())
