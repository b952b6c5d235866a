"""Bodies of faults that differ between formats; all others are those of the gateway in front, which has one format."""

from collections.abc import Mapping

from sandbox.video.faults import KINDS, nested
from sandbox.video.task import FormatName

NO_PATH = "Invalid URL (POST {})"
BODIES: Mapping[tuple[FormatName, str], str] = {
    ("openai", "no_id_200"): '{"object": "video", "status": "queued", "progress": 0}',
    ("openai", "bad_json_200"): '{"object": "video", "id": "video_01k6',
    ("openai", "not_found_404_json"): nested(NO_PATH.format("/v1/videos"), "invalid_request_error"),
    ("generations", "no_id_200"): '{"status": "queued"}',
    ("generations", "bad_json_200"): '{"status": "queued", "task_id": "task_01k6',
    ("generations", "not_found_404_json"): nested(NO_PATH.format("/v1/video/generations"), "invalid_request_error"),
}


def body_of(kind: str, form: FormatName) -> str:
    """The body with which a fault answers."""
    return BODIES.get((form, kind)) or KINDS[kind].body or ""
