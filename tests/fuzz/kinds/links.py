"""Links: those that people write, those of results, and where a download may go."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random

from bot.delivery.errors import FetchError
from bot.delivery.links import first_hop, no_authorization
from bot.parsing.links import find_parts, host_of, is_image_link, kind_of, masked, without_links
from bot.videoapi.models import TaskReport
from bot.videoapi.provider_text import sanitize
from bot.videoapi.urls import parse_other_scheme, parse_url
from tests.fuzz.kind import Kind
from tests.fuzz.texts import LONGEST, hard_texts, in_turns, mutated, random_text

GOOD = (
    "https://cdn.example/v.mp4", "https://pictures.example/cat.jpg?width=100&format=png#top",
    "//cdn.example/v.webm", "/v1/videos/task_1/content", "https://user:password@cdn.example:8443/a%20b.mp4",
    "http://[2001:db8::1]/v.mp4", "http://2130706433/v.mp4", "https://xn--e1afmkfd.example/v.mp4",
    "https://пример.example/видео.mp4", "https%3A%2F%2Fcdn.example%2Fv.mp4",
    "https:\\/\\/cdn.example\\/v.mp4",
)  # fmt: skip
ROOT = "https://api.example/v1"


@asynccontextmanager
async def opened(_folder: Path) -> AsyncIterator[Kind]:
    yield Kind("links", _inputs, _read)


async def _read(text: str) -> None:
    parts = list(find_parts(text))
    assert len(masked(text, parts)) == len(text)
    without_links(text, {part.link for part in parts if part.link})
    for link in (text, f"https://a.example/{text}", f"https://{text}"):
        kind_of(link)
        is_image_link(link)
        host_of(link)
        parse_other_scheme(link)
        found = parse_url(link, ROOT)
        assert found is None or found.isprintable()
        with suppress(FetchError):
            first_hop(link, loopback_http=False, authorization=no_authorization)
    report = TaskReport.parse({"id": "x", "status": "completed", "video_url": text, "output": [text]}, _sanitize, ROOT)
    assert report is not None


def _sanitize(value: object) -> str:
    return sanitize(value, "sk-made-up")


def _inputs(random: Random) -> Iterator[str]:
    def easy() -> str:
        return random_text(random, LONGEST) if random.random() < 0.3 else mutated(random, random.choice(GOOD))

    return in_turns(random, hard_texts(), easy)
