"""The page of `make messages`: every variable has realistic values, every language is on it, and no button is cut."""

import json
import re
from pathlib import Path

import pytest

from sandbox.telegram.markup import parse_html
from tests.messages.__main__ import write
from tests.messages.cuts import estimated, width_of
from tests.messages.gallery import cards_of, texts_of
from tests.messages.values import OWN, VALUES
from tests.unit.texts.ftl import LANGUAGES, texts

USED = {(key, variable) for key, text in texts("en").items() for variable in text.variables}


def test_every_variable_has_values() -> None:
    """A text with a variable that is in no table would not be on the page."""
    missing = {(key, variable) for key, variable in USED if (key, variable) not in OWN and variable not in VALUES}
    assert missing == set()


def test_no_values_are_stale() -> None:
    """The tables have no text or variable that is gone."""
    assert set(OWN) - USED == set()
    assert set(VALUES) - {variable for _, variable in USED} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_on_the_page(language: str) -> None:
    """All texts, and cards with buttons; Telegram takes each, and no answer to a press is too long."""
    its = [*cards_of(language), *texts_of(language)]
    assert {message["name"] for message in its} >= set(texts(language))
    assert sum(bool(message["buttons"]) for message in its if message["kind"] == "card") > 40
    for message in its:
        parse_html(message["text"])
        assert message["text"] or message["buttons"], message["name"]
        assert not message["flaw"], message


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_button_is_cut(language: str) -> None:
    """On a phone of 390 px, by the number of letters; `make messages` measures it."""
    assert estimated({language: [*cards_of(language), *texts_of(language)]}) == []


def test_a_button_that_is_cut_is_found() -> None:
    """Otherwise the test above could not fail. Ideographs are twice as wide; marks of direction have no width."""
    row = {"name": "x", "buttons": [["ok", "a label that is too long"]]}
    assert estimated({"en": [row]}) == ["en · x: a label that is too long"]
    assert width_of("猫") > 1.9 * width_of("a") and width_of("\u2068a\u2069") == width_of("a")


def test_the_page_has_everything_in_itself(tmp_path: Path) -> None:
    """One file, whatever the texts contain."""
    message = {"name": "x", "kind": "message", "text": "</script><b>猫</b>", "buttons": [["go"]], "flaw": ""}
    write(tmp_path / "deep" / "page.html", {"en": [message]})
    page = (tmp_path / "deep" / "page.html").read_text(encoding="utf-8")
    [inside] = re.findall(r'<script type="application/json" id="messages">(.*?)</script>', page, re.DOTALL)
    assert json.loads(inside) == {"en": [message]}
    assert "http://" not in page and "https://" not in page.replace(inside, "")
