"""What a provider's words mean. Most are quoted from documentation, bug reports and sources of gateways."""

import pytest

from bot.videoapi.failure_kinds import ABOUT_WORDS, FailureKind, failure_kind

SAID: dict[FailureKind | None, tuple[str, ...]] = {
    FailureKind.PEOPLE: (
        "We currently do not support uploads of images containing photorealistic people.", "The image shows a person",
        "The image contains a real person", "Input contains a public figure", "face detected in the input image", "检测到真人",
        "上传的图片中包含真人面部", "不支持名人肖像",
    ),
    FailureKind.COPYRIGHT: (
        "This content may violate our guardrails concerning similarity to third-party content.", "copyright infringement",
        "The output may be related to copyright restrictions", "内容涉嫌侵权", "提示词包含受版权保护的角色",
    ),
    FailureKind.POLICY: (
        "This content may violate our guardrails", "content_policy_violation",
        "Your request was blocked by our moderation system.",
        "sentinel_block", "moderation_blocked", "The prompt contains words that are not allowed", "NSFW content detected",
        "PUBLIC_ERROR_UNSAFE_GENERATION: unsafe", "图片违规", "内容审核未通过", "提示词包含敏感词", "no violence",
    ),
    FailureKind.LENGTH: (
        "prompt is too long", "The prompt exceeds the maximum length of 2000 characters", "提示词过长", "文本长度超过限制",
        "string_above_max_length: prompt maximum length",
    ),
    FailureKind.PICTURE: (
        "Inpaint image must match the requested width and height", "failed to download image: 404", "Invalid image format",
        "图片下载失败", "input_reference could not be decoded", "image url expired", "图片尺寸不支持", "invalid picture",
    ),
    FailureKind.QUOTA: (
        "user quota is not enough", "insufficient_user_quota", "账户余额不足", "You exceeded your current quota", "额度不足",
        "Insufficient balance", "当前分组上游负载已饱和，额度不足",
    ),
    FailureKind.BUSY: (
        "当前分组上游负载已饱和，请稍后再试", "We're under heavy load, please try again later", "Rate limit exceeded",
        "out of machines",
        "The engine is currently overloaded", "too many concurrent tasks", "HEAVY_LOAD", "服务繁忙", "系统繁忙，请稍后重试",
    ),
    FailureKind.TIMEOUT: ("timeout", "generation timed out", "任务超时", "The task took too long", "504"),
    FailureKind.MODEL: ("model_not_found", "The model sora-2 does not exist", "无可用渠道", "模型不存在", "model is offline"),
    FailureKind.OPTIONS: ("Unsupported duration: 7", "invalid parameter", "size must be 720x1280", "参数错误", "不支持的分辨率"),
    FailureKind.LOST: ("task_not_exist", "task not found", "任务不存在"),
    FailureKind.KEY: ("无效的令牌", "invalid api key", "Unauthorized"),
    FailureKind.INTERNAL: (
        "INTERNAL_ERROR", "video_generation_failed", "upstream error", "生成失败，请重试", "something went wrong :(",
    ),
    None: ("the moon is full", "no", "…", "", "12", "нет", "this model is not allowed for your account", "it faces an issue"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, said in SAID.items() for words in said])
def test_kinds(kind: FailureKind | None, words: str) -> None:
    assert failure_kind(words) is kind
    assert failure_kind(words.upper()) is kind


def test_every_kind_has_an_example() -> None:
    assert SAID.keys() == {None, *FailureKind}
    assert set(FailureKind) > ABOUT_WORDS


@pytest.mark.parametrize("part", ["image ", "prompt ", "图", "invalid a ", "task prompt model load ", "a" * 50])
def test_a_long_text_takes_no_time(part: str) -> None:
    """A provider's answer is as long as it likes; only its beginning is read."""
    failure_kind(part * 10_000)
