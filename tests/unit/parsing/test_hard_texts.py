"""Texts that once took long: each is read in a few milliseconds of CPU time (`make fuzz` looks for others)."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bot.catalogue import load_catalogue
from bot.delivery.errors import LinkRefused
from bot.delivery.links import first_hop
from bot.errors import SettingsError, UserError
from bot.parsing.links import find_parts, kind_of
from bot.parsing.options import parse_options, parse_order
from bot.videoapi.urls import parse_url

CATALOGUE = load_catalogue(None)
MOST = 0.03  # seconds; each took more than 0.05, most of them 0.15
TRIES = 5  # of which the fastest counts
MARKS = "\u0301\u0316" * 2048  # Unicode puts them in another order


def seconds(read: Callable[[], object]) -> float:
    """CPU time of the fastest try."""
    times = []
    for _ in range(TRIES):
        began = time.process_time()
        with suppress(UserError, SettingsError, LinkRefused):
            read()
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize(
    "text", ["\ufdfa" * 4096, "㍿" * 4096, "15s " * 1024, "-a " * 1365, MARKS], ids=lambda text: ascii(text[:3])
)
def test_a_long_text(text: str) -> None:
    assert seconds(lambda: parse_order(text, CATALOGUE)) < MOST
    assert seconds(lambda: parse_options(text, CATALOGUE)) < MOST


def test_a_link_with_many_brackets() -> None:
    link = "https://a.example/" + ")" * 200_000  # longer than a message, because the count of brackets is fast
    assert seconds(lambda: list(find_parts(link))) < 1


def test_a_link_with_many_users() -> None:
    assert seconds(lambda: kind_of("https://" + "@the_bot" * 600 + "кот " * 500)) < MOST


@pytest.mark.parametrize(
    "read", [parse_url, lambda link: first_hop(link, loopback_http=False)], ids=["of a result", "to download"]
)
def test_a_host_of_marks(read: Callable[[str], object]) -> None:
    assert seconds(lambda: read(f"https://{MARKS}")) < MOST


def test_a_models_file_with_a_deep_key(tmp_path: Path) -> None:
    (tmp_path / "models.toml").write_text("a." * 5000 + "b = 1")
    assert seconds(lambda: load_catalogue(tmp_path / "models.toml")) < MOST
    with pytest.raises(SettingsError, match="too many nested"):
        load_catalogue(tmp_path / "models.toml")


def test_wide_letters_of_a_name_are_still_read() -> None:
    """Only what is longer than any name stays as it is."""
    options = parse_order("a cat －－ｓｉｚｅ＝ｌａｒｇｅ", CATALOGUE).options
    assert dict(options.values) == {"size": "large"}
