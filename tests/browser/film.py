"""Frames next to each other -> an animated WebP and a still PNG, small enough for a README."""

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw  # matplotlib, which draws the charts of /stats, depends on it

GAP = 16  # pixels between two pages
ROUND = 18  # pixels, the radius of a page's corners
LARGEST = 1_000_000  # bytes of an animation
QUALITIES = (80, 65, 50, 35)


class Film:
    """Each frame shows all pages, of which one has changed. The animation repeats."""

    def __init__(self, pages: int, largest: int = LARGEST) -> None:
        self._largest = largest
        self._shown: list[Image.Image | None] = [None] * pages
        self._frames: list[Image.Image] = []
        self._times: list[int] = []

    def turn(self, page: int, png: bytes) -> None:
        """What a page shows from the next frame on."""
        self._shown[page] = Image.open(io.BytesIO(png)).convert("RGB")

    def hold(self, milliseconds: int) -> None:
        """Add a frame. A frame that looks like the one before makes that one longer."""
        frame = _side_by_side([page for page in self._shown if page is not None])
        if self._frames and frame.tobytes() == self._frames[-1].tobytes():
            self._times[-1] += milliseconds
            return
        self._frames.append(frame)
        self._times.append(milliseconds)

    def save(self, animation: Path, still: Path) -> None:
        """Write both; the still is the last frame. Raises ValueError if the animation is too large in every quality."""
        for quality in QUALITIES:
            made = self._encoded(quality)
            if len(made) <= self._largest:
                animation.write_bytes(made)
                self._frames[-1].save(still, optimize=True)
                return
        raise ValueError(f"{len(self._frames)} frames do not fit in {self._largest} bytes")

    def _encoded(self, quality: int) -> bytes:
        file = io.BytesIO()
        first, *others = self._frames
        first.save(
            file, "WEBP", save_all=True, append_images=others, duration=self._times, loop=0, quality=quality, method=4
        )
        return file.getvalue()


def _side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    """Pages with round corners on a transparent ground, which fits light and dark READMEs."""
    width = sum(page.width for page in pages) + GAP * (len(pages) - 1)
    frame = Image.new("RGBA", (width, max(page.height for page in pages)), (0, 0, 0, 0))
    left = 0
    for page in pages:
        corners = Image.new("L", page.size, 0)
        ImageDraw.Draw(corners).rounded_rectangle((0, 0, page.width - 1, page.height - 1), ROUND, fill=255)
        frame.paste(page, (left, 0), corners)
        left += page.width + GAP
    return frame
