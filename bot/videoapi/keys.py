"""Classifies the keys of a response: what a key means for the value under it.

Services write `video_url`, `videoUrl`, `VideoURL` and `video-url`: all are read as `video_url`. The words were seen in responses
of such services (docs/video-api.md), or are similar to those.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

LONGEST_KEY = 80  # characters of a key that are read

CAMEL_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
PLURAL_ACRONYM = re.compile(r"(?<=UR|.I)(L|D)s(?![a-z])")  # resultURLs, taskIDs
SEPARATORS = re.compile(r"[\W_]+")


def word_set(words: str) -> frozenset[str]:
    """Split a text into a set of words."""
    return frozenset(words.split())


# Keys in which gateways wrap a task. Status, progress and id are read only under these.
WRAPPERS = word_set(
    """data result results output outputs detail details response responses resp task tasks video videos job jobs generation
    generations prediction predictions payload body item items record records info return outcome pending draft work works
    status state progress generate operation attributes json list rows entries run runs render execution creation creations"""
)
LINK_WRAPPERS = WRAPPERS | word_set("metadata content contents generated sample samples clip clips")
# Values under these do not belong to the task.
UNRELATED = word_set(
    """user users owner account author creator profile error errors warning warnings doc docs documentation help faq support
    guide manual tutorial terms tos policy privacy legal license copyright contact pricing billing payment invoice recharge
    login signup dashboard console homepage website site usage team organization subscription schema log logs"""
)
UNRELATED_ALONE = word_set("model models model_info provider vendor channel group")

TO_VIDEO = re.compile(r"(?:image|img|picture|photo|frame|reference|ref|text)s?_?(?:to|2)_?v(?:ideo|id)?(?=_|$)")
PICTURE = re.compile(
    r"image|img|pictur|photo|thumb|(?<!re)(?<!dis)(?<!un)cover|poster|frame(?!work|rate|less)|avatar|snapshot|screenshot"
    r"|sprite|storyboard|qrcode|图|封面|首帧|尾帧|头像|缩略"
    r"|(?:^|_)(?:pics?|gif|png|jpe?g|webp|icons?|logos?|favicon|banner|stills?|masks?|qr)(?=_|$)"
)
INPUT = re.compile(
    r"input|referen|prompt|callback|webhook|notif|输入|请求|参考|提示|回调|通知"
    r"|(?:^|_)(?:req|requests?|refs?|params?|parameters?|args|arguments|init|from|parents?|ingredients?|subjects?|faces?|uploads?"
    r"|hooks?)(?=_|$)"
)
SOUND = re.compile(r"audio|music|voice|sound|bgm|subtitle|caption|lyric|speech|音频|字幕")
RESULT = re.compile(
    r"url|uri|link|href|src|video|movie|clip|film|file|output|result|download|content|asset|media|play|mp4|webm|artifact"
    r"|resource|generat|render|stream|cdn|视频|链接|地址|结果|作品|下载"
)
# URLs under these are endpoints of the API, which return JSON.
ENDPOINTS = word_set(
    "status cancel get poll polling query fetch self next prev previous endpoint base api delete edit retry check"
)
PAGES = word_set("share permalink page web embed preview watch view viewer player html landing source origin original")


@dataclass(frozen=True, slots=True)
class Key:
    """The meaning of a key.

    name             in snake case
    is_wrapper       gateways put a task under it; is_link_wrapper: or the link of a video
    is_unrelated     the value belongs to a user, a price list, an error …
    is_input         the value was sent by the client, or is an address for callbacks
    is_other_media   the value is a picture or a sound
    is_result        it names a result, or a link
    is_endpoint      a URL under it is an endpoint of the API
    is_page          a URL under it is a page about the video, or a preview
    """

    name: str
    is_wrapper: bool
    is_link_wrapper: bool
    is_unrelated: bool
    is_input: bool
    is_other_media: bool
    is_result: bool
    is_endpoint: bool
    is_page: bool

    @property
    def compact(self) -> str:
        """The name without underscores: `task_id`, `taskId` and `taskid` are the same."""
        return self.name.replace("_", "")


def key_of(raw: str) -> Key:
    """Classify a key by its first 80 characters."""
    return _key_of(raw[:LONGEST_KEY])


@lru_cache(maxsize=4096)
def _key_of(raw: str) -> Key:
    name = snake_case(raw)
    words = frozenset(name.split("_"))
    subject = TO_VIDEO.sub("video", name)
    has_video_key = "video" in subject
    is_unrelated = bool(words & UNRELATED) or name in UNRELATED_ALONE
    is_input = INPUT.search(subject) is not None
    is_other_media = PICTURE.search(subject) is not None or (not has_video_key and SOUND.search(subject) is not None)
    is_own = not (is_unrelated or is_input or is_other_media)
    return Key(
        name=name,
        is_wrapper=is_own and bool(words & WRAPPERS),
        is_link_wrapper=is_own and bool(words & LINK_WRAPPERS),
        is_unrelated=is_unrelated,
        is_input=is_input,
        is_other_media=is_other_media,
        is_result=RESULT.search(subject) is not None,
        is_endpoint=(bool(words & ENDPOINTS) and not has_video_key and "download" not in words)
        or name == "response_url",
        is_page=bool(words & PAGES),
    )


def snake_case(name: str) -> str:
    """Convert `videoUrl`, `VIDEO-URL` and `Video Url` to `video_url`."""
    if name.isalpha() and name.islower():
        return name  # one word, as most statuses
    separated = CAMEL_CASE.sub("_", PLURAL_ACRONYM.sub(lambda found: found[1].lower() + "s", name))
    return SEPARATORS.sub("_", separated).strip("_").lower()
