"""Maps the status words of providers to the state of a task. The words: docs/video-api.md."""

import re
from enum import StrEnum

from bot.videoapi.keys import snake_case, word_set

LONGEST_STATUS = 100  # characters


class TaskState(StrEnum):
    """The state of a task at the provider: not finished, done, or failed."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


DONE = word_set(
    """completed complete success succeed succeeds succeeded successful successfully finished finish done ready generated
    fulfilled finalized all_done complete_success completed_successfully successed sucess succes succed rendered processed
    delivered available published exported partial_success partially_succeeded partially_completed completed_with_errors
    completed_with_warnings 成功 完成 已完成 生成成功 处理成功 任务成功 生成完成 生成完毕 处理完成 任务完成 渲染完成 視頻生成成功
    视频生成成功 完了 완료"""
)
WAITING = word_set(
    """pending queued queue queueing queuing in_queue enqueued wait waiting not_start not_started submit submitted submitting
    create created accepted received scheduled scheduling dispatched assigned start starting started init initial initializing
    initialized prepare preparing prepared process processing in_process in_progress progress progressing ongoing run running
    active working executing generating rendering encoding transcoding uploading downloading upscaling upsampling loading booting
    retry retrying delayed dreaming staged staging preprocessing postprocessing post_processing moderating reviewing
    image_downloading video_generating video_generation_completed video_upsampling video_upsampling_completed throttled
    排队中 排队 等待中 等待 生成中 处理中 进行中 运行中 已提交 提交成功 审核中 渲染中 排隊中 處理中 処理中 생성중 처리중 대기중"""
)
FAILED = word_set(
    """failed failure fail fails failing error errored cancelled canceled cancel rejected reject refused declined denied expired
    timeout timedout timed_out time_out moderated blocked aborted abort terminated killed crashed dead banned flagged nsfw unsafe
    violation policy_violation unsuccessful stopped halted interrupted abandoned discarded deleted removed revoked filtered
    censored prohibited disallowed sensitive invalid insufficient_credits
    no_credits content_policy content_policy_violation content_filter content_filtered
    失败 生成失败 处理失败 任务失败 已取消 取消 超时 已超时 已过期 过期 已拒绝 违规 已失败 失敗 生成失敗
    审核失败 审核不通过 审核未通过 内容违规 취소 실패"""
)
# `in_progress` and `inprogress` mean the same.
STATES = {
    form: state
    for state, words in ((TaskState.FAILED, FAILED), (TaskState.DONE, DONE), (TaskState.WAITING, WAITING))
    for word in words
    for form in (word, word.replace("_", ""))
}
FAILED_ENDING = re.compile(
    r"_(?:failed|failure|fail|error|errored|cancell?ed|rejected|refused|denied|expired|timeout|timed_out|moderated|blocked|aborted"
    r"|terminated|violation|flagged)$"
)
FAILED_BY = re.compile(
    r"^(?:failed|cancell?ed|rejected|blocked|aborted|moderated|terminated|refused)_(?:by|due|because|with|for|on|in)_"
    r"|^(?:failed|failure|error)_(?!\w*(?:retr|again|attempt|recover))|_(?:blocked|rejected)_by_|^nsfw_"
)
COMPLETION = re.compile(
    r"^(?:\w+_)?(?:generation|generating|render|rendering|video|output|process|processing|task|job)_(?:completed?|succeed(?:ed)?"
    r"|success|successful|finished|done|ready)$|^(?:completed|succeeded|success|finished|done)_(?:with|without)_"
)
NEGATION = re.compile(r"^(?:not|no|non|never|un|will|may|if)_")
POLICY = re.compile(r"^content_(?:policy|filter)_")
# `TASK_STATUS_SUCCEED`, `JOB_STATE_SUCCEEDED`, `task_failed`.
PREFIX = re.compile(r"^(?:(?:\w+_)?(?:status|state)|task|job|video)_(?=\w)")


def state_of(status: str) -> TaskState:
    """Map a status, in any spelling. An unknown one means that the task still runs."""
    return _known_state(status) or TaskState.WAITING


def is_known(status: str) -> bool:
    """Whether providers are known to use this status."""
    return _known_state(status) is not None


def looks_completed(status: str) -> bool:
    """Whether an unknown status means that something was completed: `render_complete`, `completed_with_watermark`."""
    return COMPLETION.search(snake_case(status[:LONGEST_STATUS])) is not None


def _known_state(status: str) -> TaskState | None:
    name = snake_case(status[:LONGEST_STATUS])
    for word in (name, PREFIX.sub("", name)):
        known = STATES.get(word) or STATES.get(word.replace("_", ""))
        if known is not None:
            return known
        if any(pattern.search(word) for pattern in (POLICY, FAILED_BY, FAILED_ENDING)) and not NEGATION.search(word):
            return TaskState.FAILED
    return None
