"""The auditor of the books detects everything that does not fit together."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sandbox.video.bills import Bill
from tests.chaos.books import Books

DAY = "2026-11-30"


def entry(task_id: str, kind: str = "reserved", cause: str = "", **changes: Any) -> dict[str, Any]:
    return {
        "task_id": task_id, "kind": kind, "cause": cause, "day": DAY, "chat_id": -5, "user_id": 7, "amount": 400_000,
        "currency": "USD",
    } | changes  # fmt: skip


def task(task_id: str, state: str, provider_id: str | None = None) -> dict[str, Any]:
    return {"id": task_id, "state": state, "prompt": f"a cat {task_id}", "provider_id": provider_id}


def use(payer: str, payer_id: int, unit: str, starts: str, used: int) -> dict[str, Any]:
    return {"payer": payer, "payer_id": payer_id, "unit": unit, "starts": starts, "used": used}


def budget(payer_id: int, most: int) -> dict[str, Any]:
    return {"payer": "user", "payer_id": payer_id, "unit": "videos", "period": "month", "most": most}


def bill(task_id: str, prompt: str, amount: str = "0.40") -> Bill:
    return Bill(task_id, "sora-2", prompt, Decimal(amount))


# One of each kind: delivered, unknown and billed, unknown and never billed, refused, cancelled as a draft, erased, refunded.
TASKS = [
    task("one", "delivered", "p1"), task("two", "unknown"), task("three", "unknown"), task("four", "refused"),
    task("draft", "cancelled"), task("six", "failed", "p6"),
]  # fmt: skip
CHARGES = [
    *map(entry, ("one", "two", "three", "four", "five", "six")),
    entry("four", "released", "refused"),
    entry("five", "released", "queued"),
    entry("five", "erased", "queued"),
    entry("six", "released", "refund"),
]
SOUND = Books(
    charges=CHARGES,
    tasks=TASKS,
    budgets=[budget(0, 3), budget(7, 5)],
    uses=[
        use("all", 0, "money", DAY, 1_200_000), use("chat", -5, "videos", DAY, 3), use("user", 7, "videos", "2026-11", 3),
        use("user", 8, "videos", "2026-11", 0), use("all", 0, "money", "2026-12", 0),
    ],
    bills=[bill("p1", "a cat one"), bill("p2", "a cat two")],
    currency="USD",
)  # fmt: skip


def without(charges: Sequence[dict[str, Any]], task_id: str, kind: str) -> list[dict[str, Any]]:
    return [each for each in charges if (each["task_id"], each["kind"]) != (task_id, kind)]


def test_sound_books() -> None:
    assert list(SOUND.wrong()) == []
    assert (SOUND.charged, SOUND.billed) == (1_200_000, 800_000)
    assert [each["task_id"] for each in SOUND.never_billed] == ["three"]


def test_other_currencies_count_as_videos_only() -> None:
    foreign = [entry("one", currency="EUR"), *CHARGES[1:]]
    uses = [use("all", 0, "money", DAY, 800_000), *SOUND.uses[1:]]
    assert list(replace(SOUND, charges=foreign, uses=uses).wrong()) == []


@pytest.mark.parametrize(
    ("books", "words"),
    [
        (replace(SOUND, charges=without(CHARGES, "one", "reserved")), "task one (delivered) has 0 reservations"),
        (replace(SOUND, charges=[*CHARGES, entry("one")]), "task one (delivered) has 2 reservations"),
        (replace(SOUND, charges=[*CHARGES, entry("draft")], tasks=[*TASKS[:4], task("draft", "draft")]), "(draft) has 1"),
        (replace(SOUND, charges=[*CHARGES, entry("nine", "released")]), "nine is released, but was never reserved"),
        (replace(SOUND, charges=without(CHARGES, "four", "released")), "task four is refused and still reserved"),
        (replace(SOUND, charges=without(CHARGES, "five", "released")), "task five is queued and still reserved"),
        (replace(SOUND, charges=without(CHARGES, "five", "erased")), "task five is gone"),
        (replace(SOUND, charges=[*CHARGES, entry("one", "released", "refused")]), "task one is delivered and released"),
        (replace(SOUND, charges=[*CHARGES, entry("one", "released", "refund")]), "bill p1 of 0.40 for 'a cat one'"),
        (replace(SOUND, bills=[*SOUND.bills, bill("p4", "a cat four")]), "bill p4 of 0.40 for 'a cat four'"),
        (replace(SOUND, bills=[*SOUND.bills, bill("p9", "a cat two")]), "of 0.40 for 'a cat two' is in no charge"),
        (replace(SOUND, bills=[bill("p1", "a cat one", "0.41"), SOUND.bills[1]]), "bill p1 of 0.41"),
        (replace(SOUND, bills=SOUND.bills[1:]), "task one (delivered) is charged, but was never billed"),
        (replace(SOUND, bills=[*SOUND.bills, bill("p9", "a dog", "0.50")]), "ledger − bills = -100000"),
        (replace(SOUND, uses=[use("all", 0, "money", DAY, 1_200_001)]), "has 1200001 used, but the ledger has 1200000"),
        (replace(SOUND, uses=[use("chat", -5, "money", "2026-11", 800_000)]), "has 800000 used, but"),
        (replace(SOUND, uses=[use("chat", -6, "videos", DAY, 3)]), "has 3 used, but the ledger has 0"),
        (replace(SOUND, budgets=[budget(0, 2)]), "has 3 used of 2"),
        (replace(SOUND, budgets=[budget(0, 9), budget(7, 2)]), "has 3 used of 2"),
    ],
)  # fmt: skip
def test_each_fault_is_detected(books: Books, words: str) -> None:
    assert any(words in sentence for sentence in books.wrong()), list(books.wrong())
