"""Whether a response reports that the provider does not know the task: by a code or a sentence, under any wrapper.

Such a response never makes a task failed. It must not be confused with "no such model", "no channel", an empty account, or the
reason of a failed task ("the input video was not found").
"""

import re
from typing import Any

from bot.patterns import pattern
from bot.videoapi.keys import snake_case, word_set
from bot.videoapi.models import TaskReport
from bot.videoapi.nodes import Node, flatten
from bot.videoapi.status_words import TaskState

LONGEST_SENTENCE = 500  # characters of a sentence that are read
MOST_SENTENCES = 50
LONGEST_CODE = 100  # characters of a code that are read

TASK_WORD = r"(?:task|job|video|generation|prediction)s?(?:_(?:id|record|info))?"
MISSING = (
    r"(?:(?:is|was|does|do|did|has|could|can)_)?not_(?:be_)?(?:exists?|existed|existing|found|find|known)|cannot_be_found"
    r"|doesn_?t_exist|no_exist|no_longer_exists?|unknown|missing|notexist|notfound"
)
UNKNOWN_TASK_CODE = pattern(
    rf"(?:the_)?{TASK_WORD}_(?:{MISSING})|(?:no_such|unknown|invalid|not_found)_{TASK_WORD}|{TASK_WORD}_?not_?(?:exists?|found)"
)
NOT_FOUND_CODES = word_set("not_found not_exist not_exists does_not_exist resource_not_found record_not_found")

TASK_NOUN = r"(?:(?:tasks?|jobs?|videos?|generations?|predictions?|records?)(?:[ -]?ids?)?)"
ABSENT = (
    r"(?:not (?:be )?(?:found|exist\w*|known|located)|(?:does|did|do) ?n['’]t (?:exist|know)|no longer exists?|cannot be found"
    r"|can['’]t be found|is unknown|(?:was|has been) (?:deleted|removed)|no longer available|not existing)"
)
UNKNOWN_TASK_TEXT = pattern(
    rf"\b(?:{TASK_NOUN}|operations?)\b[^.;!?,，。]{{0,100}}?\b{ABSENT}"
    r"|\brequest(?: id)?(?: \S{1,80})? (?:was |is )?(?:not found|does not exist)\b"
    rf"|\b(?:no such|unknown|invalid|non-?existent) {TASK_NOUN}\b"
    rf"|\bno {TASK_NOUN} (?:(?:was |were |is )?(?:found|exist)|with (?:this |that )?id\b)"
    rf"|\b(?:not|cannot|can['’]t|unable to|failed to|couldn['’]t) find (?:the |this |that |any |a |your )?{TASK_NOUN}\b"
    rf"|\bnot found:? (?:the )?{TASK_NOUN}\b"
    r"|(?:任务|任務|视频|影片|作业)[^，。；]{0,60}?(?:不存在|未找到|找不到|没有找到|未查到)"
    r"|(?:任务|任務|视频)\s?id\s?(?:错误|无效|有误|不正确)"
    r"|(?:不存在|未找到|找不到|没有找到|未查询到|查无|无此|没有)(?:该|此|这个|对应的?|相关的?|指定的?)?(?:任务|视频|作业)"
    r"|タスクが(?:見つかりません|存在しません)",
    re.IGNORECASE,
)
OTHER_SUBJECT = pattern(
    r"\b(?:models?|channels?|quota|balance|credits?|images?|pictures?|photos?|files?|routes?|paths?|urls?|endpoints?|pages?|users?"
    r"|keys?|accounts?|groups?|providers?|input)\b|模型|渠道|额度|余额|图片|令牌|分组|用户|输入",
    re.IGNORECASE,
)
CODE_KEYS = word_set("code type error error_code err_code errcode status state task_status reason error_type err_type")
TEXT_KEYS = word_set(
    "message msg error error_message error_msg err_msg errmsg detail description reason fail_reason data result"
)
NOT_FOUND = 404


def is_unknown_task(status: int, value: Any, body: bytes, report: TaskReport | None) -> bool:
    """Check the response to a query.

    `status` is the HTTP status, `value` the JSON of `body` (None if it is not JSON), `report` what was read from it.
    """
    if value is None:
        text = body[:LONGEST_SENTENCE].decode(errors="replace").strip()
        return len(body) < LONGEST_SENTENCE and not text.startswith("<") and _is_about_unknown_task(text)
    nodes = [node for node in flatten(value) if isinstance(node.value, str)]
    codes = _codes_in(nodes)
    if report is not None and report.state is TaskState.DONE:
        return False
    if report is not None and snake_case(report.status) in NOT_FOUND_CODES:
        return True
    if report is None and any(map(_is_unknown_status, nodes)):
        return True
    if any(map(UNKNOWN_TASK_CODE.fullmatch, _about_task(codes, report))):
        return True
    sentences = [node.value for node in nodes if node.key is None or node.name in TEXT_KEYS][:MOST_SENTENCES]
    names_other = any(OTHER_SUBJECT.search(sentence[:LONGEST_SENTENCE]) for sentence in sentences)
    if status == NOT_FOUND and codes & NOT_FOUND_CODES and not names_other:
        return True
    has_no_status = report is None or (report.state is TaskState.WAITING and not report.status)
    return has_no_status and any(map(_is_about_unknown_task, sentences))


def _codes_in(nodes: list[Node]) -> set[str]:
    words = (node.value[:LONGEST_CODE] for node in nodes if node.name in CODE_KEYS)
    # The last part of `InvalidParameter.TaskNotFound` is a code too.
    return {code for word in words for part in (word, word.rpartition(".")[2]) if (code := snake_case(part))}


def _about_task(codes: set[str], report: TaskReport | None) -> set[str]:
    """Omit codes that may be about the input of a task: `video_not_found` next to the task's status."""
    if report is None or report.state is TaskState.WAITING or not report.is_known:
        return codes
    return {code for code in codes if code.startswith(("task", "job", "no_such_task"))}


def _is_unknown_status(node: Node) -> bool:
    """Whether it is DashScope's status for an unknown task."""
    return node.name == "task_status" and snake_case(node.value[:LONGEST_CODE]) == "unknown"


def _is_about_unknown_task(sentence: str) -> bool:
    text = sentence[:LONGEST_SENTENCE].replace("_", " ")
    return UNKNOWN_TASK_TEXT.search(text) is not None and OTHER_SUBJECT.search(text) is None
