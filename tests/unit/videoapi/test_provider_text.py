"""Which part of a provider's text may be shown."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.videoapi.provider_text import LONGEST_MESSAGE, find_request_id, sanitize

KEY = "sk-test-0123456789abcdef"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("fine", "fine"),
        ("  two\n lines\t ", "two lines"),
        ("余额不足 (request id: 2025abc)", "余额不足"),
        ("余额不足（request id：2025abc）", "余额不足"),
        ("a (request id: x) (request id: y)", "a"),
        ("<p>no <b>bold</b></p>", "no bold"),
        ("&lt;script&gt;x&lt;/script&gt;", ""),
        ("a < b > c", "a < b > c"),
        ("error: <!DOCTYPE html><html>502</html>", "error"),
        ('{"error":{"message":"inner"}}', "inner"),
        ('{"a": 1}', ""),
        ('status 400: {"message":"inner"} end', "status 400: inner end"),
        ('cut {"error":{"mess', "cut"),
        (r"escaped {\"error\":{\"message\":\"x\"}}", "escaped"),
        ("python {'error': 'x'}", "python"),
        ('list [{"a": 1}]', "list"),
        ("set {small, large}", "set {small, large}"),
        (f"key {KEY} is wrong", "key … is wrong"),
        ("key sk-ab***yz is wrong", "key … is wrong"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer …"),
        ("task-123 on disk-space", "task-123 on disk-space"),
        ("sk-test-<b></b>0123", "… 0123"),
        ("half \ud800 and nul \x00", "half and nul"),
        (None, ""),
        (5, ""),
        ({"message": "x"}, ""),
    ],
)
def test_texts_are_shown_without_markup_json_and_secrets(value: object, shown: str) -> None:
    assert sanitize(value, KEY) == shown


def test_a_key_of_any_form_is_redacted() -> None:
    assert sanitize("wrong: my.odd/key", "my.odd/key") == "wrong: …"


def test_a_long_sentence_is_clipped() -> None:
    shown = sanitize("word " * 1000, KEY)
    assert len(shown) == LONGEST_MESSAGE
    assert shown.endswith("…")


def test_json_nested_without_end_is_cut_off() -> None:
    value = "x"
    for _ in range(12):
        value = '{"message": ' + json.dumps(value) + "}"
    assert '{"' not in sanitize(value, KEY)
    assert sanitize("[" * 19_000, KEY) == ""


def test_the_request_id_is_found() -> None:
    assert find_request_id("no (request id: 2025-x.y)") == "2025-x.y"
    assert find_request_id("no") == find_request_id(None) == ""


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_shows_the_key(before: str, after: str) -> None:
    shown = sanitize(before + KEY + after, KEY)
    assert KEY not in shown
    assert len(shown) <= LONGEST_MESSAGE
    shown.encode()
