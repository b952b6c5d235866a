"""The pages of /access: marks, names, and buttons for every decision that changes something."""

from collections.abc import Sequence

import pytest

from bot.callbacks import AccessButton, AccessPageButton, Callback, Decision, parse_callback
from bot.cards.access import PAGE, AccessCards
from bot.settings import Access
from bot.texts.bidi import CLOSING, OPENING
from bot.texts.words import Words
from storage.chats import Chat, ChatAccess
from storage.statistics import Spent
from tests.unit.texts.direction import exposed, marked
from tests.unit.texts.ftl import LANGUAGES

LONGEST_OF_THREE = 14  # characters that a phone shows on each of three buttons in a row
APPROVE, BLOCK, REMOVE = Decision.APPROVE, Decision.BLOCK, Decision.REMOVE


def page(
    chats: Sequence[Chat],
    number: int = 0,
    count: int | None = None,
    language: str = "en",
    mode: Access = Access.APPROVAL,
) -> tuple[str, list[list[Callback]]]:
    """The text, and the meaning of the buttons."""
    counts = {ChatAccess.ASKED: len(chats) if count is None else count}
    card = AccessCards(Words.load(), mode).page(language, chats, counts, number)
    return card.text, [[parse_callback(button.data) for button in row] for row in card.buttons]


@pytest.mark.parametrize(
    ("access", "topics", "mark", "decisions"),
    [
        (ChatAccess.ASKED, (), "⏳", [APPROVE, BLOCK, REMOVE]),
        (ChatAccess.APPROVED, (), "✅", [BLOCK, REMOVE]),
        (ChatAccess.BLOCKED, (), "🚫", [APPROVE, REMOVE]),
        (ChatAccess.NEW, (), "▫️", [APPROVE, BLOCK]),
        (ChatAccess.NEW, (3, 12), "✅", [APPROVE, BLOCK, REMOVE]),  # may be approved as a whole
        (ChatAccess.ASKED, (3,), "⏳", [APPROVE, BLOCK, REMOVE]),
    ],
)
def test_a_chat_has_the_decisions_that_change_something(
    access: ChatAccess, topics: tuple[int, ...], mark: str, decisions: list[Decision]
) -> None:
    text, buttons = page([Chat(chat_id=-70, title="The Adas", access=access, topics=topics)])
    assert f"1. {mark} <b>The Adas</b> <code>-70</code>" in text
    assert buttons == [[AccessButton(decision, -70, 0) for decision in decisions]]
    assert all(str(topic) in text for topic in topics)


@pytest.mark.parametrize("access", ChatAccess)
def test_nobody_decides_about_an_admin(access: ChatAccess) -> None:
    """Whatever was decided before, or still waits to be."""
    chats = [Chat(chat_id=7, title="Olga", access=access), Chat(chat_id=8, title="Ada", access=ChatAccess.ASKED)]
    card = AccessCards(Words.load(), Access.APPROVAL).page("en", chats, {ChatAccess.ASKED: 1}, 0, admins={7, 9})
    assert "1. ✅ <b>Olga</b> <code>7</code>\nAn admin of the bot, who may always use it" in card.text
    data = [parse_callback(button.data) for row in card.buttons for button in row]
    assert {button.chat_id for button in data if isinstance(button, AccessButton)} == {8}


def test_what_a_chat_or_user_spent_this_month() -> None:
    """The catalogue's currency first; unknown prices are counted; nothing for those who ordered nothing."""
    spent = [
        Spent(payer_id=7, currency="EUR", videos=1, priced=1, amount=250_000),
        Spent(payer_id=7, currency="USD", videos=4, priced=2, amount=1_200_000),
        Spent(payer_id=8, currency="USD", videos=1, priced=0, amount=0),
        Spent(payer_id=9, currency="USD", videos=0, priced=0, amount=0),
    ]
    chats = [Chat(chat_id=number, title=f"C{number}") for number in (7, 8, 9)]
    text = AccessCards(Words.load(), Access.APPROVAL, "USD").page("en", chats, {}, 0, spent).text
    blocks = text.split("\n\n")[1:4]
    assert blocks == [
        "1. ▫️ <b>C7</b> <code>7</code>\nThis month: 5 videos · 1.20 USD · 0.25 EUR · price unknown: 2",
        "2. ▫️ <b>C8</b> <code>8</code>\nThis month: 1 video · price unknown: 1",
        "3. ▫️ <b>C9</b> <code>9</code>",
    ]
    from_right = AccessCards(Words.load(), Access.APPROVAL, "USD").page("fa", chats, {}, 0, spent).text
    assert f"{OPENING}1.20 USD{CLOSING} · {OPENING}0.25 EUR{CLOSING}" in from_right


def test_pages_are_numbered_through() -> None:
    text, buttons = page([Chat(chat_id=number) for number in (7, 8)], number=1, count=PAGE + 2)
    assert f"{PAGE + 1}. " in text and f"{PAGE + 2}. " in text
    assert buttons[0][0] == AccessButton(APPROVE, 7, 1)
    assert buttons[-1] == [AccessPageButton(0)]
    middle = page([Chat(chat_id=7)] * PAGE, number=1, count=3 * PAGE)[1]
    assert middle[-1] == [AccessPageButton(0), AccessPageButton(2)]
    assert page([Chat(chat_id=7)] * PAGE, count=PAGE)[1][-1] != [AccessPageButton(1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_buttons_fit_into_a_row(language: str) -> None:
    """With the number of a chat on the third page."""
    card = AccessCards(Words.load(), Access.APPROVAL).page(
        language, [Chat(chat_id=-70, title="The Adas", access=ChatAccess.ASKED)], {}, 2
    )
    [row] = card.buttons
    assert [button.label.partition(". ")[0] for button in row] == ["11"] * 3
    assert all(len(button.label) <= LONGEST_OF_THREE for button in row), [button.label for button in row]


def test_without_chats_there_are_no_buttons() -> None:
    assert page([])[1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", Access)
def test_the_longest_page_fits_into_a_message(language: str, mode: Access) -> None:
    """Names are markup for nobody; the longest ids fit into the buttons."""
    chats = [
        Chat(chat_id=-(10**15) - n, title="<b>&" * 100, topics=tuple(range(10**9, 10**9 + 50))) for n in range(PAGE)
    ]
    spent = [
        Spent(payer_id=chat.chat_id, currency=currency, videos=10**6, priced=10**6 - 1, amount=10**15 + 1)
        for chat in chats
        for currency in ("EUR", "USD")
    ]
    _, buttons = page(chats, number=99_998, count=10**6, language=language, mode=mode)
    counts = dict.fromkeys(ChatAccess, 10**6)
    text = AccessCards(Words.load(), mode, "USD").page(language, chats, counts, 99_998, spent).text
    assert len(text) < 4096 and "<b><b>" not in text
    assert exposed(text) == [] == marked(text)
    assert len(buttons) == PAGE + 1
