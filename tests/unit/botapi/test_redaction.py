"""What Redactor removes from a text, and what it keeps."""

import json
from urllib.parse import quote

import pytest

from bot.redaction import Redactor, url_password

TOKEN = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFak"
TASK = "sora-2:task_01k6x15vhrff09dkkqjrzwhm60"


@pytest.mark.parametrize(
    "text",
    [
        f"https://api.telegram.org/bot{TOKEN}/sendMessage",
        f"https://api.telegram.org/file/bot{quote(TOKEN, safe='')}/photos/1.jpg",
        f"https://api.telegram.org/bot{TOKEN.replace(':', '%3a')}/getMe",
        f"The token `{TOKEN}` was rejected",
    ],
)
def test_the_token_is_replaced_also_within_urls(text: str) -> None:
    clean = Redactor([TOKEN])(text)
    assert "<token>" in clean
    assert "FakeFake" not in clean


def test_an_unknown_token_is_found_by_its_shape() -> None:
    redactor = Redactor([])
    assert redactor(f"/bot{TOKEN}/getMe") == "/bot<token>/getMe"
    assert redactor(TOKEN.replace(":", "%3A")) == "<token>"


@pytest.mark.parametrize("task", [TASK, "veo-20250612:task_01k6x15vhrff09dkkqjrzwhm60", "12:30 o'clock"])
def test_a_task_id_stays_readable(task: str) -> None:
    assert Redactor([TOKEN])(f"task {task} is running") == f"task {task} is running"


def test_a_key_is_replaced_however_it_is_escaped() -> None:
    key = "sk-a/b+c\"d\\e'f ü"
    redactor = Redactor([key])
    for form in (key, quote(key), quote(key, safe=""), json.dumps(key), json.dumps({"a": key}), repr(key)):
        assert "<secret>" in redactor(form)
        assert "sk-a" not in redactor(form)


def test_a_short_token_is_replaced_too() -> None:
    assert Redactor(["42:abc"])("bot42:abc/getMe") == "bot<token>/getMe"


def test_the_longer_of_two_secrets_wins() -> None:
    assert Redactor(["secret", "secret-and-more"])("my secret-and-more") == "my <secret>"


def test_a_value_of_fewer_than_six_characters_stays() -> None:
    assert Redactor(["", "bot", "12345"])("the bot has 12345 chats") == "the bot has 12345 chats"


def test_a_password_in_a_url_is_replaced_however_short() -> None:
    text = "postgresql://bot:pw@db/bot and http://me:p%40ss@proxy:3128 at https://host:8080/x@y"
    assert Redactor([])(text) == (
        "postgresql://bot:<secret>@db/bot and http://me:<secret>@proxy:3128 at https://host:8080/x@y"
    )


def test_url_password_decodes_and_bears_anything() -> None:
    assert url_password("postgresql://bot:p%40ss@db/bot") == "p@ss"
    assert url_password("sqlite:///data/bot.db") is None
    assert url_password("http://[") is None


def test_a_secret_of_bytes_that_are_no_text_is_replaced_too() -> None:
    """The environment may have such bytes, e.g. in the password of a proxy; Python reads them as surrogates."""
    redact = Redactor(["hunter2hunter2\udcff\udcfemore-of-it"])
    assert redact("it is hunter2hunter2 and more-of-it") == "it is <secret> and <secret>"
    assert redact("hunter2hunter2\udcff\udcfemore-of-it").count("<secret>") == 2


def test_the_word_password_in_an_example_is_none() -> None:
    """As in errors that show the form of an address, unless it is the password."""
    example = "postgresql://user:password@host/name"
    assert Redactor(["another"])(example) == example
    assert Redactor(["password"])(example) == "postgresql://user:<secret>@host/name"
