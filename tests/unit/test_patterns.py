"""Regular expressions that are compiled when they are first used."""

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest

from bot.patterns import pattern

BOT = Path(__file__).parents[2] / "bot"
SECOND_USE = 2


def modules_with_patterns() -> list[str]:
    found = []
    for module in pkgutil.walk_packages([str(BOT)], "bot."):
        path = BOT.parent / Path(*module.name.split("."))
        source = path / "__init__.py" if module.ispkg else path.with_suffix(".py")
        if "from bot.patterns import" in source.read_text(encoding="utf-8"):
            found.append(module.name)
    return found


@pytest.mark.parametrize("name", modules_with_patterns())
def test_every_pattern_can_be_compiled(name: str) -> None:
    """Nothing else would find a mistake in one for rare words before it is needed."""
    values = vars(import_module(name)).values()
    kept = [each for value in values for each in (value.values() if isinstance(value, dict) else (value,))]
    patterns = [each for each in kept if type(each) is type(pattern(""))]
    assert patterns
    for each in patterns:
        assert re.compile(each.pattern, each.flags)


def test_it_behaves_as_a_compiled_one() -> None:
    lazy, compiled = pattern(r"(\w+)@", re.IGNORECASE), re.compile(r"(\w+)@", re.IGNORECASE)
    for _ in range(SECOND_USE):
        assert lazy.findall("A@ b@") == compiled.findall("A@ b@")
        assert lazy.sub("-", "A@ b@") == compiled.sub("-", "A@ b@")
    assert (lazy.pattern, lazy.flags) == (compiled.pattern, compiled.flags)


def test_a_mistake_shows_at_the_first_use() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")
