"""What a broken gateway sends in place of JSON spoils as little as possible."""

import json
import time
from typing import Any

import pytest

from bot.botapi.json_answers import UNREADABLE, is_update_id, load_update, load_updates

DEEP = ("[" * 5000 + "]" * 5000, '{"a":' * 5000 + "1" + "}" * 5000)
LONG = "9" * 5000


def answer(*updates: str) -> bytes:
    return ('{"ok":true,"result":[' + ",".join(updates) + "]}").encode()


def unreadable(update_id: int) -> dict[str, Any]:
    return {"update_id": update_id, UNREADABLE: "RecursionError"}


@pytest.mark.parametrize("deep", DEEP)
def test_one_update_that_is_nested_too_deeply_leaves_the_99_others(deep: str) -> None:
    """Brackets within its neighbours' strings do not count."""
    good = [{"update_id": number, "message": {"text": 'a]}"[{\\ b', "n": [[1], {}]}} for number in range(99)]
    written = [*map(json.dumps, good)]
    written.insert(50, f'{{ "update_id" : 500, "message": {deep}}}')
    expected: list[Any] = [*good]
    expected.insert(50, unreadable(500))
    assert load_updates(answer(*written)) == {"ok": True, "result": expected}


@pytest.mark.parametrize("deep", DEEP)
def test_its_id_is_found_wherever_it_is(deep: str) -> None:
    assert load_update(f'{{"update_id":7,"message":{deep}}}'.encode()) == unreadable(7)
    assert load_update(f'{{"message":{deep},"x":["update_id"],"update_id": 7}}'.encode()) == unreadable(7)
    assert load_update(f'{{"message":{{"update_id":8,"a":{deep}}}}}'.encode()) is None
    assert load_update(deep.encode()) is None


def test_a_number_that_is_too_long_cannot_be_read() -> None:
    bad = f'{{"update_id":7,"message":{{"date":{LONG}}}}}'
    expected = {"update_id": 7, UNREADABLE: "NumberTooLongError"}
    assert load_update(bad.encode()) == expected
    assert load_updates(answer('{"update_id":6}', bad))["result"] == [{"update_id": 6}, expected]
    assert load_updates(answer(f'{{"update_id":{LONG}}}'))["result"] == [None]
    assert load_update(f'{{"update_id":{LONG},"message":{DEEP[0]}}}'.encode()) is None


def test_invalid_utf_8_is_replaced() -> None:
    assert load_update(b'{"update_id":7,"message":{"text":"\xff\xfea"}}')["message"] == {"text": "\ufffd\ufffda"}


@pytest.mark.parametrize("content", [b"", b"{", b"<html>", b"\xff", b'{"update_id":7'])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    for load in (load_update, load_updates):
        with pytest.raises(ValueError, match=r"Expecting|Unterminated|delimiter"):
            load(content)


@pytest.mark.parametrize("value", [None, True, -1, 1.0, "7", 2**31, 10**4000, [7]])
def test_only_telegrams_numbers_are_ids(value: object) -> None:
    assert not is_update_id(value)
    assert is_update_id(0) and is_update_id(2**31 - 1)


def test_a_megabyte_of_brackets_is_read_quickly() -> None:
    half = 500_000
    began = time.process_time()
    assert load_update(b'{"message":' + b"[" * half + b"]" * half + b',"update_id":7}') == unreadable(7)
    assert time.process_time() - began < 5
