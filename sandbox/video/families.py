"""The families of models, and the fields of each on the unified path (facts: docs/video-api.md)."""

import re
from collections.abc import Mapping
from enum import StrEnum

from sandbox.video.rules import BOOLEAN, LINKS, NAME, PROMPT, SEED, Fields, Rule, links, one_of


class Family(StrEnum):
    """Found by the model's name. OTHER: a model with fields of its own."""

    SORA = "sora-2"
    VEO = "veo"
    GROK = "grok"
    JIMENG = "jimeng"
    KLING = "kling"
    VIDU = "vidu"
    HAILUO = "hailuo"
    OTHER = ""


MODELS = (
    "sora-2", "sora-2-pro", "sora-2-all", "sora-2-pro-all",
    "veo2", "veo2-fast", "veo2-fast-frames", "veo2-fast-components", "veo2-pro", "veo2-pro-components",
    "veo3", "veo3-fast", "veo3-frames", "veo3-fast-frames", "veo3-pro", "veo3-pro-frames",
    "veo3.1", "veo3.1-fast", "veo3.1-pro", "veo3.1-components", "veo3.1-4k", "veo3.1-pro-4k", "veo_3_1", "veo_3_1-fast",
    "grok-video-3", "jimeng-video-3.0", "kling-v2-master", "viduq1", "MiniMax-Hailuo-02",
)  # fmt: skip

VEO_RATIOS = ("16:9", "9:16")
GROK_RATIOS = ("2:3", "3:2", "1:1")
JIMENG_RATIOS = ("16:9", "9:16", "4:3", "3:4", "1:1", "21:9", "2:3", "3:2")
GROK_SIZES = ("720P",)
JIMENG_SIZES = ("720P", "1080P", "1280x720", "720x1280")
COMMON: Mapping[str, Rule] = {"seed": SEED, "private": BOOLEAN}  # each seen at one reseller, with several families
LOOSE = Fields({"model": NAME, "prompt": PROMPT}, {"images": LINKS}, others=True)


def family_of(model: object) -> Family:
    """The family of a model. A name that is missing or no string is sora-2's: the document applies."""
    if not isinstance(model, str) or not model or model.startswith(Family.SORA):
        return Family.SORA
    named = (family for family in Family if family and family in model.lower())
    found = next(named, Family.OTHER)
    return Family.OTHER if found is Family.SORA else found


def images_of_veo(model: str) -> tuple[int, int]:
    """Fewest and most pictures: the first and last frame, or up to three things that the video shows."""
    if model.endswith("-components"):
        return 1, 3
    return (0, 1) if model == "veo3-pro-frames" else (0, 2)


def unified_fields(family: Family, model: str) -> Fields:
    """The fields of every family but sora-2's, whose document is in `contract.py`."""
    usual = {"model": NAME, "prompt": PROMPT}
    match family:
        case Family.VEO:
            ratio = {"aspect_ratio": one_of(VEO_RATIOS)} if re.match(r"veo[-_]?3", model.lower()) else {}
            pictures = links(*images_of_veo(model))
            switches = {"enhance_prompt": BOOLEAN, "enable_upsample": BOOLEAN}
            return Fields(usual, {"images": pictures, **ratio, **switches, **COMMON})
        case Family.GROK:
            shape = {"aspect_ratio": one_of(GROK_RATIOS), "size": one_of(GROK_SIZES), "images": LINKS}
            return Fields({**usual, **shape}, COMMON)
        case Family.JIMENG:
            shape = {"aspect_ratio": one_of(JIMENG_RATIOS), "size": one_of(JIMENG_SIZES), "images": LINKS}
            return Fields(usual, {**shape, **COMMON})
        case _:
            return LOOSE
