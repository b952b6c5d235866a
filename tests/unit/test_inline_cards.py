"""Results of inline mode as people read them, in every language."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.cards.inline import InlineCards
from bot.cards.options import OptionWords
from bot.cards.prices import Prices
from bot.cards.results import ResultCards
from bot.catalogue import Model
from bot.texts.words import Words
from storage.model import StoredParameters
from storage.videos import Video
from tests.unit.options import catalogue_of

WORDS = Words.load()
CATALOGUE = catalogue_of(Model("sora-2", title="Sora <2>"))
MIDNIGHT = 1_796_083_200.0 + 30 * 60  # 2026-12-01 00:30 UTC
VIDEO = Video(
    task_id="abcdefghjk", chat_id=-5, thread_id=None, private=False, prompt="a <b>cat</b>\n on  a roof",
    parameters=StoredParameters(model="sora-2", options='{"duration":10}', sources='{"duration":"request"}'),
    file_id="BAAC1", kind="video", created_at=MIDNIGHT,
)  # fmt: skip


def cards(zone: str = "UTC") -> InlineCards:
    options = OptionWords(WORDS, CATALOGUE)
    return InlineCards(WORDS, options, ResultCards(WORDS, options, Prices(CATALOGUE)), ZoneInfo(zone))


def test_a_result_has_the_prompt_the_options_and_the_day() -> None:
    result = cards().video("en", VIDEO, "1 2 x")
    assert (result.id, result.file_id, result.kind, result.next_offset) == ("abcdefghjk", "BAAC1", "video", "1 2 x")
    assert result.title == "a <b>cat</b> on a roof"
    assert result.description == "Sora <2> · 10 s · Dec 1, 2026"
    assert result.caption.startswith("<blockquote>a &lt;b&gt;cat&lt;/b&gt;\n on  a roof</blockquote>")
    assert "Sora &lt;2&gt; · 10 s" in result.caption


def test_the_day_is_that_of_the_owner() -> None:
    assert cards("America/New_York").video("en", VIDEO, "").description.endswith("Nov 30, 2026")


@pytest.mark.parametrize("prompt", ["x" * 61, "x" * 4000, "é " * 300, "🎬" * 100])
def test_a_long_prompt_is_cut(prompt: str) -> None:
    result = cards().video("en", replace(VIDEO, prompt=prompt), "")
    assert len(result.title) <= 60
    assert result.title.endswith("…")
    assert len(result.caption) < 1024


@pytest.mark.parametrize("language", WORDS.languages)
@pytest.mark.parametrize("prompt", ["", " \n ", "cat"])
def test_every_result_has_a_title(language: str, prompt: str) -> None:
    """Telegram refuses an answer with a result that has none."""
    result = cards().video(language, replace(VIDEO, prompt=prompt), "")
    assert result.title.strip()
    assert cards().video(language, replace(VIDEO, parameters=None), "").description


@pytest.mark.parametrize("language", WORDS.languages)
def test_the_line_above_no_results(language: str) -> None:
    none, no_match = (cards().nothing(language, has_videos=has) for has in (False, True))
    assert none.text != no_match.text
    for button in (none, no_match):
        assert len(button.text) <= 40
        assert button.parameter == "inline"


def test_an_unknown_language_is_answered_in_english() -> None:
    assert cards().video("xx-yy", VIDEO, "").description.endswith("Dec 1, 2026")
