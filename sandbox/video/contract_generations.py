"""Checks a create of new-api's own format: JSON; what only one vendor knows is in `metadata`."""

from collections.abc import Mapping
from typing import Any

from sandbox.video.rules import COUNT, LINK, NAME, NUMBER, OBJECT, PROMPT, SEED, TEXT, Fields, Rule, matching

FIELDS = Fields(
    {"model": NAME, "prompt": PROMPT},
    {
        "image": LINK,
        "duration": NUMBER,
        "width": COUNT,
        "height": COUNT,
        "size": matching(r"\d+x\d+", "width x height in pixels, like 1920x1080"),
        "fps": COUNT,
        "seed": SEED,
        "n": COUNT,
        "response_format": TEXT,
        "user": TEXT,
        "metadata": OBJECT,
    },
)
METADATA: Mapping[str, Rule] = {"image_tail": LINK, "negative_prompt": TEXT, "quality_level": TEXT}


def body_violations(body: Any) -> list[str]:
    """The same fields for every model; of `metadata`, those that are known are checked."""
    if not isinstance(body, dict):
        return ["the body must be a JSON object"]
    metadata = body.get("metadata")
    inside = Fields({}, METADATA, others=True).violations(metadata) if isinstance(metadata, dict) else []
    if isinstance(metadata, dict) and "image_tail" in metadata and "image" not in body:
        inside.append("image_tail needs an image")
    return FIELDS.violations(body) + [f"metadata.{sentence}" for sentence in inside]
