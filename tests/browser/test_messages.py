"""The page of `make messages` in Chromium: it measures buttons, and lays out both directions."""

from pathlib import Path
from typing import Any

from playwright.async_api import Browser

from tests.messages.__main__ import write
from tests.messages.cuts import CHROMIUM, is_measurable

FITS, LONG = "🎬 Create", "A button whose words are longer than half a phone"


def message(name: str, text: str, *rows: list[str]) -> dict[str, Any]:
    return {"name": name, "kind": "card", "text": text, "buttons": list(rows), "flaw": ""}


async def test_the_page_finds_cut_buttons(chromium: Browser, tmp_path: Path) -> None:
    """Those of a shared row on a phone of 390 px, and no others; Arabic is written from the right."""
    write(tmp_path / "page.html", {
        "en": [message("two", "one", [FITS, LONG]), message("one", "two", [FITS], [LONG[:30]])],
        "ar": [message("right", "قطة على القمر", [FITS])],
    })  # fmt: skip
    page = await chromium.new_page(viewport={"width": 1560, "height": 900})
    await page.goto((tmp_path / "page.html").as_uri())
    choose = "name => { byId('language').value = name; return show(); }"
    assert await page.evaluate(choose, "en") == [f"en · two: {LONG}"]
    assert await page.locator("button.cut").count() >= 2  # at 320 px, too
    assert await page.evaluate(choose, "ar") == []
    words = page.locator(".phone").nth(1).locator(".words")
    assert await words.evaluate("words => getComputedStyle(words).unicodeBidi") == "plaintext"
    assert is_measurable() == CHROMIUM.exists()
    await page.close()
