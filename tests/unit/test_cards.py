"""Cards for every possible row: valid HTML within Telegram's limits, with the right buttons and all information."""

import html
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from bot.botapi.messenger import Card
from bot.cards.lists import OrderFacts, TaskLists
from bot.cards.options import OptionWords
from bot.cards.owner import OWNERS_REASONS, topic_of
from bot.cards.prices import Prices
from bot.cards.results import ResultCards
from bot.cards.status import StatusCards
from bot.catalogue import ANY, Catalogue, Model, Price, Usable, load_catalogue
from bot.options import Option
from bot.parsing.doubts import Doubt
from bot.photos.errors import (
    PhotoGone,
    PhotoLinkFailed,
    PhotoStoreRefused,
    PhotoTooBig,
    PhotoUnavailable,
    PictureLinkRefused,
)
from bot.pipeline.outcomes import (
    MAY_NOT_WRITE,
    Outcome,
    Rejected,
    RetryLater,
    RetryRules,
    Unknown,
    classify_create_error,
    classify_photo_error,
)
from bot.texts.bidi import MARKS, without_marks
from bot.texts.words import LONGEST_PROMPT, LONGEST_QUOTE, Words, clip_escaped
from bot.values import Value
from bot.videoapi.causes import Cause
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
from storage.model import Origin, StoredParameters, Task, new_id
from storage.states import State
from tests.unit.texts.direction import exposed, marked
from tests.unit.texts.test_uses import UNDELIVERED

LANGUAGES = ("en", "zh-hans", "ru", "ar", "fa", "hi", "")
LONGEST_MESSAGE = 4096  # UTF-16 units of a message once parsed
LONGEST_CAPTION = 1024  # likewise, of a caption
LONGEST_PROVIDER_ID = 512  # characters that bot/videoapi accepts
LONGEST_DATA = 64  # bytes of callback data
LONGEST_COPY = 256  # characters that a button can copy to the clipboard
PROVIDER_ID = "sora-2:task_01k6x15vhrff09dkkqjrzwhm60"
NASTY = "<b>no & never</i> "
LONG = {"nasty": NASTY * 300, "signs": "<&>" * 1365, "emoji": "🐈" * 2048, "words": "cats " * 819}  # up to 4096 units
NOW = 1000.0  # seconds since 1970

SOURCES = {"model": "bot", "orientation": "request", "size": "chat", "duration": "chat", "watermark": "bot"}


def asked(model: str = "sora-2", sources: dict[str, str] = SOURCES, **values: Value | None) -> StoredParameters:
    """The parameters of a row; an option that is None is missing."""
    usual: dict[str, Value | None] = {"orientation": "portrait", "size": "small", "duration": 10, "watermark": True}
    options = {name: value for name, value in (usual | values).items() if value is not None}
    return StoredParameters(model=model, options=json.dumps(options), sources=json.dumps(sources))


PARAMETERS = asked()


DOUBTS = [doubt for doubt in Doubt if doubt is not Doubt.CHANGE]  # that has a card of its own: test_change_cards.py


def row(state: State, *, language: str = "en", message_id: int | None = 5, **columns: Any) -> Task:
    """A row of a private chat, with the columns of a task in progress."""
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
        provider="default",
        enhanced_prompt=None,
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
        parent_id=None,
        accepted_at=None,
        finished_at=None,
        progress=None,
        failures=0,
        dead_links=0,
        followed=0.0,
        lateness=None,
        muted=False,
        redos=10**6,
        result_url=None,
        width=None,
        height=None,
        file_id=None,
        file_kind=None,
        result_message_id=None,
        stale_message_id=None,
    )
    return replace(base, **columns)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(None)


@pytest.fixture(scope="module")
def cards(catalogue: Catalogue) -> StatusCards:
    return StatusCards(Words.load(), catalogue, clock=lambda: NOW)


@pytest.fixture(scope="module")
def lists(catalogue: Catalogue) -> TaskLists:
    return TaskLists(Words.load(), OptionWords(Words.load(), catalogue))


@pytest.fixture(scope="module")
def results(catalogue: Catalogue) -> ResultCards:
    return ResultCards(Words.load(), OptionWords(Words.load(), catalogue), Prices(catalogue))


def units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def shown(card: Card) -> str:
    """The text as a phone shows it. Raises ApiError if Telegram would refuse it."""
    text, _ = parse_html(card.text)
    return text


def actions(card: Card) -> list[list[str]]:
    """The actions of the buttons, row by row."""
    return [["copy" if button.copy else button.data.partition(":")[0] for button in line] for line in card.buttons]


def check(card: Card) -> None:
    """Check a card against Telegram's limits, and that a text from right to left keeps its order."""
    assert 0 < units(shown(card)) <= LONGEST_MESSAGE, card.text
    assert exposed(card.text) == [] == marked(card.text)
    for button in (button for line in card.buttons for button in line):
        assert exposed(html.escape(button.label)) == [], button.label
        assert not MARKS.search(button.data + button.copy)
        assert button.label and bool(button.data) != bool(button.copy)
        assert len(button.data.encode()) <= LONGEST_DATA
        assert len(button.copy) <= LONGEST_COPY


# Errors of the API, and the outcomes that the pipeline derives from them

GUARDRAILS = "This content may violate our guardrails"
RULES = RetryRules(unreachable_window=100, busy_window=100, pause=lambda *_: 1.0)
ERRORS: Sequence[VideoApiError] = (
    ForeignRoot("", detail="another address"),
    NotSent("", detail="no connection"),
    RateLimited("当前分组上游负载已饱和，请稍后再试", status=429),
    BadKey("无效的令牌", status=401),
    OutOfQuota("user quota is not enough", status=403),
    ModelUnavailable("no available channel", status=503),
    Refused(GUARDRAILS, status=400),
    Refused("", status=400),
    NoAnswer("", detail="no answer in time"),
    MaybeCharged("internal server error", status=500),
    MaybeCharged("", detail="the connection broke"),
    NotSent("", detail="the certificate is not trusted", cause=Cause.CERTIFICATE),
    ModelUnavailable("该令牌无权访问模型 sora-2", status=403),
    Refused("Invalid URL (POST /v1/v1/video/create)", status=404, cause=Cause.ADDRESS),
    Refused("Content-Type must be application/json", status=400, cause=Cause.FORMAT),
    Refused("watermark must be a JSON string", status=400),
    MaybeCharged("", status=302, cause=Cause.ADDRESS),
    MaybeCharged("", status=200, cause=Cause.PAGE),
)


def after(outcome: Outcome, **columns: Any) -> Task:
    """The row after an outcome."""
    assert isinstance(outcome, (RetryLater, Rejected, Unknown))
    states = {RetryLater: State.QUEUED, Rejected: State.REFUSED, Unknown: State.UNKNOWN}
    return row(states[type(outcome)], reason_key=outcome.key, reason=outcome.words, **columns)


OUTCOMES = [
    classify_create_error(error, tries=1, waited=waited, rules=RULES, fields={"watermark"})
    for error in ERRORS
    for waited in (0.0, 1000.0)
]
OUTCOMES += [
    classify_photo_error(error, tries=1, waited=0.0, rules=RULES)
    for error in (
        PhotoLinkFailed("no answer"),
        PhotoStoreRefused("no access"),
        PhotoGone("gone"),
        PhotoTooBig("big"),
        PictureLinkRefused("HTTP 404", "https://pictures.example/cat.png"),
        PhotoUnavailable("odd"),
    )
]
OUTCOMES += [Rejected("photos", ""), Unknown("interrupted", "")]  # bot/pipeline/submitter.py's own
OUTCOMES += [
    Rejected(MAY_NOT_WRITE, ""),
    Rejected("telegram", ""),
    RetryLater("", "", 1.0),
]  # bot/pipeline/preflight.py's


def made(state: State, **columns: Any) -> Task:
    """A row with the provider's id."""
    return replace(row(state), **{"provider_id": PROVIDER_ID, "accepted_at": NOW - 130, **columns})


RUNNING = [["check", "mute"], ["copy"]]
FAILED = [["redo", "change"], ["model"], ["model"]]
WORDS = [["change"]]
UNAVAILABLE = [*[["model"]] * 3, ["redo", "change"]]

ROWS: dict[str, tuple[Task, list[list[str]]]] = {
    "draft": (row(State.DRAFT), [["create", "cancel"]]),
    **{f"draft, {doubt}": (row(State.DRAFT, doubt=doubt), [["create", "cancel"]]) for doubt in DOUBTS},
    "draft of photos": (row(State.DRAFT, parameters=None, prompt=""), []),
    "collecting": (row(State.COLLECTING, parameters=None), []),
    "queued": (row(State.QUEUED), [["cancel"]]),
    "submitting": (row(State.SUBMITTING), []),
    "running": (row(State.RUNNING, provider_id=PROVIDER_ID), RUNNING),
    "running, longest id that can be copied": (row(State.RUNNING, provider_id="x" * 256), RUNNING),
    "running, longest id": (row(State.RUNNING, provider_id="x" * LONGEST_PROVIDER_ID), RUNNING[:1]),
    "running, 57 %": (made(State.RUNNING, progress=57), RUNNING),
    "running, 57 % for long": (made(State.RUNNING, progress=57, progressed_at=NOW - 90, heard_at=NOW - 80), RUNNING),
    "running, late": (made(State.RUNNING, progress=99, lateness="late"), RUNNING),
    "running, unresolved": (made(State.RUNNING, lateness="unresolved"), RUNNING),
    "running, muted": (made(State.RUNNING, muted=True), [["unmute"], ["copy"]]),
    "ready": (made(State.READY), []),
    "ready, muted": (made(State.READY, muted=True), [["unmute"]]),
    "undelivered, muted": (made(State.UNDELIVERED, reason_key="endless", muted=True), [["unmute"]]),
    "delivering": (made(State.DELIVERING), []),
    "delivered": (made(State.DELIVERED), []),
    "failed": (made(State.FAILED, reason_key="failed"), FAILED),
    "failed by its words": (made(State.FAILED, reason_key="failed", reason="no violence"), WORDS),
    "failed, muted": (made(State.FAILED, muted=True), FAILED),
    "expired": (made(State.EXPIRED, reason_key="expired"), [["check"]]),
    "unknown, muted": (row(State.UNKNOWN, reason_key="broken", muted=True), []),
    "cancelled": (row(State.CANCELLED), []),
    "refused, asked again": (row(State.REFUSED, reason_key="busy", settled="again"), []),
    "unknown, asked again": (row(State.UNKNOWN, reason_key="broken", settled="again"), []),
    "unknown, forgotten": (row(State.UNKNOWN, reason_key="broken", settled="forgotten"), []),
}
ROWS |= {f"undelivered {key}": (made(State.UNDELIVERED, reason_key=key), [["deliver"]]) for key in UNDELIVERED}
ROWS |= {
    f"undelivered {key}": (made(State.UNDELIVERED, reason_key=key), [["deliver"], ["redo", "change"]])
    for key in ("link-refused", "not-a-video", "endless", "link-dead")
}
AGAIN = {
    "unreachable", "busy", "quota", "key", "photo-store", "telegram", "may-not-write", "address", "certificate", "format",
}  # fmt: skip
ANOTHER_PHOTO = {"photo-gone", "photo-too-big", "picture-link"}
for _outcome in OUTCOMES:
    _task = after(_outcome)
    _name = f"{_task.state} {_task.reason_key} {_task.reason or 'without words'}"
    match _task.state:
        case State.QUEUED:
            ROWS[_name] = _task, [["cancel"]]
        case State.UNKNOWN:
            ROWS[_name] = _task, [["again"], ["forget"]]
        case _ if _task.reason_key in ANOTHER_PHOTO:
            ROWS[_name] = _task, [["photo"]]
        case _ if _task.reason_key == "busy":
            ROWS[_name] = _task, [["again"], ["model"], ["model"]]
        case _ if _task.reason == GUARDRAILS:
            ROWS[_name] = _task, WORDS
        case _ if _task.reason_key in {"model", "no-access"}:
            ROWS[_name] = _task, UNAVAILABLE
        case _:
            ROWS[_name] = _task, [["again"]] if _task.reason_key in AGAIN else FAILED


def in_language(task: Task, language: str, **origin: Any) -> Task:
    return replace(task, origin=replace(task.origin, language=language, **origin))


def test_every_state_has_a_row_here() -> None:
    """Every state is there, and every reason of the pipeline."""
    assert {task.state for task, _ in ROWS.values()} == set(State)
    assert {task.reason_key for task, _ in ROWS.values()} >= {
        "moved", "unreachable", "busy", "model", "said", "timeout", "unclear", "broken", "photos", "interrupted",
        *(OWNERS_REASONS - {"went-wrong"}), *UNDELIVERED,
    }  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_every_row(cards: StatusCards, name: str) -> None:
    """Its card can be sent in each language, with exactly the buttons that the row allows."""
    task, buttons = ROWS[name]
    for language, image_count in product(LANGUAGES, (0, 1, 10)):
        card = cards.card(in_language(task, language), image_count, position=1)
        check(card)
        assert actions(card) == buttons, (language, image_count)


@pytest.mark.parametrize("name", ROWS)
def test_foreign_words(cards: StatusCards, name: str) -> None:
    """Any text of the user or the provider, at any length, is shown as text, and the card can be sent."""
    task, _ = ROWS[name]
    for language, long in product(LANGUAGES, LONG.values()):
        card = cards.card(replace(in_language(task, language, message_id=None), prompt=long, reason=long), 0)
        check(card)
        assert "<i>" not in card.text and "</i>" not in card.text


@pytest.mark.parametrize("outcome", [outcome for outcome in OUTCOMES if getattr(outcome, "words", "")], ids=repr)
def test_the_providers_words(cards: StatusCards, outcome: Outcome) -> None:
    """The provider's message is quoted; a long one is visibly cut."""
    assert isinstance(outcome, (RetryLater, Rejected, Unknown))
    long = shown(cards.card(replace(after(outcome), reason=NASTY * 500), 0))
    assert outcome.words in shown(cards.card(after(outcome), 0))
    cut = clip_escaped(NASTY * 500)
    assert cut in long and cut.endswith("…") and 100 < len(cut) < LONGEST_QUOTE


@pytest.mark.parametrize("name", [name for name, (task, _) in ROWS.items() if topic_of(task)])
def test_the_owner_has_been_told_or_not(cards: StatusCards, name: str) -> None:
    """A user must not wait for an owner who has never heard of it."""
    told = shown(cards.card(ROWS[name][0], 0, owner_knows=True))
    untold = shown(cards.card(ROWS[name][0], 0))
    assert "The owner has been told." in told and "Only this bot’s owner" not in told
    assert "Only this bot’s owner can fix this." in untold and "told" not in untold


@pytest.mark.parametrize("name", [name for name, (task, _) in ROWS.items() if not topic_of(task)])
def test_other_reasons_are_no_matter_of_the_owner(cards: StatusCards, name: str) -> None:
    assert "owner" not in shown(cards.card(ROWS[name][0], 0, owner_knows=True))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("provider_id", [PROVIDER_ID, "video_7b1b817c-0000", "a<b>&c", "x" * 300])
def test_the_whole_task_id(cards: StatusCards, provider_id: str, language: str) -> None:
    """The full id of a task is shown, whatever characters it has, and the button copies exactly the id."""
    card = cards.card(in_language(row(State.RUNNING, provider_id=provider_id), language), 0)
    assert provider_id in shown(card)
    assert f"<code>{html.escape(provider_id, quote=False)}</code>" in card.text
    assert [button.copy for line in card.buttons for button in line] == ["", "", provider_id][
        : 3 if len(provider_id) < 257 else 2
    ]


@pytest.mark.parametrize("state", [State.REFUSED, State.CANCELLED])
def test_money_when_nothing_was_charged(cards: StatusCards, state: State) -> None:
    """The card of a refused or cancelled order says that nothing was charged."""
    assert "othing was charged" in shown(cards.card(row(state, reason_key="said", reason="no"), 0))


@pytest.mark.parametrize("reason", ["timeout", "broken", "unclear", "interrupted"])
def test_an_unknown_outcome_may_have_been_charged(cards: StatusCards, reason: str) -> None:
    """The card of an unknown outcome never says that nothing was charged, and *Send again* warns of another charge."""
    card = cards.card(row(State.UNKNOWN, reason_key=reason), 0)
    assert "can’t tell whether it was charged" in shown(card) and "othing was charged" not in shown(card)
    assert "may cost twice" in card.buttons[0][0].label


def test_a_refusal_without_words(cards: StatusCards) -> None:
    """A refusal without a reason is shown without a quotation."""
    text = shown(cards.card(row(State.REFUSED, reason_key="said", reason=""), 0))
    assert "gave no reason" in text and "“" not in text


def test_buttons_name_their_row(cards: StatusCards) -> None:
    """A button contains the row's id and version, so that an outdated one can be detected."""
    task = row(State.QUEUED)
    assert cards.card(task, 0).buttons[0][0].data == f"cancel:{task.id}:{task.version}"


@pytest.mark.parametrize("state", [State.QUEUED, State.RUNNING, State.UNKNOWN, State.REFUSED])
def test_a_row_without_its_request(cards: StatusCards, state: State) -> None:
    """After its group has migrated there is no message to reply to: the card quotes the prompt instead."""
    columns: dict[str, Any] = {"reason_key": "busy"} if state is not State.RUNNING else {"provider_id": PROVIDER_ID}
    assert "a cat on the moon" not in shown(cards.card(row(state, **columns), 0))
    moved = cards.card(row(state, message_id=None, **columns), 0)
    assert "<blockquote>a cat on the moon</blockquote>" in moved.text


def test_a_draft_quotes_what_it_would_order(cards: StatusCards) -> None:
    """*Create* costs money: its card shows the prompt and the options."""
    text = shown(cards.card(row(State.DRAFT), 2))
    assert "a cat on the moon" in text and "Sora 2 · portrait · small · 10 s · 2 images" in text


LINKS = {
    "one": ["https://pbs.example/media/X?format=jpg"],
    "several": ["https://pbs.example/1", "https://pbs.example/2", "https://me@img.example:8080/<3>"],
    "long": ["https://" + "sub-domain." * 300 + "example/x"] * 2,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("links", LINKS.values(), ids=LINKS)
def test_a_draft_with_links_that_may_be_pictures(cards: StatusCards, links: list[str], language: str) -> None:
    """Two buttons that order and one that cancels, for any prompt; an ordered row has no such question."""
    for prompt in ("a cat", *LONG.values()):
        task = replace(in_language(row(State.DRAFT), language), prompt=prompt)
        card = cards.card(task, 1, doubtful=links)
        check(card)
        assert actions(card) == [["as-picture"], ["as-words"], ["cancel"]]
        assert {button.data.partition(":")[2] for line in card.buttons for button in line} == {
            f"{task.id}:{task.version}"
        }
    ordered = row(State.QUEUED)
    assert cards.card(ordered, 1, doubtful=links) == cards.card(ordered, 1)


def test_the_question_about_links_names_their_hosts_and_what_would_be_made(cards: StatusCards) -> None:
    """One question that names each host once."""
    text = shown(cards.card(row(State.DRAFT), 1, doubtful=LINKS["several"]))
    assert "Are the links to pbs.example, img.example pictures for the video?" in text
    assert "a cat on the moon" in text and "Sora 2 · portrait · small · 10 s · 1 image" in text
    assert "Shall I" not in text


def why_of(doubt: Doubt) -> str:
    """The line about a doubt; the catalogue of these cards has no prices."""
    return Words.load().say("en", "doubt-price-unknown" if doubt is Doubt.PRICE else f"doubt-{doubt}")


@pytest.mark.parametrize("doubt", DOUBTS)
def test_the_question_about_links_shows_other_doubts(cards: StatusCards, doubt: Doubt) -> None:
    """A forwarded message with such a link gets one question with both reasons."""
    text = shown(cards.card(row(State.DRAFT, doubt=doubt), 0, doubtful=LINKS["one"]))
    assert why_of(doubt) in text


def test_a_known_price_is_the_reason_to_ask(catalogue: Catalogue) -> None:
    text = shown(pictures_cards(catalogue).card(row(State.DRAFT, doubt=Doubt.PRICE, parameters=asked("any-0")), 0))
    assert "0.10 USD\nIt costs money, so I’m asking first.\n" in text


@pytest.mark.parametrize("doubt", DOUBTS)
def test_a_draft_shows_why_it_must_be_confirmed(cards: StatusCards, doubt: Doubt) -> None:
    """On a separate line; not shown after the order."""
    plain = shown(cards.card(row(State.DRAFT), 0)).splitlines()
    text = shown(cards.card(row(State.DRAFT, doubt=doubt), 0)).splitlines()
    [why] = [line for line in text if line not in plain]
    assert why == why_of(doubt)
    assert why not in shown(cards.card(row(State.QUEUED, doubt=doubt), 0))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "chosen",
    [{"model": "no-such-model"}, {"duration": 7}, {"orientation": "16:9"}, {"size": "HUGE {$x}"}, {"sources": {}}],
    ids=str,
)
def test_a_draft_of_a_removed_model(cards: StatusCards, chosen: dict[str, Any], language: str) -> None:
    """An old draft shows the options chosen at that time."""
    task = in_language(row(State.DRAFT, parameters=asked(**chosen)), language)
    card = cards.card(task, 10)
    check(card)
    assert actions(card) == [["create", "cancel"]]
    for value in chosen.values():
        assert not value or str(value) in shown(card)


FRAMES = Model("frames", title="Frames", images=(2, 2), role="frames")
PICTURES = (
    Model("words", title="Words <only>", images=(0, 0), instead="things"),
    *(Model(f"any-{number}", prices=(Price(Decimal("0.10")),)) for number in range(5)),
    Model("things", title="Things", role="things", images=(1, 3)),
    FRAMES,
    Model("x" * 60, images=(0, 1)),
    Model("paused", paused="broken"),
)


def pictures_cards(catalogue: Catalogue, *models: Model) -> StatusCards:
    return StatusCards(Words.load(), replace(catalogue, currency="USD", models=models or PICTURES))


def only(*names: str, **more: Any) -> Usable:
    """Only these models are listed by their providers."""
    return Usable(offered=lambda model: model.name in names, **more)


def labels(card: Card) -> list[list[str]]:
    return [[button.label for button in line] for line in card.buttons]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("model", "count", "first"),
    [
        ("words", 1, "things"),
        ("words", 2, "things"),
        ("frames", 1, "any-0"),
        ("things", 0, "words"),
        ("things", 10, "any-0"),
    ],
)
def test_a_draft_whose_model_does_not_take_its_pictures(
    catalogue: Catalogue, model: str, count: int, first: str, language: str
) -> None:
    """It offers at most three models that do, the one in `instead` first, with their prices, and no *Create*."""
    task = in_language(row(State.DRAFT, parameters=asked(model, {"model": "request"})), language)
    card = pictures_cards(catalogue).card(task, count)
    check(card)
    assert actions(card) == [["with"]] * 3 + [["cancel"]]
    offered = [button.data.rpartition(":")[2] for line in card.buttons for button in line][:3]
    assert offered[0] == first and model not in offered and not {"paused", "x" * 60} & set(offered)
    shown_labels = {without_marks(button.label) for line in card.buttons for button in line}
    assert shown_labels >= {"🎬 any-0 · 0.10 USD", "🎬 any-1 · 0.10 USD"}
    title = next(each.title for each in PICTURES if each.name == model)
    assert title in shown(card) and "a cat on the moon" in shown(card)


def test_why_a_draft_offers_other_models(catalogue: Catalogue) -> None:
    """The reason, the models, and what made the message doubtful; nothing about the model that cannot make it."""
    task = row(State.DRAFT, doubt=Doubt.FORWARDED, parameters=asked("words", SOURCES | {"model": "request"}))
    assert shown(pictures_cards(catalogue).card(task, 1)).splitlines() == [
        "Words <only> takes no images. Send it again without any.",
        "Or order it with another model:",
        "You forwarded this, so I’m asking first.",
        "a cat on the moon",
    ]
    alone = pictures_cards(catalogue, PICTURES[0], FRAMES).card(task, 1)
    assert actions(alone) == [["cancel"]] and "another model" not in shown(alone)
    left = pictures_cards(catalogue).card(task, 1, usable=only("any-3"))
    assert labels(left) == [["🎬 any-3 · 0.10 USD"], ["Cancel"]]


def test_models_that_are_not_offered_have_no_button_below_a_failure(catalogue: Catalogue) -> None:
    card = pictures_cards(catalogue).card(
        made(State.FAILED, parameters=asked("any-0")), 1, usable=only("any-0", "any-4")
    )
    assert labels(card)[1:] == [["✏️ Change"], ["Try any-4 · 0.10 USD"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("model", "count", "usable", "last"),
    [
        ("paused", 0, ANY, [["create", "cancel"]]),
        ("any-0", 1, Usable(paused={"any-0": "by hand"}), [["create"], ["cancel"]]),
        ("any-0", 1, Usable(resting={"any-0": 15}), [["create"], ["cancel"]]),
        ("any-0", 1, Usable(gets_pictures=lambda model: model.name != "any-0"), [["cancel"]]),
    ],
)
def test_a_draft_whose_model_cannot_be_used_now(
    catalogue: Catalogue, model: str, count: int, usable: Usable, last: list[list[str]], language: str
) -> None:
    """It says why and offers others with their prices; one that is paused or rests can be ordered later."""
    task = in_language(row(State.DRAFT, parameters=asked(model)), language)
    card = pictures_cards(catalogue).card(task, count, usable=usable)
    check(card)
    assert actions(card) == [["with"]] * 3 + last
    assert model in shown(card) and "a cat on the moon" in shown(card)


def test_the_words_of_a_draft_whose_model_cannot_be_used_now(catalogue: Catalogue) -> None:
    cards, draft = pictures_cards(catalogue), row(State.DRAFT, parameters=asked("any-0"))
    resting = cards.card(draft, 1, usable=only("any-1", resting={"any-0": 15}))
    assert shown(resting).splitlines() == [
        "any-0 isn’t available at the video service right now; nothing was charged. Try again in about 15 min.",
        "Or order it with another model:",
        "a cat on the moon",
    ]
    assert labels(resting) == [["🎬 any-1 · 0.10 USD"], ["⏳ any-0 later · 0.10 USD"], ["Cancel"]]
    assert labels(cards.card(draft, 1, usable=only(resting={"any-0": 1}))) == [
        ["⏳ any-0 later · 0.10 USD"],
        ["Cancel"],
    ]
    assert actions(cards.card(draft, 1, usable=only("any-1", resting={"any-1": 1}))) == [["create"], ["cancel"]]
    paused = cards.card(row(State.DRAFT, parameters=asked("paused")), 0)
    assert shown(paused).startswith("paused is paused: broken.\nOr order it with another model:")
    photos = cards.card(draft, 1, usable=Usable(gets_pictures=lambda model: model.name == "any-4"))
    assert shown(photos).startswith("any-0 can’t use uploaded photos here yet.")
    assert labels(photos) == [["🎬 any-4 · 0.10 USD"], ["Cancel"]]


def test_an_alternative_has_what_was_asked_for(catalogue: Catalogue) -> None:
    """A model that lacks a value of the request is no alternative; one that lacks a chat's default is."""
    orientation = Option.of("orientation", "portrait")
    models = (
        Model("own", paused="broken", options=(orientation, Option.of("mode", "x", "y"))),
        Model("less", options=(orientation,)),
        Model("same", options=(orientation, Option.of("mode", "y", "x"))),
    )
    cards = pictures_cards(catalogue, *models)
    for source, offered in (("request", ["same"]), ("chat", ["less", "same"]), ("bot", ["less", "same"])):
        parameters = StoredParameters(
            model="own",
            options='{"orientation":"portrait","mode":"x"}',
            sources=json.dumps({"model": "request", "orientation": "bot", "mode": source}),
        )
        draft = row(State.DRAFT, parameters=parameters)
        refused = row(State.REFUSED, reason_key="model", parameters=parameters)
        for task in (draft, refused):
            *models_offered, _ = cards.card(task, 0).buttons
            assert [button.data.rpartition(":")[2] for line in models_offered for button in line] == offered


@pytest.mark.parametrize(
    ("reason", "usable", "rows"),
    [
        ("busy", ANY, [["again"], ["model"], ["model"]]),
        ("busy", Usable(resting={"any-0": 3}), [*[["model"]] * 3, ["again"]]),
        ("said", ANY, [["redo"], ["change"], ["model"], ["model"]]),
        ("said", Usable(resting={"any-0": 3}), [*[["model"]] * 3, ["redo"], ["change"]]),
        ("photo-gone", Usable(resting={"any-0": 3}), [["photo"]]),
    ],
)
def test_a_refused_task_whose_model_rests_meanwhile(
    catalogue: Catalogue, reason: str, usable: Usable, rows: list[list[str]]
) -> None:
    task = row(State.REFUSED, reason_key=reason, parameters=asked("any-0"))
    assert actions(pictures_cards(catalogue).card(task, 1, usable=usable)) == rows


def test_a_repeat_that_its_model_cannot_make_now(catalogue: Catalogue) -> None:
    """Why, and what can; nothing if the model can, or if there is no other."""
    cards, task = pictures_cards(catalogue), made(State.DELIVERED, parameters=asked("any-0"), redos=2)
    card = cards.instead(task, 0, only("any-1", resting={"any-0": 15}))
    assert card is not None and "Try again in about 15 min.\nOr order it with another model:" in shown(card)
    assert labels(card) == [["Try any-1 · 0.10 USD"]]
    assert card.buttons[0][0].data == f"model:{task.id}:2-{100_000:x}:any-1"
    assert cards.instead(task, 0, ANY) is None
    assert cards.instead(task, 0, only(resting={"any-0": 15})) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", [State.DRAFT, State.QUEUED, State.RUNNING, State.FAILED])
def test_what_pictures_are_to_the_model(catalogue: Catalogue, state: State, language: str) -> None:
    """First and last frame for two pictures, or things; nothing for a first frame, and nothing after the end."""

    def lines(model: str, count: int) -> list[str]:
        task = in_language(row(state, provider_id=PROVIDER_ID, parameters=asked(model)), language)
        return shown(pictures_cards(catalogue).card(task, count)).splitlines()

    words = Words.load()
    roles = {role: words.say(language, f"pictures-{role}") for role in ("frames", "things")}
    is_before_result = state is not State.FAILED
    assert (roles["frames"] in lines("frames", 2)) == is_before_result
    assert (roles["things"] in lines("things", 1)) == (roles["things"] in lines("things", 3)) == is_before_result
    assert not set(roles.values()) & {*lines("any-0", 2), *lines("things", 0), *lines("frames", 0)}


@pytest.mark.parametrize(("count", "says"), [(1, "Got the photo."), (4, "Got 4 photos.")])
def test_photos_that_wait_for_a_prompt(cards: StatusCards, count: int, says: str) -> None:
    """A photo without a caption asks for a prompt, and explains how to use one photo or all."""
    assert says in shown(cards.card(row(State.DRAFT, parameters=None, prompt=""), count))


def test_options_from_defaults(cards: StatusCards) -> None:
    """The card names the options that came from the chat's defaults, not those of the bot or the request."""
    text = shown(cards.card(row(State.RUNNING, provider_id=PROVIDER_ID), 0))
    assert "This chat’s defaults: size, duration." in text
    assert "model" not in text and "watermark" not in text
    assert text.count("orientation") == 0


def test_a_forced_watermark(cards: StatusCards) -> None:
    """A watermark that is forced off is shown; the usual value is not."""
    forced = asked(watermark=False)
    assert "watermark: always off" in shown(cards.card(row(State.QUEUED, parameters=forced), 0))
    assert "watermark" not in shown(cards.card(row(State.QUEUED), 0))


def test_values_of_the_operators_own(cards: StatusCards) -> None:
    """A value that only the operator's catalogue has is shown unchanged."""
    own = asked(orientation="square", size="4k")
    assert "Sora 2 · square · 4k · 10 s" in shown(cards.card(row(State.QUEUED, parameters=own), 0))


@pytest.mark.parametrize(
    ("state", "reason", "says"),
    [
        (State.DRAFT, None, "Dream <1.5> · portrait"),
        (State.QUEUED, None, "Dream <1.5> · portrait"),
        (State.DELIVERED, None, "Dream <1.5> · portrait"),
        (State.REFUSED, "model", "The video service has no Dream <1.5> at the moment."),
    ],
)
def test_a_card_shows_the_title_of_its_model(catalogue: Catalogue, state: State, reason: str | None, says: str) -> None:
    """Names are shown only where they are typed. A model that was removed has nothing else."""
    models = (catalogue.models[0], Model("dream", title="Dream <1.5>"))
    cards = StatusCards(Words.load(), replace(catalogue, models=models))
    task = row(state, provider_id=PROVIDER_ID, reason_key=reason, parameters=asked("dream"))
    assert says in shown(cards.card(task, 0)) and "dream" not in shown(cards.card(task, 0))
    assert "gone · portrait" in shown(cards.card(replace(task, parameters=asked("gone")), 0))


def test_options_of_the_operators_own(catalogue: Catalogue) -> None:
    """Text values are shown alone; numbers, switches and free texts with the option's name; all are escaped."""
    options = (Option.of("fps", 24, 30), Option.of("enhance", True, False), Option("negative", length=60))
    own = replace(catalogue.models[0], options=(*catalogue.models[0].options, *options))
    cards = StatusCards(Words.load(), replace(catalogue, models=(own,)))
    sources = {"fps": "request", "enhance": "request", "negative": "request", "size": "model", "seed": "model"}
    said = asked(sources=sources, fps=30, enhance=True, negative="<b>blurry</b>")
    text = shown(cards.card(row(State.QUEUED, parameters=said), 1))
    assert "10 s · 1 image · watermark: off where possible · fps: 30 · enhance: on · negative: <b>blurry</b>" in text
    assert "This chat’s defaults that Sora 2 lacks: size, seed. It uses its own instead." in text
    quiet = asked(sources={"enhance": "bot", "watermark": "bot"}, enhance=True)
    assert "enhance" not in shown(cards.card(row(State.QUEUED, parameters=quiet), 0)).splitlines()[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_options_than_a_line_can_have(catalogue: Catalogue, language: str) -> None:
    """The caption stays within its limit."""
    many: dict[str, Any] = {f"option_{number}_{'x' * 40}": "<&>" * 13 for number in range(30)}
    options = tuple(Option(name, length=60) for name in list(many)[:15])
    own = replace(catalogue.models[0], options=options)
    words = Words.load()
    task = in_language(made(State.DELIVERED, prompt=LONG["nasty"], parameters=asked(**many)), language)
    owned = replace(catalogue, models=(own,))
    card = ResultCards(words, OptionWords(words, owned), Prices(owned)).card(task)
    assert units(shown(card)) <= LONGEST_CAPTION and "· …" in shown(card)


def test_a_price(catalogue: Catalogue) -> None:
    """The catalogue's price is shown on drafts and orders, but not without a price or after the end."""
    priced = replace(catalogue.models[0], prices=(Price(Decimal("0.30"), when={"duration": (10,)}),))
    cards = StatusCards(Words.load(), replace(catalogue, currency="USD", models=(priced,)))
    for state in (State.DRAFT, State.QUEUED):
        assert "10 s · 0.30 USD" in shown(cards.card(row(state), 0))
        assert "USD" not in shown(cards.card(row(state, parameters=asked(duration=15)), 0))
    assert "USD" not in shown(cards.card(row(State.REFUSED), 0))


def test_an_unavailable_model(cards: StatusCards, catalogue: Catalogue) -> None:
    """The card of an unavailable model offers the others, the one in `instead` first, if there are any."""
    task = row(State.REFUSED, reason_key="model")
    assert "The video service has no Sora 2 at the moment." in shown(cards.card(task, 0))
    assert labels(cards.card(task, 0))[:3] == [["Try Veo 3.1 Fast"], ["Try Sora 2 Pro"], ["Try Sora 2 (all)"]]
    alone = StatusCards(Words.load(), replace(catalogue, models=catalogue.models[:1]))
    assert actions(alone.card(task, 0)) == [["redo", "change"]]


@pytest.mark.parametrize(
    ("key", "reason", "head"),
    [
        ("paused", "back <on> Monday", "❌ Sora 2 is paused: back <on> Monday.\n"),
        ("removed", "", "❌ This bot doesn’t offer Sora 2 any more.\n"),
    ],
)
def test_a_model_that_was_paused_or_removed_while_the_order_waited(
    cards: StatusCards, catalogue: Catalogue, key: str, reason: str, head: str
) -> None:
    """The reason once, and buttons for other models, but none that cannot be ordered now."""
    task = row(State.REFUSED, reason_key=key, reason=reason)
    card = cards.card(task, 0)
    assert shown(card).startswith(head) and shown(card).count("Monday") == (1 if reason else 0)
    assert "Nothing was charged." in shown(card)
    assert actions(card) == UNAVAILABLE
    fewer = cards.card(task, 0, usable=Usable(paused={"sora-2-pro": "by hand"}))
    assert "Try Sora 2 Pro" not in {label for line in labels(fewer) for label in line}
    alone = StatusCards(Words.load(), replace(catalogue, models=catalogue.models[:1]))
    assert actions(alone.card(task, 0)) == [["redo", "change"]]


def test_a_position_in_the_queue(cards: StatusCards) -> None:
    """An order that waits for others shows its position; one that does not wait shows none."""
    assert "You are number 3 in the queue." in shown(cards.card(row(State.QUEUED), 0, position=3))
    assert "queue" not in shown(cards.card(row(State.QUEUED), 0))


def test_progress(cards: StatusCards) -> None:
    """Progress, elapsed time and usual time; at the beginning only the usual time."""
    text = shown(cards.card(made(State.RUNNING, progress=57), 0))
    assert "▓▓▓▓▓░░░░░ 57% · 2 min so far, usually 4 min" in text and "estimate" not in text
    text = shown(cards.card(made(State.RUNNING, accepted_at=NOW - 2), 0))
    assert "usually takes about 4 min" in text and "%" not in text


def test_lateness(cards: StatusCards) -> None:
    """Late and unresolved tasks have not failed: their cards mention neither a failure nor the usual time."""
    late = shown(cards.card(made(State.RUNNING, lateness="late"), 0))
    unresolved = shown(cards.card(made(State.RUNNING, lateness="unresolved"), 0))
    assert "longer than usual" in late and "about 4 min" not in late + unresolved and "%" not in unresolved
    assert "hasn’t failed" in unresolved and "I keep asking" in unresolved


def test_a_dead_link_does_not_unmake_a_video(cards: StatusCards) -> None:
    """While the provider is polled for another link the video is still complete; after long it is unresolved."""
    text = shown(cards.card(made(State.RUNNING, dead_links=1, progress=100), 0))
    assert "Your video is made" in text and "being made" not in text
    assert "I keep asking" in shown(cards.card(made(State.RUNNING, dead_links=1, lateness="unresolved"), 0))


@pytest.mark.parametrize("reason", UNDELIVERED)
def test_a_video_that_may_have_arrived(cards: StatusCards, reason: str) -> None:
    """The card says that a video may have arrived only if that is unknown; sending it again is free in any case."""
    text = shown(cards.card(made(State.UNDELIVERED, reason_key=reason), 0))
    assert ("may not have arrived" in text) == (reason in {"send-unclear", "send-interrupted"})
    assert "is free" in text


@pytest.mark.parametrize(
    ("image_count", "reason", "says"),
    [
        (2, "The image shows a person", True),
        (1, "图片违规", True),
        (0, "The image shows a person", False),
        (2, "no violence", False),
        (1, "input_reference could not be decoded", True),
        (2, None, False),
    ],
)
def test_a_failure_because_of_images(cards: StatusCards, image_count: int, reason: str | None, says: bool) -> None:
    """If the reason mentions images and there were some, the card suggests other ones."""
    text = shown(cards.card(made(State.FAILED, reason=reason), image_count))
    assert ("try another picture" in text) == says
    assert "refunds" in text and "othing was charged" not in text


def test_money_after_a_day(cards: StatusCards) -> None:
    """The card of an expired task says that it may have been charged."""
    assert "may have been charged" in shown(cards.card(made(State.EXPIRED), 0))


@pytest.mark.parametrize("state", [State.RUNNING, State.READY, State.UNDELIVERED])
def test_a_muted_task(cards: StatusCards, state: State) -> None:
    """The task is paid and continues: the card explains how to get the video."""
    task = made(state, muted=True, reason_key="send-unclear")
    text = shown(cards.card(task, 0))
    assert "already paid for" in text and f"/show {task.id}" in text and PROVIDER_ID in text


@pytest.mark.parametrize("state", [State.UNKNOWN, State.REFUSED, State.FAILED, State.EXPIRED])
def test_a_muted_task_that_ended(cards: StatusCards, state: State) -> None:
    """A muted task that has ended, or has an unknown outcome, is not shown as paid and continuing."""
    assert "already paid for" not in shown(cards.card(made(state, muted=True, reason_key="busy"), 0))


@pytest.mark.parametrize("redos", [0, 10**6])
def test_models_that_fit_behind_a_button(catalogue: Catalogue, redos: int) -> None:
    """A failure offers other models; one whose name is too long for a button is omitted, not truncated."""
    first = catalogue.models[0]
    names = ("sora-2", "x" * 60, "ж" * 30, "sora-3", "sora-4", "sora-5")
    models = tuple(replace(first, name=name, title=name) for name in names)
    card = StatusCards(Words.load(), replace(catalogue, models=models)).card(made(State.FAILED, redos=redos), 0)
    check(card)
    assert [button.data.rpartition(":")[2] for [button] in card.buttons[1:]] == ["sora-3", "sora-4"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("long", LONG)
def test_results(results: ResultCards, long: str, language: str) -> None:
    """Any prompt fits into the limit of a caption, or of a message for a result that is a link."""
    forced = asked(watermark=False)
    link = "https://cdn.example.com/a.mp4?" + "&s=1" * 2000
    task = in_language(made(State.DELIVERED, prompt=LONG[long], parameters=forced, result_url=link), language)
    card, linked = results.card(task), results.link_card(task, link, "not-downloaded")
    check(card)
    check(linked)
    assert units(shown(card)) <= LONGEST_CAPTION and "…" in shown(card)
    assert parse_html(linked.text)[1][0]["url"] == link
    assert actions(card) == actions(linked) == [["redo", "change", "details"]]


def test_a_caption(results: ResultCards) -> None:
    """The prompt as written, and the options; the button contains the number of repeats."""
    task = made(State.DELIVERED, prompt="a <b>cat</b>", redos=3)
    card = results.card(task)
    assert shown(card) == "a <b>cat</b>\nSora 2 · portrait · small · 10 s"
    assert card.buttons[0][0].data == f"redo:{task.id}:3"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("long", LONG)
def test_details(lists: TaskLists, language: str, long: str) -> None:
    """The details of a task can be sent, with as much of its prompt as fits."""
    for row_of, _ in ROWS.values():
        task = replace(row_of, prompt=LONG[long], finished_at=NOW)
        text = shown(Card(lists.details(language, task, 10)))
        assert units(text) <= LONGEST_MESSAGE
        assert clip_escaped(LONG[long], LONGEST_PROMPT) in text and task.id in text
        both = shown(Card(lists.details(language, replace(task, enhanced_prompt=LONG[long] + "."), 10)))
        assert units(both) <= LONGEST_MESSAGE and both.startswith(text) and len(both) > len(text) + 100


@pytest.mark.parametrize(
    ("enhanced", "is_shown"), [(None, False), ("", False), (" a cat on the moon\n", False), ("A <b>cat</b>", True)]
)
def test_details_show_the_prompt_that_the_provider_made(lists: TaskLists, enhanced: str | None, is_shown: bool) -> None:
    """Only if it differs from the user's."""
    text = shown(Card(lists.details("en", made(State.DELIVERED, enhanced_prompt=enhanced), 0)))
    assert text.endswith(f"a cat on the moon\nThe video service rewrote your words:\n{enhanced}") == is_shown
    assert ("rewrote" in text) == is_shown


def test_details_show_the_duration(lists: TaskLists) -> None:
    """From the provider's acceptance to the end."""
    text = shown(Card(lists.details("en", made(State.DELIVERED, finished_at=NOW), 0)))
    assert "It took 2 min." in text and f"At the video service: {PROVIDER_ID}" in text
    assert text.count("a cat on the moon") == 1


def test_details_show_when_by_whom_and_for_how_much(lists: TaskLists) -> None:
    """As far as it is known."""
    task, time = made(State.DELIVERED), "2026-11-30 14:05 (Europe/Berlin)"
    known = OrderFacts(time=time, price="0.40 USD", name="Ann <b>")
    text = shown(Card(lists.details("en", task, 0, known)))
    assert all(line in text.splitlines() for line in (f"Ordered: {time}", "By: Ann <b>", "Price: 0.40 USD"))
    assert "Price: 0.40 USD, given back" in shown(Card(lists.details("en", task, 0, replace(known, is_released=True))))
    unknown = shown(Card(lists.details("en", task, 0, OrderFacts(time=time))))
    assert f"Ordered: {time}" in unknown and "By:" not in unknown and "Price:" not in unknown
