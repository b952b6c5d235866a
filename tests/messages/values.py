"""Realistic values for the variables of texts: the shortest and the longest that people see.

`tests/unit/texts/test_messages.py` fails for a variable that has none.
"""

from collections.abc import Mapping
from typing import Any

from bot.texts.words import Html

Pair = tuple[Any, Any]
"""The shortest and the longest value."""

ID = "sora-2:task_01k6x15vhrff09dkkqjrzwhm60"
PROMPT = "A cat in a red coat dances on the moon, cinematic light, slow camera, 35mm film"
LONG_PROMPT = " ".join([PROMPT] * 8)
FAMILIES = "sora-2, sora-2-pro, veo3.1-fast, veo3.1, kling-v2-master, hailuo-02, wan-2.2, grok-imagine"
OPTIONS = "orientation, size, duration, watermark, enhance, upsample, model"
PROVIDER_WORDS = "This content may violate our guardrails concerning similarity to third-party content."

VALUES: Mapping[str, Pair] = {
    "ago": (Html("5 s"), Html("12 min")),
    "allowed": ("10, 15", FAMILIES),
    "amount": ("0.40 USD", "1234.56 USD"),
    "amounts": ("3 EUR", "12.50 EUR · 300 CNY"),
    "answer": ("{}", '{"code": "success", "data": {"status": "ok"}}'),
    "approved": (0, 128),
    "asked": (0, 12),
    "at": (Html(""), Html("@a_very_long_name_of_a_video_bot")),
    "bar": ("░░░░░░░░░░", "▓▓▓▓▓▓▓▓▓▓"),
    "blocked": (0, 12),
    "bots": ("0.50 USD", "12.50 USD"),
    "budget": ("20/day", "chat -1001234567890 50 videos/month"),
    "chat": ("77", "-1001234567890"),
    "command": ("show", "cancel"),
    "cost": ("4.20 USD", "1234.56 USD"),
    "count": (1, 12),
    "currency": ("USD", "CNY"),
    "date": ("2026-11-30", "November 2026"),
    "days": (1, 30),
    "done": (0, 128),
    "examples": (Html("<code>--seed 7</code>"), Html("<code>--seed 7</code> <code>--negative “…”</code>")),
    "elapsed": (Html("5 s"), Html("12 min")),
    "error": ("TimeoutError", "sqlalchemy.exc.OperationalError"),
    "example": ("orientation=landscape duration=15", "orientation=landscape duration=15 watermark=false"),
    "failed": (0, 17),
    "field": ("size", "metadata.negative_prompt"),
    "first": ("--size small", "--orientation landscape"),
    "host": ("a.example.com", "files.results.video-provider.example.com"),
    "hosts": ("example.com", "example.com, pictures.example.org"),
    "hours": (48, 48),
    "id": ("task_1", ID),
    "images": (Html("1 × 🖼"), Html("4 × 🖼")),
    "kept": (7, 7),
    "last": ("2026-11-30", "2026-11-30"),
    "least": (1, 2),
    "left": ("0.80 USD", "1234.56 USD"),
    "limit": (20, 2000),
    "made": (0, 1234),
    "meant": ("/video a cat", f"/video {PROMPT}"),
    "minutes": (1, 15),
    "model": ("Sora 2", "Kling 2.1 Master (image to video)"),
    "models": ("sora-2", FAMILIES),
    "more": ("1", "128"),
    "most": (1, 10),
    "name": ("Ann", "Alexandra Constantinopoulos"),
    "names": (Html("size"), Html("orientation, size, watermark")),
    "near": ("sora-2", "sora-2, sora-2-pro"),
    "new": (0, 12),
    "number": (1, 128),
    "option": ("size", "--orientation"),
    "options": (OPTIONS, OPTIONS),
    "others": ("sora-2-pro", "sora-2-pro, veo3.1-fast"),
    "own": ("0.50 USD", "12.50 USD"),
    "payer": ("all", "user"),
    "percent": (0, 100),
    "period": ("day", "month"),
    "place": (1, 128),
    "price": ("0.40 USD", "0.30–12.50 USD"),
    "prompt": ("a cat", LONG_PROMPT),
    "provider": ("default", "second-provider"),
    "quote": (Html("<blockquote>a cat</blockquote>"), Html(f"<blockquote>{LONG_PROMPT}</blockquote>")),
    "reason": ("back on Monday", PROVIDER_WORDS),
    "role": (Html("first and last frame"), Html("things in the video")),
    "same": (Html("5 s"), Html("12 min")),
    "second": ("--size large", "--orientation portrait"),
    "sent": (0, 1234),
    "setting": ("VIDEO_API_KEY", "MODELS_FILE (provider second, key SECOND_API_KEY)"),
    "shape": ("data: {status}", "data: {status, output: [{url, kind}], usage: {credits}}"),
    "short": ("k3f9x2ab", "k3f9x2abcd12"),
    "source": (Html("–"), Html("–")),
    "span": (Html("5 s"), Html("12 min")),
    "state": (Html("🎬"), Html("✅")),
    "status": (401, 403),
    "sums": ("1 video · 0.40 USD", "128 videos · 1234.56 USD"),
    "task": ("k3f9x2ab", ID),
    "text": ("20", "twenty dollars a day"),
    "time": ("10:00", "2026-11-30 10:00:00"),
    "title": ("Cats", "Friends of the long video group (Berlin & Tehran)"),
    "today": ("0.40 USD", "3 videos · 1.20 USD"),
    "topic": ("7", "12345"),
    "topics": (Html("7"), Html("7, 12, 345")),
    "total": (1, 1234),
    "understood": (Html("Sora 2 · 10 s"), Html("Kling 2.1 Master (image to video) · 16:9 · 1080P · 10 s")),
    "unknown": (0, 3),
    "until": ("00:00 (UTC)", "2026-12-01 00:00 (Asia/Tehran)"),
    "update": ("123456789", "123456789"),
    "url": ("https://example.com/v.mp4", "https://api.video-provider.example.com/v1/video/create"),
    "used": ("0.40 of 20 USD", "1234.56 of 2000 USD"),
    "user": ("77", "5123456789"),
    "username": ("my_bot", "a_very_long_name_of_a_video_bot"),
    "usual": (Html("50 s"), Html("4 min")),
    "value": ("huge", "an option that nobody knows, up to 40 …"),
    "video": (Html("Sora 2 · 10 s"), Html("Kling 2.1 Master (image to video) · 16:9 · 1080P · 10 s")),
    "videos": ("1 video", "128 videos"),
    "when": ("14:05", "2026-11-30 14:05"),
    "where": ("tracker", "a status message of a task"),
    "why": (
        "It took the video service too long.",
        "The video service thinks this is too close to something protected by copyright.",
    ),
    "word": ("done", "made, but not delivered"),
}

OWN: Mapping[tuple[str, str], Pair] = {
    ("button-model", "model"): ("Sora 2", "Veo 3.1 Fast"),
    ("button-later", "model"): ("Sora 2", "Veo 3.1 Fast"),
    ("button-with", "model"): ("Sora 2", "Veo 3.1 Fast"),
    ("button-use", "model"): ("Sora 2", "Veo 3.1 Fast"),
    ("button-create-for", "price"): ("0.40 USD", "12.50 USD"),
    ("status-left", "left"): (Html("50 s"), Html("4 min")),
    ("button-start-example", "prompt"): ("a cat on the moon", "a cat on the moon"),
    ("button-fit", "shape"): ("portrait", "landscape"),
    ("button-fit-again", "shape"): ("portrait", "landscape"),
    ("button-fit-instead", "shape"): ("portrait", "landscape"),
    ("details-when", "time"): ("14:05", "2026-11-30 14:05"),
    ("images-too-few", "allowed"): (1, 2),
    ("images-too-few", "count"): (0, 1),
    ("images-too-many", "allowed"): (1, 3),
    ("images-too-many", "count"): (2, 12),
    ("option-too-long", "allowed"): (100, 500),
    ("option-too-long", "count"): (101, 3812),
    ("prompt-too-long", "allowed"): (500, 2000),
    ("prompt-too-long", "count"): (501, 3812),
    ("offer-photos", "count"): (1, 3),
    ("stats-file", "first"): ("2026-11-01", "2026-11-01"),
    ("settings-button", "name"): (Html("size"), Html("orientation")),
    ("settings-button", "value"): (Html("1080P"), Html("landscape")),
    ("settings-choose", "name"): (Html("size"), Html("orientation")),
    ("defaults-line", "name"): (Html("size"), Html("orientation")),
    ("defaults-line", "value"): (Html("1080P"), Html("landscape")),
    ("understood-named", "name"): (Html("seed"), Html("negative")),
    ("understood-named", "value"): (Html("7"), Html("blurry, text, watermark")),
    ("tasks-line", "prompt"): ("a cat", PROMPT[:59] + "…"),
    ("models-chosen", "title"): (Html("<b>Sora 2</b>"), Html("<b>Kling 2.1 Master (image to video)</b>")),
    ("usage-left", "most"): ("20 USD", "2000 videos"),
    ("unknown-command-near", "command"): ("/vidoe", "/zeichnemireinvideo"),
    ("unknown-command-photo", "command"): ("/vidoe", "/zeichnemireinvideo"),
    ("option-unknown", "example"): ("--seed 7", "--landscape"),
    ("option-misspelt", "near"): ("small", "landscape"),
    ("option-misspelt-name", "near"): ("size", "orientation"),
    ("option-misspelt-name", "example"): ("--size small", "--orientation landscape"),
    ("default-misspelt", "near"): ("size", "orientation"),
    ("default-misspelt", "example"): ("size=small", "orientation=landscape"),
    ("bare-duration", "value"): ("12s", "30 seconds"),
    ("bare-duration", "allowed"): ("10, 15", "10, 15 (sora-2); 15, 25 (sora-2-pro)"),
    ("settings-typed", "example"): ("seed=7", "confirm-above=0.50"),
    ("pause-how", "example"): ("sora-2", "kling-v2-master"),
    ("resume-how", "example"): ("sora-2", "kling-v2-master"),
}
"""Values of one text, where the same name means something else there. The key comes first."""


def values_of(key: str, variable: str) -> Pair:
    """The shortest and the longest value of a variable of a text. Raises KeyError if there are none."""
    return OWN.get((key, variable)) or VALUES[variable]


def both(key: str, variables: set[str]) -> tuple[dict[str, Any], ...]:
    """The values of a whole text, shortest and longest; one of them if the text has no variables."""
    if not variables:
        return ({},)
    return tuple({name: values_of(key, name)[place] for name in sorted(variables)} for place in (0, 1))
