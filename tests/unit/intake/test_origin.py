"""The lane of an update."""

from typing import Any

import pytest

from bot.intake.origin import chat_id, lane_key

CHAT = {"id": -100, "type": "supergroup"}
ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ({"message": {"chat": CHAT, "from": ANN}}, -100),
        ({"edited_message": {"chat": CHAT, "from": ANN}}, -100),
        ({"callback_query": {"from": ANN, "message": {"chat": CHAT}}}, -100),
        ({"callback_query": {"from": ANN, "inline_message_id": "x"}}, 7),
        ({"my_chat_member": {"chat": CHAT, "from": ANN}}, -100),
        ({"inline_query": {"id": "1", "from": ANN, "query": "cat", "offset": ""}}, None),
        ({"poll_answer": {"user": ANN}}, 7),
        ({"poll": {"id": "1"}}, None),
        ({"message": "nonsense"}, None),
        ({"message": {"chat": "nonsense"}}, None),
        ({}, None),
    ],
)
def test_the_lane_is_that_of_the_chat_else_the_user_else_the_update(
    payload: dict[str, Any], expected: int | None
) -> None:
    assert chat_id({"update_id": 1, **payload}) == expected


def test_a_private_chat_and_its_user_share_a_lane() -> None:
    in_chat = {"update_id": 1, "message": {"chat": {"id": 7, "type": "private"}}}
    inline = {"update_id": 2, "callback_query": {"from": ANN}}
    assert lane_key(in_chat) == lane_key(inline)


def test_the_inline_queries_of_a_user_have_a_lane_of_their_own() -> None:
    """An order in private does not wait for what is typed in another chat, and nobody waits for another user."""
    typed = [{"update_id": number, "inline_query": {"id": str(number), "from": ANN}} for number in (1, 2)]
    another = {"update_id": 3, "inline_query": {"id": "3", "from": ANN | {"id": 8}}}
    in_private = {"update_id": 4, "message": {"chat": {"id": 7, "type": "private"}}}
    assert lane_key(typed[0]) == lane_key(typed[1])
    assert len({lane_key(typed[0]), lane_key(another), lane_key(in_private)}) == 3


@pytest.mark.parametrize("payload", [None, "nonsense", {}, {"from": "nonsense"}, {"from": {"id": "7"}}])
def test_a_malformed_inline_query_has_a_lane(payload: Any) -> None:
    hash(lane_key({"update_id": 1, "inline_query": payload}))


def test_updates_without_a_chat_do_not_wait_for_each_other() -> None:
    assert lane_key({"update_id": 1}) != lane_key({"update_id": 2})
