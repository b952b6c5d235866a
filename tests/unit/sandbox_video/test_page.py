"""The chat page is safe: message text is never markup, and nothing is loaded from other hosts."""

import re
from pathlib import Path

import pytest

from sandbox.video import KINDS, LIVES

PAGE = Path(__file__).parents[3] / "sandbox" / "page"
SCRIPTS = sorted(PAGE.glob("*.js"))
HTML = (PAGE / "index.html").read_text()
MARKUP_SINKS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function|srcdoc"
)


def test_the_page_exists() -> None:
    """Its main scripts are found."""
    assert {"page.js", "composer.js"} <= {script.name for script in SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_turns_text_into_markup(script: Path) -> None:
    """Message text is never parsed as HTML."""
    assert not MARKUP_SINKS.search(script.read_text())


@pytest.mark.parametrize("file", sorted(PAGE.glob("*.[hcj]*")), ids=lambda path: path.name)
def test_nothing_is_loaded_from_other_hosts(file: Path) -> None:
    """All addresses in the page are relative."""
    if file.suffix == ".jpg":
        return
    assert not re.findall(r"""(?:https?:)?//[\w-]+\.[\w.]+|url\(|@import""", file.read_text())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_modules_and_elements_of_scripts_exist(script: Path) -> None:
    """A script imports and selects only what there is."""
    text = script.read_text()
    modules = re.findall(r'from "\./([\w.]+)"', text)
    elements = re.findall(r'byId\("([\w-]+)"\)', text)
    assert all((PAGE / module).is_file() for module in modules)
    assert [name for name in elements if f'id="{name}"' not in HTML] == []


def test_page_loads_only_its_own_files() -> None:
    """Its element ids are unique."""
    files = re.findall(r'(?:src|href)="([^"#]+)"', HTML)
    assert files
    assert all((PAGE / file).is_file() for file in files)
    ids = re.findall(r'\bid="([\w-]+)"', HTML)
    assert len(ids) == len(set(ids))


def test_tips_name_only_known_words() -> None:
    """Each is a fault or a life of the video stand-in."""
    tips = (PAGE / "sidebar.js").read_text().partition("TIPS = [")[2].partition("];")[0]
    tags = re.findall(r"#(\w+)", tips)
    assert tags
    assert set(tags) <= {*KINDS, *LIVES}
