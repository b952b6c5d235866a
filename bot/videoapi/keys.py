"""What the name of a key in an answer says about the value under it: a wrapper, a result, an input, a picture, a page.

Services write `video_url`, `videoUrl`, `VideoURL` and `video-url`: all are read as `video_url`. The lists are of words seen
in answers of such services (docs/video-api.md) and their kin.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

LONGEST_KEY = 80  # characters of a key that are looked at

HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
PLURAL = re.compile(r"(?<=UR|.I)(L|D)s(?![a-z])")  # resultURLs, taskIDs: the s belongs to the word before it
SEPARATORS = re.compile(r"[\W_]+")


def listed(words: str) -> frozenset[str]:
    """Read a list of words."""
    return frozenset(words.split())


# What gateways wrap a task into. An answer's status, progress and id are read only under these.
WRAPPERS = listed(
    """data result results output outputs detail details response responses resp task tasks video videos job jobs generation
    generations prediction predictions payload body item items record records info return outcome pending draft work works
    status state progress generate operation attributes json list rows entries run runs render execution creation creations"""
)
LINK_WRAPPERS = WRAPPERS | listed("metadata content contents generated sample samples clip clips")
# What belongs to somebody or something else than the task, whatever stands beside it.
FOREIGN = listed(
    """user users owner account author creator profile error errors warning warnings doc docs documentation help faq support
    guide manual tutorial terms tos policy privacy legal license copyright contact pricing billing payment invoice recharge
    login signup dashboard console homepage website site usage team organization subscription schema log logs"""
)
FOREIGN_ALONE = listed("model models model_info provider vendor channel group")

VIDEO_MADE_OF = re.compile(r"(?:image|img|picture|photo|frame|reference|ref|text)s?_?(?:to|2)_?v(?:ideo|id)?(?=_|$)")
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
# Addresses of the API itself: asking them brings JSON.
QUESTIONS = listed(
    "status cancel get poll polling query fetch self next prev previous endpoint base api delete edit retry check"
)
PAGES = listed("share permalink page web embed preview watch view viewer player html landing source origin original")


@dataclass(frozen=True, slots=True)
class Key:
    """A key's meaning.

    name          in snake case
    is_wrapper    a task may stand under it; is_link_wrapper: the link of a task's video may
    is_foreign    what stands under it is of a user, a price list, an error …
    is_input      what stands under it was sent by the client, or is where something is to be sent
    is_no_video   what stands under it is a picture or a sound
    is_result     it names a result, or a link
    is_question   a link under it asks the API
    is_page       a link under it leads to a page about the video, or to a lesser form of it
    """

    name: str
    is_wrapper: bool
    is_link_wrapper: bool
    is_foreign: bool
    is_input: bool
    is_no_video: bool
    is_result: bool
    is_question: bool
    is_page: bool

    @property
    def squeezed(self) -> str:
        """`task_id`, `taskId` and `taskid` as one."""
        return self.name.replace("_", "")


def key_of(raw: str) -> Key:
    """Read the name of a key, of which 80 characters count."""
    return _key_of(raw[:LONGEST_KEY])


@lru_cache(maxsize=4096)
def _key_of(raw: str) -> Key:
    name = snake(raw)
    words = frozenset(name.split("_"))
    about = VIDEO_MADE_OF.sub("video", name)
    says_video = "video" in about
    is_foreign = bool(words & FOREIGN) or name in FOREIGN_ALONE
    is_input = INPUT.search(about) is not None
    is_no_video = PICTURE.search(about) is not None or (not says_video and SOUND.search(about) is not None)
    is_own = not (is_foreign or is_input or is_no_video)
    return Key(
        name=name,
        is_wrapper=is_own and bool(words & WRAPPERS),
        is_link_wrapper=is_own and bool(words & LINK_WRAPPERS),
        is_foreign=is_foreign,
        is_input=is_input,
        is_no_video=is_no_video,
        is_result=RESULT.search(about) is not None,
        is_question=(bool(words & QUESTIONS) and not says_video and "download" not in words) or name == "response_url",
        is_page=bool(words & PAGES),
    )


def snake(text: str) -> str:
    """Write `videoUrl`, `VIDEO-URL` and `Video Url` as `video_url`."""
    humps = HUMP.sub("_", PLURAL.sub(lambda found: found[1].lower() + "s", text))
    return SEPARATORS.sub("_", humps).strip("_").lower()
