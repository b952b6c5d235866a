"""Every key that the code says is a sentence of en.ftl, and every sentence there is said somewhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.menu import COMMANDS
from bot.options import DOCUMENTED
from bot.parameters import Source
from bot.parsing.doubts import Doubt
from storage.chats import ChatAccess
from storage.states import State
from tests.unit.texts.ftl import texts

BOT = Path(__file__).parents[3] / "bot"
SAYING = {"say", "plain", "tell", "button", "UserError"}  # the calls that take a key
KEY = re.compile(r"[a-z]+(-[a-z0-9]+)+|[a-z]+")

# Keys that are put together: what the code writes before the braces, and all that can stand in them.
# What a row's reason can be is written in bot/pipeline/outcomes.py, submitter.py, courier.py, sending.py and endings.py.
REASONS = (
    "said", "refused", "key", "quota", "model", "model-only", "unreachable", "moved", "busy", "photos",
    "photo-store", "photo-gone", "photo-too-big", "may-not-write", "telegram", "timeout", "broken", "unclear", "interrupted",
    "went-wrong",
)  # fmt: skip
UNDELIVERED = (
    "send-unclear", "send-interrupted", "chat-unreachable", "send-refused", "link-refused", "not-a-video", "endless", "link-dead",
    "needs-key", "went-wrong",
)  # fmt: skip
LINKS = ("too-large", "not-taken", "not-secure", "not-downloaded")
BUTTONS = (
    "create", "as-picture", "as-words", "cancel", "again", "again-paid", "forget", "redo", "retry", "change", "details",
    "deliver", "check",
)  # fmt: skip
SILENT = {State.DRAFT, State.COLLECTING, State.DELIVERING}  # shown with another state's words
FAMILIES = {
    "name-": ("model", *(option.name for option in DOCUMENTED)),
    "source-": (Source.CHAT, Source.BOT, Source.MODEL),
    "from-": (Source.CHAT, Source.MODEL),
    "access-decided-": (ChatAccess.APPROVED, ChatAccess.BLOCKED),
    "status-": tuple(state for state in State if state not in SILENT),
    "doubt-": tuple(Doubt),
    "status-retry-": ("unreachable", "busy", "photo-store"),
    "status-unknown-": ("again", "forgotten"),
    "reason-": REASONS,
    "undelivered-": UNDELIVERED,
    "link-": LINKS,
    "state-": tuple(State),
    "button-": BUTTONS,
    "command-": COMMANDS,
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
    """Every call in bot/ that takes a key, and where it stands."""
    for path in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in SAYING:
                yield f"{path.relative_to(BOT.parent)}:{node.lineno}", node


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _key(call: ast.Call) -> ast.expr | None:
    """The argument that is the key: the first one, or the second where the first is a language."""
    words = [argument for argument in call.args[:2] if isinstance(argument, ast.JoinedStr) or _is_text(argument)]
    return words[0] if words else None


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def constants() -> set[str]:
    """Every string in bot/: keys are also kept in variables before they are said."""
    return {
        node.value
        for path in BOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value)
    }


def test_every_key_that_is_said_exists() -> None:
    """A key written out in a call is in en.ftl."""
    said = {where: key.value for where, call in calls() if isinstance(key := _key(call), ast.Constant)}
    assert len(said) > 40
    assert {where: key for where, key in said.items() if key not in texts("en")} == {}


def test_every_family_is_known() -> None:
    """A key that is put together begins with a prefix whose members are listed here, so that they can be checked."""
    prefixes = {
        where: key.values[0].value if isinstance(key.values[0], ast.Constant) else ""
        for where, call in calls()
        if isinstance(key := _key(call), ast.JoinedStr)
    }
    assert prefixes
    assert {where: prefix for where, prefix in prefixes.items() if prefix not in FAMILIES} == {}


def test_every_member_of_a_family_exists() -> None:
    """Whatever stands in the braces, the sentence is there."""
    assert {f"{prefix}{member}" for prefix, members in FAMILIES.items() for member in members} <= set(texts("en"))


def test_every_sentence_is_said() -> None:
    """No sentence is left that nobody says."""
    members = {f"{prefix}{member}" for prefix, members in FAMILIES.items() for member in members}
    assert set(texts("en")) - members - constants() == set()


def test_every_reason_of_an_undelivered_video_is_known() -> None:
    """What a delivery gives as a reason is listed here, and what is listed here it gives."""
    files = [BOT / f"pipeline/{name}.py" for name in ("courier", "sending", "endings")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    ends = [node for node in nodes if isinstance(node, ast.Call) and _name(node.func) in {"give_up", "undelivered"}]
    given = {word.value for call in ends for word in call.args[1:2] if isinstance(word, ast.Constant)}
    assert given and given <= set(UNDELIVERED)
    assert set(UNDELIVERED) <= {node.value for node in nodes if isinstance(node, ast.Constant)}
