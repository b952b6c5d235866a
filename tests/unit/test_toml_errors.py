"""Mistakes in MODELS_FILE that are no TOML: each is named in plain words, with its place."""

from pathlib import Path

import pytest

from bot.catalogue import load_catalogue
from bot.errors import SettingsError

OF_PROGRAMMERS = (
    "Expected",
    "statement",
    "namespace",
    "mutate",
    "Unicode scalar",
    "key/value",
    "Illegal",
    "invalid char",
)


def refused(file: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        load_catalogue(file)
    [line] = caught.value.lines
    return line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[models]]\nname", "at its end: after a name there must be = and a value"),
        ("[[models]]\nname sora", "line 2, column 6: after a name there must be = and a value"),
        ("[[models]]\nname = sora", "line 2, column 8: a value is missing or wrong: write text in quotes"),
        ("[[models]]\nname =", "a value is missing or wrong"),
        ("[[models]]\npaused = True", "line 2, column 10: a value is missing or wrong"),
        ('[[models]]\nname = "sora\nimages = 1', "line 2, column 13: a text does not end with the quote"),
        ("[[models]]\nname = 'sora\nimages = 1", "a text does not end with the quote"),
        ('[[models]]\nname = "sora', "a text does not end with the quote"),
        ("[[models]]\nname = 'sora", "a text does not end with the quote"),
        ('[[models]]\nname = """sora', "a text does not end with the quote"),
        ('[[models]]\nname = "sora" images = 1', "line 2, column 15: after a value the line must end"),
        ('[[models]\nname = "sora"', "a line that begins with [[ does not end with ]]"),
        ('[models\nname = "sora"', "line 1, column 8: a line that begins with [ does not end with ]"),
        ("[[models]]\nimages = [1, 2", "a list that begins with [ does not end with ]"),
        ("[[models]]\nfields = { a = 1", "a table that begins with { does not end with }"),
        ('[[models]]\nname = "a"\nname = "b"', "the same name is there twice"),
        ("[[models]]\n[models.options]\n[models.options]", "the same name is there twice"),
        ("[models]\n[[models]]", "the same name is there twice"),
        ("[[models]]\nfields = { a = 1, a = 2 }", "the same name is there twice"),
        ('[[models]]\nname = "C:\\models"', "a backslash in a text must be written twice"),
        ('[[models]]\nname = "\\uZZZZ"', "a code after"),
        ("!name = 1", "line 1, column 1: a line must begin with a name, [, [[ or #"),
        ("= 1", "line 1, column 1: a line must begin with a name"),
        ("a. = 1", "a name is missing, or has letters for which it needs quotes"),
        ("day = 2024-02-31", "this is no date: write text in quotes"),
        ("# \x01", "a letter that cannot be seen"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "models.toml"
    file.write_text(text, encoding="utf-8")
    line = refused(file)
    assert line.startswith(f"MODELS_FILE {file} is not valid TOML: ") and line.endswith(
        "; bot/models.toml shows the form"
    )
    assert said in line and not any(word in line for word in OF_PROGRAMMERS), line
    assert ": line " in line or ": at its end: " in line


def test_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "models.toml"
    file.write_text("[[models]]", encoding="utf-16")
    assert refused(file) == f"MODELS_FILE {file} is not plain text: save it as UTF-8"
