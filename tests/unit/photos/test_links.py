"""Links that PhotoLinkSigner makes, and what it reads from them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.photos.links import MAX_LENGTH, LinkExpired, LinkForged, PhotoLinkSigner, PhotoRef

ROOT = "https://bot.example"
FILE_ID = "AgACAgIAAxkBAAIBQ2Zu" + "x" * 60 + "-_AADNgQ"
NOW = 1_700_000_000.0


def links(key: str = "key", ttl: float = 3600, now: float = NOW) -> PhotoLinkSigner:
    return PhotoLinkSigner(key, ROOT, ttl, clock=lambda: now)


def signed(link: str) -> str:
    assert link.startswith(f"{ROOT}/photos/")
    return link.removeprefix(f"{ROOT}/photos/")


@pytest.mark.parametrize(
    ("mime", "ending", "served"),
    [
        ("image/jpeg", ".jpg", "image/jpeg"),
        ("image/png", ".png", "image/png"),
        ("IMAGE/WEBP", ".webp", "image/webp"),
        ("image/heic", "", "image/heic"),
        ("application/octet-stream", ".jpg", "image/jpeg"),
        ("image/jpeg\r\nX-Evil: 1", ".jpg", "image/jpeg"),
    ],
)
def test_a_link_is_read_back(mime: str, ending: str, served: str) -> None:
    segment = signed(links().link(FILE_ID, mime))
    assert links().read(segment) == PhotoRef(FILE_ID, served, 3600)
    assert segment.endswith(ending)
    assert "/" not in segment


def test_the_ending_may_be_absent() -> None:
    segment = signed(links().link(FILE_ID, "image/jpeg"))
    assert links().read(segment.removesuffix(".jpg")).file_id == FILE_ID


def test_a_link_of_an_ordinary_photo_is_short() -> None:
    assert len(links().link(FILE_ID, "image/jpeg")) < 300


def test_a_link_is_no_hidden_file_however_its_file_id_looks() -> None:
    assert not signed(links().link("A" * 120, "image/jpeg")).startswith(".")


def test_a_link_lives_as_long_as_it_should() -> None:
    segment = signed(links(ttl=60).link(FILE_ID, "image/jpeg"))
    assert links(ttl=60, now=NOW + 59).read(segment).seconds_left == 1
    with pytest.raises(LinkExpired):
        links(ttl=60, now=NOW + 60).read(segment)


def test_a_link_from_a_replica_whose_clock_is_ahead_is_good() -> None:
    segment = signed(links(now=NOW + 5).link(FILE_ID, "image/jpeg"))
    assert links().read(segment).file_id == FILE_ID


def test_another_key_makes_forged_links() -> None:
    with pytest.raises(LinkForged):
        links().read(signed(links(key="other").link(FILE_ID, "image/jpeg")))


@given(st.integers(min_value=0, max_value=400), st.sampled_from(string.printable))
def test_a_link_with_one_changed_letter_is_forged(position: int, letter: str) -> None:
    segment = signed(links().link(FILE_ID, "image/heic"))
    position %= len(segment) - 1  # the last letter has two unused bits
    if segment[position] != letter:
        with pytest.raises(LinkForged):
            links().read(segment[:position] + letter + segment[position + 1 :])


def test_a_link_has_one_spelling() -> None:
    """Other encodings of the same bytes are refused."""
    mime, alike = "image/heic", str.maketrans("-_", "+/")
    segments = [signed(links(now=NOW + second).link(FILE_ID, mime)) for second in range(20)]
    others = [segment.translate(alike) for segment in segments if segment != segment.translate(alike)]
    assert others
    for other in (*others, segments[0] + "="):
        with pytest.raises(LinkForged):
            links().read(other)


@given(st.text(max_size=2 * MAX_LENGTH))
def test_any_other_text_is_forged(text: str) -> None:
    with pytest.raises(LinkForged):
        links().read(text)


def test_a_link_longer_than_ours_is_forged_even_if_well_signed() -> None:
    segment = signed(links().link("x" * MAX_LENGTH, "image/heic"))
    with pytest.raises(LinkForged):
        links().read(segment)


def test_the_probes_link_is_a_probe_and_no_other_is() -> None:
    assert links().read(signed(links().probe_link())).is_probe
    assert not links().read(signed(links().link(FILE_ID, "image/png"))).is_probe
