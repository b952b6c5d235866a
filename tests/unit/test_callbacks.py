"""Callback data: every button is parsed back unchanged and fits into Telegram's limit; anything else is rejected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import (
    MAX_BYTES,
    NUMBERED,
    SHAPING,
    AccessButton,
    AccessPageButton,
    Action,
    Answer,
    BroadcastAction,
    BroadcastButton,
    Callback,
    ChangeButton,
    ChatButton,
    ChooseButton,
    Decision,
    EraseButton,
    ForgetButton,
    InvalidCallback,
    ModelsPageButton,
    OpenSettingsButton,
    PageButton,
    Pick,
    PickButton,
    PicksPageButton,
    SetButton,
    SettingsButton,
    StartAction,
    StartButton,
    TaskButton,
    UseModelButton,
    callback_data,
    model_fits,
    parse_callback,
    task_of_result,
)
from bot.cards.changing import Part
from bot.cards.chat_settings import Setting
from bot.handlers.task_buttons import OF_ANY_VERSION, ON_CARDS, ON_RESULTS
from bot.handlers.task_lists import ON_PICKS

IDS = st.integers(min_value=-(10**15), max_value=10**15)
USERS = st.integers(min_value=0, max_value=10**15)
TOPICS = st.none() | st.integers(min_value=1, max_value=10**10)
CHECKSUMS = st.text("0123456789abcdef", min_size=8, max_size=8)
SETTINGS = st.sampled_from([*Setting, "0", "999"])
PARTS = st.sampled_from([*Part, "0", "999"])
TASKS = st.text("abcdefghjkmnpqrstvwxyz23456789", min_size=10, max_size=10)
BUTTONS = st.one_of(
    st.builds(ChatButton, st.sampled_from(Decision), IDS, st.sampled_from(["", "en", "zh"])),
    st.builds(ChatButton, st.just(Decision.APPROVE), IDS, st.sampled_from(["", "zh"]), USERS),
    st.builds(AccessButton, st.sampled_from(Decision), IDS, st.integers(min_value=0, max_value=999_999)),
    st.builds(AccessPageButton, st.integers(min_value=0, max_value=999_999)),
    st.builds(PageButton, st.integers(min_value=0, max_value=999_999)),
    st.builds(ModelsPageButton, st.integers(min_value=0, max_value=999_999)),
    st.builds(
        UseModelButton,
        st.integers(min_value=0, max_value=999_999),
        st.sampled_from(["sora-2", "veo3.1:fast", ":a:b:c", "ж"]),
    ),
    st.builds(SettingsButton, TOPICS, CHECKSUMS, SETTINGS, st.integers(min_value=0, max_value=999_999)),
    st.builds(SetButton, TOPICS, CHECKSUMS, SETTINGS, st.none() | st.integers(min_value=0, max_value=999_999)),
    st.just(OpenSettingsButton()),
    st.builds(BroadcastButton, st.sampled_from(BroadcastAction), st.integers(min_value=0, max_value=10**9 - 1)),
    st.builds(
        PickButton,
        st.sampled_from(Pick),
        st.integers(min_value=0, max_value=999_999),
        st.text("abcdefghjkmnpqrstvwxyz23456789", min_size=10, max_size=10),
        st.integers(min_value=0, max_value=10**9 - 1),
        st.none() | st.integers(min_value=0, max_value=16**15 - 1),
    ),
    st.builds(PicksPageButton, st.sampled_from(Pick), st.integers(min_value=0, max_value=999_999)),
    st.builds(ForgetButton, st.sampled_from(Answer), USERS, st.booleans(), st.integers(min_value=0, max_value=10**14)),
    st.builds(EraseButton, USERS, st.booleans(), st.integers(min_value=0, max_value=10**11)),
    st.builds(StartButton, st.sampled_from([StartAction.PHOTO, StartAction.SETTINGS])),
    st.builds(
        StartButton,
        st.just(StartAction.WORDS),
        st.sampled_from(["en", "zh"]),
        st.none() | st.integers(min_value=0, max_value=10**17),
    ),
    st.builds(
        TaskButton,
        st.sampled_from([action for action in Action if action not in SHAPING]),
        TASKS,
        st.integers(min_value=0, max_value=10**9 - 1),
        st.sampled_from(["", "sora-2", "veo3.1:fast", "vendor/model:v1"]),
    ),
    st.builds(
        TaskButton,
        st.sampled_from(sorted(SHAPING)),
        TASKS,
        st.integers(min_value=0, max_value=10**9 - 1),
        price=st.none() | st.integers(min_value=0, max_value=10**15),
        orientation=st.sampled_from(["", "landscape", "9:16", "1280x720"]),
    ),
    st.builds(ChangeButton, TASKS, CHECKSUMS, PARTS, st.integers(min_value=0, max_value=999_999)),
    st.builds(ChooseButton, TASKS, CHECKSUMS, PARTS, st.integers(min_value=0, max_value=999_999)),
)
# Data of buttons sent by older versions, which stay in chats forever.
SENT = {
    "create:abcdefghjk:3": TaskButton(Action.CREATE, "abcdefghjk", 3),
    "as-picture:abcdefghjk:1": TaskButton(Action.AS_PICTURE, "abcdefghjk", 1),
    "create:abcdefghjk:3-61a80": TaskButton(Action.CREATE, "abcdefghjk", 3, price=400_000),
    "with:abcdefghjk:2-0:veo3.1": TaskButton(Action.ORDER_WITH, "abcdefghjk", 2, "veo3.1", 0),
    "model:abcdefghjk:0:sora-2-pro": TaskButton(Action.MODEL, "abcdefghjk", 0, "sora-2-pro"),
    "with:abcdefghjk:2:veo3.1:fast": TaskButton(Action.ORDER_WITH, "abcdefghjk", 2, "veo3.1:fast"),
    "models:2": ModelsPageButton(2),
    "start:words:en-61a80": StartButton(StartAction.WORDS, "en", 400_000),
    "start:words:zh": StartButton(StartAction.WORDS, "zh"),
    "start:photo": StartButton(StartAction.PHOTO),
    "start:settings": StartButton(StartAction.SETTINGS),
    "use:0:veo3.1:fast": UseModelButton(0, "veo3.1:fast"),
    "approve:-1001234567890": ChatButton(Decision.APPROVE, -1001234567890),
    "approve:5:de": ChatButton(Decision.APPROVE, 5, "de"),
    "broadcast:stop:77": BroadcastButton(BroadcastAction.STOP, 77),
    "topic:-1001234567890:77:de": ChatButton(Decision.APPROVE, -1001234567890, "de", 77),
    "access:2": AccessPageButton(2),
    "access:0:remove:-1001234567890": AccessButton(Decision.REMOVE, -1001234567890, 0),
    "page:2": PageButton(2),
    "settings:0:0a1b2c3d:model.1": SettingsButton(None, "0a1b2c3d", "model", 1),
    "set:77:0a1b2c3d:3.2": SetButton(77, "0a1b2c3d", "3", 2),
    "set:77:0a1b2c3d:language.": SetButton(77, "0a1b2c3d", "language", None),
    "fit:abcdefghjk:2-61a80:16:9": TaskButton(Action.FIT, "abcdefghjk", 2, price=400_000, orientation="16:9"),
    "refit:abcdefghjk:0:landscape": TaskButton(Action.FIT_AGAIN, "abcdefghjk", 0, orientation="landscape"),
    "change:abcdefghjk:4": TaskButton(Action.CHANGE, "abcdefghjk", 4),
    "options:abcdefghjk:0a1b2c3d:model.1": ChangeButton("abcdefghjk", "0a1b2c3d", "model", 1),
    "choose:abcdefghjk:0a1b2c3d:3.2": ChooseButton("abcdefghjk", "0a1b2c3d", "3", 2),
    "pick:cancel.2:abcdefghjk:0": PickButton(Pick.CANCEL, 2, "abcdefghjk"),
    "pick:retry.0:abcdefghjk:3-61a80": PickButton(Pick.RETRY, 0, "abcdefghjk", 3, 400_000),
    "picks:show:1": PicksPageButton(Pick.SHOW, 1),
    "delete:42:1:1764460800123": ForgetButton(Answer.DELETE, 42, everything=True, asked_at=1764460800123),
    "delete-too:42:0:1764460800123": ForgetButton(
        Answer.DELETE_UNFINISHED, 42, everything=False, asked_at=1764460800123
    ),
    "keep:42:0:1764460800123": ForgetButton(Answer.KEEP, 42, everything=False, asked_at=1764460800123),
    "erase:42:1:1764460800": EraseButton(42, everything=True, requested_at=1764460800),
}


@given(BUTTONS)
def test_callback_data_is_parsed_back(button: Callback) -> None:
    data = callback_data(button)
    assert parse_callback(data) == button and len(data.encode()) <= MAX_BYTES


@pytest.mark.parametrize(("data", "button"), SENT.items())
def test_buttons_that_were_sent_keep_their_meaning(data: str, button: Callback) -> None:
    assert parse_callback(data) == button and callback_data(button) == data


@pytest.mark.parametrize(
    "data",
    [
        None, "", ":", "create", "create:", "create:abc", "create:abc:", "create:abc:x", "create:abc:-1", "create:abc:1234567890",
        "create:a b:1", "create:猫:1", "create:abc:1".upper(), "page:", "page:-1", "page:1:2", "page:1234567", "approve:x",
        "approve:1:2", "block:", "approve:1:de:de", "topic:1", "topic:1:x", "topic:1:2:3", "access:", "access:x",
        "access:1:2", "access:1:forget:2", "access:x:block:2", "access:1:block:x", "erase:1:2:3", "erase:1:1", "erase:-1:1:5",
        "erase:1:1:1234567890123", "drop:abc:1",
        "settings:0:0a1b2c3d:model.", "settings:0:0a1b2c3d:model", "settings:x:0a1b2c3d:model.0", "set:0:0a1b2c3:model.0",
        "set:-7:0a1b2c3d:model.0", "set:0:0a1b2c3d:a1.0", "set:0:0a1b2c3d:model.x", "set:0:0a1b2c3d:model.0:1", "set:0",
        "options:", "options:abc", "options:abc:0a1b2c3d:", "options:abc:0a1b2c3d:model.", "choose:abc:0a1b2c3d:1.",
        "choose:abc:0a1b2c3:1.1", "choose:a b:0a1b2c3d:1.1", "choose:abc:0a1b2c3d:1.x", "choose:abc:0a1b2c3d:1.1:1",
        "pick:cancel.2:abc", "pick:cancel:abc:1", "pick:drop.0:abc:1", "pick:show.0:a b:1", "pick:show.²:abc:1",
        "pick:retry.0:abc:1-x", "pick:retry.0:abc:1-", "picks:show", "picks:show:x", "picks:drop:1", "picks:show:1:2",
        "delete:1:2:3", "delete:-1:1:5", "delete:1:1", "keep:1:1:1234567890123456", "delete:1:1:1\n", "pick:show.0:abc:1\n",
        "models:", "models:x", "models:1:2", "use:", "use:1", "use:1:", "use:x:a", "use:-1:a",
        "start:", "start:words", "start:words:e", "start:words:en-", "start:words:en:5", "start:photo:en", "start:other",
    ],
)  # fmt: skip
def test_forged_data_is_rejected(data: str | None) -> None:
    with pytest.raises(InvalidCallback):
        parse_callback(data)


@given(st.text(max_size=64))
def test_no_data_raises_anything_else(data: str) -> None:
    try:
        button = parse_callback(data)
    except InvalidCallback:
        return
    assert isinstance(button, Callback)


def test_a_model_whose_name_is_too_long_has_no_button() -> None:
    button = TaskButton(Action.MODEL, "abcdefghjk", 1, "m" * 60)
    assert not model_fits(button) and not model_fits(UseModelButton(0, "ж" * 30))
    with pytest.raises(ValueError, match="64 bytes"):
        callback_data(button)


def test_only_a_results_button_names_its_task() -> None:
    assert task_of_result("details:abcdefghjk:0") == "abcdefghjk"
    assert task_of_result("create:abcdefghjk:0") is None and task_of_result("details") is None


def test_every_action_is_handled_by_the_number_that_its_button_has() -> None:
    """The number is a version for actions of cards, and counts repeats for actions of results."""
    assert ON_RESULTS.keys() == NUMBERED
    assert ON_CARDS.keys() | OF_ANY_VERSION.keys() == set(Action) - NUMBERED
    assert not ON_CARDS.keys() & OF_ANY_VERSION.keys()
    assert ON_PICKS.keys() == set(Pick)
