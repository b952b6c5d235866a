"""answerInlineQuery: once per query, before it expires, and as a whole: one wrong result fails all."""

import re
from typing import Any

from sandbox.telegram.args import Args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import Json, bad_request
from sandbox.telegram.files import FileKind
from sandbox.telegram.media import find_media
from sandbox.telegram.records import InlineAnswer, InlineResult
from sandbox.telegram.texts import check_caption, marked

MOST_RESULTS = 50
LONGEST = 64  # bytes of a result's id, and of next_offset
KINDS: dict[str, tuple[str, FileKind]] = {
    "video": ("video_file_id", "video"),
    "mpeg4_gif": ("mpeg4_file_id", "animation"),
    "document": ("document_file_id", "document"),
}
TITLED = frozenset({"video", "document"})


async def answer_inline_query(core: Core, args: Args) -> bool:
    given = args.json("results", "inline query results")
    if not isinstance(given, list):
        raise bad_request("can't parse inline query results: expected an Array of InlineQueryResult")
    if len(given) > MOST_RESULTS:
        raise bad_request("too many inline query results specified")
    results = tuple([await _result(core, one) for one in given])
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    next_offset, button = args.text("next_offset"), _button(args)
    if len(next_offset.encode()) > LONGEST:
        raise bad_request("NEXT_OFFSET_INVALID")
    query = core.inline_queries.pop(args.text("inline_query_id"), None)
    if query is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    cache_time = args.integer("cache_time", 300)
    answer = InlineAnswer(True, results, next_offset, button, cache_time, args.flag("is_personal"))
    if not query.done():
        query.set_result(answer)
    return True


async def _result(core: Core, given: Any) -> InlineResult:
    if not isinstance(given, dict):
        raise _unparsed("expected an Object")
    kind = str(given.get("type", ""))
    if kind not in KINDS:
        raise _unparsed(f'type "{kind}" is unsupported for the inline query result')
    file_field, file_kind = KINDS[kind]
    for field in ("id", file_field, *(["title"] if kind in TITLED else [])):
        if not isinstance(given.get(field), str):
            raise _unparsed(f'Can\'t find field "{field}"')
    if not 1 <= len(given["id"].encode()) <= LONGEST:
        raise bad_request("RESULT_ID_INVALID")
    caption, entities = marked(
        str(given.get("caption", "")), str(given.get("parse_mode", "")), given.get("caption_entities")
    )
    check_caption(caption)
    media = await find_media(core, Args(given, {}), file_kind, str(given[file_field]))
    return InlineResult(
        given["id"], given.get("title", ""), str(given.get("description", "")), caption, tuple(entities), media
    )


def _button(args: Args) -> Json | None:
    button = args.json("button", "InlineQueryResultsButton")
    if button is None:
        return None
    if not isinstance(button, dict) or not str(button.get("text", "")):
        raise bad_request("can't parse inline query results button: Text must be non-empty")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", str(button.get("start_parameter", ""))):
        raise bad_request("START_PARAM_INVALID")
    return button


def _unparsed(reason: str) -> Exception:
    return bad_request(f"can't parse inline query result: {reason}")
