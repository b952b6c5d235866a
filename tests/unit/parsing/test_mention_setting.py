"""`mention=order` after /settings: what a mention of the bot does in a group."""

import pytest

from bot.errors import UserError
from bot.parsing.mention_setting import take_mention_setting


@pytest.mark.parametrize(
    ("text", "rest", "at_once"),
    [
        ("mention=order", "", True),
        ("mention=offer", "", False),
        ("--mention order", "", True),
        ("mention offer", "", False),
        ("—Mention：ORDER", "", True),
        ("mentions = offer", "", False),
        ('mention="order"', "", True),
        ("mention=off", "", False),
        ("landscape, mention=order, duration=15", "landscape, duration=15", True),
        ("mention=order mention=order", "", True),
        ("landscape", "landscape", None),
        ("", "", None),
        ("--negative no mention order", "--negative no mention order", None),
        ("unmention=order", "unmention=order", None),
        ("model=mention", "model=mention", None),
    ],
)
def test_the_setting_is_taken_out(text: str, rest: str, at_once: bool | None) -> None:
    assert take_mention_setting(text) == (rest, at_once)


@pytest.mark.parametrize("text", ["mention", "mention=", "mention=maybe", "mention: 5", "landscape mention=x"])
def test_other_values_are_refused(text: str) -> None:
    with pytest.raises(UserError, match=r"^mention-value$"):
        take_mention_setting(text)


def test_two_values_are_refused() -> None:
    with pytest.raises(UserError, match=r"^option-twice$"):
        take_mention_setting("mention=order mention=offer")
