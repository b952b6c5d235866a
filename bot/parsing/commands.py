"""Parses `/name@target rest` from the text itself, because clients do not always mark commands, and recognises mistyped ones."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

from bot.parsing.words import without_invisible, without_loose_end
from storage.records import dataclass

SLASHES = "/／⁄∕"
MARKS = (
    r"\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # invisible; copied texts have them around commands
)
INVISIBLE = rf"[\s{MARKS}]*"
NAME = rf"(?P<name>[^\s@/\\:：,，.。;；!！?？…{MARKS}]{{1,64}})(?:@(?P<target>[A-Za-z0-9_]{{2,64}}))?[{MARKS}]*"
# The name ends at a space, or at punctuation that people write after it.
COMMAND = re.compile(rf"{INVISIBLE}[{SLASHES}]{NAME}(?:[:：,，]+(?!/)\s?|[.。;；!！?？…]+(?:\s|\Z)|\s|\Z)")
LIKE_A_COMMAND = re.compile(
    rf"{INVISIBLE}(?P<written>(?P<mark>[{SLASHES}]+\s?|[\\＼!！.,;|]){NAME})[:：,，.。;；!！?？…/\\]*\s?"
)
PLAIN_NAME = re.compile(r"[a-z0-9_]{1,64}")

VIDEO = "video"
WITH_WORDS = frozenset({VIDEO, "settings", "defaults"})  # what follows these may be verbatim words
IN_OTHER_LANGUAGES = (
    "видео", "відео", "视频", "視頻", "影片", "動画", "ビデオ", "فيديو", "فديو", "ویدیو", "ویدئو", "ويدئو", "वीडियो", "विडियो",
)  # fmt: skip
"""`/video` in the languages of `bot/texts`, without names that differ only in accents (`/vídeo`)."""
OTHER_NAMES = {
    "video": (
        *IN_OTHER_LANGUAGES, "create", "make", "generate", "gen", "imagine", "animate", "image", "photo", "film", "clip",
        "movie", "sora", "фильм", "ролик", "клип", "видос", "мшвущ",  # the last is `video` on a Russian keyboard
        "создать", "создай", "сделать", "сделай", "сгенерировать", "сгенерируй", "generar", "crear", "crea", "haz", "erstelle",
        "erstellen", "mach", "creer", "cree", "gerar", "criar", "crie", "buat", "buatkan", "生成", "制作", "製作", "做", "视屏",
        "作成", "作って", "動画を作って", "비디오", "영상", "동영상", "أنشئ", "اصنع", "بساز", "فیلم", "کلیپ",
        "वीडिओ", "बनाओ", "बनाएं",
    ),
    "help": (
        "помощь", "справка", "ayuda", "hilfe", "aide", "ajuda", "bantuan", "帮助", "幫助", "ヘルプ", "مساعدة", "راهنما", "کمک",
        "मदद",
    ),
    "cancel": ("отмена", "abbrechen", "annuler", "cancelar", "batal", "取消", "キャンセル", "إلغاء", "لغو"),
    "status": ("статус", "estado", "statut", "状态", "狀態", "وضعیت"),
    "tasks": ("задачи", "tareas", "tarefas", "aufgaben", "taches", "tugas", "任务", "任務", "سفارش‌ها", "سفارشها"),
    "start": ("старт", "начать", "comenzar", "开始", "開始", "شروع"),
}  # fmt: skip
"""Other names that people try for a command. They are suggested, not carried out."""
COMMAND_OF = {name: command for command, names in OTHER_NAMES.items() for name in names}
SIMILAR, VERY_SIMILAR = 0.6, 0.75  # ratios of `SequenceMatcher`


@dataclass(frozen=True)
class Command:
    """A command. `name` is in lower case, `target` the bot it was sent to as written, `rest` verbatim if it may have a prompt."""

    name: str
    target: str | None
    rest: str


@dataclass(frozen=True)
class Mistyped:
    """The beginning of a text that is not a command of this bot: as `written`, and the command that was `meant`, if any."""

    written: str
    meant: str | None
    rest: str


def split_command(text: str) -> Command | None:
    """Split a text into a command and the rest. The one space or line break between them is in neither."""
    found = COMMAND.match(text)
    name = _name(found["name"]) if found else ""
    if not found or not name:
        return None
    rest = without_loose_end(text[found.end() :])
    return Command(name, found["target"], rest if name in WITH_WORDS else without_invisible(rest))


def suggest_command(command: Command, known: Sequence[str]) -> Mistyped:
    """Find the `known` command that was meant by one that the bot does not have."""
    name, rest = command.name, command.rest
    if joined := _joined_word(name):
        return Mistyped(f"/{name}", VIDEO, f"{joined} {rest}".strip())
    completed = [other for other in known if other.startswith(name)]
    meant = completed[0] if len(completed) == 1 else _closest(name, known, SIMILAR)
    return Mistyped(f"/{name}", meant, rest)


def find_mistyped(text: str, known: Sequence[str]) -> Mistyped | None:
    r"""Find a mistyped command at the beginning of a text: `\video`, `/ video`, `!video`, `/видио`.

    None if it is not similar enough to a command: `/home/user` and `!wow` may begin a prompt.
    """
    found = LIKE_A_COMMAND.match(text)
    if found is None:
        return None
    name = _name(found["name"]) or _casefold(found["name"])
    rest = text[found.end() :]
    if joined := _joined_word(name):
        name, rest = VIDEO, f"{joined} {rest}".strip()
    meant = name if name in known else _closest(name, known, VERY_SIMILAR)
    if meant is None or (found["mark"][0] not in SLASHES and meant != VIDEO):
        return None
    return Mistyped(found["written"], meant, rest)


def _joined_word(name: str) -> str:
    """The word that was written together with /video: `a` of `/videoa cat`, `clip` of `/video-clip`; "" for `/videos`."""
    word = name[len(VIDEO) :].strip("_-–—") if name.startswith(VIDEO) else ""
    return word if len(word) > 1 or word in {"a", "i"} else ""


def _name(written: str) -> str:
    """A name without accents and full-width letters; "" if it has letters that no command has."""
    name = _casefold(written)
    if name in IN_OTHER_LANGUAGES:
        return VIDEO
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return plain if PLAIN_NAME.fullmatch(plain) else ""


def _casefold(written: str) -> str:
    return unicodedata.normalize("NFKC", written).casefold()


def _closest(name: str, known: Sequence[str], similarity: float) -> str | None:
    near = get_close_matches(name, (*known, *COMMAND_OF), n=1, cutoff=similarity)
    return COMMAND_OF.get(near[0], near[0]) if near else None
