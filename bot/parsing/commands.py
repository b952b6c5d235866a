"""`/name@target rest` of a message or a caption, read from the text itself: clients do not always mark it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

SLASHES = "/／⁄∕"
UNSEEN = r"[\s\u200b-\u200f\u2060\ufeff]*"
NAME = r"(?P<name>[^\s@/\\:：,，.。;；!！?？…]{1,64})(?:@(?P<target>[A-Za-z0-9_]{2,64}))?"
# After the name comes a space, or what people put between a name and what they say to it.
COMMAND = re.compile(rf"{UNSEEN}[{SLASHES}]{NAME}(?:[:：,，]+(?!/)\s?|[.。;；!！?？…]+(?:\s|\Z)|\s|\Z)")
LIKE_A_COMMAND = re.compile(
    rf"{UNSEEN}(?P<written>(?P<mark>[{SLASHES}]+\s?|[\\＼!！.,;|]){NAME})[:：,，.。;；!！?？…/\\]*\s?"
)
PLAIN_NAME = re.compile(r"[a-z0-9_]{1,64}")

VIDEO = "video"
IN_OTHER_LANGUAGES = ("видео", "відео", "视频", "視頻", "影片", "動画", "ビデオ", "فيديو", "فديو", "वीडियो", "विडियो")
"""`/video` in the languages of `bot/texts`; where only accents differ (`/vídeo`), they are left out."""
OFTEN_MEANT = {
    "video": (
        *IN_OTHER_LANGUAGES, "create", "make", "generate", "gen", "imagine", "animate", "image", "photo", "film", "clip",
        "movie", "sora", "фильм", "ролик", "клип", "видос", "мшвущ",  # the last is `video` on a Russian keyboard
        "создать", "создай", "сделать", "сделай", "сгенерировать", "сгенерируй", "generar", "crear", "crea", "haz", "erstelle",
        "erstellen", "mach", "creer", "cree", "gerar", "criar", "crie", "buat", "buatkan", "生成", "制作", "製作", "做", "视屏",
        "作成", "作って", "動画を作って", "비디오", "영상", "동영상", "أنشئ", "اصنع", "वीडिओ", "बनाओ", "बनाएं",
    ),
    "help": ("помощь", "справка", "ayuda", "hilfe", "aide", "ajuda", "bantuan", "帮助", "幫助", "ヘルプ", "مساعدة", "मदद"),
    "cancel": ("отмена", "abbrechen", "annuler", "cancelar", "batal", "取消", "キャンセル", "إلغاء"),
    "status": ("статус", "estado", "statut", "状态", "狀態"),
    "tasks": ("задачи", "tareas", "tarefas", "aufgaben", "taches", "tugas", "任务", "任務"),
    "start": ("старт", "начать", "comenzar", "开始", "開始"),
}  # fmt: skip
"""Commands, and names that are none but mean them: asked about, not carried out."""
MEANT = {name: command for command, names in OFTEN_MEANT.items() for name in names}
FROM_AFAR, CLOSELY = 0.6, 0.75  # of `SequenceMatcher.ratio`


@dataclass(frozen=True)
class Command:
    """`name` is in lower case; `target` is the bot it was sent to, as written; `rest` is verbatim."""

    name: str
    target: str | None
    rest: str


@dataclass(frozen=True)
class Slip:
    """The beginning of a text that is no command of the bot's, as written, and the command that was meant, if one is near."""

    written: str
    meant: str | None
    rest: str


def split_command(text: str) -> Command | None:
    """Split off the command a text begins with; the one space or line break after it is in neither part."""
    found = COMMAND.match(text)
    name = _name(found["name"]) if found else ""
    return Command(name, found["target"], text[found.end() :]) if found and name else None


def slip_of(command: Command, known: Sequence[str]) -> Slip:
    """What was meant by a command that the bot does not have, if it is like one of those that are `known`."""
    name, rest = command.name, command.rest
    if glued := _glued(name):
        return Slip(f"/{name}", VIDEO, f"{glued} {rest}".strip())
    begun = [one for one in known if one.startswith(name)]
    meant = begun[0] if len(begun) == 1 else _meant(name, known, FROM_AFAR)
    return Slip(f"/{name}", meant, rest)


def find_slip(text: str, known: Sequence[str]) -> Slip | None:
    r"""Find a command at the beginning of a text that is none as it is written: `\video`, `/ video`, `!video`, `/видио`.

    None for all that is not near a command: `/home/user`, `!wow` may begin a prompt.
    """
    found = LIKE_A_COMMAND.match(text)
    if found is None:
        return None
    name = _name(found["name"]) or _folded(found["name"])
    rest = text[found.end() :]
    if glued := _glued(name):
        name, rest = VIDEO, f"{glued} {rest}".strip()
    meant = name if name in known else _meant(name, known, CLOSELY)
    if meant is None or (found["mark"][0] not in SLASHES and meant != VIDEO):
        return None
    return Slip(found["written"], meant, rest)


def _glued(name: str) -> str:
    """The word that was written together with /video: `a` of `/videoa cat`, `clip` of `/video-clip`; not `/videos`."""
    behind = name[len(VIDEO) :].strip("_-–—") if name.startswith(VIDEO) else ""
    return behind if len(behind) > 1 or behind in {"a", "i"} else ""


def _name(written: str) -> str:
    """A name in the letters of commands: full-width ones and accents are somebody's keyboard; "" if it has others."""
    name = _folded(written)
    if name in IN_OTHER_LANGUAGES:
        return VIDEO
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return plain if PLAIN_NAME.fullmatch(plain) else ""


def _folded(written: str) -> str:
    return unicodedata.normalize("NFKC", written).casefold()


def _meant(name: str, known: Sequence[str], closeness: float) -> str | None:
    near = get_close_matches(name, (*known, *MEANT), n=1, cutoff=closeness)
    return MEANT.get(near[0], near[0]) if near else None
