"""Secrets in every encoding that a gateway may use, and texts without secrets."""

import base64
import html
import json
import random
import re
import time
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.redaction import Redactor

TOKEN = "123456789:AAFakeFakeFake-akeFake_akeFakeFakeFak"
HALF = TOKEN.partition(":")[2]
KEY = "sk-a7Kq/2mXw+9dRt_Vz=Yb3LpN8cHs5"
PASSWORD = "correct horse, ü"

KEYS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+=:", min_size=16, max_size=80)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
Form = Callable[[str], str]


def percent(text: str) -> str:
    """Every byte percent-encoded, including letters."""
    return "".join(f"%{byte:02X}" for byte in text.encode())


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def b64url(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode()


FORMS: dict[str, Form] = {
    "plain": str,
    "in a URL": lambda secret: quote(secret, safe=""),
    "in a path": quote,
    "in a query": quote_plus,
    "in a URL, small hex": lambda secret: re.sub("%..", lambda code: code[0].lower(), quote(secret, safe="")),
    "percent": percent,
    "percent, small": lambda secret: percent(secret).lower(),
    "percent twice": lambda secret: quote(percent(secret)),
    "URL twice": lambda secret: quote(quote(secret, safe=""), safe=""),
    "percent in parts": lambda secret: secret[:5] + percent(secret[5:9]) + secret[9:],
    "base64": b64,
    "base64 without padding": lambda secret: b64(secret).rstrip("="),
    "base64url": lambda secret: b64url(secret).rstrip("="),
    "base64 after one": lambda secret: b64(f"x{secret}"),
    "base64 after two": lambda secret: b64(f"xy{secret}"),
    "base64 of Basic": lambda secret: b64(f"user:{secret}"),
    "base64 of Bearer": lambda secret: b64(f"Bearer {secret}\r\n"),
    "base64url of a header": lambda secret: b64url(f"Authorization: Bearer {secret}"),
    "base64 in a URL": lambda secret: quote(b64(f"ab{secret}?"), safe=""),
    "base64 in a URL, percent": lambda secret: percent(b64(f"a{secret}")),
    "base64 with line ends": lambda secret: re.sub("(.{20})", "\\1\r\n", b64(f"user:{secret}")),
    "hex": lambda secret: secret.encode().hex(),
    "HEX": lambda secret: secret.encode().hex().upper(),
    "JSON": lambda secret: json.dumps({"key": secret}),
    "JSON of JSON": lambda secret: json.dumps(json.dumps({"key": secret})),
    r"\u00xx": lambda secret: "".join(f"\\u{ord(letter):04x}" for letter in secret),
    r"\\u00xx": lambda secret: "".join(f"\\\\u{ord(letter):04X}" for letter in secret),
    r"\xNN": lambda secret: "".join(f"\\x{byte:02x}" for byte in secret.encode()),
    "repr": repr,
    "HTML": html.escape,
    "HTML numbers": lambda secret: "".join(f"&#{ord(letter)};" for letter in secret),
    "HTML hex numbers": lambda secret: "".join(f"&#x{ord(letter):x};" for letter in secret),
    "HTML twice": lambda secret: html.escape("".join(f"&#{ord(letter)};" for letter in secret)),
    "HTML names": lambda secret: secret.replace("_", "&lowbar;").replace("/", "&sol;").replace(":", "&colon;"),
}
BROKEN: dict[str, Form] = {
    "a line end": lambda secret: f"{secret[:9]}\n{secret[9:]}",
    "an escaped line end": lambda secret: f"{secret[:9]}\\n{secret[9:]}",
    "a folded header": lambda secret: f"{secret[:9]}\r\n    {secret[9:]}",
    "a zero-width space": lambda secret: f"{secret[:9]}\u200b{secret[9:]}",
    "a soft hyphen": lambda secret: f"{secret[:9]}\u00ad{secret[9:]}",
    "soft hyphens in HTML": lambda secret: f"{secret[:9]}&shy;{secret[9:]}",
    "an encoded line end": lambda secret: f"{secret[:9]}%0D%0A{secret[9:]}",
    "spaces": " ".join,
    "a NUL": "\x00".join,
}


def left(secret: str, clean: str) -> list[str]:
    """The encodings of a secret that are in a text."""
    inner = {name: form(secret) for name, form in FORMS.items()}
    for before in range(3):  # the letters that encode only the secret
        whole = b64("x" * before + secret)
        inner[f"base64 at {before}"] = whole[-(-before * 8 // 6) : (before + len(secret.encode())) * 8 // 6]
    bare = {name: form.strip("\"'") for name, form in inner.items()}
    return [name for name, form in bare.items() if form in clean]


@pytest.mark.parametrize("name", [*FORMS, *BROKEN])
@pytest.mark.parametrize("secret", [TOKEN, HALF, KEY])
def test_every_form_is_replaced_and_the_words_around_it_stay(name: str, secret: str) -> None:
    form = (FORMS | BROKEN)[name](secret)
    redactor = Redactor([TOKEN, HALF, KEY])
    clean = redactor(f"before {form} after")
    assert redactor.holds(form)
    assert not redactor.holds(clean)
    assert left(secret, clean) == []
    assert clean.startswith("before ") and clean.endswith(" after")
    assert "<token>" in clean or "<secret>" in clean


@pytest.mark.parametrize(
    "name", ["percent", "percent, small", "base64", "hex", "JSON", r"\u00xx", "repr", "in a query"]
)
def test_a_password_of_any_letters_is_replaced_too(name: str) -> None:
    form = FORMS[name](PASSWORD)
    assert "<secret>" in Redactor([PASSWORD])(f"x {form} y")


@settings(max_examples=200, deadline=None)
@given(KEYS, WORDS, WORDS, st.sampled_from(sorted(FORMS)))
def test_no_form_of_any_secret_remains(secret: str, before: str, after: str, name: str) -> None:
    redactor = Redactor([secret])
    clean = redactor(before + FORMS[name](secret) + after)
    assert not redactor.holds(clean)
    assert left(secret, clean) == []


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=0, max_size=40), KEYS, st.binary(max_size=40), st.booleans())
def test_a_secret_within_any_encoded_text_is_found(before: bytes, secret: str, after: bytes, safe: bool) -> None:
    encode = base64.urlsafe_b64encode if safe else base64.b64encode
    text = encode(before + secret.encode() + after).decode()
    assert Redactor([secret]).holds(text)
    clean = Redactor([secret])(f"({text})")
    assert not Redactor([secret]).holds(clean)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), KEYS)
def test_a_text_without_secrets_is_unchanged(text: str, secret: str) -> None:
    assume(secret not in text and "://" not in text)
    assert Redactor([secret, TOKEN, HALF])(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "task sora-2:task_01k6x15vhrff09dkkqjrzwhm60 is 37% done",
        "veo-20250612:task_01k6x15vhrff09dkkqjrzwhm60",
        "50% off & free; C:\\new\\table \\u002d &amp;",
        "https://videos.example.com/a%20b/c.mp4?X-Amz-Signature=0f3a%2Fb&amp;x=1",
        "1234567890123 https://host:8080/a@b 12:30",
        "QUFGYWtlRmFrZUZha2U=",
    ],
)
def test_ids_links_and_escapes_stay_readable(text: str) -> None:
    assert Redactor([TOKEN, HALF, KEY, "hunter2hunter2"])(text) == text


@pytest.mark.parametrize("secret", ["two words", "a\tb\u200bc d", "      "])
def test_a_short_password_with_blanks_is_found_as_it_is_written(secret: str) -> None:
    assert Redactor([secret])(f"({secret})") == "(<secret>)"
    assert Redactor([secret]).holds(f"({secret})")


def test_a_short_password_is_not_put_together_from_two_words() -> None:
    assert Redactor(["postgres"])("post gres and post\ngres") == "post gres and post\ngres"


@pytest.mark.parametrize(
    "form", [percent, lambda token: token.replace(":", "%253A"), lambda token: token.replace(":", "\\u003a")]
)
def test_another_bots_token_is_known_by_its_shape_when_it_is_encoded(form: Form) -> None:
    other = "987654321:BBOtherOtherOtherOtherOtherOtherOth"
    assert Redactor([])(f"see https://x/bot{form(other)}/getMe") == "see https://x/bot<token>/getMe"


def test_a_mark_of_its_own_takes_the_place_of_every_secret() -> None:
    text = f"{KEY} {TOKEN} postgresql://a:b@c {b64(KEY)}"
    assert Redactor([KEY, TOKEN], mark="…")(text) == "… … postgresql://a:…@c …" + b64(KEY)[len(KEY) * 8 // 6 :]


@pytest.mark.parametrize(
    "text",
    [
        "\\" * 100_000,
        "%25" * 30_000,
        "&#" * 50_000,
        "&amp" * 30_000,
        "1" * 100_000,
        "://a:" * 20_000,
        "\u200b" * 100_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """Quadratic time would be minutes here; a second is acceptable on a slow machine."""
    redactor = Redactor([TOKEN, HALF, KEY])
    began = time.process_time()
    redactor(text)
    assert time.process_time() - began < 5


def test_an_ordinary_line_takes_no_time_to_speak_of() -> None:
    letters = random.Random(1)
    secrets = ["".join(letters.choices("abcdefghij0123456789", k=40)) for _ in range(12)]
    redactor = Redactor([TOKEN, *secrets])
    line = ("task 01k6x15vhrff09 running chat=12345 message=77 id sora-2:task_01k6x15vhrff09dkkqjrzwhm60 " * 3)[:200]
    began = time.process_time()
    for _ in range(1000):
        redactor(line)
    assert time.process_time() - began < 1  # measured: 0.03
