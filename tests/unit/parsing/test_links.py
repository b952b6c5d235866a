"""Image links leave the prompt; everything else that looks like one stays."""

import pytest

from bot.catalogue import Catalogue
from bot.parsing.options import parse_order

A = "https://example.com/a.jpg"
B = "https://example.com/b.png"


@pytest.mark.parametrize(
    ("text", "prompt", "links"),
    [
        (f"{A} make it move", "make it move", [A]),
        (f"make it move {A}", "make it move", [A]),
        (f"make {A} move", "make move", [A]),
        (f"{A}\nmake it move\n{B}", "make it move", [A, B]),
        (f"{B} {A} {B}", "", [B, A]),
        (f"{A}, {B} dance", "dance", [A, B]),
        (f"{A},{B} dance", "dance", [A, B]),
        (f"Animate {A}.", "Animate.", [A]),
        (f"wow {A}! now", "wow! now", [A]),
        (f"see ({A}) now", "see now", [A]),
        (f"(see {A})", "(see)", [A]),
        (f"<{A}> dance", "dance", [A]),
        (f"看{A}让它动", "看让它动", [A]),
        (f"看 {A}，让它动", "看 让它动", [A]),
        ("x https://e.com/A.JPEG?sig=a_b-c%3D&t=1#f y", "x y", ["https://e.com/A.JPEG?sig=a_b-c%3D&t=1#f"]),
        (
            "Http://e.com:8080/p/x.webp?u=https://f.com/y",
            "",
            ["Http://e.com:8080/p/x.webp?u=https://f.com/y"],
        ),
        ("https://e.com/a_(1).png x", "x", ["https://e.com/a_(1).png"]),
        ("https://p.com/https://e.com/a.avif x", "x", ["https://p.com/https://e.com/a.avif"]),
        ("https://e.com/a.gif https://e.com/a.bmp", "", ["https://e.com/a.gif", "https://e.com/a.bmp"]),
        ("like https://e.com/page", "like https://e.com/page", []),
        ("like https://e.com/?f=a.jpg ok", "like https://e.com/?f=a.jpg ok", []),
        ("https://e.jpg is a host", "https://e.jpg is a host", []),
        ("ftp://e.com/a.jpg e.com/a.jpg", "ftp://e.com/a.jpg e.com/a.jpg", []),
        (f'<img src="{A}" size=3> x', f'<img src="{A}" size=3> x', []),
        (f'<a href="{B}">{A}</a>', f'<a href="{B}"></a>', [A]),
        (f"-- keep {A}", f"keep {A}", []),
        ("https://[e/a.jpg x", "x", ["https://[e/a.jpg"]),
    ],
)
def test_image_links_are_taken_out(catalogue: Catalogue, text: str, prompt: str, links: list[str]) -> None:
    order = parse_order(text, catalogue)
    assert (order.prompt, list(order.links)) == (prompt, links)


def test_addresses_behind_words_count_once_and_come_after_those_in_the_text(catalogue: Catalogue) -> None:
    order = parse_order(f"move this {B}", catalogue, [A, "https://example.com/page", B, A])
    assert order.prompt == "move this"
    assert order.links == (B, A)


@pytest.mark.parametrize(
    "link",
    [
        "https://e.com/?size=huge",
        "https://e.com/--landscape",
        "https://e.com/a.jpg?size=small&duration=15",
        "https://e.com/—size/15s",
    ],
)
def test_an_option_inside_a_link_is_none(catalogue: Catalogue, link: str) -> None:
    order = parse_order(f"go {link} now", catalogue)
    assert order.choice == parse_order("go now", catalogue).choice
    assert link in {*order.links, *order.prompt.split()}


def test_a_link_is_no_value(catalogue: Catalogue) -> None:
    """The words around an image link are read as if it were not there."""
    order = parse_order(f"--size {A} large a cat", catalogue)
    assert (order.prompt, order.choice.size, order.links) == ("a cat", "large", (A,))
