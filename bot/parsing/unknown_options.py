"""The error for an option that does not exist: the one that was probably meant, or the names of all, and one example."""

from bot.catalogue import comma_separated
from bot.errors import UserError
from bot.options import Option
from bot.parsing.confirm_above import CONFIRM_ABOVE, EXAMPLE
from bot.parsing.examples import named_example, option_example, setting_example
from bot.parsing.similar import find_similar
from bot.parsing.vocabulary import Vocabulary
from bot.values import normalize_name


def unknown_option(vocabulary: Vocabulary, written: str, name: str, value: str) -> UserError:
    """In a request. `written`: as it is quoted. `value`: what follows the name; the example keeps it if it can be meant."""
    near = vocabulary.similar_to(name)
    if near is None:
        names, example = comma_separated(vocabulary.options), option_example(_first(vocabulary))
        return UserError("option-unknown", value=written, options=names, example=example)
    option = vocabulary.options.get(near)
    if option is None or option.is_switch:
        return UserError("option-misspelt", value=written, near=near)
    example = named_example(option, _taken(vocabulary, near, value))
    return UserError("option-misspelt-name", value=written, near=near, example=example)


def unknown_setting(vocabulary: Vocabulary, written: str, name: str, value: str) -> UserError:
    """The same in /settings."""
    if find_similar(normalize_name(name), (CONFIRM_ABOVE,)):
        return UserError("default-misspelt", value=written, near=CONFIRM_ABOVE, example=EXAMPLE)
    near = vocabulary.similar_to(name)
    if near is None:
        names, example = comma_separated((*vocabulary.options, CONFIRM_ABOVE)), setting_example(_first(vocabulary))
        return UserError("default-unknown", value=written, options=names, example=example)
    option = vocabulary.options.get(near)
    example = setting_example(option, _taken(vocabulary, near, value)) if option else near
    return UserError("default-misspelt", value=written, near=near, example=example)


def _first(vocabulary: Vocabulary) -> Option:
    return next(iter(vocabulary.options.values()))


def _taken(vocabulary: Vocabulary, name: str, value: str) -> str:
    """The value if the option has it; a text may be anything, also words of the prompt."""
    return value if not vocabulary.takes_text(name) and vocabulary.has_value(name, value) else ""
