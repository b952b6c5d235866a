"""A chat gets as many offers as the bot can show."""

import contextlib
import logging

import pytest

from bot.errors import UserError
from bot.orders.offer_pace import BURST, LOG_EVERY, SWEEP_AT, OfferPace, TooManyOffers
from bot.settings import Access
from storage.chats import ChatAccess
from storage.states import State
from tests.unit.orders.world import CHAT, REQUESTER, World, message, photos


class Paced:
    def __init__(self) -> None:
        self.now = 1000.0
        self.pace = OfferPace(lambda: self.now)

    def taken(self, times: int, chat: int = 7) -> int:
        return sum(self.take(chat) for _ in range(times))

    def take(self, chat: int) -> bool:
        try:
            self.pace.require(chat)
        except TooManyOffers:
            return False
        return True


def test_after_a_burst_a_chat_gets_one_offer_a_second() -> None:
    paced = Paced()
    assert paced.taken(1000) == BURST
    assert paced.taken(1, chat=8) == 1
    paced.now += 5
    assert paced.taken(1000) == 5
    paced.now += 10 * BURST
    assert paced.taken(1000) == BURST


def test_what_is_ignored_is_logged_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    paced = Paced()
    with caplog.at_level(logging.WARNING, "bot"):
        for _ in range(3):
            paced.taken(1000)
            paced.now += LOG_EVERY / 2
    assert len(caplog.messages) == 2


def test_quiet_chats_are_forgotten() -> None:
    paced = Paced()
    paced.taken(1000)
    for chat in range(100, 100 + SWEEP_AT):
        paced.taken(1, chat)
    paced.now += 2
    paced.taken(1, chat=1)
    assert len(paced.pace._chats) <= 2
    assert paced.taken(1000) == 2


async def test_a_flood_of_texts_and_photos_makes_few_rows_and_an_order_always_one(world: World) -> None:
    orders = world.orders
    for number in range(2 * BURST):
        kind = orders.messages.keep_photos if number % 2 else orders.messages.offer
        with contextlib.suppress(TooManyOffers):
            await kind(message("" if number % 2 else f"cat {number}", number + 1, photos=photos(7)), REQUESTER)
    await orders.messages.order(message("/video a cat", 1000), REQUESTER)
    drafts, ordered = await world.rows(State.DRAFT), await world.rows(State.QUEUED)
    assert BURST <= len(drafts) < BURST + 10 and len(ordered) == 1


async def test_the_last_text_of_a_chat_that_is_not_approved_is_kept_in_any_flood(world: World) -> None:
    world.access = Access.APPROVAL
    orders = world.orders
    for number in range(2 * BURST):
        with pytest.raises(UserError, match="access-"):
            await orders.messages.offer(message(f"cat {number}", number + 1), REQUESTER)
    await world.decide(ChatAccess.APPROVED)
    kept = await orders.kept.find(CHAT)
    assert kept is not None and kept.body == f"cat {2 * BURST - 1}"
