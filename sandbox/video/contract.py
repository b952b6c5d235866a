"""Checks a create of the unified format against its documents (docs/video-api.md) and lists the violations."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from sandbox.video.families import Family, family_of, unified_fields
from sandbox.video.rules import (
    BOOLEAN,
    BOOLEAN_TEXT,
    LINK,
    LINKS,
    NAME,
    PROMPT,
    SECONDS,
    Fields,
    Rule,
    matching,
    one_of,
)

WatermarkFormat = Literal["boolean", "string"]

SEVEN: Mapping[str, Rule] = {
    "images": LINKS,
    "model": NAME,
    "orientation": one_of(("portrait", "landscape")),
    "prompt": PROMPT,
    "size": one_of(("small", "large")),
    "duration": SECONDS,
    "watermark": BOOLEAN,
}
"""The keys of the document, which describes sora-2 only. All are required."""
UNDOCUMENTED: Mapping[str, Rule] = {
    "private": BOOLEAN,
    "character_url": LINK,
    "character_timestamps": matching(r"\d+(\.\d+)?,\d+(\.\d+)?", 'two times in seconds, like "1,3"'),
}
"""Keys of sora-2 that are documented by other resellers."""


def parsed(raw: bytes) -> Any:
    """The parsed JSON of a body; None if it is invalid."""
    try:
        return json.loads(raw)
    except ValueError:
        return None


def prompt_of(body: Any) -> str:
    """The prompt of a parsed body, "" if there is none."""
    prompt = body.get("prompt") if isinstance(body, dict) else None
    return prompt if isinstance(prompt, str) else ""


def is_json(headers: Mapping[str, str]) -> bool:
    return headers.get("Content-Type", "").partition(";")[0].strip().lower() == "application/json"


def header_violations(headers: Mapping[str, str]) -> list[str]:
    """Both headers are documented as required."""
    found = []
    if not is_json(headers):
        found.append("Content-Type must be application/json")
    if "application/json" not in headers.get("Accept", "").lower():
        found.append("Accept must be application/json")
    return found


def body_violations(body: Any, watermark: WatermarkFormat) -> list[str]:
    """Violations of the fields of the model's family."""
    if not isinstance(body, dict):
        return ["the body must be a JSON object"]
    family = family_of(body.get("model"))
    if family is not Family.SORA:
        return unified_fields(family, body["model"]).violations(body)
    mark = BOOLEAN_TEXT if watermark == "string" else BOOLEAN
    return Fields({**SEVEN, "watermark": mark}, UNDOCUMENTED).violations(body)
