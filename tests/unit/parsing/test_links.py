"""Image links are removed from the prompt; other links stay in it."""

import pytest

from bot.catalogue import Catalogue
from bot.parsing.links import LinkKind, host_of, kind_of
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
        ("ftp://e.com/a.jpg or e.com/a.jpeg2", "ftp://e.com/a.jpg or e.com/a.jpeg2", []),
        (f'<img src="{A}" size=3> x', f'<img src="{A}" size=3> x', []),
        (f'<a href="{B}">{A}</a>', f'<a href="{B}"></a>', [A]),
        (f"-- keep {A}", f"keep {A}", []),
        ("https://[e/a.jpg x", "x", ["https://[e/a.jpg"]),
    ],
)
def test_image_links_are_removed(catalogue: Catalogue, text: str, prompt: str, links: list[str]) -> None:
    order = parse_order(text, catalogue)
    assert (order.prompt, list(order.links)) == (prompt, links)


def test_text_links_count_once_and_come_after_those_in_the_text(catalogue: Catalogue) -> None:
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
def test_a_link_contains_no_options(catalogue: Catalogue, link: str) -> None:
    order = parse_order(f"go {link} now", catalogue)
    assert order.options == parse_order("go now", catalogue).options
    assert link in {*order.links, *order.prompt.split()}


def test_a_link_is_not_a_value(catalogue: Catalogue) -> None:
    """Image links are ignored when options are read."""
    order = parse_order(f"--size {A} large a cat", catalogue)
    assert (order.prompt, order.options.values.get("size"), order.links) == ("a cat", "large", (A,))


# Links that may be images: docs/adr/0021-links-that-may-be-pictures.md ------------------------------------------------

MAY_BE = [
    "https://pbs.example/media/X?format=jpg",
    "https://pbs.example/media/X?format=jpg&name=large",
    "https://pbs.example/media/X.jpg:large",
    "https://host.example/img/123",
    "http://host.example:8080/img/123#top",
    "https://images.example/photo-123?w=800",
    "https://images.example/photo-123?auto=format&fit=crop",
    "https://lh3.googleusercontent.example/a/AbC=w1080-h608",
    "https://imgur.example/a/abc",
    "https://imgur.example/gallery/abc/",
    "https://cdn.example/x.jpg!w720",
    "https://cdn.example/x.jfif",
    "https://cdn.example/x.heic",
    "https://cdn.example/x.svg",
    "https://cdn.example/x.unknown?y=1",
    "https://example.com/_next/image?url=%2Fcat.jpg&w=640",
    "https://example.com/cats",
    "https://example.com/v1.2",
    "https://example.com/blog/uploads/7",
    "https://media.example/video/7",
    "https://example.com/?f=a.jpg",
    "https://example.com?id=7&fm=webp",
    "https://example.com/?type=image/png",
    "https://example.com/?type=image%2Fpng",
    "https://example.com/pic.php?id=3&format=PNG",
    "HTTPS://EXAMPLE.COM/IMG",
    "https://user:secret@example.com/img/1",
    "https://127.0.0.1/img/1",
    "https://[2001:db8::1]/img/1",
    "https://mp4.example/html/1",
    "https://notyoutube.com/img/1",
]
NEVER = [
    "https://example.com",
    "https://example.com/",
    "https://example.com/#cats",
    "https://example.com/?utm_source=x",
    "https://example.com?x=1",
    "https://example.com/index.html",
    "https://example.com/a.HTM?x=1",
    "https://example.com/a.php?id=3",
    "https://example.com/a.pdf",
    "https://example.com/a.mp4?poster=a.jpg",
    "https://example.com/a.mov#t=3",
    "https://example.com/a.webm",
    "https://example.com/a.zip",
    "https://example.com/a.mp3",
    "https://example.com/page",
    "https://example.com/blog/2026/cats",
    "https://example.com/watch?v=abc",
    "https://www.youtube.com/watch?v=abc",
    "https://youtu.be/abc?t=3",
    "https://m.youtube.com/shorts/abc",
    "https://vimeo.com/123",
    "https://www.instagram.com/p/x/",
    "https://x.com/user/status/1",
    "https://www.reddit.com/r/cats/comments/1/x/",
    "https://www.zhihu.com/question/1",
    "https://discord.gg/abc",
    "https://t.me/channel/5",
    "https://de.wikipedia.org/wiki/Katze",
    "https://docs.google.com/document/d/1",
    "https:///img/1",
    "https://?format=jpg",
]


@pytest.mark.parametrize("url", MAY_BE)
def test_a_link_that_may_be_an_image_is_doubtful_and_stays_in_the_prompt(catalogue: Catalogue, url: str) -> None:
    assert kind_of(url) is LinkKind.DOUBTFUL
    order = parse_order(f"move {url} slowly", catalogue)
    assert (order.prompt, order.links, dict(order.doubtful)) == (f"move {url} slowly", (), {0: url})
    assert order.words == "move slowly"


@pytest.mark.parametrize("url", NEVER)
def test_a_link_that_cannot_be_an_image_is_prompt(catalogue: Catalogue, url: str) -> None:
    assert kind_of(url) is LinkKind.OTHER
    order = parse_order(f"move {url} slowly", catalogue)
    assert (order.prompt, order.links, order.words) == (f"move {url} slowly", (), f"move {url} slowly")
    assert not order.doubtful


@pytest.mark.parametrize("url", ["ftp://e.com/img/1", "data:image/png;base64,AA", "e.com/img/1", "", "tg://x/img"])
def test_other_addresses_are_not_images(url: str) -> None:
    assert kind_of(url) is LinkKind.OTHER


D = "https://example.com/img/1"


@pytest.mark.parametrize(
    ("text", "prompt", "words", "doubtful"),
    [
        (f"{D} make it move", f"{D} make it move", "make it move", [D]),
        (f"make it move {D}", f"make it move {D}", "make it move", [D]),
        (f"make it move\n{D}\n--landscape", f"make it move\n{D}", "make it move", [D]),
        (f"Animate {D}.", f"Animate {D}.", "Animate.", [D]),
        (f"see ({D}) now", f"see ({D}) now", "see now", [D]),
        (f"<{D}> dance", f"<{D}> dance", "dance", [D]),
        (f"{D}, {D}2; dance", f"{D}, {D}2; dance", "dance", [D, f"{D}2"]),
        (f"{D} {D} dance", f"{D} {D} dance", "dance", [D]),
        (f"看{D}让它动", f"看{D}让它动", "看让它动", [D]),
        (f"看{D}，让它动", f"看{D}，让它动", "看让它动", [D]),
        (f"{D}🐈 dances", f"{D}🐈 dances", "🐈 dances", [D]),
        (f"[cat]({D}) dances", f"[cat]({D}) dances", "[cat] dances", [D]),
        ("https://кот.example/кот x", "https://кот.example/кот x", "x", ["https://кот.example/кот"]),
        (f"{D}", f"{D}", "", [D]),
        (f"‘{D}’ dances", f"‘{D}’ dances", "dances", [D]),
        (f"`{D}` dances", f"`{D}` dances", "dances", [D]),
        (f"«{D}» dances", f"«{D}» dances", "dances", [D]),
        (f"قطة {D}، ترقص", f"قطة {D}، ترقص", "قطة ترقص", [D]),
        (f"a cat 15s {D}", f"a cat {D}", "a cat", [D]),
        (f"{D} landscape a cat", f"{D} a cat", "a cat", [D]),
        (f"{D} -- a --landscape cat", f"{D} a --landscape cat", "a --landscape cat", [D]),
        (f"-- a cat {D}", f"a cat {D}", f"a cat {D}", []),
        (f'<a href="{D}">x</a> y', f'<a href="{D}">x</a> y', f'<a href="{D}">x</a> y', []),
    ],
)
def test_a_doubtful_link_is_removed_like_an_image_link(
    catalogue: Catalogue, text: str, prompt: str, words: str, doubtful: list[str]
) -> None:
    order = parse_order(text, catalogue)
    assert (order.prompt, order.words, list(order.doubtful.values())) == (prompt, words, doubtful)


def test_links_keep_their_positions(catalogue: Catalogue) -> None:
    order = parse_order(f"{A} {D} x {B}", catalogue, [f"{D}2", "https://example.com/", A])
    assert (order.prompt, order.words) == (f"{D} x", "x")
    assert list(order.sure_by_place()) == [(0, A), (2, B)]
    assert dict(order.doubtful) == {1: D, 3: f"{D}2"}


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://pbs.example/media/X", "pbs.example"),
        ("https://bank.example@evil.example:8443/x", "evil.example"),
        ("https://[2001:db8::1]:80/x", "[2001:db8::1]"),
        ("https://e.example?x", "e.example"),
    ],
)
def test_the_host_is_the_one_that_is_connected_to(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("www.example.com/a.jpg", "https://www.example.com/a.jpg"),
        ("Example.com/b/a.PNG?x=1&y=2", "https://Example.com/b/a.PNG?x=1&y=2"),
        ("i.example.co.uk:8443/a.webp", "https://i.example.co.uk:8443/a.webp"),
        ("https:/example.com/a.jpg", "https://example.com/a.jpg"),
        ("https//example.com/a.jpg", "https://example.com/a.jpg"),
        ("ttps://example.com/a.jpg", "https://example.com/a.jpg"),
        ("https：//example.com/a.jpg", "https://example.com/a.jpg"),
        ("(www.example.com/a.jpg)", "https://www.example.com/a.jpg"),
    ],
)
def test_an_image_link_with_an_incomplete_beginning_is_doubtful(catalogue: Catalogue, written: str, link: str) -> None:
    """It may be ordinary words, and the beginning is a guess."""
    order = parse_order(f"{written} dances", catalogue)
    assert (order.prompt, order.words, order.links) == (f"{written} dances", "dances", ())
    assert dict(order.doubtful) == {0: link}


@pytest.mark.parametrize(
    "text",
    [
        "cats.png/dogs.png",
        "and/or.jpg",
        "me@example.com/a.jpg",
        "ftp://example.com/a.jpg",
        "s3://bucket.example/a.jpg",
        "v1.2/a.jpg",
    ],
)
def test_other_addresses_stay_in_the_prompt(catalogue: Catalogue, text: str) -> None:
    order = parse_order(f"{text} dances", catalogue)
    assert (order.prompt, order.links, dict(order.doubtful)) == (f"{text} dances", (), {})


def test_a_link_is_not_doubtful_if_it_is_also_written_in_full(catalogue: Catalogue) -> None:
    order = parse_order("www.example.com/a.jpg https://www.example.com/a.jpg dances", catalogue)
    assert (order.links, dict(order.doubtful)) == (("https://www.example.com/a.jpg",), {})
