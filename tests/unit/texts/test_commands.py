"""Commands in the help, the menu and all other texts have a route."""

import re

import pytest

from bot.catalogue import load_catalogue
from bot.handlers import ROUTES
from bot.handlers.guide import MODEL_EXAMPLE, option_examples
from bot.handlers.ordering import continuation
from bot.menu import COMMANDS, OWNER_COMMANDS
from bot.parameters import Options
from bot.parsing.commands import split_command
from bot.parsing.examples import default_examples
from bot.parsing.incoming import Incoming
from bot.parsing.options import parse_options
from bot.texts.words import ENTRY, FOLDER, TAG, Words
from bot.values import Value
from tests.unit.texts.ftl import LANGUAGES, texts
from tests.unit.texts.test_languages import COMMAND


def route(command: str) -> str:
    """The route of a private message with this command, if it does not continue another text."""
    incoming = Incoming(
        chat_id=1,
        message_id=1,
        thread_id=None,
        is_private=True,
        user_id=1,
        language=None,
        sender_chat_id=None,
        forwarded=False,
        media_group_id=None,
        text=command,
        body=command,
        command=split_command(command),
        mentioned=False,
        addressed=True,
        photos=(),
        text_links=(),
        attachment=None,
        reply=None,
    )
    return next(route.name for route in ROUTES if route.matches(incoming) and route.handle is not continuation)


def test_unknown_commands_have_a_route_of_their_own() -> None:
    """Otherwise the tests below could not fail."""
    assert route("/nonsense") == "unknown command"


@pytest.mark.parametrize("name", [*COMMANDS, *OWNER_COMMANDS])
def test_the_menu_is_answered(name: str) -> None:
    """Each command of the menu has a route of the same name."""
    assert route(f"/{name}") == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_in_a_sentence_is_answered(language: str) -> None:
    """No text names a command that does not exist."""
    named = {command for text in texts(language).values() for command in COMMAND.findall(text.words)}
    assert len(named) >= 3
    assert {command for command in named if route(command) == "unknown command"} == set()


ONLY_PRIVATE = {"prompt-missing", "prompt-missing-words", "command-video"}
"""Texts with a plain /video: groups get others in their place, and a client adds the name to a command of the menu."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_order_to_be_copied_names_the_bot_in_groups(language: str) -> None:
    """In privacy mode the bot does not get every other one."""
    source = (FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
    plain = {
        entry.partition(" =")[0] for entry in ENTRY.split(source) if re.search(r"/video(?!@\{|\{ \$at \})\b", entry)
    }
    assert plain == ONLY_PRIVATE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_names_the_menu(language: str) -> None:
    """The help names every command of the menu except itself."""
    named = {
        command
        for key, text in texts(language).items()
        if key.startswith("help")
        for command in COMMAND.findall(text.words)
    }
    assert {f"/{name}" for name in COMMANDS} - {"/help"} <= named


def test_the_helps_options_are_options() -> None:
    """The options in the help are parsed as options."""
    catalogue = load_catalogue(None)
    examples = TAG.sub("", option_examples(catalogue.preferred))
    said = examples.replace(MODEL_EXAMPLE, f"--model {catalogue.names[0]}")
    values: dict[str, Value] = {"orientation": "landscape", "size": "large", "duration": 15, "watermark": False}
    assert parse_options(said, catalogue) == Options(catalogue.names[0], values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_for_defaults_works(language: str) -> None:
    """The example in the answer to /settings can be sent unchanged."""
    catalogue = load_catalogue(None)
    said = " ".join(default_examples(catalogue.preferred))
    assert f"<code>/settings {said}</code>" in Words.load().say(language, "defaults-how", example=said)
    assert parse_options(said, catalogue) == Options(values={"orientation": "landscape", "duration": 10})
