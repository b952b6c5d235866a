"""Whether an answer says that the provider does not know the task: by a code or a sentence, under any wrapper.

It never makes a task failed; but it must not be taken for "no such model", "no channel" or an empty account either, nor the
reason of a failed task ("the input video was not found") for it.
"""

import re
from typing import Any

from bot.videoapi.answers import walk
from bot.videoapi.keys import listed, snake
from bot.videoapi.models import TaskReport
from bot.videoapi.status_words import State

LONGEST = 500  # characters of a sentence that are looked at
MOST = 50  # sentences that are

OF = r"(?:task|job|video|generation|prediction)s?(?:_(?:id|record|info))?"
GONE = (
    r"(?:(?:is|was|does|do|did|has|could|can)_)?not_(?:be_)?(?:exists?|existed|existing|found|find|known)|cannot_be_found"
    r"|doesn_?t_exist|no_exist|no_longer_exists?|unknown|missing|notexist|notfound"
)
CODE = re.compile(rf"(?:the_)?{OF}_(?:{GONE})|(?:no_such|unknown|invalid|not_found)_{OF}|{OF}_?not_?(?:exists?|found)")
BARE_CODES = listed("not_found not_exist not_exists does_not_exist resource_not_found record_not_found")

THING = r"(?:(?:tasks?|jobs?|videos?|generations?|predictions?|records?)(?:[ -]?ids?)?)"
ABSENT = (
    r"(?:not (?:be )?(?:found|exist\w*|known|located)|(?:does|did|do) ?n['’]t (?:exist|know)|no longer exists?|cannot be found"
    r"|can['’]t be found|is unknown|(?:was|has been) (?:deleted|removed)|no longer available|not existing)"
)
SENTENCE = re.compile(
    rf"\b(?:{THING}|operations?)\b[^.;!?,，。]{{0,100}}?\b{ABSENT}"
    r"|\brequest(?: id)?(?: \S{1,80})? (?:was |is )?(?:not found|does not exist)\b"
    rf"|\b(?:no such|unknown|invalid|non-?existent) {THING}\b"
    rf"|\bno {THING} (?:(?:was |were |is )?(?:found|exist)|with (?:this |that )?id\b)"
    rf"|\b(?:not|cannot|can['’]t|unable to|failed to|couldn['’]t) find (?:the |this |that |any |a |your )?{THING}\b"
    rf"|\bnot found:? (?:the )?{THING}\b"
    r"|(?:任务|任務|视频|影片|作业)[^，。；]{0,60}?(?:不存在|未找到|找不到|没有找到|未查到)"
    r"|(?:任务|任務|视频)\s?id\s?(?:错误|无效|有误|不正确)"
    r"|(?:不存在|未找到|找不到|没有找到|未查询到|查无|无此|没有)(?:该|此|这个|对应的?|相关的?|指定的?)?(?:任务|视频|作业)"
    r"|タスクが(?:見つかりません|存在しません)",
    re.IGNORECASE,
)
ABOUT_ELSE = re.compile(
    r"\b(?:models?|channels?|quota|balance|credits?|images?|pictures?|photos?|files?|routes?|paths?|urls?|endpoints?|pages?|users?"
    r"|keys?|accounts?|groups?|providers?|input)\b|模型|渠道|额度|余额|图片|令牌|分组|用户|输入",
    re.IGNORECASE,
)
CODES = listed("code type error error_code err_code errcode status state task_status reason error_type err_type")
SENTENCES = listed(
    "message msg error error_message error_msg err_msg errmsg detail description reason fail_reason data result"
)
NOT_FOUND = 404


def is_unknown_task(status: int, value: Any, body: bytes, report: TaskReport | None) -> bool:
    """Judge the answer to a query: its HTTP status, its JSON (None if it is none), its bytes and what was read of it."""
    if value is None:
        text = body[:LONGEST].decode(errors="replace").strip()
        return len(body) < LONGEST and not text.startswith("<") and _says_so(text)
    nodes = [node for node in walk(value) if isinstance(node.value, str)]
    said = (node.value[:100] for node in nodes if node.name in CODES)
    # Of `InvalidParameter.TaskNotFound`, the end may speak for itself.
    codes = {code for word in said for part in (word, word.rpartition(".")[2]) if (code := snake(part))}
    tells_of_task = report is not None and report.state is not State.WAITING and report.is_known
    if report is not None and report.state is State.DONE:
        return False
    if report is not None and snake(report.status) in BARE_CODES:
        return True
    if report is None and any(node.name == "task_status" and snake(node.value[:100]) == "unknown" for node in nodes):
        return True  # DashScope's word for it
    if any(
        CODE.fullmatch(code) for code in codes if not tells_of_task or code.startswith(("task", "job", "no_such_task"))
    ):
        return True
    sentences = [node.value for node in nodes if node.key is None or node.name in SENTENCES][:MOST]
    if status == NOT_FOUND and codes & BARE_CODES and not any(ABOUT_ELSE.search(said[:LONGEST]) for said in sentences):
        return True
    says_nothing = report is None or (report.state is State.WAITING and not report.status)
    return says_nothing and any(_says_so(said) for said in sentences)


def _says_so(sentence: str) -> bool:
    text = sentence[:LONGEST].replace("_", " ")
    return SENTENCE.search(text) is not None and ABOUT_ELSE.search(text) is None
