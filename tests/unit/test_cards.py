"""The status message of every row that can be: within Telegram's limits, valid, with the right buttons and nothing hidden."""

import html
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.botapi.messenger import Card
from bot.cards.status import Cards
from bot.catalogue import Catalogue, load_catalogue
from bot.pipeline.outcomes import Lost, No, Outcome, RetryRules, TryLater, judge
from bot.texts.words import LONGEST_QUOTE, Words, clip_escaped
from bot.videoapi.errors import (
    BadKey,
    ForeignRoot,
    MaybeCharged,
    ModelUnavailable,
    NoAnswer,
    NotSent,
    OutOfQuota,
    RateLimited,
    Refused,
    VideoApiError,
)
from sandbox.telegram.markup import parse_html
from storage.states import State
from storage.tasks import Origin, Parameters, Task, new_id

LANGUAGES = ("en", "zh-hans", "ru", "ar", "hi", "")
LONGEST_MESSAGE = 4096  # UTF-16 units of a message once parsed
LONGEST_DATA = 64  # bytes behind a button
LONGEST_COPY = 256  # characters a button can put on the clipboard
PROVIDER_ID = "sora-2:task_01k6x15vhrff09dkkqjrzwhm60"
NASTY = "<b>no & never</i> "

PARAMETERS = Parameters(
    model="sora-2",
    orientation="portrait",
    size="small",
    duration=10,
    watermark=True,
    sources={"model": "bot", "orientation": "request", "size": "chat", "duration": "chat", "watermark": "bot"},
)


def row(state: State, *, language: str = "en", message_id: int | None = 5, **columns: Any) -> Task:
    """A row of a private chat, with everything a task in its middle age has."""
    base = Task(
        id=new_id(),
        state=state,
        version=10**9,
        origin=Origin(
            bot_id=1, chat_id=77, message_id=message_id, thread_id=None, user_id=77, private=True, language=language
        ),
        media_group_id=None,
        prompt="a cat on the moon",
        addressed=True,
        parameters=PARAMETERS,
        api_root="https://video.example.com",
        provider_id=None,
        tries=1,
        first_try_at=1.0,
        reason_key=None,
        reason=None,
        settled=None,
        due_at=None,
        lease_until=None,
        status_message_id=9,
        shown_version=1,
        show_lease=None,
        created_at=1.0,
        updated_at=2.0,
    )
    return replace(base, **columns)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(None)


@pytest.fixture(scope="module")
def cards(catalogue: Catalogue) -> Cards:
    return Cards(Words.load(), catalogue)


def shown(card: Card) -> str:
    """The words as a phone shows them. Raises ApiError for what Telegram would refuse."""
    text, _ = parse_html(card.text)
    return text


def actions(card: Card) -> list[list[str]]:
    """What the buttons do, row by row."""
    return [["copy" if button.copy else button.data.partition(":")[0] for button in line] for line in card.buttons]


def check(card: Card) -> None:
    """Hold a card against Telegram's limits."""
    assert 0 < len(shown(card).encode("utf-16-le")) // 2 <= LONGEST_MESSAGE
    for button in (button for line in card.buttons for button in line):
        assert button.label and bool(button.data) != bool(button.copy)
        assert len(button.data.encode()) <= LONGEST_DATA
        assert len(button.copy) <= LONGEST_COPY


# What the API says, and the outcomes that the pipeline makes of it

RULES = RetryRules(unreachable_window=100, busy_window=100, pause=lambda *_: 1.0)
ERRORS: Sequence[VideoApiError] = (
    ForeignRoot("", detail="another address"),
    NotSent("", detail="no connection"),
    RateLimited("当前分组上游负载已饱和，请稍后再试", status=429),
    BadKey("无效的令牌", status=401),
    OutOfQuota("user quota is not enough", status=403),
    ModelUnavailable("no available channel", status=503),
    Refused("This content may violate our guardrails", status=400),
    Refused("", status=400),
    NoAnswer("", detail="no answer in time"),
    MaybeCharged("internal server error", status=500),
    MaybeCharged("", detail="the connection broke"),
)


def after(outcome: Outcome, **columns: Any) -> Task:
    """The row as the pipeline leaves it."""
    assert isinstance(outcome, (TryLater, No, Lost))
    states = {TryLater: State.QUEUED, No: State.REFUSED, Lost: State.UNKNOWN}
    return row(states[type(outcome)], reason_key=outcome.key, reason=outcome.words, **columns)


OUTCOMES = [judge(error, tries=1, waited=waited, rules=RULES) for error in ERRORS for waited in (0.0, 1000.0)]
OUTCOMES += [No("photos", ""), Lost("interrupted", "")]  # bot/pipeline/submitter.py's own

ROWS: dict[str, tuple[Task, list[list[str]]]] = {
    "draft": (row(State.DRAFT), [["create", "cancel"]]),
    "draft of photos": (row(State.DRAFT, parameters=None, prompt=""), []),
    "collecting": (row(State.COLLECTING, parameters=None), []),
    "queued": (row(State.QUEUED), [["cancel"]]),
    "submitting": (row(State.SUBMITTING), []),
    "running": (row(State.RUNNING, provider_id=PROVIDER_ID), [["copy"]]),
    "running, longest id that can be copied": (row(State.RUNNING, provider_id="x" * 256), [["copy"]]),
    "running, longer id": (row(State.RUNNING, provider_id="x" * 300), []),
    "cancelled": (row(State.CANCELLED), []),
    "refused, asked again": (row(State.REFUSED, reason_key="busy", settled="again"), []),
    "unknown, asked again": (row(State.UNKNOWN, reason_key="broken", settled="again"), []),
    "unknown, forgotten": (row(State.UNKNOWN, reason_key="broken", settled="forgotten"), []),
}
AGAIN = {"unreachable", "busy", "quota", "key"}
for _outcome in OUTCOMES:
    _task = after(_outcome)
    _name = f"{_task.state} {_task.reason_key} {_task.reason or 'without words'}"
    match _task.state:
        case State.QUEUED:
            ROWS[_name] = _task, [["cancel"]]
        case State.UNKNOWN:
            ROWS[_name] = _task, [["again"], ["forget"]]
        case _:
            ROWS[_name] = _task, [["again"]] if _task.reason_key in AGAIN else []


def in_language(task: Task, language: str, **origin: Any) -> Task:
    return replace(task, origin=replace(task.origin, language=language, **origin))


def test_every_state_has_a_row_here() -> None:
    """None is forgotten, and each reason the pipeline can give is among them."""
    assert {task.state for task, _ in ROWS.values()} == set(State)
    assert {task.reason_key for task, _ in ROWS.values()} >= {
        "moved", "unreachable", "busy", "key", "quota", "model", "said", "timeout", "unclear", "broken", "photos",
        "interrupted",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ROWS)
def test_every_row(cards: Cards, name: str, language: str) -> None:
    """Its card can be sent in each language, with the buttons that the row allows and no others."""
    task, buttons = ROWS[name]
    for image_count in (0, 1, 10):
        card = cards.card(in_language(task, language), image_count)
        check(card)
        assert actions(card) == buttons


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ROWS)
def test_foreign_words(cards: Cards, name: str, language: str) -> None:
    """Whatever the person or the provider wrote, at any length: it is shown as words, and the card can be sent."""
    task, _ = ROWS[name]
    task = replace(in_language(task, language, message_id=None), prompt=NASTY * 500, reason=NASTY * 500)
    card = cards.card(task, 0)
    check(card)
    assert "<i>" not in card.text and "</i>" not in card.text


@pytest.mark.parametrize("outcome", [outcome for outcome in OUTCOMES if getattr(outcome, "words", "")], ids=repr)
def test_the_providers_words(cards: Cards, outcome: Outcome) -> None:
    """What the provider said is shown as it said it; long words are cut, and one sees that."""
    assert isinstance(outcome, (TryLater, No, Lost))
    assert outcome.words in shown(cards.card(after(outcome), 0))
    long = shown(cards.card(replace(after(outcome), reason=NASTY * 500), 0))
    cut = clip_escaped(NASTY * 500)
    assert cut in long and cut.endswith("…") and 100 < len(cut) < LONGEST_QUOTE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("provider_id", [PROVIDER_ID, "video_7b1b817c-0000", "a<b>&c", "x" * 300])
def test_the_whole_task_id(cards: Cards, provider_id: str, language: str) -> None:
    """The task's full id can be read, whatever it looks like, and what is copied is the id itself."""
    card = cards.card(in_language(row(State.RUNNING, provider_id=provider_id), language), 0)
    assert provider_id in shown(card)
    assert f"<code>{html.escape(provider_id, quote=False)}</code>" in card.text
    assert all(button.copy == provider_id for line in card.buttons for button in line)


@pytest.mark.parametrize("state", [State.REFUSED, State.CANCELLED])
def test_money_when_nothing_was_charged(cards: Cards, state: State) -> None:
    """A refused or withdrawn order says that nothing was charged."""
    assert "othing was charged" in shown(cards.card(row(state, reason_key="said", reason="no"), 0))


@pytest.mark.parametrize("reason", ["timeout", "broken", "unclear", "interrupted"])
def test_money_when_nobody_knows(cards: Cards, reason: str) -> None:
    """An unknown outcome says so, never that nothing was charged, and *Send again* names its price."""
    card = cards.card(row(State.UNKNOWN, reason_key=reason), 0)
    assert "may have been charged, or not" in shown(card) and "othing was charged" not in shown(card)
    assert "charged twice" in card.buttons[0][0].label


def test_a_refusal_without_words(cards: Cards) -> None:
    """A no without a reason is told as just that, and quotes nothing."""
    text = shown(cards.card(row(State.REFUSED, reason_key="said", reason=""), 0))
    assert "without saying why" in text and "“" not in text


def test_buttons_name_their_row(cards: Cards) -> None:
    """A button carries the row and the version that it was drawn from, so that a stale one is noticed."""
    task = row(State.QUEUED)
    assert cards.card(task, 0).buttons[0][0].data == f"cancel:{task.id}:{task.version}"


@pytest.mark.parametrize("state", [State.QUEUED, State.RUNNING, State.UNKNOWN, State.REFUSED])
def test_a_row_without_its_request(cards: Cards, state: State) -> None:
    """Once its group has migrated, there is nothing to reply to: the card quotes the prompt instead."""
    columns: dict[str, Any] = {"reason_key": "busy"} if state is not State.RUNNING else {"provider_id": PROVIDER_ID}
    assert "a cat on the moon" not in shown(cards.card(row(state, **columns), 0))
    moved = cards.card(row(state, message_id=None, **columns), 0)
    assert "<blockquote>a cat on the moon</blockquote>" in moved.text


def test_a_draft_quotes_what_it_would_order(cards: Cards) -> None:
    """*Create* spends money: the words and the choices it would send stand above it."""
    text = shown(cards.card(row(State.DRAFT), 2))
    assert "a cat on the moon" in text and "sora-2 · portrait · small · 10 s · 2 images" in text


@pytest.mark.parametrize(("count", "says"), [(1, "Got the photo."), (4, "Got 4 photos.")])
def test_photos_that_wait_for_words(cards: Cards, count: int, says: str) -> None:
    """A photo alone asks for words, and says how to use one or all."""
    assert says in shown(cards.card(row(State.DRAFT, parameters=None, prompt=""), count))


def test_what_was_not_said(cards: Cards) -> None:
    """The card tells which choices came from the chat and which from the bot; those of the request need no telling."""
    text = shown(cards.card(row(State.RUNNING, provider_id=PROVIDER_ID), 0))
    assert "This chat’s defaults: size, duration." in text
    assert "The bot’s defaults: model, watermark." in text
    assert text.count("orientation") == 0


def test_a_forced_watermark(cards: Cards) -> None:
    """The choice that can get stuck is visible; the ordinary one is not."""
    forced = replace(PARAMETERS, watermark=False)
    assert "no watermark (forced)" in shown(cards.card(row(State.QUEUED, parameters=forced), 0))
    assert "forced" not in shown(cards.card(row(State.QUEUED), 0))


def test_values_of_the_operators_own(cards: Cards) -> None:
    """A size or orientation that only the operator's catalogue knows is shown as it is."""
    own = replace(PARAMETERS, orientation="square", size="4k")
    assert "sora-2 · square · 4k · 10 s" in shown(cards.card(row(State.QUEUED, parameters=own), 0))


def test_an_unavailable_model(cards: Cards, catalogue: Catalogue) -> None:
    """A model that is not there is answered with the others; where there is no other, with that alone."""
    task = row(State.REFUSED, reason_key="model")
    assert "Others: sora-2-pro, sora-2-all, sora-2-pro-all." in shown(cards.card(task, 0))
    alone = Cards(Words.load(), catalogue.model_copy(update={"models": catalogue.models[:1]}))
    assert "Others" not in shown(alone.card(task, 0))
