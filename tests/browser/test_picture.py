"""The pictures of the README: a story on the chat page becomes an animation and a still."""

import io
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from tests.browser import film as films
from tests.browser.chat_page import ChatPage
from tests.browser.film import Film
from tests.browser.picture import Scene

Show = Callable[..., Awaitable[ChatPage]]


def page(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 60), colour).save(file, "PNG")
    return file.getvalue()


def times(animation: Path) -> list[int]:
    """The milliseconds of each frame."""
    found = []
    with Image.open(animation) as made:
        for frame in ImageSequence.Iterator(made):
            frame.load()
            found.append(frame.info["duration"])
    return found


async def test_a_photo_with_a_caption_becomes_a_film(show: Show, tmp_path: Path) -> None:
    """There are frames before the answer, during the progress and while the video plays; the still has the last one."""
    film = Film(pages=1)
    chat = await show("phone")
    scene = Scene(film, 0, chat)
    await scene.attach_photo()
    await scene.type("look around --landscape")
    await scene.send()
    await scene.follow()
    await scene.play()
    film.save(tmp_path / "film.webp", tmp_path / "still.png")
    assert len(times(tmp_path / "film.webp")) > 20
    with Image.open(tmp_path / "film.webp") as made, Image.open(tmp_path / "still.png") as still:
        assert made.size == still.size == (390, 844)
    assert (tmp_path / "film.webp").stat().st_size <= films.LARGEST


def test_equal_frames_are_one(tmp_path: Path) -> None:
    """Pages are next to each other on a transparent ground; a frame like the one before makes that one longer."""
    film = Film(pages=2)
    film.turn(0, page("red"))
    film.turn(1, page("blue"))
    film.hold(100)
    film.hold(200)
    film.turn(1, page("green"))
    film.hold(400)
    film.save(tmp_path / "film.webp", tmp_path / "still.png")
    assert times(tmp_path / "film.webp") == [300, 400]
    with Image.open(tmp_path / "still.png") as still:
        assert still.size == (2 * 40 + films.GAP, 60)
        assert [still.getpixel((x, 30)) for x in (20, 48, 76)] == [(255, 0, 0, 255), (0, 0, 0, 0), (0, 128, 0, 255)]


def test_a_film_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """Nothing is written then."""
    film = Film(pages=1, largest=10)
    film.turn(0, page("red"))
    film.hold(100)
    with pytest.raises(ValueError, match="1 frames"):
        film.save(tmp_path / "film.webp", tmp_path / "still.png")
    assert not any(tmp_path.iterdir())
