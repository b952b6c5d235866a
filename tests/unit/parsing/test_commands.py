"""Commands are read from the text itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parsing.commands import Command, split_command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/video a cat", Command("video", None, "a cat")),
        ("/VIDEO@My_Bot a cat", Command("video", "My_Bot", "a cat")),
        ("/video", Command("video", None, "")),
        ("/video\nline one\n\nline two ", Command("video", None, "line one\n\nline two ")),
        ("/video  two spaces", Command("video", None, " two spaces")),
        ("  /start deep-link", Command("start", None, "deep-link")),
        ("/video@bot\n<b>x</b> 🐈", Command("video", "bot", "<b>x</b> 🐈")),
        ("see /video", None),
        ("/video/clip", None),
        ("/ video", None),
        ("/videö x", None),
        ("", None),
    ],
)
def test_a_command_is_its_name_its_target_and_the_rest(text: str, command: Command | None) -> None:
    assert split_command(text) == command


@settings(max_examples=60, deadline=None)
@given(st.text(), st.sampled_from(" \n\t"), st.sampled_from(["", "@MyBot"]))
def test_the_rest_is_verbatim(rest: str, space: str, target: str) -> None:
    """Whatever follows the one space after a command comes back byte for byte."""
    assert split_command(f"/video{target}{space}{rest}") == Command("video", target[1:] or None, rest)
