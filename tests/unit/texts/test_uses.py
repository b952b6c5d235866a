"""Every text key in the code is in en.ftl, and every key there is used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.callbacks import Pick
from bot.cards.picks import SELECTIVE, WORDS
from bot.cards.reasons import WITH_REASON_TEXT
from bot.menu import COMMANDS, OWNER_COMMANDS
from bot.options import DOCUMENTED
from bot.parameters import Source
from bot.parsing.doubts import Doubt
from bot.parsing.small_talk import Talk
from bot.pipeline import database_watch
from bot.settings import Access
from bot.videoapi.causes import Cause
from bot.videoapi.failure_kinds import FailureKind
from storage.admins import Removal
from storage.chats import ChatAccess
from storage.states import State
from tests.unit.texts.ftl import texts

BOT = Path(__file__).parents[3] / "bot"
SAYING = {"say", "plain", "notify", "button", "UserError"}  # the calls that take a key
KEY = re.compile(r"[a-z]+(-[a-z0-9]+)+|[a-z]+")

# Keys made from f-strings: the prefix, and all possible endings. The reasons of a row are in bot/pipeline/: outcomes.py,
# preflight.py, submitter.py, submission_outcomes.py, courier.py, sending.py and delivery_outcomes.py.
REASONS = (
    "said", "refused", "key", "quota", "model", "paused", "removed", "unreachable", "moved", "busy", "photos",
    "photo-store", "photo-gone", "picture-link", "photo-too-big", "may-not-write", "telegram", "timeout", "broken", "unclear",
    "interrupted", "no-access", "address", "page", "certificate", "format", "request",
    "went-wrong", "absent",
)  # fmt: skip
UNDELIVERED = (
    "send-unclear", "send-interrupted", "chat-unreachable", "send-refused", "link-refused", "not-a-video", "endless", "link-dead",
    "needs-key", "went-wrong",
)  # fmt: skip
LINKS = ("too-large", "not-taken", "not-secure", "not-downloaded")
BUTTONS = (
    "create", "as-picture", "as-words", "with", "cancel", "again", "again-paid", "forget", "redo", "retry", "change", "details",
    "deliver", "check", "unmute", "photo", "words",
)  # fmt: skip
SILENT = {State.DRAFT, State.COLLECTING, State.DELIVERING}  # shown with the text of another state
FAMILIES = {
    "name-": ("model", *(option.name for option in DOCUMENTED)),
    "source-": (Source.TOPIC, Source.CHAT, Source.BOT, Source.MODEL),
    "from-": (Source.TOPIC, Source.CHAT, Source.MODEL),
    "access-decided-": (ChatAccess.APPROVED, ChatAccess.BLOCKED, ChatAccess.NEW),
    "access-mode-": (Access.OPEN, Access.MEMBERS),
    "admins-": (Removal.UNKNOWN, Removal.LAST),
    "owner-database-": (*database_watch.KINDS.values(), database_watch.OTHER, "works"),
    "status-": tuple(state for state in State if state not in SILENT),
    "doubt-": tuple(Doubt),
    "status-retry-": ("unreachable", "busy", "photo-store"),
    "status-unknown-": ("again", "forgotten"),
    "reason-": REASONS,
    "failed-": ("other", *(kind for kind in FailureKind if kind not in WITH_REASON_TEXT)),
    "undelivered-": UNDELIVERED,
    "owner-": tuple(Cause),
    "link-": LINKS,
    "models-images-": ("up-to", "exactly", "between"),
    "role-": ("frames", "things"),
    "pictures-": ("frames", "things"),
    "state-": tuple(State),
    "heard-": tuple(Talk),
    "answer-": (Talk.THANKS, Talk.WHO, Talk.BYE, Talk.NO, Talk.OK),
    "settings-who-": ("admins", "everybody"),
    "settings-": ("admins", "everybody"),
    "switch-": ("true", "false"),
    "pick-": tuple(pick for pick in Pick if pick is not Pick.OPEN),
    "pick-none-": tuple(SELECTIVE),
    "tasks-state-": tuple(set(WORDS.values())),
    "forget-question-": ("private", "own", "all"),
    "forget-": ("videos", "requests", "photos", "waiting", "defaults", "name"),
    "button-": BUTTONS,
    "command-": (*COMMANDS, *OWNER_COMMANDS),
    "mention-": ("order", "offer"),
    "": (
        "orientation-portrait",
        "orientation-landscape",
        "size-small",
        "size-large",
        "watermark-true",
        "watermark-false",
    ),
}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """All calls in bot/ that take a key, with their position."""
    for path in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in SAYING:
                yield f"{path.relative_to(BOT.parent)}:{node.lineno}", node


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _key(call: ast.Call) -> ast.expr | None:
    """The argument that is the key: the first, or the second if the first is a language."""
    words = [argument for argument in call.args[:2] if isinstance(argument, ast.JoinedStr) or _is_text(argument)]
    return words[0] if words else None


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def constants() -> set[str]:
    """All strings in bot/: keys are also stored in variables."""
    return {
        node.value
        for path in BOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value)
    }


def test_every_used_key_exists() -> None:
    """A literal key in a call is in en.ftl."""
    said = {where: key.value for where, call in calls() if isinstance(key := _key(call), ast.Constant)}
    assert len(said) > 40
    assert {where: key for where, key in said.items() if key not in texts("en")} == {}


def test_every_family_is_known() -> None:
    """A key made from an f-string begins with a prefix whose endings are listed here."""
    prefixes = {
        where: key.values[0].value if isinstance(key.values[0], ast.Constant) else ""
        for where, call in calls()
        if isinstance(key := _key(call), ast.JoinedStr)
    }
    assert prefixes
    assert {where: prefix for where, prefix in prefixes.items() if prefix not in FAMILIES} == {}


def test_every_member_of_a_family_exists() -> None:
    """All of these keys are in en.ftl."""
    assert {f"{prefix}{member}" for prefix, members in FAMILIES.items() for member in members} <= set(texts("en"))


def test_every_text_is_used() -> None:
    """No text is unused."""
    members = {f"{prefix}{member}" for prefix, members in FAMILIES.items() for member in members}
    assert set(texts("en")) - members - constants() == set()


def test_every_reason_of_an_undelivered_video_is_known() -> None:
    """The reasons that deliveries give are exactly those listed here."""
    files = [BOT / f"pipeline/{name}.py" for name in ("courier", "sending", "delivery_outcomes")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    ends = [
        node for node in nodes if isinstance(node, ast.Call) and _name(node.func) in {"give_up", "mark_undelivered"}
    ]
    given = {word.value for call in ends for word in call.args[1:2] if isinstance(word, ast.Constant)}
    assert given and given <= set(UNDELIVERED)
    assert set(UNDELIVERED) <= {node.value for node in nodes if isinstance(node, ast.Constant)}
