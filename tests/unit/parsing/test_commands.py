"""Commands and mistyped commands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.menu import COMMANDS
from bot.parsing.commands import Command, find_mistyped, split_command, suggest_command

KNOWN = (*COMMANDS, "start", "defaults")


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/video a cat", Command("video", None, "a cat")),
        ("/VIDEO@My_Bot a cat", Command("video", "My_Bot", "a cat")),
        ("/video", Command("video", None, "")),
        ("/video\nline one\n\nline two ", Command("video", None, "line one\n\nline two ")),
        ("/video  two spaces", Command("video", None, " two spaces")),
        ("  /start deep-link", Command("start", None, "deep-link")),
        ("/video@bot\n<b>x</b> 🐈", Command("video", "bot", "<b>x</b> 🐈")),
        ("see /video", None),
        ("/video/clip", None),
        ("/ video", None),
        ("/home/user", None),
        ("/https://e.com", None),
        ("/видио x", None),
        ("/кот", None),
        ("/video: a cat", Command("video", None, "a cat")),
        ("/video:a cat", Command("video", None, "a cat")),
        ("/video, a cat", Command("video", None, "a cat")),
        ("/video，一只猫", Command("video", None, "一只猫")),
        ("/video! a cat", Command("video", None, "a cat")),
        ("/video@bot: a cat", Command("video", "bot", "a cat")),
        ("/help!", Command("help", None, "")),
        ("／video a cat", Command("video", None, "a cat")),
        ("⁄video a cat", Command("video", None, "a cat")),
        ("/ＶＩＤＥＯ a cat", Command("video", None, "a cat")),
        ("\u200b/video a cat", Command("video", None, "a cat")),
        ("\u2068/video a cat\u2069", Command("video", None, "a cat")),
        ("\u2068/video\u2069 a cat", Command("video", None, "a cat")),
        ("\u200f/video@other_bot\u200e a cat", Command("video", "other_bot", "a cat")),
        ("\u061c/video \u2068a\u2069 cat \u2067b\u2069", Command("video", None, "\u2068a\u2069 cat \u2067b\u2069")),
        ("\u2068/show \u2068abc\u2069\u2069", Command("show", None, "abc")),
        ("/pause \u2068sora-2\u2069 می‌آید", Command("pause", None, "sora-2 می‌آید")),
        ("/settings \u2068duration=15\u2069", Command("settings", None, "\u2068duration=15\u2069")),
        ("/vídeo un gato", Command("video", None, "un gato")),
        ("/VIDÉO@bot un chat", Command("video", "bot", "un chat")),
        ("/videö x", Command("video", None, "x")),
        ("/видео кот", Command("video", None, "кот")),
        ("/Видео@bot кот", Command("video", "bot", "кот")),
        ("/视频 猫", Command("video", None, "猫")),
        ("/動画 猫", Command("video", None, "猫")),
        ("/ビデオ 猫", Command("video", None, "猫")),
        ("/वीडियो बिल्ली", Command("video", None, "बिल्ली")),
        ("/فيديو قطة", Command("video", None, "قطة")),
        ("/ویدیو گربه", Command("video", None, "گربه")),
        ("/ویدئو گربه", Command("video", None, "گربه")),
        ("", None),
    ],
)
def test_a_command_is_split_into_name_target_and_rest(text: str, command: Command | None) -> None:
    assert split_command(text) == command


@settings(max_examples=60, deadline=None)
@given(st.text(), st.sampled_from(" \n\t"), st.sampled_from(["", "@MyBot"]))
def test_the_rest_is_verbatim(rest: str, space: str, target: str) -> None:
    """Everything after the one space that follows a command is unchanged."""
    assert split_command(f"/video{target}{space}{rest}") == Command("video", target[1:] or None, rest)


@pytest.mark.parametrize(
    ("text", "meant", "rest"),
    [
        ("/vidoe a cat", "video", "a cat"),
        ("/viedo a cat", "video", "a cat"),
        ("/vide a cat", "video", "a cat"),
        ("/vid a cat", "video", "a cat"),
        ("/v a cat", "video", "a cat"),
        ("/VEDIO a cat", "video", "a cat"),
        ("/videos a cat", "video", "a cat"),
        ("/vidéos a cat", "video", "a cat"),
        ("/videoa cat", "video", "a cat"),
        ("/video_a cat", "video", "a cat"),
        ("/imagine a cat", "video", "a cat"),
        ("/erstelle Katze", "video", "Katze"),
        ("/crée un chat", "video", "un chat"),
        ("/buat kucing", "video", "kucing"),
        ("/vidoe: a cat", "video", "a cat"),
        ("/vidoe\na\n\ncat ", "video", "a\n\ncat "),
        ("/helpp", "help", ""),
        ("/ayuda", "help", ""),
        ("/statsu abc", "status", "abc"),
        ("/setdefaults", "defaults", ""),
        ("/nonsense", None, ""),
        ("/s", None, ""),
        ("/100 cats", None, "cats"),
    ],
)
def test_an_unknown_command_gets_a_suggestion(text: str, meant: str | None, rest: str) -> None:
    command = split_command(text)
    assert command is not None
    mistyped = suggest_command(command, KNOWN)
    assert (mistyped.meant, mistyped.rest) == (meant, rest)


@pytest.mark.parametrize(
    ("text", "written", "rest"),
    [
        ("\\video a cat", "\\video", "a cat"),
        ("＼video a cat", "＼video", "a cat"),
        ("!video a cat", "!video", "a cat"),
        ("！video a cat", "！video", "a cat"),
        (".video a cat", ".video", "a cat"),
        (".мшвущ кот", ".мшвущ", "кот"),
        ("/ video a cat", "/ video", "a cat"),
        ("//video a cat", "//video", "a cat"),
        ("／ video a cat", "／ video", "a cat"),
        ("/video/a cat", "/video", "a cat"),
        ("/video-a cat", "/video-a", "a cat"),
        ("\\vidoe a cat", "\\vidoe", "a cat"),
        ("/видио кот", "/видио", "кот"),
        ("/сгенерируй кота", "/сгенерируй", "кота"),
        ("/生成 猫", "/生成", "猫"),
        ("/動画を作って 猫", "/動画を作って", "猫"),
        ("/वीडिओ बिल्ली", "/वीडिओ", "बिल्ली"),
        ("/أنشئ قطة", "/أنشئ", "قطة"),
        ("\\видео: кот", "\\видео", "кот"),
        ("!Vídeo@bot x", "!Vídeo@bot", "x"),
    ],
)
def test_a_mistyped_command_is_not_a_prompt(text: str, written: str, rest: str) -> None:
    assert split_command(text) is None
    mistyped = find_mistyped(text, KNOWN)
    assert mistyped is not None
    assert (mistyped.written, mistyped.meant, mistyped.rest) == (written, "video", rest)


@pytest.mark.parametrize(
    "text",
    [
        "a cat", "/home/user at his desk", "/r/cats style", "!wow, a cat", "...and a cat", "! a cat", ".", "/", "\\o/ a man",
        "!check this out", "see \\video", "-video", "video: a cat", "/ a cat", "/кот", "", "🎬 video",
    ],
)  # fmt: skip
def test_other_beginnings_are_prompts(text: str) -> None:
    assert split_command(text) is None
    assert find_mistyped(text, KNOWN) is None


@settings(max_examples=200, deadline=None)
@given(st.text() | st.lists(st.sampled_from([*"/\\!.:@ -_a", "video", "vidoe", "／", "\n"])).map("".join))
def test_any_text_can_be_parsed(text: str) -> None:
    """No text raises an error, and the rest of a command is the end of its text."""
    command, mistyped = split_command(text), find_mistyped(text, KNOWN)
    assert command is None or text.endswith(command.rest)
    assert command is None or suggest_command(command, KNOWN).written
    assert mistyped is None or mistyped.meant in KNOWN
