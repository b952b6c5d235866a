"""Properties of any text: prompts are verbatim, options are found anywhere, only a UserError is raised."""

import re
from collections.abc import Callable
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, load_catalogue
from bot.errors import UserError
from bot.parameters import Options
from bot.parsing.examples import write_options
from bot.parsing.options import OrderText, parse_options, parse_order
from bot.parsing.words import DASHES
from bot.values import BOOLEAN_DIGITS, BOOLEAN_WORDS, normalize_value

CATALOGUE: Catalogue = load_catalogue(None)  # hypothesis repeats a test within one fixture's life
LINK = "https://example.com/a.jpg?x=1"
DOUBTFUL = "https://example.com/media/a?format=jpg"

T = TypeVar("T")

few = settings(max_examples=80, deadline=None)

SPACES = st.sampled_from([" ", " ", "  ", "\n", "\n\n", "\t", " \n ", "\u3000", "\u00a0", "\r\n"])
LETTERS = st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"], exclude_characters=DASHES + "=＝/，、；")
SWITCHED = BOOLEAN_WORDS.keys() | BOOLEAN_DIGITS.keys()  # after a switch they are its value
PLAIN = st.one_of(
    st.text(LETTERS, min_size=1, max_size=8).filter(
        lambda word: not word.isspace() and normalize_value(word) not in SWITCHED
    ),
    st.sampled_from(["<b>hi</b>", "<i>", "🐈‍⬛", "countdown", "&amp;", '"quoted"', "naïve", "它", "don't"]),
)


@st.composite
def prompts(draw: st.DrawFn) -> str:
    """Words with all kinds of spaces between them, and without bare options at the ends."""
    text = "begin"
    for word in draw(st.lists(PLAIN | st.sampled_from(["15s", "landscape", "12s"]), max_size=6)):
        text += draw(SPACES) + word
    return text + draw(SPACES) + "end"


VALUES = {
    "orientation": st.sampled_from(["portrait", "landscape"]),
    "size": st.sampled_from(["small", "large"]),
    "duration": st.sampled_from([10, 15, 25]),
    "watermark": st.booleans(),
}
OPTIONS = st.builds(
    Options, model=st.none() | st.sampled_from(CATALOGUE.names), values=st.fixed_dictionaries({}, optional=VALUES)
)


@st.composite
def written_options(draw: st.DrawFn, options: Options) -> list[str]:
    """Each option in one of the ways to write it, in any order."""
    dashes = st.sampled_from(["--", "—", "–", "—-"])
    said = {"model": options.model, **options.values}
    written = []
    for name, value in said.items():
        if isinstance(value, bool):
            written.append(draw(dashes) + (name if value else f"no-{name}"))
        elif value is not None:
            ways = [
                f"{draw(dashes)}{name} {value}",
                f"{draw(dashes)}{name}={value}",
                f"{name}={value}",
                f"{draw(dashes)}{name.upper()}＝{value}",
            ]
            written.append(draw(st.sampled_from(ways)))
    return draw(st.permutations(written))


@st.composite
def orders(draw: st.DrawFn, prompt: str, options: list[str]) -> str:
    """Insert each option before or after some word of the prompt."""
    words = [found.span() for found in re.finditer(r"\S+", prompt)]
    places = [(draw(st.sampled_from(words)), draw(st.booleans()), option) for option in options]
    text = prompt
    for (start, end), at_end, option in sorted(places, key=lambda place: place[0][place[1]], reverse=True):
        text = f"{text[:end]} {option}{text[end:]}" if at_end else f"{text[:start]}{option} {text[start:]}"
    return text


@few
@given(prompts(), SPACES, SPACES)
def test_a_text_without_options_is_unchanged(prompt: str, before: str, after: str) -> None:
    assert parse_order(before + prompt + after, CATALOGUE) == OrderText(prompt, Options(), ())


@few
@given(prompts(), OPTIONS, st.data())
def test_options_anywhere_leave_the_same_prompt(prompt: str, options: Options, data: st.DataObject) -> None:
    order = data.draw(orders(prompt, data.draw(written_options(options))))
    assert parse_order(order, CATALOGUE) == OrderText(prompt, options, ())


@few
@given(prompts(), st.data())
def test_an_image_link_anywhere_leaves_the_same_prompt(prompt: str, data: st.DataObject) -> None:
    order = data.draw(orders(prompt, [LINK]))
    assert parse_order(order, CATALOGUE) == OrderText(prompt, Options(), (LINK,))


@few
@given(prompts(), OPTIONS, st.data())
def test_a_doubtful_link_changes_nothing_else(prompt: str, options: Options, data: st.DataObject) -> None:
    written = data.draw(written_options(options))
    order = parse_order(data.draw(orders(prompt, [*written, DOUBTFUL])), CATALOGUE)
    assert (order.options, order.links, dict(order.doubtful)) == (options, (), {0: DOUBTFUL})
    assert order.words == prompt
    assert DOUBTFUL in order.prompt.split() and order.prompt.replace(DOUBTFUL, "").split() == prompt.split()


@few
@given(prompts(), OPTIONS)
def test_written_options_are_parsed_to_the_same_options(prompt: str, options: Options) -> None:
    written = write_options(options)
    assert parse_options(written, CATALOGUE) == options
    assert parse_order(f"{prompt} {written}", CATALOGUE) == OrderText(prompt, options, ())
    assert parse_order(f"{written}\n{prompt}", CATALOGUE) == OrderText(prompt, options, ())


PIECES = st.sampled_from(
    [
        "--",
        "—",
        "–",
        "size",
        "size=",
        "=",
        "：",
        "small",
        "huge",
        "15",
        "s",
        "秒",
        "landscape",
        "横屏",
        "watermark",
        "no-",
        "off",
        "--model",
        "sora-2",
        "https://e.com/a.jpg",
        "https://e.com/a",
        "?format=jpg",
        "http://",
        ".png",
        "<b",
        ">",
        "<!--",
        "-->",
        "(",
        ")",
        ",",
        "，",
        ".",
        "a",
        "cat",
        "of",
        "🐈",
        "₂",
        "²",
        "/",
        "?",
        "[",
        "'",
        '"',
        " ",
        " ",
        "\n",
        "\u3000",
        "\0",
        "\ud800",
    ]
)
ANYTHING = st.text() | st.lists(PIECES, max_size=20).map("".join)


def read(parse: Callable[[str, Catalogue], T], text: str) -> T | UserError:
    try:
        return parse(text, CATALOGUE)
    except UserError as error:
        return error


def echoes(error: UserError) -> list[str]:
    """The user's own words in an error."""
    return [str(value) for name, value in error.values.items() if name not in {"options", "allowed"}]


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_only_a_short_user_error_is_raised(text: str) -> None:
    for result in (read(parse_order, text), read(parse_options, text)):
        if isinstance(result, UserError):
            assert all(len(echo) <= 40 and "\0" not in echo for echo in echoes(result))


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_a_prompt_has_only_letters_of_the_text_in_order(text: str) -> None:
    order = read(parse_order, text)
    if isinstance(order, OrderText):
        letters = iter(text)
        assert all(letter in letters for letter in order.prompt)
        assert order.prompt == order.prompt.strip()
        assert order.words == order.words.strip()
        assert "\0" not in order.prompt + "".join(order.links)
        assert order.prompt.encode().decode() == order.prompt
