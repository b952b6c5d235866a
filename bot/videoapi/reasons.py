"""Why a task failed, in the provider's words: found at its places, never a wrapper's "success", JSON or a web page."""

from collections.abc import Iterator

from bot.videoapi.answers import Node
from bot.videoapi.keys import listed, snake
from bot.videoapi.words import Plain, plain_code

# Best first: what speaks of a failure, then what speaks of anything.
ERRORS = ("error", "errors", "failure", "exception", "error_info", "error_detail", "error_details", "err")
IN_ERROR = (
    "message", "msg", "reason", "detail", "description", "error_message", "error_msg",
    "error", "raw_message", "title",
)  # fmt: skip
FAILURES = (
    "error_message", "err_message", "error_msg", "err_msg", "errmsg", "fail_reason", "failure_reason", "failed_reason",
    "fail_message", "fail_msg", "failure_message", "failure_msg", "failed_message", "failed_msg", "task_status_msg",
    "status_reason", "reason", "reject_reason", "rejection_reason", "rejected_reason", "cancel_reason", "cancellation_reason",
    "block_reason", "blocked_reason", "stop_reason", "err_reason", "error_reason", "error_description", "error_desc", "err_desc",
    "error_text", "failure_details", "failure_detail", "fail_detail", "fail_desc", "moderation_reason",
    "rai_media_filtered_reasons",
)  # fmt: skip
ANYTHING = (
    "status_message", "status_msg", "message", "msg", "description", "detail", "details", "status_description", "remark",
)  # fmt: skip
TEXTS = ("result", "output", "data")  # a sentence there, not a word or an id
# What went before says nothing about the end.
PAST = listed("log logs history events attempts steps")
CODES = ("error_code", "err_code", "fail_code", "failure_code")
NOTHING = listed(
    """success succeed succeeded ok okay done true false null none n_a na nil undefined fail failed failure error 成功 操作成功
    请求成功 失败"""
)


def reason_in(nodes: list[Node], plain: Plain) -> str:
    """Find the reason, fit to be shown; empty if there is none."""
    return next((words for said in _sentences(nodes) if snake(words := plain(said)) not in NOTHING and words), "")


def code_in(nodes: list[Node], plain: Plain) -> str:
    """Find the code of the error; empty if there is none."""
    ours = [node for node in nodes if node.fields is None and not _is_echoed(node)]
    inside = [node for node in ours if node.name == "code" and _is_in_error(node)]
    codes = (plain_code(node.value, plain) for node in (*inside, *(node for node in ours if node.name in CODES)))
    return next(filter(None, codes), "")


def _sentences(nodes: list[Node]) -> Iterator[str]:
    ours = [node for node in nodes if isinstance(node.value, str) and node.value.strip() and not _is_echoed(node)]
    yield from (node.value for name in IN_ERROR for node in ours if node.name == name and _is_in_error(node))
    yield from (node.value for node in ours if node.name in ERRORS)
    for name in (*FAILURES, *ANYTHING):
        yield from (node.value for node in ours if node.name == name)
    yield from (node.value for node in ours if node.above is not None and node.above.name in FAILURES)
    yield from (
        node.value for node in ours if node.name in TEXTS and " " in node.value.strip() and "://" not in node.value
    )


def _is_in_error(node: Node) -> bool:
    above = node.above
    while above is not None:
        if above.name in ERRORS:
            return True
        above = above.above
    return False


def _is_echoed(node: Node) -> bool:
    """Whether it stands in what the client had sent, in a picture, or in what went before."""
    above: Node | None = node
    while above is not None:
        is_past = above is not node and above.name in PAST
        if above.key is not None and (is_past or above.key.is_input or above.key.is_no_video):
            return True
        above = above.above
    return False
