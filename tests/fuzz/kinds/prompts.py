"""The text of an order, of /settings, of a command: its parsing, and the cards and the log that quote it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random

from bot.catalogue import load_catalogue
from bot.errors import UserError
from bot.menu import COMMANDS
from bot.parsing.commands import find_mistyped, split_command, suggest_command
from bot.parsing.cutting import joint
from bot.parsing.mentions import without_mention
from bot.parsing.options import parse_options, parse_order, storable
from bot.parsing.small_talk import LONGEST, SmallTalk
from bot.redaction import Redactor
from bot.texts.words import Words, clip_escaped
from sandbox.telegram.markup import parse_html
from tests.fuzz.kind import Kind
from tests.fuzz.texts import hard_texts, in_turns, mutated, random_text

GOOD = (
    "a cat on the moon --landscape --duration 15 --no-watermark",
    "15s portrait a cat, https://pictures.example/cat.jpg",
    '--model veo3 --negative "blurry, text" <b>a dog</b> and www.example.com/dog.png',
    "size=large a cat -- --landscape is a word", "видео кот на луне 10 секунд вертикально",
    "thaaanks!! 你好你好，多少钱？спасибо 🙏", "一只猫 横屏 15秒 https://pictures.example/猫.png，再来一只",
)  # fmt: skip
SECRETS = ("123456789:AAAA-made-up-token-of-a-fuzzed-bot", "sk-made-up-key-of-a-fuzzed-bot")


@asynccontextmanager
async def opened(_folder: Path) -> AsyncIterator[Kind]:
    catalogue, words, redactor = load_catalogue(None), Words.load(), Redactor(SECRETS)
    talk = SmallTalk(lambda kind: words.phrases(f"heard-{kind}"), lambda: words.phrases("heard-names"))
    assert talk.kind("thanks")  # reads the phrases

    async def read(text: str) -> None:
        with suppress(UserError):
            parsed = parse_order(text, catalogue, [text[:2000]])
            assert parsed.words is not None
        with suppress(UserError):
            parse_options(text, catalogue)
        body, _ = without_mention(text, "the_bot")
        command = split_command(body)
        if command is not None:
            suggest_command(command, COMMANDS)
        find_mistyped(body, COMMANDS)
        joint(text)
        talk.kind(text)
        talk.kind(text[:LONGEST])
        redactor.holds(text)
        assert not any(secret in redactor(text) for secret in SECRETS)
        parse_html(words.say("en", "quoted", prompt=clip_escaped(storable(text))))

    yield Kind("prompts", _inputs, read)


def _inputs(random: Random) -> Iterator[str]:
    def easy() -> str:
        return random_text(random) if random.random() < 0.5 else mutated(random, random.choice(GOOD))

    return in_turns(random, hard_texts(), easy)
