"""All messages of a language: real cards of real rows, and every text alone with its shortest and longest values."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from bot.botapi.messenger import Button, Card
from bot.callbacks import Pick
from bot.cards.access import AccessCards
from bot.cards.broadcasts import BroadcastCards
from bot.cards.chat_settings import Setting
from bot.cards.lists import TaskLists
from bot.cards.models import PAGE, ModelCards
from bot.cards.options import OptionWords
from bot.cards.picks import PickCards
from bot.cards.prices import Prices
from bot.cards.results import ResultCards
from bot.cards.settings import SettingsCards
from bot.cards.statistics import Lists
from bot.cards.status import StatusCards
from bot.catalogue import PACKAGED, Catalogue, Price, load_catalogue
from bot.settings import Access
from bot.texts.words import LONGEST_ANSWER, Words
from storage.broadcasts import BroadcastState, Copy, Tally
from storage.chats import Chat, ChatAccess
from storage.states import State
from tests.messages.values import LONG_PROMPT, PROMPT, both
from tests.unit.options import options_of
from tests.unit.test_cards import NOW, ROWS, in_language, made, row
from tests.unit.test_settings_cards import settings
from tests.unit.test_statistics_cards import CARDS, SPAN, summed
from tests.unit.texts.ftl import texts
from tests.unit.texts.test_lengths import ANSWERS, LABELS, PAIRS

WORDS = Words.load()
DAYS = dict.fromkeys(ChatAccess, 3)


def kind_of(key: str) -> str:
    """Where a text is shown: in a message, on a button, in the menu, in the answer to a press."""
    if key in {*LABELS, *PAIRS} or key.startswith("access-approve-") or key == "access-remove":
        return "button"
    if key.startswith("command-"):
        return "menu"
    return "alert" if key in ANSWERS else "message"


def texts_of(language: str) -> Iterator[dict[str, Any]]:
    """Every text alone: its key, its kind, its words, and what is wrong with it."""
    for key, text in texts(language).items():
        kind = kind_of(key)
        said = dict.fromkeys(WORDS.say(language, key, **values) for values in both(key, text.variables))
        for words in said:
            flaw = f"{len(words)} characters" if kind == "alert" and len(words) > LONGEST_ANSWER else ""
            buttons = [[words]] if kind == "button" else []
            yield {"name": key, "kind": kind, "text": "" if buttons else words, "buttons": buttons, "flaw": flaw}


def cards_of(language: str) -> Iterator[dict[str, Any]]:
    """Cards as users get them, with their buttons in rows."""
    for name, card in _cards(language):
        rows = [[button.label for button in line] for line in card.buttons]
        yield {"name": name, "kind": "card", "text": card.text, "buttons": rows, "flaw": ""}


def _cards(language: str) -> Iterator[tuple[str, Card]]:
    catalogue = load_catalogue(PACKAGED)
    priced = tuple(replace(model, prices=(Price(Decimal("12.50")),)) for model in catalogue.models)
    catalogue = replace(catalogue, models=priced, currency="USD")
    yield from _of_tasks(language, catalogue)
    yield from _of_chats(language, catalogue)
    yield from _of_the_owner(language)


def _of_tasks(language: str, catalogue: Catalogue) -> Iterator[tuple[str, Card]]:
    status, options = StatusCards(WORDS, catalogue, clock=lambda: NOW), OptionWords(WORDS, catalogue)
    for name, (task, _) in ROWS.items():
        own = replace(in_language(task, language), prompt=PROMPT, redos=0, version=3)
        yield f"status: {name}", status.card(own, 1, position=None)
    yield "status: queued, third", status.card(in_language(row(State.QUEUED), language), 0, position=3)
    links = ("https://example.com/a", "https://pictures.example.org/b")
    yield "status: links", status.card(in_language(row(State.DRAFT), language), 0, doubtful=links)
    results = ResultCards(WORDS, options, Prices(catalogue))
    done = in_language(made(State.DELIVERED, redos=0), language)
    yield "result", results.card(replace(done, prompt=PROMPT))
    yield "result, long", results.card(replace(done, prompt=LONG_PROMPT))
    yield "result as a link", results.link_card(done, "https://files.example.com/video.mp4?signature=1", "too-large")
    lists = TaskLists(WORDS, options)
    tasks = [replace(in_language(task, language), prompt=PROMPT) for task, _ in list(ROWS.values())[::6]]
    picks = PickCards(WORDS, Prices(catalogue), "video_bot", lambda: NOW)
    yield "/tasks", picks.page(language, tasks[:8], number=1, count=40)
    yield "/tasks, none", picks.none(language, Pick.OPEN, -5)
    for pick in (pick for pick in Pick if pick is not Pick.OPEN):
        yield f"/{pick}", picks.offer(language, pick, tasks[:8], number=1, has_more=True)
        yield f"/{pick}, none", picks.none(language, pick, -5)
    yield "details", Card(lists.details(language, replace(done, finished_at=NOW, enhanced_prompt=LONG_PROMPT), 2))


def _of_chats(language: str, catalogue: Catalogue) -> Iterator[tuple[str, Card]]:
    settings_cards = SettingsCards(WORDS, OptionWords(WORDS, catalogue), 500_000)
    for place, topic in (("", None), (" of a topic", options_of(size="large"))):
        of = settings(
            catalogue, topic, options=options_of(orientation="landscape"), confirm_above=1, languages=WORDS.languages,
            language=language,
        )  # fmt: skip
        yield f"/settings{place}", settings_cards.overview(language, of)
        for setting in (Setting.MODEL, Setting.CONFIRM, Setting.LANGUAGE, Setting.WHO, *of.options):
            yield f"/settings{place}: {setting}", settings_cards.page(language, of, setting, 0)
    models = ModelCards(WORDS, catalogue)
    for number in range((len(catalogue.models) + PAGE - 1) // PAGE):
        yield f"/models, page {number + 1}", models.page(language, number, catalogue.default_model)


def _of_the_owner(language: str) -> Iterator[tuple[str, Card]]:
    chats = [
        Chat(chat_id=-1001234567890, title="Friends of cats", access=ChatAccess.ASKED),
        Chat(chat_id=5123456789, title="کبوتر (Ann)", access=ChatAccess.APPROVED),
        Chat(chat_id=-100987654321, title="دردشة الأصدقاء", access=ChatAccess.NEW, topics=(3, 12)),
    ]
    yield "/access", AccessCards(WORDS, Access.MEMBERS, "USD").page(language, chats, DAYS, 1)
    broadcasts = BroadcastCards(WORDS)
    yield "/broadcast", broadcasts.question(language, 7, 12)
    yield "/broadcast, on its way", broadcasts.progress(language, 7, 5, 12)
    yield "/broadcast, done", broadcasts.report(language, BroadcastState.OVER, Tally(dict.fromkeys(Copy, 3)))
    sums = [summed(videos=3, dollars=1.2), summed("veo", dollars=None, day="2026-11-02"), summed(currency="EUR")]
    yield "/stats", Card(CARDS.statistics(language, SPAN, Lists(models=sums, chats=[], users=[]), {}))
    ask = WORDS.say(language, "access-question-group", name="Ann", title="Cats & <dogs>", chat="-1001234", user="77")
    pair = tuple(Button(WORDS.plain(language, f"access-{what}"), data="x") for what in ("approve", "block"))
    yield "a request", Card(ask, (pair, (Button(WORDS.plain(language, "access-approve-topic"), data="x"),)))
