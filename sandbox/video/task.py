"""A task as the provider stores it."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import quote

FormatName = Literal["unified", "openai", "generations"]
Shape = Literal["documented", "captured"]
Reply = dict[str, Any]

RATIO = re.compile(r"(\d+)\s?[:x]\s?(\d+)")


@dataclass
class Task:
    """`failure`: why it cannot succeed, e.g. a dead image link. `born` is time.monotonic(), `created` a Unix time."""

    id: str
    body: Mapping[str, Any]
    life: str
    shape: Shape
    root: str
    format: FormatName = "unified"
    remixed_from: str | None = None
    born: float = field(default_factory=time.monotonic)
    created: int = field(default_factory=lambda: int(time.time()))
    failure: str | None = None

    @property
    def name(self) -> str:
        """The id as a file name."""
        return self.id.rpartition(":")[2]

    @property
    def video_url(self) -> str:
        match self.life:
            case "content":
                return self.root + self.content_path
            case "http_only":
                return f"http://93.184.215.14/files/{self.name}.mp4"  # a public address to which nothing here connects
        return f"{self.root}/files/{self.name}.mp4"

    @property
    def content_path(self) -> str:
        """Path of the video in OpenAI's format, which requires the key."""
        return f"/v1/videos/{quote(self.id, safe='')}/content"

    @property
    def thumbnail_url(self) -> str:
        return f"{self.root}/files/{self.name}.jpg"

    @property
    def is_landscape(self) -> bool:
        """By whichever field of the body gives a shape."""
        body = self.body
        if "orientation" in body:
            return bool(body["orientation"] == "landscape")
        sizes = [body.get("aspect_ratio"), body.get("size"), f"{body.get('width')}x{body.get('height')}"]
        found = next(filter(None, (RATIO.fullmatch(str(size)) for size in sizes)), None)
        return found is not None and int(found[1]) > int(found[2])

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the result."""
        return (640, 360) if self.is_landscape else (360, 640)

    @property
    def enhanced_prompt(self) -> str | None:
        """The prompt as Veo rewrote it, if the create requested that."""
        body, metadata = self.body, self.body.get("metadata")
        inside = metadata.get("enhance_prompt") if isinstance(metadata, dict) else None
        wanted = body.get("enhance_prompt", inside)
        is_wanted = wanted in (True, "true") and "veo" in str(body["model"]).lower()
        return f"A cinematic shot: {body['prompt']}" if is_wanted else None
