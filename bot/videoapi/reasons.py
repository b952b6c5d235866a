"""Finds why a task failed, in the provider's words; never a wrapper's "success", JSON or a web page."""

from collections.abc import Iterator

from bot.videoapi.keys import snake_case, word_set
from bot.videoapi.nodes import Node
from bot.videoapi.provider_text import Sanitizer, sanitize_code

# In order of preference: keys that name an error, then keys that may contain any message.
ERROR_KEYS = ("error", "errors", "failure", "exception", "error_info", "error_detail", "error_details", "err")
MESSAGE_KEYS = (
    "message", "msg", "reason", "detail", "description", "error_message", "error_msg",
    "error", "raw_message", "title",
)  # fmt: skip
FAILURE_KEYS = (
    "error_message", "err_message", "error_msg", "err_msg", "errmsg", "fail_reason", "failure_reason", "failed_reason",
    "fail_message", "fail_msg", "failure_message", "failure_msg", "failed_message", "failed_msg", "task_status_msg",
    "status_reason", "reason", "reject_reason", "rejection_reason", "rejected_reason", "cancel_reason", "cancellation_reason",
    "block_reason", "blocked_reason", "stop_reason", "err_reason", "error_reason", "error_description", "error_desc", "err_desc",
    "error_text", "failure_details", "failure_detail", "fail_detail", "fail_desc", "moderation_reason",
    "rai_media_filtered_reasons",
)  # fmt: skip
GENERAL_KEYS = (
    "status_message", "status_msg", "message", "msg", "description", "detail", "details", "status_description", "remark",
)  # fmt: skip
SENTENCE_KEYS = ("result", "output", "data")  # a sentence under these, but not a word or an id
# Earlier events are not the reason of the failure.
HISTORY_KEYS = word_set("log logs history events attempts steps")
ENHANCED_PROMPT_KEYS = ("enhanced_prompt", "revised_prompt", "prompt_enhanced")
CODE_KEYS = ("error_code", "err_code", "fail_code", "failure_code")
UNINFORMATIVE = word_set(
    """success succeed succeeded ok okay done true false null none n_a na nil undefined fail failed failure error 成功 操作成功
    请求成功 失败"""
)


def find_reason(nodes: list[Node], sanitize: Sanitizer) -> str:
    """Find the reason, safe to show; empty if there is none."""
    texts = map(sanitize, _sentences(nodes))
    return next((text for text in texts if text and snake_case(text) not in UNINFORMATIVE), "")


def find_code(nodes: list[Node], sanitize: Sanitizer) -> str:
    """Find the code of the error; empty if there is none."""
    own = [node for node in nodes if node.fields is None and not _is_echoed(node)]
    inside = [node for node in own if node.name == "code" and _is_in_error(node)]
    codes = (
        sanitize_code(node.value, sanitize) for node in (*inside, *(node for node in own if node.name in CODE_KEYS))
    )
    return next(filter(None, codes), "")


def find_enhanced_prompt(nodes: list[Node], sanitize: Sanitizer) -> str:
    """Find the prompt as the provider translated or extended it; empty if there is none."""
    texts = (node.value for node in nodes if node.name in ENHANCED_PROMPT_KEYS and isinstance(node.value, str))
    return next(filter(None, map(sanitize, texts)), "")


def _sentences(nodes: list[Node]) -> Iterator[str]:
    own = [node for node in nodes if isinstance(node.value, str) and node.value.strip() and not _is_echoed(node)]
    yield from (node.value for name in MESSAGE_KEYS for node in own if node.name == name and _is_in_error(node))
    yield from (node.value for node in own if node.name in ERROR_KEYS)
    for name in (*FAILURE_KEYS, *GENERAL_KEYS):
        yield from (node.value for node in own if node.name == name)
    yield from (node.value for node in own if node.parent is not None and node.parent.name in FAILURE_KEYS)
    yield from (
        node.value
        for node in own
        if node.name in SENTENCE_KEYS and " " in node.value.strip() and "://" not in node.value
    )


def _is_in_error(node: Node) -> bool:
    return any(outer.name in ERROR_KEYS for outer in node.ancestors())


def _is_echoed(node: Node) -> bool:
    """Whether it is in a copy of the request, in a picture, or in an earlier event."""
    if any(outer.name in HISTORY_KEYS for outer in node.ancestors()):
        return True
    keys = (outer.key for outer in (node, *node.ancestors()))
    return any(key is not None and (key.is_input or key.is_other_media) for key in keys)
