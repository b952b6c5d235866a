"""What kind of failure a provider's words mean, in English or Chinese, so that people get a sentence in their language.

The words themselves are shown, too: a kind is a guess by keywords.
"""

import re
from enum import StrEnum
from functools import lru_cache

from bot.patterns import pattern

LONGEST = 1000  # characters that are searched


class FailureKind(StrEnum):
    """Why a provider did not make a video. Of several that match, the first in this order is taken."""

    PEOPLE = "people"  # real people, their faces or likeness
    COPYRIGHT = "copyright"  # similarity to something protected
    KEY = "key"  # the bot's key was not accepted
    POLICY = "policy"  # any other rule about contents
    LENGTH = "length"  # the prompt is too long
    PICTURE = "picture"  # an input picture cannot be used
    QUOTA = "quota"  # the bot's account has run out of credit
    BUSY = "busy"  # too many requests at the moment
    TIMEOUT = "timeout"  # it took too long
    MODEL = "model"  # the model is not there
    OPTIONS = "options"  # a parameter was not accepted
    LOST = "lost"  # the provider does not know the task any more
    INTERNAL = "internal"  # an error of the provider


ABOUT_WORDS = frozenset({FailureKind.PEOPLE, FailureKind.COPYRIGHT, FailureKind.POLICY, FailureKind.LENGTH})
"""The same words will be refused again."""

PICTURE_WORDS = pattern(r"image|picture|photo|input_reference|图|圖|изображен|imagen", re.IGNORECASE)
PICTURE = r"(?:images?|pictures?|photos?|input[ -]reference|首帧|尾帧|照片|图)"
UNUSABLE = (
    r"(?:invalid|(?:un|not )supported|corrupt|broken|decode|download|fetch|load|read|open|parse|format|dimension|resolution"
    r"|too (?:large|big|small)|pixel|aspect|not found|404|expired|unreachable|access|doe?s ?n.t match|must (?:be|match)|exceed"
    r"|无法|失败|无效|格式|[过太][大小]|尺寸|大小|损坏|过期|不支持|不存在)"
)
WORDS = r"(?:prompt|text|input|description|提示词|文本|描述|输入)"

# Alternatives of regular expressions. Underscores of codes are spaces.
PATTERNS: dict[FailureKind, tuple[str, ...]] = {
    FailureKind.PEOPLE: (
        r"real[- ]?(?:life )?(?:person|people|human|individual|face)|photo-?realistic (?:person|people|human|face)",
        r"\bfaces?\b(?! (?:an? |some )?(?:issue|problem|high|heavy|error|difficult))|likeness",
        r"public figure|celebrit|politician|famous (?:person|people)",
        r"(?:show|contain|include|depict|feature)s? (?:(?:an?|any|identifiable|recogni[sz]able) )*(?:person|people|human)",
        r"真人|人脸|人像|肖像|名人|明星|公众人物|真实人物|政治人物",
    ),
    FailureKind.COPYRIGHT: (
        r"copy-?right|third[- ]party content|intellectual property|trade ?mark|protected character|infring",
        r"版权|著作权|侵权|知识产权|商标|第三方内容",
    ),
    FailureKind.KEY: (
        r"invalid (?:api[- ]?)?(?:key|token)\b|(?:key|token) (?:is |has )?(?:invalid|expired)|\b401\b",
        r"unauthori[sz]ed|authenticat|令牌|密钥|鉴权|未授权",
    ),
    FailureKind.POLICY: (
        r"polic(?:y|ies)|guard ?-?rail|moderat|violat|safety|unsafe|sensitive|nsfw|\bsex|nud(?:e|ity)|porn|violen|\bgore",
        r"\bhate|self[- ]harm|\bminors?\b|\bchild(?:ren)?\b(?! process)|inappropriate|flagged|harmful|sentinel",
        r"(?:words?|terms?|content|prompt|text|image)\b.{0,30}(?:prohibited|disallowed|not allowed)",
        r"(?:request|prompt|content|output|generation|video|image)\b.{0,20}(?:block|reject|filter|refus)ed",
        r"content (?:filter|block|reject|check|review)|illegal (?:content|activit|act)|responsible ai|\brai\b",
        r"(?:usage|community) (?:guideline|standard)",
        r"违规|违反|违禁|敏感|审核|审查|不安全|内容安全|安全(?:策略|检查|规范|系统|政策)|色情|暴力|血腥|不当|不合规|涉黄",
        r"涉政|屏蔽|风控|拦截|禁止|规范",
    ),
    FailureKind.LENGTH: (
        WORDS + r".{0,40}(?:too long|exceed.{0,30}(?:length|limit|characters|tokens|maximum)|max(?:imum)? length)",
        r"(?:too long|max(?:imum)? length|at most \d+ characters|context length).{0,40}" + WORDS,
        WORDS + r".{0,10}(?:[过太超]长|超出|超过)|(?:字数|长度)[超过]",
    ),
    FailureKind.PICTURE: (PICTURE + r".{0,60}" + UNUSABLE, UNUSABLE + r".{0,40}" + PICTURE),
    FailureKind.QUOTA: (
        r"quota|insufficient (?:account )?(?:balance|funds|credits?)|not enough (?:credits?|balance)|out of credits?",
        r"credits?\b.{0,20}(?:exhaust|insufficient|not enough|run out)|billing|payment|arrear|account balance",
        r"balance\b.{0,20}(?:low|insufficient|not enough|exhausted)|额度|余额|欠费|配额|(?:积分|点数)不足|充值",
    ),
    FailureKind.BUSY: (
        r"overload|too many|rate ?limit|busy|capacity|(?:heavy|high) (?:load|traffic|demand)|saturat|throttl|concurren",
        r"(?:out of|no available) (?:machine|resource|gpu|worker|account)|queue (?:is )?full|try(?: again)? later|unavailable",
        r"\b429\b|\b503\b|负载|饱和|繁忙|拥挤|排队|频繁|限流|并发|稍后|资源不足|队列",
    ),
    FailureKind.TIMEOUT: (
        r"time[sd]?[- ]?out|took too long|deadline|not (?:finish|complete)e?d? (?:in|within) time|\b504\b|超时|过久",
    ),
    FailureKind.MODEL: (
        r"model\b.{0,40}(?:not (?:found|exist|support|available)|doe?s ?n.t exist|unknown|offline|removed|disabled|retired)",
        r"(?:no|unknown|invalid|unsupported) (?:such |available )?(?:model|channel)",
        r"模型.{0,12}(?:不存在|不支持|下线|不可用|未找到)|无可用渠道",
    ),
    FailureKind.OPTIONS: (
        r"(?:invalid|unsupported|illegal|bad|missing|unexpected|wrong) (?:\w+ )?(?:param|argument|option|value|request|field)",
        r"(?:invalid|unsupported|illegal|wrong) (?:\w+ )?(?:duration|size|resolution|aspect|seconds)",
        r"(?:param|argument|duration|resolution|aspect ratio|seconds|size)\w*\b.{0,30}(?:(?:in|not )valid|must be|out of range)",
        r"(?:param|argument|duration|resolution|aspect ratio|seconds|size)\w*\b.{0,30}(?:not |un)supported",
        r"参数|不支持的?(?:时长|尺寸|分辨率|比例)|(?:时长|尺寸|分辨率|比例).{0,6}(?:错误|无效|不支持)",
    ),
    FailureKind.LOST: (
        r"task.{0,12}(?:not (?:exist|found)|doe?s ?n.t exist|unknown|lost|expired)|任务.{0,6}(?:不存在|丢失|未找到|过期)",
    ),
    FailureKind.INTERNAL: (
        r"internal|server error|upstream|unknown error|unexpected|generation (?:failed|error)|something went wrong",
        r"failed to generate|\b50[02]\b|crash|exception|内部|服务器|服务异常|系统(?:错误|异常)|未知错误|生成失败|上游|异常",
    ),
}
_KINDS = {kind: pattern("|".join(PATTERNS[kind]), re.IGNORECASE) for kind in FailureKind}


@lru_cache(maxsize=64)  # a card asks several times
def failure_kind(words: str) -> FailureKind | None:
    """The kind that a provider's words mean, a sentence or a code; None if none is recognized."""
    text = words[:LONGEST].replace("_", " ")
    return next((kind for kind, known in _KINDS.items() if known.search(text)), None)


def mentions_pictures(words: str) -> bool:
    """Whether a provider's words are about pictures."""
    return PICTURE_WORDS.search(words) is not None
