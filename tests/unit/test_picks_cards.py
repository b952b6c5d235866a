"""Lists of tasks: what can be sent in every language, no ids for people, prices on what orders."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.callbacks import Pick, PickButton, parse_callback
from bot.cards.picks import LONGEST_LABEL, PAGE, PickCards
from bot.cards.prices import Prices
from bot.catalogue import Catalogue, load_catalogue
from bot.catalogue.models import Price
from bot.texts.one_line import one_line
from bot.texts.words import Words
from storage.states import State
from tests.unit.test_cards import LONG, NOW, ROWS, actions, check, made, shown
from tests.unit.texts.ftl import LANGUAGES

WORDS, CATALOGUE = Words.load(), load_catalogue(None)
SOME = [task for task, _ in ROWS.values()][::4]
OFFERS = [pick for pick in Pick if pick is not Pick.OPEN]


def picks(catalogue: Catalogue | None = None) -> PickCards:
    return PickCards(WORDS, Prices(catalogue or CATALOGUE), "video_bot", lambda: NOW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("long", LONG)
def test_lists(long: str, language: str) -> None:
    """A page of tasks in any state can be sent, has a number for each task, and buttons if there are more pages."""
    tasks = [replace(task, prompt=LONG[long]) for task in SOME]
    count = len(tasks)
    for first in range(0, count, PAGE):
        here = tasks[first : first + PAGE]
        page = picks().page(language, here, number=first // PAGE, count=count)
        check(page)
        buttons = [button for row in page.buttons for button in row]
        assert [button.label for button in buttons[: len(here)]] == [
            str(first + place + 1) for place in range(len(here))
        ]
        turns = ["page"] * ((first > 0) + (first + PAGE < count))
        assert [action for row in actions(page) for action in row] == ["pick"] * len(here) + turns
        assert not any(task.id in shown(page) for task in here)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("long", LONG)
@pytest.mark.parametrize("pick", OFFERS)
def test_offers(pick: Pick, long: str, language: str) -> None:
    """Each task is a button of a line; the data is that of the command, and of the page to come back to."""
    tasks = [replace(task, prompt=LONG[long]) for task in SOME[:PAGE]]
    card = picks().offer(language, pick, tasks, number=1, has_more=True)
    check(card)
    rows = [row for row in card.buttons if len(row) == 1]
    for (button,), task in zip(rows, tasks, strict=True):
        data = parse_callback(button.data)
        assert isinstance(data, PickButton) and (data.pick, data.page, data.task_id) == (pick, 1, task.id)
        assert task.id not in button.label and "\n" not in button.label
    assert actions(card)[-1] == ["picks", "picks"]


def test_a_line_says_what_and_when() -> None:
    task = made(State.DELIVERED, prompt="a cat\non the moon", created_at=NOW - 2 * 3600)
    page = shown(picks().page("en", [task], number=0, count=1))
    assert page == "Your videos (1)\n1. a cat on the moon\n✅ done · 2 hours ago\nPress a number to open it."


def test_what_was_ordered_just_now_is_not_a_minute_old() -> None:
    task = made(State.RUNNING, created_at=NOW - 5)
    assert "being made · 5 seconds ago" in shown(picks().page("en", [task], number=0, count=1))


def test_the_time_is_in_the_language_and_never_in_the_future() -> None:
    """The clock of the process that wrote the row may be ahead."""
    task = made(State.QUEUED, created_at=NOW + 99)
    assert "1 second ago" in picks().page("en", [task], number=0, count=1).text
    assert "vor 1 Sekunde" in picks().page("de-AT", [task], number=0, count=1).text


@pytest.mark.parametrize("pick", Pick)
def test_an_empty_list_is_a_friendly_sentence(pick: Pick) -> None:
    card = picks().none("en", pick, 5)
    assert not card.buttons and ("yet" in card.text or "right now" in card.text)


@pytest.mark.parametrize(("prices", "price"), [((), None), ((Price(Decimal("0.40")),), 400_000)])
def test_only_a_button_that_orders_has_a_price(prices: tuple[Price, ...], price: int | None) -> None:
    """It shows and carries it, with the number of earlier repeats."""
    cards = picks(Catalogue((replace(load_catalogue(None).models[0], prices=prices),), currency="USD"))
    task = made(State.DELIVERED, prompt="a cat " * 50, redos=4)
    for pick in OFFERS:
        [[button]] = cards.offer("en", pick, [task], number=0, has_more=False).buttons
        data = parse_callback(button.data)
        assert isinstance(data, PickButton)
        orders = pick is Pick.RETRY
        assert (data.number, data.price) == ((4, price) if orders else (0, None))
        assert ("0.40 USD" in button.label) == (orders and price is not None)
        assert len(button.label) <= LONGEST_LABEL + 3


@pytest.mark.parametrize(
    ("text", "most", "line"),
    [
        ("a cat", 5, "a cat"),
        ("a cats", 5, "a cat…"),
        ("a\n\n cat  \t x", 40, "a cat x"),
        ("月球上的一只猫", 6, "月球上…"),
        ("\u202eevil\u202c \u200bcat\u200f", 40, "evil cat"),
        ("ab👩‍👩‍👧 c", 4, "ab…"),
        ("कि कि कि", 3, "कि…"),
        ("می‌خواهم", 40, "می‌خواهم"),
        ("", 4, ""),
        ("a" + " " * 4000 + "cat", 40, "a…"),
        (" " * 4000 + "a cat", 40, "a cat"),
    ],
)
def test_a_text_on_one_line(text: str, most: int, line: str) -> None:
    """Cut between letters, emoji and their parts stay together, and invisible marks are left out."""
    assert one_line(text, most) == line
