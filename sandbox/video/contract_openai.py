"""Checks a create of OpenAI's format: a multipart form with pictures as files, or JSON with links to them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.video.families import GROK_RATIOS, JIMENG_RATIOS, VEO_RATIOS, Family, family_of, images_of_veo
from sandbox.video.forms import ReceivedFile
from sandbox.video.pictures import input_references
from sandbox.video.rules import NAME, PROMPT, TEXT, WRITTEN_BOOLEAN, Fields, Rule, is_link, matching, one_of

PICTURES = "input_reference"
PICTURE_TYPES = ("image/jpeg", "image/png", "image/webp")
SECONDS = one_of(("4", "8", "10", "12", "15", "25"))
SIZES = one_of(("720x1280", "1280x720", "1024x1792", "1792x1024"))
REFERENCE = Rule(lambda value: bool(value) and all(map(is_link, input_references(value))), "a file or an http(s) link")
RESELLERS: Mapping[str, Rule] = {"watermark": WRITTEN_BOOLEAN, "private": WRITTEN_BOOLEAN}
SEED = matching(r"\d+", "digits, written as a string")


def body_violations(body: Any, files: Sequence[ReceivedFile]) -> list[str]:
    """Violations of the fields of the model's family, and of the files."""
    if not isinstance(body, dict):
        return ["the body must be multipart/form-data or a JSON object"]
    model = body.get("model")
    family = family_of(model)
    return _fields(family).violations(body) + _file_violations(family, str(model), files, body.get(PICTURES))


def _fields(family: Family) -> Fields:
    usual = {"model": NAME, "prompt": PROMPT}
    openai = {"seconds": SECONDS, "size": SIZES, PICTURES: REFERENCE, **RESELLERS}
    match family:
        case Family.SORA:
            return Fields(usual, openai)
        case Family.VEO:
            switches = {"enhance_prompt": WRITTEN_BOOLEAN, "enable_upsample": WRITTEN_BOOLEAN}
            return Fields(usual, {**openai, "aspect_ratio": one_of(VEO_RATIOS), **switches, "seed": SEED})
        case Family.GROK:
            return Fields(usual, {**openai, **_shape(GROK_RATIOS), "seed": SEED})
        case Family.JIMENG:
            return Fields(usual, {**openai, **_shape(JIMENG_RATIOS), "seed": SEED})
        case _:
            # Names of other fields differ between resellers.
            loose = {"size": TEXT, "seconds": matching(r"\d+", "seconds, written as a string")}
            return Fields(usual, {**openai, **loose}, others=True)


def _shape(ratios: Sequence[str]) -> dict[str, Rule]:
    sizes = matching(r"\d{3,4}x\d{3,4}|720P|1080P", "720P, 1080P or width x height")
    return {"aspect_ratio": one_of(ratios), "size": sizes}


def _file_violations(family: Family, model: str, files: Sequence[ReceivedFile], references: Any) -> list[str]:
    found = [f"{file.field} must not be a file" for file in files if file.field != PICTURES]
    for file in files:
        if file.content_type not in PICTURE_TYPES:
            found.append(f"{file.field} is {file.content_type}; supported are {', '.join(PICTURE_TYPES)}")
        if not file.size:
            found.append(f"{file.field} is empty")
    if family is Family.VEO:
        least, most = images_of_veo(model)
        count = len(files) + len(input_references(references))
        if not least <= count <= most:
            found.append(f"{model} takes {least} to {most} pictures, not {count}")
    return found
