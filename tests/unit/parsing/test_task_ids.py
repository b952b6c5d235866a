"""An id of a task is found in whatever people copy and write around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.task_ids import LONGEST, MOST, written_ids

ID = "sora-2:task_01fdd6f641e5ad28"
CARD = (
    f"🎬 Your video is being made.\nTask {ID}\n▓▓░ 37% · 5 s so far, usually 4 min\nportrait · small · 10 s · 0.40 USD"
)
RLM, LRM, FSI, PDI, RLE, ZWSP, BOM = "\u200f", "\u200e", "\u2068", "\u2069", "\u202b", "\u200b", "\ufeff"


@pytest.mark.parametrize(
    "text",
    [
        ID, f" {ID} ", f"{ID}\n", f"\n{ID}\nplease", f"`{ID}`", f"```{ID}```", f"“{ID}”", f"„{ID}“", f"«{ID}»", f"'{ID}'",
        f"({ID})", f"[{ID}].", f"<{ID}>,", f"{{{ID}}}", f"**{ID}**", f"{ID}.", f"{ID}...", f"{ID}…", f"{ID}؟", f"「{ID}」",
        f"（{ID}）。", f"task id: {ID}", f"id:{ID}", f"task_id={ID}", f"Task: {ID}, please", f"任务：{ID}", f"任务{ID}的视频",
        f"please show me {ID} again", CARD, f"المهمة {RLM}{ID}{LRM}", f"{FSI}{ID}{PDI}", f"{RLE}{ID}", f"{ID[:9]}{ZWSP}{ID[9:]}",
        f"{BOM}{ID}", f"{ID}\u00a0please", f"\u00ad{ID}", f"{ID}\x00", f"#{ID}", f"task #{ID}",
    ],
)  # fmt: skip
def test_an_id_is_found_in_what_is_around_it(text: str) -> None:
    assert any(ID in place.forms for place in written_ids(text))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (ID, "", ""),
        (f"“{ID}” --landscape 15", "", "--landscape 15"),
        (f"{ID}\n\n--size large", "", "--size large"),
        (f"task id: {ID}", "task id:", ""),
        (f"{RLM}{ID}{RLM} --landscape", "", "--landscape"),
    ],
)
def test_the_rest_of_the_text_is_kept(text: str, before: str, after: str) -> None:
    """Without its invisible characters, so that options after an id are read."""
    [place] = [place for place in written_ids(text) if ID in place.forms]
    assert (place.before, place.after) == (before, after)


def test_a_word_as_written_comes_first() -> None:
    """Nothing forbids a quote, a colon or a space in a provider's id."""
    assert written_ids("'a:b'")[0].forms == ("'a:b'", "a:b", "b")
    assert written_ids("an id with spaces")[0].forms == ("an id with spaces",)
    assert written_ids("sora-2:task_1")[0].forms == ("sora-2:task_1",)


@pytest.mark.parametrize(
    ("text", "is_short"), [("abc", True), ("“abcdefg”", True), ("abcdefg", True), ("abcdefgh", False)]
)
def test_a_short_word_is_no_beginning(text: str, is_short: bool) -> None:
    assert [place.is_short for place in written_ids(text)] == [is_short]


def test_a_long_text_is_not_looked_through_whole() -> None:
    assert len(written_ids("word " * 5000)) == MOST
    assert written_ids("x" * (LONGEST + 1)) == ()


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for place in written_ids(text):
        assert place.forms and all(0 < len(form) <= LONGEST for form in place.forms)
