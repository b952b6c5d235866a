"""Checks a create request against the documented contract (docs/video-api.md) and lists its violations."""

import json
from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import urlsplit

WatermarkFormat = Literal["boolean", "string"]

KEYS = ("images", "model", "orientation", "prompt", "size", "duration", "watermark")
ORIENTATIONS = ("portrait", "landscape")
SIZES = ("small", "large")
DOCUMENTED = "sora-2"  # how the names of the document's models begin; others have fields of their own
EVERYWHERE = ("images", "model", "prompt")  # the keys that are checked for every model


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


def header_violations(headers: Mapping[str, str]) -> list[str]:
    """Both headers are documented as required."""
    found = []
    if headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
        found.append("Content-Type must be application/json")
    if "application/json" not in headers.get("Accept", "").lower():
        found.append("Accept must be application/json")
    return found


def body_violations(body: Any, watermark: WatermarkFormat) -> list[str]:
    """All seven keys must be present with their types, and no others; for other models, those that every model has."""
    if not isinstance(body, dict):
        return ["the body must be a JSON object"]
    model = body.get("model")
    if isinstance(model, str) and model and not model.startswith(DOCUMENTED):
        wrong = _wrong_values({"images": [], "prompt": None} | body, watermark)
        return [sentence for key, sentence in wrong.items() if key in EVERYWHERE]
    found = [f"{key} is missing" for key in KEYS if key not in body]
    found += [f"{key} is not a documented key" for key in body if key not in KEYS]
    wrong = _wrong_values(body, watermark)
    return found + [sentence for key, sentence in wrong.items() if key in body]


def _wrong_values(body: dict[str, Any], watermark: WatermarkFormat) -> dict[str, str]:
    checks = {
        "images": (_are_links(body.get("images")), "images must be a list of http(s) links"),
        "model": (_is_text(body.get("model")), "model must be a string"),
        "orientation": (body.get("orientation") in ORIENTATIONS, "orientation must be portrait or landscape"),
        "prompt": (_is_text(body.get("prompt")), "prompt must be a string that is not blank"),
        "size": (body.get("size") in SIZES, "size must be small or large"),
        "duration": (_is_duration(body.get("duration")), "duration must be an integer of seconds above 0"),
        "watermark": (
            _is_watermark(body.get("watermark"), watermark),
            f"watermark must be a JSON {watermark}",
        ),
    }
    return {key: sentence for key, (right, sentence) in checks.items() if not right}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_duration(value: Any) -> bool:
    # Python takes JSON's true for an int, and 10.0 for a number, but the document requires an integer.
    return type(value) is int and value > 0


def _is_watermark(value: Any, watermark: WatermarkFormat) -> bool:
    return value in {"true", "false"} if watermark == "string" else isinstance(value, bool)


def _are_links(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(link, str) and _is_link(link) for link in value)


def _is_link(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
