"""Every text fits where it is shown: menu, button, answer to a press, screen of a phone."""

import pytest

from bot.catalogue import PACKAGED, load_catalogue
from bot.menu import COMMANDS, OWNER_COMMANDS
from bot.parsing.options import parse_order
from bot.texts.words import LONGEST_ANSWER, TAG, Words
from tests.unit.texts.ftl import LANGUAGES, samples, texts

LONGEST_DESCRIPTION = 256  # Telegram's limit of a command's description
LONGEST_LABEL = 40  # characters that a phone shows on a button of full width
LONGEST_PAIR = 20  # on each of two buttons in a row
ON_ONE_SCREEN = 1500  # characters
NOT_SHOWN = "heard-"  # lists of what people write

LONGEST_THIRD = 14  # on each of three

SAID = {"button-stale", "button-not-yours", "button-ordered"}  # texts about buttons that are not labels
LABELS = sorted(key for key in texts("en") if key.startswith("button-") and key not in SAID)
PAIRS = (
    "button-create",
    "button-cancel",
    "button-check",
    "button-retry",
    "button-change",
    "button-newer",
    "button-older",
    "access-approve",
    "access-block",
    "button-broadcast-send",
    "button-forget-delete",
    "button-forget-keep",
    "button-start-photo",
    "button-start-settings",
)
THIRDS = ("button-redo", "button-change", "button-details")

# UserErrors that a button press can raise: they are shown in an alert.
ANSWERS = (
    "button-stale",
    "button-not-yours",
    "button-ordered",
    "check-asking",
    "check-nothing",
    "cancel-muted",
    "cancel-late",
    "unmuted",
    "task-not-found",
    "task-moved-on",
    "pick-stale",
    "show-coming",
    "show-not-yet",
    "show-nothing",
    "show-only-link",
    "show-failed",
    "show-unclear",
    "forget-renewed",
    "forget-answered",
    "bot-admins-only",
    "defaults-admins-only",
    "settings-changed",
    "settings-who-admins-only",
    "mention-in-groups",
    "broadcast-stopping",
    "access-asked",
    "access-waiting",
    "access-blocked",
    "access-unclaimed",
)


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu(words: Words, language: str) -> None:
    """Each command has a description of 1 to 256 characters without markup."""
    for name in (*COMMANDS, *OWNER_COMMANDS):
        description = words.say(language, f"command-{name}")
        assert 1 <= len(description) <= LONGEST_DESCRIPTION
        assert not TAG.search(description) and "&" not in description


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile(words: Words, language: str) -> None:
    """Descriptions fit into Telegram's limits, and have no markup."""
    for key, longest in (("profile-description", 512), ("profile-short", 120)):
        text = words.say(language, key)
        assert 20 <= len(text) <= longest and not TAG.search(text) and "&" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_greeting_is_short(words: Words, language: str) -> None:
    """Two lines, each of which a phone breaks into three at most."""
    for key in ("greeting", "greeting-privacy", "greeting-all"):
        line = TAG.sub("", words.say(language, key, username="a_usual_name_bot"))
        assert "\n" not in line and len(line) <= 150, line


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons(words: Words, language: str) -> None:
    """A label fits on a phone's button and has no markup, which buttons do not support."""
    for key in (*LABELS, *PAIRS):
        longest = LONGEST_THIRD if key in THIRDS else LONGEST_PAIR if key in PAIRS else LONGEST_LABEL
        for values in samples(key):
            label = words.say(language, key, **values)
            assert len(label) <= longest, (key, label)
            assert not TAG.search(label) and "&" not in label, key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["button-model", "button-use", "button-with"])
def test_buttons_with_a_models_title(words: Words, language: str, key: str) -> None:
    """The title of each packaged model fits on a button of full width."""
    for model in load_catalogue(PACKAGED).models:
        label = words.plain(language, key, model=model.title)
        assert model.title in label and len(label) <= LONGEST_LABEL, label


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_to_a_press(words: Words, language: str) -> None:
    """An answer to a button press is not cut: it has at most Telegram's 200 characters."""
    for key in ANSWERS:
        for values in samples(key):
            assert len(words.say(language, key, **values)) <= LONGEST_ANSWER, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_screen(words: Words, language: str) -> None:
    """No text, including the help, is longer than one screen of a phone."""
    for key in texts("en"):
        if key.startswith(NOT_SHOWN):
            continue
        for values in samples(key):
            assert len(words.say(language, key, **values)) <= ON_ONE_SCREEN, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_the_greeting_fits_its_button(words: Words, language: str) -> None:
    """With a price of the usual length; it is an order of plain words."""
    prompt = words.plain(language, "example-prompt")
    assert len(words.plain(language, "button-start-example", prompt=prompt) + " · 12.50 USD") <= LONGEST_LABEL
    assert parse_order(prompt, load_catalogue(PACKAGED)).prompt == prompt


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_fits_on_one_screen(words: Words, language: str) -> None:
    """All its paragraphs together, as people read them."""
    keys = [key for key in texts("en") if key.startswith("help") and key != "help-title"]
    assert sum(len(TAG.sub("", words.say(language, key, **samples(key)[0]))) for key in keys) <= ON_ONE_SCREEN
